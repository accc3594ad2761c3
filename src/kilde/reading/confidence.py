"""Stage: turns what the rules think of their finds into the share of such finds that are right.

A logistic regression on what is known of an item, its weights in `ontology/confidence.yaml`, fitted by `tools/calibrate.py` on the
cases and articles for looking. Without weights for a layer the rules' own word stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import exp, log

from kilde.model.record import Block
from kilde.ontology import listing
from kilde.reading.draft import Draft, EntityDraft, EventDraft, FigureDraft, StatementDraft

MOST = 0.99  # of a rule's own word, so that its logarithm stays finite
Features = dict[str, float]


def read(draft: Draft) -> None:
    weights = listing("confidence")
    for layer, item, features in described(draft):
        if layer in weights:
            item.confidence = probability(weights[layer], features)


def probability(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The logistic of the weighted sum, with two digits."""
    total = weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-total)), 2)


def described(draft: Draft) -> Iterator[tuple[str, StatementDraft | EventDraft | FigureDraft, Features]]:
    """(layer, item, what is known of it) for each item that has a confidence."""
    silent = [block for block in draft.blocks if block.kind in ("caption", "quote", "list")]
    for statement in draft.statements:
        yield "statements", statement, _common(statement, silent) | _statement(statement)
    for event in draft.events:
        yield "events", event, _common(event, silent) | _event(event)
    for figure in draft.figures:
        yield "figures", figure, _common(figure, silent) | _figure(figure)


def _common(item: StatementDraft | EventDraft | FigureDraft, silent: list[Block]) -> Features:
    own = min(max(item.confidence, 1 - MOST), MOST)
    span = item.evidence[0]
    return {
        "own word": log(own / (1 - own)),
        "told again": float(len(item.evidence) > 1),
        "long": min((span.end - span.start) / 100, 3.0),
        "caption or quote": float(any(block.start <= span.start < block.end for block in silent)),
    }


def _statement(item: StatementDraft) -> Features:
    return {
        f"act {item.act}": 1.0, "speaker": float(bool(item.speaker)), "unlisted": float(_unlisted(item.speaker)), "relay": float(bool(item.via)),
        "addressee": float(bool(item.addressee)), "quote": float(item.quote), "negated": float(item.negated), "conditional": float(item.conditional),
    }  # fmt: skip


def _event(item: EventDraft) -> Features:
    return {
        f"type {item.type}": 1.0, "mode": float(item.mode is not None), "actor": float(bool(item.actors)), "recipient": float(bool(item.recipients)),
        "unlisted": float(_unlisted([*item.actors, *item.recipients])), "spoken": float(item.realises is not None), "claimed": float(item.attribution == "claimed"),
        "not actual": float(item.modality != "actual"), "place": float(bool(item.places)), "time": float(item.time is not None), "background": float(item.background),
    }  # fmt: skip


def _figure(item: FigureDraft) -> Features:
    return {
        f"kind {item.kind}": 1.0, "vague": float(item.best is None or item.approximate), "victims": float(item.victims is not None), "part": float(item.part_of is not None),
        "event": float(item.event is not None), "claimed": float(item.attribution == "claimed"), "place": float(item.place is not None),
    }  # fmt: skip


def _unlisted(entities: list[EntityDraft]) -> bool:
    return any(entity.kind == "other" and not entity.public for entity in entities)
