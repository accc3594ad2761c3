"""Finds what each sentence says of agreements: a new one, one known already, or what became of one."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import AgreementKind, Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import mediation
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft
from kilde.reading.numbers import quantities, split_words
from kilde.reading.statements.content import trim
from kilde.reading.statements.lexicon import speech

STATUS = {"broken": "broken", "expired": "expired", "ended": "expired", "rejected": "rejected"}  # word class -> status
LIVING = {"in_force": "in-force", "announced": "announced"}  # word class of a verb -> status
BETWEEN = 8  # tokens behind the noun within which its parties stand
NEAR = 20  # characters between "does not apply to" and what is left out
STATUS_REACH = 2  # sentences behind an agreement that may tell what became of it


@dataclass(slots=True)
class Found:
    """One mention of an agreement. made: the text tells that it was made or began; settled: it is no mere proposal."""

    agreement: AgreementDraft
    sentence: int
    made: bool
    settled: bool


def find(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """Adds the mentions of one sentence to `found`, and status and exclusions to those before."""
    made: list[Found] = []
    for index, word in enumerate(clauses.words):
        inside = clauses.inside[index]
        known, kind = words.kind_of(word) if inside is None or inside.sort in ("population", "other") else (False, None)
        if known:
            mention = _mention(draft, clauses, words, index, kind)
            if mention and not _told_in_clause(made, mention):
                made.append(mention)
    if not made:
        made += _agreed(clauses, words)
    if len(made) == 1:
        made[0].agreement.evidence = [trim(clauses)]
    made += _elliptical(draft, clauses, made)
    if not made:
        _later_mediation(clauses, words, found)
    _status(clauses, words, found, made)
    _exclusions(draft, clauses, words, found + made)
    found += made


def _told_in_clause(made: list[Found], mention: Found) -> bool:
    span = mention.agreement.evidence[0]
    return any(m.agreement.evidence[0] == span and m.agreement.kind == mention.agreement.kind for m in made)


def _mention(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, told: AgreementKind | None) -> Found | None:
    segment = clauses.segment(index)
    if speech(draft.language).conditions.at(clauses.words, segment.first):
        return None  # "if Belgrade violated the agreement"
    agreement = AgreementDraft([_clause(clauses, index)], told or _kind(clauses, words, index))
    for phrase in clauses.phrases:
        if index < phrase.first < index + BETWEEN:
            governor = clauses.governor(phrase)
            if governor in words.sets["between"] or (governor in words.sets["with"] and not agreement.parties):
                agreement.parties += [e for p in clauses.chain(phrase) for e in p.entities]
    verb = _verb(clauses, words, segment.first, index)
    lives = next((i for i in range(index + 1, segment.last) if clauses.inside[i] is None and _tells_life(words, clauses.words[i])), None)
    proposal = next((i for i in range(max(0, index - BETWEEN), index) if words.has("proposals", clauses.words[i])), None)
    mediators, mediated = mediation(clauses, words)
    if verb is not None and proposal is None and (not mediated or len(agreement.parties) < 2):
        around = frame(clauses, verb)
        agreement.parties = [*(e for p in (around.agent if around.passive else around.subject) for e in p.entities), *agreement.parties]
    if lives is not None and len(agreement.parties) < 2:
        agreement.parties += [e for p in frame(clauses, lives).agent for e in p.entities]
    if proposal is not None and len(_actors(agreement.parties)) != 1:
        mediators = mediators or _proposers(clauses, agreement, proposal)
    agreement.mediators = _actors(mediators)
    agreement.parties = [e for e in _actors(agreement.parties) if e not in agreement.mediators]
    for at in (lives, verb):
        status = next((s for name, s in LIVING.items() if at is not None and words.has(name, clauses.words[at])), None)
        if at is not None and status and agreement.status is None:
            agreement.status, agreement.status_evidence = status, Span(start=clauses.tokens[at].start, end=clauses.tokens[at].end)  # type: ignore[assignment]
    talks = any(words.has("talks_about", w) for w in clauses.words[max(segment.first, index - 4) : index])
    if proposal is not None:
        agreement.status = "rejected" if _is_rejected(draft, clauses, index) else "proposed"
        agreement.status_evidence = Span(start=clauses.tokens[proposal].start, end=clauses.tokens[proposal].end)
    elif talks and not mediated:
        return None
    agreement.count = _count(clauses, index, draft.language)
    concluded = verb is not None or lives is not None or bool(mediated)
    concluded = concluded or words.excludes.find(clauses.words, index, len(clauses.words)) is not None
    if not (concluded or proposal is not None or _dated(draft, clauses, index)):
        return None
    begun = verb is not None and words.has("concluded", clauses.words[verb])
    made = begun or lives is not None or bool(mediated)
    return Found(agreement, clauses.sentence.index, made, proposal is None)


def _proposers(clauses: Clauses, agreement: AgreementDraft, proposal: int) -> list[EntityDraft]:
    """Who put a proposal forward and is no party to it."""
    verb = next((i for i in range(proposal, -1, -1) if clauses.is_full_verb(i)), None)
    subject = frame(clauses, verb).subject if verb is not None else []
    return [e for p in subject for e in p.entities if e not in agreement.parties]


def _is_rejected(draft: Draft, clauses: Clauses, index: int) -> bool:
    """Whether somebody rejects what the noun names."""
    at = clauses.tokens[index].start
    told = any(s.act == "reject" and any(e.start <= at < e.end for e in s.evidence) for s in draft.statements)
    return told or any(v.type == "REJECT" and any(e.start <= at < e.end for e in v.evidence) for v in draft.events)


def _later_mediation(clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """ "The EU mediated.": the sentence behind an agreement that tells through whom it came."""
    mediators, mediated = mediation(clauses, words)
    near = [f for f in found if clauses.sentence.index - f.sentence == 1 and not f.agreement.mediators]
    if mediated and mediators and near:
        agreement = near[-1].agreement
        agreement.mediators = _actors(mediators)
        agreement.parties = [e for e in agreement.parties if e not in agreement.mediators]


def _tells_life(words: AgreementWords, word: str) -> bool:
    """Whether a verb behind the noun says that the agreement began, lasted or ended."""
    return any(words.has(name, word) for name in ("concluded", "in_force", "broken", "expired", "ended", "announced"))


def _agreed(clauses: Clauses, words: AgreementWords) -> list[Found]:
    """ "A and B agreed to ...": an agreement without its noun, of the kind that what follows tells."""
    mark = words.agreeing.find(clauses.words, 0, len(clauses.words))
    if mark is None:
        return []
    around = frame(clauses, mark[0])
    parties = _actors([e for p in around.subject for e in p.entities])
    if len(parties) < 2 or around.modal or around.negated:
        return []
    span = _clause(clauses, mark[1] - 1)
    agreement = AgreementDraft([span], _kind(clauses, words, mark[1]), parties=parties, mediators=_actors(mediation(clauses, words)[0]))
    agreement.parties = [e for e in parties if e not in agreement.mediators]
    return [Found(agreement, clauses.sentence.index, True, True)]


def _actors(entities: list[EntityDraft]) -> list[EntityDraft]:
    return list(dict.fromkeys(e for e in entities if e.kind not in ("news-agency", "media", "source", "place")))


def _kind(clauses: Clauses, words: AgreementWords, index: int) -> AgreementKind:
    """The kind of a plain "agreement", by the words of its sentence nearest behind it."""
    near = clauses.words[max(0, index - 3) : index + 16]
    for kind, members in words.kinds.items():
        if any(word in members for word in near):
            return kind
    return "other"


def _verb(clauses: Clauses, words: AgreementWords, first: int, index: int) -> int | None:
    """The verb of making or having that the noun belongs to: before it in its clause, or right behind its subject."""
    for at in range(index - 1, first - 1, -1):
        if words.has("talks", clauses.words[at]) and clauses.inside[at] is None:
            return None
        if clauses.inside[at] is None and (any(words.has(name, clauses.words[at]) for name in ("broken", "ended")) or words.ending.at(clauses.words, at)):
            return at
        has = words.has("having", clauses.words[at]) and not any(clauses.is_verb(i) for i in range(at + 1, index))
        if (words.has("concluded", clauses.words[at]) or has) and clauses.inside[at] is None:
            return at
    return None


def _dated(draft: Draft, clauses: Clauses, index: int) -> bool:
    """ "the agreement of autumn 2020": a date hangs on the noun, so it is one that was made."""
    at = clauses.tokens[index].end
    return any(0 <= t.start - at <= 12 for t in draft.times)


def _clause(clauses: Clauses, index: int) -> Span:
    segment = clauses.segment(index)
    number = clauses.segments.index(segment)
    last = segment.last
    for later in clauses.segments[number + 1 :]:
        if later.kind not in ("infinitive", "complement"):
            break
        last = later.last
    first = segment.first
    while first < index and not clauses.tokens[first].text[0].isalnum():
        first += 1
    while last - 1 > index and not clauses.tokens[last - 1].text[0].isalnum():
        last -= 1
    return Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end)


def _count(clauses: Clauses, index: int, language: str) -> int | None:
    """How many agreements the noun counts: "two ceasefires"."""
    return next((number for _, last, number, article in _numbers(clauses, language) if last in (index, index - 1) and not article), None)


def _numbers(clauses: Clauses, language: str) -> list[tuple[int, int, int, bool]]:
    """(first token, last token exclusive, number, whether it may be an article) of the sentence's exact numbers."""
    words = split_words(clauses.tokens, language)
    return [
        (words[q.at].token, words[q.last - 1].token + 1, int(q.best), q.article)
        for q in quantities(words, language)
        if q.best is not None and not q.year
    ]


