"""Sources and relays of whole sentences: "according to X", and "That is what AFP reports" behind what was said."""

from __future__ import annotations

from kilde.model.record import Act, Span
from kilde.reading.clauses.cutting import GOVERNED
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import Draft, EntityDraft, Sentence, StatementDraft
from kilde.reading.statements.acts import denies
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.carriers import carriers
from kilde.reading.statements.completed import bare_before, confirmation, is_aside, is_inner, runs_on, stands_for
from kilde.reading.statements.content import DASHES, trim
from kilde.reading.statements.contrasting import own_words
from kilde.reading.statements.hearsay import hearsay, told_by_mark
from kilde.reading.statements.lexicon import Speech
from kilde.reading.statements.passed import Source, is_anothers, opens_before_answer, opens_clause, origin, same_relay, told_on
from kilde.reading.statements.relays import all_relays, is_relay
from kilde.reading.statements.sources import according, impersonal
from kilde.reading.statements.stretches import opens_relative, stretch
from kilde.reading.statements.talks import talk
from kilde.reading.statements.telling import is_told_by, message, teller
from kilde.reading.statements.unnamed import unknown_outlets
from kilde.reading.statements.whose import voices

OPENING = 3  # tokens in which the subject of a sentence stands that tells of what was just said: "Both statements were ..."
LASTING = 3  # sentences behind "AFP has spoken to residents" in which people's words came through it
PEOPLE = ("person", "source", "population", "other")  # kinds of those whom an outlet speaks to
NEAR = 3  # tokens between the words that lead to a source and its name


