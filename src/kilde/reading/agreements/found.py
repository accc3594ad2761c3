"""One mention of an agreement, before the mentions are brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.across import allies_before, just_met
from kilde.reading.agreements.facing import faces, fights
from kilde.reading.agreements.fill import for_their_states
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import joined_before
from kilde.reading.agreements.sides import is_side, state_of
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft
from kilde.reading.numbers.cardinals import number

DESCRIBED = 5  # tokens from a comma to the name behind "and his rival"


@dataclass(slots=True)
class Found:
    """made: the text tells that it was made or began; settled: it is no mere proposal; the rest as in `noun.AgreementNoun`."""

    agreement: AgreementDraft
    sentence: int
    made: bool
    settled: bool
    generic: bool = False
    definite: bool = False
    apart: bool = False
    unilateral: bool = False
    plural: bool = False
    old: bool = False  # of a time before the news of the day
    reach: frozenset[int] = frozenset()  # tokens of its clause and of the verbs tied to it
    first: int = field(default=-1, init=False)  # the sentence of its first mention
    verbs: frozenset[int] = frozenset()  # those that its noun hangs on or that hang on it
    weak: bool = False  # only presupposed, as in "the truce is a joke": it counts where a later sentence tells more of it
    modified: bool = False  # a noun before its noun tells what it is about
    partial: bool = False  # it spares some targets only
    plain: bool = False  # nothing beside its noun tells what it is about
    fresh: bool = False  # called new: another one than those told before
    presumed: bool = False  # told only by what one side is to do: it counts where the text tells who the other is
    collective: bool = False  # its words call its parties "the parties" or "both sides"
    noun_tied: bool = False  # found by its noun, whose verbs the tree tells
    prolonged: bool = False  # told to be extended
    guessed: bool = False  # its kind is told by what was agreed on, not by its noun
    dated: bool = False  # "the 1953 armistice": known by its year
    titled: bool = False  # a name with a capital of its own: "the Good Friday Agreement"
    leaving: bool = False  # told by who leaves it, who need not name the others

    def __post_init__(self) -> None:
        self.first = self.sentence


def actors(entities: Sequence[EntityDraft]) -> list[EntityDraft]:
    """Those that can be a party or a mediator, each once."""
    return list(dict.fromkeys(e for e in entities if e.kind not in ("news-agency", "media", "source", "place") and not _is_nobody(e)))


def _is_nobody(entity: EntityDraft) -> bool:
    """ "Mediators", "military representatives": an office of nobody that the text says; "hostages": people without a name."""
    if entity.kind == "population" and entity.country is None and entity.label.islower():
        return True
    offices = entity.kind == "person" and entity.country is None and entity.sector in (None, "GOV", "MIL") and not entity.wikidata
    return offices and " of " not in entity.label and bool(entity.names) and all(name.islower() for name in entity.names)


def named(draft: Draft, clauses: Clauses, phrases: Sequence[Phrase]) -> list[EntityDraft]:
    """The entities of subjects, with what "and" joins before them; one of several that are counted stands for none."""
    found: list[EntityDraft] = []
    for phrase in phrases[_counts_the_rest(clauses, phrases) :]:
        pair = _countries(draft, phrase)
        if pair:
            found += pair
            continue
        first = min(phrase.first, phrase.outer)
        found += [e for p in joined_before(clauses, phrase) for e in p.entities]
        found_behind = _joined_behind(clauses, phrase)
        counted = first > 0 and clauses.is_number(first - 1) and clauses.words[first - 1] not in clauses.rules.determiners
        of_somebody = phrase.sort == "collective" and phrase.last < len(clauses.words) and clauses.words[phrase.last] in clauses.rules.of
        if of_somebody:
            whose = next((p for p in clauses.phrases if phrase.last < p.first <= phrase.last + 2 and p.outer >= phrase.last), None)
            chain = [e for p in clauses.chain(whose) for e in p.entities] if whose is not None else []
            found += chain if len(chain) > 1 else []  # "the leaders of A and B", not "the parties in Libya"
        several = counted and len(phrase.entities) == 1 and phrase.entities[0].kind != "armed-group"
        if not (several or of_somebody):
            found += standing(draft, clauses, phrase)
        found += found_behind
    return list(dict.fromkeys(found))


def _of_the_two(clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    """ "Under a deal signed by the presidents of the two countries": the two states that the sentence names before it, whoever else is read into "the two"."""
    if phrase.sort != "role" or len(phrase.entities) != 2 or not any(w in clauses.rules.of for w in clauses.words[phrase.first : phrase.last]):
        return []
    states = dict.fromkeys(e for p in clauses.phrases if p.last <= phrase.first and p.sort in ("country", "metonym") for e in p.entities if e.kind == "government")
    return list(states) if len(states) == 2 else []


def standing(draft: Draft, clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    """Whom a phrase stands for: of forces that are no state's who commands them, of "the parties" none who do not fight each other."""
    if both := _of_the_two(clauses, phrase):
        return both
    collective = phrase.sort == "collective"
    if collective and _just_named(clauses, phrase):
        return list(phrase.entities)
    if collective and (met := just_met(draft, phrase.sentence.index)):
        return met
    if collective and len(phrase.entities) == 2:
        return _both(draft, *phrase.entities)
    nobodys = all(e.kind == "military" and e.country is None for e in phrase.entities)
    whose = [phrase.owner] if phrase.owner is not None else owners(clauses, phrase.first)
    commander = [e for p in whose for e in p.entities if e.kind == "person"] if nobodys else []
    return commander or list(phrase.entities)


