"""Documents: a timeline and what depends on a reading, as canonical JSON."""

from typing import Any, Final

from brabantnorm_rules.analysis.explanation import Explanation
from brabantnorm_rules.analysis.sensitivity import RuleSensitivity, Sensitivity
from brabantnorm_rules.analysis.timeline import Cause, Timeline, TimelineChange
from brabantnorm_rules.exchange.text import package_version, text_of
from brabantnorm_rules.norm.parameters import json_value

FORMAT: Final = 1
"""The version of the form of these documents."""


def timeline_to_json(timeline: Timeline, *, indent: int | None = None) -> str:
    """Return a timeline as canonical JSON; ``indent`` is as for `to_json`."""
    document = head(timeline) | {
        "start": timeline.start.isoformat(),
        "end": timeline.end.isoformat(),
        "forecast": timeline.forecast,
        "changes": [_change(change) for change in timeline],
    }
    return text_of(document, indent)


def sensitivity_to_json(sensitivity: Sensitivity, *, indent: int | None = None) -> str:
    """Return which outcomes depend on a reading as canonical JSON; ``indent`` is as for `to_json`."""
    document = head(sensitivity) | {
        "as_of": sensitivity.as_of.isoformat(),
        "complete": sensitivity.complete,
        "rules": [rule_document(found) for found in sensitivity.rules.values()],
    }
    return text_of(document, indent)


def head(subject: Timeline | Sensitivity | Explanation) -> dict[str, Any]:
    """Return what every document begins with."""
    norm, organisation, known_on = subject.norm, subject.organisation, subject.known_on
    return {
        "format": FORMAT,
        "norm": {"id": norm.id, "edition": norm.edition, "confidence": str(norm.least_confidence)},
        "package": package_version(),
        "organisation": {"id": organisation.id, "name": organisation.name, "kind": organisation.kind},
        "as_at": subject.as_at.isoformat(),
        "known_on": None if known_on is None else known_on.isoformat(),
    }


def _change(change: TimelineChange) -> dict[str, Any]:
    return {
        "on": change.on.isoformat(),
        "rule": change.rule,
        "before": str(change.before),
        "after": str(change.after),
        "forecast": change.forecast,
        "because": [_cause(cause) for cause in change.because],
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {
        "passing": str(cause.passing),
        "fact_type": cause.fact_type,
        "id": cause.id,
        "field": cause.field,
        "day": None if cause.day is None else cause.day.isoformat(),
        "term": None if cause.term is None else json_value(cause.term),
        "parameter": cause.parameter,
        "change": cause.change,
    }


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
