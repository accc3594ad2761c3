"""Agreements that are only proposed: who put them forward, and who said no."""

from __future__ import annotations

from kilde.reading.agreements.facing import is_rebel
from kilde.reading.agreements.found import actors
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import coordinated
from kilde.reading.agreements.sides import is_side
from kilde.reading.agreements.sides import side as side_of
from kilde.reading.agreements.ties import Ties, ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

BEFORE = 8  # tokens from "proposal" to the noun
OWNER = 6  # tokens from "proposal" to whose it is
LENGTH = 5  # tokens from a noun to its length
ANSWER = 4  # tokens from "said" to "no"
SHORT = 3  # sentences of a text too short to tell who its parties are


def proposal_at(clauses: Clauses, words: AgreementWords, index: int, tied: Ties) -> int | None:
    """The word that makes the noun a proposal: "a proposal for a truce", "a truce that X has proposed", "has put forward a peace plan"."""
    if _is_signed(clauses, words, tied):
        return None  # "signed a peace plan drawn up by the African Union"
    before = next((i for i in range(max(0, index - BEFORE), index) if words.has("proposals", clauses.words[i])), None)
    if before is not None:
        return before
    if words.has("proposals", clauses.words[index]):
        return index  # "has put forward a peace plan"
    if index + 1 < len(clauses.words) and words.has("proposals", clauses.words[index + 1]):
        return index + 1  # "a ceasefire proposal"
    described = next((w for v in tied.describing for w in (v, v + 1) if w < len(clauses.words) and _puts(clauses, words, w)), None)
    if described is not None:
        return described
    put = next((m[0] for v in tied.describing if (m := words.putting.find(clauses.words, v, v + BEFORE)) and m[0] == v and not _has_object(clauses, *m)), None)
    if put is not None:
        return put
    if _is_ready(clauses, words, index):
        return next(i for i in range(index - 1, -1, -1) if words.has("willing", clauses.words[i]))
    refused = _refused(clauses, words, index, tied)
    if refused is not None:
        return refused
    relative = next((i for i in (index + 1, index + 2) if i < len(clauses.words) and clauses.words[i] in clauses.rules.relatives), None)
    last = min(len(clauses.words), index + BEFORE)
    return next((i for i in range(relative, last) if _puts(clauses, words, i)), None) if relative is not None else None


def _is_signed(clauses: Clauses, words: AgreementWords, tied: Ties) -> bool:
    """Whether what the noun names is told to be signed: a finite verb or a participle, nothing that was refused or is to come."""
    for verb in (*tied.ruling[: not tied.beside], *tied.describing):
        around = frame(clauses, verb) if words.has("signing", clauses.words[verb]) else None
        if around is not None and clauses.tokens[verb].feats.get("VerbForm") != "Inf" and not (around.modal or around.negated):
            return True
    return False


def _has_object(clauses: Clauses, verb: int, last: int) -> bool:
    """ "Which put an end to the war": what stands between a verb and its particle is put, not the agreement."""
    return any(clauses.tokens[i].upos in ("NOUN", "PROPN") and clauses.tree.relation(i) == "obj" for i in range(verb + 1, last))


