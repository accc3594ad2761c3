"""Sources that stand in phrases, not behind a verb: "according to X", "in a statement from X it says", "told AFP"."""

from __future__ import annotations

from kilde.model.record import Span
from kilde.reading.actors.following import SPEAKING
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.unnamed import ad_hoc
from kilde.reading.words import fold

NEAR = 4  # tokens between a preposition and the actor that it leads to
TEXT = 8  # the same where a text of the actor's stands between
SIGN = 3  # capital letters that open the name of a station
ABOUT = 4  # tokens between people and the relative clause behind them: "witnesses on the spot, whom AFP has talked to"
TITLES = ("group", "body", "source", "population")  # phrases that a name nobody knows may follow: "selskapet Barrick Gold"
JOURNALIST = "Journalist of"  # the label of those who report for an outlet
BEHIND = 4  # tokens between counts, figures or sources and whose they are: "figures compiled by X"


def according(clauses: Clauses, speech: Speech, draft: Draft) -> list[tuple[list[EntityDraft], tuple[int, int]]]:
    """(entities, tokens of the phrase) for each "according to X"; without entities where X is nobody known."""
    found: list[tuple[list[EntityDraft], tuple[int, int]]] = []
    index = 0
    while index < len(clauses.words):
        knows, end = _knowing(clauses, speech, index)
        if knows:
            found.append((knows, (index, end)))
            index = end
            continue
        length = speech.according.at(clauses.words, index) if clauses.inside[index] is None and not _is_no_source(clauses, speech, index) else 0
        if length:
            reach = TEXT if any(word in speech.texts for word in clauses.words[index + length : index + length + NEAR]) else NEAR
            phrase = _next(clauses, index + length, reach)
            text = _compound_text(draft, clauses, speech, index + length)
            if text:
                found.append((text, (index, index + length)))
                index += length
                continue
            named = _named_behind(draft, clauses, phrase)
            own = _own(clauses, speech, index + length)
            for entity in named if phrase is not None and phrase.sort == "relay" else ():
                entity.kind = "media" if not entity.roles and entity.kind in ("person", "other", "organization") else entity.kind
            if named or own:
                found.append((named or own, (index, phrase.last + 1 if named and phrase is not None else index + length)))
                index += length
                continue
            if phrase is None:
                unnamed = _unnamed(draft, clauses, speech, index + length)
                if unnamed:
                    found.append((unnamed, (index, index + length)))
                index += length
                continue
            chain = clauses.chain(phrase)
            behind = _text_owner(clauses, speech, index + length, phrase)
            entities = [e for p in (behind or chain) for e in voices(clauses, speech, p, draft)]
            owner = owner_behind(clauses, speech, chain[-1]) if chain[-1].sort == "source" else []
            last = max([chain[-1].last, *(p.last for p in owner)])
            found.append((entities, (index, last)))
            lender = chain[-1].owner
            if _is_person(chain[-1]) and lender is not None and all_relays(lender.entities):
                found.append((list(lender.entities), (index, last)))  # "Bloomberg's sources"
            outlets, end = _speaking_to(clauses, speech, chain[-1], last)
            if outlets:
                found.append((outlets, (index, end)))
            index = end
            continue
        index += 1
    return found


def _knowing(clauses: Clauses, speech: Speech, index: int) -> tuple[list[EntityDraft], int]:
    """ "Etter det NTB erfarer": the outlet, and the token behind the clause; nobody elsewhere."""
    at = index + speech.knowing.at(clauses.words, index)
    outlet = clauses.starts.get(at) if at > index else None
    if outlet is None or not all_relays(outlet.entities) or outlet.last >= len(clauses.words) or clauses.words[outlet.last] not in speech.knowing_verbs:
        return [], index
    return list(outlet.entities), outlet.last + 1


def _is_no_source(clauses: Clauses, speech: Speech, index: int) -> bool:
    """ "Israel denies it and cites a report", "without citing a source": only an outlet that cites names whose words it tells."""
    if index and clauses.words[index - 1] in speech.uncited:
        return True
    led = next((p for p in clauses.phrases if p.last == index - 1 and clauses.tokens[index - 1].text == "," and p.entities and not p.genitive), None)
    if speech.citing.at(clauses.words, index) and led is not None and clauses.governor(led) is None and not any(map(is_relay, led.entities)) and led.first <= 1:
        return True  # "Zelenskiy, citing intelligence reports, said": what he goes by
    return clauses.words[index] in clauses.rules.conjunctions and not any(p.last <= index and all_relays(p.entities) for p in clauses.phrases)


