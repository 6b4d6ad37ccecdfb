"""Scenarios in schemas: dossiers and how they differ, and what is expected of rules."""

from brabantnorm_rules.assessment import NotApplicable
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import Parameter, json_value
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.dossiers import AS_AT, RECORDS, REGISTER_KEYS, REGISTERS, WITHOUT
from brabantnorm_rules.workbench.exemptions import EXEMPTION_KEYS
from brabantnorm_rules.workbench.expectations import AS_OF, CHECK, EXPECTATION_KEYS
from brabantnorm_rules.workbench.possible import Truth
from brabantnorm_rules.workbench.reading import (
    SCENARIO_KEYS,
    SCENARIO_REQUIRED,
    SCENARIOS_KEYS,
    SCENARIOS_REQUIRED,
)
from brabantnorm_rules.workbench.scenarios import NEVER, Exempted
from brabantnorm_rules.workbench.schemas.dossiers import DAY, complete_schema, organisation_schema
from brabantnorm_rules.workbench.schemas.records import record_schema
from brabantnorm_rules.workbench.schemas.shapes import (
    KEYS,
    NAMES,
    TEXT,
    VERSION,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    named,
    when,
    words,
)


def scenarios_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of a file with scenarios."""
    rule = words(norm.rules)
    whole = definitions.add("dossier", _dossier(norm, definitions, differs=False))
    difference = definitions.add("difference", _dossier(norm, definitions, differs=True))
    expectation = definitions.add("expectation", _expectation(norm, rule))
    scenario = {
        "id": KEYS,
        "title": TEXT,
        "base": TEXT,
        "dossier": {"type": "object"},
        AS_OF: DAY,
        AS_AT: DAY,
        "expect": list_of(expectation),
    }
    of_base = {"required": ["base"]}
    written = {
        **closed(SCENARIO_KEYS, scenario, required=SCENARIO_REQUIRED),
        **when(of_base, {"properties": {"dossier": difference}}),
        "else": {"properties": {"dossier": whole}},
    }
    values = {
        "format": VERSION,
        "rule": rule,
        "dossiers": named(whole, TEXT),
        "scenarios": list_of(definitions.add("scenario", written)),
        **{str(kind): list_of(_exemption(kind, rule)) for kind in Exempted},
    }
    return closed(SCENARIOS_KEYS, values, required=("format", *SCENARIOS_REQUIRED))


def _dossier(norm: Norm, definitions: Definitions, *, differs: bool) -> Schema:
    registers = {}
    for fact_type in norm.fact_types.values():
        values = {
            "complete": complete_schema(norm, fact_type),
            AS_AT: DAY,
            "empty_is_none": list_of(words(field.name for field in fact_type.fields), least=0),
            RECORDS: list_of(record_schema(norm, fact_type, definitions, differs=differs), least=0),
            WITHOUT: list_of(TEXT, unique=True),
        }
        keys, required = ((*REGISTER_KEYS, WITHOUT), ()) if differs else (REGISTER_KEYS, (RECORDS,))
        registers[fact_type.name] = definitions.add(
            f"{fact_type.name}-{'changes' if differs else 'register'}", closed(keys, values, required)
        )
    return organisation_schema(norm, **{AS_AT: DAY, REGISTERS: closed(registers, registers)})


def _expectation(norm: Norm, rule: Schema) -> Schema:
    decider = {
        "type": "object",
        "properties": {CHECK: NAMES},
        "required": [CHECK],
        "minProperties": 2,
        "additionalProperties": either(TEXT, {"type": "boolean"}),
    }
    readings = {name: _reading(parameter) for name, parameter in norm.parameters.items()}
    values = {
        "outcome": words(Outcome),
        AS_OF: DAY,
        "rule": rule,
        "known_on": DAY,
        "because": list_of(either(TEXT, decider)),
        "reason": words(NotApplicable),
        "notes": named(words(Outcome), TEXT),
        "changes_on": either({"const": NEVER}, DAY),
        "readings": closed(readings, readings),
    }
    not_applicable = {"properties": {"outcome": {"const": str(Outcome.NOT_APPLICABLE)}}}
    return {
        **closed(EXPECTATION_KEYS, values, required=["outcome"]),
        **when(not_applicable, {"properties": {"because": False}}),
        "else": {"required": ["because"], "properties": {"reason": False}},
    }


def _reading(parameter: Parameter) -> Schema:
    """Return the readings that a parameter admits."""
    admitted = [json_value(value) for dated in parameter.values for value in dated.admitted]
    return {"enum": [value for number, value in enumerate(admitted) if value not in admitted[:number]]}


def _exemption(kind: Exempted, rule: Schema) -> Schema:
    values = {
        "rule": rule,
        "check": TEXT,
        "condition": TEXT,
        "truth": words(Truth),
        "outcome": words(Outcome),
        "reason": words(NotApplicable),
        "changes": list_of(TEXT, unique=True),
        "why": TEXT,
    }
    required = ["changes", "why"] if kind is Exempted.EQUIVALENT else ["why"]
    return {
        **closed(EXEMPTION_KEYS[kind], values, required=required),
        "dependentRequired": {"condition": ["check"]},
    }
