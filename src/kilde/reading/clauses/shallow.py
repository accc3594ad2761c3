"""Frames from word order alone: where subject and object stand in a verb-second language, and in English.

Main clause, verb second: one constituent, the finite verb, then the subject if the first constituent was something else
(inversion). Subordinate clause: opener, subject, adverbs, verb. English keeps the subject before the verb but for quotes.
"""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.cutting import Segment
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses

AFTER_VERB = 4  # tokens between a finite verb and its inverted subject: adverbs, a reflexive
DASHES = "–—-"
GROUP = 9  # tokens between the auxiliary and its verb


def frame(clauses: Clauses, verb: int, passive: bool | None = None) -> Frame:
    """The frame of the verb at a token index; `passive` when its form alone tells the voice."""
    segment = clauses.segment(verb)
    made = Frame(verb, segment.first, segment.last, verb, opener=segment.opener)
    _group(clauses, segment, made)
    made.passive = made.passive if passive is None else passive
    _subject(clauses, segment, made)
    _complements(clauses, made)
    if made.passive:
        behind = [p for preposition, p in made.obliques if preposition in clauses.rules.agents and p.first > made.verb]
        made.agent = clauses.chain(behind[0]) if behind else []
    return made


def _group(clauses: Clauses, segment: Segment, made: Frame) -> None:
    """Auxiliaries, modals and negation that belong to the verb."""
    rules, words = clauses.rules, clauses.words
    for index in range(made.verb - 1, max(segment.first, made.verb - GROUP) - 1, -1):
        word = words[index]
        if clauses.inside[index] is not None:
            continue
        if word in rules.auxiliaries:
            made.finite = index
            role = rules.auxiliaries[word]
            progressive = bool(rules.gerund) and words[made.verb].endswith(rules.gerund)  # "are helping" is active
            made.passive |= role == "passive" or (role == "be" and not progressive)
            made.perfect |= role == "perfect"
        elif word in rules.modals:
            made.finite = index
            made.modal = made.modal or rules.modals[word]
        elif word in rules.negations:
            made.negated = True
        elif clauses.is_verb(index) and index < made.verb - 1 and word not in rules.auxiliaries:
            break
    if segment.kind == "infinitive" and segment.first and rules.auxiliaries.get(words[segment.first - 1]) == "be":
        made.modal = made.modal or "future"  # "is to withdraw"
    for index in range(made.verb + 1, min(segment.last, made.verb + 4)):
        if words[index] in rules.negations and clauses.inside[index] is None:
            made.negated = True


def _subject(clauses: Clauses, segment: Segment, made: Frame) -> None:
    start = segment.body
    # a genitive whose owned noun nobody knows ("Ukraines plan") is no subject of its own
    before = [p for p in clauses.phrases if start <= p.first and p.last <= made.finite and clauses.is_free(p)]
    if segment.kind == "relative" and not before:
        made.subject = _antecedent(clauses, segment)
        return
    if before and (clauses.rules.verb_second or segment.kind != "quote" or before[0].last == made.finite):
        made.subject = clauses.chain(before[0])
        return
    named = _named_before_comma(clauses, segment, made)
    if named:
        made.subject = named
        return
    after = _after(clauses, made)
    if after and _may_invert(clauses, segment, made, start, after):
        made.subject, made.inverted = clauses.chain(after), True
        return
    made.subject = _shared(clauses, segment, made)
    made.shared = bool(made.subject)
    if segment.kind == "infinitive":
        made.subject, made.controlled = _controller(clauses, segment), True


def _named_before_comma(clauses: Clauses, segment: Segment, made: Frame) -> list[Phrase]:
    """ "The general, Ada Blom, says": what stands before the comma is the subject with its apposition, and nothing else."""
    if segment.kind != "mark" or made.finite != segment.first + 1:
        return []
    phrase = next((p for p in clauses.phrases if p.tail == segment.first and "," in (t.text for t in clauses.tokens[p.first : p.tail])), None)
    if phrase is None or clauses.governor(phrase) is not None:
        return []
    alone = min(phrase.outer, phrase.first) <= clauses.segment(phrase.first).body
    return [phrase] if alone else []


