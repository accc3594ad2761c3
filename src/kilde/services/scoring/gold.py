"""Scores whole articles against a gold file, from their texts or from records that were made before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from kilde.intake import decoding, make_article
from kilde.model import yaml_file
from kilde.model.errors import BadData, UnreadableText, WrongUse
from kilde.model.record import Record
from kilde.services.extract import record_of
from kilde.services.scoring.articles import Say, score_article
from kilde.services.scoring.gold_file import GoldArticle, read_gold
from kilde.services.scoring.rows import Rows

RecordOf = Callable[[GoldArticle], Record]


def score_gold(gold: Path, folder: Path) -> Rows:
    """The rows of all articles of a gold file whose texts lie in `folder`."""
    total = Rows()
    for _, rows in score_each(read_gold(yaml_file.read(gold, str(gold)), gold), from_texts(folder)):
        total.merge(rows)
    return total


def score_each(articles: list[GoldArticle], record: RecordOf, say: Say = lambda _: None) -> Iterator[tuple[str, Rows]]:
    """(language, rows) of each article; `say` is told each error, under the article's name."""
    for article in articles:
        say(article.file)
        found = record(article)
        yield article.language or found.document.language, score_article(found, article, say)


def from_texts(folder: Path) -> RecordOf:
    """Reads each article's text in `folder`. What it gives raises WrongUse when a text is missing, UnreadableText when it is none."""

    def record(gold: GoldArticle) -> Record:
        path = folder / gold.file
        try:
            text = decoding.decode(path.read_bytes())
        except OSError as error:
            remedy = "name the folder of the texts with --texts"
            raise WrongUse(f"its text {path} cannot be read: {error.strerror or error}", source=gold.source, remedy=remedy) from error
        except UnreadableText as error:
            raise error.at(str(path)) from error
        row = {"text": text, "published": gold.published, "language": gold.language, "path": gold.file}
        return record_of(make_article(row, source=str(path)))

    return record


def from_records(records: Mapping[str, Record], source: Path) -> RecordOf:
    """Takes each article's record from those given by file name. What it gives raises WrongUse when there is none."""

    def record(gold: GoldArticle) -> Record:
        try:
            return records[Path(gold.file).name]
        except KeyError as error:
            raise WrongUse(f"has no record of {gold.file}", source=str(source), remedy="records are joined to articles by the name of their file") from error

    return record


def read_records(path: Path) -> dict[str, Record]:
    """Records by the file name of their text, from what `kilde extract` prints. Raises WrongUse, BadData."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise WrongUse(f"cannot be read: {error.strerror or error}", source=str(path), remedy="give what `kilde extract` prints") from error
    except UnicodeDecodeError as error:
        raise BadData("is not UTF-8", source=str(path), remedy="give what `kilde extract` prints") from error
    found: dict[str, Record] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = Record.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            cause = f"line {number} is no record: {'.'.join(map(str, first['loc']))} {first['msg']}"
            raise BadData(cause, source=str(path), remedy="give what `kilde extract --format jsonl` prints") from error
        found[Path(record.document.path or "").name] = record
    return found
