"""The language files: one schema for all, no word that hides another, no truth value for a word."""

import pytest

from kilde.languages import section
from kilde.model.errors import BadData
from kilde.model.record import FigureKind
from kilde.reading.figures import lexicon as module
from kilde.reading.figures.lexicon import PHRASES, WORDS, head_noun, lexicon_of, paradigm
from kilde.reading.numbers.lexicon import number_words

LANGUAGES = ["nb", "nn", "da", "sv", "en"]
ROLES = {"object", "subject", "participle", "around", "of", "with", "among", "noun", "toll", "strict", "fighters"}
HELPERS = {"none", "released", "regained", "bodies-found", "same"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_have_the_documented_keys_and_only_those(language: str) -> None:
    assert set(section(language, "figures")) <= {"nouns", "compounds", "cues", *WORDS, *PHRASES}
    for key in [*WORDS, *PHRASES]:
        assert key in (module.__doc__ or ""), f"{key} is not documented"


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_name_known_kinds_and_roles(language: str) -> None:
    cues = section(language, "figures")["cues"]
    assert set(cues) <= {*FigureKind.__args__, *HELPERS}
    assert all(set(roles) <= ROLES for roles in cues.values())
    counted = set(FigureKind.__args__) - {"distance", "width", "area", "duration"}
    assert counted <= set(cues), "a kind without cues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_begins_with_an_auxiliary_that_would_hide_shorter_cues(language: str) -> None:
    known = lexicon_of(language)
    auxiliaries = known.words["passive"] | known.words["perfect"]
    hiding = [form.words for forms in known.cues.values() for form in forms if len(form.words) > 1 and form.words[0] in auxiliaries and form.role != "of"]
    assert [words for words in hiding if known.cues.get(words[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_marked_strict_are_cues(language: str) -> None:
    known = lexicon_of(language)
    forms = {(form.kind, form.words) for group in known.cues.values() for form in group}
    assert known.fighters <= forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_lists_are_strings(language: str) -> None:
    assert all(isinstance(word, str) for word in number_words(language).not_before)


def test_an_unquoted_truth_value_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "section", lambda *_: {"stops": ["in", True]})
    with pytest.raises(BadData, match="quote it"):
        lexicon_of.__wrapped__("xx")


def test_a_language_without_a_file_has_an_empty_lexicon() -> None:
    assert lexicon_of("xx").cues == {}


def test_paradigms() -> None:
    assert [" ".join(form) for form, _, _ in paradigm("drone -n -ar")] == ["drone", "dronen", "dronar"]
    assert [" ".join(form) for form, _, _ in paradigm("prisoner of war/prisoners of war")] == ["prisoner of war", "prisoners of war"]
    assert next(iter(paradigm("barn/barn/barna")))[1:] == (True, True)
    assert next(iter(paradigm("~ folk")))[1:] == (False, True)


def test_the_last_part_of_a_compound_is_its_head() -> None:
    noun = head_noun("elitesoldater", "nb")
    assert noun is not None
    assert noun.label == "soldiers"
    assert head_noun("elitesoldater", "en") is None
    assert head_noun("x" * 5000, "nb") is None
