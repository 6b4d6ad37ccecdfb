"""What is given on entry, before it is read: values and their places, and why a value cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final, TypeVar

import attrs

from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.language.diagnostics import report as report_of

T = TypeVar("T")

_SHOWN: Final = 40


class Left(Enum):
    """The mark of a field that a record leaves out, in the place of a value."""

    OUT = "left out"


class Unreadable(Exception):  # noqa: N818 - it also stands in the place of a value
    """A given value that cannot be read: the code and the arguments of its diagnostic.

    What could not be read in a first step (the cell of a table) may also stand in the place of a given value.
    """

    def __init__(self, code: str, **arguments: object) -> None:
        """Keep the code and the arguments."""
        super().__init__(code)
        self.code = code
        self.arguments = arguments


@attrs.define(eq=False)
class Problems:
    """Keeps every problem that is met on entry, so that all are told in one run."""

    found: list[Diagnostic] = attrs.field(factory=list)

    def report(self, code: str, place: Place, **arguments: object) -> None:
        """Keep one problem."""
        self.found.append(Diagnostic(code, place, arguments))

    def refuse(self, problem: Unreadable, place: Place) -> None:
        """Keep why the value at a place could not be read."""
        self.found.append(Diagnostic(problem.code, place, problem.arguments))

    def read(self, reading: Callable[[object], T], raw: object, place: Place) -> T | None:
        """Return what a reading makes of a given value; None when it could not be read, which was reported."""
        try:
            return reading(raw)
        except Unreadable as problem:
            self.refuse(problem, place)
            return None

    def check(self) -> None:
        """Raise DossierError with every problem, if there is any."""
        if self.found:
            raise self.error()

    def error(self) -> DossierError:
        """Return the error that tells every problem."""
        return DossierError(self.found, report_of(self.found))


@attrs.frozen(eq=False)
class Given:
    """Records as they were given: how many, for each field its values, and the place of each by position and field.

    Fields without values here were left out by every record. ``missing`` are required fields that were reported to be
    missing already.
    """

    size: int
    columns: Mapping[str, Sequence[object]]
    place: Callable[[int, str], Place]
    missing: frozenset[str] = frozenset()


def shown(raw: object) -> str:
    """Return a given value as a sentence can show it: short, and without what would break a line."""
    try:
        text = _written(raw)
    except Exception:
        # A foreign value that cannot even be shown is still only a wrong value.
        text = "?"
    text = "".join(character if character.isprintable() else "·" for character in text[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _written(raw: object) -> str:
    match raw:
        case bool():
            return str(raw).lower()
        case list() | tuple() | set() | frozenset():
            return f"[{', '.join(sorted(map(str, raw)))}]"
        case Fraction():
            decimal = Decimal(raw.numerator) / Decimal(raw.denominator)
            return f"{decimal:f}" if Fraction(decimal) == raw else str(raw)
        case _ if type(raw).__module__ in ("builtins", "datetime", "decimal"):
            return str(raw)
        case _:
            return f"{type(raw).__name__} {raw}"
