"""Bodies and offices of towns and regions: whose "the regional administration" and "the governor" are, which are of no state as a whole."""

from __future__ import annotations

from kilde.knowledge.gazetteer import gazetteer
from kilde.reading.actors import keys
from kilde.reading.actors.discourse import Discourse, Touch
from kilde.reading.actors.phrase import Phrase
from kilde.reading.draft import EntityDraft
from kilde.reading.words import fold

LOCAL = "Local authorities"  # how labels of the bodies of towns and regions begin
REACH = 2  # sentences back to the body that a noun points to by the last part of its name
BESIDE = 1  # sentences back to the place whose governor "the governor" is
SHORTEST_TAIL = 7  # letters that the end of a compound shares with the noun that points back to it


def labelled(label: str, discourse: Discourse, at: int) -> str:
    """The label with the one place that is named in this sentence or the one before; without it where none is, or several are."""
    near = discourse.recent(at, lambda t: t.entity.kind == "place", reach=BESIDE)
    return f"{label} of {near[0].label}" if len(near) == 1 else label


def town_of(phrase: Phrase, key: str | None) -> str | None:
    """ "The Kyiv military administration" is that of the town, "the Donetsk regional administration" that of the region, whoever else bears the name."""
    if phrase.owner is not None and phrase.owner.sort == "metonym":
        place = next(iter(gazetteer().find(phrase.owner.text, phrase.language)), None)
        return place.label if place and place.feature != "country" else None
    return keys.adjective_of(key) if key and not keys.is_state(key) and phrase.owner is None else None


def state_of(owner: Phrase) -> str | None:
    """ "The army in North Kivu": the state that a region or town lies in; None where two claim it."""
    place = next(iter(gazetteer().find(owner.name_text() or owner.text, owner.language)), None)
    return place.country if place and place.country and keys.is_state(place.country) else None


def by_tail(phrase: Phrase, discourse: Discourse) -> EntityDraft | None:
    """ "Militæradministrasjonen ... Administrasjonen": the local body just spoken of, by the last part of its name."""
    word = fold(phrase.sentence.tokens[phrase.head].text)

    def fits(touch: Touch) -> bool:
        tails = [fold(name).split()[-1] for name in touch.entity.names if name]
        return touch.entity.kind == "government" and touch.entity.label.startswith(LOCAL) and any(tail != word and shares_end(tail, word) for tail in tails)

    return discourse.salient(phrase.sentence.index, fits, reach=REACH)


def shares_end(compound: str, word: str) -> bool:
    """Whether a compound ends in a noun, whatever definite ending either has.

    >>> shares_end("militæradministrasjon", "administrasjonen")
    True
    """
    return any(word.startswith(compound[cut:]) or compound[cut:].startswith(word) for cut in range(1, len(compound) - SHORTEST_TAIL + 1))
