"""Scores captions, with their agency and photographer, and headings of an article against its gold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kilde.model.record import Block, Record
from kilde.services.scoring.gold_file import GoldArticle
from kilde.services.scoring.matching import HALF, share
from kilde.services.scoring.names import fold
from kilde.services.scoring.rows import Rows
from kilde.services.scoring.spans import Where


def score_layout(record: Record, gold: GoldArticle, where: Where, rows: Rows, say: Callable[[str], None]) -> None:
    if "captions" in gold.layers:
        _captions(record, gold, where, rows, say)
    if "headings" in gold.layers:
        _headings(record, gold.layers["headings"], rows, say)


def _captions(record: Record, gold: GoldArticle, where: Where, rows: Rows, say: Callable[[str], None]) -> None:
    captions = [block for block in record.document.blocks if block.kind == "caption"]
    for wanted in gold.layers["captions"]:
        span = where.span(wanted["evidence"])
        block = next((b for b in captions if share((b.start, b.end), span) >= HALF), None)
        captions = [b for b in captions if b is not block]
        agencies = gold.alternatives(wanted["agency"]).split("|") if wanted["agency"] else [""]
        right = block is not None and _agency(block) in map(fold, agencies)
        rows.rows["captions"].add(hit=int(right), miss=int(not right))
        if not right:
            say(f"  missed captions: {wanted['evidence']!r} credit {_credit(block)}")
        elif "photographer" in wanted:
            same = fold(_credit(block).get("photographer") or "") == fold(wanted["photographer"])
            rows.rows["caption photographer"].add(hit=int(same), miss=int(not same))
            if not same:
                say(f"  caption photographer: got {_credit(block).get('photographer')} wanted {wanted['photographer']}")
    rows.rows["captions"].add(extra=len(captions))
    for block in captions:
        say(f"  extra  captions: {record.document.text[block.start : block.end][:90]!r}")


def _headings(record: Record, wanted: list[str], rows: Rows, say: Callable[[str], None]) -> None:
    """A headline counts where the gold lists it among the headings, and is no false alarm where it does not."""
    told = [(b.kind, record.document.text[b.start : b.end].strip()) for b in record.document.blocks if b.kind in ("heading", "headline")]
    found = [text for kind, text in told if kind == "heading" or text in wanted]
    for heading in wanted:
        rows.rows["headings"].add(hit=int(heading in found), miss=int(heading not in found))
        if heading not in found:
            say(f"  missed headings: {heading!r}")
    extra = [heading for heading in found if heading not in wanted]
    rows.rows["headings"].add(extra=len(extra))
    for heading in extra:
        say(f"  extra  headings: {heading[:90]!r}")


def _credit(block: Block | None) -> dict[str, Any]:
    return block.credit.model_dump() if block and block.credit else {}


def _agency(block: Block) -> str:
    return fold((block.credit.agency if block.credit else None) or "")
