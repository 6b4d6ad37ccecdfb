"""Windows and keys: which related records one record can have, and which records a related one can reach."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from brabantnorm_rules.engines.moment import Moment, term
from brabantnorm_rules.engines.view import FROM_DAY, Columns, View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import FIRST_DAY, LAST_DAY, first_day_reaching
from brabantnorm_rules.norm.values import NONE, Absent, Value
from brabantnorm_rules.truth import NOT_DUE, UNKNOWN, Interval


def matching(has: c.Has) -> tuple[str, str]:
    """Return a field of the related record that must equal or include a field of the outer one; none: empty names."""
    for part in has.where.parts if isinstance(has.where, c.All) else (has.where,):
        match part:
            case c.Compare(field, c.Comparison.EQUAL, c.Its(its_field)) | c.Includes(field, c.Its(its_field)):
                return field, its_field
    return "", ""


def keys_of(value: Value, unknown: object) -> Iterable[object]:
    """Return what a field of a related record can be matched by; ``unknown`` stands for what is not supplied."""
    if isinstance(value, Absent):
        return () if value is NONE else (unknown,)
    return value if isinstance(value, frozenset) else (value,)


@attrs.frozen(eq=False)
class Windows:
    """The windows in which records of a register should have a related one; ``its`` are that register's columns."""

    has: c.Has
    moment: Moment
    its: Columns
    _term: Any = attrs.field(init=False)

    @_term.default
    def _find_term(self) -> Any:
        period = getattr(self.has.window, "period", None)
        return None if period is None else self.moment.made(("term", period), lambda on: term(on, period))

    def at(self, position: int) -> tuple[int, int] | Interval:
        """Return the first and last day of the window of a record, or the truth that its ends decide already."""
        match self.has.window:
            case None:
                return FIRST_DAY, LAST_DAY
            case c.After(start, _):
                return self._ends(self._day(start, position), lambda day: (day, self._after(day)))
            case c.Before(end, _):
                return self._ends(self._day(end, position), lambda day: (self._first_reaching(day), day))
            case c.Between(start, end):
                first, last = self._day(start, position), self._day(end, position)
                if first is NONE or last is NONE or not isinstance(last, Absent):
                    return self._ends(first, lambda day: (day, LAST_DAY if last is NONE else _ordinal(last)))
                return UNKNOWN

    @staticmethod
    def _ends(day: Value, window: Callable[[int], tuple[int, int]]) -> tuple[int, int] | Interval:
        if day is NONE:
            return NOT_DUE
        return UNKNOWN if isinstance(day, Absent) else window(_ordinal(day))

    def _after(self, day: int) -> int:
        return _ordinal(self._term[day]) if self._term is not None else day

    def _first_reaching(self, day: int) -> int:
        window = self.has.window
        period = self.moment.value(window.period) if isinstance(window, c.Before) else None
        return first_day_reaching(day, period) if period else day

    def _day(self, operand: c.FieldOperand, position: int) -> Value:
        if isinstance(operand, ParameterOf):
            return self.its[str(self.moment.parameter(operand.name))][position]
        return self.its[operand.field][position]


def reached(has: c.Has, moment: Moment, outer: View, related: View) -> list[int]:
    """Return the positions of the records of ``outer`` that one of some related records can matter to.

    A record is left out only when by its key or by the window none of them can be the one it should have.
    """
    key, its_key = matching(has)
    unknown = object()
    keys: set[object] = {found for value in related.columns[key] for found in keys_of(value, unknown)} if key else set()
    days = related.columns.days(has.date or FROM_DAY) if has.window is not None else ()
    known = [day for day in days if not isinstance(day, Absent)]
    by_day = has.window is not None and all(day is NONE for day in days if isinstance(day, Absent))
    own = outer.columns[its_key] if its_key and unknown not in keys else None
    windows = Windows(has, moment, outer.columns)
    return [
        position
        for position in range(len(outer.register))
        if (own is None or _may_match(own[position], keys)) and not (by_day and _misses(windows.at(position), known))
    ]


def _may_match(value: Value, keys: set[object]) -> bool:
    return value is not NONE if isinstance(value, Absent) else value in keys


def _misses(window: tuple[int, int] | Interval, days: Sequence[int]) -> bool:
    """Return whether none of some days lies in a window; a window that is none decides without them."""
    return isinstance(window, Interval) or not any(window[0] <= day <= window[1] for day in days)


def _ordinal(value: Any) -> int:
    return int(value)