def _after(clauses: Clauses, made: Frame) -> Phrase | None:
    at = made.finite + 1
    for _ in range(AFTER_VERB):
        if at >= len(clauses.tokens):
            return None
        phrase = clauses.starts.get(at)
        if phrase is not None:
            return None if phrase.genitive else phrase
        step = clauses.rules.adverbs.at(clauses.words, at)
        passed = clauses.words[at] in clauses.rules.determiners or clauses.words[at] in clauses.rules.negations or clauses.is_number(at)
        if not step and not passed and not _partitive(clauses, at) and not _modifier(clauses, at):
            return None
        at += step or 1
    return None


def _modifier(clauses: Clauses, at: int) -> bool:
    """An adjective or a genitive that nobody knows, right before an actor phrase."""
    word = clauses.words[at]
    known = clauses.is_verb(at) or word in clauses.rules.prepositions or word in clauses.rules.conjunctions or word in clauses.rules.complementisers
    return at + 1 in clauses.starts and word[0].isalpha() and clauses.tokens[at].text[0].islower() and not known


def _partitive(clauses: Clauses, at: int) -> bool:
    """The words of "one of" and "some of" before the phrase itself."""
    words = clauses.words
    return words[at] in clauses.rules.parts or (words[at] in clauses.rules.partitive and at > 0 and words[at - 1] in clauses.rules.parts)


def _may_invert(clauses: Clauses, segment: Segment, made: Frame, start: int, after: Phrase) -> bool:
    """Inversion needs something before the verb: an adverbial, or the content that it follows."""
    if made.finite > start:
        return clauses.rules.verb_second and _adverbial(clauses, start, made.finite)
    if segment.kind in ("conjunction", "infinitive", "complement", "relative"):
        return False
    if segment.kind == "start":
        return False
    closes = after.last >= len(clauses.tokens) or not clauses.words[after.last][0].isalnum()
    spoken = clauses.words[made.verb] in cue_forms(clauses.rules.language)
    return (spoken and closes) or _follows_content(clauses, segment)


def _adverbial(clauses: Clauses, start: int, finite: int) -> bool:
    """Whether what stands before the verb is an adverbial: a noun phrase that nobody knows is a subject nobody knows."""
    at = start
    while at < finite and not clauses.words[at][0].isalnum():
        at += 1
    if at >= finite:
        return True
    word = clauses.words[at]
    if clauses.inside[at] is not None:
        return False
    if at + 1 < finite and clauses.tokens[at + 1].start in clauses.times:
        return True
    return bool(word in clauses.rules.prepositions or clauses.rules.adverbs.at(clauses.words, at) or clauses.rules.fronted.at(clauses.words, at)
                or clauses.rules.subordinators.at(clauses.words, at) or clauses.tokens[at].start in clauses.times)  # fmt: skip


def _follows_content(clauses: Clauses, segment: Segment) -> bool:
    """ "..., sier X": what stands before the mark is a clause or a quote, not the subject itself."""
    before = [s for s in clauses.segments if s.last <= segment.first]
    if not before or (not clauses.rules.verb_second and segment.kind not in ("mark", "quote")):
        return False
    if any(clauses.is_verb(i) for s in before if s.kind != "relative" for i in range(s.first, s.last)) or any(last <= segment.first + 1 for _, last in clauses.quotes):
        return True
    dashed = clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in DASHES
    return dashed or not any(s.kind == "relative" for s in before)


def _antecedent(clauses: Clauses, segment: Segment) -> list[Phrase]:
    phrase = clauses.antecedent(segment)
    return [phrase] if phrase else []


