"""Edit scripts from a word to its lemma.

A script is a case letter ("l" lower-case first, "k" keep), how many characters to cut from the end, a bar, and what to put
there: "l2|e" turns "Krevde" into "kreve". "=være" gives the lemma whole.
"""

from __future__ import annotations


def script(word: str, lemma: str) -> str:
    """The shortest script that turns the word into the lemma."""
    keep = lemma[:1].isupper() and word[:1].isupper()
    base = word if keep else word.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    if same == 0:
        return f"={lemma}"
    return f"{'k' if keep else 'l'}{len(base) - same}|{lemma[same:]}"


def apply(script: str, word: str) -> str:
    """The lemma that the script makes of the word; the word itself where the script cuts more than there is."""
    if script.startswith("="):
        return script[1:]
    cut, _, ending = script[1:].partition("|")
    base = word if script[0] == "k" else word.lower()
    kept = len(base) - int(cut)
    return base[:kept] + ending if kept > 0 else base
