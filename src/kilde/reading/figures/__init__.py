"""Stage: the figures of a text: how many were killed, hurt, taken, driven out, fired, downed, how far and how long.

Each sentence is read by itself: quantities, what they count, the cues around them, then which belongs to which. Works from words
and closed lists alone, and uses syntax where the encoder gives it. Rules of coding: docs/guideline.md, "Figures".
"""

from __future__ import annotations

from bisect import bisect
from itertools import pairwise

from kilde.reading.draft import Draft, FigureDraft
from kilde.reading.figures.context import LOSSES, Surroundings, note_days, undisclosed
from kilde.reading.figures.counted import read_counted
from kilde.reading.figures.cues import read_cues
from kilde.reading.figures.lexicon import lexicon_of
from kilde.reading.figures.linking import link
from kilde.reading.figures.measures import add_measures, tells_of_truce
from kilde.reading.figures.merging import merge
from kilde.reading.figures.parts import add_parts
from kilde.reading.figures.phrases import noun_at
from kilde.reading.figures.roles import add_roles
from kilde.reading.figures.scene import Found, Scene
from kilde.reading.numbers import Quantity, quantities, split_words
from kilde.reading.numbers.quantities import can_open

EXCHANGE = 3  # sentences from an exchange of prisoners to those who tell how many went home
FREEING, BOTH = frozenset({"released", "regained"}), frozenset({"hostages", "prisoners"})
MEMORY = 6  # figures of earlier sentences that a part may belong to


def read(draft: Draft) -> None:
    """Adds the figures to draft.figures, in text order."""
    known, around = lexicon_of(draft.language), Surroundings(draft)
    dates = sorted((time.start, time.end) for time in draft.times if time.kind in ("date", "set"))
    earlier: list[Found] = []
    drafts: dict[Found, FigureDraft] = {}
    figures: list[tuple[FigureDraft, str, int]] = []
    scenes = [Scene(sentence, draft.language, split_words(sentence.tokens, draft.language), known) for sentence in draft.sentences]
    _note_exchanges(scenes)
    for before, scene in pairwise(scenes):
        scene.follows_truce = tells_of_truce(before)
    for scene in scenes:
        sentence = scene.sentence
        if figures and figures[-1][0].kind in LOSSES and sentence.index - figures[-1][2] <= 1 and (losses := undisclosed(scene)):
            figures[-1][0].excludes.append(losses)
        _find(scene, earlier, dates)
        for found in scene.found:
            figure = drafts[found] = _figure(scene, found)
            around.complete(scene, found, figure)
            figures.append((figure, sentence.block.kind, sentence.index))
        for found in scene.found:
            drafts[found].part_of = drafts.get(found.part_of) if found.part_of else None
        earlier = [*earlier, *scene.found][-MEMORY:]
    note_days(figures)
    draft.figures += sorted(merge(figures), key=lambda figure: (figure.evidence[0].start, figure.evidence[0].end))


def _note_exchanges(scenes: list[Scene]) -> None:
    told = [at for at, scene in enumerate(scenes) if any(scene.phrase("swap", word) for word in range(len(scene.words))) or _trades(scene)]
    freed = {at: labels for at, scene in enumerate(scenes) if (labels := _freed(scene))}
    if {label for labels in freed.values() for label in labels} >= BOTH:
        told += freed  # hostages here, prisoners there
    for at, scene in enumerate(scenes):
        scene.exchange = any(abs(at - other) <= EXCHANGE for other in told)


def _trades(scene: Scene) -> bool:
    """Whether hostages and prisoners are both set free in one sentence: "Hamas løslod 25 gidsler, og Israel satte 200 fanger fri"."""
    freed = _freed(scene)
    return freed is not None and (freed >= BOTH or any(_given_for(scene, word) for word in range(len(scene.words) - 2)))


def _freed(scene: Scene) -> set[str] | None:
    """Which kinds of captives a sentence about setting free names; None for another sentence."""
    if not any(form.kind in FREEING for key in scene.keys for form in scene.lexicon.cues.get(key, ())):
        return None
    return {noun.label for word in range(len(scene.words)) if (noun := noun_at(scene, word)[0]) is not None} & BOTH


def _given_for(scene: Scene, at: int) -> bool:
    """ "90 palæstinensiske fanger mod tre kvinder": captives, a preposition of return and a number."""
    noun, _ = noun_at(scene, at)
    return noun is not None and noun.label in BOTH and scene.has("return", at + 1) and can_open(scene.key(at + 2), scene.language)


def _find(scene: Scene, earlier: list[Found], dates: list[tuple[int, int]]) -> None:
    """Fills scene.found."""
    scene.cues = [cue for cue in read_cues(scene) if scene.exchange or cue.kind != "regained"]
    phrases = {at for cue in scene.cues if cue.last - cue.first > 1 for at in range(cue.first, cue.last)}
    numbers = [quantity for quantity in quantities(scene.words, scene.language, phrases) if quantity.size and not _dated(scene, quantity, dates)]
    if not numbers and not any(word.key in scene.lexicon.words["possessives"] for word in scene.words):
        return
    scene.counted = read_counted(scene, numbers)
    if not scene.counted:
        return
    spoken_for: set[int] = set()
    if scene.cues:
        spoken_for = link(scene)
    if scene.cues or earlier:
        add_parts(scene, earlier, spoken_for)
    add_roles(scene, spoken_for)
    add_measures(scene)
    if scene.found:
        scene.totals = [at for at in range(len(scene.words)) if scene.phrase("cumulative", at)]


def _dated(scene: Scene, quantity: Quantity, dates: list[tuple[int, int]]) -> bool:
    """Whether a number lies inside a date that an earlier stage read."""
    start, end = scene.words[quantity.at].start, scene.words[quantity.last - 1].end
    at = bisect(dates, (end, 0)) - 1
    return at >= 0 and dates[at][0] <= start and end <= dates[at][1]


def _figure(scene: Scene, found: Found) -> FigureDraft:
    quantity = found.counted.quantity
    return FigureDraft(
        evidence=[scene.span(found.first, found.last)],
        kind=found.kind,
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        unit=found.unit,
        approximate=quantity.approximate,
        victims=found.counted.label,
        confidence=found.confidence,
    )
