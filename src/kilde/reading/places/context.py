"""Reads what stands around a place name: preposition, class noun, point of the compass, nationality, the place it lies in."""

from __future__ import annotations

from collections.abc import Sequence

from kilde.knowledge.gazetteer import fold, own
from kilde.reading.places.cues import Cues
from kilde.reading.places.kinds import APART, KINDS, kind_fit
from kilde.reading.places.spot import LISTED, has_capital
from kilde.reading.places.toponyms import Toponym

DESCRIBING = 4  # words between a preposition and the name that may describe it: "in the embattled eastern city of"
SHORTEST_ADJECTIVE = 5
LIST = 12  # words of a list of names
NAMING = frozenset(["city", "country", "region", "disputed-region", "camp", "island", "corridor", "river", "lake", "mountain"])  # lend others their name
LED = 6  # capitalised words before a name that are looked at
APPOSED = 6  # words between a place and the one it lies in: "Goma in the eastern province of North Kivu"


class Context:
    """One sentence's words and its place names, in order."""

    def __init__(self, cues: Cues, toponyms: Sequence[Toponym]) -> None:
        self._cues = cues
        self._toponyms = toponyms
        self._tokens = toponyms[0].sentence.tokens
        self._words = [token.text.casefold() for token in self._tokens]

    def read(self) -> None:
        """Fills in what the sentence says about each of its place names."""
        previous: Toponym | None = None
        for toponym in self._toponyms:
            self._after(toponym)
            self._before(toponym)
            if toponym.relation is None and previous and self._joined(previous, toponym):
                toponym.relation = previous.relation
                if toponym.kind is None and not previous.compound and kind_fit(toponym.candidates[0], previous.kind) >= 0:
                    toponym.kind = previous.kind
                toponym.before = min(toponym.before, previous.last)
            toponym.partial = self._is_partial(toponym)
            if previous:
                self._lies_in(previous, toponym)
            previous = toponym

    def _after(self, toponym: Toponym) -> None:
        """ "Kharkiv oblast", "Litani River": the class noun becomes part of the place; not so "Zamzam camp"."""
        feature = toponym.candidates[0].feature
        if toponym.kind or toponym.last >= len(self._words) or toponym.genitive:
            return
        for words in (2, 1):
            end = toponym.last + words
            noun = " ".join(self._words[toponym.last : end])
            kind = self._cues.nouns.get(noun) if end <= len(self._words) else None
            if kind and feature not in NAMING and feature != KINDS[kind][0]:
                return
            if kind and self._tokens[toponym.last].start - self._tokens[toponym.last - 1].end <= 1:
                toponym.kind, toponym.compound = kind, True
                toponym.last = end
                if kind not in APART:
                    toponym.end = self._tokens[end - 1].end
                return

    def _before(self, toponym: Toponym) -> None:
        """Walks left from the name over what describes it to the preposition."""
        words, cues = self._words, self._cues
        at = toponym.first
        if at and cues.is_body(words[at - 1]):
            toponym.body = True
        at = self._apposed_noun(toponym, at)
        described = 0
        while at > 0 and described < DESCRIBING:
            step = self._description(toponym, at)
            if not step:
                break
            at -= step
            described += 1
        toponym.before = at
        if self._counted_from(toponym, at):
            return
        length, relation = self._relation(at)
        if relation is None and self._is_unknown_adjective(at):
            length, relation = self._relation(at - 1)  # "in besieged Mariupol": one word that no list knows
            at = at - 1 if relation else at
        if relation is None:
            toponym.relation = self._through_list(at)
            return
        distant = relation == "toward" and self._cues.units.before(words, self._past_bracket(at - length))  # "five kilometres (three miles) from X"
        toponym.relation, toponym.before = "near" if distant else relation, at - length

    def _past_bracket(self, end: int) -> int:
        """Where words end before what stands in brackets right before `end`."""
        if not end or self._words[end - 1] != ")":
            return end
        return next((at for at in range(end - 2, max(-1, end - 2 - APPOSED), -1) if self._words[at] == "("), end)

    def _through_list(self, at: int) -> str | None:
        """ "in Qamenas, Sarmin and Talamenes": the preposition before a list whose earlier names the gazetteer may not know."""
        begin = at
        while at > 1 and begin - at < LIST and (self._words[at - 1] in self._cues.conjunctions or self._words[at - 1] == ","):
            at -= 1
            while at > 0 and begin - at < LIST and has_capital(self._tokens[at - 1].text):
                at -= 1
        return self._relation(at)[1] if at < begin - 1 else None

    def _is_unknown_adjective(self, at: int) -> bool:
        word = self._words[at - 1] if at > 1 else ""
        return len(word) >= SHORTEST_ADJECTIVE and word.isalpha() and not has_capital(self._tokens[at - 1].text)

    def _apposed_noun(self, toponym: Toponym, at: int) -> int:
        """ "byen X", "the city of X", "provinsen X": sets the kind and goes to before the noun."""
        words, cues = self._words, self._cues
        joined = at > 1 and words[at - 1] in cues.joins
        noun_at = at - 2 if joined else at - 1
        if noun_at < 0:
            return at
        kind = cues.noun(words[noun_at])
        if kind is None or (self._tokens[noun_at].text[0].isupper() and noun_at > 0 and not joined):
            return at
        toponym.kind = toponym.kind or kind
        return noun_at

    def _description(self, toponym: Toponym, at: int) -> int:
        """How many words before `at` are a determiner, a point of the compass, a nationality or an adjective; 0 when none are."""
        words, cues = self._words, self._cues
        length = cues.determiners.before(words, at)
        if length:
            return length
        word, token = words[at - 1], self._tokens[at - 1]
        if word in cues.compass:
            toponym.direction = toponym.direction or cues.compass[word]
            if cues.part_names and at == toponym.first and toponym.kind is None and toponym.candidates[0].feature != "city":
                toponym.start = token.start  # "northern Mali" is one name
            return 1
        if word in cues.nationalities:
            toponym.nations.add(cues.nationalities[word])
            return 1
        if token.upos == "ADJ" and not self._relation(at)[0]:
            return 1
        noun = toponym.kind and not toponym.compound
        return 1 if noun and word.isalpha() and len(word) >= SHORTEST_ADJECTIVE and not token.text[0].isupper() and not self._relation(at)[0] else 0

    def _relation(self, at: int) -> tuple[int, str | None]:
        """The longest preposition that ends before `at`, and what it says."""
        best, relation = 0, None
        for name, phrases in self._cues.relations.items():
            length = phrases.before(self._words, at)
            if length > best:
                best, relation = length, name
        return best, relation

    def _counted_from(self, toponym: Toponym, at: int) -> bool:
        """ "nord for X": near it; "nord i X", "the south of X", "den nordlige delen av X": that part of it."""
        words, cues = self._words, self._cues
        if at < 2 or words[at - 1] not in cues.of | cues.part_of:
            return False
        joint, of_part = words[at - 1], words[at - 2] in cues.parts
        point_at = at - 3 if of_part else at - 2
        point = cues.compass.get(words[point_at]) if point_at >= 0 else None
        if point is None:
            return False
        inside = joint in cues.part_of and (of_part or joint not in cues.of or cues.determiners.before(words, point_at) > 0)
        if inside:
            toponym.direction = point
        toponym.relation, toponym.before = "in" if inside else "near", point_at
        return True

    def _joined(self, left: Toponym, right: Toponym) -> bool:
        """Whether two names are members of one list: "Tulkarm og Nablus", "Lviv, Odesa"."""
        between = self._words[left.last : right.before]
        return bool(between) and len(between) <= 2 and all(word in self._cues.conjunctions or word == "," for word in between)

    def _lies_in(self, left: Toponym, right: Toponym) -> None:
        """ "X i Y", "X in the Y province", "X, Y": the second place holds the first."""
        between = self._words[left.last : right.first]
        if not between or len(between) > APPOSED:
            return
        at = 1 if between[0] in (",", "(") else 0
        inside = right.relation == "in" and right.before <= left.last + at and (at < len(between))
        if inside or (between == [","] and right.kind in ("province", "district", "area")):
            left.holder = right

    def _is_partial(self, toponym: Toponym) -> bool:
        """Whether capitalised words that are no titles, adjectives or openers of the sentence touch the name."""
        return self._goes_on(toponym) or self._is_led_by_name(toponym)

    def _goes_on(self, toponym: Toponym) -> bool:
        """ "Kyiv Independent", "Gaza Health Ministry"."""
        if toponym.last >= len(self._tokens) or toponym.genitive or not self._touches(toponym.last - 1, toponym.last):
            return False
        following = self._tokens[toponym.last].text
        return has_capital(following) and not following.isupper()

    def _is_led_by_name(self, toponym: Toponym) -> bool:
        """ "Omar Damaskus", "Times of Israel"."""
        tokens, words, cues = self._tokens, self._words, self._cues
        at, last = toponym.first - 1, toponym.first - 1 - LED
        while at >= 0 and at > last and self._touches(at, at + 1) and tokens[at].text[0].isupper():
            known = (words[at] in cues.nationalities and toponym.candidates[0].source in LISTED) or words[at] in cues.compass or cues.noun(words[at]) is not None
            known = known or any(letter.isdigit() for letter in tokens[at].text)  # "holdt M23 Goma": a designation opens no name
            known = known or self._relation(at + 1)[0] > 0 or cues.determiners.before(words, at + 1) > 0
            if not known and not (at == 0 and self._opens_freely(toponym)):
                toponym.ends_run = at > 0 or words[at] not in cues.common
                return True
            at -= 1
        joined = at >= 1 and words[at] in cues.joins and tokens[at - 1].text[0].isupper() and not cues.determiners.before(words, at + 1)  # "Most of X"
        return joined and not cues.noun(words[at - 1]) and words[at - 1] not in cues.bodies | cues.shares

    def _opens_freely(self, toponym: Toponym) -> bool:
        """A sentence's first word is capitalised anyway: before a well-known place it is no part of the name unless it is one itself."""
        opener, word = self._tokens[0], self._words[0]
        if opener.upos is not None:
            return opener.upos not in ("PROPN", "X")
        return word in self._cues.common or (toponym.candidates[0].source in LISTED and fold(word) not in own.homonyms())

    def _touches(self, left: int, right: int) -> bool:
        return 0 <= self._tokens[right].start - self._tokens[left].end <= 1 and self._tokens[left].text[-1].isalnum()
