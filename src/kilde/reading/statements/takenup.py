"""Pronouns that go on with whoever spoke in the sentence before: "They say that ...", "..., it said", "She added"."""

from __future__ import annotations

from kilde.knowledge.actors import given_names
from kilde.reading.actors.phrase import Phrase, is_plural
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.grammar import Pronoun
from kilde.reading.statements.acts import BODIES
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.relaying import Relaying
from kilde.reading.statements.whose import text_speakers
from kilde.reading.words import fold

PEOPLE = ("person", "source", "population", "other")  # kinds of those who may be spoken of as "he" and "she"
GAP = 2  # sentences back to the body that "it" goes on for
CROWDS = ("source", "population")  # kinds of those who are several


def taken_up(said: Relaying, clauses: Clauses, attribution: Attribution, found: list[StatementDraft]) -> list[EntityDraft]:
    """Whoever spoke in the sentence before, where the subject is a pronoun that means the speaker and not those spoken of; nobody elsewhere."""
    last = _last(said, clauses) if not found else None
    pronouns = pronouns_of(clauses, attribution)
    if last is None or len(last.speaker) != 1 or not pronouns or attribution.cue.act != "assert":
        return _unnamed(said, clauses, attribution) if not found else []
    opens = attribution.trails or attribution.speakers[0].first <= 1
    kind = last.speaker[0].kind
    if opens and all(p.plural for p in pronouns) and (kind == "population" or (kind in BODIES and _alone(said, last))):
        return list(last.speaker)
    if opens and kind == "person" and pronouns[0].gender is not None and given_names().get(fold(last.speaker[0].label.split()[0])) == pronouns[0].gender and _alone(said, last):
        return list(last.speaker)  # "Wood called Lavrov's claims false. He said ...": who spoke goes on, by a given name of the pronoun's gender
    return list(last.speaker) if _is_thing(attribution, pronouns[0]) and kind not in CROWDS and kind != "person" else _unnamed(said, clauses, attribution)


def _is_thing(attribution: Attribution, pronoun: Pronoun) -> bool:
    """ "It says that ...", "..., it said": the body that spoke."""
    return pronoun.thing and len(attribution.speakers) == 1 and (attribution.trails or attribution.speakers[0].first == 0)


def _alone(said: Relaying, last: StatementDraft) -> bool:
    """Whether nobody else spoke in the sentence of a statement, but in what it tells: "The group condemns him, said Wood"."""
    within = [s for s in said.last if s.cue is not None and any(c.start <= s.cue.start < c.end for c in last.covers)]
    return all(s.speaker == last.speaker or s in within for s in said.last if s.sentence == last.sentence)


