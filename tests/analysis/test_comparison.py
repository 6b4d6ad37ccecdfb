"""Comparing is exact: what is named, applied to the first situation, gives the outcomes of the second; no less does."""

from collections.abc import Iterable
from datetime import date
from graphlib import CycleError
from random import Random

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import brabantnorm_rules as bn
from brabantnorm_rules import Factor, FactorKind, Norm, Outcome, Situation
from brabantnorm_rules.analysis.comparison import outcome_of
from brabantnorm_rules.analysis.settings import read_setting, with_setting
from brabantnorm_rules.analysis.swaps import Swaps, causes_between
from brabantnorm_rules.norm.rules import OfRule, questions_inside
from tests.examples import SMALL
from tests.laws.cases import CASES
from tests.reference.facts import Facts
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of

some = settings(
    max_examples=max(1, CASES // 200), deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
seeds = given(st.randoms(use_true_random=True))


def situations(random: Random) -> tuple[Situation, Situation]:
    """Return two situations of one organisation, which differ in some of everything that can differ."""
    norm = norm_of(random)
    other = varied(random, norm) if random.random() < 0.7 else norm
    one = facts(random, norm)
    two = changed(random, one, facts(random, norm)) if random.random() < 0.8 else one
    days = dates(random, 2) if random.random() < 0.7 else dates(random, 1) * 2
    return Situation(norm, dossier(norm, one), days[0]), Situation(other, dossier(other, two), days[-1])


def varied(random: Random, norm: Norm) -> Norm:
    """Return a norm with the checks of some rules exchanged, a rule withdrawn or added, and other parameters."""
    rules = dict(norm.rules)
    single = [rule for rule in rules.values() if not rule.parts]
    one, other = random.choice(single), random.choice(single)
    asked = (inside for check in other.checks for inside in questions_inside(check.question))
    if not any(isinstance(inside, OfRule) for inside in asked):
        rules[one.id] = attrs.evolve(one, checks=other.checks)
    if random.random() < 0.5:
        rules["9.9"] = attrs.evolve(other, id="9.9")
    values = [
        attrs.evolve(mine, values=tuple(random.sample(mine.values, 1)))
        for mine in norm.parameters.values()
        if len(mine.values) > 1 and mine.values[0].since is None and random.random() < 0.5
    ]
    always = [attrs.evolve(one, values=(attrs.evolve(one.values[0], since=None, kind=None),)) for one in values]
    return attrs.evolve(norm, rules=rules, parameters={**norm.parameters, **{one.name: one for one in always}})


def changed(random: Random, one: Facts, other: Facts) -> Facts:
    """Return facts with some registers of others, as a whole or for some of the records; the organisation's own."""
    registers = dict(one.registers)
    for name, register in other.registers.items():
        if random.random() < 0.3 and other.as_at >= one.as_at:
            registers[name] = register
        elif name in registers and registers[name].rows and random.random() < 0.3:
            registers[name] = attrs.evolve(registers[name], rows=registers[name].rows[1:])
        elif name in registers and random.random() < 0.4:
            registers[name] = attrs.evolve(registers[name], complete=not registers[name].complete)
    return attrs.evolve(
        one, registers=registers, as_at=max(one.as_at, other.as_at), of_organisation=other.of_organisation
    )


@some
@seeds
def test_what_is_named_gives_the_outcome_of_the_second_and_nothing_of_it_can_be_left_out(random: Random) -> None:
    first, second = situations(random)
    found = bn.compare(first, second)
    swaps = Swaps(first, second)
    differing = {difference.rule for difference in found.differences}
    for rule in {*found.before.findings, *found.after.findings}:
        assert (rule in differing) is (outcome_of(found.before, rule) is not outcome_of(found.after, rule))
    for difference in found.differences:
        alone = [cause for cause in found.causes if is_enough(swaps, (cause,), difference)]
        named = [(cause.kind, cause.name) for cause in alone]
        assert named == [(each[0].kind, each[0].name) for each in difference.because if alone]
        assert len(difference.because) == max(1, len(alone))
        for causes in difference.because:
            assert is_enough(swaps, causes, difference)
            parts = [part for cause in causes for part in cause.split()]
            for left_out in parts:
                rest = [part for part in parts if part is not left_out]
                assert not is_enough(swaps, rest, difference)


def is_enough(swaps: Swaps, causes: Iterable[Factor], difference: bn.Difference) -> bool:
    """Return whether causes, put into the first situation, give a rule its outcome in the second."""
    try:
        mixed = swaps.apply(causes)
    except CycleError:
        return False
    return outcome_of(mixed.assess(), difference.rule) is difference.after


@some
@seeds
def test_all_that_differs_makes_the_second_and_nothing_makes_the_first(random: Random) -> None:
    first, second = situations(random)
    swaps = Swaps(first, second)
    for causes, same in (((), first), (causes_between(first, second), second)):
        made, asked = swaps.apply(causes).assess(), same.assess()
        assert {rule: made[rule].outcome for rule in made.findings} == {
            rule: asked[rule].outcome for rule in asked.findings
        }


@pytest.fixture(scope="module")
def example() -> bn.Dossier:
    organisation = bn.Organisation(id="gm9901", name="Dijkstede", kind="gemeente")
    return bn.Dossier(bn.read_norm(SMALL), organisation, as_at="2024-06-30").add(
        "agressie_incident", [incident("i1", "2024-03-02T12:00"), incident("i2", "2024-03-02T13:00")], complete=True
    )


def incident(name: str, response: str) -> dict[str, object]:
    """Return an incident of the first of March, and when there was a response."""
    return {"id": name, "melding_op": "2024-03-01T12:00", "reactie_op": response, "dader_bekend": True}


DAY = date(2024, 6, 30)


def test_of_what_was_added_only_the_record_that_matters_is_named(example: bn.Dossier) -> None:
    more = example.add("agressie_incident", [incident("i3", "2024-03-02T14:00"), incident("i4", "2024-03-05T12:00")])
    found = bn.compare(Situation(example.norm, example, DAY), Situation(example.norm, more, DAY))
    assert found.causes == (Factor(FactorKind.REGISTER, "agressie_incident", ("i3", "i4")),)
    (because,) = {difference.because for difference in found.differences if difference.before is Outcome.MET}
    assert because == ((Factor(FactorKind.REGISTER, "agressie_incident", ("i4",)),),)


def test_causes_that_only_together_change_an_outcome_are_named_together(example: bn.Dossier) -> None:
    slower = example.add("agressie_incident", [incident("i3", "2024-03-03T06:00")])
    stricter = with_setting(example.norm, "reactietermijn", read_setting(example.norm, "reactietermijn", {"hours": 30}))
    early = example.norm, example.add("agressie_incident", [incident("i3", "2024-03-01T13:00")])
    found = bn.compare(Situation(*early, DAY), Situation(stricter, slower, DAY))
    (because,) = {difference.because for difference in found.differences if difference.before is Outcome.MET}
    assert because == (
        (
            Factor(FactorKind.REGISTER, "agressie_incident", ("i3",)),
            Factor(FactorKind.PARAMETER, "reactietermijn"),
        ),
    )


def test_a_declaration_alone_is_named_as_that(example: bn.Dossier) -> None:
    open_ended = example.add("agressie_incident", [], complete=False)
    found = bn.compare(Situation(example.norm, open_ended, DAY), Situation(example.norm, example, DAY))
    assert {difference.because for difference in found.differences} == {
        ((Factor(FactorKind.REGISTER, "agressie_incident", (), declared=True),),)
    }


def test_only_one_organisation_and_only_one_kind_of_facts(example: bn.Dossier) -> None:
    here = Situation(example.norm, example, DAY)
    other = bn.Dossier(example.norm, bn.Organisation("gm9902", "Berg", "gemeente"), as_at=DAY)
    with pytest.raises(ValueError, match="two organisations"):
        bn.compare(here, Situation(example.norm, other, DAY))
    norm = bn.load_norm("brabant-2022")
    with pytest.raises(ValueError, match="different fact types"):
        bn.compare(here, Situation(norm, bn.Dossier(norm, example.organisation, DAY), DAY))


def test_the_impact_of_a_norm_is_told_for_each_organisation_and_each_rule() -> None:
    norm = bn.load_norm("brabant-2022")
    given = bn.read_dossier("docs/examples/dijkstede", norm)
    stricter = bn.read_norm("docs/examples/24-uur")
    impact = bn.compare_norms(norm, stricter, [given], date(2024, 12, 31))
    (comparison,) = impact.comparisons
    assert comparison.causes == (Factor(FactorKind.PARAMETER, "reactietermijn"),)
    assert impact.moves() == {
        difference.rule: {(difference.before, difference.after): 1} for difference in comparison.differences
    }
    with pytest.raises(ValueError, match="two dossiers of gm9901"):
        bn.compare_norms(norm, stricter, [given, given], date(2024, 12, 31))
