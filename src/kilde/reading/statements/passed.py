"""What an outlet or a source in a sentence passes on, and what it does not: another's words, what stands before "but according to X"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.carriers import carriers
from kilde.reading.statements.lexicon import Speech

Source = tuple[list[EntityDraft], tuple[int, int]]  # entities and the tokens of "according to" them
NEARNESS = ("source", "media", "news-agency")  # who is nearer to the news: local media, a title, an agency that passes on what they write
NEAR = 3  # tokens between the words that lead to a source and its name


def opens_clause(clauses: Clauses, statement: StatementDraft, span: tuple[int, int]) -> bool:
    """ "X told Y that ..., but according to Z ...": an outlet that opens another clause does not pass on what stands before it."""
    at = span[0]
    opened = at > 1 and clauses.words[at - 1] in clauses.rules.adversatives and clauses.tokens[at - 2].text == ","
    return opened and statement.cue is not None and statement.cue.start < clauses.tokens[at].start


def opens_before_answer(clauses: Clauses, found: list[StatementDraft], span: tuple[int, int]) -> bool:
    """ "According to X, forces have taken the village, but the rebels deny that": what X reports stands before all that others say."""
    first = min(s.evidence[0].start for s in found)
    at = next((i for i, token in enumerate(clauses.tokens) if token.start >= first), 0)
    return span[0] <= 1 and at > span[1] + 1 and clauses.words[at - 1] in clauses.rules.adversatives


def is_anothers(clauses: Clauses, outlet: EntityDraft, statement: StatementDraft, found: list[StatementDraft]) -> bool:
    """ "X has promised ..., but residents tell AFP that ...": an outlet inside the words of one statement passes on that one alone."""
    at = next((p.start for p in clauses.phrases if outlet in p.entities), None)
    holding = [s for s in found if at is not None and any(e.start <= at < e.end for e in s.evidence)]
    return bool(holding) and statement not in holding and all(s.evidence[0].start > statement.evidence[0].end for s in holding)


def is_taken_up(clauses: Clauses, phrase: Phrase) -> bool:
    """ "the leader said", "the army also said": who spoke in the sentence before, by what he or it is and without a name."""
    return phrase.sort in ("role", "body") and phrase.name is None and phrase.owner is None and clauses.words[phrase.head] not in clauses.rules.indefinite


def told_on(clauses: Clauses, earlier: list[StatementDraft], speaker: list[EntityDraft], attribution: Attribution, told: int = -1) -> list[EntityDraft]:
    """The outlets of the statement in the sentence before, where its speaker goes on as "he" or "the leader"; none elsewhere.

    `told`: the last sentence that only told whose words the one before it was ("That is what X says to CNN").
    """
    last = _before(clauses, earlier, speaker, told)
    same = bool(attribution.speakers) and all(p.sort == "pronoun" or is_taken_up(clauses, p) for p in attribution.speakers)
    return list(last.via) if last is not None and same else []


def same_relay(clauses: Clauses, earlier: list[StatementDraft], speaker: list[EntityDraft], sources: list[Source]) -> list[EntityDraft]:
    """The same for "..., a doctor told AFP. According to the doctor, ...", within a paragraph."""
    last = _before(clauses, earlier, speaker)
    if last is None or len(sources) != 1 or last.act == "no-comment" or last.evidence[0].start < clauses.sentence.block.start:
        return []
    first, end = sources[0][1]
    phrase = next((p for p in clauses.phrases if first <= p.first < end), None)
    return list(last.via) if phrase is not None and phrase.name is None and phrase.sort in ("pronoun", "role", "source", "population") else []


def _before(clauses: Clauses, earlier: list[StatementDraft], speaker: list[EntityDraft], told: int = -1) -> StatementDraft | None:
    """The last statement of the sentence before, where it is the same speaker's."""
    last = earlier[-1] if earlier else None
    return last if last is not None and last.speaker == speaker and clauses.sentence.index - 1 in (last.sentence, told) else None


def same_source(clauses: Clauses, speech: Speech, earlier: list[StatementDraft], sources: list[Source]) -> list[Source]:
    """ "according to the same source": whoever spoke in the sentence before, and through whom."""
    last = earlier[-1] if earlier and earlier[-1].sentence == clauses.sentence.index - 1 else None
    made: list[Source] = []
    for entities, (first, end) in sources:
        said = clauses.words[first : end + NEAR]
        taken_up = last is not None and any(word in speech.same for word in said) and any(word in speech.same_nouns for word in said)
        made.append((list(last.speaker), (first, end)) if taken_up and last is not None else (entities, (first, end)))
        if taken_up and last is not None and last.via:
            made.append((list(last.via), (first, end)))
    return made


def origin(clauses: Clauses, speech: Speech, passing: list[list[EntityDraft]], sources: list[Source]) -> list[EntityDraft]:
    """Whose words they are where only outlets are named: the one that another cites, else the one nearest to the news, else whose verb it is."""
    cited = [entities for entities, span in sources if speech.citing.at(clauses.words, span[0])]
    carrying = carriers(clauses, speech)
    groups = cited or [*([e for e in group if e not in carrying] or group for group in passing), *(entities for entities, _ in sources)]
    return min((g for g in groups if g), key=lambda group: max(NEARNESS.index(e.kind) if e.kind in NEARNESS else 0 for e in group))
