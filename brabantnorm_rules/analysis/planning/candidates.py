"""Candidates: the values with which a test on one field holds, or does not, those that are most usual first."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import repeat
from math import ceil, floor
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.values import NONE, Absent, Value

Held: TypeAlias = Callable[[c.Own | c.Its], Value]
"""Gives what a field holds of the record itself, or of the one that should have it."""


@attrs.frozen(eq=False)
class Candidates:
    """Gives values for tests at a moment; what happens, happens ``on`` a day (ordinal).

    Where several values will do, those that records of the dossier hold most often come first.
    """

    moment: Moment
    on: int
    dossier: Dossier
    _usual: dict[tuple[str, str], Counter[Value]] = attrs.field(factory=dict)

    def of(self, fact_type: FactType, leaf: c.Condition, field: Field, held: Held) -> Iterator[Value]:
        """Yield values of a field with which a test on it holds."""
        now = held(c.Own(field.name))
        members = now if isinstance(now, frozenset) else frozenset()
        match leaf:
            case c.Compare(_, comparison, operand):
                yield from _compared(field, comparison, self._operand(operand, held))
            case c.In(_, operand):
                yield from self._ordered(fact_type, field, self._operand(operand, held))
            case c.Includes(_, operand):
                wished = self._operand(operand, held)
                if isinstance(wished, str):
                    yield members | {wished}
            case c.IncludesAny(_, operand):
                for member in self._ordered(fact_type, field, self._operand(operand, held)):
                    yield members | {str(member)}
            case c.IncludesAll(_, operand):
                yield members | frozenset(map(str, self._operand(operand, held) or ()))
            case c.IncludesAtLeast(_, number, operand):
                yield self._enough(fact_type, field, members, number, self._operand(operand, held))
            case c.Is(_, present):
                yield self.something(fact_type, field) if present else NONE
            case c.OnSide(_, side, operand):
                day = self._operand(operand, held)
                if isinstance(day, int):
                    within = self.on >= day if side is c.Side.ON_OR_AFTER else self.on <= day
                    yield self.on if within else day
            case c.Within(_, _, start) | c.WithinBefore(_, _, start):
                yield self.on
                day = held(c.Own(self.field_of(start))) if not isinstance(start, c.Its) else held(start)
                if isinstance(day, int) and day != self.on:
                    yield day
            case _:
                yield self.on

    def outside(self, fact_type: FactType, leaf: c.Condition, field: Field, held: Held) -> Iterator[Value]:
        """Yield values of a field with which a test on it does not hold."""
        operand = self._operand(getattr(leaf, "operand", None), held)
        refused = operand if isinstance(operand, tuple) else (operand,)
        match leaf:
            case c.Is(_, present):
                yield NONE if present else self.something(fact_type, field)
                return
            case c.Includes() | c.IncludesAny() | c.IncludesAll() | c.IncludesAtLeast():
                now = held(c.Own(field.name))
                members = now if isinstance(now, frozenset) else frozenset()
                yield members - frozenset(map(str, refused)) if operand is not None else frozenset()
                return
            case _:
                pass
        if field.type is FieldType.BOOL:
            yield from (value for value in (True, False) if value not in refused)
        elif field.type is FieldType.ENUM:
            ordered = self._ordered(fact_type, field, field.values)
            yield from (value for value in ordered if value not in refused)
        if field.name not in fact_type.required:
            yield NONE

    def something(self, fact_type: FactType, field: Field) -> Value:
        """Return a value that a field can hold; of a day that may lie ahead the last one of the year."""
        known = self._ordered(fact_type, field, self._known(field))
        match field.type:
            case FieldType.DATE if field.ahead:
                return date.fromordinal(self.on).replace(month=12, day=31).toordinal()
            case FieldType.DATE | FieldType.INSTANT:
                return self.on
            case FieldType.BOOL:
                return True
            case FieldType.NUMBER:
                return 1
            case FieldType.ENUM if known:
                return known[0]
            case FieldType.SET:
                return frozenset(str(each) for each in known[:1])
            case _:
                counted = self._counts(fact_type, field).most_common(1)
                return counted[0][0] if counted else field.name

    def field_of(self, operand: c.FieldOperand) -> str:
        """Return the field that an operand names, or that the parameter it names is a reading of."""
        return str(self.moment.parameter(operand.name)) if isinstance(operand, ParameterOf) else operand.field

    def _enough(
        self, fact_type: FactType, field: Field, members: frozenset[str], number: int, operand: Any
    ) -> frozenset[str]:
        """Return a set that holds so many of some members, or of any that the field can hold."""
        ordered = [str(each) for each in self._ordered(fact_type, field, operand or self._known(field))]
        more = [each for each in ordered if each not in members]
        enough = number - sum(each in members for each in ordered)
        return members | frozenset(more[: max(enough, 0)])

    def _operand(self, written: Any, held: Held) -> Any:
        """Return what a test compares with: a value, or the members of a set; None where that is not known."""
        match written:
            case c.Own() | c.Its():
                value = held(written)
                if isinstance(value, Absent):
                    return None
                return tuple(sorted(value)) if isinstance(value, frozenset) else value
            case c.AsOf():
                return self.moment.as_of
            case c.OwnOrganisation():
                return self.dossier.organisation.id
            case ParameterOf(name):
                return self.moment.parameter(name)
            case c.ParameterAt(name):
                return self.moment.parameter(name, self.on)
            case _:
                return written

    def _ordered(self, fact_type: FactType, field: Field, values: Any) -> Sequence[Value]:
        usual = self._counts(fact_type, field)
        return sorted(values or (), key=lambda value: -usual[value])

    def _known(self, field: Field) -> Sequence[str]:
        if field.domain is Domain.ORGANISATION:
            return (self.dossier.organisation.id,)
        return change_ids(self.moment.norm) if field.domain is Domain.CHANGE else field.values

    def _counts(self, fact_type: FactType, field: Field) -> Counter[Value]:
        """Return how often records that have not ended hold each value of a field, or each member of its sets."""
        key = (fact_type.name, field.name)
        if key not in self._usual:
            self._usual[key] = Counter(self._held(self.dossier.registers.get(fact_type.name), field))
        return self._usual[key]

    def _held(self, register: Register | None, field: Field) -> Iterator[Value]:
        if register is None or field.is_day:
            return
        ends = register.columns.get(register.fact_type.until or "", repeat(NONE))
        for value, end in zip(register.columns[field.name], ends, strict=False):
            if not isinstance(value, Absent) and not (isinstance(end, int) and end < self.on):
                yield from value if isinstance(value, frozenset) else (value,)


def _compared(field: Field, comparison: c.Comparison, operand: Any) -> Iterator[Value]:
    if operand is None:
        return
    whole = field.unit == "count" or field.is_day
    match comparison:
        case c.Comparison.MORE_THAN:
            yield floor(operand) + 1
        case c.Comparison.LESS_THAN:
            yield ceil(operand) - 1
        case c.Comparison.AT_LEAST if whole:
            yield ceil(operand)
        case c.Comparison.AT_MOST if whole:
            yield floor(operand)
        case _:
            yield operand
