"""Disclosure: numbers of organisations as others may see them, so that none below five can be worked out."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, TypeVar

from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import OfRule, questions_inside

K = TypeVar("K")

LEAST: Final = 5
"""The smallest number of organisations that is shown unless asked."""


def hide_small(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Return counts, of which all are named, with those below five hidden (None), and others that these need as cover.

    Hidden are always the smallest, until they stand for five organisations or more and for fewer than the smallest
    number that is shown. So whoever knows the total and how this is done can believe any number below five of each that
    is hidden: all others together make up for it.
    """
    numbers = sorted(set(counts.values()))
    most = -1 if not numbers or numbers[0] >= LEAST else _most_hidden(counts, numbers)
    return {key: None if number <= most else number for key, number in counts.items()}


def _most_hidden(counts: Mapping[K, int], numbers: list[int]) -> int:
    """Return the largest number that is hidden; those that are equal are hidden or shown together."""
    for most, least_shown in pairwise(numbers):
        hidden = [number for number in counts.values() if number <= most]
        if least_shown >= LEAST <= sum(hidden) < least_shown:
            return most
    return numbers[-1]


def keep_large(counts: Mapping[K, int], total: int) -> dict[K, int]:
    """Return the counts of five or more, as long as five or more of the total are in none that is shown.

    For counts of which others do not know which there are: what is left of the total can be in any, or in none.
    """
    kept = {key: number for key, number in counts.items() if number >= LEAST}
    while kept and total - sum(kept.values()) < LEAST:
        smallest = min(kept.values())
        kept = {key: number for key, number in kept.items() if number > smallest}
    return kept


def rests_on_others(norm: Norm, rule: str) -> bool:
    """Return whether a clause asks what another clause shows: numbers of one would say something of the other."""
    own = set(_tree(norm, rule))
    asked = (
        question
        for name in own
        for check in norm.rules[name].checks
        if not check.note
        for question in questions_inside(check.question)
    )
    return any(isinstance(question, OfRule) and question.rule not in own for question in asked)


def _tree(norm: Norm, rule: str) -> Iterator[str]:
    yield rule
    for part in norm.rules[rule].parts:
        yield from _tree(norm, part)
