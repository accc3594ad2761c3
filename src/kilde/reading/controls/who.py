"""Who holds: the entities of a phrase, or of a noun phrase that no list knows."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.lexicon import speech
from kilde.reading.statements.unnamed import described

CIVIL = ("BUS", "MED", "EDU", "HLH", "LAB", "PTY")  # sectors that hold no place: companies, aid workers, schools, hospitals, unions, parties
HOLDERS = ("news-agency", "media", "source", "place")  # kinds that hold nothing
SIDES = ("armed-group", "military", "government", "organization")
ARMED = ("armed-group", "military")
STATES_AND_ARMED = (*ARMED, "government")


def holders(clauses: Clauses, phrases: Sequence[Phrase]) -> list[EntityDraft]:
    """The entities of these phrases; "the rebels of M23" are M23, "an alliance of rebel groups" is the alliance."""
    found: list[EntityDraft] = []
    for phrase in phrases:
        inner = _named_group(clauses, phrase)
        found += [e for e in (inner or phrase).entities if e.kind not in HOLDERS and e.sector not in CIVIL and e not in found]
    return found


def _named_group(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """The armed group by name behind "the rebels of" or "opprørerne i"."""
    if phrase.sort != "group":
        return None
    within = [p for p in (*phrase.parts, *clauses.phrases) if phrase.head < p.first <= max(phrase.last, phrase.head + 2)]
    within = [p for p in within if not any(clauses.tokens[i].upos in ("VERB", "ADJ") and clauses.inside[i] is not p for i in range(phrase.head + 1, p.first))]  # not "fighters linked to X"
    return next((p for p in within if p.sort == "name" and p.entities and all(e.kind in ARMED for e in p.entities)), None)


def unlisted(draft: Draft, clauses: Clauses, head: int | None) -> list[EntityDraft]:
    """The entity of a noun that no list knows, kept as the text has it."""
    if head is None or not nominal.is_noun(clauses, head) or clauses.tokens[head].upos == "ADJ" or clauses.inside[head] is not None:
        return []
    if any(p.start < clauses.tokens[head].end and clauses.tokens[head].start < p.end for p in draft.places):
        return []
    return described(draft, clauses, head)


def is_inserted(clauses: Clauses, verb: int) -> bool:
    """Whether one word stands between a relative pronoun and its verb: "som opprørere inntok", where the tree may have the pronoun for the subject."""
    return verb > 1 and clauses.words[verb - 2] in clauses.rules.relatives


def bare(draft: Draft, clauses: Clauses, words: ControlWords, around: Frame) -> list[EntityDraft]:
    """Fighters without determiner whom the text names nowhere else, kept as it has them: "Rebels overran the town"."""
    relative = is_inserted(clauses, around.verb)
    at = around.verb - 1 if relative else around.subject_at  # "the town, which rebels took": the tree may have "which" for the subject
    phrase = clauses.inside[at] if at is not None and at >= 0 else None
    if relative and phrase is not None and phrase.sort != "unknown":
        return [e for e in holders(clauses, [phrase]) if e.kind in SIDES]
    if at is None or at < 0 or phrase is not None or not any(clauses.words[at].startswith(group) for group in words.groups):
        return []
    return described(draft, clauses, at)


def counted(clauses: Clauses, words: ControlWords, verb: int) -> list[EntityDraft]:
    """ "About a hundred Islamists hold the town": the subject of the tree behind a word of about, which is no preposition there."""
    if not clauses.sentence.parse.has_syntax:
        return []
    subject = next((clauses.inside[i] for i in clauses.tree.below(verb, "nsubj") if clauses.inside[i] is not None), None)
    return holders(clauses, [subject]) if subject is not None and words.has("about", clauses.governor(subject) or "") else []


def speaker(draft: Draft, clauses: Clauses, words: ControlWords, around: Frame) -> list[EntityDraft]:
    """ "M23 says that it has taken Goma": a pronoun that stands for nobody else, or a "one", is who says so; "we hold the town" are those for whom he speaks."""
    at = around.subject_at if around.subject_at is not None else around.subject[0].first if around.subject else None
    if at is None and clauses.sentence.parse.has_syntax:
        at = next(iter(clauses.tree.below(around.verb, "nsubj", "expl")), None)  # "det", which is a subject of its own here
    we = at is not None and clauses.words[at] in speech(clauses.rules.language).first_person
    pointing = at is not None and (we or clauses.words[at] in clauses.rules.pronouns or words.has("oneself", clauses.words[at]))
    if at is None or not pointing or any(p.entities for p in around.subject):
        return []
    start = clauses.tokens[at].start
    said = [s for s in draft.statements if s.content is not None and s.content.start <= start < s.content.end and (we or not s.quote)]
    return [one for e in said[-1].speaker if (one := spoken_for(draft, e) if we else e) is not None and one.kind in SIDES] if said else []


def of_side(phrases: Sequence[Phrase]) -> list[Phrase]:
    """ "A spokesman for M23, which controls Goma": a relative clause of holding tells of the side that closes the phrase, and of nobody's spokesman."""
    return [p.owner if p.sort == "role" and p.owner is not None and p.owner.last == p.last and p.owner.entities and all(e.kind in SIDES for e in p.owner.entities) else p for p in phrases]


def of_gerund(draft: Draft, clauses: Clauses, verb: int) -> list[EntityDraft]:
    """ "Between Damascus and the administration controlling the north": the noun right before a form in -ing is whose it is."""
    if not clauses.is_gerund(verb) or verb == 0 or clauses.tokens[verb - 1].upos not in ("NOUN", "PROPN"):
        return []
    phrase = clauses.inside[verb - 1]
    return holders(clauses, [phrase]) if phrase is not None else unlisted(draft, clauses, verb - 1)


def spoken_for(draft: Draft, entity: EntityDraft) -> EntityDraft | None:
    """The side that somebody means by "we": itself, or for a person or ministry the state of which the text tells."""
    if entity.kind in SIDES:
        return entity
    speaks_for = next((e for e in draft.entities if e.kind in SIDES and any(role.endswith(f" of {e.label}") for role in (entity.label, *entity.roles))), None)
    if speaks_for is not None:
        return speaks_for
    key = draft.keys.get(entity)
    return next((e for e in draft.entities if e.kind == "government" and key is not None and draft.keys.get(e) == key), None)


def agent_head(clauses: Clauses, verb: int) -> int | None:
    """The token behind "by" below a participle."""
    if not clauses.sentence.parse.has_syntax:
        return None
    tree = clauses.tree
    return next((i for i in tree.below(verb, "obl", "nmod") if any(clauses.words[c] in clauses.rules.agents for c in tree.below(i, "case"))), None)
