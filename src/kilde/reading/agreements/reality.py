"""Whether an agreement came about by what is said of it around its noun: denied, only talked of or wished for, or carried out."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.encoder.interface import ROOT
from kilde.model.record import AgreementKind
from kilde.reading.agreements.excluding import leaves_out
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.noun import AgreementNoun
from kilde.reading.agreements.sides import side
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.conditions import is_condition
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, StatementDraft
from kilde.reading.statements.lexicon import speech

UNDONE = ("deny", "request", "demand")  # acts whose content has not come about
AIM = 8  # tokens from "managed to" to what was managed
UNREAL = ("possibility", "wish", "attempt", "obligation")  # modals of verbs of making: nothing was made
WITHOUT = 4  # tokens from "without" or "failed to" to what did not come about
BEFORE = 4  # tokens from "in" to "prisoner exchange"
DEFIED = 5  # tokens from "despite" to the noun


def said_at(draft: Draft, at: int, acts: Sequence[str]) -> list[StatementDraft]:
    """The statements of some acts whose content covers a position."""
    return [s for s in draft.statements if s.act in acts and not s.negated and s.content is not None and s.content.start <= at < s.content.end]


def is_disowned(draft: Draft, clauses: Clauses, words: AgreementWords, index: int, verb: int | None) -> bool:
    """ "Hamas denied that it had reached a deal", "demanded that the government sign a deal": the making lies in what is denied or asked for."""
    if verb is None or not (words.has("concluded", clauses.words[verb]) or words.has("having", clauses.words[verb])):
        return False
    at = clauses.tokens[index].start
    said = said_at(draft, at, UNDONE)
    return any(s.act == "deny" or s.cue is None or s.cue.end <= at for s in said)  # "declared a truce, as X had asked"


def is_supposed(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "If A breaks the truce", "Om A bryter vapenvilan": what the clause of a token tells hangs on its being so."""
    segment = clauses.segment(at)
    first = next((i for i in range(segment.first, segment.last) if clauses.words[i][0].isalnum()), segment.first)
    if is_condition(clauses, speech(clauses.rules.language).conditions, first):
        return True
    tree = clauses.tree
    marks = clauses.sentence.parse.has_syntax and words.has("supposing", clauses.words[first]) and tree.relation(first) == "mark" and tree.heads[first] != ROOT
    return marks and tree.relation(tree.heads[first]) == "advcl"


def is_carried_out(clauses: Clauses, words: AgreementWords, index: int, kind: AgreementKind, tied: Ties) -> bool:
    """ "freed ten soldiers in a prisoner exchange": the noun is that by which something was done; "the war ended in a peace deal"."""
    opener = clauses.preposition_before(index, BEFORE)
    if opener is None or not words.has("through", clauses.words[opener]) or not tied.beside or not tied.ruling:
        return False
    verb = tied.ruling[0]
    if kind != "prisoner-exchange" and not any(words.has(name, clauses.words[verb]) for name in ("expired", "ended")):
        return False
    around = frame(clauses, verb)
    talked = any(words.has("talks", clauses.words[i]) or words.has("failing", clauses.words[i]) for i in range(around.first, index))
    return not (around.negated or around.modal or talked) and clauses.inside[verb] is None


