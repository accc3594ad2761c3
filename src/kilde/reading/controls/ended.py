"""A hold that the same clause tells the end of: "captured the town in 2012 before it was driven out"."""

from __future__ import annotations

from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.draft import Draft
from kilde.reading.events.lexicon import event_words


def is_over(draft: Draft, clauses: Clauses, words: ControlWords, verb: int) -> bool:
    """ "Took Goma in 2012 before the rebels were driven out": whether a clause of time behind the verb says that who took a place lost it again."""
    if not clauses.sentence.parse.has_syntax:
        return False
    told = event_words(draft.language)
    behind = [i for i in clauses.tree.below(verb, "advcl") if i > verb and any(clauses.words[c] in told.earlier for c in clauses.tree.below(i, "mark"))]
    mine = {e for p in frame(clauses, verb).subject for e in p.entities}
    for lost in (i for i in behind if words.has("driving", clauses.words[i]) or words.has("losing", clauses.words[i]) or told.tells(clauses.words[i], "RETREAT")):
        around = frame(clauses, lost)
        same = any(mine.intersection(p.entities) for p in around.subject)
        if same and around.passive == words.has("driving", clauses.words[lost]):
            return True
    return False
