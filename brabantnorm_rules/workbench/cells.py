"""Cells: what a record can hold of a field, as far as conditions tell it apart."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, product
from math import prod
from typing import Final, TypeAlias

from brabantnorm_rules.norm.facts import Field, FieldType, columns_of
from brabantnorm_rules.norm.values import Value, instant_of_day
from brabantnorm_rules.workbench.links import day_of

Cell: TypeAlias = tuple[Value, ...]
"""What one record holds of a field, column by column: of an instant its day and its two bounds."""

MOST_SETS: Final = 1_000
"""The most sets of words that are tried of one field."""


def days_in(field: Field, values: Iterable[int], *, inexact: bool) -> Iterator[Cell]:
    """Yield the cells of days or moments; ``inexact``: also of moments of which only the day is known."""
    if field.type is FieldType.DATE:
        yield from ((day,) for day in sorted(values))
        return
    moments = [(day_of(moment), moment, moment) for moment in sorted(values)]
    yield from moments
    if inexact:
        for day in dict.fromkeys(day for day, _, _ in moments):
            whole = instant_of_day(day)
            yield (day, whole.earliest, whole.latest)


def numbers_in(field: Field, compared: Collection[Fraction]) -> Iterator[Cell]:
    """Yield the cells of numbers: those that are compared with, those beside them, and those between them."""
    step = 1 if field.unit == "count" else Fraction(1, 2)
    numbers = {number + shift for number in compared for shift in (-step, 0, step)}
    if field.unit != "count":
        numbers.update((one + other) / 2 for one, other in pairwise(sorted(compared)))
    for number in sorted(numbers):
        if number >= 0 or field.unit == "eur":
            yield (int(number) if number.denominator == 1 else number,)


def sorts_of(words: Iterable[str], lists: Collection[frozenset[str]]) -> Sequence[Sequence[str]]:
    """Return words by sort: those that stand in the same lists are as good as each other."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for word in words:
        found.setdefault(tuple(word in members for members in lists), []).append(word)
    return list(found.values())


def words_in(sorts: Sequence[Sequence[str]], compared: int) -> Iterator[Cell]:
    """Yield the cells of one word of each sort; where words are ``compared`` with so many others, as many more."""
    for sort in sorts:
        chosen = sort if len(sort) <= 1 + compared else (*sort[: 1 + compared], *sort[-1:][:compared])
        yield from ((word,) for word in dict.fromkeys(chosen))


def is_small(sorts: Sequence[Sequence[str]], most: int) -> bool:
    """Return whether `sets_in` are all the sets that can be told apart."""
    return prod(len(_numbers_of(sort, most)) for sort in sorts) <= MOST_SETS


def sets_in(sorts: Sequence[Sequence[str]], most: int) -> Iterator[Cell]:
    """Yield the cells of sets: of each sort up to so many words, and all; where that are too many, some of them."""
    if is_small(sorts, most):
        for numbers in product(*(_numbers_of(sort, most) for sort in sorts)):
            yield (frozenset(word for sort, number in zip(sorts, numbers, strict=True) for word in sort[:number]),)
        return
    words = [word for sort in sorts for word in sort]
    for size in (0, 1, 2, len(words) - 1, len(words)):
        yield from ((frozenset(chosen),) for chosen in combinations(words, size))


def _numbers_of(sort: Sequence[str], most: int) -> Sequence[int]:
    return [number for number in range(len(sort) + 1) if number <= most or number == len(sort)]


def absent(field: Field, mark: Value) -> Cell:
    """Return the cell of a field that holds a mark in the place of a value."""
    return (mark,) * len(columns_of(field))
