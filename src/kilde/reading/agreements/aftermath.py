"""What a sentence tells of agreements spoken of before it: broken, expired, rejected, through whom they came."""

from __future__ import annotations

from kilde.model.record import AgreementStatus
from kilde.reading.agreements.endings import ending, is_ahead
from kilde.reading.agreements.found import Found, actors, named
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.life import UNPAST, Life, life
from kilde.reading.agreements.mediation import agents, by_adjective, coordinated, mediation
from kilde.reading.agreements.reality import is_supposed, said_at
from kilde.reading.agreements.sides import sender_of
from kilde.reading.agreements.ties import ties
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

STATUS: tuple[tuple[str, AgreementStatus], ...] = (("broken", "broken"), ("expired", "expired"), ("ended", "expired"), ("rejected", "rejected"))
RANK: dict[AgreementStatus | None, int] = {None: -1, "proposed": 0, "announced": 1, "in-force": 2, "broken": 3, "expired": 3, "rejected": 3}
BESIDE = 5  # tokens from a verb to its object behind the subject
STATUS_REACH = 2  # sentences behind an agreement that may tell what became of it


def status(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found], made: list[Found]) -> None:
    """What became of the agreements of the sentence, or, where a pronoun points back, of the last ones: "they were all broken"."""
    near = [f for f in found if clauses.sentence.index - f.sentence <= STATUS_REACH]
    for name, told in STATUS:
        at = next((i for i, w in enumerate(clauses.words) if words.has(name, w) and clauses.inside[i] is None and (name != "broken" or words.breaks(clauses.words, i)) and (name != "rejected" or words.refuses(clauses.words, i))), None)
        phrase = ending(clauses, words, 0, len(clauses.words)) if at is None and name == "ended" else None
        at = phrase[0] if phrase is not None else at
        if at is None:
            continue
        span = clauses.span(at, at + 1)
        denied = said_at(draft, clauses.tokens[at].start, ("deny",))  # "denied that its troops had broken it"
        untold = name != "rejected" and clauses.is_verb(at) and (frame(clauses, at).modal in UNPAST or is_ahead(clauses, words, at))
        if untold or is_supposed(clauses, words, at) or (name in ("broken", "expired") and denied) or (name == "broken" and _is_only_warned(draft, clauses, at)):
            continue
        if name == "broken" and clauses.is_verb(at) and any(w in clauses.rules.negations for w in clauses.words[clauses.segment(at).first : at]):
            told = "in-force"  # "it has never been broken"
        pointer = _pointer(clauses, words, at)
        beside = pointer is not None and pointer > at
        if name != "rejected" and not beside and _is_of_else(clauses, words, at, phrase[1] if phrase else at):
            continue
        points_back = pointer is not None
        for mention in made or _meant(clauses, pointer, near):
            tied = mention.verbs or (mention.noun_tied and clauses.sentence.parse.has_syntax)
            if made and tied and at not in mention.verbs and not points_back and name in ("expired", "ended") and not _goes_on(clauses, words, at):
                continue  # "have formed an alliance and left the bloc", "ended their war with a treaty"
            if name == "rejected" and made and mention.reach and at not in mention.reach and not points_back:
                continue  # "signed a deal, after voters rejected the first"
            if mention.agreement.status in (None, "proposed", "announced", "in-force") and not (told == "in-force" and made):
                mention.agreement.status, mention.agreement.status_evidence = told, span
    _lasting(clauses, words, made or near[-1:])
    _extension(clauses, words, [f for f in (made or near[-1:]) if f.agreement.kind == "ceasefire" or made])


