"""Addresses: the name of each condition inside a check, made of the keys under which authors write it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Exists, NoneOf, Question, RecordQuestion, Share

_OPERATORS: Final = {
    c.In: "in",
    c.Includes: "includes",
    c.IncludesAny: "includes_any",
    c.IncludesAll: "includes_all",
    c.IncludesAtLeast: "includes_at_least",
    c.Is: "is",
    c.WithinLast: "within_last",
    c.Within: "within",
    c.WithinBefore: "within",
}


@attrs.frozen(eq=False)
class Located:
    """A condition on one field, or a relation, where it stands in a check.

    ``types`` are the fact type of the record under test, and those of the records that should have it, outwards.
    ``around`` are the relations that it stands in, from the outermost on; ``must``: it says what cases must meet.
    """

    address: str
    condition: c.Condition
    question: RecordQuestion
    must: bool
    types: tuple[str, ...]
    around: tuple[c.Has, ...] = ()


def conditions_in(question: Question, prefix: str = "") -> Iterator[Located]:
    """Yield the conditions inside a question with their addresses, in the order in which they are written."""
    match question:
        case AnyQuestion(parts) | AllQuestions(parts):
            word = "any" if isinstance(question, AnyQuestion) else "all"
            for number, part in enumerate(parts, 1):
                yield from conditions_in(part, f"{prefix}{word}.{number}.")
        case Exists() | NoneOf() | Share():
            types = (question.fact_type,)
            yield from _inside(question.where, f"{prefix}where", Located("", c.ALWAYS, question, False, types))
            if isinstance(question, Share):
                yield from _inside(question.must, f"{prefix}must", Located("", c.ALWAYS, question, True, types))


def _inside(condition: c.Condition, prefix: str, at: Located) -> Iterator[Located]:
    for address, part in named_parts(condition, prefix):
        match part:
            case c.Any(parts) | c.All(parts):
                for number, each in enumerate(parts, 1):
                    yield from _inside(each, f"{address}.{number}", at)
            case c.Not(denied):
                yield from _inside(denied, address, at)
            case c.Has():
                yield attrs.evolve(at, address=address, condition=part)
                inner = attrs.evolve(at, types=(part.record_of, *at.types), around=(*at.around, part))
                yield from _inside(part.where, f"{address}.where", inner)
            case _:
                yield attrs.evolve(at, address=address, condition=part)


def named_parts(condition: c.Condition, prefix: str) -> Sequence[tuple[str, c.Condition]]:
    """Return what stands in one mapping, each part with its address; two of one name are numbered."""
    parts = condition.parts if isinstance(condition, c.All) else (condition,)
    return tuple(zip(_unique(f"{prefix}.{name_of(part)}" for part in parts), parts, strict=True))


def _unique(names: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"


def name_of(condition: c.Condition) -> str:
    """Return the keys under which a condition is written: a field with its operator, or a word for the composition."""
    match condition:
        case c.All():
            return "all"
        case c.Any():
            return "any"
        case c.Not():
            return "not"
        case c.Has():
            return "has"
        case c.UpToDateWith():
            return "up_to_date_with"
        case c.Compare(field, c.Comparison.EQUAL):
            return field
        case c.Compare(field, comparison):
            return f"{field}.{comparison}"
        case c.OnSide(field, side):
            return f"{field}.{side}"
        case _:
            return f"{condition.field}.{_OPERATORS[type(condition)]}"
