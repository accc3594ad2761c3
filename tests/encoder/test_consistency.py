"""Names of one form near each other get one type."""

from __future__ import annotations

import numpy as np

from kilde.encoder.consistency import NEARBY, Mention, agree
from kilde.encoder.interface import Name

TYPES = ("PER", "ORG", "GPE")


def mention(text: str, *chances: float) -> Mention:
    kind = TYPES[int(np.argmax(chances))]
    return Mention(Name(0, 1, kind, max(chances)), text, np.array(chances))


def types(*sentences: list[Mention]) -> list[str]:
    return [name.type for names in agree(sentences, TYPES) for name in names]


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
    (_, second) = agree([[mention("Elle", 0.1, 0.9, 0.0)], [mention("Elle", 0.6, 0.4, 0.0)]], TYPES)
    assert (second[0].type, second[0].score) == ("ORG", 0.6)
