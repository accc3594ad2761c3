"""Figures of the encoder on a file of annotated sentences: names (iob2, CoNLL) or syntax (CoNLL-U), with 95 % intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kilde.intake.language import detect, required
from kilde.model.errors import BadData, KildeError, UnknownLanguage, WrongUse

ENOUGH = 6_000  # characters of words by which the language is found


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What was measured. `table` is for reading; `rows` has for each name its figures: {"F1": {"value", "low", "high", "n"}}."""

    path: str
    language: str
    found: bool
    encoder: str
    sentences: int
    words: int
    table: str
    rows: Mapping[str, Mapping[str, Mapping[str, float]]]


def names(path: Path, language: str | None = None, model: Path | None = None, predictions: Path | None = None, alone: bool | None = None) -> Evaluated:
    """Precision, recall and F1 of names, together and by type, from the file's words alone. `predictions` gets the answer in the file's format.

    Raises BadData for a file that holds no names, WrongUse for one that is not there or cannot be written, UnknownLanguage.
    """

    def run(encoder: Any, language: str) -> tuple[str, dict[str, dict[str, dict[str, float]]]]:
        from kilde.encoder.evaluate import evaluate_names

        report = evaluate_names(encoder, path, language, predictions, alone)
        rows = {"PER ORG LOC": report.core, "all types": report.every, **report.types}
        return str(report), {name: {"precision": asdict(row.precision), "recall": asdict(row.recall), "F1": asdict(row.f1)} for name, row in rows.items()}

    return _evaluated(path, language, model, predictions, run)


def syntax(path: Path, language: str | None = None, model: Path | None = None, predictions: Path | None = None, alone: bool | None = None) -> Evaluated:
    """UPOS, UAS, LAS, features and lemmas as shares of the file's words. `predictions` gets the answer as CoNLL-U. Raises as `names`."""

    def run(encoder: Any, language: str) -> tuple[str, dict[str, dict[str, dict[str, float]]]]:
        from kilde.encoder.evaluate import evaluate_syntax

        report = evaluate_syntax(encoder, path, language, predictions, alone)
        return str(report), {name: {"accuracy": asdict(figure)} for name, figure in report.figures.items()}

    return _evaluated(path, language, model, predictions, run)


Run = Callable[[Any, str], tuple[str, dict[str, dict[str, dict[str, float]]]]]


def _evaluated(path: Path, language: str | None, model: Path | None, predictions: Path | None, run: Run) -> Evaluated:
    from kilde.encoder import formats
    from kilde.encoder.choose import choose

    chosen = required(language) if language else None
    _check(path, model, predictions)
    try:
        sentences = formats.read(path)
    except UnicodeDecodeError as error:
        raise BadData("is not UTF-8", source=str(path), remedy="save it as UTF-8 text") from error
    except OSError as error:
        raise WrongUse(f"cannot be read: {error.strerror or error}", source=str(path), remedy="check the file and its permissions") from error
    code = "nb" if chosen == "no" else chosen or _language(sentences, path)
    try:
        encoder = choose({"path": str(model)} if model else None)
        table, rows = run(encoder, code)
    except ImportError as error:
        raise KildeError(f"the encoder needs {error.name}", remedy="pip install 'kilde[encoder]'") from error
    except OSError as error:
        raise WrongUse(f"cannot be written: {error.strerror or error}", source=str(predictions), remedy="give another file for --predictions") from error
    return Evaluated(str(path), code, chosen is None, encoder.version, len(sentences), sum(len(s.words) for s in sentences), table, rows)


def _check(path: Path, model: Path | None, predictions: Path | None) -> None:
    """Raises WrongUse before anything is read, since a large file takes minutes."""
    if not path.exists():
        raise WrongUse("no such file", source=str(path), remedy="check the path")
    if path.is_dir():
        raise WrongUse("is a directory", source=str(path), remedy="give one annotated file")
    if model is not None and not model.is_dir():
        raise WrongUse("no such model folder", source=str(model), remedy="give a folder with manifest.json")
    if predictions is not None and (predictions.is_dir() or not predictions.absolute().parent.is_dir()):
        raise WrongUse("cannot be written: no such folder, or a folder itself", source=str(predictions), remedy="give another file for --predictions")
    if predictions is not None and predictions.exists() and predictions.samefile(path):
        raise WrongUse("is the annotated file itself", source=str(predictions), remedy="give another file for --predictions")


def _language(sentences: Any, path: Path) -> str:
    """The language of the file's words."""
    words: list[str] = []
    length = 0
    for sentence in sentences:
        words.append(" ".join(sentence.words))
        length += len(words[-1])
        if length > ENOUGH:
            break
    try:
        return detect("\n".join(words))
    except UnknownLanguage as error:
        raise error.at(str(path)) from error
