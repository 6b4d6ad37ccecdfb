"""Registers: all records of one fact type in a dossier, as columns of normalised values."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import repeat
from operator import is_
from typing import TypeAlias, cast

import attrs

from brabantnorm_rules.norm.facts import RECORDED_ON, FactType, Field, columns_of
from brabantnorm_rules.norm.memo import Memo
from brabantnorm_rules.norm.periods import LAST_DAY
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Absent, Value

Column: TypeAlias = Sequence[Value]
"""The values of one field, in the order of the records."""


def column_names(fact_type: FactType) -> tuple[str, ...]:
    """Return the names of all columns of a register, in the order of the fields."""
    return tuple(name for field in fact_type.fields for name in columns_of(field))


@attrs.frozen
class Declaration:
    """A declaration that a register is complete.

    ``since``: for records from that day on (None: all). ``values``: for records whose slice field has or includes one
    of these (None: all). ``stated_on``: the day on which it was declared. Days are ordinals.
    """

    stated_on: int
    since: int | None = None
    values: frozenset[str] | None = None


@attrs.frozen
class Extent:
    """Days (ordinals) between which all of a register can be taken as it stands: from ``begins`` on, up to ``ends``.

    With records kept in that ended before, up to ``ends_included``.
    """

    begins: int
    ends: int
    ends_included: int


class Kinds(dict[str, frozenset[type]]):
    """For each column the types of its values; looked up when first asked, because it takes looking at all of them."""

    __slots__ = ("_columns",)

    def __init__(self, columns: "Mapping[str, Column]") -> None:
        """Keep the columns."""
        super().__init__()
        self._columns = columns

    def __missing__(self, name: str) -> frozenset[type]:
        found = self[name] = frozenset(map(type, self._columns[name]))
        return found


class Gaps(dict[str, bool]):
    """For each field whether some record has nothing supplied of it; looked up when first asked."""

    __slots__ = ("_register",)

    def __init__(self, register: "Register") -> None:
        """Keep the register."""
        super().__init__()
        self._register = register

    def __missing__(self, name: str) -> bool:
        absent = Absent in self._register.kinds[name]
        found = self[name] = absent and any(map(is_, self._register.columns[name], repeat(NOT_SUPPLIED)))
        return found


@attrs.frozen(eq=False)
class Register:
    """All records of one fact type, in order of their ids, and what is declared of their completeness.

    ``columns`` holds for each field its values, in the order of ``ids``. A field that is an instant has three columns:
    the local day under its own name, and under ``name.earliest`` and ``name.latest`` the microseconds (UTC) it can be.
    ``as_at`` is the day (ordinal) to which the register was kept, when that is earlier than the dossier's; else None.
    """

    fact_type: FactType
    ids: tuple[str, ...]
    columns: Mapping[str, tuple[Value, ...]]
    declarations: tuple[Declaration, ...] = ()
    as_at: int | None = None

    @cached_property
    def memo(self) -> Memo:
        """What others make of the register; few registers of few records are asked for it."""
        return Memo()

    def __len__(self) -> int:
        return len(self.ids)

    def __bool__(self) -> bool:
        """Return True: a register without records is one all the same, and may be declared complete."""
        return True

    @cached_property
    def kinds(self) -> Kinds:
        """For each column the types of its values."""
        return Kinds(self.columns)

    @cached_property
    def gaps(self) -> Gaps:
        """For each field whether some record has nothing supplied of it."""
        return Gaps(self)

    @cached_property
    def latest(self) -> Mapping[str, int]:
        """The latest day of each date and instant; 0 where no record has one."""
        return {
            field.name: max(self._days(field.name), default=0)
            for field in self.fact_type.fields
            if field.is_day and field.name in self.columns
        }

    def _days(self, name: str) -> Sequence[int]:
        column = self.columns[name]
        if Absent in self.kinds[name]:
            return [day for day in column if type(day) is int]
        return cast("Sequence[int]", column)

    @cached_property
    def settled_from(self) -> int:
        """The day (ordinal) from which on every date has happened; ends and plans, which may lie ahead, apart."""
        return max((self.latest[field.name] for field in self.fact_type.fields if self._happens(field)), default=0)

    def _happens(self, field: Field) -> bool:
        return field.name in self.latest and not field.ahead and field.name != RECORDED_ON

    @cached_property
    def whole(self) -> Extent | None:
        """When all records exist and all that is dated has happened, in a register that is not behind; None: never."""
        froms, until = self.fact_type.from_fields, self.fact_type.until
        begins = max([self.settled_from, *[self.latest[name] for name in froms]])
        if len(froms) == 2:
            days = zip(self.columns[froms[0]], self.columns[froms[1]], strict=True)
            if any(isinstance(second if first is NONE else first, Absent) for first, second in days):
                return None
        elif froms and Absent in self.kinds[froms[0]]:
            return None
        ends = LAST_DAY
        if until is not None:
            ends = 0 if self.gaps[until] else min(self._days(until), default=LAST_DAY)
        kept_to = LAST_DAY if self.as_at is None else self.as_at
        return Extent(begins, min(ends, kept_to), kept_to)

    def is_whole(self, as_of: int, *, ended: bool) -> bool:
        """Return whether all of it can be taken as it stands on a day (ordinal); ``ended``: with what ended before."""
        whole = self.whole
        return whole is not None and whole.begins <= as_of <= (whole.ends_included if ended else whole.ends)

    @cached_property
    def complete_as_stated(self) -> int | None:
        """The first day (ordinal) on which the register was declared complete for all records; None: never."""
        stated = [told.stated_on for told in self.declarations if told.since is None and told.values is None]
        return min(stated, default=None)
