"""Deviations stand beside outcomes: they change none, anywhere, and the timeline has each day on which one does."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import (
    Assessment,
    Deviation,
    DeviationStatus,
    Dossier,
    Finding,
    Flags,
    Norm,
    Session,
    Situation,
    assess,
    compare,
    nulmeting,
    region,
    sensitivity,
    timeline,
)
from brabantnorm_rules.assessment.judge import Judge
from brabantnorm_rules.norm.facts import ORGANISATION
from tests.laws.cases import CASES, Case, cases_of
from tests.strategies.deviations import with_deviations
from tests.strategies.facts import row, with_words
from tests.strategies.norms import norm as norm_of

few = settings(max_examples=max(1, CASES // 100), deadline=None, database=None, suppress_health_check=list(HealthCheck))
seeds = given(st.randoms(use_true_random=True))


def shown(assessment: Assessment) -> Mapping[str, Any]:
    """All that an assessment shows, but for what stands beside it."""
    return {
        rule: (found.flags, found.outcome, found.because, seen(found), found.missing, found.explain("nl"))
        for rule, found in assessment.findings.items()
    }


def seen(finding: Finding) -> list[Any]:
    """What the checks of a finding show."""
    return [(result.flags, result.records, result.totals, result.contradiction) for result in finding.checks]


def pairs(random: Random, dossiers: int) -> tuple[Norm, list[tuple[Case, Dossier]]]:
    """Return cases of a norm, each with the same dossier under deviations."""
    norm = norm_of(random)
    return norm, [(case, with_deviations(random, case.dossier)) for case in cases_of(random, norm, dossiers)]


@few
@seeds
def test_no_finding_is_another_with_deviations(random: Random) -> None:
    norm, made = pairs(random, 3)
    for case, deviating in made:
        bare = assess(norm, case.dossier, case.as_of, known_on=case.known_on)
        found = assess(norm, deviating, case.as_of, known_on=case.known_on)
        assert shown(found) == shown(bare)
        assert [row.stand for row in nulmeting(found).rows] == [row.stand for row in nulmeting(bare).rows]


@few
@seeds
def test_nothing_that_looks_further_is_another_with_deviations(random: Random) -> None:
    norm, made = pairs(random, 1)
    (first, deviating), (second, other) = made
    until = first.as_of + timedelta(200)
    one, two = (timeline(norm, each, first.as_of, until) for each in (first.dossier, deviating))
    assert one.changes == two.changes
    assert sensitivity(norm, first.dossier, first.as_of).rules == sensitivity(norm, deviating, first.as_of).rules
    bare, found = (
        compare(Situation(norm, before, first.as_of), Situation(norm, after, second.as_of))
        for before, after in ((first.dossier, second.dossier), (deviating, other))
    )
    assert (found.causes, found.differences) == (bare.causes, bare.differences)
    assert [clause.counts for clause in region([deviating], first.as_of).clauses] == [
        clause.counts for clause in region([first.dossier], first.as_of).clauses
    ]


@few
@seeds
def test_no_session_tells_another_change_with_deviations(random: Random) -> None:
    norm, ((case, deviating), *_) = pairs(random, 1)
    with Session(norm, case.dossier, case.as_of) as bare, Session(norm, deviating, case.as_of) as session:
        for number in range(4):
            event = events(random, norm, case.as_of, number)
            assert event(session) == event(bare)
            assert session.next_change() == bare.next_change()
            assert shown(session.assessment()) == shown(bare.assessment())


def events(random: Random, norm: Norm, as_of: date, number: int) -> Callable[[Session], object]:
    """Return something that happens."""
    if random.random() < 0.4:
        return lambda session: session.advance(as_of + timedelta(40 * number))
    name = random.choice([name for name in norm.fact_types if name != ORGANISATION])
    record = row(random, with_words(norm, norm.fact_types[name]), f"nieuw{number}", 1)
    return lambda session: session.add(name, record)


# ---- day by day -------------------------------------------------------------------------------------------------


def in_force(assessment: Assessment) -> list[Deviation]:
    """The deviations that an assessment shows to be in force."""
    states = [state for finding in assessment.findings.values() for state in finding.deviations]
    return sorted((state.deviation for state in states if state.status.is_in_force), key=repr)


def equals_days(random: Random) -> int:
    """Compare what becomes of deviations with assessing on each day; return how often something does."""
    norm, ((case, deviating), *_) = pairs(random, 1)
    start, known = case.as_of, case.known_on
    found = timeline(norm, deviating, start, start + timedelta(120), known_on=known)
    running = in_force(assess(norm, deviating, start, known_on=known))
    for number in range(1, 121):
        day = start + timedelta(number)
        for change in found.deviations:
            if change.on == day and change.status is DeviationStatus.IN_FORCE:
                running.append(change.deviation)
            elif change.on == day:
                running.remove(change.deviation)
            assert change.forecast is (change.on > deviating.as_at)
        assert sorted(running, key=repr) == in_force(assess(norm, deviating, day, known_on=known, evidence=0)), day
    return len(found.deviations)


def test_what_becomes_of_deviations_equals_assessing_on_every_day() -> None:
    changed: list[int] = []

    @settings(few, max_examples=max(1, CASES // 100))
    @seeds
    def equal(random: Random) -> None:
        changed.append(equals_days(random))

    equal()
    assert any(changed)


def test_a_lapse_on_the_last_day_itself_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Deviation.status

    def early(self: Deviation, on: date, *, within: int = 90) -> DeviationStatus:
        return whole(self, on + timedelta(1), within=within)

    monkeypatch.setattr(Deviation, "status", early)
    assert any(fails(seed) for seed in range(50))


def fails(seed: int) -> bool:
    try:
        equals_days(Random(seed))
    except (AssertionError, ValueError):
        return True
    return False


def test_a_deviation_that_changed_an_outcome_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Judge.flags_now

    def lenient(self: Judge, rule_id: str) -> Flags:
        decided = any(deviation.rule == rule_id for deviation in self.assessing.dossier.deviations)
        return whole(self, rule_id) & ~Flags.NO if decided else whole(self, rule_id)

    monkeypatch.setattr(Judge, "flags_now", lenient)

    def differs(seed: int) -> bool:
        norm, made = pairs(Random(seed), 3)
        return any(
            shown(assess(norm, case.dossier, case.as_of)) != shown(assess(norm, deviating, case.as_of))
            for case, deviating in made
        )

    assert any(map(differs, range(50)))
