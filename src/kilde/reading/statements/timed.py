"""What an outlet tells itself, before a clause of time in which somebody else speaks: "Reuters reported that rebels had taken Goma, hours after Congo said ..."."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.content import Part

BACK = 8  # tokens from the verb's subject back to the comma before "a day after"


def before_aside(clauses: Clauses, part: Part, cues: list[Attribution]) -> bool:
    """ "State television reported that X, a day after Y said Z": whether others speak behind what an outlet says only in a clause of time.

    The outlet is then the speaker and passes on nothing of theirs; its own words end before the comma, where there is one.
    """
    attribution = part.attribution
    later = [c for c in cues if c.verb > attribution.verb]
    if attribution.trails or not later or not all(_is_timed(clauses, part, c) for c in later):
        return False
    mark = _mark(clauses, part, later[0])
    if mark:
        part.last, part.content = mark, (part.content[0], mark)
    return True


def _is_timed(clauses: Clauses, part: Part, cue: Attribution) -> bool:
    """Whether a verb stands behind "after" or "before", hung on what an outlet says."""
    tree, verb = clauses.tree, cue.verb
    if not clauses.sentence.parse.has_syntax or tree.relation(verb) not in ("advcl", "acl") or not part.content[0] <= tree.heads[verb] < verb:
        return False
    return any(clauses.words[i] in event_words(clauses.rules.language).apart for i in tree.below(verb, "mark", "case") if i < verb)


def _mark(clauses: Clauses, part: Part, cue: Attribution) -> int:
    """The comma before "a day after"; 0 without one."""
    opening = min(clauses.tree.below(cue.verb, "mark", "case"))
    return next((i for i in range(opening - 1, max(part.content[0] + 1, opening - BACK), -1) if clauses.tokens[i].text == ","), 0)
