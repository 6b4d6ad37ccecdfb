"""Open registers: the records of one fact type in a session, kept so that one of them can change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, Final

import attrs

from brabantnorm_rules.dossier.registers import Declaration, Register, column_names
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.roles import CONTRADICTS, RoleSets
from brabantnorm_rules.norm.facts import FactType, RecordKind
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.truth import Role

_NO_CASE: Final = int(Role.NO_CASE)


@attrs.define(eq=False)
class OpenRegister:
    """The records of a fact type as lists, in any order, with the role sets of each in the questions about them.

    ``slots`` is the place of each id in the lists. ``roles`` holds the role sets of each record, by whether what ended
    is included. ``changed``: it is not the register any more that it was opened from.
    """

    fact_type: FactType
    ids: list[str]
    columns: dict[str, list[Value]]
    declarations: tuple[Declaration, ...]
    as_at: int | None
    roles: dict[bool, list[RoleSets]]
    slots: dict[str, int]
    changed: bool = False
    _closed: Register | None = None

    @classmethod
    def of(cls, register: Register, tallies: Mapping[bool, Sequence[Tally]]) -> "OpenRegister":
        """Open a register; ``tallies`` are those of the questions about it, by whether what ended is included."""
        size = len(register)
        return cls(
            register.fact_type,
            list(register.ids),
            {name: list(register.columns[name]) for name in column_names(register.fact_type)},
            register.declarations,
            register.as_at,
            {ended: list(zip(*map(_by_record, found, repeat(size)), strict=True)) for ended, found in tallies.items()},
            dict(zip(register.ids, range(size), strict=True)),
            closed=register,
        )

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def is_statement(self) -> bool:
        """Whether the records are statements, of which only the newest of each key counts."""
        return self.fact_type.kind is RecordKind.STATEMENT

    def close(self) -> Register:
        """Return the register as it is now, immutable."""
        if self._closed is None:
            order = self.order()
            columns = {name: tuple([column[slot] for slot in order]) for name, column in self.columns.items()}
            self._closed = self.register_of(tuple([self.ids[slot] for slot in order]), columns)
        return self._closed

    def order(self) -> list[int]:
        """Return the slots in the order of their ids."""
        return [self.slots[name] for name in sorted(self.ids)]

    def pick(self, names: Collection[str]) -> Register:
        """Return some records, and all that are judged together with them, as a register of those alone."""
        ids = sorted(self.together(names))
        slots = [self.slots[name] for name in ids]
        columns = {name: tuple([column[slot] for slot in slots]) for name, column in self.columns.items()}
        return self.register_of(tuple(ids), columns)

    def register_of(self, ids: tuple[str, ...], columns: Mapping[str, tuple[Value, ...]]) -> Register:
        """Return records as a register of those alone, as well kept as this one."""
        return Register(self.fact_type, ids, columns, self.declarations, self.as_at)

    def together(self, names: Collection[str]) -> set[str]:
        """Return the ids of records and of all that are judged together with them.

        Statements of one key are judged together: of these only the newest counts.
        """
        if not self.is_statement:
            return set(names)
        keys = {self._key(self.slots[name]) for name in names}
        return {name for name, slot in self.slots.items() if self._key(slot) in keys}

    def _key(self, slot: int) -> tuple[Value, ...]:
        return tuple([self.columns[name][slot] for name in self.fact_type.newest_per])

    # ---- changing -----------------------------------------------------------------------------------------------

    def put(self, name: str, row: Iterable[Value]) -> None:
        """Put a record in, or in the place of the one that has its id; ``row`` has the value of each column."""
        self._change()
        slot = self.slots.get(name)
        if slot is None:
            self.slots[name] = len(self.ids)
            self.ids.append(name)
            for column, value in zip(self.columns.values(), row, strict=True):
                column.append(value)
            for roles in self.roles.values():
                roles.append(())
        else:
            for column, value in zip(self.columns.values(), row, strict=True):
                column[slot] = value

    def remove(self, name: str) -> None:
        """Take a record out; the last one gets its slot."""
        self._change()
        slot, last = self.slots.pop(name), self.ids[-1]
        for values in self._lists():
            moved = values.pop()
            if last != name:
                values[slot] = moved
        if last != name:
            self.slots[last] = slot

    def declare(self, declarations: tuple[Declaration, ...]) -> None:
        """Replace what is declared of completeness."""
        self._change()
        self.declarations = declarations

    def _change(self) -> None:
        self.changed = True
        self._closed = None

    def _lists(self) -> Iterator[list[Any]]:
        yield self.ids
        yield from self.columns.values()
        yield from self.roles.values()


def _by_record(tally: Tally, size: int) -> Sequence[int]:
    """Return the role set of each record of a register in one question."""
    found = [_NO_CASE] * size
    for held, positions in enumerate(tally.positions):
        for position in positions:
            found[position] = held
    for position in tally.contradictions:
        found[position] |= CONTRADICTS
    return found
