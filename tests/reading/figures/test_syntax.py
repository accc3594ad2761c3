"""With heads, the tree decides where word order cannot; without heads nothing changes."""

from tests.reading.figures.reader import parsed, short

from kilde.reading.figures import read

# "12 soldiers who attacked the village with drones yesterday said nobody died": soldiers is the subject of "said".
ELSEWHERE = [
    ("12", 1, "nummod"), ("soldiers", 4, "nsubj"), ("near", 3, "case"), ("Gao", 1, "nmod"), ("heard", -1, "root"), ("their", 6, "nmod"), ("colonel", 7, "nsubj"), ("died", 4, "ccomp"),
]  # fmt: skip


def test_a_subject_of_another_verb_is_dearer() -> None:
    draft = parsed(ELSEWHERE, "en")
    read(draft)
    with_tree = [figure.confidence for figure in draft.figures if figure.best == 12]
    bare = parsed([(word, None, None) for word, _, _ in ELSEWHERE], "en")  # type: ignore[misc]
    read(bare)
    without_tree = [figure.confidence for figure in bare.figures if figure.best == 12]
    assert not with_tree or with_tree[0] < without_tree[0]


def test_a_far_subject_is_found_through_the_tree() -> None:
    words = [
        ("Tolv", 1, "nummod"), ("sivile", 12, "nsubj:pass"), (",", 1, "punct"), ("de", 4, "det"), ("fleste", 1, "appos"), ("fra", 6, "case"), ("landsbyen", 4, "nmod"),
        (",", 8, "punct"), ("og", 9, "cc"), ("gjeter", 6, "conj"), (",", 1, "punct"), ("ble", 12, "aux:pass"), ("drept", -1, "root"),
    ]  # fmt: skip
    draft = parsed(words, "nb")
    read(draft)
    assert "killed 12 civilians" in [short(figure) for figure in draft.figures]


def test_the_agent_of_an_active_verb_is_no_victim() -> None:
    words = [("12", 1, "nummod"), ("soldater", 2, "nsubj"), ("drepte", -1, "root"), ("tre", 4, "nummod"), ("sivile", 2, "obj")]
    draft = parsed(words, "nb")
    read(draft)
    assert [short(figure) for figure in draft.figures] == ["killed 3 civilians"]
