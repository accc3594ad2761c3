"""Scores the events of the marked sentences: `python tools/sentences.py nb --show missed` for looking; `--scored` prints figures of the scored-only half.

usage: sentences.py [LANGUAGE...] [--plain] [--scored] [--show missed|extra|facts|actors|recipients]

--plain takes those in the plain words of agencies instead of those made of idioms and rare words.
The sentences and their marks: tests/sentences/README.md. An event is found when one of its type has its trigger within the marked words, or
beside them in a clause that holds them. Parties are compared for the events found, by the characters that name them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kilde.model.article import LANGUAGES, Article
from kilde.model.record import Event, Record
from kilde.reading.pipeline import read

SENTENCES = Path(__file__).parent.parent / "tests" / "sentences"
PUBLISHED = "2024-03-12"
BESIDE = 12  # characters from the marked words to a trigger that stands beside them
MARK = re.compile(r"\[([^\[\]{}|]+)\|([A-Z]+)(?: ([cpidb]+))?(?: ?(\d+))?\]|\{([^\[\]{}|]+)\|([ar] ?\d+(?: [ar] ?\d+)*)\}")
ROLES = {"a": "actors", "r": "recipients"}
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """An event as the marks tell it; `parties` are the places of its actors and recipients."""

    at: Place
    type: str
    flags: str
    parties: dict[str, list[Place]]


def unmark(line: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and its events. Raises ValueError for a mark that is none."""
    text, last = "", 0
    told: list[tuple[Place, str, str, str]] = []
    phrases: list[tuple[Place, str]] = []
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        words = mark[1] or mark[5]
        place = (len(text), len(text) + len(words))
        text += words
        last = mark.end()
        if mark[1]:
            told.append((place, mark[2], mark[3] or "", mark[4] or ""))
        else:
            phrases.append((place, mark[6]))
    text += line[last:]
    if re.search(r"[\[\]{}|]", text):
        raise ValueError(f"a mark that cannot be read: {line}")
    points = [(place, role, number) for place, tags in phrases for role, number in re.findall(r"([ar]) ?(\d+)", tags)]
    return text, [Marked(place, type, flags, {role: [at for at, one, of in points if one == role and of == number] for role in ROLES} if number else {}) for place, type, flags, number in told]


def pairs(marked: list[Marked], events: list[Event]) -> dict[int, int]:
    """For each marked event that is found, which event it is: of its type, the nearest."""
    found: dict[int, int] = {}
    for number, one in enumerate(marked):
        best: tuple[int, int] | None = None
        for i, event in enumerate(events):
            if event.type != one.type or i in found.values():
                continue
            apart = max(0, event.trigger.start - one.at[1], one.at[0] - event.trigger.end)
            near = apart <= BESIDE or any(span.start <= one.at[0] and one.at[1] <= span.end for span in event.evidence)
            if near and (best is None or apart < best[0]):
                best = (apart, i)
        if best:
            found[number] = best[1]
    return found


def texts(language: str, scored: bool, plain: bool = False) -> Iterator[tuple[str, list[Marked], Record]]:
    path = SENTENCES / ("scored" if scored else "look") / f"{language}{'-plain' if plain else ''}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        text, marked = unmark(line)
        yield text, marked, read(Article(text, PUBLISHED, language))


def count(language: str, scored: bool, show: str | None, plain: bool = False) -> Counter[str]:
    """What is found, missed and too much in one language; `show` prints the sentences of one kind of error."""
    total: Counter[str] = Counter()

    def say(kind: str, text: str, at: Place, more: str) -> None:
        if show == kind and not scored:
            print(f"{language} {more}: {text[: at[0]]}[{text[at[0] : at[1]]}]{text[at[1] :]}")

    for text, marked, record in texts(language, scored, plain):
        events = list(record.events)
        found = pairs(marked, events)
        mentions = {entity.id: [(m.start, m.end) for m in entity.mentions] for entity in record.entities}
        total.update(wanted=len(marked), found=len(found), told=len(events), empty=not marked, alarms=not marked and bool(events))
        for number, one in enumerate(marked):
            if number not in found:
                say("missed", text, one.at, one.type)
                continue
            event = events[found[number]]
            claimed = "c" in one.flags
            fact = claimed and event.attribution == "reported" and event.modality == "actual" and not set(one.flags) & set("pid")
            total.update(attributed=(event.attribution == "claimed") == claimed, facts=fact)
            if fact:
                say("facts", text, one.at, one.type)
            for role, field in ROLES.items() if one.parties else ():
                got = [mentions[id] for id in getattr(event, field)]
                missed = [place for place in one.parties[role] if not any(_meet(place, m) for ms in got for m in ms)]
                extra = [ms for ms in got if not any(_meet(place, m) for place in one.parties[role] for m in ms)]
                total.update({f"{field} hit": len(one.parties[role]) - len(missed), f"{field} missed": len(missed), f"{field} extra": len(extra)})
                if missed or extra:
                    say(field, text, one.at, one.type)
        for i, event in enumerate(events):
            if i not in found.values():
                say("extra", text, (event.trigger.start, event.trigger.end), event.type)
    return total


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def row(name: str, c: Counter[str]) -> str:
    parties = []
    for field in ROLES.values():
        hit = 2 * c[f"{field} hit"]
        parties.append(hit / max(1, hit + c[f"{field} missed"] + c[f"{field} extra"]))
    return (f"{name:8}{c['found'] / max(1, c['told']):10.3f}{c['found'] / max(1, c['wanted']):8.3f}{c['attributed'] / max(1, c['found']):13.3f}{parties[0]:8.3f}{parties[1]:12.3f}"
            f"{c['facts']:7}{c['alarms']:8} of {c['empty']}")  # fmt: skip


def main() -> int:
    words = sys.argv[1:]
    show = words[words.index("--show") + 1] if "--show" in words else None
    languages = [word for word in words if word in LANGUAGES] or list(LANGUAGES)
    counted = {language: count(language, "--scored" in words, show, "--plain" in words) for language in languages}
    print(f"{'':8}{'precision':>10}{'recall':>8}{'attribution':>13}{'actors':>8}{'recipients':>12}{'facts':>7}   events where there is none")
    for language, one in counted.items():
        print(row(language, one))
    print(row("all", sum(counted.values(), Counter())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
