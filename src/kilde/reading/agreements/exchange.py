"""Exchanges of prisoners told without their noun: "freed 13 hostages in return for 39 prisoners", "A and B each brought home 103 soldiers"."""

from __future__ import annotations

from itertools import pairwise

from kilde.knowledge import actors as knowledge
from kilde.reading.actors.parts import made
from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.found import Found, actors, clause_span, named
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.mediation import mediation
from kilde.reading.agreements.sides import SIDES, is_side, side, state_of
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

GIVING = ("government", "armed-group", "military")  # who hands over prisoners
OBJECT = 10  # tokens from a verb of handing over to the captives


def exchanged(draft: Draft, clauses: Clauses, words: AgreementWords) -> Found | None:
    """The exchange that a sentence tells by what was handed over and what came for it; None where it is planned, asked for or denied."""
    mark = words.in_return.find(clauses.words, 0, len(clauses.words))
    before = next((c for c in draft.clauses if c.sentence.index == clauses.sentence.index - 1), None)
    if mark is not None and mark[0] == 0 and mark[1] < len(clauses.words) and clauses.words[mark[1] - 1] not in clauses.rules.prepositions:
        clauses, before = before or clauses, None  # "Hamas handed over four bodies. In return it got ..."
    handed = _handed(clauses, words)
    people = any(p.sort in ("population", "inhabitant") for p in clauses.phrases)  # "five Americans in return for five Iranians"
    captives = people or words.tells_captives(clauses.words)
    bare = mark is not None and before is not None and clauses.words[mark[1] - 1] not in clauses.rules.prepositions and (_handed(before, words) or words.tells_captives(before.words))
    if not handed or not (captives or bare):
        return None
    around = [frame(clauses, verb) for verb in handed]
    if any(f.modal or f.negated for f in around):
        return None
    sides = _traded(draft, clauses, words, around) if mark is not None else _each_freed(draft, clauses, words, around)
    if len(sides) < 2 and bare and before is not None:
        first = _traded(draft, before, words, [frame(before, v) for v in _handed(before, words)])
        sides = _sides(draft, [*sides, *first, *their_states(draft, before)])  # "let two men go. B freed one in return"
    if not sides or not is_side(sides[0]):
        return None
    agreement = AgreementDraft([clause_span(clauses, handed[0])], "prisoner-exchange", parties=sides)
    return Found(agreement, clauses.sentence.index, True, True, guessed=True)


def _handed(clauses: Clauses, words: AgreementWords) -> list[int]:
    """The verbs of handing over captives, and of getting one's own back."""
    free = [i for i in range(len(clauses.words)) if clauses.inside[i] is None and clauses.tokens[i].upos == "VERB"]
    return [i for i in free if words.has("releasing", clauses.words[i]) or words.regaining.at(clauses.words, i, len(clauses.words))]


def _traded(draft: Draft, clauses: Clauses, words: AgreementWords, around: list[Frame]) -> list[EntityDraft]:
    """ "Iran freed five Americans in return for five Iranians": who hands over, and whose the captives are; a captive with a name is none."""
    subjects = [e for f in around for p in (f.agent if f.passive else f.subject) for e in p.entities]
    handed_over = {e for f in around for p in (f.subject if f.passive else f.objects) for e in p.entities if e.kind == "person"}
    mediators = mediation(clauses, words)[0]
    bare = [e for p in clauses.phrases if clauses.is_free(p) for e in p.entities if e not in mediators and e not in handed_over]
    given_to = [e for f in around for p in f.oblique(clauses.rules.told) for e in p.entities]  # "handed over five prisoners to X and received two bodies"
    return _sides(draft, [*subjects, *bare, *given_to, *(their_states(draft, clauses) if subjects else [])])


def _each_freed(draft: Draft, clauses: Clauses, words: AgreementWords, around: list[Frame]) -> list[EntityDraft]:
    """The two who hand over captives to each other in one sentence."""
    near = [f for f in around if _of_captives(clauses, words, f.verb)]
    for one in near:
        subject = actors([e for e in named(draft, clauses, one.subject or _subject(clauses, one.verb)) if e.kind in GIVING])
        mutual = any(words.has("each_other", w) for w in clauses.words[one.first :]) or _is_apiece(clauses, words, one.first)
        if not one.passive and mutual and len({side(e) for e in subject}) == 2:
            return subject  # "Russia and Ukraine each freed 150 prisoners"
    for one, other in pairwise(f for f in around if f in near or _of_number(clauses, f)) if near else ():
        both = _sides(draft, [*_giver(one), *_giver(other)])
        if len(both) == 2 and not one.passive and not other.passive:
            return both  # "Hamas freed three hostages and Israel let 183 prisoners go"
    return _got_back(draft, clauses, words, around)


def _subject(clauses: Clauses, verb: int) -> list[Phrase]:
    """ "A and B on Friday each sent home": the subject of which a word such as "each" takes the place."""
    heads = clauses.tree.below(verb, "nsubj") if clauses.sentence.parse.has_syntax else []
    first = next((phrase for i in heads if (phrase := clauses.inside[i]) is not None and phrase.first < verb), None)
    return clauses.chain(first) if first is not None else []


def _of_number(clauses: Clauses, around: Frame) -> bool:
    """ "And Israel let 183 of them go": a number right behind the verb, whose captives the other verb tells."""
    return any(clauses.is_number(i) for i in range(around.verb + 1, min(around.verb + 3, len(clauses.words))))


