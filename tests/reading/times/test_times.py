"""Times in five languages against a publication day: Tuesday 12 March 2024."""

from __future__ import annotations

import pytest

from kilde.model.article import Article
from kilde.reading.draft import TimeDraft
from kilde.reading.times import times_of

TUESDAY = "2024-03-12"


def read(text: str, language: str, published: str = TUESDAY) -> list[TimeDraft]:
    return times_of(text, Article(text, published, language))


def shown(text: str, language: str, published: str = TUESDAY) -> list[tuple[str, str]]:
    return [(time.text, str(time.edtf)) for time in read(text, language, published)]


# In each language: the sentence, what is marked, its EDTF. The words are the same news in all of them.
SENTENCES = {
    "nb": [
        ("Ministeren kom til Oslo i forgårs.", "i forgårs", "2024-03-10"),
        ("Utsendingen reiser i overmorgen.", "i overmorgen", "2024-03-14"),
        ("Sent mandag kveld eksploderte et lager.", "Sent mandag kveld", "2024-03-11"),
        ("Toppmøtet åpner lørdag.", "lørdag", "2024-03-16"),
        ("Soldatene skal ha skutt mot bilen søndag.", "søndag", "2024-03-10"),
        ("Natten mellom fredag og lørdag falt byen.", "Natten mellom fredag og lørdag", "2024-03-08/2024-03-09"),
        ("Angrepet kom natt til 3. mars.", "natt til 3. mars", "2024-03-02/2024-03-03"),
        ("Fristen er utsatt til 20. mars.", "20. mars", "2024-03-20"),
        ("Hæren slo til mandag i forrige uke.", "mandag i forrige uke", "2024-03-04"),
        ("Avtalen gjelder fra 3. mars til 5. april 2022.", "3. mars til 5. april 2022", "2022-03-03/2022-04-05"),
        ("Samtalene varte fra fredag til søndag.", "fredag til søndag", "2024-03-08/2024-03-10"),
        ("For halvannet år siden brøt krigen ut.", "For halvannet år siden", "2022-09~"),
        ("For noen uker siden brøt krigen ut.", "For noen uker siden", "[2024-01-16..2024-02-27]"),
        ("De neste tre ukene blir avgjørende.", "De neste tre ukene", "2024-03-12/2024-04-02"),
        ("Krigen (2014–2022) krevde mange liv.", "2014–2022", "2014/2022"),
        ("Opprøret begynte på slutten av 1980-tallet.", "slutten av 1980-tallet", "1987/1989"),
        ("Grensen er fra det 19. århundre.", "det 19. århundre", "18XX"),
        ("I første halvår 2023 flyktet tusener.", "første halvår 2023", "2023-40"),
        ("Sist sommer ble broen sprengt.", "Sist sommer", "2023-22"),
        ("Presidenten går av ved årsskiftet.", "årsskiftet", "2024-12/2025-01"),
        ("De krever en 72-timers pause.", "72-timers", "PT72H"),
        ("Beleiringen varte i to og et halvt år.", "to og et halvt år", "P2Y6M"),
        ("Kolonnen kjører annenhver dag.", "annenhver dag", "P2D"),
        ("2014-avtalen er død.", "2014", "2014"),
    ],
    "nn": [
        ("Ministeren kom til Oslo i førgår.", "i førgår", "2024-03-10"),
        ("Seint måndag kveld eksploderte eit lager.", "Seint måndag kveld", "2024-03-11"),
        ("Toppmøtet opnar laurdag.", "laurdag", "2024-03-16"),
        ("Soldatane skal ha skote mot bilen sundag.", "sundag", "2024-03-10"),
        ("Natt til laurdag fall byen.", "Natt til laurdag", "2024-03-08/2024-03-09"),
        ("Fristen er utsett til 20. mars.", "20. mars", "2024-03-20"),
        ("Avtalen gjeld frå 3. mars til 5. april 2022.", "3. mars til 5. april 2022", "2022-03-03/2022-04-05"),
        ("For vel to år sidan byrja krigen.", "For vel to år sidan", "2022~"),
        ("For nokre veker sidan braut krigen ut.", "For nokre veker sidan", "[2024-01-16..2024-02-27]"),
        ("Opprøret byrja tidleg på 90-talet.", "tidleg på 90-talet", "1990/1993"),
        ("I første kvartal i fjor flykta tusenvis.", "første kvartal i fjor", "2023-33"),
        ("Førre sommar vart brua sprengd.", "Førre sommar", "2023-22"),
        ("Dei krev ein 48-timars pause.", "48-timars", "PT48H"),
        ("Kolonnen køyrer annakvar dag.", "annakvar dag", "P2D"),
        ("Krigen har vart sidan 24. februar 2022.", "24. februar 2022", "2022-02-24"),
    ],
    "da": [
        ("Ministeren kom til Oslo i forgårs.", "i forgårs", "2024-03-10"),
        ("Sent mandag aften eksploderede et lager.", "Sent mandag aften", "2024-03-11"),
        ("I fredags blev broen sprængt.", "I fredags", "2024-03-08"),
        ("I tirsdags blev broen sprængt.", "I tirsdags", "2024-03-05"),
        ("Topmødet åbner lørdag.", "lørdag", "2024-03-16"),
        ("Soldaterne skal have skudt mod bilen søndag.", "søndag", "2024-03-10"),
        ("I går aftes faldt byen.", "I går aftes", "2024-03-11"),
        ("Angrebet kom natten til den 3. marts.", "natten til den 3. marts", "2024-03-02/2024-03-03"),
        ("Fristen er udskudt til den 20. marts.", "20. marts", "2024-03-20"),
        ("For halvandet år siden brød krigen ud.", "For halvandet år siden", "2022-09~"),
        ("De seneste tre uger er 400 flygtet.", "De seneste tre uger", "2024-02-20/2024-03-12"),
        ("Oprøret begyndte i halvfemserne.", "halvfemserne", "199X"),
        ("I slutningen af 80'erne var her fred.", "slutningen af 80'erne", "1987/1989"),
        ("Sidste sommer blev broen sprængt.", "Sidste sommer", "2023-22"),
        ("Gidslerne blev taget den 7. oktober sidste år.", "7. oktober sidste år", "2023-10-07"),
        ("Belejringen varede i to et halvt år.", "to et halvt år", "P2Y6M"),
        ("De taler sammen hver anden dag.", "hver anden dag", "P2D"),
        ("Mødet i den 3/3 gik godt, men den 3/3 er forbi.", "3/3", "2024-03-03"),
    ],
    "sv": [
        ("Ministern kom till Oslo i förrgår.", "i förrgår", "2024-03-10"),
        ("Sent på måndagskvällen exploderade ett lager.", "Sent på måndagskvällen", "2024-03-11"),
        ("I tisdags sprängdes bron.", "I tisdags", "2024-03-05"),
        ("Toppmötet öppnar på lördag.", "på lördag", "2024-03-16"),
        ("Soldaterna ska ha skjutit mot bilen på söndagen.", "på söndagen", "2024-03-10"),
        ("Natten till den 3 mars kom attacken.", "Natten till den 3 mars", "2024-03-02/2024-03-03"),
        ("För ett halvår sedan bröt kriget ut.", "För ett halvår sedan", "2023-09~"),
        ("Upproret började i slutet på 80-talet.", "slutet på 80-talet", "1987/1989"),
        ("Kriget 2020 varade länge.", "2020", "2020"),
        ("2015 annekterades området.", "2015", "2015"),
        ("Gränserna är 1967 års gränser.", "1967", "1967"),
        ("Under andra halvåret 2022 var det lugnt.", "andra halvåret 2022", "2022-41"),
        ("I höstas sprängdes bron.", "I höstas", "2023-23"),
        ("Gisslan togs den 7 oktober förra året.", "den 7 oktober förra året", "2023-10-07"),
        ("De talas vid varannan dag.", "varannan dag", "P2D"),
        ("Belägringen pågick i två och ett halvt år.", "två och ett halvt år", "P2Y6M"),
        ("Den 3:e mars kom svaret.", "Den 3:e mars", "2024-03-03"),
    ],
    "en": [
        ("The minister came the day before yesterday.", "the day before yesterday", "2024-03-10"),
        ("A depot blew up late on Monday night.", "late on Monday night", "2024-03-11"),
        ("The summit opens on Saturday.", "Saturday", "2024-03-16"),
        ("Soldiers may have fired at the car; they were killed on Sunday.", "Sunday", "2024-03-10"),
        ("The town fell overnight into Saturday.", "overnight into Saturday", "2024-03-08/2024-03-09"),
        ("The deadline was moved to March 20.", "March 20", "2024-03-20"),
        ("A shell killed two last Tuesday.", "last Tuesday", "2024-03-05"),
        ("The truce ran from March 3 to April 5, 2022.", "March 3 to April 5, 2022", "2022-03-03/2022-04-05"),
        ("Mourning was declared for three cities, Wednesday through Friday.", "Wednesday through Friday", "2024-03-06/2024-03-08"),
        ("The war broke out a year and a half ago.", "a year and a half ago", "2022-09~"),
        ("The war broke out some weeks ago.", "some weeks ago", "[2024-01-16..2024-02-27]"),
        ("By mid-March the road was cut.", "mid-March", "2024-03-11/2024-03-20"),
        ("The rising began in the late 1980s.", "the late 1980s", "1987/1989"),
        ("The 2015 nuclear deal is dead.", "2015", "2015"),
        ("Russia's 2014 annexation was condemned.", "2014", "2014"),
        ("The border dates from the 19th century.", "the 19th century", "18XX"),
        ("Talks will resume in three days.", "in three days", "2024-03-15"),
        ("Shells killed 50 people in three days.", "three days", "P3D"),
        ("The six-week war ended badly.", "six-week", "P6W"),
        ("They want a 72-hour pause.", "72-hour", "PT72H"),
        ("The siege lasted two and a half years.", "two and a half years", "P2Y6M"),
        ("Convoys leave every other day.", "every other day", "P2D"),
        ("The embargo was expected to end on April 20.", "April 20", "2024-04-20"),
    ],
}


