"""Who takes part in an event: the entities of phrases, owners of weapons and targets, and nouns that no list knows."""

from __future__ import annotations

from collections.abc import Iterable

from kilde.model.record import Span
from kilde.reading.actors import keys
from kilde.reading.actors.entries import Entry
from kilde.reading.actors.lexicon import lexicon
from kilde.reading.actors.parts import named_in_part
from kilde.reading.actors.phrase import Phrase
from kilde.reading.clauses import nominal
from kilde.reading.draft import EntityDraft
from kilde.reading.events.scene import Scene
from kilde.reading.places.cues import cues
from kilde.reading.statements.unnamed import described

RELAYS = ("news-agency", "media", "source", "place")
REGIONS = ("region", "disputed-region", "admin", "mountain", "island", "city", "village")
FORCE = ("ASSAULT", "COERCE")  # deeds that the first part of a compound does: "rebellattack"
SHORTEST_NAME = 4  # letters of a name that opens a compound without a hyphen


def entities(scene: Scene, phrases: Iterable[Phrase], hit: bool = False) -> list[EntityDraft]:
    """The entities of phrases, outlets and places left out; a compound that no list knows gives its owner ("IS-mål").

    `hit`: those whom force befalls; reporters and broadcasters are among them too.
    """
    left_out = ("place", "news-agency") if hit else RELAYS
    found: list[EntityDraft] = []
    for phrase in phrases:
        owner = compound_owner(scene, phrase.first) if phrase.sort == "unknown" and phrase.last == phrase.first + 1 else []
        if hit and phrase.sort == "metonym":
            continue  # a capital or a palace that is hit is a place
        found += owner or [e for e in phrase.entities if not (hit and _is_region(scene, phrase, e.label)) and e.kind not in left_out and not (e.kind == "other" and names_a_place(scene, phrase.start, phrase.end))]
    return found


def _is_region(scene: Scene, phrase: Phrase, label: str) -> bool:
    """ "the attack on the Golan Heights": a stretch of land that the gazetteer knows by the same name."""
    return phrase.sort != "country" and any(p.label == label and p.start < phrase.end and phrase.start < p.end and p.feature in REGIONS for p in scene.draft.places)


def names_a_place(scene: Scene, start: int, end: int) -> bool:
    """ "the attack on Kryvyi Rih": whether the name of a town or region, and no country's, lies between two characters."""
    return any(p.start < end and start < p.end for p in scene.draft.places if p.feature not in ("country", "continent"))


def is_counted(scene: Scene, phrase: Phrase) -> bool:
    """ "killed 200 militants": victims who are only counted are a figure and no party."""
    clauses = scene.clauses
    if any(clauses.is_number(i) and clauses.words[i] not in clauses.rules.determiners for i in range(max(0, phrase.outer - 2), phrase.head)):
        return True
    if not scene.syntax:
        return False
    heads = [phrase.head, clauses.tree.heads[phrase.head]] if clauses.tree.relation(phrase.head) == "conj" else [phrase.head]  # "460 patients and relatives"
    return any(clauses.words[i] not in clauses.rules.determiners for head in heads for i in clauses.tree.below(head, "nummod"))


def owners(scene: Scene, head: int) -> list[EntityDraft]:
    """Whose weapons, attacks or positions they are: "coalition aircraft", "Israeli strikes", "the army's drones"."""
    word = scene.clauses.words[head]
    owned = scene.words.is_any(word, "weapons", "means", "possessions", "troops") or scene.words.noun(word) is not None
    return (holder(scene, head) or _senders(scene, head) or possessed(scene, head)) if owned else []


def _senders(scene: Scene, head: int) -> list[EntityDraft]:
    """ "a shell from the army": whoever stands behind a preposition from which attacks come."""
    return entities(scene, (p for p in phrases_at(scene, scene.behind(head, scene.words.senders)) if not is_only_from_there(scene, p))) if scene.syntax else []


def is_only_from_there(scene: Scene, phrase: Phrase) -> bool:
    """ "Rocket attacks from Lebanon", in a text about Hezbollah: a country from which somebody else may have fired says where from, and not who."""
    if phrase.sort != "country" or scene.clauses.governor(phrase) not in scene.words.senders - scene.clauses.rules.agents:
        return False
    states = {e.country for e in phrase.entities}
    return any(e.kind == "armed-group" and e.country in states for e in scene.draft.entities)


