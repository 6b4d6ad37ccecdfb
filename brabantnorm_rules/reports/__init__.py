"""Reports: what an assessment says in the forms that practice uses, one form a file."""

from brabantnorm_rules.reports.nulmeting import (
    Nulmeting,
    NulmetingRow,
    Stand,
    nulmeting,
    nulmeting_to_csv,
    nulmeting_to_json,
)

__all__ = ["Nulmeting", "NulmetingRow", "Stand", "nulmeting", "nulmeting_to_csv", "nulmeting_to_json"]
