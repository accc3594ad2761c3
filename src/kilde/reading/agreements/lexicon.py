"""The words by which one language tells agreements, compiled from its `agreements.yaml`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from kilde.languages import section
from kilde.model.record import AgreementKind
from kilde.reading.agreements.forms import in_all_forms
from kilde.reading.grammar import Gapped, Phrases
from kilde.reading.words import fold, word_set

SHORTEST_HEAD = 5
PARTED = 3  # words of time before the particle of an ending: "trakk seg i juli fra"
GAP = 6  # words that may stand within a verb and its particle: "trådte en FN-meklet våpenhvile i kraft"
SETS = ("concluded", "having", "talks", "talks_about", "between", "with", "broken", "expired", "in_force", "rejected", "announced", "pronouns",
        "proposals", "mediators", "ended", "apart", "unilateral", "only", "none", "brokered", "definite_endings", "cooperating", "accepting",
        "proposing", "sources", "through", "no_agreement", "declaring", "announcing", "failing", "exchanges",
        "prisoners", "extended", "as_what", "offering", "together", "managing", "binding", "leaving", "soldiers", "over", "terms", "attacking",
        "starting", "fresh", "releasing", "captives", "bringing", "stopping", "needed", "each_other", "topics",
        "letting", "wanting", "wars", "war_ending", "since", "at_that_time", "willing", "covering", "covered", "leading", "meetings", "mutual", "supposing", "few", "helping", "papers", "signing", "promising", "quitting", "extensions",
        "when", "stages", "sparing", "halts", "breaches", "peaces", "despite", "whose", "calling", "settling", "apiece", "ordering", "swaps", "deciding", "stipulating", "stipulated", "agreed_on", "besides", "outlawed", "whereby", "entitled", "parties", "points", "reading", "back", "assisting")  # fmt: skip


@dataclass
class AgreementWords:
    """nouns: form -> kind, None where the words around it decide; sets: the word classes of the file by name."""

    nouns: dict[str, AgreementKind | None] = field(default_factory=dict)
    kinds: dict[AgreementKind, frozenset[str]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    mediated: Phrases = field(default_factory=lambda: Phrases(()))
    mediating: Gapped = field(default_factory=lambda: Gapped((), GAP))  # those that end in a particle: "fikk en våpenhvile i stand"
    effecting: Gapped = field(default_factory=lambda: Gapped((), GAP))  # bringing it about, behind a verb of helping
    excludes: Phrases = field(default_factory=lambda: Phrases(()))  # before who is left out
    backing: Phrases = field(default_factory=lambda: Phrases(()))  # of the noun's relative clause only
    put_forward: Phrases = field(default_factory=lambda: Phrases(()))  # verbs of proposing with their particle
    left_out: Phrases = field(default_factory=lambda: Phrases(()))  # behind who is left out
    no_breaking: Phrases = field(default_factory=lambda: Phrases(()))  # "broke into": verbs of breaking that break no agreement
    conjunctions: frozenset[str] = frozenset()
    treaties: Phrases = field(default_factory=lambda: Phrases(()))  # names that need no noun
    exits: tuple[tuple[str, ...], ...] = ()  # verbs of leaving a treaty with their particles
    allying: Phrases = field(default_factory=lambda: Phrases(()))  # what allies bind themselves to
    refusing: Gapped = field(default_factory=lambda: Gapped((), GAP))  # verbs of saying no that mean it only with their particle: "turned it down"
    backing_out: Phrases = field(default_factory=lambda: Phrases(()))  # of a proposal, behind "but"
    ending: Phrases = field(default_factory=lambda: Phrases(()))
    ending_rows: tuple[tuple[str, ...], ...] = ()
    combining: dict[str, str] = field(default_factory=dict)  # learned first halves of words for two states -> code of the state
    unmade: Phrases = field(default_factory=lambda: Phrases(()))  # it was not made so far
    no_ending: Phrases = field(default_factory=lambda: Phrases(()))
    in_return: Phrases = field(default_factory=lambda: Phrases(()))
    swapping: Phrases = field(default_factory=lambda: Phrases(()))
    regaining: Gapped = field(default_factory=lambda: Gapped((), GAP))  # getting one's own captives back
    agreeing: Gapped = field(default_factory=lambda: Gapped((), GAP))
    beginning: Gapped = field(default_factory=lambda: Gapped((), GAP))  # it came into force
    coming: Gapped = field(default_factory=lambda: Gapped((), GAP))  # it will come into force
    breaking: Gapped = field(default_factory=lambda: Gapped((), GAP))  # it did not hold
    putting: Gapped = field(default_factory=lambda: Gapped((), GAP))  # it is only proposed
    lapsing: Gapped = field(default_factory=lambda: Gapped((), GAP))  # it will run out: it is in force till then
    shelving: Gapped = field(default_factory=lambda: Gapped((), 2 * GAP))  # it was set aside
    keeping: Gapped = field(default_factory=lambda: Gapped((), GAP))  # they go on with it
    yielding: Phrases = field(default_factory=lambda: Phrases(()))  # talks brought it about
    consenting: Gapped = field(default_factory=lambda: Gapped((), GAP))  # a party or both say yes to it
    disarming: Gapped = field(default_factory=lambda: Gapped((), GAP))  # what is agreed on is to stop fighting: "lay down their arms"

    def kind_of(self, word: str) -> tuple[bool, AgreementKind | None]:
        """Whether a word is an agreement noun, alone or as the head of a compound, and its kind where the word tells it."""
        head = self.head_of(word)
        return (head is not None, self.nouns[head] if head else None)

    def head_of(self, word: str) -> str | None:
        """The listed noun that a word is or ends with."""
        if word in self.nouns:
            return word
        return next((word[cut:] for cut in range(3, len(word) - SHORTEST_HEAD + 1) if word[cut:] in self.nouns), None)

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]

    def tells_kind(self, kind: AgreementKind, word: str, words: Sequence[str]) -> bool:
        """Whether a word tells a kind: an exchange is one of prisoners only where its sentence speaks of some, "agreed to exchange ambassadors"."""
        if word not in self.kinds.get(kind, ()):
            return False
        trades = kind == "prisoner-exchange" and (self.has("exchanges", word) or self.has("swaps", word))
        return not trades or self.tells_captives(words)

    def tells_captives(self, words: Sequence[str]) -> bool:
        """Whether prisoners, or others who are handed over, stand among words."""
        return any(self.has("prisoners", w) or self.has("captives", w) for w in words)

    def breaks(self, words: Sequence[str], at: int) -> bool:
        """Whether a verb of breaking stands at a token, and not one with a particle that means something else: "broke into"."""
        return self.has("broken", words[at]) and not self.no_breaking.at(words, at)

    def refuses(self, words: Sequence[str], at: int) -> bool:
        """Whether a word of saying no stands at a token, with the particle that it needs: "turned down", not "turned 25"."""
        parted = self.refusing.begins(words[at]) and self.refusing.at(words, at, len(words)) is None
        return self.has("rejected", words[at]) and not parted

    def ends(self, words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """The first phrase within words[start:end] that ends an agreement: "gikk ut", but not "gikk ut mot"."""
        mark = self.ending.find(words, start, end)
        while mark is not None and self.no_ending.at(words, mark[0]):
            mark = self.ending.find(words, mark[0] + 1, end)
        return mark or self._parted(words, start, end)

    def _parted(self, words: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """An ending with a time, or a pronoun for the agreement, before its particle: "trakk seg i juli fra", "sa regjeringen den opp"."""
        for index in range(max(0, start), min(end, len(words))):
            for row in self.ending_rows:
                cut = max(1, min(2, len(row) - 1))
                head, tail = row[:cut], row[cut:]
                if not tail or tuple(words[index : index + len(head)]) != head:
                    continue
                opener = index + len(head)
                for at in range(opener + 1, min(opener + 1 + GAP, end - len(tail) + 1)):
                    timed = at <= opener + PARTED and (len(head) > 1 or self.has("through", words[opener]))
                    if tuple(words[at : at + len(tail)]) == tail and (timed or self.has("pronouns", words[at - 1])):
                        return index, at + len(tail)
        return None

    def tells_leave(self, words: Sequence[str]) -> bool:
        """Whether words tell that soldiers are to leave: "that the troops are to be out of the country", not "that exiles come home, and the army stays"."""
        leaving = [i for i, w in enumerate(words) if self.has("leaving", w)]
        soldiers = [i for i, w in enumerate(words) if self.has("soldiers", w)]
        return any(not self._are_parted(words, leave, force) for leave in leaving for force in soldiers)

    def _are_parted(self, words: Sequence[str], leave: int, force: int) -> bool:
        """ "Come home and the army": whether a mark, or "and" behind the leaving, stands between it and the soldiers, or many words."""
        between = words[min(leave, force) : max(leave, force)]
        return len(between) > 2 * GAP or any(not w[0].isalnum() or (leave < force and w in self.conjunctions) for w in between)

    def tells_end_of_war(self, words: Sequence[str]) -> bool:
        """Whether the last war among words is brought to an end: "that ended two years of war"."""
        war = next((i for i in range(len(words) - 1, -1, -1) if self.has("wars", words[i])), None)
        ends = [i for i in range(max(0, war - GAP), war) if self.has("war_ending", words[i])] if war is not None else []
        return bool(ends) and not any(w in self.kinds.get("ceasefire", ()) and not self.has("wars", w) for w in words[ends[-1] + 1 : war])  # not "cease hostilities in the war"

    def consents(self, words: Sequence[str], at: int, end: int) -> bool:
        """Whether a phrase of saying yes begins at a token and ends before another: "gikk fredag med på"."""
        mark = self.consenting.find(words, at, end)
        return mark is not None and mark[0] == at

    def closes_shelving(self, words: Sequence[str], index: int) -> bool:
        """Whether a word is the last of a phrase of setting an agreement aside, and names none: "sat på pause"."""
        marks = (self.shelving.at(words, at, index + 1) for at in range(index))
        return any(mark is not None and mark[1] == index + 1 for mark in marks)

    def reciprocal(self, word: str) -> bool:
        """Whether a word of agreeing has both parties as its subject, whatever voice its form has: "enedes", "blevet enige"."""
        return self.agreeing.begins(word)

    def definite_form(self, word: str) -> bool:
        """Whether the form is a listed one with the ending of the definite: "avtalen" beside "avtale"."""
        head = self.head_of(word)
        if head is None:
            return False
        return any(head.endswith(end) and any(head[: len(head) - len(end)] + rest in self.nouns for rest in ("", "e", "a")) for end in self.sets["definite_endings"])


@cache
def agreement_words(language: str) -> AgreementWords:
    data = section(language, "agreements")
    prepositions = section(language, "grammar").get("prepositions", ())
    ending = in_all_forms(language, data.get("ending", ()))
    return AgreementWords(
        nouns={fold(form): row["kind"] for row in data.get("nouns", ()) for form in row["forms"]},
        kinds={kind: frozenset(map(fold, words)) for kind, words in data.get("kinds", {}).items()},
        sets={name: word_set(data, name) for name in SETS},
        mediated=Phrases(data.get("mediated", ())),
        mediating=Gapped([row for row in data.get("mediated", ()) if len(row) > 1 and row[-1] not in prepositions], GAP),
        effecting=Gapped(data.get("effecting", ()), GAP),
        excludes=Phrases(data.get("excludes", ())),
        backing=Phrases(data.get("backing", ())),
        put_forward=Phrases(data.get("put_forward", ())),
        left_out=Phrases(data.get("left_out", ())),
        no_breaking=Phrases(data.get("no_breaking", ())),
        conjunctions=word_set(section(language, "grammar"), "conjunctions"),
        treaties=Phrases(data.get("treaties", ())),
        exits=tuple(in_all_forms(language, data.get("exits", ()))),
        allying=Phrases(data.get("allying", ())),
        refusing=Gapped(data.get("refusing", ()), GAP),
        backing_out=Phrases(in_all_forms(language, data.get("backing_out", ()))),
        ending=Phrases(ending),
        ending_rows=tuple(ending),
        combining={fold(str(half)): code for half, code in data.get("combining", {}).items()},
        unmade=Phrases(data.get("unmade", ())),
        no_ending=Phrases(data.get("no_ending", ())),
        in_return=Phrases(data.get("in_return", ())),
        swapping=Phrases(in_all_forms(language, data.get("swapping", ()))),
        regaining=Gapped(in_all_forms(language, data.get("regaining", ())), GAP),
        agreeing=Gapped(in_all_forms(language, data.get("agreeing", ())), GAP),
        beginning=Gapped(data.get("beginning", ()), GAP),
        coming=Gapped(data.get("coming", ()), GAP),
        breaking=Gapped(in_all_forms(language, data.get("breaking", ())), GAP),
        putting=Gapped(data.get("putting", ()), GAP),
        lapsing=Gapped(data.get("lapsing", ()), GAP),
        shelving=Gapped(in_all_forms(language, data.get("shelving", ())), 2 * GAP),
        keeping=Gapped(in_all_forms(language, data.get("keeping", ())), GAP),
        yielding=Phrases(in_all_forms(language, data.get("yielding", ()))),
        consenting=Gapped(in_all_forms(language, data.get("consenting", ())), GAP),
        disarming=Gapped(in_all_forms(language, data.get("disarming", ())), GAP),
    )
