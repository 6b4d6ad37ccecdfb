"""Every proposal of a plan, applied to the dossier, makes what it says; nothing of it can be left out or does harm."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import (
    NONE,
    Dossier,
    Norm,
    Outcome,
    Plan,
    Proposal,
    Step,
    StepKind,
    assess,
    load_norm,
    plan,
    read_dossier,
)
from brabantnorm_rules.analysis.planning.solving import Solver
from brabantnorm_rules.norm.facts import ORGANISATION, RecordKind
from brabantnorm_rules.norm.values import Absent
from tests.cli.running import ROOT
from tests.laws.cases import CASES
from tests.strategies.days import day_near
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of

_TRIED = max(1, CASES // 100)
_EXAMPLES = ROOT / "docs" / "examples"


def case(random: Random) -> tuple[Norm, Dossier, date, date | None]:
    """Return a norm, a dossier under it, a date, and a day on which it is known."""
    norm = norm_of(random)
    made, (as_of,) = dossier(norm, facts(random, norm)), dates(random, 1)
    return norm, made, as_of, day_near(random) if random.random() < 0.1 else None


def outcomes(norm: Norm, made: Dossier, on: date, known_on: date | None) -> dict[str, Outcome]:
    """Return the outcome of every rule."""
    found = assess(norm, made, on, known_on=known_on, evidence=0)
    return {rule: finding.outcome for rule, finding in found.findings.items()}


def check(found: Plan, made: Dossier) -> None:
    """Check everything that a plan says of its proposals, and that every rule that is not met is spoken of."""
    spoken = {rule for each in found for rule in each.rules} | {each.rule for each in found.unsolved}
    assert spoken == {rule for rule, finding in found.findings.items() if is_open(finding.outcome)}
    for each in found:
        check_proposal(each, found, made)
    order = [(-len(each.clauses), len(each.steps)) for each in found]
    assert order == sorted(order), "what makes most clauses met comes first, then what takes fewest steps"


def check_proposal(proposal: Proposal, found: Plan, made: Dossier) -> None:
    """Check that a proposal makes what it says, that nothing else changes, and that no step can be left out."""
    before = outcomes(found.norm, made, proposal.on, found.known_on)
    after = outcomes(found.norm, proposal.apply(made), proposal.on, found.known_on)
    assert {rule: after[rule] for rule in proposal.makes} == proposal.makes
    assert proposal.makes.keys() >= {rule for rule in after if after[rule] is not before[rule]}
    assert not [rule for rule in after if before[rule] is Outcome.MET and after[rule] is not Outcome.MET]
    clauses = {rule.id for rule in found.norm.clauses}
    assert set(proposal.clauses) == {rule for rule in clauses if proposal.makes.get(rule) is Outcome.MET}
    for place, step in enumerate(proposal.steps):
        check_tried(place, step, proposal, found, made)
    for less in without_one(proposal):
        on = found.as_of if len(less) < len(proposal.steps) and is_wait(proposal.steps[-1], less) else proposal.on
        left = attrs.evolve(proposal, steps=less).apply(made)
        rest = outcomes(found.norm, left, on, found.known_on)
        assert not all(rest[rule] is proposal.makes[rule] for rule in proposal.rules), "each step is needed"


def check_tried(place: int, step: Step, proposal: Proposal, found: Plan, made: Dossier) -> None:
    """Check that the first rule of a proposal shows what is said of it, whatever a fact turns out to be."""
    for tried in step.tried:
        name = "oordeel" if step.new else step.values[-1][0]
        values = tuple((each, tried.value if each == name else said) for each, said in step.values)
        steps = (*proposal.steps[:place], attrs.evolve(step, values=values), *proposal.steps[place + 1 :])
        after = outcomes(found.norm, attrs.evolve(proposal, steps=steps).apply(made), proposal.on, found.known_on)
        assert after[proposal.rules[0]] is tried.outcome


def without_one(proposal: Proposal) -> Iterator[tuple[Step, ...]]:
    """Yield the steps without one, and with one for one record less."""
    for place, step in enumerate(proposal.steps):
        rest = (*proposal.steps[:place], *proposal.steps[place + 1 :])
        yield rest
        if len(step.ids) > 1:
            for record in step.ids:
                ids = tuple(each for each in step.ids if each != record)
                yield (*proposal.steps[:place], attrs.evolve(step, ids=ids), *proposal.steps[place + 1 :])


def is_wait(step: Step, less: tuple[Step, ...]) -> bool:
    """Return whether it is the waiting that was left out."""
    return step.kind is StepKind.WAIT and step not in less


def is_open(outcome: Outcome) -> bool:
    """Return whether a rule falls short or is unknown."""
    return outcome.is_shortfall or outcome is Outcome.UNKNOWN


def test_every_proposal_makes_what_it_says_and_nothing_of_it_can_be_left_out() -> None:
    kinds: Counter[StepKind] = Counter()

    @settings(max_examples=_TRIED, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def holds(random: Random) -> None:
        norm, made, as_of, known_on = case(random)
        found = plan(norm, made, as_of, known_on=known_on)
        check(found, made)
        kinds.update(each.kind for each in found)

    holds()
    if _TRIED >= 50:
        assert all(kinds[kind] > _TRIED / 20 for kind in StepKind), "proposals of each kind are met often"


@settings(max_examples=_TRIED, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True))
def test_what_is_known_of_the_past_stays_as_it_is(random: Random) -> None:
    norm, made, as_of, known_on = case(random)
    for each in plan(norm, made, as_of, known_on=known_on):
        for step in each.steps:
            if not step.new and step.values:
                check_changes(step, made, as_of)


def check_changes(step: Step, made: Dossier, as_of: date) -> None:
    """Check that a change of a record supplies what was not, or changes what can still be changed."""
    register = made.registers[step.fact_type]
    fact_type = register.fact_type
    for record in step.ids:
        position = register.ids.index(record)
        for name, said in step.values:
            before, field = register.columns[name][position], fact_type.field(name)
            assert field is not None
            happened = isinstance(before, int) and field.is_day and before <= as_of.toordinal()
            if step.kind is StepKind.SUPPLY:
                assert isinstance(before, Absent) or field.is_day, "only what is not known is looked up"
                continue
            assert step.fact_type != ORGANISATION
            assert name not in (*fact_type.from_fields, fact_type.until, "id")
            assert fact_type.kind is not RecordKind.STATEMENT
            assert said is not NONE
            if field.is_day:
                assert said in (as_of, step.on)
                assert not happened or fact_type.kind is RecordKind.THING, "what happened once stays"
            if isinstance(before, frozenset):
                assert isinstance(said, frozenset)
                assert before <= said, "nothing is taken out of a set"


@pytest.mark.parametrize(
    ("name", "as_of"),
    [("dijkstede", date(2024, 12, 31)), ("merwebrabant", date(2025, 12, 31)), ("merwebrabant", date(2024, 12, 31))],
)
def test_so_does_every_proposal_for_the_examples(name: str, as_of: date) -> None:
    norm = load_norm("brabant-2022")
    made = read_dossier(_EXAMPLES / name, norm)
    found = plan(norm, made, as_of)
    assert len(found) > 10
    check(found, made)


def test_a_proposal_that_says_too_much_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not tried on the whole dossier, but taken to be met, is seen to fail."""

    def believed(_: object, rule: str, steps: tuple[Step, ...], on: date) -> object:
        from brabantnorm_rules.analysis.planning.solving import Solution

        return Solution(steps, {rule: Outcome.MET}, on)

    monkeypatch.setattr(Solver, "checked", believed)
    assert any(_fails(seed) for seed in range(100))


def _fails(seed: int) -> bool:
    norm, made, as_of, known_on = case(Random(seed))
    try:
        check(plan(norm, made, as_of, known_on=known_on), made)
    except AssertionError:
        return True
    return False
