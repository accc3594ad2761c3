"""Side, place, period, event, attribution: what other stages know of the same stretch of text."""

from tests.reading.figures.reader import draft_of, span_of

from kilde.model.edtf import Edtf
from kilde.reading.draft import Draft, EntityDraft, EventDraft, PlaceDraft, StatementDraft, TimeDraft
from kilde.reading.figures import read

TEXT = "Ukraine said on Monday that three Russian soldiers were killed in Kherson, and 12 people fled Odesa."


def prepared() -> Draft:
    draft = draft_of(TEXT, language="en")
    ukraine = EntityDraft("Ukraine", "government", country="UA", mentions=[span_of(TEXT, "Ukraine")])
    army = EntityDraft("Armed forces of Russia", "military", country="RU", mentions=[span_of(TEXT, "Russian soldiers")])
    draft.entities += [ukraine, army, EntityDraft("soldiers", "military", mentions=[span_of(TEXT, "soldiers")])]
    for name in ("Kherson", "Odesa"):
        span = span_of(TEXT, name)
        draft.places.append(PlaceDraft(span.start, span.end, name, name, "city", 1))
    monday = span_of(TEXT, "Monday")
    draft.times.append(TimeDraft(monday.start, monday.end, "Monday", Edtf("2024-03-11"), "date"))
    content = span_of(TEXT, "three Russian soldiers were killed in Kherson")
    draft.statements.append(StatementDraft([span_of(TEXT, "Ukraine said on Monday that three Russian soldiers were killed in Kherson")], "assert", [ukraine], content=content))
    draft.events.append(EventDraft([content], "ASSAULT", span_of(TEXT, "killed")))
    return draft


def test_a_figure_takes_side_place_event_and_claim_from_its_own_clause() -> None:
    draft = prepared()
    read(draft)
    killed, displaced = draft.figures
    assert [side.label for side in killed.side] == ["Armed forces of Russia"]
    assert killed.place is draft.places[0]
    assert displaced.place is draft.places[1]
    assert killed.event is draft.events[0]
    assert displaced.event is None
    assert (killed.attribution, killed.asserted_by) == ("claimed", draft.statements)
    assert (displaced.attribution, displaced.asserted_by) == ("reported", [])


def test_a_place_that_follows_at_once_is_part_of_the_evidence() -> None:
    draft = prepared()
    read(draft)
    assert [TEXT[figure.evidence[0].start : figure.evidence[0].end] for figure in draft.figures] == [
        "three Russian soldiers were killed in Kherson",
        "12 people fled Odesa",
    ]


def test_the_day_of_saying_is_not_the_period_of_what_is_said() -> None:
    draft = prepared()
    read(draft)
    assert draft.figures[0].period is None


def test_numbers_inside_a_date_count_nothing() -> None:
    text = "På 12-årsdagen, 12 mars, dödades fyra personer."
    draft = draft_of(text, language="sv")
    span = span_of(text, "12-årsdagen")
    draft.times.append(TimeDraft(span.start, span.end, "12-årsdagen", Edtf("2024"), "date"))
    read(draft)
    assert [(figure.kind, figure.best) for figure in draft.figures] == [("killed", 4)]


def test_own_losses_belong_to_the_subject() -> None:
    text = "Ukraine lost 16 men."
    draft = draft_of(text, language="en")
    draft.entities.append(EntityDraft("Ukraine", "government", country="UA", mentions=[span_of(text, "Ukraine")]))
    read(draft)
    assert [side.label for side in draft.figures[0].side] == ["Ukraine"]


def test_swapping_the_parties_swaps_the_side() -> None:
    sides = []
    for first, second in (("Armenian", "Azerbaijani"), ("Azerbaijani", "Armenian")):
        text = f"{first} forces killed 12 {second} soldiers."
        draft = draft_of(text, language="en")
        for adjective in ("Armenian", "Azerbaijani"):
            words = f"{adjective} soldiers" if adjective == second else f"{adjective} forces"
            draft.entities.append(EntityDraft(adjective, "military", country=adjective[:2].upper(), mentions=[span_of(text, words)]))
        read(draft)
        assert [(figure.kind, figure.best) for figure in draft.figures] == [("killed", 12)]
        sides.append(draft.figures[0].side[0].label)
    assert sides == ["Azerbaijani", "Armenian"]


def test_a_verb_that_is_the_figures_own_cue_says_nothing() -> None:
    text = "Attacken krävde åtta människoliv."
    draft = draft_of(text, language="sv")
    draft.statements.append(StatementDraft([span_of(text, text)], "demand", cue=span_of(text, "krävde")))
    read(draft)
    assert draft.figures[0].attribution == "reported"
