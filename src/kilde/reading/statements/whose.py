"""Whose words a phrase stands for: a report, a count or a statement is somebody's, an agency's reporter is the agency."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.actors.following import SPEAKING
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays
from kilde.reading.statements.unnamed import ad_hoc
from kilde.reading.words import fold

TITLES = ("group", "body", "source", "population", "aged")  # phrases that a name nobody knows may follow: "selskapet Barrick Gold", "40-åringen Zahira"
JOURNALIST = "Journalist"  # the label of those who report for an outlet
TEXT = 5  # tokens from the preposition that opens a clause to the text it leads to: "in a written statement"
BEHIND = 4  # tokens between counts, figures or sources and whose they are: "figures compiled by X"


def voices(clauses: Clauses, speech: Speech, phrase: Phrase, draft: Draft | None = None) -> list[EntityDraft]:
    """Who speaks through a phrase: a report, count or statement from somebody is that somebody's."""
    body = body_of_text(draft, clauses, speech, phrase.head, _reports(phrase) and phrase.name is None) if draft is not None else []
    named = named_behind(draft, clauses, phrase) if draft is not None and phrase.sort in TITLES and phrase.name is None else []
    if body or named:
        return body or named
    outlet = outlet_of(clauses, phrase)
    if outlet is not None and phrase.name is None and all_relays(outlet.entities):
        return outlet.entities  # "AFP's reporter on the spot"
    if phrase.sort != "source" or phrase.name is not None or is_person(phrase) or all_relays(phrase.entities):
        return phrase.entities
    if phrase.owner is not None and phrase.owner.entities:
        return phrase.owner.entities
    named = [e for e in phrase.entities if e.kind == "source"]
    behind = owner_behind(clauses, speech, phrase) if len(named) == len(phrase.entities) else []
    return [e for p in behind for e in p.entities] or phrase.entities


def outlet_of(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """Whose journalist somebody is: "a reporter from X"."""
    if not _reports(phrase):
        return None
    outlets = [p for p in (*phrase.parts, phrase.owner, clauses.inside[phrase.first - 1] if phrase.first else None) if p is not None and all_relays(p.entities)]
    if outlets:
        return outlets[0]
    behind = clauses.starts.get(phrase.last + 1) or clauses.starts.get(phrase.last + 2)
    return phrase.owner or (behind if behind is not None and all_relays(behind.entities) and clauses.governor(behind) is not None else None)


def _reports(phrase: Phrase) -> bool:
    return any(e.label.startswith(JOURNALIST) for e in phrase.entities)


def is_person(phrase: Phrase) -> bool:
    """Sources who are people ("sources in the army") speak themselves."""
    return any(SPEAKING in e.label.casefold() for e in phrase.entities)


def body_of_text(draft: Draft, clauses: Clauses, speech: Speech, at: int, reporter: bool = False) -> list[EntityDraft]:
    """Whose text, count or (where the word is told to be one) reporter a compound names: "FN-rapport", "AFP-journalist"; nobody where its first part is no known name."""
    opening, hyphen, noun = clauses.tokens[at].text.rpartition("-")
    if not hyphen or not (reporter or fold(noun) in speech.texts | speech.hearsay_nouns | speech.told_nouns | speech.answered_nouns):
        return []
    entry = lexicon(clauses.rules.language).named(opening)
    if entry is None or not entry.label or entry.sort != "name":
        return []
    known = next((e for e in draft.entities if e.label == entry.label), None)
    if known is None:
        known = EntityDraft(entry.label, entry.kind, sector=entry.sector, names=[opening])  # type: ignore[arg-type]
        draft.entities.append(known)
    start = clauses.tokens[at].start
    known.mentions.append(Span(start=start, end=start + len(opening)))
    return [known]


def owner_behind(clauses: Clauses, speech: Speech, phrase: Phrase) -> list[Phrase]:
    """ "figures from X", "a count made by X": the actors right behind a phrase and a preposition of origin."""
    for index in range(phrase.last, min(phrase.last + BEHIND, len(clauses.words))):
        if clauses.tokens[index].text in ",.;:":
            return []
        following = clauses.starts.get(index)
        if following is not None:
            governor = clauses.governor(following)
            led = governor in speech.speaker_prepositions or clauses.words[index - 1] in speech.speaker_prepositions
            report = clauses.words[phrase.head] in speech.hearsay_nouns | speech.texts
            led = led or (report and governor in speech.quoted_to and all_relays(following.entities))  # "enligt uppgifter i Haaretz"
            return clauses.chain(following) if led else []
    return []


def text_speakers(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """The speaker of a text that is the subject: "a statement from the ministry says", "a Kremlin statement said", "..., said a statement from the army"."""
    around, verb = attribution.frame, attribution.verb
    behind = range(verb + 1, min(verb + TEXT, len(clauses.words))) if attribution.trails and around.subject_at is not None and around.subject_at > verb else ()
    for index in (*range(around.first, verb), *behind):
        if clauses.words[index] in speech.texts:
            last = verb if index < verb else min(index + BEHIND + 1, len(clauses.words))
            for phrase in clauses.phrases:
                if index < phrase.first < last and clauses.governor(phrase) in speech.speaker_prepositions:
                    return list(phrase.entities)
            owner = clauses.inside[index - 1] if index else None
            if owner is not None and owner.last == index and (owner.genitive or not clauses.rules.verb_second):
                return list(owner.entities)
    return []


def source_of_text(clauses: Clauses, speech: Speech, first: int, verb: int) -> list[EntityDraft]:
    """The speaker of a passive whose clause opens with a text: "in a statement from the army it is said", "I Kremls uttalande uppges"."""
    if clauses.words[first] not in clauses.rules.prepositions:
        return []
    at = next((i for i in range(first + 1, min(verb, first + TEXT)) if clauses.words[i] in speech.texts), None)
    if at is None:
        return []
    owner = clauses.inside[at - 1]
    if owner is not None and owner.genitive:
        return list(owner.entities)
    led = next((p for p in clauses.phrases if at < p.first <= at + BEHIND and p.last <= verb and clauses.governor(p) in speech.speaker_prepositions), None)
    return [e for p in clauses.chain(led) for e in voices(clauses, speech, p)] if led is not None else []


def named_behind(draft: Draft, clauses: Clauses, phrase: Phrase | None) -> list[EntityDraft]:
    """ "according to the organisation Acled": a name that no list knows behind a word for what it is."""
    if phrase is None or phrase.last >= len(clauses.tokens) or phrase.sort == "name" or clauses.tokens[phrase.last - 1].text[0].isupper():
        return []
    following = clauses.starts.get(phrase.last)
    if following is not None and following.sort == "unknown":
        return list(following.entities)
    last = phrase.last
    while last < len(clauses.tokens) and clauses.inside[last] is None and clauses.tokens[last].upos == "PROPN" and clauses.tokens[last].text[0].isupper():
        last += 1
    return ad_hoc(draft, clauses, phrase.last, last) if last > phrase.last else []
