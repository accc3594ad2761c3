"""Nouns and compounds of holding: "in the hands of the army", "under Russian control", "the rebel-held town of Douma"."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.encoder.interface import ROOT
from kilde.model.record import EntityKind, Span
from kilde.reading.actors.parts import made, named_in_part
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.telling import Telling, span_of
from kilde.reading.controls.where import SETTLED, place_at, pointed
from kilde.reading.controls.who import SIDES, holders, unlisted
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft
from kilde.reading.places.cues import cues

RULERS: dict[str, EntityKind] = {"Government": "government", "Military junta": "government"}  # labels of groups that are no armed groups
GROUP = 4  # letters of a first part that may name a kind of group
NEAR = 400  # characters back to the control that "their hands" points to
GRIP = 6  # tokens from the preposition to the noun: "under the rebels' full control"
HAVING = 10  # tokens from "has" to "under control"
OWNER = 4  # tokens from the noun to whose it is: "in the hands of the"


def grips(draft: Draft, clauses: Clauses, words: ControlWords) -> Iterator[Telling]:
    """What nouns and compounds of one sentence tell."""
    for index, word in enumerate(clauses.words):
        inside = clauses.inside[index]
        if (words.has("control_nouns", word) or words.has("hands", word)) and (inside is None or inside.sort in ("population", "other")):
            told = _held_in(draft, clauses, words, index)
            if told:
                yield told
        elif (part := words.gripped(word)) and clauses.rules.verb_second:
            told = _held_in(draft, clauses, words, index, _in_part(draft, clauses, words, index, part))
            if told:
                yield told
        elif words.compound(word) is not None:
            told = _compound(draft, clauses, words, index)
            if told:
                yield told


def _in_part(draft: Draft, clauses: Clauses, words: ControlWords, noun: int, part: str) -> list[EntityDraft]:
    """Who the first part of a noun of holding names: "under RSF-kontroll", "på opprørarhender"."""
    token = clauses.tokens[noun]
    group = next((g for g in words.groups if part.startswith(g) or g.startswith(part)), "") if len(part) >= GROUP else ""
    return named_in_part(draft, token.text[: len(part)], token.start) or (_kind_of_group(draft, words, group, token.start) if group else [])


def _held_in(draft: Draft, clauses: Clauses, words: ControlWords, noun: int, within: list[EntityDraft] | None = None) -> Telling | None:
    before = next((i for i in range(noun - 1, max(-1, noun - GRIP), -1) if words.has("under", clauses.words[i])), None)
    if before is None or any(clauses.is_full_verb(i) for i in range(before + 1, noun)) or _is_denied(clauses, before):
        return None
    if clauses.words[before] == clauses.rules.infinitive and clauses.tokens[before + 1].upos == "VERB":
        return None  # "to expand its control over"
    who = _owners(draft, clauses, words, before, noun) if within is None else within
    around, place = _holding_place(draft, clauses, words, before, noun) if who else _having(draft, clauses, words, before, noun)
    if not who and around is not None:
        who = holders(clauses, around.subject)
    if not who and within is None:
        around, place = _holding_place(draft, clauses, words, before, noun)
        who = _sayers(draft, clauses, before, noun) or _told_before(draft, clauses, before, noun)
    if not who or place is None or (around and (around.negated or around.modal not in (None, "hearsay"))):
        return None
    segment = clauses.segment(noun)
    first, last = (around.first, around.last) if around else (segment.first, segment.last)
    return Telling(noun, span_of(clauses, around, noun), place, who, False, bool(around and around.modal == "hearsay"), first, last)


def _is_denied(clauses: Clauses, before: int) -> bool:
    """ "Som ikke er under gruppens kontroll": a negation in the clause before the preposition, "not only" apart."""
    words, rules = clauses.words, clauses.rules
    return any(words[i] in rules.negations and words[i + 1] not in rules.merely for i in range(clauses.segment(before).first, before))


def _owners(draft: Draft, clauses: Clauses, words: ControlWords, before: int, noun: int) -> list[EntityDraft]:
    """Whose hands: a genitive or an adjective before the noun, or a name behind "of"."""
    inner = [p for p in clauses.phrases if before < p.first and p.last <= noun and (p.sort != "unknown" or p.genitive)]
    states = [draft.adjectives[t.start] for t in clauses.tokens[before + 1 : noun] if t.start in draft.adjectives]
    found = holders(clauses, [p for p in inner if p.genitive]) or states[:1] or holders(clauses, inner)
    if found:
        return found
    if noun - before > 1 and not inner and clauses.tokens[noun - 1].text[0].isupper():
        named = _named(draft, clauses, noun - 1)
        if named:
            return [named]
    if noun - 1 > before and (people := named_in_part(draft, clauses.tokens[noun - 1].text, clauses.tokens[noun - 1].start)):
        return people  # "under kurdisk kontroll"
    if noun - 1 > before:
        group = next((g for g in words.groups if clauses.words[noun - 1].startswith(g)), "")
        if group:
            return _kind_of_group(draft, words, group, clauses.tokens[noun - 1].start)  # "under rebel control", "jihadistisk kontroll"
    of = noun + 1
    if of >= len(clauses.words) or not words.has("owners", clauses.words[of]):
        return []
    behind = next((p for p in clauses.phrases if of < p.first <= of + OWNER and min(p.first, p.outer) <= of + 2), None)
    if behind is not None:
        return holders(clauses, clauses.chain(behind))
    head = next((i for i in clauses.tree.below(noun, "nmod", "obl") if i > of), None) if clauses.sentence.parse.has_syntax else None
    return unlisted(draft, clauses, head)


def _named(draft: Draft, clauses: Clauses, at: int) -> EntityDraft | None:
    """A name in the genitive that no list knows: "under Kokangarméns kontroll"."""
    token = clauses.tokens[at]
    ending = next((e for e in cues(draft.language).genitive if token.text.endswith(e)), None)
    if ending is None:
        return None
    span = Span(start=token.start, end=token.end - len(ending))
    label = draft.text[span.start : span.end]
    known = next((e for e in draft.entities if label in (e.label, *e.names)), None)
    if known is None:
        known = EntityDraft(label, "other", names=[label], public=False)
        draft.entities.append(known)
    known.mentions += [span] if span not in known.mentions else []
    return known


def _holding_place(draft: Draft, clauses: Clauses, words: ControlWords, before: int, noun: int) -> tuple[Frame | None, PlaceDraft | None]:
    """What is in the hands: the subject of the clause, or the noun right before."""
    if not clauses.sentence.parse.has_syntax:
        at = clauses.tokens[before].start
        return None, next((p for p in draft.places if clauses.sentence.start <= p.start < at and p.feature not in SETTLED), None)
    tree = clauses.tree
    owner = noun if tree.is_predicate(noun) else tree.heads[noun]
    if owner == ROOT:
        return None, None
    lone = not any(clauses.tokens[i].upos == "VERB" and tree.relation(i) not in ("aux", "cop") for i in range(clauses.segment(before).first, before))
    opening = _opening(draft, clauses, words, before) if lone else None
    if owner != noun and not tree.is_predicate(owner) and clauses.tokens[owner].upos not in ("VERB", "AUX"):
        return _frame_of(clauses, owner), place_at(draft, clauses, words, owner) or opening
    if owner != noun and clauses.tokens[owner].upos not in ("VERB", "AUX"):
        return None, place_at(draft, clauses, words, owner) or opening  # "X is the last town in the hands of"
    subject = next((i for i in (*tree.below(owner, "nsubj"), *tree.below(noun, "nsubj")) if clauses.words[i] not in clauses.rules.relatives), None)
    if subject is None and tree.relation(owner) == "acl":
        subject = tree.heads[owner]
    if subject is None and tree.relation(owner) == "conj":
        subject = next(iter(tree.below(tree.heads[owner], "nsubj")), None)
    place = (place_at(draft, clauses, words, subject) or pointed(draft, clauses, subject)) if subject is not None else _opening(draft, clauses, words, before)
    return _frame_of(clauses, owner), place


def _sayers(draft: Draft, clauses: Clauses, before: int, noun: int) -> list[EntityDraft]:
    """ "M23 declared that Goma was under its control": a possessive in what a side says stands for that side."""
    if not any(clauses.words[i] in clauses.rules.possessives for i in range(before + 1, noun)):
        return []
    start = clauses.tokens[noun].start
    said = [s for s in draft.statements if s.content is not None and s.content.start <= start < s.content.end]
    return [e for e in said[-1].speaker if e.kind in SIDES] if said else []


def _told_before(draft: Draft, clauses: Clauses, before: int, noun: int) -> list[EntityDraft]:
    """ "M23 took Goma. Bukavu too is in their hands": a possessive of many stands for whom the last control tells of, in the sentences right before."""
    many = any(clauses.rules.possessives.get(clauses.words[i]) == "plural" for i in range(before + 1, noun))
    near = [c for c in draft.controls if 0 < clauses.tokens[noun].start - c.evidence[0].end <= NEAR]
    return list(near[-1].holder) if many and near and all(e.kind in SIDES for e in near[-1].holder) else []


def _having(draft: Draft, clauses: Clauses, words: ControlWords, before: int, noun: int) -> tuple[Frame | None, PlaceDraft | None]:
    """ "has the whole town under its control": who has it, has what stands between the verb and the preposition."""
    verb = next((i for i in range(before - 1, max(-1, before - HAVING), -1) if words.has("having", clauses.words[i]) or words.has("holding", clauses.words[i])), None)
    bare = all(clauses.words[i] in clauses.rules.possessives or clauses.tokens[i].upos in ("ADJ", "ADV", "PRON", "DET") for i in range(before + 1, noun))
    if verb is None or not bare or not clauses.sentence.parse.has_syntax:
        return None, None
    head = next((i for i in range(verb + 1, before) if clauses.tokens[i].upos in ("NOUN", "PROPN", "PRON")), None)
    if head is None:
        return None, None
    return frame(clauses, verb), place_at(draft, clauses, words, head) or pointed(draft, clauses, head)


def _opening(draft: Draft, clauses: Clauses, words: ControlWords, before: int) -> PlaceDraft | None:
    """The place that opens the clause, where the tree gives its verb no subject."""
    segment = clauses.segment(before)
    last = min(segment.first + OWNER, before)
    found = next((p for p in draft.places if clauses.tokens[segment.first].start <= p.start < clauses.tokens[last].start and p.feature not in SETTLED), None)
    noun = next((i for i in range(segment.body, last) if clauses.tokens[i].upos == "NOUN"), None)
    return found or (place_at(draft, clauses, words, noun) if noun is not None else None)


def _frame_of(clauses: Clauses, index: int) -> Frame | None:
    """The frame of the clause that a noun is in, for its denials and modals."""
    tree = clauses.tree
    helper = next((i for i in tree.below(index, "cop", "aux")), None)
    verb = helper if helper is not None else index if clauses.tokens[index].upos in ("VERB", "AUX") else tree.clause_of(index)
    return frame(clauses, verb) if verb is not None and clauses.inside[verb] is None else None


def _compound(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> Telling | None:
    """ "the rebel-held town of X", "Hamas-styrte Gaza", "Goma is M23-held": the place is the noun that the compound describes, or its subject."""
    if not clauses.sentence.parse.has_syntax:
        return None
    head, tree = clauses.tree.heads[index], clauses.tree
    predicate = bool(tree.below(index, "cop")) and not clauses.negates(index, "advmod")
    if predicate and tree.below(index, "nsubj"):
        head = tree.below(index, "nsubj")[0]
    elif head == ROOT or head < index or head - index > OWNER or tree.relation(index) not in ("amod", "acl", "compound", "nmod"):
        return None
    place = place_at(draft, clauses, words, head)
    token = clauses.tokens[index]
    part = words.compound(clauses.words[index]) or ""
    who = _inside(draft, token.start, token.end) or _described(draft, part) or named_in_part(draft, draft.text[token.start : token.start + len(part)], token.start) or _kind_of_group(draft, words, part, token.start)
    if place is None or not who:
        return None
    return Telling(index, span_of(clauses, None, index), place, who, False, False, min(index, head), max(index, head) + 1)


def _inside(draft: Draft, start: int, end: int) -> list[EntityDraft]:
    named = [e for e in draft.entities if e.is_named(start, end) and e.kind not in ("place", "media", "news-agency")]
    return named[:1] or ([draft.adjectives[start]] if start in draft.adjectives else [])


def _kind_of_group(draft: Draft, words: ControlWords, part: str, start: int) -> list[EntityDraft]:
    """ "rebel-held", "opprørskontrollert": rebels whom the text names nowhere else."""
    label = words.groups.get(part)
    return [made(draft, label, None, Span(start=start, end=start + len(part)), RULERS.get(label, "armed-group"))] if label else []


def _described(draft: Draft, part: str) -> list[EntityDraft]:
    """The group of the text that the first part of a compound names: "opprørskontrollert" and "opprørerne"."""
    return [e for e in draft.entities if part and e.kind in SIDES and any(n.casefold().startswith(part[:6]) for n in e.names)][:1]
