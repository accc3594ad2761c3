"""How far each attribution of a sentence reaches, and what is said in it: quotes, conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kilde.model.record import Span
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses.conditions import has_condition
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.draft import StatementDraft
from kilde.reading.statements.apposed import apposed
from kilde.reading.statements.attribution import Attribution
from kilde.reading.statements.conditional import is_clause, opening_word, opens_with_verb, trailing_condition
from kilde.reading.statements.dashed import up_to_dash
from kilde.reading.statements.joined import joined_deed
from kilde.reading.statements.lexicon import Cue, Speech

QUOTE_END = ",!?"  # what closes the quoted words before their speaker
MARKS = frozenset(",;:–—-.")
DASHES = "–—-"
COMMITTING = ("promise", "threaten", "offer")
MOSTLY = 0.6  # a content is a quote when so much of it stands in quotation marks


@dataclass(slots=True)
class Part:
    """One attribution with its clause: tokens first to last (exclusive), and the tokens of its content."""

    attribution: Attribution
    first: int
    last: int
    content: tuple[int, int]

    def span(self, clauses: Clauses) -> Span:
        first, last = self.first, self.last
        quoted = clauses.sentence.block.kind == "quote"
        while first < last - 1 and not (first == 0 and quoted):
            if clauses.tokens[first].text not in MARKS and not (first and clauses.words[first] in clauses.rules.adversatives):
                break
            first += 1
        while last - 1 > first and clauses.tokens[last - 1].text in MARKS:
            last -= 1
        return clauses.span(first, last)

    @classmethod
    def impersonal(cls, clauses: Clauses, words: tuple[int, int], speech: Speech) -> Part:
        """The part of "it says in a statement from X": content behind it, or before it when it trails."""
        end = _without_final_mark(clauses, len(clauses.tokens))
        at = words[1]
        marker = next((i for i in range(at, min(at + 12, end)) if clauses.words[i] in speech.complementisers or any(q == i + 1 or q == i for q, _ in clauses.quotes)), None)
        trails = marker is None and words[0] > 2
        cue = Cue("assert")
        around = Frame(words[0], words[0], words[1], words[0])
        content = (0, max(1, words[0] - 1)) if trails else ((marker if marker is not None else min(at, end - 1)), end)
        return cls(Attribution(words[0], cue, around, "before" if trails else "that", content, []), 0, end, content)


def _without_final_mark(clauses: Clauses, last: int) -> int:
    while last > 1 and clauses.tokens[last - 1].text in MARKS:
        last -= 1
    return last


def parts(clauses: Clauses, cues: list[Attribution]) -> list[Part]:
    """The clause and content of each attribution: coordinated ones end each other, an inner one lies within the outer's content."""
    made: list[Part] = []
    end = _without_final_mark(clauses, len(clauses.tokens))
    for number, cue in enumerate(cues):
        if cue.kind == "answer":
            last = min(cue.content[1], end)
            made.append(Part(cue, cue.content[0], last, (cue.content[0], last)))
            continue
        first = _clause_start(clauses, cue, [c.verb for c in cues[:number]])
        if cue.trails:
            content = (_content_start(clauses, made, cues, cue), cue.content[1])
            content = content if content[0] < content[1] else cue.content  # never nothing
            content = (content[0], _quotation_end(clauses, cue, *content) or content[1])
            made.append(Part(cue, content[0], _clause_end(clauses, cue, end), content))
            continue
        last = min(end, cue.frame.last) if _names(clauses, cue) else min(end, _relative_end(clauses, cue))
        for later in cues[number + 1 :]:
            aside = later.kind == "answer" and later.frame.last < end - 1 and clauses.tokens[later.frame.last].text == ","
            if later.trails or (later.kind == "answer" and not aside):
                last = min(last, _after_semicolon(clauses, cues, later) or later.frame.first)
            elif _coordinated(clauses, cue, later) or _adds(clauses, cue, later):
                last = min(last, _clause_start(clauses, later))
                break
            last = min(last, _parted(clauses, cue, later) or last)
        last = min(last, joined_deed(clauses, cue.verb, cue.kind, cue.content[0]) or last)
        last = up_to_dash(clauses, cue.content[0], last)
        while last - 1 > cue.content[0] and (clauses.tokens[last - 1].text in MARKS or clauses.words[last - 1] in clauses.rules.conjunctions | clauses.rules.adversatives):
            last -= 1
        content = (cue.content[0], max(last, cue.content[0] + 1))
        made.append(Part(cue, min(first, cue.content[0]), max(last, cue.verb + 1), content))
    return made


def _quotation_end(clauses: Clauses, cue: Attribution, first: int, last: int) -> int:
    """The token behind a quotation that opens a content and closes with a comma, where the speaker is told at length behind it: '"...," a teacher who fled told AFP'."""
    quoted = next((b for a, b in clauses.quotes if a <= first + 1 and b < min(last, cue.verb) and clauses.tokens[b - 1].text in QUOTE_END), 0)
    again = any(quoted and a > quoted for a, _ in clauses.quotes)
    return quoted if quoted > first and not again else 0


