"""Any text gives a record or a stored failure, and every record points into its text and at itself only."""

import re
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kilde
from kilde.archive.archive import Archive
from kilde.intake import articles
from kilde.model.article import LANGUAGES
from kilde.model.errors import KildeError, UnreadableText
from kilde.model.record import Span
from kilde.services.read import Reading, read_paths
from kilde.services.scoring.cases import read_cases

EXAMPLES = [article for article in articles([str(Path(__file__).parents[1] / "examples")]) if not isinstance(article, UnreadableText)]
WORDS = sorted({word for article in EXAMPLES for word in article.text.split()})
PARAGRAPHS = [paragraph for article in EXAMPLES for paragraph in article.text.split("\n\n")]
REFERENCES = {
    "entity", "speaker", "via", "addressee", "time", "actors", "recipients", "places", "realises", "asserted_by", "side", "part_of", "place",
    "period", "event", "parties", "mediators", "holder", "supported_by", "since", "until", "items",
}  # fmt: skip
LAYERS = ("entities", "times", "places", "statements", "events", "figures", "agreements", "controls", "disputes")

separators = st.sampled_from([" ", "\n", "\n\n", ", ", ". ", "\r\n", " – ", ' "', "«", "»", "\u2028", "\t", "\xa0", "(", ") ", ": ", "\n- "])
odd = st.one_of(st.text(max_size=40), st.sampled_from(["1.000,5", "2020-10", "kl. 4", "Foto:", "...", "\u200d", "👩‍👧", "e\u0301", "ǅ", "İ", "ß", "\x85"]))
jumbles = st.lists(st.one_of(st.sampled_from(WORDS), separators, odd), max_size=60).map("".join)
articles_of_parts = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8).map("\n\n".join)
texts = st.one_of(st.text(), jumbles, articles_of_parts, st.tuples(articles_of_parts, jumbles).map("\n".join))
dates = st.one_of(st.sampled_from(["2020-10", "2023-09-19", "1999-12-31", "2024-02-29", "9999-12", "0001-01", "nonsense", ""]), st.dates().map(str))
languages = st.sampled_from([None, *LANGUAGES])
several = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def spans(value):
    """Every span in a record, wherever it stands."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from spans(each)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))


def check(record):
    text = record.document.text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text), span
    ids = [item.id for layer in LAYERS for item in getattr(record, layer)]
    assert len(ids) == len(set(ids))
    for layer in LAYERS:
        for item in getattr(record, layer):
            for name in REFERENCES & set(type(item).model_fields):
                value = getattr(item, name)
                for id in value if isinstance(value, tuple) else [value] if value is not None else []:
                    assert record.get(id).id == id
            assert record.get(item.id) is item
            if hasattr(item, "text"):
                assert item.text == text[item.start : item.end]
            if getattr(item, "evidence", None):
                assert (item.evidence[0].start, item.evidence[0].end) == (item.start, item.end)
            for value in (getattr(item, "low", None), getattr(item, "best", None), getattr(item, "high", None)):
                assert value is None or value >= 0
    for entity in record.entities:
        assert all(text[span.start : span.end] for span in entity.mentions)
    for time in record.times:
        assert time.relation is None or time.relation.anchor == "published" or record.get(time.relation.anchor)
    for agreement in record.agreements:
        assert all(record.get(id) in record.entities for id in agreement.excludes)
    blocks = record.document.blocks
    assert all(first.end <= second.start for first, second in pairwise(blocks))


@several
@given(texts, dates, languages)
def test_any_text_gives_a_sound_record_or_says_why_not(text, published, language):
    (result,) = kilde.extract_many([{"text": text, "published": published, "language": language}])
    if isinstance(result, KildeError):
        assert isinstance(result, UnreadableText), f"a stage failed: {result}"
        assert result.cause and result.remedy
    else:
        assert result.document.text == text
        check(result)
        assert kilde.Record.model_validate_json(result.model_dump_json()) == result


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda article: article.path.rsplit("/", 1)[-1])
def test_every_example_gives_a_sound_record_with_something_in_it(article):
    record = kilde.extract(article.text, article.published, article.language)
    check(record)
    assert record.statements and record.events and record.entities and record.times


@settings(several, max_examples=25)
@given(st.lists(st.one_of(st.binary(max_size=200), texts.map(lambda text: f" date 2024-12 {text}".encode())), max_size=4))
def test_every_file_becomes_a_stored_record_or_a_stored_failure(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("texts")
    for number, data in enumerate(files):
        (folder / f"{number}.txt").write_bytes(data)
    with Archive(folder / "archive.sqlite") as archive:
        results = list(read_paths([str(path) for path in sorted(folder.glob("*.txt"))], archive))
        assert len(results) == len(files)
        counts = archive.counts()
        read = [result for result in results if isinstance(result, Reading)]
        assert counts.failures == len(files) - len(read)
        assert counts.records == sum(result.new for result in read) == len({result.record.document.id for result in read})
        for result in read:
            assert archive.record(result.record.document.id) == result.record


@pytest.mark.parametrize("piece", ["a", ",", "«", '"', "(", " 1", ".", "\n", "\n\n", "- ", "A ", "ord ", "1.", "Ø", "20 000 ", "to og ", "sier at "])
def test_the_time_of_hostile_repetition_grows_with_its_length(piece):
    def seconds(length):
        text = "Regjeringen sier at den ikke vet. " + piece * (length // len(piece))
        started = process_time()
        (result,) = kilde.extract_many([{"text": text, "published": "2024-12", "language": "nb"}])
        assert isinstance(result, UnreadableText | kilde.Record), result
        return process_time() - started

    seconds(100)
    short, long = seconds(3_000), seconds(12_000)
    # Four times the length: linear work takes four times as long, quadratic work sixteen times.
    assert long < 8 * short + 0.5, f"{short:.2f} s for 3,000 characters, {long:.2f} s for 12,000"


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "Et kontor i byen sier at Hamas angrep Israel"), ("nn", "Eit kontor i byen seier at Hamas angreip Israel"), ("da", "Et kontor i byen siger, at Hamas angreb Israel"),
    ("sv", "Ett kontor i staden säger att Hamas angrep Israel"), ("en", "An office in Gaza said that Hamas attacked Israel"),
])  # fmt: skip
def test_a_text_may_end_with_a_name(language, text):
    """A phrase may reach to the end of the sentence: a heading has no full stop."""
    assert len(kilde.extract(text, published="2024-01-01", language=language).statements) == 1


@pytest.mark.parametrize("article", EXAMPLES, ids=lambda article: Path(article.path).stem)
def test_every_sentence_may_be_a_heading(article):
    """Each sentence as a paragraph of its own, the mark at its end left out."""
    bare = "\n\n".join(sentence.rstrip(".!?") for sentence in article.text.replace(". ", ".\n\n").split("\n\n"))
    record = kilde.extract(bare, published=article.published, language=article.language)
    assert record.statements


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_may_lack_its_mark(language):
    """Every tenth case for looking, without the marks that close its sentences: nothing may look past the last word."""
    for path in sorted((Path(__file__).parent / "cases" / language).glob("*.yaml")):
        for case in list(read_cases(path, language))[::10]:
            bare = "\n\n".join(sentence.rstrip(".!?”\"»") for sentence in re.split(r"(?<=[.!?])\s+", case.text))
            check(kilde.extract(bare, published=case.published, language=language))


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "Våpenhvilen ble ikke brutt, men samtalene mellom Kongo og M23 ble utsatt"), ("nn", "Samtalane mellom Kongo og M23 vart utsette"),
    ("da", "Samtalerne mellem Congo og M23 blev udskudt"), ("sv", "Samtalen mellan Kongo och M23 sköts upp"),
    ("en", "The ceasefire talks between Congo and M23 rebels were postponed"),
])  # fmt: skip
def test_a_text_may_end_with_a_verb_that_ends_something(language, text):
    """What the verb's particle would be stands behind the end."""
    check(kilde.extract(text, published="2024-01-01", language=language))
