"""Dates and moments as they are given: dates, datetimes and ISO text; anything else is refused with its reason."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, TypeAlias

from brabantnorm_rules.dossier.given import Unreadable, shown
from brabantnorm_rules.norm.values import Instant, day_start, instant_of, instant_of_day

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""The years that a date may lie in; outside them it is a slip of the pen."""

FIRST_YEAR_OF_MOMENTS: Final = 1970
"""The first year that a moment may lie in: of local time before it the time zones of computers differ."""

Bounds: TypeAlias = tuple[int, int, int]
"""A moment as its local day (ordinal), and the earliest and latest microsecond (UTC) it can be."""

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][0-2]\d:[0-5]\d)?", re.ASCII
)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY: Final = _EPOCH.toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)
_HOUR: Final = 3_600_000_000
_DAY_LENGTH: Final = 24 * _HOUR
_FIRST_EXACT: Final = (datetime(FIRST_YEAR_OF_MOMENTS, 1, 2, tzinfo=UTC) - _EPOCH) // _MICROSECOND
_END_EXACT: Final = (datetime(LAST_YEAR, 12, 31, tzinfo=UTC) - _EPOCH) // _MICROSECOND


def read_day(raw: object, first_year: int = FIRST_YEAR) -> int:
    """Return the day (ordinal) of a date or of ISO text; raise `Unreadable` for anything else."""
    if isinstance(raw, str):
        text = raw.strip()
        if DAY.fullmatch(text):
            try:
                return _sane(date.fromisoformat(text).toordinal(), text, first_year)
            except ValueError:
                raise Unreadable("date-impossible", text=text) from None
        if MOMENT.fullmatch(text):
            raise Unreadable("date-with-time", text=text)
    elif isinstance(raw, datetime):
        raise Unreadable("date-with-time", text=shown(raw))
    elif isinstance(raw, date):
        return _sane(raw.toordinal(), raw, first_year)
    raise Unreadable("value-not-date", text=shown(raw))


def read_moment(raw: object) -> Bounds:
    """Return the bounds of a moment: a datetime, a date, ISO text, or an `Instant`; raise `Unreadable` for others.

    What has an offset is exact, what has none is local time, and a date alone stands for its whole day.
    """
    if isinstance(raw, datetime):
        return bounds_of(raw, raw)
    if isinstance(raw, Instant):
        return _sane(raw.day, raw, FIRST_YEAR_OF_MOMENTS), raw.earliest, raw.latest
    if isinstance(raw, str):
        text = raw.strip()
        if MOMENT.fullmatch(text):
            return _read_clock(text)
        if not DAY.fullmatch(text):
            raise Unreadable("value-not-instant", text=shown(raw))
    elif not isinstance(raw, date):
        raise Unreadable("value-not-instant", text=shown(raw))
    whole = instant_of_day(read_day(raw, FIRST_YEAR_OF_MOMENTS))
    return whole.day, whole.earliest, whole.latest


def _read_clock(text: str) -> Bounds:
    """Return the bounds of ISO text with a day and a time; newer Pythons would read 24:00 as the next day."""
    if text[11:13] > "23":
        raise Unreadable("date-impossible", text=text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable("date-impossible", text=text) from None
    return bounds_of(moment, text)


def bounds_of(moment: datetime, raw: object) -> Bounds:
    """Return the bounds of a datetime, for which ``raw`` was given; raise `Unreadable` for one that cannot be."""
    if not FIRST_YEAR_OF_MOMENTS <= moment.year <= LAST_YEAR:
        raise _out_of_range(raw, FIRST_YEAR_OF_MOMENTS)
    if moment.tzinfo is not None and moment.utcoffset() is not None:
        exact = (moment - _EPOCH) // _MICROSECOND
        return day_of(exact), exact, exact
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


def exact_of(moment: datetime) -> int | None:
    """Return the microsecond (UTC) of a datetime with an offset, well inside the sane years; None for any other."""
    try:
        exact = (moment - _EPOCH) // _MICROSECOND
    except TypeError:
        return None
    return exact if _FIRST_EXACT <= exact < _END_EXACT else None


def day_of(exact: int) -> int:
    """Return the local day (ordinal) of a microsecond (UTC)."""
    return _day_of_hour(exact // _HOUR)


@lru_cache(maxsize=16384)
def _day_of_hour(hour: int) -> int:
    """Return the local day (ordinal) of an hour since 1970 (UTC); local days begin on the hour ever since."""
    day = _EPOCH_DAY + (hour + 1) // 24
    if hour * _HOUR >= day_start(day + 1):
        return day + 1
    return day - 1 if hour * _HOUR < day_start(day) else day


def _sane(day: int, raw: object, first_year: int) -> int:
    if date(first_year, 1, 1).toordinal() <= day <= date(LAST_YEAR, 12, 31).toordinal():
        return day
    raise _out_of_range(raw, first_year)


def _out_of_range(raw: object, first_year: int) -> Unreadable:
    return Unreadable("year-out-of-range", text=shown(raw), first=first_year, last=LAST_YEAR)
