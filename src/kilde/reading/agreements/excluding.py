"""Who an agreement leaves out: "it does not cover X", "X is not covered", "X is no party to the deal", "except for X"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.found import Found
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import coordinated
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

NEAR = 20  # characters between "does not apply to" and what is left out
REACH, FAR = 1, 3  # sentences behind an agreement within which a place, or an actor, may be left out of it
FIGHTING = ("armed-group", "military", "organization", "government", "person", "other")
BEFORE, BEHIND, FARTHER = 2, 3, 4  # tokens between a negation and "cover", before and behind it, and before "covered"
OUTSIDE = ("news-agency", "media", "source")


def exclusions(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Adds those left out to the agreement told last, or to the last one that they are no party to."""
    spoken_of = any(words.kind_of(word)[0] for word in clauses.words)
    near = [f for f in found if spoken_of or clauses.sentence.index - f.sentence <= FAR]
    subject = _before(clauses, words) if near else []
    excluded = subject or (_behind(draft, clauses, words) if near else [])
    excluded = [e for e in dict.fromkeys(excluded) if e.kind not in OUTSIDE]
    fights = bool(subject) and all(e.kind in FIGHTING for e in excluded)
    points_back = any(words.has("pronouns", w) for w in clauses.words)
    near = [f for f in near if spoken_of or fights or (points_back and clauses.sentence.index - f.sentence <= REACH)]
    if excluded and near:
        apart = [f for f in near if not set(excluded) & set(f.agreement.parties)]
        leaving = (apart or near)[-1].agreement
        gone = leaving.parties if leaving.status == "expired" else []  # "no longer considers itself bound": whoever left
        leaving.excludes += [e for e in excluded if e not in (*leaving.excludes, *gone)]


def leaves_out(clauses: Clauses, words: AgreementWords, first: int) -> bool:
    """Whether a sentence says from a token on whom an agreement leaves out."""
    return _active(clauses, words, first) is not None or _passive(clauses, words, first) is not None


def _active(clauses: Clauses, words: AgreementWords, first: int = 0) -> tuple[int, int] | None:
    """(first token, last exclusive) of "does not cover", "except for"."""
    mark: tuple[int, int] | None = words.excludes.find(clauses.words, first, len(clauses.words))
    if mark is not None:
        return mark
    for at in range(first, len(clauses.words)):
        if words.has("covering", clauses.words[at]) and not _is_participle(clauses, words, at):
            told = _negation(clauses, at, BEFORE, BEHIND)
            if told is not None:
                return min(at, told), max(at, told) + 1
    return None


def _passive(clauses: Clauses, words: AgreementWords, first: int = 0) -> tuple[int, int] | None:
    """(first token, last exclusive) of "is not covered", "is no party to"."""
    mark = words.left_out.find(clauses.words, first, len(clauses.words))
    if mark is not None:
        return mark
    for at in range(first, len(clauses.words)):
        if words.has("covered", clauses.words[at]) and (not words.has("covering", clauses.words[at]) or _is_participle(clauses, words, at)):
            told = _negation(clauses, at, FARTHER, 1)
            if told is not None:
                return min(at, told), max(at, told) + 1
    return None


def _is_participle(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    return words.has("covered", clauses.words[at]) and any(w in clauses.rules.auxiliaries for w in clauses.words[max(0, at - FARTHER) : at])


def _negation(clauses: Clauses, at: int, before: int, behind: int) -> int | None:
    """The negation nearest to a word, no mark in between."""
    for step in (*range(-1, -before - 1, -1), *range(1, behind + 1)):
        near: int = at + step
        if not 0 <= near < len(clauses.words):
            continue
        between = clauses.words[min(at, near) + 1 : max(at, near)]
        if clauses.words[near] in clauses.rules.negations and all(w[0].isalnum() for w in between):
            return near
    return None


def _behind(draft: Draft, clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """What stands behind "does not cover" or "except for"."""
    mark = _active(clauses, words)
    if mark is None:
        return []
    at = clauses.tokens[mark[1] - 1].end
    phrase: Phrase | None = next((p for p in clauses.phrases if p.start >= at and p.start - at < NEAR), None)
    place = next((p for p in draft.places if 0 <= p.start - at < NEAR), None)
    told = [e for p in coordinated(clauses, phrase) if p.first >= mark[1] for e in p.entities] if phrase else []
    return told or ([place_entity(draft, place.label, place.text, place.start, place.end)] if place else [])


def _before(clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """The subject of "is not covered" or "is no party to the deal", also before a relative clause: "groups that X calls terrorist"."""
    mark = _passive(clauses, words)
    if mark is None:
        return []
    own = [i for i in range(*mark) if words.has("covered", clauses.words[i])]
    verb = own[0] if own else next((i for i in range(mark[1] - 1, -1, -1) if clauses.is_verb(i)), mark[0])
    free = [p for p in clauses.phrases if p.last <= mark[0] and clauses.segment(p.first).kind != "relative"]
    subject = [p for p in frame(clauses, verb).subject if p in free]
    opening = [p for p in free if clauses.is_free(p)]
    told = subject or [q for p in opening[:1] for q in coordinated(clauses, p) if q.last <= mark[0]]
    return [e for p in told for e in p.entities]


def place_entity(draft: Draft, label: str, text: str, start: int, end: int) -> EntityDraft:
    """The entity of a place that plays a part, made when there is none."""
    known = next((e for e in draft.entities if e.label == label), None)
    if known is None:
        known = EntityDraft(label, "place", names=[text])
        draft.entities.append(known)
    span = Span(start=start, end=end)
    if span not in known.mentions:
        known.mentions.append(span)
    return known
