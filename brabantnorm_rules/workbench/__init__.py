"""The workbench of authors: scenarios and what they show, checks of a norm's folder, rules in words, scaffolds."""

from brabantnorm_rules.workbench.catalogue import write_diagnostics
from brabantnorm_rules.workbench.checking import check_norm
from brabantnorm_rules.workbench.clauses import (
    CheckInWords,
    FactsInWords,
    FieldInWords,
    ParameterInWords,
    RuleInWords,
    SourceInWords,
    rule_in_words,
)
from brabantnorm_rules.workbench.conditions import Sentence
from brabantnorm_rules.workbench.coverage import Coverage, CoverageItem, CoverageStatus, measure_coverage
from brabantnorm_rules.workbench.differences import (
    ChangedLine,
    NormDifference,
    ParameterDifference,
    RuleChange,
    RuleDifference,
    diff_norms,
)
from brabantnorm_rules.workbench.exports import scenarios_to_json, scenarios_to_junit
from brabantnorm_rules.workbench.measures import coverage_to_json, mutation_to_json
from brabantnorm_rules.workbench.mutation import MutantResult, MutantStatus, Mutation, run_mutants
from brabantnorm_rules.workbench.patterns import Pattern
from brabantnorm_rules.workbench.possible import Truth
from brabantnorm_rules.workbench.reading import check_scenarios, read_scenarios
from brabantnorm_rules.workbench.reference import write_reference
from brabantnorm_rules.workbench.running import ScenarioResult, run_scenarios
from brabantnorm_rules.workbench.scaffolds import new_edition, new_fact_type, new_norm, new_overlay, new_rule
from brabantnorm_rules.workbench.scenarios import Decider, Exempted, Exemption, Expectation, Scenario, Shown
from brabantnorm_rules.workbench.schemas import norm_schema, write_schema
from brabantnorm_rules.workbench.searching import Counterexample
from brabantnorm_rules.workbench.strictness import Ground, RuleStrictness, Strictness, is_stricter
from brabantnorm_rules.workbench.telling import diagnostics_to_github, diagnostics_to_json, diagnostics_to_sarif

__all__ = [
    "ChangedLine",
    "CheckInWords",
    "Counterexample",
    "Coverage",
    "CoverageItem",
    "CoverageStatus",
    "Decider",
    "Exempted",
    "Exemption",
    "Expectation",
    "FactsInWords",
    "FieldInWords",
    "Ground",
    "MutantResult",
    "MutantStatus",
    "Mutation",
    "NormDifference",
    "ParameterDifference",
    "ParameterInWords",
    "Pattern",
    "RuleChange",
    "RuleDifference",
    "RuleInWords",
    "RuleStrictness",
    "Scenario",
    "ScenarioResult",
    "Sentence",
    "Shown",
    "SourceInWords",
    "Strictness",
    "Truth",
    "check_norm",
    "check_scenarios",
    "coverage_to_json",
    "diagnostics_to_github",
    "diagnostics_to_json",
    "diagnostics_to_sarif",
    "diff_norms",
    "is_stricter",
    "measure_coverage",
    "mutation_to_json",
    "new_edition",
    "new_fact_type",
    "new_norm",
    "new_overlay",
    "new_rule",
    "norm_schema",
    "read_scenarios",
    "rule_in_words",
    "run_mutants",
    "run_scenarios",
    "scenarios_to_json",
    "scenarios_to_junit",
    "write_diagnostics",
    "write_reference",
    "write_schema",
]
