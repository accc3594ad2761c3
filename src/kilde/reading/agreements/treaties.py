"""Treaties that are called by their name alone: "suspended New START", "left Open Skies"."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.encoder.interface import ROOT
from kilde.reading.agreements.found import Found, actors, clause_span, named
from kilde.reading.agreements.lexicon import AgreementWords
from kilde.reading.agreements.reality import is_supposed
from kilde.reading.agreements.sides import SIDES, state_of
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import AgreementDraft, Draft

REACH = 8  # tokens from the verb to the name
LED = ("xcomp", "ccomp", "advcl", "acl", "obj", "obl")  # relations of an infinitive to the verb of deciding


def name_at(clauses: Clauses, words: AgreementWords) -> int | None:
    """The last token of a treaty's name: "Minsk II, signed in February 2015"."""
    mark = words.treaties.find(clauses.words, 0, len(clauses.words))
    return mark[1] - 1 if mark is not None else None


def by_name(draft: Draft, clauses: Clauses, words: AgreementWords, nouns: list[int]) -> Found | None:
    """The treaty that a sentence names, or tells by one definite noun, and says that somebody leaves, suspends or breaks, or has decided to; else None."""
    mark = words.treaties.find(clauses.words, 0, len(clauses.words))
    if mark is None and len(nouns) == 1 and clauses.words[nouns[0]] not in words.kinds["ceasefire"]:
        mark = _called(clauses, words, nouns[0])
    if mark is None:
        return None
    verb = next((i for i in range(mark[0] - 1, max(-1, mark[0] - REACH), -1) if _leaves(clauses, words, i, mark[0])), None)
    if verb is None or is_supposed(clauses, words, verb):
        return None
    around = frame(clauses, verb)
    ahead, bare = around.modal == "future", clauses.tokens[verb].feats.get("VerbForm") in ("Inf", "Ger")
    subject = around.agent if around.passive else around.subject
    told = [e for e in named(draft, clauses, subject) if e.kind in SIDES] or [e for p in around.objects for e in p.entities]  # "a law that takes Russia out of the treaty"
    parties = actors([state_of(draft, e) for e in told if e.kind in SIDES])
    announced = _is_announced(clauses, verb)
    if (around.negated and not bare) or around.modal not in (None, "future") or not parties:
        return None
    if (ahead or bare) and not announced and not _is_decided(clauses, words, verb):
        return None
    agreement = AgreementDraft([clause_span(clauses, verb)], "other", parties=parties)
    if not announced:
        agreement.status = "broken" if words.has("broken", clauses.words[verb]) else "expired"
    return Found(agreement, clauses.sentence.index, True, True, leaving=True)


def takes_up(clauses: Clauses, words: AgreementWords, nouns: list[int]) -> bool:
    """ "Accused X of tearing up the deal": whether the one noun is plain, so that it is the agreement spoken of before."""
    if len(nouns) != 1 or words.treaties.find(clauses.words, 0, len(clauses.words)) is not None:
        return False
    noun = nouns[0]
    described = noun > 0 and clauses.tokens[noun - 1].upos in ("NOUN", "PROPN", "ADJ", "NUM")
    relative = clauses.sentence.parse.has_syntax and bool(clauses.tree.below(noun, "acl", "nmod"))
    return words.nouns.get(clauses.words[noun], "") is None and not described and not relative


def _called(clauses: Clauses, words: AgreementWords, noun: int) -> tuple[int, int] | None:
    """ "Is leaving the Open Skies treaty", "annul a pact that let the fleet stay": the words from the determiner to a noun that is definite, or described by a clause."""
    opener = next((i for i in range(noun - 1, max(-1, noun - REACH), -1) if clauses.words[i] in clauses.rules.determiners), None)
    indefinite = opener is not None and clauses.words[opener] in clauses.rules.indefinite
    described = clauses.sentence.parse.has_syntax and bool(clauses.tree.below(noun, "acl"))
    if words.definite_form(clauses.words[noun]) or clauses.tokens[noun].feats.get("Definite") == "Def":
        return noun, noun + 1
    return (opener, noun + 1) if opener is not None and (described or not indefinite) else None


def _is_announced(clauses: Clauses, verb: int) -> bool:
    """ "Said it would leave": a future that is told, of what is in force till then."""
    helping = clauses.tree.below(verb, "aux") if clauses.sentence.parse.has_syntax else []
    return any(clauses.rules.modals.get(clauses.words[i]) == "future" for i in helping)


def _is_decided(clauses: Clauses, words: AgreementWords, verb: int) -> bool:
    """ "Voted to withdraw": an infinitive that a verb of deciding leads to."""
    tree = clauses.tree
    return clauses.sentence.parse.has_syntax and tree.relation(verb) in LED and tree.heads[verb] != ROOT and words.has("deciding", clauses.words[tree.heads[verb]])


def _leaves(clauses: Clauses, words: AgreementWords, verb: int, name: int) -> bool:
    """Whether a verb of leaving, ending or breaking stands at a token and leads to the name."""
    if clauses.inside[verb] is not None:
        return False
    if any(words.has(kind, clauses.words[verb]) for kind in ("ended", "quitting", "broken")):
        return True
    return any(_in_order(clauses.words[verb:name], row) for row in words.exits)


def _in_order(words: Sequence[str], row: tuple[str, ...]) -> bool:
    """Whether a verb opens a stretch and its particles follow, whatever stands in between: "trakk seg i august fra"."""
    at = 0
    for word in row[1:]:
        at = next((i for i in range(at + 1, len(words)) if words[i] == word), -1)
        if at < 0:
            return False
    return bool(words) and words[0] == row[0]
