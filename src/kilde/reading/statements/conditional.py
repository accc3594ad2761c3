"""Whether what is said hangs on a condition: by a word at its beginning or behind it, or by the order of its words."""

from __future__ import annotations

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.conditions import is_likeness
from kilde.reading.clauses.cutting import Segment
from kilde.reading.clauses.segments import Clauses
from kilde.reading.statements.lexicon import Speech


def opens_with_verb(clauses: Clauses, first: int, last: int) -> bool:
    """ "Gir de ham ikke tilbake, kommer ...": a clause that opens with its verb, and another that does behind a comma or as the tree has it, is a condition."""
    return condition_end(clauses, first, last) is not None


def condition_end(clauses: Clauses, first: int, last: int) -> int | None:
    """The token behind such a clause at the beginning of what stands between two tokens; None where there is none."""
    if not clauses.rules.verb_second:
        return None
    first = opening_word(clauses, first, last)
    if first >= last or any(clauses.tokens[i].text in "?!" for i in range(first, min(last + 2, len(clauses.tokens)))):
        return None
    if clauses.sentence.parse.has_syntax:
        tree = clauses.tree
        finite = clauses.tokens[first].upos in ("VERB", "AUX") and clauses.tokens[first].feats.get("VerbForm") == "Fin"
        if finite and tree.relation(first) == "advcl" and first < tree.heads[first] < last and any(i > first for i in tree.below(first, "nsubj")):
            return tree.span(first)[1]
    comma = next((i for i in range(first + 2, last - 2) if clauses.tokens[i].text == ","), None)
    if comma is None or not (_verbal(clauses, first) and _verbal(clauses, comma + 1)):
        return None
    subject = clauses.inside[first + 1] is not None or clauses.words[first + 1] in clauses.rules.bare | clauses.rules.determiners | clauses.rules.pronouns.keys()
    return comma if subject else None


def opening_condition(clauses: Clauses) -> int | None:
    """The same for a whole sentence: "Nekter Serbia å svare, går Nato til angrep", but not "Støtter Ukraina, sier ministeren"."""
    end = condition_end(clauses, 0, len(clauses.tokens))
    if end is None or end + 1 >= len(clauses.tokens) or clauses.tokens[opening_word(clauses, 0, end)].feats.get("Mood") == "Imp":
        return None
    cues = cue_forms(clauses.rules.language)
    told = clauses.words[end + 1] in cues and not any(clauses.tokens[i].text == "," and clauses.words[i + 1] in cues for i in range(end + 2, len(clauses.tokens) - 1))
    return None if told else end


def opening_word(clauses: Clauses, first: int, last: int) -> int:
    """The first token that is a word."""
    return next((i for i in range(first, last) if clauses.words[i][0].isalnum()), last)


def trailing_condition(clauses: Clauses, speech: Speech, first: int, last: int) -> bool:
    """ "we send help om läget försämras": a condition word behind what is committed to, with words of a clause and no number behind it."""
    for index in range(first + 2, last - 2):
        if clauses.words[index] in speech.condition_openers and clauses.words[index + 1] != clauses.rules.infinitive:
            return not clauses.is_number(index + 1) and clauses.tokens[index + 1].start not in clauses.times and not clauses.is_verb(index - 1)
    return False


def _verbal(clauses: Clauses, index: int) -> bool:
    inside = clauses.inside[index]
    return clauses.is_verb(index) or (clauses.tokens[index].upos in ("VERB", "AUX") and (inside is None or inside.sort == "unknown"))


def is_clause(clauses: Clauses, segment: Segment) -> bool:
    """A subject and a verb stand behind the opener: "om läget försämras", not "om läget", nor "a deal om eldupphör has been reached"."""
    at = next((i for i in range(segment.first, segment.body) if clauses.words[i] == segment.opener), segment.first)
    if clauses.sentence.parse.has_syntax and clauses.tokens[at].upos == "ADP" and clauses.tree.relation(at) == "case":
        return False  # a preposition and its noun
    if is_likeness(clauses, at):
        return False  # "it is as if they wanted us dead"
    return segment.kind in ("complement", "subordinate") and any(clauses.is_verb(i) for i in range(segment.first + 2, segment.last))