def is_talked_of(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "talks on a truce", "ceasefire talks": what is made is the talks."""
    before = range(index - 1, max(-1, index - 1 - BEFORE), -1)
    mark = next((i for i in before if not clauses.words[i][0].isalnum()), -1)
    behind = clauses.words[index + 1 : index + 2]
    head = clauses.tree.heads[index] if clauses.sentence.parse.has_syntax and clauses.tree.relation(index) == "nmod" else ROOT
    if head != ROOT and words.has("talks_about", clauses.words[head]):
        return True  # "the talks between A and B on a truce"
    if _is_topic_of_talks(clauses, words, index):
        return True
    return any(words.has("talks_about", clauses.words[i]) for i in before if i > mark) or any(words.has("talks_about", w) and not clauses.is_verb(index + 1) for w in behind)


def _is_topic_of_talks(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "The talks between A and B on a truce": the noun stands behind a preposition of topics, nothing but names between it and the talks."""
    opener = clauses.preposition_before(index, BEFORE)
    if opener is None or not words.has("topics", clauses.words[opener]):
        return False
    plain = clauses.rules.conjunctions | clauses.rules.determiners | words.sets["between"] | words.sets["with"]
    for at in range(opener - 1, -1, -1):
        if words.has("talks_about", clauses.words[at]):
            return True
        if clauses.inside[at] is None and clauses.words[at] not in plain:
            return False
    return False


def is_yielded(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "Talks in Doha led to a truce": a verb of bringing about in the past, nothing but what describes the noun between them."""
    mark = words.yielding.find(clauses.words, max(0, index - BEFORE), index)
    if mark is None or any(clauses.is_verb(i) or clauses.tokens[i].text == "," for i in range(mark[1], index)):
        return False
    around = frame(clauses, mark[0])
    return not around.negated and around.modal is None


def is_denied(clauses: Clauses, words: AgreementWords, noun: AgreementNoun, verb: int | None, tied: Ties) -> bool:
    """ "no treaty was ever signed": there is none."""
    segment = clauses.segment(noun.index)
    negated = any(w in clauses.rules.negations for w in clauses.words[segment.first : segment.last])
    if leaves_out(clauses, words, segment.first):
        return False
    if _fails(clauses, words, noun.index) or (verb is not None and _fails(clauses, words, verb)):
        return True
    if verb is not None and not noun.definite and (_is_mere_aim(clauses, words, verb) or _is_wish(clauses, words, verb)):
        return True
    if noun.denied and (verb is None or negated or any(w in clauses.rules.negations for w in clauses.words[max(0, noun.index - 2) : noun.index])):
        return True
    if verb is not None and words.has("having", clauses.words[verb]) and not noun.definite and frame(clauses, verb).negated:
        return True
    if not noun.definite and any(frame(clauses, v).modal in ("possibility", "wish", "attempt") for v in tied.predicate):
        return True  # "thinks that a peace deal may come"
    if any(words.unmade.at(clauses.words, v) for v in tied.predicate):
        return True  # "a treaty remains to be signed"
    if noun.definite and any(words.has("concluded", clauses.words[v]) and not frame(clauses, v).negated for v in tied.describing):
        return False  # "the accord that A and B concluded in Algiers was never carried out"
    made = [v for v in (*tied.predicate, verb) if v is not None and words.has("concluded", clauses.words[v]) and not _goes_on(words, clauses.words[v])]
    return any(around.negated or around.modal in UNREAL for around in (frame(clauses, v) for v in made))


def is_far(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "far from a peace deal between A and B", "the way to a truce": what a preposition leads to need not have come about."""
    opener = clauses.preposition_before(index, WITHOUT)
    staged = opener is not None and opener > 0 and words.has("stages", clauses.words[opener - 1])
    return opener is not None and not staged and not is_defied(clauses, words, index) and not words.has("through", clauses.words[opener])


def is_defied(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "In spite of a truce with X", "til tross for våpenhvilen": it is there, and somebody acts against it."""
    return any(words.has("despite", w) for w in clauses.words[max(0, index - DEFIED) : index])


def is_needed(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """ "A truce between A and B is seen as necessary": what somebody needs has not come about."""
    for word in clauses.words[index + 1 :]:
        if not word[0].isalnum():
            break
        if words.has("needed", word):
            return True
    return False


def _goes_on(words: AgreementWords, word: str) -> bool:
    """What did not hold, or was not extended, was made all the same."""
    return words.has("in_force", word) or words.has("extended", word)


def _is_mere_aim(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "are close to agreeing on a truce", "is ready to sign a deal": a bare infinitive that nothing says came about."""
    at = verb - 1 if clauses.words[verb - 1] in clauses.rules.auxiliaries else verb
    if at < 1 or clauses.words[at - 1] != clauses.rules.infinitive:
        return False
    if at < verb and frame(clauses, verb).perfect:
        return False  # "accuses X of having broken a truce": "for å ha brutt en våpenhvile"
    before = clauses.words[max(0, at - 1 - AIM) : at - 1]
    return not any(words.has("managing", w) or words.reciprocal(w) for w in before)


def _is_wish(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "Danmark vil inngå en avtale": where one side wants it and no day is told, it is no plan of both."""
    around = frame(clauses, verb)
    alone = len({side(e) for p in around.subject for e in p.entities}) < 2
    dated = any(clauses.tokens[i].start in clauses.times for i in range(around.first, around.last))
    return alone and not dated and words.has("wanting", clauses.words[around.finite])


def _fails(clauses: Clauses, words: AgreementWords, index: int) -> bool:
    """Whether "without" or "failed to" stands right before a noun or verb of agreement, no mark in between."""
    for at in range(index - 1, max(-1, index - 1 - WITHOUT), -1):
        if words.has("failing", clauses.words[at]) and not words.has("breaches", clauses.words[at - 1]):  # not "the worst breach yet of the truce"
            return True
        if not clauses.words[at][0].isalnum():
            return False
    return False
