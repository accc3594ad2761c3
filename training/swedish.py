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
PREDICATES = {"VERB", "ADJ", "ADV", "AUX"}


def to_version_2(s: Sentence) -> Sentence:
    """The same sentence in version 2."""
    assert s.heads is not None and s.rels and s.pos and s.feats
    pos = [TAGS.get(tag, tag) for tag in s.pos]
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
    lemmas = s.lemmas if s.lemmas and any(lemma != "_" for lemma in s.lemmas) else None
    return replace(s, pos=pos, heads=heads, rels=rels, feats=feats, lemmas=lemmas)
