"""Operands: what a field is compared with, each checked against that field's type."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.parameters import BUILT_IN
from brabantnorm_rules.authoring.periods import read_duration, read_window
from brabantnorm_rules.authoring.shapes import Reader, parse_day, shown
from brabantnorm_rules.authoring.values import DAY_TYPES, TOKENS, Values, literal
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.norm.conditions import (
    AsOf,
    Constant,
    FieldOperand,
    Its,
    Operand,
    Own,
    OwnOrganisation,
    ParameterAt,
    SetOperand,
)
from brabantnorm_rules.norm.facts import Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import Parameter, ParameterOf, ParameterType
from brabantnorm_rules.norm.periods import Clock, Duration, Window
from brabantnorm_rules.source.nodes import Items, Node

_ITS: Final = "its."
_AS_OF: Final = "as_of"
_OWN_TYPES: Final = (FieldType.BOOL, FieldType.NUMBER)
_PARAMETER_TYPES: Final = {
    FieldType.NUMBER: ParameterType.NUMBER,
    FieldType.DATE: ParameterType.DATE,
    FieldType.INSTANT: ParameterType.DATE,
}


@attrs.frozen
class Scope:
    """Where a condition stands.

    ``fact_type`` is that of the record under test, ``its`` that of the record that should have this one, and
    ``deadlines`` says whether a deadline may stand here.
    """

    fact_type: FactType
    its: FactType | None = None
    deadlines: bool = False


@attrs.define(eq=False)
class Operands:
    """Reads operands; ``variables`` are what ``for_each`` filled in, and ``used`` keeps every name that was used."""

    reader: Reader
    vocabulary: Vocabulary
    variables: Mapping[str, str | bool] = attrs.field(factory=dict)
    used: set[str] = attrs.field(factory=set)

    @property
    def values(self) -> Values:
        """The reader of written values."""
        return Values(self.reader, self.vocabulary.changes)

    # ---- names --------------------------------------------------------------------------------------------------

    def field(self, fact_type: FactType, name: str, node: Node) -> Field | None:
        """Return a field of a fact type; one that is not there is reported."""
        found = fact_type.field(name)
        if found is None and f"{fact_type.name}.{name}" not in self.vocabulary.fact_types.broken:
            options = [field.name for field in fact_type.fields]
            suggestion = self.reader.suggest(name, options)
            self.reader.report("unknown-field", node, name=name, fact_type=fact_type.name, suggestion=suggestion)
        return found

    def day_field(self, fact_type: FactType, name: str, node: Node) -> Field | None:
        """Return a field that is a date or an instant."""
        field = self.field(fact_type, name, node)
        if field is not None and not field.is_day:
            self.reader.report("day-field-expected", node, field=name, types=DAY_TYPES)
            return None
        return field

    def its(self, text: str, node: Node, scope: Scope) -> Field | None:
        """Return the field that ``its.name`` stands for."""
        if scope.its is None:
            self.reader.report("its-outside-has", node, text=text)
            return None
        return self.field(scope.its, text.removeprefix(_ITS), node)

    def parameter(self, node: Node, name: str, *types: ParameterType) -> Parameter | None:
        """Return the parameter ``$name``, of one of ``types``."""
        if name in self.variables or name in BUILT_IN:
            self.reader.report("parameter-expected", node, name=name)
            return None
        known = self.vocabulary.parameters
        found = known.found.get(name)
        if found is None:
            if known.complete and name not in known.broken:
                options = (*known.found, *self.variables, *BUILT_IN)
                self.reader.report("unknown-parameter", node, name=name, suggestion=self.reader.suggest(name, options))
            return None
        self.used.add(name)
        if found.type not in types:
            expected = ", ".join(types)
            self.reader.report("parameter-of-other-type", node, name=name, type=str(found.type), expected=expected)
            return None
        return found

    # ---- one value ----------------------------------------------------------------------------------------------

    def scalar(self, field: Field, node: Node, scope: Scope, at: Own | Its | None) -> Operand | None:
        """Return what one value of a field, or one member of its set, is compared with."""
        text = literal(node)
        if text is None:
            return self.values.read(field, node)
        if text.startswith("$"):
            return self._named(field, text[1:], node, at)
        if text.startswith(_ITS):
            other = self.its(text, node, scope)
            if other is None or not self._fit(field, other, node):
                return None
            return Its(other.name)
        if field.is_day:
            return self._day(text, node, scope)
        if field.type in _OWN_TYPES:
            own = scope.fact_type.field(text)
            if own is not None and own.type is field.type:
                return Own(own.name) if self._fit(field, own, node) else None
        return self.values.read(field, node)

    def _named(self, field: Field, name: str, node: Node, at: Own | Its | None) -> Operand | None:
        if name in self.variables:
            return self._variable(field, name, node)
        if name == BUILT_IN[0]:
            if field.domain is Domain.ORGANISATION or field.type is FieldType.ID:
                return OwnOrganisation()
            self.reader.report("value-of-other-type", node, value=f"${name}", field=field.name)
            return None
        expected = _PARAMETER_TYPES.get(field.type)
        if name == BUILT_IN[1] or (expected is None and name in self.vocabulary.parameters.found):
            self.reader.report("one-value-expected", node, text=f"${name}", field=field.name)
            return None
        if self.parameter(node, name, *((expected,) if expected else ())) is None:
            return None
        return ParameterOf(name) if at is None else ParameterAt(name, at)

    def _variable(self, field: Field, name: str, node: Node) -> str | bool | None:
        """Return what ``for_each`` filled in for a name."""
        value = self.variables.get(name)
        if value is None:
            suggestion = self.reader.suggest(name, self.variables)
            self.reader.report("variable-expected", node, text=f"${name}", suggestion=suggestion)
            return None
        self.used.add(name)
        return value if self.values.member(field, value, node) else None

    def key(self, field: Field, node: Node) -> str | None:
        """Return the value of a field that is part of a key: a word, or what ``for_each`` filled in."""
        name = _dollar(node)
        value = self.values.read(field, node) if name is None else self._variable(field, name, node)
        return value if isinstance(value, str) else None

    def _day(self, text: str, node: Node, scope: Scope) -> Operand | None:
        if text == _AS_OF:
            return AsOf()
        day = parse_day(text)
        if day is not None:
            return day
        own = scope.fact_type.field(text)
        if own is None or not own.is_day:
            options = [_AS_OF, *(field.name for field in scope.fact_type.fields if field.is_day)]
            self.reader.report("day-expected", node, text=text, suggestion=self.reader.suggest(text, options))
            return None
        return Own(own.name)

    def _fit(self, field: Field, other: Field, node: Node, *, several: bool = False) -> bool:
        """Return whether the values of another field can be compared with those of a field."""
        if not _same_sort(field, other) or (other.type is FieldType.SET) is not several:
            self.reader.report("fields-of-other-type", node, field=field.name, other=other.name)
            return False
        closed = field.values and other.values and not field.own and not other.own
        if closed and set(field.values).isdisjoint(other.values):
            self.reader.report("fields-never-match", node, field=field.name, other=other.name)
            return False
        return True

    # ---- several values -----------------------------------------------------------------------------------------

    def several(self, field: Field, node: Node, scope: Scope, at: Own | Its | None) -> SetOperand | None:
        """Return the values of which a field should be one, or which its set should hold."""
        if isinstance(node, Items):
            return self._listed(field, node)
        text = literal(node)
        if text is not None and text.startswith(_ITS):
            other = self.its(text, node, scope)
            if other is None or not self._fit(field, other, node, several=True):
                return None
            return Its(other.name)
        name = text[1:] if text is not None and text.startswith("$") else ""
        if not name or name in self.variables or name == BUILT_IN[0]:
            self.reader.miss("list-expected", node)
            return None
        if name == BUILT_IN[1]:
            if field.domain is not Domain.ORGANISATION:
                self.reader.report("value-of-other-type", node, value=f"${name}", field=field.name)
                return None
            return self.vocabulary.parties
        found = self.parameter(node, name, ParameterType.SET)
        if found is None or not self._members_fit(field, found, node):
            return None
        return ParameterOf(name) if at is None else ParameterAt(name, at)

    def _listed(self, field: Field, node: Items) -> tuple[Constant, ...] | None:
        members: dict[Constant, None] = {}
        for item in self.reader.items(node):
            name = _dollar(item)
            member = self.values.read(field, item) if name is None else self._variable(field, name, item)
            if member is None:
                continue
            if member in members and name is None:
                self.reader.report("value-twice", item, value=shown(item))
            members.setdefault(member)
        return tuple(members)

    def _members_fit(self, field: Field, parameter: Parameter, node: Node) -> bool:
        members = dict.fromkeys(member for value in parameter.ever() if isinstance(value, tuple) for member in value)
        listed = frozenset(field.values)
        fit = True
        for member in members:
            if member in listed:
                continue
            fit = self.values.member(field, member, node) and fit
        return fit

    # ---- fields, windows and durations ----------------------------------------------------------------------------

    def named_field(self, node: Node, scope: Scope) -> FieldOperand | None:
        """Return which date or instant is meant: an own field, ``its.`` field, or a parameter that says which."""
        text = self.reader.text(node)
        if text is None:
            return None
        if text.startswith("$"):
            found = self.parameter(node, text[1:], ParameterType.FIELD)
            if found is None:
                return None
            if found.of != scope.fact_type.name:
                self.reader.report("field-of-other-type", node, name=text[1:], fact_type=found.of)
                return None
            return ParameterOf(text[1:])
        if text.startswith(_ITS):
            other = self.its(text, node, scope)
            if other is not None and not other.is_day:
                self.reader.report("day-field-expected", node, field=other.name, types=DAY_TYPES)
                return None
            return None if other is None else Its(other.name)
        field = self.day_field(scope.fact_type, text, node)
        return None if field is None else Own(field.name)

    def at(self, node: Node, scope: Scope) -> Own | Its | None:
        """Return the date on which a parameter is taken."""
        found = self.named_field(node, scope)
        if isinstance(found, ParameterOf):
            self.reader.report("parameter-not-here", node, name=found.name)
            return None
        return found

    def window(self, node: Node, at: Own | Its | None) -> Window | ParameterOf | ParameterAt | None:
        """Return a window, written out or as a parameter."""
        name = _dollar(node)
        if name is None:
            return read_window(self.reader, node)
        if self.parameter(node, name, ParameterType.WINDOW) is None:
            return None
        return ParameterOf(name) if at is None else ParameterAt(name, at)

    def duration(
        self, node: Node, at: Own | Its | None, *, calendar: bool
    ) -> Duration | ParameterOf | ParameterAt | None:
        """Return a duration, written out or as a parameter; ``calendar``: none on the clock."""
        name = _dollar(node)
        if name is None:
            written = read_duration(self.reader, node)
            if calendar and isinstance(written, Clock):
                self.reader.report("clock-not-allowed", node)
                return None
            return written
        found = self.parameter(node, name, ParameterType.DURATION)
        if found is None:
            return None
        if calendar and any(isinstance(value, Clock) for value in found.ever()):
            self.reader.report("clock-not-allowed", node)
            return None
        return ParameterOf(name) if at is None else ParameterAt(name, at)


def _dollar(node: Node) -> str | None:
    text = literal(node)
    return text[1:] if text is not None and text.startswith("$") else None


def _same_sort(field: Field, other: Field) -> bool:
    """Return whether values of two fields are of one sort: days, words of one domain, or numbers of one unit."""
    domains = {field.domain, other.domain} - {None}
    return _sort(field) == _sort(other) and field.unit == other.unit and len(domains) < 2


def _sort(field: Field) -> str:
    if field.is_day:
        return "day"
    return "token" if field.type in TOKENS else str(field.type)
