"""The moment of an assessment: what the parameters and periods of a norm come to on one date."""

from bisect import bisect_right
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.norm.conditions import ParameterAt
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterValue
from brabantnorm_rules.norm.periods import Clock, Period, day_after, first_day_inside
from brabantnorm_rules.norm.values import Absent, day_start


@attrs.frozen(eq=False)
class Moment:
    """A norm on one as-of date (ordinal) for one kind of organisation."""

    norm: Norm
    as_of: int
    kind: str
    _made: dict[object, Any] = attrs.field(factory=dict, init=False, repr=False)
    _in_force: "_InForce" = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_in_force", self.settled("in force", _InForce))

    def parameter(self, name: str, day: int | None = None) -> ParameterValue:
        """Return the value of a parameter in force at as-of, or on another day (ordinal)."""
        if day is not None:
            return self.norm.parameters[name].in_force(day, self.kind).value
        value: ParameterValue = self._in_force[name]
        return value

    def made(self, owner: Hashable, make: "Maker") -> Any:
        """Return what belongs to an owner at this moment, made when it is first asked for."""
        if owner not in self._made:
            self._made[owner] = make(self)
        return self._made[owner]

    def settled(self, owner: Hashable, make: "Maker") -> Any:
        """Return what rests on parameters and nothing else of the date, made once until one gets another value."""
        return self.norm.memo.get_dated((owner, self.kind, self._values_since()), lambda: make(self))

    def _values_since(self) -> int:
        """Return the last day (ordinal) on which a parameter got another value."""
        days = self.norm.memo.get(("parameter days", self.kind), lambda: parameter_days(self.norm, self.kind))
        return days[bisect_right(days, self.as_of) - 1] if days and days[0] <= self.as_of else 0

    def empty_register(self, fact_type: str) -> Register:
        """Return a register without records, complete for nothing."""
        found = self.norm.fact_types[fact_type]
        names = [f"{field.name}{bound}" for field in found.fields for bound in ("", ".earliest", ".latest")]
        return self.norm.memo.get_shared(
            ("empty register", fact_type),
            lambda: Register(found, (), dict.fromkeys(names, ())),
        )

    def value(self, written: Any) -> Any:
        """Return what a written operand comes to: itself, or the parameter it names."""
        return self.parameter(written.name) if isinstance(written, ParameterOf) else written


class _InForce(dict[str, ParameterValue]):
    """The values of parameters at a moment, each looked up when it is first asked for."""

    __slots__ = ("_moment",)

    def __init__(self, moment: Moment) -> None:
        super().__init__()
        self._moment = moment

    def __missing__(self, name: str) -> ParameterValue:
        moment = self._moment
        value = self[name] = moment.norm.parameters[name].in_force(moment.as_of, moment.kind).value
        return value


def parameter_days(norm: Norm, kind: str) -> list[int]:
    """Return the days (ordinals) on which some parameter gets another value for a kind of organisation, in order."""
    return sorted({first for parameter in norm.parameters.values() for _, first, _ in parameter.spans(kind)[1:]})


def moment_of(norm: Norm, as_of: int, kind: str) -> Moment:
    """Return a norm on a date (ordinal) for a kind of organisation; kept with the norm."""
    return norm.memo.get_dated((as_of, kind), lambda: Moment(norm, as_of, kind))


Maker: TypeAlias = Callable[[Moment], Any]
"""Makes one constant of generated code, once for each moment; it can be pickled, to be kept with that code."""


class ByDay(dict[Any, Any]):
    """What something comes to on a day, worked out once for each day; an absent day stays absent."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[int], Any]) -> None:
        """Keep the function from a day (ordinal)."""
        super().__init__()
        self._work_out = work_out

    def __missing__(self, day: int | Absent) -> Any:
        found = day if isinstance(day, Absent) else self._work_out(day)
        self[day] = found
        return found


def dated(reference: ParameterAt, convert: Callable[[Moment, Any], Any]) -> Maker:
    """Return a maker of a parameter's converted value as it was on each day."""
    return partial(_by_day, reference=reference, convert=convert)


def converted(written: Any, convert: Callable[[Moment, Any], Any]) -> Maker:
    """Return a maker of what a written operand is converted into."""
    return partial(_convert, written=written, convert=convert)


def _by_day(moment: Moment, reference: ParameterAt, convert: Callable[[Moment, Any], Any]) -> ByDay:
    return ByDay(lambda day: convert(moment, moment.parameter(reference.name, day)))


def _convert(moment: Moment, written: Any, convert: Callable[[Moment, Any], Any]) -> Any:
    return convert(moment, written)


def as_operand(moment: Moment, written: Any) -> Any:
    """Return a value to compare with: a set's members as a frozenset, anything else as it is."""
    value = moment.value(written)
    return frozenset(value) if isinstance(value, tuple) else value


def window_start(moment: Moment, window: Any) -> int:
    """Return the first day (ordinal) inside a window that ends on the as-of date."""
    return first_day_inside(moment.as_of, moment.value(window))


def term(moment: Moment, duration: Any) -> Any:
    """Return what a duration adds: microseconds of a clock, or the last day in the period after each day."""
    value = moment.value(duration)
    if isinstance(value, Clock):
        return value.microseconds
    if not isinstance(value, Period):
        raise TypeError(f"{value!r} is no duration")
    return ByDay(lambda day: day_after(day, value))


def end_of(day: int) -> int:
    """Return the microsecond (UTC) at which a local day (ordinal) has ended."""
    return day_start(day + 1)


def end_of_as_of(moment: Moment) -> int:
    """Return the microsecond (UTC) at which the as-of date has ended."""
    return end_of(moment.as_of)
