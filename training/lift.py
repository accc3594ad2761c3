"""The rule half of the conversion to UD: content words are lifted over the function words that head their phrases.

Prepositions, auxiliaries, copulas and subordinators head their phrases in NDT and CDT, in CDT determiners and possessors too.
After lifting, punctuation is hung where UD hangs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpora import Sentence

Lift = Callable[[Sentence, list[list[int]]], list[int]]


def children(heads: list[int]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head >= 0:
            found[head].append(token)
    return found


def _down(lifted: list[int | None]) -> list[int]:
    """Follow each token to the end of its chain of lifts; chains that turn in a circle stay where they are."""
    ends = []
    for token in range(len(lifted)):
        seen, at = {token}, token
        while lifted[at] is not None and lifted[at] not in seen:
            at = lifted[at]  # type: ignore[assignment]
            seen.add(at)
        ends.append(at)
    return ends


def lift_ndt(sentence: Sentence, kids: list[list[int]]) -> list[int]:
    """The content word of the phrase that each NDT token heads."""
    pos, rels, lemmas = sentence.pos or [], sentence.rels or [], sentence.lemmas or []
    lifted: list[int | None] = []
    for token, tag in enumerate(pos):
        def first(*wanted: str) -> int | None:
            return next((kid for kid in kids[token] if rels[kid] in wanted), None)  # noqa: B023
        to = None
        if tag == "prep" or (tag in ("adv", "sbu", "konj") and first("PUTFYLL") is not None):
            to = first("PUTFYLL")
        elif tag in ("verb", "inf-merke"):
            to = first("INFV")
            if to is None and lemmas[token] in ("være", "vere"):
                to = first("SPRED", "FSPRED")
        lifted.append(to)
    return _down(lifted)


def lift_cdt(sentence: Sentence, kids: list[list[int]]) -> list[int]:
    """The content word of the phrase that each CDT token heads."""
    pos, rels, lemmas = sentence.pos or [], sentence.rels or [], sentence.lemmas or []
    lifted: list[int | None] = []
    for token, tag in enumerate(pos):
        def first(*wanted: str, tags: str = "") -> int | None:
            return next((k for k in kids[token] if rels[k] in wanted and pos[k].startswith(tuple(tags) or "")), None)  # noqa: B023
        to = None
        if tag.startswith("V"):
            to = first("vobj", tags="V") if lemmas[token] in AUXILIARIES else None
            if to is None and lemmas[token] == "være":
                # UD Danish keeps "være" as the head before a prepositional phrase.
                to = first("pred", tags="NAPR")
        elif tag in ("CS", "CC", "U", "XX"):
            to = first("vobj", "conj", "nobj", "pred", "dobj")
        elif tag == "SP":
            to = first("nobj", "vobj", "pobj")
        elif tag == "RG":
            to = first("nobj", "vobj")
        elif tag in ("PO", "PC", "NP", "NC"):
            to = first("possd")
        elif tag != "PP" and tag[0] in "PA":
            to = first("nobj", tags="NA") or first("possd")
        lifted.append(to)
    return _down(lifted)


def restructure_cdt(sentence: Sentence) -> Sentence:
    """A name's first word heads it, as in UD, and every sentence has one root."""
    assert sentence.heads and sentence.rels and sentence.pos
    heads, rels, pos = list(sentence.heads), list(sentence.rels), sentence.pos
    roots = [i for i, h in enumerate(heads) if h < 0 and rels[i] != "pnct"] or [0]
    main = next((i for i in roots if pos[i].startswith("V")), roots[0])
    for i, h in enumerate(heads):
        if h < 0 and i != main:
            # A particle cut off from its verb ("hvor ... fra", "gå ... ned") belongs to the verb before it.
            verb = next((k for k in range(i - 1, max(i - 6, -1), -1) if pos[k].startswith("V")), main) if pos[i] == "RG" else main
            heads[i], rels[i] = verb, "ROOT"
    kids = children(heads)
    for last in range(len(heads)):
        if rels[last] in ("namef", "namel") or not any(rels[k] == "namef" for k in kids[last]):
            continue
        group = [last]
        for token in group:
            group.extend(k for k in kids[token] if rels[k] == "namef")
        first = min(group)
        if first == last:
            continue
        head, rel = heads[last], rels[last]
        for token in group:
            heads[token], rels[token] = first, "namef"
        for kid in (k for t in group for k in kids[t] if k not in group):
            heads[kid] = first
        heads[first], rels[first] = head, rel
        kids = children(heads)
    return replace(sentence, heads=heads, rels=rels)


AUXILIARIES = {"have", "være", "blive", "skulle", "ville", "kunne", "måtte", "burde", "turde", "få"}
RESTRUCTURE: dict[str, Callable[[Sentence], Sentence]] = {"ndt": lambda s: s, "cdt": restructure_cdt}
LIFTS: dict[str, Lift] = {"ndt": lift_ndt, "cdt": lift_cdt}


def rule_heads(heads: list[int], ends: list[int]) -> list[int]:
    """Heads after lifting: function words hang on their content word, which takes the place of its topmost function word."""
    result = []
    for token, end in enumerate(ends):
        if end != token:
            result.append(end)
            continue
        top, seen = token, {token}
        while heads[top] >= 0 and ends[heads[top]] == token and heads[top] not in seen:
            top = heads[top]
            seen.add(top)
        result.append(ends[heads[top]] if heads[top] >= 0 else -1)
    return result


def marked_heads(words: list[str], heads: list[int], mark: list[bool]) -> list[int]:
    """Heads with punctuation hung where UD hangs it: on the top of the unit that it opens or closes.

    A bracketed or quoted stretch is a unit; a comma belongs to what follows if that depends on something before it, else to
    what comes before; the last mark belongs to the root.
    """
    n = len(words)
    result = list(heads)
    low, high = list(range(n)), list(range(n))
    for token in range(n):
        at, steps = heads[token], 0
        while not mark[token] and at >= 0 and steps < n:
            low[at], high[at] = min(low[at], token), max(high[at], token)
            at, steps = heads[at], steps + 1
    root = next((i for i in range(n) if heads[i] < 0), 0)

    def top(start: int, first: int, last: int) -> int:
        """The highest ancestor of `start` whose words all lie between first and last."""
        at = start
        while heads[at] >= 0 and heads[at] != at and first <= low[heads[at]] and high[heads[at]] <= last:
            at = heads[at]
        return at

    open_at: dict[str, int] = {}
    for i in (i for i in range(n) if mark[i]):
        word = words[i]
        closes = {"»": "«", ")": "(", "\u201d": "\u201c", '"': '"', "]": "["}.get(word)
        if closes in open_at and i - open_at[closes] > 1:
            start = open_at.pop(closes)
            inside = [k for k in range(start + 1, i) if not mark[k]]
            if inside:
                result[i] = result[start] = top(inside[0], start, i)
                continue
        if word in "«(\u201c[\"":
            open_at[word] = i
        left = next((k for k in range(i - 1, -1, -1) if not mark[k]), None)
        right = next((k for k in range(i + 1, n) if not mark[k]), None)
        if right is None or left is None:
            result[i] = root
            continue
        after, before = top(right, i, n), top(left, 0, i)
        result[i] = after if 0 <= heads[after] < i else before if heads[before] > i else root
    return [root if h == i else h for i, h in enumerate(result)]