def holder(scene: Scene, head: int) -> list[EntityDraft]:
    """Who a noun says it belongs to: by a name or an adjective before it, a genitive, or the first part of a compound."""
    clauses = scene.clauses
    if joint := joint_states(scene, head):
        return joint
    tree = clauses.tree if scene.syntax else None
    first = nominal.core(clauses, head)[0] if tree else max(0, head - 3)
    state = next((scene.draft.adjectives[t.start] for t in clauses.tokens[first:head] if t.start in scene.draft.adjectives), None)
    for owner in clauses.phrases:
        if state is not None and owner.sort == "inhabitant":
            continue
        tied = tree is not None and tree.heads[tree.top(owner)] == head and owner.last <= head and clauses.governor(owner) is None
        if owner.entities and (tied or (first <= owner.first and owner.last <= head)):
            return [e for e in owner.entities if e.kind not in RELAYS]
    return adjectival(scene, head) or ([state] if state else compound_owner(scene, head))


def adjectival(scene: Scene, head: int) -> list[EntityDraft]:
    """ "Syrian and Russian warplanes": the states whose adjectives stand before a noun, joined to each other."""
    if not scene.syntax:
        return []
    tree, tokens = scene.clauses.tree, scene.clauses.tokens
    before = [i for one in tree.below(head, "amod") for i in (one, *tree.below(one, "conj")) if i < head]
    return list(dict.fromkeys(scene.draft.adjectives[tokens[i].start] for i in before if tokens[i].start in scene.draft.adjectives))


def joint_states(scene: Scene, index: int) -> list[EntityDraft]:
    """ "A US-British attack": both states whose names one word before the noun joins."""
    for at in scene.clauses.tree.below(index, "amod") if scene.syntax else ():
        first, hyphen, second = scene.clauses.tokens[at].text.partition("-")
        if not hyphen or second.casefold() not in cues(scene.draft.language).nationalities:
            continue
        start = scene.clauses.tokens[at].start
        found = named_in_part(scene.draft, first, start)
        return [*found, *named_in_part(scene.draft, second, start + len(first) + 1)] if found else []
    return []


def stands_near(scene: Scene, index: int, at: int) -> bool:
    """ "Bombing in the vicinity of hospitals": what a noun of place between a deed and it only says to be near."""
    tree, words, rules = scene.clauses.tree, scene.clauses.words, scene.clauses.rules
    place = tree.heads[at]
    between = index < place < at and scene.clauses.tokens[place].upos == "NOUN"
    return between and any(words[c] in rules.at_places for c in tree.below(place, "case")) and any(words[c] in rules.partitive for c in tree.below(at, "case"))


def _spoken_of(scene: Scene, head: int) -> list[EntityDraft]:
    """ "shelling its positions", "the headquarters of the ruling party": whose they are by a possessive before them, or behind "of"."""
    clauses = scene.clauses
    mine = possessed(scene, head)
    owning = [v for v in clauses.tree.below(head, "acl") if clauses.words[v] in scene.words.owned] if scene.syntax else []
    behind = phrases_at(scene, (*scene.behind(head, clauses.rules.partitive | scene.words.belonging), *(i for v in owning for i in clauses.tree.below(v, "obj", "obl", "nmod", "dislocated"))))
    return mine or [e for p in behind for e in p.entities if e.kind not in RELAYS and p.sort not in ("country", "metonym")]


def possessed(scene: Scene, head: int) -> list[EntityDraft]:
    """ "its jets", "flyene sine": whose they are by a possessive before the noun or right behind it."""
    if not scene.syntax:
        return []
    tokens = scene.clauses.tokens
    first = nominal.core(scene.clauses, head)[0]
    near = [*tokens[max(0, first - 1) : head], *tokens[head + 1 : head + 2]]
    span = next(((t.start, t.end) for t in near if t.text.casefold() in scene.possessives), None)
    return [e for e in scene.draft.entities if span and any((m.start, m.end) == span for m in e.mentions) and e.kind not in RELAYS]


def compound_owner(scene: Scene, head: int) -> list[EntityDraft]:
    """ "IS-mål", "huthirobot": the known name that opens a compound, whole before a hyphen, at least its beginning without.

    A word for a kind of deed ("terrorangrep") names nobody, though the name of a group ("terrorgruppen") begins with it too.
    """
    word = scene.clauses.words[head]
    opening, hyphen, rest = word.partition("-")
    if not hyphen:
        opening, rest = next(((word[:at], word[at:]) for at in range(SHORTEST_NAME, len(word)) if _is_thing(scene, word[at:])), ("", ""))
    if not opening or not rest or (hyphen and not _is_thing(scene, rest)) or opening in scene.words.kinds:
        return []
    for entity in (e for e in scene.draft.entities if e.kind != "person"):
        names = [name.casefold() for name in (entity.label, *entity.names)]
        whole = hyphen and len(opening) < SHORTEST_NAME + 1  # initials; "houthi-mål" may be an older form of the name
        if any(name == opening if whole else name.startswith(opening) and name != word for name in names):
            return [entity] if entity.kind not in RELAYS else []
    return _new(scene, head, len(opening)) if hyphen else _fighters(scene, head, opening, rest)


