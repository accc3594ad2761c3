"""Whose a thing is that somebody condemns, praises or turns down: "condemned Russia's attack", "rejected an Israeli proposal", "their attacks, condemned by X"."""

from __future__ import annotations

from collections.abc import Collection

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.grammar import grammar
from kilde.reading.statements.relays import is_relay


def whose(draft: Draft, clauses: Clauses, around: Frame, nouns: Collection[str] | None = None) -> list[EntityDraft]:
    """The owners of what the verb of a frame acts on, by a genitive, a possessive or the adjective of a state; nobody without a tree.

    nouns: the only words whose owner counts; None where any noun's does.
    """
    if not clauses.sentence.parse.has_syntax:
        return []
    heads = [around.subject_at] if around.passive else clauses.tree.below(around.verb, "obj")
    for head in heads:
        if head is None or clauses.inside[head] is not None or not nominal.is_noun(clauses, head) or (nouns is not None and clauses.words[head] not in nouns):
            continue
        before = owners(clauses, head) or [p for p in clauses.phrases if clauses.governor(p) is None and _owns(clauses, p, head)]
        found = [e for p in before for e in p.entities] or _described(draft, clauses, head) or _sent(clauses, head)
        return list(dict.fromkeys(e for e in found if e.kind != "place" and not is_relay(e)))
    return []


def _owns(clauses: Clauses, phrase: Phrase, head: int) -> bool:
    """By the tree; or a name in s right before the noun, whose genitive shows nowhere ("Hamas krav"), read as a second object."""
    tree = clauses.tree
    top = tree.top(phrase)
    if phrase.last <= head and tree.heads[top] == head:
        return True
    bare = phrase.last == head and clauses.rules.bare_genitive(clauses.words[phrase.last - 1]) > 0
    return bare and tree.relation(top) == "iobj" and tree.heads[top] == tree.heads[head]


def _sent(clauses: Clauses, head: int) -> list[EntityDraft]:
    """ "the demand from Hamas": behind a preposition that leads to whoever something comes from."""
    senders = event_words(clauses.rules.language).senders - set(clauses.rules.partitive)  # "the abduction of": of whom it was done to
    heads = [i for i in clauses.tree.below(head, "nmod", "obl") if any(clauses.words[c] in senders for c in clauses.tree.below(i, "case"))]
    return [e for i in heads if (inside := clauses.inside[i]) is not None for e in inside.entities]


def _described(draft: Draft, clauses: Clauses, head: int) -> list[EntityDraft]:
    """By the words before the noun: "the Israeli strike", "their attacks"."""
    first = nominal.core(clauses, head)[0]
    possessives = grammar(draft.language).possessives
    for index in range(max(0, first - 1), head):
        token = clauses.tokens[index]
        if token.start in draft.adjectives:
            return [draft.adjectives[token.start]]
        if clauses.words[index] in possessives:
            return [e for e in draft.entities if any((m.start, m.end) == (token.start, token.end) for m in e.mentions)]
    return []
