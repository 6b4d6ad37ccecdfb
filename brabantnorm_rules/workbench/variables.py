"""Variables: the checks that ``for_each`` made, put together again as one check with names in it."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from brabantnorm_rules.norm.mentions import field_of
from brabantnorm_rules.norm.rules import Check, Question


class Variable(str):
    """The name of a variable, in the place of the values that ``for_each`` fills in."""

    __slots__ = ()


@attrs.frozen
class Axis:
    """One variable, with its values in order, and the set parameter that they come from (empty: written out).

    ``fields`` are those that the checks ask each value of, as ``type.field``.
    """

    name: str
    values: tuple[str | bool, ...]
    fields: Mapping[str | bool, str]
    parameter: str = ""


def axes_of(checks: Sequence[Check]) -> tuple[Axis, ...]:
    """Return the variables of the checks that one ``for_each`` made, in the order in which they were written."""
    columns = {name: tuple(dict(check.variables)[name] for check in checks) for name, _ in checks[0].variables}
    sources = [
        (parameter, tuple(check.active_when[place][1] for check in checks))
        for place, (parameter, _) in enumerate(checks[0].active_when)
    ]
    axes = []
    for name, column in columns.items():
        parameter = ""
        if sources and sources[0][1] == column:
            parameter = sources.pop(0)[0]
        fields = {value: field_of(value, check.question) for value, check in zip(column, checks, strict=True)}
        axes.append(Axis(name, tuple(fields), fields, parameter))
    return tuple(axes)


def with_variables(checks: Sequence[Check]) -> Question | None:
    """Return what all checks of one ``for_each`` ask, with the variables' names where they differ.

    None where they differ in more than that: a list that becomes shorter because a value stands in it twice.
    """
    columns = {tuple(dict(check.variables)[name] for check in checks): name for name, _ in checks[0].variables}
    try:
        merged: Question = _merge([check.question for check in checks], columns)
    except ValueError:
        return None
    return merged


def _merge(values: Sequence[Any], columns: Mapping[tuple[Any, ...], str]) -> Any:
    first = values[0]
    if all(value == first and type(value) is type(first) for value in values):
        return first
    if tuple(values) in columns:
        return Variable(columns[tuple(values)])
    if len({type(value) for value in values}) == 1:
        if attrs.has(type(first)):
            names = [field.name for field in attrs.fields(type(first))]
            return attrs.evolve(
                first, **{name: _merge([getattr(value, name) for value in values], columns) for name in names}
            )
        if isinstance(first, tuple) and len({len(value) for value in values}) == 1:
            return tuple(_merge(each, columns) for each in zip(*values, strict=True))
    raise ValueError