def _speaking_to(clauses: Clauses, speech: Speech, phrase: Phrase, at: int) -> tuple[list[EntityDraft], int]:
    """ "sources that Reuters has talked to", "en kilde Reuters har snakket med": the outlet that is the subject of the relative clause
    behind sources, with or without its pronoun, and the token behind it (`at` where none is passed over)."""
    near = phrase.last + (ABOUT if _is_person(phrase) else 1)
    relative = next((s for s in clauses.segments if s.kind == "relative" and phrase.last <= s.first <= near), None)
    if relative is not None and any(word in speech.talking for word in clauses.words[relative.body : relative.last]):
        hearers = [p for p in clauses.phrases if relative.body <= p.first < relative.last and all_relays(p.entities)]
        if hearers:
            return list(hearers[0].entities), relative.last
    met = clauses.starts.get(phrase.last)
    if met is not None and all_relays(met.entities) and any(word in speech.talking for word in clauses.words[met.last : met.last + ABOUT]):
        return list(met.entities), met.last  # "a local journalist Reuters has talked to"
    if phrase.sort != "source":
        return [], at
    bare = clauses.starts.get(at) if _is_person(phrase) else None
    if bare is not None and all_relays(bare.entities):
        return list(bare.entities), bare.last
    subject = next((p for p in clauses.phrases if relative and relative.body <= p.first <= relative.body + 1), None)
    return [e for e in subject.entities if is_relay(e)] if subject is not None else [], at


def _named_behind(draft: Draft, clauses: Clauses, phrase: Phrase | None) -> list[EntityDraft]:
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