def _counts_the_rest(clauses: Clauses, phrases: Sequence[Phrase]) -> bool:
    """ "Two militias, the A and the B": whether the first phrase counts those who are named behind it, and is none of them."""
    at = phrases[0].first - 1 if len(phrases) > 2 else -1
    return at >= 0 and number(clauses.words[at], clauses.rules.language) == len(phrases) - 1


def _just_named(clauses: Clauses, phrase: Phrase) -> bool:
    """ "Israel has been at peace with Jordan since the two signed a treaty": whether "the two" are the only ones whom the sentence names before them."""
    before = {e for p in clauses.phrases if p.last <= phrase.first and p.sort in ("country", "name", "metonym", "body") for e in p.entities}
    return len(phrase.entities) == 2 and before == set(phrase.entities) and all(map(is_side, phrase.entities))


def _both(draft: Draft, one: EntityDraft, other: EntityDraft) -> list[EntityDraft]:
    """Who "the parties" are: two persons are themselves ("the rivals", president and rebel leader of one state), two sides must face each other."""
    if one.kind == other.kind == "person":
        return [one, other]
    if is_side(one) and is_side(other) and not faces(draft, one, other):
        return []
    return for_their_states(draft, one, other)


def for_states(draft: Draft, parties: list[EntityDraft]) -> list[EntityDraft]:
    """States for their ministries and persons, unless two persons of one state are the parties: "Kiir and Machar"; for armies, between two states."""
    if len(parties) == 2 and all(e.kind == "person" for e in parties) and len({e.country for e in parties}) == 1:
        return parties
    states = actors([state_of(draft, e) for e in parties])
    if len(states) == 2 and all(e.country and e.kind in ("government", "military") for e in states) and states[0].country != states[1].country:
        states = [next((s for s in draft.entities if s.kind == "government" and s.country == e.country and s.mentions), e) for e in states]
    return states if len(states) > 1 or len(parties) < 2 else parties


def not_of_enemies(draft: Draft, clauses: Clauses, agreement: AgreementDraft) -> list[EntityDraft]:
    """Who "the two countries" with a pact on arms are: not two who fight each other, where the sentence before names another pair."""
    parties = agreement.parties
    both = next((list(p.entities) for p in clauses.phrases if p.sort == "collective" and len(p.entities) == 2), None)
    if agreement.kind not in ("military-cooperation", "alliance") or both is None:
        return parties
    parties = parties or both
    enemies = len(parties) == 2 and fights(draft, *parties)
    return (allies_before(draft, clauses.sentence.index) if enemies else []) or parties


def _countries(draft: Draft, phrase: Phrase) -> list[EntityDraft]:
    """ "The countries signed ...": the two that the sentence before names side by side."""
    entry = phrase.entry
    plural = entry is not None and entry.is_country and entry.plural and phrase.sort == "body" and phrase.definite
    return draft.sides.pair(phrase.sentence.index) if plural and draft.sides is not None else []


def _joined_behind(clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    """ "Congo's president, X, and Rwanda's minister": who a comma and "and" join to a phrase with its apposition."""
    at = phrase.tail
    if at + 1 >= len(clauses.tokens) or clauses.tokens[at].text != "," or clauses.words[at + 1] not in clauses.rules.conjunctions:
        return []
    other = next((p for p in clauses.phrases if at + 1 < p.first <= at + DESCRIBED and min(p.first, p.outer) == at + 2), None)
    opens = not any(clauses.is_verb(i) for i in range(at))  # else what follows may be a clause of its own
    return list(other.entities) if other is not None and (opens or not clauses.is_finite_at(other.last)) else []


def one_sided(clauses: Clauses, words: AgreementWords, agreement: AgreementDraft, verbs: Sequence[int]) -> bool:
    """Whether one party alone declares the truce: "Taliban declared a truce", "the truce that it had declared itself"."""
    declared = any(words.has("declaring", clauses.words[v]) for v in verbs)
    return declared and agreement.kind == "ceasefire" and len(agreement.parties) == 1 and not agreement.mediators


def own_truce(clauses: Clauses, index: int) -> list[EntityDraft]:
    """ "The IRA's ceasefire": one armed group alone whose the noun is, nobody else told with it."""
    owned = [e for p in owners(clauses, index) for e in p.entities]
    return owned if len(owned) == 1 and owned[0].kind == "armed-group" else []


def clause_span(clauses: Clauses, index: int) -> Span:
    """The clause of a token with the infinitives and complements that hang on it."""
    segment = clauses.segment(index)
    number = clauses.segments.index(segment)
    last = segment.last
    for later in clauses.segments[number + 1 :]:
        if later.kind not in ("infinitive", "complement"):
            break
        last = later.last
    first = segment.first
    while first < index and not clauses.tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not clauses.tokens[last - 1].text[0].isalnum():
        last -= 1
    return clauses.span(first, last)
