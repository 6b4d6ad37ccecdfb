"""Disclosure: of each number that is hidden, any below five fits all that is written; by no sum does it follow."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import brabantnorm_rules as bn
from brabantnorm_rules import Check, Difference, JointActivity, JointRepair, Outcome
from brabantnorm_rules.analysis.regions.region import lowest
from brabantnorm_rules.norm.rules import OfRule
from brabantnorm_rules.reports.comparison import show_moves
from brabantnorm_rules.reports.disclosure import LEAST, hide_small, keep_large, rests_on_others
from brabantnorm_rules.reports.region import show_region

NORM = bn.load_norm("brabant-2022")
DAY = date(2024, 12, 31)
tries = settings(max_examples=60, deadline=None, database=None)
SHORT = (Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.UNKNOWN)


def tables(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to put so many organisations into so many cells."""
    if cells == 1:
        yield (total,)
        return
    for number in range(total + 1):
        yield from ((number, *rest) for rest in tables(total - number, cells - 1))


@pytest.mark.parametrize(("cells", "largest"), [(2, 40), (3, 30), (5, 17)])
def test_of_a_hidden_number_any_below_five_fits_what_is_shown_and_its_total(cells: int, largest: int) -> None:
    for total in range(largest):
        shown: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
        for table in tables(total, cells):
            shown[tuple(hide_small(dict(enumerate(table))).values())].append(table)
        for written, fits in shown.items():
            for cell in (cell for cell in range(cells) if written[cell] is None):
                assert {table[cell] for table in fits} >= set(range(min(LEAST, total + 1)))


@tries
@given(st.dictionaries(st.sampled_from(list(Outcome)), st.integers(0, 60), min_size=5, max_size=5))
def test_what_is_shown_is_so_and_is_five_or_more(counts: dict[Outcome, int]) -> None:
    for outcome, number in hide_small(counts).items():
        assert number is None or number == counts[outcome] >= LEAST
    if min(counts.values()) >= LEAST:
        assert hide_small(counts) == counts


# ---- regions -------------------------------------------------------------------------------------------------------


REGION = bn.region([bn.Dossier(NORM, bn.Organisation("gm9901", "Dijkstede", "gemeente"), as_at=DAY)], DAY)
RULES = ("1.1", "1.2", "2.1")


@st.composite
def numbers(draw: st.DrawFn) -> tuple[int, list[dict[Outcome, int]], list[int]]:
    """How many organisations there are, with any outcomes of each clause, and for how many one activity repairs it."""
    total = draw(st.integers(1, 40))
    clauses, repaired = [], []
    for _ in RULES:
        left, counts = total, dict.fromkeys(Outcome, 0)
        for outcome in draw(st.permutations(list(Outcome))):
            counts[outcome] = draw(st.integers(0, left))
            left -= counts[outcome]
        counts[draw(st.sampled_from(list(Outcome)))] += left
        clauses.append(counts)
        repaired.append(draw(st.integers(0, sum(counts[outcome] for outcome in SHORT))))
    return total, clauses, repaired


def region(
    total: int, clauses: list[dict[Outcome, int]], repaired: list[int], deviating: Sequence[int] = (0, 0, 0)
) -> bn.Region:
    repairs = tuple(JointRepair(rule, number) for rule, number in zip(RULES, repaired, strict=True) if number)
    counted = (
        bn.RegionClause(rule, int(rule[0]), NORM.rules[rule].title, counts, number)
        for rule, counts, number in zip(RULES, clauses, deviating, strict=True)
    )
    activity = JointActivity("bijeenkomst", (("niveau", "district"),), ("deelnemers",), repairs)
    short = lowest(NORM, dict(zip(RULES, clauses, strict=True)), total)
    return attrs.evolve(REGION, organisations=total, clauses=tuple(counted), lowest=short, activities=(activity,))


@tries
@given(numbers())
def test_no_hidden_number_of_a_region_follows_from_all_that_is_written(
    drawn: tuple[int, list[dict[Outcome, int]], list[int]],
) -> None:
    organisations, clauses, repaired = drawn
    found = region(*drawn)
    written, shown = bn.region_to_json(found), show_region(found)
    repairs = {repair.rule: repair.organisations for one in shown.activities for repair in one.repairs}
    for place, clause in enumerate(found.clauses):
        hidden = [outcome for outcome, number in shown.counts[clause.rule].items() if number is None]
        total = sum(clause.counts[outcome] for outcome in hidden)
        for one, value in product(hidden, range(min(LEAST, total + 1))):
            other = next(each for each in hidden if each is not one)
            counts = {**clause.counts, **dict.fromkeys(hidden, 0), other: total - value, one: value}
            others = [*clauses[:place], counts, *clauses[place + 1 :]]
            assert bn.region_to_json(region(organisations, others, repaired)) == written
            assert repairs.get(clause.rule, 0) <= sum(counts[outcome] for outcome in SHORT)


def falling_short(counts: dict[Outcome, int]) -> int:
    return counts[Outcome.NOT_MET] + counts[Outcome.PARTLY_MET]


