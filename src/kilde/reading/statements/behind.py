"""What stands behind a speech verb as its content without a complementiser: a bare clause, a bare infinitive, what the tree hangs on the verb."""

from __future__ import annotations

from typing import Literal

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.lexicon import Cue

NOUNS = ("ADJ", "NOUN", "NUM", "PROPN")  # what a noun phrase without its article consists of
CLOSING = (",", ";", ":", "–", "—")  # marks behind which another clause begins
ContentKind = Literal["that", "infinitive", "noun", "quote", "before", "answer", "none"]


def hung(clauses: Clauses, around: Frame) -> tuple[int, int] | None:
    """ "The official, who spoke on condition of anonymity, said 15 drones hit it": right behind the verb, a clause with a subject that no list knows."""
    if around.inverted or clauses.rules.verb_second or not clauses.sentence.parse.has_syntax or around.subject_at is None or around.subject_at > around.verb:
        return None
    for child in clauses.tree.below(around.verb, "ccomp"):
        first, last = clauses.tree.span(child)
        if first == around.verb + 1 and clauses.tree.below(child, "nsubj", "nsubj:pass", "expl"):
            return first, last
    return None


def joined_subject(clauses: Clauses, around: Frame) -> tuple[int, int] | None:
    """ "Hæren sier [to soldater og en sivil ble drept]": people right behind the verb, joined to those with whom their clause goes on."""
    tree, verb = clauses.tree, around.verb
    if around.inverted or around.passive or not clauses.rules.verb_second or not clauses.sentence.parse.has_syntax:
        return None
    people = next((i for i in tree.below(verb, "obj", "iobj", "nsubj") if i > verb and tree.span(i)[0] == verb + 1 and clauses.inside[i] is not None), None)
    if people is None or people + 1 >= len(clauses.words) or clauses.words[people + 1] not in clauses.rules.conjunctions:
        return None
    for joined in tree.below(verb, "conj"):
        between = range(people + 2, joined)
        plain = not any(clauses.tokens[i].text in CLOSING for i in between)
        if plain and any(clauses.tokens[i].upos in NOUNS for i in between) and (clauses.is_past(joined) or tree.below(joined, "aux", "cop")):
            return verb + 1, len(clauses.tokens)
    return None


def in_tree(clauses: Clauses, around: Frame) -> tuple[ContentKind, tuple[int, int]] | None:
    """The clause that the tree hangs on the verb as what is said, or the one in which an attribution is put."""
    tree, verb = clauses.tree, around.verb
    for child in tree.below(verb, "ccomp", "parataxis"):
        first, last = tree.span(child)
        if first > verb and tree.relation(child) == "ccomp":
            return "that", (first, last)
        if last <= verb and last - first > 1:
            return "before", (first, last)
    for child in tree.below(verb, "xcomp"):  # "hevder våpenhvilen er brutt": what has a subject of its own is a clause
        finite = clauses.tokens[child].feats.get("VerbForm") != "Inf" or bool(tree.below(child, "aux"))
        if child > verb and finite and any(verb < i < child for i in tree.below(child, "nsubj", "expl")):
            return "that", tree.span(child)
    if tree.relation(verb) == "parataxis" and 0 <= tree.heads[verb] < verb:
        first, last = tree.span(tree.heads[verb])[0], tree.span(verb)[0]
        while last > first and clauses.tokens[last - 1].text in {",", *QUOTE_MARKS, "–", "—", "-"}:
            last -= 1
        return ("before", (first, last)) if last - first > 1 else None
    return None


def bare_clause(clauses: Clauses, around: Frame, phrase: Phrase) -> bool:
    """Content without a complementiser: "says they will", an actor and a verb right behind the speech verb."""
    gerund = is_opening_gerund(clauses, around)  # "adding Rwanda had sent troops": what follows is no subject of its own
    if not gerund and (phrase in around.subject or (around.inverted and not clauses.rules.verb_second)):
        return False
    if phrase.first != (around.verb + 1 if gerund else start_behind(around)) or phrase.last >= len(clauses.tokens):
        return False
    return clauses.is_verb(phrase.last) and (gerund or not around.inverted)


def plain_clause(clauses: Clauses, at: int) -> bool:
    """ "adding (local) shops were being looted": a noun that no list knows and its finite verb."""
    while at < len(clauses.words) and clauses.tokens[at].upos in NOUNS:
        at += 1
    return at < len(clauses.words) and clauses.tokens[at].upos in ("AUX", "VERB") and clauses.tokens[at].feats.get("VerbForm") == "Fin" and clauses.tokens[at - 1].upos in ("NOUN", "PROPN")


def bare_infinitive(clauses: Clauses, around: Frame, cue: Cue) -> tuple[ContentKind, tuple[int, int]] | None:
    """ "har bedt Israel utsetje åtaket": an infinitive without its marker right behind who is asked."""
    at = around.objects[-1].last if around.objects else len(clauses.tokens)
    fits = cue.addressee_object and "infinitive" in cue.content and clauses.rules.verb_second and at < len(clauses.tokens)
    bare = fits and clauses.inside[at] is None and clauses.tokens[at].upos == "VERB" and clauses.tokens[at].feats.get("VerbForm") == "Inf"
    return ("infinitive", (at, len(clauses.tokens))) if bare else None


def is_opening_gerund(clauses: Clauses, around: Frame) -> bool:
    """ "..., cautioning foreign powers against it": what a form in -ing says stands behind it, where there is anything."""
    verb = around.verb
    opens = clauses.is_gerund(verb) and verb == clauses.segment(verb).body and around.finite == verb
    return opens and verb + 1 < len(clauses.words) and clauses.words[verb + 1][0].isalnum()


def start_behind(around: Frame) -> int:
    after = [p.last for p in around.subject if around.inverted]
    return max([around.verb + 1, *after])
