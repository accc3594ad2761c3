"""From the corpora to two files: `train.jsonl` and `measure.jsonl`, one sentence per line in the pooled labels.

    python training/prepare.py --corpora PATH --out PREPARED

Prints how exact the conversions are, writes `report.json`, and (with --write-split) the split list of this folder.
Rows have: corpus, group, language, words, and where known upos, feats, heads, rels, lemmas, sure (may the tree's token be
learned from), names with the scheme that says what O and each type leave open.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import simplemma
from convert import Converter, exactness
from corpora import Sentence, cdt, conll, corpora_root, iob2, read_features, swedish_web
from english import gum_names, re3d
from split import LIST, measured, squeeze, write
from swedish import to_version_2

SURE = 0.5  # converted tokens below this confidence are not learned from; calibrated on Danish: 94 % kept, 90 % of them right


class Parts:
    """Collects rows for training and measuring and the list of what is set aside."""

    def __init__(self) -> None:
        self.train: list[dict[str, object]] = []
        self.measure: list[dict[str, object]] = []
        self.aside: set[tuple[str, str]] = set()
        self.report: dict[str, object] = {}

    def add(self, sentence: Sentence, scheme: str | None, part: str, group: str = "") -> None:
        s = sentence
        row: dict[str, object] = {"corpus": s.corpus, "language": s.language, "document": s.document, "words": s.words, "group": group}
        if s.names is not None and scheme:
            row["names"], row["scheme"] = s.names, scheme
        if s.heads is not None and s.rels is not None:
            row["heads"], row["rels"] = s.heads, s.rels
            if "sure" in s.extra:
                sure = zip(s.extra["sure"], s.extra["head_sure"], strict=True)  # type: ignore[call-overload]
                row["sure"] = [int(a * b >= SURE) for a, b in sure]
        if s.pos is not None and s.heads is not None:
            row["upos"] = s.pos
            row["feats"] = [read_features(f) for f in s.feats or []]
        if s.lemmas is not None and s.heads is not None:
            row["lemmas"] = s.lemmas
        (self.train if part == "train" else self.measure).append(row)


def norwegian(root: Path, parts: Parts) -> None:
    """NorNE's trees converted to UD; dev documents by halves, with true UD on both halves."""
    train: dict[str, list[Sentence]] = {}
    dev: dict[str, list[Sentence]] = {}
    pairs: dict[str, list[tuple[Sentence, Sentence]]] = {"learn": [], "nb": [], "nn": []}
    truth: list[tuple[Sentence, Sentence | None, str]] = []
    for language, folder, name in (("nb", "nob", "bokmaal"), ("nn", "nno", "nynorsk")):
        for part, found in (("train", train), ("dev", dev)):
            files = sorted((root / "norne" / "ndt" / folder / part).glob("*.conll"))
            found[language] = [s for f in files for s in conll(f, "norne", language)]
        table = {squeeze(s.words): s for s in reversed(dev[language])}
        document = dev[language][0].document
        for true in conll(next((root / f"ud-norwegian-{name}").glob("*.conllu")), "ud-no", language):
            source = table.get(squeeze(true.words))
            document = source.document if source else document
            side = "measure" if measured(document) else "learn"
            if side == "measure":
                parts.aside.add((f"norne-{language}", document))
            true.document = document
            truth.append((true, source, side))
            if source and len(source.words) == len(true.words):
                pairs["learn" if side == "learn" else language].append((source, true))
    converter = Converter("ndt").learn(pairs["learn"])
    for language in ("nb", "nn"):
        got = converter.convert([a for a, _ in pairs[language]], "norne")
        parts.report[f"NDT to UD, {language}, {len(got)} sentences"] = exactness(list(zip(got, (b for _, b in pairs[language]), strict=True)))
        for s in converter.convert(train[language], "norne"):
            parts.add(s, "norne", "train")
        for s in dev[language]:
            if measured(s.document):
                parts.add(Sentence("norne", language, s.document, s.words, names=s.names), "norne", "measure", f"names-{language}")
    for true, source, side in truth:
        if side == "measure":
            parts.add(true, None, "measure", f"syntax-{true.language}")
        else:
            true.names = source.names if source and len(source.words) == len(true.words) else None
            parts.add(true, "norne", "train")


def danish(root: Path, parts: Parts) -> None:
    """CDT converted, half of the UD dev part, and UNER's names, joined where they cover the same sentence."""
    source = {squeeze(s.words): s for f in sorted((root / "cdt-danish" / "conll").glob("*.conll")) for s in cdt(f, "cdt", "da")}
    order = {key: place for place, key in enumerate(source)}
    learn, judge = [], []
    trees: dict[str, Sentence] = {}
    for true in conll(root / "ud-danish-ddt" / "da_ddt-ud-dev.conllu", "ud-da", "da"):
        key = squeeze(true.words)
        twin = source.pop(key, None)
        pair = [(twin, true)] if twin and len(twin.words) == len(true.words) else []
        if measured(true.key):
            parts.aside.add(("ud-da", true.key))
            parts.add(true, None, "measure", "syntax-da")
            judge += pair
        else:
            trees[key] = true
            learn += pair
    converter = Converter("cdt").learn(learn)
    got = converter.convert([a for a, _ in judge], "cdt")
    parts.report[f"CDT to UD, da, {len(got)} sentences"] = exactness(list(zip(got, (b for _, b in judge), strict=True)))
    trees.update({squeeze(s.words): s for s in converter.convert(list(source.values()), "cdt")})
    for name in ("train", "dev"):
        for s in iob2(root / "uner-danish-ddt" / f"da_ddt-ud-{name}.iob2", "uner-da", "da"):
            if name == "dev" and measured(s.key):
                parts.add(s, "uner", "measure", "names-da")
                continue
            tree = trees.pop(squeeze(s.words), None)
            if tree and len(tree.words) == len(s.words):
                tree.names = s.names
                parts.add(tree, "uner", "train")
            else:
                parts.add(s, "uner", "train")
                if tree:
                    parts.add(tree, None, "train")
    for tree in trees.values():
        parts.add(tree, None, "train")
    # UNER's sentences come shuffled; CDT's documents are put together again.
    parts.train.sort(key=lambda row: order[squeeze(row["words"])] if row["corpus"] == "cdt" else -1)  # type: ignore[arg-type]


