"""Parameters as authors write them: dated values, each checked against its type, and kinds and dates all covered."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.periods import read_duration, read_window
from brabantnorm_rules.authoring.shapes import Known, Reader, shown
from brabantnorm_rules.authoring.values import DAY_TYPES, Values
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.norm.facts import FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import DatedValue, Origin, Parameter, ParameterType, ParameterValue
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.norm.rules import Anchor
from brabantnorm_rules.source.nodes import Node

BUILT_IN: Final = ("organisatie", "partijen")
"""Names that every norm has: the organisation that is assessed, and the norm's parties."""

PARAMETER_KEYS: Final = ("type", "of", "origin", "value", "values", "admitted", "title", "note")
VALUE_KEYS: Final = ("value", "from", "for", "admitted", "origin")
_OF_TYPES: Final = (ParameterType.SET, ParameterType.FIELD)
MEMBER_TYPES: Final = (FieldType.ENUM, FieldType.SET, FieldType.ID, FieldType.BOOL)


def read_parameters(
    reader: Reader, node: Node, fact_types: Known[FactType], kinds: Known[str], values: Values
) -> Known[Parameter]:
    """Return the parameters by name."""
    known: Known[Parameter] = Known("unknown-parameter")
    for key, written in reader.named(node):
        name = reader.name(key)
        if name is None:
            continue
        if name in BUILT_IN:
            reader.report("name-taken", key, name=name)
            continue
        known.add(name, _ParameterReader(reader, name, fact_types, kinds, values).read(written))
    return known


def read_value(reader: Reader, node: Node, parameter: Parameter, words: Vocabulary) -> ParameterValue | None:
    """Return a value that a parameter of a norm may have by its type; ``words`` are that norm's."""
    type_name, _, field_name = parameter.of.partition(".")
    fact_type = words.fact_types.found.get(type_name)
    field = None if fact_type is None else fact_type.field(field_name)
    values = Values(reader, words.changes)
    found = _ParameterReader(
        reader, parameter.name, words.fact_types, words.kinds, values, parameter.type, fact_type, field
    )
    return found.read_value(node)


