"""Who said what to whom through whom, in small texts of five languages; the cases in tests/cases measure it in breadth."""

import pytest

from kilde.model.article import Article
from kilde.model.record import Record, Statement
from kilde.reading.pipeline import read


def said(text: str, language: str, published: str = "2024-03-12") -> list[tuple[str, list[str], list[str], list[str]]]:
    record = read(Article(text, published, language))
    return [(s.act, labels(record, s.speaker), labels(record, s.via), labels(record, s.addressee)) for s in record.statements]


def labels(record: Record, ids: tuple[str, ...]) -> list[str]:
    return [record.get(i).label for i in ids]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("nb", "Ukrainas forsvarsdepartement sier at byen er tatt, skriver Reuters.", "Ministry of Defence of Ukraine"),
        ("nb", "Byen er tatt, sier Ukrainas forsvarsdepartement ifølge Reuters.", "Ministry of Defence of Ukraine"),
        ("nn", "Forsvarsdepartementet i Ukraina seier at byen er teken, melder Reuters.", "Ministry of Defence of Ukraine"),
        ("da", "Ukraines forsvarsministerium siger, at byen er indtaget, skriver Reuters.", "Ministry of Defence of Ukraine"),
        ("sv", "Ukrainas försvarsdepartement säger att staden är intagen, rapporterar Reuters.", "Ministry of Defence of Ukraine"),
        ("en", "Ukraine's defence ministry said the town had been taken, Reuters reported.", "Ministry of Defence of Ukraine"),
    ],
)
def test_the_agency_is_the_relay_not_the_speaker(language: str, text: str, speaker: str) -> None:
    assert said(text, language) == [("assert", [speaker], ["Reuters"], [])]


def test_a_relay_in_the_next_sentence_completes_the_statement() -> None:
    assert said("Russland krever at soldatene trekkes ut. Det melder Reuters.", "nb")[0][:3] == ("demand", ["Russia"], ["Reuters"])


def test_an_agency_alone_is_the_speaker() -> None:
    assert said("To skip er senket, melder Reuters.", "nb") == [("assert", ["Reuters"], [], [])]


def test_both_sides_accuse_each_other() -> None:
    [(act, speakers, _, addressees)] = said("Armenien og Aserbajdsjan beskylder hinanden for at have åbnet ild.", "da")
    assert act == "accuse"
    assert set(speakers) == set(addressees) == {"Armenia", "Azerbaijan"}


def test_a_conditional_promise_is_a_promise_and_conditional() -> None:
    record = read(Article("Tyskland lover å sende luftvern dersom USA gjør det samme.", "2024-03-12", "nb"))
    [statement] = record.statements
    assert (statement.act, statement.conditional) == ("promise", True)
    assert [(v.type, v.modality) for v in record.events] == [("AGREE", "conditional")]


def test_a_denial_denies_the_deed_and_is_no_rejection() -> None:
    record = read(Article("Russland avviser at russiske fly har bombet sykehuset.", "2024-03-12", "nb"))
    assert [s.act for s in record.statements] == ["deny"]
    assert [(v.type, v.modality) for v in record.events] == [("ASSAULT", "denied")]


def test_a_refusal_to_comment_is_addressed_to_who_asked() -> None:
    assert said("Kreml ønsker ikke å kommentere saken overfor Reuters.", "nb") == [("no-comment", ["Russia"], [], ["Reuters"])]


def test_narration_has_no_statement() -> None:
    assert said("Kampene fortsatte mandag. Veien til byen er stengt.", "nb") == []


def test_every_span_lies_in_the_text_and_the_cue_in_the_statement() -> None:
    text = "– Vi drar i natt. Alle må bli med, sier Ada Blom til NTB."
    record = read(Article(text, "2024-03-12", "nb"))
    [statement] = record.statements
    assert isinstance(statement, Statement)
    assert statement.quote
    assert text[statement.start : statement.end].startswith("–")
    assert statement.cue is not None
    assert text[statement.cue.start : statement.cue.end] == "sier"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Hamas har lovet ikke å angripe Israel.", [("promise", ["Hamas"], [], [])]),
        ("en", "No group has claimed responsibility for the attack.", []),
        ("en", "The proposal was rejected by Hamas on Friday.", [("reject", ["Hamas"], [], [])]),
        ("nb", "Fra Baku kom det ingen umiddelbar kommentar.", [("no-comment", ["Azerbaijan"], [], [])]),
        ("sv", "Ryssland säger att staden har fallit. Det dementerar Ukraina.", [("assert", ["Russia"], [], []), ("deny", ["Ukraine"], [], [])]),
    ],
)
def test_answers_refusals_and_what_is_not_said(language: str, text: str, expected: list[tuple[str, list[str], list[str], list[str]]]) -> None:
    assert said(text, language) == expected
