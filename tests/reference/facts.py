"""Facts as they are given: rows of Python values, before anything has read them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.norm.facts import FactType, FieldType

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
ONE_DAY: Final = timedelta(days=1)


@attrs.frozen
class GivenRegister:
    """The rows of one fact type, with what is declared of them. Declarations hold ``since``, ``for``, ``stated_on``."""

    rows: tuple[Mapping[str, Any], ...] = ()
    complete: bool | tuple[Mapping[str, Any], ...] = False
    as_at: date | None = None
    empty_is_none: tuple[str, ...] = ()


@attrs.frozen
class Facts:
    """All that is given of one organisation."""

    organisation: str
    kind: str
    as_at: date
    of_organisation: Mapping[str, Any]
    registers: Mapping[str, GivenRegister]


@attrs.frozen
class Moment:
    """A point in time as it is known: between two instants in UTC, both possible, on a local day."""

    day: date
    earliest: datetime
    latest: datetime


def value_of(fact_type: FactType, name: str, row: Mapping[str, Any], empty_is_none: tuple[str, ...]) -> Any:
    """Return what a row says of a field: a value, NONE or NOT_SUPPLIED."""
    field = fact_type.field(name)
    assert field is not None
    if name not in row:
        first_of_two = len(fact_type.from_fields) == 2 and name == fact_type.from_fields[0]
        return NONE if field.left_out_none or name == fact_type.until or first_of_two else NOT_SUPPLIED
    given = row[name]
    if given is None:
        return NONE if name in empty_is_none else NOT_SUPPLIED
    if given is NONE or given is NOT_SUPPLIED:
        return given
    if field.type is FieldType.SET:
        return frozenset(given)
    if field.type is FieldType.INSTANT:
        return moment_of(given)
    return given


def moment_of(given: date | datetime | Moment) -> Moment:
    """Return a moment: exact with an offset, either of two in the doubled hour, any of the day for a date."""
    if isinstance(given, Moment):
        return given
    if not isinstance(given, datetime):
        return Moment(given, midnight(given), midnight(given + ONE_DAY) - timedelta.resolution)
    if given.tzinfo is not None:
        exact = given.astimezone(UTC)
        return Moment(given.astimezone(AMSTERDAM).date(), exact, exact)
    first = given.replace(tzinfo=AMSTERDAM, fold=0).astimezone(UTC)
    second = given.replace(tzinfo=AMSTERDAM, fold=1).astimezone(UTC)
    return Moment(given.date(), first, second)


def midnight(day: date) -> datetime:
    """Return the instant at which a local day begins."""
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)
