"""Comparisons as JSON: what has another outcome, and because of what."""

import json
from typing import Any, Final

import attrs

from brabantnorm_rules.analysis.comparison import Comparison, Difference, Impact
from brabantnorm_rules.assessment.deviations import DeviationDifference
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.reports.deviations import state_document

FORMAT: Final = 1
"""The version of the JSON's own form."""


def comparison_to_json(found: Comparison) -> str:
    """Return a comparison of two situations as JSON, with the words of the library for causes and outcomes."""
    document = {
        "format": FORMAT,
        "organisation": found.after.organisation.id,
        "before": _made(found.before),
        "after": _made(found.after),
        "causes": [attrs.asdict(cause) for cause in found.causes],
        "differences": list(map(_difference, found.differences)),
        "deviations": list(map(_deviation, found.deviations)),
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def impact_to_json(found: Impact) -> str:
    """Return what another norm would change as JSON: the moves of each rule, and each organisation's differences."""
    document = {
        "format": FORMAT,
        "norms": [found.first.id, found.second.id],
        "confidence": found.second.least_confidence,
        "as_of": found.as_of.isoformat(),
        "known_on": None if found.known_on is None else found.known_on.isoformat(),
        "moves": [
            {"rule": rule, "before": before, "after": after, "number": number}
            for rule, moves in found.moves().items()
            for (before, after), number in moves.items()
        ],
        "organisations": [
            {"organisation": one.after.organisation.id, "differences": list(map(_difference, one.differences))}
            for one in found.comparisons
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def _made(made: Assessment) -> dict[str, Any]:
    known_on = None if made.known_on is None else made.known_on.isoformat()
    return {
        "norm": made.norm.id,
        "confidence": made.norm.least_confidence,
        "as_of": made.as_of.isoformat(),
        "known_on": known_on,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return attrs.asdict(difference)


def _deviation(difference: DeviationDifference) -> dict[str, Any]:
    return {
        "rule": difference.rule,
        "move": difference.move,
        "before": None if difference.before is None else state_document(difference.before),
        "after": None if difference.after is None else state_document(difference.after),
    }
