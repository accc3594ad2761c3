"""What goes on with a source stays a claim, and what is the outlet's own stays reported; with the network that the package carries."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.pipeline import read

CLAIMED = [
    ("nb", "Militsen omringet landsbyen, forteller en overlevende. De gikk fra hus til hus. Mennene ble skutt ved elven.", "skutt"),
    ("nn", "Soldatane kom til landsbyen måndag, fortel innbyggjarar. Dei hadde drepe fleire menn på vegen dit.", "drepe"),
    ("da", "Ifølge øjenvidner kom soldaterne i tre biler. De skød ind i mængden.", "skød"),
    ("sv", "Houthirörelsen säger att den har avfyrat robotar mot ett lastfartyg. Fartyget träffades två gånger.", "träffades"),
    ("en", "Rebels attacked a barracks, the governor said. They had earlier blocked the road.", "blocked"),
    ("en", "Two soldiers were killed, the army said, after rebels attacked near Bakhmut.", "attacked"),
    # what a claim, an account or a version says, and what somebody is accused of in words beside a name
    ("en", "The army's version of events is that rebels shot at the convoy.", "shot"),
    ("en", "An allegation that Rwanda sent troops into Congo was repeated on Tuesday.", "sent"),
    ("nb", "Opprørernes fremstilling, at soldater brente landsbyen, kunne ikke bekreftes.", "brente"),
    ("da", "Kremls fortælling om, at Ukraine angreb først, er tilbagevist.", "angreb"),
    ("en", "The army, accused by the UN of shelling hospitals, denies it.", "shelling"),
    ("en", "It was the latest in a series of attacks blamed on the group.", "attacks"),
    ("da", "Anklagemyndigheden sigtede ham for at have beordret drabet på 30 civile.", "drabet"),
    # a speech act that the text has from somebody else
    ("nb", "Ifølge en megler lovet gruppen å frigi fangene.", "lovet"),
    ("da", "Gruppen har ifølge en mægler lovet at frigive fangerne.", "lovet"),
    ("sv", "Enligt en medlare lovade gruppen att frige fångarna.", "lovade"),
    ("en", "According to a mediator the group promised to free the captives.", "promised"),
    ("nn", "Regjeringa lovar at hæren skal ta over våpenlagera, ifølgje ein diplomat.", "lovar"),
    # what goes on behind words of saying, of those who were told of
    ("en", "The rebels have left the talks, mediators said on Monday, and are demanding new guarantees.", "demanding"),
    ("sv", "Armén har lämnat staden, uppger invånare, och beskjuter byarna runt om.", "beskjuter"),
    # a verb of saying that no list has
    ("nb", "Opprørerne skjøt ned to fly, jubler bevegelsen i en melding.", "skjøt"),
    # what somebody told, before what was told
    ("nb", "Etter det politiet opplyste, ble tre drept i angrepet.", "drept"),
    ("da", "Efter hvad politiet oplyser, blev tre dræbt i angrebet.", "dræbt"),
    ("sv", "Enligt vad polisen uppger dödades tre i attacken.", "dödades"),
]
REPORTED = [
    ("nb", "Myndighetene sier at våpenhvilen holder. Men i Goma ble tre mennesker drept mandag.", "drept"),
    ("nn", "FN seier at sivile vart drepne i helga. Borgarkrigen braut ut i april 2023, då RSF angreip hæren.", "angreip"),
    ("da", "En talsmand siger, at gruppen er klar til en våbenhvile. Israel dræbte gruppens leder i oktober.", "dræbte"),
    ("sv", "Moskva säger att landet är öppet för samtal. Ryska styrkor besköt Charkiv.", "besköt"),
    ("nb", "Gruppen lovet å frigi fangene, melder AFP.", "lovet"),
    ("nb", "Russland avviste tilbudet, ifølge utenriksdepartementet i Moskva.", "avviste"),
    ("nb", "Da soldatene kom til byen, flyktet opprørerne mot Uvira.", "flyktet"),
    ("en", "The group promised to free the captives, AFP reports.", "promised"),
    ("en", "Congo's army said M23 had attacked Uvira. The United Nations has sent 400 troops to the area.", "sent"),
]


def attribution(language: str, text: str, word: str) -> set[str]:
    record = read(Article(text, "2025-05-20", language))
    return {event.attribution for event in record.events if event.trigger and text[event.trigger.start : event.trigger.end] == word}


@pytest.mark.parametrize(("language", "text", "word"), CLAIMED)
def test_claims_go_on(language: str, text: str, word: str) -> None:
    assert attribution(language, text, word) == {"claimed"}


@pytest.mark.parametrize(("language", "text", "word"), REPORTED)
def test_own_words_stay_reported(language: str, text: str, word: str) -> None:
    assert attribution(language, text, word) == {"reported"}


@pytest.mark.parametrize(
    ("language", "text", "word", "actor"),
    [
        ("en", "The rebels have refused to attend the talks, mediators said, and have shelled the town.", "shelled", "rebels"),
        ("nb", "Israelske soldater stormet sykehuset, opplyser en lege, og pågrep 80 personer.", "pågrep", "Armed forces of Israel"),
        ("en", "The army has left the town, the ministry said, and warned of revenge.", "warned", "Ministry"),
    ],
)
def test_who_goes_on_behind_words_of_saying(language: str, text: str, word: str, actor: str) -> None:
    record = read(Article(text, "2025-05-20", language))
    told = [event.actors for event in record.events if event.trigger and text[event.trigger.start : event.trigger.end] == word]
    told += [one.speaker for one in record.statements if one.cue and text[one.cue.start : one.cue.end] == word]
    assert told and all([record.get(id).label for id in ids] == [actor] for ids in told)
