"""The cues of a sentence: which words say what befell somebody, and on which side of them those people stand."""

from __future__ import annotations

from kilde.reading.figures.lexicon import Form
from kilde.reading.figures.scene import Cue, Scene
from kilde.reading.numbers.lexicon import number_words
from kilde.reading.numbers.quantities import can_open

LONGEST_INSIDE = 14  # words between the parts of "kostet ... livet"
FURTHEST_AUXILIARY = 16  # words back to an auxiliary: a verb-second clause has its whole subject in between
HARM = frozenset({"killed", "injured", "captured", "missing", "displaced", "bodies-returned", "settlements-captured", "weapons-downed"})


def read_cues(scene: Scene) -> list[Cue]:
    """The cues in order: the longest match at each word, one for each kind that the words can mean."""
    cues = scene.lexicon.cues
    months = number_words(scene.language).months
    found: list[Cue] = []
    taken = 0
    for at, key in enumerate(scene.keys):
        if key not in cues or (at and scene.words[at].text in months):  # "12 March" is no demonstration
            continue
        forms = [form for form in cues[key] if scene.matches(form.words, at)]
        if not forms:
            continue
        standing = next((form for form in forms if form.role != "around" or _closing(scene, form, at)), None)
        if standing is None:
            continue  # "150 security forces" drive nobody out
        scene.forms[at] = standing
        if at >= taken:
            taken = _read_at(scene, at, forms, found)
    if not found:
        return []
    closing = {at for cue in found if cue.second for at in range(*cue.second)}
    return [cue for cue in found if cue.first not in closing]  # the closing part of an `around` cue is no cue of its own


def _read_at(scene: Scene, at: int, forms: list[Form], found: list[Cue]) -> int:
    """Adds the cues that begin at `at`; gives the index where the next may begin."""
    closed = [(form, second) for form in forms if form.role == "around" and (second := _closing(scene, form, at))]
    plain = [form for form in forms if form.role != "around"]
    if closed:
        form, second = min(closed, key=lambda pair: pair[1][0])  # "left two injured and one dead": two were injured
        kinds = dict.fromkeys(other.kind for other, end in closed if other.words == form.words and end == second)
        found += [Cue(kind, at, at + len(form.words), frozenset({"around"}), form.words, second) for kind in kinds]
        plain = [other for other in plain if len(other.words) > len(form.words) and other.kind not in kinds]
    if not plain:
        return at + (len(closed[0][0].words) if closed else 1)
    longest = len(plain[0].words)
    for kind in dict.fromkeys(form.kind for form in plain):
        best = max(len(form.words) for form in plain if form.kind == kind)
        roles = frozenset(form.role for form in plain if form.kind == kind and len(form.words) == best)
        if best == longest and not _is_hypothetical(scene, kind, at):
            found.append(Cue(kind, at, at + best, roles, plain[0].words))
    return at + longest


def _closing(scene: Scene, form: Form, at: int) -> tuple[int, int] | None:
    """Where the second part of an `around` cue stands: in the same clause, with a number, a kinsman or the like in between."""
    first = at + len(form.words)
    counts = False
    for index in range(first + 1, min(first + LONGEST_INSIDE, len(scene.words))):
        counts = counts or can_open(scene.words[index - 1].key, scene.language) or scene.has("possessives", index - 1) or scene.has("kin", index - 1)
        if counts and scene.matches(form.second, index):
            return index, index + len(form.second)  # also where its own first word would break the clause: "att lämna"
        if scene.words[index].text in ";:" or scene.has("breaks", index):
            return None
    return None


def _is_hypothetical(scene: Scene, kind: str, at: int) -> bool:
    """ "could be killed", "truer med å drepe": harm that has not happened. A perfect after the modal makes it a report."""
    if kind not in HARM:
        return False
    months = number_words(scene.language).months
    for index in range(at - 1, max(-1, at - FURTHEST_AUXILIARY // 2), -1):
        if scene.has("perfect", index) or scene.words[index].text in ".;:" or scene.has("breaks", index) or scene.has("conjunctions", index):
            return False
        if scene.has("hypothetical", index) and scene.words[index].text not in months:  # "since May 10"
            return True
    return False


def voice(scene: Scene, cue: Cue) -> str:
    """ "passive" when a form of "be" or "become" governs the participle, "active" when "have" does, else ""."""
    for index in range(cue.first - 1, max(-1, cue.first - FURTHEST_AUXILIARY), -1):
        if scene.has("passive", index):
            return "passive"
        if scene.has("perfect", index):
            return "active"
        if scene.words[index].text in ";:" or scene.has("breaks", index) or (scene.cue_form(index) and index + 1 < cue.first):
            return ""
    return ""
