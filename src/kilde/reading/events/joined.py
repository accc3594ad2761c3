"""What a source goes on with in one sentence: behind "and" without a subject, behind a colon, behind a semicolon."""

from __future__ import annotations

from kilde.reading.draft import StatementDraft
from kilde.reading.events.beside import TELLING, stands_beside
from kilde.reading.events.scene import Scene


def of_joined(scene: Scene, index: int) -> list[StatementDraft]:
    """ "They had, the firm said, burned the lorries and beaten two": what tells the verb that this one is joined to under one subject tells it too."""
    tree, at = scene.clauses.tree, index
    while scene.syntax and tree.relation(at) == "conj" and not tree.below(at, "nsubj", "csubj"):
        at = tree.heads[at]
        told = [s for s in scene.claims(scene.clauses.tokens[at].start) if s.act in TELLING and not stands_beside(scene, at, s)]
        if told and not scene.is_cue(at):
            return told
    return _of_half_before(scene, index)


def _of_half_before(scene: Scene, index: int) -> list[StatementDraft]:
    """A half sentence with a conjunction and no subject of its own goes on with what a source told, however the tree joins it; so does what stands behind a colon."""
    clauses = scene.clauses
    segment = clauses.segment(index)
    colon = clauses.mark_before(index, ":") or _semicolon(scene, index)
    if colon is not None:
        return [s for s in scene.statements if s.act in TELLING and s.cue is not None and clauses.sentence.start <= s.cue.start < clauses.tokens[colon].start]
    if not scene.syntax or segment.kind != "conjunction" or any(clauses.tree.relation(i) in ("nsubj", "expl") for i in range(segment.first, index)):
        return []
    cues = [s.cue.start for s in scene.statements if s.cue is not None]
    before = [one for one in clauses.segments[: clauses.segments.index(segment)] if one.body < one.last and not any(clauses.tokens[one.first].start <= cue < clauses.tokens[one.last - 1].end for cue in cues)]
    if not before:
        return []
    head = clauses.tree.heads[index]
    joined = clauses.tree.relation(index) == "conj" and head >= 0 and scene.is_cue(head) and head < before[-1].first  # "said that they came, and left"
    told = [s for s in scene.claims(clauses.tokens[before[-1].last - 1].start) if s.act in TELLING and not s.quote]
    return [] if joined else told


def _semicolon(scene: Scene, index: int) -> int | None:
    """ "They took the base, the group says; 200 soldiers gave up": a semicolon behind the words of saying, with which the source goes on."""
    mark = scene.clauses.mark_before(index, ";")
    trailing = mark is not None and any(s.cue is not None and s.content is not None and s.content.end <= s.cue.start < scene.clauses.tokens[mark].start for s in scene.statements)
    return mark if trailing else None
