"""Completeness: which records a condition demands to be known, and what a dossier declares."""

from collections.abc import Callable
from datetime import date
from typing import Any

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ORGANISATION
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import NamedWindow
from tests.reference.records import Question, Record
from tests.reference.time import first_reaching, local_day


def knows_all_that_could(
    question: Question, fact_type: str, where: c.Condition, outer: Record | None = None, since: date | None = None
) -> bool:
    """Return whether no record is missing that could meet ``where``; ``since`` bounds their from-days too."""
    given = question.given(fact_type)
    if fact_type == ORGANISATION:
        return True
    if given.complete is False or question.behind(fact_type):
        return False
    stated = given.as_at or question.facts.as_at
    declarations = [{}] if given.complete is True else given.complete
    told = [
        declaration
        for declaration in declarations
        if question.known_on is None or (declaration.get("stated_on") or stated) <= question.known_on
    ]
    bounds = [bound for bound in (since, _lower_bound(question, fact_type, where, outer)) if bound is not None]
    first = max(bounds, default=None)

    def declared(value: Any) -> bool:
        return any(
            ("for" not in declaration or (value is not None and value in declaration["for"]))
            and ("since" not in declaration or (first is not None and declaration["since"] <= first))
            for declaration in told
        )

    return declared(None) or _demand_met(question, fact_type, where, outer, declared)


def _demand_met(
    question: Question, fact_type: str, where: c.Condition, outer: Record | None, declared: Callable[[Any], bool]
) -> bool:
    """Return whether the values of the slice field that a condition demands are declared; anything else: not."""
    slice_field = question.norm.fact_types[fact_type].slice
    match where:
        case c.All(parts):
            return any(_demand_met(question, fact_type, part, outer, declared) for part in parts)
        case c.Any(parts):
            return all(_demand_met(question, fact_type, part, outer, declared) for part in parts)
        case c.Compare(field, c.Comparison.EQUAL, operand) | c.Includes(field, operand) if field == slice_field:
            values, needed = _values(question, (operand,), outer), all
        case c.In(field, operand) | c.IncludesAny(field, operand) if field == slice_field:
            values, needed = _values(question, operand, outer), all
        case c.IncludesAtLeast(field, _, operand) if field == slice_field and operand is not None:
            values, needed = _values(question, operand, outer), all
        case c.IncludesAll(field, operand) if field == slice_field:
            values, needed = _values(question, operand, outer), any
        case _:
            return False
    return values is not None and needed(declared(value) for value in values)


def _values(question: Question, operand: Any, outer: Record | None) -> list[Any] | None:
    """Return the values that an operand names; nothing for one that is known none; None when it could be any."""
    if isinstance(operand, tuple):
        several = [_values_of_one(question, one, outer) for one in operand]
        return None if None in several else [value for found in several if found is not None for value in found]
    return _values_of_one(question, operand, outer)


def _values_of_one(question: Question, operand: Any, outer: Record | None) -> list[Any] | None:
    match operand:
        case c.Own() | c.ParameterAt():
            return None
        case c.Its(field):
            assert outer is not None
            value = outer.value(field)
        case c.OwnOrganisation():
            value = question.facts.organisation
        case _:
            value = question.written(operand)
    if value is NOT_SUPPLIED:
        return None
    if value is NONE:
        return []
    return list(value) if isinstance(value, tuple | frozenset) else [value]


def _lower_bound(question: Question, fact_type: str, where: c.Condition, outer: Record | None) -> date | None:
    """Return the first from-day that a record which meets ``where`` can have; None: any."""
    from_fields = question.norm.fact_types[fact_type].from_fields
    match where:
        case c.All(parts):
            found = [_lower_bound(question, fact_type, part, outer) for part in parts]
            return max((bound for bound in found if bound is not None), default=None)
        case c.Any(parts):
            found = [_lower_bound(question, fact_type, part, outer) for part in parts]
            return None if None in found else min((bound for bound in found if bound is not None), default=None)
        case c.WithinLast(field, window) if from_fields == (field,) and not isinstance(window, c.ParameterAt):
            length = question.written(window)
            if length is NamedWindow.UNLIMITED:
                return date.min
            if length is NamedWindow.CALENDAR_YEAR:
                return date(question.as_of.year - 1, 1, 1)
            return first_reaching(question.as_of, length)
        case c.OnSide(field, c.Side.ON_OR_AFTER, operand) if from_fields == (field,):
            return _day(question, operand, outer)
        case _:
            return None


def _day(question: Question, operand: Any, outer: Record | None) -> date | None:
    match operand:
        case c.AsOf():
            return question.as_of
        case c.Its(field):
            assert outer is not None
            value = outer.value(field)
            return None if value is NONE or value is NOT_SUPPLIED else local_day(value)
        case int():
            return date.fromordinal(operand)
        case ParameterOf():
            return date.fromordinal(question.written(operand))
        case _:
            return None
