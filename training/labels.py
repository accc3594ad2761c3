"""The label sets of the shipped model and the steps between strings and numbers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from kilde.encoder.lemmas import script

LANGUAGES = ("nb", "nn", "da", "sv", "en")
NAME_TYPES = ("PER", "ORG", "LOC", "GPE", "DRV", "EVT", "PROD", "WEAPON")
NAME_TAGS = ("O", *(f"{mark}-{kind}" for kind in NAME_TYPES for mark in "BI"))
UPOS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
FEATURES = {
    "Tense": ("Past", "Pres"), "Mood": ("Imp", "Sub"), "VerbForm": ("Fin", "Inf", "Part", "Sup", "Ger"), "Voice": ("Pass",),
    "Definite": ("Def", "Ind"), "Number": ("Sing", "Plur"),
}
LEFT_OPEN = {"O": ("DRV", "EVT", "PROD", "WEAPON")}
SCHEMES: dict[str, dict[str, tuple[str, ...]]] = {
    # What a corpus's type may be in the pooled types; "O" lists the types that the corpus does not mark.
    "norne": {"GPE_LOC": ("GPE",), "GPE_ORG": ("GPE",), "MISC": (), "PROD": ("PROD", "WEAPON"), "O": ()},
    "uner": {"LOC": ("LOC", "GPE"), "OTH": LEFT_OPEN["O"], **LEFT_OPEN},
    "web": {"LOC": ("LOC", "GPE"), "MISC": LEFT_OPEN["O"], **LEFT_OPEN},
    "news": {"LOC": ("LOC", "GPE"), "O": ("DRV", "EVT", "PROD")},
    "war": {"LOC": ("LOC", "GPE"), "O": ("EVT", "PROD")},
    "own": {"O": ()},
}


def allowed(tag: str, scheme: str) -> int:
    """The pooled tags that a corpus's tag allows, as a bit set over NAME_TAGS; 0 for a token to leave out."""
    if tag == "?":
        return 0
    table = SCHEMES[scheme]
    if tag == "O":
        return 1 | sum(1 << NAME_TAGS.index(f"{mark}-{kind}") for kind in table["O"] for mark in "BI")
    mark, kind = tag.split("-", 1)
    kinds = table.get(kind, (kind,))
    if kind in ("MISC", "OTH"):
        return allowed("O", scheme)
    return sum(1 << NAME_TAGS.index(f"{mark}-{kind}") for kind in kinds)


class Labels:
    """All label lists, as stored beside the model."""

    def __init__(self, relations: list[str], scripts: list[str]) -> None:
        self.relations, self.scripts = relations, scripts
        self.relation_index = {r: i for i, r in enumerate(relations)}
        self.script_index = {s: i for i, s in enumerate(scripts)}

    @classmethod
    def gather(cls, rows: list[dict], known: list[str], least: int = 8) -> Labels:  # type: ignore[type-arg]
        """Relations: those of the warm start's head in its order, then new ones; scripts seen at least `least` times."""
        seen = Counter(rel for row in rows for rel in row.get("rels", ()))
        relations = known + sorted(r for r in seen if r not in known and r != "_")
        scripts = Counter(script(w, lemma) for row in rows if "lemmas" in row for w, lemma, tag in
                          zip(row["words"], row["lemmas"], row["upos"], strict=True) if tag != "PUNCT")
        return cls(relations, [s for s, n in scripts.most_common() if n >= least])

    def save(self, path: Path, scripts: bool = True) -> None:
        content = {"languages": LANGUAGES, "names": NAME_TAGS, "upos": UPOS, "features": FEATURES, "relations": self.relations}
        if scripts:
            content["scripts"] = self.scripts
        path.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(found["relations"], found["scripts"])
