"""Assessment: from tallies to findings, with their evidence, reasons and what is missing."""

from brabantnorm_rules.assessment.findings import (
    Assessment,
    CheckResult,
    DeviationState,
    Evidence,
    Finding,
    Lack,
    Missing,
    NotApplicable,
    Phase,
    Records,
    Totals,
    UsedParameter,
)
from brabantnorm_rules.assessment.judging import assess

__all__ = [
    "Assessment",
    "CheckResult",
    "DeviationState",
    "Evidence",
    "Finding",
    "Lack",
    "Missing",
    "NotApplicable",
    "Phase",
    "Records",
    "Totals",
    "UsedParameter",
    "assess",
]
