"""Open registers: the records of one fact type in a session, kept so that one of them can change."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import attrs

from brabantnorm_rules.dossier.registers import Declaration, Register, column_names
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.roles import CONTRADICTS, HELD, RoleSets
from brabantnorm_rules.norm.facts import FactType, RecordKind
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.truth import Role

_NO_CASE: Final = int(Role.NO_CASE)


@attrs.define(eq=False)
class Asked:
    """Some questions about a register, all with or all without what ended, and what each record is in them.

    ``numbers`` are those of the questions in the norm, ``nobody`` is what a record is that is no case in any. ``roles``
    holds what each record is, by its slot; ``counted`` for each question how many records have each role set, as ranges
    of that length.
    """

    ended: bool
    numbers: tuple[int, ...]
    nobody: RoleSets
    roles: list[RoleSets]
    counted: list[list[range]]

    @classmethod
    def of(cls, ended: bool, numbers: tuple[int, ...], tallies: Sequence[Tally]) -> "Asked":
        """Return questions that were tallied; slots are positions."""
        size = len(tallies[0].register)
        return cls(
            ended,
            numbers,
            (_NO_CASE,) * len(numbers),
            list(zip(*[_by_record(tally, size) for tally in tallies], strict=True)),
            [[range(len(positions)) for positions in tally.positions] for tally in tallies],
        )

    def count(self, before: RoleSets, after: RoleSets) -> list[int]:
        """Count one record as something else; return the numbers of the questions in which it is."""
        moved = []
        for number, counted, was, now in zip(self.numbers, self.counted, before, after, strict=True):
            if was & HELD != now & HELD:
                moved.append(number)
                if was != _NO_CASE:
                    counted[was & HELD] = range(len(counted[was & HELD]) - 1)
                if now != _NO_CASE:
                    counted[now & HELD] = range(len(counted[now & HELD]) + 1)
        return moved


@attrs.define(eq=False)
class OpenRegister:
    """The records of a fact type in any order: of each its id, its values in the order of `column_names`, its roles.

    ``slots`` is the place of each id. ``changed``: it is not the register any more that it was opened from.
    """

    fact_type: FactType
    ids: list[str]
    rows: list[tuple[Value, ...]]
    slots: dict[str, int]
    declarations: tuple[Declaration, ...]
    as_at: int | None
    asked: tuple[Asked, ...]
    is_statement: bool
    changed: bool = False
    _closed: Register | None = None

    @classmethod
    def of(cls, register: Register, asked: tuple[Asked, ...]) -> "OpenRegister":
        """Open a register, with the questions about it."""
        fact_type = register.fact_type
        return cls(
            fact_type,
            list(register.ids),
            list(zip(*[register.columns[name] for name in column_names(fact_type)], strict=True)),
            dict(zip(register.ids, range(len(register)), strict=True)),
            register.declarations,
            register.as_at,
            asked,
            fact_type.kind is RecordKind.STATEMENT,
            closed=register,
        )

    def close(self) -> Register:
        """Return the register as it is now, immutable."""
        if self._closed is None:
            self._closed = self._register(sorted(self.ids))
        return self._closed

    def order(self) -> list[int]:
        """Return the slots in the order of their ids."""
        return [self.slots[name] for name in sorted(self.ids)]

    def pick(self, names: Collection[str]) -> Register:
        """Return some records, and all that are judged together with them, as a register of those alone."""
        return self._register(sorted(self.together(names)))

    def register_of(self, ids: tuple[str, ...], columns: Mapping[str, tuple[Value, ...]]) -> Register:
        """Return records as a register of those alone, as well kept as this one."""
        return Register(self.fact_type, ids, columns, self.declarations, self.as_at)

    def _register(self, ids: list[str]) -> Register:
        names = column_names(self.fact_type)
        rows = [self.rows[self.slots[name]] for name in ids]
        columns = zip(*rows, strict=True) if rows else ((),) * len(names)
        return self.register_of(tuple(ids), dict(zip(names, columns, strict=True)))

    def together(self, names: Collection[str]) -> set[str]:
        """Return the ids of records and of all that are judged together with them.

        Statements of one key are judged together: of these only the newest counts.
        """
        if not self.is_statement:
            return set(names)
        columns = column_names(self.fact_type)
        places = [columns.index(name) for name in self.fact_type.newest_per]
        keys = [tuple([row[place] for place in places]) for row in self.rows]
        own = {keys[self.slots[name]] for name in names}
        return {name for name, slot in self.slots.items() if keys[slot] in own}

    # ---- changing -----------------------------------------------------------------------------------------------

    def put(self, name: str, row: tuple[Value, ...]) -> None:
        """Put a record in, no case in any question yet, or in the place of the one that has its id."""
        self.changed, self._closed = True, None
        slot = self.slots.get(name)
        if slot is not None:
            self.rows[slot] = row
            return
        self.slots[name] = len(self.ids)
        self.ids.append(name)
        self.rows.append(row)
        for asked in self.asked:
            asked.roles.append(asked.nobody)

    def remove(self, name: str) -> None:
        """Take a record out, which is no case in any question any more; the last one gets its slot."""
        self.changed, self._closed = True, None
        slot, last = self.slots.pop(name), self.ids[-1]
        if last != name:
            self.ids[slot], self.rows[slot], self.slots[last] = last, self.rows[-1], slot
            for asked in self.asked:
                asked.roles[slot] = asked.roles[-1]
        for asked in self.asked:
            asked.roles.pop()
        self.ids.pop()
        self.rows.pop()

    def declare(self, declarations: tuple[Declaration, ...]) -> None:
        """Replace what is declared of completeness."""
        self.changed, self._closed = True, None
        self.declarations = declarations


def _by_record(tally: Tally, size: int) -> Sequence[int]:
    """Return the role set of each record of a register in one question."""
    found = [_NO_CASE] * size
    for held, positions in enumerate(tally.positions):
        for position in positions:
            found[position] = held
    for position in tally.contradictions:
        found[position] |= CONTRADICTS
    return found
