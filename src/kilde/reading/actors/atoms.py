"""Where in a sentence a word or name begins that may be part of an actor phrase: the lexicon's, and the encoder's names."""

from __future__ import annotations

from kilde.knowledge.gazetteer import gazetteer
from kilde.reading.actors.entries import HEADS, NAMES, Entry
from kilde.reading.actors.lexicon import Lexicon, Match
from kilde.reading.draft import Sentence
from kilde.reading.grammar import folded, grammar

LONGEST_PLACE = 4  # words
LONGEST_LINK = 3  # words between the noun of a body and what it is for: "for the"
SHORTEST_OWNER = 3  # letters of a name in the genitive that nobody knows, its ending among them
TITLED = ("PER", "NAME")  # types of names that a rank or an office may open
PEOPLE = ("role", "population", "group")  # sorts of words for people, which may open the name of an organisation
COMMON = ("ADP", "ADV", "CCONJ", "DET", "SCONJ", "VERB", "AUX", "NOUN")  # classes of words that open a sentence and no name


class AtomReader:
    """Reads the atoms of one sentence: matches by first token, without overlaps."""

    def __init__(self, sentence: Sentence, words: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, words
        self.tokens = sentence.tokens
        self.folded = folded(self.tokens)

    def read(self) -> dict[int, Match]:
        """Lexicon matches and names of the encoder, by first token, without overlaps."""
        atoms: dict[int, Match] = {}
        covered: set[int] = set()
        at = 0
        while at < len(self.tokens):
            match = self._unit(at) or self.lexicon.match(self.tokens, at)
            if match and (self._is_surname(at, match) or self._is_cut(match) or self._ends_longer(at, match, atoms) or _is_bare(match, atoms.get(at - 1))):
                match = None
            if match:
                match = self._called(match, atoms) or match
                atoms[at] = match
                covered.update(range(match.first, match.last))
            at = match.last if match else at + 1
        for name in self.sentence.parse.names:
            first = name.first + self._opens(name.first, name.last)
            while (title := atoms.get(first)) is not None and name.type in TITLED and title.last < name.last and all(e.sort == "role" for e in title.entries):
                first = title.last  # "Maj. Gen. Zaw Min Tun"
            self._add_name(atoms, covered, first, name.last)
        for first in sorted(i for i, match in atoms.items() if match.entries[0].kind == "unknown"):
            if first in atoms:
                self._grow(atoms, covered, first)
        return atoms

    def _called(self, match: Match, atoms: dict[int, Match]) -> Match | None:
        """ "Organisasjonen Leger for fred": people in the plural, with a capital, right behind the noun of an organisation are its name, with what it is for."""
        at, rules = match.first, grammar(self.lexicon.language)
        noun = next((m for m in atoms.values() if m.last == at), None)
        if noun is None or noun.genitive or not all(e.kind == "organization" and not e.plural for e in noun.entries) or not self.tokens[at].text[0].isupper():
            return None
        last = match.last
        if rules.verb_second and all(e.sort == "modifier" for e in match.entries) and last < len(self.tokens) and self.tokens[last].text[0].isupper():
            return Match(at, last + 1, (Entry("name", "", "unknown"),))  # "Partiet Ny Framtid"
        if not all(e.sort in PEOPLE and (e.plural or rules.verb_second) for e in match.entries):
            return None
        if last + 1 < len(self.tokens) and self.folded[last] in rules.prepositions and self.lexicon.match(self.tokens, last + 1) is None:
            goal = self.tokens[last + 1]
            last += 2 * (goal.upos in ("NOUN", "PROPN") and goal.feats.get("Definite") != "Def" and goal.text[0].isupper() != rules.verb_second)
        return Match(at, last, (Entry("name", "", "unknown"),))

    def _grow(self, atoms: dict[int, Match], covered: set[int], first: int) -> None:
        """A name goes on with a body's noun in capitals, and behind one with what it is for: "Wad Madani Motstandskomité", "Network for Human Rights"."""
        match, rules = atoms[first], grammar(self.lexicon.language)
        last = match.last
        if match.genitive:
            return
        last = self._whole_place(first, last)
        if last < len(self.tokens) and self.tokens[last].text[0].isupper() and (self.folded[last] in rules.organization_words or self._is_body(atoms.get(last))):
            last = atoms[last].last if last in atoms else last + 1
        if self.folded[last - 1] in rules.organization_words:
            step = last
            while step < min(last + LONGEST_LINK, len(self.tokens)) and self.folded[step] in rules.name_links:
                step += 1
            if last < step < len(self.tokens) and self.tokens[step].text[0].isupper() and self.tokens[step].upos != "VERB":
                last = step + 1
                while last < len(self.tokens) and self.tokens[last].text[0].isupper() and self.tokens[last].text.isalpha():
                    last += 1
        if last == match.last:
            return
        for inside in [i for i, other in atoms.items() if first <= i < last]:
            del atoms[inside]
        atoms[first] = Match(first, last, match.entries)
        covered.update(range(first, last))

    def _whole_place(self, first: int, last: int) -> int:
        """Where the name ends that the gazetteer has whole: "Nagorno Karabakh Republic", of which the encoder saw a part."""
        end = last
        while end < min(first + LONGEST_PLACE, len(self.tokens)) and self.tokens[end].text[0].isupper():
            end += 1
        whole = (stop for stop in range(end, last, -1) if gazetteer().find(" ".join(t.text for t in self.tokens[first:stop]), self.lexicon.language))
        return next(whole, last)

    def _is_body(self, match: Match | None) -> bool:
        """Whether a noun of a body stands there, each of its words in capitals."""
        if match is None or match.genitive or not all(e.sort in ("body", "group") for e in match.entries):
            return False
        return all(token.text[0].isupper() for token in self.tokens[match.first : match.last])

    def _opens(self, first: int, last: int) -> bool:
        """The capital that opens a Nordic sentence makes no part of a name of a common word: "Verken Israel", "Landsbyen Toretsk"."""
        return first == 0 and last > 1 and grammar(self.lexicon.language).verb_second and self.tokens[0].upos in COMMON and self.tokens[1].upos == "PROPN"

    def _is_cut(self, match: Match) -> bool:
        """Whether the last word of a match begins a longer name: "the West" in "the West African bloc", "the West Papua Army"."""
        if match.last - match.first != 2 or any(e.sort == "name" for e in match.entries):
            return False  # "Khalifa Haftars styrker" names the man
        longer = self.lexicon.match(self.tokens, match.last - 1)
        return longer is not None and longer.last > match.last and any(e.sort in ("adjective", "name") for e in longer.entries)

    def _ends_longer(self, at: int, match: Match, atoms: dict[int, Match]) -> bool:
        """ "Taang National Liberation Army": the name of one body at the end of another's, whose acronym follows in brackets."""
        if at < 2 or match.last - match.first < 2 or match.last + 2 >= len(self.tokens) or not all(e.sort == "name" for e in match.entries):
            return False
        before = self.tokens[at - 1].text
        free = before[0].isupper() and before.isalpha() and not any(one.first <= at - 1 < one.last for one in atoms.values())
        acronym = self.tokens[match.last + 1].text
        return free and self.tokens[match.last].text == "(" and acronym.isupper() and acronym[0] == before[0].upper()

    def _unit(self, at: int) -> Match | None:
        found = self.lexicon.units.at(self.tokens, at)
        return Match(at, found[0], (Entry("name", found[1], "military", sector="MIL"),)) if found else None

    def _is_surname(self, at: int, match: Match) -> bool:
        """A capital inside a Nordic sentence makes no adjective or inhabitant of a word: "Amira Osman"."""
        if grammar(self.lexicon.language).capital_adjectives or at == 0 or not self.tokens[at].text[0].isupper() or not self.tokens[at - 1].text[0].isupper():
            return False
        if at == 1 and (self.tokens[0].upos in COMMON or self.folded[0] in grammar(self.lexicon.language).determiners):
            return False  # "Det Hamasstyrda ..."
        return all(e.sort in ("adjective", "inhabitant", "modifier") for e in match.entries)

    def _add_name(self, atoms: dict[int, Match], covered: set[int], first: int, last: int) -> None:
        """Adds a name that the encoder found, as far as no word of the lexicon says otherwise."""
        while first < last and first in covered and not self._is_name_atom(atoms, first):
            first += 1
        stop = first
        while stop < last and (stop not in covered or self._is_name_atom(atoms, stop)):
            stop += 1
        if stop < last:
            self._add_name(atoms, covered, stop + 1, last)
        inner = [atoms[i] for i in range(first, stop) if i in atoms]
        if first >= stop or any(m.genitive or m.last > stop for m in inner):
            free = [i for i in range(first, stop) if i not in covered]
            if free and inner and free == list(range(free[0], free[-1] + 1)) and free[-1] + 1 == stop:
                first = free[0]
            else:
                return
            inner = []
        if sum(m.last - m.first for m in inner) == stop - first and any(e.kind != "person" for m in inner for e in m.entries) | (len(inner) == 1):
            return  # one known name, or several side by side: "Hamas Abu Obeida"
        if inner and all(e.sort == "name" and e.kind != "person" for m in inner for e in m.entries):
            first = max(m.last for m in inner)
            if first >= stop:
                return
            inner = []
        for match in inner:
            del atoms[match.first]
        trimmed = self._genitive_of_unknown(stop)
        atoms[first] = Match(first, stop, (Entry("name", "", "unknown"),), trimmed > 0, trimmed)
        covered.update(range(first, stop))

    def _is_name_atom(self, atoms: dict[int, Match], at: int) -> bool:
        match = next((m for m in atoms.values() if m.first <= at < m.last), None)
        return match is not None and all(e.sort in NAMES for e in match.entries)

    def _genitive_of_unknown(self, stop: int) -> int:
        """A genitive -s on a name nobody knows: only where the next token can be owned."""
        word = self.folded[stop - 1]
        ending = grammar(self.lexicon.language).bare_genitive(word)
        if stop >= len(self.tokens) or not ending or len(word) <= SHORTEST_OWNER:
            return 0
        following = self.lexicon.match(self.tokens, stop)
        owned = following is not None and any(e.sort in HEADS or e.sort in ("adjective", "modifier") for e in following.entries)
        return ending if owned else 0


def _is_bare(match: Match, before: Match | None) -> bool:
    """ "On television": an outlet only where a nationality stands right before it ("Ukrainian television")."""
    described = all(e.extra.get("described") for e in match.entries)
    return described and not (before is not None and any(e.sort == "adjective" for e in before.entries))
