"""Whatever the text, the tagger ends, in time that grows with its length, and its spans point into the text."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kilde.model.article import LANGUAGES, Article
from kilde.model.duration import Duration
from kilde.model.edtf import Edtf
from kilde.reading.times import times_of
from kilde.reading.times.lexicon import lexicon

NUMBERS = ["1", "3.", "12", "31", "1994", "2000", "2014-21", "3-5", "24.02.2022", "2022-02-30", "14:30", "90'erne", "1990-tallet", "72-timers", "-", "–", "(", ")", ".", ",", "'s"]


@st.composite
def babble(draw: st.DrawFn) -> tuple[str, str]:
    """Words of one language's own time expressions and numbers, in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    known = lexicon(language)
    words = sorted(known.small)
    picked = draw(st.lists(st.sampled_from(words) | st.sampled_from(NUMBERS) | st.text(max_size=3), max_size=25))
    return language, draw(st.sampled_from([" ", "", "  "])).join(picked)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(babble(), st.sampled_from(["2024-03-12", "2024-02-29", "2023-01", "2020", "201X", "1600-01-01", "2500-12-31", "2020-23", "[2020-01-01,2020-05-05]"]))
def test_spans_are_in_order_and_point_into_the_text(drawn: tuple[str, str], published: str) -> None:
    language, text = drawn
    at = 0
    for time in times_of(text, Article(text, published, language)):
        assert at <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert isinstance(time.edtf, Edtf if time.kind == "date" else Duration)
        assert str(type(time.edtf)(str(time.edtf))) == str(time.edtf)
        assert (time.anchor is None) == (time.offset == "")
        at = time.end


HOSTILE = ["mandag ", "1 ", "i ", "for tre uker siden ", "dagen etter ", "1990 ", "123 456 ", "natt til ", "3. mars og ", "to dager senere ", "-", "mandag til ", "1.", "vår ", "i 1994, "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_linear_in_the_length_of_a_sentence_without_end(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        started = process_time()
        times_of(text, Article(text, "2024-03-12", "nb"))
        return process_time() - started

    seconds(50)
    short = max(min(seconds(2000) for _ in range(3)), 0.05)
    long = min(seconds(16000) for _ in range(2))
    assert long < 24 * short  # eight times the text is 64 times the work if every pair is looked at


def test_one_long_run_of_digits() -> None:
    text = "7" * 200_000
    assert times_of(text, Article(text, "2024-03-12", "nb")) == []
