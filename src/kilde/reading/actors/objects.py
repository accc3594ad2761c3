"""Whom a pronoun can stand for by where it stands: an object is never the subject of its own verb, and "they" may be a pair told of just before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kilde.reading.actors.phrase import Phrase
from kilde.reading.draft import EntityDraft

OBJECTS = ("obj", "iobj")
SUBJECT = "nsubj"
ROOT = "root"
JOINED = "conj"  # a verb joined to another shares its subject


def acting(phrase: Phrase, row: Sequence[Phrase]) -> set[EntityDraft]:
    """Who does what is done to the pronoun ("Adams thanks him"); nobody where the tree has the pronoun for no object.

    row: the outermost actor phrases of its sentence.
    """
    tokens = phrase.sentence.tokens
    if not phrase.sentence.parse.has_syntax or tokens[phrase.first].relation not in OBJECTS:
        return set()
    verb = tokens[phrase.first].head
    while verb is not None:
        subject = next((i for i, t in enumerate(tokens) if t.head == verb and t.relation == SUBJECT), None)
        if subject is not None:
            return {e for p in row if min(p.outer, p.first) <= subject < p.last for e in p.entities}
        verb = tokens[verb].head if tokens[verb].relation == JOINED else None
    return set()


def pair_before(phrase: Phrase, row: Sequence[Phrase], joiners: frozenset[str]) -> list[EntityDraft]:
    """ "spoke to both leaders and asked them": the two told of last before the pronoun, who are not those who act; nobody where there are none."""
    before = [p for p in row if p.last <= phrase.first]
    subject = acting(phrase, row)
    if not before or not subject:
        return []
    last = before[-1]
    if len(last.entities) > 1:
        return list(last.entities) if not subject & set(last.entities) else []
    for left, right in pairwise(before[-2:]):
        joined = right.first - left.last in (1, 2) and left.sentence.tokens[left.last].text.casefold() in joiners
        two = [*left.entities, *right.entities]
        if joined and len(two) == 2 and not subject & set(two):
            return two
    return []


def subject_of(row: Sequence[Phrase]) -> Phrase | None:
    """ "On Monday Zelensky met Biden": who acts in the main clause of a sentence; None where the tree tells nobody or a passive.

    row: the outermost actor phrases of the sentence.
    """
    tokens = row[0].sentence.tokens if row else ()
    root = next((i for i, t in enumerate(tokens) if t.relation == ROOT), None)
    subject = next((i for i, t in enumerate(tokens) if t.head == root and t.relation == SUBJECT), None) if root is not None else None
    return next((p for p in row if subject is not None and min(p.outer, p.first) <= subject < p.last), None)


def with_joined(reporter: Phrase, row: Sequence[Phrase], joiners: frozenset[str]) -> list[EntityDraft]:
    """ "A and B announced that they": both, where the last of them stands before the verb; nobody where only one is named."""
    first = min(reporter.first, reporter.outer)
    words = [token.text.casefold() for token in reporter.sentence.tokens[max(0, first - 2) : first]]
    left = next((p for p in row if p.last in (first - 1, first - 2) and any(w in joiners for w in words)), None)
    opens = left is not None and min(left.first, left.outer) <= 1
    return [*left.entities, *reporter.entities] if left is not None and opens else []


def new_behind(phrase: Phrase, row: list[Phrase]) -> set[EntityDraft]:
    """Whom the clause names behind a "they" and not before it, who cannot be meant by it: "They asked for observers"; of a sentence that opens with
    a quotation, also whoever speaks it: "– They shot my brother, says a woman"."""
    tokens = phrase.sentence.tokens
    before = {e for other in row if other.last <= phrase.first for e in other.entities}
    marks = [i for i, token in enumerate(tokens) if i >= phrase.last and not token.text[0].isalnum()]
    end = marks[0] if marks and tokens[0].text[0].isalnum() else len(tokens)
    return {e for other in row if phrase.last <= other.first < end for e in other.entities} - before
