"""Speakers who come by office first and by name in the quote that follows: "the rebels' leader says ...", "- ..., says Ada Blom"."""

from __future__ import annotations

from itertools import pairwise

from kilde.reading.draft import Draft, EntityDraft, StatementDraft

TOLD_AS = ("source", "role", "population")  # sorts of phrases that say what somebody is
GAP = 2  # sentences between the two


def identify(draft: Draft) -> None:
    """Makes one entity of an unnamed office-holder and the name, new to the text, under the next quote."""
    ordered = sorted(draft.statements, key=lambda s: (s.sentence, s.evidence[0].start))
    for earlier, later in pairwise(ordered):
        pair = _pair(draft, earlier, later)
        if pair:
            _join(draft, *pair)


def _pair(draft: Draft, earlier: StatementDraft, later: StatementDraft) -> tuple[EntityDraft, EntityDraft] | None:
    if len(earlier.speaker) != 1 or len(later.speaker) != 1 or not later.quote or not 0 < later.sentence - earlier.sentence <= GAP:
        return None
    office, named = earlier.speaker[0], later.speaker[0]
    unnamed = office.kind == "person" and not office.roles and office.wikidata is None and " of " in office.label
    first = named.mentions and draft.sentences[later.sentence].block.start <= named.mentions[0].start
    unknown = named.kind == "person" and not named.roles and " " in named.label
    same = draft.keys.get(named) in (None, draft.keys.get(office))
    joined = unnamed and first and unknown and same and office is not named and not _is_introduced(draft, named) and not _is_apposed(draft, office, named)
    return (office, named) if joined else None


def _is_introduced(draft: Draft, named: EntityDraft) -> bool:
    """Whether the text says who that is, behind the name ("..., who leads the district", "..., a nurse", "..., 34") or before it ("a source in
    Kabul, Karim Nazari"): then it is somebody new."""
    end = named.mentions[0].end
    clauses = next((c for c in draft.clauses if c.sentence.start <= end <= c.sentence.end), None)
    behind = [i for i, token in enumerate(clauses.tokens) if token.start >= end][:2] if clauses else []
    if clauses is None or len(behind) < 2 or clauses.tokens[behind[0]].text != ",":
        return False
    return clauses.words[behind[1]] in clauses.rules.relatives or clauses.tokens[behind[1]].upos in ("NOUN", "DET", "ADJ", "NUM")


def _is_apposed(draft: Draft, office: EntityDraft, named: EntityDraft) -> bool:
    """ "A source in Kabul, Karim Nazari,": a name in commas behind somebody who is told as other than what the office says."""
    start = named.mentions[0].start
    clauses = draft.clauses_at(start)
    at = clauses.token_at(start) if clauses is not None else None
    if clauses is None or at is None or at < 2 or clauses.tokens[at - 1].text != ",":
        return False
    before = next((p for p in clauses.phrases if p.last == at - 1 and p.entry is not None), None)
    return before is not None and before.entry is not None and before.sort in TOLD_AS and not office.label.startswith(before.entry.label)


def _join(draft: Draft, office: EntityDraft, named: EntityDraft) -> None:
    named.roles.append(office.label)
    named.mentions = sorted([*office.mentions, *named.mentions], key=lambda m: m.start)
    named.names += [name for name in office.names if name not in named.names]
    named.sector, named.country, named.public = named.sector or office.sector, named.country or office.country, True
    if office in draft.keys:
        draft.keys.setdefault(named, draft.keys[office])
    for statement in draft.statements:
        for entities in (statement.speaker, statement.via, statement.addressee):
            entities[:] = [named if e is office else e for e in entities]
    for phrases in draft.phrases:
        for phrase in phrases:
            phrase.entities = [named if e is office else e for e in phrase.entities]
    draft.entities.remove(office)
