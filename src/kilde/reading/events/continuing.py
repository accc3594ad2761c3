"""What goes on with what was only claimed in the sentences before it: "Two were killed", "They had blocked the road", "The ship was hit twice".

Behind words that belong to a source, a bare sentence of the same paragraph about deeds is the source's too, until something
marks a sentence as the outlet's own: a date of its own, a contrast, the present, a reporter on the spot. Where the outlet has
told of such deeds itself in the paragraph, only a sentence that is tied to the claim goes on with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kilde.model.edtf import Edtf
from kilde.model.record import Block
from kilde.reading.draft import EventDraft, StatementDraft, TimeDraft
from kilde.reading.events.account import gives_account
from kilde.reading.events.background import RECENT
from kilde.reading.events.development import sums_up
from kilde.reading.events.grounds import is_definite
from kilde.reading.events.make import Told
from kilde.reading.events.narrating import is_guess, is_rumour, narrates
from kilde.reading.events.own_word import dates, has_own_date, opens_with, stands_apart, tense
from kilde.reading.events.scene import Scene
from kilde.reading.events.sourced import is_introduced
from kilde.reading.events.tied import acts_again, adds, is_known, is_some, is_theirs, is_timing, subjects
from kilde.reading.statements.lexicon import speech

TELLING = ("assert", "accuse", "confirm", "announce")
DEEDS = ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "CONCEDE", "AID", "COOPERATE")  # what a source tells of; meetings, sanctions and the like an outlet knows itself
WITNESSES = ("source", "population")  # kinds of those who tell what they went through
OPENING = 2  # tokens of a sentence in which a word says what happened next
SHORTEST = 3  # letters that a noun has more than, to be known as the end of a compound


class Continuing:
    """Keeps what the sentences of a paragraph told, so that one that says no more than the claims before it is no fact."""

    def __init__(self) -> None:
        self.facts: set[str] = set()  # types that the outlet itself has told of in the text
        self._begin(None)

    def _begin(self, block: Block | None) -> None:
        self.block = block
        self.own: set[str] = set()  # what sorts of deeds the outlet itself has told of in the paragraph
        self._close()

    def _close(self) -> None:
        self.open = False
        self.carried = False  # the claims stand in the paragraph before
        self.account = False  # somebody gives an account that fills the paragraphs behind
        self.owned = False  # all that is told is that somebody takes the blame for what the outlet knows
        self.witnessed = False  # told by those who went through it, or of deeds
        self.nouns: set[str] = set()
        self.claims: list[EventDraft] = []
        self.said: list[StatementDraft] = []
        self.times: list[TimeDraft] = []

    def rest(self) -> None:
        """A heading: what follows begins anew."""
        self._begin(None)

    def mark(self, scene: Scene, found: list[Told]) -> list[Told]:
        """Makes events claimed that go on with the claims before; returns those."""
        if scene.clauses.sentence.block is not self.block:
            self._enter(scene.clauses.sentence.block)
        if not self.open or stands_apart(scene):
            return []
        marked: list[Told] = []
        for told in found:
            event = told.event
            if event.attribution == "reported" and event.modality == "actual" and (self._goes_on(scene, told) or _hangs_on(scene, told, marked)):
                event.attribution = "claimed"
                alike = [one for one in self.claims if one.type == event.type] or self.claims
                event.asserted_by = list(alike[-1].asserted_by if alike else self.said[-1:])
                marked.append(told)
        return marked

    def go_on(self, scene: Scene, spoken: Sequence[EventDraft]) -> None:
        """ "The militia looted the village, a doctor said. Then they demanded ransom": a speech act of those told of, as the next part of the tale, is the source's."""
        words, sentence = scene.clauses.words, scene.clauses.sentence
        next_part = any(word in scene.words.next_then for word in words[:OPENING]) or words[0] in scene.words.same_again
        if not (self.open and self.claims and next_part) or self.carried or stands_apart(scene) or has_own_date(scene, self.times):
            return
        doers = {e.label for claim in self.claims for e in claim.actors} - {e.label for s in self.said for e in s.speaker}
        for event in (e for e in spoken if e.attribution == "reported" and sentence.start <= e.trigger.start < sentence.end):
            at = scene.clauses.token_at(event.trigger.start)
            told = at is not None and event.realises is not None and not event.realises.quote and tense(scene, at) in ("past", "pluperfect")
            if told and {e.label for e in event.actors} <= doers:
                event.attribution, event.asserted_by = "claimed", list(self.claims[-1].asserted_by)

    def held_by(self, scene: Scene, marked: list[Told]) -> list[StatementDraft]:
        """The claims that a bare sentence in the past goes on with, whatever it tells: "Four guards died"; none where it is the outlet's own.

        `marked` are the events of the sentence that `mark` has made claimed.
        """
        root = scene.root
        if any(one.index == root for one in marked):
            return self.said[-1:]
        if not (self.open and self.said) or self.carried or scene.statements or stands_apart(scene) or has_own_date(scene, self.times):
            return []
        return self.said[-1:] if root is not None and tense(scene, root) in ("past", "pluperfect") else []

    def _enter(self, block: Block) -> None:
        """A new paragraph: claims at the end of the one before are carried over, for a sentence that is tied to them."""
        if self.open and (self.account or not self.carried):
            self.block, self.carried = block, not self.account
        else:
            self._begin(block)

    def _goes_on(self, scene: Scene, told: Told) -> bool:
        told_in, type = tense(scene, told.index), told.event.type
        some = is_some(scene, told.index)
        if told_in == "present" or (told_in == "perfect" and told.event.actors and not some and not self._adds_to_theirs(scene, told)):
            return False
        if sums_up(scene, told.index, told.noun, self.nouns) or self._is_answered(scene, told.event) or (self.owned and not self._is_tale(scene, told)):
            return False
        theirs = some or acts_again(scene, told.index) or is_theirs(scene, told.index)
        if has_own_date(scene, self.times):
            return theirs and type in DEEDS and (bool(self.claims) or self.witnessed) and not self.carried and not _is_history(scene)
        alike = any(one.type == type for one in self.claims)
        known = is_known(scene, told)
        if known and not alike:
            return type not in self.facts
        before = told_in == "pluperfect" and not is_timing(scene, told.index)
        tied = known or before or theirs or self._is_in_theirs(scene, told) or self._takes_up(scene, told.index) or (bool(self.claims) and adds(scene, told.index))
        if type not in DEEDS:
            return alike and tied and not self.carried
        told_before = bool(self.claims) or self.witnessed
        if not told_before and adds(scene, told.index):
            return False  # "They have said that they will hit ships. Norwegian ships have been hit too": added to what the outlet knows
        if _sort(told.event) in self.own:
            return alike and (tied or not told.event.actors)
        return tied or (not self.carried and (told_before or not self._is_of_speaker(told.event)))

    def _is_tale(self, scene: Scene, told: Told) -> bool:
        """ "The group claimed the attack. It had sent three men": told by whoever takes the blame; what the attack did is known to all."""
        earlier = any(at is not None and tense(scene, at) == "pluperfect" for at in (told.index, scene.root)) and not is_timing(scene, told.index)
        return earlier or acts_again(scene, told.index) or is_theirs(scene, told.index) or self._is_of_speaker(told.event)

    def _adds_to_theirs(self, scene: Scene, told: Told) -> bool:
        """ "They have also taken the airport": of those who did what was claimed, with a word that it adds to that."""
        before = {e.label for claim in self.claims if claim.type == told.event.type for e in claim.actors}
        return not self.carried and adds(scene, told.index) and {e.label for e in told.event.actors} <= before

    def _is_answered(self, scene: Scene, event: EventDraft) -> bool:
        """ "Hezbollah said it had hit Haifa. Shortly afterwards Israel bombed Beirut": what came next, done by others than those who tell and did what is told."""
        before = {name for e in (*(e for s in self.said for e in s.speaker), *(e for c in self.claims for e in c.actors)) for name in (e.label, e.country)}
        return bool(event.actors) and bool(self.said) and opens_with(scene, scene.words.after_that) and not any(e.label in before or (e.country is not None and e.country in before) for e in event.actors)

    def _is_of_speaker(self, event: EventDraft) -> bool:
        """A deed of the side whose words they were, which had told of none: that is what the outlet tells of the side, not what it tells itself."""
        speakers = {e.country for s in self.said for e in s.speaker if e.country} | {e.label for s in self.said for e in s.speaker}
        return bool(event.actors) and all(e.country in speakers or e.label in speakers for e in event.actors)

    def _takes_up(self, scene: Scene, index: int) -> bool:
        """The subject is a thing that the claims told of: "The bus was hit"."""
        tokens = scene.clauses.tokens
        return any(is_definite(scene, at) and {scene.clauses.words[at], tokens[at].lemma} & self.nouns for at in subjects(scene, index))

    def _is_in_theirs(self, scene: Scene, told: Told) -> bool:
        """ "Adel Bakr was killed in the strike": in a deed of the same kind that only the claims have told."""
        clauses, type = scene.clauses, told.event.type
        if not scene.syntax or type in self.facts:
            return False
        within = [told.index] if told.noun and clauses.tree.relation(told.index) in ("obl", "nmod") else clauses.tree.below(told.index, "obl", "nmod")
        deeds = [at for at in within if (noun := scene.words.noun(clauses.words[at])) is not None and noun.type == type]
        return any((is_definite(scene, at) or clauses.words[at - 1] in clauses.rules.same) and self._names(scene, at) for at in deeds)

    def _names(self, scene: Scene, at: int) -> bool:
        """Whether the claims told of the noun at a token, by itself or as the end of a compound: "luftangrep", "angrepet"."""
        word, lemma = scene.clauses.words[at], scene.clauses.tokens[at].lemma or ""
        stems = tuple(stem for stem in (lemma, *(word.removesuffix(end) for end in scene.words.definite)) if len(stem) > SHORTEST)
        return bool({word, lemma} & self.nouns) or (scene.words.joined and any(noun.endswith(stems) for noun in self.nouns))

    def take_up(self, told: list[EventDraft]) -> None:
        """What the paragraph told turned out to be somebody's: what follows may go on with it."""
        self.open, self.carried, self.witnessed = True, False, True
        self.claims = list(told)
        self.own -= {_sort(event) for event in told}

    def keep(self, scene: Scene, events: list[EventDraft]) -> None:
        """Remembers whose the sentence was."""
        actual = [e for e in events if e.modality == "actual"]
        reported = {e.type for e in actual if e.attribution == "reported"}
        claimed = [e for e in actual if e.attribution == "claimed"]
        said = [s for s in scene.statements if s.act in TELLING]
        self.owned = bool(said) and bool(claimed) and all(e.owned_up for e in claimed) if said or claimed else self.owned
        denied = not self.open and any(s.act == "deny" for s in scene.statements)  # who denies may go on with another account
        sourced = _is_sourced(scene) or any(is_introduced(scene, i) for i, t in enumerate(scene.clauses.tokens) if any(e.trigger.start == t.start for e in claimed))
        if not said and not claimed and gives_account(scene):
            self._close()
            self.open = self.account = self.witnessed = True
        elif not said and not claimed and (reported & set(DEEDS) or (self.open and (stands_apart(scene) or has_own_date(scene, self.times)))):
            self._close()
        elif said or denied or sourced or (any(_is_told(e) for e in claimed) and not is_guess(scene) and not is_rumour(scene)):
            self.open = True
            self.said = said or self.said
            self.witnessed |= sourced or any(s.speaker and all(e.kind in WITNESSES for e in s.speaker) for s in said) or (bool(said) and narrates(scene, events))
        if self.open:
            self.carried = (self.carried and not said and not claimed) or (denied and not said)
            nouns = [t for t in scene.clauses.tokens if t.upos == "NOUN" and scene.claims(t.start)]
            self.nouns |= {name for t in nouns for name in (t.lemma or "", t.text.lower())}
            self.claims = [*(self.claims if not said else (c for c in self.claims if _is_of(c, said))), *claimed]
            self.times += dates(scene)
        self.own |= {_sort(e) for e in actual if e.attribution == "reported"}
        self.facts |= reported


