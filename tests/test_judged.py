"""The counts of real articles add up, and the README tells what they add up to."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tools import coded, judged

from kilde.model.article import LANGUAGES

READER = [line for line in judged.rows() if (line["round"], line["half"], line["reader"]) == (judged.ROUNDS[0], "judged", "newer")]


def test_as_many_articles_a_language_in_each_half_of_a_round() -> None:
    found = Counter((line["round"], line["language"], line["half"], line["reader"]) for line in judged.rows())
    assert {(round, half, count) for (round, _, half, _), count in found.items()} == {
        ("1", "mended", 8), ("1", "judged", 8), ("2", "mended", 10), ("2", "judged", 10), ("3", "mended", 12), ("3", "judged", 8),
    }  # fmt: skip
    assert {language for _, language, _, _ in found} == set(LANGUAGES)


def test_all_is_the_sum_of_the_languages() -> None:
    found = judged.sums(READER)
    assert list(found)[-1] == "all"
    assert sum((found[language] for language in LANGUAGES), Counter()) == +found["all"]


def test_the_readme_tells_the_shares() -> None:
    readme = " ".join((Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8").split())
    share = dict(judged.shares(judged.sums(READER)["all"]))
    told = (
        f"{share['event precision']:.0%} of the events told were right and {share['event recall']:.0%} of those there were told, "
        f"and {share['statement precision']:.0%} of the statements told had their act and speaker"
    )
    assert told.replace("%", " %") in readme


def test_the_two_readers_differ_in_some_articles_and_not_in_others() -> None:
    for round, articles in {"1": 40, "2": 50, "3": 40}.items():
        differ, of = judged.differing(round)
        assert 0 < differ < of == articles


def test_coded_articles_are_the_same_for_both_readers_and_tell_what_the_document_tells() -> None:
    assert {half: {reader: set(coded.sums(half, reader)) for reader in coded.READERS} for half in coded.HALVES} == {half: {reader: {*LANGUAGES, "all"} for reader in coded.READERS} for half in coded.HALVES}
    document = (Path(__file__).parent.parent / "docs" / "evaluation.md").read_text(encoding="utf-8")
    found = coded.sums("unseen", "after")
    cells = ["{:.2f}, {:.2f}".format(*coded.rates(found[language], "statements")) for language in (*LANGUAGES, "all")]
    assert f"| statements | {' | '.join(cells)} |" in document
