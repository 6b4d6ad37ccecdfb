"""Dossiers in schemas: as a file of their own, and as scenarios hold them."""

from collections.abc import Iterable

from brabantnorm_rules.authoring.values import ABSENCES
from brabantnorm_rules.dossier.cells import PATTERNS
from brabantnorm_rules.dossier.declarations import DECLARATION_KEYS, FOR, SINCE, STATED_ON
from brabantnorm_rules.dossier.exports import EXPORT_KEYS, FILE
from brabantnorm_rules.dossier.organisations import KIND, NAME
from brabantnorm_rules.dossier.reading import (
    CONFIDENTIALITY,
    DEVIATION_KEYS,
    DOSSIER_KEYS,
    DOSSIER_REQUIRED,
    LET_IN_KEYS,
    RECORDS,
    REGISTER_KEYS,
)
from brabantnorm_rules.dossier.times import DAY as WRITTEN_DAY
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import (
    ID,
    KIND_FIELD,
    ORGANISATION,
    ORGANISATION_ID,
    Confidentiality,
    FactType,
    Field,
    FieldType,
)
from brabantnorm_rules.source.files import ENCODINGS
from brabantnorm_rules.source.tables import DELIMITERS
from brabantnorm_rules.workbench.schemas.records import record_schema, value_schema
from brabantnorm_rules.workbench.schemas.shapes import (
    ANYTHING,
    TEXT,
    TRUTH,
    VERSION,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    named,
    pattern,
    requires,
    words,
)

DAY = pattern(rf"\s*{WRITTEN_DAY.pattern}\s*")
_NOTHING: Schema = {"type": "null"}


def dossier_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of a dossier in one file, or of the file of a folder that holds one."""
    fields = [f"{fact_type.name}.{field.name}" for fact_type in norm.fact_types.values() for field in fact_type.fields]
    deviation = {**dict.fromkeys(DEVIATION_KEYS, TEXT), "rule": words(norm.rules), "decided_on": DAY, "until": DAY}
    let_in = closed(LET_IN_KEYS, {"field": words(fields), "reason": TEXT}, LET_IN_KEYS)
    values = {
        "format": VERSION,
        "norm": {"const": norm.id},
        "organisation": organisation_schema(norm, required=(ID, NAME, KIND)),
        "as_at": DAY,
        "registers": either(_NOTHING, _registers(norm, definitions)),
        "deviations": either(_NOTHING, list_of(closed(DEVIATION_KEYS, deviation, DEVIATION_KEYS), least=0)),
        "let_in": either(_NOTHING, list_of(let_in, least=0)),
        CONFIDENTIALITY: either(_NOTHING, words(Confidentiality)),
    }
    return closed(DOSSIER_KEYS, values, required=DOSSIER_REQUIRED)


def organisation_schema(norm: Norm, *, required: Iterable[str] = (), **more: Schema) -> Schema:
    """Return the schema of what is said of the organisation of a dossier, with ``more`` beside it."""
    known = {ID: pattern(rf"\s*(?:{ORGANISATION_ID.pattern})\s*"), NAME: TEXT, KIND: words(norm.kinds)}
    fields = norm.fact_types[ORGANISATION].fields
    others = {field.name: value_schema(norm, field, required=False) for field in fields if field.name != KIND_FIELD}
    values = {**others, **known, **more}
    return closed(values, values, required=required)


def complete_schema(norm: Norm, fact_type: FactType) -> Schema:
    """Return the schema of what is said of a register's completeness."""
    values = {SINCE: either(_NOTHING, DAY), STATED_ON: either(_NOTHING, DAY), FOR: _NOTHING}
    field = fact_type.field(fact_type.slice) if fact_type.slice else None
    if field is not None:
        values[FOR] = either(_NOTHING, list_of(_one(norm, field)))
    return either(TRUTH, list_of(closed(DECLARATION_KEYS, values), least=0))


def _one(norm: Norm, field: Field) -> Schema:
    """Return one value of a field, also of one that holds several."""
    value = value_schema(norm, field, required=True)
    items: Schema = value.get("items", value)
    return items


def _registers(norm: Norm, definitions: Definitions) -> Schema:
    registers = {name: _register(norm, fact_type, definitions) for name, fact_type in norm.fact_types.items()}
    return closed(registers, registers)


def _register(norm: Norm, fact_type: FactType, definitions: Definitions) -> Schema:
    names = [field.name for field in fact_type.fields]
    header = either(TEXT, {"type": "number"}, TRUTH)
    values = {
        "complete": complete_schema(norm, fact_type),
        "as_at": DAY,
        "empty_is_none": list_of(words(names), least=0),
        RECORDS: list_of(record_schema(norm, fact_type, definitions), least=0),
        FILE: TEXT,
        "encoding": words(ENCODINGS),
        "delimiter": words((*DELIMITERS, "tab")),
        "columns": closed(names, dict.fromkeys(names, header)),
        "ignore": list_of(header, least=0),
        "values": closed(names, {field.name: named(_ours(norm, field), TEXT) for field in fact_type.fields}),
        "dates": words(PATTERNS),
    }
    without = {"anyOf": [requires(key) for key in EXPORT_KEYS]}
    return {
        **closed(REGISTER_KEYS, values),
        "oneOf": [requires(FILE), {**requires(RECORDS), "not": without}],
    }


def _ours(norm: Norm, field: Field) -> Schema:
    """Return what a word of an export may stand for."""
    if field.name == ID:
        return ANYTHING
    value = value_schema(norm, field, required=False)
    return either(_one(norm, field), words(ABSENCES), value) if field.type is FieldType.SET else value