def _fighters(scene: Scene, head: int, opening: str, rest: str) -> list[EntityDraft]:
    """ "Et jihadistangrep": the kind of armed group that only the compound tells; not in "rebellstøtte", which is for them."""
    entry = lexicon(scene.draft.language).fighters(opening)
    deeds = scene.words.nouns.get(rest, ())
    if entry is None or any(deed.type not in FORCE for deed in deeds):
        return []
    return [_entity_of(scene, head, len(opening), entry)]


def _new(scene: Scene, head: int, length: int) -> list[EntityDraft]:
    """The body that only the compound names."""
    token = scene.clauses.tokens[head]
    entry = lexicon(scene.draft.language).named(token.text[:length])
    if entry is None or entry.sort != "name" or entry.kind in ("person", "unknown", *RELAYS):
        return []
    return [_entity_of(scene, head, length, entry)]


def _entity_of(scene: Scene, head: int, length: int, entry: Entry) -> EntityDraft:
    """The entity of an entry of the lists that the first letters of a compound name."""
    token = scene.clauses.tokens[head]
    known = next((e for e in scene.draft.entities if e.label == entry.label), None)
    if known is None:
        known = EntityDraft(entry.label, entry.kind, keys.iso(entry.country), entry.sector, names=[token.text[:length]])  # type: ignore[arg-type]
        scene.draft.entities.append(known)
    known.mentions.append(Span(start=token.start, end=token.start + length))
    return known


def _is_thing(scene: Scene, word: str) -> bool:
    return any(word in scene.words.classes.get(name, ()) for name in ("possessions", "weapons", "means")) or word in scene.words.nouns


def struck(scene: Scene, head: int, garrisons: bool = False) -> list[EntityDraft]:
    """Who is hit where no list knows the noun: a hospital, a ship, a convoy; or whose positions or plants they are.

    With `garrisons` also a manned place, which is somebody to those who attack or storm it and only a place to those who bomb it.
    """
    clauses, words = scene.clauses, scene.words
    word = clauses.words[head]
    if clauses.inside[head] is not None or not nominal.is_noun(clauses, head):
        return []
    if words.member("merchants", word):
        return described(scene.draft, clauses, head)  # a ship of trade is hit in its own right, whatever flag it sails under
    owner = (holder(scene, head) or _spoken_of(scene, head)) if words.member("possessions", word) else possessed(scene, head) if words.member("rides", word) else []
    owner = owner or (holder(scene, head) if words.member("means", word) else [])  # "destroyed two Houthi drones"
    if owner:
        return owner
    hit = words.member("hittable", word) or (words.member("struck", word) and not _is_rather_a_place(scene, word)) or (garrisons and words.member("garrisons", word))
    return described(scene.draft, clauses, head) if hit else []


def _is_rather_a_place(scene: Scene, word: str) -> bool:
    """ "Boligområde", which ends in a word for a council by chance: the longer last part of a compound says what it is."""
    longest = {name: max((len(word) - at for at in range(len(word)) if word[at:] in scene.words.classes.get(name, ())), default=0) for name in ("struck", "towns")}
    return longest["towns"] > longest["struck"]


def claimant(scene: Scene, head: int) -> list[EntityDraft]:
    """ "turned down Israel's offer", "backs the demand from Kyiv": whose proposal or demand it is."""
    asked = scene.words.member("claims", scene.clauses.words[head])
    return (holder(scene, head) or _senders(scene, head) or _spoken_of(scene, head)) if asked else []


def unnamed(scene: Scene, head: int) -> list[EntityDraft]:
    """People whom no list knows as actors: "armed men", "villagers"."""
    clauses = scene.clauses
    known = clauses.inside[head] is None and nominal.is_noun(clauses, head) and scene.words.is_any(clauses.words[head], "people", "anybody")
    return described(scene.draft, clauses, head) if known else []


def phrases_at(scene: Scene, heads: Iterable[int]) -> list[Phrase]:
    """The actor phrases at these tokens, each once."""
    inside = scene.clauses.inside
    return list(dict.fromkeys(p for i in heads if (p := inside[i]) is not None and not p.genitive))


def goes_between(scene: Scene, phrase: Phrase) -> bool:
    """ "Signed a truce with Russia as mediator": no party to it; nor is the first of "with the U.S. and France as mediators"."""
    words = scene.clauses.words
    last = max((p.last for p in scene.clauses.chain(phrase)), default=phrase.last)
    return last + 1 < len(words) and words[last] in scene.words.in_role and words[last + 1] in scene.words.go_betweens
