"""Learn the table of endings that gives lemmas: for each language and part of speech, the script that most words with an ending take.

An ending is kept only where its script differs from that of the next shorter ending, so the table stays small (some 40 KB).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from kilde.encoder.lemmas import BEGINNING, Lemmas, script

LONGEST = 10
LEAST = 2  # words with the ending, whole words included
TRUE_UD = {"ud-no": 30, "ud-da": 10, "ud-sv": 10}  # treebanks differ in lemmas of small words; UD's own decide


def learn(rows: list[dict[str, Any]]) -> Lemmas:
    """The table from training rows that have lemmas."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        weight = TRUE_UD.get(row["corpus"], 1)
        for word, lemma, upos in zip(row["words"], row.get("lemmas", ()), row.get("upos", ()), strict=False):
            if upos == "PUNCT" or lemma == "_":
                continue
            edit, whole = script(word, lemma), BEGINNING + word.lower()
            seen[row["language"], upos, whole][edit] += weight
            if not edit.startswith("="):
                for size in range(min(len(whole) - 1, LONGEST) + 1):
                    seen[row["language"], upos, whole[len(whole) - size :]][edit] += 1
    kept: dict[tuple[str, str, str], str] = {}
    for language, upos, ending in sorted(seen, key=lambda key: len(key[2])):
        ((best, count),) = seen[language, upos, ending].most_common(1)
        shorter = (kept.get((language, upos, ending[k:])) for k in range(1, len(ending) + 1))
        if not ending or (count >= LEAST and best != next((s for s in shorter if s), None)):
            kept[language, upos, ending] = best
    table: dict[str, dict[str, dict[str, str]]] = {}
    for (language, upos, ending), best in sorted(kept.items()):
        table.setdefault(language, {}).setdefault(upos, {})[ending] = best
    return Lemmas(table)
