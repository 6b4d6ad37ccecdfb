"""Completeness: whether a register is declared complete for every record that could matter to a question."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import attrs

from brabantnorm_rules.engines.moment import Moment, window_start
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.values import NONE, Absent, Value

Its: TypeAlias = Callable[[str], Value]
"""Gives a field of the record that should have a related one."""


def _nothing_of(field: str) -> Value:
    raise KeyError(field)


@attrs.frozen(eq=False)
class Coverage:
    """What is declared of a register on a date, held against what a condition demands.

    ``its`` gives the fields of the record that should have a related one; ``organisation`` is the id of the
    organisation; ``known_on`` (ordinal): only what was stated by then counts.
    """

    view: View
    moment: Moment
    organisation: str
    known_on: int | None = None
    its: Its = _nothing_of

    def covers(self, where: c.Condition, since: int | None = None) -> bool:
        """Return whether no record is missing that could meet ``where``.

        ``since`` (ordinal) is a lower bound on the from-day of the records in question, besides that of ``where``.
        """
        if self.view.knows_all(self.known_on):
            return True
        if self._is_for_nothing():
            return False
        bounds = [bound for bound in (since, self._since(where)) if bound is not None]
        return self._covers_from(where, max(bounds, default=None))

    def of_questions(self, *, ended: bool) -> Sequence[bool]:
        """Return for each question about the fact type whether no record that could matter to it is missing.

        ``ended``: the questions that include what ended. What the moment alone decides is worked out once for it.
        """
        norm, asked = self.moment.norm, (self.view.register.fact_type.name, ended)
        numbers = norm.questions_of[asked]
        if self.view.knows_all(self.known_on):
            return [True] * len(numbers)
        if self._is_for_nothing():
            return [False] * len(numbers)
        scopes = [norm.questions[number].where for number in numbers]
        bounds = self.moment.made((asked, "since"), lambda _: [self._since(where) for where in scopes])
        return [self._covers_from(where, bound) for where, bound in zip(scopes, bounds, strict=True)]

    def _is_for_nothing(self) -> bool:
        return self.view.behind or not self.view.register.declarations

    def _covers_from(self, where: c.Condition, bound: int | None) -> bool:
        return self._declared(None, bound) or self._demanded(where, bound)

    def _declared(self, value: object, bound: int | None) -> bool:
        return any(
            (declaration.values is None or value in declaration.values)
            and (declaration.since is None or (bound is not None and declaration.since <= bound))
            and (self.known_on is None or declaration.stated_on <= self.known_on)
            for declaration in self.view.register.declarations
        )

    def _demanded(self, where: c.Condition, bound: int | None) -> bool:
        """Return whether the records are known that ``where`` demands, by the values of the slice field."""
        match where:
            case c.All(parts):
                return any(self._demanded(part, bound) for part in parts)
            case c.Any(parts):
                return all(self._demanded(part, bound) for part in parts)
            case c.Compare(field, c.Comparison.EQUAL, operand) | c.Includes(field, operand):
                values = self._values(field, operand)
                return values is not None and all(self._declared(value, bound) for value in values)
            case c.In(field, operands) | c.IncludesAny(field, operands) | c.IncludesAtLeast(field, _, operands):
                values = self._values(field, operands)
                return values is not None and all(self._declared(value, bound) for value in values)
            case c.IncludesAll(field, operands):
                values = self._values(field, operands)
                return values is not None and any(self._declared(value, bound) for value in values)
            case _:
                return False

    def _values(self, field: str, operand: object) -> tuple[object, ...] | None:
        """Return the values of the slice field that an operand names; None: it could be any."""
        if field != self.view.register.fact_type.slice:
            return None
        match operand:
            case None | c.Own() | c.ParameterAt():
                return None
            case c.Its(name):
                value: object = self.its(name)
            case c.OwnOrganisation():
                value = self.organisation
            case _:
                value = self.moment.value(operand)
        if isinstance(value, Absent):
            return () if value is NONE else None
        return tuple(value) if isinstance(value, tuple | frozenset) else (value,)

    def _since(self, where: c.Condition) -> int | None:
        """Return the first from-day (ordinal) that a record in scope can have, as far as ``where`` bounds it."""
        match where:
            case c.All(parts):
                return max(
                    (bound for bound in map(self._since, parts) if bound is not None),
                    default=None,
                )
            case c.Any(parts):
                bounds = [self._since(part) for part in parts]
                known = [bound for bound in bounds if bound is not None]
                return min(known) if known and len(known) == len(bounds) else None
            case c.WithinLast(field, window) if self._is_from(field) and not isinstance(window, c.ParameterAt):
                return window_start(self.moment, window)
            case c.OnSide(field, c.Side.ON_OR_AFTER, operand) if self._is_from(field):
                return self._day(operand)
            case _:
                return None

    def _is_from(self, field: str) -> bool:
        return self.view.register.fact_type.from_fields == (field,)

    def _day(self, operand: c.Operand) -> int | None:
        match operand:
            case c.AsOf():
                return self.moment.as_of
            case c.Its(name):
                value: object = self.its(name)
            case ParameterOf():
                value = self.moment.value(operand)
            case _:
                value = operand
        return value if type(value) is int else None
