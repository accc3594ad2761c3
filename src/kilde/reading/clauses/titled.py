"""Participles of the visiting kind at the head of a sentence: "Visiting US envoy Ada Blom called on Kenya to stop"."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses


def is_title(clauses: Clauses, gerund: int) -> bool:
    """ "Visiting President Blom said": a form in -ing that opens a sentence and takes in the only subject of the verb behind it, no mark between."""
    tree = clauses.tree
    verb = tree.heads[gerund]
    if not clauses.is_gerund(gerund) or tree.relation(gerund) != "advcl" or verb <= gerund or tree.below(gerund, "mark"):
        return False
    opens = all(not clauses.words[i][0].isalnum() for i in range(tree.span(gerund)[0], gerund))
    between = range(gerund, verb)
    return opens and not any(clauses.tokens[i].text == "," for i in between) and not any(i in between for i in tree.below(verb, "nsubj", "csubj", "expl"))
