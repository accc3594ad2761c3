"""Finds what each sentence says of agreements: a new one, one known already, or what became of one."""

from __future__ import annotations

from kilde.model.record import AgreementKind, Span
from kilde.reading.agreements import aftermath, proposals
from kilde.reading.agreements.agreeing import agreed
from kilde.reading.agreements.counting import count_at, elliptical
from kilde.reading.agreements.excluding import exclusions, leaves_out
from kilde.reading.agreements.fill import side, state_of
from kilde.reading.agreements.found import Found, actors, clause_span, named, one_sided, own_truce
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.life import life
from kilde.reading.agreements.mediation import agents, by_adjective, mediation
from kilde.reading.agreements.noun import AgreementNoun, noun_at
from kilde.reading.agreements.pairs import in_word
from kilde.reading.agreements.parties import accused, acting, approving, between, breaking, exchanging, holding, is_empty, is_judged, makers
from kilde.reading.agreements.reality import is_carried_out, is_disowned, is_talked_of
from kilde.reading.agreements.sides import sender_of
from kilde.reading.agreements.terms import by_terms
from kilde.reading.agreements.ties import Ties, ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import speech

AIM = 8  # tokens from "managed to" to what was managed
UNREAL = ("possibility", "wish", "attempt", "obligation")  # modals of verbs of making: nothing was made
WITHOUT = 4  # tokens from "without" or "failed to" to what did not come about


