"""Reports: assessments and what was found from them, in the forms that people and programs use, one form a file."""

from brabantnorm_rules.reports.attestations import attestations_to_json
from brabantnorm_rules.reports.comparison import comparison_to_json, impact_to_json
from brabantnorm_rules.reports.explanation import explanation_to_json
from brabantnorm_rules.reports.nulmeting import (
    Nulmeting,
    NulmetingRow,
    Stand,
    nulmeting,
    nulmeting_to_csv,
    nulmeting_to_json,
)
from brabantnorm_rules.reports.plan import plan_to_json
from brabantnorm_rules.reports.region import region_to_json
from brabantnorm_rules.reports.sensitivity import sensitivity_to_json
from brabantnorm_rules.reports.timeline import timeline_to_json

__all__ = [
    "Nulmeting",
    "NulmetingRow",
    "Stand",
    "attestations_to_json",
    "comparison_to_json",
    "explanation_to_json",
    "impact_to_json",
    "nulmeting",
    "nulmeting_to_csv",
    "nulmeting_to_json",
    "plan_to_json",
    "region_to_json",
    "sensitivity_to_json",
    "timeline_to_json",
]
