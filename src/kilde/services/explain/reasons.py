"""What an explanation consists of: one value, the characters behind it, and why it was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import Span

UNTRACED = "no rule traced: the lists and rules that are looked up here do not account for it"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has a value.

    field   the record's field
    value   what stands there, in words; an id where it is a reference
    why     the rule, in a sentence; UNTRACED where none was found
    spans   the characters that carry it
    source  the list entry that knows the words, "languages/nb/speech.yaml, verbs: ..."; empty where a rule needs none
    """

    field: str
    value: str
    why: str
    spans: tuple[Span, ...] = ()
    source: str = ""

    @property
    def traced(self) -> bool:
        return self.why != UNTRACED


def untraced(field: str, value: str, spans: tuple[Span, ...] = ()) -> Reason:
    return Reason(field, value, UNTRACED, spans)
