"""Where the accounts within one text disagree: claims and answers, each other's guilt, two holders of one place."""

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read


def disputed(text: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(d.kind, d.items) for d in read(Article(text, "2024-03-12", language)).disputes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kongo anklager Rwanda for å ha sendt soldater over grensen, noe Rwanda avviser."),
        ("nb", "Aserbajdsjan sier at hæren har tatt Talysj. Det avviser Armenia."),
        ("da", "Serbien hævder, at fire betjente blev beskudt, men det benægter Kosovo."),
        ("sv", "Sudan anklagar Tchad för att beväpna rebellerna, vilket Tchad förnekar."),
        ("en", "Serbia says four of its officers were shot at on the border, which Kosovo denies."),
    ],
)
def test_a_denial_contradicts_what_it_answers(language: str, text: str) -> None:
    assert disputed(text, language) == [("contradiction", ("s1", "s2"))]


def test_who_says_that_the_other_did_it_is_accused_by_the_other() -> None:
    text = "Armenia hevder at Aserbajdsjan angrep Vardenis. Aserbajdsjan sier at Armenia beskjøt Kalbajar."
    assert disputed(text, "nb") == [("mutual-accusation", ("s1", "s2"))]


def test_two_holders_of_one_place_contradict_each_other() -> None:
    text = "Ukraine said its forces hold Bakhmut. Russia said its troops hold Bakhmut."
    assert ("contradiction", ("s1", "s2")) in disputed(text, "en")


def test_one_side_does_not_contradict_itself() -> None:
    assert disputed("Ukraine said its forces hold Bakhmut. Kyiv said its troops would stay.", "en") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("At least 40 people were killed", "that 40 people were killed"), ("Dozens were killed", "that 41 people were killed"),
     ("About 300 people were killed", "that 312 people were killed")],
)  # fmt: skip
def test_counts_that_agree_as_far_as_they_go_are_no_dispute(first: str, second: str) -> None:
    assert disputed(f"{first}, the police said. The Red Cross said {second}.", "en") == []


def test_counts_that_differ_are_one() -> None:
    text = "The police said that 12 people were killed in Aden. The Red Cross said that 31 people were killed in Aden."
    assert [kind for kind, _ in disputed(text, "en")] == ["different-scope"]
