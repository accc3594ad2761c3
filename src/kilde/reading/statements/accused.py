"""Who denies an accusation: "Ethiopia accuses Eritrea. The country denies the charge" is Eritrea's denial, wherever the noun else would point."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech

DENYING = ("deny", "reject")


def by_accused(clauses: Clauses, speech: Speech, attribution: Attribution, before: StatementDraft | None, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """ "... accuses Eritrea, a charge the country denies": the one state accused right before, where a bare noun for a state or its rulers was taken for the accuser."""
    if before is None or before.act != "accuse" or attribution.cue.act not in DENYING or before.speaker != speakers or len(before.addressee) != 1:
        return speakers
    accused = before.addressee[0]
    bare = bool(attribution.speakers) and all(map(_is_bare_state, attribution.speakers))
    return [accused] if bare and accused.kind == "government" and _of_charge(clauses, speech, attribution) else speakers


def _is_bare_state(phrase: Phrase) -> bool:
    """ "The country", "the government", of none that is named beside it."""
    return phrase.sort == "body" and phrase.entry is not None and bool(phrase.entry.is_country) and not phrase.country and phrase.owner is None and phrase.name is None


def _of_charge(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """Whether what is denied is a charge, or a word that stands for what was said: "denies the allegation", "Det avviser landet"."""
    words = clauses.words[slice(*attribution.content)]
    behind = clauses.words[attribution.verb + 1 : attribution.verb + 2]
    return attribution.kind == "answer" or bool(speech.classes.get("claim", frozenset()) & set(words)) or bool(speech.telling & set(behind))
