import pytest
from tests.records import article, record_of

from kilde.cli.view.counted import amount, counted
from kilde.model.record import Figure


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"low": 4, "best": 4, "high": 4}, "4"),
        ({"best": 4}, "4"),
        ({"low": 1000}, "at least 1,000"),
        ({"best": 5000, "approximate": True}, "about 5,000"),
        ({"low": 4, "high": 5}, "4 to 5"),
        ({"high": 20}, "up to 20"),
        ({"low": 20000, "approximate": True}, "at least about 20,000"),
        ({"low": 10, "best": 12, "high": 20}, "12 (10 to 20)"),
        ({}, "an unknown number"),
        ({"best": 1.5}, "1.5"),
    ],
)
def test_a_range_in_words(values, words):
    figure = Figure(id="f1", start=0, end=1, evidence=(), kind="killed", attribution="reported", confidence=1.0, **values)
    assert amount(figure) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "distance", "best": 5, "unit": "km"}, "km"),
        ({"kind": "duration", "best": 1, "unit": "weeks"}, "week"),
        ({"kind": "duration", "best": 6, "unit": "weeks"}, "weeks"),
        ({"kind": "killed", "victims": "civilians", "side": ("e1",)}, "civilians"),
        ({"kind": "killed", "side": ("e1",)}, "Syrian rebels"),
        ({"kind": "killed"}, ""),
    ],
)
def test_what_there_is_so_many_of(values, words):
    figure = Figure(id="f9", start=0, end=1, evidence=(), attribution="reported", confidence=1.0, **values)
    assert counted(record_of(article()), figure) == words
