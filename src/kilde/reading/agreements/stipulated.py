"""The terms of an agreement, one by one: what the parties are to do by it, each the words that say it.

They stand behind a verb whose subject is the agreement ("the deal provides for X"), in a clause that hangs on it ("under the deal A will ...", "a deal
under which ..."), behind a verb of agreeing ("agreed to do X and to do Y"), behind its noun ("a deal on X"), or in the sentence that goes on ("both are
also to ..."). What kind of agreement it is, is no term.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.agreements.lexicon import AgreementWords, agreement_words
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import SILENT, AgreementDraft, Draft

REACH = 3  # sentences behind an agreement in which its terms may be told
LEADING = 4  # tokens from "under the terms of" to the noun
BINDING = ("obligation", "future")  # what a modal says of one who has yet to do what was agreed
WHAT_IS_SAID = ("ccomp", "xcomp", "advcl", "acl")


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens first to last (exclusive) of a sentence that say what is to be done."""

    clauses: Clauses
    first: int
    last: int

    @property
    def span(self) -> Span:
        return self.clauses.span(self.first, self.last)


def add_terms(draft: Draft) -> None:
    """Gives each agreement the terms that its sentence and those behind it tell."""
    words = agreement_words(draft.language)
    for clauses in draft.clauses:
        if clauses.sentence.block.kind in SILENT or not clauses.sentence.parse.has_syntax:
            continue
        agreement = _spoken_of(draft, clauses)
        if agreement is None:
            continue
        behind = 0 <= clauses.sentence.index - 1 == max(_sentence(draft, e.start) for e in agreement.evidence) or bool(agreement.terms)
        told = list(_terms(clauses, words, behind)) or (list(_gone_on(draft, clauses, words, agreement)) if behind else [])
        for term in told:
            if not any(_shares(term.span, known) for known in agreement.terms):
                agreement.terms.append(term.span)
    for agreement in draft.agreements:
        agreement.terms.sort(key=lambda span: span.start)


def _spoken_of(draft: Draft, clauses: Clauses) -> AgreementDraft | None:
    """The agreement that a sentence tells, else the last one told before it, else the first one behind it."""
    start, end, index = clauses.sentence.start, clauses.sentence.end, clauses.sentence.index
    inside = [a for a in draft.agreements if any(start <= e.start < end for e in a.evidence)]
    if inside:
        return inside[0]
    near = [a for a in draft.agreements if any(0 < index - _sentence(draft, e.start) <= REACH for e in a.evidence)]
    behind = [a for a in draft.agreements if a.evidence[0].start >= end and _sentence(draft, a.evidence[0].start) - index == 1]
    return near[-1] if near else next(iter(behind), None)


def _sentence(draft: Draft, character: int) -> int:
    clauses = draft.clauses_at(character)
    return clauses.sentence.index if clauses is not None else -1