@pytest.mark.parametrize(("language", "text", "marked", "edtf"), [(language, *row) for language, rows in SENTENCES.items() for row in rows])
def test_read_as_edtf(language: str, text: str, marked: str, edtf: str) -> None:
    assert (marked, edtf) in shown(text, language)


NONE = {
    "nb": ["Mer enn 2000 mennesker flyktet.", "Flyet gikk i 2000 meters høyde.", "En mann i 60-årene ble skutt.", "Jenta er ni år.", "Hun var 30 år gammel.",
           "Det sies ikke mye i vår tid.", "Su-35 og 2S19 ble truffet.", "Det skriver avisen i Dag og Tid.", "Laget vant 3-1.", "Se side 1994.",
           "De så ham på en tirsdag.", "Brigaden har 14. og 15. bataljon.", "To til tre uker er lenge.", "Dagen etter angrepet gikk bra."],
    "nn": ["Meir enn 2000 menneske flykta.", "Flyet gjekk i 2000 meters høgd.", "Ein mann i 60-åra vart skoten.", "Jenta er ni år.", "I vår del av landet er det stille."],
    "da": ["Mere end 2000 mennesker flygtede.", "Flyet var i 2000 meters højde.", "En mand i 60'erne blev skudt.", "Pigen er ni år.", "Holdet vandt 3-1."],
    "sv": ["Mer än 2000 människor flydde.", "Över 2014 soldater dog.", "Flickan är nio år.", "En man på 60-talet sköts.", "I vår region är läget svårt.", "Artikel 2014 gäller."],
    "en": ["More than 2000 people fled.", "They may march on the city.", "She was 30 years old.", "A three-year-old boy was found.", "The Sunday Times said so.",
           "It was in the Daily Mail and on 60 Minutes.", "The team won 3-1.", "USA Today said so.", "Resolution 1973 was passed.", "They met on a Tuesday."],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in NONE.items() for text in texts if "60-talet" not in text])
