"""An explanation of one finding as canonical JSON."""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from brabantnorm_rules.analysis.explanations.explanation import Explanation
from brabantnorm_rules.analysis.explanations.faults import Matter
from brabantnorm_rules.analysis.explanations.sufficiency import Fact
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import json_value
from brabantnorm_rules.norm.values import Absent, Value
from brabantnorm_rules.reports.attestations import attested_document
from brabantnorm_rules.reports.deviations import state_document
from brabantnorm_rules.reports.documents import head
from brabantnorm_rules.reports.sensitivity import rule_document


def explanation_to_json(explanation: Explanation, *, indent: int | None = None) -> str:
    """Return an explanation as canonical JSON; ``indent`` is as for `to_json`.

    Days are yyyy-mm-dd, sets are lists; null is known none. The reason stands in it in Dutch and in English.
    """
    norm, finding = explanation.norm, explanation.finding
    document = head(explanation) | {
        "as_of": explanation.as_of.isoformat(),
        "rule": finding.rule.id,
        "outcome": str(finding.outcome),
        "reason": {"nl": finding.explain("nl"), "en": finding.explain("en")},
        "matters": [
            {
                "rule": found.rule,
                "check": found.check,
                "for": dict(found.variables),
                "fact_type": record.fact_type,
                "id": record.id,
                "nearest": record.nearest,
                "matters": [_matter(matter, record.fact_type, norm) for matter in record.matters],
            }
            for found in explanation.matters
            for record in found.records
        ],
        "sufficient": {
            "minimal": explanation.sufficient.minimal,
            "facts": [_fact(fact, norm) for fact in explanation.sufficient.facts],
        },
        "missing": [
            {**attrs.asdict(missing), "lack": str(missing.lack), "key": dict(missing.key)}
            for missing in explanation.missing
        ],
        "parameters": [
            {
                "name": used.name,
                "value": json_value(used.value),
                "origin": str(used.origin),
                "since": None if used.since is None else used.since.isoformat(),
            }
            for used in explanation.parameters
        ],
        "sensitivity": None if explanation.sensitivity is None else rule_document(explanation.sensitivity),
        "deviations": [state_document(state) for state in explanation.deviations],
        "attestations": [attested_document(check) for check in explanation.attestations],
        "on_attestations_alone": explanation.on_attestations_alone,
    }
    return text_of(document, indent)


def _matter(matter: Matter, fact_type: str, norm: Norm) -> dict[str, Any]:
    return {
        "kind": str(matter.kind),
        "field": matter.field,
        "value": _value(fact_type, matter.field, matter.value, norm),
        "since": None if matter.since is None else date.fromordinal(matter.since).isoformat(),
        "limit": None if matter.limit is None else date.fromordinal(matter.limit).isoformat(),
        "hours": matter.hours,
        "minutes": matter.minutes,
        "counted": None if matter.counted is None else list(matter.counted),
        "words": list(matter.words),
    }


def _fact(fact: Fact, norm: Norm) -> dict[str, Any]:
    if fact.declaration is not None:
        told = fact.declaration
        since = None if told.since is None else date.fromordinal(told.since).isoformat()
        values = None if told.values is None else sorted(told.values)
        return {"fact_type": fact.fact_type, "complete": {"since": since, "for": values}}
    value = _value(fact.fact_type, fact.field, fact.value, norm)
    return {"fact_type": fact.fact_type, "id": fact.id, "field": fact.field, "value": value}


def _value(fact_type: str, name: str, value: Value, norm: Norm) -> Any:
    match value:
        case Absent():
            return None
        case frozenset():
            return sorted(value)
        case Fraction():
            return str(value)
        case bool():
            return value
        case int() if norm.fact_types[fact_type].day_field(name):
            return date.fromordinal(value).isoformat()
        case _:
            return value
