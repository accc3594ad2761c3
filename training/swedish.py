"""Bring the Swedish trees of 2015 (UD version 1) to version 2: relations, coordination, tags and features.

There is no sentence in both versions to measure this on; the tests and the model's figures on true version 2 sentences say
how well it serves.
"""

from __future__ import annotations

from dataclasses import replace

from corpora import Sentence

RELATIONS = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "mwe": "fixed", "name": "flat:name",
    "neg": "advmod", "nmod:agent": "obl:agent", "foreign": "flat", "remnant": "orphan",
}
TAGS = {"CONJ": "CCONJ", "DT": "DET"}
SUBORDINATORS = {"som", "än", "såsom", "liksom"}
WHEN = {"när", "då", "medan", "innan", "sedan", "tills"}
NOT = {"inte", "icke", "ej"}
PREDICATES = {"VERB", "ADJ", "ADV", "AUX"}


def to_version_2(s: Sentence) -> Sentence:
    """The same sentence in version 2."""
    assert s.heads is not None and s.rels and s.pos and s.feats
    fine = [str(tag).split("|")[0] for tag in s.extra["xpos"]]  # type: ignore[attr-defined]
    pos = [_tag(*token) for token in zip(s.words, s.pos, fine, s.rels, strict=True)]
    heads, rels = list(s.heads), list(s.rels)
    has_copula = {h for h, r in zip(heads, rels, strict=True) if r == "cop"}
    for i, rel in enumerate(rels):
        if rel in ("aux", "auxpass", "cop"):
            pos[i] = "AUX"
        if rel == "nmod":
            head = heads[i]
            verbal = head >= 0 and (pos[head] in PREDICATES or head in has_copula)
            # A noun with a copula keeps its own modifiers; what stands before its subject or far off is the clause's.
            rels[i] = "obl" if verbal and (pos[head] in PREDICATES or i < head) else "nmod"
        elif rel == "det" and fine[i] in ("PS", "HS"):
            rels[i] = "nmod:poss"
        elif rel == "det" and fine[i] == "JJ":
            rels[i] = "amod"
        elif pos[i] == "SCONJ" and rel in ("advmod", "cc"):
            rels[i] = "mark"
        else:
            rels[i] = RELATIONS.get(rel, rel)
    # Version 2 hangs conjunctions and commas on the conjunct that follows them.
    for i, rel in enumerate(rels):
        if rel == "cc" or (rel == "punct" and s.words[i] in (",", ";", "-", "–")):
            after = [k for k in range(i + 1, len(rels)) if rels[k] == "conj" and heads[k] == heads[i]]
            if after:
                heads[i] = after[0]
    feats = []
    for tag, feat in zip(pos, s.feats, strict=True):
        if tag in ("VERB", "AUX") and "VerbForm=Fin" in feat and "Mood=" not in feat:
            feat = "Mood=Ind|" + feat
        feats.append(feat)
    # Version 1 joined far more words as fixed expressions; how version 2 would take them apart is not known.
    doubtful = {i for i, rel in enumerate(s.rels) if rel == "mwe"}
    doubtful |= {s.heads[i] for i in doubtful}
    sure = [0.0 if i in doubtful else 1.0 for i in range(len(rels))]
    lemmas = s.lemmas if s.lemmas and any(lemma != "_" for lemma in s.lemmas) else None
    return replace(s, pos=pos, heads=heads, rels=rels, feats=feats, lemmas=lemmas, extra={**s.extra, "sure": sure, "head_sure": sure})


def _tag(word: str, tag: str, fine: str, rel: str) -> str:
    """The version 2 tag; `fine` is the SUC tag, which both versions have."""
    small = word.lower()
    if fine in ("PS", "HS"):
        return "PRON"
    if fine == "PL":
        return "ADV"
    if small in NOT and fine == "AB":
        return "PART"
    if (fine == "KN" and small in SUBORDINATORS and rel != "cc") or (fine == "HA" and small in WHEN and rel == "advmod"):
        return "SCONJ"
    return TAGS.get(tag, tag)
