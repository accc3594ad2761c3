"""A small record made by hand: every layer once, so that what shows or stores records is tested without the reader."""

from kilde.model import record as r
from kilde.model.article import Article

TEXT = (
    " date 2024-12-08 Opprørere inntok Damaskus søndag, melder Reuters.\n\n"
    "Minst 12 mennesker ble drept, sier Det syriske helsedepartementet ifølge AFP. Hæren avviser det.\n"
)


def article(text: str = TEXT, published: str = "2024-12-08", language: str = "nb", **known: str) -> Article:
    return Article(text=text, published=published, language=language, **known)


def span(words: str, text: str = TEXT) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def item(words: str) -> dict[str, object]:
    return {**span(words), "evidence": (r.Span(**span(words)),)}


def record_of(article: Article, version: str = "0.1.0") -> r.Record:
    """The record of an article whose text is TEXT."""
    first, second = "Opprørere inntok Damaskus søndag", "Minst 12 mennesker ble drept, sier Det syriske helsedepartementet ifølge AFP"
    return r.Record(
        reader=r.Reader(version=version, model="shapes/1", ontology="1"),
        document=r.Document(
            id=article.hash[:12],
            path=article.path,
            url=article.url,
            outlet=article.outlet,
            language=article.language,
            published=article.published,
            title=article.title,
            text=article.text,
            blocks=(
                r.Block(**span(" date 2024-12-08 "), kind="header"),
                r.Block(**span("Opprørere inntok Damaskus søndag, melder Reuters."), kind="paragraph"),
                r.Block(start=TEXT.index("Minst"), end=len(TEXT) - 1, kind="paragraph"),
            ),
        ),
        entities=(
            r.Entity(id="e1", label="Syrian rebels", kind="armed-group", names=("Opprørere",), mentions=(r.Span(**span("Opprørere")),)),
            r.Entity(id="e2", label="Ministry of Health of Syria", kind="ministry", country="SY"),
            r.Entity(id="e3", label="Reuters", kind="news-agency"),
            r.Entity(id="e4", label="AFP", kind="news-agency"),
            r.Entity(id="e5", label="Armed forces of Syria", kind="military", country="SY"),
        ),
        times=(r.Time(**span("søndag"), id="t1", text="søndag", edtf="2024-12-08", kind="date", earliest="2024-12-08", latest="2024-12-08"),),
        places=(
            r.Place(**span("Damaskus"), id="p1", text="Damaskus", label="Damascus", country="SY", lat=33.51, lon=36.29, feature="city", precision=1),
        ),
        statements=(
            r.Statement(**item(second), id="s1", act="assert", speaker=("e2",), via=("e4",), content=r.Span(**span("Minst 12 mennesker ble drept")), confidence=0.9),
            r.Statement(**item("Hæren avviser det"), id="s2", act="deny", speaker=("e5",), confidence=0.7),
        ),
        events=(
            r.Event(
                **item(first), id="v1", type="ASSAULT", actors=("e1",), recipients=("e5",), places=("p1",), time="t1", attribution="reported",
                modality="actual", trigger=r.Span(**span("inntok")), confidence=0.8,
            ),
            r.Event(
                **item("Minst 12 mennesker ble drept"), id="v2", type="ASSAULT", attribution="claimed", modality="denied", asserted_by=("s1",),
                trigger=r.Span(**span("drept")), confidence=0.6,
            ),
        ),
        figures=(
            r.Figure(**item("Minst 12 mennesker ble drept"), id="f1", kind="killed", low=12, victims="people", attribution="claimed", asserted_by=("s1",), event="v2", confidence=0.9),
        ),
        agreements=(r.Agreement(**item(first), id="a1", kind="ceasefire", parties=("e1", "e5"), mediators=("e3",), count=2, status="broken"),),
        controls=(r.Control(**item(first), id="c1", place="p1", holder=("e1",), since="t1", attribution="reported"),),
        disputes=(r.Dispute(id="d1", kind="contradiction", items=("s1", "s2"), reason="one asserts what the other denies"),),
        notes=(r.Note(stage="places", message="one name has no place"),),
    )  # fmt: skip
