"""What a quantity counts: the noun phrase after it, read with closed word classes and noun lists, without syntax.

"fire israelske soldater", "17 av de sårede", "en 34 år gammel mann", "30 of the 40 drones", "seks, av dem to barn".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from kilde.reading.actors.lexicon import lexicon as actors_lexicon
from kilde.reading.figures.gapping import beside_name
from kilde.reading.figures.lexicon import NOBODY, PEOPLE, Noun, head_noun
from kilde.reading.figures.scene import Counted, Scene
from kilde.reading.numbers import Quantity
from kilde.reading.numbers.exclusions import no_count
from kilde.reading.numbers.lexicon import number_words

LONGEST_PHRASE = 6  # words between a number and its noun
MEASURES = frozenset({"lengths", "areas", "periods"})
STATES = frozenset({"captured", "detained", "displaced", "missing", "evacuated"})
NATIONALS = Noun("persons", NOBODY, True, True)
COUPLES = "couples"  # the label of nouns that stand for two people
AND = "and"  # joins two labels, which are English in every language
SPACED = frozenset("-\u2010\u2011")


def read_phrase(scene: Scene, quantity: Quantity, numbers: dict[int, Quantity]) -> Counted | None:
    counted = Counted(quantity, quantity.first, quantity.last)
    at = _partitive(scene, counted, quantity.last)
    if counted.them:
        copula = scene.has("copulas", at)
        start = at + 1 if copula else at
        if quantity.size == 1 and start in numbers and numbers[start].article:
            start = numbers[start].last  # "one of them a soldier"
        _noun(scene, counted, start, numbers)
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
    if scene.has("out", at) and scene.has("partitive", at + 1):
        at += 1  # "16 ud af 21 droner"
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
        if (skipped := age_at(scene, at)) > at:
            noun, _ = noun_at(scene, skipped - 1)
            head, at, end, unknown = noun, skipped, skipped, unknown + 1
            continue
        noun, length = noun_at(scene, at)
        if noun is None and head is None and _is_people(scene, at):
            noun = NATIONALS
        longer = noun is not None and length > 1  # "attack drones", where "attack" alone is a cue
        if (form := scene.cue_form(at)) and not (longer and length > len(form.words)) and not _describes(scene, at, len(form.words)):
            if head is not None and noun is not None and noun.sort == "things" and _describes_next(scene, head, counted):
                counted.noun, counted.last, counted.label = noun, at + length, None
                return  # "a drone attack" is no drone
            break
        if scene.has("former", at) and noun_at(scene, at + 1)[0] is not None:
            at += 1
            continue
        if noun is None or (form is not None and not longer):
            if (scene.is_mark(at) and not (scene.words[at].text in SPACED and scene.words[at].glued)) or scene.has("stops", at) or at in numbers:
                if head is None and at > start and _two_adjectives(scene, at):
                    at += 1  # "250 israelske og utenlandske gisler"
                    continue
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
    _couples(scene, counted)
    if head is not None and head.sort in PEOPLE:
        pair_labels(scene, counted, numbers)
    if head is not None and head.sort == "bodies":
        _bodies_of(scene, counted)


def _two_adjectives(scene: Scene, at: int) -> bool:
    """Whether a conjunction joins two adjectives before a noun."""
    if not scene.has("conjunctions", at) or scene.has("adversatives", at) or at + 2 >= len(scene.words):
        return False
    left, right = (scene.sentence.tokens[scene.words[index].token].upos for index in (at - 1, at + 1))
    noun, _ = noun_at(scene, at + 2)
    return left == right == "ADJ" and noun is not None and not scene.cue_form(at + 1)


def _couples(scene: Scene, counted: Counted) -> None:
    """ "et ektepar", "an elderly couple": each is two people; "a couple" by itself is two, not about two."""
    quantity, last = counted.quantity, scene.lexicon.nouns.get(scene.key(counted.quantity.last - 1), ())
    if counted.noun is not None and counted.noun.label == COUPLES:
        low, best, high = (bound if bound is None else bound * 2 for bound in (quantity.low, quantity.best, quantity.high))
        counted.quantity, counted.label = replace(quantity, value=quantity.value * 2, low=low, best=best, high=high, article=False), None
        counted.noun = NATIONALS
    elif counted.bare and quantity.approximate and not scene.has("partitive", counted.last) and any(noun.label == COUPLES for _, noun in last):
        counted.quantity = replace(quantity, low=2, best=2, high=2, approximate=False)


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


def _is_people(scene: Scene, at: int) -> bool:
    """ "nine South Africans": whether the word names the people of a country and nothing else."""
    match = None if scene.has("stops", at) or scene.is_mark(at) else actors_lexicon(scene.language).match(scene.sentence.tokens, scene.words[at].token)
    return match is not None and all(entry.sort == "inhabitant" for entry in match.entries)


def _modifies(scene: Scene, noun: Noun, counted: Counted) -> bool:
    """ "12 police stations", "two rocket attacks": a singular before an unknown noun only describes it, where words are not compounded."""
    return not scene.lexicon.compounds and noun.singular and not noun.plural and counted.quantity.size > 1


def _describes_next(scene: Scene, noun: Noun, counted: Counted) -> bool:
    """Whether a singular stands before another noun that it describes: "two rocket attacks", "a drone attack"."""
    return _modifies(scene, noun, counted) or (not scene.lexicon.compounds and noun.sort == "weapons" and counted.quantity.article)


def age_at(scene: Scene, at: int) -> int:
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
        numeral = scene.key(counted.quantity.at) in number_words(scene.language).cardinals or scene.phrase("fresh", counted.quantity.at)
        form = scene.cue_form(counted.last)
        adjective = form is not None and noun_at(scene, counted.last + len(form.words))[0] is not None  # "a downed drone"
        noun = counted.last < len(scene.words) and scene.sentence.tokens[scene.words[counted.last].token].upos == "NOUN"  # "i et angrep"
        follows = scene.has("passive", counted.last) or (form is not None and not adjective and not (noun and form.role == "subject"))
        return bool(numeral) and (follows or beside_name(scene, counted.first, counted.last))
    if counted.partitive:
        return True
    if counted.noun is not None and not counted.noun.singular:
        return False
    return not any(scene.has("crowd", at) for at in range(counted.quantity.last, counted.last))


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
