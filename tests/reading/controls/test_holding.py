"""Who holds a place: by verbs, hands, compounds, relative clauses; fights over it give none."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read


def controls(language: str, text: str) -> list[tuple[str, list[str], str]]:
    """(place as written, holders, attribution) of each control of a text."""
    record = read(Article(text, "2024-03-12", language))
    labels = {entity.id: entity.label for entity in record.entities}
    places = {place.id: place.text for place in record.places}
    return [(places[c.place], [labels[i] for i in c.holder], c.attribution) for c in record.controls]


@pytest.mark.parametrize(
    ("language", "text", "place", "holder"),
    [
        ("en", "Egypt shut its border with the Gaza Strip, which Hamas seized in 2007 and has controlled since.", "Gaza Strip", "Hamas"),
        ("en", "El Fasher is the last state capital in Darfur still in the hands of the Sudanese army.", "El Fasher", "Armed forces of Sudan"),
        ("en", "The rebel-held city of Douma came under fire.", "Douma", "rebels"),
        ("sv", "Det huthikontrollerade Hodeida bombades på måndagen.", "Hodeida", "Houthi movement"),
        ("nb", "Russiske styrker tok i februar kontroll over Avdijivka.", "Avdijivka", "Armed forces of Russia"),
        ("da", "Houthierne, der støttes af Iran, holder Hodeida.", "Hodeida", "Houthi movement"),
        ("nn", "Gaza har vore styrt av Hamas sidan 2007.", "Gaza", "Hamas"),
    ],
)
def test_who_holds_what(language: str, text: str, place: str, holder: str) -> None:
    assert (place, [holder], "reported") in controls(language, text)


def test_what_a_side_says_it_has_taken_is_claimed() -> None:
    assert controls("sv", "Rebellerna säger sig ha intagit Lashkar Gah.") == [("Lashkar Gah", ["rebels"], "claimed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neither the army nor the RSF controls all of Khartoum."),
        ("da", "Slaget om Pokrovsk raser, og ingen af parterne har overtaget."),
        ("nb", "Politiet kontrollerte førerkort i Bergen, og ordføreren tok toget hjem."),
    ],
)
def test_fights_and_checks_give_no_control(language: str, text: str) -> None:
    assert controls(language, text) == []
