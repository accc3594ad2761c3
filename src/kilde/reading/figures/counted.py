"""Everything that a sentence counts, with what stands around it: prepositions, "including", what it is coordinated with."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.figures.lexicon import NOBODY, PEOPLE, Noun
from kilde.reading.figures.phrases import age_at, noun_at, read_phrase
from kilde.reading.figures.scene import Counted, Scene
from kilde.reading.numbers import Quantity

OLDEST = 7  # words of "den ni år gamle"
SHARE = 5  # words between "half of" and its number
KIN = Noun("persons", NOBODY, True, False)


def read_counted(scene: Scene, quantities: list[Quantity]) -> list[Counted]:
    """One Counted for each quantity that can count something, in order, with chains; lone possessed people are added."""
    found: list[Counted] = []
    numbers = {quantity.first: quantity for quantity in quantities}
    for quantity in quantities:
        counted = read_phrase(scene, quantity, numbers)
        if counted is not None:
            found.append(counted)
    told = {at for counted in found if counted.them for at in range(counted.first + 1, counted.last)}
    found = [counted for counted in found if counted.first not in told]  # "one of them a soldier" is one
    found += _possessed(scene, found)
    found.sort(key=lambda counted: counted.first)
    _share_wholes(found)
    _others(scene, found)
    for counted in found:
        _look_around(scene, counted)
    _chain(scene, found)
    scene.starts = {counted.first for counted in found}
    return found

def _possessed(scene: Scene, found: list[Counted]) -> list[Counted]:
    """ "his son": one person without a number, where no quantity covers the words."""
    taken = {at for counted in found for at in range(counted.first, counted.last)}
    lone: list[Counted] = []
    for at, word in enumerate(scene.words):
        if at in taken:
            continue
        if word.key in scene.lexicon.words["kin"]:
            first = _own_age(scene, at)
            lone.append(Counted(Quantity(first, at + 1, at, 1, 1, 1, 1, article=True), first, at + 1, KIN, None, lone=True))
            continue
        if word.key not in scene.lexicon.words["possessives"] or at + 1 in taken:
            continue
        if (owned := _before_possessive(scene, at, taken)) is not None:
            lone.append(owned)
            continue
        step = age_at(scene, at + 1) if at + 1 < len(scene.words) else at + 1
        noun, length = noun_at(scene, step)
        if noun is None and step not in taken and not scene.has("stops", step) and not scene.cue_form(step):
            step += 1  # "hans yngste sønn"
            noun, length = noun_at(scene, step)
        if noun is not None and noun.sort in PEOPLE and noun.singular and (not noun.plural or _is_one(scene, step)) and not scene.cue_form(step):
            quantity = Quantity(at, at + 1, at, 1, 1, 1, 1, article=True)
            label = None if noun.label == NOBODY else noun.label
            lone.append(Counted(quantity, at, step + length, noun, label, lone=True))
    return lone


def _is_one(scene: Scene, at: int) -> bool:
    """Whether the parse has a singular of a noun that is the same in both numbers: "hennes barnebarn"."""
    return scene.sentence.tokens[scene.words[at].token].feats.get("Number") == "Sing"


def _before_possessive(scene: Scene, at: int, taken: set[int]) -> Counted | None:
    """ "sjåføren hans": one person told by a noun in the definite singular before the possessive."""
    noun, _ = noun_at(scene, at - 1) if at and at - 1 not in taken and not scene.cue_form(at - 1) and not scene.has("kin", at - 1) else (None, 1)
    if noun is None or noun.sort not in PEOPLE or scene.has("determiners", at - 2):
        return None
    feats = scene.sentence.tokens[scene.words[at - 1].token].feats
    if feats.get("Number") == "Plur" or feats.get("Definite") == "Ind":
        return None
    return Counted(Quantity(at - 1, at + 1, at - 1, 1, 1, 1, 1, article=True), at - 1, at + 1, noun, None if noun.label == NOBODY else noun.label, lone=True)


def _own_age(scene: Scene, at: int) -> int:
    """Where "den ni år gamle sonen" begins: at the determiner of a kinsman whose age is told, else at the noun itself."""
    for first in range(at - 1, max(-1, at - OLDEST), -1):
        if scene.has("determiners", first):
            return first if first + 1 < at and age_at(scene, first + 1) == at else at
    return at


def _share_wholes(found: list[Counted]) -> None:
    """In "30 of the 40 drones" both count drones."""
    for part, whole in pairwise(found):
        if part.partitive and part.bare and not part.them and part.last == whole.quantity.last:
            part.whole, part.noun, part.label, part.bare = whole, whole.noun, whole.label, whole.bare
            part.last = whole.last


def _others(scene: Scene, found: list[Counted]) -> None:
    """ "to raketter traff havnen, to andre ble skutt ned": others are of the sort that was counted before them."""
    for before, counted in pairwise(found):
        if scene.has("others", counted.last - 1) and before.noun is not None and before.noun.sort == "weapons":
            counted.noun, counted.label = before.noun, before.label


def _look_around(scene: Scene, counted: Counted) -> None:
    """What stands right before it: a preposition, "including", the name of a group."""
    at = counted.first
    while at and scene.has("determiners", at - 1) and not scene.has("partitive", at - 1):
        at -= 1
    if counted.them and (scene.has("conjunctions", at - 1) or (at and scene.words[at - 1].text in ",(–—-:")):
        counted.part = True
    for end in (at, counted.first):
        if length := scene.phrase_before("groups", end):
            counted.first = end - length
            counted.bare = False
            return
        if length := scene.phrase_before("including", end):
            start = end - length
            if scene.has("determiners", end - 1) and start and not scene.is_mark(start - 1):
                continue  # "halvparten av dei 80.000" is no "seks, av dei to barn"
            counted.part = True
            return
    if at > 1 and (scene.has("partitive", at - 1) or scene.has("prepositions", at - 1)) and counted.noun is not None and counted.noun.sort in PEOPLE:
        bodies, _ = noun_at(scene, at - 2)
        if bodies is not None and bodies.sort == "bodies":  # "the bodies of 1000 soldiers"
            counted.noun, at = bodies, at - 2
    if at and scene.has("prepositions", at - 1):
        counted.governor = at - 1
    counted.share = any(scene.has("partitive", step) and scene.has("fractions", step - 1) for step in range(max(1, at - SHARE), at))
    if at != counted.first and not counted.lone:
        counted.first = at


def _chain(scene: Scene, found: list[Counted]) -> None:
    """Joins what is coordinated: "fire politibetjente og to civile"; parts and wholes stay by themselves."""
    previous: Counted | None = None
    scene.wholes = wholes = {id(counted.whole) for counted in found if counted.whole}
    for counted in found:
        counted.chain = [counted]
        if previous is not None and _is_age_of(counted, previous):
            previous.last = counted.last
            continue
        if previous is not None and previous.part and _joined(scene, previous.last, counted.first) and scene.words[previous.last].text != ",":
            counted.part = True
        if counted.part or id(counted) in wholes:
            previous = counted if counted.part else previous
            continue
        if previous is not None and _joined(scene, previous.last, counted.first) and not previous.part:
            counted.chain, counted.place = previous.chain, len(previous.chain)
            previous.chain.append(counted)
        previous = counted


def _is_age_of(counted: Counted, previous: Counted) -> bool:
    """ "ei jente på åtte år"."""
    person, years = previous.noun, counted.noun
    return person is not None and years is not None and years.label == "years" and counted.governor == previous.last and person.sort in PEOPLE


def _joined(scene: Scene, end: int, start: int) -> bool:
    """Whether only a comma, a conjunction or both stand between."""
    between = range(end, start)
    skipped = 1 if between and scene.words[end].text == "," else 0
    if len(between) > skipped and scene.phrase("joins", end + skipped) == len(between) - skipped:
        return True
    if not 1 <= len(between) <= 2:
        return False
    return all(scene.words[at].text == "," or (scene.has("conjunctions", at) and not scene.has("adversatives", at)) for at in between)
