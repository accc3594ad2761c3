"""The words by which one language tells events, compiled from its `events.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from kilde.languages import particles, section
from kilde.languages.inflection import verb_rows
from kilde.model.record import EventType
from kilde.reading.grammar import Phrases, grammar
from kilde.reading.nouns import noun_kinds
from kilde.reading.words import fold

CIVILIANS = "civilians"  # the label of those of whom nothing is told but that they do not fight

CONTAINS = {  # the kinds of `nouns.yaml` that a class of nouns holds beside its own words
    "anybody": ("persons", "fighters", "forces"),  # people whom no list of actors has
    "struck": ("persons", "fighters", "forces", "crowds", "bodies", "ships"),  # who is acted on in their own right
    "troops": ("fighters", "forces"),
    "towns": ("settlements",),
    "weapons": ("munitions",),
    "means": ("aircraft", "armour"),
    "possessions": ("aircraft", "armour", "manned"),
    "aid": ("goods",),
    "transports": ("vehicles", "ships"),
    "rides": ("vehicles",),
    "garrisons": ("manned",),
    "papers": ("papers",),
    "restrictions": ("measures",),
    "agreements": ("agreements",),
    "crowds": ("crowds",),
}
SHORTEST_OPENING, SHORTEST_HEAD = 3, 3  # letters of what stands first in a compound, and of what it is a kind of


@dataclass(frozen=True, slots=True)
class VerbWord:
    """A verb that tells an event; subject and object name the role that stands there; with a word of `unless` behind it, or of
    `unless_before` anywhere in its clause, it tells none. `subject_needs` are what its subject must be; `named` is the role that somebody
    behind a preposition must have."""

    type: EventType
    mode: str | None
    subject: str
    object: str
    prepositions: Mapping[str, str]
    needs: tuple[str, ...]
    particle: str | None
    passive: bool
    people: bool
    unless: frozenset[str] = frozenset()
    unless_before: Phrases = field(default_factory=lambda: Phrases(()))
    subject_needs: tuple[str, ...] = ()
    named: str | None = None
    idiom: bool = False  # a verb of many senses, which alone says nothing of this type
    bare: bool = False  # with an object it tells something else: "demonstrated its strength"
    garrisons: bool = False  # a place that is manned counts as what it acts on: "stormed the barracks"


@dataclass(frozen=True, slots=True)
class NounWord:
    """A noun that tells an event; prepositions lead to its actors, recipients, or both sides."""

    type: EventType
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    both: frozenset[str]
    genitive: str
    weak: bool
    paired: bool = False  # counts only with both sides: "the war between A and B"
    behind: frozenset[str] = frozenset()  # the word right before it must be one of these, if there are any
    unless: frozenset[str] = frozenset()  # and none of these
    people: tuple[EventType, str | None] | None = None  # type and mode where it befalls people, and no place: "the capture of two soldiers"
    of: frozenset[str] = frozenset()  # what stands right behind it and a preposition must be one of these, if there are any: "exchange of fire"


@dataclass
class EventWords:
    verbs: dict[str, list[VerbWord]] = field(default_factory=dict)
    nouns: dict[str, list[NounWord]] = field(default_factory=dict)
    light: dict[str, str] = field(default_factory=dict)
    classes: dict[str, frozenset[str]] = field(default_factory=dict)
    whole: dict[str, frozenset[str]] = field(default_factory=dict)  # words of a class too short to be known as the last part of a compound
    background: Phrases = field(default_factory=lambda: Phrases(()))
    coming: frozenset[str] = frozenset()
    compounds: dict[str, NounWord] = field(default_factory=dict)  # nouns that head compounds: "gassangrep"
    no_compounds: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()  # first parts of compounds that say what kind of deed it is and not whose: "terror-"
    lasting: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    doubt: Phrases = field(default_factory=lambda: Phrases(()))  # anywhere in the sentence
    doubting: Phrases = field(default_factory=lambda: Phrases(()))  # in the event's own clause
    short_of: Phrases = field(default_factory=lambda: Phrases(()))  # before the verb: it was to happen
    agreed_to: Phrases = field(default_factory=lambda: Phrases(()))  # before an infinitive, and what is joined to it: what somebody has bound himself to do
    called_off: Phrases = field(default_factory=lambda: Phrases(()))  # verbs of cancelling, with their particle
    lacking: frozenset[str] = frozenset()  # before the noun: there was none
    without: Phrases = field(default_factory=lambda: Phrases(()))  # before the verb: it did not happen
    imagined: Phrases = field(default_factory=lambda: Phrases(()))  # what is only played or thought up: "in the exercise"
    by_deal: Phrases = field(default_factory=lambda: Phrases(()))
    nearly: frozenset[str] = frozenset()
    shielding: frozenset[str] = frozenset()  # verbs and nouns of protection from what need not have happened
    none: frozenset[str] = frozenset()
    alleged: frozenset[str] = frozenset()
    tidings: frozenset[str] = frozenset()
    particulars: frozenset[str] = frozenset()  # what a body gives of a deed told before: "no information about the attacks"
    charged: frozenset[str] = frozenset()  # with a word of `charged_with` they say what somebody is held for
    charged_with: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()  # what opens a content clause: "that"
    vouched: frozenset[str] = frozenset()  # words under which a content clause is the outlet's own
    earlier: frozenset[str] = frozenset()  # words before what happened at another time: "since", "before"
    footage: frozenset[str] = frozenset()  # pictures and films, and the verbs by which they show something
    showing: frozenset[str] = frozenset()
    pauses: frozenset[str] = frozenset()  # nouns that say that what follows them stops
    ascribed: frozenset[str] = frozenset()  # verbs and participles behind a deed that lay it at somebody's door
    behind: frozenset[str] = frozenset()  # preposition from who did a deed to the deed
    owned: frozenset[str] = frozenset()  # verbs and participles from what is hit to whose it is
    occupying: frozenset[str] = frozenset()  # verbs that only places suffer
    responsible: frozenset[str] = frozenset()  # adjectives that say so of whoever did it
    targeting: frozenset[str] = frozenset()  # nouns for whom a deed is meant, participles that say so, and their prepositions
    aimed: frozenset[str] = frozenset()
    aimed_at: frozenset[str] = frozenset()
    blame: frozenset[str] = frozenset()  # "the blame", which somebody gets for a deed
    making: frozenset[str] = frozenset()  # verbs whose object does what their infinitive tells
    owning: frozenset[str] = frozenset()  # words that stand for a genitive
    belonging: frozenset[str] = frozenset()  # prepositions from what is hit to whose it is
    joining: frozenset[str] = frozenset()  # light verbs whose noun stands behind a preposition: "take part in"
    reasons: frozenset[str] = frozenset()  # prepositions before what somebody is punished for
    senders: frozenset[str] = frozenset()  # prepositions before whoever an attack comes from
    failing: frozenset[str] = frozenset()  # verbs of not doing what their infinitive tells
    avenging: frozenset[str] = frozenset()  # verbs and nouns of revenge for what has been done
    going_on: frozenset[str] = frozenset()
    same_again: frozenset[str] = frozenset()
    oneself: frozenset[str] = frozenset()  # "one", by which a body tells what it did itself
    following: frozenset[str] = frozenset()  # prepositions before what has happened already
    upon: frozenset[str] = frozenset()  # words of time that open what has to happen first: "only when", "not until"
    only_then: frozenset[str] = frozenset()
    aspect: frozenset[str] = frozenset()  # verbs whose infinitive or gerund has happened with them: "began to shell", "managed to take"
    naming: frozenset[str] = frozenset()  # verbs that give a deed a name: "called the attack a massacre"
    them: frozenset[str] = frozenset()  # those who were told of, behind a preposition
    although: frozenset[str] = frozenset()
    by_account: frozenset[str] = frozenset()  # opening a sentence before one of `accounts`, they lead to whose words it is
    accounts: frozenset[str] = frozenset()
    recounting: frozenset[str] = frozenset()  # verbs of telling what one went through
    next_then: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()  # words before when something began that has gone on to this day
    before_that: Phrases = field(default_factory=lambda: Phrases(()))  # opening a sentence: it tells what had come before what was told
    after_that: Phrases = field(default_factory=lambda: Phrases(()))  # and what came next
    contrast: frozenset[str] = frozenset()  # opening a sentence, they set it against the one before
    however: frozenset[str] = frozenset()  # so do these anywhere in it
    arriving: frozenset[str] = frozenset()
    what_if: frozenset[str] = frozenset()
    but_for: frozenset[str] = frozenset()  # opening a sentence, with `what_if` behind it, they tell what would have been
    belief: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    whether: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    answered_to: frozenset[str] = frozenset()  # prepositions from an answer to the deed that is answered
    as_told: frozenset[str] = frozenset()  # "as his brother tells it": what opens it, its verbs, its object
    told_as: frozenset[str] = frozenset()
    told_it: frozenset[str] = frozenset()
    says_so: frozenset[str] = frozenset()  # "that, at least, is what X claims"
    seeing: frozenset[str] = frozenset()  # verbs of seeing and hearing: what a witness saw
    by_doing: frozenset[str] = frozenset()  # words before the act by which something is done
    trailing: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    prospects: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()  # what is talked about: "the situation in X" is no place of the talks
    leaving: frozenset[str] = frozenset()  # verbs of leaving, behind which somebody is ordered out
    ordering: frozenset[str] = frozenset()  # verbs of ordering, which leave no choice
    alongside: frozenset[str] = frozenset()  # before a preposition of company: who fights "together with" somebody does not fight them
    asking_who: frozenset[str] = frozenset()  # "who", as what asks: "unclear who was behind the attack"
    in_role: frozenset[str] = frozenset()  # "as", before what somebody is in a matter: "with Qatar as mediator"
    go_betweens: frozenset[str] = frozenset()  # what somebody is "as" whom two sides meet
    taken_from: frozenset[str] = frozenset()  # prepositions behind a verb of capture from the place to who held it
    capture: frozenset[str] = frozenset()  # verbs by which the holding of a place begins: those of `controls.yaml`
    prevented: frozenset[str] = frozenset()  # verbs of prevention: what they govern did not happen
    travelling: frozenset[str] = frozenset()  # verbs of coming and going, with the talks one travels for
    managing: frozenset[str] = frozenset()  # verbs of getting something done
    using: frozenset[str] = frozenset()  # verbs of using a means, with what it was used for
    happening: frozenset[str] = frozenset()  # verbs that only say that something took place
    over: frozenset[str] = frozenset()  # what is said of fighting that has ended
    tallies: frozenset[str] = frozenset()  # nouns for a count: "the number of people killed" tells no killing
    definite: tuple[str, ...] = ()  # endings of nouns that are known
    joined: bool = True  # compounds are one word in this language

    def noun(self, word: str, before: str = "", after: str = "") -> NounWord | None:
        """The noun that a word is behind another and before what it is of, or ends with where the language writes compounds in one word."""
        listed = self.nouns.get(word)
        if listed:
            return next((noun for noun in listed if before not in noun.unless and (not noun.behind or before in noun.behind) and (not noun.of or after in noun.of)), None)
        if not self.joined or word in self.no_compounds:
            return None
        return next((self.compounds[word[at:]] for at in range(SHORTEST_OPENING, len(word) - SHORTEST_HEAD + 1) if word[at:] in self.compounds), None)

    def member(self, name: str, word: str) -> bool:
        """Whether a word belongs to a class, or is a compound with a member of it."""
        members = self.classes.get(name, frozenset())
        if word in members or word in self.whole.get(name, ()):
            return True
        opening = SHORTEST_OPENING - 1 if "-" in word else SHORTEST_OPENING
        return self.joined and any(word[at:] in members for at in range(opening, len(word) - SHORTEST_HEAD + 1))

    def is_any(self, word: str, *names: str) -> bool:
        """Whether a word belongs to one of several classes."""
        return any(self.member(name, word) for name in names)

    def tells(self, verb: str, type: EventType) -> bool:
        """Whether a word can tell an event of a type as a verb of its own, and not only in an idiom or with a particle."""
        return any(row.type == type and not row.idiom and row.particle is None for row in self.verbs.get(verb, ()))

    def verb_types(self, word: str) -> set[str]:
        """The types that a word can tell as a verb, or as a noun behind a light verb."""
        return {v.type for v in self.verbs.get(word, ()) if not v.idiom} | {n.type for n in self.nouns.get(word, ())}


def _words(values: Any) -> frozenset[str]:
    return frozenset(map(fold, values or ()))


def _verb(row: Mapping[str, Any], particle: str | None, passive: bool) -> VerbWord:
    return VerbWord(
        row["type"], row.get("mode"), row.get("subject", "actor"), row.get("object", "recipient"),
        {fold(p): role for p, role in row.get("prepositions", {}).items()}, tuple(row.get("needs", ())),
        fold(particle) if particle else None, passive, bool(row.get("people")),
        _words(row.get("unless")), Phrases(row.get("unless_before", ())), tuple(row.get("subject_needs", ())), row.get("named"), bool(row.get("idiom")), bool(row.get("bare")), bool(row.get("garrisons")),
    )  # fmt: skip


@cache
def event_words(language: str) -> EventWords:
    data = section(language, "events")
    made = EventWords()
    for row in verb_rows(language, "events"):
        for particle in particles(row):
            for passive, forms in ((False, row["forms"]), (True, row.get("passive", ()))):
                word = _verb(row, particle, passive)
                for form in forms:
                    made.verbs.setdefault(fold(form), []).append(word)
    for row in data.get("nouns", ()):
        noun = NounWord(row["type"], row.get("mode"), _words(row.get("actors")), _words(row.get("recipients")), _words(row.get("both")),
                        row.get("genitive", "none"), bool(row.get("weak")), bool(row.get("paired")), _words(row.get("behind")), _words(row.get("unless")), (row["people"]["type"], row["people"].get("mode")) if "people" in row else None, _words(row.get("of")))  # fmt: skip
        for form in row["forms"]:
            if row.get("heads"):
                made.compounds.setdefault(fold(form), noun)
            made.nouns.setdefault(fold(form), []).append(noun)
        if noun.type == "ASSAULT":
            made.senders |= noun.actors
    for role, forms in data.get("light", {}).items():
        for form in forms:
            made.light.setdefault(fold(form), role)
    made.classes = {name: _words(words) for name, words in data.get("classes", {}).items()}
    kinds = noun_kinds(language)
    for name, contained in CONTAINS.items():
        held = frozenset().union(*(kinds[kind] for kind in contained))
        made.whole[name] = frozenset(word for word in held if len(word) <= SHORTEST_HEAD)
        made.classes[name] = made.classes.get(name, frozenset()) | (held - made.whole[name])
    for one in fields(EventWords):
        if one.name in data and one.type == "Phrases":
            setattr(made, one.name, Phrases(data[one.name]))
        elif one.name in data and one.type == "frozenset[str]":
            setattr(made, one.name, _words(data[one.name]))
    made.capture = _words(section(language, "controls").get("capture"))
    made.definite = tuple(map(fold, data.get("definite", ())))
    made.joined = grammar(language).verb_second
    return made
