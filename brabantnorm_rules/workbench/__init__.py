"""The workbench of authors: scenarios that show what rules do, and the checks of all that a norm's folder holds."""

from brabantnorm_rules.workbench.checking import check_norm
from brabantnorm_rules.workbench.exports import scenarios_to_json, scenarios_to_junit
from brabantnorm_rules.workbench.reading import check_scenarios, read_scenarios
from brabantnorm_rules.workbench.running import ScenarioResult, run_scenarios
from brabantnorm_rules.workbench.scenarios import Decider, Expectation, Scenario, Shown

__all__ = [
    "Decider",
    "Expectation",
    "Scenario",
    "ScenarioResult",
    "Shown",
    "check_norm",
    "check_scenarios",
    "read_scenarios",
    "run_scenarios",
    "scenarios_to_json",
    "scenarios_to_junit",
]
