"""Conditions: tests on the fields of one record, and on records that another record should have."""

from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

import attrs

from brabantnorm_rules.norm.law import ChangeList
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Duration, Window

# ---- what a field is compared with ------------------------------------------------------------------------------


@attrs.frozen
class Own:
    """A field of the record itself."""

    field: str


@attrs.frozen
class Its:
    """A field of the record that should have the related one: ``its.field``."""

    field: str


@attrs.frozen
class AsOf:
    """The as-of date."""


@attrs.frozen
class OwnOrganisation:
    """The id of the organisation that is assessed: ``$organisatie``."""


@attrs.frozen
class ParameterAt:
    """A parameter as it was on the day that a field names, instead of at the as-of date."""

    name: str
    at: Own | Its


Constant: TypeAlias = bool | int | Fraction | str
"""A written value: a day (ordinal), a number, a token, true or false."""

Operand: TypeAlias = Constant | Own | Its | AsOf | OwnOrganisation | ParameterOf | ParameterAt
SetOperand: TypeAlias = tuple[Constant, ...] | Its | ParameterOf | ParameterAt
FieldOperand: TypeAlias = Own | Its | ParameterOf
"""Names a field, or a parameter that is a reading of which field."""

# ---- tests on one field -----------------------------------------------------------------------------------------


class Comparison(StrEnum):
    """How a value is compared."""

    EQUAL = "equals"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@attrs.frozen
class Compare:
    """The value equals, or is at least, at most, more than or less than the operand."""

    field: str
    comparison: Comparison
    operand: Operand


@attrs.frozen
class In:
    """The value is one of these."""

    field: str
    operand: SetOperand


@attrs.frozen
class Includes:
    """The set holds this value."""

    field: str
    operand: Operand


@attrs.frozen
class IncludesAny:
    """The set holds at least one of these values."""

    field: str
    operand: SetOperand


@attrs.frozen
class IncludesAll:
    """The set holds all these values."""

    field: str
    operand: SetOperand


@attrs.frozen
class IncludesAtLeast:
    """The set holds at least so many of these values; without ``operand``, so many of any."""

    field: str
    number: int
    operand: SetOperand | None = None


@attrs.frozen
class Is:
    """There is a value (``present``), or it is known that there is none."""

    field: str
    present: bool


class Side(StrEnum):
    """The side of a day on which another day lies, that day itself included."""

    ON_OR_AFTER = "on_or_after"
    ON_OR_BEFORE = "on_or_before"


@attrs.frozen
class OnSide:
    """The day is on or after, or on or before, the operand's, by the local calendar."""

    field: str
    side: Side
    operand: Operand


@attrs.frozen
class WithinLast:
    """The day lies in a window that ends on the as-of date."""

    field: str
    window: Window | ParameterOf | ParameterAt


@attrs.frozen
class Within:
    """A deadline: the value comes at most a duration after the start. Before the start is fine."""

    field: str
    duration: Duration | ParameterOf | ParameterAt
    start: FieldOperand


@attrs.frozen
class WithinBefore:
    """A deadline: the value comes at most a period before the end, and not after it."""

    field: str
    period: Duration | ParameterOf | ParameterAt
    end: FieldOperand


@attrs.frozen
class UpToDateWith:
    """The document reflects every change of the list that has been in force longer than the term allows."""

    changes: ChangeList
    term: ParameterOf


# ---- composition ------------------------------------------------------------------------------------------------


@attrs.frozen
class All:
    """All parts hold; of no parts: yes."""

    parts: tuple["Condition", ...]


@attrs.frozen
class Any:
    """At least one part holds; of no parts: no."""

    parts: tuple["Condition", ...]


@attrs.frozen
class Not:
    """The part does not hold; what is not due stays not due."""

    part: "Condition"


# ---- a record that another record should have -------------------------------------------------------------------


@attrs.frozen
class After:
    """From the day that ``start`` names up to a period after it."""

    start: FieldOperand
    period: Duration | ParameterOf


@attrs.frozen
class Before:
    """From the first day whose period reaches the day that ``end`` names, up to that day."""

    end: FieldOperand
    period: Duration | ParameterOf


@attrs.frozen
class Between:
    """From the day of one field up to the day of another; without an end it runs on."""

    start: FieldOperand
    end: FieldOperand


@attrs.frozen
class Has:
    """There is a related record, and, with a window, its day lies in it: a deadline.

    ``date`` is the related record's field that the window is about; None: its from-day.
    """

    record_of: str
    where: "Condition"
    window: After | Before | Between | None = None
    date: str | None = None


Condition: TypeAlias = (
    Compare
    | In
    | Includes
    | IncludesAny
    | IncludesAll
    | IncludesAtLeast
    | Is
    | OnSide
    | WithinLast
    | Within
    | WithinBefore
    | UpToDateWith
    | All
    | Any
    | Not
    | Has
)

ALWAYS = All(())
"""The condition that every record meets."""


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions directly inside a composition; of a test on a field: none."""
    match condition:
        case All(parts) | Any(parts):
            return parts
        case Not(part):
            return (part,)
        case _:
            return ()


def has_deadline(condition: Condition) -> bool:
    """Return whether the condition holds a deadline test, so that it can be 'not due'."""
    match condition:
        case Within() | WithinBefore():
            return True
        case Has():
            return condition.window is not None
        case _:
            return any(has_deadline(part) for part in parts_of(condition))
