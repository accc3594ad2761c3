"""Who did it where the words around a deed name somebody else: who praises, charges or speaks of it, whom it killed."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read

CASES = [
    # (language, text, trigger, its actors)
    ("en", "The minister congratulated the army on capturing the town.", "capturing", {"Armed forces"}),
    ("nb", "Ministeren takket soldatene for å ha erobret byen.", "erobret", {"Armed forces"}),
    ("nn", "FN kritiserte Israel for å bombe sjukehus.", "bombe", {"Israel"}),
    ("da", "Ministeren lykønskede hæren med at have erobret byen.", "erobret", {"Armed forces"}),
    ("sv", "Amnesty kritiserade armén för att ha bombat sjukhus.", "bombat", {"Armed forces"}),
    ("en", "Prosecutors charged the general with killing 30 civilians.", "killing", {"General"}),
    ("nb", "Påtalemyndigheten siktet ham for å ha beordret drapet på 30 sivile.", "drapet", set()),
    ("en", "Ten people were killed by shelling in Goma on Monday.", "killed", set()),
    ("nb", "– De skjøt broren min, sier en kvinne fra landsbyen.", "skjøt", set()),
    ("en", '"They are bombing us", residents of the town said.', "bombing", set()),
    ("en", "The RSF, accused by the US of genocide, attacked the camp.", "genocide", {"Rapid Support Forces"}),
]


@pytest.mark.parametrize(("language", "text", "trigger", "actors"), CASES)
def test_the_doer_is_not_who_speaks_of_it(language: str, text: str, trigger: str, actors: set[str]) -> None:
    record = read(Article(text, "2024-03-12", language))
    labels = {e.id: e.label for e in record.entities}
    found = [{labels[i] for i in e.actors} for e in record.events if e.trigger is not None and text[e.trigger.start : e.trigger.end] == trigger]
    assert found == [actors]


def test_an_english_verb_of_saying_without_an_auxiliary_is_no_passive() -> None:
    record = read(Article("Ukraine's air force warned of drones heading to Kyiv.", "2024-03-12", "en"))
    labels = {e.id: e.label for e in record.entities}
    (statement,) = record.statements
    assert [labels[i] for i in statement.speaker] == ["Air force of Ukraine"]
    assert not statement.addressee
