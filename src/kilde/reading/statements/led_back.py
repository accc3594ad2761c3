"""Subjects within a sentence that lead back to the one of its main clause: "put out a statement in which he said ...", "was among those who demanded ..."."""

from __future__ import annotations

from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft
from kilde.reading.statements.acts import BODIES
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.takenup import pronoun_of, pronouns_of
from kilde.reading.statements.unnamed import described
from kilde.reading.statements.whose import voices

PEOPLE = ("person", "source", "population", "other")  # kinds of those who may be "he" and "she"
NEAR = 4  # tokens before a relative clause in which what it tells of is named
TEXT = ("obj", "obl", "conj", "nmod")  # where a text stands that somebody gives out


def led_back(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """Whoever the main clause is about, where the subject of the words of saying leads there; nobody elsewhere."""
    if attribution.trails or not clauses.sentence.parse.has_syntax or any(p.entities for p in attribution.speakers):
        return []
    return _author(draft, clauses, speech, attribution) or _one_of_those(draft, clauses, speech, attribution)


def of_doer(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "The army struck Hezbollah sites that it said ...": an "it" in a clause about what the body that acts has hit is that body, and nobody named in what was hit."""
    pronouns, segment = pronouns_of(clauses, attribution), clauses.segment(attribution.verb)
    relative = segment.kind == "relative" or (clauses.sentence.parse.has_syntax and clauses.tree.subtype(attribution.verb) == "relcl")
    if not pronouns or not pronouns[0].thing or attribution.trails or not relative:
        return []
    subject = next((p for p in clauses.phrases if p.entities and clauses.is_free(p)), None)
    struck = [e for p in clauses.phrases if segment.first - NEAR <= p.first < segment.first for e in p.entities]
    named = [e for p in attribution.speakers for e in p.entities]
    bodies = subject is not None and subject.last < segment.first and all(e.kind in BODIES for e in subject.entities)
    return list(subject.entities) if subject is not None and bodies and any(e in struck for e in named) else []


def of_main_clause(clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
    """ "Israel angrep det de sier er ...": a plural pronoun that stands for nobody known, in a clause within that of the body that acts."""
    if attribution.trails or not attribution.speakers or not all(p.sort == "pronoun" and pronoun_of(clauses, p).plural and not p.entities for p in attribution.speakers):
        return []
    subject = next((p for p in clauses.phrases if p.entities and clauses.is_free(p)), None)
    acts = subject is not None and subject.last <= attribution.speakers[0].first and all(e.kind in (*BODIES, "population") for e in subject.entities)
    return [e for p in clauses.chain(subject) for e in p.entities] if acts and subject is not None else []


def _author(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "A spokesman released a statement in which he said ...": a person's pronoun in the clause of a text that the main clause gives out."""
    tree, verb = clauses.tree, attribution.verb
    pronouns = pronouns_of(clauses, attribution)
    root = list(tree.above(verb))[-1]
    if not pronouns or any(p.gender is None for p in pronouns) or root == verb:
        return []
    given = [i for i in range(root + 1, verb) if clauses.words[i] in speech.texts | speech.interviews and tree.relation(i) in TEXT]
    subject = next((i for i in tree.below(root, "nsubj") if tree.subtype(i) != "pass" and i < verb), None)
    if not given or subject is None:
        return []
    return [e for e in _at(draft, clauses, speech, subject) if e.kind in PEOPLE]


def _one_of_those(draft: Draft, clauses: Clauses, speech: Speech, attribution: Attribution) -> list[EntityDraft]:
    """ "Guterres was among those who demanded ...": "those" that the main clause says somebody is."""
    tree, verb = clauses.tree, attribution.verb
    those = tree.heads[verb]
    if tree.subtype(verb) != "relcl" or those < 0 or clauses.tokens[those].upos != "PRON" or not tree.below(those, "cop"):
        return []
    subject = next(iter(tree.below(those, "nsubj")), None)
    return _at(draft, clauses, speech, subject) if subject is not None and subject < those else []


def _at(draft: Draft, clauses: Clauses, speech: Speech, subject: int) -> list[EntityDraft]:
    """Who stands at a subject, named or not."""
    phrase = clauses.inside[subject]
    if phrase is not None and phrase.entities:
        return [e for p in clauses.chain(phrase) for e in voices(clauses, speech, p, draft)]
    return described(draft, clauses, subject) if clauses.tokens[subject].upos == "NOUN" else []