@attrs.define(eq=False)
class _ParameterReader:
    reader: Reader
    name: str
    fact_types: Known[FactType]
    kinds: Known[str]
    values: Values
    type: ParameterType = ParameterType.NUMBER
    fact_type: FactType | None = None
    field: Field | None = None

    def read(self, node: Node) -> Parameter | None:
        """Return the parameter, or None when it has a problem."""
        reader = self.reader
        already = len(reader.problems)
        found = reader.entries(node, PARAMETER_KEYS, required=("type", "origin", "title"))
        if found is None:
            return None
        kind = reader.word(found["type"], ParameterType) if "type" in found else None
        origin = reader.word(found["origin"], Origin) if "origin" in found else None
        title = reader.wording(found["title"]) if "title" in found else None
        note = reader.wording(found["note"]) if "note" in found else None
        if kind is None:
            return None
        self.type = kind
        of = self._read_of(found.get("of"), node)
        if of is None:
            return None
        dated = self._read_values(found, node)
        if len(reader.problems) == already:
            self._check_cover(dated, node)
            self._check_one_sort(dated, node)
        if len(reader.problems) > already or origin is None or title is None:
            return None
        return Parameter(self.name, kind, origin, title, dated, of, note)

    def _read_of(self, node: Node | None, whole: Node) -> str | None:
        """Return what the values are of, empty for types that are not of anything; None when that has a problem."""
        if self.type not in _OF_TYPES:
            if node is not None:
                self.reader.report("of-not-here", node, type=str(self.type))
            return ""
        if node is None:
            self.reader.report("missing-key", whole, key="of")
            return None
        text = self.reader.text(node)
        if text is None:
            return None
        type_name, _, field_name = text.partition(".")
        self.fact_type = self.fact_types.get(self.reader, node, type_name)
        if self.fact_type is None:
            return None
        if self.type is ParameterType.FIELD:
            if field_name:
                self.reader.report("fact-type-expected", node, text=text)
                return None
            return text
        if not field_name:
            self.reader.report("field-expected", node, text=text)
            return None
        self.field = self.fact_type.field(field_name)
        if self.field is None:
            self.look_up(field_name, node)
            return None
        if self.field.type not in MEMBER_TYPES:
            self.reader.report("set-of-other-field", node, field=text)
            return None
        return text

    def look_up(self, field_name: str, node: Node) -> Field | None:
        """Return the field of this name of the fact type; one that is not there is reported."""
        fact_type = self.fact_type
        if fact_type is None or f"{fact_type.name}.{field_name}" in self.fact_types.broken:
            return None
        fields = Known("unknown-field", {field.name: field for field in fact_type.fields}, fact_type=fact_type.name)
        return fields.get(self.reader, node, field_name)

    def _read_values(self, found: Mapping[str, Node], node: Node) -> tuple[DatedValue, ...]:
        if ("value" in found) == ("values" in found):
            self.reader.report("value-or-values", node)
            return ()
        if "value" in found:
            dated = self._read_dated(found)
            return () if dated is None else (dated,)
        if "admitted" in found:
            self.reader.report("admitted-beside-values", found["admitted"])
        read: list[DatedValue] = []
        for item in self.reader.items(found["values"]):
            entry = self.reader.entries(item, VALUE_KEYS, required=("value",))
            dated = self._read_dated(entry) if entry else None
            if dated is None:
                continue
            if entry and "origin" in entry:
                dated = attrs.evolve(dated, origin=self.reader.word(entry["origin"], Origin))
            if any((other.since, other.kind) == (dated.since, dated.kind) for other in read):
                self.reader.report("same-date-and-kind", item)
            read.append(dated)
        return tuple(read)

    def _read_dated(self, found: Mapping[str, Node]) -> DatedValue | None:
        reader = self.reader
        value = self.read_value(found["value"]) if "value" in found else None
        already = len(reader.problems)
        since = reader.day(found["from"]) if "from" in found else None
        kind = None
        if "for" in found:
            kind = reader.text(found["for"])
            if kind is not None:
                kind = self.kinds.get(reader, found["for"], kind)
        admitted: list[ParameterValue] = []
        for item in reader.items(found["admitted"]) if "admitted" in found else ():
            alternative = self.read_value(item)
            if alternative is not None and alternative in admitted:
                reader.report("value-twice", item, value=shown(item))
            elif alternative is not None:
                admitted.append(alternative)
        if value is None or len(reader.problems) > already:
            return None
        if admitted and value not in admitted:
            reader.report("value-not-admitted", found["value"])
        return DatedValue(value, since, kind, tuple(admitted))

    def read_value(self, node: Node) -> ParameterValue | None:
        """Return a value of the parameter's type."""
        match self.type:
            case ParameterType.WINDOW:
                return read_window(self.reader, node)
            case ParameterType.DURATION:
                return read_duration(self.reader, node)
            case ParameterType.NUMBER:
                return self.reader.number(node)
            case ParameterType.DATE:
                return self.reader.day(node)
            case ParameterType.ANCHOR:
                anchor = self.reader.word(node, Anchor)
                return None if anchor is None else str(anchor)
            case ParameterType.FIELD:
                return self._read_field(node)
            case _:
                return self._read_set(node)

    def _read_field(self, node: Node) -> str | None:
        name = self.reader.text(node)
        field = None if name is None else self.look_up(name, node)
        if field is None:
            return None
        if not field.is_day:
            self.reader.report("day-field-expected", node, field=field.name, types=DAY_TYPES)
            return None
        return field.name

    def _read_set(self, node: Node) -> tuple[str | bool, ...] | None:
        members: list[str | bool] = []
        for item in self.reader.items(node, empty=True):
            member = None if self.field is None else self.values.read(self.field, item)
            if not isinstance(member, str | bool):
                continue
            if member in members:
                self.reader.report("value-twice", item, value=shown(item))
            members.append(member)
        return tuple(members)

    def _check_cover(self, dated: tuple[DatedValue, ...], node: Node) -> None:
        """Check that every kind has a value on every date: one without ``from``."""
        always = {value.kind for value in dated if value.since is None}
        for kind in self.kinds.found:
            if None not in always and kind not in always:
                self.reader.report("kind-not-covered", node, kind=kind)

    def _check_one_sort(self, dated: tuple[DatedValue, ...], node: Node) -> None:
        """Check that durations are all on the calendar or all on the clock."""
        sorts = {isinstance(value, Clock) for given in dated for value in (given.value, *given.admitted)}
        if self.type is ParameterType.DURATION and len(sorts) > 1:
            self.reader.report("calendar-and-clock", node)
