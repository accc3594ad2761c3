"""What an outlet has been told: "har NTB fått opplyst av en kilde", "Tass quoted the ministry as saying": the source speaks, the outlet passes it on."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.behind import ContentKind
from kilde.reading.statements.lexicon import Cue, Speech
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.unnamed import ad_hoc, described
from kilde.reading.statements.whereabouts import locate

HELPER = 6  # tokens between "received" and the participle, the outlet among them
FIRST = 3  # tokens from the verb to "first"
SOURCE = 6  # tokens between the participle and its source


def learnt(clauses: Clauses, speech: Speech) -> list[tuple[Attribution, list[Phrase]]]:
    """(attribution to the source, outlet) for each verb by which an outlet says what it was told; the outlet itself speaks where no source is named."""
    found = []
    for verb, word in enumerate(clauses.words):
        if word not in speech.learnt or clauses.inside[verb] is not None:
            continue
        outlets = _outlets(clauses, speech, verb)
        made = _attribution(clauses, speech, verb, outlets) if outlets else None
        if made:
            found.append((made, outlets))
    return found


def informed(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft] | None:
    """ "De har fått opplyst (av hæren) at ...": who told those who are no outlet, nobody where no source is named; None where nobody is told anything."""
    verb, first = attribution.verb, clauses.segment(attribution.verb).first
    told = clauses.words[verb] in speech.learnt and any(clauses.words[i] in speech.receiving for i in range(max(first, verb - HELPER), verb))
    if not told or all_relays([e for p in attribution.speakers for e in p.entities]):
        return None
    led = clauses.rules.agents | speech.speaker_prepositions
    behind = next((p for p in clauses.phrases if verb < p.first <= min(verb + SOURCE, attribution.content[0]) and clauses.governor(p) in led and p.entities), None)
    return [e for p in clauses.chain(behind) for e in p.entities] if behind is not None else []


def _outlets(clauses: Clauses, speech: Speech, verb: int) -> list[Phrase]:
    """The outlet that is told: the subject of the helper, or of the passive where a language needs none."""
    first = clauses.segment(verb).first
    if speech.receiving:
        helper = next((i for i in range(verb - 1, max(first - 1, verb - HELPER), -1) if clauses.words[i] in speech.receiving), None)
        if helper is None:
            return []
    elif not frame(clauses, verb).passive:
        return []
    return [p for p in clauses.phrases if first <= p.first and p.last <= verb and all_relays(p.entities) and clauses.is_free(p)][:1]


def _attribution(clauses: Clauses, speech: Speech, verb: int, outlets: list[Phrase]) -> Attribution | None:
    around = frame(clauses, verb)
    if around.negated or (around.modal is not None and not any(word in speech.receiving for word in clauses.words[around.finite : verb])):
        return None
    around.modal = None  # "får" of what is received is no "must"
    acts = (c.act for c in speech.verbs.get(clauses.words[verb], ()) if c.act in ("assert", "confirm"))
    cue = Cue(next(acts, "assert"), content=frozenset(("that", "quote")), relay=True)
    kind, content = _before(clauses, speech, verb) or locate(clauses, speech, around, cue)
    if kind == "none":
        return None
    led = clauses.rules.agents | speech.speaker_prepositions
    behind = [p for p in clauses.phrases if verb < p.first <= verb + SOURCE and clauses.governor(p) in led and p.entities]
    source = clauses.chain(behind[0]) if behind and (kind == "before" or behind[0].first < content[0]) else []
    around.subject, around.passive, around.agent = source or outlets, False, []
    return Attribution(verb, cue, around, kind, content, source or outlets)


def _before(clauses: Clauses, speech: Speech, verb: int) -> tuple[ContentKind, tuple[int, int]] | None:
    """ "..., får NTB opplyst": the helper opens the clause behind what was told."""
    first = clauses.segment(verb).body
    opens = clauses.words[first] in speech.receiving or clauses.rules.auxiliaries.get(clauses.words[first]) == "perfect"
    if first < 3 or not opens or clauses.tokens[first - 1].text not in {",", *QUOTE_MARKS}:
        return None
    return "before", (0, first - 1)


def _unnamed_source(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "..., erfar Axios från en person med insyn": somebody whom no list knows behind a preposition of origin."""
    for index in range(attribution.verb + 1, len(clauses.words)):
        if clauses.words[index] in speech.speaker_prepositions:
            last = index + 1
            while last < len(clauses.words) and clauses.words[last][0].isalpha() and clauses.words[last] not in clauses.rules.prepositions:
                last += 1
            return ad_hoc(draft, clauses, index + 1, last)
    return []


def quoted_by(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution, speakers: list[EntityDraft]) -> list[EntityDraft]:
    """Whom an outlet quotes: "Tass quoted the ministry as saying that ..."; nobody where the speakers are no outlets, or the object is a text."""
    if not all_relays(speakers):
        return []
    objects = attribution.frame.objects if clauses.words[attribution.verb] in speech.quoting else []
    if attribution.cue.outlets:  # "AP has learned from hospital sources"
        behind = [p for p in clauses.phrases if p.first > attribution.verb and (attribution.trails or p.first < attribution.content[0])]
        objects = [q for p in behind if clauses.governor(p) in speech.speaker_prepositions for q in clauses.chain(p)]
        if not objects and attribution.trails:
            return _unnamed_source(draft, clauses, speech, attribution)
    objects = objects or _quoted_object(clauses, speech, attribution)
    known = list(dict.fromkeys(e for p in objects for e in p.entities if not is_relay(e) and e.kind != "place" and not p.genitive))
    return known or _unlisted(draft, clauses, speech, attribution)


def _quoted_object(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[Phrase]:
    """ "quoted diplomats close to the talks as saying": whoever stands right behind the verb of quoting on which the cue hangs."""
    verb = next((i for i in range(attribution.verb - 1, -1, -1) if clauses.inside[i] is None and clauses.words[i] in speech.quoting), None)
    hangs = verb is not None and attribution.frame.controlled and any(word in speech.likening for word in clauses.words[verb : attribution.verb])
    phrase = next((p for p in clauses.phrases if verb is not None and min(p.first, p.outer) in (verb + 1, verb + 2)), None)
    return clauses.chain(phrase) if hangs and phrase is not None and not phrase.genitive else []


def _unlisted(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "Tass quotes a source close to the talks": people whom no list knows; a text is none."""
    if clauses.words[attribution.verb] not in speech.quoting or not clauses.sentence.parse.has_syntax:
        return []
    texts = speech.texts | speech.mute | speech.told_nouns | speech.hearsay_nouns
    heads = [i for i in clauses.tree.below(attribution.verb, "obj", "iobj") if i > attribution.verb and nominal.is_noun(clauses, i) and clauses.inside[i] is None]
    return described(draft, clauses, heads[0]) if heads and clauses.words[heads[0]] not in texts else []


def tells_who_had_it(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """ "Axios, which first reported the plan": who had the news, in a clause of its own."""
    segment = clauses.segment(attribution.verb)
    around = clauses.words[segment.first : min(segment.last, attribution.verb + FIRST)]
    return segment.kind == "relative" and not attribution.trails and any(word in speech.first_told for word in around)
