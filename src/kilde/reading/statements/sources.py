"""Sources that stand in phrases, not behind a verb: "according to X", "in a statement from X it says", "told AFP"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.office import office_of
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.unnamed import ad_hoc
from kilde.reading.statements.whose import body_of_text, is_person, named_behind, owner_behind, voices

NEAR = 4  # tokens between a preposition and the actor that it leads to
FRONTED = 3  # tokens from "from" to whoever it leads to at the beginning of a sentence
TEXT = 8  # the same where a text of the actor's stands between
TELLING = ("assert", "announce", "confirm")  # acts of the verbs in "according to what X says"
ABOUT = 4  # tokens between people and the relative clause behind them: "witnesses on the spot, whom AFP has talked to"


def source_words(clauses: Clauses, speech: Speech, index: int) -> int:
    """How many words from a token on are "according to", "og viser til"; 0 where what they point to is a clause: "og viser til at krigen fortsetter"."""
    words, length = clauses.words, speech.according.at(clauses.words, index)
    behind = index + length + (words[index + length : index + length + 1] == [","])
    return 0 if length and behind < len(words) and words[behind] in clauses.rules.complementisers else length


def according(clauses: Clauses, speech: Speech, draft: Draft) -> list[tuple[list[EntityDraft], tuple[int, int]]]:
    """(entities, tokens of the phrase) for each "according to X"; without entities where X is nobody known."""
    found: list[tuple[list[EntityDraft], tuple[int, int]]] = []
    index = 0
    while index < len(clauses.words):
        knows, end = _knowing(clauses, speech, draft, index)
        if knows:
            found.append((knows, (index, end)))
            index = end
            continue
        length = source_words(clauses, speech, index) if clauses.inside[index] is None and not _is_no_source(clauses, speech, index) else 0
        if length:
            reach = TEXT if any(word in speech.texts for word in clauses.words[index + length : index + length + NEAR]) else NEAR
            phrase = _next(clauses, index + length, reach)
            text = _compound_text(draft, clauses, speech, index + length)
            if text:
                found.append((text, (index, index + length)))
                index += length
                continue
            office = _office(draft, clauses, index + length)
            if office is not None:
                found.append(([office[0]], (index, office[1])))
                index += length
                continue
            named = named_behind(draft, clauses, phrase)
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
            if is_person(chain[-1]) and lender is not None and all_relays(lender.entities):
                found.append((list(lender.entities), (index, last)))  # "Bloomberg's sources"
            outlets, end = _speaking_to(clauses, speech, chain[-1], last)
            if outlets:
                found.append((outlets, (index, end)))
            index = end
            continue
        index += 1
    return found


def _knowing(clauses: Clauses, speech: Speech, draft: Draft, index: int) -> tuple[list[EntityDraft], int]:
    """ "Etter det NTB erfarer", "etter det politiet opplyste": the outlet or whoever tells, and the token behind the clause; nobody elsewhere."""
    at = index + speech.knowing.at(clauses.words, index)
    teller = clauses.starts.get(at) if at > index else None
    if teller is None or teller.last >= len(clauses.words):
        return [], index
    verb = clauses.words[teller.last]
    if verb in speech.knowing_verbs and all_relays(teller.entities):
        return list(teller.entities), teller.last + 1
    tells = any(cue.act in TELLING and cue.particle is None and not cue.passive for cue in speech.verbs.get(verb, ()))
    return (list(voices(clauses, speech, teller, draft)), teller.last + 1) if tells else ([], index)


def _is_no_source(clauses: Clauses, speech: Speech, index: int) -> bool:
    """ "Israel denies it and cites a report", "without citing a source": only an outlet that cites names whose words it tells."""
    if index and clauses.words[index - 1] in speech.uncited:
        return True
    led = next((p for p in clauses.phrases if p.last == index - 1 and clauses.tokens[index - 1].text == "," and p.entities and not p.genitive), None)
    if speech.citing.at(clauses.words, index) and led is not None and clauses.governor(led) is None and not any(map(is_relay, led.entities)) and led.first <= 1:
        return True  # "Zelenskiy, citing intelligence reports, said": what he goes by
    if speech.citing.at(clauses.words, index) and _of_people(clauses, speech, index):
        return True
    return clauses.words[index] in clauses.rules.conjunctions and not any(p.last <= index and all_relays(p.entities) for p in clauses.phrases)


def _of_people(clauses: Clauses, speech: Speech, index: int) -> bool:
    """ "..., an aid worker told AP, citing doctors": the verb of speech before it has a subject that is no outlet."""
    if not clauses.is_gerund(index):
        return False
    verb = next((i for i in range(index - 1, -1, -1) if clauses.inside[i] is None and clauses.words[i] in speech.verbs and clauses.is_verb(i)), None)
    if verb is None:
        return False
    around = frame(clauses, verb)
    subject = [e for p in around.subject for e in p.entities]
    people = all(p.sort != "relay" for p in around.subject) and around.subject_at is not None and clauses.tokens[around.subject_at].upos == "NOUN"
    unknown = not subject and people  # "a nurse told the BBC, citing doctors"
    return unknown or (bool(subject) and not any(map(is_relay, subject)))


def _speaking_to(clauses: Clauses, speech: Speech, phrase: Phrase, at: int) -> tuple[list[EntityDraft], int]:
    """ "sources that Reuters has talked to", "en kilde Reuters har snakket med": the outlet that is the subject of the relative clause
    behind sources, with or without its pronoun, and the token behind it (`at` where none is passed over)."""
    near = phrase.last + (ABOUT if is_person(phrase) else 1)
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
    hearer = clauses.starts.get(at + 1) if at < len(clauses.words) and clauses.words[at] in clauses.rules.told else None
    if hearer is not None and all_relays(hearer.entities):
        return list(hearer.entities), hearer.last  # "according to sources to Reuters"
    bare = clauses.starts.get(at) if is_person(phrase) else None
    if bare is not None and all_relays(bare.entities):
        return list(bare.entities), bare.last
    subject = next((p for p in clauses.phrases if relative and relative.body <= p.first <= relative.body + 1), None)
    return [e for e in subject.entities if is_relay(e)] if subject is not None else [], at


def _office(draft: Draft, clauses: Clauses, at: int) -> tuple[EntityDraft, int] | None:
    """ "According to his office": the office whose noun follows, with no verb or mark between, and the token behind it."""
    for index in range(at, min(at + NEAR, len(clauses.words))):
        if not clauses.words[index][0].isalpha() or _verbal(clauses, index):
            return None
        office = office_of(draft, clauses, index)
        if office is not None:
            return office, index + 1
    return None


def _own(clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """ "has by its own account lost contact": whoever is the subject of the clause."""
    if not any(word in speech.own for word in clauses.words[at : at + 2]):
        return []
    segment = clauses.segment(at)
    subject = next((p for p in clauses.phrases if segment.first <= p.first < at and p.entities and clauses.is_free(p)), None)
    return [e for p in clauses.chain(subject) for e in p.entities] if subject is not None else []


def _unnamed(draft: Draft, clauses: Clauses, speech: Speech, first: int) -> list[EntityDraft]:
    """Somebody whom no list knows ("according to the local doctors' union"); nobody where a text or a plan stands there."""
    last = first
    stops = clauses.rules.prepositions | clauses.rules.relatives
    while last < len(clauses.words) and clauses.words[last][0].isalpha() and not _verbal(clauses, last) and clauses.words[last] not in stops:
        if last > first and clauses.tokens[last].upos == "ADV" and clauses.tokens[last].head not in range(first, last + 2):
            break  # "Der var ifølge observatoriet også kampe": the adverb goes on with the clause
        last += 1
    behind = clauses.tokens[last] if last < len(clauses.tokens) else None
    described = last > first and clauses.tokens[last - 1].upos == "ADJ" and behind is not None and behind.feats.get("VerbForm") == "Part"
    if last == first or described or clauses.tokens[last - 1].upos == "ADV":
        return []  # "Ifølge en nylig inngått avtale", "en tidligere inngått avtale"
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
        listed = clauses.tokens[index].text == "," and at < index < len(clauses.tokens) - 1 and all(clauses.tokens[i].upos == "ADJ" for i in (index - 1, index + 1))
        if (clauses.tokens[index].text in ",.;:" and not listed) or (not listed and _verbal(clauses, index)):
            return None  # but "the state, Russian agency X"
    return None


def _verbal(clauses: Clauses, index: int) -> bool:
    return clauses.is_verb(index) or (clauses.inside[index] is None and clauses.tokens[index].upos in ("VERB", "AUX"))


def _text_owner(clauses: Clauses, speech: Speech, at: int, phrase: Phrase) -> list[Phrase]:
    """ "according to a statement from X and Y": whoever the text is from."""
    return clauses.chain(phrase) if any(w in speech.texts for w in clauses.words[at : phrase.first]) else []


def _compound_text(draft: Draft, clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """Whose text stands right behind "according to", determiners passed over."""
    while at < len(clauses.words) and clauses.words[at] in clauses.rules.determiners:
        at += 1
    return body_of_text(draft, clauses, speech, at) if at < len(clauses.words) else []


def impersonal(clauses: Clauses, speech: Speech, draft: Draft) -> list[tuple[list[EntityDraft], tuple[int, int], str]]:
    """(speakers, tokens, act) of impersonal attributions; no speakers where the phrase names nobody."""
    found: list[tuple[list[EntityDraft], tuple[int, int], str]] = []
    for index in range(len(clauses.words)):
        if clauses.inside[index] is not None and clauses.inside[index].sort != "pronoun":  # type: ignore[union-attr]
            continue
        length = speech.impersonal.at(clauses.words, index)
        if not length or (found and index < found[-1][1][1]) or any(word in clauses.rules.negations for word in clauses.words[index + length : index + length + 2]):
            continue  # "Det fremgår ikke"
        if _is_certain(clauses, index + length):
            continue
        if clauses.tokens[index + length - 1].relation == "det":
            continue  # "Tidligere lød det samlede dødstal på 40": the article of what follows
        if any(word in speech.uncited for word in clauses.words[max(0, index - 2) : index]):
            continue  # "uten at det ble meldt om skader"
        speakers = of_side(clauses, speech, draft) or _compound_behind(draft, clauses, speech, index + length) or _impersonal_speaker(clauses, speech, index, index + length)
        found.append((speakers, (index, index + length), "assert"))
    return found[:1]


def _is_certain(clauses: Clauses, at: int) -> bool:
    """ "Det står (nå) klart at ...": what the outlet vouches for, and nobody says."""
    vouched, that = event_words(clauses.rules.language).vouched, clauses.rules.complementisers
    near = range(at, min(at + 2, len(clauses.words) - 2))
    return any(clauses.words[i] in vouched and (clauses.words[i + 1] in that or (clauses.words[i + 1] == "," and clauses.words[i + 2] in that)) for i in near)


def _compound_behind(draft: Draft, clauses: Clauses, speech: Speech, at: int) -> list[EntityDraft]:
    """ "fremgår det af en intern EU-rapport": whose text the compound behind the phrase is."""
    led = at < len(clauses.words) and clauses.words[at] in speech.speaker_prepositions
    bodies = (body_of_text(draft, clauses, speech, i) for i in range(at + 1, min(at + NEAR, len(clauses.words)))) if led else ()
    return next((body for body in bodies if body), [])


def of_side(clauses: Clauses, speech: Speech, draft: Draft) -> list[EntityDraft]:
    """ "Fra russisk side heter det", "Frå Armenias side": whose side it is."""
    at = next((i for i, word in enumerate(clauses.words) if i > 1 and word in speech.sides and clauses.words[i - 2] in speech.speaker_prepositions), None)
    if at is None:
        return []
    phrase, adjective = clauses.inside[at - 1], draft.adjectives.get(clauses.tokens[at - 1].start)
    return list(phrase.entities) if phrase is not None and phrase.entities else [adjective] if adjective is not None else []


def _impersonal_speaker(clauses: Clauses, speech: Speech, first: int, last: int) -> list[EntityDraft]:
    for phrase in clauses.phrases:
        governor = clauses.governor(phrase)
        if governor not in speech.speaker_prepositions:
            continue
        text_before = any(word in speech.texts for word in clauses.words[max(0, phrase.first - 5) : phrase.first])
        opens = clauses.words[0] in speech.speaker_prepositions and phrase.first <= FRONTED and phrase.entities  # "Fra bevegelsen lyder det"
        if phrase.last <= first and (text_before or opens):
            return list(voices(clauses, speech, phrase))
        if last <= phrase.first <= last + 8 and (text_before or phrase.first <= clauses.past_time(last) + 2):  # "lyder det onsdag fra X"
            return list(voices(clauses, speech, phrase))
    for phrase in clauses.phrases:
        if phrase.sort == "source" and phrase.owner is not None and last <= phrase.first <= last + NEAR:
            return list(voices(clauses, speech, phrase))
        if phrase.genitive and phrase.last < len(clauses.words) and clauses.words[phrase.last] in speech.texts:
            return list(phrase.entities)
    return []
