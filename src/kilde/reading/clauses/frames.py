"""The frame of a verb: from its dependency tree where the encoder gives one, else from word order."""

from __future__ import annotations

from kilde.reading.clauses import attributive, shallow, syntactic
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses


def frame(clauses: Clauses, verb: int, passive: bool | None = None) -> Frame:
    """The frame of the verb at a token index; `passive` when its form alone tells the voice."""
    if (doer := attributive.doer_before(clauses, verb)) is not None:
        return attributive.frame(clauses, verb, doer)
    if not clauses.sentence.parse.has_syntax:
        return shallow.frame(clauses, verb, passive)
    if clauses.rules.verb_second and _trails(clauses, verb):
        made = shallow.frame(clauses, verb, passive)
        if made.subject and made.inverted:
            return made
    made_of_tree = syntactic.frame(clauses, verb, passive)
    if made_of_tree is None or (made_of_tree.subject and _is_oblique(clauses, made_of_tree)):
        return shallow.frame(clauses, verb, passive)
    return made_of_tree


def _is_oblique(clauses: Clauses, made: Frame) -> bool:
    """ "I rådet anklagade X ...": what a preposition governs before the verb is no subject, whatever the tree says."""
    first = made.subject[0]
    before = min(first.first, first.outer) - 1
    opens = before >= 0 and clauses.tree.relation(before) == "mark"  # "since Russia invaded X": a word that is a preposition elsewhere
    return clauses.rules.verb_second and not made.passive and first.last <= made.finite and not opens and clauses.governor(first) is not None


def _trails(clauses: Clauses, verb: int) -> bool:
    """Whether the verb opens its clause behind a mark, as in "..., sier X": word order is surer there than trees are.

    It does not where only names stand before the mark: "Ada Blom, utenriksminister, sier ...".
    """
    segment = clauses.segment(verb)
    if segment.kind not in ("mark", "quote") or verb != segment.body:
        return False
    if _closes_aside(clauses, segment.first) or _follows_subject(clauses, verb):
        return False
    said = clauses.sentence.block.kind == "quote" or bool(clauses.quotes) or not clauses.tokens[0].text[0].isalnum()
    named = min((p.first for p in clauses.phrases), default=1) == 0 and clauses.governor(clauses.phrases[0]) is None
    return said or not named or any(clauses.is_verb(i) or clauses.tokens[i].upos in ("VERB", "AUX") for i in range(segment.first))


def _follows_subject(clauses: Clauses, verb: int) -> bool:
    """ "The minister, who had been there, urged X to ...": the sentence opens with the verb's subject and what is told of it, up to the verb."""
    subjects = clauses.tree.below(verb, "nsubj")
    phrases = {id(clauses.inside[i]) for i in subjects if clauses.inside[i] is not None}
    if len(phrases) != 1 or any(clauses.inside[i] is None for i in subjects):
        return False
    return clauses.tree.span(subjects[0])[0] == 0 and clauses.tree.span(subjects[-1])[1] == verb


def _closes_aside(clauses: Clauses, first: int) -> bool:
    """ "The troops – after they had advanced – shelled the town": the second of two dashes within a sentence, where its clause goes on."""
    dashes = [i for i in range(1, first + 1) if clauses.tokens[i].text in shallow.DASHES]
    return len(dashes) > 1 and dashes[-1] >= first - 1
