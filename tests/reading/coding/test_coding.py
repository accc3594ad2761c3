"""Modes and contexts of whole sentences: the weapon of this attack and no other, what is asked for, what is spoken of; with the network that the package carries."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.model.record import Event
from kilde.reading.pipeline import read


def first_event(language: str, text: str) -> Event:
    return read(Article(text, "2024-03-12", language)).events[0]


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [
        ("nb", "Et droneangrep rammet Kharkiv mandag.", "drone"),
        ("nn", "Rakettar råka hamna i Odesa.", "heavy-weapons"),
        ("da", "Israelske fly bombede Khan Younis mandag.", "aerial"),
        ("sv", "En bilbomb exploderade i Mogadishu på måndagen.", "explosives"),
        ("en", "Gunmen opened fire on a bus near Goma.", "firearms"),
        ("en", "Attackers with machetes killed ten villagers.", "primitive"),
        ("en", "The Syrian air force attacked the town with sarin.", "unconventional"),
        ("en", "Gunmen killed ten people in Mali.", None),
    ],
)
def test_an_attack_has_the_mode_of_its_weapon(language: str, text: str, mode: str | None) -> None:
    assert first_event(language, text).mode == mode


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russian air defences shot down ten drones over Belgorod."),
        ("nb", "Russland angrep et dronelager i Kharkiv."),
        ("sv", "Rebeller attackerade en bas för stridsvagnar i Goma."),
    ],
)
def test_what_is_hit_is_no_weapon(language: str, text: str) -> None:
    assert first_event(language, text).mode not in ("drone", "heavy-weapons")


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [
        ("en", "Kyiv asked its allies for more shells.", "assist"),
        ("nb", "FN krevde en våpenhvile i Gaza.", "yield"),
        ("sv", "Serbien kräver ett möte i FN:s säkerhetsråd.", "meet"),
        ("da", "Demonstranter krævede nyvalg i Tbilisi.", "change"),
    ],
)
def test_a_request_has_the_mode_of_what_is_asked_for(language: str, text: str, mode: str) -> None:
    assert first_event(language, text).mode == mode


@pytest.mark.parametrize(
    ("language", "text", "contexts"),
    [
        ("nb", "Hæren beskjøt et sykehus i Khartoum.", {"military", "health"}),
        ("da", "Udenrigsministrene mødtes i Genève.", {"diplomatic"}),
        ("sv", "Polisen i Minsk grep två journalister.", {"rights_freedoms", "repression"}),
        ("en", "Gunmen attacked a polling station near Goma.", {"election"}),
        ("en", "Gunmen attacked a village near Goma.", set()),
        ("en", "Rockets landed on a tennis court in Kiryat Shmona.", set()),
    ],
)
def test_contexts_are_what_the_sentence_speaks_of(language: str, text: str, contexts: set[str]) -> None:
    assert set(first_event(language, text).contexts) == contexts


def test_what_another_sentence_speaks_of_is_no_context() -> None:
    assert first_event("en", "Gunmen attacked a village near Goma. The election was on Sunday.").contexts == ()
