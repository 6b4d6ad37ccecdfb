"""Declarations of completeness as they are given: for all records, or for those since a day or of some values."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final, TypeAlias, TypeVar

import attrs

from brabantnorm_rules.dossier.given import Problems, Unreadable, shown
from brabantnorm_rules.dossier.registers import Declaration
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.dossier.values import suggest, token_reading
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.facts import FactType

T = TypeVar("T")

Complete: TypeAlias = bool | Collection[Declaration | Mapping[str, object]]
"""What may be said of completeness: true, false, or declarations with ``since``, ``for`` and ``stated_on``."""

SINCE: Final = "since"
FOR: Final = "for"
STATED_ON: Final = "stated_on"
DECLARATION_KEYS: Final = (SINCE, FOR, STATED_ON)


@attrs.frozen(eq=False)
class Declarations:
    """Reads what is said of a register's completeness.

    ``changes`` are the ids of all changes of the norm. ``stated_on`` (ordinal) is when a declaration was made that does
    not say so. ``place`` gives the place of a declaration by its position and key; no key: its own.
    """

    fact_type: FactType
    changes: Collection[str]
    stated_on: int
    place: Callable[[int, str], Place]
    problems: Problems

    def read(self, given: object) -> tuple[Declaration, ...]:
        """Return the declarations; what cannot be read is reported."""
        if isinstance(given, bool):
            return (Declaration(self.stated_on),) if given else ()
        if isinstance(given, Mapping | str) or not isinstance(given, Collection):
            self.problems.report("complete-expected", self.place(0, ""), text=shown(given))
            return ()
        found = [self._declaration(position, item) for position, item in enumerate(given)]
        return tuple(declaration for declaration in found if declaration is not None)

    def _declaration(self, position: int, item: object) -> Declaration | None:
        written = _written(item) if isinstance(item, Declaration) else item
        if not isinstance(written, Mapping):
            self.problems.report("declaration-expected", self.place(position, ""), text=shown(item))
            return None
        for key in written:
            if key not in DECLARATION_KEYS:
                name = shown(key)
                self.problems.report(
                    "unknown-key",
                    self.place(position, name),
                    key=name,
                    allowed=", ".join(DECLARATION_KEYS),
                    suggestion=suggest(name, DECLARATION_KEYS),
                )
        before = len(self.problems.found)
        since = self._part(position, written, SINCE, read_day)
        values = self._part(position, written, FOR, self._values)
        stated_on = self._part(position, written, STATED_ON, read_day)
        if len(self.problems.found) > before:
            return None
        return Declaration(self.stated_on if stated_on is None else stated_on, since, values)

    def _part(self, position: int, written: Mapping[str, object], key: str, reading: Callable[[object], T]) -> T | None:
        if written.get(key) is None:
            return None
        return self.problems.read(reading, written[key], self.place(position, key))

    def _values(self, raw: object) -> frozenset[str]:
        """Return the values of the slice field that a declaration is for."""
        field = self.fact_type.field(self.fact_type.slice) if self.fact_type.slice else None
        if field is None:
            raise Unreadable("slice-missing", name=self.fact_type.name)
        if not isinstance(raw, list | tuple | set | frozenset) or not raw:
            raise Unreadable("slice-values-expected", text=shown(raw))
        return frozenset(map(token_reading(field, self.changes), raw))


def _written(declaration: Declaration) -> Mapping[str, object]:
    """Return a declaration made in code as one that is written, so that it is checked like any other."""
    since = None if declaration.since is None else date.fromordinal(declaration.since)
    return {SINCE: since, FOR: declaration.values, STATED_ON: date.fromordinal(declaration.stated_on)}
