"""Words of modes and contexts: as written, as the beginning or ending of a compound, and hidden by a longer phrase."""

import pytest

from kilde.reading.coding.lexicon import Finder


def told(finder: Finder, line: str) -> list[tuple[str, int, int]]:
    words = line.split()
    return [(f.name, f.first, f.last) for f in finder.find(words, range(len(words)))]


@pytest.mark.parametrize(
    ("word", "line", "found"),
    [
        ("drone*", "et droneangrep mot byen", True),
        ("*angrep", "et droneangrep mot byen", True),
        ("*gass*", "en giftgassky drev over", True),
        ("drone", "et droneangrep mot byen", False),
        ("air strike*", "two air strikes hit it", True),
        ("air strike*", "two strikes hit the air force", False),
    ],
)
def test_a_word_stands_as_it_is_written(word: str, line: str, found: bool) -> None:
    assert bool(told(Finder({"name": [word]}), line)) is found


def test_a_phrase_hides_the_words_in_it() -> None:
    finder = Finder({"legal": ["court*"], "none": ["tennis court*"], "natural_resource": ["gas"], "repression": ["tear gas"]})
    assert told(finder, "rockets hit tennis courts") == []
    assert told(finder, "tear gas near the court") == [("legal", 4, 5), ("repression", 0, 2)]


def test_only_the_words_within_count() -> None:
    words = ["drones", "hit", "it", "and", "rockets", "missed"]
    assert [f.first for f in Finder({"a": ["drones", "rockets"]}).find(words, range(3, 6))] == [4]
