"""Who is addressed by where he stands beside the verb: first of two objects, right before what is asked, whatever the tree makes of it."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import EntityDraft
from kilde.reading.statements.attribution import Attribution

GIVEN = ("NOUN", "NUM", "ADJ", "DET")  # what opens the second of two objects


def double(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "pledged Moldova two radars": of two objects the first, right behind the verb, is who gets the other."""
    phrase, around = clauses.starts.get(attribution.verb + 1), attribution.frame
    if attribution.cue.act not in ("promise", "offer") or attribution.kind != "noun" or phrase is None or phrase.genitive or phrase in around.subject:
        return []
    given = phrase.last < len(clauses.tokens) and clauses.inside[phrase.last] is None and clauses.tokens[phrase.last].upos in GIVEN
    return [e for e in phrase.entities if e.kind != "place"] if given else []


def beside(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "asked neighbouring Tanzania to ...", "warned in a statement civilians that ...": the actor between the verb and what is asked, whatever the tree makes of it."""
    verb, first = attribution.verb, attribution.content[0]
    told = attribution.kind == "infinitive" or (attribution.kind == "that" and clauses.rules.verb_second)
    if not (attribution.cue.addressee_object or attribution.cue.hearer) or not told:
        return []
    free = [p for p in clauses.phrases if verb < p.first and p.last <= first and p not in attribution.frame.subject and clauses.is_free(p)]
    near = [p for p in free if p.first <= verb + 2 or (clauses.words[verb + 1] in clauses.rules.prepositions and first - p.last <= 2)]
    return [e for p in near[:1] for e in p.entities if not any(clauses.is_full_verb(i) for i in range(verb + 1, p.first))]


def given_to(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "promised Somalia help": the actor right behind the verb, which the tree takes for a part of what is promised."""
    tree, verb = clauses.tree, attribution.verb
    phrase = clauses.starts.get(verb + 1)
    if phrase is None or phrase.genitive or attribution.cue.act not in ("promise", "offer") or not clauses.sentence.parse.has_syntax:
        return []
    top = tree.top(phrase)
    return list(phrase.entities) if tree.relation(top) == "compound" and tree.heads[top] in tree.below(verb, "obj") else []
