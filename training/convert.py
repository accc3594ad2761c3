"""Turn the trees of NDT (Norwegian) and CDT (Danish) into Universal Dependencies: what is learned.

A rule (`lift.py`) gives a first answer. For every token a ranker chooses among near relatives in the source tree, with the
rule's answer as one of its clues; the best tree is taken; then relation, part of speech and the read features are chosen for
that tree. Learned from the sentences that exist in both schemes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from lightgbm import LGBMClassifier

from corpora import Sentence, read_features
from kilde.encoder.decoding import best_tree
from lift import LIFTS, RESTRUCTURE, children, marked_heads, rule_heads

PATHS = ("rule", "up", "up2", "up3", "liftup", "liftup2", "child", "childlift", "sibling", "siblift", "nephew", "before", "after", "root")


class View:
    """One sentence of the source scheme with everything that the choices look at."""

    def __init__(self, sentence: Sentence, scheme: str) -> None:
        sentence = RESTRUCTURE[scheme](sentence)
        assert sentence.heads and sentence.rels and sentence.pos and sentence.feats and sentence.lemmas
        self.s, self.n = sentence, len(sentence.words)
        self.heads, self.rels, self.pos, self.feats, self.lemmas = (
            sentence.heads, sentence.rels, sentence.pos, sentence.feats, sentence.lemmas)
        self.kids = children(self.heads)
        self.ends = LIFTS[scheme](sentence, self.kids)
        self.rule = rule_heads(self.heads, self.ends)
        self.mark = [rel in ("IP", "IK", "pnct") for rel in self.rels]
        self.rule = marked_heads(self.s.words, self.rule, self.mark)
        self.rule_kids = children(self.rule)

    def candidates(self, token: int) -> dict[int, int]:
        """Possible heads and, as a bit set over PATHS, how each is reached."""
        found: dict[int, int] = {}

        def add(head: int, path: str) -> None:
            if head != token and head >= -1:
                found[head] = found.get(head, 0) | 1 << PATHS.index(path)

        add(self.rule[token], "rule")
        up = self.heads[token]
        add(up, "up")
        add(-1, "root")
        if up >= 0:
            add(self.ends[up], "liftup")
            up2 = self.heads[up]
            if up2 >= 0:
                add(up2, "up2")
                add(self.ends[up2], "liftup2")
                if self.heads[up2] >= 0:
                    add(self.heads[up2], "up3")
        ruled = self.rule[token]
        if ruled >= 0 and self.rule[ruled] >= 0:
            add(self.rule[ruled], "up2")
        for kid in self.kids[token][:6]:
            add(kid, "child")
            add(self.ends[kid], "childlift")
        for kid in self.rule_kids[token][:6]:
            add(kid, "child")
        if ruled >= 0:
            near = sorted((k for k in self.rule_kids[ruled] if not self.mark[k]), key=lambda k: abs(k - token))[:6]
            for sibling in near:
                add(sibling, "sibling")
                for nephew in self.rule_kids[sibling][:3]:
                    add(nephew, "nephew")
        if up >= 0:
            for sibling in sorted(self.kids[up], key=lambda k: abs(k - token))[:4]:
                add(self.ends[sibling], "siblift")
        for start, path in ((token - 1, "before"), (token + 1, "after")):
            if (self.mark[token] or self.rels[token] == "ROOT") and 0 <= start < self.n:
                for _ in range(5):
                    if start < 0:
                        break
                    add(start, path)
                    start = self.rule[start]
        return found


class Codes:
    """Strings to small integers; rare and unseen ones share code 0."""

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, int]] = {}

    def learn(self, name: str, values: Iterable[str], least: int) -> None:
        kept = [v for v, n in Counter(values).most_common(250) if n >= least]
        self.tables[name] = {v: i + 1 for i, v in enumerate(kept)}

    def __call__(self, name: str, value: str) -> int:
        return self.tables[name].get(value, 0)


class Converter:
    """Learned from pairs (source sentence, UD sentence) with equal tokens; `convert` gives UD for source sentences."""

    def __init__(self, scheme: str, seed: int = 1) -> None:
        self.scheme, self.codes = scheme, Codes()
        settings = {"n_estimators": 250, "learning_rate": 0.08, "num_leaves": 31, "min_child_samples": 8, "n_jobs": 2,
                    "random_state": seed, "verbose": -1, "deterministic": True, "cat_smooth": 5, "min_data_per_group": 10}
        self.head_model = LGBMClassifier(**settings)
        # Rare relations make boosting over many classes run away unless leaves are kept calm.
        calm = {"reg_lambda": 1.0, "min_child_weight": 0.1, "cat_l2": 10.0, "num_leaves": 15}
        self.label_model = LGBMClassifier(**{**settings, **calm, "n_estimators": 80, "learning_rate": 0.1})
        self.pos_model = LGBMClassifier(**{**settings, **calm, "n_estimators": 60, "learning_rate": 0.15})
        self.feature_table: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self.word_pos: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)

    # -- clues -------------------------------------------------------------------------------------------------

    def _token(self, v: View, i: int) -> list[int]:
        if i < 0:
            return [251] * 4
        c = self.codes
        return [c("pos", v.pos[i]), c("rel", v.rels[i]), c("feats", v.feats[i]), c("lemma", v.lemmas[i].lower())]

    def _shape(self, v: View, i: int) -> list[int]:
        """What hangs on the token in the source: whether it has dependents of the telling relations."""
        if i < 0:
            return [-1] * 6
        kids = {v.rels[k] for k in v.kids[i]}
        telling = ("PUTFYLL", "INFV", "SUBJ", "SPRED", "SBU", "KOORD") if self.scheme == "ndt" else (
            "nobj", "vobj", "subj", "pred", "conj", "possd")
        return [int(t in kids) for t in telling]

    def _pair(self, v: View, i: int, h: int, path: int) -> list[int]:
        up = v.heads[i]
        up2 = v.heads[up] if up >= 0 else -1
        row = self._token(v, i) + self._shape(v, i) + self._token(v, up)[:2] + self._token(v, up2)[:2]
        row += self._token(v, h) + self._shape(v, h)
        row += [path, int(bool(path & 1)), (h - i) if h >= 0 else 99, int(v.ends[i] == i), int(h >= 0 and v.ends[h] == h), int(v.rule[i] < 0)]
        row += [len(v.kids[i]), len(v.rule_kids[i]), i, v.n - i]
        row += [int(path >> b & 1) for b in range(len(PATHS))]
        around = v.s.words[max(i - 1, 0):i + 2]
        row += [int(w in ('"', "«", "»", "(", ")", "-", "–", ",")) for w in (around + [""] * 3)[:3]]
        return row

    def _label(self, v: View, i: int, heads: list[int], kids: list[list[int]], pos: list[str]) -> list[int]:
        h = heads[i]
        c = self.codes
        up = v.heads[i]
        row = self._token(v, i) + self._shape(v, i) + self._token(v, h) + self._shape(v, h) + self._token(v, up)
        row += [c("upos", pos[i]), c("upos", pos[h]) if h >= 0 else 251, int(h < i), min(abs(h - i), 9), int(h == up), int(v.ends[i] == i)]
        functions = [k for k in kids[i] if k < i and v.pos[k] in ("prep", "sbu", "inf-merke", "SP", "CS", "U")]
        row += self._token(v, functions[0]) if functions else [252] * 4
        row += [c("rel", v.rels[v.heads[h]]) if h >= 0 and v.heads[h] >= 0 else 251, c("rel", v.rels[h]) if h >= 0 else 251]
        row += [int(any(v.rels[k] in wanted for k in (kids[h] if h >= 0 else []) if k != i))
                for wanted in (("SUBJ", "subj"), ("FSUBJ", "expl"), ("DOBJ", "dobj"), ("PSUBJ",))]
        row += [int(v.s.words[i][:1].isupper()), i]
        passive = [v.lemmas[k] in ("bli", "blive", "verte") for k in (kids[h] if h >= 0 else [])]
        row += [int(any(passive)), int(h >= 0 and "pass" in v.feats[h])]
        return row

    def _pos(self, v: View, i: int) -> list[int]:
        up = v.heads[i]
        return self._token(v, i) + self._shape(v, i) + self._token(v, up) + [int(v.ends[i] == i), int(v.s.words[i][:1].isupper()), i,
                                                                             int(any(ch.isdigit() for ch in v.s.words[i]))]

    CATEGORIES_PAIR = [0, 1, 2, 3, 10, 11, 12, 13, 14, 15, 16, 17]
    CATEGORIES_LABEL = [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 24, 25, 30, 31, 32, 33, 34, 35]
    CATEGORIES_POS = [0, 1, 2, 3, 10, 11, 12, 13]

    # -- learning and converting -------------------------------------------------------------------------------

    def learn(self, pairs: list[tuple[Sentence, Sentence]]) -> Converter:
        views = [View(a, self.scheme) for a, _ in pairs]
        c = self.codes
        c.learn("pos", (p for v in views for p in v.pos), 2)
        c.learn("rel", (r for v in views for r in v.rels), 2)
        c.learn("feats", (f for v in views for f in v.feats), 5)
        c.learn("lemma", (lemma.lower() for v in views for lemma in v.lemmas), 6)
        c.learn("upos", (p for _, b in pairs for p in b.pos or []), 1)
        rows, wanted, labels, label_wanted, pos_rows, pos_wanted = [], [], [], [], [], []
        for v, (_, b) in zip(views, pairs, strict=True):
            assert b.heads and b.rels and b.pos and b.feats
            gold_kids = children(b.heads)
            for i in range(v.n):
                for h, path in v.candidates(i).items():
                    rows.append(self._pair(v, i, h, path))
                    wanted.append(int(h == b.heads[i]))
                labels.append(self._label(v, i, b.heads, gold_kids, b.pos))
                label_wanted.append(b.rels[i])
                pos_rows.append(self._pos(v, i))
                pos_wanted.append(b.pos[i])
                read = read_features(b.feats[i])
                for key in self._feature_keys(v, i, b.pos[i]):
                    self.feature_table[key][read] += 1
                self.word_pos[v.s.words[i].lower(), v.pos[i], v.feats[i], v.rels[i]][b.pos[i]] += 1
        self.head_model.fit(np.array(rows), np.array(wanted), categorical_feature=self.CATEGORIES_PAIR)
        self.label_model.fit(np.array(labels), np.array(label_wanted), categorical_feature=self.CATEGORIES_LABEL)
        self.pos_model.fit(np.array(pos_rows), np.array(pos_wanted), categorical_feature=self.CATEGORIES_POS)
        return self

    @staticmethod
    def _feature_keys(v: View, i: int, upos: str) -> list[tuple[str, ...]]:
        return [(v.s.words[i].lower(), v.pos[i], v.feats[i], upos), (v.pos[i], v.feats[i], upos), (v.pos[i], v.feats[i])]

    def convert(self, sentences: list[Sentence], corpus: str) -> list[Sentence]:
        """UD sentences. `extra["sure"]` holds the probability of each token's relation, `extra["head_sure"]` of its head."""
        views = [View(s, self.scheme) for s in sentences]
        spans, rows = [], []
        for v in views:
            for i in range(v.n):
                found = v.candidates(i)
                spans.append((len(rows), list(found)))
                rows.extend(self._pair(v, i, h, path) for h, path in found.items())
        chance = self.head_model.predict_proba(np.array(rows))[:, 1]
        upos = list(self.pos_model.predict(np.array([self._pos(v, i) for v in views for i in range(v.n)])))
        at, results, labels = 0, [], []
        for v in views:
            scores = np.full((v.n, v.n + 1), -30.0)
            for i in range(v.n):
                start, heads = spans[at + i]
                for k, h in enumerate(heads):
                    scores[i, h + 1] = np.log(max(chance[start + k], 1e-9))
            heads_list = [int(h) - 1 for h in best_tree(scores)]
            pos = [str(p) for p in upos[at:at + v.n]]
            at += v.n
            kids = children(heads_list)
            labels.extend(self._label(v, i, heads_list, kids, pos) for i in range(v.n))
            feats = []
            for i in range(v.n):
                table = next((self.feature_table[k] for k in self._feature_keys(v, i, pos[i]) if sum(self.feature_table.get(k, {}).values()) > 1), None)
                feats.append(table.most_common(1)[0][0] if table else "_")
            sure = [float(np.exp(scores[i, heads_list[i] + 1])) for i in range(v.n)]
            results.append(Sentence(corpus, v.s.language, v.s.document, v.s.words, v.lemmas, pos, feats, heads_list, None, v.s.names,
                                    {"head_sure": sure}))
        chances = self.label_model.predict_proba(np.array(labels))
        names, at = self.label_model.classes_, 0
        root = list(names).index("root")
        for result in results:
            assert result.heads is not None
            part = chances[at:at + len(result.words)].copy()
            at += len(result.words)
            part[[h >= 0 for h in result.heads], root] = 0
            best = part.argmax(1)
            result.rels = ["root" if h < 0 else str(names[k]) for h, k in zip(result.heads, best, strict=True)]
            result.extra["sure"] = [1.0 if h < 0 else float(part[i, k]) for i, (h, k) in enumerate(zip(result.heads, best, strict=True))]
        return results


def exactness(pairs: list[tuple[Sentence, Sentence]]) -> dict[str, float]:
    """Percent of tokens where converted and true agree: head, head and relation, part of speech, read features."""
    right, n = Counter[str](), 0
    for a, b in pairs:
        assert a.heads and b.heads and a.rels and b.rels and a.pos and b.pos and a.feats and b.feats
        for i in range(len(b.words)):
            n += 1
            right["head"] += a.heads[i] == b.heads[i]
            right["head+relation"] += a.heads[i] == b.heads[i] and a.rels[i] == b.rels[i]
            right["upos"] += a.pos[i] == b.pos[i]
            right["features"] += a.feats[i] == read_features(b.feats[i])
            if b.pos[i] != "PUNCT":
                right["words"] += 1
                right["words head+relation"] += a.heads[i] == b.heads[i] and a.rels[i] == b.rels[i]
    words = right.pop("words")
    return {name: round(100 * count / (words if name.startswith("words") else n), 2) for name, count in right.items()}