def _shared(clauses: Clauses, segment: Segment, made: Frame) -> list[Phrase]:
    """The subject of the clause before: coordinated verbs, or a verb after a parenthesis ("Putin, who ..., said")."""
    if segment.kind in ("complement", "subordinate", "infinitive"):
        return []
    if segment.kind in ("mark", "quote") and (made.finite > segment.first + 1 or counts_who(clauses, made.verb)):
        return []
    number = clauses.segments.index(segment)
    main = _main_speaker(clauses, segment, made)
    if main:
        return main
    for earlier in reversed(clauses.segments[:number]):
        verbs = [i for i in range(earlier.first, earlier.last) if clauses.is_verb(i)]
        if earlier.kind == "relative" or (earlier.kind == "mark" and not verbs and number > 1 and earlier is not clauses.segments[0]):
            continue
        phrases = [p for p in clauses.phrases if earlier.first <= p.first and p.last <= (verbs[0] if verbs else earlier.last) and clauses.is_free(p)]
        if phrases:
            return clauses.chain(phrases[0])
        if verbs:
            after = [p for p in clauses.phrases if verbs[0] < p.first <= verbs[0] + AFTER_VERB and p.last <= earlier.last and clauses.governor(p) is None]
            return clauses.chain(after[0]) if after and earlier.kind != "infinitive" else []
    return []


def counts_who(clauses: Clauses, verb: int) -> bool:
    """ "..., uppger två av gästerna": behind a mark and a verb-second verb of saying stands a number, and so its own subject, whoever that is."""
    behind, segment = verb + 1, clauses.segment(verb)
    spoken = clauses.rules.verb_second and segment.kind == "mark" and verb == segment.body and clauses.words[verb] in cue_forms(clauses.rules.language)
    return spoken and behind < len(clauses.tokens) and clauses.is_number(behind) and clauses.tokens[behind].start not in clauses.times


def _controller(clauses: Clauses, segment: Segment) -> list[Phrase]:
    """Who is to do what an infinitive tells: the subject of the verb before it."""
    for earlier in reversed(clauses.segments[: clauses.segments.index(segment)]):
        verb = next((i for i in range(earlier.last - 1, earlier.first - 1, -1) if clauses.is_verb(i)), None)
        if verb is not None and earlier.kind != "infinitive":
            return frame(clauses, verb).subject
    return []


def _main_speaker(clauses: Clauses, segment: Segment, made: Frame) -> list[Phrase]:
    """ "X says that Y ..., and warns": a speech verb coordinated with a speech verb shares its subject, not one of what is said."""
    if segment.kind != "conjunction" or clauses.words[made.verb] not in cue_forms(clauses.rules.language):
        return []
    first = next((i for i in range(segment.first) if clauses.inside[i] is None and clauses.words[i] in cue_forms(clauses.rules.language)), None)
    return frame(clauses, first).subject if first is not None else []


def _complements(clauses: Clauses, made: Frame) -> None:
    """Objects and obliques between the verb and the end of its clause."""
    taken = {id(p) for p in made.subject}
    listed: set[int] = set()
    blocked = False
    for phrase in clauses.phrases:
        if phrase.first <= made.verb or phrase.first >= made.last or id(phrase) in taken or id(phrase) in listed:
            continue
        preposition = clauses.governor(phrase)
        if preposition is not None:
            chain = clauses.chain(phrase)
            made.obliques += [(preposition, p) for p in chain]
            listed.update(map(id, chain))
        elif not blocked and not phrase.genitive and _adjacent(clauses, made, phrase):
            chain = clauses.chain(phrase)
            made.objects += chain
            listed.update(map(id, chain))
            blocked = True
    for phrase in clauses.phrases:
        if phrase.last <= made.finite and phrase.first >= made.first and id(phrase) not in taken:
            preposition = clauses.governor(phrase)
            if preposition is not None:
                made.obliques.append((preposition, phrase))


def _adjacent(clauses: Clauses, made: Frame, phrase: Phrase) -> bool:
    """No preposition and no other noun phrase between the verb and an object but the subject, adverbs and determiners."""
    index = made.verb + 1
    while index < phrase.first:
        step = clauses.rules.adverbs.at(clauses.words, index) if clauses.inside[index] is None else 1
        word = clauses.words[index]
        if not step and word in clauses.rules.prepositions and word not in clauses.rules.particles:
            return False
        index += max(step, 1)
    return True
