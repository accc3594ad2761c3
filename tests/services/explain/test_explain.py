"""Each value is explained by the characters and the list entry that chose it; another reader's record is explained with a word of caution."""

import json

import pytest

import kilde
from kilde.archive.archive import Archive
from kilde.cli.view.explained import as_json
from kilde.model.article import Article
from kilde.model.errors import WrongUse
from kilde.services.explain import explain, explain_item
from kilde.services.explain.trace import Trace
from kilde.services.extract import record_of

TEXT = (
    "Russland angrep Kharkiv mandag, sier president Volodymyr Zelenskyj til AFP. Han krever at russiske styrker trekker seg ut.\n\n"
    "Minst tolv mennesker ble drept i byen, ifølge Det ukrainske helsedepartementet.\n\n"
    "– Vi vil ikke kommentere dette, sier en talsmann. Vi sender hjelp til Ukraina hvis kampene fortsetter, sier Sverige.\n\n"
    "Det melder Reuters.\n"
)


@pytest.fixture(scope="module")
def record():
    return kilde.extract(TEXT, published="2024-03-12", language="nb")


def reasons(record, item, field):
    return [reason for reason in explain_item(record, item).reasons if reason.field == field]


def words(reason):
    return [TEXT[span.start : span.end] for span in reason.spans]


def statement(record, act):
    return next(s for s in record.statements if s.act == act)


def test_reading_again_gives_the_same_record(record):
    trace = Trace(record)
    assert trace.fresh == record
    assert all(list(trace.notes(item)) == [] for item in record.statements)


def test_the_cue_and_its_entry(record):
    (act,) = reasons(record, statement(record, "demand"), "act")
    assert words(act) == ["krever"]
    assert act.source.startswith("languages/nb/speech.yaml, verbs: ")
    assert "act demand" in act.source


def test_a_pronoun_says_whom_it_stands_for(record):
    (speaker,) = reasons(record, statement(record, "demand"), "speaker")
    assert words(speaker) == ["Han"]
    assert "the subject of the cue, before it (a pronoun for Volodymyr Zelensky, named before as" in speaker.why


def test_a_subject_behind_its_verb_and_whom_he_spoke_to(record):
    said = statement(record, "assert")
    assert "the subject of the cue, behind it" in reasons(record, said, "speaker")[0].why
    via = next(reason for reason in reasons(record, said, "via") if words(reason) == ["AFP"])
    assert "behind “til”" in via.why
    assert "quoted_to: til" in via.source
    assert reasons(record, said, "content")[0].why.startswith("what stands before the cue")


def test_according_to(record):
    said = next(s for s in record.statements if s.cue and TEXT[s.cue.start :].startswith("ifølge"))
    (speaker,) = reasons(record, said, "speaker")
    assert "according to" in speaker.why
    assert speaker.source == "languages/nb/speech.yaml, according: ifølge"


def test_a_condition(record):
    promise = next(s for s in record.statements if s.conditional)
    (conditional,) = reasons(record, promise, "conditional")
    assert words(conditional) == ["hvis"]
    assert conditional.source == "languages/nb/speech.yaml, conditions: hvis"


def test_an_event_by_its_verb_roles_and_who_vouches(record):
    attack = next(v for v in record.events if v.type == "ASSAULT" and v.actors)
    (type,) = reasons(record, attack, "type")
    assert words(type) == ["angrep"]
    assert "languages/nb/events.yaml, verbs: " in type.source
    assert "the subject of the verb" in reasons(record, attack, "actors")[0].why
    assert "so it is a claim" in reasons(record, attack, "attribution")[0].why
    assert [reason.value for reason in reasons(record, attack, "asserted_by")] == list(attack.asserted_by)


def test_a_spoken_event_is_explained_by_its_statement(record):
    demand = statement(record, "demand")
    event = next(v for v in record.events if v.realises == demand.id)
    assert reasons(record, event, "type")[0].source == "ontology/acts.yaml, demand"
    assert reasons(record, event, "actors")[0].why == f"the speaker of {demand.id}"


