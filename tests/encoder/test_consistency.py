"""Names of one form near each other get one type."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from kilde.encoder.consistency import NEARBY, Mention, agree
from kilde.encoder.interface import Name

TYPES = ("PER", "ORG", "GPE")


def mention(text: str, *chances: float) -> Mention:
    kind = TYPES[int(np.argmax(chances))]
    return Mention(Name(0, 1, kind, max(chances)), text, np.array(chances))


def types(*sentences: list[Mention]) -> list[str]:
    return [name.type for names in agree(sentences, [[]] * len(sentences), TYPES) for name in names]


def test_what_one_sentence_leaves_open_another_decides() -> None:
    assert types([mention("Fardal", 0.95, 0.0, 0.05)], [mention("Fardals", 0.4, 0.0, 0.6)]) == ["PER", "PER"]


def test_names_of_other_forms_have_no_say() -> None:
    assert types([mention("Fardal", 0.95, 0.0, 0.05)], [mention("Fardalen", 0.4, 0.0, 0.6)]) == ["PER", "GPE"]


def test_names_far_away_have_no_say() -> None:
    between: list[list[Mention]] = [[]] * NEARBY
    assert types([mention("Fardal", 0.95, 0.0, 0.05)], *between, [mention("Fardal", 0.4, 0.0, 0.6)]) == ["PER", "GPE"]


def test_short_names_keep_their_last_letter() -> None:
    assert types([mention("US", 0.0, 0.0, 1.0)], [mention("U", 0.4, 0.6, 0.0)]) == ["GPE", "ORG"]


def test_a_type_taken_from_elsewhere_is_not_surer_than_it_was() -> None:
    (_, second) = agree([[mention("Elle", 0.1, 0.9, 0.0)], [mention("Elle", 0.6, 0.4, 0.0)]], [[], []], TYPES)
    assert (second[0].type, second[0].score) == ("ORG", 0.6)


def test_a_surname_is_what_the_full_name_is() -> None:
    assert types([mention("Ane Fardal", 0.95, 0.0, 0.05)], [mention("Fardal", 0.4, 0.0, 0.6)]) == ["PER", "PER"]


def overlooked(*sentences: str) -> list[list[tuple[int, int]]]:
    """Where names are found in sentences without any after one that begins with a full name."""
    words = [["Ane", "Fardal", "kom"], *(sentence.split() for sentence in sentences)]
    full = replace(mention("Ane Fardal", 0.95, 0.0, 0.05), name=Name(0, 2, "PER", 0.95))
    found = agree([[full], *[[] for _ in sentences]], words, TYPES)
    return [[(name.first, name.last) for name in names] for names in found[1:]]


def test_a_surname_that_was_overlooked_is_found_by_the_full_name() -> None:
    assert overlooked("Så gikk Fardal", "Da sov hun") == [[(2, 3)], []]
    assert overlooked("De så Fardals hus") == [[(2, 3)]]


def test_no_name_is_made_of_what_is_mostly_none() -> None:
    assert overlooked("Fardal ligger der", "Fardal er bratt") == [[], []]


def test_a_word_in_small_letters_is_no_name() -> None:
    assert overlooked("Så gikk fardal") == [[]]
