"""Fact types as authors write them: their fields, and when a record of them exists."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from brabantnorm_rules.authoring.periods import read_window
from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.values import ABSENCES
from brabantnorm_rules.norm.facts import (
    DENOMINATOR,
    ID,
    JUDGEMENT,
    KIND_FIELD,
    NUMERATOR,
    ORGANISATION,
    RECORDED_ON,
    SUBJECT,
    TOTALS,
    VERDICT,
    Confidentiality,
    Domain,
    FactType,
    Field,
    FieldType,
    RecordKind,
)
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Window
from brabantnorm_rules.source.nodes import Node, Scalar

TYPE_KEYS: Final = (
    "title",
    "kind",
    "from",
    "until",
    "newest_per",
    "valid_for",
    "slice",
    "required",
    "fields",
    "confidentiality",
)
SORTS: Final = ("type", "date", "enum", "set", "number", "set_of", "one_of")
FIELD_KEYS: Final = (*SORTS, "own", "left_out", "title", "confidentiality")
PLAIN: Final = {
    str(kind): kind
    for kind in (FieldType.DATE, FieldType.INSTANT, FieldType.BOOL, FieldType.TEXT, FieldType.ID, FieldType.URI)
}
UNITS: Final = ("count", "eur", "fte")
_KEY_TYPES: Final = (FieldType.ENUM, FieldType.ID)
_SLICE_TYPES: Final = (FieldType.ENUM, FieldType.SET, FieldType.ID)
TAKEN: Final = (ID, RECORDED_ON, "any", "all", "not", "has", "its", "as_of", "up_to_date_with")
_VERDICTS: Final = ("ja", "deels", "nee")
_NO_OTHERS: Final[Mapping[str, Field]] = MappingProxyType({})
_IMPLICIT: Final = (Field(ID, FieldType.ID), Field(RECORDED_ON, FieldType.DATE))


def read_fact_types(reader: Reader, node: Node) -> tuple[Known[FactType], tuple[Scalar, ...]]:
    """Return the fact types, and the places where one takes its validity from a parameter."""
    known: Known[FactType] = Known("unknown-fact-type")
    validities: list[Scalar] = []
    for key, written in reader.named(node):
        name = reader.name(key)
        if name is None:
            continue
        fact_type = _FactTypeReader(reader, name, known.broken).read(written, validities)
        known.add(name, fact_type)
        if fact_type is not None:
            _check_reserved(reader, fact_type, written, known.broken)
    if ORGANISATION not in known.found and ORGANISATION not in known.broken:
        reader.report("fact-type-missing", node, name=ORGANISATION)
    return known, tuple(validities)


@attrs.define(eq=False)
class _FactTypeReader:
    reader: Reader
    name: str
    broken: set[str]
    fields: dict[str, Field] = attrs.field(factory=dict)

    def read(self, node: Node, validities: list[Scalar]) -> FactType | None:
        """Return the fact type of a name."""
        reader = self.reader
        found = reader.entries(node, TYPE_KEYS, required=("kind", "fields"))
        if not found:
            return None
        if "fields" in found:
            self._read_fields(found["fields"])
        kind = reader.word(found["kind"], RecordKind) if "kind" in found else None
        if kind is None:
            return None
        valid_for: Window | ParameterOf | None = None
        if "valid_for" in found:
            written = found["valid_for"]
            if isinstance(written, Scalar) and isinstance(written.value, str) and written.value.startswith("$"):
                validities.append(written)
                valid_for = ParameterOf(written.value[1:])
            else:
                valid_for = read_window(reader, written)
        self._check_kind(kind, found, node)
        implicit = {field.name: field for field in _IMPLICIT}
        required = [field.name for field in self._named_fields(found.get("required"), among=implicit)]
        return FactType(
            name=self.name,
            kind=kind,
            fields=(_IMPLICIT[0], *self.fields.values(), _IMPLICIT[1]),
            title=reader.wording(found["title"]) if "title" in found else None,
            required=tuple(dict.fromkeys((ID, *required))),
            from_fields=self._from_fields(found.get("from")),
            until=self._until(found.get("until")),
            newest_per=tuple(
                field.name for field in self._named_fields(found.get("newest_per"), _KEY_TYPES, "key-field-expected")
            ),
            valid_for=valid_for,
            slice=next(
                (field.name for field in self._fields_at(found.get("slice"), _SLICE_TYPES, "slice-field-expected")),
                None,
            ),
            confidentiality=_confidentiality(reader, found.get("confidentiality")) or Confidentiality.INTERNAL,
        )

    def _read_fields(self, node: Node) -> None:
        for key, written in self.reader.named(node):
            name = self.reader.name(key)
            if name is None:
                continue
            if name in TAKEN:
                self.reader.report("name-taken", key, name=name)
                continue
            field = read_field(self.reader, name, written)
            if field is None:
                self.broken.add(f"{self.name}.{name}")
            else:
                self.fields[name] = field

    def _check_kind(self, kind: RecordKind, found: dict[str, Node], node: Node) -> None:
        statement = kind is RecordKind.STATEMENT
        needed = {
            RecordKind.THING: (),
            RecordKind.EVENT: ("from",),
            RecordKind.STATEMENT: ("from", "newest_per"),
        }[kind]
        refused = ("until",) if kind is RecordKind.EVENT or statement else ()
        refused = refused if statement else (*refused, "newest_per", "valid_for")
        for key in needed:
            if key not in found:
                self.reader.report("kind-needs", node, kind=str(kind), key=key)
        for key in refused:
            if key in found:
                self.reader.report("kind-refuses", found[key], kind=str(kind), key=key)

    def _from_fields(self, node: Node | None) -> tuple[str, ...]:
        if node is None or isinstance(node, Scalar):
            return tuple(
                field.name for field in self._fields_at(node, (FieldType.DATE, FieldType.INSTANT), "day-field-expected")
            )
        fields = self._named_fields(node, (FieldType.DATE,), "day-field-expected")
        if len(fields) > 2:
            self.reader.report("two-from-fields", node)
        return tuple(field.name for field in fields[:2])

    def _until(self, node: Node | None) -> str | None:
        fields = self._fields_at(node, (FieldType.DATE,), "day-field-expected")
        return fields[0].name if fields else None

    def _named_fields(
        self,
        node: Node | None,
        types: Collection[FieldType] = tuple(FieldType),
        code: str = "",
        among: Mapping[str, Field] = _NO_OTHERS,
    ) -> tuple[Field, ...]:
        items = () if node is None else self.reader.texts(node)
        return tuple(field for item in items for field in self._fields_at(item, types, code, among))

    def _fields_at(
        self, node: Node | None, types: Collection[FieldType], code: str, among: Mapping[str, Field] = _NO_OTHERS
    ) -> tuple[Field, ...]:
        """Return the field that a node names, its own or ``among`` others, of one of ``types``, or nothing."""
        name = self.reader.text(node) if node is not None else None
        if name is None or node is None or f"{self.name}.{name}" in self.broken:
            return ()
        field = Known("unknown-field", {**self.fields, **among}, fact_type=self.name).get(self.reader, node, name)
        if field is None:
            return ()
        if field.type not in types:
            self.reader.report(code, node, field=name, types=", ".join(types))
            return ()
        return (field,)


def read_field(reader: Reader, name: str, node: Node) -> Field | None:
    """Return one field: a word for its type, or a mapping with what more there is to say."""
    if isinstance(node, Scalar):
        return _with_type(reader, Field(name, FieldType.TEXT), node)
    found = reader.entries(node, FIELD_KEYS)
    if found is None:
        return None
    sorts = [key for key in found if key in SORTS]
    if len(sorts) != 1:
        reader.report("one-type-expected", node, field=name)
        return None
    field = _with_sort(reader, Field(name, FieldType.TEXT), sorts[0], found[sorts[0]])
    if field is None:
        return None
    if "own" in found and reader.truth(found["own"]):
        if field.type not in (FieldType.ENUM, FieldType.SET) or field.domain is not None:
            reader.report("own-not-here", found["own"], field=name)
        field = attrs.evolve(field, own=True)
    if "left_out" in found and reader.only(found["left_out"], "none"):
        field = attrs.evolve(field, left_out_none=True)
    return attrs.evolve(
        field,
        title=reader.wording(found["title"]) if "title" in found else None,
        confidentiality=_confidentiality(reader, found.get("confidentiality")),
    )


def _with_type(reader: Reader, field: Field, node: Node) -> Field | None:
    text = reader.text(node)
    if text is None:
        return None
    types = Known("unknown-type", PLAIN)
    found = types.get(reader, node, text)
    return None if found is None else attrs.evolve(field, type=found)


def _with_sort(reader: Reader, field: Field, sort: str, node: Node) -> Field | None:
    match sort:
        case "type":
            return _with_type(reader, field, node)
        case "date":
            if not reader.only(node, "ahead"):
                return None
            return attrs.evolve(field, type=FieldType.DATE, ahead=True)
        case "enum" | "set":
            values = []
            for item in reader.texts(node):
                value = reader.name(item)
                if value in ABSENCES:
                    reader.report("value-reserved", item, value=value)
                elif value is not None:
                    values.append(value)
            return attrs.evolve(field, type=FieldType(sort), values=tuple(values)) if values else None
        case "number":
            unit = reader.text(node)
            if unit is None:
                return None
            known = Known("unknown-unit", dict.fromkeys(UNITS, True))
            return attrs.evolve(field, type=FieldType.NUMBER, unit=unit) if known.get(reader, node, unit) else None
        case _:
            domain = reader.word(node, Domain)
            if domain is None:
                return None
            if sort == "one_of" and not reader.only(node, str(Domain.CHANGE)):
                return None
            return attrs.evolve(field, type=FieldType.SET if sort == "set_of" else FieldType.ENUM, domain=domain)


def _confidentiality(reader: Reader, node: Node | None) -> Confidentiality | None:
    return None if node is None else reader.word(node, Confidentiality)


def _check_reserved(reader: Reader, fact_type: FactType, node: Node, broken: set[str]) -> None:
    """Check what the library itself asks of the organisation, of totals and of attestations."""
    numbers = dict.fromkeys((NUMERATOR, DENOMINATOR), FieldType.NUMBER)
    expected = {
        ORGANISATION: (RecordKind.THING, {KIND_FIELD: FieldType.ENUM}),
        TOTALS: (RecordKind.STATEMENT, numbers),
        JUDGEMENT: (RecordKind.STATEMENT, {SUBJECT: FieldType.ENUM, VERDICT: FieldType.ENUM}),
    }
    if fact_type.name not in expected:
        return
    kind, fields = expected[fact_type.name]
    if fact_type.kind is not kind:
        reader.report("reserved-kind", node, name=fact_type.name, kind=str(kind))
    for name, field_type in fields.items():
        if f"{fact_type.name}.{name}" in broken:
            continue
        field = fact_type.field(name)
        if field is None or field.type is not field_type:
            reader.report("reserved-field", node, name=fact_type.name, field=name, type=str(field_type))
        elif name == VERDICT and set(field.values) != set(_VERDICTS):
            reader.report("reserved-values", node, field=name, values=", ".join(_VERDICTS))
    if fact_type.name == JUDGEMENT and fact_type.newest_per != (SUBJECT,):
        reader.report("reserved-key", node, name=fact_type.name, field=SUBJECT)
    if fact_type.name == ORGANISATION and (fact_type.from_fields or fact_type.until):
        reader.report("organisation-always-exists", node)
