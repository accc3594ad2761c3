import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilde.cli.view.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020", "2020"),
        ("2020-10", "October 2020"),
        ("2020-10-05", "5 October 2020"),
        ("2020-10-XX", "a day in October 2020"),
        ("2020-XX", "a day in 2020"),
        ("2020-23", "autumn 2020"),
        ("2020-23~", "about autumn 2020"),
        ("2020?", "perhaps 2020"),
        ("199X", "the 1990s"),
        ("1994/..", "since 1994"),
        ("../2023-09", "until September 2023"),
        ("2020-09/2020-10", "September to October 2020"),
        ("2020-12/2021-01", "December 2020 to January 2021"),
        ("1990/1993", "1990 to 1993"),
        ("2023-09-19/2023-09-20", "19 to 20 September 2023"),
        ("2020-09-27/2020-11-10", "27 September to 10 November 2020"),
        ("2020-12-27/2021-01-10", "27 December 2020 to 10 January 2021"),
        ("[2020-09-30..2020-10-30]", "a day from 30 September to 30 October 2020"),
        ("[2023-09-05,2023-09-12,2023-09-19,2023-09-26]", "5, 12, 19 or 26 September 2023"),
        ("[2023-08-29,2023-09-05]", "29 August 2023 or 5 September 2023"),
        ("{2020-10-01,2020-10-02}", "1 and 2 October 2020"),
        ("P6W", "6 weeks"),
        ("P1D", "1 day"),
        ("something else", "something else"),
    ],
)
def test_says_no_more_than_the_date_does(edtf, words):
    assert in_words(edtf) == words


@given(st.text(alphabet="0123456789-XP/.[]{},~?%WMYD ", max_size=30))
def test_what_has_no_words_stays_as_it_is_and_nothing_fails(edtf):
    assert isinstance(in_words(edtf), str)
