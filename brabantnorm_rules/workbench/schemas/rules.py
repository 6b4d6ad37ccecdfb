"""Rule modules in schemas: rules, checks and what they ask."""

from brabantnorm_rules.authoring.checks import CHECK_KEYS
from brabantnorm_rules.authoring.extending import RULES
from brabantnorm_rules.authoring.layers import REPLACE, WITHDRAW
from brabantnorm_rules.authoring.parameters import BUILT_IN
from brabantnorm_rules.authoring.questions import COUNTED, COUNTED_KEYS, NEEDED, QUESTION_KEYS, QUESTIONS
from brabantnorm_rules.authoring.rules import MODULE_KEYS, RULE_ID, RULE_KEYS
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, SUBJECT, TOTALS, FactType
from brabantnorm_rules.norm.parameters import ParameterType
from brabantnorm_rules.norm.rules import Anchor, WhenNoCases
from brabantnorm_rules.workbench.schemas.conditions import ConditionSchemas, must_of, scope_of
from brabantnorm_rules.workbench.schemas.operands import OperandSchemas
from brabantnorm_rules.workbench.schemas.shapes import (
    ANYTHING,
    NAMES,
    TEXT,
    VERSION,
    WORDING,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    named,
    pattern,
    refer,
    requires,
    says,
    when,
    words,
)

_OF_RECORDS = ("exists", "none", "every", "share")


def module_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of a rule module of a norm."""
    operands = OperandSchemas(norm, definitions)
    ConditionSchemas(operands, definitions)
    questions = _Questions(operands)
    definitions.found["records"] = questions.of_records()
    definitions.found["question"] = questions.question()
    definitions.found["check"] = questions.check()
    rule = definitions.add("rule", _rule(norm, operands))
    values = {
        "format": VERSION,
        "pillar": {"enum": [pillar.number for pillar in norm.pillars]},
        RULES: list_of(rule),
        REPLACE: list_of(rule),
        WITHDRAW: list_of(words(norm.rules) if not norm.extends else TEXT, unique=True),
    }
    if norm.extends:
        return {**closed((*MODULE_KEYS, REPLACE, WITHDRAW), values, ("format", "pillar")), "minProperties": 3}
    return closed(MODULE_KEYS, values, required=MODULE_KEYS)


def _rule(norm: Norm, operands: OperandSchemas) -> Schema:
    values = {
        "id": pattern(RULE_ID),
        **dict.fromkeys(("title", "summary", "interpretation", "remedy"), WORDING),
        "anchor": either(words(Anchor), operands.dollars(ParameterType.ANCHOR)),
        "basis": list_of(words(norm.sources), unique=True),
        "applies_to": list_of(words(norm.kinds), unique=True),
        "power": words(norm.powers),
        "parts": list_of(TEXT, unique=True),
        "checks": list_of(refer("check")),
    }
    return {
        **closed(RULE_KEYS, values, required=("id", "title")),
        "anyOf": [requires("checks"), requires("parts")],
        "dependentRequired": {"checks": ["anchor"]},
    }


class _Questions:
    """Makes the schemas of what checks ask under a norm."""

    def __init__(self, operands: OperandSchemas) -> None:
        self.operands = operands
        self.norm = operands.norm

    def check(self) -> Schema:
        """Return the schema of a check."""
        members = either({"type": "string", "pattern": r"\S"}, {"type": "boolean"})
        axis = either(
            list_of(members, unique=True), self.operands.dollars(ParameterType.SET), words([f"${BUILT_IN[1]}"])
        )
        values = {"id": NAMES, "title": WORDING, "for_each": named(axis), "effect": {"const": "note"}, "says": WORDING}
        return self._asking({key: values[key] for key in CHECK_KEYS}, required=["id"])

    def question(self) -> Schema:
        """Return the schema of one of several alternatives in a check."""
        return self._asking({}, required=())

    def of_records(self) -> Schema:
        """Return what may be asked of records, by their fact type."""
        return {
            "allOf": [
                when(
                    {"anyOf": [says(ask, name) for ask in _OF_RECORDS]},
                    {"properties": {"where": scope_of(name), "must": must_of(name)}},
                )
                for name in self.norm.fact_types
            ]
        }

    def _asking(self, besides: dict[str, Schema], required: "list[str] | tuple[()]") -> Schema:
        values = {**besides, **self._values()}
        asks = [*QUESTIONS, COUNTED]
        alone = {"not": {"anyOf": [requires(ask) for ask in QUESTIONS]}}
        one = [requires(ask) for ask in QUESTIONS] + [{**requires(COUNTED), **alone}]
        return {
            **closed(values, values, required=required),
            "oneOf": one,
            "allOf": [refer("records"), *(self._of(ask, besides) for ask in asks)],
        }

    def _of(self, ask: str, besides: dict[str, Schema]) -> Schema:
        """Return what belongs to one question."""
        allowed = COUNTED_KEYS if ask == COUNTED else QUESTIONS[ask]
        then: Schema = {
            "required": list(NEEDED.get(ask, ())),
            "propertyNames": {"enum": [*besides, ask, *allowed]},
        }
        if "at_least" in allowed:
            then["properties"] = {"at_least": self.operands.count(1) if ask == "exists" else self.operands.share()}
        condition = requires(ask)
        if ask == COUNTED:
            condition = {**condition, "not": {"anyOf": [requires(question) for question in QUESTIONS]}}
            then["oneOf"] = [requires("at_least"), requires("number")]
        return when(condition, then)

    def _values(self) -> dict[str, Schema]:
        limit = {"at_most": self.operands.count(0)}
        values: dict[str, Schema] = {
            **dict.fromkeys(_OF_RECORDS, words(self.norm.fact_types)),
            "attested": self._key(self.norm.fact_types.get(JUDGEMENT), SUBJECT),
            "rule": TEXT,
            "any": list_of(refer("question")),
            "all": list_of(refer("question")),
            "where": {"type": "object"},
            "must": {"type": "object"},
            "at_least": ANYTHING,
            "when_no_cases": words(WhenNoCases),
            "ended": {"const": "included"},
            COUNTED: self._totals(),
            "number": closed(limit, limit, required=limit),
        }
        return {key: values[key] for key in QUESTION_KEYS}

    def _totals(self) -> Schema:
        totals = self.norm.fact_types.get(TOTALS)
        if totals is None:
            return words(())
        return closed(
            totals.newest_per, {name: self._key(totals, name) for name in totals.newest_per}, totals.newest_per
        )

    def _key(self, fact_type: FactType | None, name: str) -> Schema:
        field = None if fact_type is None else fact_type.field(name)
        return words(()) if field is None else either(self.operands.value(field), self.operands.variable(field))