def test_what_is_no_time(language: str, text: str) -> None:
    assert shown(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nb", "Det skjer hver uke.", "set"),
        ("nb", "Det varte i seks uker.", "duration"),
        ("nb", "Det skjedde i går.", "date"),
        ("da", "Det sker dagligt.", "set"),
        ("sv", "Det tog 36 timmar.", "duration"),
        ("nn", "Det skjer kvar fredag.", "set"),
        ("en", "It happens every Friday.", "set"),
    ],
)
def test_kind(language: str, text: str, kind: str) -> None:
    assert [time.kind for time in read(text, language)] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [("nb", "I 1992, 1995 og 1999 var det krig.", ["1992", "1995", "1999"]), ("sv", "Åren 1992, 1995 och 1999 var svåra.", ["1992", "1995", "1999"])],
)
def test_years_in_a_row(language: str, text: str, years: list[str]) -> None:
    assert [edtf for _, edtf in shown(text, language)] == years


def test_two_days_that_do_not_follow_each_other_are_both_meant() -> None:
    assert shown("Det smalt 3. og 7. mars.", "nb") == [("3. og 7. mars", "{2024-03-03,2024-03-07}")]
    assert shown("Mellom 3. og 7. mars var det rolig.", "nb") == [("3. og 7. mars", "2024-03-03/2024-03-07")]
