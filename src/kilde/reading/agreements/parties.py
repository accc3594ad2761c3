"""Who the parties of a noun are by the words around it: "between A and B", "A's pact with B", "which A signed", "after a deal with B"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.found import actors, standing
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import agents, coordinated
from kilde.reading.agreements.sides import SIDES, side
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.owners import owners
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.lexicon import speech

AS_WHAT = 3  # tokens behind a name within which it is told what it is: "with X as mediator"
BETWEEN, FARTHER = 8, 14  # tokens behind the noun within which its parties stand, behind "with" and behind "between"
BEFORE = 5  # tokens from "after" to the noun
OWN = ("thing", "subject", "plural")  # possessives of states and groups
GIVING = ("government", "armed-group")
POINTING = ("pronoun", "collective")


def between(draft: Draft, clauses: Clauses, words: AgreementWords, index: int) -> list[EntityDraft]:
    """Who stands behind "between" or "with" right behind the noun, with whose it is: "A's pact with B", "A's and B's pact"."""
    found: list[EntityDraft] = []
    for phrase in clauses.phrases:
        if index < phrase.first < index + BETWEEN and clauses.governor(phrase) in words.sets["between"] | words.sets["with"] and (both := _their_heads(clauses, phrase)):
            found += both
        elif index < phrase.first < index + FARTHER and not phrase.genitive:
            governor = clauses.governor(phrase) or _between_word(clauses, words, phrase)
            if phrase.first >= index + BETWEEN and governor not in words.sets["between"]:
                continue
            as_mediator = any(words.has("mediators", w) for w in clauses.words[phrase.last : phrase.last + AS_WHAT])
            if governor in words.sets["between"] and phrase.sort in POINTING and len(phrase.entities) < 2:
                found += _two(draft, clauses, phrase)
                continue
            if governor in words.sets["between"] or (governor in words.sets["with"] and not found and not as_mediator):
                found += [e for p in _with_rival(clauses, coordinated(clauses, phrase)) for e in standing(draft, clauses, p)]
    whose = owners(clauses, index) or [p for p in clauses.phrases if index < p.first <= index + AS_WHAT and clauses.governor(p) in clauses.rules.of]
    owned = [e for p in whose for e in p.entities]  # "A's pact with B", "the accord of A with B"
    return [*owned, *found] if len(actors([*owned, *found])) > 1 and len(actors(found)) < 2 else found


def is_between(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether "between" stands right behind the noun."""
    return any(words.has("between", w) for w in clauses.words[index + 1 : index + 1 + AS_WHAT])


