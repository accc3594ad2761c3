"""Finds the events that verbs and nouns of a text tell, and who vouches for them."""

from __future__ import annotations

from itertools import pairwise

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.agreements.lexicon import agreement_words
from kilde.reading.clauses import nominal
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, EventDraft, StatementDraft
from kilde.reading.events.lexicon import EventWords, NounWord, VerbWord, event_words
from kilde.reading.events.needs import meets_needs
from kilde.reading.statements.lexicon import speech

SILENT = ("heading", "headline", "byline")
WISHES = ("request", "demand", "offer", "promise", "threaten", "warn", "no-comment", "reject")  # what they speak of has not happened
RELAYS = ("news-agency", "media", "source", "place")
PLANNED = {"future": "planned", "obligation": "planned", "wish": "planned", "possibility": "planned"}


def find_events(draft: Draft) -> list[EventDraft]:
    words = event_words(draft.language)
    found: list[EventDraft] = []
    for clauses in draft.clauses:
        if clauses.sentence.block.kind not in SILENT:
            found += _Sentence(draft, clauses, words).events()
    return found


class _Sentence:
    def __init__(self, draft: Draft, clauses: Clauses, words: EventWords) -> None:
        self.draft, self.clauses, self.words = draft, clauses, words
        start, end = clauses.sentence.start, clauses.sentence.end
        self.statements = [s for s in draft.statements if any(c.start < end and start < c.end for c in (*s.covers, *s.evidence))]
        self.cues = {s.cue.start for s in self.statements if s.cue}

    def events(self) -> list[EventDraft]:
        found: list[tuple[int, EventDraft]] = []
        for index in range(len(self.clauses.tokens)):
            if self.clauses.tokens[index].start in self.cues:
                continue
            event = self._verb(index) or self._noun(index)
            if event:
                found.append((index, event))
        return self._one_per_clause(found)

    # --- verbs ----------------------------------------------------------------------------------------------------------

    def _verb(self, index: int) -> EventDraft | None:
        doubtful = self.clauses.words[index] in self.clauses.ambiguous and not self.clauses.is_verb(index)
        if self.clauses.inside[index] is not None or doubtful or self._is_noun(index):
            return None
        for word in self.words.verbs.get(self.clauses.words[index], ()):
            active = word.object == "none" and word.subject != "none" and not word.passive
            around = frame(self.clauses, index, True if word.passive else False if active else None)
            if word.particle and not self._particle(around, word.particle):
                continue
            if not meets_needs(self.clauses, self.words, around, word):
                continue
            if self._idle(around):
                return None
            return self._verb_event(index, word, around)
        return None

    def _is_noun(self, index: int) -> bool:
        """A form that is both is the noun behind a determiner, a form of "be", or a verb that the clause has already."""
        if self.clauses.words[index] not in self.words.nouns or index == 0:
            return False
        before = self.clauses.words[index - 1]
        rules, segment = self.clauses.rules, self.clauses.segment(index)
        full_verb = any(self.clauses.is_full_verb(i) for i in range(segment.first, index))
        return full_verb or before in rules.determiners or rules.auxiliaries.get(before) == "be"

    def _particle(self, around: Frame, particle: str) -> bool:
        return particle in self.clauses.words[around.verb + 1 : min(around.last, around.verb + 6)]

    def _idle(self, around: Frame) -> bool:
        """A purpose ("in order to fight") has not happened, unless somebody is there for it ("were in Geneva to discuss")."""
        if around.opener != self.clauses.rules.infinitive or around.finite != around.verb:
            return False
        if self.clauses.sentence.parse.has_syntax and self._is_purpose(around.verb):
            return True
        before = self.clauses.words[: around.first]
        return not any(self.clauses.rules.auxiliaries.get(word) == "be" for word in before) and not self._in_content(around.verb)

    def _is_purpose(self, verb: int) -> bool:
        """An infinitive that tells what something is for, by its place in the tree: "the campaign to isolate the town"."""
        tree, clauses = self.clauses.tree, self.clauses
        head = tree.heads[verb]
        if tree.relation(verb) not in ("advcl", "acl") or tree.subtype(verb) == "relcl" or head < 0:
            return False
        told = clauses.words[head] in cue_forms(clauses.rules.language) or clauses.tokens[head].start in self.cues
        there = any(clauses.rules.auxiliaries.get(clauses.words[i]) == "be" for i in (head, *tree.below(head, "cop", "aux")))
        return not told and not there

    def _in_content(self, index: int) -> bool:
        return bool(self._claims(self.clauses.tokens[index].start))

    def _verb_event(self, index: int, word: VerbWord, around: Frame) -> EventDraft | None:
        subject, objects = list(around.subject), list(around.objects)
        if around.passive:
            subject, objects = list(around.agent), list(around.subject)
        roles: dict[str, list[Phrase]] = {"actor": [], "recipient": [], "both": []}
        if word.subject in roles:
            roles[word.subject] += subject
        if word.object in roles:
            roles[word.object] += objects
        for preposition, phrase in around.obliques:
            role = word.prepositions.get(preposition)
            if role in roles and phrase not in around.agent:
                roles[role] += [phrase]
        if index and self.clauses.words[index - 1] in self.clauses.rules.determiners:
            roles = {"actor": [], "recipient": [], "both": []}  # "the destroyed house" says that it was, not by whom
        event = self._event(index, word.type, word.mode, around, roles)
        if event and not event.actors and word.subject == "actor" and not around.passive:
            event.actors = self._state_of_means(around)
        if event and word.people:
            event.recipients = [e for e in event.recipients if e.kind not in ("population", "other") or e.label == "civilians"] if not around.passive else []
        return event

    def _state_of_means(self, around: Frame) -> list[EntityDraft]:
        """ "Russian planes have bombed": the state whose adjective stands before the means of the act, or whose means they are."""
        if around.subject:
            return []
        if around.subject_at is not None:
            return self._owners(around.subject_at)
        for index in range(around.first, around.finite):
            state = self.draft.adjectives.get(self.clauses.tokens[index].start)
            if state and self.clauses.inside[index] is None:
                return [state]
        return []

    def _owners(self, head: int) -> list[EntityDraft]:
        """Whose weapons or attacks they are: "coalition aircraft", "the army's drones", "Israeli strikes"."""
        first, _ = nominal.core(self.clauses, head)
        word = self.clauses.words[head]
        if word not in self.words.classes.get("weapons", ()) and word not in self.words.nouns:
            return []
        owner = next((p for p in self.clauses.phrases if first <= p.first and p.last <= head), None)
        state = next((self.draft.adjectives[t.start] for t in self.clauses.tokens[first:head] if t.start in self.draft.adjectives), None)
        return [e for e in owner.entities if e.kind not in RELAYS] if owner else [state] if state else []

    # --- nouns ----------------------------------------------------------------------------------------------------------

    def _noun(self, index: int) -> EventDraft | None:
        inside = self.clauses.inside[index]
        if inside is not None and inside.head == index and not self._is_noun(index):
            return None
        nouns = self.words.nouns.get(self.clauses.words[index])
        if not nouns:
            return None
        noun = nouns[0]
        segment = self.clauses.segment(index)
        light = next((i for i in range(index - 1, segment.first - 1, -1) if self.clauses.words[i] in self.words.light and self.clauses.inside[i] is None), None)
        ending = light is not None and self.words.light[self.clauses.words[light]] == "ending"
        caption = self.clauses.sentence.block.kind == "caption" and not any(self.clauses.is_verb(i) for i in range(len(self.clauses.tokens)))
        if ending:
            return None
        if noun.type == "AGREE" and (light is None or not agreement_words(self.draft.language).has("concluded", self.clauses.words[light])):
            return None  # an agreement that is discussed or asked for is none
        weak = noun.weak and (light is None or self._far(light, index)) and not caption
        around = frame(self.clauses, light) if light is not None and not self._far(light, index) else Frame(index, segment.first, segment.last, index)
        event = self._noun_event(index, noun, around, light is not None and not self._far(light, index))
        told = event is not None and noun.type != "AGREE" and len(set(event.actors) | set(event.recipients)) > 1
        return None if weak and not told else event

    def _far(self, light: int, index: int) -> bool:
        between = range(light + 1, index)
        return any(self.clauses.words[i] in self.clauses.rules.prepositions and self.clauses.inside[i] is None for i in between) or index - light > 8

    def _noun_event(self, index: int, noun: NounWord, around: Frame, light: bool) -> EventDraft | None:
        roles: dict[str, list[Phrase]] = {"actor": [], "recipient": [], "both": []}
        before = next((p for p in self.clauses.phrases if p.last <= index and index - p.last <= 2 and (p.genitive or self._compounds(p, index))), None)
        if before and noun.genitive in roles:
            roles[noun.genitive] += [before]
        adjective = self._adjective(index)
        at = index + 1
        for phrase in self.clauses.phrases:
            if phrase.first <= index or phrase.first > at + 6 or phrase.first >= around.last:
                continue
            preposition = self.clauses.governor(phrase)
            role = "both" if preposition in noun.both else "actor" if preposition in noun.actors else "recipient" if preposition in noun.recipients else None
            if role and not roles[role]:
                roles[role] += self.clauses.chain(phrase)
                at = roles[role][-1].last
        if light and around.subject:
            role = self.words.light[self.clauses.words[around.verb]]
            if role == "planned":
                around.modal = around.modal or "future"
                role = "actor"
            if around.passive:
                roles["actor"] += around.agent
            elif role in roles and not roles[role]:
                roles[role] += around.subject
        event = self._event(index, noun.type, noun.mode, around, roles)
        if event and adjective and not event.actors and noun.genitive == "actor":
            event.actors = adjective
        return event

    def _compounds(self, phrase: Phrase, index: int) -> bool:
        """English puts whoever does it right before the noun: "coalition airstrikes"."""
        if self.clauses.rules.verb_second or phrase.last != index or not self.clauses.sentence.parse.has_syntax:
            return False
        top = self.clauses.tree.top(phrase)
        return self.clauses.tree.heads[top] == index and self.clauses.tree.relation(top) in ("compound", "nmod")

    def _adjective(self, index: int) -> list[EntityDraft]:
        """The state whose adjective stands before the noun: "the Russian attack"."""
        for step in range(1, 3):
            keys = self.draft.adjectives.get(self.clauses.tokens[index - step].start) if index >= step else None
            if keys:
                return [keys]
        return []

    # --- both -----------------------------------------------------------------------------------------------------------

    def _event(self, index: int, type: str, mode: str | None, around: Frame, roles: dict[str, list[Phrase]]) -> EventDraft | None:
        token = self.clauses.tokens[index]
        actors = [e for p in (*roles["actor"], *roles["both"]) for e in p.entities if e.kind not in RELAYS]
        against = roles["both"] if type == "ASSAULT" else []  # those who meet or agree act together, those who fight act on each other
        recipients = [e for p in (*roles["recipient"], *against) for e in p.entities if e.kind not in RELAYS]
        event = EventDraft(evidence=[self._clause(index, around)], type=type, mode=mode, trigger=Span(start=token.start, end=token.end),  # type: ignore[arg-type]
                           actors=list(dict.fromkeys(actors)), recipients=list(dict.fromkeys(recipients)))  # fmt: skip
        event.confidence = 0.6 + 0.15 * bool(event.actors) + 0.1 * bool(event.recipients)
        return event if self._vouch(event, around, token.start) else None

    def _clause(self, index: int, around: Frame) -> Span:
        """From the clause's first word (its subject, where that stands before) to its last."""
        tokens = self.clauses.tokens
        segment = self.clauses.segment(index)
        first = min([segment.first, *(p.first for p in around.subject if p.sentence is self.clauses.sentence and not around.shared)])
        last = segment.last
        number = self.clauses.segments.index(segment)
        for later in self.clauses.segments[number + 1 :]:
            if later.kind in ("infinitive", "complement", "relative") and later.first - index < 12:
                last = later.last
            else:
                break
        while first < index and not tokens[first].text[0].isalnum():
            first += 1
        while last - 1 > index and not tokens[last - 1].text[0].isalnum():
            last -= 1
        return Span(start=tokens[first].start, end=tokens[last - 1].end)

    def _vouch(self, event: EventDraft, around: Frame, at: int) -> bool:
        """Sets attribution and modality; False when what is said of the event does not make it one."""
        modality = PLANNED.get(around.modal or "", "actual")
        if modality == "planned" and self._heard(around):
            modality, event.attribution = "actual", "claimed"
        claims = self._claims(at)
        inner = claims[-1] if claims else None
        if around.negated:
            modality = "denied"
        if inner is not None:
            if inner.act in WISHES:
                return False
            event.attribution = "claimed"
            event.asserted_by = claims
            if inner.act == "deny":
                modality = "actual" if around.negated else "denied"
            self._default_actor(event, inner, around)
        if modality == "planned" and self._conditional():
            modality = "conditional"
        event.modality = modality  # type: ignore[assignment]
        return True

    def _heard(self, around: Frame) -> bool:
        """ "skal ha angrepet": the modal with the infinitive of "have" tells hearsay of what is past, and no plan."""
        cues = speech(self.draft.language)
        group = [word for word in self.clauses.words[around.finite : around.verb] if cues.is_hearsay_part(word)]
        return any(cues.hearsay_auxiliaries.at([first, second], 0) == 2 for first, second in pairwise(group))

    def _claims(self, at: int) -> list[StatementDraft]:
        """The statements whose content holds a place of the text, the outermost first."""
        holding = [s for s in self.statements if any(c.start <= at < c.end for c in s.covers) and not (s.cue and s.cue.start == at)]
        return sorted(holding, key=lambda s: (s.covers[0].start, -s.covers[0].end))

    def _default_actor(self, event: EventDraft, statement: StatementDraft, around: Frame) -> None:
        """An accusation's deed is the accused's, an own act ("claims to have started") the speaker's."""
        if around.passive or (event.actors and not around.controlled):
            return
        if statement.act == "accuse":
            event.actors = [e for e in statement.addressee if e not in event.recipients]
        elif statement.own_act and around.controlled:
            event.actors = list(statement.speaker)

    def _conditional(self) -> bool:
        return speech(self.draft.language).conditions.find(self.clauses.words, 0, len(self.clauses.words)) is not None

    def _of_victims(self, index: int) -> bool:
        return any(word.people for word in self.words.verbs.get(self.clauses.words[index], ())) and not frame(self.clauses, index).agent

    def _one_per_clause(self, found: list[tuple[int, EventDraft]]) -> list[EventDraft]:
        """A verb and a noun of one clause that tell the same kind of event tell one: "were killed in an attack"."""
        kept: list[tuple[int, EventDraft]] = []
        for index, event in found:
            twin = next((other for at, other in kept if other.type == event.type and other.modality == event.modality and self._same_clause(at, index)), None)
            if twin is None:
                kept.append((index, event))
                continue
            twin.actors = twin.actors or event.actors
            twin.recipients = twin.recipients or event.recipients
            twin.mode = twin.mode or event.mode
        return [event for _, event in kept]

    def _same_clause(self, first: int, second: int) -> bool:
        one, other = self.clauses.segment(first), self.clauses.segment(second)
        if self._of_victims(first) and self._of_victims(second):
            return True  # "12 were killed and 30 wounded"
        return one is other or (other.kind == "infinitive" and other.first == one.last)
