"""What a time hangs on, and what is left open when publication is known to the month or the year only."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kilde.model.article import Article
from kilde.model.edtf import Edtf
from kilde.reading.draft import Draft
from kilde.reading.times import read, times_of


def times(text: str, published: str, language: str = "nb"):  # type: ignore[no-untyped-def]
    return times_of(text, Article(text, published, language))


@pytest.mark.parametrize(
    ("text", "anchor", "offset", "rule"),
    [
        ("Det skjedde i dag.", "published", "P0D", "day"),
        ("Det skjedde i går.", "published", "-P1D", "day"),
        ("Det skjedde mandag.", "published", "P0D", "weekday-last"),
        ("Det skjer fredag.", "published", "P0D", "weekday-next"),
        ("Det skjedde forrige uke.", "published", "-P1W", "week"),
        ("Det skjedde for tre uker siden.", "published", "-P3W", "ago"),
        ("Det skjedde i fjor.", "published", "-P1Y", "year"),
        ("Det skjedde 3. mars.", "published", "P0Y", "date"),
        ("Det skjedde 3. mars 2022.", None, "", "date"),
        ("Det skjedde i 2022.", None, "", "year"),
        ("De siste to ukene var rolige.", "published", "-P2W", "past"),
        ("Det varte i to uker.", None, "", "length"),
    ],
)
def test_relation(text: str, anchor: str | None, offset: str, rule: str) -> None:
    (time,) = times(text, "2024-03-12")
    assert (time.anchor, time.offset, time.rule) == (anchor, offset, rule)


def test_a_time_can_hang_on_another_one() -> None:
    first, second = times("Byen falt 3. mars. To dager senere falt flyplassen.", "2024-03-12")
    assert second.anchor is first and second.offset == "P2D" and str(second.edtf) == "2024-03-05"


def test_the_year_after_hangs_on_a_year() -> None:
    first, second = times("He died in 1994. The following year peace was signed.", "2024-03-12", "en")
    assert second.anchor is first and str(second.edtf) == "1995"


def test_without_a_time_before_an_amount_is_a_length() -> None:
    (time,) = times("To dager senere falt flyplassen.", "2024-03-12")
    assert (str(time.edtf), time.kind) == ("P2D", "duration")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Det skjedde i dag.", "2020-10-XX"),
        ("Det skjedde i går.", "[2020-09-30..2020-10-30]"),
        ("Det skjer i morgen.", "[2020-10-02..2020-11-01]"),
        ("Det skjer tirsdag.", "[2020-10-06,2020-10-13,2020-10-20,2020-10-27]"),
        ("Det skjedde tirsdag.", "[2020-09-29,2020-10-06,2020-10-13,2020-10-20,2020-10-27]"),
        ("Det skjedde torsdag.", "[2020-09-24,2020-10-01,2020-10-08,2020-10-15,2020-10-22,2020-10-29]"),
        ("Det skjedde natt til fredag 9. oktober.", "2020-10-08/2020-10-09"),
        ("Det skjedde natt til søndag.", "[2020-09-27,2020-10-04,2020-10-11,2020-10-18,2020-10-25]"),
        ("Det skjedde i natt.", "[2020-09-30..2020-10-31]"),
        ("Det skjedde 15. oktober.", "2020-10-15"),
        ("Det skjedde 27. september.", "2020-09-27"),
        ("Det skjedde 3. november.", "2019-11-03"),
        ("Det skjedde i september.", "2020-09"),
        ("Det skjedde forrige måned.", "2020-09"),
        ("Det skjedde forrige uke.", "2020-09-21/2020-10-25"),
        ("Det skjedde i fjor.", "2019"),
        ("Det skjedde i sommer.", "2020-22"),
        ("Det skjedde for to uker siden.", "[2020-09-17..2020-10-17]"),
        ("Det skjedde for to år siden.", "2018~"),
        ("De siste ukene har vært rolige.", "2020-09/2020-10"),
        ("De siste døgnene har vært rolige.", "2020-10"),
    ],
)
def test_publication_known_to_the_month(text: str, edtf: str) -> None:
    assert [str(time.edtf) for time in times(text, "2020-10")] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Det skjedde i dag.", "2020-XX-XX"),
        ("Det skjedde i går.", "[2019-12-31..2020-12-30]"),
        ("Det skjedde tirsdag.", "2020-XX-XX"),
        ("Det skjedde 3. mars.", "2020-03-03"),
        ("Det skjedde i fjor.", "2019"),
        ("Det skjedde i mars i fjor.", "2019-03"),
    ],
)
def test_publication_known_to_the_year(text: str, edtf: str) -> None:
    assert [str(time.edtf) for time in times(text, "2020")] == [edtf]


SAYINGS = ["i dag", "i går", "i forgårs", "tirsdag", "i natt", "natt til søndag", "forrige uke", "for tre dager siden", "for to uker siden", "i helgen", "15. oktober", "i fjor"]


@pytest.mark.parametrize("saying", SAYINGS)
@pytest.mark.parametrize("day", ["2020-10-01", "2020-10-13", "2020-10-31"])
def test_narrower_publication_gives_a_narrower_time(saying: str, day: str) -> None:
    """What is read against the day lies in what is read against its month, and that in what is read against its year."""
    values = [times(f"Det skjedde {saying}.", published)[0].edtf for published in (day, day[:7], day[:4])]
    for narrow, wide in pairwise(values):
        assert isinstance(narrow, Edtf) and isinstance(wide, Edtf)
        # Seven days before New Year may be in the year before; of many nights only the day is told that each is named after.
        assert wide.contains(narrow) or saying in ("tirsdag", "natt til søndag")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3. mars", "2013-03-03"),
        ("20. januar", "2013-01-20"),
        ("7. oktober", "2012-10-07"),
        ("Avtalen ble undertegnet 7. oktober", "2012-10-07"),
        ("Valget holdes 7. oktober", "2013-10-07"),
        ("Valget skal holdes 7. oktober", "2013-10-07"),
        ("Valget ble utsatt til 3. mars", "2013-03-03"),
    ],
)
def test_bare_strings_take_the_nearest_year_unless_tense_tells(text: str, edtf: str) -> None:
    assert [str(time.edtf) for time in times(text, "2013-02-12")] == [edtf]


def test_no_use_of_an_open_publication_date() -> None:
    for published in ("../2020", "yesterday", "0020-01-01"):
        draft = Draft(Article("i dag", published, "nb"))
        read(draft)
        assert not draft.times and draft.notes[0].stage == "times"


def test_the_weekday_beside_today_narrows_it() -> None:
    (time,) = times("I dag, fredag, åpner møtet.", "2020-10")
    assert str(time.edtf) == "[2020-10-02,2020-10-09,2020-10-16,2020-10-23,2020-10-30]"
