"""A verb that attributes: its subject, what kind of content it has and where, before it becomes a statement."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import shallow
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.behind import ContentKind
from kilde.reading.statements.dashed import share_subject
from kilde.reading.statements.joined import joined_deed
from kilde.reading.statements.lexicon import Cue, Speech
from kilde.reading.statements.senses import PARTICLE, counts, has_sense, is_attribute, is_noun, is_of_claim, opens_participle, predicates
from kilde.reading.statements.unlisted import quoting_verb
from kilde.reading.statements.whereabouts import locate, opens_infinitive

QUESTION = 5  # tokens from the noun of a question, with who asks it, to what is asked
STEP = 4  # words of "went on to" before the verb


@dataclass(slots=True)
class Attribution:
    """One cue in one sentence. content: tokens first to last (exclusive), before or behind the verb."""

    verb: int
    cue: Cue
    frame: Frame
    kind: ContentKind
    content: tuple[int, int]
    speakers: list[Phrase]

    @property
    def trails(self) -> bool:
        """The content stands before the verb."""
        return self.kind == "before"


def attributions(clauses: Clauses, speech: Speech) -> list[Attribution]:
    """All speech verbs of a sentence that have content, in order."""
    found = []
    senses: set[int] = set()  # particles that tell the sense of a verb before them and are no cue themselves
    for verb in range(len(clauses.tokens)):
        if clauses.inside[verb] is not None or verb in senses:
            continue
        for cue in speech.verbs.get(clauses.words[verb], ()) or quoting_verb(clauses, speech, verb):
            made = _attribution(clauses, speech, verb, cue)
            if made:
                found.append(made)
                senses |= {i for i in range(verb + 1, min(len(clauses.words), verb + PARTICLE)) if cue.particle and clauses.words[i] == cue.particle}
                break
    return found


def _attribution(clauses: Clauses, speech: Speech, verb: int, cue: Cue) -> Attribution | None:
    helped = clauses.sentence.parse.has_syntax and bool(clauses.tree.below(verb, "aux"))  # a participle that the network tags as an adjective
    tagged = clauses.rules.verb_second and (clauses.tokens[verb].upos == "VERB" or helped)
    if clauses.words[verb] in clauses.ambiguous and not tagged and not clauses.is_verb(verb) and not opens_participle(clauses, speech, verb):
        return None
    if is_attribute(clauses, verb) or (cue.act == "assert" and _tells_of_noun(clauses, speech, verb, cue)):
        return None
    if clauses.rules.verb_second and (_describes(clauses, speech, verb) or (cue.act == "assert" and not cue.particle and _is_phrasal(clauses, verb))):
        return None
    if not has_sense(clauses, verb, cue) or is_noun(clauses, verb):
        return None
    if (cue.number and not counts(clauses, verb)) or (cue.predicate and not predicates(clauses, verb)):
        return None
    if cue.claims and not is_of_claim(clauses, speech, verb):
        return None
    around = _frame(clauses, speech, verb, cue)
    if cue.refusing:
        if not around.negated or around.modal == "obligation":
            return None
        around.negated, around.modal = False, None
    if cue.act == "confirm" and around.passive and _is_of_none(clauses, around):
        return None  # "none of the claims is confirmed by independent sources"
    if cue.act == "condemn" and _is_crowd(clauses, verb, around):
        return None
    parted = _parted_subject(clauses, verb)
    if parted is not None:
        around.subject, around.inverted = [parted], False
    share_subject(clauses, speech, around, cue)
    segment = clauses.segment(verb)
    helper, feats = clauses.tokens[around.finite], clauses.tokens[verb].feats
    to_be_said = segment.kind == "infinitive" and around.finite == verb and feats.get("VerbForm") != "Fin" and not _is_done(clauses, verb)
    stepped = any(i + speech.stepping.at(clauses.words, i) == verb for i in range(max(0, verb - STEP), verb))
    if speech.conditions.at(clauses.words, segment.first) or (to_be_said and not stepped) or _is_asked(clauses, speech, verb) or _is_untold(clauses, speech, verb):
        return None  # what may be said, is to be said, or is only asked
    if feats.get("VerbForm") == "Inf" and clauses.words[verb - 1] == clauses.rules.infinitive and helper.upos == "AUX" and not _helps(clauses, around.finite):
        return None  # "kommer att svara"
    around.controlled &= not stepped
    kind, content = locate(clauses, speech, around, cue)
    deeper = cue.passive and any(clauses.tokens[i].feats.get("VerbForm") == "Inf" for p in around.agent for i in range(verb + 1, p.first))
    around.agent = [] if deeper else around.agent  # "uppges användas av Hamas": who does it says nothing
    if around.passive and around.agent and kind in ("noun", "none") and not cue.addressee_object and "noun" in cue.content:
        kind, content = "answer", (segment.body, max([around.last, *(p.last for p in around.agent)]))  # what the agent speaks of is the subject
    if clauses.rules.verb_second and any(word in speech.first_person for word in clauses.words[around.finite + 1 : around.finite + 2]):
        return None  # "..., svarer vi med full styrke" is what is quoted
    if cue.names and not _in_free_relative(clauses, around):
        return None
    if kind == "noun" and cue.act == "offer" and cue.particle and segment.kind == "relative" and clauses.words[content[0]] == cue.particle:
        return None  # "the figures that the ministry put forward": what it put forward stands before
    if kind == "none" or (around.modal is not None and not _spoken_under(clauses, speech, around, cue)):
        return None
    agents = [p for p in around.agent if clauses.governor(p) is None or clauses.governor(p) in clauses.rules.agents]  # not "by X, according to Y"
    speakers = _listed(clauses, agents if around.passive else around.subject)
    if kind == "noun" and cue.hearer and len(speakers) > 1 and not clauses.rules.verb_second:
        mark = next((i for i in range(min(speakers[0].first, speakers[0].outer) - 1, 1, -1) if not clauses.is_number(i)), 0)
        kind, content = ("before", (0, mark)) if mark and clauses.tokens[mark].text == "," else (kind, content)  # "..., villagers and a lawmaker told AP"
    end = joined_deed(clauses, verb, kind, content[0])
    return Attribution(verb, cue, around, kind, content if end is None else (content[0], end), speakers)


def _is_done(clauses: Clauses, verb: int) -> bool:
    """ "fired missiles after accusing Ukraine": a form in -ing behind a word of time, which tells what came before or beside."""
    apart = event_words(clauses.rules.language).apart
    return clauses.is_gerund(verb) and verb > 0 and clauses.words[verb - 1] in apart


def _tells_of_noun(clauses: Clauses, speech: Speech, verb: int, cue: Cue) -> bool:
    """ "Fighters believed to be from the group attacked": an English participle behind a noun with the infinitive of what is believed; nobody speaks."""
    if clauses.rules.verb_second or verb == 0 or "infinitive" in cue.content or clauses.words[verb + 1 : verb + 2] != [clauses.rules.infinitive]:
        return False
    return not clauses.is_verb(verb - 1) and opens_infinitive(clauses, speech, verb + 2)


def _is_of_none(clauses: Clauses, around: Frame) -> bool:
    """Whether the subject is nobody or nothing."""
    none, at = event_words(clauses.rules.language).none, around.subject_at
    near = [at, *clauses.tree.below(at, "det", "amod")] if at is not None and clauses.sentence.parse.has_syntax else []
    return any(clauses.words[i] in none for i in near) or clauses.words[clauses.segment(around.verb).body] in none


def _is_crowd(clauses: Clauses, verb: int, around: Frame) -> bool:
    """ "Thousands protested against the delay": of people in the streets a verb of protest tells a demonstration, and no words."""
    if not event_words(clauses.rules.language).tells(clauses.words[verb], "PROTEST"):
        return False
    at = around.subject_at
    counted = at is not None and (clauses.is_number(at) or any(clauses.is_number(i) for i in clauses.tree.below(at, "nummod", "nmod", "amod", "det"))) if clauses.sentence.parse.has_syntax else False
    people = [e for p in around.subject for e in p.entities]
    return counted or (bool(people) and all(e.kind == "population" for e in people))


def _is_phrasal(clauses: Clauses, verb: int) -> bool:
    """ "har skrevet under på en avtale": with the particle right behind it the verb is one of deeds."""
    behind = clauses.words[verb + 1 : verb + 2]
    if any(word in clauses.rules.complementisers for word in clauses.words[verb + 2 : verb + QUESTION]):
        return False  # "skriver på X att ..."
    return any(row.particle in behind and row.particle in clauses.rules.prepositions for row in event_words(clauses.rules.language).verbs.get(clauses.words[verb], ()))


def _is_untold(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ "uten at det ble meldt om skader": what is said not to have been told."""
    at, words = clauses.segment(verb).first, clauses.words
    return any(words[i] in speech.uncited and words[i + 1] in speech.complementisers for i in range(max(0, at - 2), min(at + 1, verb)))


