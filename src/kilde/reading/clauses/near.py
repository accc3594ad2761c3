"""What stands close behind a verb and can change its sense: "arrested" is another thing than "arrested the decline"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses


def close_behind(clauses: Clauses, verb: int, reach: int) -> list[str]:
    """The words fewer than `reach` tokens behind a verb: none of a date ("arrested on the night to Monday"), none within a clause of time or reason."""
    found = list[str]()
    for at in range(verb + 1, min(verb + reach, len(clauses.words))):
        segment = clauses.segment(at)
        if segment.kind == "subordinate" and verb < segment.first < at:
            break
        if not any(start <= clauses.tokens[at].start < end for start, end in clauses.times.items()):
            found.append(clauses.words[at])
    return found
