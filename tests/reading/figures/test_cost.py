"""Reading takes time in proportion to the length of a text, hostile text included."""

import time

import pytest

from kilde.encoder.interface import Parse
from kilde.encoder.tokens import tokenize
from kilde.model.article import Article
from kilde.model.record import Block
from kilde.reading.draft import Draft, Sentence
from kilde.reading.figures import read

HOSTILE = [
    "12 drept ", "12 personer og ", "kostet ", "en ", "to hundre og ", "12 av de 12 ", "inkludert 3 barn ", "blant de drepte er fire barn ", "fra 12 til ", "4-5-6-", "femti" * 12 + "x ",
    "12 drept , Mali fire og Togo én ", "en jente på åtte år og sjåføren hans drept ", "12 drept og ytterligere 3 i ", "våpenhvile på tre dager ", "mistet tre ", "tok tre "]  # fmt: skip


def seconds(text: str) -> float:
    block = Block(start=0, end=len(text), kind="paragraph")
    draft = Draft(Article(text, "2024-03-12", "nb"), blocks=[block], sentences=[Sentence(0, block, Parse(tuple(tokenize(text, 0, len(text)))))])
    started = time.process_time()
    read(draft)
    return time.process_time() - started


@pytest.mark.parametrize("piece", HOSTILE)
def test_one_endless_sentence_takes_linear_time(piece: str) -> None:
    seconds(piece * 50)  # warm up
    short = min(seconds(piece * 300) for _ in range(3))
    long = min(seconds(piece * 2400) for _ in range(2))
    assert long < 8 * short * 2.5 + 0.05, "eight times the text, far more than eight times the time"


def test_an_article_of_ordinary_length_is_read_fast() -> None:
    text = "Minst tolv personer ble drept og 30 såret da en rakett traff et marked i byen. Presidenten sa at landet vil svare på angrepet. " * 26
    block = Block(start=0, end=len(text), kind="paragraph")
    draft = Draft(Article(text, "2024-03-12", "nb"), blocks=[block])
    for index, sentence in enumerate(text.split(". ")[:-1]):
        start = text.index(sentence)
        draft.sentences.append(Sentence(index, block, Parse(tuple(tokenize(text, start, start + len(sentence))))))
    read(draft)
    draft.figures.clear()
    started = time.process_time()
    read(draft)
    assert time.process_time() - started < 0.3
