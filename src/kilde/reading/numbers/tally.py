"""Adds up the parts of a number from the left: 2, 100, 50 is two hundred and fifty, and 3 cannot follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Number = int | float


def largest(*bounds: Number | None) -> Number:
    """The largest bound that is known, 0 where none is: for comparing with a total.

    >>> largest(10, None, 12)
    12
    """
    return max((bound for bound in bounds if bound is not None), default=0)


@dataclass(slots=True)
class Tally:
    """Adds up number words from the left; `take` says no to a word that cannot go on with the number."""

    units_first: bool = False
    total: Number = 0
    group: Number = 0
    limit: float = float("inf")
    seen: bool = False
    digits: bool = False

    @property
    def value(self) -> Number:
        value = self.total + self.group
        return int(value) if float(value).is_integer() else round(value, 9)

    def start(self, value: Number) -> None:
        self.group, self.seen, self.digits = value, True, True

    def take(self, value: int, joined: bool) -> bool:
        group = self.group
        if value >= 100:
            if value == 100 and not self.digits:
                if self.seen and not (1 <= group < 100 or (group == 0 and self.total)):
                    return False
                self.group = (group or 1) * 100
            elif value == 100:
                self.group = group * 100
            elif value >= self.limit or (not group and self.seen):
                return False
            else:
                self.total, self.group, self.limit, self.digits = self.total + (group or 1) * value, 0, value, False
        elif self.digits or (self.seen and not self.value):
            return False
        elif value < 20:
            if (group % 100 if value >= 10 else group % 10 or 10 <= group % 100 < 20) or (self.seen and not value):
                return False
            self.group = group + value
        elif group % 100 == 0 or (self.units_first and joined and 0 < group % 100 < 10):
            self.group = group + value
        else:
            return False
        self.seen = True
        return True


def take_all(tally: Tally, parts: Sequence[int | None], joined: bool) -> Tally | None:
    """A new tally with all the parts of one word taken, or None."""
    trial = Tally(tally.units_first, tally.total, tally.group, tally.limit, tally.seen, tally.digits)
    for part in parts:
        if part is None:
            joined = True
        elif not trial.take(part, joined):
            return None
        else:
            joined = False
    return trial
