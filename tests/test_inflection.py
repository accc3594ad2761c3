"""Rows name verbs by their infinitive; `verbs.yaml` of a language has their forms."""

import pytest

from kilde.languages import installed, section
from kilde.languages.inflection import inflected, verb_rows


@pytest.mark.parametrize(
    ("language", "infinitive", "forms"),
    [
        ("nb", "kaste", {"kaste", "kaster", "kastet", "kasta", "kastes"}),
        ("nb", "avbryte", {"avbryter", "avbrøt", "avbrutt", "avbrytes"}),
        ("nn", "trekkje", {"trekkje", "trekkja", "trekk", "trekte", "trekkjast"}),
        ("nn", "arrestera", {"arrestere", "arrestera", "arresterer", "arresterte", "arrestert"}),
        ("da", "bringe", {"bringer", "bragte", "bragt", "bringes"}),
        ("da", "gennemføre", {"gennemfører", "gennemførte", "gennemført", "gennemføres"}),
        ("sv", "leda", {"leder", "ledde", "lett", "ledd", "ledda", "leds", "leddes", "letts"}),
        ("sv", "frisläppa", {"frisläpper", "frisläppte", "frisläppt", "frisläppta", "frisläpps", "frisläpptes"}),
        ("en", "stop", {"stop", "stops", "stopped", "stopping"}),
        ("en", "carry", {"carry", "carries", "carried", "carrying"}),
    ],
)
def test_inflected(language, infinitive, forms):
    active, passive = inflected(language, infinitive)
    assert forms <= {*active, *passive}


@pytest.mark.parametrize(
    ("language", "infinitive", "wrong"),
    [("sv", "leda", "ledade"), ("sv", "inringa", "inringde"), ("da", "bringe", "bringede"), ("nb", "trykke", "trykkte"), ("en", "stop", "stoped")],
)
def test_not_inflected(language, infinitive, wrong):
    active, passive = inflected(language, infinitive)
    assert wrong not in {*active, *passive}


@pytest.mark.parametrize("language", installed())
def test_verbs_are_told_once(language):
    """A verb is in one class or irregular, never both, and every class that verbs are put in exists."""
    data = section(language, "verbs")
    regular = [verb for verbs in data["regular"].values() for verb in verbs]
    irregular = [row["infinitive"] for row in data["irregular"]]
    assert sorted({*regular, *irregular}) == sorted([*regular, *irregular])
    assert set(data["regular"]) <= set(data["classes"])


@pytest.mark.parametrize("language", installed())
@pytest.mark.parametrize("name", ["events", "speech"])
def test_every_row_has_forms(language, name):
    for row in verb_rows(language, name):
        assert row["forms"] or row["passive"], row
        assert all(form == form.strip() and form for form in [*row["forms"], *row["passive"]]), row
        assert set(row.get("without", ())).isdisjoint([*row["forms"], *row["passive"]]), row


def test_an_unlisted_compound_goes_like_its_verb():
    assert "tvangsutsendte" in inflected("nb", "tvangsutsende")[0]
