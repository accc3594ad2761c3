"""The words by which figures are found in a language, compiled from `languages/<language>/figures.yaml`.

The file's keys; phrases are given as words with spaces between them, in lower case:

nouns       sort: label: [paradigm, ...]. The label is the English plural that a record shows, "people" for nobody in particular.
            Sorts: persons, fighters, displaced, present, population, captives (all of them people), bodies, weapons, settlements,
            lengths, areas, periods (the label is the unit), things (whatever else is counted beside a cue; no labels needed).
            A paradigm is "soldat -en -er" or "mann/menn": the singular, then other forms, as endings or whole (see `paradigm`).
compounds   whether the last part of a long word is its head ("elitesoldater" are soldater)
cues        kind: role: [phrase, ...]. Kinds are those of the record, and "none" for what takes a number away from all others,
            "released" for those set free, a figure only in an exchange; "regained" for words that say so in an exchange only,
            "bodies-found" for bodies, counted as killed, "same" for what goes on counting the figure before.
            object       a verb whose victims follow it ("drepte")
            subject      a verb whose victims are its subject ("omkom", "mistet livet")
            participle   follows its victims in the passive, comes before them after "have" ("drept")
            around       two parts with the victims between them, "kostet ... livet"
            of           victims follow at once, prepositions included ("drapet på")
            with         an attack, what follows "with" is fired ("angrep")
            among        "among the dead", on either side of the people
            noun         people counted under what befell them ("døde"): follows its number at once
            toll         a noun whose number follows after some words ("dødstallet")
            strict, fighters   words of the lists above that need a known noun of people, of people in arms
passive, perfect          auxiliaries before a participle
hypothetical              words that make what follows a plan or a possibility, unless perfect
stops                     words that end a noun phrase: all closed classes and common adverbs
prepositions              words that make what follows neither subject nor object
with                      the prepositions of the `with` role
conjunctions, relatives, breaks    words between the parts of a sentence; breaks begin another clause
adversatives              those conjunctions that list nothing ("but")
telling                   prepositions between a verb of saying and a bare number ("spoke of three")
return                    words before what is given back in an exchange
kin                       nouns that are one person by themselves ("faren")
determiners               words between "of" and a noun ("the", "de"); possessives make a lone noun one person
former                    adverbs that describe the noun they stand before ("tidligere")
more                      words after a number that name no group ("andre", "more")
others                    words that alone stand for more of the same ("to andre")
morgues                   ends of words for where the dead are brought
out                       words before a partitive that add nothing ("16 out of 21", "16 ud af 21")
groups                    phrases before the size of a group ("familie på")
crowd                     nouns after an article that make the noun after them plural ("en gruppe soldater")
fractions                 words for a share ("halvparten")
partitive                 words between a part and its whole ("av"); them: pronouns for the whole
joins                     phrases that coordinate ("i tillegg til")
swap                      phrases that make a release an exchange, "in return for" among them
including                 phrases before a part of a total; copulas: forms of "be"
number_of                 phrases before a noun that is counted later ("antallet")
from, upto                words before the old and the new value of a toll
away                      words after a length that make it a distance; advance: verbs that cover one
wide, width               words after, before a length that make it a width
area                      nothing but an areal unit is needed; a phrase that gives the size of an area before a plain number is not read
valid                     verbs for how long an accord is in force or guns are silent; accords: nouns for those; it: pronouns that open a
                          sentence about the war or truce of the one before
fighting                  nouns for war, truce, siege and captivity; of_fighting: words between a length and one of them
lasted                    verbs of duration, which need a noun of fighting before them; fought: verbs and states that do not
put_at                    what stands between "the dead" and their number ("put the dead at 12")
for_length                words between a noun of fighting and its length ("våpenhvile på ti dager")
origin                    phrases that tell where people come from, before a name ("kom fra")
during                    words that bound a number, but before a length of time say when
ago                       words beside a length that make it a date or an age
cumulative, fresh         phrases that make a figure a total so far, or an addition
without                   phrases before those whom a figure leaves out
undisclosed, negations, losses   verbs, negations and nouns of "does not disclose its losses"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from kilde.languages import section
from kilde.reading.numbers.lexicon import Phrase, by_first, phrase, strings

PEOPLE = frozenset({"persons", "fighters", "displaced", "present", "population", "captives"})
NOBODY = "people"
SHORTEST_HEAD = 4  # letters of the last part of a compound
LONGEST_WORD = 60
VOWELS = frozenset("aeiouyæøåäö")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun form: its sort, the label a record shows, and whether the form can be singular, plural."""

    sort: str
    label: str
    singular: bool
    plural: bool
    other: Noun | None = None  # what the same form means in the other number: "en mann", "ti mann"

    def counted(self, one: bool) -> Noun:
        """The reading that goes with one, or with several."""
        fits = self.singular if one else self.plural
        return self if fits or self.other is None or self.other.sort not in PEOPLE else self.other


