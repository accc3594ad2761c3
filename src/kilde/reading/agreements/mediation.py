"""Through whom an agreement came about: "brokered by Qatar", "that the UN had negotiated", "with France as mediator"."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.pairs import DASHES, named_by
from kilde.reading.clauses.cutting import BREAKS
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft

FARTHEST = 8  # tokens from a participle to its agent
NEAR = 3  # tokens from "as" to "mediator"
ROUNDS = 6  # tokens from "hosted" to "talks": "hosted several rounds of direct talks"
REACH = 4  # tokens from the mediating word to the actor behind it


def mediation(clauses: Clauses, words: AgreementWords) -> tuple[list[EntityDraft], bool]:
    """(mediators, whether the sentence tells a mediation at all)."""
    at, told = 0, False
    while mark := words.mediated.find(clauses.words, at, len(clauses.words)):
        told, at = True, mark[1]
        mediators = _at(clauses, words, mark)
        if mediators:
            return mediators, True
    around = _around(clauses, words) or _helping(clauses, words)
    if around is not None and (mediators := _at(clauses, words, around)):
        return mediators, True
    mediators, mediated = _as_mediator(clauses, words)
    return mediators or _leading(clauses, words), told or mediated


def _around(clauses: Clauses, words: AgreementWords) -> tuple[int, int] | None:
    """ "fik en våbenhvile i stand": a verb of mediating that its particle follows behind the agreement."""
    mark = words.mediating.find(clauses.words, 0, len(clauses.words))
    return mark if mark is not None and any(words.head_of(w) or words.has("pronouns", w) for w in clauses.words[mark[0] + 1 : mark[1]]) else None


def _helping(clauses: Clauses, words: AgreementWords) -> tuple[int, int] | None:
    """ "worked to bring about the truce", "var med på å få i stand avtalen": a verb of helping before one of bringing about."""
    for at, word in enumerate(clauses.words):
        if words.has("helping", word) and clauses.inside[at] is None:
            effect = words.effecting.find(clauses.words, at + 1, min(len(clauses.words), at + 1 + 2 * FARTHEST))
            if effect is not None and effect[0] <= at + FARTHEST and not frame(clauses, at).modal:
                return at, effect[1]
    return None


def _parted(clauses: Clauses, first: int, last: int) -> bool:
    """Whether a mark or a full verb stands between two tokens."""
    return any(clauses.words[i] in BREAKS or clauses.is_full_verb(i) for i in range(first + 1, last))


def _called(clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "Egyptian mediators said", "the mediators Egypt and Qatar": who is called a mediator, by name behind it or by state before it."""
    for phrase in clauses.phrases:
        at = next((i for i in range(phrase.first, phrase.last) if words.has("mediators", clauses.words[i])), None)
        if at is None:
            continue
        behind = next((p for p in clauses.phrases if p.first == at + 1 == phrase.last), None)
        if behind is not None:
            return [e for p in coordinated(clauses, behind) for e in p.entities]
        if at > phrase.first and phrase.country is not None and phrase.owner is None:
            return list(phrase.entities)
    return []


