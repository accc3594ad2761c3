"""One sentence as the finding of events sees it: its clauses, the statements that reach into it, and what its words can be."""

from __future__ import annotations

from kilde.reading.actors.phrase import Phrase
from kilde.reading.actors.verbs import cue_forms
from kilde.reading.clauses.frame import Frame
from kilde.reading.clauses.frames import frame
from kilde.reading.clauses.segments import Clauses
from kilde.reading.clauses.titled import is_title
from kilde.reading.draft import Draft, StatementDraft
from kilde.reading.events.answers import answer_above
from kilde.reading.events.asked import without_doer
from kilde.reading.events.lexicon import EventWords, VerbWord
from kilde.reading.events.listed import all_told_of
from kilde.reading.events.managed import manager
from kilde.reading.events.used import use_above
from kilde.reading.grammar import grammar


class Scene:
    def __init__(self, draft: Draft, clauses: Clauses, words: EventWords) -> None:
        self.draft, self.clauses, self.words = draft, clauses, words
        start, end = clauses.sentence.start, clauses.sentence.end
        self.statements = [s for s in draft.statements if any(c.start < end and start < c.end for c in (*s.covers, *s.evidence))]
        self.cues = {s.cue.start for s in self.statements if s.cue}
        self.possessives = grammar(draft.language).possessives
        self.syntax = clauses.sentence.parse.has_syntax

    def is_cue(self, index: int) -> bool:
        """Whether a token stands in the words by which somebody is said to speak."""
        start = self.clauses.tokens[index].start
        return any(s.cue is not None and s.cue.start <= start < s.cue.end for s in self.statements)

    def claims(self, at: int) -> list[StatementDraft]:
        """The statements whose content holds a place of the text, the outermost first."""
        holding = [s for s in self.statements if any(c.start <= at < c.end for c in s.covers) and not (s.cue and s.cue.start == at)]
        return sorted(holding, key=lambda s: (s.covers[0].start, -s.covers[0].end))

    def is_noun(self, index: int) -> bool:
        """A form that is both is the noun behind a determiner, a form of "be", or a verb that the clause has already."""
        clauses = self.clauses
        if clauses.words[index] not in self.words.nouns or index == 0:
            return False
        before = clauses.words[index - 1]
        rules, segment = clauses.rules, clauses.segment(index)
        full_verb = any(clauses.is_full_verb(i) for i in range(segment.first, index))
        return full_verb or before in rules.determiners or rules.auxiliaries.get(before) == "be"

    @property
    def root(self) -> int | None:
        """The token that hangs on no other; None without syntax."""
        return next((i for i in range(len(self.clauses.words)) if self.clauses.tree.relation(i) == "root"), None) if self.syntax else None

    def may_be_verb(self, index: int) -> bool:
        """Whether the token can be the verb of an event here: no part of a name, no noun of the same form."""
        clauses = self.clauses
        if (clauses.inside[index] is not None and not self._is_passive(index)) or self._is_attribute(index):
            return False
        ambiguous = clauses.words[index] in clauses.ambiguous
        tree = clauses.tree
        if self.syntax and clauses.is_gerund(index) and tree.relation(index) in ("amod", "compound") and tree.heads[index] == index + 1:
            return False  # "a launching site"
        if self.is_named_deed(index):
            return False
        if self.syntax and (ambiguous or clauses.words[index] in self.words.nouns):
            return self.tagged_verb(index)
        return not self.is_noun(index) and (not ambiguous or clauses.is_verb(index))

    def is_named_deed(self, index: int) -> bool:
        """ "Killed in Houthi shelling of the city": a gerund with a name or a determiner before it and no object is the noun, whatever the tree has."""
        clauses, tree = self.clauses, self.clauses.tree
        if not self.syntax or not clauses.is_gerund(index) or clauses.words[index] not in self.words.nouns:
            return False
        led = [i for i in tree.below(index, "compound", "det", "nmod", "amod") if i < index]
        led += [i for i in tree.below(index, "mark") if clauses.words[i] in clauses.rules.at_places]  # "killed in fighting with M23"
        return bool(led) and not tree.below(index, "obj", "ccomp", "xcomp", "aux")

    def _is_passive(self, index: int) -> bool:
        """ "vart to sivile drepne": a form that is also a noun for victims, with the helper of a passive before it."""
        clauses = self.clauses
        helpers = clauses.tree.below(index, "aux") if self.syntax else []
        inside = clauses.inside[index]
        return inside is not None and inside.sort == "population" and any(i < index and clauses.tree.subtype(i) == "pass" for i in helpers)

    def _is_attribute(self, index: int) -> bool:
        """ "The freed soldiers": a participle before its noun tells who they are, and no happening, unless somebody is said to have done it."""
        tree = self.clauses.tree
        if self.syntax and (self._is_stationed(index) or is_title(self.clauses, index)):
            return True
        if not self.syntax or tree.relation(index) != "amod" or tree.heads[index] < index or self.agent_heads(index):
            return False
        joined = index > 0 and self.clauses.words[index - 1] in self.clauses.rules.conjunctions  # "and looted shops" is no attribute, whatever the tree says
        return not joined or bool(tree.below(tree.heads[index], "det"))

    def _is_stationed(self, index: int) -> bool:
        """ "The peacekeepers deployed in the region were alerted": a bare participle behind a subject tells where they are, and no sending of troops."""
        tree = self.clauses.tree
        behind = tree.relation(index) == "acl" and tree.subtype(index) != "relcl" and 0 <= tree.heads[index] < index
        sent = self.words.tells(self.clauses.words[index], "MOBILIZE")
        return behind and sent and not tree.below(index, "nsubj", "aux", "mark") and tree.relation(tree.heads[index]) == "nsubj" and not self.agent_heads(index)

    def tagged_verb(self, index: int) -> bool:
        """Whether the network takes a word for a verb: "vart arresterte" too, a participle with a helper that it calls an adjective."""
        tree, token = self.clauses.tree, self.clauses.tokens[index]
        before_noun = tree.relation(index) == "amod" and tree.heads[index] > index
        helped = token.upos == "ADJ" and token.feats.get("VerbForm") == "Part" and bool(tree.below(index, "aux"))
        return (token.upos == "VERB" or helped) and not before_noun and tree.relation(index) not in ("compound", "case", "fixed")

    def frame(self, index: int, word: VerbWord) -> Frame:
        """The frame of a verb; one that takes no object is active, unless an agent says otherwise or the form is passive."""
        if word.passive:
            return frame(self.clauses, index, True)
        if self.syntax and self.clauses.tree.relation(index) == "amod" and self.agent_heads(index):
            made = frame(self.clauses, index, True)  # "a truce negotiated by Russia", read as an adjective
            made.agent = [p for i in self.agent_heads(index) if (p := self.clauses.inside[i]) is not None]
            return made
        if word.object == "none" and word.subject != "none":
            if self._tells_of_object(index):
                return self._of_object(frame(self.clauses, index))
            found = frame(self.clauses, index) if self.syntax else None
            found = found if found is not None and found.passive and self._is_truly_passive(index) else frame(self.clauses, index, False)
            return all_told_of(self.clauses, self.words, self._of_thing_used(found)) if self.syntax else found
        found = frame(self.clauses, index)
        found = all_told_of(self.clauses, self.words, without_doer(self.clauses, self.words, self._of_thing_used(found))) if self.syntax else found
        return self._of_object(found) if self._tells_of_object(index) else found

    def _tells_of_object(self, verb: int) -> bool:
        """ "Attacked civilians fleeing the town": a gerund right behind an object tells what that object does."""
        tree, rules = self.clauses.tree, self.clauses.rules
        if not self.syntax or not rules.gerund or not self.clauses.words[verb].endswith(rules.gerund) or tree.relation(verb) not in ("advcl", "acl"):
            return False
        heads = (tree.heads[verb], tree.heads[tree.heads[verb]])
        return verb > 0 and not tree.below(verb, "mark", "nsubj") and tree.relation(verb - 1) == "obj" and tree.heads[verb - 1] in heads

    def _of_thing_used(self, found: Frame) -> Frame:
        """ "Det ble brukt tungt artilleri": what stands behind an impersonal passive is what it befalls, as if it stood before."""
        objects = self.clauses.tree.below(found.verb, "obj") if found.passive and self.clauses.tree.below(found.verb, "expl") else []
        if objects and not found.subject:
            found.subject, found.subject_at, found.objects = found.objects, objects[0], []
        return found

    def _of_object(self, found: Frame) -> Frame:
        inside = self.clauses.inside[found.verb - 1]
        found.subject, found.subject_at, found.shared = ([inside] if inside is not None else []), found.verb - 1, False
        return found

    def _is_truly_passive(self, verb: int) -> bool:
        """Where "be" makes the perfect of verbs of motion too ("er trukket tilbake"), only an agent or another auxiliary tells."""
        helpers = [self.clauses.rules.auxiliaries.get(self.clauses.words[i]) for i in self.clauses.tree.below(verb, "aux")]
        return not self.clauses.rules.verb_second or "passive" in helpers or bool(self.agent_heads(verb))

    def agent_heads(self, verb: int) -> list[int]:
        """Tokens behind the "by" of a passive verb, known to the lists or not."""
        tree, clauses = self.clauses.tree, self.clauses
        completing = [i for i in tree.below(verb, "xcomp") if clauses.tokens[i].feats.get("VerbForm") == "Part"]
        governing = (verb, *tree.below(verb, "advmod", "compound"), *completing)  # "slået tilbage af", "holdes fanget af": the tree may hang the agent there
        cases = {i: [clauses.words[c] for c in tree.below(i, "case") if not clauses.ends_in_count(c) and not (c > 1 and clauses.is_number(c - 2))] for one in governing for i in tree.below(one, "obl", "nmod")}  # not "tusindvis af civile er dræbt", "20 ud af 100"
        return [i for i, words in cases.items() if any(word in clauses.rules.agents for word in words) or (tree.subtype(i) == "agent" and not tree.below(i, "case"))]

    def object_heads(self, around: Frame) -> list[int]:
        """Tokens that stand where the acted-upon stands, known to the lists or not: objects, or the subject of a passive."""
        if not self.syntax:
            return []
        if around.passive:
            return self.wholes(around.subject_at)
        tree = self.clauses.tree
        return [i for head in tree.below(around.verb, "obj", "iobj") for i in (*self.wholes(head), *tree.below(head, "conj"))]

    def wholes(self, at: int | None) -> list[int]:
        """The token itself, or where it is a part or a number, what it is part of: "one of its schools", "hundreds of soldiers"."""
        if at is None:
            return []
        clauses = self.clauses
        partial = clauses.words[at] in clauses.rules.parts or clauses.is_number(at)
        return (clauses.tree.below(at, "nmod", "obl") if partial else []) or [at]

    def behind(self, head: int, prepositions: frozenset[str] | set[str]) -> list[int]:
        """Tokens that a preposition ties to a head, with what is coordinated with them: "attacks on X and Y"."""
        tree, words = self.clauses.tree, self.clauses.words
        tied = [i for i in tree.below(head, "obl", "nmod") if any(words[c] in prepositions for c in tree.below(i, "case"))]
        return [i for one in tied for i in (one, *(c for c in tree.below(one, "conj") if not tree.is_predicate(c)))]

    def is_idle(self, around: Frame) -> bool:
        """A purpose ("in order to fight") has not happened, unless somebody is there for it ("were in Geneva to discuss")."""
        clauses = self.clauses
        if self.syntax and self._is_use(around.verb):
            return True
        if around.opener != clauses.rules.infinitive or around.finite != around.verb:
            return False
        if self.syntax and self._is_aim_of_making(around.verb):
            return True
        if self.made_to(around) or (self.syntax and clauses.tokens[around.verb].feats.get("VerbForm") in ("Fin", "Sup")):
            return False  # Danish and Swedish open a clause with the word of the infinitive: "after that the army (has) bombed"
        if self.syntax and (self._goes_on(around.verb) or answer_above(clauses, self.words, around.verb) is not None or manager(clauses, self.words, around.verb) is not None):
            return False
        if self.syntax and (self._is_met_there(around.verb) or use_above(clauses, self.words, around.verb) is not None):
            return False
        if self.syntax and (self._is_purpose(around.verb) or self._is_agreed(around.verb)):
            return True
        before = clauses.words[: around.first]
        return not any(clauses.rules.auxiliaries.get(word) == "be" for word in before) and not self.claims(clauses.tokens[around.verb].start)

    def _is_use(self, verb: int) -> bool:
        """ "Corridors for delivering aid": a gerund that tells what a thing is for."""
        tree, clauses = self.clauses.tree, self.clauses
        if not clauses.is_gerund(verb) or tree.relation(verb) != "acl":
            return False
        marked = any(clauses.words[i] in self.words.reasons for i in tree.below(verb, "mark", "case"))
        return marked and clauses.tokens[tree.heads[verb]].upos == "NOUN" and self.words.noun(clauses.words[tree.heads[verb]]) is None

    def _is_met_there(self, verb: int) -> bool:
        """ "Came to the capital to negotiate with the generals": talks that somebody travels for."""
        tree, words = self.clauses.tree, self.clauses.words
        head = tree.heads[verb]
        talks = self.words.tells(words[verb], "CONSULT")
        return talks and tree.relation(verb) == "advcl" and 0 <= head < verb and words[head] in self.words.travelling

    def _is_aim_of_making(self, verb: int) -> bool:
        """ "Efforts to get the two to sign a deal": what somebody is to be made to do has not been done."""
        tree, tokens = self.clauses.tree, self.clauses.tokens
        head = tree.heads[verb]
        making = 0 <= head < verb and self.clauses.words[head] in self.words.making and tokens[head].feats.get("VerbForm") == "Inf"
        return making and tree.relation(verb) in ("xcomp", "ccomp", "obl", "advcl", "acl") and tree.relation(head) in ("advcl", "acl", "nmod", "obl")

    def _goes_on(self, verb: int) -> bool:
        """ "Continues to shell", "began to shoot", "managed to take the town": the infinitive of a verb that only says how far it went."""
        tree, words = self.clauses.tree, self.clauses.words
        at = tree.first_joined(verb, "nsubj")
        return tree.relation(at) in ("xcomp", "ccomp", "obl", "advcl", "obj", "csubj") and tree.heads[at] < at and words[tree.heads[at]] in self.words.aspect

    def made_to(self, around: Frame) -> list[Phrase]:
        """ "prompted Moscow to expel": who does what an infinitive tells because somebody made them; nobody where the verb above says no such thing."""
        clauses = self.clauses
        head = clauses.tree.heads[around.verb] if self.syntax else -1
        if head < 0 or clauses.words[head] not in self.words.making or clauses.tokens[around.verb].feats.get("VerbForm") != "Inf" or around.opener != clauses.rules.infinitive:
            return []
        between = [p for p in clauses.phrases if p.inside is None and head < p.first and p.last <= around.first and clauses.is_free(p)]
        return next((chain for p in between if between[-1] in (chain := clauses.chain(p))), [])

    def _is_agreed(self, verb: int) -> bool:
        """What two sides agree to do is told by their agreeing."""
        head = self.clauses.tree.heads[verb]
        return head >= 0 and self.clauses.tree.is_predicate(verb) and self.words.tells(self.clauses.words[head], "AGREE")

    def _is_purpose(self, verb: int) -> bool:
        """An infinitive that tells what something is for, by its place in the tree: "the campaign to isolate the town"."""
        tree, clauses = self.clauses.tree, self.clauses
        head = tree.heads[verb]
        if tree.relation(verb) in ("xcomp", "ccomp", "obl") and 0 <= head < verb and clauses.tokens[head].feats.get("VerbForm") == "Inf" and tree.relation(head) in ("advcl", "acl"):
            return self._is_purpose(head)  # "in order to get the sides to sign a truce"
        if tree.relation(verb) not in ("advcl", "acl") or tree.subtype(verb) == "relcl" or head < 0:
            return False
        if any(clauses.words[i] in self.words.by_doing for i in tree.below(verb, "mark", "case")):
            return False  # "broke the truce by shelling the town"
        told = clauses.words[head] in cue_forms(clauses.rules.language) or clauses.tokens[head].start in self.cues
        there = any(clauses.rules.auxiliaries.get(clauses.words[i]) == "be" for i in (head, *tree.below(head, "cop", "aux")))
        return not told and not there
