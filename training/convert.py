"""Turn the trees of NDT (Norwegian) and CDT (Danish) into Universal Dependencies.

Both schemes let function words head their phrases. A rule lifts the content word over prepositions, auxiliaries, copulas,
subordinators (and in CDT determiners); what the rule cannot know is learned from the sentences that exist in both schemes.
For every token a ranker chooses among near relatives in the source tree, with the rule's answer as one of its clues; the
best tree is taken; then relation, part of speech and the read features are chosen for that tree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from lightgbm import LGBMClassifier

from corpora import READ_FEATURES, Sentence

from kilde.encoder.decoding import best_tree

Lift = Callable[[Sentence, list[list[int]]], list[int]]
PATHS = ("rule", "up", "up2", "up3", "liftup", "liftup2", "child", "childlift", "sibling", "siblift", "nephew", "before", "after", "root")


def children(heads: list[int]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head >= 0:
            found[head].append(token)
    return found


def _down(lifted: list[int | None]) -> list[int]:
    """Follow each token to the end of its chain of lifts; chains that turn in a circle stay where they are."""
    ends = []
    for token in range(len(lifted)):
        seen, at = {token}, token
        while lifted[at] is not None and lifted[at] not in seen:
            at = lifted[at]  # type: ignore[assignment]
            seen.add(at)
        ends.append(at)
    return ends


def lift_ndt(sentence: Sentence, kids: list[list[int]]) -> list[int]:
    """The content word of the phrase that each NDT token heads."""
    pos, rels, lemmas = sentence.pos or [], sentence.rels or [], sentence.lemmas or []
    lifted: list[int | None] = []
    for token, tag in enumerate(pos):
        def first(*wanted: str) -> int | None:
            return next((kid for kid in kids[token] if rels[kid] in wanted), None)  # noqa: B023
        to = None
        if tag == "prep" or (tag in ("adv", "sbu", "konj") and first("PUTFYLL") is not None):
            to = first("PUTFYLL")
        elif tag in ("verb", "inf-merke"):
            to = first("INFV")
            if to is None and lemmas[token] in ("være", "vere"):
                to = first("SPRED", "FSPRED")
        lifted.append(to)
    return _down(lifted)


def lift_cdt(sentence: Sentence, kids: list[list[int]]) -> list[int]:
    """The content word of the phrase that each CDT token heads."""
    pos, rels, lemmas = sentence.pos or [], sentence.rels or [], sentence.lemmas or []
    lifted: list[int | None] = []
    for token, tag in enumerate(pos):
        def first(*wanted: str, tags: str = "") -> int | None:
            return next((k for k in kids[token] if rels[k] in wanted and pos[k].startswith(tuple(tags) or "")), None)  # noqa: B023
        to = None
        if tag.startswith("V"):
            to = first("vobj", tags="V") if lemmas[token] in AUXILIARIES else None
            if to is None and lemmas[token] == "være":
                # UD Danish keeps "være" as the head before a prepositional phrase.
                to = first("pred", tags="NAPR")
        elif tag in ("CS", "CC", "U", "XX"):
            to = first("vobj", "conj", "nobj", "pred", "dobj")
        elif tag == "SP":
            to = first("nobj", "vobj", "pobj")
        elif tag == "RG":
            to = first("nobj", "vobj")
        elif tag in ("PO", "PC", "NP", "NC"):
            to = first("possd")
        elif tag != "PP" and tag[0] in "PA":
            to = first("nobj", tags="NA") or first("possd")
        lifted.append(to)
    return _down(lifted)


def restructure_cdt(sentence: Sentence) -> Sentence:
    """A name's first word heads it, as in UD, and every sentence has one root."""
    assert sentence.heads and sentence.rels and sentence.pos
    heads, rels, pos = list(sentence.heads), list(sentence.rels), sentence.pos
    roots = [i for i, h in enumerate(heads) if h < 0 and rels[i] != "pnct"] or [0]
    main = next((i for i in roots if pos[i].startswith("V")), roots[0])
    for i, h in enumerate(heads):
        if h < 0 and i != main:
            # A particle cut off from its verb ("hvor ... fra", "gå ... ned") belongs to the verb before it.
            verb = next((k for k in range(i - 1, max(i - 6, -1), -1) if pos[k].startswith("V")), main) if pos[i] == "RG" else main
            heads[i], rels[i] = verb, "ROOT"
    kids = children(heads)
    for last in range(len(heads)):
        if rels[last] in ("namef", "namel") or not any(rels[k] == "namef" for k in kids[last]):
            continue
        group = [last]
        for token in group:
            group.extend(k for k in kids[token] if rels[k] == "namef")
        first = min(group)
        if first == last:
            continue
        head, rel = heads[last], rels[last]
        for token in group:
            heads[token], rels[token] = first, "namef"
        for kid in (k for t in group for k in kids[t] if k not in group):
            heads[kid] = first
        heads[first], rels[first] = head, rel
        kids = children(heads)
    return replace(sentence, heads=heads, rels=rels)


