"""From an article to its record: the stages in their order, each one line of registration."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from time import perf_counter

from kilde.encoder.interface import Encoder
from kilde.model.article import Article
from kilde.model.record import Reader, Record
from kilde.model.version import VERSION
from kilde.reading.assemble import assemble
from kilde.reading.draft import Draft

Stage = Callable[[Draft], None]

# A stage reads what the ones before it added and adds to the draft; nothing is taken back. Each is a module with `read(draft)`.
STAGES = ("blocks", "sentences", "actors", "places", "times", "clauses", "statements", "events", "agreements", "controls", "figures", "disputes", "headlines", "confidence", "coding")


def read(article: Article, encoder: Encoder | None = None, clock: Callable[[str, float], None] | None = None) -> Record:
    """The record of one article. `encoder` replaces the default; `clock` is told each stage's name and its seconds."""
    chosen = encoder or default_encoder(article.language)
    draft = draft_of(article, chosen, clock)
    return assemble(draft, Reader(version=VERSION, model=chosen.version, ontology=ontology_version()))


def draft_of(article: Article, encoder: Encoder | None = None, clock: Callable[[str, float], None] | None = None) -> Draft:
    """The draft of an article after all stages: what `read` makes the record of."""
    chosen = encoder or default_encoder(article.language)
    draft = Draft(article)
    for name in STAGES:
        started = perf_counter()
        module = import_module(f"kilde.reading.{name}")
        if name == "sentences":
            module.read(draft, chosen)
        else:
            module.read(draft)
        if clock:
            clock(name, perf_counter() - started)
    return draft


@cache
def default_encoder(language: str) -> Encoder:
    """The network's syntax, and names by the lists of the language; the network is opened once for all languages."""
    from kilde.encoder.combined import Combined, Misread
    from kilde.languages import section
    from kilde.reading.actors.names import by_lists, listed_types

    words = section(language, "tokens")
    misread = {word: Misread(tuple(row["tags"]), row["like"], frozenset(row.get("behind", ())), bool(row.get("verb")), bool(row.get("counted"))) for word, row in words.get("misread", {}).items()}
    return Combined(by_lists(language), network(), words.get("stand_ins", ()), listed_types(), words.get("noun_stand_in"), misread)


@cache
def network() -> Encoder:
    from kilde.encoder.shipped import Shipped

    return Shipped()


@cache
def ontology_version() -> str:
    from kilde.ontology import version

    return version()
