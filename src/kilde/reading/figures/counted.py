"""What each quantity counts: the noun phrase after it, read with closed word classes and noun lists, without syntax.

"fire israelske soldater", "17 av de sårede", "en 34 år gammel mann", "30 of the 40 drones", "seks, av dem to barn".
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from kilde.reading.figures.lexicon import NOBODY, PEOPLE, Noun, head_noun
from kilde.reading.figures.scene import Counted, Scene
from kilde.reading.numbers import Quantity
from kilde.reading.numbers.exclusions import no_count
from kilde.reading.numbers.lexicon import number_words

LONGEST_PHRASE = 6  # words between a number and its noun
MEASURES = frozenset({"lengths", "areas", "periods"})
STATES = frozenset({"captured", "detained", "displaced", "missing", "evacuated"})
SHARE = 5  # words between "half of" and its number
SPACED = frozenset("-\u2010\u2011")


KIN = Noun("persons", NOBODY, True, False)


def read_counted(scene: Scene, quantities: list[Quantity]) -> list[Counted]:
    """One Counted for each quantity that can count something, in order, with chains; lone possessed people are added."""
    found: list[Counted] = []
    numbers = {quantity.first: quantity for quantity in quantities}
    for quantity in quantities:
        counted = _phrase(scene, quantity, numbers)
        if counted is not None:
            found.append(counted)
    found += _possessed(scene, found)
    found.sort(key=lambda counted: counted.first)
    _share_wholes(found)
    for counted in found:
        _look_around(scene, counted)
    _chain(scene, found)
    scene.starts = {counted.first for counted in found}
    return found


def _phrase(scene: Scene, quantity: Quantity, numbers: dict[int, Quantity]) -> Counted | None:
    counted = Counted(quantity, quantity.first, quantity.last)
    at = _partitive(scene, counted, quantity.last)
    if counted.them:
        copula = scene.has("copulas", at)
        _noun(scene, counted, at + 1 if copula else at, numbers)
        if copula and counted.label is None:
            counted.last, counted.noun, counted.bare = at, None, True
        return counted
    if counted.partitive and at in numbers:
        if quantity.article:
            return None
        counted.last = numbers[at].last
        counted.bare = True
        return counted
    _noun(scene, counted, at, numbers)
    if quantity.article and not _lone_article(scene, counted):
        return None
    return counted


def _partitive(scene: Scene, counted: Counted, at: int) -> int:
    """Passes over "of the", "av de", "of them"; notes them. Gives the index where the noun phrase goes on."""
    while scene.has("more", at) and not scene.cue_form(at):
        at += 1
    counted.last = max(counted.last, at)
    if not scene.has("partitive", at):
        return at
    start, at = at, at + 1
    determined = False
    while scene.has("determiners", at) and not scene.has("them", at):
        determined, at = True, at + 1
    if scene.has("them", at):
        counted.partitive = counted.them = True
        counted.last = at + 1
        return at + 1
    vague = not counted.quantity.article and counted.quantity.best is None and counted.quantity.approximate
    counted.partitive = determined or not vague
    if determined:
        counted.last = at
    return at if at > start + 1 or vague or not scene.has("stops", at) else start


def _noun(scene: Scene, counted: Counted, at: int, numbers: dict[int, Quantity]) -> None:
    """Reads adjectives and the head noun from `at`; the last known noun of the run is the head."""
    start, unknown, label = at, 0, None
    head: Noun | None = None
    end = counted.last
    while at < len(scene.words) and at - start < LONGEST_PHRASE:
        if (skipped := _age(scene, at)) > at:
            noun, _ = noun_at(scene, skipped - 1)
            head, at, end, unknown = noun, skipped, skipped, unknown + 1
            continue
        noun, length = noun_at(scene, at)
        if (form := scene.cue_form(at)) and not _describes(scene, at, len(form.words)):
            break
        if noun is None or form is not None:
            if (scene.is_mark(at) and not (scene.words[at].text in SPACED and scene.words[at].glued)) or scene.has("stops", at) or at in numbers:
                break
            if head is not None and not _modifies(scene, head, counted):
                break
            unknown, at, end = unknown + 1, at + 1, at + 1
            if head is not None:
                head = None
            continue
        head, at = noun.counted(counted.quantity.size == 1), at + length
        end = at
        if noun.sort in MEASURES:
            break
        if head.sort in PEOPLE and head.label != NOBODY:
            label = head.label
    counted.noun, counted.last = head, end
    counted.label = label if head is None or head.sort in PEOPLE else None
    counted.bare = head is None and not unknown
    if head is not None and head.sort in PEOPLE:
        pair_labels(scene, counted, numbers)
    if head is not None and head.sort == "bodies":
        _bodies_of(scene, counted)


def _describes(scene: Scene, at: int, length: int) -> bool:
    """Whether a cue is an adjective here: "32 falne soldater", "13 captured Israelis", but not "32 soldater falne"."""
    noun, _ = noun_at(scene, at + length)
    if noun is None and at + length < len(scene.words):
        form, after = scene.cue_form(at), at + length
        plain = scene.words[after].text.isalpha() and not scene.has("stops", after) and not scene.cue_form(after)
        return form is not None and form.role in ("participle", "noun") and form.kind in STATES and plain
    return noun is not None and noun.sort in PEOPLE and not scene.cue_form(at + length)


def noun_at(scene: Scene, at: int) -> tuple[Noun | None, int]:
    """The noun that begins at words[at] and its length in words."""
    key = scene.key(at)
    for form, noun in scene.lexicon.nouns.get(key, ()):
        if len(form) > 1 and scene.matches(form, at):
            return noun, len(form)
    if not key or scene.has("stops", at):
        return None, 1
    return head_noun(key, scene.language), 1


def _modifies(scene: Scene, noun: Noun, counted: Counted) -> bool:
    """ "12 police stations", "two rocket attacks": a singular before an unknown noun only describes it, where words are not compounded."""
    return not scene.lexicon.compounds and noun.singular and not noun.plural and counted.quantity.size > 1


def _age(scene: Scene, at: int) -> int:
    """The index after an age inside a noun phrase ("34 år gammel", "34-year-old"), or `at`."""
    word = scene.words[at]
    known = number_words(scene.language)
    if not (word.text[0].isdigit() or word.key in known.cardinals) or not no_count(scene.words, at, at + 1, known):
        return at
    end = at + 1
    while end + 1 < len(scene.words) and scene.words[end].text in SPACED and scene.words[end].glued:
        end += 2
    for phrase in known.aged.get(scene.key(end), ()) or known.aged.get(scene.key(end - 1), ()):
        for start in (end, end - 1, at + 2):
            if scene.matches(phrase, start):
                return start + len(phrase)
    return end


def _lone_article(scene: Scene, counted: Counted) -> bool:
    """Whether an indefinite article counts one: before a singular, or before an unknown noun that a cue follows at once."""
    if counted.bare and not counted.partitive:  # "en ble drept": a number where the article is also the numeral
        numeral = scene.key(counted.quantity.at) in number_words(scene.language).cardinals
        return numeral and (scene.has("passive", counted.last) or scene.cue_form(counted.last) is not None)
    if counted.partitive:
        return True
    if counted.noun is not None and not counted.noun.singular:
        return False
    return not any(scene.has("crowd", at) for at in range(counted.quantity.last, counted.last))


def _possessed(scene: Scene, found: list[Counted]) -> list[Counted]:
    """ "his son": one person without a number, where no quantity covers the words."""
    taken = {at for counted in found for at in range(counted.first, counted.last)}
    lone: list[Counted] = []
    for at, word in enumerate(scene.words):
        if at in taken:
            continue
        if word.key in scene.lexicon.words["kin"]:
            quantity = Quantity(at, at + 1, at, 1, 1, 1, 1, article=True)
            lone.append(Counted(quantity, at, at + 1, KIN, None, lone=True))
            continue
        if word.key not in scene.lexicon.words["possessives"] or at + 1 in taken:
            continue
        step = _age(scene, at + 1) if at + 1 < len(scene.words) else at + 1
        noun, length = noun_at(scene, step)
        if noun is None and step not in taken and not scene.has("stops", step) and not scene.cue_form(step):
            step += 1  # "hans yngste sønn"
            noun, length = noun_at(scene, step)
        if noun is not None and noun.sort in PEOPLE and noun.singular and not noun.plural and not scene.cue_form(step):
            quantity = Quantity(at, at + 1, at, 1, 1, 1, 1, article=True)
            label = None if noun.label == NOBODY else noun.label
            lone.append(Counted(quantity, at, step + length, noun, label, lone=True))
    return lone


def pair_labels(scene: Scene, counted: Counted, numbers: Collection[int] = ()) -> None:
    """ "11 kvinner og barn": one number for two groups."""
    at = counted.last
    if not scene.has("conjunctions", at) or at + 1 in numbers or counted.quantity.article:
        return
    noun, length = noun_at(scene, at + 1)
    following, more = noun_at(scene, at + 1 + length)
    if noun is not None and following is not None and following.sort in PEOPLE:  # "civilian journalists"
        noun, length = following, length + more
    if noun is not None and noun.sort in PEOPLE and noun.plural and not scene.cue_form(at + 1):
        counted.last = at + 1 + length
        if counted.label and noun.label != NOBODY and noun.label != counted.label:
            counted.label = f"{counted.label} {AND} {noun.label}"


AND = "and"  # joins two labels, which are English in every language


def _bodies_of(scene: Scene, counted: Counted) -> None:
    """ "58 bodies of soldiers": whose they were."""
    at = counted.last
    if not (scene.has("partitive", at) or scene.has("prepositions", at)):
        return
    for step in range(at + 1, min(at + 5, len(scene.words))):
        noun, length = noun_at(scene, step)
        if noun is not None and noun.sort in PEOPLE:
            counted.label = None if noun.label == NOBODY else noun.label
            counted.last = step + length
            return
        if scene.is_mark(step):
            return


def _share_wholes(found: list[Counted]) -> None:
    """In "30 of the 40 drones" both count drones."""
    for part, whole in pairwise(found):
        if part.partitive and part.bare and not part.them and part.last == whole.quantity.last:
            part.whole, part.noun, part.label, part.bare = whole, whole.noun, whole.label, whole.bare
            part.last = whole.last


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
        if previous is not None and previous.part and _joined(scene, previous.last, counted.first) and scene.words[previous.last].text != ",":
            counted.part = True
        if counted.part or id(counted) in wholes:
            previous = counted if counted.part else previous
            continue
        if previous is not None and _joined(scene, previous.last, counted.first) and not previous.part:
            counted.chain, counted.place = previous.chain, len(previous.chain)
            previous.chain.append(counted)
        previous = counted


def _joined(scene: Scene, end: int, start: int) -> bool:
    """Whether only a comma, a conjunction or both stand between."""
    between = range(end, start)
    skipped = 1 if between and scene.words[end].text == "," else 0
    if len(between) > skipped and scene.phrase("joins", end + skipped) == len(between) - skipped:
        return True
    if not 1 <= len(between) <= 2:
        return False
    return all(scene.words[at].text == "," or scene.has("conjunctions", at) for at in between)
