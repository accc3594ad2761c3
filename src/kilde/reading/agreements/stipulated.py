"""The terms of an agreement, one by one: what the parties are to do by it, each the words that say it.

They stand behind a verb whose subject is the agreement ("the deal provides for X"), in a clause that hangs on it ("under the deal A will ...", "a deal
under which ..."), behind a verb of agreeing ("agreed to do X and to do Y"), behind its noun ("a deal on X"), or in the sentence that goes on ("both are
also to ..."). What kind of agreement it is, is no term.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kilde.model.record import Span
from kilde.reading.agreements.continued import continued, is_to_come
from kilde.reading.agreements.lexicon import AgreementWords, agreement_words
from kilde.reading.agreements.listed import listed
from kilde.reading.agreements.term import Term, joined, term_of
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import SILENT, AgreementDraft, Draft

REACH = 3  # sentences behind an agreement in which its terms may be told
LEADING = 4  # tokens from "under the terms of" to the noun
WHAT_IS_SAID = ("ccomp", "xcomp", "advcl", "acl")


def add_terms(draft: Draft) -> None:
    """Gives each agreement the terms that its sentence and those behind it tell."""
    words = agreement_words(draft.language)
    for clauses in draft.clauses:
        if clauses.sentence.block.kind in SILENT or not clauses.sentence.parse.has_syntax:
            continue
        agreement = _spoken_of(draft, clauses)
        if agreement is None:
            continue
        behind = _is_behind(draft, clauses, agreement)
        told = [*listed(draft, clauses, words, behind), *_terms(clauses, words, behind)] or (list(continued(draft, clauses, words, agreement)) if behind else [])
        for term in told:
            if not any(_shares(term.span, known) for known in agreement.terms):
                agreement.terms.append(term.span)
    for agreement in draft.agreements:
        agreement.terms.sort(key=lambda span: span.start)


def _is_behind(draft: Draft, clauses: Clauses, agreement: AgreementDraft) -> bool:
    """Whether a sentence stands right behind one that tells the agreement, or a term of it."""
    before = clauses.sentence.index - 1
    return before >= 0 and any(_sentence(draft, e.start) == before for e in (*agreement.evidence, *agreement.terms))


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
    if behind and root is not None and words.has("stipulating", clauses.words[root]) and any(_is_pronoun(clauses, i) for i in tree.below(root, "nsubj")):
        yield from _provided(clauses, words, root)
    elif behind and root is not None and (opener := _led_by_pronoun(clauses, words, root)) is not None:
        yield from _clauses_of(clauses, root, opener)
    nouns = [i for i, w in enumerate(clauses.words) if words.kind_of(w)[0] and clauses.tokens[i].upos in ("NOUN", "PROPN")]
    for noun in nouns:
        verb = tree.heads[noun]
        if _leads(clauses, words, noun) and verb >= 0:
            yield from _clauses_of(clauses, _predicate(clauses, noun), noun)
        elif verb >= 0 and tree.relation(noun) == "nsubj" and words.has("stipulating", clauses.words[verb]):
            yield from _provided(clauses, words, verb)
        yield from _read_out(clauses, words, verb)
        for relative in _relatives(clauses, noun):
            if _is_under_which(clauses, words, relative):
                yield from _clauses_of(clauses, relative, None, {i for i in tree.below(relative, "advmod", "mark") if words.has("whereby", clauses.words[i])})
            elif words.has("stipulating", clauses.words[relative]) and tree.heads[relative] == noun:
                yield from _provided(clauses, words, relative)
        yield from _about(clauses, words, noun)
    yield from _agreed_on(clauses, words)


def _leads(clauses: Clauses, words: AgreementWords, noun: int) -> bool:
    """ "Under (the terms of) the deal": a preposition of terms before the noun."""
    return any(words.has("terms", clauses.words[i]) for i in range(max(0, noun - LEADING), noun) if clauses.tokens[i].upos in ("ADP", "VERB", "ADV", "NOUN", "SCONJ"))


def _led_by_pronoun(clauses: Clauses, words: AgreementWords, root: int) -> int | None:
    """ "Under it A will ...", "etter den slipper Hamas fri gisler", "under its terms": what opens a sentence by the agreement of the one before."""
    if not words.has("terms", clauses.words[0]):
        return None
    for opener in (i for i in clauses.tree.below(root, "obl", "advmod") if i < root and clauses.tree.span(i)[0] == 0):
        taken_up = opener == 1 and clauses.tokens[1].upos == "PRON" and (clauses.words[1] in clauses.rules.bare or words.has("pronouns", clauses.words[1]))
        if taken_up or (opener <= LEADING and words.has("points", clauses.words[opener])):
            return opener
    return None


def _predicate(clauses: Clauses, noun: int) -> int:
    """The clause that the agreement's phrase hangs in."""
    return next((i for i in clauses.tree.above(clauses.tree.heads[noun]) if clauses.tree.is_predicate(i)), clauses.tree.heads[noun])


