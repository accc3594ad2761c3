"""The name behind a description of the speaker: "says a member of the council, Ada Blom, to AFP", "one of them, the shopkeeper X, says"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses

NEAR = 3  # tokens from the comma to the name behind "one of them"
DESCRIBED = ("group", "population", "source")  # phrases that tell what somebody is, whose name may follow


def apposed(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """The phrase of the name between commas, or between a comma and the end, that tells who a description or "one of them" is; None without one."""
    if phrase.last >= len(clauses.tokens):
        return None
    whole = clauses.starts.get(phrase.last + 1) if clauses.words[phrase.last] in clauses.rules.of | clauses.rules.partitive else None
    parted = whole is not None and any(t.text == "," for t in clauses.tokens[whole.first : whole.last])
    if whole is not None and parted and phrase.sort in DESCRIBED and whole.name is not None and not whole.genitive:
        return whole  # "a member of [the council, Ada Blom], to AFP"
    if clauses.tokens[phrase.last].text != ",":
        return None
    one = phrase.sort == "pronoun" and phrase.first > 1 and clauses.words[phrase.first - 1] in clauses.rules.of | clauses.rules.agents
    words, rules = clauses.words, clauses.rules
    part = phrase.first > 1 and words[phrase.first - 1] in rules.partitive and words[phrase.first - 2] in rules.parts | rules.indefinite
    described = (phrase.sort in DESCRIBED or part) and phrase.name is None and not phrase.genitive
    named = next((p for p in clauses.phrases if phrase.last < p.first <= phrase.last + NEAR and p.entities), None)
    if named is None or named.last >= len(clauses.tokens) or clauses.tokens[named.last].text not in (",." if described else ","):
        return None
    near = len(named.entities) == 1 and named.first == phrase.last + 1
    full = near and named.entities[0].kind == "person" and named.last - named.first > 1
    only = near and named.sort == "unknown" and clauses.tokens[named.last].text == "," and _is_one(clauses, phrase)
    if only and not named.entities[0].roles:
        named.entities[0].kind = "person"  # "a resident, Fatima, said": a name that nobody knows
    return named if one or (described and (full or only)) else None


def _is_one(clauses: Clauses, phrase: Phrase) -> bool:
    """ "a resident", "another survivor": somebody new to the text."""
    before = range(max(0, min(phrase.first, phrase.outer) - 2), phrase.head)
    return any(clauses.words[i] in clauses.rules.indefinite or clauses.is_number(i) for i in before)
