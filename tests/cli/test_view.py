"""Records as a person sees them: complete, told apart without colour, and within the width."""

import io

import pytest
from rich.console import Console
from tests.records import TEXT, article, record_of

from kilde.cli.view.item import show_item
from kilde.cli.view.record import show_record
from kilde.cli.view.words import STANDINGS
from kilde.model.record import Span
from kilde.services.show import referring

RECORD = record_of(article(outlet="NTB", path="a.txt"))


def shown(draw, width=100, **options):
    out = io.StringIO()
    draw(Console(file=out, width=width, highlight=False, emoji=False, markup=False, **options))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    out = shown(lambda console: show_record(RECORD, console), width)
    assert max(len(line) for line in out.splitlines()) <= width


def test_a_record_says_who_what_when_where_how_many_and_what_is_disputed():
    out = " ".join(shown(lambda console: show_record(RECORD, console), 160).split())
    for words in (
        "published 8 December 2024 · nb · NTB · a.txt",
        "8 December 2024 ● ASSAULT Syrian rebels → Armed forces of Syria in Damascus v1",
        "✗ ASSAULT denied, claimed by Ministry of Health of Syria",
        "Ministry of Health of Syria says · via AFP s1",
        "killed at least 12 people · says Ministry of Health of Syria f1",
        "ceasefire Syrian rebels and Armed forces of Syria · 2 of them · mediated by Reuters · broken a1",
        "Damascus Syrian rebels · since 8 December 2024 c1",
        "contradiction one asserts what the other denies d1",
        "s2 Armed forces of Syria: “Hæren avviser det”",
        "note (places): one name has no place",
    ):
        assert words in out


def test_what_is_claimed_or_denied_looks_different_from_what_is_reported():
    assert len({how.mark for how in STANDINGS.values()}) == len({how.plain for how in STANDINGS.values()}) == len({how.style for how in STANDINGS.values()}) == 5
    colour = shown(lambda console: show_record(RECORD, console), force_terminal=True, color_system="standard")
    assert "\x1b[31m✗ " in colour
    assert "\x1b[32m● " in colour


def test_colour_is_only_for_terminals():
    assert "\x1b" not in shown(lambda console: show_record(RECORD, console))


def test_a_record_with_nothing_in_it_says_so():
    empty = RECORD.model_copy(update=dict.fromkeys(("statements", "events", "figures", "agreements", "controls", "disputes"), ()))
    assert "Nothing in it is recorded." in shown(lambda console: show_record(empty, console))


def test_text_that_looks_like_markup_is_printed_as_it_stands():
    text = TEXT.replace("Reuters", "[red]R[/]")
    odd = RECORD.model_copy(update={"document": RECORD.document.model_copy(update={"text": text, "title": ":smile: [bold]"})})
    assert ":smile: [bold]" in shown(lambda console: show_record(odd, console))


@pytest.mark.parametrize("id", ["e1", "t1", "p1", "s1", "v2", "f1", "a1", "c1", "d1"])
def test_an_item_shows_all_its_fields(id):
    item = RECORD.get(id)
    out = shown(lambda console: show_item(RECORD, item, referring(RECORD, id), console))
    for field in type(item).model_fields:
        assert field in ("id", "start", "end") or f"\n{field.replace('_', ' ')} " in out


def test_an_item_is_marked_in_its_context_and_its_references_have_names():
    out = shown(lambda console: show_item(RECORD, RECORD.get("s1"), referring(RECORD, "s1"), console), 160)
    assert "⟦Minst 12 mennesker ble drept, sier Det syriske helsedepartementet ifølge AFP⟧. Hæren avviser det." in out
    assert "speaker      Ministry of Health of Syria  e2" in out
    assert "named by     v2 (asserted by)" in out


def test_on_a_terminal_the_mark_is_a_colour():
    out = shown(lambda console: show_item(RECORD, RECORD.get("s2"), [], console), force_terminal=True, color_system="standard")
    assert "⟦" not in out
    assert "43mHæren avviser det" in out


def test_an_item_across_blocks_is_shown_whole():
    item = RECORD.get("s1").model_copy(update={"start": 20, "end": len(TEXT), "evidence": (Span(start=20, end=len(TEXT)),)})
    assert "Hæren avviser det." in shown(lambda console: show_item(RECORD, item, [], console))
