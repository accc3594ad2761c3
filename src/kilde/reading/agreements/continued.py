"""Terms in the sentence that goes on behind an agreement, which need not speak of it: "The rebels get three ministries", "Aid is to be let in".

Its clauses say what a party has yet to do, may do or gets, or what is to be done; not what somebody says, hopes for or has done, and nothing of the
agreement itself, of talks, or of what a third is to do.
"""

from __future__ import annotations

from collections.abc import Iterator

from kilde.reading.agreements.forms import passive_forms
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.sides import side
from kilde.reading.agreements.term import Term, joined, term_of
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft

BINDING = ("obligation", "future")  # what a modal says of one who has yet to do what was agreed
BODIES = ("government", "military", "armed-group", "population")  # what a side acts through
OPENING = 3  # tokens at the start of a sentence within which "neither" or a contrast stands


def is_to_come(clauses: Clauses, verb: int) -> bool:
    """Whether a clause says what has yet to be done: "will release", "skal løslate", "is to be opened", "releases"; not what has happened."""
    return frame(clauses, verb).modal in BINDING or not clauses.is_past(verb)


def continued(draft: Draft, clauses: Clauses, words: AgreementWords, agreement: AgreementDraft) -> Iterator[Term]:
    """The terms of a sentence right behind terms or the agreement itself, in nobody's words."""
    tree, root = clauses.tree, clauses.tree.root()
    if root is None or _is_spoken(draft, clauses) or _is_of_talks(draft, clauses, words) or any(w in clauses.rules.adversatives for w in clauses.words[:1]):
        return
    besides = [i for i, w in enumerate(clauses.words) if words.has("besides", w)]
    fronted = [i for i in tree.below(root, "obl") if i < root and i in besides]  # "in return for X, A will ..."
    without = {t for i in fronted for t in tree.all_below(i)}
    binding = False
    for one in joined(clauses, root):
        around = frame(clauses, one)
        own = bool(tree.below(one, "nsubj", "expl"))
        bound = _binds(clauses, words, agreement, one, around, bool(besides)) or (binding and _goes_on(clauses, words, one, around))
        binding = bound if own or one == root else binding and is_to_come(clauses, one)
        if not binding:
            continue
        for below in (b for i in fronted if one == root for b in tree.below(i, "nmod")):
            yield from term_of(clauses, below, set())
        yield from _of_clause(clauses, words, one, around, without)


def _of_clause(clauses: Clauses, words: AgreementWords, verb: int, around: Frame, without: set[int]) -> Iterator[Term]:
    """A clause, or what its party undertakes to do: "the group commits itself to [end the attacks]"."""
    what = [i for i in clauses.tree.below(verb, "xcomp", "advcl", "ccomp", "obl", "obj") if i > verb and clauses.tokens[i].feats.get("VerbForm") == "Inf"]
    if words.has("promising", clauses.words[verb]) and what and not around.modal:
        for one in joined(clauses, what[0]):
            yield from term_of(clauses, one, set())
        return
    yield from term_of(clauses, verb, without)


def _is_spoken(draft: Draft, clauses: Clauses) -> bool:
    """Whether somebody is said to tell what a sentence says, or its words are quoted."""
    start, end = clauses.sentence.start, clauses.sentence.end
    told = any(s.cue is not None and start <= s.cue.start < end for s in draft.statements)
    return told or bool(clauses.quotes) or any(s.content is not None and s.content.start < end and start < s.content.end for s in draft.statements)


def _is_of_talks(draft: Draft, clauses: Clauses, words: AgreementWords) -> bool:
    """Whether a sentence tells of an agreement, or its verb of talks and meetings: "the deal is to be signed", "the parties are to meet again"."""
    verbs = set(joined(clauses, clauses.tree.root() or 0))
    main = verbs | {i for v in verbs for i in clauses.tree.below(v, "nsubj", "obj", "obl", "xcomp")}
    meets = {e.trigger.start for e in draft.events if e.type == "CONSULT"}
    met = any(clauses.tokens[i].start in meets or words.has("meetings", clauses.words[i]) or words.has("talks_about", clauses.words[i]) for i in main)
    return met or _takes_up(clauses, words) or any(words.kind_of(w)[0] for w in clauses.words)


def _takes_up(clauses: Clauses, words: AgreementWords) -> bool:
    """ "Parliament is to vote on it": a pronoun for the agreement, which is no part of its terms."""
    objects = [i for i, token in enumerate(clauses.tokens) if token.upos == "PRON" and clauses.tree.relation(i) in ("obj", "obl")]
    return any(clauses.words[i] in clauses.rules.bare or words.has("pronouns", clauses.words[i]) for i in objects)


