"""One agreement told several times is one; an earlier one, and a one-sided one, are others."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read


def agreements(language: str, text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    """(kind, parties, mediators, status) of each agreement of a text, labels sorted."""
    record = read(Article(text, "2024-03-12", language))
    labels = {entity.id: entity.label for entity in record.entities}
    return [(a.kind, sorted(labels[i] for i in a.parties), sorted(labels[i] for i in a.mediators), a.status) for a in record.agreements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Israel and Hamas signed a truce in November. The deal, mediated by Qatar, collapsed after a week."),
        ("nb", "Israel og Hamas inngikk en våpenhvile i november. Avtalen, som Qatar hadde meklet fram, brøt sammen etter en uke."),
        ("sv", "Israel och Hamas slöt en vapenvila i november. Avtalet, som Qatar hade medlat fram, bröts efter en vecka."),
    ],
)
def test_the_agreement_is_the_one_told_before(language: str, text: str) -> None:
    assert agreements(language, text) == [("ceasefire", ["Hamas", "Israel"], ["Qatar"], "broken")]


def test_an_earlier_deal_is_another() -> None:
    found = agreements("en", "Russia and Ukraine agreed a truce in Minsk. An earlier deal, reached in September, collapsed within weeks.")
    assert [(kind, status) for kind, _, _, status in found] == [("ceasefire", "announced"), ("ceasefire", "broken")]


def test_a_truce_that_one_side_declares_has_one_party() -> None:
    assert agreements("en", "The Taliban declared a unilateral truce for the holiday.")[0][1] == ["Taliban"]


def test_a_broker_is_found_within_a_word() -> None:
    assert agreements("en", "A U.N.-brokered truce between the Houthis and Saudi Arabia expired in October.")[0][2] == ["United Nations"]


def test_a_treaty_that_was_never_signed_is_none() -> None:
    assert agreements("nb", "Noen fredsavtale mellom Japan og Russland er aldri blitt undertegnet.") == []
