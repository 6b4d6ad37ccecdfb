"""Conditions as authors write them: tests on fields, composition, and a record that another record should have."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.authoring.operands import Operands, Scope
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.norm.conditions import (
    ALWAYS,
    After,
    All,
    Any,
    Before,
    Between,
    Compare,
    Comparison,
    Condition,
    Has,
    In,
    Includes,
    IncludesAll,
    IncludesAny,
    IncludesAtLeast,
    Is,
    Its,
    Not,
    OnSide,
    Own,
    Side,
    UpToDateWith,
    Within,
    WithinBefore,
    WithinLast,
)
from brabantnorm_rules.norm.facts import Field, FieldType
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar

TERM_OF_CHANGES: Final = "actualiseringstermijn"
"""The parameter that says how long after a change of law documents may still lack it."""

HAS_KEYS: Final = ("record_of", "where", "after", "before", "between", "within", "date")
_DAYS: Final = (FieldType.DATE, FieldType.INSTANT)
ONE_OF: Final = (FieldType.ENUM, FieldType.ID, FieldType.NUMBER, FieldType.BOOL)
COMPARISONS: Final = {str(comparison): comparison for comparison in Comparison if comparison is not Comparison.EQUAL}
OPERATORS: Final[Mapping[str, tuple[FieldType, ...]]] = {
    "in": ONE_OF,
    **dict.fromkeys(COMPARISONS, (FieldType.NUMBER,)),
    **dict.fromkeys(("includes", "includes_any", "includes_all", "includes_at_least"), (FieldType.SET,)),
    "is": tuple(FieldType),
    **dict.fromkeys(("on_or_after", "on_or_before", "within_last", "within"), _DAYS),
}
"""Each operator with the types of field that it is for."""

_MODIFIERS: Final = ("of", "before", "at")
TEST_KEYS: Final = (*OPERATORS, *_MODIFIERS)
DOCUMENT_FIELDS: Final = ("vastgesteld_op", "herbevestigd_op", "verwerkt")


class Presence(StrEnum):
    """What ``is`` may ask."""

    NONE = "none"
    PRESENT = "present"


@attrs.frozen(eq=False)
class ConditionReader:
    """Reads conditions; every name in them goes through ``operands``."""

    operands: Operands

    @property
    def reader(self) -> Reader:
        """What keeps the problems."""
        return self.operands.reader

    def read(self, node: Node, scope: Scope) -> Condition:
        """Return a condition: all of a mapping's tests. Where a part has a problem, that part is left out."""
        if not isinstance(node, Entries):
            self.reader.miss("condition-expected", node)
            return ALWAYS
        if not node.items:
            self.reader.report("condition-empty", node)
        return _all([part for key, value in node for part in self._placed(key, value, scope)])

    def _placed(self, key: Scalar, node: Node, scope: Scope) -> list[Condition]:
        parts = self._part(key, node, scope)
        for part in parts:
            self.reader.places.put(part, key.place)
        return parts

    def _part(self, key: Scalar, node: Node, scope: Scope) -> list[Condition]:
        match key.text:
            case "any":
                return [Any(tuple(self.read(item, scope) for item in self.reader.items(node)))]
            case "all":
                return [All(tuple(self.read(item, scope) for item in self.reader.items(node)))]
            case "not":
                return [Not(self.read(node, scope))]
            case "has":
                return self._has(key, node, scope)
            case "up_to_date_with":
                return self._up_to_date(node, scope)
        field = self.operands.field(scope.fact_type, key.text, key)
        return [] if field is None else self._test(field, node, scope)

    # ---- tests on one field ---------------------------------------------------------------------------------------

    def _test(self, field: Field, node: Node, scope: Scope) -> list[Condition]:
        if not isinstance(node, Entries):
            return self._equals(field, node, scope)
        found: dict[str, Node] = {}
        for key, value in node:
            if key.text not in TEST_KEYS:
                suggestion = self.reader.suggest(key.text, TEST_KEYS)
                self.reader.report(
                    "unknown-operator", key, name=key.text, allowed=_fitting(field), suggestion=suggestion
                )
            elif key.text in OPERATORS and field.type not in OPERATORS[key.text]:
                self._refuse_operator(key.text, field, key)
            else:
                found[key.text] = value
        if not node.items:
            self.reader.report("condition-empty", node)
        at = self._modifiers(found, scope, len(found) == len(node.items))
        parts = [
            self._operator(operator, field, value, scope, at)
            for operator, value in found.items()
            if operator in OPERATORS and operator != "within"
        ]
        if "within" in found:
            parts.append(self._within(field, found, scope, at))
        return [part for part in parts if part is not None]

    def _refuse_operator(self, operator: str, field: Field, node: Node) -> None:
        self.reader.report(
            "operator-not-for-type",
            node,
            operator=operator,
            field=field.name,
            type=str(field.type),
            allowed=_fitting(field),
        )

    def _modifiers(self, found: Mapping[str, Node], scope: Scope, whole: bool) -> Own | Its | None:
        """Check that words which only say more of another operator stand beside it; return the date of ``at``."""
        for modifier in ("of", "before"):
            if modifier in found and "within" not in found and whole:
                self.reader.report("modifier-alone", found[modifier], word=modifier)
        if "at" not in found:
            return None
        if whole and not any(_is_parameter(value) for key, value in found.items() if key in OPERATORS):
            self.reader.report("at-without-parameter", found["at"])
        return self.operands.at(found["at"], scope)

    def _equals(self, field: Field, node: Node, scope: Scope) -> list[Condition]:
        if isinstance(node, Items):
            self.reader.report("operator-missing", node, field=field.name, operator="in")
            return []
        if field.type is FieldType.SET:
            self.reader.report("operator-missing", node, field=field.name, operator="includes")
            return []
        if field.type not in (*ONE_OF, FieldType.DATE):
            self._refuse_operator("=", field, node)
            return []
        operand = self.operands.scalar(field, node, scope, None)
        return [] if operand is None else [Compare(field.name, Comparison.EQUAL, operand)]

    def _operator(
        self, operator: str, field: Field, node: Node, scope: Scope, at: Own | Its | None
    ) -> Condition | None:
        name = field.name
        match operator:
            case "is":
                return self._is(name, node)
            case "within_last":
                window = self.operands.window(node, at)
                return None if window is None else WithinLast(name, window)
            case "includes_at_least":
                return self._includes_at_least(field, node, scope, at)
            case "in" | "includes_any" | "includes_all":
                several = self.operands.several(field, node, scope, at)
                return None if several is None else _SEVERAL[operator](name, several)
        operand = self.operands.scalar(field, node, scope, at)
        if operand is None:
            return None
        if operator in COMPARISONS:
            return Compare(name, COMPARISONS[operator], operand)
        if operator == "includes":
            return Includes(name, operand)
        return OnSide(name, Side(operator), operand)

    def _is(self, field: str, node: Node) -> Condition | None:
        word = self.reader.word(node, Presence)
        return None if word is None else Is(field, word is Presence.PRESENT)

    def _includes_at_least(self, field: Field, node: Node, scope: Scope, at: Own | Its | None) -> Condition | None:
        found = self.reader.entries(node, ("number", "of"), required=("number",))
        number = self.reader.whole(found["number"], 1, 1000) if found and "number" in found else None
        if found is None or number is None:
            return None
        if "of" not in found:
            return IncludesAtLeast(field.name, number)
        several = self.operands.several(field, found["of"], scope, at)
        if isinstance(several, tuple) and len(several) < number and isinstance(found["of"], Items):
            self.reader.report("more-than-there-are", found["number"], number=number, there=len(several))
        return None if several is None else IncludesAtLeast(field.name, number, several)

    def _within(self, field: Field, found: Mapping[str, Node], scope: Scope, at: Own | Its | None) -> Condition | None:
        node = found["within"]
        if ("of" in found) == ("before" in found):
            self.reader.report("within-needs-one", node)
            return None
        if not scope.deadlines:
            self.reader.report("deadline-not-here", node)
            return None
        duration = self.operands.duration(node, at, calendar="before" in found)
        other = self.operands.named_field(found["of"] if "of" in found else found["before"], scope)
        if duration is None or other is None:
            return None
        if "of" in found:
            return Within(field.name, duration, other)
        return WithinBefore(field.name, duration, other)

    # ---- documents and related records ----------------------------------------------------------------------------

    def _up_to_date(self, node: Node, scope: Scope) -> list[Condition]:
        name = self.reader.text(node)
        if name is None:
            return []
        vocabulary = self.operands.vocabulary
        changes = vocabulary.change_lists.get(self.reader, node, name)
        term = self.operands.duration(_named(node, f"${TERM_OF_CHANGES}"), None, calendar=True)
        type_name = scope.fact_type.name
        if all(
            scope.fact_type.field(field) is None and f"{type_name}.{field}" not in vocabulary.fact_types.broken
            for field in DOCUMENT_FIELDS
        ):
            self.reader.report("never-up-to-date", node, fact_type=type_name, fields=", ".join(DOCUMENT_FIELDS))
        if changes is None or not isinstance(term, ParameterOf):
            return []
        return [UpToDateWith(changes, term)]

    def _has(self, key: Scalar, node: Node, scope: Scope) -> list[Condition]:
        found = self.reader.entries(node, HAS_KEYS, required=("record_of",))
        if not found or "record_of" not in found:
            return []
        name = self.reader.text(found["record_of"])
        fact_type = None
        if name is not None:
            fact_type = self.operands.vocabulary.fact_types.get(self.reader, found["record_of"], name)
        window = self._window(found, key, scope)
        if fact_type is None:
            return []
        where: Condition = ALWAYS
        if "where" in found:
            where = self.read(found["where"], Scope(fact_type, its=scope.fact_type))
        date = None
        if "date" in found:
            date = self.reader.text(found["date"])
            if date is not None:
                self.operands.day_field(fact_type, date, found["date"])
            if window is None:
                self.reader.report("date-without-window", found["date"])
        elif window is not None and not fact_type.from_fields:
            self.reader.report("no-from-field", found["record_of"], fact_type=fact_type.name)
        return [Has(fact_type.name, where, window, date)]

    def _window(self, found: Mapping[str, Node], key: Scalar, scope: Scope) -> After | Before | Between | None:
        sides = [side for side in ("after", "before", "between") if side in found]
        if not sides and "within" not in found:
            return None
        if len(sides) != 1 or ("within" in found) == (sides[0] == "between"):
            self.reader.report("window-incomplete", key)
            return None
        if not scope.deadlines:
            self.reader.report("deadline-not-here", found[sides[0]])
            return None
        side = sides[0]
        if side == "between":
            return self._between(found[side], scope)
        start = self._outer(found[side], scope)
        period = self.operands.duration(found["within"], None, calendar=True)
        if start is None or period is None:
            return None
        make: Callable[..., After | Before] = After if side == "after" else Before
        return make(start, period)

    def _between(self, node: Node, scope: Scope) -> Between | None:
        items = self.reader.items(node)
        if items and len(items) != 2:
            self.reader.report("two-fields-expected", node)
            return None
        if not items:
            return None
        start, end = (self._outer(item, scope) for item in items)
        return None if start is None or end is None else Between(start, end)

    def _outer(self, node: Node, scope: Scope) -> Own | ParameterOf | None:
        """Return which date of the record that should have the other is meant."""
        found = self.operands.named_field(node, attrs.evolve(scope, its=None))
        return None if isinstance(found, Its) else found


_SEVERAL: Final[Mapping[str, Callable[..., Condition]]] = {
    "in": In,
    "includes_any": IncludesAny,
    "includes_all": IncludesAll,
}


def _all(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _fitting(field: Field) -> str:
    return ", ".join(operator for operator, types in OPERATORS.items() if field.type in types)


def _is_parameter(node: Node) -> bool:
    if isinstance(node, Entries):
        return any(_is_parameter(value) for _, value in node)
    return isinstance(node, Scalar) and node.text.startswith("$")


def _named(node: Node, text: str) -> Scalar:
    return Scalar(text, node.place, text, True)
