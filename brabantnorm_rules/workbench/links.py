"""Links: fields that are compared with each other, and the values of one that lie beside those of the other."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

import attrs

from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.norm.facts import Field, FieldType
from brabantnorm_rules.norm.periods import Clock, Period, day_after, first_day_reaching
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, day_start

MINUTE: Final = MICROSECONDS_PER_HOUR // 60
FIRST: Final = date(FIRST_YEAR, 1, 1).toordinal()
LAST: Final = date(LAST_YEAR, 12, 31).toordinal()
_DAY: Final = 24 * MICROSECONDS_PER_HOUR
_NOON: Final = 12 * MICROSECONDS_PER_HOUR
_EPOCH: Final = 719_163  # 1 January 1970
_ABOUT: Final = range(-2, 3)
"""How many days a duration on the clock between whole days can lie beside where it ends between their noons."""


@attrs.frozen
class Link:
    """A field that comes at most a ``length`` after the field ``start``, or ``before`` it; None: they are compared.

    Values are a day (ordinal) of a date, and the microsecond of an instant.
    """

    start: str
    field: str
    length: Period | Clock | None = None
    before: bool = False

    def reached(self, start: Field, field: Field, at: int, *, inexact: bool) -> Iterator[int]:
        """Yield the values on both sides of where the length from a value of ``start`` ends.

        ``inexact``: of moments perhaps only the day is known.
        """
        if isinstance(self.length, Clock):
            yield from _by_clock(start, field, at, self.length.microseconds, inexact)
            return
        day = day_at(start, at)
        if self.length is None:
            yield from _on_days(field, (day - 1, day, day + 1))
        elif self.before:
            first = first_day_reaching(day, self.length)
            yield from _on_days(field, (first - 1, first, day, day + 1))
        else:
            last = day_after(day, self.length)
            yield from _on_days(field, (last, last + 1))

    def reaching(self, start: Field, field: Field, at: int, *, inexact: bool) -> Iterator[int]:
        """Yield the values of ``start`` on both sides of those of which the length ends at a value of the field."""
        if isinstance(self.length, Clock):
            yield from _by_clock(field, start, at, -self.length.microseconds, inexact)
            return
        day = day_at(field, at)
        if self.length is None:
            yield from _on_days(start, (day - 1, day, day + 1))
        elif self.before:
            last = day_after(day, self.length)
            yield from _on_days(start, (day - 1, day, last, last + 1))
        else:
            first = first_day_reaching(day, self.length)
            yield from _on_days(start, (first - 1, first))


def _by_clock(one: Field, other: Field, at: int, shift: int, inexact: bool) -> Iterator[int]:
    """Yield values of another field on both sides of those that lie a duration on the clock from a value of one."""
    if other.type is FieldType.INSTANT:
        bounds = (at,) if one.type is FieldType.INSTANT else (day_start(at), day_start(at + 1) - 1)
        beside = MINUTE if shift > 0 else -MINUTE
        yield from (near for bound in bounds for near in (bound + shift, bound + shift + beside))
    if inexact or FieldType.DATE in (one.type, other.type):
        day = day_of(shift + (at if one.type is FieldType.INSTANT else day_start(at) + _NOON))
        yield from _on_days(other, (day + days for days in _ABOUT))


def _on_days(field: Field, days: Iterator[int] | tuple[int, ...]) -> Iterator[int]:
    return (value_on(field, day) for day in days if FIRST <= day <= LAST)


def value_on(field: Field, day: int) -> int:
    """Return what stands for a day in a field: the day itself, or the microsecond of its noon."""
    return day if field.type is FieldType.DATE else day_start(day) + _NOON


def day_at(field: Field, at: int) -> int:
    """Return the day on which a value of a field stands."""
    return at if field.type is FieldType.DATE else day_of(at)


def day_of(moment: int) -> int:
    """Return the local day on which a microsecond lies."""
    day = moment // _DAY + _EPOCH
    return day + 1 if day_start(day + 1) <= moment else day


@lru_cache(maxsize=64)
def uneven_days(as_of: int) -> tuple[int, ...]:
    """Return the days of a year up to as-of that are longer or shorter than 24 hours."""
    return tuple(day for day in range(as_of - 366, as_of + 1) if day_start(day + 1) - day_start(day) != _DAY)
