"""Deviations in JSON: what was decided for which rule, and how it stands on a date."""

from typing import Any

from brabantnorm_rules.assessment import DeviationState
from brabantnorm_rules.dossier import Deviation


def deviation_document(decided: Deviation) -> dict[str, Any]:
    """Return a deviation as it was decided."""
    return {
        "rule": decided.rule,
        "owner": decided.owner,
        "reason": decided.reason,
        "decided_on": decided.decided_on.isoformat(),
        "until": decided.until.isoformat(),
    }


def state_document(state: DeviationState) -> dict[str, Any]:
    """Return a deviation as it stands on a date."""
    return {**deviation_document(state.deviation), "status": str(state.status)}
