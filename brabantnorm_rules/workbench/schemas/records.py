"""Records in schemas: the values that each field of a fact type may be given."""

from brabantnorm_rules.authoring.values import ABSENCES
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.dossier.times import DAY, MOMENT
from brabantnorm_rules.dossier.values import LARGEST_NUMBER, LONGEST_ID, LONGEST_TEXT, OWN_WORD, URI
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, ORGANISATION_ID, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.workbench.schemas.shapes import (
    TRUTH,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    pattern,
    words,
)

_BLANK = {"type": "string", "pattern": r"^\s*$"}


def record_schema(norm: Norm, fact_type: FactType, definitions: Definitions, *, differs: bool = False) -> Schema:
    """Return a reference to the schema of a record.

    One that ``differs`` from another may leave out what is required.
    """
    required = {ID, *fact_type.required}
    fields = {}
    for field in fact_type.fields:
        value = value_schema(norm, field, required=field.name in required)
        name = f"{fact_type.name}.{field.name}"
        fields[field.name] = _titled(definitions.add(name, value), field)
    needed = () if differs else tuple(field.name for field in fact_type.fields if field.name in required)
    return definitions.add(
        f"{fact_type.name}{'-change' if differs else '-record'}", closed(fields, fields, required=needed)
    )


def value_schema(norm: Norm, field: Field, *, required: bool) -> Schema:
    """Return what a field may be given: a value, or where none is ``required`` that there is none or it is unknown."""
    value = _value(norm, field)
    if required:
        return value
    absent = ABSENCES[1:] if field.name == RECORDED_ON else ABSENCES
    return either({"type": "null"}, words(absent), _BLANK, value)


def _value(norm: Norm, field: Field) -> Schema:
    match field.type:
        case FieldType.DATE:
            return _text(DAY.pattern)
        case FieldType.INSTANT:
            return either(_text(DAY.pattern), _text(MOMENT.pattern))
        case FieldType.BOOL:
            return TRUTH
        case FieldType.NUMBER:
            return _number(field.unit)
        case FieldType.SET:
            return list_of(_word(norm, field), least=0)
        case FieldType.ENUM:
            return _word(norm, field)
        case FieldType.URI:
            return {**_text(URI.pattern), "maxLength": LONGEST_TEXT}
    longest = LONGEST_ID if field.type is FieldType.ID else LONGEST_TEXT
    return {"type": "string", "pattern": rf"^\s*\S[\s\S]{{0,{longest}}}$"}


def _number(unit: str) -> Schema:
    number: Schema = {"type": "integer" if unit == "count" else "number", "maximum": LARGEST_NUMBER}
    return {**number, "minimum": -LARGEST_NUMBER if unit == "eur" else 0}


def _word(norm: Norm, field: Field) -> Schema:
    if field.domain is Domain.ORGANISATION:
        return _text(ORGANISATION_ID.pattern)
    listed = change_ids(norm) if field.domain is Domain.CHANGE else field.values
    return either(words(listed), _text(OWN_WORD.pattern)) if field.own else words(listed)


def _text(form: str) -> Schema:
    """Return a text of a form; spaces around it are no part of it."""
    return pattern(rf"\s*(?:{form})\s*")


def _titled(schema: Schema, field: Field) -> Schema:
    return schema if field.title is None else {"description": field.title.nl, **schema}
