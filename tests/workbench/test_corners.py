"""Records on either side of every boundary: what would be missed without one of them."""

from datetime import date

import attrs
import pytest

from brabantnorm_rules import Ground, Norm, read_norm
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.norm.rules import Share, WhenNoCases
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, NONE
from brabantnorm_rules.workbench.corners import Corners
from brabantnorm_rules.workbench.strictness import compare_rule
from tests.examples import SMALL

AS_OF = date(2024, 6, 30).toordinal()


@pytest.fixture(scope="module")
def small() -> Norm:
    return read_norm(SMALL)


def cells(norm: Norm, fact_type: str, condition: c.Condition, *names: str) -> dict[str, list[object]]:
    corners = Corners(norm.fact_types[fact_type], AS_OF, ())
    corners.add(moment_of(norm, AS_OF, "gemeente"), condition)
    return {name: [cell[0] for cell in found] for name, found in corners.cells(names).items()}


def test_numbers_that_are_compared_with_each_other_can_be_less_the_same_and_more(small: Norm) -> None:
    condition = c.Compare("uren", c.Comparison.AT_MOST, c.Own("uren_contract"))
    found = cells(small, "dienstverband", condition, "uren", "uren_contract")
    assert found == {"uren": [0, 1, 2, NONE], "uren_contract": [0, 1, 2, NONE]}


@pytest.mark.parametrize("side", c.Side)
def test_a_day_lies_before_on_and_after_the_as_of_date(small: Norm, side: c.Side) -> None:
    found = cells(small, "activiteit", c.OnSide("datum", side, c.AsOf()), "datum")
    assert set(found["datum"]) >= {AS_OF - 1, AS_OF, AS_OF + 1}


def test_a_set_can_hold_as_many_members_as_it_is_asked_to(small: Norm) -> None:
    found = cells(small, "activiteit", c.IncludesAtLeast("onderwerpen", 2), "onderwerpen")
    assert {len(held) for held in found["onderwerpen"] if isinstance(held, frozenset)} == {0, 1, 2}


def test_of_two_days_from_which_a_record_exists_either_can_decide(small: Norm) -> None:
    found = cells(small, "gedragscode", c.Is("vastgesteld_op", present=False), "vastgesteld_op")
    assert set(found["van"]) >= {AS_OF, NONE}


def test_hours_between_whole_days_are_not_called_proved(small: Norm) -> None:
    """Two dates are some hours apart, and it is not known how many."""

    def within(hours: int) -> Norm:
        must = c.Within("eed_op", Clock(hours * MICROSECONDS_PER_HOUR), c.Own("van"))
        check = attrs.evolve(
            small.rules["1.4"].checks[0], question=Share("dienstverband", must, WhenNoCases.NOT_APPLICABLE)
        )
        rule = attrs.evolve(small.rules["1.4"], checks=(check,))
        return attrs.evolve(small, rules={**small.rules, "1.4": rule})

    assert compare_rule(within(48), within(24), "1.4", 50, 0).ground is not Ground.PROVED
