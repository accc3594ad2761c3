"""Sources that open or end a sentence and are nobody the lists know: "by a survivor's account", "as his brother tells it", "on film", "Witnesses: ..."."""

from __future__ import annotations

from kilde.reading.events.filmed import is_on_film
from kilde.reading.events.scene import Scene
from kilde.reading.statements.lexicon import speech

TRAILING = ("mark", "quote")
DEAL = 3  # tokens behind "according to" in which the deal stands that provides for something
ACCOUNT = 6  # tokens from the preposition to the noun of "by a survivor's account"
NAMED = 5  # tokens before a colon that only name who tells
NO_SOURCE = ("government", "place", "country")  # "Sudan: ..." names what it is about


def is_sourced(scene: Scene, index: int) -> bool:
    """Whether such a source stands over an event."""
    clauses, cues = scene.clauses, speech(scene.draft.language)
    if clauses.words[0] in scene.words.by_account and any(word in scene.words.accounts for word in clauses.words[1:ACCOUNT]):
        return True
    if is_introduced(scene, index) or _is_as_told(scene, index) or _is_named_before(scene, index) or (scene.syntax and is_on_film(scene, index)):
        return True
    last = clauses.segments[-1]
    trailing = last.kind in TRAILING and last.body < last.last
    for at in (0, last.body) if trailing else (0,):
        length = cues.according.at(clauses.words, at)
        deal = any(scene.words.member("agreements", word) for word in clauses.words[at + length : at + length + DEAL])
        if length and not deal and not scene.statements:
            return True
    return False


def is_introduced(scene: Scene, index: int) -> bool:
    """ "Phnom Penh's version is another: Thai jets bombed a temple first", "The accusations from Bogotá are grave: ...": before a colon stands a noun for what is told."""
    clauses = scene.clauses
    colon = clauses.mark_before(index, ":")
    if colon is None:
        return False
    told = scene.words.accounts | scene.words.tidings | speech(scene.draft.language).texts
    named = any(token.upos == "PROPN" for token in clauses.tokens[:colon]) and any(clauses.is_verb(i) for i in range(colon))
    own = any(clauses.words[i] in scene.words.verbs or scene.words.noun(clauses.words[i]) is not None for i in range(colon))
    return any(clauses.words[i] in told and clauses.tokens[i].upos == "NOUN" for i in range(colon)) or (named and not own)


def _is_as_told(scene: Scene, index: int) -> bool:
    """ "As his brother tells it, he was shot": the clause that opens the sentence has a verb of telling and nothing but "it"."""
    words = scene.clauses.words
    if words[0] not in scene.words.as_told:
        return False
    verb = next((i for i in range(1, index) if words[i] in scene.words.told_as), None)
    return verb is not None and any(word in scene.words.told_it for word in words[verb + 1 : verb + 3])


def _is_named_before(scene: Scene, index: int) -> bool:
    """ "Witnesses: soldiers fired on the crowd"."""
    clauses = scene.clauses
    colon = next((i for i in range(1, min(index, NAMED + 1)) if clauses.tokens[i].text == ":"), None)
    if colon is None or any(clauses.is_verb(i) for i in range(colon)):
        return False
    if any(t.text == "(" or (len(t.text) > 1 and t.text.isupper()) for t in clauses.tokens[:colon]):
        return False  # "GENEVA (Reuters):"
    kinds = [e.kind for phrase in clauses.phrases if phrase.first < colon for e in phrase.entities]
    return bool(kinds) and all(kind not in NO_SOURCE for kind in kinds)
