"""Verbs of holding and taking: "M23 has controlled Goma", "Goma is held by M23", "the strip, which Hamas seized", "took control of"."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.encoder.interface import ROOT
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses import shallow, syntactic
from kilde.reading.clauses.attributive import doer_before, is_attributive
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.tree import OBJECTS
from kilde.reading.controls.ended import is_over
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.losing import losses
from kilde.reading.controls.objects import object_of
from kilde.reading.controls.passives import passive
from kilde.reading.controls.telling import Telling, is_before, span_of
from kilde.reading.controls.unlisted import bears_name
from kilde.reading.controls.where import UNNAMED, antecedent, behind, place_at, told_of
from kilde.reading.controls.who import ARMED, SIDES, bare, counted, holders, is_inserted, of_gerund, of_side, speaker, unlisted
from kilde.reading.draft import Draft, EntityDraft, PlaceDraft
from kilde.reading.statements.lexicon import speech

TELLING = ("held", "holding", "capture", "having", "falling", "losing", "driving")
LOSING = ("falling", "losing", "driving")
STATING = ("assert", "confirm", "announce", "deny")  # acts whose infinitive tells what is so; a denial is sorted out later
FORMER = 4  # tokens from a verb to the end of "once" behind it
NOUN_REACH = 4  # tokens from a verb to "control" in "took full control"


def takings(draft: Draft, clauses: Clauses, words: ControlWords) -> Iterator[Telling]:
    """What the verbs of one sentence tell, in order; each place once with each holder."""
    seen: set[tuple[int, ...]] = set()
    for index, word in enumerate(clauses.words):
        if clauses.inside[index] is not None or not (words.seat(clauses.words, index) or words.won(clauses.words, index) or any(words.has(name, word) for name in TELLING)):
            continue
        told = _told(draft, clauses, words, index)
        key = (id(told.place), *map(id, told.holders)) if told else ()
        if told and key not in seen:
            seen.add(key)
            yield told


def _told(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> Telling | None:
    if _is_no_verb(clauses, index):
        return None
    word, noun = clauses.words[index], control_noun(clauses, words, index)
    around = _around(draft, clauses, index)
    if _is_heard(clauses, index, around):
        around.modal = "hearsay"
    lost = any(words.has(name, word) for name in LOSING)
    won = words.won(clauses.words, index)
    capture = words.has("capture", word) or lost or won
    if lost:
        found = losses(draft, clauses, words, index, around)
    elif noun is not None:
        found = _light(draft, clauses, words, noun, around)
    elif (seat := _seat(clauses, words, index)) is not None:
        found = _light(draft, clauses, words, seat, around, direct=True) or (_active(draft, clauses, words, index, around) if won else None)
    elif not (_has_had(clauses, words, index, around) or words.has("held", word) or words.has("holding", word) or capture) or any(words.has("dwelling", w) for w in clauses.words[index + 1 : index + 2]):
        return None  # "held til": where somebody lives
    else:
        found = _active(draft, clauses, words, index, around) or passive(draft, clauses, words, index, around)
    if found is None or not _stands(draft, clauses, words, index, around):
        return None
    place, who = found
    if (won or words.has("elected", word)) and not all(e.kind in SIDES for e in who):
        return None  # an election is won by others
    if len(who) > 1 and around.subject and around.subject[0].sort in ("collective", "pronoun"):
        return None  # "both sides say they control it": contested
    began = capture or (noun is not None and not around.perfect)
    last = noun if noun is not None else index
    spoken = _is_said(draft, clauses, index) or (_below_speech(clauses, index) and not _goes_on(clauses, words, index))
    hearsay = around.modal == "hearsay" or spoken or words.has("claiming", word)
    return Telling(index, span_of(clauses, around, last), place, who, began, hearsay, around.first, around.last, before=is_before(clauses, around) and not capture)


def _is_no_verb(clauses: Clauses, index: int) -> bool:
    """ "In the occupied West Bank", "plans to expand its control over Gaza": what describes a noun, or is the noun object of an infinitive."""
    if not clauses.sentence.parse.has_syntax:
        return False
    tree, head = clauses.tree, clauses.tree.heads[index]
    aimed = clauses.tokens[index].upos == "NOUN" and head >= 0 and clauses.tokens[head].feats.get("VerbForm") == "Inf" and bool(tree.below(head, "mark"))
    return aimed or (is_attributive(clauses, index) and doer_before(clauses, index) is None)


def _seat(clauses: Clauses, words: ControlWords, index: int) -> int | None:
    """ "Has the power over": the last token of a verb of holding with its preposition, but not of "has promised to take the power over"."""
    seat = words.seat(clauses.words, index)
    return seat if seat is not None and clauses.rules.infinitive not in clauses.words[index:seat] else None


def _below_speech(clauses: Clauses, index: int) -> bool:
    """ "reports having taken": a verb that is not finite below one of speaking is never the outlet's own word."""
    if not clauses.sentence.parse.has_syntax or clauses.tree.heads[index] == ROOT or clauses.tree.relation(index) not in ("xcomp", "ccomp", "advcl", "obj"):
        return False
    helped = bool(clauses.tree.below(index, "aux", "mark")) or clauses.tokens[index].feats.get("VerbForm") in ("Inf", "Ger")
    finite = clauses.tokens[index].feats.get("VerbForm") == "Fin"
    return helped and not finite and clauses.words[clauses.tree.heads[index]] in cue_forms(clauses.rules.language)


