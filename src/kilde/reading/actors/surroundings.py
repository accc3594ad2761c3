"""What the words around a token say of it: whether it stands alone, may be an adjective, is a noun or a verb here."""

from __future__ import annotations

from kilde.reading.actors.atoms import AtomReader
from kilde.reading.actors.entries import HEADS, NAMES, Entry
from kilde.reading.actors.lexicon import Lexicon, Match
from kilde.reading.actors.verbs import cue_forms, verb_forms
from kilde.reading.draft import Sentence
from kilde.reading.grammar import Grammar, folded

UNKNOWN_BEFORE_HEAD = 2  # words nobody knows between a determiner and its head
RELATIVE = "acl:relcl"
OBLIQUE = ("obl", "nmod")
PREDICATES = ("root", "ccomp", "xcomp", "advcl", "conj", "parataxis")


class Surroundings:
    """Questions about the words of one sentence, answered from its atoms and the grammar."""

    def __init__(self, sentence: Sentence, words: Lexicon, grammar: Grammar) -> None:
        self.lexicon, self.grammar = words, grammar
        self.tokens = sentence.tokens
        self.folded = folded(self.tokens)
        self.atoms = AtomReader(sentence, words).read()

    def entry(self, at: int, sorts: set[str]) -> Entry | None:
        """The first meaning of one of these sorts that the word at `at` has."""
        match = self.atoms.get(at)
        return next((e for e in match.entries if e.sort in sorts), None) if match else None

    def stands_alone(self, at: int) -> bool:
        """Whether a word that may be a determiner or a pronoun is the pronoun: a verb, an adverb or nothing follows."""
        if self.folded[at] not in self.grammar.determiners:
            return True
        if at + 1 >= len(self.tokens):
            return False
        if at + 1 in self.atoms:
            return self.entry(at + 1, {"name", "country"}) is not None and not self.entry(at + 1, HEADS) and self.tokens[at + 1].text[0].isupper()
        word = self.folded[at + 1]
        noun = self.tokens[at].head
        if self.tokens[at].relation == "det" and noun is not None and noun > at + 1 and self.tokens[at + 1].head == noun:
            return False  # "de här attackerna"
        if self.tokens[at].upos == "PRON" and self.tokens[at].deprel == "nsubj:pass" and noun == at - 1 and self.folded[at] in self.grammar.pronouns:
            return True  # "under dagen slogs de tillbaka"
        before = self.folded[at - 1] if at else ""
        inverted = before in cue_forms(self.lexicon.language) | verb_forms(self.lexicon.language) and self.folded[at] in self.grammar.pronouns
        if inverted and (word in self.grammar.prepositions or word in self.grammar.complementisers or word in self.grammar.negations):
            return True  # "threatened they with ..." where the verb stands second
        pronoun = self.grammar.pronouns.get(self.folded[at])
        finite = pronoun is not None and not pronoun.plural and self.tokens[at + 1].upos == "VERB" and self.tokens[at + 1].feats.get("VerbForm") == "Fin"
        verbal = finite or word in verb_forms(self.lexicon.language) or word in self.grammar.auxiliaries or word in self.grammar.modals
        return verbal or not word[0].isalnum() or bool(self.grammar.adverbs.at(self.folded, at + 1))

    def opens_clause(self, at: int) -> bool:
        """By syntax, a pronoun whose relative clause the subject behind it opens: "det Hamas kaller et angrep"."""
        if self.folded[at] not in self.grammar.determiners or at + 1 not in self.atoms:
            return False
        verbs = {i for i, t in enumerate(self.tokens) if t.head == at and t.relation == "acl"}
        near = range(at + 1, self.atoms[at + 1].last)
        return any(self.tokens[i].head in verbs and self.tokens[i].relation == "nsubj" for i in near)

    def could_be_adjective(self, at: int, possessive: bool) -> bool:
        """A word nobody knows between a determiner and a head: lower case, no preposition, verb or mark, and a head close by."""
        word = self.folded[at]
        if not word[0].isalpha() and not word.isdigit() and self.tokens[at].text not in "\"«»“”":
            return False
        if word in self.grammar.prepositions or word in self.grammar.auxiliaries or word in self.grammar.modals or word in self.grammar.conjunctions:
            return False
        if word in self.grammar.relatives or word in self.grammar.pronouns or word in self.grammar.complementisers or word == self.grammar.infinitive or word in cue_forms(self.lexicon.language):
            return False
        if word in self.grammar.determiners or self.grammar.subordinators.at(self.folded, at):
            return False
        token = self.tokens[at]
        hangs = token.relation in OBLIQUE and token.head is not None and token.head < at
        if self.grammar.verb_second and token.upos == "NOUN" and hangs:
            return False  # "warned in [a statement] civilians that ...": a noun that hangs on what stands before it
        if self.grammar.verb_second and token.upos == "NOUN" and token.head is not None and token.head < at and token.deprel == "nsubj":
            return False  # "bombede russiske [fly] oprørere": the subject behind its verb, and then the object
        return self.head_follows(at + 1) or (possessive and self.entry(at + 1, NAMES) is not None)

    def is_predicate(self, at: int) -> bool:
        """By syntax, the verb of a clause: "killed" in "had killed a commander" describes nobody."""
        token = self.tokens[at]
        relative = token.deprel == RELATIVE and token.feats.get("VerbForm") == "Fin"  # "the group, which killed 16 soldiers"
        return token.upos == "VERB" and (relative or token.relation in PREDICATES)

    def head_follows(self, at: int) -> bool:
        """Whether a head, or what stands before one, comes within the next words."""
        for step in range(UNKNOWN_BEFORE_HEAD + 1):
            match = self.atoms.get(at + step)
            if at + step < len(self.tokens) and self.is_predicate(at + step):
                return False
            if match:
                return any(e.sort in HEADS or e.sort in ("adjective", "modifier") for e in match.entries)
            if at + step >= len(self.tokens) or not self.folded[at + step][0].isalpha() or self.folded[at + step] in self.grammar.prepositions:
                return False
            if self.folded[at + step] in self.grammar.auxiliaries or self.folded[at + step] in self.grammar.modals:
                return False
        return False

    def spoken_for(self, match: Match, opened: bool, follows_phrase: bool) -> bool:
        """Whether a form that is also another word is a noun here: something of a noun phrase before it, nothing of one behind."""
        before, after = match.first - 1, match.last
        if not opened and self.tokens[match.last - 1].upos == "PRON":
            return False  # "man kan ikke": one cannot, and no man
        if before >= 0 and (self.folded[before] in self.grammar.auxiliaries or self.folded[before] == self.grammar.infinitive):
            return False
        if follows_phrase or (before >= 0 and self.tokens[before].upos == "PRON" and self.tokens[match.last - 1].feats.get("VerbForm") == "Fin"):
            return False  # "de angriper": the verb of a pronoun, and no attacker
        if after >= len(self.tokens) or not self.folded[after][0].isalpha():
            return True
        word, rules = self.folded[after], self.grammar
        if opened and match.genitive and self.tokens[after].upos in ("ADJ", "NOUN"):
            return True  # "den sudanske hærs sidste base": in the genitive it owns what follows
        if not rules.verb_second and self.tokens[match.last - 1].upos == "NOUN" and self.tokens[after].upos in ("VERB", "AUX"):
            return True  # "police fired": the encoder sees the noun and its verb
        if opened and self.tokens[match.last - 1].upos == "NOUN" and self.tokens[after].feats.get("VerbForm") == "Fin":
            return True  # "amerikansk militär handlar": an adjective, its noun, and then the verb
        closes = word in rules.auxiliaries or word in rules.modals or word in rules.prepositions or word in rules.conjunctions or word in rules.relatives
        if opened or (before >= 0 and self.folded[before].isdigit()):
            closes = closes or word in verb_forms(self.lexicon.language) or bool(rules.adverbs.at(self.folded, after)) or after in self.atoms
            return closes or word in rules.complementisers or word in rules.negations
        return closes

    def is_participle(self, match: Match) -> bool:
        """A form of a verb right behind an auxiliary is the verb, whatever noun looks like it."""
        before = match.first - 1
        return before >= 0 and self.folded[before] in self.grammar.auxiliaries and self.folded[match.first] in verb_forms(self.lexicon.language)

    def is_said(self, match: Match) -> bool:
        """By syntax, a participle that a helper says of its subject, wherever that stands, or that tells more of the noun before it: "i natt er ti
        sivile drept", "the army, accused by the UN of shelling hospitals"."""
        at = match.last - 1
        token = self.tokens[at]
        if token.upos not in ("ADJ", "VERB") or token.feats.get("VerbForm") != "Part":
            return False
        if token.upos == "VERB" and token.relation == "acl" and token.head is not None and token.head < at:
            return True
        return any(t.head == at and t.relation in ("cop", "aux") and i < at for i, t in enumerate(self.tokens))

    def by_age(self, at: int) -> int | None:
        """Where the age stands by which somebody is called: "54-åringen", "the 54-year-old" with no noun behind it."""
        word = self.folded[at]
        if any(word[:-len(end)].isdigit() for end in self.grammar.aged if word.endswith(end)):
            return at
        head = at + 1
        if word not in self.grammar.determiners or word in self.grammar.indefinite or head >= len(self.tokens):
            return None
        if not any(self.folded[head][:-len(end)].isdigit() for end in self.grammar.aged_adjectives if self.folded[head].endswith(end)):
            return None
        return head if head + 1 >= len(self.tokens) or self.tokens[head + 1].upos not in ("NOUN", "PROPN", "ADJ") else None

    def ordinal(self, at: int) -> int | None:
        """Where "the latter" or its one word stands when one begins at `at`: alone, before a verb or the end of a clause."""
        head = at + 1 if self.folded[at] in self.grammar.determiners and at + 1 < len(self.tokens) else at
        if self.folded[head] not in (self.grammar.ordinals if head == at else self.grammar.all_ordinals):
            return None
        if head + 1 >= len(self.tokens) or not self.folded[head + 1][0].isalnum():
            return head
        word = self.folded[head + 1]
        verbal = word in verb_forms(self.lexicon.language) or word in self.grammar.auxiliaries or word in self.grammar.modals
        return head if verbal else None
