"""Who "they" are that are freed or killed behind a sentence about their captors: "Rebels abducted 20 soldiers. They were released"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.clauses.frames import frame
from kilde.reading.draft import EventDraft
from kilde.reading.events.make import HARMFUL, Told
from kilde.reading.events.scene import Scene


def not_the_captors(scene: Scene, happened: Sequence[Told], before: Sequence[EventDraft]) -> None:
    """A pronoun that suffers a deed right behind another is whom that one befell; those who did it are no recipients."""
    for told in happened:
        event = told.event
        if told.noun or event.type not in (*HARMFUL, "CONCEDE") or not event.recipients or not scene.syntax:
            continue
        around = frame(scene.clauses, told.index)
        pointed = around.passive and bool(around.subject) and all(p.sort == "pronoun" for p in around.subject)
        known = next((one for one in reversed(before) if one.type in HARMFUL and set(event.recipients) <= set(one.actors)), None) if pointed else None
        if known is not None and set(known.actors) != set(known.recipients):
            event.recipients = list(known.recipients) if known.type == "COERCE" else []