@dataclass(frozen=True, slots=True)
class Form:
    """A cue's words, its kind and role; `second` is the closing part of an `around` cue."""

    words: Phrase
    kind: str
    role: str
    second: Phrase = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    nouns: Mapping[str, tuple[tuple[Phrase, Noun], ...]]
    compounds: bool
    cues: Mapping[str, tuple[Form, ...]]
    strict: frozenset[tuple[str, Phrase]]
    fighters: frozenset[tuple[str, Phrase]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]

    def __hash__(self) -> int:
        return id(self)

    def has(self, group: str, key: str) -> bool:
        return key in self.words[group]


WORDS = ("passive", "perfect", "hypothetical", "stops", "prepositions", "with", "conjunctions", "relatives", "breaks", "determiners", "possessives", "kin", "return", "telling",
         "more", "others", "out", "morgues", "former", "crowd", "partitive", "them", "copulas", "from", "upto", "advance", "lasted", "valid", "accords", "it", "during", "put_at", "for_length", "adversatives", "fractions", "fighting", "losses", "negations")  # fmt: skip
PHRASES = ("including", "number_of", "groups", "away", "width", "ago", "cumulative", "fresh", "without", "undisclosed", "of_fighting", "joins", "swap", "fought", "origin", "wide")


def paradigm(text: str) -> Iterator[tuple[Phrase, bool, bool]]:
    """(form, can be singular, can be plural) of "soldat -en -er" or "mann/menn"; the first form is the singular unless "~" is before it.

    A first form that comes again is also plural ("barn/barn"). A final e or a gives way to an ending with a vowel.

    >>> [" ".join(form) for form, _, _ in paradigm("drone -n -ar")]
    ['drone', 'dronen', 'dronar']
    """
    only_plural = text.startswith("~")
    lemma, *rest = re.split(r"( -|/)", text.removeprefix("~").strip().casefold())
    others = [(mark, form.strip()) for mark, form in zip(rest[::2], rest[1::2], strict=True) if form.strip()]
    same = any(mark == "/" and form == lemma for mark, form in others)
    yield tuple(lemma.split()), not only_plural, only_plural or same or not others
    for mark, form in others:
        if mark == " -":
            stem = lemma[:-1] if lemma[-1] in "ea" and form[0] in VOWELS else lemma
            yield tuple((stem + form).split()), False, True
        elif form != lemma:
            yield tuple(form.split()), False, True


def _nouns(data: Mapping[str, Any]) -> dict[str, tuple[tuple[Phrase, Noun], ...]]:
    found: dict[str, dict[Phrase, Noun]] = {}
    for sort, groups in data.items():
        for label, texts in (groups if isinstance(groups, dict) else {NOBODY: groups}).items():
            for text in texts:
                for form, singular, plural in paradigm(str(text)):
                    noun, known = Noun(sort, label, singular, plural), found.setdefault(form[0], {})
                    if form not in known:
                        known[form] = noun
                    elif known[form].other is None:
                        known[form] = replace(known[form], other=noun)
    return {first: tuple(sorted(forms.items(), key=lambda pair: -len(pair[0]))) for first, forms in found.items()}


def _cues(data: Mapping[str, Mapping[str, Iterable[str]]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = {}
    for kind, roles in data.items():
        for role, texts in roles.items():
            if role in ("strict", "fighters"):
                continue
            for text in strings(texts, f"cues: {kind}: {role}"):
                opening, _, closing = text.partition(" ... ")
                words = phrase(opening)
                found.setdefault(words[0], []).append(Form(words, kind, role, phrase(closing)))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in found.items()}


@cache
def lexicon_of(language: str) -> Lexicon:
    """The compiled lexicon of a language; everything in it is empty where the language has no figures.yaml.

    Raises BadData where a list has something other than strings: unquoted "on" and "no" are no words in YAML.
    """
    data: Mapping[str, Any] = section(language, "figures")
    cues, source = data.get("cues") or {}, f"languages/{language}/figures.yaml"
    marked = {
        name: frozenset((kind, phrase(str(text))) for kind, roles in cues.items() for text in roles.get(name, ())) for name in ("strict", "fighters")
    }
    return Lexicon(
        nouns=_nouns(data.get("nouns") or {}),
        compounds=bool(data.get("compounds")),
        cues=_cues(cues),
        strict=marked["strict"],
        fighters=marked["fighters"],
        words={name: frozenset(strings(data.get(name), source)) for name in WORDS},
        phrases={name: by_first(strings(data.get(name), source)) for name in PHRASES},
    )


@lru_cache(maxsize=20_000)
def head_noun(word: str, language: str) -> Noun | None:
    """The noun that a word is, or whose compound it is: the longest known noun at its end."""
    known = lexicon_of(language)
    for form, noun in known.nouns.get(word, ()):
        if len(form) == 1:
            return noun
    if not known.compounds or not SHORTEST_HEAD + 2 <= len(word) <= LONGEST_WORD:
        return None
    for cut in range(2, len(word) - SHORTEST_HEAD + 1):
        for form, noun in known.nouns.get(word[cut:].removeprefix("-"), ()):
            if len(form) == 1:
                return noun
    return None
