"""Dates and moments as they are given: dates, datetimes and ISO text; anything else is refused with its reason."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeAlias

from brabantnorm_rules.dossier.given import Unreadable, shown
from brabantnorm_rules.norm.values import Instant, day_start, instant_of, instant_of_day

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""The years that a date may lie in; outside them it is a slip of the pen."""

Bounds: TypeAlias = tuple[int, int, int]
"""A moment as its local day (ordinal), and the earliest and latest microsecond (UTC) it can be."""

_FIRST_DAY: Final = date(FIRST_YEAR, 1, 1).toordinal()
_LAST_DAY: Final = date(LAST_YEAR, 12, 31).toordinal()
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][0-2]\d:[0-5]\d)?", re.ASCII
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)
_HOUR: Final = 3_600_000_000
_DAY_LENGTH: Final = 24 * _HOUR


def read_day(raw: object) -> int:
    """Return the day (ordinal) of a date or of ISO text; raise `Unreadable` for anything else."""
    if isinstance(raw, str):
        if _DAY.fullmatch(raw):
            try:
                return _sane(date.fromisoformat(raw).toordinal(), raw)
            except ValueError:
                raise Unreadable("date-impossible", text=raw) from None
        if _MOMENT.fullmatch(raw):
            raise Unreadable("date-with-time", text=raw)
    elif isinstance(raw, datetime):
        raise Unreadable("date-with-time", text=shown(raw))
    elif isinstance(raw, date):
        return _sane(raw.toordinal(), raw)
    raise Unreadable("value-not-date", text=shown(raw))


def read_moment(raw: object) -> Bounds:
    """Return the bounds of a moment: a datetime, a date, ISO text, or an `Instant`; raise `Unreadable` for others.

    What has an offset is exact, what has none is local time, and a date alone stands for its whole day.
    """
    if isinstance(raw, str) and not _DAY.fullmatch(raw):
        if not _MOMENT.fullmatch(raw):
            raise Unreadable("value-not-instant", text=shown(raw))
        try:
            return bounds_of(datetime.fromisoformat(raw), raw)
        except ValueError:
            raise Unreadable("date-impossible", text=raw) from None
    if isinstance(raw, datetime):
        return bounds_of(raw, raw)
    if isinstance(raw, str | date):
        whole = instant_of_day(read_day(raw))
        return whole.day, whole.earliest, whole.latest
    if isinstance(raw, Instant):
        return _sane(raw.day, raw), raw.earliest, raw.latest
    raise Unreadable("value-not-instant", text=shown(raw))


def bounds_of(moment: datetime, raw: object) -> Bounds:
    """Return the bounds of a datetime, for which ``raw`` was given; raise `Unreadable` for one that cannot be."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Unreadable("year-out-of-range", text=shown(raw), first=FIRST_YEAR, last=LAST_YEAR)
    if moment.tzinfo is not None and moment.utcoffset() is not None:
        exact = (moment - _EPOCH) // _MICROSECOND
        day = _EPOCH_DAY + (exact + _HOUR) // _DAY_LENGTH
        if exact >= day_start(day + 1):
            day += 1
        elif exact < day_start(day):
            day -= 1
        return day, exact, exact
    day = moment.toordinal()
    start = day_start(day)
    if day_start(day + 1) - start == _DAY_LENGTH:
        local = moment.replace(tzinfo=UTC)
        exact = start + (local - _EPOCH) // _MICROSECOND - (day - _EPOCH_DAY) * _DAY_LENGTH
        return day, exact, exact
    found = instant_of(moment.replace(tzinfo=None))
    if found is None:
        raise Unreadable("hour-skipped", text=shown(raw))
    return found.day, found.earliest, found.latest


def _sane(day: int, raw: object) -> int:
    if _FIRST_DAY <= day <= _LAST_DAY:
        return day
    raise Unreadable("year-out-of-range", text=shown(raw), first=FIRST_YEAR, last=LAST_YEAR)
