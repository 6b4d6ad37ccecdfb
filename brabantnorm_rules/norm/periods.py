"""Calendar periods, clock durations and windows, and the one way to count with them: forward, day inclusive."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

import attrs
from dateutil.relativedelta import relativedelta


class Unit(StrEnum):
    """The unit of a calendar period; one period has one unit."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@attrs.frozen
class Period:
    """A calendar period: so many of one unit."""

    number: int
    unit: Unit


@attrs.frozen
class Clock:
    """A duration on the clock, in microseconds."""

    microseconds: int


class NamedWindow(StrEnum):
    """A window that has a name instead of a length."""

    CALENDAR_YEAR = "kalenderjaar"
    UNLIMITED = "unlimited"


Duration: TypeAlias = Period | Clock
Window: TypeAlias = Period | NamedWindow

FIRST_DAY: Final = date.min.toordinal()
LAST_DAY: Final = date.max.toordinal()


@lru_cache(maxsize=65536)
def day_after(day: int, period: Period) -> int:
    """Return the last day that lies within ``period`` after ``day`` (ordinals): 29 February + 1 year is 28 February."""
    if period.unit is Unit.DAYS:
        return min(day + period.number, LAST_DAY)
    if period.unit is Unit.WEEKS:
        return min(day + 7 * period.number, LAST_DAY)
    try:
        return (date.fromordinal(day) + _delta(period.number, period.unit)).toordinal()
    except (OverflowError, ValueError):
        return LAST_DAY


@lru_cache(maxsize=4096)
def first_day_reaching(day: int, period: Period) -> int:
    """Return the first day whose period reaches ``day``: the least d with ``day <= day_after(d, period)``.

    Found by searching, because subtracting a period is wrong at the ends of months.
    """
    if period.unit is Unit.DAYS:
        return max(day - period.number, FIRST_DAY)
    if period.unit is Unit.WEEKS:
        return max(day - 7 * period.number, FIRST_DAY)
    try:
        near = (date.fromordinal(day) - _delta(period.number, period.unit)).toordinal()
    except (OverflowError, ValueError):
        return FIRST_DAY
    first = max(near - 5, FIRST_DAY)
    while day_after(first, period) < day:
        first += 1
    return first


def first_day_inside(as_of: int, window: Window) -> int:
    """Return the first day inside a window that ends on ``as_of``."""
    if isinstance(window, Period):
        return first_day_reaching(as_of, window)
    if window is NamedWindow.UNLIMITED:
        return FIRST_DAY
    return date(max(date.fromordinal(as_of).year - 1, 1), 1, 1).toordinal()


def _delta(number: int, unit: Unit) -> relativedelta:
    return relativedelta(months=number) if unit is Unit.MONTHS else relativedelta(years=number)
