"""Whether an agreement began, will begin, lasted or ended, by the verbs tied to its noun."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.encoder.interface import ROOT
from kilde.model.record import AgreementStatus
from kilde.reading.agreements.endings import ending, is_ahead
from kilde.reading.agreements.excluding import leaves_out
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.ties import Ties, units_of_time
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft

REACH = 14  # tokens from the noun to a verb behind what is put in between
NEAR = 3  # tokens from "held" to "only", from "uphold" to the noun
KEEPING = 8  # tokens from "hold fast" to the noun
# word class of a verb -> status
LIVING: tuple[tuple[str, AgreementStatus], ...] = (("in_force", "in-force"), ("extended", "in-force"), ("announced", "announced"))
MEANT = ("future", "wish")  # "will honour its truce": it goes on
UNTOLD = ("possibility", "wish", "attempt", "obligation")  # "could be over": it is not told that it is
UNPAST = (*UNTOLD, "future")  # "would have run out": it is not told that it has
TELLING = ("concluded", "in_force", "extended", "broken", "expired", "ended", "announced")


@dataclass(frozen=True, slots=True)
class Wording:
    """A list of phrases that tell one status: `beside` where they may belong to another noun of the sentence, `around` where the noun may
    stand within them, or be the object of their verb: "the truce was put on hold"."""

    phrases: str
    status: AgreementStatus
    beside: bool = False
    around: bool = False


WORDINGS = (
    Wording("beginning", "in-force"),
    Wording("coming", "announced"),
    Wording("breaking", "broken", beside=True),
    Wording("lapsing", "in-force", beside=True),
    Wording("shelving", "expired", beside=True, around=True),
)


@dataclass(slots=True)
class Life:
    """verb: the verb that tells it; status: what a phrase such as "took effect" says, with its tokens; keeps: whether somebody is told to keep it."""

    verb: int | None = None
    status: AgreementStatus | None = None
    first: int = 0
    last: int = 0
    keeps: bool = False

    def put(self, clauses: Clauses, words: AgreementWords, agreement: AgreementDraft, making: int | None) -> None:
        """Puts the status into the agreement, unless it has one."""
        if agreement.status is not None:
            return
        if self.status:
            _set(clauses, agreement, self.status, self.first, self.last)
            return
        for at in (self.verb, making):
            if at is None:
                continue
            status = next((s for name, s in LIVING if words.has(name, clauses.words[at])), None)
            if status == "announced" and frame(clauses, at).opener in words.sets["since"]:
                status = None  # "since both agreed to a truce": it is no news
            lasting = words.has("in_force", clauses.words[at])
            if lasting and _is_hoped(clauses, at):
                continue
            if lasting and (_is_short(clauses, words, at) or _fails(clauses, words, at) or _of_none(clauses, words, at)):
                status = "broken"
            elif (lasting and _is_over(clauses, words, at)) or (words.has("extended", clauses.words[at]) and frame(clauses, at).negated and not frame(clauses, at).modal):
                status = "expired"
            if status:
                _set(clauses, agreement, status, at, at + 1)
                return


def life(clauses: Clauses, words: AgreementWords, index: int, tied: Ties) -> Life:
    """What the sentence tells of the life of the noun at a token."""
    breach = _breach(clauses, words, index)
    if breach is not None:
        return Life(breach, "broken", breach, breach + 1)
    left = _left(clauses, words, index)
    if left is not None:
        return Life(left[0], "expired", *left)
    following = next((i for i in range(index + 1, len(clauses.words)) if words.kind_of(clauses.words[i])[0] and clauses.inside[i] is None), len(clauses.words))
    for wording in WORDINGS:
        start = max(0, min([index, *tied.predicate, *(tied.ruling if wording.around else ())]) - NEAR)
        mark = getattr(words, wording.phrases).find(clauses.words, start, len(clauses.words) if wording.around else following)
        if mark and mark[1] > index - 1 and not (wording.beside and _is_of_another(clauses, index, mark, tied)):
            let = wording.phrases == "lapsing" and any(words.has("letting", w) for w in clauses.words[max(0, mark[0] - KEEPING) : mark[0]])
            return Life(mark[0], "expired" if let else wording.status, *mark)
    kept = words.keeping.find(clauses.words, max(0, index - KEEPING), index)
    if kept is not None and kept[1] >= index - NEAR and _is_kept(clauses, words, kept[0]):
        before = clauses.words[max(0, kept[0] - KEEPING) : kept[0]]
        promised = any(words.has("promising", w) for w in before) and not any(words.reciprocal(w) for w in before)
        return Life(kept[0], None if promised else "in-force", *kept, keeps=True)  # "pledged to respect the truce": it may be to come
    starts = next((v for v in tied.predicate if words.has("starting", clauses.words[v])), None)
    if starts is not None and not frame(clauses, starts).negated:
        return Life(starts, "in-force" if clauses.tokens[starts].feats.get("Tense") == "Past" else "announced", starts, starts + 1)
    over = next((v for v in tied.predicate if words.has("over", clauses.words[v])), None)
    if over is not None and frame(clauses, over).modal not in UNTOLD and not is_ahead(clauses, words, over):
        return Life(over, "expired", over, over + 1)
    prolonged = next((v for v in tied.ruling if words.has("extended", clauses.words[v])), None)
    if prolonged is not None and any(words.reciprocal(clauses.words[v]) for v in tied.ruling):
        return Life(prolonged)  # "agreed to extend the truce"
    segment = clauses.segment(index)
    ended = next((m for v in tied.predicate if (m := ending(clauses, words, max(0, v - NEAR), len(clauses.words))) and m[0] <= v < m[1]), None)
    if ended is not None and frame(clauses, ended[0]).modal not in UNPAST:
        return Life(ended[0], "expired", *ended)  # "gikk ut i august og ble aldri fornyet"
    lasting = [v for v in tied.describing if words.has("in_force", clauses.words[v])]  # "a truce that held until May"
    told = [v for v in tied.describing if words.has("announced", clauses.words[v]) and not words.reciprocal(clauses.words[v])]  # "that X announced"
    verbs = [*tied.predicate, *lasting, *range(index + 1, segment.last), *told]
    living = [i for i in verbs if clauses.inside[i] is None and any(words.has(name, clauses.words[i]) for name in TELLING)]
    verb = next((i for i in living if not words.has("broken", clauses.words[i]) or words.breaks(clauses.words, i)), None)
    ended = ending(clauses, words, index + 1, segment.last) if verb is None else None
    if ended is not None and clauses.inside[ended[0]] is None and ended[0] - index <= NEAR:
        return Life(ended[0])  # "the truce is over"
    return Life(verb if verb is not None or tied.predicate else _behind_marks(clauses, words, index, following))


def _breach(clauses: Clauses, words: AgreementWords, index: int) -> int | None:
    """ "The worst breach yet of a month-old truce": the noun of breaking that it hangs on, where that is told as a fact."""
    head = clauses.tree.heads[index] if clauses.sentence.parse.has_syntax and clauses.tree.relation(index) == "nmod" else ROOT
    told = head != ROOT and head < index and words.has("breaches", clauses.words[head]) and clauses.tokens[head].upos == "NOUN" and bool(clauses.tree.below(index, "case"))
    plural = told and clauses.tokens[head].feats.get("Number") == "Plur"
    feared = told and (clauses.tree.relation(head) == "nmod" or clauses.negates(head, "det", "advmod"))
    return head if told and not (plural or feared) else None


def _left(clauses: Clauses, words: AgreementWords, index: int) -> tuple[int, int] | None:
    """ "Washington's withdrawal from the treaty took effect": a noun for leaving it right before it."""
    mark = words.ending.find(clauses.words, max(0, index - KEEPING), index)
    near = mark is not None and mark[1] - mark[0] > 1 and clauses.tokens[mark[0]].upos == "NOUN" and index - mark[1] <= NEAR + 1
    return mark if near and mark is not None and not any(clauses.is_full_verb(i) for i in range(mark[1], index)) else None


def _is_kept(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """Whether somebody goes on with it, and is not only asked to: a finite verb, or what both agree to do."""
    around = frame(clauses, verb)
    if around.negated or around.modal not in (None, *MEANT):
        return False
    agreed = any(words.reciprocal(w) or words.has("promising", w) for w in clauses.words[max(0, verb - KEEPING) : verb])
    return agreed or around.modal in MEANT or around.perfect or clauses.tokens[verb].feats.get("VerbForm") == "Fin"


def _is_of_another(clauses: Clauses, index: int, mark: tuple[int, int], tied: Ties) -> bool:
    """Whether the noun is subject of no verb in a phrase, and the phrase stands in another clause than the noun."""
    return bool(tied.predicate) and not any(v in tied.predicate for v in range(*mark)) and clauses.segment(mark[0]) is not clauses.segment(index)


def _behind_marks(clauses: Clauses, words: AgreementWords, index: int, last: int) -> int | None:
    """ "An earlier deal, reached in September, collapsed": where no tree has the verb, one of ending behind what is put in."""
    for at in range(index + 1, min(last, index + REACH)):
        if clauses.inside[at] is not None or clauses.tokens[at].text in ";:–—":
            return None
        if any(words.has(name, clauses.words[at]) for name in ("broken", "expired", "ended")):
            return at
    return None


def _is_short(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    return any(words.has("only", w) for w in clauses.words[at + 1 : at + 1 + NEAR])


def _is_hoped(clauses: Clauses, at: int) -> bool:
    """ "will monitor that the truce is observed", "it must hold": it is not told that it lasts."""
    if frame(clauses, at).modal:
        return True
    above = clauses.tree.heads[at] if clauses.sentence.parse.has_syntax and clauses.tree.relation(at) == "ccomp" else ROOT
    return above != ROOT and frame(clauses, above).modal is not None


def _fails(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "did not hold till dawn"; not "does not apply to X"."""
    return frame(clauses, at).negated and not leaves_out(clauses, words, 0)


