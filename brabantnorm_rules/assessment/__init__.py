"""Assessment: from tallies to findings, with their evidence, reasons and what is missing."""

from brabantnorm_rules.assessment.deviations import (
    DeviationDifference,
    DeviationMove,
    Deviations,
    DeviationState,
    deviations,
    deviations_between,
)
from brabantnorm_rules.assessment.findings import (
    Assessment,
    CheckResult,
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
    "DeviationDifference",
    "DeviationMove",
    "DeviationState",
    "Deviations",
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
    "deviations",
    "deviations_between",
]
