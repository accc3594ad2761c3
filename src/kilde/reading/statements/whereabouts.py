"""Where the content of a speech verb stands, and what it looks like: behind it, before it, or as the tree hangs it on the verb."""

from __future__ import annotations

from kilde.reading.clauses.cutting import QUOTE_MARKS
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.events.lexicon import event_words
from kilde.reading.statements.behind import (
    ContentKind,
    bare_clause,
    bare_infinitive,
    hung,
    in_tree,
    is_opening_gerund,
    joined_subject,
    plain_clause,
    start_behind,
)
from kilde.reading.statements.between import REACH, put_between, relative_end
from kilde.reading.statements.lexicon import Cue, Speech
from kilde.reading.statements.parted import before_relative, closes_relative

DASHES = ("–", "—", "-")  # what parts two clauses of one subject: "Iran shoots down drone – accuses US of meddling"
NOMINAL = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM")  # what a preposition governs


def locate(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> tuple[ContentKind, tuple[int, int]]:
    """Where the content stands and what it looks like; "none" when the verb has none that fits."""
    if around.inverted and around.finite < around.first:  # "..., har USA og EU advart": the clause begins with its helper, whatever "and" cuts
        opening = clauses.segment(around.finite)
        around.first, around.opener = opening.first, opening.opener
    put_in = _around(clauses, speech, around) if "that" in cue.content else None
    if put_in:
        return put_in
    behind = _behind(clauses, speech, around, cue)
    if behind:
        return behind
    child = hung(clauses, around) or (joined_subject(clauses, around) if cue.act == "assert" else None) if "that" in cue.content else None
    if child:
        return "that", child
    before = before_relative(clauses, around) if "that" in cue.content and closes_relative(clauses, around.verb) else None
    if before:
        return "before", before
    if not is_opening_gerund(clauses, around) and (around.inverted or around.opener in (",", "–", "—", "-", *QUOTE_MARKS) or _ends_sentence(clauses, around)):
        parted = clauses.rules.verb_second and bool(around.subject) and not around.inverted and around.finite == clauses.segment(around.finite).body
        parted |= not clauses.rules.verb_second and around.passive and around.finite == clauses.segment(around.finite).body  # "X, which ..., were found"
        parted |= _is_timing(clauses, around.verb) or (around.shared and around.opener in DASHES)
        parted |= _tells_its_own(clauses, speech, around, cue)
        before = None if parted or _is_fronted(clauses, speech, around, cue) else _before(clauses, around)  # "X, whose Y ..., condemns": the subject stands before what parts them
        if before and around.subject_at is not None and before[0] <= around.subject_at < before[1] and (_is_nominal(clauses, before) or _is_whole(clauses, around.subject_at, before)):
            before = None  # "The movement, the Front for Peace (FP), said in a statement it had ...": its own subject stands before the mark
        if before and cue.content & {"that", "quote"} and ("that" in cue.content or _is_quoted(clauses)):
            return "before", before
    before = before_relative(clauses, around) if "that" in cue.content else None
    if before:
        return "before", before
    noun = bare_infinitive(clauses, around, cue) or _noun_behind(clauses, speech, around, cue)
    if noun is None and clauses.sentence.parse.has_syntax and cue.content & {"that", "quote"}:
        return in_tree(clauses, around) or ("none", (0, 0))
    return noun or ("none", (0, 0))


def _tells_its_own(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> bool:
    """ "Russia shells Kharkiv – Ukraine demands more weapons": whether a clause behind a dash has a subject and something that it says."""
    own = around.opener in DASHES and not around.inverted and (bool(around.subject) or around.subject_at is not None)
    return own and cue.act != "assert" and _noun_behind(clauses, speech, around, cue) is not None


def _around(clauses: Clauses, speech: Speech, around: Frame) -> tuple[ContentKind, tuple[int, int]] | None:
    """ "The village, officials say, has changed hands": an attribution between commas that part a subject from its verb."""
    segment, verb = clauses.segment(around.verb), around.verb
    opened = segment.kind == "mark" and segment.first > 0 and clauses.tokens[segment.first].text == ","
    if not opened or segment.last + 1 >= len(clauses.tokens) or clauses.tokens[segment.last].text != "," or around.passive:
        return None
    if clauses.is_gerund(verb) and clauses.sentence.parse.has_syntax and clauses.tree.relation(verb) == "acl":
        return None  # "Israel, in a letter accusing Iran, has asked"
    before = clauses.segment(segment.first - 1)
    own = all(segment.body <= p.first for p in around.subject) if around.subject else around.subject_at is not None and segment.body <= around.subject_at
    goes_on = segment.last + 1
    while goes_on < len(clauses.tokens) and clauses.inside[goes_on] is None and clauses.rules.adverbs.at(clauses.words, goes_on):
        goes_on += clauses.rules.adverbs.at(clauses.words, goes_on)
    opens_main = before.kind == "start" or before.opener == ":"
    if not opens_main or not own or not clauses.is_finite_at(goes_on) or any(w in speech.complementisers for w in clauses.words[segment.body : segment.last]):
        return None
    nominal = _is_nominal(clauses, (before.body, before.last)) and verb < segment.last
    opens = clauses.words[before.body] not in clauses.rules.prepositions and not clauses.rules.adverbs.at(clauses.words, before.body)
    return ("that", (before.body, len(clauses.tokens))) if nominal and opens else None


def _is_timing(clauses: Clauses, verb: int) -> bool:
    """ "They signed, two months after voters rejected the deal", "70 have died since it was announced": a verb that a conjunction of time hangs on the clause before attributes nothing."""
    tree = clauses.tree
    marked = clauses.sentence.parse.has_syntax and tree.relation(verb) == "advcl" and 0 <= tree.heads[verb] < verb and (clauses.tokens[verb].feats.get("VerbForm") == "Fin" or bool(tree.below(verb, "aux")))
    return marked and any(clauses.words[i] in event_words(clauses.rules.language).apart for i in tree.below(verb, "mark") if i < verb)


def _is_addressed(around: Frame) -> bool:
    """ "The US warned Iran": the object is somebody named, and nobody's whole people."""
    return not around.passive and bool(around.objects) and all(e.kind not in ("population", "place") for p in around.objects for e in p.entities) and any(p.entities for p in around.objects)


def _is_nominal(clauses: Clauses, words: tuple[int, int]) -> bool:
    """Whether no verb stands between two tokens (last exclusive)."""
    return not any(clauses.is_verb(i) or clauses.tokens[i].upos in ("VERB", "AUX") for i in range(*words))


def _is_whole(clauses: Clauses, subject: int, words: tuple[int, int]) -> bool:
    """ "Mali, ruled by a junta, assured Niger of its support": whether all words before the mark belong to the subject."""
    if not clauses.sentence.parse.has_syntax or clauses.rules.verb_second:
        return False
    first, last = clauses.tree.span(subject)
    return first <= words[0] and last >= words[1]


def _is_fronted(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> bool:
    """ "Hours after it took effect, A accused B of attacks": what stands before is when, and what is said behind the object."""
    if not (cue.addressee_object and around.inverted and around.objects):
        return False
    at = around.objects[-1].last
    return at < around.last and clauses.words[at] in speech.content_prepositions


def _behind(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> tuple[ContentKind, tuple[int, int]] | None:
    end = len(clauses.tokens)
    at = around.verb + 1
    limit = min(end, around.verb + REACH)
    while at < limit:
        phrase = clauses.starts.get(at)
        if phrase is not None:
            if "that" in cue.content and bare_clause(clauses, around, phrase):
                return "that", (at, end)
            limit = max(limit, min(end, phrase.last + 6))
            at = phrase.last
            continue
        gerund = at == around.verb + 1 and is_opening_gerund(clauses, around)
        trailing = around.verb > 0 and clauses.tokens[around.verb - 1].text in (",", *QUOTE_MARKS)  # "They leave," said a trader who had fled
        if "that" in cue.content and not clauses.rules.verb_second and (gerund or (at == start_behind(around) and not (around.inverted or trailing))) and (clauses.cutter.bare_at(at) or (gerund and plain_clause(clauses, at))):
            return "that", (at, end)
        word, text = clauses.words[at], clauses.tokens[at].text
        infinitive = speech.infinitives.at(clauses.words, at)
        purpose = infinitive > 1 or clauses.rules.subordinators.at(clauses.words, at) > 1
        if purpose and around.inverted and at > start_behind(around) and clauses.segment(around.verb).kind in ("mark", "quote"):
            return None  # "– ..., säger ledaren i ett tal för att hedra de döda"
        if clauses.rules.gerund and "infinitive" in cue.content and clauses.opens_gerund_clause(at):
            return "infinitive", (at, end)
        if infinitive and "infinitive" in cue.content and opens_infinitive(clauses, speech, at + infinitive):
            denied = at - 1 > around.verb and clauses.words[at - 1] in clauses.rules.negations  # "threatens not to come"
            return "infinitive", (at - denied, end)
        if not infinitive and clauses.inside[at] is None and clauses.rules.subordinators.at(clauses.words, at) > 1:
            return None  # "said an official after it had ended", where "after" is written with the complementiser
        if word in speech.complementisers and clauses.inside[at] is None and "that" in cue.content and not _is_oblique(clauses, at):
            return "that", (at, end)
        if text in QUOTE_MARKS and cue.content == {"quote"} and at > start_behind(around) and clauses.tokens[at - 1].upos in NOMINAL and not around.inverted:
            return None  # "continues the offensive 'on all fronts'": a verb that only carries quotations has another object
        if text in QUOTE_MARKS and "quote" in cue.content and any(first == at + 1 and last - first > 2 for first, last in clauses.quotes):
            return "quote", (at, end)
        if text == ":":
            return ("quote", (at + 1, end)) if "quote" in cue.content and at + 1 < end else None
        if text in ".;!?" or (text in "–—-" and (at > around.verb + 1 or _trails(clauses, around))):
            return None
        if text == "," and not _marker_after(clauses, speech, at):
            closes = put_between(clauses, speech, at)
            if closes is None:
                return None
            limit, at = max(limit, min(end, closes + REACH // 2)), closes
            continue
        if clauses.is_verb(at) and at > around.verb + 1 and word not in clauses.rules.auxiliaries:
            return None
        at += 1
    return None


def _trails(clauses: Clauses, around: Frame) -> bool:
    """ "Two were killed, the army said - the latest in a string of attacks": a subject and its verb between two marks, and no quotation."""
    segment = clauses.segment(around.verb)
    return segment.kind == "mark" and segment.first > 0 and around.verb + 1 == segment.last and not clauses.quotes


def opens_infinitive(clauses: Clauses, speech: Speech, at: int) -> bool:
    """Whether an infinitive follows its marker; needed where the marker is also the complementiser (Danish "at") or a preposition ("to")."""
    if clauses.words[at - 1] in clauses.rules.prepositions and at < len(clauses.words):
        return clauses.inside[at] is None and (clauses.is_verb(at) or clauses.tokens[at].upos not in NOMINAL)
    if clauses.words[at - 1] not in speech.complementisers:
        return True
    while at < len(clauses.words) and clauses.inside[at] is None and clauses.rules.adverbs.at(clauses.words, at):
        at += clauses.rules.adverbs.at(clauses.words, at)
    if at < len(clauses.words) and clauses.tokens[at].upos in NOMINAL:
        return False  # Danish "at angrebet var russisk"
    return at < len(clauses.words) and (clauses.is_verb(at) or (clauses.inside[at] is None and clauses.tokens[at].feats.get("VerbForm") == "Inf"))


def _is_oblique(clauses: Clauses, at: int) -> bool:
    """ "om" before an actor or a noun is a preposition; before a clause it opens content."""
    if clauses.words[at] not in clauses.rules.prepositions:
        return False
    following = clauses.starts.get(at + 1)
    after = following.last if following else at + 2
    return not (after < len(clauses.tokens) and clauses.is_verb(after))


def _marker_after(clauses: Clauses, speech: Speech, at: int) -> bool:
    """A comma that only precedes the marker of the content, as Danish sets it."""
    if at + 1 >= len(clauses.tokens):
        return False
    return clauses.words[at + 1] in speech.complementisers or clauses.tokens[at + 1].text in QUOTE_MARKS or bool(speech.infinitives.at(clauses.words, at + 1))


def _ends_sentence(clauses: Clauses, around: Frame) -> bool:
    """ "..., the ministry said." in a language that keeps the subject before the verb."""
    segment = clauses.segment(around.verb)
    unknown = around.subject_at is not None and segment.first <= around.subject_at < around.verb and not around.controlled
    return segment.kind in ("mark", "quote") and (bool(around.subject) or unknown)


def _is_quoted(clauses: Clauses) -> bool:
    """Verbs that only carry quotes ("fortsetter", "asks") need one."""
    return clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in "–—-" or bool(clauses.quotes) or clauses.quoted


def _before(clauses: Clauses, around: Frame) -> tuple[int, int] | None:
    """The clause or quote before the mark that precedes an attribution."""
    last = _own_start(clauses, around)
    if clauses.segment(around.finite if around.inverted else around.verb).kind not in ("mark", "quote"):
        return None
    first = 0
    while last > first and clauses.tokens[last - 1].text in ",–—-":
        last -= 1
    if last - first < 2:
        return None
    has_verb = not _is_nominal(clauses, (first, last))
    quoted = any(q_last <= around.first + 1 for _, q_last in clauses.quotes)
    dash = clauses.sentence.block.kind == "quote" or clauses.tokens[0].text in "–—-"
    if clauses.tokens[-1].text == ":" and not (has_verb or quoted or dash):
        return None  # "At a news conference in Kyiv, he said:"
    long = last - first >= 5 and not all(clauses.inside[i] is not None for i in range(first, last))
    counted = any(clauses.is_number(i) and clauses.tokens[i].start not in clauses.times for i in range(first, last))  # "Four dead, says the police"
    return (first, last) if has_verb or quoted or dash or long or counted else None


def _own_start(clauses: Clauses, around: Frame) -> int:
    """The token from which an attribution is its own: "..., killing 12, [the army and a witness said]" begins within the clause before it."""
    own = min((min(p.first, p.outer) for p in around.subject if p.last <= around.verb), default=around.first)
    while own > around.first and clauses.words[own - 1] in clauses.rules.determiners:
        own -= 1
    parted = not clauses.rules.verb_second and own - 1 > around.first and clauses.tokens[own - 1].text == ","
    return own - 1 if parted else around.first


def _noun_behind(clauses: Clauses, speech: Speech, around: Frame, cue: Cue) -> tuple[ContentKind, tuple[int, int]] | None:
    """A noun phrase as content: "rejects the proposal", "warns of famine", "accuses X of attacks"."""
    if "noun" not in cue.content:
        return None
    first = clauses.past_time(start_behind(around))  # "fordømte fredag angrebet"
    if around.inverted and first < len(clauses.tokens) and clauses.tokens[first].text == "," and (closes := relative_end(clauses, first)):
        return ("noun", (closes, len(clauses.tokens))) if closes < len(clauses.tokens) else None  # "kunngjorde X, som ..., en våpenhvile"
    if first >= len(clauses.tokens) or (first >= around.last and clauses.words[first] not in speech.content_prepositions):
        return None
    if cue.addressee_object:
        reach = min(around.last + 1, len(clauses.words))  # a preposition that may open a clause too ends the clause of the verb: "advaret Kyiv om angrebet"
        at = next((i for i in range(first, reach) if clauses.words[i] in speech.content_prepositions and clauses.inside[i] is None), None)
        if at is None:
            given = around.objects and around.objects[-1].last < around.last and any(w[0].isalpha() for w in clauses.words[around.objects[-1].last : around.last])
            given = given or len(around.objects) > 1 or (bool(around.objects) and clauses.sentence.parse.has_syntax and bool(clauses.tree.below(around.verb, "iobj")))
            bare = first < around.last and clauses.words[first][0].isalpha() and (cue.act in ("praise", "condemn", "accuse") or (cue.act in ("warn", "threaten") and _is_addressed(around)))
            return ("noun", (first, around.last)) if bare or (given and cue.act in ("promise", "offer")) else None
        return "noun", (at, len(clauses.tokens))
    words = [i for i in range(first, max(around.last, first + 2)) if i < len(clauses.tokens) and clauses.words[i][0].isalpha()]
    if words and (around.inverted or (around.subject_at or 0) > around.finite) and around.finite > around.first and clauses.words[words[-1]] in speech.content_prepositions:
        return "noun", (around.first, around.finite)  # "Det angreb har gruppen taget skylden for": the preposition is left behind
    return ("noun", (first, len(clauses.tokens))) if words else None
