"""Which installed language a text is in, or that it is in none of them."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from kilde.languages import installed, section
from kilde.model.errors import UnknownLanguage, WrongUse

# What py3langid calls bokmål differs between its versions.
LABELS = {"no": "nb"}
SAMPLE = 6_000  # characters; more text changes no decision
WORD_PATTERN = re.compile(r"[^\W\d_]+")
TINY = 1e-30  # the floor of a probability
# Calibrated with tools/measure_language.py (docs/performance.md has the figures).
WORD = 1.0  # log probability that one more function word is worth
ENOUGH = 60  # words after which more of them change nothing
KNOWN = 0.4  # share of function words above which a text is ours whatever its letters look like


def detect(text: str) -> str:
    """The code of the installed language a text is in. Raises UnknownLanguage.

    Letter sequences (py3langid's naive Bayes) and function words vote: each function word counts as much evidence for its
    languages as WORD says. A text that the letters give to a foreign language stays there unless its function words are ours.
    """
    sample = text[:SAMPLE]
    words = WORD_PATTERN.findall(sample.lower())
    if not words:
        raise UnknownLanguage("holds no words", remedy="give an article's text")
    letters = _letters(sample)
    known = {language: sum(word in function_words(language) for word in words) / len(words) for language in installed()}
    foreign = max(letters, key=lambda label: letters[label])
    if foreign not in known and max(known.values()) < KNOWN:
        raise UnknownLanguage(f"seems to be in language {foreign!r}", remedy=_remedy())
    share = min(len(words), ENOUGH) * WORD
    return max(known, key=lambda language: letters.get(language, -math.inf) + share * known[language])


@cache
def function_words(language: str) -> frozenset[str]:
    """The words of `detect.yaml`."""
    return frozenset(section(language, "detect").get("words", ()))


def _letters(sample: str) -> dict[str, float]:
    """Log probability of every language that py3langid knows, under our codes."""
    scores: dict[str, float] = {}
    for label, probability in _identifier().rank(sample):
        language = LABELS.get(label, label)
        scores[language] = max(math.log(max(probability, TINY)), scores.get(language, -math.inf))
    return scores


def named(tag: str, text: str) -> str:
    """The installed language that a tag names ("nb", "nb-NO"; "no" leaves the choice of written norm to the text).

    Raises UnknownLanguage.
    """
    code = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    if code == "no":
        found = detect(text)
        return found if found in ("nb", "nn") else "nb"
    if code not in installed():
        raise UnknownLanguage(f"language {tag!r} is not installed", remedy=_remedy())
    return code


def required(tag: str) -> str:
    """The option's language, checked before anything is read. Raises WrongUse."""
    code = re.split("[-_]", tag.strip().lower(), maxsplit=1)[0]
    if code != "no" and code not in installed():
        raise WrongUse(f"language {tag!r} is not installed", remedy=f"one of {', '.join(installed())}")
    return code


def _remedy() -> str:
    return f"Kilde reads {', '.join(installed())}; if it is one of these, say so with --language"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
