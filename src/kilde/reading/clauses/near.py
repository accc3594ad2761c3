"""What stands close behind a verb and can change its sense: "arrested" is another thing than "arrested the decline"."""

from __future__ import annotations

from collections.abc import Container

from kilde.reading.clauses.segments import Clauses


def stands_close(clauses: Clauses, verb: int, words: Container[str], reach: int) -> bool:
    """Whether one of some words stands fewer than `reach` tokens behind a verb: none of a date ("arrested on the night to Monday"), none within a clause of time or reason."""
    for at in range(verb + 1, min(verb + reach, len(clauses.words))):
        if clauses.words[at] in words and not clauses.in_time(at):
            return not any(s.kind == "subordinate" and verb < s.first < min(at, s.last - 1) for s in clauses.segments)
    return False
