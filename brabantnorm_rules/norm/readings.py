"""Readings: a norm as it is when other choices are made where its text admits them."""

from collections.abc import Mapping

import attrs

from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import DatedValue, Parameter, ParameterValue


def admitted(parameter: Parameter, value: ParameterValue) -> ParameterValue | None:
    """Return the alternative that a parameter admits and a value stands for; None when it admits no such value.

    Of a set the order of its members says nothing.
    """
    return next((found for dated in parameter.values for found in dated.admitted if _same(found, value)), None)


def with_readings(norm: Norm, readings: Mapping[str, ParameterValue]) -> Norm:
    """Return a norm in which parameters have other values that they admit, wherever they admit them.

    Raises KeyError for a name that no parameter has, and ValueError for a value that is not admitted.
    """
    if not readings:
        return norm
    for name, value in readings.items():
        if admitted(norm.parameters[name], value) is None:
            raise ValueError(f"parameter {name!r} does not admit {value!r}")
    return norm.memo.get(("readings", tuple(sorted(readings.items(), key=str))), lambda: _read_so(norm, readings))


def _read_so(norm: Norm, readings: Mapping[str, ParameterValue]) -> Norm:
    return norm.with_parameters(choose(norm.parameters[name], value) for name, value in readings.items())


def choose(parameter: Parameter, value: ParameterValue) -> Parameter:
    """Return a parameter that has a value wherever it admits it."""
    return attrs.evolve(parameter, values=tuple(_value_of(dated, value) for dated in parameter.values))


def _value_of(dated: DatedValue, value: ParameterValue) -> DatedValue:
    found = next((each for each in dated.admitted if _same(each, value)), None)
    return dated if found is None else attrs.evolve(dated, value=found)


def _same(one: ParameterValue, other: ParameterValue) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other
