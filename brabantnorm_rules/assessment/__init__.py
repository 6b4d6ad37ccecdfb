"""Assessment: from tallies to findings, with their evidence, reasons and what is missing."""

from brabantnorm_rules.assessment.findings import (
    Assessment,
    CheckResult,
    DeviationState,
    Evidence,
    Finding,
    Lack,
    Missing,
    Phase,
    Records,
    Totals,
    UsedParameter,
)
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.norm.rules import NotApplicable

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
