"""Agreements without their noun: "the two countries agreed to stop firing", "enades om att frige fångar"."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.agreements.exchange import joined_states, their_states, trades_people
from kilde.reading.agreements.found import Found, actors, clause_span, named
from kilde.reading.agreements.kinds import kind_behind
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.making import closing, is_under_way
from kilde.reading.agreements.mediation import by_adjective, mediation
from kilde.reading.agreements.sides import sender_of, side, state_of
from kilde.reading.agreements.strangers import joined
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft, EntityDraft

DUTIES = ("ceasefire", "withdrawal")  # what one side binds itself to towards another
AHEAD = ("future", "obligation")  # modals of what two are to do by what they agreed on
AS_WHAT = 3  # tokens behind a name within which it is told what it is: "with X as mediator"
TALKS = 4  # tokens from "agreed to" to talks that are agreed on
DENIED = 4  # tokens from "agreed" to the negation of "not to attack"
NOUN = 6  # tokens from "agreed on" to the noun that tells the agreement itself


def agreed(draft: Draft, clauses: Clauses, words: AgreementWords, nouns: list[int]) -> Found | None:
    """The agreement that a verb of agreeing tells, of the kind that what follows tells; None where a noun tells it."""
    mark = words.agreeing.find(clauses.words, 0, len(clauses.words)) or words.consenting.find(clauses.words, 0, len(clauses.words))
    last = closing(clauses, words)
    mark = (last, last + 1) if mark is None and last is not None else mark
    swaps = mark is None
    mark = mark or words.swapping.find(clauses.words, 0, len(clauses.words))
    if mark is None or any(mark[0] < n < mark[1] + NOUN and not _is_generic(words, clauses.words[n]) for n in nouns):
        return None
    around = frame(clauses, mark[0])
    infinitive = any(w == clauses.rules.infinitive for w in clauses.words[max(0, mark[0] - 2) : mark[0]])  # "close to agreeing"
    refraining = any(w in clauses.rules.negations for w in clauses.words[mark[0] : mark[1] + DENIED])  # "agreed not to attack"
    ahead = swaps and around.modal in AHEAD  # "will swap 900 captives"
    if is_under_way(clauses, mark[0]) or (around.modal and not ahead) or (around.negated and not refraining) or infinitive or _is_of_no_weight(clauses, words, mark[1]):
        return None
    if any(words.has("talks_about", clauses.words[i]) and not words.has("through", clauses.words[i - 1]) for i in range(mark[1], min(mark[1] + TALKS, len(clauses.words)))):
        return None  # "agreed to resume talks"
    doing = around.agent if swaps and around.passive else around.subject  # "prisoners were swapped by A and B"
    subject = [e for e in named(draft, clauses, doing) if e.kind not in ("population", "other")]
    subject = subject if len(subject) > 1 or (swaps and around.passive) else joined(draft, clauses, around.subject_at) or subject
    tied = words.sets["with"] | words.sets["between"] if swaps else words.sets["with"]  # "prisoners changed hands between A and B"
    parties = actors(subject + [e for n, p in around.obliques if n in tied and not _as_mediator(clauses, words, p) for e in p.entities])
    states = actors([state_of(draft, e) if e.sector == "MIL" else sender_of(draft, e) for e in parties])
    parties = states if len(states) == len(parties) else parties  # "commanders of both agreed": it is the states that did
    parties = list(dict.fromkeys([*parties, *their_states(draft, clauses)])) if swaps and len(parties) == 1 else parties  # "traded X for Y, who sat in an American jail"
    before = swaps or last is not None  # what is agreed on stands before the verb
    kind = kind_behind(clauses, words, mark[0]) or (kind_behind(clauses, words, 0) if before else None)
    kind = "prisoner-exchange" if swaps and kind != "prisoner-exchange" and trades_people(clauses, words, mark[0]) else kind
    if kind is None and words.tells_leave(clauses.words[: mark[0]]):
        kind = "withdrawal"  # "the soldiers are to be out by June, as A and B agreed"
    attacks = _attacks(clauses, words, mark[1]) if refraining else None
    if attacks is not None and _spares_only(clauses, attacks):
        return None
    if attacks is not None and kind in (None, "other"):
        kind = "ceasefire"
    spoken_of = around.subject_at is not None and clauses.words[around.subject_at] in clauses.rules.pronouns
    collective = any(p.sort in ("collective", "pronoun") for p in around.subject) or spoken_of
    parties = joined_states(draft, clauses) if not parties and collective else parties  # "Indian and Chinese soldiers left after the two agreed on patrols"
    lone = len(parties) == 1 and not collective and kind in DUTIES  # "Eritrea has agreed to withdraw its troops": with whoever the text tells
    if len(parties) < 2 and not (collective and kind) and not lone:
        return None
    binds = clauses.rules.infinitive in clauses.words[mark[1] - 1 : mark[1] + TALKS]  # "agreed to share power"
    if kind is None and all(e.kind == "person" for e in parties) and not (binds and len(parties) > 1):
        return None  # two who are of one mind
    if _of_another(clauses, mark[1], parties):
        return None
    if swaps and (kind != "prisoner-exchange" or (len(parties) < 2 and not collective)):
        return None  # "exchanged fire"
    parties = parties if len(parties) > 1 or lone else []  # "they": who they are is not known
    brokers = actors([sender_of(draft, e) for e in mediation(clauses, words)[0] or by_adjective(draft, clauses, words)])
    agreement = AgreementDraft([clause_span(clauses, mark[1] - 1)], kind or "other", parties=[e for e in parties if e not in brokers], mediators=brokers)
    if ahead:
        agreement.status, agreement.status_evidence = "announced", clauses.span(*mark)
    return Found(agreement, clauses.sentence.index, True, True, generic=kind is None, definite=kind is None, guessed=True, presumed=lone)  # else it tells terms


def _attacks(clauses: Clauses, words: AgreementWords, first: int) -> int | None:
    """ "Agreed not to [attack]": the verb of force behind the words of agreeing; None where none is near."""
    return next((i for i in range(first - 1, min(first + 1 + TALKS, len(clauses.words))) if words.has("attacking", clauses.words[i])), None)


def _spares_only(clauses: Clauses, verb: int) -> bool:
    """ "Bound themselves not to attack ships with grain": things that are spared, and not each other."""
    hit = clauses.tree.below(verb, "obj") if clauses.sentence.parse.has_syntax else []
    return bool(hit) and all(clauses.tokens[i].upos == "NOUN" and not clauses.rules.reciprocal.at(clauses.words, i) and not _is_armed(clauses, i) for i in hit)


def _is_armed(clauses: Clauses, index: int) -> bool:
    """Whether a state or those who fight for it or against it stand at a token."""
    phrase = clauses.inside[index]
    return phrase is not None and any(e.kind in ("government", "military", "armed-group") for e in phrase.entities)


def _is_of_no_weight(clauses: Clauses, words: AgreementWords, first: int) -> bool:
    """ "Agreed to hold talks": what was agreed on is none of the kinds; not "to hold their fire"."""
    disarms = words.disarming.find(clauses.words, max(0, first - 1), min(len(clauses.words), first + TALKS))
    leaves = words.tells_leave(clauses.words[first : first + TALKS + 2])  # "agreed to draw their troops back"
    return disarms is None and not leaves and any(words.has("no_agreement", w) for w in clauses.words[first : first + 2])


def _as_mediator(clauses: Clauses, words: AgreementWords, phrase: Phrase) -> bool:
    """ "With Qatar as middleman": no party."""
    return words.has("as_what", (clauses.words[phrase.last :] or [""])[0]) and any(words.has("mediators", w) for w in clauses.words[phrase.last : phrase.last + AS_WHAT])


def _of_another(clauses: Clauses, first: int, parties: list[EntityDraft]) -> bool:
    """ "A agreed with B that C must free the hostages": what they are of one mind on is another's duty."""
    verb = next((i for i in range(first, len(clauses.words)) if clauses.is_full_verb(i)), None)
    around = frame(clauses, verb) if verb is not None else None
    told = [e for p in around.subject for e in p.entities] if around is not None and around.modal == "obligation" else []
    return bool(told) and not {side(e) for e in told} & {side(e) for e in parties}


def _is_generic(words: AgreementWords, word: str) -> bool:
    return words.kind_of(word) == (True, None)
