"""Domains: all records that make a difference to a condition, from the boundary values of every comparison in it."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ID, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.mentions import leaves_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Clock, Period, day_after, first_day_inside, first_day_reaching
from brabantnorm_rules.norm.values import (
    MICROSECONDS_PER_HOUR,
    NONE,
    NOT_SUPPLIED,
    Value,
    day_start,
    instant_of_day,
)

LARGEST: Final = 20_000
"""The most records that are tried; a larger domain is no small one."""

_MANY: Final = 6
_NOON: Final = 12 * MICROSECONDS_PER_HOUR
_OWN: Final = "gm9901"
_OTHER: Final = "anders"

Cell: TypeAlias = tuple[Value, ...]
"""What one record holds of a field, column by column: of an instant its day and its two bounds."""


class TooLarge(Exception):  # noqa: N818 - it says what is the matter
    """A domain is too large to try all of it."""


@attrs.define(eq=False)
class Boundaries:
    """The values that conditions compare with at a moment, and periods that they count with."""

    moment: Moment
    days: set[int] = attrs.field(factory=set)
    periods: set[Period] = attrs.field(factory=set)
    clocks: set[int] = attrs.field(factory=set)
    numbers: set[int | Fraction] = attrs.field(factory=set)
    tokens: dict[str, None] = attrs.field(factory=dict)
    others: int = 1

    def add(self, conditions: Iterable[c.Condition]) -> None:
        """Add what conditions compare with, those on related records among them."""
        for condition in conditions:
            for leaf in leaves_of(condition):
                self._add_leaf(leaf)

    def add_words(self, field: Field | None) -> None:
        """Add words that another field can hold, with which one is compared."""
        if field is not None:
            self.tokens.update(dict.fromkeys(field.values[:_MANY]))

    def _add_leaf(self, leaf: c.Condition) -> None:
        match leaf:
            case c.Has(_, where, window):
                self.add([where])
                self._add_period(getattr(window, "period", None))
            case c.WithinLast(_, window):
                for value in self._values(window):
                    first = first_day_inside(self.moment.as_of, value)
                    self.days.update((first - 1, first))
            case c.Within(_, length, _) | c.WithinBefore(_, length, _):
                self._add_period(length)
            case c.UpToDateWith(changes, term):
                for change in changes.changes:
                    self.days.update((change.in_force - 1, change.in_force, change.known - 1, change.known))
                    self.tokens[change.id] = None
                self._add_period(term)
            case c.IncludesAtLeast(_, number, None):
                self.others = max(self.others, min(number, _MANY))
            case c.Is():
                pass
            case _:
                self._add_operand(leaf.operand)  # type: ignore[union-attr]  # what is left compares with an operand

    def _add_period(self, written: Any) -> None:
        for value in self._values(written):
            if isinstance(value, Clock):
                self.clocks.add(value.microseconds)
            elif isinstance(value, Period):
                self.periods.add(value)

    def _add_operand(self, written: Any) -> None:
        for value in self._values(written):
            members = value if isinstance(value, tuple) else (value,)
            for member in members[:_MANY]:
                if isinstance(member, str):
                    self.tokens[member] = None
                elif type(member) in (int, Fraction):
                    self.numbers.add(member)
                    self.days.update({int(member) - 1, int(member), int(member) + 1})
        if isinstance(written, c.OwnOrganisation):
            self.tokens[_OWN] = None

    def _values(self, written: Any) -> tuple[Any, ...]:
        match written:
            case ParameterOf(name):
                return (self.moment.parameter(name),)
            case c.ParameterAt(name, _):
                return self.moment.norm.parameters[name].ever()
            case None | c.Own() | c.Its() | c.AsOf() | c.OwnOrganisation():
                return ()
            case _:
                return (written,)

    def all_days(self) -> list[int]:
        """Return the days on both sides of every boundary: those that are compared with, and a period from each."""
        as_of = self.moment.as_of
        days = {as_of - 1, as_of, as_of + 1} | {day for day in self.days if abs(day - as_of) < 50_000}
        for period in self.periods:
            ends = {day_after(day, period) for day in days}
            starts = {first_day_reaching(day, period) for day in days}
            days |= ends | {day + 1 for day in ends} | starts | {day - 1 for day in starts}
        for clock in self.clocks:
            length = clock // (24 * MICROSECONDS_PER_HOUR)
            days |= {day + shift for day in days for shift in (-length - 2, -length - 1, -length, length, length + 1)}
        return sorted(days)


def _cells(changes: Sequence[str], fact_type: FactType, field: Field, found: Boundaries) -> Sequence[Cell]:
    """Return what a record can hold of a field, as far as it makes a difference."""
    made: list[Cell] = [*_supplied(changes, field, found)]
    if field.name not in fact_type.required and field.name != ID:
        width = 3 if field.type is FieldType.INSTANT else 1
        made.append((NOT_SUPPLIED,) * width)
        if field.name != RECORDED_ON:
            made.append((NONE,) * width)
    return made


def _supplied(changes: Sequence[str], field: Field, found: Boundaries) -> Iterator[Cell]:
    match field.type:
        case FieldType.DATE:
            yield from ((day,) for day in found.all_days())
        case FieldType.INSTANT:
            for day in found.all_days():
                instant = instant_of_day(day)
                yield (instant.day, instant.earliest, instant.latest)
                moments = {day_start(day) + _NOON}
                moments |= {
                    moment + clock + shift
                    for moment in set(moments)
                    for clock in found.clocks
                    for shift in (-MICROSECONDS_PER_HOUR, 0, 1, MICROSECONDS_PER_HOUR)
                }
                for moment in moments:
                    yield (_day_of(moment, day), moment, moment)
        case FieldType.BOOL:
            yield from ((True,), (False,))
        case FieldType.NUMBER:
            step = 1 if field.unit == "count" else Fraction(1, 2)
            numbers = {Fraction(number) + shift for number in found.numbers or {1} for shift in (-step, 0, step)}
            yield from ((number,) for number in sorted(numbers) if number >= 0 or field.unit == "eur")
        case FieldType.ENUM:
            yield from ((token,) for token in _words(changes, field, found))
        case FieldType.SET:
            words = _words(changes, field, found)
            sizes = range(len(words) + 1) if len(words) <= _MANY else (0, 1, 2, 3, len(words))
            yield from ((frozenset(chosen),) for size in sizes for chosen in combinations(words, size))
        case _:
            yield from ((token,) for token in (*found.tokens, _OTHER))


def _day_of(moment: int, day: int) -> int:
    while day_start(day + 1) <= moment:
        day += 1
    return day


def _words(changes: Sequence[str], field: Field, found: Boundaries) -> tuple[str, ...]:
    """Return the words that are compared with, and as many besides as make a difference and the field can hold."""
    known = changes if field.domain is Domain.CHANGE else field.values
    if field.domain is Domain.ORGANISATION or field.own:
        return (*found.tokens, _OTHER, *(f"{_OTHER}{number}" for number in range(1, found.others)))
    others = [word for word in known if word not in found.tokens]
    return (*(word for word in known if word in found.tokens), *others[: found.others])


def register_of(fact_type: FactType, fields: Sequence[str], found: Boundaries, *, as_at: int | None) -> Register:
    """Return a register with every record that makes a difference by these fields; the others are what is usual.

    ``as_at`` is the day to which it was kept when it is behind. Raises TooLarge for more than a small domain.
    """
    changes = change_ids(found.moment.norm)
    chosen = [field for field in fact_type.fields if field.name in fields]
    cells = [_cells(changes, fact_type, field, found) for field in chosen]
    size = prod(map(len, cells))
    if size > LARGEST:
        raise TooLarge
    columns: dict[str, tuple[Value, ...]] = {}
    for field in fact_type.fields:
        if field not in chosen:
            columns.update((name, (value,) * size) for name, value in _usual(fact_type, field, found.moment.as_of))
    rows = list(product(*cells))
    for place, field in enumerate(chosen):
        for number, name in enumerate(_columns(field)):
            columns[name] = tuple([row[place][number] for row in rows])
    ids = tuple(f"{number:06}" for number in range(size))
    return Register(fact_type, ids, {ID: ids, **columns}, (), as_at)


def _columns(field: Field) -> tuple[str, ...]:
    name = field.name
    return (name, f"{name}.earliest", f"{name}.latest") if field.type is FieldType.INSTANT else (name,)


def _usual(fact_type: FactType, field: Field, as_of: int) -> Iterator[tuple[str, Value]]:
    """Yield the columns of a field that nothing is asked of: a record that is there on the as-of date."""
    value: Value = NOT_SUPPLIED
    if field.name == fact_type.until or (field.name in fact_type.from_fields[:-1]):
        value = NONE
    elif field.name in fact_type.from_fields:
        instant = instant_of_day(as_of)
        yield from zip(_columns(field), (as_of, instant.earliest, instant.latest), strict=False)
        return
    yield from ((name, value) for name in _columns(field))
