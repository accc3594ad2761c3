"""The actor files agree with one another, with ISO 3166-1, with PLOVER and with the record."""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import Any, get_args

import pytest

from kilde.knowledge import actors
from kilde.knowledge.actors import Country, Organization, Person
from kilde.languages import installed, section
from kilde.model.record import EntityKind
from kilde.ontology import listing

# ISO 3166-1 alpha-2 (officially assigned codes, ISO 3166 Maintenance Agency).
CODES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH
    CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR
    LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF
    PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ
    TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
ISO = frozenset(CODES.split())
LISTS = ("roles", "bodies", "groups", "populations", "sources")
BODIES = (actors.organizations, actors.armed_groups, actors.agencies, actors.media)
languages = pytest.mark.parametrize("language", installed())


def rows(language: str, name: str) -> list[dict[str, Any]]:
    found = section(language, "actors")[name]
    assert isinstance(found, list) and found
    return found


def labels(language: str, name: str) -> set[str]:
    return {row["label"] for row in rows(language, name)}


def forms(language: str, name: str, label: str) -> set[str]:
    return {form for row in rows(language, name) if row["label"] == label for form in row["forms"]}


def test_every_country_has_an_iso_code_but_kosovo() -> None:
    assert {c.code for c in actors.countries().values() if c.iso is None} == {"XK"}
    assert {c.iso for c in actors.countries().values() if c.iso} <= ISO
    assert len([c for c in actors.countries().values() if c.of is None]) == 197  # 193 members, PS, VA, XK, TW
    assert {c.of for c in actors.countries().values() if c.of} <= ISO


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Aserbajdsjan", "AZ"), ("Azerbajdzjan", "AZ"), ("Hviterussland", "BY"), ("Vitryssland", "BY"), ("Burma", "MM"),
        ("De forente stater", "US"), ("Sør-Korea", "KR"), ("Sydkorea", "KR"), ("Noreg", "NO"), ("Austerrike", "AT"), ("Elfenbeinskysten", "CI"),
        ("DR Congo", "CD"), ("Kongo-Brazzaville", "CG"), ("Østtimor", "TL"), ("Kviterussland", "BY"), ("TÜRKIYE", "TR"), ("IRAN", "IR"),
    ],
)  # fmt: skip
def test_countries_by_the_names_of_five_languages(name: str, code: str) -> None:
    assert [a.code for a in actors.find(name) if isinstance(a, Country)] == [code]


def test_a_name_that_is_another_word_in_a_language() -> None:
    assert actors.find("Island", "nb") and not actors.find("Island", "en")
    assert not actors.find("us") and actors.find("US")[0].label == "United States"


def test_every_metonym_names_a_known_body() -> None:
    named = {body for country in actors.countries().values() for body in country.metonyms.values()}
    assert named == set(actors.bodies())
    assert {body.kind for body in actors.bodies().values()} <= set(get_args(EntityKind))
    assert {body.sector for body in actors.bodies().values()} <= set(listing("sectors"))
    assert actors.countries()["US"].metonyms["Pentagon"] == "Ministry of Defence"


def test_labels_after_a_preposition() -> None:
    (un,) = actors.find("FN")
    assert isinstance(un, Organization) and un.after_of == "the United Nations"
    assert actors.countries()["US"].body("Armed forces") == "Armed forces of the United States"
    assert actors.countries()["AM"].body("Armed forces") == "Armed forces of Armenia"


def test_peoples_lie_within_states() -> None:
    for people in actors.peoples().values():
        assert people.key not in actors.countries() and set(people.within) <= ISO | {"XK"}, people
        assert people.country is None or people.country in ISO
    assert actors.peoples()["nagorno_karabakh"].country is None


def test_labels_are_unique() -> None:
    count = Counter(a.label for a in actors.actors())
    assert [label for label, n in count.items() if n > 1] == []


def test_kinds_sectors_and_countries_are_known() -> None:
    sectors, kinds = set(listing("sectors")), set(get_args(EntityKind))
    for load in BODIES:
        for body in load():
            assert body.kind in kinds and body.sector in sectors, body
            assert body.country is None or body.country in actors.countries(), body
    for person in actors.persons():
        assert person.sector in sectors and (person.country is None or person.country in actors.countries()), person


