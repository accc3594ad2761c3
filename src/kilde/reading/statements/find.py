"""Finds the statements of one sentence after another."""

from __future__ import annotations

from kilde.model.record import Act, Span
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, StatementDraft
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements import acts
from kilde.reading.statements.accused import by_accused
from kilde.reading.statements.addressees import addressees, is_reciprocal, threatened
from kilde.reading.statements.answers import answer_act, answers
from kilde.reading.statements.attribution import Attribution, attributions, is_hearsay
from kilde.reading.statements.carriers import carriers
from kilde.reading.statements.conditional import opening_condition
from kilde.reading.statements.content import Part, cover, parts
from kilde.reading.statements.echoes import echo
from kilde.reading.statements.hearers import quoted_to
from kilde.reading.statements.learnt import informed, learnt, quoted_by, tells_who_had_it
from kilde.reading.statements.led_back import led_back, of_doer, of_main_clause
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.named import named_quote
from kilde.reading.statements.noun_cues import noun_cues
from kilde.reading.statements.outer import not_of_body, tells_of, told_in_text
from kilde.reading.statements.passed import same_source
from kilde.reading.statements.performed import is_joined, joined_to, performed
from kilde.reading.statements.refusals import refusal, without_frame
from kilde.reading.statements.relaying import Relaying
from kilde.reading.statements.relays import all_relays
from kilde.reading.statements.sources import according, impersonal, source_words
from kilde.reading.statements.spoken import outside_quotes
from kilde.reading.statements.takenup import all_of_them, he_again, of_text, same_again, same_body, same_people, taken_up
from kilde.reading.statements.timed import before_aside
from kilde.reading.statements.unnamed import unknown_outlets
from kilde.reading.statements.voice import goes_on, is_participial, is_pronoun, is_said, refrains, who
from kilde.reading.statements.within import taken_in

AS = 8  # tokens from "quoting" to "as saying"
AGENT = 4  # tokens from "quoted" to "by"
BEFORE_A_THREAT = ("accuse", "demand", "request", "warn")  # "blames Israel and threatens revenge": whoever is blamed is threatened


def _is_aside(clauses: Clauses, cue: int) -> bool:
    """ "They signed, months after voters rejected the first deal": a verb of saying in a clause that hangs on the one that opens the sentence."""
    tree = clauses.tree
    if not clauses.sentence.parse.has_syntax or tree.relation(cue) not in ("advcl", "acl"):
        return False
    return clauses.segment(cue).kind == "subordinate" and tree.heads[cue] < cue and bool(tree.below(cue, "mark", "case"))


