"""Where a report was written is no part of what is reported."""

import pytest

from kilde.reading.blocks.dateline import end_of_dateline

TOLD = "The army took the town."


@pytest.mark.parametrize(
    "dateline",
    ["KYIV (Reuters) - ", "KYIV, March 3 (Reuters) - ", "KYIV, Ukraine (AP) — ", "MOSCOW — ", "Moscow (AFP) – ", "Moscow - ", "BAKU, September 13. /TASS/. ",
     "KHARTOUM: ", "Port Sudan/Khartoum (dpa) - ", "MOSKVA (NTB-AFP): ", "Moskva (NTB): ", "MOSKVA (VG) ", "Port-au-Prince (AFP) - "],
)  # fmt: skip
def test_a_dateline_ends_where_the_report_begins(dateline: str) -> None:
    assert end_of_dateline(dateline + TOLD, opens=True) == len(dateline)


@pytest.mark.parametrize(
    "text",
    ["Moscow: Kyiv broke the truce.", "Hamas (AFP) said no.", "Ukraine - Russia talks go on.", "Kyiv - Europe's second largest capital - was hit again.", "UN: The truce holds.", TOLD, ""],
)
def test_other_openings_are_read_whole(text: str) -> None:
    assert end_of_dateline(text, opens=True) == 0


def test_within_an_article_only_an_agency_makes_a_dateline() -> None:
    assert end_of_dateline("MOSCOW — " + TOLD, opens=False) == 0
    assert end_of_dateline("MOSCOW (AP) — " + TOLD, opens=False) > 0
