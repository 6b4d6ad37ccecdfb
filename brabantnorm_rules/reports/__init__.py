"""Reports: what an assessment says in the forms that practice uses, one form a file."""

from brabantnorm_rules.reports.comparison import comparison_to_json, impact_to_json
from brabantnorm_rules.reports.nulmeting import (
    Nulmeting,
    NulmetingRow,
    Stand,
    nulmeting,
    nulmeting_to_csv,
    nulmeting_to_json,
)
from brabantnorm_rules.reports.region import region_to_json

__all__ = [
    "Nulmeting",
    "NulmetingRow",
    "Stand",
    "comparison_to_json",
    "impact_to_json",
    "nulmeting",
    "nulmeting_to_csv",
    "nulmeting_to_json",
    "region_to_json",
]
