"""Makes one item of what a text tells several times: the same figure in headline, lead and body has several places of evidence."""

from __future__ import annotations

from kilde.reading.draft import FigureDraft

SMALL = 9  # nine deaths told twice may be two incidents; 34 deaths told twice are one
RECENT = 20  # equal figures back that one is compared with
BRIEF = frozenset({"headline", "heading", "caption"})


def merge(figures: list[tuple[FigureDraft, str, int]]) -> list[FigureDraft]:
    """`figures` with the kind of their block and the index of their sentence, in text order; gives the items in text order."""
    kept: list[tuple[FigureDraft, str, int]] = []
    known: dict[tuple[object, ...], list[int]] = {}
    stands_for: dict[FigureDraft, FigureDraft] = {}
    for figure, block, sentence in figures:
        key = (figure.kind, figure.low, figure.best, figure.high, figure.approximate, figure.unit)
        for index in known.get(key, ())[-RECENT:]:
            other, other_block, other_sentence = kept[index]
            if sentence != other_sentence and _same(other, figure, block in BRIEF or other_block in BRIEF):
                _absorb(other, figure)
                stands_for[figure] = other
                break
        else:
            known.setdefault(key, []).append(len(kept))
            kept.append((figure, block, sentence))
    result = [figure for figure, _, _ in kept]
    for figure in result:
        if figure.part_of is not None:
            total = stands_for.get(figure.part_of, figure.part_of)
            figure.part_of = None if total is figure else total
    return result


def _same(one: FigureDraft, other: FigureDraft, brief: bool) -> bool:
    """Whether nothing that is known of the two differs; small numbers need a headline or a caption on one side."""
    if (one.victims and other.victims and one.victims != other.victims) or (one.part_of is None) != (other.part_of is None):
        return False
    if one.side and other.side and set(one.side) != set(other.side):
        return False
    if one.place and other.place and one.place.label != other.place.label:
        return False
    if one.period and other.period and one.period.edtf != other.period.edtf:
        return False
    size = max(bound for bound in (one.low, one.best, one.high, 0) if bound is not None)
    return size > SMALL or (brief and one.victims == other.victims)


def _absorb(one: FigureDraft, other: FigureDraft) -> None:
    """Adds what the later mention knows. A claim stays a claim wherever it is repeated."""
    one.evidence += [span for span in other.evidence if span not in one.evidence]
    one.victims = one.victims or other.victims
    one.side = one.side or other.side
    one.place, one.period, one.event = one.place or other.place, one.period or other.period, one.event or other.event
    one.cumulative = other.cumulative if one.cumulative is None else one.cumulative
    one.excludes += [name for name in other.excludes if name not in one.excludes]
    one.asserted_by += [statement for statement in other.asserted_by if statement not in one.asserted_by]
    one.attribution = "claimed" if "claimed" in (one.attribution, other.attribution) else "reported"
    one.confidence = max(one.confidence, other.confidence)
