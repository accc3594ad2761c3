"""The dependency tree of one sentence (Universal Dependencies), for asking what hangs where."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kilde.encoder.interface import ROOT, Token
from kilde.reading.actors.phrase import Phrase

CLAUSAL = frozenset(("root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "conj", "dislocated"))
SUBJECTS = ("nsubj", "csubj")
OBJECTS = ("obj", "iobj")
HUNG = 3  # tokens from the first part of "robot- och drönarattack" to the compound
DEEPEST = 12  # arcs climbed from a word to its verb


class Tree:
    """The arcs of one sentence, by token index."""

    def __init__(self, tokens: Sequence[Token], named: frozenset[int] = frozenset()) -> None:
        self.tokens = tokens
        self.heads = [ROOT if token.head is None else token.head for token in tokens]
        self.relations = [(token.deprel or "dep").partition(":") for token in tokens]
        for index in range(len(tokens)):
            self.heads[index] = self._finite_head(index)
            if self._is_governed(index):
                self.relations[index] = ("xcomp", "", "")
            elif self._is_told(index):
                self.relations[index] = ("ccomp", "", "")
            elif self._describes(index):
                self.heads[index], self.relations[index] = index - 1, ("acl", "", "")
        for index in (i for i in range(len(tokens) - HUNG) if i not in named):  # not "politi- og militærstyrker", who are two
            self._take_in(index)
        self.children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(self.heads):
            if head != ROOT:
                self.children[head].append(index)

    def _finite_head(self, index: int) -> int:
        """ "X said Y should end the war and threatened tariffs": a finite verb without a subject is joined to no infinitive, but to the verb above it."""
        head = self.heads[index]
        past = self._is(index, "Fin") or (self._is(index, "Part") and self.tokens[index].feats.get("Tense") == "Past")
        if head == ROOT or self.relation(index) != "conj" or not past or not self._is(head, "Inf"):
            return head
        if any(self.heads[i] == index and self.relation(i) in (*SUBJECTS, "aux") for i in range(len(self.tokens))):
            return head
        above = head
        while above != ROOT and not self._is(above, "Fin") and self.relation(above) in ("ccomp", "xcomp", "advcl"):
            above = self.heads[above]
        return above if above != ROOT and above < index and self._is(above, "Fin") else head

    def _is_governed(self, index: int) -> bool:
        """ "var begyndt at angribe": an infinitive that the tree calls the object of a verb is governed by it, and has its subject."""
        head = self.heads[index]
        return self.relation(index) == "obj" and self._is(index, "Inf") and head != ROOT and head < index and self.tokens[head].upos == "VERB"

    def _is_told(self, index: int) -> bool:
        """ "Fortæller, at soldater indtog hospitalet": a finite verb behind a mark and a subject of its own that the tree calls an object."""
        head = self.heads[index]
        if self.relation(index) != "obj" or not self._is(index, "Fin") or head == ROOT or head > index or self.tokens[head].upos != "VERB":
            return False
        before = {self.relation(i) for i in range(head + 1, index) if self.heads[i] == index}
        return "mark" in before and bool(before.intersection(SUBJECTS))

    def _describes(self, index: int) -> bool:
        """ "Drept av granater avfyrt av hæren": a bare participle with an agent right behind a noun in the clause tells of that noun, whatever the tree hangs it on."""
        token, noun = self.tokens[index], index - 1
        bare = token.feats.get("VerbForm") == "Part" and token.feats.get("Tense") != "Pres" and self.relation(index) in ("advcl", "amod")
        if not bare or noun < 1 or self.tokens[noun].upos != "NOUN" or self.relation(noun) not in ("obl", "obj", "nmod") or self.heads[index] not in (noun, self.heads[noun]):
            return False
        below = [i for i in range(len(self.tokens)) if self.heads[i] == index]
        return {"obl"} <= {self.relation(i) for i in below if i > index} and not any(self.relation(i) in ("mark", "aux", *SUBJECTS) for i in below)

    def _take_in(self, index: int) -> None:
        """ "En robot- och drönarattack": the part before a hung hyphen belongs to the compound behind the conjunction, and is no thing of its own."""
        part, hyphen, joining, whole = self.tokens[index : index + HUNG + 1]
        hung = hyphen.text == "-" and hyphen.start == part.end and joining.upos == "CCONJ" and {part.upos, whole.upos} <= {"NOUN", "PROPN"}
        at = index + HUNG
        if not hung or self.heads[index] == at:
            return
        self.heads = [at if head == index and child < index else head for child, head in enumerate(self.heads)]
        self.heads[at], self.relations[at] = self.heads[index], self.relations[index]
        self.heads[index], self.relations[index] = at, ("compound", "", "")

    def _is(self, index: int, form: str) -> bool:
        return self.tokens[index].upos in ("VERB", "AUX") and self.tokens[index].feats.get("VerbForm") == form

    def relation(self, index: int) -> str:
        """The universal relation, without its subtype."""
        return self.relations[index][0]

    def subtype(self, index: int) -> str:
        return self.relations[index][2]

    def below(self, index: int, *relations: str) -> list[int]:
        """Children with one of these relations, in order."""
        return [child for child in self.children[index] if self.relation(child) in relations]

    def span(self, index: int) -> tuple[int, int]:
        """Tokens first to last (exclusive) of everything below a token, itself included."""
        below = self.all_below(index)
        return min(below), max(below) + 1

    def all_below(self, index: int, without: Container[int] = ()) -> list[int]:
        """A token and all that hangs on it, in no order; some of its own or their children left out, with theirs."""
        below, open_ = [index], [index]
        while open_:
            children = [child for child in self.children[open_.pop()] if child not in without]
            below += children
            open_ += children
        return below

    def root(self) -> int | None:
        """The word that all others hang on, marks aside."""
        return next((i for i, head in enumerate(self.heads) if head == ROOT and self.tokens[i].upos != "PUNCT"), None)

    def is_predicate(self, index: int) -> bool:
        """Whether a token heads a clause."""
        if self.relation(index) == "conj":
            return self.tokens[index].upos in ("VERB", "AUX") or bool(self.below(index, "cop", "aux", *SUBJECTS))
        return self.relation(index) in CLAUSAL

    def above(self, index: int) -> Iterator[int]:
        """A token and what it hangs on, up to the root."""
        while index != ROOT:
            yield index
            index = self.heads[index]

    def first_joined(self, index: int, *unless: str) -> int:
        """The first of what a token is joined to by coordination, no further up than one that has a child of the relations `unless`."""
        while self.relation(index) == "conj" and not self.below(index, *unless):
            index = self.heads[index]
        return index

    def own_clause(self, index: int) -> int | None:
        """The token that heads the clause of a token, itself if it heads one."""
        return index if self.is_predicate(index) else self.clause_of(index)

    def clause_of(self, index: int) -> int | None:
        """The token that heads the clause in which a token stands (not the one it heads itself)."""
        at = self.heads[index]
        for _ in range(DEEPEST):
            if at == ROOT:
                return None
            if self.is_predicate(at):
                return at
            at = self.heads[at]
        return None

    def top(self, phrase: Phrase) -> int:
        """The token of a phrase that hangs outside it."""
        inside = range(phrase.first, phrase.last)
        at = phrase.head
        for _ in range(DEEPEST):
            if self.heads[at] not in inside:
                return at
            at = self.heads[at]
        return at
