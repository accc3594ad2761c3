"""Which common nouns tell a person, a body or a thing: the lists and what events make of them."""

from __future__ import annotations

from itertools import chain

import pytest

from kilde.languages import section
from kilde.model.article import LANGUAGES, Article
from kilde.reading.events.lexicon import event_words
from kilde.reading.nouns import KINDS, forms, noun_kinds
from kilde.reading.pipeline import read

KNOWN = {
    "nb": {"persons": ("sykepleieren", "dikterne"), "ships": ("tråleren",), "goods": ("telt",)},
    "nn": {"persons": ("sjukepleiaren", "diktarane"), "ships": ("trålaren",), "goods": ("telt",)},
    "da": {"persons": ("sygeplejersken", "digterne"), "ships": ("trawleren",), "goods": ("telte",)},
    "sv": {"persons": ("sjuksköterskan", "poeterna"), "ships": ("trålaren",), "goods": ("tält",)},
    "en": {"persons": ("nurse", "poets"), "ships": ("trawlers",), "goods": ("tents",)},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_known_with_its_inflected_forms(language: str) -> None:
    kinds = noun_kinds(language)
    assert all(kinds[kind] for kind in KINDS)
    for kind, words in KNOWN[language].items():
        assert set(words) <= kinds[kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_noun_is_of_one_kind_and_no_kind_is_unknown(language: str) -> None:
    listed = section(language, "nouns")["kinds"]
    assert set(listed) == set(KINDS)
    nouns = list(chain.from_iterable(listed.values()))
    assert sorted(nouns) == sorted(set(nouns))


def test_the_longest_ending_decides() -> None:
    inflection = {"": ["", "s"], "man": ["man", "men"]}
    assert forms("fireman", inflection) == {"fireman", "firemen"}
    assert forms("baker", inflection) == {"baker", "bakers"}
    assert forms("sheep", {}) == {"sheep"}


def test_a_short_noun_is_no_last_part_of_a_compound() -> None:
    words = event_words("nb")
    short = sorted(words.whole["aid"])
    assert short, "nb has goods of three letters"
    assert all(words.member("aid", noun) for noun in short)
    assert not words.member("aid", "xyz" + short[0])


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("nb", "Soldater banket opp fiolinister i Khartoum.", "fiolinister"),
        ("da", "Soldater tæskede bagere i Khartoum.", "bagere"),
        ("sv", "Soldaterna misshandlade bagare i Khartoum.", "bagare"),
        ("en", "Soldiers beat violinists in Khartoum.", "violinists"),
    ],
)
def test_a_trade_that_no_list_of_actors_has_is_whom_force_befalls(language: str, text: str, whom: str) -> None:
    record = read(Article(text=text, published="2024-03-12", language=language))
    (event,) = record.events
    labels = {entity.id: entity.label for entity in record.entities}
    assert [labels[one] for one in event.recipients] == [whom]
