"""Parties that no list knows, told by where they stand: "between the Katiba Macina and the Donso hunters", "two militias, the A and the B, signed"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.sides import SIDES, side
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

PEOPLE = (*SIDES, "population", "other")  # who may be a party where both sides are told together
NAMED = ("armed-group", "organization", "other", "person")  # kinds of a name that is no place
NAMING = ("compound", "flat")  # relations of the parts of a name to its head
REACH = 6  # tokens from the noun to "between"


def apart(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> list[EntityDraft]:
    """ "A truce between A and the B hunters": both whom "between" joins, where each is a name or a people; else none."""
    opener = next((i for i in range(index + 1, min(index + 1 + REACH, len(clauses.words))) if words.has("between", clauses.words[i])), None)
    if opener is None or not clauses.sentence.parse.has_syntax or clauses.tree.relation(opener) != "case":
        return []
    return joined(draft, clauses, clauses.tree.heads[opener])


def at_war(draft: Draft, clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "The fighting between A and B ended with a deal": the two whom "between" joins behind a word for war or fighting."""
    for at, word in enumerate(clauses.words[:-1]):
        fighting = words.has("wars", word) or (word in words.kinds.get("ceasefire", ()) and not words.kind_of(word)[0])
        opener = next((i for i in (at + 1, at + 2) if i < len(clauses.words) and words.has("between", clauses.words[i])), None) if fighting else None
        if opener is not None and clauses.sentence.parse.has_syntax and clauses.tree.relation(opener) == "case":
            return joined(draft, clauses, clauses.tree.heads[opener])
    return []


def joined(draft: Draft, clauses: Clauses, top: int | None) -> list[EntityDraft]:
    """Everybody whom "and" joins to the word at a token, or to the name of two that are counted there; none where one of them is nobody."""
    if top is None or not clauses.sentence.parse.has_syntax:
        return []
    heads = _coordinated(clauses, top)
    if len(heads) == 1 and clauses.tree.below(top, "nummod"):
        heads = next((two for i in clauses.tree.below(top, "appos") if len(two := _coordinated(clauses, i)) > 1), heads)
    found = [one for head in heads if (one := _at(draft, clauses, head)) is not None]
    if len(heads) < 2 or len({side(e) for e in found}) < len(heads):
        return []
    draft.entities += [e for e in found if e not in draft.entities]
    return found


def _coordinated(clauses: Clauses, top: int) -> list[int]:
    """A head with those that "and" joins to it, which the tree may hang on a part of its phrase: "jihadists of A and the B"."""
    phrase = clauses.inside[top]
    last = phrase.last if phrase is not None and phrase.sort != "unknown" else top + 1
    joined_to = [i for at in range(top, last) for i in clauses.tree.below(at, "conj") if i >= last]
    return [top, *(i for i in joined_to if clauses.tokens[i].upos in ("NOUN", "PROPN") and clauses.tree.below(i, "cc", "punct"))]


def _at(draft: Draft, clauses: Clauses, head: int) -> EntityDraft | None:
    """Who the noun phrase of a head is: whom the lists know, else a people, group or force by its own words."""
    phrase = clauses.inside[head]
    known = phrase.entities[0] if phrase is not None and len(phrase.entities) == 1 else None
    if phrase is not None and phrase.sort != "unknown":
        return known if known is not None and known.kind in PEOPLE else None
    first = _name(clauses, head)
    if clauses.tokens[head].start in clauses.times or clauses.tokens[first].upos != "PROPN":
        return None
    if phrase is not None and known is not None and known.kind in NAMED and (phrase.first, phrase.last) == (first, head + 1):
        return known
    called = clauses.tokens[head].upos == "NOUN" or any(_is_article(clauses, i) for i in clauses.tree.below(head, "det"))
    return _made(draft, clauses, first, head + 1) if called else None  # "the Turkana", "Donso hunters"; not "between Tripoli and Misrata"


def _name(clauses: Clauses, head: int) -> int:
    """The first token of the name that ends in a head."""
    first = head
    while first > 0 and clauses.tree.heads[first - 1] == head and clauses.tree.relation(first - 1) in NAMING:
        first -= 1
    return first


def _is_article(clauses: Clauses, index: int) -> bool:
    return clauses.words[index] in clauses.rules.determiners and clauses.words[index] not in clauses.rules.indefinite


def _made(draft: Draft, clauses: Clauses, first: int, last: int) -> EntityDraft:
    """The people or group of some words: the entity that has them as its label, else a new one."""
    span: Span = clauses.span(first, last)
    label = draft.article.text[span.start : span.end]
    known = next((e for e in draft.entities if e.label == label and e.kind != "place"), None)
    return known if known is not None else EntityDraft(label, "population", names=[label], mentions=[span])
