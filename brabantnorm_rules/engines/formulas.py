"""Formulas: what must be true of a record's derived fields, or of the rules that fired, for a rail to hold."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

import attrs


@attrs.frozen
class Derived:
    """A derived field of the record is true, or is false; one that is left out is neither."""

    field: str
    value: bool


@attrs.frozen
class Fired:
    """A rule fired on the record."""

    rule: str


@attrs.frozen
class Every:
    """All parts hold."""

    parts: tuple["Formula", ...]


@attrs.frozen
class Some:
    """At least one part holds."""

    parts: tuple["Formula", ...]


Formula: TypeAlias = bool | Derived | Fired | Every | Some


def every(parts: Iterable[Formula]) -> Formula:
    """Return the conjunction of formulas, with nothing in it twice."""
    kept = _kept(parts, Every, neutral=True)
    return False if False in kept else kept[0] if len(kept) == 1 else Every(kept) if kept else True


def some(parts: Iterable[Formula]) -> Formula:
    """Return the disjunction of formulas, with nothing in it twice."""
    kept = _kept(parts, Some, neutral=False)
    return True if True in kept else kept[0] if len(kept) == 1 else Some(kept) if kept else False


def _kept(parts: Iterable[Formula], kind: type[Every] | type[Some], *, neutral: bool) -> tuple[Formula, ...]:
    flat: list[Formula] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return tuple(dict.fromkeys(part for part in flat if part is not neutral))


def replaced(formula: Formula, replace: Callable[[Derived], Formula]) -> Formula:
    """Return a formula with something else in the place of each test."""
    match formula:
        case Derived():
            return replace(formula)
        case Every(parts):
            return every(replaced(part, replace) for part in parts)
        case Some(parts):
            return some(replaced(part, replace) for part in parts)
        case _:
            return formula


def holds(formula: Formula, fired: Collection[str]) -> bool:
    """Return whether a formula about rules holds, given the names of those that fired."""
    match formula:
        case Fired(rule):
            return rule in fired
        case Every(parts):
            return all(holds(part, fired) for part in parts)
        case Some(parts):
            return any(holds(part, fired) for part in parts)
        case Derived():
            raise TypeError("a test is for durable-rules to decide")
        case _:
            return formula


def pattern(formula: Formula) -> dict[str, object]:
    """Return a formula about a record as a pattern of durable-rules."""
    match formula:
        case Derived(field, value):
            return {field: value}
        case Every(parts):
            return {"$and": [pattern(part) for part in parts]}
        case Some(parts):
            return {"$or": [pattern(part) for part in parts]}
        case _:
            raise TypeError(f"{formula!r} is no pattern")
