"""Names from the two English corpora that mark more, or less, than names: GUM's entities and re3d's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpora import Sentence, json_lines

TITLES = {"president", "prime", "minister", "mr.", "mrs.", "ms.", "dr.", "sir", "general", "colonel", "senator", "secretary", "chief",
          "professor", "king", "queen", "prince", "captain", "the", "foreign", "office", "former", "mr", "ambassador", "spokesman",
          "lieutenant", "gen.", "lt.", "col.", "maj.", "major", "sheikh", "imam", "pope", "judge", "chancellor", "director", "vice", "state"}
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
INNER = {"of", "for", "and", "the", "in", "on", "-", "&", "de", "al", "von", "van", "bin", "ibn", "'s", "to"}
OPENING = re.compile(r"\((\d+)-([a-z]+)")


def gum_names(s: Sentence) -> list[str]:
    """BIO tags: proper-noun cores of persons, organisations and places; "?" where a proper noun is something else."""
    assert s.pos and s.heads
    spans: list[tuple[int, int, str]] = []
    open_spans: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(s.extra.get("misc", [])):  # type: ignore[arg-type]
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]+\)?|\d+\)", entity):
            begins = OPENING.match(piece)
            if begins:
                open_spans.setdefault(begins[1], []).append((i, begins[2]))
            number = begins[1] if begins else piece[:-1]
            if piece.endswith(")") and open_spans.get(number):
                start, kind = open_spans[number].pop()
                spans.append((start, i + 1, kind))
    tags = ["?" if tag == "PROPN" else "O" for tag in s.pos]
    done = [False] * len(tags)
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        head = next((i for i in range(start, end) if not start <= s.heads[i] < end), None)
        if head is None or s.pos[head] != "PROPN":
            continue
        first, last = _core(s, head, start, end)
        if kind == "person":
            while first < last - 1 and s.words[first].lower() in TITLES:
                done[first], tags[first] = True, "O"
                first += 1
        if any(done[first:last]):
            continue
        name = GUM_TYPES.get(kind)
        for i in range(first, last):
            done[i] = True
            tags[i] = "O" if kind == "time" else f"{'B' if i == first else 'I'}-{name}" if name else "?"
    return tags


def _core(s: Sentence, head: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of capitalised words, and what joins them, around the head."""
    first, last = head, head + 1
    while first > start and s.words[first - 1][:1].isupper() and s.words[first - 1].lower() != "the":
        first -= 1
    while last < end:
        if s.words[last][:1].isupper() or s.words[last][:1].isdigit():
            last += 1
        elif s.words[last].lower() in INNER and last + 1 < end and s.words[last + 1][:1].isupper():
            last += 2
        elif s.words[last].lower() == "of" and last + 2 < end and s.words[last + 1].lower() == "the" and s.words[last + 2][:1].isupper():
            last += 3
        else:
            break
    return first, last


WORD = re.compile(r"\d+(?:[.,:]\d+)*|(?:[A-Z]\.){2,}|\w+(?:[-’']\w+)*|[^\w\s]")
BREAK = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[A-Z\"“])|\n+")
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "DRV", "Weapon": "WEAPON",
              "MilitaryPlatform": "WEAPON", "Vehicle": "WEAPON"}
ARTICLES = {"a", "an", "its", "their", "his", "our", "this"}
PRONOUNS = {"i", "we", "he", "she", "they", "it", "you", "his", "her", "their", "its", "our", "my", "who", "us", "them", "him"}
STATES = {"united states", "us", "u.s.", "syria", "iraq", "russia", "iran", "turkey", "united kingdom", "uk", "u.k.", "france", "australia",
          "germany", "jordan", "saudi arabia", "britain", "lebanon", "israel", "qatar", "egypt", "libya", "china", "canada"}


def re3d(root: Path) -> Iterator[Sentence]:
    """Sentences of the re3d documents. Capitalised entities are names; types that name nothing here leave "?" behind."""
    for folder in sorted(p for p in root.iterdir() if (p / "documents.json").exists()):
        entities: dict[str, list[tuple[int, int, str]]] = {}
        for e in json_lines(folder / "entities.json"):
            if float(e.get("confidence", 1)) < 0.5:  # type: ignore[arg-type]
                continue  # wrong offsets, most of them
            entities.setdefault(str(e["documentId"]), []).append((int(e["begin"]), int(e["end"]), str(e["type"])))  # type: ignore[call-overload]
        for document in json_lines(folder / "documents.json"):
            text, key = str(document["text"]), str(document["_id"])
            breaks = [0, *(m.end() for m in BREAK.finditer(text)), len(text)]
            for begin, end in zip(breaks, breaks[1:], strict=False):
                tokens = [(m.start() + begin, m.end() + begin, m.group()) for m in WORD.finditer(text[begin:end])]
                tokens = [part for token in tokens for part in _split_genitive(token)]
                if tokens:
                    yield Sentence("re3d", "en", key, [t[2] for t in tokens], names=_re3d_tags(tokens, entities.get(key, [])))


def _split_genitive(token: tuple[int, int, str]) -> list[tuple[int, int, str]]:
    start, end, word = token
    if len(word) > 2 and word[-2:] in ("'s", "’s"):
        return [(start, end - 2, word[:-2]), (end - 2, end, word[-2:])]
    return [token]


def _re3d_tags(tokens: list[tuple[int, int, str]], entities: list[tuple[int, int, str]]) -> list[str]:
    """Wholly capitalised entities are names, the longest first; capitals in the other entities are left out of learning."""
    tags = ["O"] * len(tokens)
    left: list[int] = []
    for begin, end, kind in sorted(entities, key=lambda e: e[0] - e[1]):
        inside = [i for i, (a, b, _) in enumerate(tokens) if begin <= a and b <= end]
        while len(inside) > 1 and tokens[inside[0]][2].lower() in TITLES | ARTICLES:
            inside = inside[1:]
        words = [tokens[i][2] for i in inside]
        if not inside or words[0].lower() in PRONOUNS:
            continue
        upper = [w[:1].isupper() for w in words]
        name = RE3D_TYPES.get(kind)
        plain = upper[0] and "," not in words and all(u or w.lower() in INNER or not w[0].isalpha() for u, w in zip(upper, words, strict=True))
        if name == "WEAPON" and (begin, end) != (tokens[inside[0]][0], tokens[inside[-1]][1]):
            plain = False
        if name == "PER" and any(w.lower() in TITLES | {".", ","} for w in words):
            plain = False
        if name == "ORG" and " ".join(words).lower() in STATES:
            name = "LOC"
        if plain and name and all(tags[i] == "O" for i in inside):
            for k, i in enumerate(inside):
                tags[i] = f"{'I' if k else 'B'}-{name}"
        elif not plain or not name:
            left.extend(i for i, u in zip(inside, upper, strict=True) if u)
    for i in left:
        if tags[i] == "O":
            tags[i] = "?"
    return tags
