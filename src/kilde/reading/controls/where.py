"""Which place a noun phrase means: "Goma", "most of Darfur", "the capital, Sanaa", "the town", "it"."""

from __future__ import annotations

from kilde.encoder.interface import ROOT
from kilde.reading.clauses.segments import Clauses
from kilde.reading.controls.lexicon import ControlWords
from kilde.reading.controls.unlisted import bears_name, is_unlisted
from kilde.reading.draft import Draft, PlaceDraft
from kilde.reading.places import refer
from kilde.reading.places.cues import cues

SETTLED = ("country", "continent", "river", "sea", "strait")  # features that nobody is said to hold
WATER = ("river", "lake", "sea", "strait", "canal", "bridge", "dam", "border", "front")  # kinds of places that nobody holds by name alone
NAMING = ("appos", "flat", "compound", "nmod", "obl", "nummod", "amod", "conj")
LEADING = ("det", "amod", "nummod", "compound", "advmod", "case", "nmod")  # what may stand before a head inside its phrase
PHRASE = 4  # tokens from the beginning of a noun phrase to its head
NAMES = ("appos", "flat")  # relations of a name to the noun before it
REACH_BACK = 12  # tokens from a verb back to its relative pronoun
REACH = 400  # characters back that a pronoun may point
DEEPEST = 4
UNNAMED = PlaceDraft(-1, -1, "", "", "site", 6)  # stands for a place that the text gives no name: "the airport", "most of the country"


def _is_only_counted(clauses: Clauses, words: ControlWords, head: int) -> bool:
    """ "took nine villages in X"; not "four of the city's 96 districts", which are a share of it."""
    if not (clauses.sentence.parse.has_syntax and words.has("settlements", clauses.words[head]) and clauses.tree.below(head, "nummod")):
        return False
    above = clauses.tree.heads[head]
    return above < 0 or not (clauses.is_number(above) or words.has("shares", clauses.words[above]) or clauses.words[above] in clauses.rules.parts)


def place_at(draft: Draft, clauses: Clauses, words: ControlWords, head: int, depth: int = 0) -> PlaceDraft | None:
    """The place that the noun phrase around a token means; None when it means something else ("villages in X")."""
    named = _named(draft, clauses, head)
    if named is not None or depth > DEEPEST:
        return named
    if _is_only_counted(clauses, words, head):
        return None  # "nine villages in X" are a figure, and X is not held
    if is_unlisted(draft, clauses, head):
        return UNNAMED
    kind = _kind(draft, clauses.words[head])
    share = clauses.words[head] in clauses.rules.parts or clauses.is_number(head) or any(words.has(name, clauses.words[head]) for name in ("shares", "settlements", "about"))
    if words.has("settlements", clauses.words[head]) and (owner := _owning(draft, clauses, head)) is not None:
        return owner
    if clauses.sentence.parse.has_syntax:
        tree = clauses.tree
        subject = next(iter(tree.below(head, "nsubj")), None)
        if subject is not None and tree.below(head, "cop"):
            return place_at(draft, clauses, words, subject, depth + 1)  # "X is the last town that ..."
        if _is_some_site(clauses, head, kind):
            return UNNAMED
        if kind or share or words.site(clauses.words[head]):
            vague = None
            naming = tree.below(head, *NAMING)
            for child in sorted(naming, key=lambda c: (tree.relation(c) not in NAMES, c < head)):  # "the Donetsk town of Avdiivka" is Avdiivka
                case = [clauses.words[c] for c in tree.below(child, "case")]
                near = not case or case[0] in clauses.rules.of or share
                found = place_at(draft, clauses, words, child, depth + 1) if near else None
                if found is not None and found is not UNNAMED:
                    return found
                if found is UNNAMED or (near and share and (_is_settled(draft, clauses, words, child) or bears_name(draft, clauses, child))):
                    vague = UNNAMED
            if vague is not None and share:
                return vague
        if share and tree.heads[head] != ROOT and depth == 0 and tree.relation(head) == "nummod":
            return place_at(draft, clauses, words, tree.heads[head], depth + 1)
        apposed = _apposed(clauses, head)
        if apposed is not None and depth == 0 and (found := _named(draft, clauses, apposed)) is not None:
            return found
    listed = clauses.tree.below(head, "conj") if depth == 0 and clauses.sentence.parse.has_syntax and clauses.tokens[head].upos == "PROPN" else []
    known = (place_at(draft, clauses, words, i, depth + 1) for i in listed)
    if kind or share:
        behind_it = _sited(draft, clauses, head)
        if behind_it is not None:
            return behind_it
    return _unnamed(draft, clauses, words, head, kind) or next((p for p in known if p is not None), None)


