"""Undecided tests: those on which it depends what a record is, or whether it is the one that another should have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import Condition, parts_of
from brabantnorm_rules.truth import Interval

_Truths: TypeAlias = Mapping[Condition, Interval]


def undecided_tests(
    conditions: Sequence[Condition], view: View, positions: Sequence[int], assessing: Assessing
) -> Iterator[tuple[Condition, ...]]:
    """Yield for each record at ``positions`` the tests that are undecided, and that can decide a condition on it."""
    inside = _inside(conditions)
    truths = truths_of(assessing, view, positions, inside)
    for place in range(len(positions)):
        held = {condition: found[place] for condition, found in zip(inside, truths, strict=True)}
        yield tuple(test for condition in conditions for test in _undecided(condition, held))


def undecided_tests_of_related(
    condition: Condition, outer: View, view: View, pair: tuple[int, int], assessing: Assessing
) -> tuple[Condition, ...]:
    """Return the same of a related record; ``pair`` is the outer record's position, and its own."""
    inside = _inside((condition,))
    held = {part: related_truths_of(assessing, outer, view, (pair,), part)[0] for part in inside}
    return tuple(_undecided(condition, held))


def _inside(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """Return conditions with all inside them, each once."""
    found: dict[Condition, None] = {}
    for condition in conditions:
        found |= dict.fromkeys((condition, *_inside(parts_of(condition))))
    return tuple(found)


def _undecided(condition: Condition, truths: _Truths) -> Iterator[Condition]:
    held = truths[condition]
    if held.lowest is held.highest:
        return
    parts = parts_of(condition)
    if not parts:
        yield condition
    for part in parts:
        yield from _undecided(part, truths)
