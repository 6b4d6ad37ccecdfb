"""Changes: each small thing that may be otherwise in a condition, one at a time."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, Final, Generic, TypeVar

import attrs

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.periods import Duration, NamedWindow, Window
from brabantnorm_rules.workbench.addresses import Located, named_parts
from brabantnorm_rules.workbench.shifting import changes_of, derived_name, shift

T = TypeVar("T")
S = TypeVar("S")

_NEXT: Final = {
    c.Comparison.AT_LEAST: c.Comparison.MORE_THAN,
    c.Comparison.MORE_THAN: c.Comparison.AT_LEAST,
    c.Comparison.AT_MOST: c.Comparison.LESS_THAN,
    c.Comparison.LESS_THAN: c.Comparison.AT_MOST,
}
_OTHER: Final = {c.Side.ON_OR_AFTER: c.Side.ON_OR_BEFORE, c.Side.ON_OR_BEFORE: c.Side.ON_OR_AFTER}


@attrs.frozen(eq=False)
class Swap:
    """A condition around a change, before and after it, where ``located`` says."""

    located: Located
    before: c.Condition
    after: c.Condition


@attrs.frozen(eq=False)
class Changed(Generic[T]):
    """Something with one thing in it otherwise.

    ``address`` is where, ``change`` the name of what was done there, ``origin`` what stood there as it was read.
    ``swaps`` are the conditions around the change, from the smallest on.
    """

    address: str
    change: str
    made: T
    origin: object
    swaps: tuple[Swap, ...] = ()

    def inside(self, rebuild: Callable[[T], S]) -> "Changed[S]":
        """Return the change inside something larger."""
        return Changed(self.address, self.change, rebuild(self.made), self.origin, self.swaps)


Change = Changed[c.Condition]


@attrs.frozen(eq=False)
class ConditionChanges:
    """Yields the changes of conditions under a norm, in the place that ``located`` tells."""

    norm: Norm
    located: Located

    def within(self, condition: c.Condition, prefix: str) -> Iterator[Change]:
        """Yield the changes of what stands in one mapping."""
        parts = [part for _, part in named_parts(condition, prefix)]
        for place, (address, part) in enumerate(named_parts(condition, prefix)):
            for changed in self._part(part, address):
                yield self._around(changed, condition, _all(replaced(parts, place, changed.made)))
            yield self._swapped(address, "dropped", condition, _all(without(parts, place)), part)
        if len(parts) > 1:
            yield self._swapped(prefix, "any_instead", condition, c.Any(tuple(parts)), first_of(condition))
            yield self._swapped(prefix, "dropped", condition, c.ALWAYS, first_of(condition))

    def _part(self, part: c.Condition, address: str) -> Iterator[Change]:
        match part:
            case c.Any(items) | c.All(items):
                yield from self._several(part, items, address)
            case c.Not(denied):
                yield from (changed.inside(_not) for changed in self.within(denied, address))
                yield self._swapped(address, "affirmed", part, denied, part)
            case c.Has():
                yield from self._has(part, address)
                yield self._swapped(address, "denied", part, c.Not(part), part)
            case _:
                for name, made in self._leaf(part):
                    yield self._swapped(address, name, part, made, part)
                yield self._swapped(address, "denied", part, c.Not(part), part)

    def _several(self, part: c.Any | c.All, items: tuple[c.Condition, ...], address: str) -> Iterator[Change]:
        kind: Callable[[tuple[c.Condition, ...]], c.Condition] = type(part)
        for place, item in enumerate(items):
            named = f"{address}.{place + 1}"
            for changed in self.within(item, named):
                yield self._around(changed, part, kind(replaced(items, place, changed.made)))
            if len(items) > 1:
                yield self._swapped(named, "left_out", part, kind(without(items, place)), first_of(item))
        if len(items) > 1:
            other, name = (c.All, "all_instead") if isinstance(part, c.Any) else (c.Any, "any_instead")
            yield self._swapped(address, name, part, other(items), part)

    def _has(self, has: c.Has, address: str) -> Iterator[Change]:
        located = attrs.evolve(
            self.located, types=(has.record_of, *self.located.types), around=(*self.located.around, has)
        )
        for changed in ConditionChanges(self.norm, located).within(has.where, f"{address}.where"):
            yield changed.inside(lambda made: attrs.evolve(has, where=made))
        for name, made in self._windows(has):
            yield self._swapped(address, name, has, made, has)

    def _windows(self, has: c.Has) -> Iterator[tuple[str, c.Condition]]:
        window = has.window
        if window is None:
            return
        yield "window_dropped", attrs.evolve(has, window=None, date=None)
        if has.date is not None and self.norm.fact_types[has.record_of].from_fields not in ((), (has.date,)):
            yield "date_dropped", attrs.evolve(has, date=None)
        match window:
            case c.After(day, period):
                yield "before_instead", attrs.evolve(has, window=c.Before(day, period))
            case c.Before(day, period):
                yield "after_instead", attrs.evolve(has, window=c.After(day, period))
            case c.Between(start, end):
                yield "after_instead", attrs.evolve(has, window=c.Between(end, start))
                return
        for name, made in self._operand(window.period):
            yield name, attrs.evolve(has, window=attrs.evolve(window, period=made))

    def _swapped(self, address: str, change: str, before: c.Condition, after: c.Condition, origin: object) -> Change:
        return Changed(address, change, after, origin, (Swap(self.located, before, after),))

    def _around(self, changed: Change, before: c.Condition, after: c.Condition) -> Change:
        """Return a change inside a condition, with that condition around it."""
        return attrs.evolve(changed, made=after, swaps=(*changed.swaps, Swap(self.located, before, after)))

    # ---- tests on one field ---------------------------------------------------------------------------------------

    def _leaf(self, leaf: c.Condition) -> Iterator[tuple[str, c.Condition]]:
        match leaf:
            case c.Compare(_, comparison, operand):
                if comparison in _NEXT:
                    yield str(_NEXT[comparison]), attrs.evolve(leaf, comparison=_NEXT[comparison])
                yield from self._with(leaf, "operand", operand)
            case c.In(_, operand) | c.Includes(_, operand):
                yield from self._with(leaf, "operand", operand)
            case c.IncludesAny(field, operand):
                yield from self._with(leaf, "operand", operand)
                if _is_several(operand):
                    yield "includes_all", c.IncludesAll(field, operand)
            case c.IncludesAll(field, operand):
                yield from self._with(leaf, "operand", operand)
                if _is_several(operand):
                    yield "includes_any", c.IncludesAny(field, operand)
            case c.IncludesAtLeast(field, number, operand):
                yield "higher", attrs.evolve(leaf, number=number + 1)
                if number > 1:
                    yield "lower", attrs.evolve(leaf, number=number - 1)
                if operand is not None:
                    yield "of_any", c.IncludesAtLeast(field, number)
                    yield from self._with(leaf, "operand", operand)
            case c.OnSide():
                yield from self._side(leaf)
            case c.WithinLast(_, window):
                yield from self._with(leaf, "window", window)
            case c.Within(_, duration, start):
                yield from self._with(leaf, "duration", duration)
                yield from self._named(leaf, "start", start)
            case c.WithinBefore(_, period, end):
                yield from self._with(leaf, "period", period)
                yield from self._named(leaf, "end", end)
            case c.UpToDateWith(changes, term):
                yield from self._with(leaf, "term", term)
                for place, change in enumerate(changes.changes):
                    left = attrs.evolve(changes, changes=without(changes.changes, place))
                    yield f"without:{change.id}", attrs.evolve(leaf, changes=left)

    def _side(self, leaf: c.OnSide) -> Iterator[tuple[str, c.Condition]]:
        other = _OTHER[leaf.side]
        yield str(other), attrs.evolve(leaf, side=other)
        if isinstance(leaf.operand, c.Own | c.Its | c.AsOf):
            same = c.Compare(leaf.field, c.Comparison.EQUAL, leaf.operand)
            yield "not_on_the_day", c.All((leaf, c.Not(same)))
        else:
            yield from self._with(leaf, "operand", leaf.operand, day=True)

    def _named(self, leaf: Any, name: str, operand: c.FieldOperand) -> Iterator[tuple[str, c.Condition]]:
        """Yield a deadline that is counted from another field, where a reading says from which."""
        if isinstance(operand, ParameterOf):
            for field in self.norm.parameters[operand.name].ever():
                yield f"{name}:{field}", attrs.evolve(leaf, **{name: c.Own(str(field))})

    def _with(self, leaf: Any, name: str, operand: Any, *, day: bool = False) -> Iterator[tuple[str, c.Condition]]:
        for change, made in self._operand(operand, day=day):
            yield change, attrs.evolve(leaf, **{name: made})

    def _operand(self, operand: Any, *, day: bool = False) -> Iterator[tuple[str, Any]]:
        """Yield what an operand may be instead: its neighbours, or a set without one of its members."""
        match operand:
            case ParameterOf(name) | c.ParameterAt(name, _):
                for change in changes_of(self.norm.parameters[name]):
                    yield change, attrs.evolve(operand, name=derived_name(name, change))
            case tuple() if len(operand) > 1 and not self._are_parties(operand):
                for member in operand:
                    yield f"without:{member}", tuple(other for other in operand if other != member)
            case NamedWindow():
                yield from shift(ParameterType.WINDOW, operand)
            case bool() | str() | tuple():
                pass
            case int() if day:
                yield from (("later", operand + 1), ("earlier", operand - 1))
            case _:
                kind = _kind_of(operand)
                if kind is not None:
                    yield from shift(kind, operand)

    def _are_parties(self, members: tuple[c.Constant, ...]) -> bool:
        """Return whether members are the parties to the norm, which no rule lists itself."""
        return members == (*self.norm.parties, *self.norm.fictional_parties)


def _kind_of(operand: object) -> ParameterType | None:
    if isinstance(operand, Window | Duration):
        return ParameterType.WINDOW
    return ParameterType.NUMBER if isinstance(operand, int | Fraction) else None


def _is_several(operand: object) -> bool:
    return not isinstance(operand, tuple) or len(operand) > 1


def _not(part: c.Condition) -> c.Condition:
    return c.Not(part)


def first_of(condition: c.Condition) -> c.Condition:
    """Return what stands first in a mapping."""
    return condition.parts[0] if isinstance(condition, c.All) and condition.parts else condition


def replaced(parts: Sequence[T], place: int, made: T) -> tuple[T, ...]:
    """Return parts with another in one place."""
    return (*parts[:place], made, *parts[place + 1 :])


def without(parts: Sequence[T], place: int) -> tuple[T, ...]:
    """Return parts but for one."""
    return (*parts[:place], *parts[place + 1 :])


def _all(parts: tuple[c.Condition, ...]) -> c.Condition:
    return parts[0] if len(parts) == 1 else c.All(parts)