def _elliptical(draft: Draft, clauses: Clauses, made: list[Found]) -> list[Found]:
    """ "Russia brokered two ceasefires, and the United States one": another of the same kind by another mediator."""
    if not made or not made[-1].agreement.mediators:
        return []
    first = made[-1].agreement
    for at, last, number, _ in _numbers(clauses, draft.language):
        phrase = clauses.inside[at - 1] if at else None
        if phrase is None:
            continue
        start = phrase.first
        if start and clauses.words[start - 1] in clauses.rules.conjunctions and last >= len(clauses.tokens) - 1:
            span = Span(start=clauses.tokens[start - 1].start, end=clauses.tokens[last - 1].end)
            first.evidence[0] = Span(start=first.evidence[0].start, end=min(first.evidence[0].end, clauses.tokens[start - 2].end))
            other = AgreementDraft([span], first.kind, parties=list(first.parties), mediators=list(phrase.entities), count=number)
            return [Found(other, clauses.sentence.index, True, True)]
    return []


def _status(clauses: Clauses, words: AgreementWords, found: list[Found], made: list[Found]) -> None:
    """What became of the agreements of the last sentences: "they were all broken"."""
    for name, status in STATUS.items():
        at = next((i for i, w in enumerate(clauses.words) if words.has(name, w) and clauses.inside[i] is None), None)
        if at is None and name == "ended":
            at = next(iter(words.ending.find(clauses.words, 0, len(clauses.words)) or ()), None)
        if at is None:
            continue
        span = Span(start=clauses.tokens[at].start, end=clauses.tokens[at].end)
        points_back = any(words.has("pronouns", w) for w in clauses.words[:at])
        reached = made or ([f for f in found if clauses.sentence.index - f.sentence <= STATUS_REACH] if points_back else [])
        for mention in reached:
            if mention.agreement.status in (None, "proposed", "in-force"):
                mention.agreement.status, mention.agreement.status_evidence = status, span  # type: ignore[assignment]