def _is_ready(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "said it was ready for a 30-day truce": who names its length has something on the table."""
    near = range(max(0, index - LENGTH), min(index + LENGTH, len(clauses.tokens)))
    ready = any(words.has("willing", w) for w in clauses.words[max(0, index - BEFORE) : index])
    return ready and any(clauses.tokens[i].start in clauses.times for i in near) and any(c.isdigit() for i in near for c in clauses.words[i])


def _refused(clauses: Clauses, words: AgreementWords, index: int, tied: Ties) -> int | None:
    """ "turned down a 30-day truce", "refused to sign the deal", "said no to a truce": what somebody says no to was on the table."""
    for verb in tied.ruling if words.kind_of(clauses.words[index])[1] else []:
        for at in range(verb, min(verb + ANSWER, len(clauses.words))):
            if words.has("rejected", clauses.words[at]) and (at > verb or not tied.beside) and clauses.inside[at] is None:
                return None if frame(clauses, verb).negated or frame(clauses, verb).passive else at
    return None


def _puts(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """Whether a verb of proposing or offering stands at a token."""
    word = clauses.words[at]
    put = words.putting.at(clauses.words, at, len(clauses.words))
    named = words.has("proposing", word) or words.has("offering", word) or (put is not None and not _has_object(clauses, *put))
    return named or bool(words.put_forward.at(clauses.words, at))


def tell(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, proposal: int, agreement: AgreementDraft, brokers: list[EntityDraft]) -> None:
    """Adds who proposed it: a party when it is one of the two that the text is about, else a mediator; and who answered."""
    if words.has("rejected", clauses.words[proposal]):
        verb = next((i for i in range(proposal, -1, -1) if clauses.is_full_verb(i)), proposal)
        agreement.parties = [*(e for p in frame(clauses, verb).subject for e in p.entities), *agreement.parties]
        return
    answering = _answering(clauses, words, proposal, index)
    if answering is not None:
        agreement.parties = [*(e for p in frame(clauses, answering).subject for e in p.entities), *agreement.parties]
    by, owned = _proposers(draft, clauses, words, proposal, answering, index)
    tied = ties(clauses, words, index)
    for others in (_offered_to(clauses, words, proposal, index, tied), _accepting(clauses, words, tied)):
        agreement.parties += [e for e in others if e not in (*agreement.parties, *by)]
    known = actors(agreement.parties)
    for entity in actors(by):
        if entity in known:
            continue
        spoken_of = side_of(entity) in map(side_of, draft.parties(exclude=brokers)) and (owned or len(draft.sentences) > SHORT)
        offers = words.has("offering", clauses.words[proposal]) or words.has("willing", clauses.words[proposal])  # a truce that is offered is one's own
        rivals = any(is_rebel(a, b) for one in known for a, b in ((one, entity), (entity, one)))  # "the rebels reject the government's draft"
        side = len(actors(by)) == 1 and (offers or spoken_of or rivals or (owned and entity.kind == "government" and entity.country is None))
        if side and len(known) < 2:
            agreement.parties.append(entity)
        elif len(known) != 1 or answering is not None or proposal > index:
            brokers.append(entity)
        else:
            agreement.parties.append(entity)


def _offered_to(clauses: Clauses, words: AgreementWords, proposal: int, index: int, tied: Ties) -> list[EntityDraft]:
    """ "The truce that Israel has offered Hamas", "that Washington put to Russia and Ukraine": whom a side puts it to would be party to it."""
    verb = next((v for v in tied.describing if _puts(clauses, words, v)), proposal)
    if not clauses.is_full_verb(verb) or not (verb == proposal or proposal == index or verb > index):
        return []
    around = frame(clauses, verb)
    told = [*around.objects, *around.oblique(clauses.rules.told)]
    return [e for e in actors([e for p in told if p.first > verb for e in p.entities]) if is_side(e)]


def _accepting(clauses: Clauses, words: AgreementWords, tied: Ties) -> list[EntityDraft]:
    """ "A truce that Washington has proposed and that Ukraine accepted": who says yes in a clause joined to the one that describes it."""
    joined = [c for v in tied.describing for c in (v, *clauses.tree.below(v, "conj"))]
    yes = [v for v in joined if words.has("accepting", clauses.words[v]) and not words.has("rejected", clauses.words[v]) and not frame(clauses, v).passive]
    told = [p for v in yes for p in frame(clauses, v).subject]
    told += [p for v in tied.predicate if words.has("rejected", clauses.words[v]) for p in frame(clauses, v).agent]  # "is rejected by X"
    return [e for e in actors([e for p in told for e in p.entities]) if is_side(e)]


def judge(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, proposal: int, agreement: AgreementDraft) -> None:
    """Proposed, or rejected where somebody says no to it."""
    answering = _answering(clauses, words, proposal, index)
    said_no = words.has("rejected", clauses.words[proposal])
    said_no = said_no or (answering is not None and _says_no(clauses, words, answering))
    agreement.status = "rejected" if said_no or _is_rejected(draft, clauses, index) else "proposed"
    agreement.status_evidence = clauses.span(proposal, proposal + 1)


def _answering(clauses: Clauses, words: AgreementWords, proposal: int, index: int) -> int | None:
    """The verb before proposal and noun by which somebody answers it."""
    first = clauses.segment(min(proposal, index)).first
    for at in range(min(proposal, index) - 1, first - 1, -1):
        if clauses.inside[at] is None and (words.has("accepting", clauses.words[at]) or words.has("rejected", clauses.words[at])):
            return next((i for i in range(at, first - 1, -1) if clauses.is_full_verb(i)), at)
    return None


def _says_no(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    return any(words.has("rejected", w) for w in clauses.words[verb : verb + 3])


def _proposers(draft: Draft, clauses: Clauses, words: AgreementWords, proposal: int, answering: int | None, index: int) -> tuple[list[EntityDraft], bool]:
    """(who put it forward, whether the proposal is called theirs)."""
    owner = next((p for p in clauses.phrases if p.genitive and p.last <= proposal < p.last + 3), None)
    if owner is not None:
        return list(owner.entities), True
    before = [t.start for t in clauses.tokens[max(0, min(proposal, index) - 2) : proposal] if t.start in draft.adjectives]
    if before:
        return [draft.adjectives[at] for at in before], True
    source = clauses.rules.agents | words.sets["sources"]
    behind = next((p for p in clauses.phrases if proposal < p.first <= proposal + OWNER and clauses.governor(p) in source), None)
    if behind is not None:
        return [e for p in coordinated(clauses, behind) for e in p.entities], False
    described = next((v for noun in (proposal, index) for v in ties(clauses, words, noun).describing if _puts(clauses, words, v)), None)
    if described is not None and not frame(clauses, described).passive:
        return [e for p in frame(clauses, described).subject for e in p.entities], False
    if answering is not None and answering < proposal and not _puts(clauses, words, proposal):
        return [], False
    first = index if proposal > index else -1  # within its relative clause, or in the clause of "proposal"
    verb = next((i for i in range(proposal, first, -1) if clauses.inside[i] is None and (clauses.is_full_verb(i) or clauses.tokens[i].upos == "VERB")), None)
    subject = frame(clauses, verb).subject if verb is not None else []
    if not subject and verb is not None and first >= 0:  # within the relative clause, where the tree has its subject elsewhere
        opener = next((p for p in clauses.phrases if first < p.first < verb and clauses.is_free(p)), None)
        subject = coordinated(clauses, opener) if opener is not None else []
    return [e for p in subject for e in p.entities], False


def _is_rejected(draft: Draft, clauses: Clauses, index: int) -> bool:
    """Whether somebody rejects what the noun names."""
    at = clauses.tokens[index].start
    told = any(s.act == "reject" and any(e.start <= at < e.end for e in s.evidence) for s in draft.statements)
    return told or any(v.type == "REJECT" and any(e.start <= at < e.end for e in v.evidence) for v in draft.events)
