"""Towns taken one after the other: each since its own day; with the network that the package carries."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read

LISTS = [
    ("nb", "HTS inntok Aleppo 30. november, Hama på torsdag og Homs natt til søndag."),
    ("nn", "HTS tok Aleppo 30. november, Hama på torsdag og Homs natt til sundag."),
    ("da", "HTS indtog Aleppo 30. november, Hama torsdag og Homs natten til søndag."),
    ("sv", "HTS intog Aleppo den 30 november, Hama i torsdags och Homs natten till söndagen."),
    ("en", "HTS captured Aleppo on 30 November, Hama on Thursday and Homs on Saturday night."),
]


@pytest.mark.parametrize(("language", "text"), LISTS)
def test_each_town_since_its_own_day(language: str, text: str) -> None:
    record = read(Article(text, "2024-12-08", language))
    names, dates = {p.id: p.label for p in record.places}, {t.id: t.edtf for t in record.times}
    since = {names[c.place]: dates[c.since] for c in record.controls if c.place and c.since}
    assert since["Aleppo"] == "2024-11-30"
    assert since["Hama"] == "2024-12-05"
    assert since["Homs"].startswith("2024-12-07")


def test_one_day_for_all() -> None:
    record = read(Article("HTS captured Aleppo and Hama on Thursday.", "2024-12-08", "en"))
    dates = {t.id: t.edtf for t in record.times}
    assert [dates[c.since] for c in record.controls if c.since] == ["2024-12-05", "2024-12-05"]
