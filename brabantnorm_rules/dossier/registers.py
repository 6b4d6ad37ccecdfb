"""Registers: all records of one fact type in a dossier, as columns of normalised values."""

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from brabantnorm_rules.norm.facts import RECORDED_ON, FactType, Field
from brabantnorm_rules.norm.memo import Memo
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Absent, Value


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
    """What can be said of all records of a register at once, so that not every record need be looked at.

    ``begins``: the day from which all exist, None when it is absent for some. ``ends``: the first day on which one
    ends, None when it is absent for some and not known none.
    """

    begins: int | None
    ends: int | None


_NEVER = 10_000_000


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
    memo: Memo = attrs.field(factory=Memo, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def __bool__(self) -> bool:
        """Return True: a register without records is one all the same, and may be declared complete."""
        return True

    @cached_property
    def gaps(self) -> frozenset[str]:
        """The fields of which some record has nothing supplied."""
        return frozenset(
            field.name
            for field in self.fact_type.fields
            if field.name in self.columns and NOT_SUPPLIED in self.columns[field.name]
        )

    @cached_property
    def latest(self) -> Mapping[str, int]:
        """The latest day of each date and instant; 0 where no record has one."""
        return {
            field.name: max(_days(self.columns[field.name]), default=0)
            for field in self.fact_type.fields
            if field.is_day and field.name in self.columns
        }

    @cached_property
    def settled_from(self) -> int:
        """The day (ordinal) from which on every date has happened; ends and plans, which may lie ahead, apart."""
        return max((self.latest[field.name] for field in self.fact_type.fields if self._happens(field)), default=0)

    def _happens(self, field: Field) -> bool:
        return field.name in self.latest and not field.ahead and field.name != RECORDED_ON

    @cached_property
    def extent(self) -> Extent:
        """From when and until when all records exist."""
        froms = [self.columns[name] for name in self.fact_type.from_fields]
        decides = [next((day for day in days if day is not NONE), NONE) for days in zip(*froms, strict=True)]
        begins = None if any(isinstance(day, Absent) for day in decides) else max(_days(decides), default=0)
        until = self.columns[self.fact_type.until] if self.fact_type.until else ()
        ends = None if NOT_SUPPLIED in until else min(_days(until), default=_NEVER)
        return Extent(begins, ends)

    def is_whole(self, as_of: int, *, ended: bool) -> bool:
        """Return whether all records surely exist on a day (ordinal), and all that is dated has happened by then.

        With ``ended`` they may have ended before.
        """
        if as_of < self.settled_from or (self.as_at is not None and as_of > self.as_at):
            return False
        begins, ends = self.extent.begins, self.extent.ends
        return begins is not None and begins <= as_of and (ended or (ends is not None and as_of <= ends))

    @cached_property
    def complete_as_stated(self) -> int | None:
        """The first day (ordinal) on which the register was declared complete for all records; None: never."""
        stated = [told.stated_on for told in self.declarations if told.since is None and told.values is None]
        return min(stated, default=None)


def _days(column: Iterable[Value]) -> Iterable[int]:
    return (day for day in column if type(day) is int)
