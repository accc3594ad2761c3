"""Distances, widths, areas and the lengths of wars and truces: quantities with a unit, where the words around say what is measured."""

from __future__ import annotations

from dataclasses import replace

from kilde.reading.figures.phrases import noun_at
from kilde.reading.figures.scene import Counted, Found, Scene

CONFIDENCE = 0.85
NEAR = 6  # words between a verb and its measure
SHORTEST_HEAD = 5  # letters of a noun that is sure to be the head of a compound
SPANS = frozenset({"years", "decades"})  # "the worst fighting in six years" did not last six years
CONVERSION = 6  # words of "(about 50 miles)"
DESCRIBING = 3  # words between a length of time and the war it measures


def add_measures(scene: Scene) -> None:
    """Adds every measure of the sentence to scene.found."""
    for counted in scene.counted:
        noun = counted.noun
        if noun is None or (counted.quantity.best is None and counted.quantity.low is None and counted.quantity.high is None):
            continue
        if noun.sort == "lengths":
            found = _length(scene, counted)
        elif noun.sort == "areas":
            found = Found("area", counted, counted.first, counted.last, CONFIDENCE)
        elif noun.sort == "periods":
            _during(scene, counted)
            found = _period(scene, counted)
        else:
            continue
        if found is not None and not _is_conversion(scene, counted):
            found.unit = noun.label
            scene.found.append(found)
    scene.found.sort(key=lambda item: item.counted.first)


def _during(scene: Scene, counted: Counted) -> None:
    """ "under 1,5 års strider": before a length of time the word is no bound but says when."""
    quantity = counted.quantity
    if quantity.at == quantity.first + 1 and scene.has("during", quantity.first):
        counted.quantity = replace(quantity, first=quantity.at, low=quantity.value, best=quantity.value, high=quantity.value)
        counted.first += 1


def _is_conversion(scene: Scene, counted: Counted) -> bool:
    """ "160 square miles (415 km2)": the same measure in another unit."""
    at = counted.first - 1
    while at > 0 and scene.is_mark(at) and scene.words[at].text != "(":
        at -= 1
    return at > 0 and scene.words[at].text == "(" and any(other.last == at and other.noun is not None and counted.noun is not None
                                                         and other.noun.sort == counted.noun.sort for other in scene.counted)  # fmt: skip


def _length(scene: Scene, counted: Counted) -> Found | None:
    at = _after(scene, counted)
    if length := scene.phrase("wide", at):
        return Found("width", counted, counted.first, at + length, CONFIDENCE)
    if length := scene.phrase_before("width", counted.first):
        return Found("width", counted, counted.first - length, counted.last, CONFIDENCE)
    if length := scene.phrase("away", at):
        return Found("distance", counted, counted.first, at + length, CONFIDENCE)
    for index in range(counted.first - 1, max(-1, counted.first - NEAR), -1):
        if scene.words[index].text in ";:,.":
            break
        if scene.has("advance", index):
            return Found("distance", counted, index, counted.last, CONFIDENCE)
    return None


def _after(scene: Scene, counted: Counted) -> int:
    """The index after the measure, past a hyphen ("five-kilometre-wide") and the same in another unit ("80 km (50 miles) west of")."""
    at = counted.last
    if at + 1 < len(scene.words) and scene.words[at].text == "(" and any(other.first == at + 1 for other in scene.counted):
        closing = next((end for end in range(at + 2, min(at + CONVERSION, len(scene.words))) if scene.words[end].text == ")"), None)
        at = closing + 1 if closing is not None else at
    while at + 1 < len(scene.words) and scene.words[at].glued and scene.words[at].text in "-\u2010\u2011":
        at += 1
    return at


def _is_fighting(scene: Scene, index: int) -> bool:
    """A noun for war, truce, siege or captivity, or a compound of one."""
    key = scene.key(index)
    return scene.has("fighting", index) or (scene.lexicon.compounds and len(key) > SHORTEST_HEAD and any(key.endswith(head) for head in scene.lexicon.words["fighting"] if len(head) >= SHORTEST_HEAD))


def _period(scene: Scene, counted: Counted) -> Found | None:
    """ "seks ugers kampe", "a three-day truce", "krigen har vart i to år", "471 dager i fangenskap". """
    at = _after(scene, counted)
    if scene.phrase("ago", at) or scene.phrase_before("ago", counted.first):
        return None
    if scene.has("for_length", counted.first - 1) and counted.noun and counted.noun.label not in SPANS and _is_fighting(scene, counted.first - 2):
        return Found("duration", counted, counted.first - 2, counted.last, CONFIDENCE)  # "våpenhvile på 30 dager"
    for index in range(at, min(at + DESCRIBING + 1, len(scene.words))):
        if _is_fighting(scene, index):
            return Found("duration", counted, counted.first, index + 1, CONFIDENCE)
        noun, _ = noun_at(scene, index)
        closed = scene.has("stops", index) and index > at + (length := scene.phrase("of_fighting", at)) - 1 and not (length and scene.has("determiners", index))
        if (scene.is_mark(index) and scene.words[index].text not in "-'’\"«“") or closed or (noun and index > at):
            break
    for index in range(counted.first - 1, max(-1, counted.first - NEAR), -1):
        if scene.words[index].text in ";:,." or scene.has("breaks", index):
            break
        if scene.phrase("fought", index) or _holds(scene, index):
            return Found("duration", counted, counted.first, counted.last, CONFIDENCE)
    return None


def _holds(scene: Scene, index: int) -> bool:
    """ "The war has lasted", "the deal is valid", "it is to last" of a truce told of just before: whether the word is a verb for how long something lasts."""
    if not scene.has("lasted", index) and not scene.has("valid", index):
        return False
    if scene.follows_truce and scene.has("it", 0):
        return True
    return any(scene.has("fighting", at) or (scene.has("valid", index) and _is_accord(scene, at)) for at in range(index))


def tells_of_truce(scene: Scene) -> bool:
    """Whether a war, a truce or an accord is told of in the sentence."""
    return any(_is_fighting(scene, at) or _is_accord(scene, at) for at in range(len(scene.words)))


def _is_accord(scene: Scene, index: int) -> bool:
    """A noun for an accord, or a compound of one."""
    key = scene.key(index)
    return scene.has("accords", index) or (scene.lexicon.compounds and any(key.endswith(head) for head in scene.lexicon.words["accords"]))
