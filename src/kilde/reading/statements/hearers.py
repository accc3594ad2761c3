"""The agency or outlet that somebody spoke to: "said to AFP", "told Reuters", "told a reporter from Radio Okapi"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.whose import outlet_of
from kilde.reading.words import fold

NEAR = 4  # tokens between an interview and the outlet that it was given to
SIGN = 3  # capital letters that open the name of a station
ANSWERS = ("deny", "reject", "confirm")


def quoted_to(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """The agency or outlet that somebody spoke to: "said to AFP", "told Reuters"."""
    around = attribution.frame
    phrases = [p for p in around.oblique(speech.quoted_to) if p.first < attribution.content[0]]
    if attribution.trails or attribution.kind == "answer":
        phrases = [p for p in clauses.phrases if p.first > attribution.verb and clauses.governor(p) in speech.quoted_to]
    elif attribution.kind == "noun":
        led = clauses.rules.told | clauses.rules.told_unknown
        behind = [p for p in clauses.phrases if p.first > attribution.content[0] and clauses.governor(p) in led]
        finite = [i for i in range(attribution.verb + 1, len(clauses.tokens)) if clauses.is_full_verb(i) and clauses.tokens[i].feats.get("VerbForm") != "Part"]
        phrases += [p for p in behind if not finite or p.first <= finite[0]]
    phrases += [p for p in around.objects if attribution.cue.addressee_object is False or attribution.cue.assures]
    if attribution.cue.hearer and not around.objects:
        phrases += [p for p in clauses.phrases if p.first == attribution.verb + 1]
    phrases.sort(key=lambda p: p.first)
    spoken = {id(e) for p in around.subject for e in p.entities}
    for phrase in phrases:
        governor = clauses.governor(phrase)
        near = clauses.words[max(attribution.verb, phrase.first - NEAR) : phrase.first]
        told = phrase.first > attribution.verb and (governor in clauses.rules.told | clauses.rules.told_unknown or any(w in speech.interviews for w in near))
        passed_on = any(p.first > phrase.last and clauses.tokens[phrase.last].text == "," and all_relays(p.entities) for p in clauses.phrases)
        told |= attribution.cue.hearer and phrase.first == attribution.verb + 1 and (passed_on or _is_call_sign(clauses.tokens[phrase.first].text))
        if phrase.sort == "unknown" and told and attribution.cue.act not in ("request", "demand", "promise"):
            for entity in phrase.entities:  # whom somebody nobody knows speaks to is an outlet that nobody knows
                if not entity.roles and entity.kind in ("person", "other", "organization") and not _is_known(clauses, phrase, entity):
                    entity.kind = "media"
    phrases = [p for p in phrases if not _is_channel(clauses, speech, p) and not (attribution.cue.act in ANSWERS and _wrote(clauses, speech, p))]
    phrases = [outlet_of(clauses, p) or p for p in phrases]
    return list(dict.fromkeys(e for p in phrases for e in p.entities if is_relay(e) and id(e) not in spoken and fold(e.label) not in speech.channels))


def _wrote(clauses: Clauses, speech: Speech, phrase: Phrase) -> bool:
    """ "denied a report by Channel 12": whose claim it is, not whom anybody spoke to."""
    at = min(phrase.first, phrase.outer) - 1
    while at > 0 and clauses.words[at] not in clauses.rules.prepositions and clauses.inside[at] is not None:
        at -= 1
    return at > 0 and clauses.words[at - 1] in speech.answered_nouns.union(speech.classes.get("claim", ()))


def _is_known(clauses: Clauses, phrase: Phrase, entity: EntityDraft) -> bool:
    """Whether the text has named somebody before: then it is no outlet that is new to it."""
    return any(mention.end <= clauses.tokens[phrase.first].start for mention in entity.mentions)


def _is_call_sign(name: str) -> bool:
    """ "TVN24", "RTSH": letters as stations have them."""
    return len(name) >= SIGN and name[:SIGN].isupper() and name.isalnum()


def _is_channel(clauses: Clauses, speech: Speech, phrase: Phrase) -> bool:
    """ "said on state television": a medium without a name is where it was said, no outlet that passes it on."""
    governor = clauses.governor(phrase)
    return phrase.name is None and phrase.sort != "name" and governor in speech.channel_prepositions and governor not in clauses.rules.told
