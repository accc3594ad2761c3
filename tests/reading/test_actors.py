"""Who is spoken of: offices, bodies, pairs and names across spellings."""

import pytest

from kilde.model.article import Article
from kilde.model.record import Entity
from kilde.reading.pipeline import read


def entities(text: str, language: str) -> dict[str, Entity]:
    return {entity.label: entity for entity in read(Article(text, "2024-03-12", language)).entities}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Ukrainas president Volodymyr Zelenskyj sier at byen holder. Presidenten vil ha mer hjelp, opplyser Reuters."),
        ("da", "Ukraines præsident, Volodymyr Zelenskyj, siger, at byen holder. Præsidenten vil have mere hjælp, skriver Reuters."),
        ("sv", "Ukrainas president Volodymyr Zelenskyj säger att staden håller. Presidenten vill ha mer hjälp, uppger Reuters."),
        ("en", "Ukrainian President Volodymyr Zelensky said the town was holding. The president wants more help, Reuters reported."),
    ],
)
def test_spellings_and_offices_meet_in_one_person(language: str, text: str) -> None:
    zelensky = entities(text, language)["Volodymyr Zelensky"]
    assert (zelensky.kind, zelensky.country) == ("person", "UA")
    assert len(zelensky.mentions) == 2
    assert "President of Ukraine" in zelensky.roles


def test_a_capital_that_speaks_is_its_government_and_one_that_is_hit_is_not() -> None:
    assert entities("Moskva hevder at byen er tatt.", "nb")["Russia"].kind == "government"
    assert "Ukraine" not in entities("Russland bombet Kyiv mandag.", "nb")


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("sv", "Den ukrainske presidenten vädjade till Berlin om fler robotar.", "Germany"),
        ("en", "Kyiv appealed to Brussels for more help.", "European Union"),
        ("nn", "Teheran hadde ringt Doha på førehand.", "Qatar"),
    ],
)
def test_a_capital_that_is_asked_or_rung_up_is_its_government(language: str, text: str, asked: str) -> None:
    record = read(Article(text, "2024-03-12", language))
    labels = {entity.id: entity.label for entity in record.entities}
    assert [[labels[id] for id in event.recipients] for event in record.events] == [[asked]]


def test_a_capital_to_which_somebody_travels_is_the_town() -> None:
    assert "Germany" not in entities("Presidenten reiste til Berlin mandag.", "nb")


def test_backed_forces_are_not_merged_with_their_backer() -> None:
    found = entities("Hæren beskylder russiskstøttede styrker for angrepet.", "nb")
    assert "Russian-backed forces" in found
    assert "Armed forces of Russia" not in found


def test_private_persons_are_not_public() -> None:
    assert not entities("– Vi hørte et smell, sier Ada Blomqvist.", "nb")["Ada Blomqvist"].public


@pytest.mark.parametrize(("published", "label"), [("2024-03-12", "President of Egypt"), ("2010-05-02", "Hosni Mubarak"), ("2011", "Hosni Mubarak")])
def test_an_office_is_of_whoever_holds_it_when_the_text_is_published(published: str, label: str) -> None:
    record = read(Article("Sergey Lavrov met the president of Egypt. Hosni Mubarak was once a pilot.", published, "en"))
    (meeting,) = [e for e in record.events if e.type == "CONSULT"]
    labels = {e.id: e.label for e in record.entities}
    assert {labels[i] for i in meeting.actors} == {"Sergey Lavrov", label}
