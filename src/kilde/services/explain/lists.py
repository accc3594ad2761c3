"""Which entries of the language lists know some words: where they stand, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kilde.languages import particles, section
from kilde.languages.inflection import verb_rows
from kilde.reading.words import fold

SHOWN = 5  # forms of an entry that are named


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list. `row` is its content where it has one, `passive` whether the word is a passive form there."""

    source: str
    row: Mapping[str, Any]
    passive: bool = False

    def __str__(self) -> str:
        return self.source


def rows(language: str, file: str, name: str, word: str) -> list[Entry]:
    """The entries {forms, passive, ...} of a list that have a word among their forms."""
    found = []
    for row in verb_rows(language, file) if name == "verbs" else section(language, file).get(name, ()):
        for passive, forms in ((False, row.get("forms", ())), (True, row.get("passive", ()))):
            if word in map(fold, forms):
                told = ", ".join(f"{key} {_value(value)}" for key, value in row.items() if key not in ("forms", "passive", "infinitives", "unless", "content"))
                found.append(Entry(f"{_file(language, file)}, {name}: {_some(row.get('forms', ()))} ({told})", row, passive))
    return found


def has_its_particle(entry: Entry, behind: Sequence[str]) -> bool:
    """Whether a verb without particle, or with one that stands in these words behind it."""
    return any(particle is None or fold(particle) in behind for particle in particles(entry.row))


def phrase(language: str, file: str, name: str, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
    """The longest phrase of a list that begins at words[at], and how many words it has. A row of `{words: ...}` counts as its words."""
    best: tuple[int, Entry] | None = None
    for row in section(language, file).get(name, ()) or ():
        listed = row["words"] if isinstance(row, dict) else row
        spelled = tuple(fold(word) for word in (str(listed).split() if isinstance(listed, str) else map(str, listed)))
        if spelled and tuple(words[at : at + len(spelled)]) == spelled and (best is None or len(spelled) > best[0]):
            best = len(spelled), Entry(f"{_file(language, file)}, {name}: {' '.join(spelled)}", row if isinstance(row, dict) else {})
    return best


def first_phrase(language: str, file: str, names: Iterable[str], words: Sequence[str], within: range) -> tuple[range, Entry] | None:
    """The first phrase of any of the lists within some words: its words and its entry."""
    for at in within:
        for name in names:
            found = phrase(language, file, name, words, at)
            if found and at + found[0] <= within.stop:
                return range(at, at + found[0]), found[1]
    return None


def word(language: str, file: str, name: str, wanted: str) -> Entry | None:
    """The entry of a plain list (or of the keys of a mapping) that is this word."""
    listed = section(language, file).get(name, ()) or ()
    if any(fold(str(each)) == wanted for each in listed):
        told = f" = {_value(next(v for k, v in listed.items() if fold(str(k)) == wanted))}" if isinstance(listed, dict) else ""
        return Entry(f"{_file(language, file)}, {name}: {wanted}{told}", {})
    return None


def _file(language: str, file: str) -> str:
    return f"languages/{language}/{file}.yaml"


def _some(forms: Sequence[str]) -> str:
    return ", ".join(map(str, forms[:SHOWN])) + (" ..." if len(forms) > SHOWN else "")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key}={_value(each)}" for key, each in value.items())
    if isinstance(value, list):
        return "/".join(map(str, value[:SHOWN]))
    return "yes" if value is True else "no" if value is False else str(value)
