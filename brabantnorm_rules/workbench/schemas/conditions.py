"""Conditions in schemas: for each fact type of a norm its fields, with the operators that are for them."""

from typing import Final

from brabantnorm_rules.authoring.conditions import (
    COMPARISONS,
    DOCUMENT_FIELDS,
    HAS_KEYS,
    ONE_OF,
    OPERATORS,
    TEST_KEYS,
    Presence,
)
from brabantnorm_rules.norm.facts import FactType, Field, FieldType
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.workbench.schemas.operands import OperandSchemas, whole
from brabantnorm_rules.workbench.schemas.shapes import (
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    refer,
    requires,
    says,
    when,
    words,
)

_RELATED: Final = "related"


def scope_of(fact_type: str) -> Schema:
    """Return a reference to the conditions that a scope may have."""
    return refer(f"{fact_type}-where")


def must_of(fact_type: str) -> Schema:
    """Return a reference to the conditions that cases may have to meet, deadlines among them."""
    return refer(f"{fact_type}-must")


class ConditionSchemas:
    """Makes the definitions of all conditions under a norm."""

    def __init__(self, operands: OperandSchemas, definitions: Definitions) -> None:
        """Make the definitions."""
        self.operands = operands
        self.definitions = definitions
        for fact_type in operands.norm.fact_types.values():
            for deadlines in (False, True):
                name = f"{fact_type.name}-{'must' if deadlines else 'where'}"
                definitions.found[name] = self._condition(fact_type, name, deadlines=deadlines)
        definitions.found[_RELATED] = self._related()

    def _condition(self, fact_type: FactType, name: str, *, deadlines: bool) -> Schema:
        inner = refer(name)
        properties: dict[str, Schema] = {
            field.name: self._field(fact_type, field, deadlines=deadlines) for field in fact_type.fields
        }
        properties |= {"any": list_of(inner), "all": list_of(inner), "not": inner}
        properties["has"] = self._has(fact_type, deadlines=deadlines)
        if any(fact_type.field(field) for field in DOCUMENT_FIELDS):
            properties["up_to_date_with"] = words(self.operands.norm.changes)
        return {"minProperties": 1, **closed(properties, properties)}

    def _field(self, fact_type: FactType, field: Field, *, deadlines: bool) -> Schema:
        operators = {
            name: self._operator(name, fact_type, field) for name in OPERATORS if field.type in OPERATORS[name]
        }
        if operators.keys() - {"is"}:
            operators["at"] = self.operands.days(fact_type)
        more: Schema = {"minProperties": 1}
        if deadlines and "within" in operators:
            operators |= dict.fromkeys(("of", "before"), self.operands.named_day(fact_type))
            more["dependentRequired"] = {"of": ["within"], "before": ["within"]}
            calendar = {"properties": {"within": self.operands.duration(calendar=True)}}
            more["allOf"] = [
                when(requires("within"), {"oneOf": [requires("of"), requires("before")]}),
                when(requires("before"), calendar),
            ]
        else:
            operators.pop("within", None)
        test = {**closed([key for key in TEST_KEYS if key in operators], operators), **more}
        if field.type in (*ONE_OF, FieldType.DATE):
            test = either(test, self.operands.scalar(fact_type, field))
        suffix = "-must" if deadlines and field.is_day else ""
        return _titled(self.definitions.add(f"{fact_type.name}.{field.name}{suffix}", test), field)

    def _operator(self, name: str, fact_type: FactType, field: Field) -> Schema:
        match name:
            case "is":
                return words(Presence)
            case "within_last":
                return self.operands.window()
            case "within":
                return self.operands.duration(calendar=False)
            case "includes_at_least":
                values = {"number": whole(1, 1000), "of": self.operands.several(field)}
                return closed(values, values, required=["number"])
            case "in" | "includes_any" | "includes_all":
                return self.operands.several(field)
            case _ if name in COMPARISONS or name in ("includes", "on_or_after", "on_or_before"):
                return self.operands.scalar(fact_type, field)
        raise KeyError(name)

    # ---- records that another record should have ------------------------------------------------------------------

    def _has(self, fact_type: FactType, *, deadlines: bool) -> Schema:
        own = [field.name for field in fact_type.fields if field.is_day]
        chosen = [
            f"${found.name}" for found in self.operands.parameters(ParameterType.FIELD) if found.of == fact_type.name
        ]
        day = words((*own, *chosen))
        values = {
            "record_of": words(self.operands.norm.fact_types),
            "where": {"type": "object"},
            "after": day,
            "before": day,
            "between": list_of(day, least=2, most=2),
            "within": self.operands.duration(calendar=True),
            "date": {"type": "string"},
        }
        keys = HAS_KEYS if deadlines else ("record_of", "where")
        has: Schema = {**closed(keys, values, required=["record_of"]), "allOf": [refer(_RELATED)]}
        if deadlines:
            one = {"oneOf": [_only("after", "within"), _only("before", "within"), _only("between")]}
            window = {"anyOf": [requires(key) for key in ("after", "before", "between", "within", "date")]}
            has["allOf"].append(when(window, one))
        return self.definitions.add(f"{fact_type.name}-has{'-must' if deadlines else ''}", has)

    def _related(self) -> Schema:
        """Return what a related record may have to be, by its fact type."""
        return {
            "allOf": [
                when(
                    says("record_of", name), {"properties": {"where": scope_of(name), "date": words(_days(fact_type))}}
                )
                for name, fact_type in self.operands.norm.fact_types.items()
            ]
        }


def _only(*keys: str) -> Schema:
    """Return the condition that a window is said by these keys and by no other."""
    others = {key: False for key in ("after", "before", "between", "within") if key not in keys}
    return {**requires(*keys), "properties": others}


def _days(fact_type: FactType) -> list[str]:
    return [field.name for field in fact_type.fields if field.is_day]


def _titled(schema: Schema, field: Field) -> Schema:
    return schema if field.title is None else {"description": field.title.nl, **schema}
