"""Why an event has its mode and its contexts: the words of its sentence, a party, or the trigger itself."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.model.record import Event
from kilde.ontology import listing
from kilde.reading.draft import EventDraft
from kilde.services.explain.lists import Entry
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.trace import Trace


def mode(trace: Trace, item: Event, entry: Entry | None) -> Iterator[Reason]:
    """The mode with the words that name the weapon or the way; the trigger's own where none does."""
    if item.mode is None:
        return
    drafted, row = _drafted(trace, item), listing("events")[item.type]["modes"].get(item.mode, {})
    file = f"languages/{trace.language}/coding.yaml"
    if drafted is None or drafted.mode != item.mode:
        yield untraced("mode", item.mode, (item.trigger,))
    elif drafted.mode_span is not None:
        yield Reason("mode", item.mode, f"the words that tell how it was done. {row['definition']}", (drafted.mode_span,), f"{file}, {item.type} {item.mode}")
    elif entry is not None and entry.row.get("mode") in (item.mode, *row.get("finer", ())):
        yield Reason("mode", item.mode, f"the trigger's mode. {row['definition']}", (item.trigger,), str(entry))
    else:
        yield Reason("mode", item.mode, f"what the trigger says, or who is behind it. {row['definition']}", (item.trigger,), f"{file}, {item.type} {item.mode}")


def contexts(trace: Trace, item: Event) -> Iterator[Reason]:
    """Each context with the words that tell it; by a party or the mode where none do."""
    drafted = _drafted(trace, item)
    for name in item.contexts:
        if drafted is None or name not in drafted.contexts:
            yield untraced("contexts", name)
            continue
        span, definition = drafted.contexts[name], listing("contexts")[name]["definition"]
        if span is not None:
            yield Reason("contexts", name, f"what its sentence speaks of. {definition}", (span,), f"languages/{trace.language}/coding.yaml, contexts {name}")
        else:
            yield Reason("contexts", name, f"a party, or the mode, is of this kind. {definition}", (), f"ontology/contexts.yaml, {name}")


def _drafted(trace: Trace, item: Event) -> EventDraft | None:
    """The running reader's event at the same trigger."""
    return next((e for e in trace.draft.events if e.type == item.type and e.trigger == item.trigger), None)
