"""Directions: whether another value of a parameter makes a norm ask more, as its rules use that parameter."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from fractions import Fraction
from typing import Final

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import parameters_in
from brabantnorm_rules.norm.parameters import Parameter, ParameterOf, ParameterValue
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, Unit
from brabantnorm_rules.norm.readings import admitted
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Counted,
    Exists,
    NoneOf,
    Question,
    Share,
    WhenNoCases,
)


class Direction(IntEnum):
    """What more of a parameter makes of something: more of it, less, nothing, or either."""

    LESS = -1
    NEITHER = 0
    MORE = 1
    EITHER = 2

    def __neg__(self) -> "Direction":
        return self if self is Direction.EITHER else Direction(-int(self))


def direction_of(norm: Norm, name: str) -> Direction:
    """Return what more of a parameter makes of what the rules of a norm ask.

    A longer term, a later day, a larger number, a set with more members: that is more.
    """
    if any(fact_type.valid_for == ParameterOf(name) for fact_type in norm.fact_types.values()):
        return Direction.EITHER
    return _together(
        _of_question(norm, check.question, name) if (name not in dict(check.active_when)) else Direction.MORE
        for rule in norm.rules.values()
        for check in rule.checks
        if not check.note
    )


def asks_more(norm: Norm, before: Parameter, now: Parameter) -> bool:
    """Return whether a norm surely asks as much or more with a parameter as it is ``now``, on every day, of every kind.

    A value that the parameter admitted before is one that the norm's text can be read to have.
    """
    direction = direction_of(norm, now.name)
    days = {dated.since or 0 for parameter in (before, now) for dated in parameter.values}
    return all(
        _fits(direction, before, before.in_force(day, kind).value, now.in_force(day, kind).value)
        for day in days
        for kind in norm.kinds
    )


def _fits(direction: Direction, before: Parameter, was: ParameterValue, value: ParameterValue) -> bool:
    if value == was or admitted(before, value) is not None:
        return True
    if direction is Direction.MORE:
        return at_least(value, was)
    return direction is Direction.LESS and at_least(was, value)


def at_least(value: ParameterValue, other: ParameterValue) -> bool:
    """Return whether a value is surely as much as another or more; values that cannot be compared are not."""
    match value, other:
        case (NamedWindow.UNLIMITED, _):
            return isinstance(other, NamedWindow | Period)
        case (NamedWindow.CALENDAR_YEAR, Period(number, unit)):
            sort, times = _SCALE[unit]
            return number * times <= _YEAR[sort]
        case (Clock(one), Clock(two)):
            return one >= two
        case (Period(one, unit), Period(two, same)):
            return _SCALE[unit][0] == _SCALE[same][0] and one * _SCALE[unit][1] >= two * _SCALE[same][1]
        case (tuple(), tuple()):
            return set(value) >= set(other)
        case (int() | Fraction(), int() | Fraction()):
            return value >= other
        case _:
            return value == other


_SCALE: Final = {Unit.DAYS: ("d", 1), Unit.WEEKS: ("d", 7), Unit.MONTHS: ("m", 1), Unit.YEARS: ("m", 12)}
_YEAR: Final = {"d": 365, "m": 12}
"""What a year is at least, in days and in months: this and the previous calendar year always reach back so far."""


def _together(found: Iterable[Direction]) -> Direction:
    directions = set(found) - {Direction.NEITHER}
    return Direction.NEITHER if not directions else directions.pop() if len(directions) == 1 else Direction.EITHER


def _of_question(norm: Norm, question: Question, name: str) -> Direction:
    """Return what more of a parameter makes of what a question asks."""
    match question:
        case Exists(_, where, number):
            found = _together((-_of_condition(where, name), _number(number, name)))
        case NoneOf(_, where):
            found = _of_condition(where, name)
        case Share(_, must, when_no_cases, where, number):
            scope = _of_condition(where, name)
            if when_no_cases is WhenNoCases.NOT_MET or number != 1:
                scope = Direction.EITHER if scope is not Direction.NEITHER else scope
            found = _together((-_of_condition(must, name), scope, _number(number, name)))
        case Counted(at_least=share, at_most=most):
            found = _together((_number(share, name), -_number(most, name)))
        case AnyQuestion(parts) | AllQuestions(parts):
            return _together(_of_question(norm, part, name) for part in parts)
        case _:
            found = Direction.NEITHER
    if found is Direction.NEITHER and name in parameters_in(question, norm.fact_types):
        return Direction.EITHER
    return found


def _number(number: object, name: str) -> Direction:
    return Direction.MORE if number == ParameterOf(name) else Direction.NEITHER


def _of_condition(condition: c.Condition, name: str) -> Direction:
    """Return what more of a parameter makes of how many records meet a condition."""
    match condition:
        case c.Not(part):
            return -_of_condition(part, name)
        case c.All(parts) | c.Any(parts):
            return _together(_of_condition(part, name) for part in parts)
        case c.Has():
            return _together((_of_condition(condition.where, name), *_of_window(condition.window, name)))
        case c.Compare(_, comparison, operand) if _names(operand, name):
            return _COMPARISONS[comparison]
        case c.OnSide(_, side, operand) if _names(operand, name):
            return Direction.LESS if side is c.Side.ON_OR_AFTER else Direction.MORE
        case c.In(_, operand) | c.IncludesAny(_, operand) if _names(operand, name):
            return Direction.MORE
        case c.IncludesAll(_, operand) if _names(operand, name):
            return Direction.LESS
        case c.IncludesAtLeast(_, _, operand) if _names(operand, name):
            return Direction.MORE
        case c.WithinLast(_, length) | c.Within(_, length) | c.WithinBefore(_, length) if _names(length, name):
            return Direction.MORE
        case c.UpToDateWith(_, term) if _names(term, name):
            return Direction.MORE
        case c.Includes(_, operand) | c.Within(_, _, operand) | c.WithinBefore(_, _, operand) if _names(operand, name):
            return Direction.EITHER
        case _:
            return Direction.NEITHER


def _of_window(window: object, name: str) -> Iterator[Direction]:
    match window:
        case c.After(start, period) | c.Before(start, period):
            yield Direction.MORE if _names(period, name) else Direction.NEITHER
            yield Direction.EITHER if _names(start, name) else Direction.NEITHER
        case c.Between(start, end):
            yield Direction.EITHER if _names(start, name) or _names(end, name) else Direction.NEITHER


_COMPARISONS: Final = {
    c.Comparison.EQUAL: Direction.EITHER,
    c.Comparison.AT_LEAST: Direction.LESS,
    c.Comparison.MORE_THAN: Direction.LESS,
    c.Comparison.AT_MOST: Direction.MORE,
    c.Comparison.LESS_THAN: Direction.MORE,
}


def _names(operand: object, name: str) -> bool:
    return isinstance(operand, ParameterOf | c.ParameterAt) and operand.name == name
