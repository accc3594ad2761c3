"""Finds what each sentence says of agreements: a new one, one known already, or what became of one."""

from __future__ import annotations

from kilde.model.record import AgreementKind
from kilde.reading.agreements import aftermath, proposals
from kilde.reading.agreements.agreeing import agreed
from kilde.reading.agreements.bringing import brought_about, brought_to, got_to_sign
from kilde.reading.agreements.consent import consented
from kilde.reading.agreements.counting import count_at, elliptical
from kilde.reading.agreements.dating import is_dated
from kilde.reading.agreements.exchange import as_exchange, exchanged, their_states
from kilde.reading.agreements.excluding import exclusions, leaves_out
from kilde.reading.agreements.found import Found, actors, clause_span, for_states, named, not_of_enemies, one_sided, own_truce
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.life import life
from kilde.reading.agreements.making import acting_on, making_verb
from kilde.reading.agreements.mediation import agents, by_adjective, mediation
from kilde.reading.agreements.naming import kind_at
from kilde.reading.agreements.noun import AgreementNoun, kind_nearby, noun_at
from kilde.reading.agreements.pairs import in_word
from kilde.reading.agreements.parties import (
    accepting_pronoun,
    accused,
    acting,
    approving,
    between,
    bound,
    breaking,
    declarer,
    exchanging,
    holding,
    is_between,
    is_empty,
    is_judged,
    keeping,
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
from kilde.reading.agreements.rejection import rejection
from kilde.reading.agreements.sides import OF_CONFLICT, sender_of, side
from kilde.reading.agreements.terms import by_terms
from kilde.reading.agreements.ties import Ties, ties
from kilde.reading.agreements.treaties import by_name, name_at
from kilde.reading.agreements.turning import turn
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft
from kilde.reading.statements.content import trim


def find(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Adds the mentions of one sentence to `found`, and status and exclusions to those before."""
    made: list[Found] = []
    presupposed: list[Found] = []
    nouns: list[int] = []
    for index, inside in enumerate(clauses.inside):
        grouped = inside is not None and inside.sort == "group" and index == inside.head  # "formed a defence alliance"
        titled = inside is not None and inside.sort == "unknown" and index == inside.last - 1  # "the Indus Waters Treaty"
        free = inside is None or grouped or titled or inside.sort in ("population", "other")
        known, kind = kind_at(draft, clauses, words, index) if free else (False, None)
        if known and words.closes_shelving(clauses.words, index):
            continue
        if known and kind == "alliance" and any(w in words.sets["with"] | words.sets["between"] for w in clauses.words[max(0, index - 2) : index]):
            continue  # "a truce with an alliance of rebel groups"
        if known and grouped:
            known = kind == "alliance" and making_verb(clauses, words, clauses.segment(index).first, index) is not None
        if known:
            nouns.append(index)
            mention = _mention(draft, clauses, words, index, kind)
            twin = _told_in_clause(made, mention) if mention else None
            if mention and mention.weak:
                presupposed.append(mention)
            elif mention and twin is None:
                made.append(mention)
            elif mention and twin and twin.agreement.status is None:
                twin.agreement.status, twin.agreement.status_evidence = mention.agreement.status, mention.agreement.status_evidence
    if not made and all(f.weak for f in found) and nouns:
        made += [m for m in (by_terms(draft, clauses, words, index) for index in nouns[:1]) if m is not None]
    told = agreed(draft, clauses, words, nouns)
    if told is not None and not any(not m.generic for m in made):
        made.append(told)
    swap = exchanged(draft, clauses, words)
    if swap is not None and all(m.generic or m.agreement.kind == "prisoner-exchange" for m in made):
        made = [as_exchange(made[0], swap)] if made else [swap]
    if not made:
        brought = brought_about(draft, clauses, words) or (None if nouns else by_name(draft, clauses, words))
        made += [brought] if brought is not None else []
    name = None if made or nouns else name_at(clauses, words)
    treaty = _mention(draft, clauses, words, name, None) if name is not None else None
    made += [treaty] if treaty is not None and not treaty.weak else []
    for one in made:
        if (not found or one.agreement.mediators) and one.plain and one.agreement.kind == "other":
            one.agreement.kind = kind_nearby(draft, clauses, words) or "other"
            one.fresh = one.fresh or (bool(found) and not one.definite)  # "a deal that X brokered" is another than those told before
    if len(made) == 1:
        made[0].agreement.evidence = [trim(clauses)]
    made += elliptical(draft, clauses, made)
    if not made:
        aftermath.later_mediation(draft, clauses, words, found)
        aftermath.later_parties(draft, clauses, words, found)
        aftermath.later_proposers(draft, clauses, words, found)
        rejection(clauses, words, found)
    aftermath.status(draft, clauses, words, found, made)
    turn(draft, clauses, words, made)
    exclusions(draft, clauses, words, found + made)
    found += [*made, *(p for p in presupposed[-1:] if p.agreement.kind not in {m.agreement.kind for m in made})]


def _told_in_clause(made: list[Found], mention: Found) -> Found | None:
    """The mention of the same kind in the same clause: "a ceasefire agreement"."""
    span = mention.agreement.evidence[0]
    return next((m for m in made if m.agreement.evidence[0] == span and m.agreement.kind == mention.agreement.kind), None)


def _mention(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> Found | None:
    segment = clauses.segment(index)
    if is_supposed(clauses, words, index):
        return None  # "if Belgrade violated the agreement"
    noun, tied = noun_at(draft, clauses, words, index, told), ties(clauses, words, index)
    laid_down = bound(clauses, words, tied, index)
    agreement = AgreementDraft([clause_span(clauses, index)], noun.kind)
    agreement.parties = between(draft, clauses, words, index) or in_word(draft, clauses, index)
    paired = len(actors(agreement.parties)) > 1
    verb = making_verb(clauses, words, segment.first, index)
    if verb is None:
        behind = [v for v in tied.ruling if v < segment.first and clauses.inside[v] is None]
        verb = next((v for v in behind if words.reciprocal(clauses.words[v]) or (not tied.beside and words.has("concluded", clauses.words[v]))), None)
    if verb is None and not tied.beside:
        verb = next((v for v in tied.ruling[:1] if words.has("expired", clauses.words[v])), None)  # "was ending the accord"
    lives = life(clauses, words, index, tied)
    if lives.verb is not None and lives.verb < index and lives.status == "expired" and clauses.tokens[lives.verb].upos == "NOUN":  # "Washington's withdrawal from the treaty"
        agreement.kind, noun.plain = "other" if agreement.kind == "withdrawal" else agreement.kind, False
        agreement.parties = agreement.parties or [e for p in owners(clauses, lives.verb) for e in p.entities]
    proposal = proposals.proposal_at(clauses, words, index, tied)
    if (proposal is None and is_denied(clauses, words, noun, verb, tied)) or (not noun.definite and is_disowned(draft, clauses, words, index, verb)):
        return None
    swapped = noun.kind in ("prisoner-exchange", "peace") and is_carried_out(clauses, words, index, noun.kind, tied)
    brokers, mediated = _brokers(draft, clauses, words, noun, tied)
    if verb is not None and proposal is None and (not mediated or len(agreement.parties) < 2):
        around = frame(clauses, verb)
        blamed = around.controlled and not words.has("concluded", clauses.words[verb])  # "accuses X of having broken the truce"
        passive = around.passive and not words.reciprocal(clauses.words[verb])
        subject = [] if blamed or is_empty(clauses, around) else around.agent if passive else around.subject
        tells = words.has("announcing", clauses.words[verb]) or (passive and words.has("announced", clauses.words[verb]))
        subject = [] if (tells and not noun.unilateral) or (around.passive and is_judged(draft, clauses, around)) else subject  # who makes it known
        subjects = named(draft, clauses, subject) or ([] if passive or blamed else speaking(draft, clauses, around))
        pair = {side(e) for e in agreement.parties} if paired and is_between(clauses, words, index) else set()
        subjects = [] if pair and {side(e) for e in subjects} - pair else subjects  # "the envoys of X agreed on a truce between A and B"
        agreement.parties = [*subjects, *(accused(draft, clauses, words, index, verb) if blamed and not paired else agreement.parties)]
        agreement.parties = agreement.parties or breaking(draft, clauses, words, verb)
        agreement.parties += [] if paired else partners(clauses, words, around, index)
    brought = (brought_to(draft, clauses, words, verb) if verb is not None else None) or got_to_sign(draft, clauses, words, index)
    if brought is not None:
        agreement.parties, bringing = brought
        brokers += [e for e in bringing if e not in brokers]
    consent, consenting = consented(clauses, words, index, tied) if proposal is None else (None, [])
    if len(actors(agreement.parties)) < 2:
        agreement.parties += consenting
    if len(actors(agreement.parties)) < 2 and proposal is None:
        agreement.parties += makers(draft, clauses, words, tied, lives.verb)
        agreement.parties = laid_down or agreement.parties
    if len(actors(agreement.parties)) < 2 and verb is None:
        both = [*(acting(clauses, words, index) or approving(clauses, words, tied) or holding(clauses, index, tied)), *agreement.parties]
        paired = len(actors(both)) > 1 and len({side(e) for e in both}) > 1
        agreement.parties = both if paired else agreement.parties
    keepers = keeping(clauses, lives) if verb is None and len(actors(agreement.parties)) < 2 else []
    agreement.parties = keepers if len({side(e) for e in keepers}) > 1 or not agreement.parties else agreement.parties
    accepted = approving(clauses, words, tied) if verb is None and not agreement.parties and noun.kind == "ceasefire" and proposal is None else []
    accepted = [e for e in accepted if e.kind in ("armed-group", "military")]  # a state may only welcome it
    pointed = noun.kind == "ceasefire" and proposal is None and verb is None and accepting_pronoun(clauses, words, tied)  # "both have accepted a truce"
    agreement.parties = agreement.parties or accepted
    if len(actors(agreement.parties)) < 2 and noun.kind in ("prisoner-exchange", "ceasefire"):
        agreement.parties = exchanging(clauses, words) or agreement.parties
    if not agreement.parties and noun.kind == "prisoner-exchange" and proposal is None:
        both = list(dict.fromkeys(their_states(draft, clauses)))  # "95 Russian and 95 Ukrainian prisoners came home in an exchange"
        agreement.parties = both if len(both) == 2 else []
    if proposal is not None:
        proposals.tell(draft, clauses, words, index, proposal, agreement, brokers)
    agreement.mediators = actors([sender_of(draft, e) for e in brokers])
    through = {side(e) for e in agreement.mediators if e.kind == "person"}
    agreement.parties = [e for e in for_states(draft, actors(agreement.parties)) if e not in agreement.mediators and side(e) not in through]
    agreement.parties = not_of_enemies(draft, clauses, agreement)
    lives.put(clauses, words, agreement, verb)
    if agreement.status in ("broken", "expired") and said_at(draft, clauses.tokens[index].start, ("deny",)):
        agreement.status = agreement.status_evidence = None  # "denies that the truce has collapsed"
    if agreement.status is None and verb is not None and words.has("concluded", clauses.words[verb]) and frame(clauses, verb).modal == "future":
        agreement.status, agreement.status_evidence = "announced", clauses.span(verb, verb + 1)
    yielded = is_yielded(clauses, words, index)
    talks = is_talked_of(clauses, words, index) and not yielded
    if proposal is not None:
        proposals.judge(draft, clauses, words, index, proposal, agreement)
    elif talks and not mediated:
        return None
    agreement.count = count_at(clauses, index, draft.language)
    told_made = any(words.has("concluded", clauses.words[v]) and not frame(clauses, v).negated for v in tied.describing)
    described = consent is not None or bool(accepted) or pointed or told_made
    concluded = verb is not None or yielded or lives.verb is not None or described or bool(mediated) or leaves_out(clauses, words, 0) or swapped
    paired = paired and (noun.definite or not (is_far(clauses, words, index) or is_needed(clauses, words, index)))
    lays_down = noun.titled and bool(laid_down)
    agreement.kind = "other" if lays_down and told is None and clauses.tokens[index - 1].upos == "PROPN" else agreement.kind  # called by its place alone
    named_so = lays_down or (noun.definite and noun.kind in OF_CONFLICT and (noun.titled or bool(between(draft, clauses, words, index))))  # "the truce with X"
    weak = not (concluded or proposal is not None or paired or named_so or is_dated(draft, clauses, index))
    if weak and (not noun.definite or noun.generic or noun.apart or clauses.tokens[index].feats.get("Number") == "Plur"):
        return None
    own = own_truce(clauses, index) if noun.kind == "ceasefire" and not agreement.parties and not mediated else []
    agreement.parties = agreement.parties or own or for_states(draft, declarer(clauses, words, tied) if noun.unilateral else [])
    unilateral = noun.unilateral or bool(own) or one_sided(clauses, words, agreement, [*tied.describing, *([verb] if verb is not None else [])])
    reach = frozenset([*range(segment.first, segment.last), *tied.all, *(v for v in (lives.verb, verb) if v is not None)])
    begun = verb is not None and words.has("concluded", clauses.words[verb])
    made = begun or described or yielded or (lives.verb is not None and clauses.tokens[lives.verb].upos != "NOUN") or bool(mediated) or swapped
    plural = clauses.tokens[index].feats.get("Number") == "Plur"
    return Found(
        agreement, clauses.sentence.index, made, proposal is None, noun.generic, noun.definite, noun.apart, unilateral, plural,
        reach=reach, verbs=acting_on(clauses, words, tied), fresh=noun.fresh, plain=noun.plain and not lays_down, partial=noun.partial, modified=noun.modified, weak=weak,
        noun_tied=tied.beside, titled=_is_name(clauses, index), collective=pointed or any(p.sort == "collective" for p in clauses.phrases),
        prolonged=agreement.status == "in-force" and lives.verb is not None and words.has("extended", clauses.words[lives.verb]),
    )  # fmt: skip


def _is_name(clauses: Clauses, index: int) -> bool:
    """ "The Good Friday Agreement": the noun has a capital that no beginning of a sentence gives it, behind a name."""
    before = clauses.tokens[index - 1].text if index else ""
    return index > 1 and clauses.tokens[index].text[0].isupper() and before[:1].isupper() and not clauses.tokens[index].text.isupper()


def _brokers(draft: Draft, clauses: Clauses, words: AgreementWords, noun: AgreementNoun, tied: Ties) -> tuple[list[EntityDraft], bool]:
    """Through whom the agreement came, and whether that is told at all: by its own words first, else by the sentence's."""
    if noun.brokers:
        return list(noun.brokers), True
    for verb in tied.describing:
        if words.has("brokered", clauses.words[verb]) or words.mediated.at(clauses.words, verb) or words.backing.at(clauses.words, verb):
            around = frame(clauses, verb)
            told = agents(clauses, verb) or [p for p in around.subject if p.first > noun.index]
            if told:
                return named(draft, clauses, told), True
    found, mediated = mediation(clauses, words)
    return found or by_adjective(draft, clauses, words), mediated