class Relaying:
    """Keeps what the sentences before said, so that a later one can complete it."""

    def __init__(self, draft: Draft, speech: Speech) -> None:
        self.draft, self.speech = draft, speech
        self.statements: list[StatementDraft] = []
        self.last: list[StatementDraft] = []
        self.talk: tuple[list[EntityDraft], Sentence] | None = None
        self.unsaid: tuple[int, list[EntityDraft]] = (-1, [])  # who did not confirm or promise something, and in which sentence
        self.told = -1  # the last sentence that only told whose words the one before was

    def add(self, found: list[StatementDraft]) -> None:
        if found:
            self.last = found
            self.statements += found

    def with_sources(self, clauses: Clauses, found: list[StatementDraft], passing: list[list[EntityDraft]], sources: list[Source], leads: bool = False) -> list[StatementDraft]:
        """Adds agencies (`passing`: of each relaying verb; `leads`: with content of its own) to what others said; makes the source of an otherwise unattributed sentence its speaker."""
        relays = [e for group in passing for e in group]
        if not found and not leads and self._tells_of_text(clauses) and not self._denies(clauses):
            told = relays + [e for entities, _ in sources if all_relays(entities) for e in entities] + carriers(clauses, self.speech)
            if told:
                return self.complete(clauses, [], list(dict.fromkeys(told))) or []
        others = [(entities, span) for entities, span in sources if entities and not all_relays(entities)]
        outlets = [(entities, span) for entities, span in sources if all_relays(entities)]
        outlet = origin(clauses, self.speech, passing, outlets) if not others and (relays or outlets) else []
        relays = list(dict.fromkeys([*relays, *(e for entities, _ in outlets for e in entities)]))
        if not found and (others or relays):
            alone = others if not relays else [s for s in outlets if not (others or passing) and opens_relative(clauses, s[1][0])]
            content = told_by_mark(clauses, *alone[0][1]) if len(alone) == 1 else trim(clauses)
            speakers = [e for entities, _ in others for e in entities] or outlet
            act: Act = "deny" if self._denies(clauses) else "assert"
            statement = StatementDraft(evidence=[content], act=act, speaker=list(dict.fromkeys(speakers)), content=content, covers=[content],
                                       sentence=clauses.sentence.index, confidence=0.85)  # fmt: skip
            if cue := next((span for _, span in sources), None):
                statement.cue = clauses.span(*cue)
            statement.conditional = False
            statement.via = same_relay(clauses, self.last, statement.speaker, others)
            found = [statement]
        elif others:
            for statement in found:
                if not statement.speaker:
                    statement.speaker = list(dict.fromkeys(e for entities, _ in others for e in entities))
                statement.hearsay |= any(_has_it_from(clauses, statement, *source) for source in others)
            apart = [s for s in others if not (passing and self.speech.citing.at(clauses.words, s[1][0]))]  # not "..., X reports, citing Y"
            found += [made for source in apart if (made := stretch(clauses, found, *source))]
        if passing and (own := own_words(clauses, found, relays)):
            return [*found, own]
        for opening in (o for o in outlets if found and (opens_before_answer(clauses, found, o[1]) or opens_relative(clauses, o[1][0]))):
            made = stretch(clauses, found, *opening)
            found += [made] if made else []
            relays = [e for e in relays if not made or e not in opening[0]]
        said = [span for statement in found for span in (*statement.evidence, *statement.covers)]
        found += [h for h in hearsay(clauses, self.speech) if all(s.end <= h.evidence[0].start or h.evidence[0].end <= s.start for s in said)]
        if outlets and not others and not passing and len(found) == 1 and not found[0].speaker and found[0].act == "assert" and not found[0].via:
            found[0].speaker = list(outlet)  # "are said to be dead, according to local media"
        for statement in found:
            later = {e for entities, span in outlets if opens_clause(clauses, statement, span) for e in entities}
            statement.pass_on(e for e in relays if e not in later and not is_anothers(clauses, e, statement, found))
        return found

    def _denies(self, clauses: Clauses) -> bool:
        return denies(clauses, self.speech, 0, len(clauses.tokens))

    def latest(self, clauses: Clauses) -> list[EntityDraft]:
        """Whoever spoke last, or would not confirm in the sentence before: "The ministry does not confirm the loss. Forces are on their way, it says".

        Nobody where it opens with another day: "On Tuesday it was said that ...".
        """
        if clauses.tokens[0].start in clauses.times:
            return []
        if self.unsaid[0] == clauses.sentence.index - 1:
            return list(self.unsaid[1])
        return list(self.last[-1].speaker) if self.last else []

    def just_before(self, clauses: Clauses) -> StatementDraft | None:
        """The last statement of the sentence right before."""
        last = self.last[-1] if self.last else None
        return last if last is not None and last.sentence == clauses.sentence.index - 1 else None

    def author(self, clauses: Clauses) -> list[EntityDraft]:
        """ "The movement has put out a statement. There it says that ...": the subject of the sentence before, where it tells of a text and says nothing itself."""
        index = clauses.sentence.index - 1
        if index < 0 or any(s.sentence == index for s in self.statements):
            return []
        before = self.draft.clauses[index]
        tree = before.tree if before.sentence.parse.has_syntax else None
        free = [p for p in before.phrases if p.entities and before.is_free(p)]
        subject = next((p for p in free if tree is not None and tree.relation(tree.top(p)) == "nsubj"), next((p for p in free if p.first <= 1), None))
        return list(subject.entities) if subject is not None and any(word in self.speech.texts for word in before.words) else []

    def talks(self, clauses: Clauses, found: list[StatementDraft]) -> None:
        """ "Reuters has spoken to residents. They say ...": an outlet that asked passes on what people say in the sentences behind;
        "He was speaking to the BBC" completes what he said before."""
        spoken = talk(clauses, self.speech)
        if spoken and found:
            people = [s for s in found if s.speaker and all(e.kind in PEOPLE for e in s.speaker)]
            for statement in people if spoken[1] else found:  # "Speaking to the BBC, X said ...", "AP has talked to residents who say ..."
                statement.pass_on(spoken[0])
        if spoken and not found:
            outlets, asked = spoken
            self.talk = (outlets, clauses.sentence)
            for statement in self.last if not asked and self._told_by_subject(clauses) else ():
                statement.via = list(dict.fromkeys([*statement.via, *outlets]))
            return
        if self.talk is None:
            return
        outlets, told = self.talk
        near = clauses.sentence.block is told.block and clauses.sentence.index - told.index <= LASTING
        for statement in found if near else ():
            if not statement.via and statement.speaker and all(e.kind in PEOPLE for e in statement.speaker):
                statement.via = list(outlets)

    def inherit(self, clauses: Clauses, attribution: Attribution, made: StatementDraft) -> None:
        """ "X told AP that .... He added that ...": who goes on in the next sentence goes on speaking to the same outlet."""
        if not made.via and made.act != "no-comment":
            made.via = told_on(clauses, self.last, made.speaker, attribution, self.told)

    def _told_by_subject(self, clauses: Clauses) -> bool:
        """Whether the sentence before is a statement, and this one opens with a pronoun or with its speaker."""
        first = next((p for p in clauses.phrases if clauses.governor(p) is None), None)
        said = bool(self.last) and self.last[-1].sentence == clauses.sentence.index - 1
        unknown = first is None and clauses.words[0] in clauses.rules.determiners  # "The 31-year-old"
        return said and (unknown or (first is not None and bool(set(first.entities) & set(self.last[-1].speaker))))

    def _tells_of_text(self, clauses: Clauses) -> bool:
        """A sentence about what was just said ("The demand was made on Thursday, X reports"): its relay passes on that."""
        index = clauses.sentence.index - 1
        said = any(s.sentence == index for s in self.statements)
        told = self.speech.texts | self.speech.classes.get("proposal", frozenset())
        carried = any(word in self.speech.told_nouns for word in clauses.words[:OPENING]) and bool(carriers(clauses, self.speech))
        together = index >= 0 and self.draft.sentences[index].block is clauses.sentence.block
        return said and (carried or (together and any(word in told for word in clauses.words[:OPENING])))

    def telling(self, clauses: Clauses, cues: list[Attribution]) -> list[StatementDraft] | None:
        """ "That is what X says, according to Y": completes the statement before; None when the sentence is no such thing."""
        words = clauses.words
        start = next((i for i, word in enumerate(words) if word[0].isalpha()), None)
        if start is not None and is_told_by(clauses, self.speech, start):
            return self._told_in_text(clauses, cues)
        if start is not None and self.speech.sourcing.at(words, start):
            return self._sourced(clauses, start + self.speech.sourcing.at(words, start))
        if start is not None and (source := message(clauses, self.speech, start)):
            return self._sourced(clauses, source)
        thus = start is not None and words[start] in self.speech.thus and words[-1] != ":"  # "Slik svarer bonden X"
        if start is None or not (thus or words[start] in self.speech.telling) or start + 1 >= len(words):
            return None
        verb, behind, subject = teller(clauses, self.speech, start)
        cue = next((c for c in self.speech.verbs.get(words[verb], ()) if c.act in ("assert", "announce", "confirm") and not c.passive and c.particle is None), None)
        if cue is None or subject is None or any(w in self.speech.complementisers for w in words[start + 2 : subject.first]) or subject.first > start + 5:
            return None
        after = words[behind : behind + 2]
        if any(w in self.speech.complementisers for w in after) or clauses.is_finite_at(behind):
            return None
        speakers = [e for p in clauses.chain(subject) for e in voices(clauses, self.speech, p, self.draft)]
        relays = [e for p in clauses.phrases if clauses.governor(p) in self.speech.quoted_to for e in p.entities if is_relay(e)]
        sources = [e for entities, _ in according(clauses, self.speech, self.draft) for e in entities]
        relays += [e for e in sources if is_relay(e)] + self._passed_on(cues, subject.last) + carriers(clauses, self.speech)
        if all_relays(speakers):
            relays, speakers = [*speakers, *relays], [e for e in sources if not is_relay(e)]
        if cue.act == "confirm" and speakers and (confirmed := confirmation(clauses, verb, speakers, relays, self.last)):
            self.last = [confirmed]
            return [confirmed]
        return self.complete(clauses, speakers, list(dict.fromkeys(relays)), "assert" if all_relays(speakers or relays) else cue.act)

    def _told_in_text(self, clauses: Clauses, cues: list[Attribution]) -> list[StatementDraft] | None:
        sources = [e for entities, _ in according(clauses, self.speech, self.draft) for e in entities]
        sources += [e for entities, _, _ in impersonal(clauses, self.speech, self.draft) for e in entities]
        relays = [e for e in sources if is_relay(e)] + carriers(clauses, self.speech) + self._passed_on(cues, 0)
        speakers = [e for e in sources if not is_relay(e)]
        return self.complete(clauses, list(dict.fromkeys(speakers)), list(dict.fromkeys(relays))) if speakers or relays else None

    def _passed_on(self, cues: list[Attribution], last: int) -> list[EntityDraft]:
        """ "That is what X says, AFP reports": the outlets behind the last relaying verb."""
        behind = [c for c in cues if c.trails and c.cue.relay and c.verb > last and c.speakers]
        for cue in behind:
            unknown_outlets(cue, [e for p in cue.speakers for e in p.entities])
        return [e for c in behind for p in c.speakers for e in p.entities if is_relay(e)]

    def _sourced(self, clauses: Clauses, at: int) -> list[StatementDraft] | None:
        """ "The information comes from X": X is whose words the sentence before tells."""
        source = next((clauses.chain(p) for p in clauses.phrases if at <= p.first <= at + NEAR and p.entities), [])
        whole = clauses.inside[at] if at < len(clauses.words) else None
        if not source and whole is not None and whole.owner is not None:
            source = [whole.owner]  # "Det er vurderingen fra X", where the lists know the noun
        named = [e for p in source for e in p.entities]
        return self.complete(clauses, [], named) if all_relays(named) else self.complete(clauses, named, [])

    def complete(self, clauses: Clauses, speakers: list[EntityDraft], relays: list[EntityDraft], act: Act = "assert") -> list[StatementDraft] | None:
        """Adds speaker and relay to what the sentence before said; makes a statement of it, of this act, when it was none."""
        if (index := clauses.sentence.index - 1) < 0:
            return None
        self.told = index + 1
        before, whole = self.draft.sentences[index], trim(self.draft.clauses[index])
        said = [s for s in self.statements if s.sentence == index and not is_aside(self.draft, self.speech, s, whole)]
        reported = bool(said) and bool(speakers) and act == "assert" and all(s.evidence[0].start > whole.start and not s.quote for s in said)
        others = reported and not any(stands_for(self.draft, speakers, s.speaker) for s in said)  # "X has asked Y to stop. That is what Z says"
        confirmed = act == "confirm" and bool(speakers) and any(s.speaker and s.speaker != speakers for s in said)  # "..., says the army. Hamas confirms it"
        if not said or others or confirmed or all(is_inner(self.draft.clauses[index], s) for s in said):
            for statement in said if not speakers else ():
                statement.pass_on(relays)
            quote = before.block.kind == "quote" or before.tokens[0].text in DASHES
            made = StatementDraft(evidence=[trim(clauses) if confirmed else whole], act=act, speaker=speakers or relays, via=relays if speakers else [], content=whole,
                                  covers=[*bare_before(self.draft, self.statements, index), whole], sentence=index, quote=quote, confidence=0.8)  # fmt: skip
            made.cue = Span(start=clauses.sentence.start, end=clauses.sentence.end)
            self.statements.append(made)
            self.last = [made]
            return []
        same = clauses.sentence.block is before.block
        reached = [s for s in self.statements if s in said or runs_on(s, said) or (same and s.evidence[0].start >= before.block.start and not s.via)]
        for statement in reached:
            if not statement.speaker and statement in said and statement.act == "assert" and not speakers:
                statement.speaker = list(relays)  # hearsay that an agency passes on is the agency's
            statement.pass_on(relays)
        for statement in (s for s in said if speakers and stands_for(self.draft, speakers, s.speaker)):
            statement.speaker = speakers
        self.last = said
        return []


def _has_it_from(clauses: Clauses, statement: StatementDraft, source: list[EntityDraft], words: tuple[int, int]) -> bool:
    """ "According to a mediator the group promised to leave": a speech act that the text has from somebody else, named in its clause or behind
    it; not from those who speak for the speaker, whose words are the act."""
    cue = clauses.token_at(statement.cue.start) if statement.cue is not None else None
    if cue is None or any(e in statement.speaker for e in source):
        return False
    if clauses.segment(cue) is clauses.segment(words[0]):
        return True
    own = any(e.country is not None and e.country in {one.country for one in statement.speaker} for e in source)
    return bool(source) and not own and _trails(clauses, cue, words[0])


def _trails(clauses: Clauses, cue: int, at: int) -> bool:
    """Whether words stand behind a mark at the end of what a cue governs, with no other main clause between."""
    if at <= cue or clauses.tokens[at - 1].text != ",":
        return False
    between = [s for s in clauses.segments if cue < s.first and s.last <= at - 1]
    return all(s.kind in GOVERNED for s in between)