def swedish(root: Path, parts: Parts) -> None:
    """Talbanken: the old training file brought to version 2, the dev file by halves; a tenth of both name corpora set aside."""
    folder = root / "ud-swedish-talbanken"
    names = {squeeze(s.words): s for s in iob2(root / "uner-swedish-talbanken" / "sv_talbanken-ud-train.iob2", "uner-sv", "sv")}
    for key, s in list(names.items()):
        if measured(s.key, 10):
            parts.aside.add(("uner-sv", s.key))
            parts.add(s, "uner", "measure", "names-sv")
            del names[key]
    for old in conll(folder / "sv-ud-train.v1.0.conll", "talbanken-1", "sv"):
        tree = to_version_2(old)
        twin = names.pop(squeeze(tree.words), None)
        if measured(tree.key, 10):
            continue
        tree.names = twin.names if twin and len(twin.words) == len(tree.words) else None
        # The old file has no lemmas; a dictionary's serve, names and unknown words excepted.
        tree.lemmas = [w if p == "PROPN" else simplemma.lemmatize(w, "sv") for w, p in zip(tree.words, tree.pos or [], strict=True)]
        parts.add(tree, "uner", "train")
    for s in names.values():
        parts.add(s, "uner", "train")
    dev_names = {squeeze(s.words): s for s in iob2(root / "uner-swedish-talbanken" / "sv_talbanken-ud-dev.iob2", "uner-sv", "sv")}
    for true in conll(folder / "sv_talbanken-ud-dev.conllu", "ud-sv", "sv"):
        twin = dev_names.get(squeeze(true.words))
        if measured(true.document):
            parts.aside.add(("ud-sv", true.document))
            parts.add(true, None, "measure", "syntax-sv")
            if twin:
                parts.add(twin, "uner", "measure", "names-sv")
        else:
            true.names = twin.names if twin and len(twin.words) == len(true.words) else None
            parts.add(true, "uner", "train")
    for s in swedish_web(root / "swedish-ner-corpus" / "train_corpus.txt"):
        if measured(s.key, 10):
            parts.aside.add(("sv-web", s.key))
            parts.add(s, "web", "measure", "names-sv-web")
        else:
            parts.add(s, "web", "train")


def english(root: Path, parts: Parts) -> None:
    """EWT's trees, half of its dev names, GUM's trees and names, re3d's names."""
    for s in conll(root / "ud-english-ewt" / "en_ewt-ud-train.conllu", "ewt", "en"):
        parts.add(s, None, "train")
    names = {squeeze(s.words): s for s in iob2(root / "uner-english-ewt" / "en_ewt-ud-dev.iob2", "uner-en", "en")}
    for s in conll(root / "ud-english-ewt" / "en_ewt-ud-dev.conllu", "ewt", "en"):
        twin = names.get(squeeze(s.words))
        if measured(s.document):
            parts.aside.add(("ewt-dev", s.document))
            parts.add(s, None, "measure", "syntax-en")
            if twin:
                parts.add(twin, "uner", "measure", "names-en")
        else:
            s.names = twin.names if twin and len(twin.words) == len(s.words) else None
            parts.add(s, "uner", "train")
    for file in sorted((root / "gum-news" / "dep").glob("*.conllu")):
        for s in conll(file, "gum", "en"):
            s.names = gum_names(s)
            if measured(file.stem, 8):
                parts.aside.add(("gum", file.stem))
                parts.add(s, "news", "measure", "gum")
            else:
                parts.add(s, "news", "train")
    for s in re3d(root / "re3d"):
        if measured(s.document, 8):
            parts.aside.add(("re3d", s.document))
            parts.add(s, "war", "measure", "re3d")
        else:
            parts.add(s, "war", "train")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora")
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--write-split", action="store_true", help=f"write {LIST.name}")
    options = parser.parse_args()
    root, parts = corpora_root(options.corpora), Parts()
    for step in (norwegian, danish, swedish, english):
        step(root, parts)
    held = {squeeze(row["words"]) for row in parts.measure}  # type: ignore[arg-type]
    before = len(parts.train)
    parts.train = [row for row in parts.train if squeeze(row["words"]) not in held and 0 < len(row["words"]) <= 120]  # type: ignore[arg-type]
    parts.report["training sentences equal to a measuring one, or longer than 120 words, dropped"] = before - len(parts.train)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, rows in (("train", parts.train), ("measure", parts.measure)):
        with (options.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        counts: dict[str, list[int]] = {}
        for row in rows:
            count = counts.setdefault(f"{row['corpus']} {row['language']} {row['group']}".strip(), [0, 0])
            count[0] += 1
            count[1] += len(row["words"])  # type: ignore[arg-type]
        parts.report[name] = counts
    if options.write_split:
        write(parts.aside)
    text = json.dumps(parts.report, indent=1)
    (options.out / "report.json").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
