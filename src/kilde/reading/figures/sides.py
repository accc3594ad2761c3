"""Whose people a figure counts: "aserbajdsjanske soldater", "Hamas fighters", "the army lost 16 men"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.draft import Draft, EntityDraft, FigureDraft
from kilde.reading.figures.scene import Found, Scene
from kilde.reading.figures.spans import Spans

LOSSES = frozenset({"killed", "injured"})
BODIES = frozenset({"government", "military", "armed-group", "population", "organization"})
BANDS = frozenset({"military", "armed-group"})
OWN = frozenset({"confirm"})  # who confirms the loss of soldiers speaks of its own


class Sides:
    """The entities of one text that can be a side, by where they are named."""

    def __init__(self, draft: Draft) -> None:
        self.adjectives = draft.adjectives
        named = [entity for entity in draft.entities if entity.kind in BODIES and _is_somebody(entity)]
        self.mentions: Spans[EntityDraft] = Spans((mention.start, mention.end, entity) for entity in named for mention in entity.mentions)

    def of(self, scene: Scene, found: Found, figure: FigureDraft) -> list[EntityDraft]:
        """Those inside the counted phrase, else the one whose own losses or troops are told; [] when the words do not say."""
        counted = found.counted
        number = scene.span(counted.first, counted.last)
        states = self._states(scene, found)
        inside = [] if counted.them else [entity for entity in self.mentions.touching(number.start, number.end) if entity.kind in BANDS or not states]
        bands = {entity.country for entity in inside if entity.kind in BANDS}
        inside = [entity for entity in inside if entity.kind in BANDS or entity.country not in bands]  # "Burkina Faso soldiers" are its army
        if states and not any(entity.country == state.country for entity in inside for state in states):
            return states
        if found.owner is not None:  # "Malawi lost three men and Uruguay one"
            return self.mentions.touching(scene.words[found.owner[0]].start, scene.words[found.owner[1] - 1].end)[:1]
        loser = [] if states else self._subject(scene, found)
        return loser or inside or self._confirming(found, figure)

    def _states(self, scene: Scene, found: Found) -> list[EntityDraft]:
        """The states of nationality adjectives in the counted phrase."""
        states = []
        for word in scene.words[found.counted.first : found.counted.last]:
            state = self.adjectives.get(word.start)
            if state is not None and state not in states:
                if not state.mentions:
                    state.mentions.append(Span(start=word.start, end=word.end))  # the adjective is all that names it
                states.append(state)
        return states

    def _subject(self, scene: Scene, found: Found) -> list[EntityDraft]:
        """The subject of "lost" and "has sent"."""
        noun, cue = found.counted.noun, found.cue
        if noun is None or noun.sort != "fighters" or cue is None or cue.first >= found.counted.first:
            return []
        if found.kind != "troops" and (cue.kind, cue.words) not in scene.lexicon.fighters:
            return []
        first = cue.first
        while first and not scene.has("breaks", first - 1) and scene.words[first - 1].text not in ",;:":
            first -= 1
        return self.mentions.touching(scene.words[first].start, scene.words[cue.first].start)[:1] if first < cue.first else []

    def _confirming(self, found: Found, figure: FigureDraft) -> list[EntityDraft]:
        """Who confirms the loss of soldiers."""
        noun = found.counted.noun
        if found.kind not in LOSSES or noun is None or noun.sort != "fighters" or found.cue is None:
            return []
        return [
            speaker for statement in figure.asserted_by if statement.act in OWN for speaker in statement.speaker
            if speaker.kind in BODIES and _is_somebody(speaker)
        ]  # fmt: skip


def _is_somebody(entity: EntityDraft) -> bool:
    """Whether an entity is more than a common noun: "soldater" and "fighters" alone name no side."""
    return entity.country is not None or (entity.kind in {"armed-group", "organization"} and not entity.label.islower())
