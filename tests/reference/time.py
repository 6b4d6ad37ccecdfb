"""Time as the norm counts it: calendar terms forward, day inclusive, and clock durations between instants."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period
from tests.reference.facts import ONE_DAY, Moment, midnight


def last_day(day: date, period: Period) -> date:
    """Return the last day that lies within a period after a day."""
    return day + relativedelta(**{str(period.unit): period.number})  # type: ignore[arg-type]  # one unit, a number of it


def inside(day: date, window: Period | NamedWindow, as_of: date) -> bool:
    """Return whether a day lies in a window that ends on as-of."""
    if day > as_of:
        return False
    if isinstance(window, Period):
        return as_of <= last_day(day, window)
    return window is NamedWindow.UNLIMITED or day.year >= as_of.year - 1


def first_reaching(day: date, period: Period) -> date:
    """Return the first day whose period reaches a day, found day by day."""
    first = day
    while last_day(first - ONE_DAY, period) >= day:
        first -= ONE_DAY
    return first


def bounds(value: date | Moment) -> tuple[datetime, datetime]:
    """Return between which instants a value lies; a date stands for its whole day."""
    if isinstance(value, Moment):
        return value.earliest, value.latest
    return midnight(value), midnight(value + ONE_DAY) - timedelta.resolution


def local_day(value: date | Moment) -> date:
    """Return the local day of a date or a moment."""
    return value.day if isinstance(value, Moment) else value


def length(duration: Clock) -> timedelta:
    """Return a clock duration."""
    return timedelta(microseconds=duration.microseconds)
