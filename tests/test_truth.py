"""Truth: the laws of the chain, of roles, and of counting by roles."""

from fractions import Fraction
from itertools import product
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brabantnorm_rules import Flags, Outcome
from brabantnorm_rules.truth import (
    AT_LEAST_NOT_DUE,
    AT_MOST_NOT_DUE,
    NO,
    NOT_DUE,
    ROLE_SETS,
    UNKNOWN,
    YES,
    Degree,
    Interval,
    Role,
    all_of,
    any_flags,
    any_of,
    judge_exists,
    judge_none,
    judge_share,
    judge_totals,
    merge,
    outcome,
    roles,
)

INTERVALS: Final = (NO, NOT_DUE, YES, UNKNOWN, AT_MOST_NOT_DUE, AT_LEAST_NOT_DUE)
KLEENE: Final = (NO, UNKNOWN, YES)
FLAGS: Final = [Flags(value) for value in range(8)]

role_sets = st.lists(st.sampled_from(ROLE_SETS), max_size=6)
shares = st.fractions(min_value=0, max_value=1, max_denominator=6)
answers = st.sampled_from([Flags.NOTHING, Flags.YES, Flags.NO, Flags.UNKNOWN])


def by_roles(held: list[Role]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(8)]
    for position, role_set in enumerate(held):
        found[role_set].append(position)
    return found


# ---- the chain --------------------------------------------------------------------------------------------------


def test_the_intervals_are_all_that_lie_on_the_chain() -> None:
    assert set(INTERVALS) == {Interval(low, high) for low, high in product(Degree, Degree) if low <= high}


@pytest.mark.parametrize(("one", "other"), list(product(INTERVALS, INTERVALS)))
def test_de_morgan(one: Interval, other: Interval) -> None:
    assert ~(one & other) == ~one | ~other
    assert ~(one | other) == ~one & ~other


@pytest.mark.parametrize(("one", "other", "third"), list(product(INTERVALS, INTERVALS, INTERVALS)))
def test_both_and_either_form_a_distributive_lattice(one: Interval, other: Interval, third: Interval) -> None:
    assert one & other == other & one
    assert one | other == other | one
    assert (one & other) & third == one & (other & third)
    assert one & (one | other) == one == one | (one & other)
    assert one & (other | third) == (one & other) | (one & third)


@pytest.mark.parametrize("one", INTERVALS)
def test_denying_twice_gives_it_back_and_not_due_stays_not_due(one: Interval) -> None:
    assert ~~one == one
    assert ~NOT_DUE == NOT_DUE
    assert (one & YES, one | NO, one & NO, one | YES) == (one, one, NO, YES)


@pytest.mark.parametrize(("one", "other"), list(product(KLEENE, KLEENE)))
def test_without_deadlines_it_is_strong_kleene_logic(one: Interval, other: Interval) -> None:
    order = {NO: 0, UNKNOWN: 1, YES: 2}
    assert order[one & other] == min(order[one], order[other])
    assert order[one | other] == max(order[one], order[other])
    assert order[~one] == 2 - order[one]


@pytest.mark.parametrize(("one", "other"), list(product(INTERVALS, INTERVALS)))
def test_an_interval_is_exactly_what_its_degrees_can_come_to(one: Interval, other: Interval) -> None:
    def inside(interval: Interval) -> list[Degree]:
        return [degree for degree in Degree if interval.lowest <= degree <= interval.highest]

    minima = {min(pair) for pair in product(inside(one), inside(other))}
    maxima = {max(pair) for pair in product(inside(one), inside(other))}
    assert set(inside(one & other)) == minima
    assert set(inside(one | other)) == maxima


def test_of_no_parts_all_hold_and_none_does() -> None:
    assert (all_of([]), any_of([])) == (YES, NO)
    assert (all_of([YES, UNKNOWN, NOT_DUE]), any_of([NO, NOT_DUE])) == (AT_MOST_NOT_DUE, NOT_DUE)


# ---- roles ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("truth", INTERVALS)
def test_a_case_can_be_what_its_truth_can_be(truth: Interval) -> None:
    taken = {Degree.NO: Role.FAILING, Degree.NOT_DUE: Role.NO_CASE, Degree.YES: Role.PASSING}
    expected = Role(0)
    for degree in Degree:
        if truth.lowest <= degree <= truth.highest:
            expected |= taken[degree]
    assert roles(truth, deadline=True) == expected


@pytest.mark.parametrize(
    ("truth", "expected"), [(NO, Role.FAILING), (YES, Role.PASSING), (UNKNOWN, Role.PASSING | Role.FAILING)]
)
def test_without_a_deadline_a_case_is_never_not_due(truth: Interval, expected: Role) -> None:
    assert roles(truth, deadline=False) == expected


