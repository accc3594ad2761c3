import pytest

from kilde.intake.dates import checked, header
from kilde.model.errors import NoDate


@pytest.mark.parametrize(
    ("given", "edtf"),
    [
        ("2020-10", "2020-10"),
        (" 2023-09-19 ", "2023-09-19"),
        ("2024-02-29", "2024-02-29"),
        ("2023-09-19T10:00:00Z", "2023-09-19"),
        ("2023-09-19 10:00:00.5+02:00", "2023-09-19"),
    ],
)
def test_takes_months_days_and_timestamps(given, edtf):
    assert checked(given) == edtf


@pytest.mark.parametrize("given", ["", "2020", "2020-13", "2023-02-29", "19.09.2023", "2020-10-32", "0000-01", "9999-12", "0223-09-19", "i dag", "2020-10-1"])
def test_refuses_the_rest(given):
    with pytest.raises(NoDate):
        checked(given)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" date 2020-10 Den", "2020-10"),
        ("\n date 2020-10-27\nDen", "2020-10-27"),
        ("date 2020-13 Den", "2020-13"),
        ("update 2020-10 Den", None),
        ("Den date 2020-10", None),
        (" date 2020-10-271 Den", None),
    ],
)
def test_finds_the_header(text, found):
    date, begin = header(text)
    assert date == found
    assert text[:begin].strip() == (f"date {found}" if found else "")
