"""Every scenario of the shipped norm comes out as it says, and every leaf rule has the scenarios that it needs."""

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Norm, Outcome, Rule, ScenarioResult, load_norm, run_scenarios
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Counted,
    OfRule,
    Question,
    Share,
    WhenNoCases,
)

BRABANT: Final = Path(__file__).parents[2] / "rules" / "brabant-2022"


@cache
def brabant() -> Norm:
    """The shipped norm."""
    return load_norm("brabant-2022")


@cache
def results() -> tuple[ScenarioResult, ...]:
    """What the shipped norm shows in its own scenarios."""
    return run_scenarios(brabant(), BRABANT)


def name_of(result: ScenarioResult) -> str:
    return f"{result.expectation.rule}-{result.scenario.id}-{result.expectation.as_of}-{result.place.line}"


@pytest.mark.parametrize("result", results(), ids=name_of)
def test_a_scenario_comes_out_as_it_says(result: ScenarioResult) -> None:
    assert result.got.outcome == result.expected.outcome, result.why()
    assert result.got.because == result.expected.because, result.why()
    assert result.passed, (result.expected, result.got, result.why())


def has_cases_only(question: Question, norm: Norm) -> bool:
    """Return whether a question has no answer where there are no cases."""
    match question:
        case Share(when_no_cases=none) | Counted(when_no_cases=none):
            return none is WhenNoCases.NOT_APPLICABLE
        case AnyQuestion(parts):
            return any(has_cases_only(part, norm) for part in parts)
        case AllQuestions(parts):
            return all(has_cases_only(part, norm) for part in parts)
        case OfRule(rule):
            return may_not_apply(norm.rules[rule], norm)
        case _:
            return False


def may_not_apply(rule: Rule, norm: Norm) -> bool:
    """Return whether a rule can be not applicable: by its text, for lack of a power, or because no case is due."""
    needed = [check for check in rule.checks if not check.note]
    by_text = rule.applies_to is not None and set(rule.applies_to) < set(norm.kinds)
    by_power = rule.power is not None and set(norm.powers[rule.power].kinds) < set(norm.kinds)
    return by_text or by_power or all(has_cases_only(check.question, norm) for check in needed)


def lacking(rule: Rule) -> set[str]:
    """Return the outcomes that no scenario expects of a rule, though the rule can have them."""
    expected = {result.expected.outcome for result in results() if result.expectation.rule == rule.id}
    needed = {"met": {Outcome.MET}, "shortfall": {Outcome.NOT_MET, Outcome.PARTLY_MET}, "unknown": {Outcome.UNKNOWN}}
    if may_not_apply(rule, brabant()):
        needed["not applicable"] = {Outcome.NOT_APPLICABLE}
    return {name for name, outcomes in needed.items() if not outcomes & expected}


@pytest.mark.parametrize("rule", [rule for rule in brabant().rules.values() if rule.checks], ids=lambda rule: rule.id)
def test_a_rule_has_a_scenario_for_every_outcome_that_it_can_have(rule: Rule) -> None:
    assert lacking(rule) == set()
