"""The further places of one telling: "A, B and C are in the hands of", "took A on Monday and B a day later", "most of X, including Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kilde.encoder.interface import ROOT
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.where import NAMING, SETTLED, place_at
from kilde.reading.draft import Draft, PlaceDraft
from kilde.reading.places.cues import cues

NAMED_WITHIN = 5  # tokens from "including" to the place it names
DESCRIBING = 3  # words that say what the next place of a list is: "the port of"
DEEPEST = 4  # arcs from a name to the noun that heads its phrase


def further(draft: Draft, clauses: Clauses, words: ControlWords, place: PlaceDraft, verb: int) -> list[PlaceDraft]:
    """What is held together with a place by the same telling of a verb; only where the encoder gives syntax."""
    at = next((i for i, t in enumerate(clauses.tokens) if place.start <= t.start < place.end), None)
    if at is None or not clauses.sentence.parse.has_syntax:
        return []
    found: list[PlaceDraft | None] = list(_beside(draft, clauses, words, place, verb))
    joined = [i for i in (*_joined(clauses, at), *_gapped(clauses, verb, at)) if not words.has("settlements", clauses.words[i])]  # not "and other villages"
    found += [place_at(draft, clauses, words, i) for i in joined]
    named = _included(draft, clauses, words, place)
    if named is not None:
        found += [named, *further(draft, clauses, words, named, verb)]
    named_only = [p for p in dict.fromkeys(found) if p is not None and p.label != place.label]
    return [p for p in named_only if not _is_denied(clauses, place, p)]


def _beside(draft: Draft, clauses: Clauses, words: ControlWords, place: PlaceDraft, verb: int) -> Iterator[PlaceDraft]:
    """What stands in one list with a place, however the tree has it: "A, the port of B and C"."""
    here = [p for p in draft.places if clauses.sentence.start <= p.start < clauses.sentence.end]
    at = here.index(place) if place in here else len(here)
    for left, right in reversed(list(pairwise(here[: at + 1]))):
        if right.start > clauses.tokens[verb].start or not _is_list(draft, clauses, words, left, right):
            break
        yield left
    for left, right in pairwise(here[at:]):
        behind = next((i for i, t in enumerate(clauses.tokens) if t.start >= right.end), len(clauses.tokens))
        begins = right.start > clauses.tokens[verb].start and behind < len(clauses.tokens) and clauses.is_verb(behind)  # "took A, and B fell"
        if begins or not _is_list(draft, clauses, words, left, right):
            break
        yield right


def _is_list(draft: Draft, clauses: Clauses, words: ControlWords, left: PlaceDraft, right: PlaceDraft) -> bool:
    """Whether between two places there is a mark or conjunction and at most the date of the first and what says of the second what it is."""
    if right.feature in SETTLED:
        return False
    between = [i for i, t in enumerate(clauses.tokens) if left.end <= t.start < right.start]
    between = between[_dated(draft, clauses, between) :]
    joins = [i for i in between if clauses.tokens[i].text == "," or clauses.words[i] in clauses.rules.conjunctions]
    rest = [i for i in between if i not in joins]
    kinds = cues(draft.language)
    plain = all(clauses.words[i] in clauses.rules.determiners or clauses.words[i] in kinds.of or words.has("shares", clauses.words[i]) or kinds.noun(clauses.words[i]) for i in rest)
    return bool(joins) and plain and len(rest) <= DESCRIBING and joins[0] == between[0]


def _dated(draft: Draft, clauses: Clauses, between: Sequence[int]) -> int:
    """How many of the tokens between two places are the date of the first: "took Hama on Thursday and Homs on Saturday"."""
    past = 1 if between and clauses.tokens[between[0]].upos == "ADP" else 0
    if past >= len(between):
        return 0
    start = clauses.tokens[between[past]].start
    date = next(iter(draft.dates(clauses.tokens[between[0]].start, start + 1)), None)
    return sum(clauses.tokens[i].start < date.end for i in between) if date is not None else 0


def _joined(clauses: Clauses, at: int) -> Iterator[int]:
    """What is coordinated with a token, or with the nouns whose name it is."""
    tree = clauses.tree
    for _ in range(DEEPEST):
        for below in (at, *tree.below(at, "appos")):
            yield from (i for i in tree.below(below, "conj") if not tree.is_predicate(i))
        up = tree.heads[at]
        if up == ROOT or tree.relation(at) not in NAMING or tree.is_predicate(at) or clauses.tokens[up].upos in ("VERB", "AUX"):
            return
        if tree.relation(at) == "conj":
            yield up
        at = up


def _gapped(clauses: Clauses, verb: int, at: int) -> Iterator[int]:
    """ "took A on Monday and B a day later": a name that the tree joins to the verb, with nobody else before it."""
    tree = clauses.tree
    for other in tree.below(verb, "conj"):
        if other > at and clauses.tokens[other].upos == "PROPN" and not tree.is_predicate(other) and not tree.below(other, "orphan"):
            yield other


def _is_denied(clauses: Clauses, place: PlaceDraft, other: PlaceDraft) -> bool:
    """ "holds A, but neither B nor C": whether a negation stands between two places."""
    return any(place.end <= t.start < other.start and w in clauses.rules.negations for t, w in zip(clauses.tokens, clauses.words, strict=True))


def _included(draft: Draft, clauses: Clauses, words: ControlWords, place: PlaceDraft) -> PlaceDraft | None:
    """The place named right behind "including", in the clause of a place or behind the mark after it."""
    end = next((i for i, t in enumerate(clauses.tokens) if t.start >= place.end), len(clauses.tokens))
    mark = words.including.find(clauses.words, end, len(clauses.words))
    if mark is None or any(clauses.is_full_verb(i) for i in range(end, mark[0])):
        return None
    last = min(mark[1] + NAMED_WITHIN, len(clauses.tokens))
    first, until = clauses.tokens[mark[0]].start, clauses.tokens[last - 1].end
    return next((p for p in draft.places if first <= p.start < until), None)
