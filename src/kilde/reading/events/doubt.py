"""Where no statement holds an event and the outlet still does not vouch for it: "probably", "fears that", "according to X"."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.cutting import QUOTE_MARKS, SCARE_WORDS, Segment
from kilde.reading.clauses.tree import SUBJECTS
from kilde.reading.events.ascribed import ascribed
from kilde.reading.events.filmed import shown_by
from kilde.reading.events.grounds import above, is_asked_who, is_definite
from kilde.reading.events.interrupted import is_interrupted
from kilde.reading.events.own_word import OUTLETS, dates
from kilde.reading.events.scene import Scene
from kilde.reading.events.sourced import TRAILING, is_sourced
from kilde.reading.grammar import Phrases
from kilde.reading.statements.lexicon import speech

PARTIES = ("nsubj", "obj", "iobj", "conj", "appos")  # where those stand of whom a clause tells
ASIDE = ("parataxis", "appos")
LOOSE = ("obl", "nmod", "advcl")  # with a preposition of time, what hangs on a clause like this is told by the outlet
TELLING = ("assert", "confirm", "announce")
GROUP = 6  # tokens of a verb group that closes with a verb of saying
BEFORE = 2  # tokens before an infinitive in which what governs it stands: "appears to have fallen"


def is_doubted(scene: Scene, index: int) -> bool:
    """Whether words of doubt, a verb of saying or believing, or a source stand over the event at a token."""
    return is_in_doubt(scene, index) or is_told(scene, index)


def is_in_doubt(scene: Scene, index: int) -> bool:
    """Whether words of doubt stand over the event at a token, or somebody is only held for it."""
    clauses = scene.clauses
    segment = clauses.segment(index)
    first = max(0, segment.first - BEFORE) if segment.kind == "infinitive" else segment.first
    if any(_covers(scene, at, index) and not is_asked_who(scene, index, at) for at in _all(scene, scene.words.doubt)) or scene.words.doubting.find(clauses.words, first, segment.last):
        return True
    return scene.syntax and (_is_alleged(scene, index) or bool(ascribed(scene, index)) or _is_charged(scene, index))


def is_told(scene: Scene, index: int) -> bool:
    """Whether somebody tells the event as a whole, its victims included, and not only who did it or what it was is in doubt."""
    if _is_quoted(scene, index) or (scene.syntax and (_is_raised(scene, index) or _goes_on_behind(scene, index))):
        return True
    joined = _joined(scene, index)
    told = any(_has_source(scene, one) or _trails_cue(scene, one) for one in joined) or is_sourced(scene, index) or is_interrupted(scene, index)
    return told or _is_said_by_nobody(scene, index) or (scene.syntax and _is_governed(scene, index))


def is_on_a_word(scene: Scene, index: int) -> bool:
    """Whether what somebody is told to have said is itself only believed or hearsay: "he is said to have ordered it"."""
    if not scene.syntax:
        return False
    tree, words = scene.clauses.tree, scene.clauses.words
    heard = speech(scene.draft.language).tells_hearsay([words[i] for i in tree.below(index, "aux")]) or _is_raised(scene, index)
    believed = any(words[head] in scene.words.belief and tree.relation(at) in ("ccomp", "xcomp", "csubj") for at, head in pairwise(above(scene, index)))
    return heard or believed or bool(scene.words.doubting.find(words, scene.clauses.segment(index).first, index))


def _is_raised(scene: Scene, index: int) -> bool:
    """ "He påstås ha beordrat": a verb of hearsay that the tree takes for the one that governs."""
    tree, words = scene.clauses.tree, scene.clauses.words
    head = tree.heads[index]
    heard = speech(scene.draft.language).hearsay_auxiliaries
    return head >= 0 and any(heard.at([words[head], words[i]], 0) == 2 for i in tree.below(index, "aux", "mark"))


def _all(scene: Scene, phrases: Phrases) -> list[int]:
    """Where phrases begin in the sentence."""
    words, tokens = scene.clauses.words, scene.clauses.tokens
    return [at for at in range(len(words)) if (length := phrases.at(words, at)) and not (length == 1 and tokens[at].upos == "VERB" and words[at] in scene.words.verbs)]  # nn "rykte": rumour, or advanced


def _covers(scene: Scene, at: int, index: int) -> bool:
    """Whether words of doubt at a token reach the event: those in a clause that only tells of somebody do not ("arrested two men suspected of
    ..."), nor those in a clause that is joined to it ("attacked, and it is unclear whether ...")."""
    if not scene.syntax:
        return True
    tree, inside = scene.clauses.tree, set(above(scene, index))
    telling = [node for node in above(scene, at) if tree.relation(node) == "acl" and tree.relation(tree.heads[node]) in PARTIES]
    joined = [node for node in above(scene, at) if tree.relation(node) == "conj" and tree.is_predicate(node) and tree.below(node, "cc", *SUBJECTS)]
    return all(node in inside for node in (*telling, *joined))


def _is_quoted(scene: Scene, index: int) -> bool:
    """Inside a quotation, whoever speaks it; a word or two in quotation marks are a name."""
    clauses = scene.clauses
    if any(first <= index < last and last - first > SCARE_WORDS for first, last in clauses.quotes):
        return True
    closing = next((i for i, token in enumerate(clauses.tokens) if token.text in QUOTE_MARKS), len(clauses.tokens))
    return clauses.quoted and index < closing


def _is_alleged(scene: Scene, index: int) -> bool:
    """ "the alleged attack", "a suspected strike hit the town", "reports of an attack", "claims that they attacked"."""
    tree, words = scene.clauses.tree, scene.clauses.words
    top = tree.first_joined(index)
    if tree.relation(top) == "nmod" and words[tree.heads[top]] in scene.words.tidings:
        return True
    told = scene.words.tidings | scene.words.accounts
    for at, head in pairwise(above(scene, index)):
        if at > head and words[head] in told and tree.relation(at) in ("acl", "ccomp", "advcl") and _says_what(scene, at):
            return True
    if any(words[i] in told for i in tree.below(index, "nsubj") if tree.subtype(i) == "outer"):
        return True  # "word from Kyiv is that two planes were shot down", "the army's version is that ..."
    subjects = tree.below(index, "nsubj") or tree.below(top, "nsubj")  # "suspected rebels entered the base and shot two"
    doers = [i for i in subjects if tree.subtype(i) != "pass" or scene.words.noun(words[i])]
    nouns = [index, *doers, *scene.agent_heads(index)]
    return any(words[i] in scene.words.alleged for noun in nouns for i in tree.below(noun, "amod"))


def _says_what(scene: Scene, verb: int) -> bool:
    """ "The claim that Rwanda sent troops": a clause that says what a noun is about, even where the tree takes its "that" for a relative; no
    relative clause ("the report that they wrote"), whose verb lacks the noun."""
    tree, clauses = scene.clauses.tree, scene.clauses
    if tree.below(verb, "mark") or tree.subtype(verb) != "relcl":
        return True
    opened = any(t.head == verb and t.upos == "SCONJ" and clauses.words[i] in clauses.rules.complementisers for i, t in enumerate(clauses.tokens))
    return opened and bool(tree.below(verb, "nsubj"))


def _is_charged(scene: Scene, index: int) -> bool:
    """ "charged with killing two", "suspects the militia of having fired": what somebody is held for is not known."""
    tree, words = scene.clauses.tree, scene.clauses.words
    for at, head in pairwise(above(scene, index)):
        if tree.relation(at) not in ("advcl", "xcomp", "ccomp", "acl", "obl", "obj", "nmod", "conj"):
            return False
        accused = any(s.act == "accuse" and s.cue is not None and s.cue.start == scene.clauses.tokens[head].start for s in scene.statements)
        if (accused or words[head] in scene.words.charged) and any(words[i] in scene.words.charged_with for i in tree.below(at, "mark", "case")):
            return True
    return False


def _is_said_past(scene: Scene, at: int, head: int) -> bool:
    """ "Iran shoots down drone – accuses US of meddling": a clause before a verb of saying whose content stands behind it; not its subject."""
    if at > head or scene.clauses.tree.relation(at) in SUBJECTS:
        return False
    start = scene.clauses.tokens[head].start
    return any(s.cue is not None and s.content is not None and s.cue.start == start < s.content.start for s in scene.statements)


def _is_governed(scene: Scene, index: int) -> bool:
    """Under "fears", "claims": by the clause of a verb of saying or believing, or the object of one of reporting."""
    tree, words = scene.clauses.tree, scene.clauses.words
    openers, told = speech(scene.draft.language).complementisers, False
    for at, head in pairwise(above(scene, index)):
        apart = tree.relation(at) in LOOSE and any(words[i] in scene.words.apart for i in tree.below(at, "case", "mark"))
        if apart and words[head] in scene.words.recounting and at > head and not dates(scene):
            return True  # "residents described a night of terror, after fighters stormed the camp"
        if (apart and not scene.words.showing.isdisjoint(words[i] for i in above(scene, head))) and any(shown_by(scene, i) for i in above(scene, head)):
            return True  # "a video shows how soldiers force men to the ground before they shoot them"
        if apart or tree.relation(at) in ASIDE or _is_said_past(scene, at, head):
            return False
        opened = at > head and any(words[i] in openers for i in tree.below(at, "mark", "advmod"))
        told = (told and tree.relation(at) in ("obl", "obj", "nmod")) or (opened and tree.relation(at) == "acl")  # "documents in a report how ..."
        opens = at > head and words[at] in openers  # "redegør for, hvordan ...", where the word that opens hangs on the verb
        complement = told or opens or tree.relation(at) in ("ccomp", "xcomp", "csubj") or (tree.relation(at) == "advcl" and opened and scene.clauses.tokens[at].feats.get("VerbForm") != "Inf")
        if words[head] in scene.words.reports and _is_told_of(scene, at):
            return True
        if at > head and words[head] in scene.words.showing and shown_by(scene, head):
            return True  # "videos that nobody has verified show armed men shooting"
        if (complement and words[head] in scene.words.belief) or (tree.relation(at) == "obj" and words[head] in scene.words.reports):
            return True
        if tree.relation(at) in ("ccomp", "xcomp") and at > head and words[head] in scene.words.seeing and scene.clauses.tokens[at].upos != "NOUN" and not _by_outlet(scene, head):
            return True
        held = tree.relation(at) == "xcomp" and bool(tree.below(head, "obj"))  # "held the town occupied"
        if complement and not held and words[head] in cue_forms(scene.draft.language) and words[head] not in scene.words.aspect:
            return True
    return False


def _by_outlet(scene: Scene, verb: int) -> bool:
    """ "A Reuters reporter saw soldiers shoot": the outlet itself was there."""
    tree = scene.clauses.tree
    seeing = [p for i in tree.below(verb, "nsubj") for p in (scene.clauses.inside[j] for j in range(*tree.span(i))) if p is not None]
    return any(e.kind in OUTLETS for p in seeing for e in p.entities)


def _goes_on_behind(scene: Scene, index: int) -> bool:
    """ "Two were killed, the army said, after rebels attacked": what hangs on words that a source has said already is the source's too."""
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    if dates(scene) and any(t.start > tokens[index].start for t in dates(scene)):
        return False
    for at, head in pairwise(above(scene, index)):
        start = tokens[head].start
        said = [s.cue for s in scene.statements if s.act in TELLING and s.cue is not None and any(c.start <= start <= s.cue.start for c in s.covers)]
        marked = any(tokens[i].text == "," for i in range(head, at))
        if tree.relation(at) == "advcl" and marked and any(cue.start < tokens[at].start for cue in said):
            return True
    return False


def _is_told_of(scene: Scene, at: int) -> bool:
    """ "Explosions were reported": the subject of a passive of reporting by nobody, of which nothing was known before."""
    tree = scene.clauses.tree
    return tree.relation(at) == "nsubj" and tree.subtype(at) == "pass" and not is_definite(scene, at) and not scene.agent_heads(tree.heads[at])


def _joined(scene: Scene, index: int) -> list[Segment]:
    """Its segment, and those of the verbs it is coordinated with under one subject: "they had, said X, shot two and beaten one"."""
    clauses, tree, found, at = scene.clauses, scene.clauses.tree, [scene.clauses.segment(index)], index
    while scene.syntax and tree.relation(at) == "conj" and all(clauses.words[i] in clauses.rules.relatives for i in tree.below(at, "nsubj")):
        at = tree.heads[at]
        first = min([at, *tree.below(at, "nsubj", "aux")])
        found += [one for one in clauses.segments if one.first <= at and first < one.last and one not in found]
    for lower, upper in pairwise(above(scene, index)) if scene.syntax else ():  # "having come under fire, they withdrew, says the report"
        fronted = tree.relation(lower) == "advcl" and lower < upper
        if not fronted and tree.relation(lower) not in ("obl", "nmod", "obj"):
            break
        found += [one for one in [clauses.segment(upper)] if fronted and one not in found]
    return found


def _is_said_by_nobody(scene: Scene, index: int) -> bool:
    """ "..., it was claimed", "..., blev det oplyst": a passive of saying beside the clause, whoever says it."""
    if not scene.syntax:
        return False
    tree, clauses = scene.clauses.tree, scene.clauses
    for verb in (i for at in above(scene, index) for i in tree.below(at, "parataxis")):
        helped = any(clauses.rules.auxiliaries.get(clauses.words[i]) in ("be", "passive") for i in tree.below(verb, "aux"))
        passive = clauses.words[verb] in cue_forms(scene.draft.language) and (helped or clauses.tokens[verb].feats.get("Voice") == "Pass")
        if passive and verb > index and all(clauses.tokens[i].upos == "PRON" for i in tree.below(verb, "nsubj")):
            return True
    return False


def _has_source(scene: Scene, segment: Segment) -> bool:
    """ "..., according to X" in the segment itself or right behind it."""
    clauses, cues = scene.clauses, speech(scene.draft.language)
    behind = _behind(scene, segment)
    inside = cues.according.find(clauses.words, segment.first, segment.last) is not None
    return inside or (behind is not None and cues.according.at(clauses.words, behind.body) > 0)


def _trails_cue(scene: Scene, segment: Segment) -> bool:
    """ "..., lyder det fra ministeriet": verb-second languages put the verb of saying first in the clause behind."""
    behind = _behind(scene, segment)
    return (behind is not None and scene.clauses.words[behind.body] in scene.words.trailing) or _ends_in_saying(scene, segment)


def _ends_in_saying(scene: Scene, segment: Segment) -> bool:
    """ "..., har guvernøren sagt": the last clause of the sentence opens with "have", and a verb of saying closes the group; not behind a relative clause ("som Rwanda støtter, har tatt byen")."""
    clauses, last = scene.clauses, scene.clauses.segments[-1]
    if not clauses.rules.verb_second or segment.kind == "relative" or last is segment or last.kind not in TRAILING or last.body >= last.last or clauses.quotes:
        return False
    opens = clauses.rules.auxiliaries.get(clauses.words[last.body]) == "perfect"
    return opens and any(clauses.words[i] in cue_forms(scene.draft.language) for i in range(last.body + 1, min(last.last, last.body + GROUP)))


def _behind(scene: Scene, segment: Segment) -> Segment | None:
    """The segment behind a mark; none behind a relative clause, where the clause before goes on."""
    segments = scene.clauses.segments
    number = segments.index(segment) + 1
    if segment.kind == "relative" or number >= len(segments):
        return None
    behind = segments[number]
    return behind if behind.kind in TRAILING and behind.body < behind.last else None
