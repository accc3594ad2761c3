"""Totals and their parts: "seks, av dem to barn", "including four children", "62: 40 in Khartoum and 22 in Nyala"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from kilde.reading.figures.fitting import SILENT
from kilde.reading.figures.gapping import gapped
from kilde.reading.figures.lexicon import NOBODY, PEOPLE
from kilde.reading.figures.linking import link_parts
from kilde.reading.figures.phrases import noun_at, pair_labels
from kilde.reading.figures.scene import Counted, Found, Scene
from kilde.reading.figures.sums import FAR, HARM_TO_PEOPLE, INHERITED, TO_PEOPLE, add_up

ELLIPTIC, JOINT = 0.5, 0.5  # confidence
SHORT = 7  # words of "The police say three."
SEVERAL = 12  # figures back to a total
OPENING = 2  # words before "five of them" at the head of a sentence
BESIDE = 2  # words between "the dead were" and the first number
HELD = frozenset({"detained", "captured"})
NEAR = 6  # words between "among the dead" and its copula


def add_parts(scene: Scene, earlier: Sequence[Found], spoken_for: set[int]) -> None:
    """Adds to scene.found what is counted as a part, and ties parts to totals. `earlier`: figures of the sentences before;
    `spoken_for`: ids of the counted things that a cue without a kind took."""
    _joint_kinds(scene)
    _same(scene, earlier)
    _in_return(scene)
    _all_fired(scene)
    linked = {id(found.counted) for found in scene.found}
    for counted in [counted for counted in scene.counted if id(counted) not in linked]:
        found = _part(scene, counted, earlier, id(counted) in spoken_for) or _among(scene, counted, earlier)
        if found is None and id(counted) not in spoken_for:
            found = gapped(scene, counted, [other for other in _before(scene, counted) if other.kind in HARM_TO_PEOPLE])
        found = found or _elliptic(scene, counted, earlier) or _were(scene, counted, earlier)
        if found is not None:
            insort(scene.found, found, key=_begins)
    for found in list(scene.found):
        _of_the_dead(scene, found, earlier)
    add_up(scene, earlier)
    link_parts(scene)
    scene.found.sort(key=_begins)


def _same(scene: Scene, earlier: Sequence[Found]) -> None:
    """ "Mandag var tallet oppe i elleve": what "the number" counts is what was counted last."""
    for found in [found for found in scene.found if found.cue is not None and found.cue.kind == "same"]:
        before = [other for other in [*earlier, *_before(scene, found.counted)] if other.kind in HARM_TO_PEOPLE and other.cue is not found.cue]
        follows = scene.has("partitive", found.cue.last) or scene.has("prepositions", found.cue.last)  # type: ignore[union-attr]
        if follows:
            scene.found.remove(found)
        elif before and (found.counted.noun is None or found.counted.noun.sort in PEOPLE):
            found.kind, found.confidence = before[-1].kind, ELLIPTIC
        else:
            scene.found.remove(found)


def _in_return(scene: Scene) -> None:
    """ "85 ukrainske krigsfanger mot 85 russiske", "in return for four soldiers it freed 200 prisoners": both sides of an exchange."""
    for held in [found for found in scene.found if found.kind in HELD]:
        governor = held.counted.governor
        if governor is not None and scene.phrase_before("swap", governor + 1) and any(other.kind == "prisoners-exchanged" for other in scene.found):
            held.kind = "prisoners-exchanged"  # "in exchange for 1,900 Palestinians who are jailed in Israel"
    linked = {id(found.counted) for found in scene.found}
    for given in [found for found in scene.found if found.kind == "prisoners-exchanged"]:
        for counted in scene.within(given.first - FAR, given.last + FAR):
            if id(counted) in linked or counted.governor is None or not scene.has("return", counted.governor):
                continue
            named = scene.phrase_before("swap", counted.governor + 1)
            if counted.first < given.last and not named:
                continue
            people = counted.noun is not None and counted.noun.sort in PEOPLE and (named or counted.governor == given.counted.last)
            if counted.noun is None or counted.noun.label == NOBODY or counted.label == given.counted.label or people:
                if not named and not people:
                    counted.label = counted.label or given.counted.label
                scene.found.append(Found("prisoners-exchanged", counted, counted.first, counted.last, INHERITED))
    scene.found.sort(key=_begins)


def _all_fired(scene: Scene) -> None:
    """ "30 of the 40 drones were shot down": all 40 had been sent."""
    linked = {id(found.counted) for found in scene.found}
    for found in [found for found in scene.found if found.kind == "weapons-downed"]:
        whole = found.counted.whole
        if whole is not None and id(whole) not in linked:
            scene.found.append(Found("weapons-fired", whole, whole.first, whole.last, INHERITED))
    scene.found.sort(key=_begins)


def _total(kinds: frozenset[str], before: Sequence[Found], counted: Counted) -> Found | None:
    """The nearest figure before it that can be its total."""
    for found in reversed(before[-SEVERAL:]):
        if found.kind in kinds and found.part_of is None and found.counted is not counted:
            return found if found.counted.quantity.size >= counted.quantity.size else None
    return None


def _part(scene: Scene, counted: Counted, earlier: Sequence[Found], spoken_for: bool) -> Found | None:
    """ "including four children", "two of them children", "Fire av dem er barn.", "five of them seriously", "including two in Gaza"."""
    opened = bool(scene.phrase("including", 0)) and counted is scene.counted[0]
    bare = counted.bare and not counted.quantity.year and not spoken_for and (counted.part or (counted.them and (counted.first > OPENING or _says_what(scene, counted.last))))
    if not (counted.part or counted.them or opened) or (counted.noun is None and not (opened and counted.bare) and not bare):
        return None
    if counted.them and scene.has("copulas", counted.last) and (named := noun_at(scene, counted.last + 1)[0]) is not None and named.sort not in PEOPLE:
        return None  # "two of these were the villages of X and Y"
    here = _before(scene, counted)
    if counted.noun is None and here and here[-1].counted.noun is not None and here[-1].counted.noun.sort == "weapons":
        total = here[-1] if here[-1].counted.quantity.size >= counted.quantity.size else None  # "337 drones, 91 of them over Moscow"
    elif counted.noun is None or counted.noun.sort in PEOPLE:
        total = _total(TO_PEOPLE, here, counted) or (_total(HARM_TO_PEOPLE, earlier, counted) if (counted.them or opened) and counted is scene.counted[0] else None)
    else:
        total = next((found for found in reversed(here) if found.counted.noun and found.counted.noun.sort == counted.noun.sort), None)
    if total is None and counted.part and here and here[-1].counted.part:
        total = here[-1].part_of  # "among them are 27 children and 11 women"
    return Found(total.kind, counted, counted.first, counted.last, INHERITED, part_of=total) if total else None


def _says_what(scene: Scene, at: int) -> bool:
    """Whether a copula at `at` says what people are, as in "nine of them were South Africans", and not what befell them."""
    if not scene.has("copulas", at) or at + 1 >= len(scene.words):
        return False
    noun, _ = noun_at(scene, at + 1)
    tagged = scene.sentence.tokens[scene.words[at + 1].token].upos
    return (noun is not None and noun.sort in PEOPLE) or tagged in ("NOUN", "ADJ", "ADP", "PROPN", "DET", "NUM")


def _among(scene: Scene, counted: Counted, earlier: Sequence[Found]) -> Found | None:
    """ "Blant de drepte er fire barn", "Of the 17 dead, 11 were women", "The dead were five men and a woman"."""
    stated = counted.bare and scene.has("copulas", counted.last)
    if stated:
        _say_who(scene, counted, counted.last + 1)
    if counted.noun is None or counted.noun.sort not in PEOPLE:
        return None
    for cue in scene.cues_within(counted.first - FAR, counted.first):
        if "noun" not in cue.roles or cue.kind not in HARM_TO_PEOPLE or cue.last > counted.first:
            continue
        opener = cue.first
        while opener and not (scene.has("prepositions", opener - 1) or scene.has("partitive", opener - 1)) and cue.first - opener < 5:
            opener -= 1
        governed = opener and (scene.has("prepositions", opener - 1) or scene.has("partitive", opener - 1))
        if cue.first <= 1 and scene.has("determiners", cue.first - 1) and scene.has("copulas", cue.last) and counted.chain[0].first - cue.last <= BESIDE:
            return Found(cue.kind, counted, counted.first, counted.last, INHERITED, cue, part_of=_total(frozenset({cue.kind}), earlier, counted))  # type: ignore[arg-type]
        copula = stated or any(scene.has("copulas", at) for at in range(cue.last, min(counted.first, cue.last + NEAR)))
        if governed and copula and counted.first - cue.last <= NEAR + 3:
            same = [found for found in _before(scene, counted) if found.cue is cue and found.counted.last == cue.first]  # "the 17 dead"
            if same and same[0].counted.partitive and counted.quantity.article:
                return None  # "one of the dead is a child": who the one is
            total = same[0] if same else _total(frozenset({cue.kind}), earlier, counted)
            return Found(cue.kind, counted, counted.first, counted.last, INHERITED, cue, part_of=total)  # type: ignore[arg-type]
    return None


def _begins(found: Found) -> int:
    return found.counted.first


def _before(scene: Scene, counted: Counted) -> list[Found]:
    """The last few figures of the sentence that begin before it."""
    at = bisect_left(scene.found, counted.first, key=_begins)
    return scene.found[max(0, at - SEVERAL) : at]


def _elliptic(scene: Scene, counted: Counted, earlier: Sequence[Found]) -> Found | None:
    """ "Guvernøren melder om to dræbte; politiet siger tre": a bare number that closes a clause or a short sentence of its own."""
    quantity = counted.quantity
    at = counted.last
    if not counted.bare or counted.partitive or quantity.year or quantity.size <= 1:
        return None
    if (at < len(scene.words) and not scene.is_mark(at)) or (counted.governor is not None and not scene.has("telling", counted.governor)):
        return None
    here = [found for found in _before(scene, counted) if found.last <= counted.first and found.kind in HARM_TO_PEOPLE]
    if not here:
        told = earlier[-1] if earlier and earlier[-1].kind in HARM_TO_PEOPLE else None
        short = not scene.has("copulas", counted.first - 1) and all(cue.kind in SILENT for cue in scene.cues) and counted.first >= 2 and len(scene.words) <= SHORT and at == len(scene.words) - 1
        return Found(told.kind, counted, counted.first, counted.last, ELLIPTIC) if told and short else None
    between = range(here[-1].last, counted.first)
    parted = any(scene.words[index].text == ";" or scene.has("breaks", index) for index in between)
    if not parted or counted.first - between.start < 3:
        return None
    return Found(here[-1].kind, counted, counted.first, counted.last, ELLIPTIC)


def _were(scene: Scene, counted: Counted, earlier: Sequence[Found]) -> Found | None:
    """ "Twelve were killed. Three were children.": a bare number that opens a sentence, and what the copula says of them."""
    told = earlier[-1] if earlier and earlier[-1].kind in HARM_TO_PEOPLE else None
    opens = counted.first <= OPENING and counted is scene.counted[0] and not counted.quantity.article
    if told is None or not opens or not counted.bare or not scene.has("copulas", counted.quantity.last):
        return None
    whole = told.part_of or told
    if counted.noun is None or counted.noun.sort not in PEOPLE or whole.counted.quantity.size < counted.quantity.size:
        return None  # whom the noun behind the copula calls so has been noted by now
    return Found(whole.kind, counted, counted.first, counted.last, INHERITED, part_of=whole)


def _of_the_dead(scene: Scene, found: Found, earlier: Sequence[Found]) -> None:
    """ "Tre av de drepte var barn": a part, and what follows the copula says who they were."""
    counted, cue = found.counted, found.cue
    if cue is not None and "among" in cue.roles and found.part_of is None:
        found.part_of = _total(frozenset({found.kind}), [*earlier, *(other for other in _before(scene, counted) if other.cue is not cue)], counted)
    if found.part_of is not None or cue is None or not (counted.partitive or counted.part) or counted.whole is not None:
        return
    if not ("noun" in cue.roles and counted.last == cue.first) and not counted.them:
        return
    found.part_of = _total(frozenset({found.kind}), [*earlier, *_before(scene, counted)], counted)
    if scene.has("copulas", cue.last) and counted.label is None:
        article = any(other.quantity.article and other.first == cue.last + 1 for other in scene.counted)
        found.last = max(found.last, _say_who(scene, counted, cue.last + 1 + article))


def _say_who(scene: Scene, counted: Counted, at: int) -> int:
    """Takes the label of a number from the noun behind its copula; gives the index after it."""
    noun, length = noun_at(scene, at)
    if noun is None or noun.sort not in PEOPLE:
        return at
    counted.noun, counted.last, counted.label = noun, at + length, None if noun.label == NOBODY else noun.label
    pair_labels(scene, counted)
    return counted.last


def _joint_kinds(scene: Scene) -> None:
    """ "800 døde og sårede": one number for both. It is kept as injured, at low confidence: a death toll is never inflated."""
    by_cue = {id(found.cue) for found in scene.found}
    for found in scene.found:
        cue = found.cue
        if cue is None or cue.kind not in ("killed", "injured"):
            continue
        for other in scene.cues_within(cue.first - 2 * NEAR, cue.last + 2 * NEAR):
            gap = range(min(cue.last, other.last), max(cue.first, other.first))
            if {other.kind, cue.kind} == {"killed", "injured"} and id(other) not in by_cue and len(gap) == 1 and scene.has("conjunctions", gap[0]):
                found.kind, found.confidence = "injured", JOINT
                found.first, found.last = min(found.first, other.first), max(found.last, other.last)
