"""ISO 8601 durations."""

from datetime import date

import pytest

from kilde.model.duration import Duration


@pytest.mark.parametrize(
    ("text", "amounts"),
    [("P6W", (0, 42, 0)), ("PT48H", (0, 0, 172800)), ("-P1D", (0, -1, 0)), ("P1Y6M2DT1M", (18, 2, 60)), ("P0D", (0, 0, 0))],
)
def test_amounts(text: str, amounts: tuple[int, int, int]) -> None:
    assert tuple(Duration(text).amounts) == amounts
    assert str(Duration(text)) == text


@pytest.mark.parametrize("text", ["", "P", "PT", "6W", "P1H", "P1.5D", "P1D2W"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an ISO 8601 duration"):
        Duration(text)


def test_turned_round() -> None:
    assert -Duration("P1D") == Duration("-P1D")
    assert -Duration("-P1D") == Duration("P1D")


def test_it_has_no_place_on_the_calendar() -> None:
    assert Duration("P1D").earliest is None and Duration("P1D").latest is None


@pytest.mark.parametrize(
    ("day", "text", "after"),
    [("2024-02-29", "P1Y", "2025-02-28"), ("2024-01-31", "P1M", "2024-02-29"), ("2024-03-12", "-P6W", "2024-01-30"), ("9999-12-01", "P1M", "9999-12-31"),
     ("0001-01-01", "-P1D", "0001-01-01")],
)  # fmt: skip
def test_after(day: str, text: str, after: str) -> None:
    assert Duration(text).after(date.fromisoformat(day)) == date.fromisoformat(after)
