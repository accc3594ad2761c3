"""Military units called by a number get one English name from every language's words."""

import pytest

from kilde.encoder.tokens import tokenize
from kilde.languages import section
from kilde.model.article import Article
from kilde.reading.actors.units import Units
from kilde.reading.pipeline import read

WRITTEN = [
    ("en", "47th Mechanized Brigade", "47th Mechanized Brigade"),
    ("nb", "47. mekaniserte brigaden", "47th Mechanized Brigade"),
    ("nn", "47. mekaniserte brigaden", "47th Mechanized Brigade"),
    ("da", "47. mekaniserede brigade", "47th Mechanized Brigade"),
    ("sv", "47:e mekaniserade brigaden", "47th Mechanized Brigade"),
    ("en", "3rd Assault Brigade", "3rd Assault Brigade"),
    ("en", "11th Airborne Division", "11th Airborne Division"),
]


@pytest.mark.parametrize(("language", "text", "label"), WRITTEN)
def test_a_numbered_unit_has_one_name(language: str, text: str, label: str) -> None:
    tokens = tokenize(text, 0, len(text), clitics=language == "en")
    assert Units.of(section(language, "actors")["units"]).at(tokens, 0) == (len(tokens), label)


@pytest.mark.parametrize("text", ["12 soldiers", "20 brigades", "3 men"])
def test_counted_things_are_no_units(text: str) -> None:
    tokens = tokenize(text, 0, len(text), clitics=True)
    assert Units.of(section("en", "actors")["units"]).at(tokens, 0) is None


@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv", "en"])
@pytest.mark.parametrize("text", ["N':²", "②③ drept 2²²² mars"])
def test_raised_and_circled_digits_are_no_numbers_to_read(language: str, text: str) -> None:
    record = read(Article(text, "2020-10", language))
    assert record.document.text == text
