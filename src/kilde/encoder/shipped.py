"""The encoder that ships: names, tags, features, lemmas and dependencies in nb, nn, da, sv and en, from one small network.

>>> from kilde.encoder.shipped import Shipped
>>> from kilde.encoder.tokens import tokenize
>>> text = "Putin møtte Alijev i Baku."
>>> parse, = Shipped().parse([tokenize(text, 0, len(text))], "nb")
>>> [(text[parse.tokens[n.first].start:parse.tokens[n.last - 1].end], n.type) for n in parse.names]
[('Putin', 'PER'), ('Alijev', 'PER'), ('Baku', 'GPE')]

Its figures by language and type are in docs/model_card.md.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from kilde.encoder import files
from kilde.encoder.consistency import Mention, agree
from kilde.encoder.decoding import best_tags, best_tree, spans, transitions
from kilde.encoder.endings import Endings
from kilde.encoder.features import FeatureReader
from kilde.encoder.files import SHIPPED, Labels
from kilde.encoder.interface import ROOT, Name, Parse, Token
from kilde.encoder.network import ROOM, Network, Scores
from kilde.model.errors import UnknownLanguage


class Shipped:
    """Loads nothing until the first sentence; then checks the files' checksums and opens the network.

    folder   a model folder (default: the one in the package)
    threads  cores for one call; running several processes with one thread each is faster for many texts
    """

    def __init__(self, folder: Path | str | None = None, threads: int = 1) -> None:
        self._folder = Path(folder) if folder else SHIPPED
        self._threads = threads
        self._open: Network | None = None
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {"_folder": self._folder, "_threads": self._threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["_folder"], state["_threads"])  # type: ignore[misc]

    @cached_property
    def version(self) -> str:
        """Name and version of the model, as records show it."""
        return files.version(self._folder)

    @cached_property
    def labels(self) -> Labels:
        return Labels.load(self._folder / files.LABELS)

    @cached_property
    def _endings(self) -> Endings:
        return Endings.load(self._folder / files.ENDINGS)

    @cached_property
    def _features(self) -> FeatureReader:
        return FeatureReader(self.labels.features)

    @cached_property
    def _steps(self) -> Any:
        return transitions(self.labels.names)

    @cached_property
    def _types(self) -> list[str]:
        return [tag[2:] for tag in self.labels.names if tag.startswith("B-")]

    @cached_property
    def _columns(self) -> list[tuple[int, int]]:
        """Where each type's B and I tags stand among the tags."""
        return [(self.labels.names.index(f"B-{kind}"), self.labels.names.index(f"I-{kind}")) for kind in self._types]

    @property
    def network(self) -> Network:
        """The open network of this process. Raises EncoderError for missing or damaged files."""
        with self._lock:
            if self._open is None or self._open.process != os.getpid():
                if self._open is None:
                    files.check(self._folder)
                self._open = Network(self._folder, self._threads)
            return self._open

    def parse(self, sentences: Sequence[Sequence[Token]], language: str) -> list[Parse]:
        """One Parse per sentence. Raises UnknownLanguage for a language that the model was not trained on.

        All languages share the network; `language` tells it which treebank's habits to follow.
        """
        network = self.network
        if language not in self.labels.languages:
            known = ", ".join(self.labels.languages)
            raise UnknownLanguage(f"the encoder {self.version} does not read {language!r}", remedy=f"it reads {known}")
        parts: list[list[tuple[int, ...]]] = []
        owners: list[list[int]] = []
        for sentence in sentences:
            pieces = network.pieces([token.text for token in sentence])
            cuts = _cut(pieces)
            owners.append(list(range(len(parts), len(parts) + len(cuts))))
            parts.extend(cuts)
        scores = network.run(parts, self.labels.languages.index(language))
        owned = [[scores[i] for i in own] for own in owners]
        mentions = [self._mentions(sentence, own) for sentence, own in zip(sentences, owned, strict=True)]
        names = agree(mentions, [[token.text for token in sentence] for sentence in sentences], self._types)
        return [Parse(self._join(sentence, own, language), found) for sentence, own, found in zip(sentences, owned, names, strict=True)]

    def _join(self, sentence: Sequence[Token], scores: Sequence[Scores], language: str) -> tuple[Token, ...]:
        """The tokens with their tree, from the parts of a sentence: later parts hang on the root of the first."""
        tokens: list[Token] = []
        root = ROOT
        for part in scores:
            at = len(tokens)
            heads, relations = self._tree(part)
            for i, (head, relation) in enumerate(zip(heads, relations, strict=True)):
                joined = head + at if head != ROOT else root
                label = "parataxis" if head == ROOT and root != ROOT else relation
                token = self._token(sentence[at + i], part, i, language)
                tokens.append(replace(token, head=joined, deprel=label))
            if root == ROOT:
                root = heads.index(ROOT)
        return tuple(tokens)

    def _tree(self, scores: Scores) -> tuple[list[int], list[str]]:
        columns = best_tree(scores.arcs)
        found = self.network.relations(scores, columns)
        names = self.labels.relations
        root = names.index("root")
        found[columns > 0, root] = -np.inf
        best = found.argmax(1)
        return [int(c) - 1 for c in columns], ["root" if c == 0 else names[k] for c, k in zip(columns, best, strict=True)]

    def _token(self, token: Token, scores: Scores, i: int, language: str) -> Token:
        upos = self.labels.upos[scores.upos[i]]
        possible = self._endings.features(token.text, upos, language)
        feats = self._features.read(scores.feats[i], possible)
        return replace(token, lemma=self._endings.lemma(token.text, upos, language), upos=upos, feats=feats)

    def _mentions(self, sentence: Sequence[Token], scores: Sequence[Scores]) -> list[Mention]:
        """Names of the best valid tag sequence of each part; a name's score is the probability of its least sure tag."""
        found: list[Mention] = []
        at = 0
        for part in scores:
            best = [self.labels.names[k] for k in best_tags(part.names, self._steps)]
            logits = part.names - part.names.max(1, keepdims=True)
            sure = logits - np.log(np.exp(logits).sum(1, keepdims=True))
            for first, last, kind in spans(best):
                tags = sure[first:last]
                of_types = np.array([tags[0, begin] + tags[1:, inside].sum() for begin, inside in self._columns]) / (last - first)
                chances = np.exp(of_types - of_types.max())
                begin, inside = self._columns[self._types.index(kind)]
                score = float(np.exp(min([tags[0, begin], *tags[1:, inside]])))
                text = " ".join(token.text for token in sentence[at + first : at + last])
                found.append(Mention(Name(at + first, at + last, kind, round(score, 4)), text, chances / chances.sum()))
            at += len(part.names)
        return found


def _cut(pieces: Sequence[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """Stretches of at most ROOM pieces. Only sentences of some 300 words and more are cut at all."""
    cuts: list[list[tuple[int, ...]]] = [[]]
    room = ROOM
    for word in pieces:
        if len(word) > room:
            cuts.append([])
            room = ROOM
        cuts[-1].append(word)
        room -= len(word)
    return cuts
