"""The façade: every public name of the library, sorted, and nothing else."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from brabantnorm_rules.assessment import (
    Assessment,
    CheckResult,
    DeviationDifference,
    DeviationMove,
    Deviations,
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
    assess,
    deviations,
    deviations_between,
)
from brabantnorm_rules.authoring import (
    Edition,
    check_module,
    edition_on,
    editions,
    load_norm,
    norms,
    read_groups,
    read_norm,
    rule_at,
)
from brabantnorm_rules.dossier import (
    Declaration,
    Deviation,
    DeviationStatus,
    Dossier,
    LetIn,
    Organisation,
    Register,
    check_dossier,
    read_dossier,
    write_dossier,
    write_template,
)
from brabantnorm_rules.engines.compiled import compiled_source
from brabantnorm_rules.errors import (
    AssessmentError,
    Diagnostic,
    DossierError,
    Edit,
    EngineUnavailable,
    ModuleError,
    NormError,
    Place,
    ScenarioError,
    Severity,
)
from brabantnorm_rules.exchange import Journal, assessment_schema, from_json, replay, to_json, write_receipt
from brabantnorm_rules.language.diagnostics import Rendered, render
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.groups import Group, Groups, Membership, Merger, NamedOrganisation
from brabantnorm_rules.norm.law import Change, Confidence
from brabantnorm_rules.norm.provenance import Provenance, Said
from brabantnorm_rules.norm.rules import Check, Rule
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED
from brabantnorm_rules.truth import Flags, Outcome, Role

# What follows are lists of names, which read better in lines than one under another.
# fmt: off
# isort: off
if TYPE_CHECKING:
    from brabantnorm_rules.analysis import (
        Because, Event, OutcomeChange, Session,
    )
    from brabantnorm_rules.analysis.attestations import (
        Attestation, AttestationStatus, Attestations, AttestedCheck, attestations,
    )
    from brabantnorm_rules.analysis.comparison import (
        Comparison, Difference, Impact, compare, compare_norms,
    )
    from brabantnorm_rules.analysis.explanations.explaining import (
        Section,
    )
    from brabantnorm_rules.analysis.explanations.explanation import (
        CheckMatters, Explanation, explain,
    )
    from brabantnorm_rules.analysis.explanations.faults import (
        Matter, MatterKind,
    )
    from brabantnorm_rules.analysis.explanations.matters import (
        RecordMatters,
    )
    from brabantnorm_rules.analysis.explanations.sufficiency import (
        Fact, SufficientFacts, sufficient_facts,
    )
    from brabantnorm_rules.analysis.explanations.tracing import (
        TracedCheck, TracedCondition, TracedRecord, trace,
    )
    from brabantnorm_rules.analysis.planning.plan import (
        Plan, Proposal, Unsolved, UnsolvedReason, plan,
    )
    from brabantnorm_rules.analysis.planning.steps import (
        Step, StepKind, Tried,
    )
    from brabantnorm_rules.analysis.regions.joint import (
        JointActivity, JointRepair,
    )
    from brabantnorm_rules.analysis.regions.members import (
        Members,
    )
    from brabantnorm_rules.analysis.regions.region import (
        Region, RegionClause, Standing, region,
    )
    from brabantnorm_rules.analysis.sensitivity import (
        Reading, RuleSensitivity, Sensitivity, sensitivity,
    )
    from brabantnorm_rules.analysis.swaps import (
        Factor, FactorKind, Situation,
    )
    from brabantnorm_rules.analysis.timeline import (
        Cause, DeviationChange, Timeline, TimelineChange, changes_on, timeline,
    )
    from brabantnorm_rules.analysis.triggers import (
        Passing,
    )
    from brabantnorm_rules.assessment.rulesets import (
        DurableFact, DurableRulesets, Played, durable_rulesets,
    )
    from brabantnorm_rules.reports import (
        Nulmeting, NulmetingRow, Stand, attestations_to_json, comparison_to_json, explanation_to_json, impact_to_json,
        nulmeting, nulmeting_to_csv, nulmeting_to_json, plan_to_json, region_to_json, sensitivity_to_json,
        timeline_to_json,
    )
    from brabantnorm_rules.workbench import (
        ChangedLine, CheckInWords, Counterexample, Coverage, CoverageItem, CoverageStatus, Decider, Exempted,
        Exemption, Expectation, FactsInWords, FieldInWords, Ground, MutantResult, MutantStatus, Mutation,
        NormDifference, ParameterDifference, ParameterInWords, Pattern, RuleChange, RuleDifference, RuleInWords,
        RuleStrictness, Scenario, ScenarioResult, Sentence, Shown, SourceInWords, Strictness, Truth, check_norm,
        check_scenarios, coverage_to_json, diagnostics_to_github, diagnostics_to_json, diagnostics_to_sarif,
        diff_norms, is_stricter, measure_coverage, mutation_to_json, new_edition, new_fact_type, new_norm, new_overlay,
        new_rule, norm_schema, read_scenarios, rule_in_words, run_mutants, run_scenarios, scenarios_to_json,
        scenarios_to_junit, write_diagnostics, write_reference, write_schema,
    )

__all__ = [
    "NONE", "NOT_SUPPLIED", "Assessment", "AssessmentError", "Attestation", "AttestationStatus", "Attestations",
    "AttestedCheck", "Because", "Cause", "Change", "ChangedLine", "Check", "CheckInWords", "CheckMatters",
    "CheckResult", "Comparison", "Confidence", "Confidentiality", "Counterexample", "Coverage", "CoverageItem",
    "CoverageStatus", "Decider", "Declaration", "Deviation", "DeviationChange", "DeviationDifference",
    "DeviationMove", "DeviationState", "DeviationStatus", "Deviations", "Diagnostic", "Difference", "Dossier",
    "DossierError", "DurableFact", "DurableRulesets", "Edit", "Edition", "EngineUnavailable", "Event", "Evidence",
    "Exempted", "Exemption", "Expectation", "Explanation", "Fact", "Factor", "FactorKind", "FactsInWords",
    "FieldInWords", "Finding", "Flags", "Ground", "Group", "Groups", "Impact", "JointActivity", "JointRepair",
    "Journal", "Lack", "LetIn", "Matter", "MatterKind", "Members", "Membership", "Merger", "Missing", "ModuleError",
    "MutantResult", "MutantStatus", "Mutation", "NamedOrganisation", "Norm", "NormDifference", "NormError",
    "NotApplicable", "Nulmeting", "NulmetingRow", "Organisation", "Outcome", "OutcomeChange", "ParameterDifference",
    "ParameterInWords", "Passing", "Pattern", "Phase", "Place", "Plan", "Played", "Proposal", "Provenance", "Reading",
    "RecordMatters", "Records", "Region", "RegionClause", "Register", "Rendered", "Role", "Rule", "RuleChange",
    "RuleDifference", "RuleInWords", "RuleSensitivity", "RuleStrictness", "Said", "Scenario", "ScenarioError",
    "ScenarioResult", "Section", "Sensitivity", "Sentence", "Session", "Severity", "Shown", "Situation",
    "SourceInWords", "Stand", "Standing", "Step", "StepKind", "Strictness", "SufficientFacts", "Timeline",
    "TimelineChange", "Totals", "TracedCheck", "TracedCondition", "TracedRecord", "Tried", "Truth", "Unsolved",
    "UnsolvedReason", "UsedParameter", "Wording", "assess", "assessment_schema", "attestations",
    "attestations_to_json", "changes_on", "check_dossier", "check_module", "check_norm", "check_scenarios", "compare",
    "compare_norms", "comparison_to_json", "compiled_source", "coverage_to_json", "deviations", "deviations_between",
    "diagnostics_to_github", "diagnostics_to_json", "diagnostics_to_sarif", "diff_norms", "durable_rulesets",
    "edition_on", "editions", "explain", "explanation_to_json", "from_json", "impact_to_json", "is_stricter",
    "load_norm", "measure_coverage", "mutation_to_json", "new_edition", "new_fact_type", "new_norm", "new_overlay",
    "new_rule", "norm_schema", "norms", "nulmeting", "nulmeting_to_csv", "nulmeting_to_json", "plan", "plan_to_json",
    "read_dossier", "read_groups", "read_norm", "read_scenarios", "region", "region_to_json", "render", "replay",
    "rule_at", "rule_in_words", "run_mutants", "run_scenarios", "scenarios_to_json", "scenarios_to_junit",
    "sensitivity", "sensitivity_to_json", "sufficient_facts", "timeline", "timeline_to_json", "to_json", "trace",
    "with_confidence", "write_diagnostics", "write_dossier", "write_receipt", "write_reference", "write_schema",
    "write_template",
]

_ROOMS: Final = {
    "brabantnorm_rules.analysis": (
        "Because", "Event", "OutcomeChange", "Session",
    ),
    "brabantnorm_rules.analysis.attestations": (
        "Attestation", "AttestationStatus", "Attestations", "AttestedCheck", "attestations",
    ),
    "brabantnorm_rules.analysis.comparison": (
        "Comparison", "Difference", "Impact", "compare", "compare_norms",
    ),
    "brabantnorm_rules.analysis.explanations.explaining": (
        "Section",
    ),
    "brabantnorm_rules.analysis.explanations.explanation": (
        "CheckMatters", "Explanation", "explain",
    ),
    "brabantnorm_rules.analysis.explanations.faults": (
        "Matter", "MatterKind",
    ),
    "brabantnorm_rules.analysis.explanations.matters": (
        "RecordMatters",
    ),
    "brabantnorm_rules.analysis.explanations.sufficiency": (
        "Fact", "SufficientFacts", "sufficient_facts",
    ),
    "brabantnorm_rules.analysis.explanations.tracing": (
        "TracedCheck", "TracedCondition", "TracedRecord", "trace",
    ),
    "brabantnorm_rules.analysis.planning.plan": (
        "Plan", "Proposal", "Unsolved", "UnsolvedReason", "plan",
    ),
    "brabantnorm_rules.analysis.planning.steps": (
        "Step", "StepKind", "Tried",
    ),
    "brabantnorm_rules.analysis.regions.joint": (
        "JointActivity", "JointRepair",
    ),
    "brabantnorm_rules.analysis.regions.members": (
        "Members",
    ),
    "brabantnorm_rules.analysis.regions.region": (
        "Region", "RegionClause", "Standing", "region",
    ),
    "brabantnorm_rules.analysis.sensitivity": (
        "Reading", "RuleSensitivity", "Sensitivity", "sensitivity",
    ),
    "brabantnorm_rules.analysis.swaps": (
        "Factor", "FactorKind", "Situation",
    ),
    "brabantnorm_rules.analysis.timeline": (
        "Cause", "DeviationChange", "Timeline", "TimelineChange", "changes_on", "timeline",
    ),
    "brabantnorm_rules.analysis.triggers": (
        "Passing",
    ),
    "brabantnorm_rules.assessment.rulesets": (
        "DurableFact", "DurableRulesets", "Played", "durable_rulesets",
    ),
    "brabantnorm_rules.reports": (
        "Nulmeting", "NulmetingRow", "Stand", "attestations_to_json", "comparison_to_json", "explanation_to_json",
        "impact_to_json", "nulmeting", "nulmeting_to_csv", "nulmeting_to_json", "plan_to_json", "region_to_json",
        "sensitivity_to_json", "timeline_to_json",
    ),
    "brabantnorm_rules.workbench": (
        "ChangedLine", "CheckInWords", "Counterexample", "Coverage", "CoverageItem", "CoverageStatus", "Decider",
        "Exempted", "Exemption", "Expectation", "FactsInWords", "FieldInWords", "Ground", "MutantResult",
        "MutantStatus", "Mutation", "NormDifference", "ParameterDifference", "ParameterInWords", "Pattern",
        "RuleChange", "RuleDifference", "RuleInWords", "RuleStrictness", "Scenario", "ScenarioResult", "Sentence",
        "Shown", "SourceInWords", "Strictness", "Truth", "check_norm", "check_scenarios", "coverage_to_json",
        "diagnostics_to_github", "diagnostics_to_json", "diagnostics_to_sarif", "diff_norms", "is_stricter",
        "measure_coverage", "mutation_to_json", "new_edition", "new_fact_type", "new_norm", "new_overlay", "new_rule",
        "norm_schema", "read_scenarios", "rule_in_words", "run_mutants", "run_scenarios", "scenarios_to_json",
        "scenarios_to_junit", "write_diagnostics", "write_reference", "write_schema",
    ),
}
"""Names that not everybody needs, by where they are: imported when they are first asked for."""
# isort: on
# fmt: on

_LATE: Final = {name: module for module, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATE})