def test_a_figure_by_its_number_qualifier_and_cue(record):
    figure = next(f for f in record.figures if f.kind == "killed")
    value, qualifier = reasons(record, figure, "low, best, high")
    assert (value.value, words(value)) == ("low 12", ["tolv"])
    assert (words(qualifier), qualifier.source) == (["Minst"], "languages/nb/numbers.yaml, modifiers: at_least: minst")
    kind = reasons(record, figure, "kind")[0]
    assert words(kind) == ["drept"]
    assert "cues: killed: participle: drept" in kind.source


def test_a_time_by_its_rule_and_anchor(record):
    (time,) = record.times
    assert "rule weekday" in reasons(record, time, "edtf")[0].why
    assert "told from publication, 2024-03-12" in reasons(record, time, "relation")[0].why


def test_a_place_by_what_speaks_for_it(record):
    place = next(p for p in record.places if p.text == "Kharkiv")
    assert reasons(record, place, "label")[0].spans
    assert "GeoNames" in reasons(record, place, "lat, lon")[0].source


def test_a_doer_who_stands_in_the_headline_only_is_explained_by_it():
    text = "Hezbollah attacks Israeli position\n\nThe attack was aimed at Israeli soldiers in the disputed area on Monday. Nobody was hurt."
    record = kilde.extract(text, published="2024-12-04", language="en")
    (assault,) = [e for e in record.events if e.type == "ASSAULT"]
    (doer,) = reasons(record, assault, "actors")
    assert [text[span.start : span.end] for span in doer.spans] == ["Hezbollah attacks Israeli position"]


def test_every_item_of_every_layer_is_explained(record):
    for layer in (record.entities, record.times, record.places, record.statements, record.events, record.figures, record.agreements, record.controls, record.disputes):
        for item in layer:
            found = explain_item(record, item)
            assert found.reasons
            assert all(reason.field and reason.why for reason in found.reasons)


def test_agreements_controls_and_disputes():
    text = (
        "Armenia og Aserbajdsjan inngikk en våpenhvile i 2020. Den ble brutt etter noen dager.\n\n"
        "Sjusja er kontrollert av Aserbajdsjan. Armenia anklager Aserbajdsjan for å angripe. Aserbajdsjan avviser anklagene.\n"
    )
    record = kilde.extract(text, published="2023-09-19", language="nb")
    (agreement,), (dispute, *_) = record.agreements, record.disputes
    found = {reason.field: reason for reason in explain_item(record, agreement).reasons}
    assert found["kind"].source == "languages/nb/agreements.yaml, nouns, kinds"
    assert found["status"].source.startswith("languages/nb/agreements.yaml, broken: ")
    assert {reason.field for reason in explain_item(record, dispute).reasons} == {"kind", "items"}
    for control in record.controls:
        assert {"place", "holder", "attribution"} <= {reason.field for reason in explain_item(record, control).reasons}


def test_what_cannot_be_traced_says_so(record):
    act = statement(record, "demand").model_copy(update={"act": "praise", "confidence": 0.123})
    changed = record.model_copy(update={"statements": (act,)})
    found = {reason.field: reason for reason in explain_item(changed, act).reasons}
    assert not found["act"].traced
    assert not found["confidence"].traced
    assert found["cue"].traced
    assert "does not find this item with the same values" in explain_item(changed, act).notes[-1]


def test_another_version_of_the_reader_is_named(record):
    old = record.model_copy(update={"reader": record.reader.model_copy(update={"version": "0.0.1"})})
    note, *more = explain_item(old, old.statements[0]).notes
    assert "version 0.0.1 then" in note
    assert more == []


def test_by_id_from_an_archive(tmp_path):
    article = Article(TEXT, "2024-03-12", "nb")
    record = record_of(article)
    with Archive(tmp_path / "archive.sqlite") as archive:
        archive.store(article, record)
        found = explain(f"{record.document.id[:6]}/s1", archive)
        assert found.item == record.statements[0]
        with pytest.raises(WrongUse, match="is a record") as told:
            explain(record.document.id, archive)
        assert "/s1" in told.value.remedy
    printed = json.loads(as_json(found))
    assert printed["id"].endswith("/s1")
    assert printed["reasons"][0]["spans"][0]["text"] == TEXT[found.item.start : found.item.end]
