"""Numbers in five languages: words, digits, bounds, vague plurals, and what counts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kilde.encoder.tokens import tokenize
from kilde.reading.numbers import Quantity, number, quantities, split_words

ORACLE = {"nb": "no", "da": "da", "sv": "sv", "en": "en"}
# num2words 0.5.14 misspells 60 in Danish and 40 in Swedish.
CORRECTED = {"da": [("halvtreds", "\0"), ("treds", "tres"), ("\0", "halvtreds")], "sv": [("förtio", "fyrtio")]}
# All small numbers, and a step that is prime to ten, so that every place of the larger ones takes every digit.
SAMPLE = [*range(2001), *range(2001, 1_000_000, 487), *range(10_000, 1_000_000, 10_000), 999_999, 1_000_000]


def spelled(value: int, language: str) -> str:
    words = num2words(value, lang=ORACLE[language])
    for wrong, right in CORRECTED.get(language, ()):
        words = words.replace(wrong, right)
    return words


@pytest.mark.parametrize("language", ORACLE)
def test_number_words_round_trip(language: str) -> None:
    wrong = [(value, spelled(value, language)) for value in SAMPLE if number(spelled(value, language), language) != value]
    assert not wrong


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("da", "halvtreds", 50), ("da", "treoghalvfems", 93), ("da", "halvtredsindstyve", 50), ("da", "syvogtres", 67), ("da", "firs", 80),
        ("nn", "sju", 7), ("nn", "sjau", 7), ("nn", "tjue", 20), ("nn", "åtte", 8), ("nn", "tjueein", 21), ("nn", "hundre og tjueto", 122),
        ("nb", "tjueen", 21), ("nb", "enogtyve", 21), ("nb", "tohundreogfemti", 250), ("nb", "to hundre og femti", 250), ("nb", "nittenhundre", 1900),
        ("sv", "tjugotre", 23), ("sv", "etthundrafemtio", 150), ("sv", "tolvhundra", 1200), ("sv", "ettusen", None),
        ("en", "fifty-three", 53), ("en", "one thousand, two hundred and five", 1205), ("en", "twelve hundred", 1200),
        ("nb", "to tre", None), ("en", "often", None), ("da", "tyveri", None), ("sv", "ni", None),
    ],
)  # fmt: skip
def test_number_words(language: str, text: str, value: int | None) -> None:
    assert number(text, language) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nb", "1.200", 1200), ("nb", "1 200", 1200), ("nb", "1\u00a0200", 1200), ("nb", "12\u202f500", 12500), ("nb", "2,5", 2.5), ("nb", "1.200.000", 1200000),
        ("da", "10.000,5", 10000.5), ("sv", "1 350", 1350), ("nb", "1,200", 1200), ("nb", "2.5", 2.5), ("nb", "14.30", None), ("nb", "12.03.2024", None),
        ("en", "1,200", 1200), ("en", "2.5", 2.5), ("en", "1,250,000", 1250000), ("en", "3.125", 3.125), ("en", "1,20", None),
    ],
)  # fmt: skip
def test_digits(language: str, text: str, value: float | None) -> None:
    assert number(text, language) == value


def read(text: str, language: str) -> list[Quantity]:
    return quantities(split_words(tokenize(text, 0, len(text)), language), language)


def bounds(text: str, language: str) -> list[tuple[object, ...]]:
    return [(q.low, q.best, q.high, q.approximate) for q in read(text, language) if not q.article]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "mer enn 1000 mennesker", (1000, None, None, False)), ("nb", "minst tolv", (12, None, None, False)), ("da", "mindst 14 mennesker", (14, None, None, False)),
        ("sv", "fler än 72 000", (72000, None, None, False)), ("en", "at least a dozen people", (12, None, None, False)), ("nn", "meir enn 6500 soldatar", (6500, None, None, False)),
        ("nb", "rundt 5000 mennesker", (None, 5000, None, True)), ("nb", "nær 300", (None, 300, None, True)), ("da", "knap 400 huse", (None, 400, None, True)),
        ("sv", "ungefär 110 000 invånare", (None, 110000, None, True)), ("en", "nearly half a million people", (None, 500000, None, True)), ("nn", "om lag 60", (None, 60, None, True)),
        ("nb", "opptil 20", (None, None, 20, False)), ("da", "op til 20", (None, None, 20, False)), ("sv", "upp till 30", (None, None, 30, False)),
        ("en", "up to 20", (None, None, 20, False)), ("nb", "færre enn ti", (None, None, 10, False)), ("en", "fewer than ten", (None, None, 10, False)),
        ("nb", "4-5", (4, None, 5, False)), ("nb", "4–5", (4, None, 5, False)), ("nb", "mellom 4 og 5", (4, None, 5, False)), ("nb", "fire til fem", (4, None, 5, False)),
        ("nb", "fire-fem", (4, None, 5, False)), ("en", "between 1,000 and 1,500 men", (1000, None, 1500, False)), ("sv", "1 500 till 2 000", (1500, None, 2000, False)),
        ("nb", "2-3 millioner", (2000000, None, 3000000, False)), ("en", "5 to 6 thousand", (5000, None, 6000, False)),
        ("nb", "2,3 millioner", (2300000, 2300000, 2300000, False)), ("nb", "5 tusen", (5000, 5000, 5000, False)), ("sv", "36 tusen", (36000, 36000, 36000, False)),
        ("nb", "et halvt hundre", (None, 50, None, True)), ("nb", "et par", (None, 2, None, True)), ("nb", "et dusin", (12, 12, 12, False)), ("nn", "eit dusin", (12, 12, 12, False)),
        ("nb", "flere titalls", (20, None, None, True)), ("nb", "flere hundre", (200, None, None, True)), ("nb", "titusener", (20000, None, None, True)),
        ("da", "flere titusinder", (20000, None, None, True)), ("da", "snesevis", (40, None, None, True)), ("sv", "tusentals", (2000, None, None, True)),
        ("sv", "ett sextiotal", (None, 60, None, True)), ("sv", "ett halvt dussin", (None, 6, None, True)), ("en", "dozens", (24, None, None, True)),
        ("en", "hundreds of thousands", (200000, None, None, True)), ("en", "a couple of hundred", (None, 200, None, True)), ("nn", "hundretusenvis", (200000, None, None, True)),
        ("nb", "halvannen million", (1500000, 1500000, 1500000, False)), ("nb", "to og en halv million", (2500000, 2500000, 2500000, False)), ("en", "two and a half years", (2.5, 2.5, 2.5, False)),
        ("da", "en halv million", (500000, 500000, 500000, False)), ("en", "a total of 39", (39, 39, 39, False)), ("en", "ten or more", (10, None, None, False)),
        ("nb", "471 dager", (471, 471, 471, False)), ("nb", "tredagers våpenhvile", (3, 3, 3, False)), ("sv", "sexveckors strider", (6, 6, 6, False)), ("nb", "hver av de 17", (17, 17, 17, False)),
    ],
)  # fmt: skip
def test_bounds_keep_what_the_words_say(language: str, text: str, expected: tuple[object, ...]) -> None:
    assert bounds(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "3. mars"), ("nb", "den 7. oktober"), ("en", "March 3"), ("en", "on 3 March"), ("nb", "kl. 14.30"), ("nb", "klokken 12"), ("en", "at 12:30"), ("nb", "34 år gammel"),
        ("nb", "34-åring"), ("da", "54-årig"), ("en", "34-year-old"), ("en", "aged 34"), ("en", "aged nine, ten and 14"), ("nb", "12 prosent"), ("nb", "75 millioner kroner"),
        ("en", "$2 million"), ("en", "12 percent"), ("nb", "93. brigade"), ("nb", "Su-35"), ("nb", "G7"), ("nb", "3–1"), ("sv", "2-1"), ("sv", "resolution 2728"), ("en", "the 21st"),
        ("nb", "artikkel 5"), ("nb", "nr. 3"), ("en", "between the ages of 14 and 18"), ("en", "24/7"), ("nb", "155-millimeter"), ("nb", "1990-tallet"), ("sv", "14 röster"),
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(language: str, text: str) -> None:
    assert bounds(text, language) == []


@pytest.mark.parametrize(("language", "text"), [("nb", "I 2020 ble"), ("en", "since 1994."), ("nb", "siden 1991"), ("sv", "år 2022"), ("nb", "2022–2023")])
def test_years_are_marked(language: str, text: str) -> None:
    assert all(quantity.year for quantity in read(text, language) if not quantity.article)


def test_a_number_from_to_is_no_range() -> None:
    assert [q.best for q in read("har steget fra 12 til 15 drepte", "nb")] == [12, 15]


def test_a_year_before_a_grouped_number_stays_apart() -> None:
    assert [word.text for word in split_words(tokenize("i 2023 200 soldater", 0, 19), "nb")] == ["i", "2023", "200", "soldater"]


@given(st.lists(st.sampled_from(["12", "en", "to", "tre", "hundre", "og", "tusen", "halv", "av", "minst", "rundt", "mellom", "-", ",", "4-5", "flere", "titalls", "3.", "mars", "1.200", "fra", "til", "år", "2022", "femti"]), max_size=30))
def test_quantities_never_overlap_and_stay_inside(pieces: list[str]) -> None:
    text = " ".join(pieces)
    words = split_words(tokenize(text, 0, len(text)), "nb")
    end = 0
    for quantity in quantities(words, "nb"):
        assert end <= quantity.first <= quantity.at < quantity.last <= len(words)
        end = quantity.last
