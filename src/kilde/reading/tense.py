"""The tense of the clause around a stretch of text: "past", "present", "future", or None where nothing tells.

Closed lists of auxiliaries and common news verbs decide, and endings that only verbs have (`languages/<language>/tense.yaml`);
where they know no verb of the clause but "be", the features and the tree of the encoder do. Perfects count as past; so do passives of "be" where a language
tells news with them ("er drept"). What is expected, planned or willed is future, also seen from the past ("ville møtes fredag"),
but hearsay with a perfect infinitive ("skal ha drept") is past.

    future, past, present   forms of one word; a form of `future` or a phrase makes the clause future (`phrases_future`)
    weak_past, weak_present   forms that are nouns as well ("angrep", "attacks"): they count where nothing else tells
    distant    those of them that see the future from the past: "skulle", "was to"
    refused    {form: negations}: with one of them behind it, the form tells of a refusal ("ville ikke kommentere")
    perfect    finite forms that make a perfect with a participle      have    the infinitive of those, as in "skal ha drept"
    be         finite present forms of "be"; `be_past: true` where "be" with a participle tells the past; `participles` are some
    expected   participles that speak of what is to come ("ventet", "expected")
    report     present forms of verbs of saying, which report what was said on a day gone by
    after      prepositions of what is over: "still digging after the strike on Sunday" is no strike to come
    boundaries words that begin a clause      endings_past, endings_present   of verbs only; mappings {ending: shortest stem}
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kilde.encoder.interface import ROOT, Token
from kilde.languages import section
from kilde.reading.draft import Sentence

MARKS = frozenset(",;:–—-()\"«»”“„…!?[]")
DOUBTFUL = 5  # rank from which a form is a noun as well
WINDOW = 60  # tokens to each side that are looked at, so that a sentence without end costs no more than its length
CLIMB = 12  # heads
REACH = 4  # tokens between a future auxiliary and the infinitive of "have"


class Verb(NamedTuple):
    """The verb that tells the tense: its form in lower case, whether it reports speech, and whether a future is seen from the past."""

    tense: str
    form: str
    reports: bool = False
    distant: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    simple: Mapping[str, str]  # form -> tense
    weak: Mapping[str, str]  # the same for forms that are nouns as well
    auxiliaries: frozenset[str]
    perfect: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    be_past: bool
    participles: frozenset[str]
    expected: frozenset[str]
    report: frozenset[str]
    after: frozenset[str]
    boundaries: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    distant: frozenset[str]
    refused: Mapping[str, frozenset[str]]
    endings: tuple[tuple[str, int, str], ...]
    participle_endings: tuple[str, ...]

    def rank(self, form: str) -> tuple[int, str | None]:
        """What a form tells by itself, and how surely: 2 and 3 sure forms, 4 endings, 5 and 6 forms that are nouns as well."""
        known = self.simple.get(form)
        if known is not None:
            return (2 if known == "past" else 3), known
        weak = self.weak.get(form)
        if weak is not None:
            return (5 if weak == "past" else 6), weak
        if len(form) > 4:
            for ending, stem, told in self.endings:
                if form.endswith(ending) and len(form) >= stem + len(ending):
                    return 4, told
        return 7, None

    def is_participle(self, form: str) -> bool:
        return form in self.participles or (len(form) > 4 and form.endswith(self.participle_endings))


@cache
def forms(language: str) -> Forms:
    data = section(language, "tense")
    simple = {form: tense for tense in ("present", "past", "future") for form in data.get(tense, ())}
    simple |= dict.fromkeys(data.get("report", ()), "present")
    return Forms(
        simple=simple,
        weak={form: told for told in ("present", "past") for form in data.get(f"weak_{told}", ())},
        auxiliaries=frozenset(form for key in ("future", "perfect", "be") for form in data.get(key, ())),
        **{key: frozenset(data.get(key, ())) for key in ("perfect", "have", "be", "participles", "expected", "report", "after", "boundaries")},
        be_past=bool(data.get("be_past")),
        distant=frozenset(data.get("distant", ())),
        refused={form: frozenset(words) for form, words in (data.get("refused") or {}).items()},
        phrases=tuple(tuple(phrase.split()) for phrase in data.get("phrases_future", ())),
        endings=tuple((ending, stem, tense) for tense in ("past", "present") for ending, stem in data.get(f"endings_{tense}", {}).items()),
        participle_endings=tuple(data.get("endings_participle", {})),
    )


def tense(sentence: Sentence, start: int, end: int, language: str) -> str | None:
    """The tense of the clause around text[start:end], which lies in the sentence."""
    verb = clause_verb(sentence, start, end, language)
    return verb.tense if verb else None


def clause_verb(sentence: Sentence, start: int, end: int, language: str) -> Verb | None:
    """The verb that tells the tense of the clause around text[start:end], or None."""
    tokens, known = sentence.tokens, forms(language)
    at = min(bisect_right(tokens, start, key=lambda token: token.end), len(tokens) - 1)
    first = max(0, at - WINDOW)
    found, own, over = _nearest(tokens[first : at + WINDOW], at - first, end, known)
    head = tokens[at].head
    above_it = tokens[head] if head is not None and head >= 0 and _is_finite(tokens[head]) else None
    nearer = above_it is not None and found is not None and (found.tense == "future" or (found.tense == "present" and above_it.feats.get("Tense") == "Past"))
    if head is not None and (found is None or not own or found.form in known.be or nearer):
        above = _governing(tokens, at, known)  # "is searched": the lists know "is", the features what it is
        return (_over(above) if over else above) if above else found
    return found


def _is_finite(token: Token) -> bool:
    """Whether it is a finite verb, so that what hangs on it has its tense: "said Friday the talks would resume"."""
    return token.upos == "VERB" and token.feats.get("VerbForm") == "Fin"


def _governing(tokens: Sequence[Token], at: int, known: Forms) -> Verb | None:
    """The tense of the nearest verb above tokens[at] in the tree that has one."""
    over = False
    for _ in range(CLIMB):
        children = [i for i in range(max(0, at - WINDOW), min(len(tokens), at + WINDOW)) if tokens[i].head == at]
        over = over or any(tokens[i].text.lower() in known.after for i in children)
        auxiliaries = [i for i in children if tokens[i].upos == "AUX"]
        if tokens[at].upos in ("VERB", "AUX") or auxiliaries:
            found = _of_group(tokens, sorted([at, *auxiliaries]), at, known)
            if found:
                return _over(found) if over else found
        head = tokens[at].head
        if head is None or head == ROOT:
            return None
        at = head
    return None


def _of_group(tokens: Sequence[Token], group: Sequence[int], at: int, known: Forms) -> Verb | None:
    """The tense of the verb tokens[at] with its auxiliaries; `group` is all of them in order."""
    words = [tokens[index].text.lower() for index in group]
    finite = next((index for index in group if tokens[index].feats.get("VerbForm") == "Fin"), None)
    if finite is None:
        return None
    form = tokens[finite].text.lower()
    told = _told(form, words, known) or {"Past": "past", "Pres": "present"}.get(tokens[finite].feats.get("Tense", ""))
    if told == "present" and finite != at and tokens[at].feats.get("VerbForm") == "Part" and form in known.be and known.be_past:
        told = "past"
    return Verb(told, form, form in known.report, told == "future" and form in known.distant) if told else None


def _told(form: str, words: Sequence[str], known: Forms) -> str | None:
    """What an auxiliary makes of the words of its clause, itself included; None where it makes nothing of them."""
    if known.simple.get(form) == "future":
        after = words[words.index(form) + 1 :]
        if any(word in known.refused.get(form, ()) for word in after):
            return "past"
        have = next((index for index, word in enumerate(after[:REACH]) if word in known.have), None)
        return "past" if have is not None and any(known.is_participle(word) for word in after[have + 1 : have + 1 + REACH]) else "future"
    if form in known.be and any(word in known.expected for word in words):
        return "future"
    if form in known.perfect and any(known.is_participle(word) for word in words[words.index(form) + 1 :]):
        return "past"
    if form in known.be and known.be_past and any(word in known.participles for word in words):
        return "past"
    return None


def _nearest(tokens: Sequence[Token], at: int, end: int, known: Forms) -> tuple[Verb | None, bool, bool]:
    """What tells in the clause of tokens[at], else in the clauses before it, from near to far, else in those after it; forms that may
    be nouns count elsewhere than in the own clause only where there is nothing surer. With it whether the own clause told, and
    whether it begins with a word for what is over."""
    start = tokens[at].start
    words = ["" if start <= token.start < end else token.text.lower() for token in tokens]  # "in May" is not the verb "may"
    joined = {i + offset for phrase in known.phrases for i in _places(phrase, words) for offset in range(1, len(phrase))}
    starts = (i for i in range(1, len(words)) if (words[i] in MARKS or words[i] in known.boundaries) and i not in joined)
    cuts = [0, *starts, len(words)]
    clauses = [(first, last) for first, last in pairwise(cuts) if first < last]
    own = next((index for index, (first, last) in enumerate(clauses) if first <= at < last), len(clauses) - 1)
    if tokens[at].end < end and own + 1 < len(clauses) and clauses[own][0] == at:
        own += 1
    doubtful: Verb | None = None
    over = words[clauses[own][0]] in known.after
    for index in [own, *range(own - 1, -1, -1), *range(own + 1, len(clauses))]:
        found = _in_clause(words[clauses[index][0] : clauses[index][1]], known)
        if found is None:
            continue
        if index == own:
            return found[1], True, over
        verb = _over(found[1]) if over else found[1]
        if found[0] < DOUBTFUL:
            return verb, False, over
        doubtful = doubtful or verb
    return doubtful, False, over


def _places(phrase: tuple[str, ...], words: Sequence[str]) -> list[int]:
    """Where a phrase stands among the words."""
    if phrase[0] not in words:
        return []
    return [i for i in range(len(words) - len(phrase) + 1) if tuple(words[i : i + len(phrase)]) == phrase]


def _over(verb: Verb) -> Verb:
    """Of a noun behind "after": past, where the verb above it is in the present."""
    return Verb("past", verb.form, verb.reports) if verb.tense == "present" else verb


def _in_clause(words: Sequence[str], known: Forms) -> tuple[int, Verb] | None:
    """What tells most, and its rank: a future, a perfect, a sure form, an ending, at last a form that is a noun as well; past before present."""
    for phrase in known.phrases:
        if _places(phrase, words):
            return 0, Verb("future", phrase[0], distant=phrase[0] in known.distant)
    best: tuple[int, Verb] | None = None
    for word in words:
        told = _told(word, words, known) if word in known.auxiliaries else None
        rank, tense_of_form = (0 if told == "future" else 1, told) if told else known.rank(word)
        if tense_of_form and (best is None or rank < best[0]):
            distant = tense_of_form == "future" and word in known.distant
            best = rank, Verb(tense_of_form, word, word in known.report, distant)
    return best


def is_verb(form: str, language: str) -> bool:
    """Whether the lists or an ending tell that a form in lower case is a finite verb."""
    known = forms(language)
    return form in known.auxiliaries or known.rank(form)[1] is not None
