"""Trees have one root and no cycle and are the best there are; tag sequences are valid."""

from __future__ import annotations

from itertools import product

import pytest

np = pytest.importorskip("numpy")

from kilde.encoder.decoding import best_tags, best_tree, transitions  # noqa: E402

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def is_tree(columns: tuple[int, ...]) -> bool:
    if sum(c == 0 for c in columns) != 1:
        return False
    for start in range(1, len(columns) + 1):
        seen, at = set(), start
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = columns[at - 1]
    return True


@pytest.mark.parametrize("seed", range(60))
def test_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 6))
    scores = rng.normal(size=(n, n + 1)) * rng.choice([0.1, 1, 5])
    found = tuple(int(c) for c in best_tree(scores))
    assert is_tree(found)
    total = {c: sum(scores[i, h] for i, h in enumerate(c)) for c in product(range(n + 1), repeat=n) if is_tree(c)}
    assert sum(scores[i, h] for i, h in enumerate(found)) == pytest.approx(max(total.values()))


def test_long_sentences_get_a_tree_too() -> None:
    scores = np.random.default_rng(1).normal(size=(120, 121))
    assert is_tree(tuple(int(c) for c in best_tree(scores)))


def test_a_sentence_of_marks_that_all_want_the_root_has_one_root() -> None:
    scores = np.full((6, 7), -5.0)
    scores[:, 0] = 9
    assert is_tree(tuple(int(c) for c in best_tree(scores)))


def test_scores_are_left_as_they_were() -> None:
    scores = np.zeros((3, 4))
    best_tree(scores)
    assert not scores.any()


@pytest.mark.parametrize("seed", range(20))
def test_best_tags_is_the_best_valid_sequence(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, len(TAGS)))
    allowed = transitions(TAGS)
    found = best_tags(scores, allowed)
    valid = [s for s in product(range(len(TAGS)), repeat=4) if all(allowed[a, b] == 0 for a, b in zip((-1, *s), s, strict=False))]
    assert tuple(found) == max(valid, key=lambda s: sum(scores[i, k] for i, k in enumerate(s)))


def test_a_name_never_begins_inside() -> None:
    scores = np.zeros((2, len(TAGS)))
    scores[:, TAGS.index("I-ORG")] = 9
    assert [TAGS[k] for k in best_tags(scores, transitions(TAGS))] == ["B-ORG", "I-ORG"]
