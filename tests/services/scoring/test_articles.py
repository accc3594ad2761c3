"""Articles are scored by the rules of the gold form: every row counted by hand on a small record."""

from pathlib import Path

import pytest
import yaml

from kilde.model import record as r
from kilde.model.errors import BadData
from kilde.services.scoring.articles import score_article
from kilde.services.scoring.gold_file import read_gold
from kilde.services.scoring.rows import mean

TEXT = (
    "Kamper i Goma. Foto: Ada Blom / Reuters\n\nHarde kamper\n\n"
    "Kongo ba mandag Rwanda om å stanse, melder AFP. Hæren angrep Sake, hevder Kongo.\n\n"
    "Minst tolv ble drept i Goma i 2012. Kongo og Rwanda inngikk en våpenhvile.\n"
)
GOLD = """
names:
  congo: [DR Congo, Kongo]
  rwanda: [Rwanda]
  army: [Armed forces of DR Congo, hæren]
  afp: [AFP, Agence France-Presse]
  reuters: [Reuters]
articles:
- file: a.txt
  language: nb
  published: "2025-01"
  captions: [{evidence: "Kamper i Goma.", agency: reuters, photographer: Ada Blom}]
  headings: [Harde kamper]
  times:
  - {evidence: "Kongo ba mandag", text: mandag, edtf: ["2025-01-06"]}
  - {evidence: "Goma i 2012", text: "2012", edtf: "2012"}
  places:
  - {text: Goma, lat: -1.68, lon: 29.22}
  - {text: Sake, lat: -1.57, lon: 29.05, km: 10}
  other_places: [Europa]
  statements:
  - {id: S1, evidence: "Kongo ba mandag Rwanda om å stanse", speaker: [congo], via: [afp], act: request, addressee: [rwanda]}
  - {id: S2, evidence: "Hæren angrep Sake, hevder Kongo", speaker: [congo], act: assert}
  events:
  - {id: E1, evidence: "Kongo ba mandag Rwanda om å stanse", type: REQUEST, actors: [congo], recipients: [rwanda], time: "2025-01-06"}
  - {id: E2, evidence: "Hæren angrep Sake", type: ASSAULT, actors: ["army|rwanda"], places: [Sake], attribution: claimed}
  - {id: E3, evidence: "en våpenhvile", type: AGREE, actors: [congo, rwanda], optional: true}
  figures: [{id: F1, evidence: "Minst tolv ble drept", kind: killed, low: 12, victims: people}]
  agreements: [{id: A1, evidence: "Kongo og Rwanda inngikk en våpenhvile", kind: ceasefire, parties: [congo, rwanda], status: [broken, expired]}]
  controls: []
"""


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def item(words: str) -> dict[str, object]:
    return {**span(words), "evidence": (r.Span(**span(words)),)}


def place(number: int, words: str, lat: float | None, feature: str = "city") -> r.Place:
    return r.Place(**span(words), id=f"p{number}", text=words, label=words, lat=lat, lon=29.22, feature=feature, precision=1)


def record(**layers: object) -> r.Record:
    document = r.Document(
        id="0" * 12, path="a.txt", url=None, outlet=None, language="nb", published="2025-01", title=None, text=TEXT,
        blocks=(
            r.Block(**span("Kamper i Goma. Foto: Ada Blom / Reuters"), kind="caption", credit=r.Credit(text="", photographer="Ada Blom", agency="Reuters")),
            r.Block(**span("Harde kamper\n"), kind="heading"),
        ),
    )  # fmt: skip
    entities = (
        r.Entity(id="e1", label="DR Congo", kind="government"), r.Entity(id="e2", label="Rwanda", kind="government"),
        r.Entity(id="e3", label="Armed Forces of DR Congo", kind="military", names=("Hæren",)), r.Entity(id="e4", label="AFP", kind="news-agency"),
    )  # fmt: skip
    return r.Record(reader=r.Reader(version="1", model="m", ontology="o"), document=document, entities=entities, **layers)


REQUEST = r.Statement(**item("Kongo ba mandag Rwanda om å stanse"), id="s1", act="request", speaker=("e1",), via=("e4",), addressee=("e1", "e2"), confidence=1)
ATTACK = r.Event(**item("Hæren angrep Sake"), id="v1", type="ASSAULT", actors=("e3",), places=("p2",), attribution="reported", modality="actual",
                 trigger=r.Span(**span("angrep")), confidence=1)  # fmt: skip


