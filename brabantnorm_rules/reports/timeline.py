"""A timeline as canonical JSON: what changes when, and because of what."""

from typing import Any

from brabantnorm_rules.analysis.timeline import Cause, DeviationChange, Timeline, TimelineChange
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.norm.parameters import json_value
from brabantnorm_rules.reports.deviations import deviation_document
from brabantnorm_rules.reports.documents import head


def timeline_to_json(timeline: Timeline, *, indent: int | None = None) -> str:
    """Return a timeline as canonical JSON; ``indent`` is as for `to_json`."""
    document = head(timeline) | {
        "start": timeline.start.isoformat(),
        "end": timeline.end.isoformat(),
        "forecast": timeline.forecast,
        "changes": [_change(change) for change in timeline],
        "deviations": [_deviation(change) for change in timeline.deviations],
    }
    return text_of(document, indent)


def _change(change: TimelineChange) -> dict[str, Any]:
    return {
        "on": change.on.isoformat(),
        "rule": change.rule,
        "before": str(change.before),
        "after": str(change.after),
        "forecast": change.forecast,
        "because": [cause_document(cause) for cause in change.because],
    }


def _deviation(change: DeviationChange) -> dict[str, Any]:
    return {
        "on": change.on.isoformat(),
        "status": str(change.status),
        "forecast": change.forecast,
        "deviation": deviation_document(change.deviation),
    }


def cause_document(cause: Cause) -> dict[str, Any]:
    """Return what came to pass."""
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
