"""Undecided tests: those on which it depends what a record is, or whether it is the one that another should have."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import Condition, UpToDateWith, parts_of
from brabantnorm_rules.norm.mentions import ADOPTED_ON, CONFIRMED_ON, REFERS_TO_LAW_AS_IT_IS, fields_of
from brabantnorm_rules.norm.values import NONE
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


def fields_that_reflect(test: UpToDateWith, view: View, position: int, assessing: Assessing) -> Iterator[str]:
    """Yield the fields of a document that can show that it reflects some change of which that is undecided."""
    changes, columns, fact_type = test.changes.changes, view.columns, view.register.fact_type
    alone = [attrs.evolve(test, changes=attrs.evolve(test.changes, changes=(change,))) for change in changes]
    truths = truths_of(assessing, view, (position,), alone)
    undecided = [change for change, (held,) in zip(changes, truths, strict=True) if held.lowest is not held.highest]
    adopted = columns.days(ADOPTED_ON)[position] if fact_type.field(ADOPTED_ON) else NONE
    anticipating = adopted is not NONE and any(not adopted < change.known for change in undecided)
    for name in fields_of(test, fact_type):
        if name == REFERS_TO_LAW_AS_IT_IS:
            can_show = any(change.textual for change in undecided)
        else:
            can_show = anticipating or name in (ADOPTED_ON, CONFIRMED_ON)
        if can_show:
            yield name


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
