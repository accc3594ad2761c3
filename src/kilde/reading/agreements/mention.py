"""One mention of an agreement by its noun: what makes it, between whom it is and through whom, what became of it, and whether it counts at all."""

from __future__ import annotations

from kilde.model.record import AgreementKind
from kilde.reading.agreements import proposals
from kilde.reading.agreements.accepting import accepting_pronoun, acting, approving, holding, keeping
from kilde.reading.agreements.bringing import brought_to, got_to_sign
from kilde.reading.agreements.consent import consented
from kilde.reading.agreements.counting import count_at
from kilde.reading.agreements.dating import has_year, is_dated
from kilde.reading.agreements.exchange import joined_states, their_states
from kilde.reading.agreements.excluding import leaves_out
from kilde.reading.agreements.found import Found, actors, clause_span, for_states, named, not_of_enemies, one_sided, own_truce
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.life import life
from kilde.reading.agreements.making import acting_on, making
from kilde.reading.agreements.noun import noun_at
from kilde.reading.agreements.pairs import in_word
from kilde.reading.agreements.parties import (
    accused,
    between,
    bound,
    breaking,
    declarer,
    exchanging,
    is_between,
    is_empty,
    is_judged,
    makers,
    partners,
    speaking,
)
from kilde.reading.agreements.reality import (
    is_carried_out,
    is_denied,
    is_disowned,
    is_far,
    is_needed,
    is_supposed,
    is_talked_of,
    is_yielded,
    said_at,
)
from kilde.reading.agreements.sides import OF_CONFLICT, sender_of, side
from kilde.reading.agreements.strangers import apart, at_war, joined
from kilde.reading.agreements.through import through
from kilde.reading.agreements.ties import ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft


