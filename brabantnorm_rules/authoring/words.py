"""Words as authors write them: what people call the values of enums and sets."""

from typing import Final

from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.values import Values
from brabantnorm_rules.norm.facts import Domain, FactType, FieldType
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.norm.words import Words
from brabantnorm_rules.source.nodes import Node, Scalar

_SORTS: Final = (FieldType.ENUM, FieldType.SET)
_DOTS: Final = 2


def read_words(reader: Reader, node: Node, fact_types: Known[FactType], changes: Known[Change]) -> Words:
    """Return the words of a norm; one for what is no value of any field, and no change, is reported."""
    values = {value for fact_type in fact_types.found.values() for field in fact_type.fields for value in field.values}
    whole = fact_types.complete and changes.complete and not fact_types.broken and not changes.broken
    known = Known("unknown-token", dict.fromkeys((*values, *changes.found), True), complete=whole)
    found = {}
    for key, written in reader.named(node):
        word = reader.wording(written)
        if key.text.count(".") == _DOTS:
            _check_field(reader, key, fact_types, changes)
        else:
            known.get(reader, key, key.text)
        if word is not None:
            found[key.text] = word
    return Words(found)


def _check_field(reader: Reader, key: Scalar, fact_types: Known[FactType], changes: Known[Change]) -> None:
    """Check that a field may hold the value that it has a word of its own for: ``type.field.value``."""
    type_name, field_name, value = key.text.split(".")
    fact_type = fact_types.get(reader, key, type_name)
    if fact_type is None or f"{type_name}.{field_name}" in fact_types.broken:
        return
    fields = {
        field.name: field
        for field in fact_type.fields
        if field.type in _SORTS and field.domain is not Domain.ORGANISATION
    }
    field = Known("unknown-field", fields, fact_type=type_name).get(reader, key, field_name)
    if field is not None:
        Values(reader, changes).accept(field, value, key)
