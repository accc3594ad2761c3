"""Frames of verbs from hand-drawn trees: who stands where, whatever the lists know of the words between."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kilde.encoder.interface import ROOT, Parse, Token
from kilde.model.article import Article
from kilde.reading.actors.names import by_lists
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.pipeline import draft_of

Row = tuple[str, str, int, str]  # word, part of speech with its features, head, relation


class Drawn:
    """An encoder that gives one sentence the tree that is drawn here, and names by shapes."""

    version = "drawn/1"

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        (bare,) = sentences
        shaped = by_lists(language).parse(sentences, language)
        assert [token.text for token in bare] == [row[0] for row in self.rows]
        tokens = []
        for token, (_, tag, head, relation) in zip(bare, self.rows, strict=True):
            upos, *feats = tag.split()
            values = dict(feat.split("=") for feat in feats)
            tokens.append(Token(token.start, token.end, token.text, upos=upos, feats=values, head=head, deprel=relation))
        return [Parse(tuple(tokens), shaped[0].names)]


def frame_of(verb: str, language: str, rows: Sequence[Row]) -> Frame:
    text = ""
    for word, *_ in rows:
        text += word if word in ",." or not text else f" {word}"
    draft = draft_of(Article(text, "2024-03-12", language), Drawn(rows))
    (clauses,) = draft.clauses
    return frame(clauses, clauses.words.index(verb))


def labels(phrases: Sequence[object]) -> list[str]:
    return [entity.label for phrase in phrases for entity in phrase.entities]  # type: ignore[attr-defined]


# "Israel, soon after talks in Cairo with Egypt had failed, attacked Hamas."
INSERTION: list[Row] = [
    ("Israel", "PROPN", 11, "nsubj"), (",", "PUNCT", 11, "punct"), ("soon", "ADV", 9, "advmod"), ("after", "SCONJ", 9, "mark"), ("talks", "NOUN", 9, "nsubj"),
    ("with", "ADP", 6, "case"), ("Egypt", "PROPN", 4, "nmod"), ("in", "ADP", 8, "case"), ("Cairo", "PROPN", 4, "nmod"), ("failed", "VERB VerbForm=Fin", 11, "advcl"), (",", "PUNCT", 11, "punct"),
    ("attacked", "VERB VerbForm=Fin", ROOT, "root"), ("Hamas", "PROPN", 11, "obj"), (".", "PUNCT", 11, "punct"),
]  # fmt: skip


def test_a_subject_is_found_behind_an_insertion() -> None:
    made = frame_of("attacked", "en", INSERTION)
    assert labels(made.subject) == ["Israel"]
    assert labels(made.objects) == ["Hamas"]


def test_a_subject_that_no_list_knows_is_not_replaced_by_the_nearest_actor() -> None:
    rows = [("Raiders", "NOUN", 3, "nsubj"), ("near", "ADP", 2, "case"), ("Israel", "PROPN", 0, "nmod"), ("attacked", "VERB VerbForm=Fin", ROOT, "root"), ("Hamas", "PROPN", 3, "obj"), (".", "PUNCT", 3, "punct")]
    made = frame_of("attacked", "en", rows)
    assert made.subject == []
    assert made.subject_at == 0


def test_a_relative_pronoun_stands_for_what_it_follows() -> None:
    rows = [("China", "PROPN", 7, "nsubj"), (",", "PUNCT", 4, "punct"), ("which", "PRON", 4, "nsubj"), ("has", "AUX VerbForm=Fin", 4, "aux"), ("attacked", "VERB VerbForm=Part", 0, "acl:relcl"),
            ("Vietnam", "PROPN", 4, "obj"), (",", "PUNCT", 0, "punct"), ("wavered", "VERB VerbForm=Fin", ROOT, "root"), (".", "PUNCT", 7, "punct")]  # fmt: skip
    made = frame_of("attacked", "en", rows)
    assert labels(made.subject) == ["China"]
    assert not made.passive


def test_a_passive_has_its_agent() -> None:
    rows = [("Hamas", "PROPN", 2, "nsubj:pass"), ("was", "AUX VerbForm=Fin", 2, "aux:pass"), ("attacked", "VERB VerbForm=Part", ROOT, "root"), ("by", "ADP", 4, "case"), ("Israel", "PROPN", 2, "obl"), (".", "PUNCT", 2, "punct")]
    made = frame_of("attacked", "en", rows)
    assert made.passive
    assert (labels(made.subject), labels(made.agent)) == (["Hamas"], ["Israel"])


@pytest.mark.parametrize(("second", "relation"), [("Libanon", "obj"), ("Libanon", "nsubj")])
def test_a_coordinated_verb_shares_the_subject_even_where_its_object_is_taken_for_one(second: str, relation: str) -> None:
    rows = [("Israel", "PROPN", 1, "nsubj"), ("angrep", "VERB VerbForm=Fin", ROOT, "root"), ("Hamas", "PROPN", 1, "obj"), ("og", "CCONJ", 4, "cc"), ("anklager", "VERB VerbForm=Fin", 1, "conj"),
            (second, "PROPN", 4, relation), ("for", "ADP", 7, "case"), ("hjelp", "NOUN", 4, "obl"), (".", "PUNCT", 1, "punct")]  # fmt: skip
    made = frame_of("anklager", "nb", rows)
    assert (labels(made.subject), labels(made.objects)) == (["Israel"], ["Lebanon"])
    assert made.shared


def test_a_clause_without_its_verb_adds_its_subject() -> None:
    rows = [("Russland", "PROPN", 2, "nsubj"), ("har", "AUX VerbForm=Fin", 2, "aux"), ("forhandlet", "VERB VerbForm=Part", ROOT, "root"), ("fram", "ADV", 2, "advmod"), ("to", "NUM", 5, "nummod"),
            ("våpenhviler", "NOUN", 2, "obj"), (",", "PUNCT", 8, "punct"), ("og", "CCONJ", 8, "cc"), ("USA", "PROPN", 2, "conj"), ("en", "NUM", 8, "orphan"), (".", "PUNCT", 2, "punct")]  # fmt: skip
    assert labels(frame_of("forhandlet", "nb", rows).subject) == ["Russia", "United States"]


def test_behind_a_mark_word_order_finds_the_speaker_whatever_the_tree_says() -> None:
    rows = [("Byen", "NOUN", 2, "nsubj:pass"), ("er", "AUX VerbForm=Fin", 2, "aux:pass"), ("angrepet", "VERB VerbForm=Part", ROOT, "root"), (",", "PUNCT", 4, "punct"), ("opplyser", "VERB VerbForm=Fin", 2, "conj"),
            ("FN", "PROPN", 4, "obj"), (".", "PUNCT", 2, "punct")]  # fmt: skip
    assert labels(frame_of("opplyser", "nb", rows).subject) == ["United Nations"]


def test_what_is_to_be_done_is_no_passive() -> None:
    rows = [("Israel", "PROPN", 3, "nsubj"), ("is", "AUX VerbForm=Fin", 3, "cop"), ("to", "PART", 3, "mark"), ("attack", "VERB VerbForm=Inf", ROOT, "root"), ("Hamas", "PROPN", 3, "obj"), (".", "PUNCT", 3, "punct")]
    made = frame_of("attack", "en", rows)
    assert (made.modal, made.passive) == ("future", False)


def test_where_lists_and_tree_see_different_verbs_word_order_decides() -> None:
    rows = [("Russiske", "ADJ", 1, "nsubj"), ("styrker", "VERB VerbForm=Fin", ROOT, "root"), ("angrep", "NOUN", 1, "obj"), ("Hamas", "PROPN", 2, "nmod"), (".", "PUNCT", 1, "punct")]
    made = frame_of("angrep", "nb", rows)
    assert labels(made.subject) == ["Armed forces of Russia"]
