"""Fact types and parameters in schemas."""

from brabantnorm_rules.authoring.extending import SET_KEYS
from brabantnorm_rules.authoring.facts import FIELD_KEYS, PLAIN, SORTS, TAKEN, TYPE_KEYS, UNITS
from brabantnorm_rules.authoring.parameters import BUILT_IN, MEMBER_TYPES, PARAMETER_KEYS, VALUE_KEYS
from brabantnorm_rules.authoring.values import ABSENCES
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION, Confidentiality, Domain, Field, RecordKind
from brabantnorm_rules.norm.parameters import Origin, ParameterType
from brabantnorm_rules.norm.rules import Anchor
from brabantnorm_rules.workbench.schemas.operands import DURATION, NUMBER, WINDOW, OperandSchemas
from brabantnorm_rules.workbench.schemas.shapes import (
    DAY,
    NAMES,
    TRUTH,
    WORDING,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    named,
    requires,
    says,
    when,
    words,
)


def fact_types_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the fact types of a norm."""
    field = definitions.add("field", _field())
    fact_type = definitions.add("fact_type", _fact_type(OperandSchemas(norm, definitions).window(), field))
    required = [] if norm.extends else [ORGANISATION]
    return named(fact_type, required=required)


def fields_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of fields that are added to fact types."""
    fields = named(definitions.add("field", _field()), _free_names())
    return closed(norm.fact_types, dict.fromkeys(norm.fact_types, fields))


def _fact_type(window: Schema, field: Schema) -> Schema:
    names = list_of(NAMES, unique=True)
    values = {
        "title": WORDING,
        "kind": words(RecordKind),
        "from": either(NAMES, list_of(NAMES, most=2, unique=True)),
        "until": NAMES,
        "newest_per": names,
        "valid_for": window,
        "slice": NAMES,
        "required": names,
        "fields": named(field, _free_names()),
        "confidentiality": words(Confidentiality),
    }
    event, statement = str(RecordKind.EVENT), str(RecordKind.STATEMENT)
    of_statements = {"newest_per": False, "valid_for": False}
    return {
        **closed(TYPE_KEYS, values, required=("kind", "fields")),
        "allOf": [
            when(says("kind", event), {"required": ["from"], "properties": {"until": False, **of_statements}}),
            when(says("kind", statement), {"required": ["from", "newest_per"], "properties": {"until": False}}),
            when(says("kind", str(RecordKind.THING)), {"properties": of_statements}),
        ],
    }


def _free_names() -> Schema:
    return {**NAMES, "not": {"enum": list(TAKEN)}}


def _field() -> Schema:
    listed = list_of({**NAMES, "not": {"enum": list(ABSENCES)}}, unique=True)
    values = {
        "type": words(PLAIN),
        "date": {"const": "ahead"},
        "enum": listed,
        "set": listed,
        "number": words(UNITS),
        "set_of": words(Domain),
        "one_of": {"const": str(Domain.CHANGE)},
        "own": TRUTH,
        "left_out": {"const": "none"},
        "title": WORDING,
        "confidentiality": words(Confidentiality),
    }
    own = {"properties": {"own": {"const": True}}, "required": ["own"]}
    written = {
        **closed(FIELD_KEYS, values),
        "oneOf": [requires(sort) for sort in SORTS],
        **when(own, {"anyOf": [requires("enum"), requires("set")]}),
    }
    return either(words(PLAIN), written)


# ---- parameters ---------------------------------------------------------------------------------------------------


def parameters_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the parameters of a norm."""
    names = {**NAMES, "not": {"enum": list(BUILT_IN)}}
    return named(definitions.add("parameter", _parameter(norm, definitions)), names)


def set_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of parameters that are set to other values."""
    properties = {}
    for parameter in norm.parameters.values():
        value = _value_of(norm, parameter.type, parameter.of)
        properties[parameter.name] = closed(SET_KEYS, _values(norm, value))
    return closed(properties, properties)


def _parameter(norm: Norm, definitions: Definitions) -> Schema:
    types = norm.fact_types.values()
    members = [f"{fact_type.name}.{field.name}" for fact_type in types for field in fact_type.fields if _listed(field)]
    anything: Schema = {"not": {"type": "null"}}
    values = {"type": words(ParameterType), "of": words((*members, *norm.fact_types)), **_values(norm, anything)}
    by_type = [
        when(says("type", kind), definitions.add(f"parameter-{kind}", _holding(_value_of(norm, kind, ""))))
        for kind in ParameterType
        if kind not in (ParameterType.SET, ParameterType.FIELD)
    ]
    fields = [
        when(says("of", name), definitions.add(f"{name}-day", _holding(_value_of(norm, ParameterType.FIELD, name))))
        for name in norm.fact_types
    ]
    sets = [
        when(says("of", of), definitions.add(f"{of}-members", _holding(_value_of(norm, ParameterType.SET, of))))
        for of in members
    ]
    return {
        **closed(PARAMETER_KEYS, values, required=("type", "origin", "title")),
        "oneOf": [requires("value"), {**requires("values"), "not": requires("admitted")}],
        "allOf": [
            *by_type,
            when(says("type", ParameterType.FIELD), {"required": ["of"], "properties": {"of": words(norm.fact_types)}}),
            when(says("type", ParameterType.SET), {"required": ["of"], "properties": {"of": words(members)}}),
            *fields,
            *sets,
        ],
    }


def _values(norm: Norm, value: Schema) -> dict[str, Schema]:
    """Return what may be said of a parameter's values, by key."""
    written = {"value": value, "admitted": list_of(value, unique=True)}
    origin = {"origin": words(Origin)}
    dated = closed(VALUE_KEYS, {**written, "from": DAY, "for": words(norm.kinds), **origin}, required=["value"])
    return {**written, "values": list_of(dated), "title": WORDING, "note": WORDING, **origin}


def _holding(value: Schema) -> Schema:
    """Return what a parameter's values are, wherever they stand."""
    one = {"value": value, "admitted": {"items": value}}
    return {"properties": {**one, "values": {"items": {"properties": one}}}}


def _value_of(norm: Norm, kind: ParameterType, of: str) -> Schema:
    match kind:
        case ParameterType.WINDOW:
            return WINDOW
        case ParameterType.DURATION:
            return DURATION
        case ParameterType.NUMBER:
            return NUMBER
        case ParameterType.DATE:
            return DAY
        case ParameterType.ANCHOR:
            return words(Anchor)
        case ParameterType.FIELD:
            return words(field.name for field in norm.fact_types[of].fields if field.is_day)
    type_name, _, name = of.partition(".")
    field = norm.fact_types[type_name].field(name)
    return list_of(OperandSchemas(norm, Definitions()).value(field) if field else {}, least=0, unique=True)


def _listed(field: Field) -> bool:
    return field.type in MEMBER_TYPES
