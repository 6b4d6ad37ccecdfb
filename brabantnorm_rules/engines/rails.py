"""Rails: a condition as generated expressions, surely yes and surely no, and two more where a deadline is involved."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import attrs

from brabantnorm_rules.engines.moment import Maker, Moment, converted, dated
from brabantnorm_rules.engines.source import Source
from brabantnorm_rules.norm.conditions import FieldOperand, Its, Own, ParameterAt
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.parameters import ParameterOf


@attrs.frozen
class Rails:
    """One condition as Python expressions.

    Surely yes; surely no; surely not late (at least 'not due'); surely not yet (at most 'not due'). Without a deadline
    the last two are the first two.
    """

    yes: str
    no: str
    not_late: str
    not_yet: str

    @classmethod
    def plain(cls, yes: str, no: str) -> "Rails":
        """Return the rails of a condition without a deadline."""
        return cls(yes, no, yes, no)

    def __invert__(self) -> "Rails":
        return Rails(self.no, self.yes, self.not_yet, self.not_late)


def both(parts: Iterable[str]) -> str:
    """Return the conjunction of expressions."""
    kept = list(dict.fromkeys(part for part in parts if part != "True"))
    return "False" if "False" in kept else " and ".join(kept) or "True"


def either(parts: Iterable[str]) -> str:
    """Return the disjunction of expressions."""
    kept = list(dict.fromkeys(part for part in parts if part != "False"))
    if "True" in kept:
        return "True"
    return f"({' or '.join(kept)})" if len(kept) > 1 else (kept or ["False"])[0]


def denied(expression: str) -> str:
    """Return the negation of an expression."""
    return {"True": "False", "False": "True"}.get(expression, f"not ({expression})")


def all_rails(parts: Iterable[Rails]) -> Rails:
    """Return the rails of a conjunction: the minimum of both ends."""
    kept = list(parts)
    return Rails(
        both(part.yes for part in kept),
        either(part.no for part in kept),
        both(part.not_late for part in kept),
        either(part.not_yet for part in kept),
    )


def any_rails(parts: Iterable[Rails]) -> Rails:
    """Return the rails of a disjunction: the maximum of both ends."""
    return ~all_rails(~part for part in parts)


@attrs.frozen(eq=False)
class Record:
    """Writes expressions about the record at ``index`` of the columns in ``columns``.

    ``its`` writes about the record that should have this one, inside a relation.
    """

    source: Source
    norm: Norm
    fact_type: FactType
    index: str = "i"
    columns: str = "columns"
    its: "Record | None" = None

    def field(self, name: str, bound: str = "") -> str:
        """Return the expression of a field's value, or of the ``earliest`` or ``latest`` it can be."""
        column = f"{name}.{bound}" if bound else name
        return self._column(repr(column), column)

    def column(self, name: str) -> str:
        """Return the local name of a field's column."""
        return self.source.column(f"{self.columns}[{name!r}]", name)

    def named(self, operand: FieldOperand, bound: str = "") -> str:
        """Return the expression of the field that an operand names, itself or as a reading."""
        match operand:
            case Own(name):
                return self.field(name, bound)
            case Its(name):
                return self.owner.field(name, bound)
            case ParameterOf(name):
                suffix = f".{bound}" if bound else ""
                key = self.constant(
                    ("column", name, bound),
                    f"{name}{suffix} column",
                    partial(_column_of, name=name, suffix=suffix),
                )
                return self._column(key, f"{name}{suffix}")

    def _column(self, key: str, hint: str) -> str:
        prefix = "its_" if self.columns == "its_columns" else ""
        return f"{self.source.column(f'{self.columns}[{key}]', prefix + hint)}[{self.index}]"

    @property
    def owner(self) -> "Record":
        """The record that should have this one."""
        if self.its is None:
            raise ValueError("`its` stands outside a relation")
        return self.its

    def constant(self, key: object, hint: str, maker: Maker) -> str:
        """Return the name of a constant made for each moment."""
        return self.source.constant(key, hint, maker)

    def constant_of(self, kind: str, written: Any, hint: str, convert: Callable[[Moment, Any], Any]) -> "Constant":
        """Return a converted operand that the record does not hold itself, in force at as-of or on a record's day."""
        if isinstance(written, ParameterAt):
            day = self.named(written.at)
            table = self.constant((kind, written.name, "at"), f"{hint}_on", dated(written, convert))
            return Constant(f"{table}[{day}]", at=day)
        return Constant(self.constant((kind, written), hint, converted(written, convert)))


def _column_of(moment: Moment, name: str, suffix: str) -> str:
    return f"{moment.parameter(name)}{suffix}"


@attrs.frozen
class Constant:
    """An operand that comes from the norm: its expression, and the record's day on which it was taken, if any."""

    text: str
    at: str = ""


def hint_of(written: object, fallback: str) -> str:
    """Return a name for an operand that reads like the rule: the parameter's, or a fallback."""
    return written.name if isinstance(written, ParameterOf | ParameterAt) else fallback