def _relative_end(clauses: Clauses, cue: Attribution) -> int:
    """Where the relative clause of an attribution ends: "the strike, which Kyiv blames on Moscow, killed four" goes on without it; the end of the sentence elsewhere."""
    end, verb = len(clauses.tokens), cue.verb
    if not clauses.sentence.parse.has_syntax:
        return end
    last = clauses.tree.span(verb)[1]
    if _opens_sentence(clauses, verb):
        comma = next((i for i in (last - 1, last) if clauses.tokens[i].text == ","), end)
        return comma if comma > cue.content[0] else end
    of_noun = clauses.tree.relation(verb) == "acl"
    of_text = of_noun and clauses.is_gerund(verb)  # "In a speech announcing a truce, the president warned ..."
    blamed = of_noun and bool(clauses.rules.gerund) and cue.frame.passive  # ", blamed by X on Y, left 23 dead"
    if not (clauses.tree.subtype(verb) == "relcl" or of_text or blamed):
        return end
    last -= clauses.tokens[last - 1].text == ","
    if not cue.content[0] < last < end - 1 or clauses.tokens[last].text != ",":
        return end
    return last if of_text or clauses.is_finite_at(last + 1) or clauses.tokens[last + 1].feats.get("VerbForm") == "Fin" else end


def _opens_sentence(clauses: Clauses, verb: int) -> bool:
    """ "While Kagame warned of war, he is said to have ...": a verb in a clause of time or reason that stands before what it hangs on."""
    tree = clauses.tree
    if tree.relation(verb) not in ("advcl", "acl") or tree.subtype(verb) == "relcl" or not tree.below(verb, "mark"):
        return False
    root = next((i for i, head in enumerate(tree.heads) if head < 0), 0)
    return verb < root and tree.span(verb)[1] < root


def _clause_start(clauses: Clauses, cue: Attribution, earlier: Sequence[int] = ()) -> int:
    """Where the clause of an attribution begins, behind the verbs of earlier ones that have no mark or word of their own before their content."""
    around = cue.frame
    subjects = [p.first for p in cue.speakers if p.first < cue.verb and p.sentence is clauses.sentence]
    segment = clauses.segment(cue.verb)
    first = segment.body
    if around.controlled:
        return min(first, cue.verb)
    if subjects and not around.shared:
        start = min(first, *subjects)
        if _names(clauses, cue) or any(start <= verb < min(subjects) for verb in earlier):
            start = min(subjects)
        while start > 0 and (clauses.words[start - 1] in clauses.rules.determiners or _counts(clauses, start - 1)):
            start -= 1
        if cue.speakers[0].sort == "pronoun" and start > 1 and clauses.words[start - 1] in clauses.rules.of | clauses.rules.agents:
            start -= 2  # "one of them, X, says"
        if _names(clauses, cue) and start > 0 and clauses.words[start - 1] in clauses.rules.bare:
            return start - 1
        return start if segment.kind == "start" else max(start, 0)
    return min(first, cue.verb)


def _counts(clauses: Clauses, index: int) -> bool:
    """ "[two] diplomats say": a number that is no time."""
    return clauses.is_number(index) and clauses.tokens[index].start not in clauses.times


def _parted(clauses: Clauses, cue: Attribution, later: Attribution) -> int:
    """Where an attribution ends before a later one: at the semicolon between them, or at the end of the relative clause it stands in; 0 elsewhere."""
    marks = [i for i in range(cue.content[0], later.verb) if clauses.tokens[i].text == ";"]
    own = any(marks and p.first > marks[-1] for p in later.frame.subject)
    if own:
        return marks[-1]
    same = bool(cue.speakers) and cue.speakers == later.speakers and clauses.segment(cue.verb).kind == "relative"
    comma = clauses.segment(later.verb).first
    return comma if same and comma > cue.content[0] and clauses.tokens[comma].text == "," else 0


def _names(clauses: Clauses, cue: Attribution) -> bool:
    """ "what the UN calls X", "det hæren kaller X": a name within a sentence that is not the caller's."""
    subject = next((p for p in cue.speakers if p.first < cue.verb), None)
    if cue.kind != "noun" or cue.cue.act != "assert" or subject is None or not 0 < cue.verb - subject.last + 1 <= 2:
        return False
    before = subject.first - 1
    while before > 0 and clauses.words[before] in clauses.rules.determiners and clauses.words[before] not in clauses.rules.bare:
        before -= 1
    return before > 0 and clauses.inside[before] is None and clauses.words[before] in clauses.rules.bare


def _clause_end(clauses: Clauses, cue: Attribution, end: int) -> int:
    """A trailing attribution ends with its speaker and what hangs on him, at the latest where the next clause begins or whom he told is named."""
    names = [name.last for p in cue.speakers if p.first > cue.verb and (name := apposed(clauses, p)) is not None]
    last = max([cue.verb + 1, min(end, cue.frame.last), *(p.last for p in cue.speakers), *names])
    hearer = told_behind(clauses, last)
    return hearer.last if hearer is not None else last


