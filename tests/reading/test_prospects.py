"""What is, or is not, to come by a verb, its preposition and an infinitive: "kommer ikke til å overgi seg"."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read

CASES = [
    ("nb", "Hamas kommer ikke til å overgi seg, sier lederen.", "RETREAT", "denied"),
    ("nn", "Hæren kjem ikkje til å trekkje seg ut av Hodeida.", "RETREAT", "denied"),
    ("da", "Hæren kommer ikke til at angribe byen.", "ASSAULT", "denied"),
    ("sv", "Armén kommer inte att attackera staden.", "ASSAULT", "denied"),
    ("nb", "Hæren kommer til å angripe byen.", "ASSAULT", "planned"),
    ("da", "Hæren kommer til at angribe byen.", "ASSAULT", "planned"),
]


@pytest.mark.parametrize(("language", "text", "kind", "modality"), CASES)
def test_what_is_to_come_is_no_fact(language: str, text: str, kind: str, modality: str) -> None:
    record = read(Article(text, "2024-03-12", language))
    assert [(e.type, e.modality) for e in record.events] == [(kind, modality)]


@pytest.mark.parametrize(("language", "text"), [
    ("nb", "Eide advarer mot opptrapping, og viser til at russiske styrker angriper ved Donetsk."),
    ("nn", "Eide åtvarar mot opptrapping, og viser til at russiske styrkar angrip ved Donetsk."),
    ("da", "Rasmussen advarer mod optrapning og henviser til, at russiske styrker angriber ved Donetsk."),
])  # fmt: skip
def test_pointing_to_what_is_so_is_a_statement_of_its_own(language: str, text: str) -> None:
    record = read(Article(text, "2024-03-12", language))
    assert [s.act for s in record.statements] == ["warn", "assert"]
    assert [e.attribution for e in record.events if e.type == "ASSAULT"] == ["claimed"]


@pytest.mark.parametrize(("language", "text"), [
    ("nn", "Departementet seier ikkje noko om dei drepne."),
    ("da", "Ministeriet siger intet om de dræbte."),
    ("sv", "Departementet säger inget om de dödade."),
])  # fmt: skip
def test_saying_nothing_is_a_refusal(language: str, text: str) -> None:
    record = read(Article(text, "2024-03-12", language))
    assert [s.act for s in record.statements] == ["no-comment"]
    assert not record.events
