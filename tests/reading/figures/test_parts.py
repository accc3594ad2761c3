"""Totals and parts, exchanges, follow-ups, and what a text tells twice."""

import pytest
from tests.reading.figures.reader import figures, short

from kilde.reading.draft import FigureDraft


def parts(found: list[FigureDraft]) -> list[tuple[str, str]]:
    return [(short(figure), short(figure.part_of)) for figure in found if figure.part_of]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("nb", "Seks mennesker, av dem to barn, omkom.", [("killed 2 children (part)", "killed 6")]),
        ("en", "The blast killed nine people, including four children.", [("killed 4 children (part)", "killed 9")]),
        ("da", "Otte mennesker, heraf tre børn, mistede livet.", [("killed 3 children (part)", "killed 8")]),
        ("sv", "Totalt 56 personer miste livet: 38 i Douma och 18 i Harasta.", [("killed 38 (part)", "killed 56"), ("killed 18 (part)", "killed 56")]),
        ("nb", "67 soldater og 14 politimenn ble drept, totalt 81 døde.", [("killed 67 soldiers (part)", "killed 81"), ("killed 14 police (part)", "killed 81")]),
        ("nb", "Seks personer er drept. Fire av dem er barn.", [("killed 4 children (part)", "killed 6")]),
        ("en", "Nine people were killed. Three of the dead were women.", [("killed 3 women (part)", "killed 9")]),
        ("da", "Af de 17 omkomne er 11 kvinder og børn.", [("killed 11 women and children (part)", "killed 17")]),
        ("da", "En halv million er fordrevet. Heraf bor 200.000 i lejre.", [("displaced 200000 (part)", "displaced 500000")]),
        ("en", "Nine people were killed. Two of them were buried on Friday.", []),
    ],
)
def test_parts_belong_to_their_total(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert parts(figures(text, language=language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("da", "Guvernøren melder om to dræbte; politiet siger tre.", ["killed 2", "killed 3"]),
        ("sv", "Guvernören säger att en person dödats. Militären uppger tre.", ["killed 1", "killed 3"]),
        ("nn", "Først vart det meldt om fire drepne. Måndag var talet oppe i elleve.", ["killed 4", "killed 11"]),
        ("en", "Two people were killed. The number of seats stands at nine.", ["killed 2"]),
        ("en", "Two people were killed. She was 26.", ["killed 2"]),
    ],
)
def test_a_bare_number_goes_on_counting(language: str, text: str, expected: list[str]) -> None:
    assert [short(figure) for figure in figures(text, language=language)] == expected


def test_a_figure_told_in_headline_and_lead_is_one_item_with_two_places_of_evidence() -> None:
    found = figures(("headline", "12 killed in market attack"), "Twelve people were killed and 30 injured when a market was shelled.", language="en")
    assert [short(figure) for figure in found] == ["killed 12", "injured 30"]
    assert len(found[0].evidence) == 2


def test_small_numbers_in_two_sentences_stay_apart() -> None:
    found = figures("To soldater ble drept i Gao. I Mopti ble to soldater drept.", language="nb")
    assert [short(figure) for figure in found] == ["killed 2 soldiers", "killed 2 soldiers"]


def test_a_joint_count_of_dead_and_wounded_never_inflates_a_death_toll() -> None:
    (figure,) = figures("Ukraine put Russian losses at 800 dead and wounded in a day.", language="en")
    assert (figure.kind, figure.best, figure.confidence) == ("injured", 800, 0.5)


def test_a_release_is_a_figure_only_in_an_exchange() -> None:
    assert figures("Taliban released 40 prisoners in Herat.", language="en") == []
    assert [short(figure) for figure in figures("Hamas released three hostages in exchange for 30 prisoners.", language="en")] == [
        "prisoners-exchanged 3 hostages",
        "prisoners-exchanged 30 prisoners",
    ]


@pytest.mark.parametrize(
    ("language", "text", "cumulative"),
    [
        ("nb", "Siden krigens start er 13.500 sivile drept.", True), ("en", "The death toll has risen to 45.", True), ("da", "I alt 62 er dræbt.", True),
        ("nb", "Ytterligere tolv er drept.", False), ("en", "Another 12 people were killed.", False), ("sv", "Tolv personer dödades.", None),
        ("en", "More than 200 people were killed.", None),
    ],
)  # fmt: skip
def test_cumulative_new_or_unknown(language: str, text: str, cumulative: bool | None) -> None:
    assert figures(text, language=language)[0].cumulative is cumulative


def test_what_a_figure_leaves_out() -> None:
    (figure,) = figures("Minst 200 er drept, ikke medregnet soldater.", language="nb")
    assert figure.excludes == ["soldater"]
    (figure,) = figures("Mer enn 1000 er drept. Men hæren oppgir ikke militære tap.", language="nb")
    assert figure.excludes == ["militære tap"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They threatened to kill 12 hostages."), ("en", "Thousands could be killed."), ("nb", "Tusenvis kan bli drept."),
        ("da", "Flere tusinde kan blive fordrevet."), ("sv", "Tusentals kan dödas."),
    ],
)  # fmt: skip
def test_harm_that_has_not_happened_is_no_figure(language: str, text: str) -> None:
    assert [figure for figure in figures(text, language=language) if figure.kind in ("killed", "displaced")] == []


def test_harm_that_may_have_happened_is_one() -> None:
    assert [short(figure) for figure in figures("As many as 40 people may have been killed.", language="en")] == ["killed ..40"]
