"""Scores what a path holds: a gold file of articles, a file of cases, or a folder of case files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kilde.intake.language import detect, required
from kilde.model import yaml_file
from kilde.model.article import LANGUAGES, Article
from kilde.model.errors import BadData, UnknownLanguage, WrongUse
from kilde.services.extract import record_of
from kilde.services.scoring import rows
from kilde.services.scoring.cases import check_rows, make_case, unmark
from kilde.services.scoring.gold import from_records, from_texts, read_records, score_each
from kilde.services.scoring.gold_file import read_gold
from kilde.services.scoring.rows import Rows
from kilde.services.scoring.score import Score

ENDINGS = ("*.yaml", "*.yml")
HIDDEN = "scored"  # a folder of cases that nobody looks at while working
REMEDY = "give a gold file (`names` and `articles`) or cases (a list); annotated sentences go to `kilde eval names` or `kilde eval syntax`"


@dataclass
class Scored:
    """The rows of everything and of each language, and each error in words. `shown` is False where errors are not to be looked at."""

    path: str
    kind: Literal["gold", "cases"]
    total: Rows = field(default_factory=Rows)
    languages: dict[str, Rows] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    shown: bool = True
    layers: tuple[str, ...] = ()

    def add(self, language: str, found: Rows) -> None:
        self.total.merge(found)
        self.languages.setdefault(language, Rows()).merge(found)

    @property
    def mean_f1(self) -> float:
        """The mean F1 of `layers`: the seven of a gold file, or those that it lists."""
        return rows.mean(self.total.rows, self.layers)


def score(path: Path, texts: Path | None = None, records: Path | None = None, language: str | None = None) -> Scored:
    """Scores a gold file or cases.

    texts     the folder of a gold file's texts; beside it when left out (in a folder of its own name, if that holds them)
    records   what `kilde extract` printed for these texts: scored instead of reading them
    language  of cases whose folders name none; found in each text when left out

    Raises WrongUse for what is not there, BadData for files that do not follow their form, UnreadableText for a gold file's texts.
    """
    code = required(language) if language else None
    if not path.exists():
        raise WrongUse("no such file or directory", source=str(path), remedy="check the path")
    if path.is_dir():
        if texts or records:
            raise WrongUse("--texts and --records go with a gold file, not with a folder of cases", source=str(path), remedy="leave them out")
        return _cases(path, _case_files(path), code)
    content = _content(path)
    if isinstance(content, list):
        if texts or records:
            raise WrongUse("--texts and --records go with a gold file, not with cases", source=str(path), remedy="leave them out")
        return _cases(path, [path], code)
    if not isinstance(content, dict):
        raise BadData("is neither a gold file nor a list of cases", source=str(path), remedy=REMEDY)
    return _gold(path, content, texts, records)


def _content(path: Path) -> Any:
    try:
        return yaml_file.read(path, str(path))
    except BadData as error:
        raise BadData("is not YAML", source=str(path), remedy=REMEDY) from error
    except UnicodeDecodeError as error:
        raise BadData("is not UTF-8 text", source=str(path), remedy=REMEDY) from error
    except OSError as error:
        raise WrongUse(f"cannot be read: {error.strerror or error}", source=str(path), remedy="check the file and its permissions") from error


# --- articles -----------------------------------------------------------------------------------------------------------


def _gold(path: Path, content: Any, texts: Path | None, records: Path | None) -> Scored:
    if texts and records:
        raise WrongUse("--texts and --records cannot both be given", source=str(path), remedy="records hold their texts already")
    if texts and not texts.is_dir():
        raise WrongUse("no such directory", source=str(texts), remedy="name the folder of the texts with --texts")
    articles = read_gold(content, path)
    listed = {layer for article in articles for layer in article.layers}
    result = Scored(str(path), "gold", layers=tuple(layer for layer in rows.MEANT if layer in listed))
    found = from_records(read_records(records), records) if records else from_texts(texts or _beside(path, articles[0].file))
    for language, counted in score_each(articles, found, result.errors.append):
        result.add(language, counted)
    return result


def _beside(path: Path, file: str) -> Path:
    """The folder of a gold file's texts: its own, or one of its name beside it (gold/twins.yaml, gold/twins/)."""
    own = path.with_suffix("")
    return own if own.is_dir() and (own / file).exists() else path.parent


# --- cases --------------------------------------------------------------------------------------------------------------


def _case_files(folder: Path) -> list[Path]:
    """The case files of a folder; those in folders for scoring only are left out unless the folder itself is one."""
    found = sorted({path for ending in ENDINGS for path in folder.rglob(ending)})
    found = [path for path in found if HIDDEN not in path.relative_to(folder).parts[:-1]]
    if not found:
        raise WrongUse("holds no case files", source=str(folder), remedy="give a folder with .yaml files of cases")
    return found


def _cases(path: Path, files: list[Path], language: str | None) -> Scored:
    hidden = HIDDEN in path.resolve().parts
    result = Scored(str(path), "cases", shown=not hidden)
    listed: set[str] = set()
    for file in files:
        for row, code in _rows(file, language):
            case = make_case(row, code, file)
            counted = Score(say=result.errors.append)
            counted.add(case, record_of(Article(case.text, case.published, code, path=case.id)))
            listed.update(case.layers)
            result.add(code, counted)
    result.layers = tuple(layer for layer in rows.MEANT if layer in listed)
    return result


def _rows(file: Path, language: str | None) -> Iterator[tuple[dict[str, Any], str]]:
    """Each row of a case file with its language: as given, as a folder says, else as its words tell."""
    folder = next((part for part in reversed(file.resolve().parts[:-1]) if part in LANGUAGES), None)
    told = language or folder
    for row in check_rows(_content(file), file):
        yield row, told or _found(row, file)


def _found(row: dict[str, Any], file: Path) -> str:
    try:
        return detect(unmark(row["text"])[0])
    except ValueError as error:
        raise BadData(str(error), source=f"{file}: {row['id']}") from error
    except UnknownLanguage as error:
        raise error.at(f"{file}: {row['id']}") from error


