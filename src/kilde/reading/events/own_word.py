"""What marks a sentence as the outlet's own though it stands behind what somebody said: its own date, a contrast, the present, a reporter, how things have been since."""

from __future__ import annotations

from datetime import timedelta

from kilde.reading.draft import TimeDraft
from kilde.reading.events.scene import Scene
from kilde.reading.grammar import Phrases
from kilde.reading.tense import forms

OPENING = 2  # tokens of a sentence in which a word of contrast, or of another time, stands
NEAR = timedelta(days=1)  # a day so close to the day of the claim is the same story: the night, the morning after
EXACT = timedelta(days=3)  # what is longer, or open, tells the same story only where it is the same
HIGHEST = 6  # arcs climbed from a noun or participle to the verb that has a tense
OUTLETS = ("news-agency", "media")


def dates(scene: Scene) -> list[TimeDraft]:
    sentence = scene.clauses.sentence
    return scene.draft.dates(sentence.start, sentence.end)


def stands_apart(scene: Scene) -> bool:
    """Whether the sentence is set against the one before, looks back, or tells what a reporter saw."""
    clauses = scene.clauses
    if any(word in scene.words.contrast for word in clauses.words[:OPENING]) or any(word in scene.words.however for word in clauses.words):
        return True
    if scene.words.background.find(clauses.words, 0, len(clauses.words)) is not None or opens_with(scene, scene.words.before_that):
        return True
    return any(e.kind in OUTLETS for phrase in clauses.phrases for e in phrase.entities)


def opens_with(scene: Scene, phrases: Phrases) -> bool:
    """ "A day earlier, missiles had hit a hospital": whether one of some phrases begins with the first words of the sentence."""
    return any(phrases.at(scene.clauses.words, at) for at in range(OPENING))


def has_own_date(scene: Scene, known: list[TimeDraft]) -> bool:
    """Whether the sentence has a date that is not among the `known` ones."""
    return any(not _is_among(time, known) for time in dates(scene))


def _is_among(time: TimeDraft, known: list[TimeDraft]) -> bool:
    first, last = time.edtf.earliest, time.edtf.latest
    for one in known:
        earliest, latest = one.edtf.earliest, one.edtf.latest
        if str(time.edtf) == str(one.edtf):
            return True
        if first is None or last is None or earliest is None or latest is None or max(last - first, latest - earliest) > EXACT:
            continue
        if first <= latest + NEAR and earliest <= last + NEAR:
            return True
    return False


def tense(scene: Scene, index: int) -> str | None:
    """ "past", "pluperfect", "perfect" or "present" of the clause in which a token tells something; None where nothing tells."""
    clauses = scene.clauses
    if not scene.syntax:
        return None
    tree, at = clauses.tree, index
    for _ in range(HIGHEST):
        helpers = tree.below(at, "aux", "cop")
        perfect = [i for i in helpers if clauses.rules.auxiliaries.get(clauses.words[i]) == "perfect"]
        if perfect:
            return "pluperfect" if any(clauses.tokens[i].feats.get("Tense") == "Past" for i in perfect) else "perfect"
        listed = forms(scene.draft.language).simple  # a strong past in -s is easily read as a present, and one whose form nobody tells is listed
        told = not helpers and "VerbForm" not in clauses.tokens[at].feats and clauses.tokens[at].upos in ("VERB", "ADJ") and listed.get(clauses.words[at]) == "past"
        finite = [i for i in (at, *helpers) if clauses.tokens[i].feats.get("VerbForm") == "Fin" or (i == at and told)]
        if finite:
            past = any("past" in (listed.get(clauses.words[i]), clauses.tokens[i].feats.get("Tense", "").lower()) for i in finite)
            resulting = at not in finite and clauses.tokens[at].feats.get("VerbForm") == "Part"
            return "past" if past else "perfect" if resulting else "present"
        at = tree.heads[at]
        if at < 0:
            return None
    return None