def _their_heads(clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    """ "Mellom Russlands og Aserbajdsjans presidenter": one office of two states, whose first name stands as a genitive before "and"."""
    if not phrase.genitive or phrase.last >= len(clauses.words) or clauses.words[phrase.last] not in clauses.rules.conjunctions:
        return []
    heads = next((p for p in clauses.phrases if p.first == phrase.last + 1 and p.sort == "role"), None)
    both = heads is not None and len(heads.entities) > 1 and set(phrase.entities) <= set(heads.entities)
    return list(heads.entities) if heads is not None and both else []


def _between_word(clauses: Clauses, words: AgreementWords, phrase: Phrase) -> str | None:
    """The "between" before a name that is described: "mellan terrorstämplade Hamas och Israel"."""
    at = min(phrase.first, phrase.outer) - 1
    for index in range(at, max(-1, at - AS_WHAT), -1):
        if words.has("between", clauses.words[index]):
            return clauses.words[index] if index < at else None
        if clauses.tokens[index].upos not in ("ADJ", "DET", "VERB", "ADV") or clauses.inside[index] is not None:
            return None
    return None


def _with_rival(clauses: Clauses, chain: list[Phrase]) -> list[Phrase]:
    """ "between the army and its rival, the RSF": the name that says who a noun behind "and" is."""
    at = chain[-1].tail
    if len(chain) > 1 or at + 2 >= len(clauses.words) or clauses.words[at] not in clauses.rules.conjunctions or clauses.words[at + 1] not in clauses.rules.possessives:
        return chain
    mark = next((i for i in range(at + 2, min(at + 2 + AS_WHAT, len(clauses.words))) if clauses.tokens[i].text == ","), at + 1)
    rival = next((p for p in clauses.phrases if mark < p.first <= mark + 1 + AS_WHAT and p.sort != "collective"), None)
    return [*chain, rival] if rival is not None else chain


def _two(draft: Draft, clauses: Clauses, phrase: Phrase) -> list[EntityDraft]:
    """ "between them", "between the two countries": the two named in this sentence before it, else side by side in an earlier one."""
    before = [p for p in clauses.phrases if p.last <= phrase.first and p.sort in ("country", "name", "metonym")]
    named = list(dict.fromkeys(e for p in before for e in p.entities if e.kind in SIDES))
    if len(named) == 2 or draft.sides is None:
        return named
    return draft.sides.pair(clauses.sentence.index, phrase) or draft.sides.pair(clauses.sentence.index)


def declarer(clauses: Clauses, words: AgreementWords, tied: Ties) -> list[EntityDraft]:
    """ "The one-sided truce that X had announced": who declares what is called one-sided, or stands behind "by", is its only party."""
    verb = next((v for v in tied.describing if words.has("announced", clauses.words[v]) or words.has("declaring", clauses.words[v])), None)
    around = frame(clauses, verb) if verb is not None else None
    told = [] if around is None else (around.passive and around.agent) or around.subject
    found = [e for p in told for e in p.entities if e.kind in SIDES]
    return found if len(found) == 1 else []


def makers(draft: Draft, clauses: Clauses, words: AgreementWords, tied: Ties, lives: int | None) -> list[EntityDraft]:
    """ "agreed by the presidents", "som regjeringen og houthiene inngikk": who made what the noun names."""
    found: list[EntityDraft] = []
    for verb in dict.fromkeys([*tied.describing, *tied.predicate, *([lives] if lives is not None else [])]):
        word = clauses.words[verb]
        if words.has("brokered", word) or words.mediated.at(clauses.words, verb) or words.has("in_force", word) or not (words.has("concluded", word) or words.reciprocal(word)):
            continue
        around = frame(clauses, verb)
        passive = around.passive and not words.reciprocal(word)  # "enades" has the form of one
        if around.passive and is_judged(draft, clauses, around):
            continue
        if words.has("binding", word) and not around.passive:
            found += [e for p in around.objects for e in p.entities if e.kind in SIDES]
            continue
        main = {side(e) for e in draft.parties(exclude=[])}
        only_told = words.has("announced", word) and not words.reciprocal(word)
        relative = verb in tied.describing and not passive and (words.reciprocal(word) or not words.has("announced", word))
        meant = [p for p in around.subject if p.sort != "pronoun" or all(e.kind == "person" for e in p.entities)]  # "a deal that he signed with X"
        subject = [p for p in meant if relative and clauses.governor(p) is None]
        if verb in tied.describing and words.has("declaring", word) and not around.passive:
            subject = around.subject if len(around.subject) == 1 else []
        told = agents(clauses, verb) or subject
        found += [e for p in told for e in standing(draft, clauses, p) if not (only_told and main and side(e) not in main)]  # "a truce announced by X"
        if relative:
            found += [e for n, p in around.obliques if n in words.sets["with"] for e in p.entities]  # "which X signed with Y"
    return found


def partners(clauses: Clauses, words: AgreementWords, around: Frame, index: int) -> list[EntityDraft]:
    """ "Agreed with X on a truce": who stands behind "with" between the verb and the noun."""
    consents = words.consenting.begins(clauses.words[around.verb])  # "has come to terms with X on a truce"
    if len(around.subject) != 1 or not (consents or words.reciprocal(clauses.words[around.verb]) or words.has("concluded", clauses.words[around.verb])):
        return []
    if consents:
        return [e for p in clauses.phrases if around.verb < p.first < index and clauses.governor(p) in words.sets["with"] for e in p.entities if e.kind in SIDES]
    return [e for n, p in around.obliques if n in words.sets["with"] and around.verb < p.first < index for e in p.entities if e.kind in SIDES]


def speaking(draft: Draft, clauses: Clauses, around: Frame) -> list[EntityDraft]:
    """ "I have signed a deal with X," Y said: who stands behind "I" or "we" before a verb of making."""
    if around.subject or not any(clauses.words[i] in speech(draft.language).first_person for i in range(around.first, around.verb)):
        return []
    at = clauses.tokens[around.verb].start
    said = next((s for s in draft.statements if s.quote and any(e.start <= at < e.end for e in (*s.evidence, *s.covers))), None)
    return [e for e in said.speaker if e.kind in SIDES] if said is not None else []


def is_judged(draft: Draft, clauses: Clauses, around: Frame) -> bool:
    """ "the deal was welcomed by X": who praises or condemns it is no party."""
    cues = speech(draft.language).verbs
    told = [cue for i in range(around.finite, around.last) if clauses.inside[i] is None for cue in cues.get(clauses.words[i], ())]
    return any(cue.act in ("praise", "condemn") for cue in told)


def bound(clauses: Clauses, words: AgreementWords, tied: Ties, index: int) -> list[EntityDraft]:
    """ "The Lome accord, under which the rebels were to share power with the government": two sides whose acts it lays down."""
    for verb in tied.describing:
        opened = any(words.has("through", clauses.words[i]) and clauses.words[i + 1] in clauses.rules.relatives for i in range(index + 1, min(verb, index + AS_WHAT)))
        around = frame(clauses, verb)
        told = [*(() if around.passive else around.subject), *(p for n, p in around.obliques if n in words.sets["with"])] if opened else []
        found = actors([e for p in told for e in p.entities if e.kind in SIDES])
        if len({side(e) for e in found}) > 1:
            return found
    return []


def accused(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, verb: int) -> list[EntityDraft]:
    """ "A accuses B of having broken the agreement": the one who accuses and the one accused made it; so did two who accuse each other."""
    if not words.has("broken", clauses.words[verb]):
        return []
    at = clauses.tokens[index].start
    told = next((s for s in draft.statements if s.act == "accuse" and s.cue is not None and any(c.start <= at < c.end for c in s.evidence)), None)
    if told is not None and len(told.speaker) == 2 and set(told.speaker) == set(told.addressee):
        both = actors(told.speaker)
        return both if len(both) == 2 and side(both[0]) != side(both[1]) else []
    if told is None or told.cue is None or len(told.speaker) != 1:
        return []
    behind = [e for p in clauses.phrases if told.cue.end <= p.start < at for e in p.entities if e.kind in SIDES]
    both = actors([*told.speaker, *behind[:1]])
    return both if len(both) == 2 and side(both[0]) != side(both[1]) else []


def breaking(draft: Draft, clauses: Clauses, words: AgreementWords, verb: int) -> list[EntityDraft]:
    """ "Indian gunners violated the ceasefire": whose the subject of breaking is by its adjective, where it is no actor that the lists know."""
    at = frame(clauses, verb).subject_at if words.has("broken", clauses.words[verb]) else None
    if at is None or at < 1 or clauses.inside[at] is not None:
        return []
    state = draft.adjectives.get(clauses.tokens[at - 1].start)
    return [state] if state is not None else []


def is_empty(clauses: Clauses, around: Frame) -> bool:
    """Whether the subject of a clause is a bare "it" or "there", so that who stands before the clause is none: "X says that there is a truce"."""
    first = clauses.segment(around.verb).first
    bare = any(clauses.words[i] in clauses.rules.bare and clauses.inside[i] is None for i in range(first, around.verb))
    return bare and not around.passive and all(p.last <= first for p in around.subject)


def exchanging(clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "Hamas handed over three hostages and Israel freed 183 prisoners": the two who each give captives in one sentence."""
    acting = [p for p in clauses.phrases if clauses.is_free(p) and len(p.entities) == 1 and p.entities[0].kind in GIVING]
    captives = [i for i, word in enumerate(clauses.words) if words.has("prisoners", word)]
    giving: list[EntityDraft] = []
    for number, phrase in enumerate(acting):
        end = acting[number + 1].first if number + 1 < len(acting) else len(clauses.words)
        if any(phrase.last < i < end for i in captives):
            giving.append(phrase.entities[0])
    return giving if len(giving) == 2 and side(giving[0]) != side(giving[1]) else []
