"""Which speech act it is: the verb's own, made more exact by what is said."""

from __future__ import annotations

from collections.abc import Collection

from kilde.model.record import Act
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft, StatementDraft
from kilde.reading.events.lexicon import EventWords, VerbWord, event_words
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.content import Part
from kilde.reading.statements.lexicon import Speech

HELPFUL = {"AID", "SUPPORT", "AGREE", "COOPERATE", "RETREAT", "CONCEDE"}
HARMFUL = {"ASSAULT", "COERCE", "SANCTION"}
BODIES = ("ministry", "military", "organization", "government", "armed-group")  # kinds of speakers who are many people
ENEMIES = ("government", "military", "armed-group", "population")  # kinds of those against whom force is vowed
INFINITIVE = 6  # tokens from the marker to the verb
REVENGE = 4  # tokens from the marker to what is vowed
INVERTED = 2  # the verb and a pronoun right behind it: "then strike we"
REACH = 5  # tokens behind a verb within which its particle stands
ANSWER = 6  # tokens of "That is simply not true"


def act(clauses: Clauses, speech: Speech, attribution: Attribution, part: Part) -> Act:
    """The act of a verb with this content: refusing a proposal is no denial, whatever the verb."""
    cue = attribution.cue
    if cue.assures and not _is_ahead(clauses, speech, part):
        return "assert"
    if cue.act == "deny" and attribution.kind == "infinitive" and "proposal" in cue.nouns and not _has_been(clauses, speech, part):
        return cue.nouns["proposal"]
    if "revenge" in cue.nouns and attribution.kind in ("infinitive", "noun") and (_avenges(clauses, speech, part) or speech.threats.find(clauses.words, *part.content)):
        return cue.nouns["revenge"]  # "vowed to avenge", "vowed a harsh response"
    if cue.act == "promise" and attribution.kind == "infinitive" and _harms(clauses, part):
        return "threaten"
    if cue.act == "deny" and "proposal" in cue.nouns and attribution.kind == "noun" and _as_something(clauses, speech, part):
        return cue.nouns["proposal"]
    if cue.nouns and not attribution.trails:
        first, last = part.content
        named = attribution.kind == "noun" or clauses.words[first] in clauses.rules.determiners  # "rejects the claim (that ...)"
        end = next((i for i in range(first, min(last, first + 6)) if clauses.words[i] in speech.complementisers), min(last, first + 6)) if named else first
        for index in range(attribution.verb + 1, end):
            for name, chosen in cue.nouns.items():
                if clauses.words[index] in speech.classes.get(name, ()):
                    return chosen
    return cue.act


def _harms(clauses: Clauses, part: Part) -> bool:
    """ "Vowed to crush Hamas": the first verb of what is vowed is one of force alone, against somebody; but "vowed not to attack them"."""
    first, last = part.content
    words = event_words(clauses.rules.language)
    verb = next((i for i in range(first, min(last, first + INFINITIVE)) if clauses.inside[i] is None and clauses.tokens[i].upos == "VERB"), None)
    if verb is None or {row.type for row in words.verbs.get(clauses.words[verb], ()) if not row.idiom} != {"ASSAULT"}:
        return False
    around = frame(clauses, verb)
    return not around.passive and not around.negated and any(e.kind in ENEMIES for p in around.objects for e in p.entities)


def _as_something(clauses: Clauses, speech: Speech, part: Part) -> bool:
    """ "rejected the Vatican as a place to meet": a name, then what it is not to be."""
    first, last = part.content
    return clauses.tokens[first].upos == "PROPN" and any(word in speech.likening for word in clauses.words[first + 1 : min(last, first + INFINITIVE)])


def _avenges(clauses: Clauses, speech: Speech, part: Part) -> bool:
    """ "vowed to avenge": the first verb of what is vowed."""
    first = part.content[0]
    return any(word in speech.classes.get("revenge", ()) for word in clauses.words[first : first + REVENGE])


def _is_ahead(clauses: Clauses, speech: Speech, part: Part) -> bool:
    """Whether what somebody is assured of is still to come."""
    first, last = part.content
    return any(clauses.rules.modals.get(word) == "future" for word in clauses.words[first:last]) or speech.ahead.find(clauses.words, first, last) is not None


def _has_been(clauses: Clauses, speech: Speech, part: Part) -> bool:
    """ "avviser å ha ...": what is denied was or is so; "avviser å ..." of an act that one could do is a refusal."""
    first, last = part.content
    for index in range(first, min(last, first + INFINITIVE)):
        word = clauses.words[index]
        if clauses.rules.auxiliaries.get(word) in ("perfect", "be", "passive"):
            return True
        if word in speech.classes.get("state", ()):  # "denies backing the rebels", but "refused to back the text"
            behind = clauses.words[index + 1 : min(last, index + INFINITIVE)]
            return not any(one in speech.texts | speech.classes.get("proposal", frozenset()) for one in behind)
        if clauses.is_full_verb(index) or (clauses.inside[index] is None and clauses.tokens[index].feats.get("VerbForm") == "Inf"):
            return False
    return True


def denies(clauses: Clauses, speech: Speech, first: int, last: int) -> bool:
    """ "That is not true", "the claims are false" in tokens first to last (exclusive)."""
    found = speech.untrue.find(clauses.words, first, last)
    if found is None:
        return False
    opening = clauses.words[first : found[1]]
    told = len(opening) <= ANSWER and any(word in speech.telling for word in opening)
    return told or any(word in speech.classes.get("claim", ()) for word in clauses.words[first:last])