def counted(found: r.Record, gold: str = GOLD) -> tuple[dict[str, tuple[int, int, int]], int, list[str]]:
    (article,) = read_gold(yaml.safe_load(gold), Path("gold.yaml"))
    said: list[str] = []
    rows = score_article(found, article, said.append)
    return {name: (row.hit, row.extra, row.miss) for name, row in rows.rows.items()}, rows.facts, said


def test_a_record_that_finds_little() -> None:
    rows, facts, said = counted(
        record(
            statements=(REQUEST, r.Statement(**item("Hæren angrep Sake, hevder Kongo"), id="s2", act="accuse", speaker=("e1",), confidence=1)),
            events=(ATTACK, ATTACK.model_copy(update={"id": "v2", "type": "AGREE", "evidence": (r.Span(**span("inngikk en våpenhvile")),)})),
            figures=(r.Figure(**item("Minst tolv ble drept"), id="f1", kind="killed", best=12, attribution="reported", confidence=1),),
            agreements=(r.Agreement(**item("Kongo og Rwanda inngikk en våpenhvile"), id="a1", kind="ceasefire", parties=("e1", "e3"), status="broken"),),
            times=(r.Time(**span("mandag"), id="t1", text="mandag", edtf="2025-01-06", kind="date"), r.Time(**span("2012"), id="t2", text="2012", edtf="2013", kind="date")),
            places=(place(1, "Goma", -1.68), place(2, "Sake", None), place(3, "Rwanda", -2.0, "country"), place(4, "Kongo", -4.0, "river")),
        )
    )
    assert rows == {
        "captions": (1, 0, 0), "caption photographer": (1, 0, 0), "headings": (1, 0, 0), "times": (1, 1, 1), "places": (1, 1, 1),
        "statements": (1, 1, 1), "statement speaker": (1, 0, 0), "statement via": (1, 0, 0), "statement addressee": (1, 1, 0),
        "statement quote": (1, 0, 0), "statement conditional": (1, 0, 0),
        "events": (1, 0, 1), "event actors": (1, 0, 0), "event recipients": (0, 0, 0), "event attribution": (0, 0, 1), "event modality": (1, 0, 0),
        "event background": (1, 0, 0), "event place": (1, 0, 0), "figures": (0, 1, 1),
        "agreements": (1, 0, 0), "agreement parties": (1, 1, 1), "agreement mediators": (0, 0, 0), "agreement excludes": (0, 0, 0), "agreement status": (1, 0, 0), "control holder": (0, 0, 0),
    }  # fmt: skip
    assert facts == 1
    assert any("claim made fact: E2" in line for line in said)
    assert any("missed statements: S2" in line for line in said)
    assert any("extra  statements: accuse" in line for line in said)


def test_nothing_found() -> None:
    rows, facts, _ = counted(record())
    assert {name: rows[name] for name in ("times", "places", "statements", "events", "figures", "agreements")} == {
        "times": (0, 0, 2), "places": (0, 0, 2), "statements": (0, 0, 2), "events": (0, 0, 2), "figures": (0, 0, 1), "agreements": (0, 0, 1),
    }  # fmt: skip
    assert facts == 0


def test_the_mean_is_over_the_seven_layers() -> None:
    (article,) = read_gold(yaml.safe_load(GOLD), Path("gold.yaml"))
    rows = score_article(record(statements=(REQUEST,)), article)
    assert rows.rows["statements"].f1 == pytest.approx(2 / 3)
    assert mean(rows.rows) == pytest.approx((1 + 2 / 3) / 7)


def test_what_is_longer_than_its_paragraph_meets_nothing() -> None:
    whole = REQUEST.model_copy(update={"evidence": (r.Span(start=0, end=len(TEXT)),)})
    assert counted(record(statements=(whole,)))[0]["statements"] == (0, 1, 2)


def test_a_layer_that_the_gold_does_not_list_is_not_scored() -> None:
    gold = GOLD.split("  statements:")[0]
    assert set(counted(record(statements=(REQUEST,)), gold)[0]) == {"captions", "caption photographer", "headings", "times", "places"}


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ("speaker: [congo], via", "speaker: [chad], via", "speaker 'chad' is not among `names`"),
        ("act: request, ", "", "needs `act`"),
        ('evidence: "Minst tolv ble drept"', 'evidence: "Minst ti ble drept"', "evidence is not in the text"),
        ("- file: a.txt\n", "- name: a.txt\n", "an article needs `file`"),
        ("text: mandag", "text: fredag", "not in the text from their evidence on"),
    ],
)
def test_gold_that_does_not_follow_the_form(before: str, after: str, cause: str) -> None:
    with pytest.raises(BadData, match=cause) as told:
        counted(record(), GOLD.replace(before, after))
    assert "gold.yaml" in told.value.source
