"""Swap the two parties in a sentence and the coding swaps too: no side is read otherwise than the other."""

from collections.abc import Callable
from typing import Any

import pytest

from kilde.model.article import Article
from kilde.model.record import Record
from kilde.reading.pipeline import read

PAIRS = {
    "nb": [("Ukraina", "Russland"), ("Israel", "Libanon"), ("India", "Pakistan")],
    "nn": [("Ukraina", "Russland"), ("Israel", "Libanon"), ("India", "Pakistan")],
    "da": [("Ukraine", "Rusland"), ("Israel", "Libanon"), ("Indien", "Pakistan")],
    "sv": [("Ukraina", "Ryssland"), ("Israel", "Libanon"), ("Indien", "Pakistan")],
    "en": [("Ukraine", "Russia"), ("Israel", "Lebanon"), ("India", "Pakistan")],
}
TEMPLATES = {
    "nb": ["{A} anklager {B} for å ha angrepet en landsby ved grensen.", "{A} sier at {B} har brutt våpenhvilen, melder Reuters.",
           "{A} krever at {B} trekker seg ut.", "Tre soldater fra {A} ble drept i et angrep, ifølge {B}.", "{A} angrep {B} mandag.", "{A} ble mandag utsatt for et angrep fra {B}.",
           "{A} har fått våpen fra {B}.", "Våpenhvilen mellom {A} og {B} trådte i kraft mandag."],
    "nn": ["{A} skuldar {B} for å ha angripe ein landsby ved grensa.", "{A} seier at {B} har brote våpenkvila, melder Reuters.", "{A} angreip {B} måndag.",
           "{A} har fått våpen frå {B}.", "{A} sine åtak på {B} held fram."],
    "da": ["{A} beskylder {B} for at have angrebet en landsby ved grænsen.", "{A} siger, at {B} har brudt våbenhvilen, skriver Reuters.",
           "{A} kræver, at {B} trækker sig ud.", "{A} angreb {B} mandag.", "{A} blev mandag udsat for et angreb fra {B}.", "{A} har modtaget våben fra {B}."],
    "sv": ["{A} anklagar {B} för att ha attackerat en by vid gränsen.", "{A} säger att {B} har brutit vapenvilan, rapporterar Reuters.", "{A} attackerade {B} i måndags.",
           "{A} utsattes i måndags för en attack från {B}.", "{A} har fått vapen från {B}."],
    "en": ["{A} accused {B} of attacking a village near the border.", "{A} said {B} had broken the ceasefire, Reuters reported.",
           "{A} demanded that {B} withdraw.", "{A} attacked {B} on Monday.", "{A} came under fire from {B} on Monday.", "{A} has received weapons from {B}."],
}  # fmt: skip


def coding(record: Record, name: Callable[[str], str]) -> list[Any]:
    """What is coded, with the parties under the names that `name` gives them."""

    def labels(ids: tuple[str, ...]) -> list[str]:
        return sorted(name(record.get(i).label) for i in ids)  # type: ignore[union-attr]

    statements = [(s.act, labels(s.speaker), labels(s.via), labels(s.addressee), s.quote, s.conditional) for s in record.statements]
    events = [(v.type, v.mode, labels(v.actors), labels(v.recipients), v.attribution, v.modality, v.background) for v in record.events]
    figures = [(f.kind, f.best, f.attribution) for f in record.figures]
    return [statements, events, figures]


CASES = [(language, template, *pair) for language, templates in TEMPLATES.items() for template in templates for pair in PAIRS[language]]


@pytest.mark.parametrize(("language", "template", "one", "other"), CASES)
def test_swapped_parties_swap_the_coding(language: str, template: str, one: str, other: str) -> None:
    first = read(Article(template.format(A=one, B=other), "2024-03-12", language))
    second = read(Article(template.format(A=other, B=one), "2024-03-12", language))
    names = dict(_labels(first, one, other))
    swapped = {label: {"A": "B", "B": "A"}.get(place, place) for label, place in names.items()}
    assert coding(first, lambda label: names.get(label, label)) == coding(second, lambda label: swapped.get(label, label))
    assert first.statements or first.events


def _labels(record: Record, one: str, other: str) -> list[tuple[str, str]]:
    found = []
    for entity in record.entities:
        place = "A" if one in entity.names else "B" if other in entity.names else None
        if place:
            found.append((entity.label, place))
    return found
