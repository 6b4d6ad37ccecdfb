"""Written: values, fact types and records of scaffolds, as an author would write them in YAML."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.facts import ID, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.law import ChangeList
from brabantnorm_rules.norm.parameters import DatedValue, Parameter, ParameterType, ParameterValue, json_value

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|-?[0-9]+(\.[0-9]+)?", re.ASCII)
_RUNNING: Final = 7300
"""Days after its first when a record that must have an end ends."""

_WORDS: Final = ("true", "false", "null", "yes", "no", "on", "off")


def flow(value: Any) -> str:
    """Return a value on one line: a mapping in braces, a list in brackets, text in quotes where it needs them."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if not _PLAIN.fullmatch(value) or value in _WORDS:
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)


def wording(text: Wording) -> str:
    """Return a text in both languages."""
    return f'{{nl: "{_quoted(text.nl)}", en: "{_quoted(text.en)}"}}'


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def fact_type_lines(fact_type: FactType) -> Iterator[str]:
    """Yield the lines of a fact type under ``fact_types``."""
    yield f"  {fact_type.name}:"
    if fact_type.title is not None:
        yield f"    title: {wording(fact_type.title)}"
    yield f"    kind: {fact_type.kind}"
    if fact_type.from_fields:
        yield f"    from: {fact_type.from_fields[0]}"
    if fact_type.until:
        yield f"    until: {fact_type.until}"
    if fact_type.newest_per:
        yield f"    newest_per: {flow(fact_type.newest_per)}"
    if fact_type.slice:
        yield f"    slice: {fact_type.slice}"
    if fact_type.required:
        yield f"    required: {flow(fact_type.required)}"
    yield "    fields:"
    for field in fact_type.fields:
        yield f"      {field.name}: {_field(field)}"
    yield f"    confidentiality: {fact_type.confidentiality}"


def _field(field: Field) -> str:
    if field.domain is not None:
        return f"{{set_of: {'change' if field.domain is Domain.CHANGE else 'organisation'}}}"
    if field.values:
        return f"{{{field.type}: {flow(field.values)}}}"
    return "{date: ahead}" if field.ahead else str(field.type)


def change_list_lines(listed: ChangeList) -> Iterator[str]:
    """Yield the lines of a list of changes under ``changes``."""
    yield f"  {listed.name}:"
    for change in listed.changes:
        yield f"    - id: {change.id}"
        yield f"      title: {wording(change.title)}"
        yield f"      in_force: {date.fromordinal(change.in_force).isoformat()}"
        yield f"      known: {date.fromordinal(change.known).isoformat()}"
        yield f"      confidence: {change.confidence}"


def record(fact_type: FactType, given: Mapping[str, Any], changes: tuple[str, ...], day: date) -> dict[str, Any]:
    """Return the fields of a record: those given, and something for what is required besides."""
    needed = [name for name in (*fact_type.required, *fact_type.from_fields[-1:]) if name not in (ID, RECORDED_ON)]
    fields = [field for name in needed if name not in given and (field := fact_type.field(name)) is not None]
    running = day + timedelta(_RUNNING)
    samples = {
        field.name: _sample(field, changes, running if field.name == fact_type.until else day) for field in fields
    }
    return {**samples, **given}


def _sample(field: Field, changes: tuple[str, ...], day: date) -> Any:
    values = changes if field.domain is Domain.CHANGE else field.values
    match field.type:
        case FieldType.DATE:
            return day.isoformat()
        case FieldType.INSTANT:
            return f"{day.isoformat()}T12:00"
        case FieldType.BOOL:
            return True
        case FieldType.NUMBER:
            return 1
        case FieldType.SET:
            return ["gm9901"] if field.domain is Domain.ORGANISATION else list(values[:1])
        case FieldType.ENUM:
            return values[0]
        case FieldType.URI:
            return "https://voorbeeld.invalid"
        case _:
            return "voorbeeld"


def parameter_lines(parameter: Parameter) -> Iterator[str]:
    """Yield the lines that set a parameter to the values that it has, under ``set``."""
    yield f"  {parameter.name}:"
    only = parameter.values[0]
    if parameter.values == (attrs.evolve(only, since=None, kind=None, origin=None),):
        yield f"    value: {_value(parameter, only.value)}"
        if only.admitted:
            yield f"    admitted: [{', '.join(_value(parameter, value) for value in only.admitted)}]"
    else:
        yield "    values:"
        for dated in parameter.values:
            yield f"      - {{{', '.join(_dated(parameter, dated))}}}"


def _dated(parameter: Parameter, dated: DatedValue) -> Iterator[str]:
    if dated.kind is not None:
        yield f"for: {dated.kind}"
    if dated.since is not None:
        yield f"from: {date.fromordinal(dated.since).isoformat()}"
    yield f"value: {_value(parameter, dated.value)}"
    if dated.admitted:
        yield f"admitted: [{', '.join(_value(parameter, value) for value in dated.admitted)}]"
    if dated.origin is not None:
        yield f"origin: {dated.origin}"


def _value(parameter: Parameter, value: ParameterValue) -> str:
    if parameter.type is ParameterType.DATE and isinstance(value, int):
        return date.fromordinal(value).isoformat()
    if isinstance(value, Fraction):
        return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    return flow(json_value(value))
