"""Days: the as-of dates on which what a rule asks can begin or cease to be something else."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Final

from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import conditions_of, leaves_of, parameters_in_condition, parameters_of
from brabantnorm_rules.norm.narrowing import rests_on
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import NamedWindow, Period, Unit, day_after
from brabantnorm_rules.norm.rules import record_questions

_LEAP_CYCLE: Final = 4
_IN_YEAR: Final = ((1, 1), (2, 28), (2, 29), (3, 1), (3, 31), (5, 31), (7, 31), (12, 31))
"""Days on which months and years are longer or shorter than other ones, as month and day."""

_FIRST: Final = date(FIRST_YEAR, 1, 1).toordinal()
_LAST: Final = date(LAST_YEAR, 12, 31).toordinal()


def days_between(before: Norm, now: Norm, rule: str) -> tuple[int, ...]:
    """Return the days (ordinals) that can make a difference to how two norms compare in a rule.

    First comes a day on which both are long in force. The others are: those on which a parameter changes; those around
    each day that is written in a rule, and a period after it; and, where periods are counted in more than one way, the
    ends of months of short and long years.
    """
    base = max(_FIRST, *(max(norm.in_force, norm.target_before or 0) for norm in (before, now)))
    days: set[int] = set()
    periods: set[object] = set()
    written: set[int] = set()
    for norm in (before, now):
        days.update(chain.from_iterable(_changes(norm, name) for name in _parameters(norm, rule)))
        for fact_type, leaf in _leaves(norm, rule):
            periods.update(_periods(norm, leaf))
            written.update(_written_days(norm, fact_type, leaf))
    return _in_order(base, days | _around(base, written, periods))


def days_for(norm: Norm, fact_type: str, conditions: Iterable[c.Condition]) -> tuple[int, ...]:
    """Return the days (ordinals) that can make a difference to what conditions on records of a type are.

    First comes the day that the norm itself is aimed at; the others are as in `days_between`.
    """
    base = norm.target_before or norm.published_on
    days: set[int] = set()
    periods: set[object] = set()
    written: set[int] = set()
    for condition in conditions:
        days.update(chain.from_iterable(_changes(norm, name) for name in parameters_in_condition(condition)))
        for name, leaf in _inside(fact_type, condition):
            periods.update(_periods(norm, leaf))
            written.update(_written_days(norm, name, leaf))
    return _in_order(base, days | _around(base, written, periods))


def _in_order(base: int, days: Iterable[int]) -> tuple[int, ...]:
    return (base, *sorted(day for day in set(days) if _FIRST <= day <= _LAST and day != base))


def _changes(norm: Norm, parameter: str) -> Iterator[int]:
    """Yield the days around those on which a parameter gets another value."""
    for dated in norm.parameters[parameter].values:
        if dated.since is not None:
            yield from (dated.since - 1, dated.since)


def _around(base: int, written: Iterable[int], periods: Collection[object]) -> set[int]:
    """Return the days around each day that is written, and a period after it; and where ways of counting differ."""
    days: set[int] = set()
    for day in written:
        days.update((day - 1, day, day + 1))
        ends = [day_after(day, period) for period in periods if isinstance(period, Period)]
        days.update(near for end in ends for near in (end, end + 1))
        if NamedWindow.CALENDAR_YEAR in periods:
            year = date.fromordinal(day).year
            days.update(date(year + later, 1, 1).toordinal() - shift for later in (1, 2) for shift in (0, 1))
    if len({_way(period) for period in periods}) > 1:
        days.update(_ends_of_months(date.fromordinal(base).year))
    return days


def _ends_of_months(year: int) -> Iterator[int]:
    """Yield days in a leap year and in the year behind it."""
    leap = next(each for each in range(year, year + _LEAP_CYCLE) if each % _LEAP_CYCLE == 0)
    for month, day in _IN_YEAR:
        yield date(leap, month, day).toordinal()
        if (month, day) != (2, 29):
            yield date(leap + 1, month, day).toordinal()


def _way(period: object) -> str:
    """Return the way in which a period is counted: in days, in months, or by calendar years."""
    if isinstance(period, Period):
        return "days" if period.unit in (Unit.DAYS, Unit.WEEKS) else "months"
    return str(period)


def _parameters(norm: Norm, rule: str) -> Iterator[str]:
    for each in rests_on(norm, rule) if rule in norm.rules else ():
        yield from parameters_of(norm.rules[each], norm.fact_types)


def _leaves(norm: Norm, rule: str) -> Iterator[tuple[str, c.Condition]]:
    """Yield the tests that a rule rests on, each with the fact type that it is about, those on related records too."""
    for each in rests_on(norm, rule) if rule in norm.rules else ():
        for check in norm.rules[each].checks:
            for question in record_questions(check.question):
                for condition in conditions_of(question):
                    yield from _inside(question.fact_type, condition)


def _inside(fact_type: str, condition: c.Condition) -> Iterator[tuple[str, c.Condition]]:
    for leaf in leaves_of(condition):
        yield fact_type, leaf
        if isinstance(leaf, c.Has):
            yield from _inside(leaf.record_of, leaf.where)


def _periods(norm: Norm, leaf: c.Condition) -> Iterator[object]:
    """Yield the periods of a test: as written, and all values of parameters that say them."""
    for holder in (leaf, getattr(leaf, "window", None)):
        for name in ("window", "duration", "period", "term"):
            for value in _values(norm, getattr(holder, name, None)):
                if isinstance(value, Period | NamedWindow) and value is not NamedWindow.UNLIMITED:
                    yield value


def _written_days(norm: Norm, fact_type: str, leaf: c.Condition) -> Iterator[int]:
    """Yield the days that stand in a test: of changes of law, and with which days are compared."""
    if isinstance(leaf, c.UpToDateWith):
        yield from (change.in_force for change in leaf.changes.changes)
    elif isinstance(leaf, c.OnSide | c.Compare) and norm.fact_types[fact_type].day_field(leaf.field):
        yield from (value for value in _values(norm, leaf.operand) if isinstance(value, int))


def _values(norm: Norm, operand: object) -> Iterator[object]:
    """Yield what an operand says: itself, or each value of the parameter that it names."""
    if isinstance(operand, ParameterOf | c.ParameterAt):
        yield from (dated.value for dated in norm.parameters[operand.name].values)
    else:
        yield operand
