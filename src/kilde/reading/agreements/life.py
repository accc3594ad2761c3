"""Whether an agreement began, will begin, lasted or ended, by the verbs tied to its noun."""

from __future__ import annotations

from dataclasses import dataclass

from kilde.model.record import AgreementStatus, Span
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.ties import Ties
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft

REACH = 14  # tokens from the noun to a verb behind what is put in between
NEAR = 3  # tokens from "held" to "only"
# word class of a verb -> status
LIVING: tuple[tuple[str, AgreementStatus], ...] = (("in_force", "in-force"), ("extended", "in-force"), ("announced", "announced"))
TELLING = ("concluded", "in_force", "extended", "broken", "expired", "ended", "announced")


@dataclass(slots=True)
class Life:
    """verb: the verb that tells it; status: what a phrase such as "took effect" says, with its tokens."""

    verb: int | None = None
    status: AgreementStatus | None = None
    first: int = 0
    last: int = 0

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
            lasting = words.has("in_force", clauses.words[at])
            if lasting and _is_short(clauses, words, at):
                status = "broken"
            elif lasting and _is_over(clauses, at):
                status = "expired"
            if status:
                _set(clauses, agreement, status, at, at + 1)
                return


def life(clauses: Clauses, words: AgreementWords, index: int, tied: Ties) -> Life:
    """What the sentence tells of the life of the noun at a token."""
    following = next((i for i in range(index + 1, len(clauses.words)) if words.kind_of(clauses.words[i])[0] and clauses.inside[i] is None), len(clauses.words))
    for phrases, status in ((words.beginning, "in-force"), (words.coming, "announced")):
        start = max(0, min([index, *tied.predicate]) - 3)
        mark = phrases.find(clauses.words, start, following)
        if mark and mark[1] > index - 1:
            return Life(mark[0], status, *mark)  # type: ignore[arg-type]
    over = next((v for v in tied.predicate if words.has("over", clauses.words[v])), None)
    if over is not None:
        return Life(over, "expired", over, over + 1)
    prolonged = next((v for v in tied.ruling if words.has("extended", clauses.words[v])), None)
    if prolonged is not None and any(words.reciprocal(clauses.words[v]) for v in tied.ruling):
        return Life(prolonged)  # "agreed to extend the truce"
    segment = clauses.segment(index)
    verbs = [*tied.predicate, *range(index + 1, segment.last)]
    verb = next((i for i in verbs if clauses.inside[i] is None and any(words.has(name, clauses.words[i]) for name in TELLING)), None)
    ended = words.ends(clauses.words, index + 1, segment.last) if verb is None else None
    if ended is not None and clauses.inside[ended[0]] is None and ended[0] - index <= NEAR:
        return Life(ended[0])  # "the truce is over"
    return Life(verb if verb is not None or tied.predicate else _behind_marks(clauses, words, index, following))


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


def _is_over(clauses: Clauses, at: int) -> bool:
    """ "lasted a week": a verb in the past with a length behind it."""
    past = clauses.tokens[at].feats.get("Tense") == "Past"
    return past and any(t.start in clauses.times for t in clauses.tokens[at + 1 : at + 2 + NEAR]) and any(clauses.is_number(i) for i in range(at + 1, min(at + 2 + NEAR, len(clauses.words))))


def _set(clauses: Clauses, agreement: AgreementDraft, status: AgreementStatus, first: int, last: int) -> None:
    agreement.status = status
    agreement.status_evidence = Span(start=clauses.tokens[first].start, end=clauses.tokens[last - 1].end)
