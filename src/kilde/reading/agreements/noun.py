"""What the noun phrase of an agreement says of it: which kind, whether it is known already, one-sided, denied, brokered by whom."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import AgreementKind
from kilde.reading.agreements.kinds import BEFORE, kind_near
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.pairs import DASHES, named_by
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

NEAR = 5  # tokens before the noun that describe it
DESCRIBING = ("apart", "unilateral", "none", "fresh")  # word classes of what describes it


@dataclass(slots=True)
class AgreementNoun:
    """generic: the words around it do not tell its kind; definite: it is one spoken of already; apart: another than that."""

    index: int
    kind: AgreementKind
    generic: bool
    definite: bool
    apart: bool
    unilateral: bool
    denied: bool
    brokers: list[EntityDraft]
    fresh: bool = False  # "a new truce"
    titled: bool = False  # called by its place or year: "the 2018 Stockholm peace deal", "Pretoria-avtalen"
    partial: bool = False  # it spares some targets only: "the deal to spare power plants"
    modified: bool = False  # a noun before it tells what it is about: "the grain deal"
    plain: bool = False  # nothing beside it tells what it is about: no "grain deal", no "deal on the oil"


def noun_at(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> AgreementNoun:
    """Reads the words right before the noun, back to its determiner or to what else is no description of it."""
    before = _describing(clauses, words, index)
    near = [clauses.words[i] for i in before]
    own, compound = words.nouns.get(clauses.words[index]), words.head_of(clauses.words[index]) != clauses.words[index]
    kind = told or own or kind_near(clauses, words, index)
    determined = any(w in clauses.rules.determiners and w not in clauses.rules.indefinite and not clauses.is_number(before[n]) for n, w in enumerate(near))
    definite = determined or words.definite_form(clauses.words[index]) or clauses.tokens[index].feats.get("Definite") == "Def"
    described = {name: any(words.has(name, w) for w in near) for name in DESCRIBING}
    return AgreementNoun(
        index,
        kind or "other",
        generic=(kind is None or _by_terms(words, clauses, before, index, told or own, definite)) and not compound,
        definite=definite and not any(w in clauses.rules.indefinite for w in near),
        apart=described["apart"] and not _is_reckoned(clauses, words, index),
        unilateral=described["unilateral"],
        denied=described["none"],
        brokers=_brokers(draft, clauses, words, before),
        fresh=described["fresh"],
        titled=_is_titled(draft, clauses, before, index),
        partial=_is_partial(clauses, words, index),
        modified=_is_modified(clauses, index),
        plain=kind is None and not compound and not _has_topic(clauses, words, index),
    )


def _is_partial(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether a verb of sparing stands behind the noun, before any mark."""
    cut = next((i for i in range(index, len(clauses.words)) if not clauses.words[i][0].isalnum()), len(clauses.words))
    return any(words.has("sparing", w) for w in clauses.words[index : min(cut, index + BEFORE + 1)])


def _is_titled(draft: Draft, clauses: Clauses, before: list[int], index: int) -> bool:
    """Whether a place or a date stands in the noun phrase before the noun, or a name with a dash opens its compound."""
    dates = {t.start for t in draft.times if t.kind == "date"}
    cut = next((i for i, mark in enumerate(clauses.tokens[index].text) if mark in DASHES), 0)
    return any(clauses.tokens[i].start in dates or _is_place(clauses, i) for i in before) or (cut > 1 and clauses.tokens[index].text[0].isupper())


def _is_place(clauses: Clauses, at: int) -> bool:
    inside = clauses.inside[at]
    return clauses.tokens[at].upos == "PROPN" and (inside is None or inside.sort in ("unknown", "metonym"))


def _is_reckoned(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "The first such swap since the war began": the one spoken of, counted among all."""
    return index + 1 < len(clauses.words) and words.has("since", clauses.words[index + 1])


def _has_topic(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    return _is_modified(clauses, index) or any(words.has("topics", w) for w in clauses.words[index + 1 : index + 2])


def _is_modified(clauses: Clauses, index: int) -> bool:
    return index > 0 and clauses.tokens[index - 1].upos in ("NOUN", "PROPN", "X") and clauses.inside[index - 1] is None


def _by_terms(words: AgreementWords, clauses: Clauses, before: list[int], index: int, told: AgreementKind | None, definite: bool) -> bool:
    """ "Under the agreement the parties pull back their guns", "the accord, concluded after talks of officers": what follows a plain noun is not what it is."""
    opener = (before[0] if before else index) - 1
    if told is not None:
        return False
    cut = next((i for i in range(index + 1, len(clauses.words)) if not clauses.words[i][0].isalnum() or clauses.is_verb(i)), len(clauses.words))
    described = any(w in members for w in [*clauses.words[max(0, index - BEFORE) : index], *clauses.words[index + 1 : cut]] for members in words.kinds.values())
    return (opener >= 0 and words.has("terms", clauses.words[opener])) or (definite and not described)


def _describing(clauses: Clauses, words: AgreementWords, index: int) -> list[int]:
    found: list[int] = []
    for at in range(index - 1, max(-1, index - 1 - NEAR), -1):
        word = clauses.words[at]
        if not word[0].isalnum() or word in clauses.rules.prepositions or (clauses.is_full_verb(at) and not words.has("brokered", word)):
            break
        found.append(at)
        if word in clauses.rules.determiners or words.has("none", word):
            break
    return found[::-1]


def _brokers(draft: Draft, clauses: Clauses, words: AgreementWords, before: list[int]) -> list[EntityDraft]:
    """ "Saudi-brokered", "den FN-meklede", "saudimedlade": the mediator within a compound or as an adjective before a participle."""
    for at in before:
        word = clauses.words[at]
        ending = next((b for b in words.sets["brokered"] if word == b or word.endswith(b)), None)
        if ending is None:
            continue
        if word == ending:
            earlier = clauses.tokens[at - 1].start if at else -1
            return [draft.adjectives[earlier]] if earlier in draft.adjectives else []
        return [*_joined_broker(draft, clauses, at), *named_by(draft, clauses, at, len(word) - len(ending))]
    return []


def _joined_broker(draft: Draft, clauses: Clauses, at: int) -> list[EntityDraft]:
    """ "The U.S.- and France-brokered deal": the mediator whose compound ends in a dash before "and"."""
    if at < 2 or clauses.words[at - 1] not in clauses.rules.conjunctions:
        return []
    before = clauses.inside[at - 2]
    if before is not None and before.last == at - 1 and before.sort in ("country", "metonym"):
        return list(before.entities)[:1]  # "The U.S. and French-brokered truce"
    if clauses.tokens[at - 2].start in draft.adjectives:
        return [draft.adjectives[clauses.tokens[at - 2].start]]
    dash = at - 2
    head = dash - 1 if clauses.tokens[dash].text in DASHES and dash > 0 else dash
    if head == dash and clauses.tokens[head].text[-1] not in DASHES:
        return []
    return named_by(draft, clauses, head, len(clauses.tokens[head].text))
