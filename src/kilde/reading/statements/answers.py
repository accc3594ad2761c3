"""Answers to what was just said, whose content is a word that stands for it: "which X denies", "a charge X has rejected", "Det avviser X"."""

from __future__ import annotations

from kilde.model.record import Act
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Cue, Speech

ANSWERING = ("deny", "reject", "confirm", "condemn", "praise")
MARKS = ",–—-;("
REACH = 14  # tokens from the word that stands for what was said to the verb
NOUN = 4  # tokens within which the noun of "an explanation that X rejects" stands
SUBJECT = 4  # tokens from a verb to its inverted subject
PROPOSING = ("offer", "request", "demand", "promise")


def answers(clauses: Clauses, speech: Speech) -> list[Attribution]:
    """All verbs of denying, rejecting and the like whose object is what was said before them, in order."""
    found = []
    for verb, word in enumerate(clauses.words):
        if clauses.inside[verb] is not None or word not in speech.verbs:
            continue
        for cue in speech.verbs[word]:
            fits = cue.act in ANSWERING and ("noun" in cue.content or (cue.act == "deny" and "that" in cue.content and _told(clauses, speech, verb) is not None))
            made = _answer(clauses, speech, verb, cue) if fits else None
            if made:
                found.append(made)
                break
    return found


def _answer(clauses: Clauses, speech: Speech, verb: int, cue: Cue) -> Attribution | None:
    behind = verb + 1
    if cue.particle is not None:
        if clauses.words[behind : behind + 1] != [cue.particle]:
            return None
        behind += 1
    start = _told(clauses, speech, verb)
    main = start is not None
    stands = start
    if start is None and not cue.passive and cue.particle is None and cue.act != "confirm":
        fronted = _fronted(clauses, speech, verb)
        if fronted is not None:
            first, last, subject = fronted
            return Attribution(verb, cue, Frame(verb, first, last, first + 1, subject=subject, inverted=True), "answer", (first, last), subject)
    if start is None and not cue.passive and cue.particle is None:
        bare = _bare(clauses, verb)
        if bare:
            first = min(bare[0].first, bare[0].outer)
            return Attribution(verb, cue, Frame(verb, first, verb + 1, verb, subject=bare), "answer", (first, verb + 1), bare)
    if start is None:
        start, stands = _apposed(clauses, speech, verb)
    if start is None or stands is None or (not main and _has_object(clauses, speech, behind)):
        return None
    if any(word in clauses.rules.negations for word in clauses.words[start:verb]):
        return None  # "something that the US has not confirmed"
    helpers = [word for word in clauses.words[start:verb] if word in clauses.rules.modals]
    if helpers and clauses.rules.modals[helpers[-1]] not in ("possibility", "hearsay") and not speech.tells_hearsay(clauses.words[start:verb]):
        return None  # "a deal that many will condemn"
    passive = cue.passive or _is_passive(clauses, start, verb)
    speakers, at = _who(clauses, stands, verb, behind, passive, main)
    if (not speakers and at is None) or (main and cue.act == "confirm" and not passive):
        return None
    last = next((i for i in range(behind, len(clauses.words)) if clauses.tokens[i].text in MARKS), len(clauses.words))
    last = max([last, *(p.last for p in speakers)])
    around = Frame(verb, start, last, verb, subject=[] if passive else speakers, subject_at=at, passive=passive, agent=speakers if passive else [])
    return Attribution(verb, cue, around, "answer", (start, last), speakers)


def _told(clauses: Clauses, speech: Speech, verb: int) -> int | None:
    """Where "Det avviser X", "That was denied by X" begins: a pronoun that stands for what was said opens the clause, helpers and adverbs follow."""
    at = verb - 1
    while at >= 0 and (clauses.words[at] in clauses.rules.auxiliaries or _adverb(clauses, at)):
        at -= 1
    if at < 0 or clauses.words[at] not in speech.telling or (clauses.inside[at] is not None and clauses.inside[at].sort != "pronoun"):  # type: ignore[union-attr]
        return None
    words, rules = clauses.words, clauses.rules
    opens = at == 0 or not clauses.tokens[at - 1].text[0].isalnum() or words[at - 1] in rules.adversatives or words[at - 1] in rules.conjunctions
    follows = verb + 1 < len(words) and words[verb + 1] not in speech.complementisers
    return at if opens and follows and (rules.verb_second or verb - at > 1) else None


