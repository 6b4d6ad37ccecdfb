"""Registers that a norm itself supplies, as authors write them: each value checked against its field."""

from fractions import Fraction
from typing import Final

from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.values import ABSENCES, Values, literal
from brabantnorm_rules.norm.edition import Reference
from brabantnorm_rules.norm.facts import ID, ORGANISATION, FactType, Field, FieldType
from brabantnorm_rules.source.files import MODULE_LIMITS
from brabantnorm_rules.source.nodes import Items, Node, Scalar

REFERENCE_KEYS: Final = ("as_at", "records")


def read_references(reader: Reader, node: Node, fact_types: Known[FactType], values: Values) -> tuple[Reference, ...]:
    """Return the registers that the norm supplies, as rows still to be entered."""
    references = []
    for key, written in reader.named(node):
        fact_type = fact_types.get(reader, key, key.text)
        found = reader.entries(written, REFERENCE_KEYS, required=REFERENCE_KEYS) or {}
        as_at = reader.day(found["as_at"]) if "as_at" in found else None
        if fact_type is None or as_at is None or "records" not in found:
            continue
        if fact_type.name == ORGANISATION:
            reader.report("reference-organisation", key)
        rows = _read_rows(fact_type, found["records"], values)
        references.append(Reference(fact_type.name, as_at, rows))
    return tuple(references)


def _read_rows(fact_type: FactType, node: Node, values: Values) -> tuple[dict[str, object], ...]:
    reader = values.reader
    fields = {field.name: field for field in fact_type.fields}
    ids: set[str] = set()
    rows: list[dict[str, object]] = []
    for item in reader.items(node, empty=True, most=MODULE_LIMITS.nodes):
        found = reader.entries(item, fields, required=fact_type.required)
        if found is None:
            continue
        for name, written in found.items():
            _check(fields[name], written, values, required=name in fact_type.required)
        record_id = literal(found[ID]) if ID in found else None
        if record_id is not None and record_id in ids:
            reader.report("id-twice", found[ID], id=record_id)
        ids.add(record_id or "")
        rows.append({name: _raw(written) for name, written in found.items()})
    return tuple(rows)


def _check(field: Field, node: Node, values: Values, *, required: bool) -> None:
    """Check a written value; what it stands for is worked out when the row is entered."""
    absent = isinstance(node, Scalar) and (node.value is None or node.value in ABSENCES)
    if absent and not required:
        return
    if field.type is FieldType.SET:
        for item in values.reader.items(node, empty=True):
            values.read(field, item)
    elif field.type is FieldType.INSTANT:
        values.reader.text(node)
    else:
        values.read(field, node)


def _raw(node: Node) -> str | int | Fraction | bool | tuple[str, ...] | None:
    """Return a written value as it is; a list is a set's members."""
    if isinstance(node, Items):
        return tuple(item.text for item in node if isinstance(item, Scalar))
    return node.value if isinstance(node, Scalar) else None
