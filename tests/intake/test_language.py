import pytest

from kilde.intake.language import detect, function_words, named
from kilde.languages import installed
from kilde.model.errors import UnknownLanguage

OURS = [
    ("nb", "Regjeringen sier at den ikke vet hvem som sto bak angrepet, skriver avisen."),
    ("nb", "Hun ble drept da hæren gikk inn i byen."),
    ("nn", "Regjeringa seier at dei ikkje veit kven som stod bak åtaket."),
    ("nn", "Ho vart drepen då hæren gjekk inn i byen."),
    ("da", "Regeringen siger, at den ikke ved, hvem der stod bag angrebet."),
    ("da", "Hun blev dræbt, da hæren gik ind i byen."),
    ("sv", "Regeringen säger att den inte vet vem som låg bakom attacken."),
    ("en", "The government says it does not know who was behind the attack."),
    ("en", "THE ARMY ENTERED THE TOWN AT DAWN AND TWO CIVILIANS WERE KILLED."),
]
FOREIGN = [
    "Die Regierung hat mitgeteilt, dass zwei Soldaten getötet wurden. Der Minister war in der Stadt, und es gab den ganzen Tag Kämpfe.",
    "De regering heeft dinsdag gemeld dat twee soldaten zijn omgekomen. Het is niet bekend wie er in de stad was en of ze kwamen.",
    "Власти России сообщили во вторник о гибели двух солдат.",
    "Landsstýrið segði týsdagin, at tveir hermenn vóru deyðir, og at ein til var særdur í býnum.",
    "Ríkisstjórnin tilkynnti á þriðjudag að tveir hermenn hefðu látist.",
    "Le gouvernement a annoncé mardi que deux soldats ont été tués dans la ville de Goma.",
    "Hallitus ilmoitti tiistaina, että kaksi sotilasta kuoli.",
]


@pytest.mark.parametrize(("language", "text"), OURS)
def test_finds_the_language_of_a_sentence(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", FOREIGN)
def test_refuses_what_is_not_installed(text):
    with pytest.raises(UnknownLanguage, match="seems to be in language"):
        detect(text)


@pytest.mark.parametrize("text", ["", "1234 -- 56", "!!!"])
def test_refuses_what_has_no_words(text):
    with pytest.raises(UnknownLanguage, match="no words"):
        detect(text)


def test_a_tag_decides_but_no_leaves_the_written_norm_open():
    assert named("nb-NO", "whatever it says") == "nb"
    assert named("no", OURS[2][1]) == "nn"
    assert named("NO", OURS[4][1]) == "nb"
    with pytest.raises(UnknownLanguage, match="not installed"):
        named("de", OURS[0][1])


@pytest.mark.parametrize("language", installed())
def test_every_installed_language_has_function_words(language):
    words = function_words(language)
    assert len(words) >= 80
    assert all(word == word.lower() and word.isalpha() for word in words)
