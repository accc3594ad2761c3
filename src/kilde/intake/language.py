"""Which installed language a text is in, or that it is in none of them."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from kilde.languages import installed
from kilde.model.errors import UnknownLanguage, WrongUse

# What py3langid calls bokmål differs between its versions.
LABELS = {"no": "nb"}
SAMPLE = 6_000  # characters; more text changes no decision
LETTER = re.compile(r"[^\W\d_]")


def detect(text: str) -> str:
    """The code of the installed language a text is in. Raises UnknownLanguage."""
    sample = text[:SAMPLE]
    if not LETTER.search(sample):
        raise UnknownLanguage("holds no words", remedy="give an article's text")
    scores: dict[str, float] = {}
    for label, score in _identifier().rank(sample):
        language = LABELS.get(label, label)
        scores[language] = max(score, scores.get(language, -math.inf))
    best = max(scores, key=lambda language: scores[language])
    if best not in installed():
        raise UnknownLanguage(f"seems to be in language {best!r}", remedy=_remedy())
    return best


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
