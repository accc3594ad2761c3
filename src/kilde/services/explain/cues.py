"""What kind of words attribute a statement, and which list entries know them."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import Statement
from kilde.reading.clauses.segments import Clauses
from kilde.services.explain import lists
from kilde.services.explain.lists import Entry
from kilde.services.explain.reasons import UNTRACED
from kilde.services.explain.trace import Trace

REFUSALS = ("refusal_phrases", "refusal_auxiliaries")
HEARSAY = ("hearsay_adverbs", "hearsay_auxiliaries", "hearsay_nouns")
WHY = {
    "verb": "a verb of saying", "according": "an according-to phrase", "impersonal": "an impersonal phrase", "refusal": "words that refuse a comment",
    "hearsay": "words by which the outlet passes on hearsay", "named": "a name and a colon before a quotation",
    "told": "a sentence after it says who said it", "continued": "no cue of its own: a quotation that goes on, or an outlet named in the sentence",
    "unknown": UNTRACED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """kind: a key of WHY. entries: the rows that have the word, the one with the statement's act first. first: token of the sentence."""

    kind: str
    first: int
    entries: tuple[Entry, ...] = ()

    @property
    def why(self) -> str:
        return WHY[self.kind]

    @property
    def source(self) -> str:
        return str(self.entries[0]) if self.entries else ""


def cue_of(trace: Trace, item: Statement, clauses: Clauses) -> Cue:
    if item.cue is None:
        return Cue("continued", 0)
    tokens = trace.tokens(clauses, item.cue)
    if not tokens:
        return Cue("unknown", 0)
    first, language, words = tokens.start, trace.language, clauses.words
    sentence = clauses.sentence
    if item.cue.start == sentence.start and item.cue.end == sentence.end:
        return Cue("told", first)
    if trace.text[item.cue.start : item.cue.end] == ":":
        return Cue("named", first)
    if item.act == "no-comment":
        found = lists.first_phrase(language, "speech", REFUSALS, words, range(first, min(len(words), tokens.stop + 4)))
        if found:
            return Cue("refusal", first, (found[1],))
    for kind, name in (("according", "according"), ("impersonal", "impersonal")):
        phrase = lists.phrase(language, "speech", name, words, first)
        if phrase:
            return Cue(kind, first, (phrase[1],))
    entries = lists.rows(language, "speech", "verbs", words[first])
    if entries:
        return Cue("verb", first, tuple(sorted(entries, key=lambda entry: _fit(entry, item, words, first))))
    hearsay = lists.first_phrase(language, "speech", HEARSAY, words, tokens)
    split = None
    if hearsay is None and len(tokens) > 1:  # "skal regjeringen ha": the two halves of the auxiliary
        split = lists.phrase(language, "speech", "hearsay_auxiliaries", [words[first], words[tokens.stop - 1]], 0)
    entry = hearsay[1] if hearsay else split[1] if split else None
    return Cue("hearsay", first, (entry,)) if entry else Cue("unknown", first)


def _fit(entry: Entry, item: Statement, words: list[str], at: int) -> tuple[bool, bool]:
    """The statement's act before others; a particle that stands behind the verb before none, and none before one that does not."""
    return not lists.has_its_particle(entry, words[at + 1 : at + 7]), entry.row.get("act") != item.act
