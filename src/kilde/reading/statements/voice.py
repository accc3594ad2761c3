"""Whose words an attribution tells, and whether it tells words at all."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, StatementDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.apposed import apposed
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.relays import all_relays
from kilde.reading.statements.sources import of_side
from kilde.reading.statements.unnamed import ad_hoc, is_mute, says_a_treaty, unnamed_speaker
from kilde.reading.statements.whose import body_of_text, source_of_text, text_speakers, voices

GAP = 4  # tokens from a verb of saying to the infinitive of what is said, with "itself not" between
DESCRIBING = ("ADJ", "DET", "PRON")  # word classes of "other" in "no other group"
REFUSING = ("deny", "reject", "no-comment")  # not doing so says something; what was not said, confirmed or demanded is no statement


def who(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution, found: list[StatementDraft]) -> list[EntityDraft]:
    """The speakers of an attribution; those of the one `found` before it where a pronoun, a participle or a conjunction leads back to them."""
    speakers = _named(draft, clauses, speech, attribution)
    earlier = list(found[-1].speaker) if found else []
    if not earlier:
        return speakers
    back = _joined_behind(clauses, attribution, found[-1]) or is_participial(clauses, attribution) or is_pronoun(attribution) or (goes_on(clauses, attribution) and (not attribution.speakers or _shifts(clauses, attribution)))
    return earlier if back or (not speakers and attribution.cue.act != "demand" and _says_it(clauses, attribution)) else speakers


def is_pronoun(attribution: Attribution) -> bool:
    """ "..., he added": whoever speaks in this sentence already."""
    put_in = attribution.trails or attribution.content[0] < attribution.verb
    return put_in and bool(attribution.speakers) and all(p.sort == "pronoun" for p in attribution.speakers)


def refrains(clauses: Clauses, attribution: Attribution) -> bool:
    """ "promised not to", "säger sig inte ha": the negation is of what is promised or said."""
    verb, tokens = attribution.verb, clauses.tokens
    if any(clauses.words[i] in clauses.rules.negations and tokens[i + 1].feats.get("VerbForm") == "Inf" for i in range(verb + 2, min(verb + GAP, len(tokens) - 1))):
        return True
    at = attribution.content[0]
    return attribution.kind == "infinitive" and any(word in clauses.rules.negations for word in clauses.words[max(0, at - 1) : at + 1])


def is_said(clauses: Clauses, speech: Speech, attribution: Attribution, speakers: list[EntityDraft], found: list[StatementDraft]) -> bool:
    """Whether it is a statement of its own, after those `found` before it in the sentence."""
    cue, around = attribution.cue, attribution.frame
    at = clauses.tokens[attribution.verb].start
    if cue.act not in REFUSING and ((around.negated and not refrains(clauses, attribution)) or _nobody(clauses, attribution)):
        return False
    if cue.outlets and not all_relays([e for p in attribution.speakers for e in p.entities]):
        return False
    if cue.act == "confirm" and not speakers and clauses.segment(attribution.verb).kind == "infinitive" and any(word in clauses.rules.negations for word in clauses.words[: attribution.verb]):
        return False  # "It has not been possible for Reuters to have the reports confirmed"
    if cue.shows and not _shown(clauses, speech, attribution):
        return False
    if _is_asked(clauses, attribution) or _is_notified(attribution):
        return False
    if speakers:
        return True
    if cue.act == "demand" and _says_it(clauses, attribution):
        return False  # "that it takes a mandate"
    if not around.passive and around.subject_at is not None and is_mute(clauses, around.subject_at, speech.mute):
        return False
    if _quoted_self(clauses, speech, attribution) or _unsaid(clauses, speech, attribution) or says_a_treaty(clauses, attribution):
        return False
    if around.passive and not cue.passive and (attribution.trails or (around.finite == around.verb and (around.controlled or not (around.subject or around.subject_at)))):
        return False  # "the truce has been observed", "Asked about the reports, ...": nobody says it
    gerund = clauses.is_gerund(around.verb)
    if around.finite == around.verb and not gerund and clauses.tokens[around.verb].feats.get("VerbForm") == "Part" and clauses.segment(around.verb).body == around.verb and not clauses.rules.verb_second:
        return False
    if (attribution.trails or attribution.kind == "noun") and not (gerund or around.shared or around.controlled or clauses.rules.verb_second or around.passive or around.subject or around.subject_at is not None):
        return False  # "Under the treaty, concluded in May, ...": English puts a subject before its verb
    inner = any(c.start <= at < c.end for s in found for c in s.covers)
    return around.passive or cue.act != "assert" or not inner  # "X believes it shows that ..." is said once


def _is_asked(clauses: Clauses, attribution: Attribution) -> bool:
    """ "Asked about the reports, the president declined to comment": nobody known asks."""
    opens = not clauses.rules.verb_second and attribution.verb == 0  # English has no statement that opens with its verb
    return opens and not clauses.is_gerund(attribution.verb) and not attribution.trails


def _is_notified(attribution: Attribution) -> bool:
    """ "The US was notified": somebody who is told, where the verb announces a thing."""
    around = attribution.frame
    return attribution.cue.act == "announce" and around.passive and not around.agent and any(p.entities and p.sort != "pronoun" for p in around.subject)


def _nobody(clauses: Clauses, attribution: Attribution) -> bool:
    """ "No group has claimed responsibility"."""
    first = attribution.speakers[0] if attribution.speakers else None
    if attribution.frame.passive and attribution.frame.agent:
        return False
    nobody = clauses.rules.negations | event_words(clauses.rules.language).none
    at = attribution.frame.subject_at
    near = [at, *(clauses.tree.below(at, "det") if clauses.sentence.parse.has_syntax else ())] if at is not None else []
    if first is None and any(clauses.words[i] in nobody for i in near):
        return True  # "Så langt har ingen (gruppe) sagt": it stands behind the verb
    if first is None:  # "Ingen har taget ansvaret": the clause opens with the word
        return clauses.words[clauses.segment(attribution.frame.finite).body] in nobody
    begin = min(first.first, first.outer)
    if begin > 1 and clauses.words[begin - 1] in clauses.rules.partitive:
        begin -= 1  # "Ingen av partene"
    further = begin > 1 and clauses.tokens[begin - 1].upos in DESCRIBING  # "No other group"
    return any(clauses.words[i] in nobody for i in (begin - 1 - further, begin - 1, begin) if 0 <= i < first.last)


def _named(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    for phrase in attribution.speakers:
        for entity in phrase.entities if phrase.sort == "unknown" and attribution.trails else ():
            if entity.kind == "place" and not entity.roles:
                entity.kind = "person"  # a name that nobody knows and that speaks: "..., says Hassan"
    counting = _counting(clauses, attribution)
    spoken = attribution.speakers or ([counting] if counting is not None else [])
    spoken = _accused(clauses, speech, attribution) or [apposed(clauses, phrase) or phrase for phrase in spoken]
    entities = [e for phrase in spoken for e in _self_named(clauses, speech, phrase) or voices(clauses, speech, phrase, draft)]
    if not entities and not attribution.frame.passive:
        entities = _antecedent(clauses, attribution)
    if not entities and not attribution.frame.passive:
        entities = _witness(clauses, attribution) or _titled(clauses, attribution) or _local_media(draft, clauses, attribution)
    if not entities and not attribution.frame.passive:
        at = attribution.frame.subject_at
        text = body_of_text(draft, clauses, speech, at) if at is not None and clauses.inside[at] is None else []
        entities = text or _giving(clauses, speech, attribution) or text_speakers(clauses, speech, attribution) or unnamed_speaker(draft, clauses, attribution, speech.first_person, speech.mute)
    if not entities and (attribution.frame.passive or attribution.cue.passive):
        entities = source_of_text(clauses, speech, clauses.segment(attribution.frame.finite).first, attribution.verb) or of_side(clauses, speech, draft)
    return list(dict.fromkeys(e for e in entities if e.kind != "place"))


def _accused(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[Phrase]:
    """ "beskyldte X for at have fortalt hæren om dem": who told is whoever is accused of it, and not who accuses."""
    if not attribution.frame.controlled or not clauses.sentence.parse.has_syntax:
        return []
    head = clauses.tree.heads[attribution.verb]
    accuses = head >= 0 and any(cue.act == "accuse" and cue.addressee_object for cue in speech.verbs.get(clauses.words[head], ()))
    return frame(clauses, head).objects if accuses else []


def _witness(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "a Reuters witness said": what an agency's own people saw is the agency's word."""
    at = attribution.frame.subject_at
    before = clauses.inside[at - 1] if at else None
    if at is None or before is None or clauses.inside[at] is not None or clauses.rules.verb_second or before.genitive or not all_relays(before.entities):
        return []
    return list(before.entities)


