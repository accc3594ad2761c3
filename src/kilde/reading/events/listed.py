"""Relative clauses behind a list: "it is Norway, Oman and Qatar who mediate" tells of all three."""

from __future__ import annotations

from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.subjects import beside
from kilde.reading.events.lexicon import EventWords


def all_told_of(clauses: Clauses, words: EventWords, found: Frame) -> Frame:
    """ "It is A, B and C who mediate", "A and B, who together took power": a relative clause that tells of all who are listed before it, and not of the last."""
    tree = clauses.tree
    last = tree.heads[found.verb]
    if tree.relation(found.verb) != "acl" or found.subject_at != last:
        return found
    first = tree.first_joined(last)
    listed = [first, *tree.below(first, "conj")] if first != last else [*beside(clauses, tree, tree.heads[last], last), last]
    jointly = any(clauses.words[i] in words.alongside for i in tree.below(found.verb, "advmod"))
    if len(listed) > 1 and (jointly or _is_cleft(clauses, first) or _is_pair_at_work(clauses, words, found.verb, listed)):
        told = [p for i in listed if (p := clauses.inside[i]) is not None and not p.genitive]
        found.subject = list(dict.fromkeys(q for p in told for q in clauses.chain(p)))
    return found


def _is_cleft(clauses: Clauses, first: int) -> bool:
    """ "Det er Norge som ...": what "it is" singles out, whichever of the two words the tree hangs it on."""
    tree = clauses.tree
    be = first if tree.below(first, "cop") else tree.heads[first]
    if be < 0 or (be != first and clauses.rules.auxiliaries.get(clauses.words[be]) != "be"):
        return False
    return any(i < first and clauses.tokens[i].upos == "PRON" for i in tree.below(be, "expl", "nsubj"))


def _is_pair_at_work(clauses: Clauses, words: EventWords, verb: int, listed: list[int]) -> bool:
    """ "Egypt og Qatar, som meklet, ...": two subjects of one clause, of whom what stands between marks tells that they talk, mediate or agree, which the one does with the other."""
    first, last = listed[0], listed[-1]
    opens = next((i for i in range(last + 1, verb) if clauses.words[i] in clauses.rules.relatives), -1)
    works = any(words.tells(clauses.words[verb], type) for type in ("CONSULT", "COOPERATE"))
    return works and len(listed) == 2 and "nsubj" in (clauses.tree.relation(first), clauses.tree.relation(last)) and opens > 0 and clauses.tokens[opens - 1].text == ","
