"""Whatever the words: no failure, evidence inside the text, values in order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.figures.reader import draft_of, read

VOCABULARY = (
    "12 en to drept såret , . - – ( ) av de dem tre hundre og million minst rundt 1.200 personer soldater ble har 'erne inkludert : ; fem kilometer "
    'fra ukers krig % $ ½ 4-5 blant dødstallet i 34-åring " hans mellom til hvorav kostet livet mot fanger utvekslet'
)
LANGUAGES = st.sampled_from(["nb", "nn", "da", "sv", "en"])


@settings(deadline=None)  # the first example waits for the lists of names
@given(st.one_of(st.text(min_size=1, max_size=60), st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=25).map(" ".join)), LANGUAGES)
def test_any_text_gives_sound_figures(text: str, language: str) -> None:
    draft = draft_of(text, language=language)
    read(draft)
    for figure in draft.figures:
        assert all(0 <= span.start < span.end <= len(text) for span in figure.evidence)
        bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
        assert bounds
        assert bounds == sorted(bounds)
        assert figure.part_of is None or figure.part_of in draft.figures
        assert 0 < figure.confidence <= 1