def _sort(event: EventDraft) -> str:
    """What is one sort of deed: a type; but who tells of a siege has not told of kidnappings."""
    return f"{event.type} {event.mode}" if event.type == "COERCE" else event.type


def _hangs_on(scene: Scene, told: Told, marked: list[Told]) -> bool:
    """ "The rebels shelled a post, killing two": a form without a subject of its own that hangs on a verb which goes on with the claims."""
    tree, at = scene.clauses.tree, told.index
    loose = scene.syntax and tree.relation(at) in ("advcl", "xcomp", "conj") and not tree.below(at, "nsubj", "mark")
    return loose and any(tree.heads[at] == one.index for one in marked)


def _is_history(scene: Scene) -> bool:
    """A date of its own that lies far back belongs to what the outlet tells to explain."""
    published = Edtf(scene.draft.article.published).earliest
    latest = [t.edtf.latest for t in dates(scene)]
    return published is not None and any(day is not None and published - day > RECENT for day in latest)


def _is_sourced(scene: Scene) -> bool:
    """ "According to the indictment, ...": a source opens the sentence, be it known or not."""
    return speech(scene.draft.language).according.at(scene.clauses.words, 0) > 0


def _is_told(event: EventDraft) -> bool:
    """Somebody tells it as news: what is only condemned, feared or asked about has no story to go on with."""
    return not event.asserted_by or any(s.act in TELLING for s in event.asserted_by)


def _is_of(claim: EventDraft, said: list[StatementDraft]) -> bool:
    """Whether a claim is still told on: hearsay of nobody ends where a named source speaks."""
    return any(s.speaker for s in claim.asserted_by) or not any(s.speaker for s in said)
