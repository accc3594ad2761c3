"""Speakers and outlets that no list knows: the noun phrase that stands where the speaker stands, kept as the text has it."""

from __future__ import annotations

from kilde.knowledge.actors import given_names
from kilde.model.record import Span
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.clauses import nominal
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.office import office_of
from kilde.reading.words import fold

SHORTEST = 4  # letters of a word by which a body named before is taken up
BODIES = ("organization", "ministry", "media", "other")
LONGEST = 5  # tokens of a noun phrase that is taken for a speaker


def unnamed_speaker(draft: Draft, clauses: Clauses, attribution: Attribution, first_person: frozenset[str], mute: frozenset[str] = frozenset()) -> list[EntityDraft]:
    """The entity of the words where the subject stands, when they are neither pronoun nor adverbial; none otherwise.

    `mute`: nouns that cannot speak.
    """
    at = attribution.frame.subject_at
    if at is not None and is_mute(clauses, at, mute):
        return []
    if at is not None and not attribution.frame.subject and nominal.is_noun(clauses, at):
        return described(draft, clauses, at)
    span = _behind(clauses, attribution) if attribution.trails else _before(clauses, attribution)
    if span is None or clauses.words[span[0]] in first_person or is_mute(clauses, span[1] - 1, mute):
        return []
    return ad_hoc(draft, clauses, *span)


def is_mute(clauses: Clauses, at: int, mute: frozenset[str]) -> bool:
    """ "The fighting has continued", "fears raised concern": what happens, is said or is feared says nothing itself."""
    happens = clauses.words[at] in event_words(clauses.rules.language).nouns and clauses.tokens[at].upos == "NOUN"
    return happens or clauses.words[at] in mute


def ad_hoc(draft: Draft, clauses: Clauses, first: int, last: int) -> list[EntityDraft]:
    """An entity for tokens first to last (exclusive), determiners left out; none when they are no short noun phrase."""
    rules = clauses.rules
    while first < last and (clauses.words[first] in rules.determiners or clauses.words[first] in rules.parts or clauses.words[first] in rules.partitive):
        first += 1
    if any(p.sort == "collective" and p.first < last and first < p.last for p in clauses.phrases):
        return []  # "both sides", where the text has told of no two
    if first >= last or last - first > LONGEST or any(not w[0].isalpha() for w in clauses.words[first:last]) or _is_treaty(clauses, last - 1):
        return []
    start, end = clauses.tokens[first].start, clauses.tokens[last - 1].end
    label = draft.text[start:end]
    known = _by_last_word(draft, clauses, first) if last - first == 1 else None
    known = known or next((e for e in draft.entities if e.label.casefold() == label.casefold()), None)
    if known is None:
        known = EntityDraft(label, "other", names=[label], public=False)
        draft.entities.append(known)
    known.mentions.append(Span(start=start, end=end))
    return [known]


def _by_last_word(draft: Draft, clauses: Clauses, at: int) -> EntityDraft | None:
    """ "The office", "kontoret": the body named last whose name ends in that word ("the UN human rights office"); None for an indefinite one."""
    token, rules = clauses.tokens[at], clauses.rules
    article = clauses.words[at - 1] if at else ""
    if article in rules.indefinite or not (article in rules.determiners or token.feats.get("Definite") == "Def"):
        return None
    forms = tuple({form.casefold() for form in (token.text, token.lemma or token.text) if len(form) >= SHORTEST})
    before = [(max(m.end for m in e.mentions if m.end <= token.start), e) for e in draft.entities if e.kind in BODIES and any(m.end <= token.start for m in e.mentions)]
    named = [(place, e) for place, e in before for name in (e.label, *e.names) if forms and " " in name and name.split()[-1].casefold().endswith(forms)]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def described(draft: Draft, clauses: Clauses, head: int) -> list[EntityDraft]:
    """The entity of the noun phrase around a head that no list knows; its names are the phrase and its core."""
    if clauses.sentence.parse.has_syntax and clauses.is_number(head):  # "two of the guests"
        head = next((i for i in clauses.tree.below(head, "nmod", "obl") if clauses.inside[i] is None and clauses.tokens[i].upos == "NOUN"), head)
    first, last = nominal.core(clauses, head)
    office = office_of(draft, clauses, head)
    if office is not None:
        return [office]
    if _is_treaty(clauses, head) or any(inside is not None and inside.entities and not inside.genitive for inside in clauses.inside[first:last]):
        return []
    found = ad_hoc(draft, clauses, first, last)
    end = nominal.whole(clauses, head)[1]
    if found and end > last:
        form = draft.text[clauses.tokens[first].start : clauses.tokens[end - 1].end]
        found[0].names += [form] if form not in found[0].names else []
    return found


def _is_treaty(clauses: Clauses, at: int) -> bool:
    return agreement_words(clauses.rules.language).kind_of(clauses.words[at])[0]


def says_a_treaty(clauses: Clauses, attribution: Attribution) -> bool:
    """ "The agreement says that ...": terms, and no speaker."""
    span = _before(clauses, attribution)
    return span is not None and _is_treaty(clauses, span[1] - 1)


def _before(clauses: Clauses, attribution: Attribution) -> tuple[int, int] | None:
    """The words from the clause's beginning to its finite verb."""
    around = attribution.frame
    segment = clauses.segment(around.finite)
    first = segment.body
    words = clauses.words[first : around.finite]
    if not words or _is_adverbial(clauses, first) or any(p.first >= first and p.last <= around.finite for p in clauses.phrases if p.entities and not p.genitive):
        return None
    return first, around.finite


def _behind(clauses: Clauses, attribution: Attribution) -> tuple[int, int] | None:
    """The words from a trailing verb to the next mark or preposition."""
    first = last = attribution.frame.finite + 1
    while last < len(clauses.tokens) and clauses.words[last][0].isalpha() and clauses.words[last] not in clauses.rules.prepositions:
        inside = clauses.inside[last]
        if inside is not None and (last > first or inside.entities):
            return None
        if clauses.words[last] in clauses.rules.conjunctions and clauses.tokens[last + 1 :] and clauses.tokens[last + 1].upos in ("VERB", "AUX"):
            break  # "..., melder avisen og legger til"
        last += 1
    return (first, last) if last > first and not _is_adverbial(clauses, first) else None


def _is_adverbial(clauses: Clauses, at: int) -> bool:
    word, rules = clauses.words[at], clauses.rules
    return bool(word in rules.prepositions or word in rules.pronouns or rules.adverbs.at(clauses.words, at) or rules.fronted.at(clauses.words, at)
                or rules.subordinators.at(clauses.words, at) or word in rules.conjunctions or word in rules.adversatives or clauses.is_verb(at)
                or word in rules.bare or word in rules.negations or clauses.tokens[at].start in clauses.times)  # fmt: skip


def unknown_outlets(attribution: Attribution, speakers: list[EntityDraft]) -> None:
    """A name nobody knows that reports what somebody else has said is an outlet: "..., writes X" behind another's statement."""
    for phrase in attribution.speakers:
        if phrase.sort == "unknown":
            for entity in phrase.entities:
                person = len(entity.label.split()) > 1 and fold(entity.label.split()[0]) in given_names()
                if entity in speakers and not entity.roles and not person and entity.kind in ("person", "other", "organization"):
                    entity.kind = "media"
