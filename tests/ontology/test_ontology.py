"""The ontology's lists are the record's: every value that a record may hold is defined, with an example, and no other is."""

from typing import get_args

import pytest

from kilde.languages import section
from kilde.model import record
from kilde.model.article import LANGUAGES
from kilde.ontology import listing
from kilde.reading.coding.lexicon import NOTHING
from kilde.reading.coding.modes import plover


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("acts", record.Act),
        ("events", record.EventType),
        ("figures", record.FigureKind),
        ("disputes", record.DisputeKind),
    ],
)
def test_a_list_defines_what_records_hold(name: str, values: object) -> None:
    rows = listing(name)
    assert set(rows) == set(get_args(values))
    assert all(row["definition"] and row["example"] for row in rows.values())


def test_agreements_define_kinds_and_status() -> None:
    rows = listing("agreements")
    assert set(rows["kinds"]) == set(get_args(record.AgreementKind))
    assert set(rows["status"]) == set(get_args(record.AgreementStatus))


def test_events_of_acts_are_event_types() -> None:
    assert {row["event"] for row in listing("acts").values()} - {None} <= set(listing("events"))


def test_modes_and_contexts_are_defined_with_an_example() -> None:
    modes = [row for type in listing("events").values() for row in type["modes"].values()]
    assert all(row["definition"] and row["example"] for row in (*modes, *listing("contexts").values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_files_name_no_other_modes_and_contexts(language: str) -> None:
    rows = [row for name in ("verbs", "nouns") for row in section(language, "events").get(name, ()) if row.get("mode")]
    assert {(row["type"], row["mode"]) for row in rows if plover(row["type"], row["mode"]) is None} == set()
    coding = section(language, "coding")
    told = {(type, mode) for type, modes in coding["modes"].items() for mode in modes} | {("ASSAULT", mode) for mode in coding["weapons"]}
    assert {(type, mode) for type, mode in told if mode != NOTHING and mode not in listing("events")[type]["modes"]} == set()
    assert {name for kind in ("contexts", "harmed") for name in coding[kind]} - {NOTHING} <= set(listing("contexts"))
