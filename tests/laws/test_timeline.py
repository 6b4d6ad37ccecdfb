"""The timeline equals assessing on every single day, by the library and by the reference interpreter."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import Dossier, Norm, Outcome, Passing, assess, changes_on, timeline
from brabantnorm_rules.analysis import calendar, triggers
from tests.laws.cases import CASES
from tests.reference import outcomes as reference
from tests.reference.facts import Facts
from tests.reference.records import Question
from tests.strategies.days import day_near
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import norm as norm_of

Change = tuple[date, str, Outcome, Outcome]
Outcomes = Callable[[date], dict[str, Outcome]]

WINDOW: Final = 150
"""How many days each timeline spans."""

_TRIED: Final = max(1, CASES // 5)


def by_days(outcomes_on: Outcomes, start: date, days: int) -> list[Change]:
    """Return what changes according to outcomes that are found anew on each day."""
    found: list[Change] = []
    before = outcomes_on(start)
    for number in range(1, days + 1):
        day = start + timedelta(number)
        after = outcomes_on(day)
        found += [(day, rule, before[rule], after[rule]) for rule in after if before[rule] != after[rule]]
        before = after
    return sorted(found)


def assessed(norm: Norm, made: Dossier, known_on: date | None) -> Outcomes:
    """Return what gives the outcomes of all rules on a day, by assessing."""
    return lambda day: {
        rule: finding.outcome
        for rule, finding in assess(norm, made, day, known_on=known_on, evidence=0).findings.items()
    }


def interpreted(norm: Norm, known: Facts, known_on: date | None) -> Outcomes:
    """Return what gives the outcomes of all rules on a day, by the reference interpreter."""

    def outcomes_on(day: date) -> dict[str, Outcome]:
        question = Question(norm, known, day, known_on)
        return {
            rule.id: Outcome(reference.outcome(reference.flags_of_rule(question, rule))) for rule in norm.rules.values()
        }

    return outcomes_on


def case(random: Random) -> tuple[Norm, Facts, Dossier, date, date | None]:
    """Return a norm, facts under it, the dossier that they make, a first day, and a day on which they are known."""
    norm = norm_of(random)
    known = facts(random, norm)
    known_on = day_near(random) if random.random() < 0.15 else None
    return norm, known, dossier(norm, known), day_near(random, 30) - timedelta(random.choice((0, 60, 120))), known_on


def equals_days(random: Random) -> int:
    """Compare a timeline with assessing on each day of it; return how many outcomes changed."""
    norm, _, made, start, known_on = case(random)
    found = timeline(norm, made, start, start + timedelta(WINDOW), known_on=known_on)
    assert sorted((each.on, each.rule, each.before, each.after) for each in found) == by_days(
        assessed(norm, made, known_on), start, WINDOW
    )
    assert [each.on for each in found] == sorted(each.on for each in found)
    assert all(each.because for each in found), "every change is because of something"
    return len(found)


def test_it_equals_assessing_on_every_day() -> None:
    changed: list[int] = []

    @settings(max_examples=_TRIED, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def equal(random: Random) -> None:
        changed.append(equals_days(random))

    equal()
    assert len(changed) >= _TRIED
    assert sum(map(bool, changed)) > len(changed) / 8, "time changes something in many of the dossiers"


@settings(max_examples=max(1, CASES // 500), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_it_equals_the_reference_interpreter_on_every_day(random: Random) -> None:
    norm, known, made, start, known_on = case(random)
    found = timeline(norm, made, start, start + timedelta(40), known_on=known_on)
    assert sorted((each.on, each.rule, each.before, each.after) for each in found) == by_days(
        interpreted(norm, known, known_on), start, 40
    )


@settings(max_examples=max(1, CASES // 200), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_the_first_change_of_a_rule_is_the_first_that_its_timeline_has(random: Random) -> None:
    norm, _, made, start, known_on = case(random)
    until = start + timedelta(WINDOW)
    found = timeline(norm, made, start, until, known_on=known_on)
    first = changes_on(norm, made, start, until=until, known_on=known_on)
    assert {rule: change.on for rule, change in first.items()} == {
        rule: min(change.on for change in found if change.rule == rule) for rule in {change.rule for change in found}
    }
    for rule, change in first.items():
        assert changes_on(norm, made, start, until=until, known_on=known_on, rules=[rule]) == {rule: change}


def test_leaving_out_a_kind_of_day_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each kind is needed for stands in the tests of the timeline; here the law itself is seen to fail."""
    whole = triggers.triggers_of

    def without(norm: Norm) -> Any:
        return {trigger: reach for trigger, reach in whole(norm).items() if trigger.passing is not Passing.WINDOW}

    monkeypatch.setattr(calendar, "triggers_of", without)
    assert any(_fails(seed) for seed in range(400))


def _fails(seed: int) -> bool:
    try:
        equals_days(Random(seed))
    except AssertionError:
        return True
    return False
