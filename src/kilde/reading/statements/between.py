"""What is put between commas behind a speech verb, and where it ends: a relative clause, a name, a source, who is meant too."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.lexicon import Speech

REACH = 14  # tokens between a speech verb and its content: addressee, adverbs, obliques


def put_between(clauses: Clauses, speech: Speech, comma: int) -> int | None:
    """The token behind the comma that closes what a comma opens; None where it opens nothing of the kind."""
    relative = relative_end(clauses, comma)
    if relative and _says_itself(clauses, speech, comma, relative):
        return None
    return relative or source_end(clauses, speech, comma) or list_end(clauses, speech, comma) or name_end(clauses, comma)


def relative_end(clauses: Clauses, comma: int) -> int | None:
    """The token behind the comma that closes a relative clause: "asks the committee, which X leads, to step in"."""
    if comma + 1 >= len(clauses.tokens) or clauses.words[comma + 1] not in clauses.rules.relatives:
        return None
    return next((i + 1 for i in range(comma + 2, min(comma + REACH, len(clauses.tokens))) if clauses.tokens[i].text == ","), None)


def _says_itself(clauses: Clauses, speech: Speech, comma: int, closes: int) -> bool:
    """ "siger X, der tilføjer, at krigen er slut": whether what stands behind the comma that would close a relative clause is what a verb in it says."""
    told = (i for i in range(comma + 2, closes - 1) if clauses.inside[i] is None and clauses.words[i] in speech.verbs)
    return closes < len(clauses.words) and clauses.words[closes] in speech.complementisers and any(clauses.is_verb(i) for i in told)


def name_end(clauses: Clauses, comma: int) -> int | None:
    """The token behind the comma that closes a name put between: "told the mission, MINUSMA, to leave"."""
    phrase, whole = clauses.starts.get(comma + 1), clauses.inside[comma]
    named = whole is not None and whole.name is not None and whole.name[0] > comma  # "the mission, MINUSMA" as one phrase
    phrase = whole if named else phrase if phrase is not None and phrase.sort in ("name", "unknown") else None
    closed = phrase is not None and phrase.last + 1 < len(clauses.tokens) and clauses.tokens[phrase.last].text == ","
    return phrase.last + 1 if closed and phrase is not None else None


def source_end(clauses: Clauses, speech: Speech, comma: int) -> int | None:
    """The token behind the comma that closes a source put between: "said, according to X, that"."""
    if comma + 1 >= len(clauses.words) or not speech.according.at(clauses.words, comma + 1):
        return None
    return next((i + 1 for i in range(comma + 2, min(comma + REACH, len(clauses.tokens))) if clauses.tokens[i].text == ","), None)


def list_end(clauses: Clauses, speech: Speech, comma: int) -> int | None:
    """The token behind the comma that closes who is meant too: "urged the world, including the UN, to act"."""
    if comma + 1 >= len(clauses.words) or not speech.continuing.at(clauses.words, comma + 1):
        return None
    marks = [i for i in range(comma + 2, min(comma + REACH, len(clauses.tokens) - 1)) if clauses.tokens[i].text == ","]
    return next((i + 1 for i in marks if speech.infinitives.at(clauses.words, i + 1) or clauses.words[i + 1] in speech.complementisers | clauses.rules.prepositions), None)