def _exclusions(draft: Draft, clauses: Clauses, words: AgreementWords, found: list[Found]) -> None:
    """ "it does not apply to X": X is left out of the agreement told last."""
    mark = words.excludes.find(clauses.words, 0, len(clauses.words))
    near = [f for f in found if clauses.sentence.index - f.sentence <= 1]
    if mark is None or not near:
        return
    at = clauses.tokens[mark[1] - 1].end
    phrase: Phrase | None = next((p for p in clauses.phrases if p.start >= at and p.start - at < NEAR), None)
    place = next((p for p in draft.places if 0 <= p.start - at < NEAR), None)
    excluded = [e for p in clauses.chain(phrase) for e in p.entities] if phrase else []
    if place and not excluded:
        excluded = [place_entity(draft, place.label, place.text, place.start, place.end)]
    near[-1].agreement.excludes += excluded


def place_entity(draft: Draft, label: str, text: str, start: int, end: int) -> EntityDraft:
    """The entity of a place that plays a part, made when there is none."""
    known = next((e for e in draft.entities if e.label == label), None)
    if known is None:
        known = EntityDraft(label, "place", names=[text])
        draft.entities.append(known)
    span = Span(start=start, end=end)
    if span not in known.mentions:
        known.mentions.append(span)
    return known


