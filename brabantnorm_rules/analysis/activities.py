"""Activities: what one record is to hold, recorded once for several organisations, so that a question is answered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import islice
from math import ceil, floor
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ID, RECORDED_ON, Domain, FactType, Field
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import Exists, RecordQuestion, Share
from brabantnorm_rules.norm.values import NONE, Value

_WAYS: Final = 4
"""How many ways to hold a part of a condition are kept for the next part."""

Held: TypeAlias = Mapping[str, Value]
"""What a record holds by field; days as ordinals."""


Said: TypeAlias = Value | date | tuple[str, ...]
"""What a field holds, as a dossier takes it."""


@attrs.frozen
class Activity:
    """One record, made on the as-of date. In the fields ``together`` every organisation that takes part is named.

    ``values`` are the other fields with what they hold, in order of their names; days are ordinals.
    """

    fact_type: str
    values: tuple[tuple[str, Value], ...]
    together: tuple[str, ...] = ()


def activities_for(question: RecordQuestion, moment: Moment) -> Iterator[Activity]:
    """Yield a few activities that may answer a question, if it asks for a record; they are to be tried."""
    match question:
        case Exists(name, where):
            asked: tuple[c.Condition, ...] = (where,)
        case Share(name, must, _, where):
            asked = (where, must)
        case _:
            return
    fact_type = moment.norm.fact_types[name]
    begin: Held = dict.fromkeys(fact_type.from_fields[-1:], moment.as_of)
    for held in islice(_Sketch(moment, fact_type).holding(c.All(asked), begin), _WAYS):
        if all(field in held for field in fact_type.required if field != ID):
            together = tuple(sorted(field for field, value in held.items() if value is _EVERYBODY))
            values = tuple(sorted((field, value) for field, value in held.items() if field not in together))
            yield Activity(name, values, together)


def merge(one: Activity, other: Activity) -> Activity | None:
    """Return an activity that is both; None where they contradict, or have no more in common than the day."""
    values, common = dict(one.values), bool(set(one.together) & set(other.together))
    if one.fact_type != other.fact_type:
        return None
    for name, value in other.values:
        held = values.get(name, value)
        if isinstance(held, frozenset) and isinstance(value, frozenset):
            common = common or bool(held & value and name in dict(one.values))
            values[name] = held | value
        elif held != value:
            return None
    together = tuple(sorted({*one.together, *other.together}))
    if not common or any(name in values for name in together):
        return None
    return Activity(one.fact_type, tuple(sorted(values.items())), together)


def row_of(
    activity: Activity, fact_type: FactType, record: str, organisations: Iterable[str], recorded: date | None
) -> Mapping[str, object]:
    """Return an activity as a record for entry with an id, in which these take part, ``recorded`` on a day if given."""
    everybody = dict.fromkeys(activity.together, sorted(organisations))
    noted = {} if recorded is None or fact_type.field(RECORDED_ON) is None else {RECORDED_ON: recorded}
    return {ID: record, **dict(said_in(activity, fact_type)), **everybody, **noted}


def said_in(activity: Activity, fact_type: FactType) -> Iterator[tuple[str, Said]]:
    """Yield the fields of an activity with what they hold, as a dossier takes it."""
    for name, value in activity.values:
        yield name, _said(fact_type.field(name), value)


def _said(field: Field | None, value: Value) -> Said:
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    return date.fromordinal(value) if field is not None and field.is_day and type(value) is int else value


_EVERYBODY: Final = frozenset({"*"})
"""Stands for all organisations that take part."""


@attrs.frozen(eq=False)
class _Sketch:
    """Sketches records of a type at a moment: each test is answered by itself, in the order of the text."""

    moment: Moment
    fact_type: FactType

    def holding(self, condition: c.Condition, held: Held) -> Iterator[Held]:
        """Yield what a record may hold besides so that a condition holds; nothing where it cannot be made to hold."""
        match condition:
            case c.All(parts):
                found: Iterable[Held] = [held]
                for part in parts:
                    found = list(islice((more for one in found for more in self.holding(part, one)), _WAYS))
                yield from found
            case c.Any(parts):
                for part in parts:
                    yield from self.holding(part, held)
            case c.Not() | c.Has() | c.UpToDateWith() | c.Within() | c.WithinBefore():
                return
            case _:
                field = self.fact_type.field(condition.field)
                for value in () if field is None else self._values(condition, field, held.get(condition.field)):
                    yield {**held, condition.field: value}

    def _values(self, test: c.Condition, field: Field, held: Value | None) -> Iterator[Value]:
        """Yield values of a field that pass a test and agree with what it holds already."""
        for value in self._passing(test, field, held):
            if held is None or held == value or (isinstance(held, frozenset) and isinstance(value, frozenset)):
                yield value

    def _passing(self, test: c.Condition, field: Field, held: Value | None) -> Iterator[Value]:
        members = held if isinstance(held, frozenset) else frozenset()
        everybody = field.domain is Domain.ORGANISATION
        match test:
            case c.Includes() | c.IncludesAny() | c.IncludesAll() | c.IncludesAtLeast() if everybody:
                yield _EVERYBODY
            case c.Compare(_, comparison, operand):
                yield from _compared(field, comparison, self._operand(operand))
            case c.In(_, operand):
                yield from self._operand(operand) or ()
            case c.Includes(_, operand):
                yield members | {self._operand(operand)}
            case c.IncludesAny(_, operand):
                yield from (members | {each} for each in self._operand(operand) or ())
            case c.IncludesAll(_, operand):
                yield members | frozenset(self._operand(operand) or ())
            case c.IncludesAtLeast(_, number, operand):
                known = self._operand(operand) if operand is not None else field.values
                yield members | frozenset(tuple(known or ())[:number])
            case c.Is(_, present):
                yield from (held,) if present and held is not None else ()
                yield from () if present else (NONE,)
            case c.OnSide(_, side, operand):
                yield from self._on_side(side, self._operand(operand))
            case c.WithinLast():
                yield self.moment.as_of

    def _on_side(self, side: c.Side, day: Any) -> Iterator[int]:
        today = self.moment.as_of
        if isinstance(day, int) and (today >= day if side is c.Side.ON_OR_AFTER else today <= day):
            yield today

    def _operand(self, written: Any) -> Any:
        """Return what a test compares with; None for what only a record or an organisation by itself says."""
        match written:
            case ParameterOf(name):
                return self.moment.parameter(name)
            case c.AsOf():
                return self.moment.as_of
            case c.Own() | c.Its() | c.OwnOrganisation() | c.ParameterAt():
                return None
            case _:
                return written


def _compared(field: Field, comparison: c.Comparison, operand: Any) -> Iterator[Value]:
    if operand is None:
        return
    whole = field.unit == "count" or field.is_day
    match comparison:
        case c.Comparison.MORE_THAN:
            yield floor(operand) + 1 if whole else operand + Fraction(1, 2)
        case c.Comparison.LESS_THAN:
            yield ceil(operand) - 1 if whole else operand - Fraction(1, 2)
        case _:
            yield operand