AUXILIARIES = {"have", "være", "blive", "skulle", "ville", "kunne", "måtte", "burde", "turde", "få"}
RESTRUCTURE: dict[str, Callable[[Sentence], Sentence]] = {"ndt": lambda s: s, "cdt": restructure_cdt}
LIFTS: dict[str, Lift] = {"ndt": lift_ndt, "cdt": lift_cdt}


def rule_heads(heads: list[int], ends: list[int]) -> list[int]:
    """Heads after lifting: function words hang on their content word, which takes the place of its topmost function word."""
    result = []
    for token, end in enumerate(ends):
        if end != token:
            result.append(end)
            continue
        top, seen = token, {token}
        while heads[top] >= 0 and ends[heads[top]] == token and heads[top] not in seen:
            top = heads[top]
            seen.add(top)
        result.append(ends[heads[top]] if heads[top] >= 0 else -1)
    return result


def marked_heads(words: list[str], heads: list[int], mark: list[bool]) -> list[int]:
    """Heads with punctuation hung where UD hangs it: on the top of the unit that it opens or closes.

    A bracketed or quoted stretch is a unit; a comma belongs to what follows if that depends on something before it, else to
    what comes before; the last mark belongs to the root.
    """
    n = len(words)
    result = list(heads)
    low, high = list(range(n)), list(range(n))
    for token in range(n):
        at, steps = heads[token], 0
        while not mark[token] and at >= 0 and steps < n:
            low[at], high[at] = min(low[at], token), max(high[at], token)
            at, steps = heads[at], steps + 1
    root = next((i for i in range(n) if heads[i] < 0), 0)

    def top(start: int, first: int, last: int) -> int:
        """The highest ancestor of `start` whose words all lie between first and last."""
        at = start
        while heads[at] >= 0 and heads[at] != at and first <= low[heads[at]] and high[heads[at]] <= last:
            at = heads[at]
        return at

    open_at: dict[str, int] = {}
    for i in (i for i in range(n) if mark[i]):
        word = words[i]
        closes = {"»": "«", ")": "(", "\u201d": "\u201c", '"': '"', "]": "["}.get(word)
        if closes in open_at and i - open_at[closes] > 1:
            start = open_at.pop(closes)
            inside = [k for k in range(start + 1, i) if not mark[k]]
            if inside:
                result[i] = result[start] = top(inside[0], start, i)
                continue
        if word in "«(\u201c[\"":
            open_at[word] = i
        left = next((k for k in range(i - 1, -1, -1) if not mark[k]), None)
        right = next((k for k in range(i + 1, n) if not mark[k]), None)
        if right is None or left is None:
            result[i] = root
            continue
        after, before = top(right, i, n), top(left, 0, i)
        result[i] = after if 0 <= heads[after] < i else before if heads[before] > i else root
    return [root if h == i else h for i, h in enumerate(result)]


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
        for v, (a, b) in zip(views, pairs, strict=True):
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


def read_features(feats: str) -> str:
    """Only the features that reading needs, sorted by name; "_" for none. Active voice and indicative mood are the default."""
    kept = []
    for part in feats.split("|"):
        name, _, value = part.partition("=")
        if name in READ_FEATURES and value not in ("Act", "Ind" if name == "Mood" else "") and "," not in value:
            kept.append(f"{name}={value}")
    return "|".join(sorted(kept)) or "_"


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