def _unnamed(said: Relaying, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "- ..., says the sister. She thanks ...": somebody unnamed behind a quotation, or one alone who spoke: "A driver said .... He added"."""
    last = _last(said, clauses)
    first = attribution.speakers[0] if len(attribution.speakers) == 1 else None
    if last is None or first is None or first.sort != "pronoun" or len(last.speaker) != 1:
        return []
    opens = first.first == 0 and attribution.verb > first.first
    alone = last.quote or _one_person(said, last)
    return list(last.speaker) if opens and pronoun_of(clauses, first).gender is not None and alone and last.speaker[0].kind in ("other", *CROWDS) else []


def _one_person(said: Relaying, last: StatementDraft) -> bool:
    """ "A taxi driver told AFP ...": whether somebody without a name, who alone speaks in a sentence, is one and not several."""
    phrase = next((p for p in said.draft.clauses[last.sentence].phrases if p.entities == last.speaker), None)
    return phrase is not None and phrase.indefinite and not is_plural(phrase) and _alone(said, last)


def same_people(said: Relaying, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "..., she says", "They say that" right behind what unnamed people said, where the pronoun stands for nobody known: they go on."""
    last, pronouns = _last(said, clauses), pronouns_of(clauses, attribution)
    if last is None or len(last.speaker) != 1 or not pronouns:
        return []
    if all(p.plural for p in pronouns):
        return list(last.speaker) if last.speaker[0].kind in CROWDS else []
    opens = attribution.trails or attribution.speakers[0].first == 0
    gendered = opens and all(p.gender for p in pronouns)
    return list(last.speaker) if gendered and last.speaker[0].kind in PEOPLE and not last.speaker[0].roles else []


def same_body(said: Relaying, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "The ministry said .... The two have left. It added that": an "it" that stands for nobody else, a bare sentence behind the body that spoke."""
    last = said.last[-1] if said.last else None
    pronouns = pronouns_of(clauses, attribution)
    if last is None or len(last.speaker) != 1 or not pronouns or not _is_thing(attribution, pronouns[0]):
        return []
    near = 0 < clauses.sentence.index - last.sentence <= GAP and said.draft.sentences[last.sentence].block is clauses.sentence.block
    return list(last.speaker) if near and last.speaker[0].kind in BODIES else []


def he_again(said: Relaying, clauses: Clauses, attribution: Attribution) -> bool:
    """ "He praised the late general. He warned that ...": a "he" who was nobody known in the sentence before is none of those it tells of."""
    last, pronouns = _last(said, clauses), pronouns_of(clauses, attribution)
    if last is None or not pronouns or any(p.gender is None for p in pronouns) or attribution.speakers[0].first > 0:
        return False
    before = said.draft.clauses[last.sentence]
    return not last.speaker and not last.hearsay and before.words[0] == clauses.words[0] and all(not s.speaker for s in said.last if s.sentence == last.sentence)


def same_again(clauses: Clauses, attribution: Attribution, before: Attribution | None, found: list[StatementDraft]) -> list[EntityDraft]:
    """ "They said they had struck what they call bases": the pronoun that spoke first in the sentence speaks again."""
    one, other = ([clauses.words[p.first] for p in a.speakers if p.sort == "pronoun"] if a is not None else [] for a in (before, attribution))
    alike = bool(one) and one == other and bool(found) and before is not None and len(before.speakers) == len(attribution.speakers) == 1
    return list(found[-1].speaker) if alike else []


def all_of_them(said: Relaying, clauses: Clauses, attribution: Attribution, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """ "Officials and a charity said .... They added that": all who spoke in the sentence before, where the pronoun was taken for some of them."""
    last, pronouns = _last(said, clauses), pronouns_of(clauses, attribution)
    several = last is not None and len(last.speaker) > 1 and bool(pronouns) and all(p.plural for p in pronouns)
    opens = several and (attribution.trails or attribution.speakers[0].first == 0)
    return list(last.speaker) if opens and last is not None and speakers and set(speakers) < set(last.speaker) else speakers


def of_text(said: Relaying, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "The statement said ...": a text that nobody is named for, right behind what somebody said."""
    at, last = attribution.frame.subject_at, _last(said, clauses)
    if at is None or last is None or attribution.speakers or clauses.words[at] not in said.speech.texts:
        return []
    article = clauses.words[at - 1] if at else ""
    if text_speakers(clauses, said.speech, attribution):
        return []
    definite = clauses.tokens[at].feats.get("Definite") == "Def" or (article in clauses.rules.determiners and article not in clauses.rules.indefinite)
    return list(last.speaker) if definite else []


def _last(said: Relaying, clauses: Clauses) -> StatementDraft | None:
    """The last statement of the sentence right before, headings passed over, or of the one that was only completed by the sentence right before."""
    last = said.last[-1] if said.last else None
    before = clauses.sentence.index - 1
    while before > 0 and said.draft.sentences[before].block.kind == "heading":
        before -= 1
    return last if last is not None and before in (last.sentence, said.told) else None


def pronouns_of(clauses: Clauses, attribution: Attribution) -> list[Pronoun]:
    """The pronouns that are the subject; none where anything else is part of it."""
    return [pronoun_of(clauses, p) for p in attribution.speakers] if all(p.sort == "pronoun" for p in attribution.speakers) else []


def pronoun_of(clauses: Clauses, phrase: Phrase) -> Pronoun:
    return clauses.rules.pronouns[clauses.words[phrase.first]]