def find(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Adds the mentions of one sentence to `found`, and status and exclusions to those before."""
    made: list[Found] = []
    nouns: list[int] = []
    for index, word in enumerate(clauses.words):
        inside = clauses.inside[index]
        grouped = inside is not None and inside.sort == "group" and index == inside.head  # "formed a defence alliance"
        free = inside is None or grouped or inside.sort in ("population", "other")
        known, kind = _kind(draft, clauses, words, word) if free else (False, None)
        if known and grouped:
            known = kind == "alliance" and _verb(clauses, words, clauses.segment(index).first, index) is not None
        if known:
            nouns.append(index)
            mention = _mention(draft, clauses, words, index, kind)
            if mention and not _told_in_clause(made, mention):
                made.append(mention)
    if not (found or made) and nouns:
        made += [m for m in (by_terms(draft, clauses, words, index) for index in nouns[:1]) if m is not None]
    told = agreed(draft, clauses, words, nouns)
    if told is not None and not any(not m.generic for m in made):
        made.append(told)
    if len(made) == 1:
        made[0].agreement.evidence = [trim(clauses)]
    made += elliptical(draft, clauses, made)
    if not made:
        aftermath.later_mediation(draft, clauses, words, found)
        aftermath.later_parties(draft, clauses, words, found)
    aftermath.status(clauses, words, found, made)
    exclusions(draft, clauses, words, found + made)
    found += made


def _kind(draft: Draft, clauses: Clauses, words: AgreementWords, word: str) -> tuple[bool, AgreementKind | None]:
    """Whether a word is an agreement, and of which kind; an "exchange" is one where its sentence or the one before speaks of prisoners."""
    if not words.has("exchanges", words.head_of(word) or ""):
        return words.kind_of(word)
    near = [c for c in draft.clauses if clauses.sentence.index - 1 <= c.sentence.index <= clauses.sentence.index]
    of_prisoners = any(words.has("prisoners", w) for c in near for w in c.words)
    return of_prisoners, "prisoner-exchange" if of_prisoners else None


def _told_in_clause(made: list[Found], mention: Found) -> bool:
    span = mention.agreement.evidence[0]
    return any(m.agreement.evidence[0] == span and m.agreement.kind == mention.agreement.kind for m in made)


def _mention(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> Found | None:
    segment = clauses.segment(index)
    if speech(draft.language).conditions.at(clauses.words, segment.first):
        return None  # "if Belgrade violated the agreement"
    noun, tied = noun_at(draft, clauses, words, index, told), ties(clauses, index)
    agreement = AgreementDraft([clause_span(clauses, index)], noun.kind)
    agreement.parties = between(draft, clauses, words, index) or in_word(draft, clauses, index)
    paired = len(actors(agreement.parties)) > 1
    verb = _verb(clauses, words, segment.first, index)
    if verb is None:
        verb = next((v for v in tied.ruling if v < segment.first and clauses.inside[v] is None and words.reciprocal(clauses.words[v])), None)
    lives = life(clauses, words, index, tied)
    proposal = proposals.proposal_at(clauses, words, index, tied)
    if _is_denied(clauses, words, noun, verb, tied) or (not noun.definite and is_disowned(draft, clauses, words, index, verb)):
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
        agreement.parties = [*named(draft, clauses, subject), *(accused(draft, clauses, words, index, verb) if blamed and not paired else agreement.parties)]
        agreement.parties = agreement.parties or breaking(draft, clauses, words, verb)
    if len(actors(agreement.parties)) < 2 and proposal is None:
        agreement.parties += makers(draft, clauses, words, tied, lives.verb)
    if len(actors(agreement.parties)) < 2 and verb is None:
        both = [*(acting(clauses, words, index) or approving(clauses, words, tied) or holding(clauses, index, tied)), *agreement.parties]
        paired = len(actors(both)) > 1 and len({side(e) for e in both}) > 1
        agreement.parties = both if paired else agreement.parties
    if len(actors(agreement.parties)) < 2 and noun.kind in ("prisoner-exchange", "ceasefire"):
        agreement.parties = exchanging(clauses, words) or agreement.parties
    if proposal is not None:
        proposals.tell(draft, clauses, words, index, proposal, agreement, brokers)
    agreement.mediators = actors([sender_of(draft, e) for e in brokers])
    through = {side(e) for e in agreement.mediators if e.kind == "person"}
    agreement.parties = [e for e in _for_states(draft, actors(agreement.parties)) if e not in agreement.mediators and side(e) not in through]
    lives.put(clauses, words, agreement, verb)
    if agreement.status is None and verb is not None and words.has("concluded", clauses.words[verb]) and frame(clauses, verb).modal == "future":
        agreement.status, agreement.status_evidence = "announced", Span(start=clauses.tokens[verb].start, end=clauses.tokens[verb].end)
    talks = is_talked_of(clauses, words, index)
    if proposal is not None:
        proposals.judge(draft, clauses, words, index, proposal, agreement)
    elif talks and not mediated:
        return None
    agreement.count = count_at(clauses, index, draft.language)
    described = any(words.has("concluded", clauses.words[v]) and not frame(clauses, v).negated for v in tied.describing)
    concluded = verb is not None or lives.verb is not None or described or bool(mediated) or leaves_out(clauses, words, 0) or swapped
    paired = paired and (noun.definite or not _is_far(clauses, words, index))
    if not (concluded or proposal is not None or paired or _dated(draft, clauses, index)):
        return None
    own = own_truce(clauses, index) if noun.kind == "ceasefire" and not agreement.parties and not mediated else []
    agreement.parties = agreement.parties or own
    unilateral = noun.unilateral or bool(own) or one_sided(clauses, words, agreement, [*tied.describing, *([verb] if verb is not None else [])])
    reach = frozenset([*range(segment.first, segment.last), *tied.all, *([lives.verb] if lives.verb is not None else []), *([verb] if verb is not None else [])])
    begun = verb is not None and words.has("concluded", clauses.words[verb])
    made = begun or described or lives.verb is not None or bool(mediated) or swapped
    plural = clauses.tokens[index].feats.get("Number") == "Plur"
    return Found(
        agreement, clauses.sentence.index, made, proposal is None, noun.generic, noun.definite, noun.apart, unilateral, plural,
        reach=reach, verbs=_acting_on(clauses, words, tied),
    )  # fmt: skip


def _for_states(draft: Draft, parties: list[EntityDraft]) -> list[EntityDraft]:
    """States for their ministries and persons, unless two persons of one state are the parties: "Kiir and Machar"; for armies, between two states."""
    states = actors([state_of(draft, e) for e in parties])
    if len(states) == 2 and all(e.country and e.kind in ("government", "military") for e in states) and states[0].country != states[1].country:
        states = [next((s for s in draft.entities if s.kind == "government" and s.country == e.country and s.mentions), e) for e in states]
    return states if len(states) > 1 or len(parties) < 2 else parties


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


def _is_denied(clauses: Clauses, words: AgreementWords, noun: AgreementNoun, verb: int | None, tied: Ties) -> bool:
    """ "no treaty was ever signed": there is none."""
    segment = clauses.segment(noun.index)
    negated = any(w in clauses.rules.negations for w in clauses.words[segment.first : segment.last])
    if leaves_out(clauses, words, segment.first):
        return False
    if _fails(clauses, words, noun.index) or (verb is not None and _fails(clauses, words, verb)):
        return True
    if verb is not None and not noun.definite and _is_mere_aim(clauses, words, verb):
        return True
    if noun.denied:
        return negated or any(w in clauses.rules.negations for w in clauses.words[max(0, noun.index - 2) : noun.index])
    made = [v for v in [*tied.predicate, *([verb] if verb is not None else [])] if words.has("concluded", clauses.words[v])]
    return any(around.negated or around.modal in UNREAL for around in (frame(clauses, v) for v in made))


def _is_far(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "far from a peace deal between A and B", "the way to a truce": what a preposition leads to need not have come about."""
    opener = next((i for i in range(index - 1, max(-1, index - WITHOUT), -1) if clauses.words[i] in clauses.rules.prepositions), None)
    return opener is not None and not words.has("through", clauses.words[opener])


def _is_mere_aim(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "are close to agreeing on a truce", "is ready to sign a deal": a bare infinitive that nothing says came about."""
    at = verb - 1 if clauses.words[verb - 1] in clauses.rules.auxiliaries else verb
    if words.has("broken", clauses.words[verb]):
        return False  # "accuses X of having broken a truce": there was one
    if at < 1 or clauses.words[at - 1] != clauses.rules.infinitive:
        return False
    before = clauses.words[max(0, at - 1 - AIM) : at - 1]
    return not any(words.has("managing", w) or words.reciprocal(w) for w in before)


def _fails(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether "without" or "failed to" stands right before a noun or verb of agreement, no mark in between."""
    for at in range(index - 1, max(-1, index - 1 - WITHOUT), -1):
        if words.has("failing", clauses.words[at]):
            return True
        if not clauses.words[at][0].isalnum():
            return False
    return False


def _verb(clauses: Clauses, words: AgreementWords, first: int, index: int) -> int | None:
    """The verb of making or having that the noun belongs to: before it in its clause, or right behind its subject."""
    for at in range(index - 1, first - 1, -1):
        if clauses.inside[at] is not None:
            continue
        if any(words.has(name, clauses.words[at]) for name in ("broken", "ended")) or _ends(clauses, words, at):
            return at
        if words.has("talks", clauses.words[at]) and not words.reciprocal(clauses.words[at - 1]):
            return None
        has = words.has("having", clauses.words[at]) and not any(clauses.is_verb(i) for i in range(at + 1, index)) and not _helps(clauses, at)
        if words.has("concluded", clauses.words[at]) or has:
            return at
    return None


def _ends(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    mark = words.ends(clauses.words, at, len(clauses.words))
    return mark is not None and mark[0] == at


def _acting_on(clauses: Clauses, words: AgreementWords, tied: Ties) -> frozenset[int]:
    """The verbs that may tell what became of the noun: those it is subject or object of, and "pulled out of"."""
    ruling = [v for v in tied.ruling if not tied.beside or _ends(clauses, words, v)]
    mark = words.ends(clauses.words, 0, len(clauses.words))
    if mark is not None and any(mark[0] < v < mark[1] for v in tied.ruling):
        ruling.append(mark[0])  # "trak sig i juli ud af aftalen": the tree hangs the noun on the particle
    return frozenset([*tied.predicate, *tied.describing, *ruling])


def _helps(clauses: Clauses, at: int) -> bool:
    """Whether a form of having is an auxiliary: "had announced the agreement"."""
    return clauses.sentence.parse.has_syntax and clauses.tree.relation(at) == "aux"


def _dated(draft: Draft, clauses: Clauses, index: int) -> bool:
    """ "the agreement of autumn 2020": a date hangs on the noun, so it is one that was made."""
    at = clauses.tokens[index].end
    return any(0 <= t.start - at <= 12 for t in draft.times)
