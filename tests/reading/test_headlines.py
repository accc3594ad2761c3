"""What a headline tells: evidence of what the text tells again, an item of its own where only the headline tells it."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.model.record import Record
from kilde.reading.pipeline import read

BODY = "Fighting went on near the town of Sake on Monday, and thousands of people have left their homes."


def told(headline: str, body: str, language: str = "en") -> Record:
    return read(Article(f"{headline}\n\n{body}", "2024-03-12", language))


@pytest.mark.parametrize(("headline", "body", "language"), [
    ("Rebels reject truce deal", BODY, "en"),
    ("Opprørerne avviser våpenhvilen", "Kampene fortsatte ved byen Sake mandag, og tusenvis av mennesker har forlatt hjemmene sine.", "nb"),
    ("Rebellerna avvisar vapenvilan", "Striderna fortsatte vid staden Sake på måndagen, och tusentals människor har lämnat sina hem.", "sv"),
])  # fmt: skip
def test_what_only_the_headline_tells_is_told(headline: str, body: str, language: str) -> None:
    record = told(headline, body, language)
    assert record.document.blocks[0].kind == "headline"
    assert [s.act for s in record.statements if s.start < len(headline)] == ["reject"]
    assert [e.type for e in record.events if e.start < len(headline)] == ["REJECT"]


def test_what_the_text_tells_too_is_one_item_with_the_headline_as_evidence() -> None:
    headline = "Russia accuses Ukraine of drone attack"
    record = told(headline, "Russia accused Ukraine on Monday of an attack with drones on the port of Novorossiysk. Nobody was hurt in the port, the mayor said.")
    (accusation,) = [s for s in record.statements if s.act == "accuse"]
    assert accusation.start > len(headline)
    assert any(span.start < len(headline) for span in accusation.evidence)
    assert len([e for e in record.events if e.type == "ACCUSE"]) == 1


def test_an_attack_that_the_text_knows_has_its_doer_from_the_headline() -> None:
    record = told("Hezbollah attacks Israeli position", "Hezbollah says the attack was aimed at Israeli soldiers in the disputed area on Monday.")
    assaults = [e for e in record.events if e.type == "ASSAULT"]
    labels = {e.id: e.label for e in record.entities}
    assert {labels[i] for e in assaults for i in e.actors} == {"Hezbollah"}


def test_what_is_claimed_in_the_headline_is_no_fact() -> None:
    record = told("Army says rebels shelled hospital", BODY)
    assert all(e.attribution == "claimed" for e in record.events if e.start < len("Army says rebels shelled hospital"))


@pytest.mark.parametrize(("language", "headline", "acts", "content"), [
    ("en", "Russia shells Kharkiv – Ukraine demands more weapons", ["demand"], "more weapons"),
    ("en", "Iran vows revenge – Israel closes embassies", ["threaten"], "revenge"),
    ("nb", "Russland angrep Kyiv – Ukraina krever mer våpen", ["demand"], "mer våpen"),
    ("sv", "Ryssland anfaller Kiev – Ukraina kräver mer vapen", ["demand"], "mer vapen"),
    ("da", "Rusland angriber Kyiv – Ukraine kræver flere våben", ["demand"], "flere våben"),
    ("en", "Israel kills Hezbollah leader – army says", ["assert"], "Israel kills Hezbollah leader"),
])  # fmt: skip
def test_a_dash_parts_what_two_do(language: str, headline: str, acts: list[str], content: str) -> None:
    record = read(Article(headline, "2024-03-12", language))
    assert [s.act for s in record.statements] == acts
    (said,) = [s.content for s in record.statements if s.content is not None]
    assert headline[said.start : said.end] == content
