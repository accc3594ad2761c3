"""What is below the wanted confidence goes, and with it what cannot stand without it; nothing points to what is gone."""

import pytest
from tests.records import article, item, record_of, span

from kilde.model import record as r
from kilde.services.confidence import at_least

REFERENCES = ("realises", "event", "part_of", "asserted_by", "items")


def ids(record, layer):
    return [item.id for item in getattr(record, layer)]


@pytest.fixture
def record():
    return record_of(article())  # s1 0.9, s2 0.7; v1 0.8, v2 0.6 claimed by s1; f1 0.9 of v2, claimed by s1; d1 between s1 and s2


def test_nothing_is_asked(record):
    assert at_least(record, None) is record
    assert at_least(record, 0) is record
    assert at_least(record, 0.6) == record


def test_an_event_takes_its_figures_along(record):
    found = at_least(record, 0.65)
    assert (ids(found, "statements"), ids(found, "events"), ids(found, "figures"), ids(found, "disputes")) == (["s1", "s2"], ["v1"], [], ["d1"])


def test_a_statement_takes_its_dispute_along(record):
    found = at_least(record, 0.75)
    assert (ids(found, "statements"), ids(found, "events"), ids(found, "disputes")) == (["s1"], ["v1"], [])
    assert (found.entities, found.times, found.places, found.agreements) == (record.entities, record.times, record.places, record.agreements)


def test_a_claim_goes_with_its_only_statement_and_stays_with_another(record):
    claim = record.events[1].model_copy(update={"confidence": 1.0, "asserted_by": ("s1", "s2")})
    control = r.Control(**item("Hæren avviser det"), id="c2", place=None, attribution="claimed", asserted_by=("s2",))
    record = record.model_copy(update={"events": (claim,), "controls": (control,), "figures": ()})
    found = at_least(record, 0.8)
    assert [event.asserted_by for event in found.events] == [("s1",)]
    assert found.controls == ()
    assert at_least(record, 0.95).events == ()


def test_what_falls_takes_along_what_hangs_on_it(record):
    total = record.figures[0].model_copy(update={"id": "f2", "confidence": 0.1, "event": None, "asserted_by": ()})
    part = total.model_copy(update={"id": "f3", "confidence": 1.0, "part_of": "f2"})
    spoken = r.Event(**item("Hæren avviser det"), id="v3", type="REJECT", attribution="reported", modality="actual", realises="s2",
                     trigger=r.Span(**span("avviser")), confidence=1.0)  # fmt: skip
    found = at_least(record.model_copy(update={"figures": (total, part), "events": (spoken,)}), 0.8)
    assert (found.figures, found.events) == ((), ())


def test_nothing_points_to_what_is_gone():
    import kilde

    text = "Regjeringen sier at minst to soldater ble drept i Goma i går, skriver Reuters. Hæren avviser det.\n"
    record = kilde.extract(text, published="2024-12")
    for confidence in (0.5, 0.7, 0.85, 0.95, 1):
        found = at_least(record, confidence)
        for layer in (found.statements, found.events, found.figures, found.controls, found.disputes):
            for each in layer:
                named = [getattr(each, name, None) or () for name in REFERENCES]
                for id in (id for value in named for id in ([value] if isinstance(value, str) else value)):
                    found.get(id)
