"""How one language attributes words to people, compiled from its `speech.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from typing import Any

from kilde.languages import particles, section
from kilde.languages.inflection import verb_rows
from kilde.model.record import Act
from kilde.reading.grammar import Gapped, Phrases
from kilde.reading.words import fold, word_set

AHEAD = 2  # words between the parts of what tells that something is ahead: "kommer nå til å"


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb: its act, whether an agency that uses it passes on others' words, where its addressee and content stand."""

    act: Act
    relay: bool = False
    addressee_object: bool = False
    addressee: frozenset[str] = frozenset()
    content: frozenset[str] = frozenset()
    particle: str | None = None
    particle_optional: bool = False
    nouns: Mapping[str, Act] = field(default_factory=dict)
    passive: bool = False
    unless: frozenset[str] = frozenset()  # words behind the verb by which it says nothing: "claimed two lives"
    number: bool = False  # it says something only of a number: "put the dead at 12"
    shows: bool = False  # reports show, people do not
    predicate: bool = False  # only with an object and what it is called: "called the strike a war crime"
    names: bool = False  # only in "what X calls Y"
    hearer: bool = False  # its object is who is told: "told the council that"
    assures: bool = False  # it promises what is ahead, and asserts what is past
    claims: bool = False  # only of a claim or a proposal, or with a particle of "as": "dismissed the report as"
    mutual: bool = False  # its subjects accuse each other: "traded blame"
    close: bool = False  # its particle stands right behind it, adverbs and times passed over: "called (again) on", not "called the raid on X"
    refusing: bool = False  # it says something only with a negation, which is part of it: "will not hear of a truce"
    outlets: bool = False  # only agencies and outlets say something with it: "Reuters has learned that"


