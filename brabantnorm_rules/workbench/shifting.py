"""Shifting: values just beside those that a rule uses, written out or held by a parameter."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

import attrs

from brabantnorm_rules.norm.parameters import DatedValue, Parameter, ParameterType, ParameterValue
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, Unit, day_after
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR

_MARK: Final = "~"
"""Stands between a parameter's name and what was changed of it; no author's name holds it."""

_HUNDREDTH: Final = Fraction(1, 100)
_LEAP_CYCLE: Final = 1461
_PERIODS: Final = (ParameterType.WINDOW, ParameterType.DURATION)


def derived_name(name: str, change: str) -> str:
    """Return the name of a parameter that differs from another in one thing."""
    return f"{name}{_MARK}{change}"


def derived_from(name: str) -> tuple[str, str] | None:
    """Return which parameter a parameter differs from, and in what; None for one that an author wrote."""
    original, mark, change = name.partition(_MARK)
    return (original, change) if mark else None


def changes_of(parameter: Parameter) -> tuple[str, ...]:
    """Return the names of the changes of a parameter that make it another."""
    if parameter.type is ParameterType.SET:
        members = dict.fromkeys(str(member) for value in parameter.ever() for member in _members(value))
        return tuple(f"without:{member}" for member in members)
    names = dict.fromkeys(name for value in parameter.ever() for name, _ in shift(parameter.type, value))
    return tuple(names)


def derive(parameter: Parameter, change: str) -> Parameter:
    """Return a parameter with all its values changed, as far as each can be."""
    return attrs.evolve(parameter, values=tuple(_derive(parameter.type, dated, change) for dated in parameter.values))


def _derive(kind: ParameterType, dated: DatedValue, change: str) -> DatedValue:
    if kind is ParameterType.SET:
        word = change.removeprefix("without:")
        left = tuple(member for member in _members(dated.value) if str(member) != word)
        return attrs.evolve(dated, value=left, admitted=())
    return attrs.evolve(dated, value=dict(shift(kind, dated.value)).get(change, dated.value), admitted=())


def _members(value: ParameterValue) -> tuple[str | bool, ...]:
    return value if isinstance(value, tuple) else ()


def shift(kind: ParameterType, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the neighbours of a value, each with its name.

    A period is longer or shorter by a day, a duration on the clock by an hour, a day comes later or earlier, a number
    is higher or lower by one and a share by a hundredth. A calendar year has a rolling year beside it.
    """
    if kind in _PERIODS:
        yield from _periods(value)
    elif kind is ParameterType.DATE:
        yield from (("later", value + 1), ("earlier", value - 1))
    elif kind is ParameterType.NUMBER and isinstance(value, int | Fraction):
        step = _HUNDREDTH if 0 < value < 1 else 1
        if value + step <= 1 or value >= 1:
            yield "higher", value + step
        if value - step >= 0:
            yield "lower", value - step


def _periods(value: Any) -> Iterator[tuple[str, Any]]:
    match value:
        case Clock(length):
            yield "longer", Clock(length + MICROSECONDS_PER_HOUR)
            yield "shorter", Clock(length - MICROSECONDS_PER_HOUR)
        case Period():
            lengths = _lengths(value)
            yield "longer", Period(max(lengths) + 1, Unit.DAYS)
            if min(lengths) > 0:
                yield "shorter", Period(min(lengths) - 1, Unit.DAYS)
        case NamedWindow.CALENDAR_YEAR:
            yield "rolling", Period(1, Unit.YEARS)


def _lengths(period: Period) -> list[int]:
    """Return how many days a period can have; those of months and years differ."""
    start = 730_120  # a first of January, of the year 2000
    if period.unit in (Unit.DAYS, Unit.WEEKS):
        return [day_after(start, period) - start]
    return [day_after(day, period) - day for day in range(start, start + _LEAP_CYCLE)]