def _of_none(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "None of the truces between A and B held"."""
    subjects = clauses.tree.below(at, "nsubj") if clauses.sentence.parse.has_syntax else []
    before = (*subjects, *range(clauses.segment(at).first, at - 1))
    return any(words.has("none", clauses.words[i]) and clauses.words[i + 1] in clauses.rules.of for i in before if i + 1 < len(clauses.words))


def _is_over(clauses: Clauses, words: AgreementWords, at: int) -> bool:
    """ "lasted a week", "held for a few hours": a verb in the past with a length behind it."""
    behind = range(at + 1, min(at + 2 + NEAR, len(clauses.words)))
    few = next((i for i in behind if words.has("few", clauses.words[i])), None)
    length = any(clauses.tokens[i].start in clauses.times for i in behind) and any(clauses.is_number(i) for i in behind)
    counted = few is not None and any(clauses.words[i] in units_of_time(clauses.rules.language) for i in range(few + 1, min(few + 2 + NEAR, len(clauses.words))))
    return clauses.tokens[at].feats.get("Tense") == "Past" and (length or counted)


def _set(clauses: Clauses, agreement: AgreementDraft, status: AgreementStatus, first: int, last: int) -> None:
    agreement.status = status
    agreement.status_evidence = clauses.span(first, last)
