"""Parameters: dated values with their origin, and the readings the norm admits."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.periods import LAST_DAY, Clock, Duration, Period, Window
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR

_MICROSECONDS_PER_MINUTE: Final = MICROSECONDS_PER_HOUR // 60


class ParameterType(StrEnum):
    """What a parameter's values are."""

    WINDOW = "window"
    DURATION = "duration"
    NUMBER = "number"
    SET = "set"
    FIELD = "field"
    DATE = "date"
    ANCHOR = "anchor"


class Origin(StrEnum):
    """Who chose a value: the norm's text, the law, this library where that settles nothing, or the organisation."""

    NORM = "norm"
    LAW = "law"
    DEFAULT = "default"
    ORGANISATION = "organisation"


ParameterValue: TypeAlias = Window | Duration | Fraction | int | str | tuple[str | bool, ...]
"""A window, a duration, an exact number, a day (ordinal), a field's name, an anchor, or the members of a set."""


def json_value(value: "ParameterValue | date") -> Any:
    """Return a value as JSON can hold it: an amount of time, a whole number, a text, or a list of words."""
    match value:
        case Period(number, unit):
            return {str(unit): number}
        case Clock(microseconds) if microseconds % MICROSECONDS_PER_HOUR == 0:
            return {"hours": microseconds // MICROSECONDS_PER_HOUR}
        case Clock(microseconds):
            return {"minutes": microseconds // _MICROSECONDS_PER_MINUTE}
        case tuple():
            return list(value)
        case date():
            return value.isoformat()
        case int():
            return value
        case Fraction() | str():
            return str(value)


@attrs.frozen
class ParameterOf:
    """A reference to a parameter: ``$name``."""

    name: str


@attrs.frozen
class DatedValue:
    """One value of a parameter, from a day (ordinal; None: always) and for one kind of organisation (None: all).

    ``origin`` says who chose it where that is somebody else than chose the parameter's other values.
    """

    value: ParameterValue
    since: int | None = None
    kind: str | None = None
    admitted: tuple[ParameterValue, ...] = ()
    origin: Origin | None = None


@attrs.frozen
class Parameter:
    """A named value that the rules use; with ``admitted`` alternatives it is a reading of the text."""

    name: str
    type: ParameterType
    origin: Origin
    title: Text
    values: tuple[DatedValue, ...]
    of: str = ""
    note: Text | None = None

    def in_force(self, day: int, kind: str) -> DatedValue:
        """Return the value in force on a day (ordinal) for a kind of organisation.

        The later date comes first, then the organisation's own kind before all kinds.
        """
        candidates = [
            dated
            for dated in self.values
            if (dated.since is None or dated.since <= day) and (dated.kind is None or dated.kind == kind)
        ]
        return max(candidates, key=lambda dated: (dated.since or 0, dated.kind is not None))

    def origin_of(self, dated: DatedValue) -> Origin:
        """Return who chose one of the values."""
        return self.origin if dated.origin is None else dated.origin

    def spans(self, kind: str) -> tuple[tuple[ParameterValue, int, int], ...]:
        """Return the values for a kind of organisation one after another, each with its first and last day (ordinals).

        None is the same as the one before it.
        """
        since = sorted({dated.since or 0 for dated in self.values if dated.kind in (None, kind)})
        found: list[tuple[ParameterValue, int, int]] = []
        for first, following in zip(since, [*since[1:], LAST_DAY + 1], strict=True):
            value = self.in_force(first, kind).value
            if found and found[-1][0] == value:
                value, first, _ = found.pop()
            found.append((value, first, following - 1))
        return tuple(found)

    def ever(self) -> tuple[ParameterValue, ...]:
        """Return every value it can take, on any day, for any kind, under any admitted reading."""
        found: dict[ParameterValue, None] = {}
        for dated in self.values:
            found.setdefault(dated.value)
            for value in dated.admitted:
                found.setdefault(value)
        return tuple(found)
