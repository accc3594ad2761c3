"""Reads a photo credit: "Foto: Ada Blom / Reuters / NTB" names a photographer, the agency, and who passes it on."""

from __future__ import annotations

import re

from kilde.knowledge import actors as knowledge
from kilde.model.record import Credit
from kilde.reading.blocks.layout import Layout

PARTS = re.compile(r"\s*(?:/|\bvia\b|,|\|)\s*")
PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3}")


def is_agency(name: str) -> bool:
    """Whether a part of a credit is a news agency or an outlet that Kilde knows."""
    return any(isinstance(actor, knowledge.Organization) and actor.kind in ("news-agency", "media") for actor in knowledge.find(name))


def find_credit(body: str, words: Layout) -> Credit | None:
    """The credit at the end of a block, None where it has none.

    The agency is the first known agency; where none is known and there are several parts, the last. The photographer is the
    part before it that has the shape of a person's name.
    """
    match = None
    for match in words.credit.finditer(body):  # noqa: B007  the last marker counts
        pass
    if match is None or (match.start() > 0 and body[match.start() - 1].isalnum()):
        return None
    parts = [part for part in PARTS.split(match["names"].strip()) if part]
    lead = match["lead"] if match["lead"] and is_agency(match["lead"]) else None
    known = next((part for part in parts if is_agency(part)), None)
    agency = known or lead or (parts[-1] if len(parts) > 1 else None)
    before = parts[: parts.index(agency)] if agency in parts else parts
    photographer = before[0] if before and PERSON.fullmatch(before[0]) and not is_agency(before[0]) else None
    text = match[0] if lead or not match["lead"] else match[0][match[0].index(match["lead"]) + len(match["lead"]) :]
    return Credit(text=text.strip(), photographer=photographer, agency=agency)
