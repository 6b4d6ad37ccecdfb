"""Settings: a parameter's value that an organisation chooses itself, read and checked as an author's would be."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs

from brabantnorm_rules.authoring.parameters import read_value
from brabantnorm_rules.authoring.shapes import Reader, shown
from brabantnorm_rules.authoring.vocabulary import vocabulary_of
from brabantnorm_rules.errors import DossierError, Place
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import (
    DatedValue,
    Origin,
    Parameter,
    ParameterOf,
    ParameterType,
    ParameterValue,
    json_value,
)
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.norm.readings import admitted, choose
from brabantnorm_rules.norm.rules import Counted, Exists, Question, Share, questions_inside
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar

_FRACTION: Final = re.compile(r"\d{1,12}/\d{1,12}", re.ASCII)


def read_setting(norm: Norm, name: str, value: object) -> ParameterValue:
    """Return the value of its own that an organisation gives a parameter.

    ``value`` is as an author writes it: ``{"years": 1}``, a window's name, a date or ISO text, an exact number (also as
    text: ``"19/20"``), a field's name, or a list of words. A parameter that is a reading takes only what its norm
    admits; of words and fields only those are taken that the norm names for it somewhere.

    Raises KeyError for a parameter that the norm does not have, DossierError with what is not right of the value.
    """
    parameter = norm.parameters[name]
    reader = Reader()
    node = _node(value, Place(within=name))
    read = read_value(reader, node, parameter, vocabulary_of(norm))
    if read is not None and not reader.problems:
        _check(reader, norm, parameter, read, node)
    if reader.problems or read is None:
        raise DossierError(reader.problems, report(reader.problems))
    return read


def with_setting(norm: Norm, name: str, value: ParameterValue) -> Norm:
    """Return a norm in which a parameter has a value of the organisation's own, for every kind and on every date.

    A reading has it wherever the norm admits it.
    """
    parameter = norm.parameters[name]
    chosen = choose(parameter, value).values if _admits(parameter) else (DatedValue(value),)
    values = tuple(attrs.evolve(dated, origin=None) for dated in chosen)
    own = attrs.evolve(parameter, origin=Origin.ORGANISATION, values=values)
    return norm.memo.get_dated(("setting", own), lambda: norm.with_parameters([own]))


def write_setting(norm: Norm, name: str, value: ParameterValue) -> Any:
    """Return a value as a JSON value that `read_setting` reads back."""
    is_day = norm.parameters[name].type is ParameterType.DATE and isinstance(value, int)
    return json_value(date.fromordinal(value) if is_day else value)  # type: ignore[arg-type]  # a day is a whole number


def _admits(parameter: Parameter) -> bool:
    return any(dated.admitted for dated in parameter.values)


def _node(value: object, place: Place) -> Node:
    """Return a value of code or JSON as what an author would have written."""
    match value:
        case Mapping():
            return Entries(
                tuple((Scalar(str(key), place, str(key)), _node(item, place)) for key, item in value.items()), place
            )
        case list() | tuple() | set() | frozenset():
            return Items(tuple(_node(item, place) for item in value), place)
        case bool() | int() | Fraction() | None:
            return Scalar(value, place, str(value).lower())
        case Decimal() if value.is_finite():
            return Scalar(Fraction(value), place, str(value))
        case date() if not isinstance(value, datetime):
            return Scalar(value.isoformat(), place, value.isoformat())
        case str() if _FRACTION.fullmatch(value) and not value.endswith("/0"):
            return Scalar(Fraction(value), place, value)
        case str():
            return Scalar(value, place, value)
        case _:
            return Items((), place)


def _check(reader: Reader, norm: Norm, parameter: Parameter, value: ParameterValue, node: Node) -> None:
    """Report a value that a reading does not admit, or that what asks for the parameter was not read with."""
    if _admits(parameter) and admitted(parameter, value) is None:
        reader.report("reading-not-admitted", node, name=parameter.name, text=shown(node))
    elif isinstance(value, Clock) is not isinstance(parameter.values[0].value, Clock):
        reader.report("calendar-and-clock", node)
    elif isinstance(value, str | tuple) and parameter.type is not ParameterType.WINDOW:
        _check_words(reader, parameter, value, node)
    elif parameter.type is ParameterType.NUMBER and isinstance(value, int | Fraction):
        checks = (check for rule in norm.rules.values() for check in rule.checks)
        for question in (question for check in checks for question in questions_inside(check.question)):
            _check_number(reader, question, parameter.name, value, node)
            if reader.problems:
                return


def _check_words(reader: Reader, parameter: Parameter, value: str | tuple[str | bool, ...], node: Node) -> None:
    """Report words that the norm does not name for a parameter: its rules were read with those that it does."""
    known = {word: None for ever in parameter.ever() for word in _words(ever)}
    options = list(map(str, known))
    for word in _words(value):
        if word not in known:
            suggestion = reader.suggest(str(word), options)
            reader.report("unknown-word", node, word=str(word), allowed=", ".join(options), suggestion=suggestion)


def _words(value: object) -> tuple[str | bool, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _check_number(reader: Reader, question: Question, name: str, value: int | Fraction, node: Node) -> None:
    asked = ParameterOf(name)
    is_share = isinstance(question, Share | Counted) and question.at_least == asked
    is_number = isinstance(question, Exists) and question.at_least == asked
    is_most = isinstance(question, Counted) and question.at_most == asked
    if is_share and not 0 <= value <= 1:
        reader.report("share-expected", node, text=str(value))
    elif (is_number or is_most) and value.denominator != 1:
        reader.report("whole-number-expected", node, text=str(value))
    elif (is_number and value < 1) or (is_most and value < 0):
        reader.report("number-too-small", node, text=str(value), least=1 if is_number else 0)
