"""What the lists of one language and the actors everybody knows put into its lexicon of actor phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kilde.knowledge import actors as knowledge
from kilde.languages import section
from kilde.reading.actors import keys
from kilde.reading.actors.collectives import written
from kilde.reading.actors.entries import Entry, Sort
from kilde.reading.actors.names import public_figure
from kilde.reading.words import fold

if TYPE_CHECKING:
    from kilde.reading.actors.lexicon import Lexicon


def load_names(lexicon: Lexicon) -> None:
    """The countries, persons, organisations, groups and outlets of `kilde.knowledge`, and the seats that stand for them."""
    seats = {seat: bearer for bearer in knowledge.organizations() for seat in bearer.seats}
    for seat, bearer in seats.items():
        lexicon.add([seat], Entry("metonym", bearer.label, "organization", sector=bearer.sector, wikidata=bearer.wikidata), cased=True)
    for country in knowledge.countries().values():
        entry = Entry("country", country.label, "government", country.code, "GOV", is_country=True)
        lexicon.add([n for n in country.names if lexicon.language not in country.not_in.get(n, ())], entry, cased=True)
        lexicon.add(country.governments, entry, cased=True)
        metonym = Entry("metonym", country.label, "government", country.code, "GOV", is_country=True)
        lexicon.add([town for town in country.capital if town not in seats], metonym, cased=True)
        for form, body in country.metonyms.items():
            sort = knowledge.bodies()[body]  # the IDF is an army, and no ministry
            lexicon.add([form], Entry("body", body, sort.kind, country.code, sort.sector, definite=True), cased=True)
    for person in knowledge.persons():
        lexicon.add([person.label, *person.names], public_figure(person), cased=True)
    for organizations in (knowledge.organizations(), knowledge.armed_groups(), knowledge.agencies(), knowledge.media()):
        for known in organizations:
            entry = Entry("name", known.label, known.kind, known.country, known.sector, wikidata=known.wikidata, extra={"adjective": known.adjective} if known.adjective else {})
            lexicon.add([known.label, *known.names], entry, cased=True)


def load_nationalities(lexicon: Lexicon, rows: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    """Adjectives and inhabitants: "Norwegian", "nordmannen"."""
    endings = section(lexicon.language, "grammar").get("one_definite", ())
    for key, forms in rows.items():
        label = keys.label_of(key)
        lexicon.add(forms.get("adjective", ()), Entry("adjective", label, country=key))
        for adjective in forms.get("adjective", ()):
            lexicon.adjective_prefixes.setdefault(fold(adjective), key)
        people = forms.get("inhabitant", ())
        for form in people:
            one = any(fold(form).endswith(end) for end in endings) or (lexicon.clitics and f"{form}s" in people)
            lexicon.add([form], Entry("inhabitant", keys.inhabitants_of(key), "population", key, plural=not one, definite=one and not lexicon.clitics))


def load_nouns(lexicon: Lexicon, lists: Mapping[str, Any]) -> None:
    """Offices, bodies, groups, people, sources, and the words that stand with them."""
    definite, feminine = set(map(fold, lists.get("definite", ()))), set(map(fold, lists.get("feminine", ())))
    sorts: tuple[tuple[str, Sort], ...] = (("roles", "role"), ("bodies", "body"), ("groups", "group"), ("populations", "population"),
                                           ("sources", "source"), ("relays", "relay"), ("collectives", "collective"))  # fmt: skip
    for name, sort in sorts:
        for row in lists.get(name, ()):
            extra = {flag: "yes" for flag in ("unit", "counterpart", "local", "abroad", "civil", "described", "ranked") if row.get(flag)}
            extra |= {"not_before": " ".join(map(fold, row["not_before"]))} if row.get("not_before") else {}
            alone = set(map(fold, row.get("alone", ())))  # forms that end other words too: "rikedomarna" are no judges
            plural, ambiguous = set(map(fold, row.get("plural", ()))), set(map(fold, row.get("ambiguous", ())))
            for form in written(row):
                entry = Entry(sort, row.get("label", ""), row.get("kind", "person" if sort == "role" else "other"), None, row.get("sector"),
                              definite=fold(form) in definite, plural=fold(form) in plural, of=row.get("of"),
                              is_country=bool(row.get("is_country")), count=row.get("count", 0), ambiguous=fold(form) in ambiguous,
                              single=bool(row.get("single")), extra=extra, gender="f" if fold(form) in feminine else None)  # fmt: skip
                lexicon.add([form], entry, head=sort in ("role", "body", "group", "population"), alone=fold(form) in alone)
    for row in lists.get("modifiers", ()):
        lexicon.add(row["forms"], Entry("modifier", row.get("label") or ""))
    lexicon.no_heads = tuple(map(fold, lists.get("no_heads", ())))
    for row in lists.get("suffixes", ()):
        lexicon.suffixes += [(fold(form).lstrip("-"), row["template"]) for form in row["forms"]]
    for row in lists.get("prefixes", ()):
        lexicon.prefixes += [(fold(form), row["template"]) for form in row["forms"]]
    _load_descriptions(lexicon, lists.get("descriptions", {}))
    lexicon.suffixes.sort(key=lambda pair: -len(pair[0]))


def _load_descriptions(lexicon: Lexicon, lists: Mapping[str, Any]) -> None:
    """ "the Gulf state", "the neighbour": states called by where they lie or by the state that was spoken of before."""
    rows = [(lists.get("neighbour", ()), {"other": "yes"})]
    for name, row in lists.get("regions", {}).items():
        members = {"members": " ".join(knowledge.unions()[name])}
        rows += [(row.get("forms", ()), members)]
        rows += [([f"{first}{head}" for first in row.get("first", ()) for head in lists.get("heads", ())], members)]
        rows += [([f"{adjective} {head}" for adjective in row.get("adjectives", ()) for head in lists.get("heads", ())], members)]
    for forms, extra in rows:
        lexicon.add(forms, Entry("body", "", "government", None, "GOV", definite=not lexicon.clitics, is_country=True, extra=extra))
