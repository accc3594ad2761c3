"""Stage: where the accounts within one text disagree, and how: denial, mutual accusation, figures of another scope, opposing names."""

from __future__ import annotations

from itertools import combinations

from kilde.reading.disputes.claims import answered, each_other, holders
from kilde.reading.disputes.sides import key_of, sides_of
from kilde.reading.draft import DisputeDraft, Draft, FigureDraft, StatementDraft

SCALE = 6  # two counts further apart than this are taken to count different things; the widest true dispute in the cases is 5 : 1
ABOUT = 0.15  # how far from "some 300" a count may be and still agree with it


def read(draft: Draft) -> None:
    found = [*_mutual(draft), *_denials(draft), *answered(draft), *each_other(draft), *holders(draft), *_figures(draft), *_names(draft)]
    seen: list[set[int]] = []
    for dispute in found:
        items = {id(item) for item in dispute.items}
        if not any(items <= other for other in seen):
            seen.append(items)
            draft.disputes.append(dispute)


def _mutual(draft: Draft) -> list[DisputeDraft]:
    accusing = [s for s in draft.statements if s.act == "accuse" and s.speaker and s.addressee]
    both = [DisputeDraft("mutual-accusation", [s], "each side accuses the other") for s in accusing if len(s.speaker) > 1 and set(s.speaker) == set(s.addressee)]
    pairs = [
        DisputeDraft("mutual-accusation", [a, b], "each accuses the other")
        for a, b in combinations(accusing, 2)
        if sides_of(draft, a.speaker) <= sides_of(draft, b.addressee) and sides_of(draft, b.speaker) <= sides_of(draft, a.addressee)
        and sides_of(draft, a.speaker) != sides_of(draft, b.speaker)
    ]  # fmt: skip
    return both + pairs


def _denials(draft: Draft) -> list[DisputeDraft]:
    """A denial against the accusation of the denier's side: a contradiction when the denier is the accused, else both can be true."""
    found: list[DisputeDraft] = []
    denials = [s for s in draft.statements if s.act == "deny" and s.speaker]
    for accusation in (s for s in draft.statements if s.act == "accuse" and s.addressee):
        against = [d for d in denials if sides_of(draft, d.speaker) & sides_of(draft, accusation.addressee) and not set(d.speaker) & set(accusation.speaker)]
        if not against:
            continue
        accused_state = any(e.kind == "government" or e in d.speaker for e in accusation.addressee for d in against)
        kind, reason = ("contradiction", "the accused denies it") if accused_state else ("partial", "those accused are not the ones who deny: both can be true")
        items: list[StatementDraft] = [accusation, *against]
        found.append(DisputeDraft(kind, list(items), reason))  # type: ignore[arg-type]
    return found


def _figures(draft: Draft) -> list[DisputeDraft]:
    """Two counts of the same kind and victims by different sources that cannot both be the whole."""
    found = []
    for a, b in combinations([f for f in draft.figures if f.kind in ("killed", "injured", "captured", "displaced", "missing")], 2):
        if a.kind != b.kind or a.victims != b.victims or a.part_of is b or b.part_of is a or (a.part_of is not None and a.part_of is b.part_of):
            continue
        if _source(a) == _source(b) or _compatible(a, b) or (a.place and b.place and a.place.label != b.place.label):
            continue
        if not _comparable(a, b):
            continue
        found.append(DisputeDraft("different-scope", [a, b], "two sources count differently and may cover different things"))
    return found


def _comparable(a: FigureDraft, b: FigureDraft) -> bool:
    """Whether two counts are of one order: a day's dead and a war's are no dispute."""
    first, second = _size(a), _size(b)
    return first is not None and second is not None and max(first, second) <= SCALE * min(first, second)


def _size(figure: FigureDraft) -> float | None:
    return next((value for value in (figure.best, figure.low, figure.high) if value), None)


def _source(figure: FigureDraft) -> frozenset[str]:
    return frozenset(e.label for s in figure.asserted_by for e in s.speaker)


def _compatible(a: FigureDraft, b: FigureDraft) -> bool:
    """Whether two counts say the same as far as they say anything: "at least 40" and "40", "dozens" and "40", "some 300" and "312"."""
    first, second = _size(a), _size(b)
    if first is None or second is None or first == second:
        return True
    for vague, size, other in ((a, first, second), (b, second, first)):
        if vague.approximate and ((vague.best is None and size <= other) or abs(size - other) <= ABOUT * size):
            return True
    return False


def _names(draft: Draft) -> list[DisputeDraft]:
    """The same actor's acts under names in scare quotes by opposing sides."""
    named = [s for s in draft.statements if s.quotes and not s.quote and s.speaker]
    by_actor: dict[str, list[StatementDraft]] = {}
    for statement in named:
        actors = {key_of(draft, e) for v in draft.events if statement in v.asserted_by and v.realises is None for e in v.actors}
        for actor in actors:
            by_actor.setdefault(actor, []).append(statement)
    return [
        DisputeDraft("characterisation", list(dict.fromkeys(statements)), "opposing sides name the same acts differently")
        for statements in by_actor.values()
        if len({key for s in statements for key in sides_of(draft, s.speaker)}) > 1
    ]
