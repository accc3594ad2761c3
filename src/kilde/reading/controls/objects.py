"""The place that is a verb's object: by the tree, else by what stands behind the verb or behind a subject that follows it."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import OBJECTS
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.where import SETTLED, is_holdable, place_at, pointed
from kilde.reading.draft import Draft, PlaceDraft

ASIDE = 9  # tokens of what stands between marks behind a subject


def object_of(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> PlaceDraft | None:
    """The place that is the verb's object, by the tree, else by what stands right behind the verb."""
    if clauses.sentence.parse.has_syntax:
        tree = clauses.tree
        misnamed = [i for i in tree.below(verb, "obl") if clauses.rules.verb_second and clauses.tokens[i].upos in ("NOUN", "PROPN") and not tree.below(i, "case")]  # "overtog uden kamp byen"
        for head in (i for i in (*tree.below(verb, *OBJECTS), *misnamed) if i > verb):
            found = place_at(draft, clauses, words, head) or pointed(draft, clauses, head)
            if found is not None:
                return found
        found = _behind_subject(draft, clauses, words, around)
        found = found or _right_behind(draft, clauses, words, verb)
        if found is not None:
            return found
    end = clauses.tokens[around.last - 1].end
    place = next((p for p in draft.places if clauses.tokens[verb].end <= p.start < end and p.feature not in SETTLED), None)
    if place is None:
        return None
    between = [i for i in range(verb + 1, around.last) if clauses.tokens[i].end <= place.start and clauses.inside[i] is None]
    among = words.including.find(clauses.words, verb + 1, around.last) or (0, 0)
    between = [i for i in between if not among[0] <= i < among[1]]
    steps = sum(clauses.words[i] in clauses.rules.prepositions and not _is_beside(clauses, words, verb, i) for i in between)
    counted = any(clauses.is_number(i) and clauses.words[i] not in clauses.rules.determiners for i in between)
    at = next((i for i in between if clauses.words[i] in clauses.rules.at_places), None)
    sited = steps == 1 and at is not None and clauses.inside[at - 1] is None and is_holdable(draft, clauses, words, at - 1)  # "the airport in X"
    return place if sited or (not steps and not counted and not _other_object(clauses, verb, place)) else None


def _behind_subject(draft: Draft, clauses: Clauses, words: ControlWords, around: Frame) -> PlaceDraft | None:
    """ "Two weeks later took Mali's army, backed by Wagner, the town": the object right behind a subject that follows its verb, however the tree has it."""
    if not (clauses.rules.verb_second and around.inverted and around.subject):
        return None
    at = around.subject[-1].last
    if at < len(clauses.words) and clauses.tokens[at].text == ",":
        at = next((i + 1 for i in range(at + 1, min(at + ASIDE, len(clauses.words))) if clauses.tokens[i].text == ","), at)
    while at < len(clauses.words) and (words.has("particles", clauses.words[at]) or clauses.words[at] in clauses.rules.determiners):
        at += 1
    if at >= len(clauses.words) or clauses.words[at] in clauses.rules.prepositions:
        return None
    return place_at(draft, clauses, words, at) if is_holdable(draft, clauses, words, at) else None


def _right_behind(draft: Draft, clauses: Clauses, words: ControlWords, verb: int) -> PlaceDraft | None:
    """ "hold about 90 per cent of X", where the tree takes the share for something else than an object; "took over the mines"."""
    particle = verb + 1 < len(clauses.words) and words.has("particles", clauses.words[verb + 1])
    first = at = verb + 2 if particle else verb + 1
    while at < len(clauses.words) and (words.has("about", clauses.words[at]) or clauses.words[at] in clauses.rules.determiners or clauses.is_number(at)):
        at += 1
    if at >= len(clauses.words) or clauses.tree.below(verb, *OBJECTS):
        return None
    share = at > first and words.has("shares", clauses.words[at])
    return place_at(draft, clauses, words, at) if share or (particle and is_holdable(draft, clauses, words, at)) else None


def _is_beside(clauses: Clauses, words: ControlWords, verb: int, at: int) -> bool:
    """Whether a preposition leads to no place: a particle of the verb ("took over X"), or that of a time ("tog i söndags X")."""
    timed = any(clauses.tokens[i].start in clauses.times for i in (at, at + 1))
    return timed or (at == verb + 1 and words.has("particles", clauses.words[at]))


def _other_object(clauses: Clauses, verb: int, place: PlaceDraft) -> bool:
    """Whether the tree has an object that is not the place: "held talks in X"."""
    if not clauses.sentence.parse.has_syntax:
        return False
    heads = [i for i in clauses.tree.below(verb, *OBJECTS) if i > verb]
    return bool(heads) and not any(clauses.tokens[clauses.tree.span(i)[0]].start <= place.start < clauses.tokens[clauses.tree.span(i)[1] - 1].end for i in heads)
