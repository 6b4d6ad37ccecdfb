"""Corners: the fully known records on either side of every boundary of conditions, field by field."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any, Final

import attrs

from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.engines.moment import Moment, end_of_as_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import (
    ID,
    ORGANISATION_ID,
    RECORDED_ON,
    Domain,
    FactType,
    Field,
    FieldType,
    columns_of,
)
from brabantnorm_rules.norm.mentions import leaves_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Clock, Period, day_after, first_day_inside, first_day_reaching
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, NONE, day_start
from brabantnorm_rules.workbench.domains import Cell

_FIRST: Final = date(FIRST_YEAR, 1, 1).toordinal()
_LAST: Final = date(LAST_YEAR, 12, 31).toordinal()
_MANY: Final = 6
_MINUTE: Final = MICROSECONDS_PER_HOUR // 60
_NOON: Final = 12 * MICROSECONDS_PER_HOUR
_OTHERS: Final = {FieldType.URI: "https://voorbeeld.invalid"}
_OTHER: Final = "anders"
_OTHER_ORGANISATION: Final = 9902
_OWN_ORGANISATION: Final = "gm9901"
_ROUNDS: Final = 2


@attrs.define(eq=False)
class Corners:
    """What the fields of one fact type can hold, as far as it makes a difference to conditions that are added.

    A day is kept as its ordinal, a moment as its microsecond. ``counts`` is how many members a set is asked to hold.
    ``links`` are fields that are compared with each other, with the durations that lie between them (None: none does).
    ``changes`` are the ids of changes that it may name.
    """

    fact_type: FactType
    as_of: int
    changes: Sequence[str]
    days: dict[str, set[int]] = attrs.field(factory=dict)
    words: dict[str, dict[str, None]] = attrs.field(factory=dict)
    numbers: dict[str, set[Fraction]] = attrs.field(factory=dict)
    counts: dict[str, int] = attrs.field(factory=dict)
    links: list[tuple[str, str, Period | Clock | None, bool]] = attrs.field(factory=list)

    def add(self, moment: Moment, condition: c.Condition, its: FactType | None = None) -> None:
        """Add what a condition on records of the type compares with at a moment.

        ``its`` is the type of the records that should have these.
        """
        for leaf in leaves_of(condition):
            self._add_leaf(moment, leaf, its)

    def is_whole(self, names: Iterable[str]) -> bool:
        """Return whether `cells` are all that can make a difference; of large sets only some members are tried."""
        fields = [field for name in names if (field := self.fact_type.field(name)) is not None]
        return not any(field.type is FieldType.SET and len(self._words(field)) > _MANY for field in fields)

    def cells(self, names: Collection[str]) -> Mapping[str, Sequence[Cell]]:
        """Return what a record can hold of each of these fields: values on both sides of each boundary, and none.

        The first of two days from which a record exists is among them where the second is.
        """
        self._follow_links()
        first, *second = self.fact_type.from_fields or ("",)
        names = dict.fromkeys((*names, first) if second and second[0] in names else names)
        return {name: list(self._cells(name)) for name in names if self.fact_type.field(name) is not None}

    # ---- what conditions compare with -------------------------------------------------------------------------------

    def _add_leaf(self, moment: Moment, leaf: c.Condition, its: FactType | None) -> None:
        match leaf:
            case c.WithinLast(field, window):
                for value in _values(moment, window):
                    first = first_day_inside(self.as_of, value)
                    self.add_days(field, first - 1, first)
            case c.Within(field, length, start):
                for duration in _values(moment, length):
                    self._add_deadline(moment, _name(moment, start), field, duration)
            case c.WithinBefore(field, length, end):
                name = _name(moment, end)
                for period in _values(moment, length):
                    self.add_days(name, self.as_of - 1, self.as_of, self.as_of + 1)
                    self.links.append((name, field, period, True))
            case c.UpToDateWith(changes):
                for change in changes.changes:
                    for name in ("vastgesteld_op", "herbevestigd_op", *self.fact_type.from_fields):
                        self.add_days(name, change.in_force - 1, change.in_force, change.known - 1, change.known)
                    self._add_words("verwerkt", (change.id,))
                for name in ("vastgesteld_op", "herbevestigd_op", "verwerkt", "dynamische_verwijzing"):
                    self.add_days(name)
            case c.Has(_, _, window):
                self._add_window(moment, window)
            case c.Is(field):
                self.add_days(field)
            case c.IncludesAtLeast(field, number, None):
                self.counts[field] = max(number, self.counts.get(field, 0))
            case _:
                self._add_operand(moment, leaf.field, leaf.operand, its)  # type: ignore[union-attr]  # tests on a field

    def days_of(self, name: str) -> Sequence[int]:
        """Return the days on which values of a field were found to make a difference."""
        field = self.fact_type.field(name)
        return sorted({_day(field, at) for at in self.days.get(name, ())}) if field is not None else []

    def add_days(self, name: str, *days: int) -> None:
        """Add days on which values of a field make a difference."""
        field = self.fact_type.field(name)
        if field is not None and field.is_day:
            found = self.days.setdefault(name, set())
            near = [day for day in (*days, self.as_of, self.as_of + 1) if _FIRST <= day <= _LAST]
            found.update(moment_of_day(field, day) for day in near)

    def _add_deadline(self, moment: Moment, start: str, field: str, duration: Period | Clock) -> None:
        held = self.fact_type.field(start)
        self.add_days(start)
        self.add_days(field)
        if isinstance(duration, Period):
            first = first_day_reaching(self.as_of, duration)
            self.add_days(start, first - 1, first)
        elif held is not None and held.type is FieldType.INSTANT:
            last = end_of_as_of(moment) - duration.microseconds
            self.days[start].update((last - _MINUTE, last))
        self.links.append((start, field, duration, False))

    def _add_window(self, moment: Moment, window: object) -> None:
        for operand in (getattr(window, "start", None), getattr(window, "end", None)):
            if operand is not None:
                self.add_days(_name(moment, operand))
                for period in _values(moment, getattr(window, "period", None)):
                    first = first_day_reaching(self.as_of, period)
                    self.add_days(_name(moment, operand), first - 1, first)

    def _add_operand(self, moment: Moment, name: str, operand: Any, its: FactType | None) -> None:
        self.add_days(name)
        match operand:
            case c.Own(other):
                self.links.append((name, other, None, False))
                self.add_days(other)
                self._add_other(name, self.fact_type.field(other))
                self._add_other(other, self.fact_type.field(name))
            case c.Its(other):
                self._add_other(name, None if its is None else its.field(other))
            case c.AsOf():
                self.add_days(name, self.as_of - 1)
            case c.OwnOrganisation():
                self._add_words(name, (_OWN_ORGANISATION,))
            case _:
                for value in _values(moment, operand):
                    for member in value if isinstance(value, tuple) else (value,):
                        self._add_constant(name, member)

    def _add_constant(self, name: str, value: object) -> None:
        field = self.fact_type.field(name)
        if isinstance(value, str):
            self._add_words(name, (value,))
        elif isinstance(value, int | Fraction) and not isinstance(value, bool) and field is not None:
            if field.is_day:
                self.add_days(name, int(value) - 1, int(value), int(value) + 1)
            else:
                self.numbers.setdefault(name, set()).add(Fraction(value))

    def _add_other(self, name: str, other: Field | None) -> None:
        if other is not None:
            self._add_words(name, other.values[:_MANY])

    def _add_words(self, name: str, words: Iterable[str]) -> None:
        self.words.setdefault(name, {}).update(dict.fromkeys(words))

    # ---- from there to values ---------------------------------------------------------------------------------------

    def _follow_links(self) -> None:
        """Add the days that lie a duration, or nothing, from those of another field; numbers that are compared."""
        for _ in range(_ROUNDS):
            for start, end, duration, before in self.links:
                numbers = self.numbers.get(start, set()) | self.numbers.get(end, set())
                self.numbers[start] = self.numbers[end] = numbers
                one, two = self.fact_type.field(start), self.fact_type.field(end)
                if one is None or two is None or not one.is_day or not two.is_day:
                    continue
                reached = {near for at in self.days.get(start, ()) for near in _across(one, two, at, duration, before)}
                self.days.setdefault(end, set()).update(reached)
                if duration is None:
                    back = {near for at in self.days[end] for near in _across(two, one, at, None, False)}
                    self.days.setdefault(start, set()).update(back)
            self.links = [link for link in self.links if link[2] is not None]

    def _cells(self, name: str) -> Iterator[Cell]:
        field = self.fact_type.field(name)
        assert field is not None  # noqa: S101 - asked only of fields that there are
        yield from self._supplied(field)
        if name not in self.fact_type.required and name not in (ID, RECORDED_ON):
            yield (NONE,) * len(columns_of(field))

    def _supplied(self, field: Field) -> Iterator[Cell]:
        match field.type:
            case FieldType.DATE:
                yield from ((day,) for day in sorted(self.days.get(field.name, {self.as_of})))
            case FieldType.INSTANT:
                for moment in sorted(self.days.get(field.name, {moment_of_day(field, self.as_of)})):
                    yield (_day(field, moment), moment, moment)
            case FieldType.BOOL:
                yield from ((True,), (False,))
            case FieldType.NUMBER:
                yield from ((number,) for number in self._numbers(field))
            case FieldType.ENUM:
                yield from ((word,) for word in self._words(field))
            case FieldType.SET:
                words = self._words(field)
                sizes = range(len(words) + 1) if len(words) <= _MANY else (0, 1, 2, len(words) - 1, len(words))
                yield from ((frozenset(chosen),) for size in sizes for chosen in combinations(words, size))
            case _:
                yield from ((word,) for word in (*self.words.get(field.name, ()), _OTHERS.get(field.type, _OTHER)))

    def _numbers(self, field: Field) -> Sequence[int | Fraction]:
        step = 1 if field.unit == "count" else Fraction(1, 2)
        compared = sorted(self.numbers.get(field.name) or {Fraction(1)})
        numbers = {number + shift for number in compared for shift in (-step, 0, step)}
        if field.unit != "count":
            numbers.update((one + other) / 2 for one, other in pairwise(compared))
        exact = [int(number) if number.denominator == 1 else number for number in sorted(numbers)]
        return [number for number in exact if number >= 0 or field.unit == "eur"]

    def _words(self, field: Field) -> Sequence[str]:
        """Return the words that are compared with, and as many besides as can make a difference."""
        named = self.words.get(field.name, {})
        more = max(1, self.counts.get(field.name, 0))
        if field.domain is Domain.ORGANISATION:
            others = [f"gm{_OTHER_ORGANISATION + number}" for number in range(more)]
            return [*(word for word in named if ORGANISATION_ID.fullmatch(word)), *others]
        if field.own:
            return [*named, *(f"{_OTHER}_{number}" for number in range(1, more + 1))]
        known = self.changes if field.domain is Domain.CHANGE else field.values
        return [*(word for word in known if word in named), *[word for word in known if word not in named][:more]]


def _across(one: Field, two: Field, at: int, duration: Period | Clock | None, before: bool) -> Iterator[int]:
    """Yield values of a field on both sides of where a duration from (or ``before``) a value of another field ends."""
    if isinstance(duration, Clock):
        if one.type is two.type is FieldType.INSTANT:
            yield from (at + duration.microseconds, at + duration.microseconds + _MINUTE)
        return
    day = _day(one, at)
    if duration is None:
        yield from (moment_of_day(two, near) for near in (day - 1, day, day + 1))
    elif before:
        first = first_day_reaching(day, duration)
        yield from (moment_of_day(two, near) for near in (first - 1, first, day, day + 1))
    else:
        last = day_after(day, duration)
        yield from (moment_of_day(two, near) for near in (last, last + 1))


def moment_of_day(field: Field, day: int) -> int:
    """Return what stands for a day in a field: the day itself, or the microsecond of its noon."""
    return day if field.type is FieldType.DATE else day_start(day) + _NOON


def _day(field: Field, at: int) -> int:
    if field.type is FieldType.DATE:
        return at
    day = at // (24 * MICROSECONDS_PER_HOUR) + _EPOCH
    return day + 1 if day_start(day + 1) <= at else day


_EPOCH: Final = 719_163  # 1 January 1970


def _name(moment: Moment, operand: c.FieldOperand) -> str:
    return str(moment.parameter(operand.name)) if isinstance(operand, ParameterOf) else operand.field


def _values(moment: Moment, written: Any) -> tuple[Any, ...]:
    match written:
        case ParameterOf(name):
            return (moment.parameter(name),)
        case c.ParameterAt(name, _):
            return moment.norm.parameters[name].ever()
        case None | c.AsOf():
            return ()
        case tuple():
            return written
        case _:
            return (written,)
