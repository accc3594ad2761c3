"""Where gold evidence stands in a text, and which spans of a record meet it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kilde.model.errors import BadData
from kilde.services.scoring.matching import HALF, share

BETWEEN = "\n\n"  # what stands between paragraphs


@dataclass(frozen=True, slots=True)
class Where:
    """A text and what it is, for errors."""

    text: str
    source: str

    def span(self, evidence: str) -> tuple[int, int]:
        """Start and end of the first of the parts "a|b" that the text has. Raises BadData when it has none."""
        for part in evidence.split("|"):
            at = self.text.find(part)
            if at >= 0:
                return at, at + len(part)
        raise BadData(f"evidence is not in the text: {evidence!r}", source=self.source, remedy="it must be an exact substring of the unchanged file")

    def meets(self, item: Any, span: tuple[int, int]) -> bool:
        """Whether a place of evidence shares half with the span and is no longer than the span's paragraph."""
        longest = self._paragraph(span) + len(BETWEEN)
        places = item.evidence or (item,)
        return any(share((e.start, e.end), span) >= HALF and e.end - e.start <= longest for e in places)

    def _paragraph(self, span: tuple[int, int]) -> int:
        """The length of the paragraph that holds the span."""
        start = self.text.rfind(BETWEEN, 0, span[0]) + 1
        end = self.text.find(BETWEEN, span[1])
        return (end if end >= 0 else len(self.text)) - start