def _own(clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """ "has by its own account lost contact": whoever is the subject of the clause."""
    if not any(word in speech.own for word in clauses.words[at : at + 2]):
        return []
    segment = clauses.segment(at)
    subject = next((p for p in clauses.phrases if segment.first <= p.first < at and p.entities and clauses.governor(p) is None and not p.genitive), None)
    return [e for p in clauses.chain(subject) for e in p.entities] if subject is not None else []


def _unnamed(draft: Draft, clauses: Clauses, speech: Speech, first: int) -> list[EntityDraft]:
    """Somebody whom no list knows ("according to the local doctors' union"); nobody where a text or a plan stands there."""
    last = first
    while last < len(clauses.words) and clauses.words[last][0].isalpha() and not _verbal(clauses, last) and clauses.words[last] not in clauses.rules.prepositions:
        last += 1
    if last == first:
        return []
    head = clauses.words[last - 1]
    body = body_of_text(draft, clauses, speech, last - 1)
    if body:
        return body
    if head in speech.grounds or head in speech.texts or any(head in words for words in speech.classes.values()):
        return []
    joint = next((i for i in range(first + 1, last - 1) if clauses.words[i] in clauses.rules.conjunctions), None)
    if joint is not None:  # "a local administrator and two residents"
        return [*ad_hoc(draft, clauses, first, joint), *ad_hoc(draft, clauses, joint + 1, last)]
    return ad_hoc(draft, clauses, first, last)


def _next(clauses: Clauses, at: int, reach: int) -> Phrase | None:
    for index in range(at, min(at + reach, len(clauses.tokens))):
        if index in clauses.starts:
            return clauses.starts[index]
        if clauses.tokens[index].text in ",.;:" or _verbal(clauses, index):
            return None
    return None


def _verbal(clauses: Clauses, index: int) -> bool:
    return clauses.is_verb(index) or (clauses.inside[index] is None and clauses.tokens[index].upos in ("VERB", "AUX"))


def _text_owner(clauses: Clauses, speech: Speech, at: int, phrase: Phrase) -> list[Phrase]:
    """ "according to a statement from X and Y": whoever the text is from."""
    return clauses.chain(phrase) if any(w in speech.texts for w in clauses.words[at : phrase.first]) else []


def voices(clauses: Clauses, speech: Speech, phrase: Phrase, draft: Draft | None = None) -> list[EntityDraft]:
    """Who speaks through a phrase: a report, count or statement from somebody is that somebody's."""
    body = body_of_text(draft, clauses, speech, phrase.head) if draft is not None else []
    named = _named_behind(draft, clauses, phrase) if draft is not None and phrase.sort in TITLES and phrase.name is None else []
    if body or named:
        return body or named
    if phrase.owner is not None and phrase.name is None and all_relays(phrase.owner.entities) and any(e.label.startswith(JOURNALIST) for e in phrase.entities):
        return phrase.owner.entities  # "AFP's reporter on the spot"
    if phrase.sort != "source" or phrase.name is not None or _is_person(phrase) or all_relays(phrase.entities):
        return phrase.entities
    if phrase.owner is not None and phrase.owner.entities:
        return phrase.owner.entities
    named = [e for e in phrase.entities if e.kind == "source"]
    behind = owner_behind(clauses, speech, phrase) if len(named) == len(phrase.entities) else []
    return [e for p in behind for e in p.entities] or phrase.entities


def _is_person(phrase: Phrase) -> bool:
    """Sources who are people ("sources in the army") speak themselves."""
    return any(SPEAKING in e.label.casefold() for e in phrase.entities)


def body_of_text(draft: Draft, clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """Whose text or count a compound names: "FN-rapport", "EU-tall"; nobody where its first part is no known name."""
    opening, hyphen, noun = clauses.tokens[at].text.rpartition("-")
    if not hyphen or fold(noun) not in speech.texts | speech.hearsay_nouns | speech.told_nouns | speech.answered_nouns:
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


def _compound_text(draft: Draft, clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """Whose text stands right behind "according to", determiners passed over."""
    while at < len(clauses.words) and clauses.words[at] in clauses.rules.determiners:
        at += 1
    return body_of_text(draft, clauses, speech, at) if at < len(clauses.words) else []


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
    """The speaker of a text that is the subject: "a statement from the ministry says"."""
    around = attribution.frame
    for index in range(around.first, attribution.verb):
        if clauses.words[index] in speech.texts:
            for phrase in clauses.phrases:
                if index < phrase.first < attribution.verb and clauses.governor(phrase) in speech.speaker_prepositions:
                    return list(phrase.entities)
            owner = clauses.inside[index - 1] if index else None
            if owner is not None and owner.genitive:
                return list(owner.entities)
    return []


def impersonal(clauses: Clauses, speech: Speech) -> list[tuple[list[EntityDraft], tuple[int, int], str]]:
    """(speakers, tokens, act) of impersonal attributions; no speakers where the phrase names nobody."""
    found: list[tuple[list[EntityDraft], tuple[int, int], str]] = []
    for index in range(len(clauses.words)):
        if clauses.inside[index] is not None and clauses.inside[index].sort != "pronoun":  # type: ignore[union-attr]
            continue
        length = speech.impersonal.at(clauses.words, index)
        if not length or (found and index < found[-1][1][1]):
            continue
        found.append((_impersonal_speaker(clauses, speech, index, index + length), (index, index + length), "assert"))
    return found[:1]


def _impersonal_speaker(clauses: Clauses, speech: Speech, first: int, last: int) -> list[EntityDraft]:
    for phrase in clauses.phrases:
        governor = clauses.governor(phrase)
        if governor not in speech.speaker_prepositions:
            continue
        text_before = any(word in speech.texts for word in clauses.words[max(0, phrase.first - 5) : phrase.first])
        if phrase.last <= first and text_before:
            return list(voices(clauses, speech, phrase))
        if last <= phrase.first <= last + 8 and (text_before or phrase.first <= last + 2):
            return list(voices(clauses, speech, phrase))
    for phrase in clauses.phrases:
        if phrase.sort == "source" and phrase.owner is not None and last <= phrase.first <= last + NEAR:
            return list(voices(clauses, speech, phrase))
        if phrase.genitive and phrase.last < len(clauses.words) and clauses.words[phrase.last] in speech.texts:
            return list(phrase.entities)
    return []


def quoted_to(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """The agency or outlet that somebody spoke to: "said to AFP", "told Reuters"."""
    around = attribution.frame
    phrases = [p for p in around.oblique(speech.quoted_to) if p.first < attribution.content[0]]
    if attribution.trails or attribution.kind == "answer":
        phrases = [p for p in clauses.phrases if p.first > attribution.verb and clauses.governor(p) in speech.quoted_to]
    elif attribution.kind == "noun":
        led = clauses.rules.told | clauses.rules.told_unknown
        behind = [p for p in clauses.phrases if p.first > attribution.content[0] and clauses.governor(p) in led]
        phrases += [p for p in behind if not any(clauses.is_full_verb(i) and clauses.tokens[i].feats.get("VerbForm") != "Part" for i in range(attribution.verb + 1, p.first))]
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
    phrases = [p for p in phrases if not _is_channel(clauses, speech, p)]
    phrases = [_outlet_of(clauses, p) or p for p in phrases]
    return list(dict.fromkeys(e for p in phrases for e in p.entities if is_relay(e) and id(e) not in spoken and fold(e.label) not in speech.channels))


def _outlet_of(clauses: Clauses, phrase: Phrase) -> Phrase | None:
    """Whose journalist somebody spoke to: "told a reporter from X"."""
    if not any(e.label.startswith(JOURNALIST.split()[0]) for e in phrase.entities):
        return None
    behind = clauses.starts.get(phrase.last + 1)
    return phrase.owner or (behind if behind is not None and all_relays(behind.entities) and clauses.governor(behind) is not None else None)


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
