"""What a film shows, on its word: "video that nobody has verified shows soldiers shooting", "on film that the rebels spread"."""

from __future__ import annotations

from kilde.reading.events.scene import Scene

SHORTEST = 5  # letters of a word for a film that may end a compound
REACH = 5  # tokens from the word for a film to its verb of showing: "a video that is said to show"
WITHIN = ("complement", "bare", "relative", "infinitive")  # kinds of segments that go on with what a verb shows


def is_on_film(scene: Scene, index: int) -> bool:
    """ "On film that the rebels spread, fighters storm the barracks"; "the video purports to show an execution", whatever the tree makes of it."""
    tree, words = scene.clauses.tree, scene.clauses.words
    if any(_is_film(scene, words[i]) for at in tree.above(index) for i in tree.below(at, "obl") if i < index):
        return True
    films = (i for i in range(index) if _is_film(scene, words[i]))
    shows = (j for i in films for j in range(i + 1, min(index, i + REACH)) if words[j] in scene.words.showing)
    return any(_reaches(scene, verb, index) for verb in shows)


def _is_film(scene: Scene, word: str) -> bool:
    """A word for a film or picture, or a compound that ends in one: "mobilopptak"."""
    films = scene.words.footage
    return word in films or (scene.words.joined and any(word.endswith(film) for film in films if len(film) >= SHORTEST))


def _reaches(scene: Scene, verb: int, index: int) -> bool:
    """Whether no clause of its own begins between the verb of showing and the event."""
    segments = scene.clauses.segments
    first, last = segments.index(scene.clauses.segment(verb)), segments.index(scene.clauses.segment(index))
    return all(segment.kind in WITHIN for segment in segments[first + 1 : last + 1])


def shown_by(scene: Scene, verb: int) -> bool:
    """ "Videos (purport to) show ...", "footage that shows ...", "footage spread online showing ...": whether it is a film that shows it."""
    tree, words = scene.clauses.tree, scene.clauses.words
    verb = tree.heads[verb] if tree.relation(verb) == "xcomp" else verb
    over = tree.heads[verb]
    films = [*tree.below(verb, "nsubj"), *([over, *tree.below(over, "nsubj")] if over >= 0 and tree.relation(verb) in ("acl", "advcl") else ())]
    return any(_is_film(scene, words[i]) for i in films)