def refine(statement: StatementDraft, clauses: Clauses, speech: Speech, part: Part, keys: dict[EntityDraft, str]) -> None:
    """An assertion that own help will come is a promise, that own force will come a threat, that a claim is untrue a denial."""
    if statement.act != "assert":
        return
    first, last = part.content
    if denies(clauses, speech, first, last):
        statement.act = "deny"
        return
    said = clauses.words[first:last]
    avenging = any(word in speech.classes.get("revenge", ()) for word in said) and any(word in speech.first_person for word in said)
    if (avenging or speech.threats.find(clauses.words, first, last)) and (statement.conditional or _is_ahead(clauses, speech, part)):
        statement.act = "threaten"
        return
    words = event_words(clauses.rules.language)
    for index in (i for i in range(first, last) if clauses.inside[i] is None):
        acting = {v.type for v in words.verbs.get(clauses.words[index], ()) if v.subject == "actor" and not v.idiom and _is_told(clauses, words, v, index, last)}  # "Mali will fall" is no deed of Mali's
        types = acting | ({noun.type} if (noun := words.noun(clauses.words[index])) is not None else set())
        if not types or any(word in speech.classes.get("averting", ()) for word in clauses.words[max(first, index - REVENGE) : index]):
            continue
        if _is_weighed(clauses, speech, first, index):
            continue
        verb = _verb_of(clauses, index)
        if not (clauses.is_verb(verb) or clauses.tokens[verb].upos in ("VERB", "AUX")):
            continue  # "that it should become a war": a noun that nobody's verb governs
        around = frame(clauses, verb)
        ahead = (around.modal == "future" and not around.perfect) or _is_going_to(clauses, speech, index) or (statement.conditional and around.modal is None and _strikes(clauses, speech, index))
        own = ("government", "military") if statement.conditional and types & HARMFUL else ("government",)  # an army that fights on is no threat
        if not ahead or around.passive or not _own(statement, clauses, speech, around, part, keys, own):
            continue
        if types & HELPFUL and not around.negated:
            statement.act = "promise"
        elif types & HARMFUL and not around.negated:
            statement.act = "threaten"
        return


def _is_weighed(clauses: Clauses, speech: Speech, first: int, index: int) -> bool:
    """ "He will decide whether they will attack": in a clause of what somebody is yet to decide or find out."""
    tree, whether = clauses.tree, event_words(clauses.rules.language).whether
    if any(clauses.words[i] in whether and not speech.conditions.at(clauses.words, i) for i in range(first, index)):
        return True
    inner = [at for at in tree.above(index) if tree.relation(at) in ("ccomp", "acl", "xcomp")] if clauses.sentence.parse.has_syntax else []
    return any(clauses.words[i] in whether for at in inner for i in tree.below(at, "mark"))


def _is_told(clauses: Clauses, words: EventWords, row: VerbWord, index: int, last: int) -> bool:
    """Whether a verb of many senses has what makes it one of this event: "holde fanger", not "holde fram"."""
    behind = clauses.words[index + 1 : last]
    acted_on = "object" in row.needs and any(index < p.first <= index + REACH and p.entities for p in clauses.phrases)
    needed = not row.needs or acted_on or any(need == word or words.member(need, word) for need in row.needs for word in behind)
    return needed and (row.particle is None or row.particle in behind[:REACH])


def _is_going_to(clauses: Clauses, speech: Speech, verb: int) -> bool:
    """ "kommer (nå) til å angripe", "kommer att anfalla": what is ahead is told by more than a modal."""
    marks = (speech.ahead.at(clauses.words, i, verb) for i in range(max(0, verb - INFINITIVE), verb))
    return any(mark is not None and mark[1] == verb for mark in marks)


def _strikes(clauses: Clauses, speech: Speech, index: int) -> bool:
    """ "If they come, we strike": the verb of the main clause, in the present."""
    segment = clauses.segment(index)
    hangs = segment.kind in ("subordinate", "complement", "relative", "infinitive") or segment.opener in speech.condition_openers
    hangs = hangs or speech.conditions.find(clauses.words, segment.first, index) is not None
    present = clauses.tokens[index].upos == "VERB" and clauses.tokens[index].feats.get("Tense") == "Pres"
    return present and not hangs and any(word in speech.first_person for word in clauses.words[segment.first : segment.last])


def _verb_of(clauses: Clauses, index: int) -> int:
    """The light verb of a noun ("give help"), the word itself when it is a verb."""
    words = event_words(clauses.rules.language)
    if clauses.words[index] in words.verbs:
        return index
    segment = clauses.segment(index)
    return next((i for i in range(index - 1, segment.first - 1, -1) if clauses.words[i] in words.light and clauses.inside[i] is None), index)


def _own(statement: StatementDraft, clauses: Clauses, speech: Speech, around: Frame, part: Part, keys: dict[EntityDraft, str], own: Collection[str]) -> bool:
    """Whether the act is the speaker's own: "we", the speaker, or (of the kinds `own`) the speaker's country; what "each side will" do is not his to promise."""
    first, last = part.content
    opens = around.first if around.subject_at is not None and not (around.controlled or around.shared) and around.opener not in (None, clauses.rules.infinitive) else first
    if any(word in speech.first_person for word in clauses.words[max(first, opens) : around.verb + INVERTED]):
        return True
    speakers = set(statement.speaker)
    countries = {keys[e] for e in speakers if e in keys and e.kind != "source"}
    itself = [p for p in around.subject if p.sort == "pronoun" and not p.entities and clauses.rules.pronouns[clauses.words[p.first]].plural]
    if itself and speakers and all(e.kind in BODIES for e in speakers):
        return True  # "Aserbajdsjan sier at de vil ...": a plural that stands for nobody else
    acting = [e for phrase in around.subject if phrase.first < last or phrase.sentence is not clauses.sentence for e in phrase.entities]
    return bool(acting) and all(e in speakers or (e.kind in own and keys.get(e) in countries) for e in acting)