def told_behind(clauses: Clauses, last: int) -> Phrase | None:
    """ "..., says the spokesman, Ada Blom, to Ritzau": who is told behind the comma at token `last`."""
    if last + 2 >= len(clauses.tokens) or clauses.tokens[last].text != "," or clauses.words[last + 1] not in clauses.rules.told:
        return None
    return next((p for p in clauses.phrases if last + 1 < p.first and clauses.governor(p) == clauses.words[last + 1]), None)


def _content_start(clauses: Clauses, made: list[Part], cues: list[Attribution], cue: Attribution) -> int:
    """A trailing attribution's content begins where the sentence does, behind an earlier coordinated one, or behind a semicolon and others' words."""
    earlier = [part.last for part in made if part.attribution.trails and part.last <= cue.content[1]]
    return max([*earlier, _after_semicolon(clauses, cues, cue)], default=0) or cue.content[0]


def _after_semicolon(clauses: Clauses, cues: list[Attribution], cue: Attribution) -> int:
    """ "X put the dead at 13; 82 were missing, he added": the token behind the semicolon between two attributions; 0 where there is none."""
    if not cue.trails:
        return 0
    semicolon = next((i for i in range(cue.frame.first - 1, 0, -1) if clauses.tokens[i].text == ";"), 0)
    return semicolon + 1 if semicolon and any(other.verb < semicolon for other in cues) and semicolon + 1 < cue.content[1] else 0


def _coordinated(clauses: Clauses, cue: Attribution, later: Attribution) -> bool:
    segment = clauses.segment(later.verb)
    if clauses.sentence.parse.has_syntax and clauses.tree.heads[later.verb] == cue.verb and clauses.tree.relation(later.verb) == "ccomp":
        return False  # "says that the US, Russia and the EU were told"
    return segment.kind == "conjunction" or (segment.kind == "subordinate" and clauses.words[segment.first] in clauses.rules.adversatives and later.verb > cue.verb)


def _adds(clauses: Clauses, cue: Attribution, later: Attribution) -> bool:
    """ "X said the army had left, adding that ...": a form in -ing behind a comma goes on with whose words came before it."""
    return later.cue.act == cue.cue.act == "assert" and clauses.adds_gerund(later.verb)


def trim(clauses: Clauses) -> Span:
    """The whole sentence without its final mark."""
    last = _without_final_mark(clauses, len(clauses.tokens))
    return clauses.span(0, last)


def cover(statement: StatementDraft, clauses: Clauses, part: Part, speech: Speech) -> None:
    """Fills in what the content is: its quotes, whether it is one, its condition, and what of the text it covers."""
    first, last = part.content
    inside = [(a, b) for a, b in clauses.quotes if a >= first - 1 and b <= last + 1]
    statement.quotes = [clauses.span(a, b) for a, b in inside]
    quoted = sum(b - a for a, b in inside)
    dash = (clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in DASHES) and part.attribution.trails
    statement.quote = dash or quoted >= MOSTLY * max(1, last - first)
    statement.conditional = has_condition(clauses, speech.conditions, first, last) or any(
        segment.opener in speech.condition_openers and first <= segment.first - (not part.attribution.trails) < last and is_clause(clauses, segment) for segment in clauses.segments
    )
    word = opening_word(clauses, first, last - 1)
    opens = part.attribution.trails and clauses.words[word] in speech.condition_openers
    statement.conditional |= opens and clauses.words[word + 1] != clauses.rules.infinitive
    statement.conditional |= opens_with_verb(clauses, first, last)
    statement.conditional |= statement.act in COMMITTING and trailing_condition(clauses, speech, first, last)
    assert statement.content is not None
    statement.covers = [*_raised(clauses, part), statement.content, *_continued(clauses, part, speech)]


def _raised(clauses: Clauses, part: Part) -> list[Span]:
    """ "[Three soldiers] were reported killed": the subject of a passive of saying that a participle follows is part of what is said."""
    attribution, first = part.attribution, part.content[0]
    told = attribution.frame.passive and attribution.cue.act == "assert" and first == attribution.verb + 1 and clauses.tokens[first].feats.get("VerbForm") == "Part"
    start = clauses.segment(attribution.frame.finite).body
    return [clauses.span(start, attribution.frame.finite)] if told and start < attribution.frame.finite else []


def _continued(clauses: Clauses, part: Part, speech: Speech) -> list[Span]:
    """ "..., the ministry said, including seven who died": what goes on behind an attribution is still what was said."""
    at = part.last
    if not part.attribution.trails or at + 2 >= len(clauses.tokens) or clauses.tokens[at].text != "," or not speech.continuing.at(clauses.words, at + 1):
        return []
    last = next((i for i in range(at + 1, len(clauses.tokens)) if clauses.tokens[i].text == ";"), len(clauses.tokens))
    return [clauses.span(at + 1, last)]