def _is_apiece(clauses: Clauses, words: AgreementWords, first: int) -> bool:
    """ "150 prisoners each": a word for each of two, no determiner as in "hver mandag"."""
    return any(words.has("apiece", clauses.words[i]) and clauses.tokens[i + 1].upos not in ("NOUN", "PROPN", "NUM", "ADJ") for i in range(first, len(clauses.words) - 1))


def _giver(around: Frame) -> list[EntityDraft]:
    entities = [e for p in around.subject for e in p.entities if e.kind in GIVING]
    return entities if len(entities) == 1 else []


def _of_captives(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """Whether captives stand behind a verb before the next one."""
    behind = range(verb + 1, min(verb + OBJECT, len(clauses.words)))
    cut = next((i for i in behind if clauses.is_full_verb(i) and clauses.tokens[i].feats.get("VerbForm") == "Fin"), verb + OBJECT)
    return words.tells_captives(clauses.words[verb + 1 : cut])


def _got_back(draft: Draft, clauses: Clauses, words: AgreementWords, around: list[Frame]) -> list[EntityDraft]:
    """ "Russia handed over 900 bodies and got 50 of its own back": one side gives and gets, the other is whose or from whom they are."""
    marks = {f.verb: words.regaining.at(clauses.words, f.verb, len(clauses.words)) for f in around}
    got = [f for f in around if (m := marks[f.verb]) and (m[1] - m[0] > 1 or _of_captives(clauses, words, f.verb))]  # not "received weapons"
    given = [f for f in around if f not in got and words.has("releasing", clauses.words[f.verb])]
    if not got or not given:
        return []
    own = _giver(got[0]) or _giver(given[0])
    from_whom = [e for f in got for n, p in f.obliques if n in words.sets["sources"] | words.sets["with"] for e in p.entities]
    from_whom += [e for f in given for p in f.oblique(clauses.rules.told) for e in p.entities]  # "handed over five prisoners to X"
    people = [e for p in clauses.phrases if p.sort == "inhabitant" for e in p.entities]
    return _sides(draft, [*own, *from_whom, *their_states(draft, clauses), *people]) if own else []


def trades_people(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "Swapped ten agents for four", "traded Griner for an arms dealer": people are what the verb of exchanging has as its object."""
    for at in clauses.tree.below(verb, "obj") if clauses.sentence.parse.has_syntax else []:
        phrase = clauses.inside[at]
        person = phrase is not None and any(e.kind == "person" for e in actors(phrase.entities))  # with a name: not "ambassadors"
        if person or words.tells_captives([clauses.words[at]]):
            return True
    return False


def as_exchange(told: Found, swap: Found) -> Found:
    """ "freed 13 hostages in return for 39 prisoners under the deal": the deal is one to exchange them."""
    told.agreement.kind, told.generic, told.guessed = "prisoner-exchange", False, True
    told.agreement.parties = told.agreement.parties if len(told.agreement.parties) > 1 else swap.agreement.parties
    return told


def _sides(draft: Draft, entities: list[EntityDraft]) -> list[EntityDraft]:
    """The first two sides among those who hand over and those whose the captives are, a people as its state or the one group of it."""
    found: dict[str, EntityDraft] = {}
    for entity in actors([state_of(draft, _of_people(draft, e)) for e in entities if e.kind in (*SIDES, "population")]):
        if not is_side(entity) and entity.kind == "population":
            continue
        found.setdefault(side(entity), entity)
    return list(found.values())[:2]


def _of_people(draft: Draft, entity: EntityDraft) -> EntityDraft:
    """ "As many Russians": the state of a people, or the one armed group of it that the text names."""
    country = knowledge.countries().get(entity.country or "") if entity.kind == "population" else None
    if country is None:
        return entity
    groups = [e for e in draft.entities if e.kind == "armed-group" and e.country == country.code and e.mentions]
    return groups[0] if len(groups) == 1 else made(draft, country.label, country.code)


def joined_states(draft: Draft, clauses: Clauses) -> list[EntityDraft]:
    """ "Indian and Chinese soldiers pulled back after the two neighbours had come to an understanding": two adjectives of states that "and" joins."""
    at = {i: draft.adjectives[t.start] for i, t in enumerate(clauses.tokens) if t.start in draft.adjectives}
    pairs = [[at[i], at[i + 2]] for i in at if i + 2 in at and clauses.words[i + 1] in clauses.rules.conjunctions and i + 4 not in at]
    return pairs[0] if len(pairs) == 1 and side(pairs[0][0]) != side(pairs[0][1]) else []


def their_states(draft: Draft, clauses: Clauses) -> list[EntityDraft]:
    """ "1,000 Ukrainian soldiers": the states whose adjectives stand in the sentence; the one group of the sentence takes the part of its own."""
    states = [draft.adjectives[t.start] for t in clauses.tokens if t.start in draft.adjectives]
    groups = [e for e in draft.entities if e.kind == "armed-group"]
    start, end = clauses.tokens[0].start, clauses.tokens[-1].end
    near = {g.country: g for g in groups if g.is_named(start, end) and [x.country for x in groups].count(g.country) == 1}
    return [near.get(e.country, e) for e in states if e.country in near or e.country not in {g.country for g in groups}]
