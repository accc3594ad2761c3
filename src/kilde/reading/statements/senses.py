"""Whether a word is a speech verb where it stands, and in which of its senses: by its particle, its number, what it is called."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.between import REACH, name_end
from kilde.reading.statements.lexicon import Cue, Speech

UNLESS_REACH = 7  # tokens behind a verb in which a word can say that it is no speech verb
PARTICLE = 10  # tokens between a verb and the particle or noun that tells its sense


def has_sense(clauses: Clauses, verb: int, cue: Cue) -> bool:
    """Whether the particle of a cue stands behind its verb, if it has one, and no word by which the verb says something else."""
    return not (cue.unless and _is_else(clauses, verb, cue)) and (not cue.particle or _has_particle(clauses, verb, cue))


def _has_particle(clauses: Clauses, verb: int, cue: Cue) -> bool:
    if cue.particle_optional:
        return True
    stop = min(len(clauses.tokens), verb + PARTICLE)
    closed = verb  # the mark behind a name put between: "told the mission, MINUSMA, to leave"
    for index in range(verb + 1, stop):
        if clauses.words[index] == cue.particle and clauses.inside[index] is None:
            if cue.close:
                return _nothing_between(clauses, verb, index)
            following = clauses.starts.get(index + 1)
            return following is None or index == verb + 1
        closed = (name_end(clauses, index) or closed) if clauses.tokens[index].text == "," else closed
        if (clauses.tokens[index].text in ",:;." and index >= closed) or clauses.words[index] in clauses.rules.complementisers:
            return False
    return False


def _is_else(clauses: Clauses, verb: int, cue: Cue) -> bool:
    """ "sier opp avtalen", "säger upp sig", but not "sier at de har skutt opp raketter": a word of another sense, outside of the clause of what is said."""
    opens = event_words(clauses.rules.language).content
    for index in range(verb + 1, min(len(clauses.words), verb + UNLESS_REACH)):
        if clauses.words[index] in cue.unless:
            return True
        if clauses.words[index] in opens or clauses.tokens[index].feats.get("VerbForm") == "Fin":
            return False
    return False


def _nothing_between(clauses: Clauses, verb: int, particle: int) -> bool:
    """Only adverbs and times between a verb and its particle."""
    dated = {i for i in range(verb + 1, particle) if clauses.tokens[i].start in clauses.times}
    dated |= {i - 1 for i in dated if clauses.words[i - 1] in clauses.rules.prepositions}
    return all(i in dated or clauses.tokens[i].upos == "ADV" or clauses.rules.adverbs.at(clauses.words, i) for i in range(verb + 1, particle))


def is_attribute(clauses: Clauses, verb: int) -> bool:
    """ "de utlovade 1 000 poliserna", "despite repeated calls", "four suspected militants": a participle before the noun that it describes."""
    if not clauses.sentence.parse.has_syntax or not verb or clauses.tree.relation(verb) != "amod" or clauses.tree.heads[verb] < verb:
        return False
    beside = clauses.is_number(verb - 1) or clauses.tree.heads[verb - 1] == clauses.tree.heads[verb]
    return beside or clauses.words[verb - 1] in clauses.rules.determiners | clauses.rules.prepositions


def counts(clauses: Clauses, verb: int) -> bool:
    """A number stands behind the verb in its clause."""
    for index in range(verb + 1, min(verb + REACH, len(clauses.words))):
        if clauses.tokens[index].text in ",;:":
            return False
        if clauses.is_number(index) and clauses.tokens[index].start not in clauses.times:
            return True
    return False


def is_of_claim(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ "dismissed the allegation", "dismissed it as": what the verb is about can be said or proposed."""
    said = speech.answered_nouns.union(*(speech.classes.get(name, ()) for name in ("claim", "proposal")))
    before = any(word in said for word in clauses.words[clauses.segment(verb).first : verb])
    return before or any(word in said or word in speech.likening for word in clauses.words[verb + 1 : verb + REACH])


def predicates(clauses: Clauses, verb: int) -> bool:
    """ "called the strike (in X) a war crime": an object, then what it is called with its article."""
    words, rules = clauses.words, clauses.rules
    if clauses.sentence.parse.has_syntax and clauses.tree.below(verb, "obj", "iobj"):
        called = [i for i in clauses.tree.below(verb, "xcomp") if i > verb and clauses.tokens[i].upos in ("NOUN", "ADJ")]
        if any(words[d] in rules.indefinite for i in called for d in clauses.tree.below(i, "det")):
            return True
    behind = words[verb + 1 : verb + 2]
    if not behind or behind[0] in rules.prepositions or behind[0] in rules.indefinite or not behind[0][0].isalpha():
        return False
    for index in range(verb + 2, min(verb + REACH // 2, len(words))):
        if words[index] in rules.prepositions or not words[index][0].isalnum():
            return False
        if words[index] in rules.indefinite:
            return True
    return False


def opens_participle(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ ", warning that ...", ", warning the army that ...": a form in -ing behind a mark, with content or an actor right behind it."""
    if not clauses.adds_gerund(verb) or verb + 1 >= len(clauses.words):
        return False
    tagged = clauses.tokens[verb].upos == "VERB" and any(p.first == verb + 1 or (p.outer == verb + 1 and p.first > p.outer) for p in clauses.phrases)
    return clauses.words[verb + 1] in speech.complementisers or tagged


def is_noun(clauses: Clauses, verb: int) -> bool:
    """A form that is also a noun, behind a determiner and at most one unknown word: "the claims", "a phone call"."""
    surely = clauses.tokens[verb].upos == "VERB" and clauses.words[verb] not in clauses.ambiguous
    if clauses.rules.verb_second or verb == 0 or surely:
        return False
    behind = clauses.tokens[verb + 1] if verb + 1 < len(clauses.tokens) else None
    if behind is not None and clauses.words[verb] in clauses.ambiguous and clauses.is_verb(verb + 1) and behind.feats.get("VerbForm") == "Fin":
        return True  # "Local media reports said"
    before, earlier = clauses.words[verb - 1], clauses.words[verb - 2] if verb > 1 else ""
    if clauses.tokens[verb].upos == "NOUN" and clauses.sentence.parse.has_syntax and clauses.tree.heads[verb - 1] == verb and clauses.tree.relation(verb - 1) in ("compound", "amod"):
        return True  # "rejecting rebel claims"
    if clauses.tokens[verb].upos == "NOUN" and before in clauses.rules.prepositions and before != clauses.rules.infinitive:
        return True
    if before in clauses.rules.determiners or (clauses.tokens[verb].upos == "NOUN" and earlier in clauses.rules.determiners):
        return True
    plain = clauses.inside[verb - 1] is None and not clauses.is_verb(verb - 1) and before[0].isalpha() and not clauses.rules.adverbs.at(clauses.words, verb - 1)
    return plain and earlier in clauses.rules.determiners and before not in clauses.rules.bare and before not in clauses.rules.relatives