# ---- counting ---------------------------------------------------------------------------------------------------


def worlds(held: list[Role]) -> list[tuple[Role, ...]]:
    """Return every way in which the records can turn out."""
    return list(product(*([role for role in (Role.NO_CASE, Role.PASSING, Role.FAILING) if role & one] for one in held)))


@given(held=role_sets, share=shares, none=answers)
def test_a_share_is_answered_when_every_way_it_can_turn_out_agrees(
    held: list[Role], share: Fraction, none: Flags
) -> None:
    def turned_out(world: tuple[Role, ...]) -> Flags:
        passing, failing = world.count(Role.PASSING), world.count(Role.FAILING)
        if passing + failing == 0:
            return none
        return Flags.YES if passing >= share * (passing + failing) else Flags.NO

    possible = {turned_out(world) for world in worlds(held)}
    found = judge_share(by_roles(held), share, complete=True, when_no_cases=none)
    assert found == (possible.pop() if len(possible) == 1 else Flags.UNKNOWN)


@given(held=role_sets, share=shares, none=answers)
def test_an_incomplete_register_only_shows_that_not_every_one_passes(
    held: list[Role], share: Fraction, none: Flags
) -> None:
    found = judge_share(by_roles(held), share, complete=False, when_no_cases=none)
    assert found == (Flags.NO if share == 1 and Role.FAILING in held else Flags.UNKNOWN)


@given(held=role_sets, share=shares, larger=shares, none=st.just(Flags.UNKNOWN))
def test_a_larger_share_never_helps(held: list[Role], share: Fraction, larger: Fraction, none: Flags) -> None:
    order = {Flags.NO: 0, Flags.UNKNOWN: 1, Flags.YES: 2}
    low, high = sorted((share, larger))
    found = [judge_share(by_roles(held), asked, complete=True, when_no_cases=none) for asked in (low, high)]
    assert order[found[0]] >= order[found[1]]


sure_or_not = st.lists(st.sampled_from([Role.PASSING, Role.NO_CASE | Role.PASSING]), max_size=6)


@given(held=sure_or_not, wanted=st.integers(1, 4), complete=st.booleans())
def test_so_many_exist_when_however_it_turns_out_they_do(held: list[Role], wanted: int, complete: bool) -> None:
    counts = {world.count(Role.PASSING) for world in worlds(held)} | ({10} if not complete else set())
    possible = {count >= wanted for count in counts}
    expected = Flags.UNKNOWN if len(possible) > 1 else Flags.YES if True in possible else Flags.NO
    assert judge_exists(by_roles(held), wanted, complete=complete) == expected


@given(held=sure_or_not, complete=st.booleans())
def test_none_is_the_opposite_of_one(held: list[Role], complete: bool) -> None:
    opposite = {Flags.YES: Flags.NO, Flags.NO: Flags.YES, Flags.UNKNOWN: Flags.UNKNOWN}
    found = judge_none(by_roles(held), complete=complete)
    assert found == opposite[judge_exists(by_roles(held), 1, complete=complete)]


def test_totals_answer_when_all_that_may_count_say_the_same() -> None:
    assert judge_totals([Flags.YES, Flags.YES]) == Flags.YES
    assert judge_totals([Flags.YES, Flags.NO]) == Flags.UNKNOWN


# ---- flags and outcomes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("flags", FLAGS)
def test_flags_come_to_an_outcome(flags: Flags) -> None:
    if Flags.YES in flags and Flags.NO in flags:
        expected = Outcome.PARTLY_MET
    elif Flags.NO in flags:
        expected = Outcome.NOT_MET
    elif Flags.UNKNOWN in flags:
        expected = Outcome.UNKNOWN
    else:
        expected = Outcome.MET if flags else Outcome.NOT_APPLICABLE
    assert outcome(flags) == expected


@pytest.mark.parametrize(("one", "other", "third"), list(product(FLAGS, FLAGS, FLAGS)))
def test_nesting_changes_nothing_in_what_is_merged(one: Flags, other: Flags, third: Flags) -> None:
    assert merge([one, merge([other, third])]) == merge([one, other, third]) == merge([third, one, other])


@pytest.mark.parametrize(("one", "other"), list(product(FLAGS, FLAGS)))
def test_of_any_the_best_outcome_counts(one: Flags, other: Flags) -> None:
    ranks = [Outcome.MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE, Outcome.PARTLY_MET, Outcome.NOT_MET]
    best = min((outcome(flags) for flags in (one, other)), key=ranks.index)
    assert outcome(any_flags([one, other])) == best


def test_an_outcome_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match=r"compare it, as in outcome == Outcome\.NOT_MET"):
        bool(Outcome.NOT_MET)
    assert [found for found in Outcome if found.is_shortfall] == [Outcome.PARTLY_MET, Outcome.NOT_MET]
