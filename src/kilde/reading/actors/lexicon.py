"""All forms that can stand in an actor phrase of one language, with a matcher: countries, names, offices, bodies, groups, people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kilde.encoder.interface import Token
from kilde.encoder.tokens import tokenize
from kilde.languages import section
from kilde.reading.actors import keys
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.listed import load_names, load_nationalities, load_nouns
from kilde.reading.actors.units import Units
from kilde.reading.actors.verbs import verb_forms
from kilde.reading.grammar import grammar
from kilde.reading.words import fold

SHORTEST_COMPOUND_HEAD = 4
LONGEST_OPENING = 3  # words of a name that opens a compound
SHORTEST_JOINED_NAME = 4  # letters of a name that opens a compound without a hyphen
LONGEST_ACRONYM = 5  # so short an acronym is another word in lower case: "US", "IS", "AP"


@dataclass(frozen=True, slots=True)
class Match:
    """Entries that fit tokens first to last (exclusive); genitive when a genitive ending was left out."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    genitive: bool = False
    trimmed: int = 0  # characters of the genitive ending in the last token


class Lexicon:
    """Forms of one language. `match` gives the longest match at a token."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._table: dict[str, dict[tuple[str, ...], list[Entry]]] = defaultdict(dict)
        self._cased: dict[tuple[str, ...], set[int]] = {}  # which word shows by its capital that the name is meant: "pakistansk Taliban"
        self._lowered: set[tuple[str, ...]] = set()
        self._acronyms: set[tuple[str, ...]] = set()
        self._mixed: set[tuple[str, ...]] = set()
        self.heads: dict[str, list[Entry]] = {}  # nouns that are heads of compounds, by form
        self.hyphened: dict[str, list[Entry]] = {}  # and behind a hyphen, where no other word is meant
        self.no_heads: tuple[str, ...] = ()  # ends of words that only look like compounds with a head: "området" with "rådet"
        self.suffixes: list[tuple[str, str]] = []
        self.prefixes: list[tuple[str, str]] = []
        self.adjective_prefixes: dict[str, str] = {}
        self._abbreviated = frozenset(str(word).casefold() for word in section(language, "tokens").get("abbreviations", ()))
        self.clitics = bool(section(language, "tokens").get("clitics"))
        self._genitives = grammar(language).genitives
        lists = section(language, "actors")
        self.units = Units.of(lists.get("units", {}))
        load_names(self)
        load_nationalities(self, section(language, "nationalities"))
        load_nouns(self, lists)

    def listed(self, words: tuple[str, ...]) -> Sequence[Entry]:
        """The meanings of a folded form that the lists have whole."""
        return self._table.get(words[0], {}).get(words, ())

    def match(self, tokens: Sequence[Token], at: int) -> Match | None:
        word = fold(tokens[at].text)
        found = self._longest(tokens, at, word)
        if found:
            return found
        return self._long_compound(tokens, at, word) or self._compound(tokens, at, word)

    def _long_compound(self, tokens: Sequence[Token], at: int, word: str) -> Match | None:
        """ "Boko Haram-lederen": a name of two words or three that opens a compound in the last of them."""
        for last in range(at + 1, min(at + LONGEST_OPENING, len(tokens))):
            opening, hyphen, tail = fold(tokens[last].text).rpartition("-")
            name = (word, *(fold(t.text) for t in tokens[at + 1 : last]), opening)
            owner = next((e for e in self._table.get(word, {}).get(name, ()) if e.sort == "name"), None) if hyphen and tokens[at].text[0].isupper() else None
            if owner is None:
                continue
            for stem, trimmed in self._stems(tail):
                if entries := self.hyphened.get(stem):
                    extra = {**_told_of(owner), "owner_country": ""}
                    return Match(at, last + 1, tuple(_with_extra(e, extra) for e in entries), trimmed > 0, trimmed)
        return None

    def _longest(self, tokens: Sequence[Token], at: int, word: str) -> Match | None:
        best: Match | None = None
        for stem, trimmed in self._stems(word):
            for words, entries in self._table.get(stem, {}).items():
                if best and len(words) <= best.last - best.first:
                    continue
                match = self._fits(words, entries, tokens, at, trimmed)
                if match:
                    best = match
        return best

    def _stems(self, word: str) -> list[tuple[str, int]]:
        """A word as it is and without each genitive ending that it may have, with the letters left out."""
        return [(word, 0), *((word[: -len(end)], len(end)) for end in self._genitives if word.endswith(end) and len(word) - len(end) >= 2)]

    def _fits(self, words: tuple[str, ...], entries: list[Entry], tokens: Sequence[Token], at: int, trimmed: int) -> Match | None:
        last = at + len(words)
        if last > len(tokens) or (words in self._cased and words not in self._lowered and not any(_has_capital(tokens[at + i].text) for i in self._cased[words])):
            return None
        if words in self._acronyms and words not in self._mixed and words not in self._lowered and not tokens[at].text[: len(words[0])].isupper():
            return None
        if len(words) == 1:
            genitive = trimmed
        else:
            if trimmed or any(fold(tokens[at + i].text) != words[i] for i in range(1, len(words) - 1)):
                return None
            tail = fold(tokens[last - 1].text)
            if tail == words[-1]:
                genitive = 0
            else:
                genitive = next((len(end) for end in self._genitives if tail == words[-1] + end), 0)
                if not genitive:
                    return None
        if genitive and self.clitics and tokens[last - 1].text[-1] not in "'’":
            return None  # English marks the genitive with an apostrophe, which is a token of its own
        return Match(at, last, tuple(entries), genitive > 0, genitive)

    def _compound(self, tokens: Sequence[Token], at: int, word: str) -> Match | None:
        """A word whose head the lexicon knows: "militærtalsmann", "Hamas-leder", "armenskstøttede"."""
        for suffix, template in self.suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                head = word[: -len(suffix)].rstrip("-").rstrip("'")
                entry = self._owner(head, tokens[at].text)
                if entry:
                    label = template.replace("{adjective}", self._adjective(entry)).replace("{name}", entry.label)
                    return Match(at, at + 1, (Entry("modifier", label, extra={"judging": "no"}),))
        for prefix, template in self.prefixes:
            entry = self._owner(word[len(prefix) :].lstrip("-"), tokens[at].text[len(prefix) :].lstrip("-")) if word.startswith(prefix) and len(word) > len(prefix) + 2 else None
            if entry:
                label = template.replace("{adjective}", self._adjective(entry))
                return Match(at, at + 1, (Entry("modifier", label, extra={"judging": "no"}),))
        for stem, trimmed in self._stems(word):
            head, hyphen, tail = stem.rpartition("-") if "-" in stem else self._joined(stem, tokens[at].text)
            owner, entries = self._owner(head, tokens[at].text) if head else None, self.hyphened.get(tail)
            if entries and head and (owner or (hyphen and tokens[at].text[0].isupper())):
                written = tokens[at].text[: len(head)]
                key = owner.country if owner and owner.sort in ("country", "adjective") else None
                extra = {**(_told_of(owner) if owner else {"owner": written, "owner_kind": ""}), "owner_country": key or ""}
                return Match(at, at + 1, tuple(_with_extra(e, extra) for e in entries), trimmed > 0, trimmed)
            joined = not self.clitics and not (self.no_heads and stem.endswith(self.no_heads))
            for cut in range(3, len(stem) - SHORTEST_COMPOUND_HEAD + 1) if joined else ():  # English writes compounds apart
                entries = self.heads.get(stem[cut:])
                common = (tokens[at].text[0].islower() and tokens[at].upos != "ADJ") or (at == 0 and tokens[at].upos == "NOUN")  # a capital may open a sentence; "sørlege" is no "lege"
                if entries and common and word not in verb_forms(self.language):
                    return Match(at, at + 1, tuple(replace(e, extra={**e.extra, "part": stem[:cut]}) for e in entries), trimmed > 0, trimmed)
        return None

    def _joined(self, stem: str, written: str) -> tuple[str, str, str]:
        """Where a compound without a hyphen is a known name and a noun: Swedish "Hamasledaren"; three empty parts where it is none."""
        cuts = range(SHORTEST_JOINED_NAME, len(stem) - SHORTEST_COMPOUND_HEAD + 1) if written[0].isupper() and not self.clitics else ()
        for cut in cuts:
            owner = self._owner(stem[:cut], written) if stem[cut:] in self.hyphened else None
            if owner is not None and owner.sort == "name":
                return stem[:cut], "", stem[cut:]
        return "", "", ""

    def named(self, opening: str) -> Entry | None:
        """The body or country whose name opens a compound, as it is written there: "RSF" in "RSF-kolonne"."""
        return self._owner(fold(opening), opening)

    def fighters(self, opening: str) -> Entry | None:
        """The kind of armed group that opens a compound: "jihadist" in "jihadistangrep"."""
        entries = self._table.get(opening, {}).get((opening,), ())
        return next((e for e in entries if e.sort == "group" and e.kind == "armed-group"), None)

    def _owner(self, head: str, written: str) -> Entry | None:
        """The country, people or named body that the first part of a compound stands for."""
        if head in self.adjective_prefixes:
            key = self.adjective_prefixes[head]
            return Entry("adjective", keys.label_of(key), country=key)
        entries = self._table.get(head, {}).get((head,))
        if entries and (written[0].isupper() or (head,) not in self._cased or (head,) in self._lowered):
            return next((e for e in entries if e.sort in ("country", "name", "metonym")), None)
        return None

    def _adjective(self, entry: Entry) -> str:
        return keys.adjective_of(entry.country) if entry.country and entry.sort != "name" else entry.extra.get("adjective", entry.label)

    def add(self, forms: Iterable[str], entry: Entry, cased: bool = False, head: bool = False, alone: bool = False) -> None:
        """Adds forms of an entry: `cased` those that need their capitals, `head` those that may end a compound, `alone` only behind a hyphen."""
        for form in forms:
            texts = self._texts(form)
            words = tuple(map(fold, texts))
            if not words:
                continue
            known = self._table[words[0]].setdefault(words, [])
            if entry not in known:
                known.append(entry)
            if cased and _has_capital(form):
                self._cased.setdefault(words, set()).add(next(i for i, text in enumerate(texts) if _has_capital(text)))
                if len(words) == 1:
                    short = form.isupper() and len(form) <= LONGEST_ACRONYM
                    (self._acronyms if short else self._mixed).add(words)
            elif cased:
                self._lowered.add(words)  # listed in lower case too: "houthiene"
            if head and len(words) == 1 and len(form) >= SHORTEST_COMPOUND_HEAD:
                self.hyphened.setdefault(words[0], []).append(entry)
                if not entry.ambiguous and not alone:
                    self.heads.setdefault(words[0], []).append(entry)

    def _texts(self, form: str) -> list[str]:
        """The tokens of a form, in which a title keeps its full stop as it does in a sentence: "lt. gen."."""
        parts = [[word] if word in self._abbreviated else [t.text for t in tokenize(word, 0, len(word), clitics=self.clitics)] for word in form.split()]
        return [text for part in parts for text in part]


def _has_capital(text: str) -> bool:
    return any(c.isupper() for c in text)


def _told_of(owner: Entry) -> dict[str, str]:
    """ "RSF" of "RSF-militsen": what the whole compound is, with the country and sector of the name and not of the noun behind it."""
    known = {"owner_seat": owner.country or "", "owner_sector": owner.sector or ""} if owner.sort == "name" else {}
    return {"owner": owner.label, "owner_kind": owner.kind, **known}


def _with_extra(entry: Entry, extra: dict[str, str]) -> Entry:
    return replace(entry, ambiguous=False, extra=extra)


@cache
def lexicon(language: str) -> Lexicon:
    return Lexicon(language)
