"""Clauses that the outlet passes on without vouching for them and without naming anybody: "is said to have", "reportedly"."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.model.record import Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.stretches import opens_relative, relative_of

REACH, FAR = 6, 12  # tokens between the two halves of a hearsay verb: subject and adverbs; where the tree hangs both on one verb


def hearsay(clauses: Clauses, speech: Speech) -> list[StatementDraft]:
    """A statement without a speaker where the sentence is hearsay; none otherwise."""
    marks = [m for m in (speech.hearsay_adverbs.find(clauses.words, 0, len(clauses.words)), _auxiliary(clauses, speech), _news(clauses, speech)) if m is not None]
    mark = marks[0] if marks else None
    by_deal = event_words(clauses.rules.language).by_deal.find(clauses.words, 0, len(clauses.words)) is not None  # "Ifølge avtalen skal gruppa være ute i juni"
    if mark is None or by_deal or _tells_of_none(clauses, speech):
        return []
    told = told_by_mark(clauses, *mark) if len(marks) == 1 else trim(clauses)
    cue = clauses.span(*mark)
    return [StatementDraft(evidence=[told], act="assert", cue=cue, content=told, covers=[told], sentence=clauses.sentence.index, confidence=0.6)]


def told_by_mark(clauses: Clauses, first: int, last: int) -> Span:
    """What a source or a word of hearsay within a sentence is for: the last of joined clauses where it stands inside that, else all of it.

    "The group attacked the town and, according to the army, killed ten": the attack is the outlet's.
    """
    whole = trim(clauses)
    if opens_relative(clauses, first):
        return clauses.span(*relative_of(clauses, first))
    if not clauses.sentence.parse.has_syntax:
        return whole
    tree = clauses.tree
    top = next((at for at in range(first, last) if not first <= tree.heads[at] < last), first)
    verb = top if tree.is_predicate(top) else tree.clause_of(top)
    root = tree.heads[verb] if verb is not None else ROOT
    if verb is None or tree.relation(verb) != "conj" or root == ROOT or tree.heads[root] != ROOT or not tree.is_predicate(root) or not _precedes(clauses, verb, first, last):
        return whole
    joiner = next((i for i in tree.below(verb, "cc") if root < i <= first), None)
    opening = next((i for i in range(joiner + 1, last) if clauses.words[i][0].isalnum()), None) if joiner is not None else None
    return Span(start=clauses.tokens[opening].start, end=whole.end) if opening is not None else whole


def _precedes(clauses: Clauses, verb: int, first: int, last: int) -> bool:
    """Whether a source or a word of hearsay stands before what its clause tells; at the end of a sentence it is for all of it."""
    tree = clauses.tree
    own = {at for word in range(first, last) for at in tree.above(word)}
    return verb >= last or any(child >= last and child not in own and tree.relation(child) in ("obj", "nsubj", "ccomp", "xcomp") for child in tree.children[verb])


def _tells_of_none(clauses: Clauses, speech: Speech) -> bool:
    """ "There were no reports of dead": nobody tells anything."""
    return any(word in speech.hearsay_nouns and clauses.words[i - 1] in clauses.rules.negations for i, word in enumerate(clauses.words) if i)


def _auxiliary(clauses: Clauses, speech: Speech) -> tuple[int, int] | None:
    """ "skal ha angrepet", also with the subject between: "skal regjeringen ha angrepet"."""
    for index in range(len(clauses.words)):
        if clauses.inside[index] is not None:
            continue
        for later in range(index + 1, min(index + FAR, len(clauses.words))):
            heard = speech.heard(clauses.words, index, later)
            if heard and _helps_one(clauses, index, later) and clauses.inside[later] is None and not _owns(clauses, later) and not _describes(clauses, later + heard - 1):
                return index, later + heard
    return None


def _helps_one(clauses: Clauses, first: int, later: int) -> bool:
    """Whether two helpers are of one verb: they stand near each other, or the tree hangs both on it; what somebody "skulle ha" done was only to be."""
    if later < first + REACH:
        return True
    present = clauses.sentence.parse.has_syntax and clauses.tokens[first].feats.get("Tense") == "Pres"
    return present and clauses.tree.heads[first] == clauses.tree.heads[later]


def _describes(clauses: Clauses, last: int) -> bool:
    """ "Men who are believed to be rebels attacked the camp": what somebody is held to be, in a clause about them, is no hearsay of what they did."""
    tree = clauses.tree
    if not clauses.sentence.parse.has_syntax or tree.relation(last) != "cop":
        return False
    held = tree.heads[last]
    return "relcl" in (tree.subtype(held), tree.subtype(max(tree.heads[held], 0)))


def _owns(clauses: Clauses, index: int) -> bool:
    """ "The council is to have seven members": "have" with an object, no auxiliary."""
    return clauses.rules.auxiliaries.get(clauses.words[index]) == "perfect" and clauses.tokens[index].upos == "VERB"


def _news(clauses: Clauses, speech: Speech) -> tuple[int, int] | None:
    """ "there are reports of fighting"."""
    nouns = [i for i, word in enumerate(clauses.words) if word in speech.hearsay_nouns and clauses.inside[i] is None]
    if nouns and any(word in speech.hearsay_noun_verbs for word in clauses.words):
        return nouns[0], nouns[0] + 1
    return None
