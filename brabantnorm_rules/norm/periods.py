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
_IN_EVERY_MONTH: Final = 28
"""The last day of the month that every month has."""


@lru_cache(maxsize=65536)
def day_after(day: int, period: Period) -> int:
    """Return the last day that lies within ``period`` after ``day`` (ordinals): 29 February + 1 year is 28 February."""
    if period.unit is Unit.DAYS:
        return min(day + period.number, LAST_DAY)
    if period.unit is Unit.WEEKS:
        return min(day + 7 * period.number, LAST_DAY)
    try:
        return _moved(date.fromordinal(day), period, 1).toordinal()
    except (OverflowError, ValueError):
        return LAST_DAY


@lru_cache(maxsize=4096)
def first_day_reaching(day: int, period: Period) -> int:
    """Return the first day whose period reaches ``day``: the least d with ``day <= day_after(d, period)``.

    Found by searching where subtracting a period is wrong: at the ends of months.
    """
    if period.unit is Unit.DAYS:
        return max(day - period.number, FIRST_DAY)
    if period.unit is Unit.WEEKS:
        return max(day - 7 * period.number, FIRST_DAY)
    try:
        local = date.fromordinal(day)
        near = _moved(local, period, -1).toordinal()
    except (OverflowError, ValueError):
        return FIRST_DAY
    if local.day <= _IN_EVERY_MONTH:
        return near
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


def first_day_outside(day: int, window: Window) -> int:
    """Return the first as-of date on which ``day`` does not lie any more in a window that ends there."""
    if isinstance(window, Period):
        return day_after(day, window) + 1
    if window is NamedWindow.UNLIMITED:
        return LAST_DAY + 1
    return date(min(date.fromordinal(day).year + 2, date.max.year), 1, 1).toordinal()


def _moved(day: date, period: Period, direction: int) -> date:
    """Return a day moved by months or years, forward (1) or back (-1); a day that a month lacks is its last."""
    if day.day <= _IN_EVERY_MONTH:
        months = period.number if period.unit is Unit.MONTHS else 12 * period.number
        year, month = divmod(12 * day.year + day.month - 1 + direction * months, 12)
        return date(year, month + 1, day.day)
    number = direction * period.number
    return day + (relativedelta(months=number) if period.unit is Unit.MONTHS else relativedelta(years=number))
