"""Fields on entry: whole columns of given values at once, each value read once and remembered."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, cast

import attrs

from brabantnorm_rules.dossier.given import Given, Left, Problems, Unreadable
from brabantnorm_rules.dossier.times import Bounds, day_of, exact_of
from brabantnorm_rules.dossier.values import Reading
from brabantnorm_rules.norm.facts import RECORDED_ON, Field, FieldType, columns_of
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Absent, Value

_NONE_WORD: Final = "geen"
_UNKNOWN_WORD: Final = "onbekend"
_REMEMBERED: Final = 50_000
_ABSENT_TYPES: Final = frozenset((str, type(None), Absent, Left))
_DISTINCT_TYPES: Final = {
    FieldType.BOOL: _ABSENT_TYPES | {bool},
    FieldType.NUMBER: _ABSENT_TYPES | {int, Fraction, Decimal},
}
"""Among values of these types none equals one of another type that means something else, as 1 equals true."""


class _Seen(dict[object, Any]):
    """What given values come to: each is read when it is first met, and so many are remembered."""

    __slots__ = ("_read",)

    def __init__(self, read: Callable[[object], Any]) -> None:
        """Read with ``read``, which raises `Unreadable`."""
        super().__init__()
        self._read = read

    def __missing__(self, raw: object) -> Any:
        found = self._read(raw)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[raw] = found
        return found


@attrs.frozen(eq=False)
class FieldEntry:
    """The way in of one field: what a given value comes to, and what one that was left out stands for.

    ``required``: a value there must be. ``left_out`` is what leaving the field out says. ``blank_is_none``: the
    register declares that a blank says there is none. ``names`` are those of its columns: one, or three for an instant.
    """

    field: Field
    reading: Reading
    required: bool
    left_out: Absent
    blank_is_none: bool
    names: tuple[str, ...] = attrs.field(init=False)
    is_instant: bool = attrs.field(init=False)
    _is_bool: bool = attrs.field(init=False)
    _distinct: frozenset[type] | None = attrs.field(init=False)
    _seen: _Seen = attrs.field(init=False, repr=False)

    @names.default
    def _name(self) -> tuple[str, ...]:
        return columns_of(self.field)

    @is_instant.default
    def _ask_instant(self) -> bool:
        return self.field.type is FieldType.INSTANT

    @_is_bool.default
    def _ask_bool(self) -> bool:
        return self.field.type is FieldType.BOOL

    @_distinct.default
    def _find_distinct(self) -> frozenset[type] | None:
        return _DISTINCT_TYPES.get(self.field.type)

    @_seen.default
    def _remember(self) -> _Seen:
        return _Seen(self.read)

    def read(self, raw: object) -> Value | Bounds:
        """Return what one given value comes to: a value, its bounds for an instant, or that there is none of it."""
        absent = self._absent(raw)
        if absent is None:
            return self.reading(raw)
        if self.required:
            raise Unreadable("field-missing" if raw is Left.OUT else "value-required", field=self.field.name)
        if absent is NONE and self.field.name == RECORDED_ON:
            raise Unreadable("none-refused", field=self.field.name)
        return absent

    def read_alone(self, raw: object) -> Any:
        """Return what one given value comes to, as `read`, remembered where that is sure to be the same."""
        kind = type(raw)
        if kind is bool and self._is_bool:
            return raw
        if self.is_instant:
            exact = exact_of(raw) if isinstance(raw, datetime) else None
            return self.read(raw) if exact is None else (day_of(exact), exact, exact)
        if self._distinct is not None and kind not in self._distinct:
            return self.read(raw)
        try:
            return self._seen[raw]
        except TypeError:
            return self.read(raw)

    def columns(self, given: Given, problems: Problems) -> tuple[tuple[Value, ...], ...]:
        """Return the field's columns of what was given, in the order of ``names``; what cannot be read is reported."""
        if self.is_instant:
            return self._bounds(given, problems)
        return (self._values(given, problems),)

    def _bounds(self, given: Given, problems: Problems) -> tuple[tuple[Value, ...], ...]:
        """Return the three columns of an instant; moments that are exact have one microsecond for both its bounds."""
        raw = given.columns[self.field.name]
        exact = [exact_of(value) if type(value) is datetime else None for value in raw]
        days: list[Value] = [NOT_SUPPLIED if moment is None else day_of(moment) for moment in exact]
        earliest: list[Value] = [NOT_SUPPLIED if moment is None else moment for moment in exact]
        latest = list(earliest)
        for position, moment in enumerate(exact):
            if moment is None:
                value = self._value(raw[position], given, position, problems)
                bounds = (value, value, value) if isinstance(value, Absent) else value
                days[position], earliest[position], latest[position] = cast("Bounds", bounds)
        return tuple(days), tuple(earliest), tuple(latest)

    def _values(self, given: Given, problems: Problems) -> tuple[Any, ...]:
        raw = given.columns[self.field.name]
        try:
            if self._distinct is None:
                return tuple(map(self._seen.__getitem__, raw))
            kinds = set(map(type, raw))
            if kinds == {bool} and self._is_bool:
                return tuple(raw)
            if kinds <= self._distinct:
                return tuple(map(self._seen.__getitem__, raw))
        except (Unreadable, TypeError):
            pass
        return tuple(self._value(value, given, position, problems) for position, value in enumerate(raw))

    def _value(self, raw: object, given: Given, position: int, problems: Problems) -> Value | Bounds:
        """Return what one given value comes to; what cannot be read is reported, and is not supplied."""
        try:
            return self.read(raw)
        except Unreadable as problem:
            problems.refuse(problem, given.place(position, self.field.name))
            return NOT_SUPPLIED

    def _absent(self, raw: object) -> Absent | None:
        """Return what a given value says when it is none: known none or not supplied."""
        if raw is Left.OUT:
            return self.left_out
        if raw is None:
            return NONE if self.blank_is_none else NOT_SUPPLIED
        if isinstance(raw, Absent):
            return raw if raw is NONE or raw is NOT_SUPPLIED else None
        if isinstance(raw, Unreadable):
            raise raw
        if not isinstance(raw, str):
            return None
        text = raw.strip()
        if text == _NONE_WORD:
            return NONE
        if text == _UNKNOWN_WORD:
            return NOT_SUPPLIED
        if not text:
            return NONE if self.blank_is_none else NOT_SUPPLIED
        return None
