"""What stands in a sentence beside somebody's words and is no part of them: "The man, who claims to be innocent, was arrested"."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.draft import StatementDraft
from kilde.reading.events.own_word import dates
from kilde.reading.events.scene import Scene
from kilde.reading.statements.lexicon import speech

TELLING = ("assert", "confirm", "announce", "deny")  # acts whose words tell what happened


def stands_beside(scene: Scene, index: int, statement: StatementDraft) -> bool:
    """Whether the event at a token is the outlet's own though the span of a statement holds it."""
    at = scene.clauses.token_at(statement.cue.start) if statement.cue is not None else None
    if at is None or at == index:
        return False
    if _is_last_word(scene, at):
        return False
    if scene.syntax and (_is_above(scene, index, at) or _is_joined_to(scene, index, at, statement)):
        return True
    return not statement.quote and _is_before_mark(scene, index, at, statement)


def _is_last_word(scene: Scene, at: int) -> bool:
    """ "Two died in the strikes, which began at midnight, according to X": a source behind the last mark is that of the whole, wherever the tree hangs it."""
    clauses = scene.clauses
    trails = at > 0 and clauses.tokens[at - 1].text == "," and speech(scene.draft.language).according.at(clauses.words, at) > 0
    told_of = next((i for i in range(at, len(clauses.words) - 1) if clauses.tokens[i].text == "," and clauses.words[i + 1] in clauses.rules.relatives), len(clauses.words))
    return trails and not any(token.feats.get("VerbForm") == "Fin" for token in clauses.tokens[at:told_of])  # "..., according to X, who calls for more"


def _is_above(scene: Scene, index: int, at: int) -> bool:
    """ "The truce was broken, each camp blaming the other": the words of saying lie below the event, in a clause of their own."""
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    gerund = scene.clauses.rules.gerund
    bare = tokens[at].feats.get("VerbForm") in ("Part", "Ger") and (not gerund or scene.clauses.words[at].endswith(gerund) or bool(tree.below(at, "mark", "aux")))  # not "..., a group said"
    timing = any(scene.clauses.words[i] in scene.words.apart for i in tree.below(at, "mark"))  # "X expelled them after Y had accused Z"
    beside = (bare or timing) and tree.relation(at) == "advcl" and bool(tree.below(at, "nsubj"))
    higher = set(tree.above(index))
    if at in higher:
        return _tells_of_speaker(scene, index, at)
    while at >= 0 and at not in higher:
        beside |= tree.relation(at) == "acl" and (tree.subtype(at) == "relcl" or tree.relation(tree.heads[at]) == "nsubj")
        at = tree.heads[at]
    return beside and at >= 0


def _tells_of_speaker(scene: Scene, index: int, cue: int) -> bool:
    """ "Erdogan, whose drones beat back the assault, said": a relative clause behind a mark that tells who it is that speaks."""
    tree, relative = scene.clauses.tree, False
    for lower, upper in pairwise(tree.above(index)):
        marked = any(scene.clauses.tokens[i].text == "," for i in range(upper + 1, lower))
        content = any(scene.clauses.words[i] in scene.clauses.rules.complementisers for i in tree.below(lower, "mark"))  # "Det hævdes, at de angreb"
        relative |= tree.relation(lower) == "acl" and tree.subtype(lower) == "relcl" and marked and not content
        if upper == cue:
            return relative and tree.relation(lower) == "nsubj"
    return False


def _is_joined_to(scene: Scene, index: int, at: int, statement: StatementDraft) -> bool:
    """ "Congo accuses Rwanda of it and broke its ties", "Baku announced a truce, but the fighting went on": joined to the words of saying."""
    tree, words = scene.clauses.tree, scene.clauses.words
    clause = tree.own_clause(index) if scene.clauses.tokens[index].upos == "NOUN" else None
    index = index if clause is None else clause  # "thanked X and held talks with Y"
    if at > index or statement.quote or statement.act == "assert" or tree.relation(index) != "conj" or tree.heads[index] != at:
        return False
    against = bool(tree.below(index, "nsubj")) and any(words[i] in scene.words.contrast for i in tree.below(index, "cc"))
    return against or (statement.act not in TELLING and scene.clauses.tokens[index].feats.get("VerbForm") == "Fin")


def _is_before_mark(scene: Scene, index: int, at: int, statement: StatementDraft) -> bool:
    """ "The town was retaken in June; twelve bodies were found, officials said": a clause with its own date before the half that has a source."""
    tokens = scene.clauses.tokens
    half = next((i for i in range(index + 1, at) if tokens[i].text == ";"), None)
    inside = speech(scene.draft.language).according.at(scene.clauses.words, at) and tokens[at - 1].text != ","
    if half is None and inside and scene.syntax:
        half = next((i for i in range(index + 1, at) if _opens_half(scene, i)), None)
    if half is None:
        return False
    dated = any(time.start < tokens[half].start for time in dates(scene))
    return dated or statement.act not in TELLING


def _opens_half(scene: Scene, at: int) -> bool:
    """Whether a token joins a second main clause, with a subject of its own, to the first."""
    tree = scene.clauses.tree
    verb = tree.heads[at]
    joins = tree.relation(at) == "cc" and verb >= 0 and tree.relation(verb) == "conj" and bool(tree.below(verb, "nsubj"))
    return joins and tree.relation(tree.heads[verb]) == "root"
