"""Blocks of a text: what is a header, a heading, a caption with its credit, a quote."""

import pytest

from kilde.model.article import Article
from kilde.reading import blocks
from kilde.reading.draft import Draft


def kinds(text: str, language: str = "nb") -> list[tuple[str, str]]:
    draft = Draft(Article(text, "2024-03-12", language))
    blocks.read(draft)
    return [(block.kind, text[block.start : block.end]) for block in draft.blocks]


def test_header_headings_and_quotes() -> None:
    text = " date 2024-03 Byen er tatt, melder NTB.\n\nHarde kamper\n\n– Vi drar, sier Ada Blom.\n\nKampene fortsetter i natt."
    assert kinds(text) == [
        ("header", " date 2024-03 "),
        ("paragraph", "Byen er tatt, melder NTB."),
        ("heading", "Harde kamper"),
        ("quote", "– Vi drar, sier Ada Blom."),
        ("paragraph", "Kampene fortsetter i natt."),
    ]


@pytest.mark.parametrize(
    ("language", "caption", "photographer", "agency"),
    [
        ("nb", "RUINER: Huset er borte. Foto: Ada Blom / Reuters / NTB", "Ada Blom", "Reuters"),
        ("nn", "Huset er borte. Foto: AP", None, "AP"),
        ("da", "Huset er væk. Foto: Ada Blom/Ritzau Scanpix", "Ada Blom", "Ritzau Scanpix"),
        ("sv", "Huset är borta. Foto: Ada Blom/TT", "Ada Blom", "TT"),
        ("en", "The house is gone. (AP Photo/Ada Blom)", "Ada Blom", "AP"),
    ],
)
def test_credits(language: str, caption: str, photographer: str | None, agency: str) -> None:
    draft = Draft(Article(f"Det er krig i landet nå.\n\n{caption}", "2024-03-12", language))
    blocks.read(draft)
    credit = draft.blocks[-1].credit
    assert draft.blocks[-1].kind == "caption"
    assert credit is not None
    assert (credit.photographer, credit.agency) == (photographer, agency)


def test_a_name_that_begins_like_a_credit_is_no_caption() -> None:
    assert kinds("Kriget går vidare.\n\nCarl Bildt skriver att läget är svårt.", "sv")[-1][0] == "paragraph"


def test_lines_without_blank_lines_are_blocks() -> None:
    assert [kind for kind, _ in kinds("Kampene fortsetter.\nByen er tatt, sier hæren.")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("lead", ["BISJKEK (AFP): Partene møttes til nye samtaler.", "HAVANNA: Partene møttes til nye samtaler."])
def test_the_paragraph_that_opens_with_its_place_is_no_caption(lead: str) -> None:
    assert kinds(f"{lead}\n\nKampene fortsetter.")[0][0] == "paragraph"
    assert kinds(f"Ny våpenhvile\n\n{lead}\n\nKampene fortsetter.")[1][0] == "paragraph"


def test_a_label_further_down_marks_a_caption() -> None:
    assert kinds("Kampene fortsetter.\n\nHAVANNA: En kvinne går forbi ruinene.")[1][0] == "caption"
    assert kinds("PÅ FLUKT: En kvinne går forbi ruinene.\n\nKampene fortsetter.")[0][0] == "caption"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("nb", "Annonse"),
        ("nn", "Les også: Kampar i Khartoum"),
        ("da", "ARTIKLEN FORTSÆTTER EFTER ANNONCE"),
        ("sv", "Läs mer: Vapenvilan i Gaza"),
        ("en", "Read more: Truce in Gaza"),
        ("en", "------ SPLIT ------"),
    ],
)
def test_lines_of_the_page_are_no_part_of_the_article(language: str, line: str) -> None:
    text = f"The town is taken, an officer says.\n\n{line}\n\nThe fighting goes on tonight."
    assert [kind for kind, _ in kinds(text, language)] == ["paragraph", "paragraph"]


def test_a_few_quoted_words_over_a_paragraph_are_a_heading() -> None:
    text = "Byen er tatt, melder NTB.\n\n– Mulige krigsforbrytelser\n\nFN gransker saken nå.\n\n– Vi drar, sier Ada Blom."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "heading", "paragraph", "quote"]