def _binds(clauses: Clauses, words: AgreementWords, agreement: AgreementDraft, verb: int, around: Frame, besides: bool) -> bool:
    """Whether a clause says what a party is to do, may do or gets, or what is to be done to a thing."""
    entitled, barred = _is_entitled(clauses, words, verb), around.negated or _is_of_none(clauses, words, verb)
    modal = _modal(clauses, verb, around)
    if clauses.is_past(verb) or (modal not in (None, *BINDING) and not entitled and not (barred and modal == "possibility")):
        return False
    if besides and words.in_return.find(clauses.words, 0, OPENING) is not None:
        return True  # "in return, A gets ..."
    if not _is_party(clauses, words, agreement, around):
        gets = entitled and all(e.kind in ("armed-group", "population") for p in around.subject for e in p.entities)
        return gets or _is_to_be_done(clauses, words, verb, around, barred)
    if barred:
        return modal in ("obligation", "possibility") or entitled
    binds = modal in BINDING and not _wants(clauses, words, verb)
    return entitled or binds or (words.has("promising", clauses.words[verb]) and not modal) or (besides and is_to_come(clauses, verb))


def _modal(clauses: Clauses, verb: int, around: Frame) -> str | None:
    """What the helper of a clause says, also where its predicate is no verb: "the last soldier is to be gone", "skal være borte"."""
    helping = (clauses.rules.modals.get(clauses.words[i]) for i in clauses.tree.below(verb, "aux"))
    return around.modal or next((modal for modal in helping if modal is not None), None)


def _is_to_be_done(clauses: Clauses, words: AgreementWords, verb: int, around: Frame, barred: bool) -> bool:
    """ "Aid is to be let in", "the last soldiers are to be out by May": a passive of nobody, or soldiers and prisoners of nobody who is named."""
    passive = around.passive or clauses.words[verb] in passive_forms(clauses.rules.language)
    named = any(p.entities for p in around.subject) and not passive
    force = any(words.has(name, clauses.words[i]) for i in clauses.tree.below(verb, "nsubj") for name in ("soldiers", "prisoners"))
    modal = _modal(clauses, verb, around)
    return (modal in BINDING or (barred and modal is not None)) and not named and (passive or force) and not around.agent


def _goes_on(clauses: Clauses, words: AgreementWords, verb: int, around: Frame) -> bool:
    """ "..., and aid is to have free passage": a clause joined to a term, of a thing, with a helper for what is to be."""
    named = any(p.entities for p in around.subject)
    return _modal(clauses, verb, around) in BINDING and not named and not _wants(clauses, words, verb) and not clauses.is_past(verb)


def _wants(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """nb "Israel vil trekke seg": a helper by which a side may only wish for it."""
    return any(words.has("wanting", clauses.words[i]) for i in clauses.tree.below(verb, "aux"))


def _is_party(clauses: Clauses, words: AgreementWords, agreement: AgreementDraft, around: Frame) -> bool:
    """Whether the subject is a party or what belongs to one: "Israel", "Israeli soldiers", "both sides", "they", "the rebels' men"."""
    sides = {side(e) for e in agreement.parties}
    lands = {e.country for e in agreement.parties if e.country is not None and e.kind != "armed-group"}
    for phrase in around.subject:
        if phrase.sort in ("collective", "pronoun"):
            return not phrase.entities or bool(sides & set(map(side, phrase.entities)))
        own = [e for e in phrase.entities if e in agreement.parties or (e.kind in BODIES and (side(e) in sides or e.country in lands))]
        if own:
            return True  # not the president, who may travel, nor parliament, which may vote
    return around.subject_at is not None and words.has("parties", clauses.words[around.subject_at])


def _is_entitled(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "The rebels get three ministries", "opprørerne får beholde våpnene": a verb of getting, or a helper that allows."""
    if words.has("entitled", clauses.words[verb]) and any(words.has("sources", clauses.words[i]) for i in clauses.tree.all_below(verb)):
        return False  # "Israel gets its weapons from the United States"
    return any(words.has("entitled", clauses.words[i]) for i in (verb, *clauses.tree.below(verb, "aux")))


def _is_of_none(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "Neither side may lay mines", "no drills may be held": nobody may do it."""
    first = min((i for i in clauses.tree.all_below(verb) if clauses.tree.relation(i) not in ("cc", "punct")), default=verb)
    return any(words.has("none", w) or w in clauses.rules.negations for w in clauses.words[first : first + OPENING])
