"""What a verb has around it: who, whom, to whom, under what aspect. Made from syntax where it is known, else from word order."""

from __future__ import annotations

from dataclasses import dataclass, field

from kilde.reading.actors.phrase import Phrase


@dataclass(slots=True)
class Frame:
    """The surroundings of one verb (or of the noun of a light-verb phrase) in one clause.

    first, last  tokens of its clause, last exclusive
    finite       index of the finite verb of its group (the verb itself when it is finite)
    subject      coordinated subjects; of a passive the logical object
    inverted     the subject follows the finite verb
    shared       the subject stands in an earlier clause; controlled: it is that of the verb an infinitive depends on
    obliques     (preposition, phrase) in the order of the clause
    subject_at   token where the subject stands, known to the lists or not; None without syntax
    agent        of a passive
    modal        future, obligation, possibility, wish, attempt, hearsay, or None
    """

    verb: int
    first: int
    last: int
    finite: int
    subject: list[Phrase] = field(default_factory=list)
    subject_at: int | None = None
    inverted: bool = False
    shared: bool = False
    controlled: bool = False
    objects: list[Phrase] = field(default_factory=list)
    obliques: list[tuple[str, Phrase]] = field(default_factory=list)
    agent: list[Phrase] = field(default_factory=list)
    passive: bool = False
    negated: bool = False
    perfect: bool = False
    modal: str | None = None
    opener: str | None = None

    def oblique(self, prepositions: frozenset[str] | set[str]) -> list[Phrase]:
        return [phrase for preposition, phrase in self.obliques if preposition in prepositions]
