"""The ontology's lists are the record's: every value that a record may hold is defined, with an example, and no other is."""

from typing import get_args

import pytest

from kilde.model import record
from kilde.ontology import listing


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
