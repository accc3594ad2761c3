"""The tense of a clause: from features where the encoder gives them, else from lists."""

from __future__ import annotations

import pytest

from kilde.encoder.interface import ROOT, Parse, Token
from kilde.encoder.tokens import tokenize
from kilde.model.record import Block
from kilde.reading.draft import Sentence
from kilde.reading.tense import clause_verb, tense


def sentence(tokens: list[Token], text: str) -> Sentence:
    return Sentence(0, Block(start=0, end=len(text), kind="paragraph"), Parse(tuple(tokens)))


def bare(text: str, words: str, language: str) -> str | None:
    start = text.index(words)
    return tense(sentence(tokenize(text, 0, len(text)), text), start, start + len(words), language)


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("nb", "Byen falt fredag.", "fredag", "past"),
        ("nb", "Byen har falt fredag.", "fredag", "past"),
        ("nb", "Møtet holdes fredag.", "fredag", "present"),
        ("nb", "Partene skal møtes fredag.", "fredag", "future"),
        ("nb", "Soldatene skal ha drept to fredag.", "fredag", "past"),
        ("nb", "Tre er drept fredag.", "fredag", "past"),
        ("nb", "Han er ventet fredag.", "fredag", "future"),
        ("nb", "Ministeren sier at byen falt fredag.", "fredag", "past"),
        ("nb", "Byen falt mandag, men møtet holdes fredag.", "fredag", "present"),
        ("nb", "Byen falt mandag, men møtet holdes fredag.", "mandag", "past"),
        ("nb", "Nytt toppmøte fredag.", "fredag", None),
        ("nn", "Byen fall fredag, og folk flykta.", "fredag", "past"),
        ("nn", "Dei skal møtast fredag.", "fredag", "future"),
        ("nn", "Dei møtest fredag.", "fredag", "present"),
        ("nn", "Byen har vore stengd sidan fredag.", "fredag", "past"),
        ("da", "Byen faldt fredag.", "fredag", "past"),
        ("da", "Mødet holdes fredag.", "fredag", "present"),
        ("da", "Soldaterne skal have dræbt to fredag.", "fredag", "past"),
        ("da", "Parterne vil mødes fredag.", "fredag", "future"),
        ("da", "Nye angreb ventes fredag.", "fredag", "present"),
        ("sv", "Staden föll i fredags.", "i fredags", "past"),
        ("sv", "De attackerade basen på fredagen.", "fredagen", "past"),
        ("sv", "Mötet hålls på fredag.", "fredag", "present"),
        ("sv", "Soldaterna ska ha dödat två på fredagen.", "fredagen", "past"),
        ("sv", "Parterna kommer att mötas på fredag.", "fredag", "future"),
        ("en", "The town fell on Friday.", "Friday", "past"),
        ("en", "Rebels shelled the town on Friday.", "Friday", "past"),
        ("en", "The summit opens on Friday.", "Friday", "present"),
        ("en", "The sides will meet on Friday.", "Friday", "future"),
        ("en", "Troops are said to have killed two on Friday.", "Friday", "past"),
        ("en", "Leaders are due to meet on Friday.", "Friday", "future"),
        ("en", "Two attacks killed five on Friday.", "Friday", "past"),
        ("en", "Crews are still searching after the strike on Friday.", "Friday", "past"),
    ],
)
def test_from_lists(language: str, text: str, words: str, expected: str | None) -> None:
    assert bare(text, words, language) == expected


def test_reports_in_the_present_are_told() -> None:
    text = "Ministeriet opplyser tirsdag om nye angrep."
    verb = clause_verb(sentence(tokenize(text, 0, len(text)), text), text.index("tirsdag"), text.index("tirsdag") + 7, "nb")
    assert verb is not None and verb.tense == "present" and verb.reports


def parsed(rows: list[tuple[str, str, str, int]]) -> Sentence:
    """A sentence from (text, upos, "Feature=Value|...", head)."""
    tokens, at = [], 0
    for text, upos, feats, head in rows:
        values = dict(pair.split("=") for pair in feats.split("|") if pair)
        tokens.append(Token(at, at + len(text), text, upos=upos, feats=values, head=head))
        at += len(text) + 1
    return sentence(tokens, " ".join(row[0] for row in rows))


@pytest.mark.parametrize(
    ("language", "rows", "expected"),
    [
        # A verb in no list: only its features tell.
        ("nb", [("Styrkene", "NOUN", "", 1), ("gjennomsøkte", "VERB", "VerbForm=Fin|Tense=Past", ROOT), ("byen", "NOUN", "", 1), ("fredag", "NOUN", "", 1)], "past"),
        ("nb", [("Styrkene", "NOUN", "", 1), ("gjennomsøker", "VERB", "VerbForm=Fin|Tense=Pres", ROOT), ("byen", "NOUN", "", 1), ("fredag", "NOUN", "", 1)], "present"),
        ("nb", [("De", "PRON", "", 2), ("skal", "AUX", "VerbForm=Fin|Tense=Pres", 2), ("gjennomsøke", "VERB", "VerbForm=Inf", ROOT), ("byen", "NOUN", "", 2), ("fredag", "NOUN", "", 2)], "future"),
        ("nb", [("De", "PRON", "", 3), ("skal", "AUX", "VerbForm=Fin|Tense=Pres", 3), ("ha", "AUX", "VerbForm=Inf", 3), ("gjennomsøkt", "VERB", "VerbForm=Part", ROOT), ("byen", "NOUN", "", 3), ("fredag", "NOUN", "", 3)], "past"),
        ("nb", [("Byen", "NOUN", "", 2), ("er", "AUX", "VerbForm=Fin|Tense=Pres", 2), ("gjennomsøkt", "VERB", "VerbForm=Part", ROOT), ("fredag", "NOUN", "", 2)], "past"),
        ("sv", [("Staden", "NOUN", "", 2), ("har", "AUX", "VerbForm=Fin|Tense=Pres", 2), ("genomsökts", "VERB", "VerbForm=Sup", ROOT), ("i", "ADP", "", 4), ("fredags", "NOUN", "", 2)], "past"),
        # The date hangs on a noun behind "after".
        ("en", [("Crews", "NOUN", "", 2), ("are", "AUX", "VerbForm=Fin|Tense=Pres", 2), ("digging", "VERB", "VerbForm=Part", ROOT), ("after", "ADP", "", 4), ("strikes", "NOUN", "", 2), ("Friday", "PROPN", "", 4)], "past"),
        # The date belongs to the subordinate clause.
        ("nb", [("Han", "PRON", "", 1), ("vet", "VERB", "VerbForm=Fin|Tense=Pres", ROOT), ("at", "SCONJ", "", 4), ("byen", "NOUN", "", 4), ("falt", "VERB", "VerbForm=Fin|Tense=Past", 1), ("fredag", "NOUN", "", 4)], "past"),
    ],
)  # fmt: skip
def test_from_features(language: str, rows: list[tuple[str, str, str, int]], expected: str) -> None:
    one = parsed(rows)
    last = one.tokens[-1]
    assert tense(one, last.start, last.end, language) == expected


def test_a_loop_of_heads_ends() -> None:
    one = parsed([("a", "NOUN", "", 1), ("b", "NOUN", "", 0), ("fredag", "NOUN", "", 1)])
    assert tense(one, one.tokens[2].start, one.tokens[2].end, "nb") is None
