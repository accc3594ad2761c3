"""Finds the statements of one sentence after another, and puts each relay where it belongs."""

from __future__ import annotations

from kilde.model.record import Act, Span
from kilde.reading.clauses.segments import QUOTE_MARKS, Clauses
from kilde.reading.draft import Draft, EntityDraft, StatementDraft
from kilde.reading.statements import acts
from kilde.reading.statements.addressees import addressees, is_reciprocal
from kilde.reading.statements.answers import answer_act, answers
from kilde.reading.statements.attribution import Attribution, attributions
from kilde.reading.statements.content import Part, cover, parts, trim
from kilde.reading.statements.echoes import echo
from kilde.reading.statements.hearsay import hearsay
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.named import named_quote
from kilde.reading.statements.refusals import refusal
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.sources import according, carriers, impersonal, quoted_to, text_speakers, voices
from kilde.reading.statements.stretches import stretch
from kilde.reading.statements.unnamed import says_a_treaty, unknown_outlets, unnamed_speaker

UNSAID = ("assert", "confirm", "announce", "praise", "promise", "offer")  # what was not said, confirmed or promised is no statement


class Finder:
    """Keeps what the sentences before said, so that "That is what AFP reports" and "he added" find their statement and speaker."""

    def __init__(self, draft: Draft, speech: Speech) -> None:
        self.draft, self.speech = draft, speech
        self.statements: list[StatementDraft] = []
        self.last: list[StatementDraft] = []

    def read(self, clauses: Clauses) -> None:
        found = self._sentence(clauses)
        if found:
            self.last = found
            self.statements += found

    def _sentence(self, clauses: Clauses) -> list[StatementDraft]:
        answered = answers(clauses, self.speech)
        verbs = {a.verb for a in answered}
        cues = sorted([*(a for a in attributions(clauses, self.speech) if a.verb not in verbs), *answered], key=lambda a: a.verb)
        sources = according(clauses, self.speech, self.draft)
        refused = refusal(self.draft, clauses, self.speech, cues, [span for _, span in sources])
        if refused and refused.alone:
            return [refused.statement]
        if refused:
            cues = [c for c in cues if not refused.first <= c.verb < refused.last]
        told = self._telling(clauses)
        if told is not None:
            return told
        found: list[StatementDraft] = []
        relays: list[EntityDraft] = carriers(clauses, self.speech)
        cues = [c for c in cues if (c.speakers or not any(first <= c.verb < last for first, last in clauses.quotes)) and not any(first <= c.verb < last for _, (first, last) in sources)]
        for part in parts(clauses, cues):
            speakers = self._speakers(clauses, part.attribution)
            if found and found[-1].speaker and self._participial(clauses, part.attribution):
                speakers = list(found[-1].speaker)
            if found and found[-1].speaker and part.attribution.trails and part.attribution.speakers and all(p.sort == "pronoun" for p in part.attribution.speakers):
                speakers = list(found[-1].speaker)  # "..., he added": whoever speaks in this sentence already
                if part.attribution.cue.act == "assert" and found[-1].evidence[0].end > clauses.tokens[part.first].start:
                    continue
            if found and found[-1].speaker and not part.attribution.speakers and self._joined(clauses, part.attribution):
                speakers = list(found[-1].speaker)
            if not speakers and found and self._says_it(clauses, part.attribution):
                speakers = list(found[-1].speaker)
            if part.attribution.trails and part.attribution.cue.relay and found and speakers:
                unknown_outlets(part.attribution, speakers)
            if part.attribution.cue.relay and all_relays(speakers):
                relays += speakers
                continue
            refrains = part.attribution.kind == "infinitive" and clauses.words[part.attribution.content[0] - 1] in clauses.rules.negations  # "promised not to"
            if part.attribution.frame.negated and part.attribution.cue.act in UNSAID and not refrains:
                continue
            if not speakers and self._quoted_self(clauses, part.attribution):
                continue
            if not speakers and self._unsaid(clauses, part.attribution):
                continue
            if not speakers and not part.attribution.frame.passive and part.attribution.cue.act == "assert" and any(_covers(s, clauses.tokens[part.attribution.verb].start) for s in found):
                continue  # "X believes it shows that ...": what is said, no second statement
            if part.attribution.cue.shows and not self._shown(clauses, part.attribution):
                continue
            if not speakers and part.attribution.frame.passive and part.attribution.trails and not part.attribution.cue.passive:
                continue  # "the truce has been observed": nobody says it
            if not speakers and says_a_treaty(clauses, part.attribution):
                continue
            made = self._statement(clauses, part, speakers)
            if part.attribution.kind == "answer":
                made.act = self._answer_act(clauses, part, found, made.conditional)
            found.append(made)
        for phrase, words, act in impersonal(clauses, self.speech):
            found.append(self._impersonal(clauses, phrase, words, act))
        if refused:
            found.append(refused.statement)
        found += named_quote(clauses) if not found else []
        found = [*echo(clauses, self.speech, self.last[-1] if self.last else None), *found]
        return self._with_sources(clauses, found, relays, sources, cues)

    # --- speakers -------------------------------------------------------------------------------------------------------

    def _speakers(self, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
        entities = [e for phrase in attribution.speakers for e in voices(clauses, self.speech, phrase)]
        if not entities and not attribution.frame.passive:
            entities = self._antecedent(clauses, attribution)
        if not entities and not attribution.frame.passive:
            entities = text_speakers(clauses, self.speech, attribution) or unnamed_speaker(self.draft, clauses, attribution, self.speech.first_person, self.speech.classes.get("claim", frozenset()))
        return list(dict.fromkeys(e for e in entities if e.kind != "place"))

    def _antecedent(self, clauses: Clauses, attribution: Attribution) -> list[EntityDraft]:
        """ "... from the ministry, which claims that": whoever stands right before a relative that is the subject."""
        segment = clauses.segment(attribution.frame.finite)
        if segment.kind != "relative" or any(clauses.inside[i] is not None or clauses.tokens[i].upos == "NOUN" for i in range(segment.body, attribution.frame.finite)):
            return []
        at = segment.first - 1
        while at >= 0 and clauses.tokens[at].text in {",", *QUOTE_MARKS}:
            at -= 1
        before = clauses.inside[at] if at >= 0 else None
        return list(before.entities) if before is not None and not before.genitive else []

    def _says_it(self, clauses: Clauses, attribution: Attribution) -> bool:
        """Within what somebody says, an "it" that speaks is that somebody: "the bloc says that it has promised ..."."""
        segment = clauses.segment(attribution.frame.finite)
        word = clauses.words[segment.first + 1] if segment.first + 1 < len(clauses.words) else ""
        return segment.kind == "complement" and word in clauses.rules.bare | clauses.rules.determiners

    def _participial(self, clauses: Clauses, attribution: Attribution) -> bool:
        """ "..., X said, rejecting claims that ...": a participle behind a mark is whose words stand before it."""
        gerund, verb = clauses.rules.gerund, attribution.verb
        return bool(gerund) and clauses.words[verb].endswith(gerund) and verb > 0 and clauses.tokens[verb - 1].text == ","

    def _joined(self, clauses: Clauses, attribution: Attribution) -> bool:
        """ "X says that ..., and accuses Y": a verb right behind a conjunction has the subject of the speech verb before."""
        verb, rules = attribution.verb, clauses.rules
        if attribution.frame.passive or verb < 1 or (clauses.words[verb - 1] not in rules.conjunctions and clauses.words[verb - 1] not in rules.adversatives):
            return False
        return attribution.frame.shared or not attribution.frame.subject

    def _unsaid(self, clauses: Clauses, attribution: Attribution) -> bool:
        """ "The claims cannot be confirmed", "an allegation denied in Goma": a claim is no speaker, and a participle without its agent tells none."""
        around = attribution.frame
        claim = around.subject_at is not None and clauses.words[around.subject_at] in self.speech.classes.get("claim", ())
        participle = around.passive and not around.agent and around.finite == around.verb and not attribution.cue.passive
        return claim and (participle or not around.passive)

    def _shown(self, clauses: Clauses, attribution: Attribution) -> bool:
        """Reports and figures show that something is so; people and debris do by what they are, which is no speech."""
        phrases = attribution.speakers
        named = bool(phrases) and all(p.sort == "source" for p in phrases)
        first, last = sorted((clauses.segment(attribution.verb).first, attribution.verb))
        return named or any(word in self.speech.texts for word in clauses.words[first:last]) or bool(text_speakers(clauses, self.speech, attribution))

    def _quoted_self(self, clauses: Clauses, attribution: Attribution) -> bool:
        """ "I have never ordered ..." inside a quotation is what is quoted, no second statement."""
        start = clauses.segment(attribution.frame.finite).first
        return not attribution.trails and any(word in self.speech.first_person for word in clauses.words[start : attribution.frame.finite])

    # --- statements -----------------------------------------------------------------------------------------------------

    def _statement(self, clauses: Clauses, part: Part, speakers: list[EntityDraft]) -> StatementDraft:
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
        statement.addressee = addressees(self.draft, clauses, self.speech, attribution, speakers)
        statement.via = quoted_to(clauses, self.speech, attribution)
        statement.channel = self._channel(clauses, attribution)
        statement.own_act = attribution.kind == "infinitive" and not attribution.cue.addressee_object
        refrains = attribution.kind == "infinitive" and clauses.words[attribution.content[0] - 1] in clauses.rules.negations
        statement.negated = attribution.frame.negated and not refrains and attribution.cue.act not in ("deny", "no-comment")
        statement.confidence = 0.9 if speakers else 0.6
        cover(statement, clauses, part, self.speech)
        acts.refine(statement, clauses, self.speech, part, self.draft.keys)
        return statement

    def _answer_act(self, clauses: Clauses, part: Part, found: list[StatementDraft], conditional: bool) -> Act:
        index, first = clauses.sentence.index, part.first
        earlier = found[-1] if found else next((s for s in reversed(self.last) if s.sentence == index - 1), None)
        before = clauses.words[:first] if first > 1 else self.draft.clauses[index - 1].words if index else []
        return answer_act(part.attribution.cue, clauses.words[first : part.attribution.verb], self.speech, earlier, before, conditional)

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
        carried = list(speaker) if all_relays(speaker) and self.last else []  # a text "carried by" an agency is whoever spoke last's
        speakers = [] if carried else speaker
        speakers = speakers or (list(self.last[-1].speaker) if self.last else [])
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

    # --- sources and relays ---------------------------------------------------------------------------------------------

    def _with_sources(self, clauses: Clauses, found: list[StatementDraft], relays: list[EntityDraft], sources: list[tuple[list[EntityDraft], tuple[int, int]]],
                      cues: list[Attribution]) -> list[StatementDraft]:  # fmt: skip
        """Adds agencies to what others said; makes the source of an otherwise unattributed sentence its speaker."""
        del cues
        if not found and self._tells_of_text(clauses) and (relays or sources):
            told = relays + [e for entities, _ in sources if all_relays(entities) for e in entities]
            if told:
                return self._complete(clauses, [], told) or []
        others = [(entities, span) for entities, span in sources if entities and not all_relays(entities)]
        relays = relays + [e for entities, _ in sources if all_relays(entities) for e in entities]
        whole = trim(clauses)
        if not found and (others or relays):
            speakers = [e for entities, _ in others for e in entities] or relays
            statement = StatementDraft(evidence=[whole], act="assert", speaker=list(dict.fromkeys(speakers)), content=whole, covers=[whole],
                                       sentence=clauses.sentence.index, confidence=0.85)  # fmt: skip
            cue = next((span for _, span in sources), None)
            if cue:
                statement.cue = Span(start=clauses.tokens[cue[0]].start, end=clauses.tokens[cue[1] - 1].end)
            statement.conditional = False
            found = [statement]
            if not others:
                relays = []
        elif others:
            for statement in found:
                if not statement.speaker:
                    statement.speaker = list(dict.fromkeys(e for entities, _ in others for e in entities))
            found += [made for source in others if (made := stretch(clauses, found, *source))]
        if not found:
            found = hearsay(clauses, self.speech)
        for statement in found:
            statement.via = list(dict.fromkeys([*statement.via, *(e for e in relays if e not in statement.speaker)]))
        return found

    def _tells_of_text(self, clauses: Clauses) -> bool:
        """A sentence about what was just said ("The demand was made on Thursday, X reports"): its relay passes on that."""
        index = clauses.sentence.index - 1
        said = any(s.sentence == index for s in self.statements)
        return said and any(word in self.speech.texts or word in self.speech.classes.get("proposal", ()) for word in clauses.words[:2])

    def _telling(self, clauses: Clauses) -> list[StatementDraft] | None:
        """ "That is what X says, according to Y": completes the statement before; None when the sentence is no such thing."""
        words = clauses.words
        start = next((i for i, word in enumerate(words) if word[0].isalpha()), None)
        if start is None or words[start] not in self.speech.telling or start + 1 >= len(words):
            return None
        verb = start + 1
        cue = next((c for c in self.speech.verbs.get(words[verb], ()) if c.act in ("assert", "announce", "confirm") and not c.passive and c.particle is None), None)
        subject = next((p for p in clauses.phrases if p.first > verb and clauses.governor(p) is None), None)
        if cue is None or subject is None or any(w in self.speech.complementisers for w in words[verb + 1 : subject.first]) or subject.first > verb + 4:
            return None
        after = words[subject.last : subject.last + 2]
        if any(w in self.speech.complementisers for w in after) or clauses.is_finite_at(subject.last):
            return None
        speakers = [e for p in clauses.chain(subject) for e in p.entities]
        relays = [e for entities, _ in according(clauses, self.speech, self.draft) for e in entities if is_relay(e)]
        relays += [e for p in clauses.phrases if clauses.governor(p) in self.speech.quoted_to for e in p.entities if is_relay(e)]
        if all_relays(speakers):
            relays, speakers = [*speakers, *relays], []
        return self._complete(clauses, speakers, relays)

    def _complete(self, clauses: Clauses, speakers: list[EntityDraft], relays: list[EntityDraft]) -> list[StatementDraft] | None:
        """Adds speaker and relay to what the sentence before said; makes a statement of it when it was none."""
        index = clauses.sentence.index - 1
        if index < 0:
            return None
        before = self.draft.sentences[index]
        whole = trim(self.draft.clauses[index])
        said = [s for s in self.statements if s.sentence == index and not self._aside(s, whole)]
        if not said:
            made = StatementDraft(evidence=[whole], act="assert", speaker=speakers or relays, via=relays if speakers else [], content=whole, covers=[whole],
                                  sentence=index, confidence=0.8)  # fmt: skip
            made.cue = Span(start=clauses.sentence.start, end=clauses.sentence.end)
            self.statements.append(made)
            self.last = [made]
            return []
        reached = [s for s in self.statements if s in said or (s.evidence[0].start >= before.block.start and not s.via and clauses.sentence.block is before.block)]
        for statement in reached:
            if not statement.speaker and statement in said and statement.act == "assert" and not speakers:
                statement.speaker = list(relays)  # hearsay that an agency passes on is the agency's
            statement.via = list(dict.fromkeys([*statement.via, *(e for e in relays if e not in statement.speaker)]))
        if speakers:
            for statement in said:
                if self._stands_for(speakers, statement.speaker):
                    statement.speaker = speakers
        self.last = said
        return []

    def _aside(self, statement: StatementDraft, whole: Span) -> bool:
        """What somebody calls something within a sentence ("det hæren kaller X") is not what an agency reports with it."""
        opening = self.draft.text[statement.evidence[0].start : statement.evidence[0].end].split(" ", 1)[0].casefold()
        return statement.evidence[0].start > whole.start and opening in self.speech.telling and not statement.quote

    def _stands_for(self, speakers: list[EntityDraft], named: list[EntityDraft]) -> bool:
        """Whether the new speakers speak for the ones named before: same country, more exact."""
        keys = {self.draft.keys.get(e) for e in named}
        return not named or all(self.draft.keys.get(e) in keys and self.draft.keys.get(e) is not None for e in speakers)


def _covers(statement: StatementDraft, at: int) -> bool:
    return any(c.start <= at < c.end for c in statement.covers)
