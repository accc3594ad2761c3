"""Accuracy of language detection on the development parts of the Universal Dependencies treebanks.

usage: KILDE_CORPORA=DIR python tools/measure_language.py [--errors]

Prints, for stretches of one, three and eight consecutive sentences, the share that gets its language and what the rest gets
("none" is a text refused). Test parts are not read.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

from kilde.intake.language import detect
from kilde.model.errors import UnknownLanguage

TREEBANKS = {
    "nb": "ud-norwegian-bokmaal/no_bokmaal-ud-dev.conllu",
    "nn": "ud-norwegian-nynorsk/no_nynorsk-ud-dev.conllu",
    "da": "ud-danish-ddt/da_ddt-ud-dev.conllu",
    "sv": "ud-swedish-talbanken/sv_talbanken-ud-dev.conllu",
    "en": "ud-english-ewt/en_ewt-ud-dev.conllu",
}
LENGTHS = (1, 3, 8)


def stretches(path: Path, length: int) -> list[str]:
    """The texts of consecutive sentences, `length` at a time."""
    with path.open(encoding="utf-8") as lines:
        sentences = [line.split("=", 1)[1].strip() for line in lines if line.startswith("# text =")]
    return [" ".join(sentences[at : at + length]) for at in range(0, len(sentences) - length + 1, length)]


def language_of(text: str) -> str:
    try:
        return detect(text)
    except UnknownLanguage:
        return "none"


def main() -> int:
    corpora = os.environ.get("KILDE_CORPORA")
    if not corpora:
        print(__doc__)
        return 2
    print(f"{'':10}" + "".join(f"{length} sentences".rjust(16) for length in LENGTHS))
    wrong: dict[tuple[str, int], Counter[str]] = {}
    for language, file in TREEBANKS.items():
        row = f"{language:10}"
        for length in LENGTHS:
            texts = stretches(Path(corpora) / file, length)
            found = [(language_of(text), text) for text in texts]
            right = sum(code == language for code, _ in found)
            wrong[language, length] = Counter(code for code, _ in found if code != language)
            row += f"{100 * right / len(texts):8.1f} of {len(texts):4}"
            if "--errors" in sys.argv and length > 1:
                print(*(f"{language} -> {code}: {text}" for code, text in found if code != language), sep="\n")
        print(row)
    for (language, length), counts in wrong.items():
        print(f"{language} taken for, {length} sentences:", dict(counts.most_common(6)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