@tries
@given(numbers(), st.lists(st.integers(0, 40), min_size=3, max_size=3))
def test_for_how_many_a_deviation_is_in_force_or_none_is_hidden_where_they_are_few(
    drawn: tuple[int, list[dict[Outcome, int]], list[int]], wished: list[int]
) -> None:
    organisations, clauses, repaired = drawn
    short = list(map(falling_short, clauses))
    deviating = [min(pair) for pair in zip(wished, short, strict=True)]
    found = region(organisations, clauses, repaired, deviating)
    written, shown = bn.region_to_json(found), show_region(found)
    assert show_region(found, small=True).deviating == dict(zip(RULES, deviating, strict=True))
    for place, rule in enumerate(RULES):
        number = shown.deviating[rule]
        if number is not None:
            assert LEAST <= number == deviating[place] <= short[place] - LEAST
            continue
        few = range(min(LEAST, short[place] + 1))
        for other in {*few, *(short[place] - value for value in few)}:
            others = [*deviating[:place], other, *deviating[place + 1 :]]
            assert bn.region_to_json(region(organisations, clauses, repaired, others)) == written


@tries
@given(numbers())
def test_all_is_shown_when_it_is_asked_or_when_organisations_are_named(
    drawn: tuple[int, list[dict[Outcome, int]], list[int]],
) -> None:
    found = region(*drawn)
    whole = {clause.rule: clause.counts for clause in found.clauses}
    assert show_region(found, small=True).counts == whole
    named = attrs.evolve(found, standings=(bn.Standing("gm9901", "Dijkstede", 1, 2),))
    assert show_region(named).counts == whole
    assert show_region(named).activities == tuple(one for one in found.activities if one.repairs)


def test_of_a_clause_that_asks_another_nothing_is_shown_as_it_would_say_something_of_the_other() -> None:
    asks = attrs.evolve(NORM.rules["1.1"], checks=(Check("ook", OfRule("1.2")),))
    norm = attrs.evolve(NORM, rules={**NORM.rules, "1.1": asks})
    assert rests_on_others(norm, "1.1")
    assert not rests_on_others(norm, "1.2")
    empty = bn.Dossier(norm, bn.Organisation("gm9901", "Dijkstede", "gemeente"), as_at=DAY)
    counts = dict.fromkeys(Outcome, LEAST)
    clauses = tuple(bn.RegionClause(rule, 1, norm.rules[rule].title, counts, 0) for rule in ("1.1", "1.2"))
    found = attrs.evolve(bn.region([empty], DAY), organisations=25, clauses=clauses)
    assert show_region(found).counts == {"1.1": dict.fromkeys(Outcome), "1.2": counts}


# ---- two norms -----------------------------------------------------------------------------------------------------

MOVES = [(before, after) for before in Outcome for after in Outcome if before is not after]


NONE = bn.compare_norms(
    NORM, NORM, [bn.Dossier(NORM, bn.Organisation("gm9901", "Dijkstede", "gemeente"), as_at=DAY)], DAY
)


def impact(moves: dict[tuple[Outcome, Outcome], int], total: int) -> bn.Impact:
    """An impact in which so many organisations move on one rule, and the others do not."""
    (same,) = NONE.comparisons
    moved = [
        attrs.evolve(same, differences=(Difference("1.1", before, after, ()),))
        for (before, after), number in moves.items()
        for _ in range(number)
    ]
    return attrs.evolve(NONE, comparisons=(*moved, *[same] * (total - len(moved))))


@tries
@given(st.dictionaries(st.sampled_from(MOVES), st.integers(1, 12), max_size=4), st.integers(0, 12))
def test_no_hidden_number_of_moves_follows_from_all_that_is_written(
    moves: dict[tuple[Outcome, Outcome], int], same: int
) -> None:
    total = sum(moves.values()) + same
    found = impact(moves, total)
    written, shown = bn.impact_to_json(found), show_moves(found).get("1.1", {})
    assert all(number == moves[move] >= LEAST for move, number in shown.items())  # type: ignore[index]
    left = total - sum(shown.values())
    for move, value in product([move for move in MOVES if move not in shown], range(min(LEAST, left + 1))):
        other = {**{each: number for each, number in moves.items() if each in shown}, move: value}
        assert bn.impact_to_json(impact(other, total)) == written


def test_moves_are_shown_as_long_as_five_organisations_are_left_that_may_have_made_any() -> None:
    assert keep_large({"a": 9, "b": 6, "c": 2}, 30) == {"a": 9, "b": 6}
    assert keep_large({"a": 9, "b": 6}, 15) == {"a": 9}
    assert keep_large({"a": 6, "b": 6}, 12) == {}
    assert keep_large({"a": 12}, 16) == {}


def test_of_rules_with_parts_no_moves_are_shown_but_when_asked_as_they_follow_from_those_of_the_parts() -> None:
    whole = next(rule.id for rule in NORM.clauses if rule.parts)
    found = impact({(Outcome.MET, Outcome.NOT_MET): 9}, 20)
    moved = attrs.evolve(
        found,
        comparisons=tuple(
            attrs.evolve(one, differences=tuple(attrs.evolve(each, rule=whole) for each in one.differences))
            for one in found.comparisons
        ),
    )
    assert show_moves(found)["1.1"] == {(Outcome.MET, Outcome.NOT_MET): 9}
    assert show_moves(moved) == {}
    assert show_moves(moved, small=True) == {whole: {(Outcome.MET, Outcome.NOT_MET): 9}}