def _shares(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _terms(clauses: Clauses, words: AgreementWords, behind: bool) -> Iterator[Term]:
    """behind: the agreement was told right before, so that "it" may be it."""
    tree = clauses.tree
    root = tree.root()
    if behind and root is not None and words.has("stipulating", clauses.words[root]) and any(clauses.words[i] in clauses.rules.pronouns for i in tree.below(root, "nsubj")):
        yield from _said_behind(clauses, words, root)
    nouns = [i for i, w in enumerate(clauses.words) if words.kind_of(w)[0] and clauses.tokens[i].upos in ("NOUN", "PROPN")]
    for noun in nouns:
        verb = tree.heads[noun]
        if _leads(clauses, words, noun) and verb >= 0:
            yield from _clauses_of(clauses, _predicate(clauses, noun), noun)
        elif verb >= 0 and tree.relation(noun) == "nsubj" and words.has("stipulating", clauses.words[verb]):
            yield from _said_behind(clauses, words, verb)
        for relative in tree.below(noun, "acl"):
            if _is_under_which(clauses, words, relative):
                yield from _clauses_of(clauses, relative, None)
            elif words.has("stipulating", clauses.words[relative]):
                yield from _said_behind(clauses, words, relative)
        yield from _about(clauses, words, noun)
    yield from _agreed_on(clauses, words)


def _leads(clauses: Clauses, words: AgreementWords, noun: int) -> bool:
    """ "Under (the terms of) the deal": a preposition of terms before the noun."""
    return any(words.has("terms", clauses.words[i]) for i in range(max(0, noun - LEADING), noun) if clauses.tokens[i].upos in ("ADP", "VERB", "ADV", "NOUN", "SCONJ"))


def _predicate(clauses: Clauses, noun: int) -> int:
    """The clause that the agreement's phrase hangs in."""
    return next((i for i in clauses.tree.above(clauses.tree.heads[noun]) if clauses.tree.is_predicate(i)), clauses.tree.heads[noun])


def _clauses_of(clauses: Clauses, verb: int, opener: int | None) -> Iterator[Term]:
    """A clause that tells what is to be, and those joined to it, without the phrase that leads to them."""
    if opener is not None and not _is_to_come(clauses, verb):
        return
    without = set(clauses.tree.all_below(opener)) if opener is not None else set()
    for one in _joined(clauses, verb):
        yield from _term(clauses, one, without)


def _is_to_come(clauses: Clauses, verb: int) -> bool:
    """Whether a clause says what has yet to be done: "will release", "skal løslate", "is to be opened", "releases"; not what has happened."""
    return frame(clauses, verb).modal in BINDING or not clauses.is_past(verb)


def _joined(clauses: Clauses, head: int) -> list[int]:
    """A word and what is coordinated with it: verbs with verbs, nouns with nouns."""
    return [head, *(i for i in clauses.tree.below(head, "conj", "parataxis") if i > head)]


def _said_behind(clauses: Clauses, words: AgreementWords, verb: int) -> Iterator[Term]:
    """What stands behind a verb of stipulating: a clause, an infinitive, things, or who is bound to what."""
    tree = clauses.tree
    said = [i for i in tree.below(verb, *WHAT_IS_SAID) if i > verb and not _is_of_time(clauses, words, i)]
    things = [i for i in tree.below(verb, "obj") if i > verb and tree.relation(i) == "obj"]
    if said:
        bound = min(things, default=None)
        for n, one in enumerate(_joined(clauses, said[0])):
            yield from _term(clauses, one, set(), bound if n == 0 and bound is not None and bound < one else None)
        return
    governed = [i for i in tree.below(verb, "obl", "nmod") if i > verb and any(words.has("stipulated", clauses.words[c]) for c in tree.below(i, "case")) and not clauses.in_time(i)]
    for head in things or governed[:1]:
        for one in _joined(clauses, head):
            if not _is_kind(clauses, words, one):
                yield from _term(clauses, one, set())


def _is_of_time(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "The deal provides aid when ...": a clause that hangs on a verb by no preposition of what is stipulated and is no infinitive."""
    opens = [clauses.words[i] for i in clauses.tree.below(index, "mark", "case")]
    return clauses.tree.relation(index) == "advcl" and not any(words.has("stipulated", w) or w == clauses.rules.infinitive for w in opens)


def _is_under_which(clauses: Clauses, words: AgreementWords, relative: int) -> bool:
    """ "A deal under which A will ...": the relative clause opens with a preposition of terms."""
    first, _ = clauses.tree.span(relative)
    return any(words.has("terms", w) for w in clauses.words[first : first + 2])


def _about(clauses: Clauses, words: AgreementWords, noun: int) -> Iterator[Term]:
    """ "A deal on the withdrawal of troops", "avtale om å utveksle fanger": what hangs on the noun by a preposition of topics."""
    tree = clauses.tree
    for below in tree.below(noun, "nmod", "acl", "obl"):
        case = [clauses.words[i] for i in tree.below(below, "case", "mark") if i < below]
        infinitive = clauses.tokens[below].feats.get("VerbForm") == "Inf"
        about = any(words.has("agreed_on", w) for w in case) or (infinitive and clauses.rules.infinitive in case)
        if below > noun and about and not clauses.in_time(below):
            for one in _joined(clauses, below):
                if not _is_kind(clauses, words, one) and not _is_named(clauses, one):
                    yield from _term(clauses, one, set())


def _agreed_on(clauses: Clauses, words: AgreementWords) -> Iterator[Term]:
    """ "Agreed to exchange 17 prisoners and to open the border", "enige om utveksling av fanger"."""
    tree = clauses.tree
    mark = words.agreeing.find(clauses.words, 0, len(clauses.words)) or words.consenting.find(clauses.words, 0, len(clauses.words))
    if mark is None or any(w in clauses.rules.negations for w in clauses.words[max(0, mark[0] - 2) : mark[0]]) or frame(clauses, mark[0]).modal:
        return
    heads = range(mark[0], min(mark[1] + 1, len(clauses.words)))
    what = [i for h in heads for i in tree.below(h, "xcomp", "ccomp", "advcl", "obl", "acl") if i >= mark[1] - 1 and not clauses.in_time(i)]
    for head in what[:1]:
        verbal = clauses.is_verb(head) or clauses.tokens[head].upos == "VERB"
        about = any(words.has("agreed_on", clauses.words[i]) or clauses.words[i] == clauses.rules.infinitive for i in tree.below(head, "case", "mark"))
        if verbal or about:
            for one in _joined(clauses, head):
                if not _is_kind(clauses, words, one):
                    yield from _term(clauses, one, set())


def _is_kind(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether a thing is the agreement itself, "agreed to a truce", and not what is to be done by it, "a deal on the exchange of all prisoners"."""
    if any(words.kind_of(clauses.words[i])[0] or words.has("wars", clauses.words[i]) for i in clauses.tree.below(index, "obj")):
        return clauses.tokens[index].upos == "VERB"  # "agreed to maintain the truce", "to end the war"
    known, kind = words.kind_of(clauses.words[index])
    done = kind == "prisoner-exchange" and bool(clauses.tree.below(index, "nmod"))
    return clauses.tokens[index].upos in ("NOUN", "PROPN") and ((known and not done) or words.has("peaces", clauses.words[index]))


def _is_named(clauses: Clauses, index: int) -> bool:
    return clauses.tokens[index].upos in ("PROPN", "PRON", "NUM") or clauses.inside[index] is not None


def _gone_on(draft: Draft, clauses: Clauses, words: AgreementWords, agreement: AgreementDraft) -> Iterator[Term]:
    """ "Both sides are also to ...": what a party has yet to do, right behind terms or the agreement itself, in nobody's words."""
    tree = clauses.tree
    root = tree.root()
    if root is None or not clauses.is_verb(root):
        return
    around = frame(clauses, root)
    party = any(p.sort in ("collective", "pronoun") or any(e in agreement.parties for e in p.entities) for p in around.subject)
    besides = [i for i, w in enumerate(clauses.words) if words.has("besides", w)]
    spoken = any(s.cue is not None and clauses.sentence.start <= s.cue.start < clauses.sentence.end for s in draft.statements)
    if not party or spoken or around.negated or not (around.modal == "obligation" or (besides and _is_to_come(clauses, root))):
        return
    fronted = [i for i in tree.below(root, "obl") if i < root and i in besides]  # "in return for X, A will ..."
    for below in (b for i in fronted for b in tree.below(i, "nmod")):
        yield from _term(clauses, below, set())
    without = {t for i in fronted for t in clauses.tree.all_below(i)}
    for one in _joined(clauses, root):
        yield from _term(clauses, one, without)


def _term(clauses: Clauses, head: int, without: set[int], bound: int | None = None) -> Iterator[Term]:
    """The words of one term: all below its head but what is joined to it, what leads to it and the marks at its ends."""
    joined = frozenset(i for i in clauses.tree.below(head, "conj", "parataxis") if i > head)
    limit = min((clauses.tree.span(i)[0] for i in joined), default=len(clauses.words))  # a mark at the end hangs on the first of several
    inside = [i for i in clauses.tree.all_below(head, joined) if i not in without and i < max(limit, head + 1)]
    inside += clauses.tree.all_below(bound) if bound is not None else []
    rules = clauses.rules
    first, last = min(inside, default=head), max(inside, default=head) + 1
    while first < last - 1 and _is_opener(clauses, first):
        first += 1
    while last - 1 > first and (not clauses.tokens[last - 1].text[0].isalnum() or clauses.words[last - 1] in rules.conjunctions):
        last -= 1
    if last > first:
        yield Term(clauses, first, last)


def _is_opener(clauses: Clauses, index: int) -> bool:
    """ "That", "and", "for", "on", "under which": what leads to a term and is none of its words."""
    token, word = clauses.tokens[index], clauses.words[index]
    if word == clauses.rules.infinitive and token.upos == "PART":
        return False
    return not token.text[0].isalnum() or token.upos in ("SCONJ", "CCONJ", "ADP") or clauses.tree.relation(index) in ("mark", "case", "cc") or word in clauses.rules.relatives
