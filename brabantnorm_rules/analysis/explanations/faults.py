"""Faults: what is the matter with a record, by one test that speaks against it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import (
    Clock,
    NamedWindow,
    Period,
    day_after,
    first_day_inside,
    first_day_reaching,
)
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, NONE, Absent, Value, comparable, local_day
from brabantnorm_rules.truth import NO

_MICROSECONDS_PER_MINUTE: Final = MICROSECONDS_PER_HOUR // 60


class MatterKind(StrEnum):
    """What can be the matter with a record."""

    VALUE = "value"
    NONE = "none"
    LACKS = "lacks"
    FEW = "few"
    OUTSIDE = "outside"
    BEFORE = "before"
    AFTER = "after"
    EARLY = "early"
    LATE = "late"
    LATE_HOURS = "late_hours"
    PASSED = "passed"
    UNPROCESSED = "unprocessed"
    UNRELATED = "unrelated"
    BEGINS = "begins"
    ENDED = "ended"
    COUNTED = "counted"


@attrs.frozen
class Matter:
    """One thing that is the matter with a record.

    ``field`` is what was tested and ``value`` what it holds (days are ordinals). ``since`` and ``limit`` are the first
    and the last day that would do (ordinals; None: not told), and ``moment`` the last microsecond on a clock. ``hours``
    and ``minutes`` are how long after the start it came. ``counted`` is how many there are, and of how many, or how
    many are needed. ``words`` are the values that a set lacks, the changes that a document does not take into account,
    or the type of the record that it should have.
    """

    kind: MatterKind
    field: str = ""
    value: Value = attrs.field(default=NONE, eq=comparable)
    since: int | None = None
    limit: int | None = None
    moment: int | None = None
    hours: int | None = None
    minutes: int | None = None
    counted: tuple[int, int] | None = None
    words: tuple[str, ...] = ()


def fault_of(test: c.Condition, position: int, view: View, assessing: Assessing) -> Matter:
    """Return what is the matter with the record at a position, by a test that speaks against it."""
    return _Faults(position, view, assessing).of(test)


@attrs.frozen(eq=False)
class _Faults:
    """What is the matter with one record."""

    position: int
    view: View
    assessing: Assessing

    def of(self, test: c.Condition) -> Matter:
        """Return what a test shows to be the matter."""
        match test:
            case c.Has():
                return self._unrelated(test)
            case c.UpToDateWith():
                return Matter(MatterKind.UNPROCESSED, words=tuple(self._unprocessed(test)))
            case c.All() | c.Any() | c.Not():
                raise TypeError(f"{type(test).__name__} is no test")
        value = self._held(test.field)
        if isinstance(value, Absent):
            written = self.view.register.columns[test.field][self.position]
            if self._is_day(test.field) and isinstance(written, int) and written > self.assessing.moment.as_of:
                return Matter(MatterKind.BEGINS, test.field, written)
        if isinstance(test, c.Within | c.WithinBefore):
            return self._deadline(test, value)
        if isinstance(value, Absent):
            return Matter(MatterKind.NONE, test.field)
        match test:
            case c.WithinLast(name, window):
                length = self._amount(window)
                if isinstance(length, Period | NamedWindow):
                    since = first_day_inside(self.assessing.moment.as_of, length)
                    return Matter(MatterKind.OUTSIDE, name, value, since=since)
            case c.OnSide():
                return self._on_side(test, value)
            case c.Includes(name, operand):
                own = isinstance(operand, c.OwnOrganisation)
                return _of_set(name, value, (self.assessing.organisation if own else self._amount(operand),))
            case c.IncludesAny(name, several) | c.IncludesAll(name, several):
                return _of_set(name, value, self._amount(several))
            case c.IncludesAtLeast(name, number, several):
                members = value if isinstance(value, frozenset) else frozenset()
                counting = members if several is None else members.intersection(self._amount(several) or ())
                return Matter(MatterKind.FEW, name, value, counted=(len(counting), number))
            case _:
                pass
        return Matter(MatterKind.VALUE, test.field, value)

    def _held(self, name: str) -> Value:
        held: Value = self.view.columns[name][self.position]
        return held

    def _is_day(self, name: str) -> bool:
        return self.view.register.fact_type.day_field(name)

    def _amount(self, written: Any) -> Any:
        """Return what a written operand comes to for this record; None where that cannot be told."""
        moment = self.assessing.moment
        match written:
            case c.AsOf():
                return moment.as_of
            case c.Own(name):
                return self._held(name)
            case c.ParameterAt(name, c.Own(at)):
                day = self._held(at)
                return moment.parameter(name, day) if isinstance(day, int) else None
            case c.ParameterAt() | c.Its():
                return None
        return moment.value(written)

    def _day_of(self, operand: c.FieldOperand) -> tuple[str, Value]:
        """Return the field that an operand names, and what it holds."""
        named = isinstance(operand, ParameterOf)
        name = str(self.assessing.moment.parameter(operand.name)) if named else operand.field  # type: ignore[union-attr]  # narrowed by named
        return name, self._held(name)

    def _deadline(self, test: c.Within | c.WithinBefore, value: Value) -> Matter:
        """Return how a deadline was missed: nothing came before it passed, or it came too early or too late."""
        if isinstance(test, c.WithinBefore):
            return self._before(test, value)
        name, start = self._day_of(test.start)
        length = self._amount(test.duration)
        columns = self.view.columns
        came, begun = columns[f"{test.field}.earliest"][self.position], columns[f"{name}.latest"][self.position]
        limit = start if isinstance(start, int) else None
        moment = None
        if isinstance(length, Clock) and isinstance(begun, int):
            moment = begun + length.microseconds if begun == columns[f"{name}.earliest"][self.position] else None
            limit = local_day(begun + length.microseconds)
            if isinstance(came, int):
                minutes = (came - begun) // _MICROSECONDS_PER_MINUTE
                hours, minutes = divmod(minutes, 60)
                return Matter(MatterKind.LATE_HOURS, test.field, value, limit=limit, hours=hours, minutes=minutes)
        elif isinstance(length, Period) and isinstance(start, int):
            limit = day_after(start, length)
        kind = MatterKind.PASSED if isinstance(value, Absent) else MatterKind.LATE
        return Matter(kind, test.field, value, limit=limit, moment=moment)

    def _before(self, test: c.WithinBefore, value: Value) -> Matter:
        _, end = self._day_of(test.end)
        length = self._amount(test.period)
        if isinstance(value, Absent) or not isinstance(end, int):
            return Matter(MatterKind.NONE if isinstance(value, Absent) else MatterKind.VALUE, test.field, value)
        if isinstance(value, int) and value > end:
            return Matter(MatterKind.AFTER, test.field, value, limit=end)
        since = first_day_reaching(end, length) if isinstance(length, Period) else None
        return Matter(MatterKind.EARLY, test.field, value, since=since)

    def _on_side(self, test: c.OnSide, value: Value) -> Matter:
        day = self._amount(test.operand)
        if isinstance(day, int) and isinstance(value, int):
            if test.side is c.Side.ON_OR_AFTER and value < day:
                return Matter(MatterKind.BEFORE, test.field, value, since=day)
            if test.side is c.Side.ON_OR_BEFORE and value > day:
                return Matter(MatterKind.AFTER, test.field, value, limit=day)
        return Matter(MatterKind.VALUE, test.field, value)

    def _unrelated(self, test: c.Has) -> Matter:
        since: Value = NONE
        limit: Value = NONE
        match test.window:
            case c.After(start, period):
                _, since = self._day_of(start)
                length = self._amount(period)
                if isinstance(since, int) and isinstance(length, Period):
                    limit = day_after(since, length)
            case c.Before(end, period):
                _, limit = self._day_of(end)
                length = self._amount(period)
                if isinstance(limit, int) and isinstance(length, Period):
                    since = first_day_reaching(limit, length)
            case c.Between(start, end):
                (_, since), (_, limit) = self._day_of(start), self._day_of(end)
        told = isinstance(since, int) and isinstance(limit, int)
        return Matter(
            MatterKind.UNRELATED,
            since=since if told and isinstance(since, int) else None,
            limit=limit if told and isinstance(limit, int) else None,
            words=(test.record_of,),
        )

    def _unprocessed(self, test: c.UpToDateWith) -> Iterator[str]:
        """Yield the changes that a document surely does not take into account."""
        changes = test.changes.changes
        alone = [attrs.evolve(test, changes=attrs.evolve(test.changes, changes=(change,))) for change in changes]
        for change, (held,) in zip(changes, truths_of(self.assessing, self.view, (self.position,), alone), strict=True):
            if held == NO:
                yield change.id


def _of_set(name: str, value: Value, members: Any) -> Matter:
    asked = members if isinstance(members, tuple) else ()
    lacks = tuple(str(member) for member in asked if isinstance(value, frozenset) and member not in value)
    return Matter(MatterKind.LACKS if lacks else MatterKind.VALUE, name, value, words=lacks)
