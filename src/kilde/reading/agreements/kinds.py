"""Which kind of agreement a plain "agreement" is, by the words around it: what it is about tells it, what it lets somebody do hardly.

A word of a kind that stands before the noun, or in the phrase that says what the agreement is about ("an agreement on security"), tells the kind. In
the clause that says what is to be done by it ("a deal under which ships may leave") it does so only with a word that makes it that kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from kilde.model.record import AgreementKind
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.sides import OF_CONFLICT
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft

BEFORE, BEHIND = 4, 16  # tokens around a plain "agreement" that may tell its kind
REACH = 14  # tokens of what is agreed on that may tell the kind
DEFENSIVE = ("military-cooperation", "alliance")


def kind_near(clauses: Clauses, words: AgreementWords, index: int) -> AgreementKind | None:
    """The kind of a plain "agreement" by the words nearest to it: first those before it, then those behind."""
    if words.allying.find(clauses.words, 0, min(len(clauses.words), index + BEHIND)):
        return "alliance"
    for at in range(index - 1, _opener(clauses, words, index) - 1, -1):
        far = at < index - BEFORE  # "fighting between the troops of X and Y ended with a deal"
        for kind in words.kinds:
            if words.tells_kind(kind, clauses.words[at], clauses.words) and not (far and kind in DEFENSIVE) and not _is_outlawed(clauses, words, at):
                return _or_peace(words, kind, clauses.words[: at + 1])
    last = min(len(clauses.words), index + BEHIND)
    told = _behind(clauses, words, index, last)
    if told is not None:
        return told
    if words.tells_end_of_war(clauses.words[index:last]):
        return "peace"
    if words.disarming.find(clauses.words, index, min(last, index + BEFORE + 1)):
        return "ceasefire"  # "an agreement to stop shooting"
    return "withdrawal" if words.tells_leave(clauses.words[index:last]) else None


def kind_behind(clauses: Clauses, words: AgreementWords, first: int) -> AgreementKind | None:
    """The kind of what is agreed on by the nearest word behind; arms alone make no cooperation of armed forces."""
    last = min(len(clauses.words), first + REACH)
    topic = _told_by_topic(clauses, words, first, last)
    for at in range(first, last):
        told = next((k for k in words.kinds if _tells(clauses, words, k, at, last, at in topic) and (k != "military-cooperation" or words.has("cooperating", clauses.words[at]))), None)
        if told is not None or words.has("cooperating", clauses.words[at]):
            return told or "military-cooperation"
    if words.allying.find(clauses.words, first, last):
        return "alliance"
    if words.tells_end_of_war(clauses.words[first:last]):
        return "peace"
    if words.disarming.find(clauses.words, first, last):
        return "ceasefire"
    return "withdrawal" if words.tells_leave(clauses.words[first:last]) else None


def kind_nearby(draft: Draft, clauses: Clauses, words: AgreementWords) -> AgreementKind | None:
    """The kind of a plain "deal" that opens a text, by its whole sentence, then by the one behind, then by the one before."""
    number = clauses.sentence.index
    for index in (number, number + 1, number - 1):
        for near in draft.clauses:
            if near.sentence.index != index or near.sentence.block is not clauses.sentence.block:
                continue
            if words.tells_end_of_war(near.words):
                return "peace"
            if words.tells_leave(near.words):
                return "withdrawal"
            told = next((k for at in range(len(near.words)) for k in OF_CONFLICT if _tells(near, words, k, at, len(near.words), k != "withdrawal")), None)
            if told is not None:
                return told
    return None


def _opener(clauses: Clauses, words: AgreementWords, index: int) -> int:
    """The first of the words before a noun that may tell its kind: a few, and the whole clause of "captives are released under the deal"."""
    through = index - 1
    while through > 0 and clauses.words[through] in clauses.rules.determiners:
        through -= 1
    first = clauses.segment(index).first
    if first == through and first > 0:
        first = clauses.segment(first - 1).first  # "A frees ten prisoners, under a deal"
    return first if clauses.words[through] in words.sets["through"] else max(-1, index - BEFORE) + 1


def _behind(clauses: Clauses, words: AgreementWords, index: int, last: int) -> AgreementKind | None:
    """The kind by the first word behind the noun that tells one, up to a mark or a contrast."""
    topic = _told_by_topic(clauses, words, index, last)
    for at in range(index, last):
        if at > index and (clauses.tokens[at].text in ";:–—" or clauses.words[at] in clauses.rules.adversatives):
            return None
        for kind in words.kinds:
            if not _tells(clauses, words, kind, at, last, at in topic):
                continue
            if kind == "military-cooperation" and at > index and words.tells_leave(clauses.words[index:last]):
                return "withdrawal"  # "a deal under which all foreign troops are to leave"
            return _or_peace(words, kind, clauses.words[: at + 1])
    return None


def _or_peace(words: AgreementWords, kind: AgreementKind, before: Sequence[str]) -> AgreementKind:
    """ "The deal that ended the fighting in a war of two years": a truce that ends a war is peace."""
    return "peace" if kind == "ceasefire" and words.tells_end_of_war(before) else kind


def _told_by_topic(clauses: Clauses, words: AgreementWords, index: int, last: int) -> frozenset[int]:
    """The tokens behind "agreement" or "agreed" that are of what it is about: up to a mark or a clause, and up to "after weeks of shooting" till the next topic."""
    found, topical = [index], True
    apart = words.sets["through"] - words.sets["with"] - words.sets["between"]
    for at in range(index + 1, last):
        if _opens_clause(clauses, words, at):
            break
        topical = words.has("topics", clauses.words[at]) or (topical and not (clauses.words[at] in apart and clauses.tokens[at].upos == "ADP"))
        found += [at] if topical else []
    return frozenset(found)


def _opens_clause(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """Whether a mark, an infinitive, or a relative or other clause of what is to be done begins at a token."""
    opens = clauses.rules.relatives | clauses.rules.complementisers
    infinitive = clauses.words[at] == clauses.rules.infinitive and clauses.tokens[at].upos == "PART"
    under_which = words.has("terms", clauses.words[at]) and at + 1 < len(clauses.words) and clauses.words[at + 1] in opens
    topical = words.has("topics", clauses.words[at])  # nb "om" is a mark elsewhere
    return not clauses.tokens[at].text[0].isalnum() or infinitive or under_which or (clauses.words[at] in opens and not topical)


def _tells(clauses: Clauses, words: AgreementWords, kind: AgreementKind, at: int, last: int, topical: bool) -> bool:
    """Whether the word at a token tells a kind; topical: it is of what the agreement is about, not of what is to be done by it."""
    word = clauses.words[at]
    if not words.tells_kind(kind, word, clauses.words) or _is_outlawed(clauses, words, at):
        return False
    if topical or words.kind_of(word)[0]:
        return True
    around = [clauses.words[i] for i in range(max(0, at - BEFORE), last) if i != at]
    if kind == "military-cooperation":
        return words.has("cooperating", word)
    if kind == "ceasefire":
        return words.has("sparing", word) or _is_halted(clauses, words, [word, *around])
    if kind == "withdrawal":
        plain = clauses.tokens[at].upos == "NOUN" and not words.has("leaving", word)  # "their withdrawal"
        return not words.has("soldiers", word) and (plain or any(words.has("soldiers", w) or words.has("back", w) for w in around))
    return kind != "prisoner-exchange" or words.tells_captives([word, *around])


def _is_halted(clauses: Clauses, words: AgreementWords, near: Sequence[str]) -> bool:
    """ "Stop the shooting", "not to attack", "halt all military action": a word of stopping, or a negation, beside one of fighting."""
    stops = any(words.has("stopping", w) or words.has("halts", w) or w in clauses.rules.negations for w in near)
    fights = (w for w in near if w in words.kinds["ceasefire"] or w in words.kinds["military-cooperation"])
    return stops and any(not words.has("stopping", w) for w in fights)


def _is_outlawed(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "Chemical weapons": arms that are given up and not shared tell no cooperation of armed forces."""
    return at > 0 and words.has("outlawed", clauses.words[at - 1])
