"""Why a figure has its value, kind, victims and scope: the number's words, what turns them into a bound, and the cue."""

from __future__ import annotations

from collections.abc import Iterator

from kilde.model.record import Figure, Span
from kilde.ontology import listing
from kilde.reading.figures.lexicon import Noun, head_noun, lexicon_of
from kilde.reading.numbers import Quantity, Word, quantities, split_words
from kilde.services.explain.claims import attribution
from kilde.services.explain.reasons import Reason, untraced
from kilde.services.explain.trace import Trace

BOUNDS = {"at_least": "makes it a lower bound", "up_to": "makes it an upper bound", "about": "makes it approximate", "exact": "keeps it exact"}
KINDS = {"displaced": "displaced", "present": "present", "population": "population", "captives": "captured", "fighters": "troops"}  # sort of noun -> kind
SILENT = {"killed": ("killed", "bodies-found")}  # cues that give a kind, where they are called otherwise
REACH = 30  # words from a figure to what makes it a total


def figure(trace: Trace, item: Figure) -> Iterator[Reason]:
    found = _Words(trace, item)
    yield from found.evidence()
    yield found.kind()
    yield from found.value()
    yield from found.counted()
    if item.cumulative is not None:
        told = [_Words(trace, item, number).cumulative() for number in range(len(item.evidence))]
        yield next((reason for reason in told if reason.traced), told[0])
    for id in item.side:
        yield Reason("side", trace.label(id), "whose people they are: by the words that count them, or the side that the event was done to")
    for words in item.excludes:
        yield found.excluded(words)
    if item.part_of:
        total = trace.record.get(item.part_of)
        yield Reason("part_of", item.part_of, "a part of a total that the text gives", (Span(start=getattr(total, "start", 0), end=getattr(total, "end", 0)),))
    for field, why in (("place", "the nearest place in the sentence, no other clause between"), ("period", "the nearest date in the sentence, no other clause between"),
                       ("event", "the attack that shares most words with the figure")):  # fmt: skip
        id = getattr(item, field)
        if id:
            other = trace.record.get(id)
            yield Reason(field, trace.label(id), why, (Span(start=getattr(other, "start", 0), end=getattr(other, "end", 0)),))
    yield from attribution(trace, item.attribution, item.asserted_by, found.number or item.evidence[0], "number")
    yield Reason("confidence", str(item.confidence), "the less, the further the number stands from its cue; at least 0.5")