def _is_heard(clauses: Clauses, index: int, around: Frame) -> bool:
    """ "skal ha tatt byen": the modal with the infinitive of "have" tells hearsay of what is past, and no plan."""
    pairs = speech(clauses.rules.language).hearsay_auxiliaries
    return any(pairs.at([clauses.words[around.finite], clauses.words[i]], 0) == 2 for i in range(around.finite + 1, index))


def _goes_on(clauses: Clauses, words: ControlWords, index: int) -> bool:
    """ "continues to occupy": an infinitive below a verb of going on."""
    if not clauses.sentence.parse.has_syntax or clauses.tree.heads[index] == ROOT:
        return False
    return words.has("continuing", clauses.words[clauses.tree.heads[index]])


def _is_said(draft: Draft, clauses: Clauses, index: int) -> bool:
    """ "claims to have taken": an infinitive in which somebody states an own act; a threat or promise tells only what may come."""
    start = clauses.tokens[index].start
    if clauses.tokens[index].feats.get("VerbForm") == "Fin":
        return False  # "claims to have held it until others took it"
    return any(s.own_act and s.act in STATING and s.content is not None and s.content.start <= start < s.content.end for s in draft.statements)


def _around(draft: Draft, clauses: Clauses, index: int) -> Frame:
    """The frame of the verb; behind a mark its place is no subject ("the rebels, whom Iran backs, hold Hodeida")."""
    if clauses.sentence.parse.has_syntax and clauses.tree.relation(index) == "aux" and clauses.tree.below(index, *OBJECTS):
        return shallow.frame(clauses, index)  # a verb with an object of its own helps no other
    around = frame(clauses, index)
    sited = around.inverted and all(any(p.start <= q.start < p.end for q in draft.places) for p in around.subject)
    if not sited or not clauses.sentence.parse.has_syntax:
        return around
    return syntactic.frame(clauses, index) or around


def _stands(draft: Draft, clauses: Clauses, words: ControlWords, index: int, around: Frame) -> bool:
    """Whether it is told as so: no denial, wish, plan or attempt, and no bare infinitive ("to take control of")."""
    if around.negated or around.modal not in (None, "hearsay") or is_over(draft, clauses, words, index):
        return False
    former = words.former.find(clauses.words, max(0, around.first), min(around.last, index + FORMER))
    if former is not None and not any(t.start < clauses.tokens[former[0]].start < t.end for t in draft.times):
        return False  # "all that it once held", but "two days earlier"
    if any(clauses.words[i] in clauses.rules.negations for i in range(max(0, around.first), index)):
        return False
    marked = index > 0 and clauses.words[index - 1] == clauses.rules.infinitive  # the perfect of "have fought off an attempt to take" is not that of "take"
    infinitive = clauses.tokens[index].feats.get("VerbForm") == "Inf" or marked
    return (around.perfect and not marked) or not infinitive or _is_said(draft, clauses, index) or _goes_on(clauses, words, index)


def control_noun(clauses: Clauses, words: ControlWords, verb: int) -> int | None:
    """The noun of control that a light verb takes: "has full control", "hatt makten"."""
    if not words.has("having", clauses.words[verb]) and not words.has("capture", clauses.words[verb]):
        return None
    plain = [i for i in range(verb + 1, len(clauses.words)) if clauses.inside[i] is None]
    for index in plain[:NOUN_REACH]:
        if clauses.words[index] == clauses.rules.infinitive:
            return None  # "has promised to take control of"
        if words.has("control_nouns", clauses.words[index]):
            return index
        if clauses.tokens[index].text in ",;:" or words.has("losing", clauses.words[index]):
            return None
        if (clauses.is_full_verb(index) and clauses.tokens[index].upos != "ADV") or clauses.tokens[index].upos == "VERB":
            return None  # but "sitter fortsatt med kontrollen"
    return None


def _light(draft: Draft, clauses: Clauses, words: ControlWords, noun: int, around: Frame, direct: bool = False) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    """The place behind "has control of" or "sits on"."""
    place = behind(draft, clauses, words, noun, direct) or _left(draft, clauses, words, noun, around.verb)
    who = holders(clauses, around.subject) or speaker(draft, clauses, words, around) or unlisted(draft, clauses, around.subject_at)
    if not who and around.subject_at is None:
        who = holders(clauses, shallow.frame(clauses, around.verb).subject)
    return (place, who) if place and who else None