def _fronted(clauses: Clauses, speech: Speech, verb: int) -> tuple[int, int, list[Phrase]] | None:
    """(first token, last exclusive, subject) of "Det har både X og Y avvist": the subject stands between the helper and the participle."""
    words, rules, last = clauses.words, clauses.rules, verb + 1
    told = [i for i in range(max(0, verb - REACH), verb - 1) if words[i] in speech.telling and rules.auxiliaries.get(words[i + 1]) == "perfect"]
    first = next((i for i in told if i == 0 or not clauses.tokens[i - 1].text[0].isalnum() or words[i - 1] in rules.adversatives | rules.conjunctions), None)
    if first is None or not rules.verb_second or _has_object(clauses, speech, last):
        return None
    between = [p for p in clauses.phrases if first + 1 < p.first and p.last <= verb and p.entities]
    if any(clauses.is_full_verb(i) and clauses.tree.relation(i) != "amod" for i in range(first + 2, verb)) or not between or between[0].genitive or clauses.governor(between[0]) is not None:
        return None
    return first, last, _joined(clauses, between)


def _joined(clauses: Clauses, phrases: list[Phrase]) -> list[Phrase]:
    """The first of some phrases and those that conjunctions and marks join to it."""
    found = phrases[:1]
    for phrase in phrases[1:]:
        between = clauses.words[found[-1].last : phrase.first]
        if phrase.genitive or not any(word in clauses.rules.conjunctions or word == "," for word in between) or any(clauses.is_full_verb(i) for i in range(found[-1].last, phrase.first)):
            break
        found.append(phrase)
    return found


def _bare(clauses: Clauses, verb: int) -> list[Phrase]:
    """The subject of "Moscow denies.", a clause of an actor and a verb alone; none elsewhere."""
    if verb + 1 < len(clauses.words) and clauses.tokens[verb + 1].text not in {".", ";", "!"}:
        return []
    at = verb - 1
    while at >= 0 and (clauses.words[at] in clauses.rules.auxiliaries or _adverb(clauses, at)):
        if clauses.rules.auxiliaries.get(clauses.words[at]) in ("be", "passive"):
            return []  # "The figures are not confirmed"
        at -= 1
    phrase = clauses.inside[at] if at >= 0 else None
    if phrase is None or not phrase.entities or phrase.genitive or phrase.last != at + 1 or clauses.governor(phrase) is not None:
        return []
    first = min(phrase.first, phrase.outer) - 1
    while first >= 0 and clauses.words[first] in clauses.rules.determiners:
        first -= 1
    opens = first < 0 or clauses.words[first] in clauses.rules.adversatives | clauses.rules.conjunctions or clauses.tokens[first].text in MARKS
    return [phrase] if opens else []


def _apposed(clauses: Clauses, speech: Speech, verb: int) -> tuple[int, int] | tuple[None, None]:
    """Where "which X denies", "a charge (that) X denies", "an allegation denied by X" begins behind the mark before it, and its word for what was said."""
    start = next((i + 1 for i in range(verb - 1, max(-1, verb - REACH), -1) if clauses.tokens[i].text in MARKS and not _in_list(clauses, i)), None)
    first = 0 if start is None else start
    relative = next((i for i in range(verb - 1, max(first, verb - REACH) - 1, -1) if clauses.words[i] in speech.answered and (i == start or _is_relative(clauses, i, verb))), None)
    if (start is None and relative is None) or first >= verb or any(clauses.is_full_verb(i) for i in range(first if relative is None else relative, verb)):
        return None, None
    if relative is not None or start is None:
        return relative, relative  # type: ignore[return-value]
    known = speech.answered_nouns.union(*(speech.classes.get(name, ()) for name in ("claim", "proposal")))
    noun = next((i for i in range(start, min(start + NOUN, verb)) if clauses.words[i] in known and not _names(clauses, i)), None)
    if noun is None or (clauses.words[start] not in clauses.rules.determiners and noun != start):
        return None, None
    return (start, noun) if noun + 1 == verb or clauses.words[noun + 1] not in clauses.rules.prepositions else (None, None)