def _leading(clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "after talks led by the UN", "X, who hosted the meeting": who leads talks; that alone tells no agreement."""
    for at in range(1, len(clauses.words)):
        if not words.has("leading", clauses.words[at]) or clauses.inside[at] is not None:
            continue
        passive = any(words.has("meetings", clauses.words[i]) and not _parted(clauses, i, at) for i in range(max(0, at - FARTHEST), at))
        active = any(words.has("meetings", clauses.words[i]) and not _parted(clauses, at, i) for i in range(at + 1, min(len(clauses.words), at + 1 + ROUNDS)))
        thanked = [p for p in clauses.phrases if p.last == at - 1 and clauses.words[at - 1] in clauses.rules.prepositions]  # "thanked X for hosting the talks"
        doing = [e for p in thanked for e in p.entities] or (_at(clauses, words, (at, at + 1)) if active else [])
        found = [e for p in agents(clauses, at) for e in p.entities] if passive else doing if active else []
        if found:
            return [e for e in found if e.kind != "place"]
    return []


def _at(clauses: Clauses, words: AgreementWords, mark: tuple[int, int]) -> list[EntityDraft]:
    """Who mediates at one mediating phrase: behind "by" or "from", else its subject."""
    ends = clauses.words[mark[1] - 1] in clauses.rules.prepositions
    agents = clauses.rules.agents | words.sets["sources"] | (clauses.rules.of if ends else frozenset())  # "brokered a truce in Sudan"
    behind = next((p for p in clauses.phrases if mark[1] <= p.first <= mark[1] + REACH and (clauses.governor(p) in agents or p.first == mark[1])), None)
    if behind is not None and clauses.governor(behind) not in words.sets["between"] and not clauses.is_full_verb(mark[1]):
        told = [e for p in coordinated(clauses, behind) for e in p.entities if e.kind != "place"]
        if told and (ends or clauses.governor(behind) in agents):
            return told
    segment = clauses.segment(mark[0])
    inside: list[Phrase] = [p for p in clauses.phrases if segment.first <= p.first < mark[0] and clauses.governor(p) is None]
    subject = clauses.chain(inside[0]) if segment.kind == "relative" and inside else _subject(clauses, mark[0])
    together = beside_subject(clauses, words, segment.first, mark) if subject else []
    chain = [one for p in (*subject, *together) for one in (*joined_before(clauses, p, segment.kind == "relative"), p)]
    return list(dict.fromkeys(e for one in chain for e in one.entities if e.kind != "place"))


def beside_subject(clauses: Clauses, words: AgreementWords, first: int, mark: tuple[int, int]) -> list[Phrase]:
    """ "mediated together with Turkey", "has, along with Egypt, mediated": who mediates beside the subject."""
    marks = (i for i in range(mark[1], len(clauses.words) - 1) if not clauses.words[i][0].isalnum())
    stop = next((i for i in marks if not words.has("together", clauses.words[i + 1])), len(clauses.words))
    near = (*range(first, mark[0]), *range(mark[1], min(stop, mark[1] + FARTHEST)))
    beside = next((i for i in near if words.has("together", clauses.words[i])), None)
    behind = next((p for p in clauses.phrases if beside is not None and beside < p.first <= beside + REACH), None)
    return coordinated(clauses, behind) if behind is not None else []


def joined_before(clauses: Clauses, phrase: Phrase, governed: bool = False) -> list[Phrase]:
    """What "and" joins to a phrase on its left, where no preposition governs it, or `governed` allows one."""
    first = min(phrase.first, phrase.outer)
    found = [p for p in clauses.phrases if first - 1 - p.genitive <= p.last <= first - 1 and clauses.words[first - 1] in clauses.rules.conjunctions]
    return [p for p in found if governed or clauses.governor(p) is None]


def _subject(clauses: Clauses, verb: int) -> list[Phrase]:
    """The subject of a verb; where none is found, the name right before it: "The European Union mediated."."""
    around = frame(clauses, verb)
    bare = not clauses.rules.verb_second and around.finite == verb and clauses.segment(verb).kind == "start"  # "Burkina Faso mediated.": no passive without its helper
    told = around.agent if around.passive and not bare else around.subject
    if told or (around.passive and clauses.tokens[verb].upos == "VERB"):
        return told
    before = [p for p in clauses.phrases if p.last <= verb and clauses.governor(p) is None and all(w == "," or w in clauses.rules.auxiliaries for w in clauses.words[p.last : verb])]
    return coordinated(clauses, before[-1]) if before else []


def agents(clauses: Clauses, verb: int) -> list[Phrase]:
    """Who stands behind "by" after a participle, by the tree or right behind it in its clause."""
    around = frame(clauses, verb, passive=True)
    if around.agent:
        return around.agent
    for phrase in clauses.phrases:
        cut = any(clauses.is_full_verb(i) or clauses.words[i] in BREAKS for i in range(verb + 1, phrase.first))
        if verb < phrase.first <= verb + FARTHEST and clauses.governor(phrase) in clauses.rules.agents and not cut:
            return coordinated(clauses, phrase)
    return []


def coordinated(clauses: Clauses, phrase: Phrase) -> list[Phrase]:
    """A phrase with what is coordinated with it, by the words and by the tree."""
    found = clauses.chain(phrase)
    fronted = clauses.words[0] in clauses.rules.prepositions and clauses.governor(phrase) is not None
    if fronted and len(found) > 2 and clauses.tokens[phrase.last].text == "," and clauses.is_finite_at(found[-1].last):
        return found[:1]  # "Under a deal brokered by X, A and B agreed": the main clause begins behind the mark
    if not clauses.sentence.parse.has_syntax:
        return found
    tree = clauses.tree
    for one in list(found):
        for child in tree.below(one.head, "conj"):
            other = clauses.inside[child]
            if other is not None and other not in found and not tree.is_predicate(child):
                found.append(other)
    return found


def by_adjective(draft: Draft, clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "after American mediation": the state of the adjective before the mediating noun."""
    for at in range(1, len(clauses.words)):
        state = draft.adjectives.get(clauses.tokens[at - 1].start)
        helped = words.has("assisting", clauses.words[at]) and words.has("with", clauses.words[at - 2])  # "with Russian help"
        if state is not None and (words.has("mediators", clauses.words[at]) or helped):
            joined = [draft.adjectives[t.start] for t in clauses.tokens[max(0, at - NEAR) : at] if t.start in draft.adjectives]
            return list(dict.fromkeys([*joined, state]))  # "the Saudi and American mediators"
    return _compounded(draft, clauses, words) or _called(clauses, words)


def _compounded(draft: Draft, clauses: Clauses, words: AgreementWords) -> list[EntityDraft]:
    """ "etter FN-mekling", "after UN-led talks": the mediator within a word of mediating, or of leading before the talks."""
    for at, word in enumerate(clauses.words):
        cut = next((i for i in range(len(word) - 1, 0, -1) if word[i] in DASHES), None)
        if cut is None:
            continue
        leads = (words.has("leading", word[cut + 1 :]) or words.has("brokered", word[cut + 1 :])) and any(words.has("meetings", w) for w in clauses.words[at + 1 : at + 1 + NEAR])
        if leads or words.has("mediators", word[cut + 1 :]):
            return named_by(draft, clauses, at, cut)
    return []


def _as_mediator(clauses: Clauses, words: AgreementWords) -> tuple[list[EntityDraft], bool]:
    """ "with France as mediator", "under African Union mediation"."""
    at = next((i for i, word in enumerate(clauses.words) if words.has("mediators", word)), None)
    if at is None:
        return [], False
    beside = [q for q in clauses.phrases if q.last <= at and clauses.governor(q) in words.sets["with"]]
    joined = next((c for q in beside if len(c := coordinated(clauses, q)) > 1 and c[-1].last <= at <= c[-1].last + 2), None)
    if joined is not None:
        return [e for p in joined for e in p.entities], True  # "with Turkey and the UN as mediators"
    named = [p for p in beside if p.last < at <= p.last + 2 and words.has("as_what", clauses.words[p.last])]
    if named:
        return list(named[-1].entities), True  # "with Donald Trump as mediator"
    acting = _acting(clauses, words, at)
    if acting:
        return acting, True
    whose = [p for p in clauses.phrases if p.genitive and p.last <= at <= p.last + 1]  # "the UAE's mediation"
    if not whose and at > 1 and clauses.words[at - 1] in words.sets["whose"]:
        behind = at - 1 - (clauses.tokens[at - 2].text == ",")
        whose = [one for p in clauses.phrases if p.last == behind for one in (*joined_before(clauses, p, True), p)]  # "X and Y, whose mediation"
    by = [p for p in clauses.phrases if at < p.first <= at + REACH and clauses.governor(p) in clauses.rules.agents and not _parted(clauses, at, p.first)]
    if whose or by:
        return [e for p in whose or coordinated(clauses, by[0]) for e in p.entities], True
    before = [p for p in clauses.phrases if p.last <= at <= p.last + 2 and clauses.governor(p) in words.sets["with"] | words.sets["through"]]
    before = [p for p in before if p.last == at] or before  # "in Jordan under the UN's auspices"
    return [e for p in before for e in coordinated(clauses, p)[0].entities] if len(before) == 1 else [e for p in before for e in p.entities], bool(before)


def _acting(clauses: Clauses, words: AgreementWords, at: int) -> list[EntityDraft]:
    """ "Qatar and Turkey acted as mediators", "Saudi-Arabia var vertskap og meklar": the subject of a mediator that is a predicate."""
    if not clauses.sentence.parse.has_syntax:
        return []
    tree, noun = clauses.tree, at
    while tree.relation(noun) == "conj" and tree.heads[noun] != ROOT:
        noun = tree.heads[noun]
    as_what = any(words.has("as_what", w) for w in clauses.words[max(0, at - NEAR) : at])
    as_what = as_what and tree.relation(noun) != "nsubj"  # "which the mediators have presented"
    verb = noun if tree.below(noun, "cop") else tree.heads[noun] if as_what else ROOT
    subject = tree.below(verb, "nsubj") if verb != ROOT else []
    own = [i for i in subject if clauses.words[i] not in clauses.rules.relatives]
    head = own[0] if own else tree.heads[verb] if verb != ROOT and tree.relation(verb) == "acl" else ROOT
    phrase = clauses.inside[head] if head != ROOT else None  # "China, which was the mediator"
    if phrase is None:
        return []
    beside = beside_subject(clauses, words, clauses.segment(at).first, (at, at + 1))  # "has, along with Cuba, been a mediator"
    return list(dict.fromkeys(e for p in (*coordinated(clauses, phrase), *beside) for e in p.entities))
