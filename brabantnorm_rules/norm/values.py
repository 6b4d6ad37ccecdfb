"""What can be known of a field: a value, known none, or not supplied; and what instants are made of."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Final, Self, TypeAlias
from zoneinfo import ZoneInfo

import attrs


class Absent(float):
    """A mark in the place of a value. Every positive test on it is false, so that no test needs a guard.

    It is not a number: comparing it is always false, nothing is in it, it holds nothing, and it is not true.
    """

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str) -> Self:
        """Make the mark of this name; the three there are stand below."""
        mark = super().__new__(cls, "nan")
        mark.name = name
        return mark

    def __bool__(self) -> bool:
        return False

    def __contains__(self, item: object) -> bool:
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __and__(self, other: object) -> frozenset[str]:
        return frozenset()

    __rand__ = __and__

    def issuperset(self, other: Iterable[object]) -> bool:
        """Return False: nothing is in it, and not even the empty set is known to be."""
        return False

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Return True: it shares nothing."""
        return True

    def __repr__(self) -> str:
        return self.name

    def __reduce__(self) -> str:
        return self.name


NONE: Final = Absent("NONE")
"""Known none: there is no such thing, said on purpose."""

NOT_SUPPLIED: Final = Absent("NOT_SUPPLIED")
"""Nothing is known of it."""

NONE_THEN: Final = Absent("NONE_THEN")
"""Known none on the last day of a register that is behind: perhaps not now. Only made when a register is read."""

Value: TypeAlias = bool | int | Fraction | str | frozenset[str] | Absent
"""A normalised value: days are ordinals, instants stand in `Instant`."""


def comparable(value: Value) -> object:
    """Return what a value is compared by where a mark is to equal itself, which it does not as a number."""
    return (value.name,) if isinstance(value, Absent) else value


ZONE: Final = ZoneInfo("Europe/Amsterdam")
MICROSECONDS_PER_HOUR: Final = 3_600_000_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


@attrs.frozen
class Instant:
    """A moment as it is known: its local day, and the earliest and latest microsecond (UTC) it can be."""

    day: int
    earliest: int
    latest: int


def microseconds(moment: datetime) -> int:
    """Return the microseconds since 1970 of an aware datetime."""
    return (moment - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=4096)
def day_start(day: int) -> int:
    """Return the microsecond (UTC) at which a local day begins; a day ends where the next one starts."""
    local = date.fromordinal(day)
    return microseconds(datetime(local.year, local.month, local.day, tzinfo=ZONE))


def local_day(moment: int) -> int:
    """Return the local day (ordinal) on which a microsecond (UTC) lies."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(ZONE).toordinal()


def local_time(moment: int) -> tuple[int, int]:
    """Return the local hour and minute of a microsecond (UTC)."""
    local = (_EPOCH + timedelta(microseconds=moment)).astimezone(ZONE)
    return local.hour, local.minute


def instant_of_day(day: int) -> Instant:
    """Return what a date says of a moment: from its first microsecond up to the next day's, that one not included."""
    return Instant(day, day_start(day), day_start(day + 1) - 1)


def instant_of(moment: datetime) -> Instant | None:
    """Return a moment given with or without its offset.

    A local time in the hour that the clock goes through twice stands for either; a local time in the hour that it
    skips does not exist: None.
    """
    if moment.tzinfo is not None:
        exact = microseconds(moment)
        return Instant(moment.astimezone(ZONE).toordinal(), exact, exact)
    first, second = (moment.replace(tzinfo=ZONE, fold=fold) for fold in (0, 1))
    if first.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None, fold=0) != moment.replace(fold=0):
        return None
    return Instant(moment.toordinal(), microseconds(first), microseconds(second))
