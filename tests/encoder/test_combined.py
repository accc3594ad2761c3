"""The encoder that reading uses: names by shapes and lists, types and trees by the network, stand-ins for countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kilde.encoder.combined import Combined, Misread
from kilde.encoder.interface import Name, Parse, Token
from kilde.encoder.shapes import UNTYPED, Shapes
from kilde.encoder.tokens import tokenize


class Remembering:
    """A network that finds given names, tags every token X, and keeps the words that it was shown."""

    version = "remembering/1"

    def __init__(self, *names: Name) -> None:
        self.names, self.words = names, []  # type: tuple[Name, ...], list[list[str]]

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        del language
        self.words = [[token.text for token in sentence] for sentence in sentences]
        return [Parse(tuple(replace(token, upos="X", lemma=token.text.lower()) for token in sentence), self.names) for sentence in sentences]


SHAPES = Shapes({"Israel": "GPE", "Libanon": "GPE"})


def tokens(text: str) -> list[Token]:
    return tokenize(text, 0, len(text))


def test_a_name_that_no_list_knows_gets_the_networks_type() -> None:
    network = Remembering(Name(2, 4, "PER", 0.9))
    (parse,) = Combined(SHAPES, network).parse([tokens("hun så Ada Blom der")], "nb")
    assert parse.names == (Name(2, 4, "PER", 0.9),)


def test_a_listed_name_keeps_its_type_and_others_stay_untyped() -> None:
    network = Remembering(Name(0, 1, "PER", 0.9))
    (parse,) = Combined(SHAPES, network).parse([tokens("Israel traff Zaporizjija")], "nb")
    assert [(name.first, name.type) for name in parse.names] == [(0, "GPE"), (2, UNTYPED)]


def test_two_countries_are_read_as_stand_ins_and_given_back_as_written() -> None:
    network = Remembering()
    text = "Israel angrep Libanon, og Libanon svarte"
    (parse,) = Combined(SHAPES, network, ["Norge", "Sverige"]).parse([tokens(text)], "nb")
    assert network.words == [["Norge", "angrep", "Sverige", ",", "og", "Sverige", "svarte"]]
    assert [token.text for token in parse.tokens] == [token.text for token in tokens(text)]
    assert {token.upos for token in parse.tokens} == {"X"}
    assert parse.tokens[2].lemma == "Libanon"


def test_one_country_is_read_as_it_is() -> None:
    network = Remembering()
    Combined(SHAPES, network, ["Norge", "Sverige"]).parse([tokens("Israel angrep")], "nb")
    assert network.words == [["Israel", "angrep"]]


def test_a_country_has_one_stand_in_in_the_whole_text() -> None:
    network = Remembering()
    Combined(SHAPES, network, ["Norge", "Sverige"]).parse([tokens("Israel angrep"), tokens("Libanon svarte Israel"), tokens("Libanon tapte")], "nb")
    assert network.words == [["Norge", "angrep"], ["Sverige", "svarte", "Norge"], ["Sverige", "tapte"]]


def test_a_persons_name_that_runs_on_into_a_country_is_two_names() -> None:
    """The network takes the three capitals for one person, and reads a noun for the country the second time."""
    network = Remembering(Name(1, 4, "PER", 0.9))
    (parse,) = Combined(SHAPES, network, types={"Israel": "GPE"}, noun="landet").parse([tokens("anklaget Ada Blom Israel for drap")], "nb")
    assert network.words == [["anklaget", "Ada", "Blom", "landet", "for", "drap"]]
    assert [(name.first, name.last, name.type) for name in parse.names] == [(1, 3, UNTYPED), (3, 4, "GPE")]
    assert parse.tokens[3].text == "Israel"


def test_an_organisation_with_a_country_in_its_name_stays_one() -> None:
    network = Remembering(Name(1, 4, "ORG", 0.9))
    (parse,) = Combined(SHAPES, network, types={"Israel": "GPE"}, noun="landet").parse([tokens("hos Lege Hjelp Israel er")], "nb")
    assert [(name.first, name.last) for name in parse.names] == [(1, 4)]


def test_a_misread_word_is_read_again_as_a_like_one() -> None:
    network = Remembering()
    misread = {"militær": Misread(("X",), "hær")}
    (parse,) = Combined(SHAPES, network, misread=misread).parse([tokens("Israels militær bombet byen")], "nb")
    assert network.words == [["Israels", "hær", "bombet", "byen"]]
    assert parse.tokens[1].text == "militær"


def test_a_word_is_misread_only_behind_the_words_that_its_row_asks_for() -> None:
    misread = {"skulda": Misread(("X",), "mistenkt", frozenset({"blir"}))}
    for text, shown in {"M23 blir skulda": "mistenkt", "M23 blir av FN skulda": "mistenkt", "M23 tok skulda": "skulda"}.items():
        network = Remembering()
        Combined(SHAPES, network, misread=misread).parse([tokens(text)], "nn")
        assert network.words[0][-1] == shown


class Adjectives(Remembering):
    """A network that takes the second word for an adjective, what follows for a noun, and the first for `opening`."""

    def __init__(self, opening: str) -> None:
        super().__init__()
        self.opening = opening

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        tags = (self.opening, "ADJ", "NOUN", "NOUN")
        return [replace(read, tokens=tuple(replace(token, upos=tag) for token, tag in zip(read.tokens, tags, strict=False))) for read in super().parse(sentences, language)]


def test_a_misread_verb_is_read_again_before_its_object_but_not_as_an_attribute() -> None:
    misread = {"utvekslet": Misread(("ADJ",), "løslot", verb=True)}
    for opening, shown in (("PROPN", "løslot"), ("DET", "utvekslet")):
        network = Adjectives(opening)
        Combined(SHAPES, network, misread=misread).parse([tokens("Gaza utvekslet fanger")], "nb")
        assert network.words[-1][1] == shown


class Hanging(Remembering):
    """A network that reads the last word as a verb with the first as its head, in a relation."""

    def __init__(self, relation: str) -> None:
        super().__init__()
        self.relation = relation

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        return [replace(read, tokens=(*read.tokens[:-1], replace(read.tokens[-1], upos="VERB", head=0, deprel=self.relation))) for read in super().parse(sentences, language)]


def test_a_verb_that_is_an_object_and_governs_nothing_is_a_noun() -> None:
    for relation, tag in {"obj": "NOUN", "nsubj:pass": "NOUN", "xcomp": "VERB"}.items():
        (parse,) = Combined(SHAPES, Hanging(relation)).parse([tokens("fordømte AU angrebet")], "da")
        assert parse.tokens[-1].upos == tag


def test_days_and_months_are_no_part_of_a_name() -> None:
    shapes = Shapes({"Israel": "GPE"}, days=frozenset({"thursday"}), months=frozenset({"march", "may"}))
    for text, name in {"on Thursday Israel attacked": "Israel", "in March Israel attacked": "Israel", "so Israel Thursday attacked": "Israel", "then Theresa May spoke": "Theresa May"}.items():
        (parse,) = shapes.parse([tokens(text)], "en")
        assert [" ".join(t.text for t in parse.tokens[n.first : n.last]) for n in parse.names] == [name]