class Speech:
    def __init__(self, language: str) -> None:
        data = section(language, "speech")
        self.verbs: dict[str, list[Cue]] = {}
        for row in verb_rows(language, "speech"):
            for particle in particles(row):
                self._add(row, particle)
        self.impersonal = Phrases(row["words"] for row in data.get("impersonal", ()))
        self.speaker_prepositions = word_set(data, "speaker_prepositions")
        self.texts = word_set(data, "texts")
        self.according = Phrases(data.get("according", ()))
        self.telling = word_set(data, "telling")
        self.ahead = Gapped(data.get("ahead", ()), AHEAD)
        self.sides = word_set(data, "sides")
        self.wanted = word_set(data, "wanted")
        self.related = word_set(data, "related")
        self.letters = word_set(data, "letters")
        self.exchanges = word_set(data, "exchanges")
        self.exchanged_with = word_set(data, "exchanged_with")
        self.stepping = Phrases(data.get("stepping", ()))
        self.before = word_set(data, "before")
        self.thus = word_set(data, "thus")
        self.sourcing = Phrases(data.get("sourcing", ()))
        self.answered = word_set(data, "answered")
        self.answered_nouns = word_set(data, "answered_nouns")
        self.hearsay_auxiliaries = Phrases(data.get("hearsay_auxiliaries", ()))
        self.hearsay_adverbs = Phrases(data.get("hearsay_adverbs", ()))
        self.hearsay_nouns = word_set(data, "hearsay_nouns")
        self.hearsay_noun_verbs = word_set(data, "hearsay_noun_verbs")
        self.refusal_auxiliaries = self._refusing(data)
        self.refusal_verbs = word_set(data, "refusal_verbs")
        self.refusal_weak = word_set(data, "refusal_weak")
        self.refusal_unless = word_set(data, "refusal_unless")
        self.refusal_objects = word_set(data, "refusal_objects")
        self.refusal_phrases = Phrases(data.get("refusal_phrases", ()))
        self.refusal_sources = word_set(data, "refusal_sources")
        self.refusal_addressee = word_set(data, "refusal_addressee")
        self.complementisers = word_set(data, "complementisers")
        self.infinitives = Phrases(data.get("infinitives", ()))
        self.content_prepositions = word_set(data, "content_prepositions")
        self.conditions = Phrases(data.get("conditions", ()), but=data.get("open_ended", ()))
        self.condition_openers = word_set(data, "condition_openers")
        self.first_person = word_set(data, "first_person")
        self.classes: dict[str, frozenset[str]] = {name: frozenset(map(fold, words)) for name, words in data.get("classes", {}).items()}
        self.untrue = Phrases(data.get("untrue", ()))
        self.carried = word_set(data, "carried")
        self.carrying = word_set(data, "carrying")
        self.questions = word_set(data, "questions")
        self.same = word_set(data, "same")
        self.same_nouns = word_set(data, "same_nouns")
        knowing = data.get("knowing", {})
        self.knowing = Phrases(knowing.get("openings", ()))
        self.knowing_verbs = word_set(knowing, "verbs")
        self.citing = Phrases(data.get("citing", ()))
        self.told_nouns = word_set(data, "told_nouns")
        self.talking = word_set(data, "talking")
        self.quoting = word_set(data, "quoting")
        self.first_told = word_set(data, "first_told")
        self.likening = word_set(data, "likening")
        self.uncited = word_set(data, "uncited")
        self.receiving = word_set(data, "receiving")
        self.learnt = word_set(data, "learnt")
        self.sounding = word_set(data, "sounding")
        self.spoken_nouns = self._acts(data, "spoken_nouns")
        self.given = word_set(data, "given")
        self.order_nouns = self._acts(data, "order_nouns")
        self.grounds = word_set(data, "grounds")
        self.mute = self.grounds | frozenset(self.spoken_nouns) | self.classes.get("claim", frozenset())  # what is said or feared says nothing itself
        self.self_named = Phrases(data.get("self_named", ()))
        self.own = word_set(data, "own")
        self.continuing = Phrases(data.get("continuing", ()))
        self.reciprocal = Phrases(data.get("reciprocal", ()))
        self.threats = Phrases(data.get("threats", ()))
        self.echoes = Phrases(data.get("echoes", ()))
        self.channels: dict[str, str] = {fold(name): name for name in data.get("channels", ())}
        self.channel_prepositions = word_set(data, "channel_prepositions")
        self.quoted_to = word_set(data, "quoted_to")
        self.interviews = word_set(data, "interviews")

    def heard(self, words: Sequence[str], first: int, later: int) -> int:
        """How many tokens at `later` make hearsay of the verb at `first`; 0 where they do not: "skal ... ha", "skal ... stå bak"."""
        return max(0, self.hearsay_auxiliaries.at([words[first], *words[later : later + 2]], 0) - 1)

    def tells_hearsay(self, helpers: Sequence[str]) -> bool:
        """Whether two of a verb's helpers, in their order, are those of hearsay: "skal ... ha"."""
        return any(self.hearsay_auxiliaries.at(pair, 0) == 2 for pair in combinations(helpers, 2))

    @staticmethod
    def _acts(data: Mapping[str, Any], name: str) -> dict[str, Act]:
        return {fold(word): act for word, act in data.get(name, {}).items()}

    @staticmethod
    def _refusing(data: Mapping[str, Any]) -> dict[str, list[tuple[str, ...]]]:
        """First word -> refusing words, also in the order of a subordinate clause: "vil ikke", "som ikke vil"."""
        negations = {fold(word) for word in data.get("negations", ())}
        found: dict[str, list[tuple[str, ...]]] = {}
        for row in data.get("refusal_auxiliaries", ()):
            words = tuple(map(fold, row))
            at = next((i for i, word in enumerate(words) if word in negations), None)
            turned = [(words[at], *words[:at], *words[at + 1 :])] if at else []
            for option in (words, *turned):
                options = found.setdefault(option[0], [])
                options += [option] if option not in options else []
        return found

    def _add(self, row: Mapping[str, Any], particle: str | None) -> None:
        addressee = row.get("addressee", ())
        for passive, forms in ((False, row["forms"]), (True, row.get("passive", ()))):
            cue = Cue(
                row["act"], bool(row.get("relay")), addressee == "object", frozenset() if addressee == "object" else frozenset(map(fold, addressee)),
                frozenset(row.get("content", ())), fold(particle) if particle else None, bool(row.get("optional_particle")),
                dict(row.get("nouns", {})), passive, frozenset(map(fold, row.get("unless", ()))), bool(row.get("number")), bool(row.get("shows")), bool(row.get("predicate")), bool(row.get("names")), bool(row.get("hearer")), bool(row.get("assures")), bool(row.get("claims")), bool(row.get("mutual")), bool(row.get("close")), bool(row.get("refusing")), bool(row.get("outlets")),
            )  # fmt: skip
            for form in forms:
                self.verbs.setdefault(fold(form), []).append(cue)


@cache
def speech(language: str) -> Speech:
    return Speech(language)
