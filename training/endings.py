"""Learn the tables of endings: what the words with an ending have for lemma scripts and features, by language and part of speech.

An ending is kept only where it says something other than the next shorter one, so the tables stay small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kilde.encoder.endings import BEGINNING, Endings
from kilde.encoder.lemmas import script
from labels import FEATURES

LONGEST = 10
LEAST = 2  # words with the ending, whole words included
LEAST_FEATURES, RARE = 3, 0.03  # words with the ending; a feature set below this share of them is taken for an error
TRUE_UD = {"ud-no": 30, "ud-da": 10, "ud-sv": 10}  # treebanks differ in lemmas of small words; UD's own decide
Key = tuple[str, str, str]
Nested = dict[str, dict[str, dict[str, Any]]]


def learn(rows: list[dict[str, Any]]) -> Endings:
    """The tables from training rows."""
    scripts: dict[Key, Counter[str]] = defaultdict(Counter)
    features: dict[Key, Counter[str]] = defaultdict(Counter)
    for row in rows:
        weight, language = TRUE_UD.get(row["corpus"], 1), row["language"]
        for i, (word, upos) in enumerate(zip(row["words"], row.get("upos", ()), strict=False)):
            whole = BEGINNING + word.lower()
            endings = [whole[len(whole) - size :] for size in range(min(len(whole) - 1, LONGEST) + 1)]
            for ending in {*endings, whole}:
                features[language, upos, ending][_known(row["feats"][i])] += 1
            if upos == "PUNCT" or "lemmas" not in row or row["lemmas"][i] == "_":
                continue
            edit = script(word, row["lemmas"][i])
            scripts[language, upos, whole][edit] += weight
            if not edit.startswith("="):
                for ending in endings:
                    scripts[language, upos, ending][edit] += 1
    return Endings(_lemmas(scripts), _features(features))


def _known(feats: str) -> str:
    """The set without values that the network does not give."""
    pairs = [pair.split("=", 1) for pair in feats.split("|") if "=" in pair]
    return "|".join(f"{name}={value}" for name, value in pairs if value in FEATURES.get(name, ())) or "_"


def _lemmas(seen: dict[Key, Counter[str]]) -> Nested:
    kept: dict[Key, str] = {}
    for key in sorted(seen, key=lambda key: len(key[2])):
        ((best, count),) = seen[key].most_common(1)
        if not key[2] or (count >= LEAST and best != _shorter(kept, key)):
            kept[key] = best
    return _nest(kept)


def _features(seen: dict[Key, Counter[str]]) -> Nested:
    kept: dict[Key, list[str]] = {}
    for key in sorted(seen, key=lambda key: len(key[2])):
        total = sum(seen[key].values())
        if total < LEAST_FEATURES:
            continue
        possible = [feats for feats, count in seen[key].most_common() if count > RARE * total]
        if set(possible) != set(_shorter(kept, key) or ()):
            kept[key] = possible
    return _nest(kept)


def _shorter(kept: dict[Key, Any], key: Key) -> Any:
    """What the next shorter ending that was kept says."""
    language, upos, ending = key
    return next((kept[shorter] for k in range(1, len(ending) + 1) if (shorter := (language, upos, ending[k:])) in kept), None)


def _nest(kept: dict[Key, Any]) -> Nested:
    table: Nested = {}
    for (language, upos, ending), says in sorted(kept.items()):
        table.setdefault(language, {}).setdefault(upos, {})[ending] = says
    return table
