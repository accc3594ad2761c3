"""Verbs that tell who holds a place by who no longer does: "fell to X", "lost Y to X", "X drove Z out of Y"."""

from __future__ import annotations

from kilde.reading.actors.parts import named_in_part
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.nominal import is_noun
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import OBJECTS
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.where import SETTLED, behind, is_holdable, place_at, pointed
from kilde.reading.controls.who import SIDES, holders
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft
from kilde.reading.statements.unnamed import described

REACH = 12  # tokens from "lost" to the "to" of whom to
LIGHT = 3  # tokens from "lost" to "control"


def losses(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    """(the place, its new holders) that a verb of falling, losing or driving out tells."""
    word = clauses.words[verb]
    if words.has("falling", word):
        return _fallen(draft, clauses, words, verb, around)
    return _lost(draft, clauses, words, verb, around) if words.has("losing", word) else _driven(draft, clauses, words, verb, around)


def _fallen(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    """ "Goma fell to the rebels"."""
    to = verb + 1
    if to >= len(clauses.words) or not words.has("falling_to", clauses.words[to]) or around.subject_at is None:
        return None
    subject = around.subject_at
    place = behind(draft, clauses, words, subject) if words.has("control_nouns", clauses.words[subject]) else None  # "control of X passed to"
    place = place or place_at(draft, clauses, words, subject) or pointed(draft, clauses, subject)
    who = _behind(draft, clauses, words, to)
    return (place, who) if place and who else None


def _lost(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    """ "The army lost Goma to the rebels", "has lost control of Goma to", "Goma, which it lost to the rebels"."""
    last = next((i for i in range(verb + 1, len(clauses.words)) if clauses.tokens[i].text == ","), len(clauses.words))
    to = next((i for i in range(verb + 1, min(last, verb + REACH)) if words.has("falling_to", clauses.words[i]) and _behind(draft, clauses, words, i)), None)
    if to is None:
        return None
    if words.has("leaving", clauses.words[verb]) and not _right_before(draft, clauses, words, to):
        return None
    noun = next((i for i in range(verb + 1, min(to, verb + 1 + LIGHT)) if words.has("control_nouns", clauses.words[i])), None)
    place = behind(draft, clauses, words, noun) if noun is not None else None
    start, end = clauses.tokens[verb].end, clauses.tokens[to].start
    place = place or next((p for p in reversed(draft.places) if start <= p.start < end and p.feature not in SETTLED and not _is_scene(draft, clauses, words, p)), None)
    if place is None and clauses.sentence.parse.has_syntax:
        place = next((p for i in clauses.tree.below(verb, *OBJECTS) if i < to and (p := place_at(draft, clauses, words, i) or pointed(draft, clauses, i))), None)
    if place is None and around.passive and around.subject_at is not None:
        place = place_at(draft, clauses, words, around.subject_at)
    if place is None and not around.passive:
        place = _fronted(draft, clauses, words, verb)
    who = _behind(draft, clauses, words, to)
    return (place, who) if place and who else None


def _right_before(draft: Draft, clauses: Clauses, words: ControlWords, to: int) -> bool:
    """Whether what is left stands right before "to": "left the town to the rebels", not "left the town yesterday to"."""
    at = to - 2 if words.has("particles", clauses.words[to - 1]) else to - 1
    named = any(p.end == clauses.tokens[at].end for p in draft.places)
    return named or clauses.words[at] in clauses.rules.pronouns or is_noun(clauses, at)


def _fronted(draft: Draft, clauses: Clauses, words: ControlWords, verb: int) -> PlaceDraft | None:
    """ "The north of X has it lost to the rebels": in a verb-second language the object may open the clause."""
    if not clauses.rules.verb_second or not clauses.sentence.parse.has_syntax:
        return None
    segment = clauses.segment(verb)
    finite = next((i for i in range(segment.first, verb + 1) if clauses.is_verb(i)), verb)
    behind_finite = clauses.words[finite + 1 : verb]
    if clauses.words[segment.body] in clauses.rules.prepositions or not any(w in clauses.rules.pronouns or w in clauses.rules.determiners for w in behind_finite[:1]):
        return None
    nouns = [i for i in range(segment.body, finite) if clauses.tokens[i].upos in ("NOUN", "PROPN")]
    return next((p for i in nouns if (p := place_at(draft, clauses, words, i))), None)


def _driven(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    """ "The army drove the rebels out of Goma", "the rebels were ousted from Goma by the army": sides only, no inhabitants."""
    if not around.agent and around.passive:
        around = frame(clauses, verb, passive=True)
    gone, stays = (around.subject, around.agent) if around.passive else (around.objects, around.subject)
    if not gone and clauses.sentence.parse.has_syntax:
        gone = [p for i in clauses.tree.below(verb, *OBJECTS) if (p := clauses.inside[i]) is not None]
    who = holders(clauses, stays)
    if not who or not any(e.kind in SIDES and e not in who for p in gone for e in p.entities):
        return None
    mark = words.driven_from.find(clauses.words, verb + 1, around.last)
    place = behind(draft, clauses, words, mark[1] - 1) if mark else None
    return (place, who) if place else None


def _is_scene(draft: Draft, clauses: Clauses, words: ControlWords, place: PlaceDraft) -> bool:
    """Whether a place only says where: "handed weapons in Goma to", but not "the airport in Goma"."""
    at = next((i for i, t in enumerate(clauses.tokens) if t.start >= place.start), 0) - 1
    return at > 0 and clauses.words[at] in clauses.rules.at_places and not is_holdable(draft, clauses, words, at - 1)


def _behind(draft: Draft, clauses: Clauses, words: ControlWords, to: int) -> list[EntityDraft]:
    """The side that stands right behind a preposition; fighters whom no list knows as the text has them."""
    if to + 1 >= len(clauses.words):
        return []
    phrase = next((p for p in clauses.phrases if to < p.first and min(p.first, p.outer) <= to + 2), None)
    if phrase is not None and any(clauses.is_verb(i) or clauses.words[i] in clauses.rules.prepositions for i in range(to + 1, phrase.first)):
        return []  # "left the town to meet the rebels"
    found = holders(clauses, clauses.chain(phrase)) if phrase else []
    if found and all(e.kind in SIDES for e in found):
        return found
    head = to + 2 if clauses.words[to + 1] in clauses.rules.determiners and to + 2 < len(clauses.words) else to + 1
    people = named_in_part(draft, clauses.tokens[head].text, clauses.tokens[head].start)  # "fell to the Russians"
    group = any(clauses.words[head].startswith(g) for g in words.groups)
    if found and phrase is not None and phrase.sort == "inhabitant":
        people = people or found  # "to the Kurds": a people without a state
    return people or (described(draft, clauses, head) if group and clauses.sentence.parse.has_syntax else [])