def _is_relative(clauses: Clauses, at: int, verb: int) -> bool:
    """ "A plan som X har avvist": a word that opens a relative clause of the noun before it, whose verb this is."""
    return clauses.sentence.parse.has_syntax and clauses.tree.heads[at] == verb and clauses.tree.relation(verb) == "acl" and clauses.tree.heads[verb] < at


def _names(clauses: Clauses, index: int) -> bool:
    """Whether a word belongs to an actor who is more than a person of this calling."""
    phrase = clauses.inside[index]
    return phrase is not None and phrase.last - phrase.first > 1


def _in_list(clauses: Clauses, mark: int) -> bool:
    """A comma within a phrase, or between two actors, is no beginning."""
    return clauses.inside[mark] is not None


def _adverb(clauses: Clauses, index: int) -> bool:
    return clauses.inside[index] is None and bool(clauses.rules.adverbs.at(clauses.words, index))


def _has_object(clauses: Clauses, speech: Speech, at: int) -> bool:
    if at >= len(clauses.words):
        return False
    word = clauses.words[at]
    return at in clauses.starts or word in speech.complementisers or word in clauses.rules.determiners or bool(speech.infinitives.at(clauses.words, at))


def _is_passive(clauses: Clauses, start: int, verb: int) -> bool:
    roles = {clauses.rules.auxiliaries.get(clauses.words[i]) for i in range(start, verb) if clauses.inside[i] is None}
    bare = "perfect" not in roles and not any(p.first >= start and p.last <= verb and p.entities for p in clauses.phrases)
    by = next((i for i in range(verb + 1, min(verb + SUBJECT + 3, len(clauses.words))) if clauses.words[i] in clauses.rules.agents), None)
    return "passive" in roles or ("be" in roles and by is not None) or (bare and not roles and by is not None)


def _who(clauses: Clauses, start: int, verb: int, behind: int, passive: bool, main: bool) -> tuple[list[Phrase], int | None]:
    """(known speakers, token of the subject as the tree has it)."""
    phrases = [p for p in clauses.phrases if p.entities and not p.genitive]
    if passive:
        agent = next((p for p in phrases if p.first > verb and clauses.governor(p) in clauses.rules.agents), None)
        return (clauses.chain(agent), None) if agent else ([], None)
    if main and clauses.rules.verb_second:
        subject = next((p for p in phrases if p.first >= behind and min(p.outer, p.first) <= behind + SUBJECT and clauses.governor(p) is None), None)
        between = range(behind, min(subject.outer, subject.first)) if subject else range(0)
        plain = subject is not None and all(_adverb(clauses, i) or clauses.words[i] in clauses.rules.determiners or clauses.tokens[i].text.islower() for i in between)
        if subject is not None and plain:
            return clauses.chain(subject), None
    else:
        subjects = [p for p in phrases if p.first > start and p.last <= verb and clauses.governor(p) is None]
        if subjects:
            return clauses.chain(subjects[0]), None
    if not clauses.sentence.parse.has_syntax:
        return [], None
    heads = [i for i in clauses.tree.below(verb, "nsubj", "obj") if (i > verb if main else start < i < verb) and nominal.is_noun(clauses, i) and clauses.inside[i] is None]
    return [], heads[0] if heads else None


def answer_act(cue: Cue, words: list[str], speech: Speech, earlier: StatementDraft | None, before: list[str], conditional: bool) -> Act:
    """Denying or rejecting: by the noun that stands for what was said (`words`), by the act it answers, by what stands `before` it.

    What is refused on a condition is a proposal, no claim.
    """
    for name, chosen in cue.nouns.items():
        if any(word in speech.classes.get(name, ()) for word in words):
            return chosen
    if conditional or (earlier is not None and earlier.act in PROPOSING):
        return cue.nouns.get("proposal", cue.act)
    if earlier is not None and earlier.act in ("assert", "accuse", "announce", "confirm"):
        return cue.nouns.get("claim", cue.act)
    return cue.nouns.get("proposal", cue.act) if any(word in speech.classes.get("proposal", ()) for word in before) else cue.act
