"""A speech act that the outlet has on somebody's word only: "X said that Y had promised", "Y is said to have ordered"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.subjects import continued
from kilde.reading.draft import Draft, EventDraft, StatementDraft
from kilde.reading.events.doubt import is_on_a_word
from kilde.reading.events.lexicon import event_words
from kilde.reading.events.make import Told
from kilde.reading.events.own_word import tense
from kilde.reading.events.scene import Scene
from kilde.reading.statements.lexicon import speech

OUTLETS = ("news-agency", "media")
NOBODY = ("population", "other")
TELLING = ("assert", "confirm", "announce", "deny", "accuse", "warn")
HELD = ("ccomp", "xcomp", "csubj", "acl", "advcl", "obl", "obj")


def told_by(draft: Draft, statement: StatementDraft) -> list[StatementDraft]:
    """Statements of others that hold the cue of one."""
    found = cue_at(draft, statement)
    if found is None:
        return []
    clauses, at = found
    start = clauses.tokens[at].start
    if _cites_another(clauses, statement):
        return [statement]
    others = [s for s in draft.statements if s is not statement and (s.speaker != statement.speaker or _is_done(draft, clauses, at))]
    around = [s for s in others if any(c.start <= start < c.end for c in s.covers) or _is_fronted(clauses, s, at) or _is_continued(clauses, s, at)]
    unnamed = all(e.kind in NOBODY for e in statement.speaker)
    return [s for s in around if unnamed or (s.act in TELLING and not _relays(s) and _holds(clauses, s, at))]


def _cites_another(clauses: Clauses, statement: StatementDraft) -> bool:
    """ "Y has refused to leave, the paper reported, citing a general": an outlet that cites somebody has the speech act on his word."""
    if not statement.via or statement.cue is None:
        return False
    cited = speech(clauses.rules.language).citing.find(clauses.words, 1, len(clauses.words))
    if cited is None or clauses.tokens[cited[0]].start < statement.cue.start:
        return False
    behind = next((p for p in clauses.phrases if p.first >= cited[1]), None)
    sources = [e for e in behind.entities if e.kind not in OUTLETS] if behind is not None else []
    return bool(sources) and not any(e in statement.speaker for e in sources)


def _is_done(draft: Draft, clauses: Clauses, at: int) -> bool:
    """ "Says it has refused": an act of one's own that one tells of."""
    return tense(Scene(draft, clauses, event_words(draft.language)), at) in ("perfect", "pluperfect")


def is_believed(draft: Draft, statement: StatementDraft) -> bool:
    """Whether nobody speaks and the outlet still does not vouch for the speech act."""
    found = cue_at(draft, statement)
    return found is not None and is_on_a_word(Scene(draft, found[0], event_words(draft.language)), found[1])


def _relays(statement: StatementDraft) -> bool:
    """Whether only agencies and outlets speak: how the words came, and no other source."""
    return bool(statement.speaker) and all(e.kind in OUTLETS for e in statement.speaker)


def cue_at(draft: Draft, statement: StatementDraft) -> tuple[Clauses, int] | None:
    """The sentence of a statement's cue, and the cue's token in it."""
    if statement.cue is None:
        return None
    clauses = draft.clauses_at(statement.cue.start)
    at = clauses.token_at(statement.cue.start) if clauses is not None else None
    return (clauses, at) if clauses is not None and at is not None else None


def _is_fronted(clauses: Clauses, outer: StatementDraft, at: int) -> bool:
    """ "Y has refused to leave, the paper reported, citing a general": the clause before the words of those who tell it hangs on them."""
    if not clauses.sentence.parse.has_syntax or clauses.tree.relation(at) != "ccomp":
        return False
    head = clauses.tokens[clauses.tree.heads[at]].start
    return any(span.start <= head < span.end for span in outer.evidence)


def _is_continued(clauses: Clauses, outer: StatementDraft, at: int) -> bool:
    """ "The rebels have left, mediators said, and are demanding money": what goes on with the clause before the words of saying is told by them."""
    tree, cue = clauses.tree, clauses.token_at(outer.cue.start) if outer.cue is not None else None
    if not clauses.sentence.parse.has_syntax or cue is None or tree.relation(at) != "conj":
        return False
    before = tree.heads[at]
    fronted = tree.relation(before) == "ccomp" and tree.heads[before] == cue and before < cue < at
    return fronted or (before == cue and continued(clauses, tree, at) is not None)


def _holds(clauses: Clauses, outer: StatementDraft, at: int) -> bool:
    """Whether the outer words govern the inner cue, or trail it; what is only joined to them or tells of somebody beside them is the outlet's."""
    tree = clauses.tree
    cue = clauses.token_at(outer.cue.start) if outer.cue is not None else None
    if cue is not None and any(clauses.tokens[i].text == ":" for i in range(at, cue)):
        return False
    if cue is None:
        return outer.cue is not None and not clauses.sentence.start <= outer.cue.start < clauses.sentence.end
    if not clauses.sentence.parse.has_syntax:
        return False
    if _is_fronted(clauses, outer, at):
        return True
    if (tree.heads[cue] == at and tree.relation(cue) == "parataxis") or _trails(clauses, outer, at, cue) or _is_continued(clauses, outer, at):
        return True
    apart = event_words(clauses.rules.language).apart
    for lower, upper in pairwise(tree.above(at)):
        timing = tree.relation(lower) == "advcl" and any(clauses.words[i] in apart for i in tree.below(lower, "mark"))
        beside = tree.subtype(lower) == "relcl" and not _tells_which(clauses, lower)
        if beside or timing:
            return False
        if upper == cue:
            return tree.relation(lower) in HELD
    return False


def _trails(clauses: Clauses, outer: StatementDraft, at: int, cue: int) -> bool:
    """ "Kiev vägrar att förhandla, säger Peskov": words of saying right behind the comma that closes what they tell, whatever the tree calls them."""
    told = outer.content
    held = told is not None and told.start <= clauses.tokens[at].start < told.end <= clauses.tokens[cue].start
    return held and at < cue - 1 and clauses.tokens[cue - 1].text == ","


def _tells_which(clauses: Clauses, verb: int) -> bool:
    """ "stopped a draft that blamed Israel": a relative clause without a mark before it, on what nobody knew of before, is part of what is told."""
    tree, rules = clauses.tree, clauses.rules
    noun = tree.heads[verb]
    marked = any(clauses.tokens[i].text == "," for i in range(noun, verb))
    return not marked and any(clauses.words[i] in rules.indefinite for i in tree.below(noun, "det")) and tree.relation(noun) != "nsubj"


def share(scene: Scene, spoken: Sequence[EventDraft], claimed: Sequence[Told]) -> None:
    """ "They beat him and threatened to shoot his son": a speech act joined to a deed that only a source tells is the source's too."""
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    for told in claimed if scene.syntax else ():
        joined = {tree.heads[told.index] if tree.relation(told.index) == "conj" else told.index, *tree.below(told.index, "conj")}
        starts = {tokens[i].start for i in joined if i == told.index or not tree.below(i, "nsubj")}
        for event in spoken:
            if event.attribution == "reported" and event.trigger.start in starts:
                event.attribution, event.asserted_by = "claimed", list(told.event.asserted_by)