def _clauses_of(clauses: Clauses, verb: int, opener: int | None, opening: Set[int] = frozenset()) -> Iterator[Term]:
    """A clause that tells what is to be, and those joined to it, without the phrase that leads to them."""
    if opener is not None and not is_to_come(clauses, verb):
        return
    without = {*opening, *(clauses.tree.all_below(opener) if opener is not None else ())}
    for one in joined(clauses, verb):
        yield from term_of(clauses, one, without)


def _said_behind(clauses: Clauses, words: AgreementWords, verb: int) -> Iterator[Term]:
    """What stands behind a verb of stipulating: a clause, an infinitive, things, or who is bound to what."""
    tree = clauses.tree
    holders = [verb, *(i for i in tree.below(verb, "advmod", "compound") if i > verb)]  # da "går ud på, at ...", where the tree hangs it on the particle
    said = [i for holder in holders for i in tree.below(holder, *WHAT_IS_SAID) if i > verb and not _is_of_time(clauses, words, i)]
    things = [i for i in tree.below(verb, "obj") if i > verb and tree.relation(i) == "obj"]
    if said:
        bound = min(things, default=None)
        for n, one in enumerate(joined(clauses, said[0])):
            yield from term_of(clauses, one, set(), bound if n == 0 and bound is not None and bound < one else None)
        return
    governed = [i for i in tree.below(verb, "obl", "nmod") if i > verb and any(words.has("stipulated", clauses.words[c]) for c in tree.below(i, "case")) and not clauses.in_time(i)]
    for head in things or governed[:1]:
        for one in joined(clauses, head):
            if not _is_kind(clauses, words, one):
                yield from term_of(clauses, one, set())