def test_wikidata_ids_are_of_one_actor_each() -> None:
    ids = [a.wikidata for a in actors.actors() if isinstance(a, Person | Organization) and a.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", i) for i in ids)
    assert [i for i, n in Counter(ids).items() if n > 1] == []


def test_offices_have_dates_in_order() -> None:
    for person in actors.persons():
        for office in person.offices:
            for day in (office.start, office.end):
                assert day is None or re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", day), person
            assert not (office.start and office.end) or office.start[:4] <= office.end[:4], person
            assert office.role and not re.search(r"\d\d\d\d", office.role), person


def test_offices_on_a_day() -> None:
    (putin,) = actors.find("Putin")
    assert isinstance(putin, Person)
    assert [o.role for o in putin.offices_on("2010-03-01")] == ["Prime Minister of Russia"]
    assert [o.role for o in putin.offices_on("2023")] == ["President of Russia"]


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("Pasjinjan", "Pashinyan", "Nikol Pasjinjan"), "Nikol Pashinyan"),
        (("Alijev", "Aliyev"), "Ilham Aliyev"),
        (("Zelenskyj", "Zelenskij", "Zelensky", "ZELENSKYJ"), "Volodymyr Zelensky"),
        (("Sjojgu", "Sjoigu", "Shoigu"), "Sergei Shoigu"),
        (("Marija Zakharova", "Sacharova", "Zacharova"), "Maria Zakharova"),
        (("Erdogan", "Erdoğan"), "Recep Tayyip Erdogan"),
        (("Lukasjenko", "Lukasjenka", "Lukashenko"), "Alexander Lukashenko"),
        (("Hemedti", "Mohammed Hamdan Daglo"), "Mohamed Hamdan Dagalo"),
        (("OSSE", "OSCE"), "OSCE"),
        (("FN", "UN", "Förenta nationerna"), "United Nations"),
        (("Hizbollah", "Hizballah"), "Hezbollah"),
        (("houthiene", "Huthirebellerna"), "Houthi movement"),
        (("Røde Kors", "Röda korset", "Raude Kross"), "Red Cross"),
        (("AFP",), "Agence France-Presse"),
        (("Tass",), "TASS"),
    ],
)
def test_one_actor_under_many_spellings(names: tuple[str, ...], label: str) -> None:
    for name in names:
        assert [a.label for a in actors.find(name)] == [label], name


@languages
def test_nationalities_are_of_known_countries(language: str) -> None:
    keys = set(actors.countries()) | set(actors.peoples())
    data = section(language, "nationalities")
    assert set(data) <= keys
    assert keys - set(data) <= {"CG", "DM"}  # English has no word of their own for them
    for kind in ("adjective", "inhabitant"):
        count = Counter(form for row in data.values() for form in set(row.get(kind, ())))
        assert [form for form, n in count.items() if n > 1] == [], kind


@pytest.mark.parametrize(
    ("language", "code", "adjectives", "inhabitants"),
    [
        ("nb", "AM", {"armensk", "armenske"}, {"armener", "armenere", "armeneren", "armenerne"}),
        ("nn", "RU", {"russisk", "russiske"}, {"russar", "russarar", "russaren", "russarane"}),
        ("da", "UA", {"ukrainsk", "ukrainske"}, {"ukrainer", "ukrainere", "ukraineren", "ukrainerne"}),
        ("sv", "RU", {"rysk", "ryskt", "ryska", "ryske"}, {"ryss", "ryssar", "ryssen", "ryssarna"}),
        ("sv", "SY", {"syrisk", "syriskt", "syriska", "syriske"}, {"syrier", "syriern", "syrierna"}),
        ("en", "FR", {"French"}, {"Frenchman", "Frenchmen"}),
    ],
)
def test_paradigms_of_nationalities(language: str, code: str, adjectives: set[str], inhabitants: set[str]) -> None:
    row = section(language, "nationalities")[code]
    assert adjectives <= set(row["adjective"]) and inhabitants <= set(row["inhabitant"])