def _sited(draft: Draft, clauses: Clauses, head: int) -> PlaceDraft | None:
    """The place right behind a noun and "in", where the tree hangs it on the verb: "hold five villages in X"."""
    if head + 2 >= len(clauses.words) or clauses.words[head + 1] not in clauses.rules.at_places:
        return None
    return next((p for p in draft.places if p.start == clauses.tokens[head + 2].start and p.feature not in SETTLED), None)


def _unnamed(draft: Draft, clauses: Clauses, words: ControlWords, head: int, kind: str | None) -> PlaceDraft | None:
    """The place that a class noun stands for: "the town" for the one named before; a site that the text has not named is UNNAMED."""
    site = UNNAMED if _is_site(clauses, words, head, kind) else None
    if site and any(clauses.tokens[c].upos == "PROPN" and c > head for c in clauses.tree.below(head, *NAMES)):
        return site  # "the village of X", where no gazetteer knows X
    if words.has("settlements", clauses.words[head]):
        return UNNAMED
    if kind is None or words.has("shares", clauses.words[head]):
        return site
    token = clauses.tokens[head]
    follower = next((p for p in draft.places if 0 <= p.start - token.end <= 2), None)
    if follower is not None:
        return follower if follower.feature not in SETTLED else site
    if _plural(clauses, head):
        return None
    if refer.is_any(draft, clauses.sentence, token.start):
        return UNNAMED
    found = refer.resolve(draft, clauses.sentence, token.start, token.end) or _by_tail(draft, clauses.words[head], token.start)
    return found or site or (_before(draft, token.start) if kind in ("city", "village") else None)


def behind(draft: Draft, clauses: Clauses, words: ControlWords, index: int, direct: bool = False) -> PlaceDraft | None:
    """The place behind a noun of control or a preposition, with the preposition in between: "control of", "out of"; `direct`: none is needed."""
    at = index + 1
    while at < len(clauses.words) and any((words.has("over", clauses.words[at]), words.has("about", clauses.words[at]), clauses.words[at] in clauses.rules.determiners)):
        at += 1
    if at >= len(clauses.words) or (not direct and at == index + 1 and clauses.words[index] not in clauses.rules.prepositions):
        return None
    starting = next((p for p in draft.places if p.start == clauses.tokens[at].start and p.feature not in SETTLED), None)
    return place_at(draft, clauses, words, _top(clauses, at)) or pointed(draft, clauses, at) or starting


def _is_some_site(clauses: Clauses, head: int, kind: str | None) -> bool:
    """ "a camp in X": one site of several, which is not X."""
    if kind not in ("camp", "base", "plant", "prison", "crossing", "port", "airport") or clauses.tree.below(head, *NAMES):
        return False
    return any(clauses.words[c] in clauses.rules.indefinite for c in clauses.tree.below(head, "det")) and clauses.tokens[head].feats.get("Number") != "Plur"


def _kind(draft: Draft, word: str) -> str | None:
    """The kind of place that a noun, perhaps in the genitive, names; None for those that nobody holds by name alone."""
    nouns = cues(draft.language)
    owned = next((word[: -len(e)] for e in nouns.genitive if word.endswith(e) and len(word) > len(e) + 1), "")
    kind = nouns.noun(word) or (nouns.noun(owned) if owned else None)
    return None if kind in WATER else kind


def _owning(draft: Draft, clauses: Clauses, head: int) -> PlaceDraft | None:
    """The place whose genitive stands before a noun, a number perhaps in between: "14 of Rakhine's 17 townships"."""
    at = head - 1
    while at > 0 and (clauses.is_number(at) or clauses.tokens[at].upos == "ADJ" or clauses.tokens[at].text in ("'s", "’s", "'", "’")):
        at -= 1
    near = next((p for p in draft.places if at >= 0 and p.feature not in SETTLED and p.start <= clauses.tokens[at].start < p.end + 1), None)
    return near if near is not None and near.end < clauses.tokens[head].start - 1 and draft.text[near.end : near.end + 1] != " " else None


def _is_site(clauses: Clauses, words: ControlWords, head: int, kind: str | None) -> bool:
    """Whether a noun means one definite site: "the airport", "flygplatsen", not "an airport" or "airports"."""
    if kind is None and not words.site(clauses.words[head]):
        return False
    if not clauses.sentence.parse.has_syntax:
        return False
    token, rules = clauses.tokens[head], clauses.rules
    leading = [clauses.words[c] for c in clauses.tree.below(head, "det")]
    ended = rules.verb_second and "Definite" not in token.feats and not any(w in rules.indefinite for w in leading)  # the parse does not tell
    definite = token.feats.get("Definite") == "Def" or ended or any(w in rules.determiners and w not in rules.indefinite for w in leading)
    owning = [c for c in clauses.tree.below(head, "nmod") if c < head and (rules.verb_second or clauses.tree.subtype(c) == "poss") and not clauses.tree.below(c, "case")]
    owned = bool(owning) or any(clauses.tokens[c].feats.get("Case") == "Gen" for c in clauses.tree.below(head, "nmod"))  # "hovedstadens flyplass"
    return (definite or owned) and (words.site(clauses.words[head]) or not _plural(clauses, head))