def _describes(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ "fördömer rapporterade krigsbrott": a participle between a verb of saying and its noun, in the form of a past tense."""
    before, after = verb - 1, verb + 1
    if before < 0 or after >= len(clauses.tokens) or clauses.inside[before] is not None or clauses.words[before] not in speech.verbs:
        return False
    noun = clauses.tokens[after].upos == "NOUN" and clauses.tokens[after].feats.get("Definite") != "Def"
    return noun and clauses.tokens[before].feats.get("VerbForm") == "Fin" and clauses.tokens[before].upos == "VERB"


def _is_asked(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ "På spørsmål fra NRK om han mener at ...": a verb of the question that somebody answers."""
    words, whether = clauses.words, event_words(clauses.rules.language).whether
    at = next((i for i in range(verb - 1, max(-1, verb - QUESTION), -1) if words[i] in whether), None)
    return at is not None and any(word in speech.questions for word in words[max(0, at - QUESTION) : at]) and "," not in words[at:verb]


def _parted_subject(clauses: Clauses, verb: int) -> Phrase | None:
    """ "..., a delegate, Majed Fadail, told AP": the name between commas right before an English verb."""
    before = clauses.inside[verb - 2] if verb > 2 and clauses.tokens[verb - 1].text == "," and not clauses.rules.verb_second else None
    if before is None or before.last != verb - 1 or before.first < 2 or clauses.tokens[before.first - 1].text != "," or before.last - before.first < 2:
        return None
    described = clauses.tokens[before.first - 2].upos == "NOUN" and len(before.entities) == 1 and before.entities[0].kind == "person"
    return before if described else None


def _helps(clauses: Clauses, index: int) -> bool:
    """An auxiliary or a modal that the lists know."""
    return clauses.words[index] in clauses.rules.auxiliaries or clauses.words[index] in clauses.rules.modals


def _listed(clauses: Clauses, speakers: list[Phrase]) -> list[Phrase]:
    """The whole list where only its last member was taken for the subject: "the rebels and Yemen's government blame"."""
    first = speakers[0] if len(speakers) == 1 else None
    if first is None or first.sentence is not clauses.sentence or clauses.words[min(first.first, first.outer) - 1] not in clauses.rules.conjunctions:
        return speakers
    before = next((p for p in clauses.phrases if p.last == min(first.first, first.outer) - 1 and p.entities and not p.genitive), None)
    at = min(before.first, before.outer) if before is not None else 0
    while at > 0 and (clauses.is_number(at - 1) or clauses.words[at - 1] in clauses.rules.determiners):
        at -= 1
    opens = before is not None and (at <= 1 or (not clauses.rules.verb_second and clauses.tokens[at - 1].text == ",")) and clauses.governor(before) is None
    return [before, *speakers] if before is not None and opens and first in clauses.chain(before) else speakers


def _frame(clauses: Clauses, speech: Speech, verb: int, cue: Cue) -> Frame:
    """Its frame; of a verb right behind a conjunction by word order: it is joined to an earlier speech verb, not to what that one says."""
    rules = clauses.rules
    joined = verb > 0 and clauses.words[verb - 1] in rules.conjunctions | rules.adversatives and clauses.tokens[verb].feats.get("VerbForm") != "Inf"
    before = next((i for i in range(verb - 2, -1, -1) if clauses.inside[i] is None and clauses.words[i] in speech.verbs), None)
    if joined and rules.verb_second and not cue.passive and before is not None and not _is_of_another(clauses, verb, before):
        return shallow.frame(clauses, verb, None)
    if not rules.verb_second and _closes(clauses, verb):
        return shallow.frame(clauses, verb, False)
    return frame(clauses, verb, True if cue.passive else None)


def _is_of_another(clauses: Clauses, verb: int, before: int) -> bool:
    """ "X rejected it, while Y is worried and says that ...": a verb joined to one that has a subject of its own behind the speech verb before."""
    tree = clauses.tree
    if not clauses.sentence.parse.has_syntax or tree.relation(verb) != "conj":
        return False
    head = tree.heads[verb]
    segment = clauses.segment(head)
    contrasts = segment.kind == "subordinate" and segment.opener in clauses.rules.adversatives
    return contrasts and head > before and any(before < i < head for i in tree.below(head, "nsubj"))


def _closes(clauses: Clauses, verb: int) -> bool:
    """ "..., a general threatened.": an actor and a verb alone between a mark and the end."""
    segment = clauses.segment(verb)
    phrase = clauses.inside[verb - 1] if verb else None
    alone = phrase is not None and bool(phrase.entities) and not phrase.genitive and _opens_with(clauses, segment.body, min(phrase.first, phrase.outer))
    return alone and segment.kind in ("mark", "quote") and verb + 1 < len(clauses.tokens) and not clauses.words[verb + 1][0].isalnum()


def _opens_with(clauses: Clauses, body: int, first: int) -> bool:
    """Whether an actor opens a clause, with a word at most or a joined adjective before it: "(military and) local sources"."""
    return first in (body, body + 1) or (first == body + 2 and clauses.words[body + 1] in clauses.rules.conjunctions and clauses.tokens[body].upos in ("ADJ", "NOUN", "PROPN"))


def _in_free_relative(clauses: Clauses, around: Frame) -> bool:
    """ "what the U.N. calls X"."""
    before = min((min(p.first, p.outer) for p in around.subject), default=0) - 1
    while before > 0 and clauses.words[before] in clauses.rules.determiners and clauses.words[before] not in clauses.rules.bare:
        before -= 1
    return before >= 0 and bool(around.subject) and around.subject[-1].last <= around.verb and clauses.words[before] in clauses.rules.bare


def _spoken_under(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> bool:
    """What is only planned, wished or due to be said is not said; "can confirm" is, and "is said to have told"."""
    if is_hearsay(clauses, speech, around):
        return True
    merely = any(word in clauses.rules.merely for word in clauses.words[around.finite : around.verb + 2])  # "would only say that", "would say only that"
    return (around.modal == "possibility" and cue.act in ("confirm", "deny", "assert")) or (merely and cue.act == "assert")


def is_hearsay(clauses: Clauses, speech: Speech, around: Frame) -> bool:
    """ "skal ha sagt", "is said to have threatened": that it was said is passed on."""
    return speech.tells_hearsay(clauses.words[around.finite : around.verb])