def _is_of_time(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "The deal provides aid when ...": a clause that hangs on a verb by no preposition of what is stipulated and is no infinitive."""
    opens = [clauses.words[i] for i in clauses.tree.below(index, "mark", "case")]
    return clauses.tree.relation(index) == "advcl" and not any(words.has("stipulated", w) or w == clauses.rules.infinitive for w in opens)


def _relatives(clauses: Clauses, noun: int) -> list[int]:
    """The clauses behind a noun that describe it, or the place where it was made: "a deal in Stockholm, whereby both withdraw"."""
    tree = clauses.tree
    places = [i for i in range(noun + 1, len(clauses.words)) if tree.relation(i) in ("nmod", "obl") and (clauses.tokens[i].upos == "PROPN" or tree.heads[i] == noun)]
    heads = {noun, *(i for i in places if tree.heads[i] in (noun, tree.heads[noun]))}
    described = [i for head in sorted(heads) for i in tree.below(head, "acl") if i > noun]
    return described + [i for i in tree.below(tree.heads[noun], "advcl") if i > noun and tree.heads[noun] >= 0]  # "made a deal whereby both withdraw"


def _is_under_which(clauses: Clauses, words: AgreementWords, relative: int) -> bool:
    """ "A deal under which A will ...", "in which A gives up ...", "der begge trekker seg": the clause opens with a word for "by it" and tells what is to come."""
    first = clauses.tree.span(relative)[0]
    first += 1 if clauses.tokens[first].text == "," else 0
    opening = clauses.words[first : first + 2]
    if any(words.has("terms", w) for w in opening):
        return clauses.tree.relation(relative) == "acl"
    relatives = clauses.rules.relatives
    whose = any(clauses.words[i] not in relatives for i in clauses.tree.below(relative, "nsubj", "expl")) or (opening and opening[0] not in relatives)
    led = opening and (words.has("whereby", opening[0]) or (clauses.tokens[first].upos == "ADP" and opening[-1] in relatives))
    return bool(led and whose) and is_to_come(clauses, relative)


def _read_out(clauses: Clauses, words: AgreementWords, verb: int) -> Iterator[Term]:
    """ "«The parties shall cease all hostilities», heter det i avtalen": a clause in quotation marks before a verb that reads out the agreement."""
    if verb < 0 or not words.has("reading", clauses.words[verb]):
        return
    above = clauses.tree.heads[verb]
    heads = [i for i in (*clauses.tree.below(verb, "ccomp", "parataxis", "obj"), above) if 0 <= i < verb and any(a <= i < b for a, b in clauses.quotes)]
    for head in heads[:1]:
        for one in joined(clauses, head):
            if one < verb and is_to_come(clauses, one) and any(a <= one < b for a, b in clauses.quotes):
                yield from term_of(clauses, one, set(clauses.tree.all_below(verb)) if above == head else set())


def _is_pronoun(clauses: Clauses, index: int) -> bool:
    """ "It provides for ...", "det omfattar ...": a pronoun that may be the agreement told right before."""
    return clauses.words[index] in clauses.rules.pronouns or (clauses.words[index] in clauses.rules.bare and clauses.tokens[index].upos == "PRON")


def _provided(clauses: Clauses, words: AgreementWords, verb: int) -> Iterator[Term]:
    """What stands behind a verb of stipulating and those joined to it: "allows X to leave and obliges Y to stop"."""
    for one in joined(clauses, verb):
        if one == verb or (words.has("stipulating", clauses.words[one]) and not clauses.tree.below(one, "nsubj")):
            yield from _said_behind(clauses, words, one)


def _about(clauses: Clauses, words: AgreementWords, noun: int) -> Iterator[Term]:
    """ "A deal on the withdrawal of troops", "avtale om å utveksle fanger": what hangs on the noun by a preposition of topics."""
    tree = clauses.tree
    for below in tree.below(noun, "nmod", "acl", "obl"):
        case = [clauses.words[i] for i in tree.below(below, "case", "mark") if i < below]
        infinitive = clauses.tokens[below].feats.get("VerbForm") == "Inf"
        about = any(words.has("agreed_on", w) for w in case) or (infinitive and clauses.rules.infinitive in case)
        if below > noun and about and not clauses.in_time(below):
            for one in joined(clauses, below):
                if not _is_kind(clauses, words, one) and not _is_named(clauses, one):
                    yield from term_of(clauses, one, set())


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
            for one in joined(clauses, head):
                if not _is_kind(clauses, words, one):
                    yield from term_of(clauses, one, set())


def _is_kind(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether a thing is the agreement itself, "agreed to a truce", and not what is to be done by it, "a deal on the exchange of all prisoners"."""
    if any(words.kind_of(clauses.words[i])[0] or words.has("wars", clauses.words[i]) for i in clauses.tree.below(index, "obj")):
        return clauses.tokens[index].upos == "VERB"  # "agreed to maintain the truce", "to end the war"
    known, kind = words.kind_of(clauses.words[index])
    done = kind == "prisoner-exchange" and bool(clauses.tree.below(index, "nmod"))
    return clauses.tokens[index].upos in ("NOUN", "PROPN") and ((known and not done) or words.has("peaces", clauses.words[index]) or words.has("proposals", clauses.words[index]))


def _is_named(clauses: Clauses, index: int) -> bool:
    return clauses.tokens[index].upos in ("PROPN", "PRON", "NUM") or clauses.inside[index] is not None