def _is_settled(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> bool:
    """Whether a token names a country or the like, or is a noun for one: "most of the country"."""
    token = clauses.tokens[index]
    return words.has("wholes", clauses.words[index]) or any(p.start < token.end and token.start < p.end and p.feature in SETTLED for p in draft.places)


def _top(clauses: Clauses, at: int) -> int:
    """The head of the noun phrase that begins at a token."""
    if not clauses.sentence.parse.has_syntax:
        return at
    tree, head = clauses.tree, at
    while tree.heads[head] > head and tree.relation(head) in LEADING and tree.heads[head] - at < PHRASE:
        head = tree.heads[head]
    return head


def is_holdable(draft: Draft, clauses: Clauses, words: ControlWords, index: int) -> bool:
    """Whether a noun is a part of a place or a site in it: "the countryside in X", "the airport in X"."""
    return words.has("shares", clauses.words[index]) or words.has("settlements", clauses.words[index]) or words.site(clauses.words[index]) or cues(draft.language).noun(clauses.words[index]) is not None


def _plural(clauses: Clauses, head: int) -> bool:
    return clauses.tokens[head].feats.get("Number") == "Plur" or (head > 0 and clauses.is_number(head - 1) and clauses.words[head - 1] not in clauses.rules.determiners)


def _apposed(clauses: Clauses, head: int) -> int | None:
    """The name that a noun is an apposition to: "Transnistria, a strip of land"."""
    tree = clauses.tree
    at = tree.heads[head] if tree.relation(head) == "nmod" else head
    return tree.heads[at] if tree.relation(at) == "appos" else None


def right_before(draft: Draft, clauses: Clauses, index: int) -> PlaceDraft | None:
    """The place that ends right before a token, marks passed over: "Saraqib, recaptured", "Gaza, which"."""
    at = index - 1
    while at > 0 and not clauses.words[at][0].isalnum():
        at -= 1
    return next((p for p in draft.places if p.end == clauses.tokens[at].end and p.feature not in SETTLED), None) if at >= 0 else None


def told_of(draft: Draft, clauses: Clauses, words: ControlWords, verb: int) -> PlaceDraft | None:
    """The place that the relative clause of a verb tells of: what stands before "which", else the noun the tree has."""
    noun = antecedent(clauses, verb)
    if noun is None:
        return None
    relative = next((i for i in range(verb - 1, max(noun, verb - REACH_BACK), -1) if clauses.words[i] in clauses.rules.relatives), None)
    near = right_before(draft, clauses, relative) if relative is not None else None
    return near or place_at(draft, clauses, words, noun)


def pointed(draft: Draft, clauses: Clauses, head: int) -> PlaceDraft | None:
    """The place that a pronoun stands for: the town or region named last before it."""
    pronoun = clauses.rules.pronouns.get(clauses.words[head])
    if pronoun is None or (pronoun.plural and not pronoun.thing):
        return None
    return _before(draft, clauses.tokens[head].start)


def _before(draft: Draft, start: int) -> PlaceDraft | None:
    near = [p for p in draft.places if start - REACH <= p.start < start and p.feature not in SETTLED]
    return max(near, key=lambda p: p.start, default=None)


def _by_tail(draft: Draft, word: str, start: int) -> PlaceDraft | None:
    """ "The Crimean peninsula ... the peninsula": the last place before whose name ended in that noun."""
    near = (p for p in reversed(draft.places) if p.start < start and p.text.casefold() != word and p.text.casefold().endswith(word))
    return next(near, None)


def _named(draft: Draft, clauses: Clauses, head: int) -> PlaceDraft | None:
    token = clauses.tokens[head]
    return next((p for p in draft.places if p.start < token.end and token.start < p.end and p.feature not in SETTLED), None)


def antecedent(clauses: Clauses, verb: int) -> int | None:
    """The noun that the relative clause of a verb tells of; None outside of one."""
    if not clauses.sentence.parse.has_syntax:
        return None
    tree, at = clauses.tree, verb
    for _ in range(DEEPEST):
        if tree.relation(at) == "acl":
            return tree.heads[at]
        if tree.relation(at) not in ("conj", "xcomp", "aux", "cop", "ccomp") or tree.heads[at] == ROOT:
            return None
        at = tree.heads[at]
    return None