def _goes_on(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "The truce took effect on Monday and ran out on Saturday": a verb joined to one whose subject the agreement is."""
    head = clauses.tree.heads[verb] if clauses.tree.relation(verb) == "conj" else -1
    return head >= 0 and not clauses.tree.below(verb, "nsubj") and any(words.kind_of(clauses.words[i])[0] for i in clauses.tree.below(head, "nsubj"))


def _is_only_warned(draft: Draft, clauses: Clauses, verb: int) -> bool:
    """ "warned against breaking the truce"; who is accused "of breaking it" is said to have done so."""
    if clauses.tokens[verb].feats.get("VerbForm") != "Inf":
        return False
    at = clauses.tokens[verb].start
    return not any(s.act == "accuse" and any(e.start <= at < e.end for e in s.evidence) for s in draft.statements)


def _is_of_else(clauses: Clauses, words: AgreementWords, verb: int, last: int) -> bool:
    """ "ended the war", "broke off the talks": what the verb does it does to something else."""
    objects = clauses.tree.below(verb, "obj") if clauses.sentence.parse.has_syntax else []
    objects = [i for i in objects if not verb < i < last]  # "tok slutt"
    if any(clauses.words[i] in clauses.rules.relatives for i in objects) and clauses.tree.relation(verb) == "acl":
        return not words.kind_of(clauses.words[clauses.tree.heads[verb]])[0]  # "the war, which the truce ended"
    if any(words.has("pronouns", clauses.words[i]) for i in objects):
        return False
    lengths = [i for i in objects if clauses.tokens[i].start in clauses.times and not clauses.tree.below(i, "nmod")]  # not "six weeks of war"
    things = [i for i in objects if i not in lengths and (clauses.tokens[i].upos in ("NOUN", "PROPN") or clauses.inside[i] is not None)]
    whole = [*things, *(below for i in things for below in clauses.tree.below(i, "nmod"))]  # "broke the terms of the truce"
    return bool(things) and not any(words.kind_of(clauses.words[i])[0] or words.has("proposals", clauses.words[i]) for i in whole)


def _pointer(clauses: Clauses, words: AgreementWords, verb: int) -> int | None:
    """The pronoun for agreements beside a verb: "they were broken", "brøt geriljaen den"."""
    before, behind = range(verb), range(verb + 1, min(verb + 1 + BESIDE, len(clauses.words)))
    return next((i for i in (*before, *behind) if words.has("pronouns", clauses.words[i]) and _stands_alone(clauses, i)), None)


def _stands_alone(clauses: Clauses, index: int) -> bool:
    """Whether a word is a pronoun of its own, no article."""
    determines = clauses.sentence.parse.has_syntax and clauses.tree.relation(index) in ("det", "amod", "mark", "expl")
    return _is_bare(clauses, index) and not determines


def _meant(clauses: Clauses, pointer: int | None, near: list[Found]) -> list[Found]:
    """The agreements that a pronoun stands for: all, or where it is one thing the last."""
    if pointer is None:
        return []
    return near[-1:] if clauses.tokens[pointer].feats.get("Number") == "Sing" else near


def _lasting(clauses: Clauses, words: AgreementWords, mentions: list[Found]) -> None:
    """ "It held for a day", "and it still holds": how long what a pronoun stands for lasted, or when it begins."""
    pointers = [i for i, w in enumerate(clauses.words[:-1]) if words.has("pronouns", w) and _is_bare(clauses, i)]
    opened = mentions[-1].agreement.evidence[0].start if mentions and mentions[-1].sentence == clauses.sentence.index else -1
    for at in (i for i in pointers if mentions and clauses.tokens[i].start > opened):  # not "it had lasted 36 years when they signed an accord"
        verb = next((i for i in range(at + 1, min(at + 3, len(clauses.words))) if words.has("in_force", clauses.words[i])), None)
        begins = life(clauses, words, at, ties(clauses, words, at))
        own = begins.status and clauses.segment(begins.first) is clauses.segment(at)  # not "it ends a war that has lasted for ten years"
        extends = begins.verb is not None and words.has("extended", clauses.words[begins.verb]) and clauses.segment(begins.verb) is clauses.segment(at)
        extends = extends and not any(words.has("failing", w) for w in clauses.words[:at])  # "ran out without an accord on extending it"
        told = begins if own or extends else Life(verb)
        agreement = mentions[-1].agreement
        revived = extends and agreement.status == "expired"  # "It lasted four days. Now it is extended by two."
        if (told.status or verb is not None or extends) and (RANK[agreement.status] < RANK["broken"] or revived):
            before, evidence = agreement.status, agreement.status_evidence
            agreement.status = None
            told.put(clauses, words, agreement, None)
            if RANK[agreement.status] < RANK[before] and not (revived and agreement.status):
                agreement.status, agreement.status_evidence = before, evidence


def _extension(clauses: Clauses, words: AgreementWords, mentions: list[Found]) -> None:
    """ "The two sides agreed on an extension", "an extension was announced": what was made goes on being in force."""
    at = next((i for i, w in enumerate(clauses.words) if words.has("extensions", w) and clauses.inside[i] is None), None)
    if at is None or not mentions:
        return
    segment = clauses.segment(at)
    made = [i for i in range(segment.first, segment.last) if words.reciprocal(clauses.words[i]) or words.has("announced", clauses.words[i]) or words.has("concluded", clauses.words[i])]
    talked = any(words.has("talks", clauses.words[i]) and not words.reciprocal(clauses.words[i - 1]) for i in range(segment.first, at))
    around = frame(clauses, made[0]) if made else None
    failed = any(words.has("failing", clauses.words[i]) for i in range(max(0, segment.first - BESIDE), at))  # "unable to agree on an extension"
    if around is None or talked or failed or around.negated or around.modal or is_supposed(clauses, words, at):
        return
    mention = mentions[-1]
    if mention.agreement.status in (None, "announced", "in-force", "expired"):
        span = clauses.span(at, at + 1)
        mention.agreement.status, mention.agreement.status_evidence, mention.prolonged = "in-force", span, True


def _is_bare(clauses: Clauses, index: int) -> bool:
    inside = clauses.inside[index]
    return inside is None or (inside.sort == "pronoun" and not any(e.kind == "person" for e in inside.entities))


def later_mediation(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """ "The EU mediated.": a sentence behind an agreement that tells through whom it came; farther behind only of the one that is told."""
    if any(words.kind_of(word)[0] and i > 0 and clauses.tokens[i].text[0].isupper() for i, word in enumerate(clauses.words)):
        return  # "the Good Friday Agreement": another one, by its name
    mediators, mediated = mediation(clauses, words)
    mediators = actors([sender_of(draft, e) for e in mediators or by_adjective(draft, clauses, words)])
    near = [f for f in found if clauses.sentence.index - f.sentence <= STATUS_REACH and not f.agreement.mediators]
    near = [f for f in near if not f.weak] or near
    by = any(clauses.governor(p) in clauses.rules.agents and set(p.entities) & set(mediators) for p in clauses.phrases)  # of what else may be told there
    if not near and mediated and not by and len({f.agreement.kind for f in found if not f.generic}) == 1:
        near = [f for f in found if not (f.agreement.mediators or f.apart or f.unilateral)]
    known = {e for f in found for e in f.agreement.mediators}
    beside = [f for f in found if mediated and clauses.sentence.index - f.sentence <= STATUS_REACH and f.agreement.mediators]
    if not near and beside and not known & set(mediators):
        beside[-1].agreement.mediators += [e for e in mediators if e not in beside[-1].agreement.parties]  # "the US took part in the mediation"
    elif mediators and near and not known & set(mediators):
        agreement = near[-1].agreement
        agreement.mediators = [e for e in mediators if e not in agreement.parties or len(agreement.parties) != 2]
        agreement.parties = [e for e in agreement.parties if e not in agreement.mediators]


def later_proposers(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """ "The plan was put before the two sides by A and B": who put forward what one side has accepted mediates, and it is only proposed."""
    near = [f for f in found if 0 < clauses.sentence.index - f.sentence <= STATUS_REACH and not f.agreement.mediators]
    mark = words.putting.find(clauses.words, 0, len(clauses.words)) if near else None
    told = near[-1].agreement if near else None
    if mark is None or told is None or told.status not in (None, "proposed") or len(told.parties) > 1:
        return
    around = frame(clauses, mark[0])
    by = agents(clauses, mark[0]) if around.passive else around.subject
    proposing = actors([sender_of(draft, e) for p in by for e in p.entities if e.kind in ("government", "organization", "person")])
    proposing = [e for e in proposing if e not in told.parties]
    if len(proposing) > 1 and not around.negated and not around.modal:
        told.mediators, told.status = proposing, "proposed"
        told.status_evidence = clauses.span(*mark)


def later_parties(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """ "It was signed between A and B.": the sentence behind an agreement that tells who made it."""
    near = [f for f in found if clauses.sentence.index - f.sentence == 1 and len(f.agreement.parties) < 2]
    points_back = any(words.has("pronouns", w) for w in clauses.words)
    accepts = next((i for i, w in enumerate(clauses.words) if words.has("accepting", w) and not words.has("rejected", w) and clauses.inside[i] is None), None)
    praised = accepts is not None and any(e.type == "SUPPORT" and e.trigger.start == clauses.tokens[accepts].start for e in draft.events)
    both = _before(clauses, accepts) if near and accepts is not None and not praised else []
    if len(both) == 2 and not near[-1].agreement.parties:
        near[-1].agreement.parties = [e for e in both if e not in near[-1].agreement.mediators]  # "A and B have both accepted it"
        near[-1].weak = False
        return
    verb = next((i for i, w in enumerate(clauses.words) if words.has("concluded", w) and clauses.inside[i] is None), None)
    if not near or not points_back or verb is None:
        return
    between = next((p for p in clauses.phrases if p.first > verb and clauses.governor(p) in words.sets["between"]), None)
    parties = actors([e for p in coordinated(clauses, between) for e in p.entities]) if between else []
    if not parties and any(words.has("pronouns", w) for w in clauses.words[verb + 1 : verb + 3]):
        parties = actors([e for p in frame(clauses, verb).subject for e in p.entities])  # "Russia and Ukraine had made it"
    if not parties and frame(clauses, verb).passive:
        parties = actors(named(draft, clauses, agents(clauses, verb)))  # "it was signed by the British and Irish governments"
    if len(parties) > 1:
        near[-1].agreement.parties, near[-1].weak, near[-1].made = parties, False, True


def _before(clauses: Clauses, verb: int) -> list[EntityDraft]:
    """The subject of a verb, or the two that open its sentence where a word such as "both" is taken for it."""
    subject = actors([e for p in frame(clauses, verb).subject for e in p.entities])
    opening = next((p for p in clauses.phrases if p.first == 0), None)
    return subject or (actors([e for p in coordinated(clauses, opening) if p.first < verb for e in p.entities]) if opening is not None else [])