class Finder:
    """Keeps what the sentences before said, so that "That is what AFP reports" and "he added" find their statement and speaker."""

    def __init__(self, draft: Draft, speech: Speech) -> None:
        self.draft, self.speech = draft, speech
        self.said = Relaying(draft, speech)

    @property
    def statements(self) -> list[StatementDraft]:
        return self.said.statements

    def read(self, clauses: Clauses) -> None:
        self.said.add(self._sentence(clauses))

    def _sentence(self, clauses: Clauses) -> list[StatementDraft]:
        told_to = learnt(clauses, self.speech)
        outlets = {a.verb: [e for p in phrases for e in p.entities] for a, phrases in told_to}
        special = [*answers(clauses, self.speech), *noun_cues(clauses, self.speech), *(a for a, _ in told_to)]
        verbs = {a.verb for a in special}
        cues = sorted([*(a for a in attributions(clauses, self.speech) if a.verb not in verbs), *special], key=lambda a: a.verb)
        sources = same_source(clauses, self.speech, self.said.last, according(clauses, self.speech, self.draft))
        refused = refusal(self.draft, clauses, self.speech, cues, [span for _, span in sources])
        if refused and refused.alone:
            return [refused.statement]
        if refused:
            cues = [c for c in cues if not refused.first <= c.verb < refused.last]
        told = self.said.telling(clauses, cues)
        if told is not None:
            return told
        found: list[StatementDraft] = []
        relays: list[list[EntityDraft]] = []
        leads = False  # an outlet opens with what it reports itself: "Local media reports said that ..."
        opening = opening_condition(clauses) or 0
        cues = [c for c in cues if c.verb >= opening]  # not the verb that opens a condition: "Refuses Serbia, attacks Nato"
        cues = [c for c in cues if not self._likens(clauses, c, cues)]
        spoken = cues  # with those inside what somebody says
        cues = outside_quotes(clauses, [c for c in cues if self._stands(clauses, c, [span for _, span in sources], cues)])
        quoting: list[EntityDraft] | None = None
        before: Attribution | None = None
        by_verb: dict[int, StatementDraft] = {}
        for part in parts(clauses, cues):
            attribution = part.attribution
            heard = [] if tells_of(clauses, attribution, found) else found  # what "he said" around a quotation goes on from
            speakers = of_doer(clauses, attribution) or same_again(clauses, attribution, before, heard) or taken_up(self.said, clauses, attribution, heard) or of_text(self.said, clauses, attribution) or who(self.draft, clauses, self.speech, attribution, heard)
            speakers = not_of_body(clauses, attribution, speakers, found) if heard is not found else speakers
            quoted = quoted_by(self.draft, clauses, self.speech, attribution, speakers)
            if quoted:
                outlets[attribution.verb], speakers = speakers, quoted
            speakers = speakers or same_people(self.said, clauses, attribution) or same_body(self.said, clauses, attribution) or of_main_clause(clauses, attribution) or led_back(self.draft, clauses, self.speech, attribution)
            speakers = [] if he_again(self.said, clauses, attribution) else speakers
            informants = informed(clauses, self.speech, attribution) if attribution.verb not in outlets else None
            speakers = speakers if informants is None else informants
            before = attribution
            speakers = all_of_them(self.said, clauses, attribution, speakers) if not heard else speakers
            speakers = by_accused(clauses, self.speech, attribution, heard[-1] if heard else self.said.just_before(clauses), speakers)
            covered = bool(heard) and heard[-1].evidence[0].end > clauses.tokens[part.first].start
            if covered and quoting is not None and speakers == quoting and attribution.cue.act == "assert" and (clauses.segment(attribution.verb).kind == "relative" or attribution.frame.controlled):
                continue  # "Tass quotes X, who says that ...", "Tass quotes X as saying that ..."
            quoting = quoted or None
            if is_pronoun(attribution) and attribution.cue.act == "assert" and covered and found[-1].speaker:
                found[-1].via += [e for e in quoted_to(clauses, self.speech, attribution) if e not in found[-1].via]
                continue
            if found and self._says_of_self(clauses, attribution, speakers, found[-1]):
                continue
            if attribution.trails and attribution.cue.relay and speakers and self._passes_on(clauses, found):
                unknown_outlets(attribution, speakers)
            if all_relays(speakers) and (tells_who_had_it(clauses, self.speech, attribution) or clauses.words[attribution.verb] in self.speech.talking):
                continue
            if attribution.cue.relay and all_relays(speakers) and not before_aside(clauses, part, cues):
                relays.append(speakers)
                leads |= attribution.kind in ("that", "quote")
                continue
            if not is_said(clauses, self.speech, attribution, speakers, found):
                self.said.unsaid = (clauses.sentence.index, speakers) if speakers else self.said.unsaid
                continue
            own = performed(clauses, self.speech, part, spoken)
            made = self._statement(clauses, part, speakers, own)
            made.via += [e for e in outlets.get(attribution.verb, ()) if e not in [*made.via, *speakers]]
            if part.attribution.kind == "answer":
                index = clauses.sentence.index
                made.answers = found[-1] if found else next((s for s in reversed(self.said.last) if s.sentence == index - 1), None)
                made.act = self._answer_act(clauses, part, made)
            if found and not made.via and (goes_on(clauses, attribution) or is_participial(clauses, attribution)) and made.speaker == found[-1].speaker:
                made.via = list(found[-1].via)
            if found and made.act == "threaten" and not made.addressee and goes_on(clauses, attribution) and made.speaker == found[-1].speaker and found[-1].act in BEFORE_A_THREAT:
                made.addressee = list(found[-1].addressee)
            self.said.inherit(clauses, attribution, made)
            found.append(made)
            by_verb[attribution.verb] = made
            for joined in joined_to(clauses, own, part, spoken) if own is not None else ():
                if (one := by_verb.get(joined.verb)) is not None:
                    one.speaker = list(speakers)  # "We condemn the attack and demand ...", X said: X demands
        for phrase, words, act in impersonal(clauses, self.speech, self.draft):
            at = clauses.tokens[words[0]].start
            if not told_in_text(clauses, self.speech, words, found) and not phrase and any(c.start <= at < c.end for s in found for c in s.covers):
                continue  # "X says that there remain ..."
            if any(s.cue is not None and s.cue.start in (at, clauses.tokens[words[1] - 1].start) for s in found):
                continue  # "In a statement from the army oplyses det": the verb tells it already
            found.append(self._impersonal(clauses, phrase, words, act))
        if refused:
            found = without_frame(found, refused.statement)
            found.append(refused.statement)
        found = taken_in(self.draft.text, found)
        found += named_quote(clauses) if not found else []
        found = [*echo(clauses, self.speech, self.said.last[-1] if self.said.last else None), *found]
        found = self.said.with_sources(clauses, found, relays, sources, leads)
        self.said.talks(clauses, found)
        carrying = carriers(clauses, self.speech)
        for statement in found:
            hearers = statement.addressee if statement.act == "no-comment" else statement.via
            hearers += [e for e in carrying if e not in hearers and e not in statement.speaker]
        return found

    def _stands(self, clauses: Clauses, cue: Attribution, sources: list[tuple[int, int]], cues: list[Attribution]) -> bool:
        """Neither inside a quotation with a subject nobody knows, nor a word of "citing X", "according to X, quoted by Y", "wrote X in a post quoted by Y"."""
        unnamed = all(p.sort == "pronoun" and not p.entities for p in cue.speakers)  # "They asked who had a brother," said X
        quoted = unnamed and any(first <= cue.verb < last for first, last in clauses.quotes)
        earlier = any(first < cue.verb for first, _ in sources) or any(c.verb < cue.verb and c.trails for c in cues)
        by = any(word in clauses.rules.agents for word in clauses.words[cue.verb + 1 : cue.verb + AGENT])
        text = cue.verb > 0 and clauses.words[cue.verb - 1] in self.speech.texts | event_words(clauses.rules.language).footage
        carried = clauses.words[cue.verb] in self.speech.carried and (earlier or text) and by
        words = clauses.words
        outlet = all_relays([e for p in cue.frame.subject for e in p.entities])
        if cue.frame.passive and not cue.speakers and words[cue.verb] in self.speech.quoting and any(cue.verb < c.verb <= cue.verb + AGENT for c in cues):
            return False  # "X was quoted as saying": X says it
        ground = words[cue.verb] in self.speech.quoting and clauses.is_gerund(cue.verb) and not outlet
        if ground and not (cue.speakers and any(word in self.speech.likening for word in words[cue.verb : cue.verb + AS])):
            return False  # "X, citing intelligence reports, said": what he goes by
        within = any(source_words(clauses, self.speech, first) > cue.verb - first for first in range(max(0, cue.verb - 2), cue.verb + 1))
        return (not quoted or is_joined(clauses, self.speech, cue, cues)) and not carried and not within

    def _likens(self, clauses: Clauses, cue: Attribution, cues: list[Attribution]) -> bool:
        """ "AFP reports that they have agreed, as the US had proposed": what was wanted is only likened to what somebody tells."""
        segment = clauses.segment(cue.verb)
        opens = {clauses.words[segment.first], clauses.words[min(segment.body, cue.verb)]} & (self.speech.thus | self.speech.likening)
        return bool(opens) and cue.trails and cue.cue.act not in ("assert", "announce", "confirm") and any(c.verb < cue.verb for c in cues)

    @staticmethod
    def _passes_on(clauses: Clauses, found: list[StatementDraft]) -> bool:
        """Whether there is anything before that a later "writes X" passes on; what only a relative clause of the words before tells, or one of time or
        reason, is X's to tell."""
        cues = (clauses.token_at(s.cue.start) if s.cue is not None else None for s in found)
        return any(at is None or (clauses.segment(at).kind != "relative" and not _is_aside(clauses, at)) for at in cues)

    # --- statements -----------------------------------------------------------------------------------------------------

    def _statement(self, clauses: Clauses, part: Part, speakers: list[EntityDraft], own: Attribution | None) -> StatementDraft:
        """The statement of a part; `own`: the speech act that is done in what it says."""
        attribution = part.attribution
        tokens = clauses.tokens
        first, last = part.content
        content = Span(start=tokens[first].start, end=tokens[last - 1].end)
        statement = StatementDraft(
            evidence=[part.span(clauses)], act=acts.act(clauses, self.speech, attribution, part), speaker=speakers,
            cue=Span(start=tokens[attribution.verb].start, end=tokens[attribution.verb].end), content=content, sentence=clauses.sentence.index,
        )  # fmt: skip
        if not speakers and is_reciprocal(clauses, self.speech, attribution):
            speakers = statement.speaker = [e for p in attribution.frame.objects for e in p.entities]
        statement.via = quoted_to(clauses, self.speech, attribution)  # first: it makes outlets of unknown names
        statement.addressee = addressees(self.draft, clauses, self.speech, attribution, speakers)
        statement.channel = self._channel(clauses, attribution)
        statement.own_act = attribution.kind == "infinitive" and not attribution.cue.addressee_object
        statement.negated = attribution.frame.negated and not refrains(clauses, attribution) and attribution.cue.act not in ("deny", "no-comment")
        statement.hearsay = is_hearsay(clauses, self.speech, attribution.frame)
        statement.confidence = 0.9 if speakers else 0.6
        cover(statement, clauses, part, self.speech)
        acts.refine(statement, clauses, self.speech, part, self.draft.keys)
        if own is not None:
            statement.act = acts.act(clauses, self.speech, own, Part(own, *own.content, own.content))
            statement.addressee = addressees(self.draft, clauses, self.speech, own, speakers) or statement.addressee
        between = any(word in clauses.rules.negations for word in clauses.words[attribution.frame.finite : attribution.verb]) and not attribution.cue.refusing
        statement.negated |= statement.act == "reject" and (attribution.frame.negated or between) and not refrains(clauses, attribution)
        if statement.act == "threaten" and attribution.cue.act == "assert" and not statement.addressee:
            statement.addressee = threatened(clauses, self.speech, attribution, speakers)
        return statement

    @staticmethod
    def _says_of_self(clauses: Clauses, attribution: Attribution, speakers: list[EntityDraft], told: StatementDraft) -> bool:
        """ "Paris said it regretted the decision": what somebody says that he thinks or regrets is said once."""
        pronoun = bool(attribution.speakers) and all(p.sort == "pronoun" for p in attribution.speakers) and not is_participial(clauses, attribution)
        at = clauses.tokens[attribution.verb].start
        within = told.content is not None and told.cue is not None and told.cue.start < at and told.content.start <= at < told.content.end
        return pronoun and within and attribution.cue.act == "assert" and attribution.kind in ("noun", "that") and speakers == told.speaker

    def _answer_act(self, clauses: Clauses, part: Part, made: StatementDraft) -> Act:
        index, first = clauses.sentence.index, part.first
        before = clauses.words[:first] if first > 1 else self.draft.clauses[index - 1].words if index else []
        return answer_act(part.attribution.cue, clauses.words[first : part.attribution.verb], self.speech, made.answers, before, made.conditional)

    def _channel(self, clauses: Clauses, attribution: Attribution) -> str | None:
        start, end = max(0, attribution.verb - 3), min(len(clauses.tokens) - 1, attribution.verb + 8)
        for index in range(start, end):
            if clauses.words[index] in self.speech.channel_prepositions:
                name = self.speech.channels.get(clauses.words[index + 1])
                if name and clauses.tokens[index + 1].text[0].isupper():
                    return name
        return None

    def _impersonal(self, clauses: Clauses, speaker: list[EntityDraft], words: tuple[int, int], act: str) -> StatementDraft:
        """ "In a statement from X it says that ...": the speaker of the text, else whoever spoke last."""
        tokens = clauses.tokens
        carried = list(speaker) if all_relays(speaker) and self.said.last else []  # a text "carried by" an agency is whoever spoke last's
        speakers = [] if carried else speaker
        speakers = speakers or self.said.author(clauses) or self.said.latest(clauses)
        part = Part.impersonal(clauses, words, self.speech)
        first, last = part.content
        statement = StatementDraft(
            evidence=[part.span(clauses)], act="assert", speaker=speakers, cue=Span(start=tokens[words[0]].start, end=tokens[words[1] - 1].end),
            content=Span(start=tokens[first].start, end=tokens[last - 1].end), sentence=clauses.sentence.index, confidence=0.8 if speaker else 0.6,
        )  # fmt: skip
        statement.via = [e for e in carried if e not in speakers]
        del act
        cover(statement, clauses, part, self.speech)
        acts.refine(statement, clauses, self.speech, part, self.draft.keys)
        return statement
