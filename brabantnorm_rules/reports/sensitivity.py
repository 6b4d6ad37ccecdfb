"""What depends on a reading as canonical JSON."""

from typing import Any

from brabantnorm_rules.analysis.sensitivity import RuleSensitivity, Sensitivity
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.norm.parameters import json_value
from brabantnorm_rules.reports.documents import head


def sensitivity_to_json(sensitivity: Sensitivity, *, indent: int | None = None) -> str:
    """Return which outcomes depend on a reading as canonical JSON; ``indent`` is as for `to_json`."""
    document = head(sensitivity) | {
        "as_of": sensitivity.as_of.isoformat(),
        "complete": sensitivity.complete,
        "rules": [rule_document(found) for found in sensitivity.rules.values()],
    }
    return text_of(document, indent)


def rule_document(found: RuleSensitivity) -> dict[str, Any]:
    """Return what a rule shows under each way of reading it."""
    return {
        "rule": found.rule,
        "outcome": str(found.outcome),
        "depends": found.depends,
        "complete": found.complete,
        "parameters": list(found.parameters),
        "tried": [
            {
                "readings": [{"parameter": name, "value": json_value(value)} for name, value in tried.readings],
                "outcome": str(tried.outcome),
            }
            for tried in found.tried
        ],
    }