def _left(draft: Draft, clauses: Clauses, words: ControlWords, last: int, verb: int) -> PlaceDraft | None:
    """ "The bank, which Russia still sits on", "In Goma M23 has the power": the place that a relative clause tells of, or that opens the clause behind a preposition."""
    if antecedent(clauses, verb) is not None:
        ends = last + 1 >= len(clauses.words) or not clauses.tokens[last + 1].text[0].isalnum() or clauses.words[last] in clauses.rules.prepositions
        return told_of(draft, clauses, words, verb) if ends else None
    segment = clauses.segment(verb)
    opens = clauses.rules.verb_second and clauses.words[segment.body] in clauses.rules.at_places and words.has("control_nouns", clauses.words[last])
    return place_at(draft, clauses, words, segment.body + 1) if opens else None


def _active(draft: Draft, clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> tuple[PlaceDraft, list[EntityDraft]] | None:
    word = clauses.words[verb]
    if around.passive and not (words.has("holding", word) and around.perfect):
        return None
    if not (_has_had(clauses, words, verb, around) or words.has("holding", word) or words.has("capture", word) or words.won(clauses.words, verb) or around.perfect):
        return None
    place = object_of(draft, clauses, words, verb, around)
    if place is None and clauses.sentence.parse.has_syntax and any(i > verb and bears_name(draft, clauses, i) for i in clauses.tree.below(verb, "obj")):
        armed = holders(clauses, around.subject)
        place = UNNAMED if armed and all(e.kind in ARMED for e in armed) else None
    if place is not None and _has_had(clauses, words, verb, around) and _is_site_in(clauses, verb, place):
        return None
    if place is not None and words.has("holding", word) and _is_kept_so(clauses, words, place):
        return None
    named = antecedent(clauses, verb)
    subject = of_side(around.subject) if named is not None else around.subject
    holds_else = clauses.sentence.parse.has_syntax and words.has("holding", word) and any(i > verb for i in clauses.tree.below(verb, "obj"))  # "the palace, where they held a meeting"
    if place is None and named is not None and not holds_else and (around.subject_at != named or is_inserted(clauses, verb)):
        place = told_of(draft, clauses, words, verb)
    ending = [p for p in clauses.phrases if p.last == verb and words.has("until", clauses.governor(p) or "")]  # "til Tyrkia inntok byen"
    who = of_gerund(draft, clauses, verb) or holders(clauses, ending or subject) or speaker(draft, clauses, words, around) or (bare(draft, clauses, words, around) if place else [])
    if not who and place is not None:
        who = counted(clauses, words, verb) or (_told_of(clauses, named) if named is not None else [])
    if not who and words.has("holding", word) and place is not None:
        who = unlisted(draft, clauses, around.subject_at)
    return (place, who) if place and who else None


def _has_had(clauses: Clauses, words: ControlWords, verb: int, around: Frame) -> bool:
    """ "has had the town since 2020": a bare verb of having holds a place where the clause tells since when."""
    lasts = around.perfect and words.has("had", clauses.words[verb])
    return lasts and any(words.has("since", clauses.words[i]) for i in range(verb + 1, min(around.last, len(clauses.words))))


def _is_site_in(clauses: Clauses, verb: int, place: PlaceDraft) -> bool:
    """ "has had an embassy in Baku": whether a preposition of place stands between a verb and a place."""
    return any(clauses.words[i] in clauses.rules.at_places for i, t in enumerate(clauses.tokens) if i > verb and t.start < place.start)


def _is_kept_so(clauses: Clauses, words: ControlWords, place: PlaceDraft) -> bool:
    """ "holds the crossing closed": an adjective right behind the place says how it is kept, not who has it; but "held the town occupied"."""
    if place.start < clauses.sentence.start:
        return False
    at = next((i for i, t in enumerate(clauses.tokens) if t.start >= place.end), None)
    return at is not None and clauses.tokens[at].upos in ("ADJ", "VERB") and clauses.tokens[at].feats.get("VerbForm") != "Fin" and not words.has("held", clauses.words[at])


def _told_of(clauses: Clauses, named: int) -> list[EntityDraft]:
    """Who a relative clause tells of where no list knows its pronoun: "X, an alliance of gangs that holds Y"; in "it is the army that holds Y" who it is."""
    tree, head = clauses.tree, clauses.tree.heads[named]
    cleft = clauses.tokens[named].upos == "PRON"
    if cleft and (head == ROOT or not tree.below(head, "cop")):
        return []
    apposed = next((i for i in tree.above(named) if tree.relation(i) == "appos"), None)
    at = head if cleft else tree.heads[apposed] if apposed is not None else named
    phrase = clauses.inside[at] or clauses.inside[named]
    return holders(clauses, [phrase]) if phrase else []
