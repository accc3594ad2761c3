"""How well an encoder reads an annotated file: names by type, or syntax, from the file's own tokens.

Nothing else of the file reaches the encoder. A correct name has the right first and last token and the right type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kilde.encoder import columns, formats
from kilde.encoder.cohesion import running
from kilde.encoder.decoding import Span, spans
from kilde.encoder.interface import Encoder, Parse, Token
from kilde.encoder.scores import Figure, Names, name_figures, share_figure
from kilde.model.errors import BadData

GPE = frozenset({"GPE", "GPE_LOC", "GPE_ORG"})
CORE = ("PER", "ORG", "LOC")  # what every corpus marks; a GPE counts as LOC there
FEATURES = ("Definite", "Mood", "Number", "Tense", "VerbForm", "Voice")
AT_ONCE = 256  # sentences in one call of the encoder


@dataclass(frozen=True, slots=True)
class NameReport:
    """`core` takes PER, ORG and LOC together, GPE counted as LOC; `types` each type that the file has, `every` all of these."""

    encoder: str
    core: Names
    types: Mapping[str, Names]
    every: Names

    def __str__(self) -> str:
        head = f"{'':12}{'precision':>20}{'recall':>20}{'F1':>20}{'names':>8}"
        rows = [("PER ORG LOC", self.core), ("all types", self.every), *self.types.items()]
        return "\n".join([head, *(f"{kind:12}{n.precision!s:>20}{n.recall!s:>20}{n.f1!s:>20}{n.f1.n:8}" for kind, n in rows)])


@dataclass(frozen=True, slots=True)
class SyntaxReport:
    """Shares of words: see `evaluate_syntax` for the names of the figures."""

    encoder: str
    figures: Mapping[str, Figure]

    def __str__(self) -> str:
        return "\n".join(f"{name:22}{figure!s:>20}{figure.n:8}" for name, figure in self.figures.items())


def evaluate_names(encoder: Encoder, path: Path, language: str, predictions: Path | None = None, alone: bool | None = None) -> NameReport:
    """Precision, recall and F1 on an iob2 or CoNLL file; `predictions` gets the encoder's answer in the file's format.

    `alone`: the file is shuffled, so no sentence tells anything of the next, and each is read by itself; None: found by the words.

    Predicted types that the file never uses are left out, GPE becomes LOC where the file has no GPE, and the types are called
    as the file calls them. Raises BadData when the file is empty or has no column with names.
    """
    sentences = formats.read(path)
    column = columns.name_column(sentences, path)
    true = [spans(formats.name_tags(s, column)) for s in sentences]
    has_gpe = any(kind in GPE for found in true for _, _, kind in found)
    true = [[(a, b, "GPE" if kind in GPE else kind) for a, b, kind in found] for found in true]
    kinds = sorted({kind for found in true for _, _, kind in found})
    theirs = columns.own_words(kinds)
    parses = list(_parse(encoder, sentences, language, alone))
    guessed = [[(n.first, n.last, n.type if n.type != "GPE" or has_gpe else "LOC") for n in p.names] for p in parses]
    guessed = [[(a, b, theirs.get(kind, kind)) for a, b, kind in found] for found in guessed]
    guessed = [[span for span in found if span[2] in kinds] for found in guessed]
    if predictions:
        tags = [_tags(len(p.tokens), found) for p, found in zip(parses, guessed, strict=True)]
        predictions.write_text("".join(formats.with_names(s, t, column) for s, t in zip(sentences, tags, strict=True)), encoding="utf-8")
    pairs = list(zip(guessed, true, strict=True))
    core = name_figures([_count(_core(a), _core(b)) for a, b in pairs])
    types = {kind: name_figures([_count(_only(a, kind), _only(b, kind)) for a, b in pairs]) for kind in kinds}
    return NameReport(encoder.version, core, types, name_figures([_count(a, b) for a, b in pairs]))


def evaluate_syntax(encoder: Encoder, path: Path, language: str, predictions: Path | None = None, alone: bool | None = None) -> SyntaxReport:
    """Shares on a CoNLL-U file; `predictions` gets the encoder's answer as CoNLL-U; `alone` as in `evaluate_names`.

    UPOS; UAS (head); LAS (head and whole relation); LAS, universal (head and relation without its subtype); features (the
    six that reading uses all right, active voice and indicative mood taken as the default); lemmas (case aside, no marks).
    What no line of the file says (lemmas, features) has no figure. Raises BadData when the file is empty or has no syntax.
    """
    sentences = formats.read(path)
    columns.check_syntax(sentences, path)
    has_features = any(row[5] != "_" for s in sentences for row in s.rows)
    parses = list(_parse(encoder, sentences, language, alone))
    if not all(p.has_syntax for p in parses):
        raise BadData(f"the encoder {encoder.version} gives no syntax", source=str(path))
    if predictions:
        predictions.write_text("".join(formats.with_syntax(s, p.tokens) for s, p in zip(sentences, parses, strict=True)), encoding="utf-8")
    counts: dict[str, list[tuple[int, int]]] = {}
    for sentence, parse in zip(sentences, parses, strict=True):
        right = [_right(row, token, has_features) for row, token in zip(sentence.rows, parse.tokens, strict=True)]
        for name in right[0]:
            known = [word[name] for word in right if word[name] is not None]
            counts.setdefault(name, []).append((sum(map(bool, known)), len(known)))
    return SyntaxReport(encoder.version, {name: share_figure(found) for name, found in counts.items() if any(n for _, n in found)})


def _parse(encoder: Encoder, sentences: Sequence[formats.Sentence], language: str, alone: bool | None) -> Iterator[Parse]:
    if alone is None:
        alone = not running([s.tokens() for s in sentences])
    at_once = 1 if alone else AT_ONCE
    for start in range(0, len(sentences), at_once):
        yield from encoder.parse([s.tokens() for s in sentences[start : start + at_once]], language)


def _right(row: tuple[str, ...], token: Token, has_features: bool) -> dict[str, bool | None]:
    """Which figures this word counts as right in; None where the file does not say."""
    head = token.head is not None and row[6] == str(token.head + 1)
    relation = token.deprel or ""
    feats = {name: token.feats[name] for name in FEATURES if _telling(name, token.feats.get(name, ""))}
    lemma = None if row[2] == "_" or row[3] == "PUNCT" else (token.lemma or "").casefold() == row[2].casefold()
    return {
        "UPOS": row[3] == token.upos,
        "UAS": head,
        "LAS": head and row[7] == relation,
        "LAS, universal": head and row[7].split(":")[0] == relation.split(":")[0],
        "features": feats == _features(row[5]) if has_features else None,
        "lemmas": lemma,
    }


def _features(cell: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in cell.split("|") if "=" in part)
    return {name: value for name, value in pairs if name in FEATURES and _telling(name, value)}


def _telling(name: str, value: str) -> bool:
    """Active voice and indicative mood are marked in some treebanks only; several values at once say nothing."""
    return bool(value) and "," not in value and (name, value) not in (("Voice", "Act"), ("Mood", "Ind"))


def _tags(n: int, found: Sequence[Span]) -> list[str]:
    tags = ["O"] * n
    for first, last, kind in found:
        tags[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return tags


def _core(found: Sequence[Span]) -> list[Span]:
    as_core = [(a, b, "LOC" if kind == "GPE" else columns.ALIASES.get(kind, kind)) for a, b, kind in found]
    return [span for span in as_core if span[2] in CORE]


def _only(found: Sequence[Span], kind: str) -> list[Span]:
    return [span for span in found if span[2] == kind]


def _count(guessed: Sequence[Span], true: Sequence[Span]) -> tuple[int, int, int]:
    return len(set(guessed) & set(true)), len(guessed), len(true)