def _titled(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "Germany's Bild newspaper reported": a name that nobody knows before the word for what it is."""
    title = next((p for p in attribution.speakers if p.sort == "relay" and not p.entities), None)
    before = next((p for p in clauses.phrases if title is not None and p.last == title.first and p.sort == "unknown" and not p.genitive), None)
    for entity in before.entities if before is not None else ():
        if not entity.roles and entity.kind in ("person", "other", "organization", "place"):
            entity.kind = "media"
    return list(before.entities) if before is not None else []


def _local_media(draft: Draft, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "Nigerien newspapers write": outlets without a name, kept as the text has them."""
    title = next((p for p in attribution.speakers if p.sort == "relay" and not p.entities and p.name is None), None)
    found = ad_hoc(draft, clauses, title.first, title.last) if title is not None and title.last - title.first > 1 else []
    for entity in found:
        entity.kind = "media"
    return found


def _giving(clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "In a speech announcing a truce, the president warned ...": who says or writes the text in the main clause that it is part of."""
    at = attribution.frame.subject_at
    if at is None or not clauses.is_gerund(attribution.verb) or not clauses.sentence.parse.has_syntax:
        return []
    head = clauses.tree.heads[at]
    part = clauses.words[at] in speech.texts and at < attribution.verb and clauses.tree.relation(at) == "obl" and head >= 0
    return [e for p in frame(clauses, head).subject for e in p.entities] if part else []


def _self_named(clauses: Clauses, speech: Speech, phrase: Phrase) -> list[EntityDraft]:
    """ "a group that calls itself X": X."""
    at = phrase.last + (1 if phrase.last < len(clauses.tokens) and clauses.tokens[phrase.last].text == "," else 0)
    length = speech.self_named.at(clauses.words, at) if at < len(clauses.words) else 0
    following = next((p for p in clauses.phrases if length and at + length <= p.first <= at + length + 2), None)
    return list(following.entities) if following is not None else []


def _antecedent(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "... from the ministry, which claims that": whoever stands right before a relative that is the subject."""
    segment = clauses.segment(attribution.frame.finite)
    if segment.kind != "relative" or any(clauses.inside[i] is not None or clauses.tokens[i].upos == "NOUN" for i in range(segment.body, attribution.frame.finite)):
        return []
    before = clauses.antecedent(segment)
    return list(before.entities) if before is not None and not before.genitive else []


def _says_it(clauses: Clauses, attribution: Attribution) -> bool:
    """Within what somebody says, an "it" that speaks is that somebody: "the bloc says that it has promised ..."."""
    if attribution.frame.passive and attribution.cue.act == "assert":
        return False  # "He says that it has been said that ...": by nobody named
    segment = clauses.segment(attribution.frame.finite)
    word = clauses.words[segment.first + 1] if segment.first + 1 < len(clauses.words) else ""
    return segment.kind == "complement" and word in clauses.rules.bare | clauses.rules.determiners


def is_participial(clauses: Clauses, attribution: Attribution) -> bool:
    """ "..., X said, rejecting claims that ...": a participle behind a mark is whose words stand before it."""
    return clauses.adds_gerund(attribution.verb)


def goes_on(clauses: Clauses, attribution: Attribution) -> bool:
    """ "X says that ..., and accuses Y": a verb right behind a conjunction has the subject of the speech verb before."""
    verb, rules = attribution.verb, clauses.rules
    if attribution.frame.passive or verb < 1 or (clauses.words[verb - 1] not in rules.conjunctions and clauses.words[verb - 1] not in rules.adversatives):
        return False
    return attribution.frame.shared or not attribution.frame.subject


def _joined_behind(clauses: Clauses, attribution: Attribution, last: StatementDraft) -> bool:
    """ "..., said the minister and thanked Turkey": a verb right behind a conjunction and a trailing attribution."""
    verb = attribution.verb
    joined = verb > 1 and clauses.words[verb - 1] in clauses.rules.conjunctions and clauses.tokens[verb].feats.get("VerbForm") != "Inf"
    trailing = last.cue is not None and last.content is not None and last.content.end <= last.cue.start
    return joined and trailing and last.evidence[0].end == clauses.tokens[verb - 2].end


def _shifts(clauses: Clauses, attribution: Attribution) -> bool:
    """ "X said that Y had never been so close, and cautioned Z": a finite verb beside a pluperfect goes on with X's words."""
    tree, verb = clauses.tree, attribution.verb
    if not clauses.sentence.parse.has_syntax or clauses.rules.verb_second or tree.relation(verb) != "conj" or clauses.tokens[verb].feats.get("VerbForm") != "Fin":
        return False
    head = tree.heads[verb]
    return tree.relation(head) in ("ccomp", "conj") and any(clauses.words[i] in clauses.rules.auxiliaries for i in tree.below(head, "aux", "cop"))


def _unsaid(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """ "The claims cannot be confirmed", "an allegation denied in Goma": a claim is no speaker, and a participle without its agent tells none."""
    around = attribution.frame
    claim = around.subject_at is not None and clauses.words[around.subject_at] in speech.classes.get("claim", ())
    participle = around.passive and not around.agent and around.finite == around.verb and not attribution.cue.passive
    return claim and (participle or not around.passive)


def _counting(clauses: Clauses, attribution: Attribution) -> Phrase | None:
    """Whose count shows something, where the tree takes the owner for the subject: "viser nyhetsbyrået APs opptelling"."""
    at = attribution.frame.subject_at
    owner = clauses.inside[at] if at is not None and not attribution.speakers else None
    count = clauses.starts.get(owner.last) if owner is not None and owner.genitive else None
    return owner if count is not None and count.sort == "source" else None


def _shown(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """Reports and figures show that something is so; people and debris do by what they are, which is no speech."""
    phrases = attribution.speakers
    if _counting(clauses, attribution) is not None:
        return True
    named = bool(phrases) and all(p.sort == "source" for p in phrases)
    at = attribution.frame.subject_at
    noun = clauses.words[at].rpartition("-")[2] if at is not None else ""  # "FN-tal viser"
    named |= noun in speech.texts | speech.answered_nouns
    first, last = sorted((clauses.segment(attribution.verb).first, attribution.verb))
    return named or any(word in speech.texts for word in clauses.words[first:last]) or bool(text_speakers(clauses, speech, attribution))


def _quoted_self(clauses: Clauses, speech: Speech, attribution: Attribution) -> bool:
    """ "I have never ordered ..." inside a quotation is what is quoted, no second statement."""
    start = clauses.segment(attribution.frame.finite).first
    return not attribution.trails and any(word in speech.first_person for word in clauses.words[start : attribution.frame.finite])
