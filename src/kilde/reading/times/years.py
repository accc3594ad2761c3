"""Rules for years, decades and centuries; a number is a year only where a year is meant."""

from __future__ import annotations

from kilde.model.edtf import Edtf
from kilde.reading.times.absolute import FIRST_YEAR, portion
from kilde.reading.times.found import Found, Reading


def year(found: Found) -> Reading | None:
    """A year in digits, in a place where a year is meant: nothing that is counted, no label before it."""
    number = int(found.slots["year"])
    if number < FIRST_YEAR or not _is_year(found, number):
        return None
    time = Edtf(f"{number:04}")
    return Reading(portion(time, found.slots["portion"]) if "portion" in found.slots else time, rule="year")


def _is_year(found: Found, number: int) -> bool:
    """Round numbers, and numbers far from our time, are years only where no noun can follow that they count."""
    context, spans = found.context, found.context.words.spans
    if found.entry.get("sure"):
        return True
    if found.after < len(spans) and "DASH" in context.words.symbols[found.after] and spans[found.after][0] == found.end:
        return False  # "1980- og 90-åra"
    if found.next_key in context.lexicon.counted or found.previous_key in context.lexicon.labels:
        return False
    if found.after < len(context.words.symbols) and "UNIT" in context.words.symbols[found.after]:
        return False
    if found.entry.get("attributive"):
        return 1900 <= number <= found.publication.last.year + 30 and number % 100 != 0 and found.next_key[:1].isalpha()
    likely = 1900 <= number <= found.publication.last.year + 30
    if found.entry.get("bare") and not (likely and number % 100 and not found.comes_before_noun()):
        return False
    if not likely and (number > found.publication.last.year or found.entry.get("strict")):
        return False
    if likely and number % 100 and not found.entry.get("strict"):
        return context.part_of_speech(context.words.spans[found.after][0]) != "NOUN" if found.after < len(context.words.spans) else True
    return not found.comes_before_noun()


def compound_year(found: Found) -> Reading:
    """ "2014-kuppet": the digits alone are marked."""
    return Reading(Edtf(f"{found.slots['yearword']:04}"), rule="year")


def year_span(found: Found) -> Reading | None:
    """ "mellom 1988 og 1994", "1992–1995", "2014-21"."""
    first, last = found.slots["yearspan"] if "yearspan" in found.slots else (found.slots["year"], found.slots["last"])
    if last < 100:
        last += first // 100 * 100
    if not FIRST_YEAR <= first < last <= found.publication.last.year + 100 or found.next_key in found.context.lexicon.counted:
        return None
    if found.previous_key in found.context.lexicon.labels or (not (first % 100 and 1900 <= first <= 2100) and found.comes_before_noun()):
        return None
    return Reading(Edtf(f"{first:04}/{last:04}"), rule="years")


def decade(found: Found) -> Reading | None:
    """ "1990-tallet", "90'erne", "the early 1990s". What ends in two zeros is a century where the entry says so."""
    number = int(found.slots["decade"])
    this = found.publication.last.year
    short = number < 100
    if short:
        number += (this - number) // 100 * 100
    if number < FIRST_YEAR or number > this + 200 or number % 10:
        return None
    which = found.slots.get("portion")
    if number % 100 == 0 and not short and not which and (found.entry.get("hundreds") == "century" or number < 2000):
        return Reading(Edtf(f"{number // 100}XX"), rule="century")
    time = Edtf(f"{number // 10}X")
    return Reading(portion(time, which) if which else time, rule="decade")


def century(found: Found) -> Reading | None:
    """ "det 20. århundre", "the 19th century"."""
    number = int(found.slots.get("ordinal") or found.slots["day"])
    if not 11 <= number <= 22:
        return None
    time = Edtf(f"{number - 1}XX")
    return Reading(portion(time, found.slots["portion"]) if "portion" in found.slots else time, rule="century")