@languages
def test_rows_are_well_formed(language: str) -> None:
    sectors, kinds = {*listing("sectors"), None}, set(get_args(EntityKind))
    data = section(language, "actors")
    every: set[str] = set()
    for name in LISTS:
        for row in rows(language, name):
            assert row["label"] and row["kind"] in kinds and row.get("sector") in sectors, row
            assert row["forms"] and set(row.get("plural", ())) <= set(row["forms"]) >= set(row.get("ambiguous", ())), row
            assert len(set(row["forms"])) == len(row["forms"]), row
            assert all(form == form.strip() and "  " not in form and not set(form) & set("~/=_*|;") for form in row["forms"]), row
            every |= set(row["forms"])
    others = {form for name in ("relays", "collectives") for row in data[name] for form in row["forms"]}
    assert set(data.get("definite", ())) <= every | others
    for row in data["suffixes"] + data["prefixes"]:
        assert [field for _, field, _, _ in string.Formatter().parse(row["template"]) if field] == ["adjective"]
    for row in data["collectives"]:
        assert row["count"] >= 2 and row["of"] in ("parties", "countries", "leaders")


@languages
def test_every_language_has_the_same_lists(language: str) -> None:
    for name in LISTS:
        missing = labels("en", name) - labels(language, name)
        assert missing <= {"Secretary of State"}, (name, missing)  # an office of the United States that the others translate
        assert labels(language, name) <= labels("en", name), name
    ministries = {label for label in labels(language, "bodies") if label.startswith("Ministry of ")}
    assert len(ministries) >= 20
    offices = {row["of"] for row in rows(language, "roles") if (row["of"] or "").startswith("ministry:")}
    assert {office.removeprefix("ministry:") for office in offices} == ministries
    assert {row["of"] for row in rows(language, "roles")} - offices == {None, "government", "military", "police"}


@pytest.mark.parametrize(
    ("language", "name", "label", "some"),
    [
        ("nb", "roles", "Spokesperson", {"talsmann", "talspersonen", "talskvinne", "pressesekretæren", "talsmennene"}),
        ("nn", "roles", "Spokesperson", {"talsmannen", "taleskvinna", "talspersonen"}),
        ("da", "roles", "Spokesperson", {"talsmand", "talspersonen", "talskvinden", "talsmænd"}),
        ("sv", "roles", "Spokesperson", {"talesman", "talespersonen", "språkrör", "pressekreteraren", "talesmännen"}),
        ("en", "roles", "Spokesperson", {"spokesman", "spokeswomen", "spokespeople"}),
        ("nb", "bodies", "Ministry of Foreign Affairs", {"utenriksdepartementet", "UD", "utenriksministeriet"}),
        ("nn", "bodies", "Ministry of Foreign Affairs", {"utanriksdepartementet", "UD"}),
        ("da", "bodies", "Ministry of Defence", {"forsvarsministerium", "forsvarsministeriet"}),
        ("sv", "bodies", "Ministry of Defence", {"försvarsdepartementet", "försvarsministeriet"}),
        ("en", "bodies", "Ministry of the Interior", {"interior ministry", "ministry of the interior", "home ministry"}),
        ("nn", "bodies", "Armed forces", {"styrkane", "væpna styrkane", "troppane", "soldatane"}),
        ("sv", "bodies", "Armed forces", {"styrkorna", "väpnade styrkorna", "trupperna", "militären"}),
        ("nb", "groups", "separatists", {"separatister", "separatistene"}),
        ("da", "groups", "separatist group", {"separatistgruppe", "separatistgruppen"}),
        ("da", "groups", "peacekeepers", {"fredsbevarende styrker"}),
        ("sv", "groups", "rebel group", {"rebellgrupp", "rebellgruppen", "rebellrörelsen"}),
        ("nb", "sources", "official figures", {"offisielle tall"}),
        ("nb", "populations", "civilians", {"sivile", "sivilbefolkningen"}),
        ("da", "populations", "civilians", {"civile", "civilbefolkningen"}),
    ],
)  # fmt: skip
def test_words_of_the_press(language: str, name: str, label: str, some: set[str]) -> None:
    assert some <= forms(language, name, label)


@languages
def test_no_form_ends_in_a_genitive_of_another(language: str) -> None:
    """Genitives are the reader's business: none may stand in the lists beside its own word."""
    for name in ("roles", "groups", "populations"):
        every = {form for row in rows(language, name) for form in row["forms"]}
        if language != "en":
            assert {form for form in every if form.endswith("s") and form[:-1] in every} <= {"pressens"}