class _Words:
    """The words of the figure's sentence, and its quantity among them."""

    def __init__(self, trace: Trace, item: Figure, number: int = 0) -> None:
        self.trace, self.item = trace, item
        first = item.evidence[number]
        clauses = trace.clauses_at(first.start)
        self.words: list[Word] = split_words(clauses.tokens, trace.language) if clauses is not None else []
        self.keys = [word.key for word in self.words]
        self.known = lexicon_of(trace.language)
        self.inside = [i for i, word in enumerate(self.words) if word.start < first.end and first.start < word.end]
        self.quantity = self._quantity()
        self.number = self.span(self.quantity.first, self.quantity.last) if self.quantity else None
        self.source = f"languages/{trace.language}/figures.yaml"

    def _quantity(self) -> Quantity | None:
        near = [q for q in quantities(self.words, self.trace.language) if q.first in self.inside or q.at in self.inside]
        values = (self.item.low, self.item.best, self.item.high)
        return next((q for q in near if (q.low, q.best, q.high) == values), near[0] if near and len(near) == 1 else None)

    def span(self, first: int, last: int) -> Span:
        return Span(start=self.words[first].start, end=self.words[last - 1].end)

    def evidence(self) -> Iterator[Reason]:
        first, *more = self.item.evidence
        yield Reason("evidence", self.trace.words(first), "from the number to its cue", (first,))
        for span in more:
            yield Reason("evidence", self.trace.words(span), "the same count told again", (span,))

    def kind(self) -> Reason:
        kind = self.item.kind
        definition = listing("figures")[kind]["definition"]
        names = SILENT.get(kind, (kind,))
        for i in self.inside:
            for form in self.known.cues.get(self.keys[i], ()):
                released = kind == "prisoners-exchanged" and form.kind == "released"
                if (form.kind in names or released) and tuple(self.keys[i : i + len(form.words)]) == form.words:
                    entry = f"{self.source}, cues: {form.kind}: {form.role}: {' '.join(form.words)}"
                    return Reason("kind", kind, f"the cue, as {_role(form.role)}. {definition}", (self.span(i, i + len(form.words)),), entry)
        for i in self.inside:
            noun = self._noun(i)
            if noun and KINDS.get(noun.sort) == kind:
                return Reason("kind", kind, f"people who are counted under what they are. {definition}", (self.span(i, i + 1),), f"{self.source}, nouns: {noun.sort}: {noun.label}")
            if noun and self.item.unit == noun.label and listing("figures")[kind]["unit"]:
                return Reason("kind", kind, f"a measure, by its unit and the words around it. {definition}", (self.span(i, i + 1),), f"{self.source}, nouns: {noun.sort}: {noun.label}")
        if self.item.part_of:
            return Reason("kind", kind, f"that of the total it is a part of, {self.item.part_of}. {definition}")
        return untraced("kind", kind)

    def _noun(self, index: int) -> Noun | None:
        for form, noun in self.known.nouns.get(self.keys[index], ()):
            if tuple(self.keys[index : index + len(form)]) == form:
                return noun
        return head_noun(self.keys[index], self.trace.language)

    def value(self) -> Iterator[Reason]:
        item, quantity = self.item, self.quantity
        values = [(name, getattr(item, name)) for name in ("low", "best", "high") if getattr(item, name) is not None]
        told = ", ".join(f"{name} {value:,}" for name, value in values) or "-"
        if quantity is None or self.number is None:
            why = "no number stands there: one person, by a noun that is one"
            yield Reason("low, best, high", told, why, (item.evidence[0],)) if item.best == 1 else untraced("low, best, high", told)
            return
        number = self.span(quantity.at, quantity.last)
        if quantity.article:
            why = "an indefinite article before one person"
        elif item.low == item.best == item.high:
            why = "an exact number: low, best and high are the same"
        elif item.low is not None and item.high is not None:
            why = "a range: its two ends"
        elif item.best is not None:
            why = "a round number: best only"
        else:
            why = "a bound: the other values are not known" if item.high is None or item.low is None else "a bound"
        yield Reason("low, best, high", told, why, (number,), f"languages/{self.trace.language}/numbers.yaml" if not self.words[quantity.at].text[0].isdigit() else "")
        yield from self._qualifiers(quantity)
        if item.approximate and quantity.first == quantity.at:
            yield Reason("approximate", "yes", "a vague number word, or a qualifier behind the number", (self.number,))

    def _qualifiers(self, quantity: Quantity) -> Iterator[Reason]:
        from kilde.reading.numbers.lexicon import number_words

        known, field = number_words(self.trace.language), "approximate" if self.item.approximate else "low, best, high"
        for first, last, phrases in ((quantity.first, quantity.at, known.before), (quantity.at + 1, quantity.last, known.after)):
            for at in range(first, last):
                for phrase, effect in {pair for group in phrases.values() for pair in group}:
                    if tuple(self.keys[at : at + len(phrase)]) == phrase and at + len(phrase) <= last:
                        entry = f"languages/{self.trace.language}/numbers.yaml, {'modifiers' if phrases is known.before else 'after'}: {effect}: {' '.join(phrase)}"
                        yield Reason(field, " ".join(phrase), f"the qualifier {BOUNDS.get(effect, effect)}", (self.span(at, at + len(phrase)),), entry)

    def counted(self) -> Iterator[Reason]:
        item = self.item
        wanted = {"victims": item.victims, "unit": item.unit}
        for field, value in wanted.items():
            if value is None:
                continue
            labels = value.split(" and ")
            at = next((i for i in self.inside if (noun := self._noun(i)) is not None and noun.label in labels), None)
            if at is None:
                yield untraced(field, value)
                continue
            noun = self._noun(at)
            assert noun is not None
            what = "the noun that is counted" if field == "victims" else "the unit behind the number"
            yield Reason(field, value, f"{what}, by its English label", (self.span(at, at + 1),), f"{self.source}, nouns: {noun.sort}: {noun.label}")

    def cumulative(self) -> Reason:
        group, told = ("cumulative", "a total so far") if self.item.cumulative else ("fresh", "an addition to what was counted before")
        value = "yes" if self.item.cumulative else "no"
        middle = self.inside[0] if self.inside else 0
        for at in sorted(range(len(self.words)), key=lambda i: abs(i - middle)):
            for phrase in self.known.phrases[group].get(self.keys[at], ()):
                if abs(at - middle) <= REACH and tuple(self.keys[at : at + len(phrase)]) == phrase:
                    return Reason("cumulative", value, f"the words make it {told}", (self.span(at, at + len(phrase)),), f"{self.source}, {group}: {' '.join(phrase)}")
        return untraced("cumulative", value)

    def excluded(self, words: str) -> Reason:
        at = self.trace.text.find(words, self.item.start)
        if at < 0:
            return untraced("excludes", words)
        return Reason("excludes", words, "left out of the count, or losses that are not made known", (Span(start=at, end=at + len(words)),), f"{self.source}, without, undisclosed")


def _role(role: str) -> str:
    return {"object": "a verb with those it befell behind it", "subject": "a verb whose subject they are", "participle": "a participle behind or before them",
            "around": "words on both sides of them", "of": "words with them right behind", "with": "an attack with what was fired",
            "among": "“among the ...”", "noun": "a noun for them", "toll": "a noun whose number follows"}.get(role, role)  # fmt: skip