def mention_at(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> Found | None:
    """What the noun at a token tells of an agreement of the kind `told`, where the noun tells one; None where there is none to tell of."""
    if is_supposed(clauses, words, index):
        return None  # "if Belgrade violated the agreement"
    return _Mention(draft, clauses, words, index, told).read()


class _Mention:
    """Reads one mention step by step; each step fills in what those before it left open."""

    def __init__(self, draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> None:
        self.draft, self.clauses, self.words, self.index, self.told = draft, clauses, words, index, told
        self.segment = clauses.segment(index)
        self.noun, self.tied = noun_at(draft, clauses, words, index, told), ties(clauses, words, index)
        self.laid_down = bound(clauses, words, self.tied, index)
        self.agreement = AgreementDraft([clause_span(clauses, index)], self.noun.kind)
        beside = between(draft, clauses, words, index)
        self.people = apart(draft, clauses, words, index) if len(actors(beside)) < 2 else []  # parties whatever they are, since both are told
        self.agreement.parties = self.people or beside or in_word(draft, clauses, index)
        self.paired = len(self._parties()) > 1
        self.verb = making(clauses, words, self.segment.first, index, self.tied)
        self.lives = life(clauses, words, index, self.tied)
        self.proposal = proposals.proposal_at(clauses, words, index, self.tied)
        self.swapped = self.noun.kind in ("prisoner-exchange", "peace") and is_carried_out(clauses, words, index, self.noun.kind, self.tied)
        self.consent: int | None = None  # the verb by which a side says yes
        self.accepted: list[EntityDraft] = []  # groups that accept it
        self.pointed = False  # those who accept it are only pointed to
        self.brokers, self.mediated = through(draft, clauses, words, self.noun, self.tied)

    def read(self) -> Found | None:
        self._take_leaving()
        if self._is_none():
            return None
        if self.verb is not None and self.proposal is None and (not self.mediated or len(self.agreement.parties) < 2):
            self._take_makers_of(self.verb)
        self._take_brought()
        self._take_others()
        self._settle_parties()
        self._settle_status()
        yielded = is_yielded(self.clauses, self.words, self.index)
        if self.proposal is not None:
            proposals.judge(self.draft, self.clauses, self.words, self.index, self.proposal, self.agreement)
        elif is_talked_of(self.clauses, self.words, self.index) and not yielded and not self.mediated:
            return None
        self.agreement.count = count_at(self.clauses, self.index, self.draft.language)
        return self._found(yielded)

    # --- what makes it ---------------------------------------------------------------------------------------------------

    def _is_none(self) -> bool:
        """Whether it is said not to exist, or its making lies in what somebody denies or asks for."""
        denied = self.proposal is None and is_denied(self.clauses, self.words, self.noun, self.verb, self.tied)
        return denied or (not self.noun.definite and is_disowned(self.draft, self.clauses, self.words, self.index, self.verb))

    # --- between whom it is ----------------------------------------------------------------------------------------------

    def _parties(self) -> list[EntityDraft]:
        return list(dict.fromkeys(e for e in self.agreement.parties if e in self.people or actors([e])))

    def _few(self) -> bool:
        return len(self._parties()) < 2

    def _take_leaving(self) -> None:
        """ "Washington's withdrawal from the treaty": a noun of leaving rules it, whose owner leaves."""
        verb = self.lives.verb
        if verb is None or verb > self.index or self.lives.status != "expired" or self.clauses.tokens[verb].upos != "NOUN":
            return
        self.agreement.kind, self.noun.plain = "other" if self.agreement.kind == "withdrawal" else self.agreement.kind, False
        self.agreement.parties = self.agreement.parties or [e for p in owners(self.clauses, verb) for e in p.entities]

    def _take_makers_of(self, verb: int) -> None:
        """Those who make, break or leave it by the verb before it."""
        draft, clauses, words, agreement = self.draft, self.clauses, self.words, self.agreement
        around = frame(clauses, verb)
        blamed = around.controlled and not words.has("concluded", clauses.words[verb])  # "accuses X of having broken the truce"
        passive = around.passive and not words.reciprocal(clauses.words[verb])
        subject = [] if blamed or is_empty(clauses, around) else around.agent if passive else around.subject
        tells = words.has("announcing", clauses.words[verb]) or (passive and words.has("announced", clauses.words[verb]))
        subject = [] if (tells and not self.noun.unilateral) or (around.passive and is_judged(draft, clauses, around)) else subject  # who makes it known
        subjects = named(draft, clauses, subject) or ([] if passive or blamed else speaking(draft, clauses, around))
        if len(actors([*subjects, *agreement.parties])) < 2 and not (blamed or passive or tells or is_empty(clauses, around)):
            subjects = self._strangers(around.subject_at) or subjects
        pair = {side(e) for e in agreement.parties} if self.paired and is_between(clauses, words, self.index) else set()
        subjects = [] if pair and {side(e) for e in subjects} - pair else subjects  # "the envoys of X agreed on a truce between A and B"
        agreement.parties = [*subjects, *(accused(draft, clauses, words, self.index, verb) if blamed and not self.paired else agreement.parties)]
        agreement.parties = agreement.parties or breaking(draft, clauses, words, verb)
        agreement.parties += [] if self.paired else partners(clauses, words, around, self.index)

    def _strangers(self, at: int | None) -> list[EntityDraft]:
        """Those whom "and" joins to the word at a token, also where no list knows them: "herders and farmers signed a deal"."""
        found = joined(self.draft, self.clauses, at)
        self.people = self.people + found
        return found

    def _take_brought(self) -> None:
        """ "Qatar got the two sides to sign": those who are brought to it are its parties, who brings them mediates."""
        brought = brought_to(self.draft, self.clauses, self.words, self.verb) if self.verb is not None else None
        brought = brought or got_to_sign(self.draft, self.clauses, self.words, self.index)
        if brought is not None:
            self.agreement.parties, bringing = brought
            self.brokers += [e for e in bringing if e not in self.brokers]

    def _take_others(self) -> None:
        """Who says yes to it, made it, acts under it, keeps it or swaps by it, as long as fewer than two are known."""
        draft, clauses, words, agreement, index, tied = self.draft, self.clauses, self.words, self.agreement, self.index, self.tied
        real, free = self.proposal is None, self.verb is None
        if real:
            self.consent, consenting = consented(clauses, words, index, tied)
            agreement.parties += consenting if self._few() else []
        if self._few() and real:
            agreement.parties += makers(draft, clauses, words, tied, self.lives.verb)
            agreement.parties = self.laid_down or agreement.parties
        if real and not agreement.parties:
            agreement.parties = at_war(draft, clauses, words)
            self.people = self.people + agreement.parties
        if self._few() and real:
            swore = next((v for v in tied.describing if words.has("concluded", clauses.words[v]) and not frame(clauses, v).passive), None)
            agreement.parties = (self._strangers(frame(clauses, swore).subject_at) if swore is not None else []) or agreement.parties
        if self._few() and free:
            both = [*(acting(clauses, words, index) or approving(clauses, words, tied) or holding(clauses, index, tied)), *agreement.parties]
            self.paired = len(actors(both)) > 1 and len({side(e) for e in both}) > 1
            agreement.parties = both if self.paired else agreement.parties
        keepers = keeping(clauses, self.lives) if free and self._few() else []
        agreement.parties = keepers if len({side(e) for e in keepers}) > 1 or not agreement.parties else agreement.parties
        accepting = free and real and self.noun.kind == "ceasefire"
        accepted = approving(clauses, words, tied) if accepting and not agreement.parties else []
        self.accepted = [e for e in accepted if e.kind in ("armed-group", "military")]  # a state may only welcome it
        self.pointed = accepting and accepting_pronoun(clauses, words, tied)  # "both have accepted a truce"
        agreement.parties = agreement.parties or self.accepted
        if self._few() and self.noun.kind in ("prisoner-exchange", "ceasefire"):
            agreement.parties = exchanging(clauses, words) or agreement.parties
        if self._few() and self.noun.kind == "prisoner-exchange" and real:
            both = list(dict.fromkeys([*agreement.parties, *their_states(draft, clauses)]))  # "95 Russian and 95 Ukrainian prisoners came home in an exchange"
            agreement.parties = both if len(both) == 2 else agreement.parties
        if real and not agreement.parties and any(p.sort == "collective" for p in clauses.phrases):
            agreement.parties = joined_states(draft, clauses)
        if real and not agreement.parties and self.noun.kind == "peace" and has_year(draft, clauses, index):
            agreement.parties = [e for p in owners(clauses, index) for e in p.entities if e.kind == "government"]  # "South Sudan's 2018 peace deal"

    def _settle_parties(self) -> None:
        """Parties as the sides they stand for, and apart from them those who mediate."""
        if self.proposal is not None:
            proposals.tell(self.draft, self.clauses, self.words, self.index, self.proposal, self.agreement, self.brokers)
        agreement = self.agreement
        agreement.mediators = actors([sender_of(self.draft, e) for e in self.brokers])
        through = {side(e) for e in agreement.mediators if e.kind == "person"}
        noun = self.clauses.tokens[self.index]
        told = [e for e in self._parties() if not e.is_named(noun.start, noun.end)]  # "the Convention" is no party to itself
        agreement.parties = [e for e in for_states(self.draft, told) if e not in agreement.mediators and side(e) not in through]
        agreement.parties = not_of_enemies(self.draft, self.clauses, agreement)
        if agreement.kind == "other" and self.words.has("settling", self.clauses.words[self.index]) and len({side(e) for e in agreement.parties}) > 1:
            agreement.kind, self.noun.generic = "peace", False  # "the presidents of A and B initialled a settlement"

    # --- what became of it -----------------------------------------------------------------------------------------------

    def _settle_status(self) -> None:
        agreement, clauses, verb = self.agreement, self.clauses, self.verb
        self.lives.put(clauses, self.words, agreement, verb)
        if agreement.status in ("broken", "expired") and said_at(self.draft, clauses.tokens[self.index].start, ("deny",)):
            agreement.status = agreement.status_evidence = None  # "denies that the truce has collapsed"
        if agreement.status is None and verb is not None and self.words.has("concluded", clauses.words[verb]) and frame(clauses, verb).modal == "future":
            agreement.status, agreement.status_evidence = "announced", clauses.span(verb, verb + 1)

    def _found(self, yielded: bool) -> Found | None:
        """The mention with what it is worth; None where nothing says that there is such an agreement."""
        draft, clauses, words, index = self.draft, self.clauses, self.words, self.index
        agreement, noun, tied, lives, verb = self.agreement, self.noun, self.tied, self.lives, self.verb
        told_made = any(words.has("concluded", clauses.words[v]) and not frame(clauses, v).negated for v in tied.describing)
        described = self.consent is not None or bool(self.accepted) or self.pointed or told_made
        concluded = verb is not None or yielded or lives.verb is not None or described or bool(self.mediated) or leaves_out(clauses, words, 0) or self.swapped
        paired = self.paired and (noun.definite or not (is_far(clauses, words, index) or is_needed(clauses, words, index)))
        lays_down = noun.titled and bool(self.laid_down)
        agreement.kind = "other" if lays_down and self.told is None and clauses.tokens[index - 1].upos == "PROPN" else agreement.kind  # called by its place alone
        named_so = lays_down or (noun.definite and noun.kind in OF_CONFLICT and (noun.titled or bool(between(draft, clauses, words, index))))  # "the truce with X"
        hangs = is_dated(draft, clauses, index)
        dated = noun.definite and (hangs or has_year(draft, clauses, index))
        weak = not (concluded or (dated and noun.kind in OF_CONFLICT) or self.proposal is not None or paired or named_so or hangs)
        plural = clauses.tokens[index].feats.get("Number") == "Plur"
        if weak and (not noun.definite or noun.generic or noun.apart or plural):
            return None
        own = own_truce(clauses, index) if noun.kind == "ceasefire" and not agreement.parties and not self.mediated else []
        agreement.parties = agreement.parties or own or for_states(draft, declarer(clauses, words, tied) if noun.unilateral else [])
        unilateral = noun.unilateral or bool(own) or one_sided(clauses, words, agreement, [*tied.describing, *([verb] if verb is not None else [])])
        begun = verb is not None and words.has("concluded", clauses.words[verb])
        made = begun or described or yielded or (lives.verb is not None and clauses.tokens[lives.verb].upos != "NOUN") or bool(self.mediated) or self.swapped
        return Found(
            agreement, clauses.sentence.index, made, self.proposal is None, noun.generic, noun.definite, noun.apart, unilateral, plural,
            reach=frozenset([*range(self.segment.first, self.segment.last), *tied.all, *(v for v in (lives.verb, verb) if v is not None)]),
            verbs=acting_on(clauses, words, tied), fresh=noun.fresh, plain=noun.plain and not lays_down, partial=noun.partial, modified=noun.modified, weak=weak,
            noun_tied=tied.beside, dated=dated, titled=_is_name(clauses, index), collective=self.pointed or any(p.sort == "collective" for p in clauses.phrases),
            prolonged=agreement.status == "in-force" and lives.verb is not None and words.has("extended", clauses.words[lives.verb]),
        )  # fmt: skip


def _is_name(clauses: Clauses, index: int) -> bool:
    """ "The Good Friday Agreement": the noun has a capital that no beginning of a sentence gives it, behind a name."""
    before = clauses.tokens[index - 1].text if index else ""
    return index > 1 and clauses.tokens[index].text[0].isupper() and before[:1].isupper() and not clauses.tokens[index].text.isupper()
