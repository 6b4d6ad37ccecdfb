"""A register as it reads on a date: which values have happened, and which records exist."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias, cast

import attrs

from brabantnorm_rules.dossier.registers import Column, Register
from brabantnorm_rules.engines.moment import Moment, end_of
from brabantnorm_rules.norm.facts import (
    ORGANISATION,
    RECORDED_ON,
    FieldType,
    RecordKind,
)
from brabantnorm_rules.norm.periods import LAST_DAY, first_day_inside
from brabantnorm_rules.norm.values import (
    NONE,
    NONE_THEN,
    NOT_SUPPLIED,
    Absent,
    Value,
    day_start,
)
from brabantnorm_rules.truth import NO, UNKNOWN, YES, Interval

FROM_DAY = "from day"
"""The column of the day from which each record counts: of two from-fields the one that decides."""

Day: TypeAlias = int | Absent

FEW: Final = 4
"""Up to so many records are read one by one: to look at all of them first, for what need not be read, is dearer."""


class _Suspected(dict[str, bool]):
    """Says of every field that some record may have nothing supplied of it."""

    __slots__ = ()

    def __missing__(self, name: str) -> bool:
        return True


_SUSPECTED: Final = _Suspected()


class Columns(dict[str, Column]):
    """The columns of a register as they read on a date; each is made when it is first asked for."""

    __slots__ = ("_as_of", "_behind", "_register")

    def __init__(
        self, register: Register, as_of: int = LAST_DAY, behind: bool = False, made: Mapping[str, Column] | None = None
    ) -> None:
        """Read ``register`` on ``as_of`` (ordinal), by default on a day when all has happened.

        ``made`` are columns that read as they stand.
        """
        super().__init__(made if made is not None else register.columns if as_of == LAST_DAY else ())
        self._register = register
        self._as_of = as_of
        self._behind = behind

    @classmethod
    def of_few(cls, register: Register, as_of: int, behind: bool) -> "Columns":
        """Read a register of few records: what reads as it stands is found by looking at them."""
        columns = cls(register, as_of, behind, register.columns)
        for field, names in register.fact_type.days:
            if behind or (not field.ahead and True in [day > as_of for day in columns.days(field.name)]):
                for name in names:
                    del columns[name]
        return columns

    def days(self, name: str) -> Sequence[Day]:
        """Return a column of days (ordinals)."""
        return cast("Sequence[Day]", self[name])

    def __missing__(self, name: str) -> Column:
        column = self[name] = self._read(name)
        return column

    def _read(self, name: str) -> Column:
        if name == FROM_DAY:
            return self._from_days()
        field_name, _, bound = name.partition(".")
        field = self._register.fact_type.field(field_name)
        if field is None:
            raise KeyError(name)
        if bound and field.type is FieldType.DATE:
            shift = 1 if bound == "latest" else 0
            return tuple(
                day if isinstance(day, Absent) else day_start(day + shift) - shift for day in self.days(field_name)
            )
        column = self._register.columns[name]
        if not field.is_day or field_name == RECORDED_ON:
            return column
        later = not field.ahead and (len(column) <= FEW or self._register.latest[field_name] > self._as_of)
        if not (later or self._behind):
            return column
        days = cast("Sequence[Day]", self._register.columns[field_name])
        none = NONE_THEN if self._behind else NONE
        as_of = self._as_of if later else LAST_DAY
        return tuple(
            [NONE if day > as_of else none if day is NONE else value for day, value in zip(days, column, strict=True)]
        )

    def _from_days(self) -> Column:
        names = self._register.fact_type.from_fields
        if len(names) == 1:
            return self[names[0]]
        written, first, second = (
            self._register.columns[names[0]],
            self[names[0]],
            self[names[1]],
        )
        if self._behind:
            return first
        return tuple(other if said is NONE else day for said, day, other in zip(written, first, second, strict=True))


@attrs.frozen
class Unit:
    """One statement that counts, though it may be open which record it is, or whether there is one."""

    candidates: tuple[int, ...]
    sure: bool


@attrs.frozen(eq=False)
class Existing:
    """The positions of records that surely, and that perhaps, exist as far as was looked; narrowed by column."""

    sure: Sequence[int]
    perhaps: Sequence[int]

    def by(self, days: Sequence[Day], last: int) -> "Existing":
        """Return those whose day is not after ``last`` (ordinal); known none: it is not there."""
        sure = [position for position in self.sure if days[position] <= last]
        if len(sure) == len(self.sure) and not self.perhaps:
            return self
        perhaps = [position for position in self.perhaps if days[position] <= last]
        return Existing(sure, sorted((*perhaps, *self._open(days))))

    def not_before(self, days: Sequence[Day], first: int) -> "Existing":
        """Return those whose day is not before ``first`` (ordinal); known none: it runs on."""
        sure = [position for position in self.sure if days[position] >= first or days[position] is NONE]
        if len(sure) == len(self.sure) and not self.perhaps:
            return self
        perhaps = [position for position in self.perhaps if days[position] >= first or days[position] is NONE]
        return Existing(sure, sorted((*perhaps, *self._open(days))))

    def _open(self, days: Sequence[Day]) -> list[int]:
        candidates = (*self.sure, *self.perhaps)
        return [position for position in candidates if days[position] is NOT_SUPPLIED or days[position] is NONE_THEN]


@attrs.frozen(eq=False)
class View:
    """A register on a date: its columns, and the positions of records that surely or perhaps exist.

    ``units`` are the statements that count; the positions of those that are open are in neither list.
    """

    register: Register
    columns: Columns
    behind: bool
    sure: Sequence[int]
    perhaps: Sequence[int]
    units: tuple[Unit, ...] = ()

    def knows_all(self, known_on: int | None) -> bool:
        """Return whether no record at all is missing, by what was stated on ``known_on`` (ordinal)."""
        if self.register.fact_type.name == ORGANISATION:
            return True
        stated = self.register.complete_as_stated
        return stated is not None and not self.behind and (known_on is None or stated <= known_on)

    @property
    def open_units(self) -> tuple[Unit, ...]:
        """The statements that count of which it is open which record it is, or whether there is one."""
        return tuple(unit for unit in self.units if not unit.sure or len(unit.candidates) > 1)

    @property
    def gaps(self) -> Mapping[str, bool]:
        """For each field whether some record may have nothing supplied of it; of few records nobody looks."""
        return _SUSPECTED if len(self.register) <= FEW else self.register.gaps

    @property
    def kept_to(self) -> int:
        """The last day (ordinal) of a register that is behind; 0 for one that is not."""
        return (self.register.as_at or 0) if self.behind else 0

    @property
    def kept_end(self) -> int:
        """The microsecond (UTC) at which that day ended."""
        return end_of(self.kept_to) if self.kept_to else 0


def read(register: Register, moment: Moment, known_on: int | None, *, ended: bool = False) -> View:
    """Read a register on the moment's date.

    ``known_on`` (ordinal): only what was recorded by then counts. ``ended`` keeps records whose until-day has passed.
    """
    as_of = moment.as_of
    is_statement = register.fact_type.kind is RecordKind.STATEMENT
    many = len(register) > FEW
    if many and not is_statement and known_on is None and register.is_whole(as_of, ended=ended):
        return register.memo.get("view", lambda: _whole(register))
    behind = register.as_at is not None and as_of > register.as_at
    settled = many and not behind and as_of >= register.settled_from
    if settled:
        columns = register.memo.get("columns", lambda: Columns(register))
    else:
        columns = Columns(register, as_of, behind) if many else Columns.of_few(register, as_of, behind)
    if register.fact_type.name == ORGANISATION:
        return View(register, columns, behind, range(len(register)), ())
    if is_statement:
        return _read_statements(register, moment, columns, behind, known_on)
    sure, perhaps = _existing(register, columns, as_of, known_on, ended=ended)
    return View(register, columns, behind, sure, perhaps)


def _existing(
    register: Register, columns: Columns, as_of: int, known_on: int | None, *, ended: bool
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the positions of the records that surely, and that perhaps, exist."""
    froms, until = register.fact_type.from_fields, None if ended else register.fact_type.until
    everything = range(len(register))
    days = columns.days(froms[0] if len(froms) == 1 else FROM_DAY) if froms else ()
    if until is None and known_on is None and not (froms and False in [day <= as_of for day in days]):
        return everything, ()
    existing = Existing(everything, ())
    if froms:
        existing = existing.by(days, as_of)
    if known_on is not None:
        existing = existing.by(columns.days(RECORDED_ON), known_on)
    if until is not None:
        existing = existing.not_before(columns.days(until), as_of)
    return existing.sure, existing.perhaps


def _whole(register: Register) -> View:
    columns = register.memo.get("columns", lambda: Columns(register))
    return View(register, columns, False, tuple(range(len(register))), ())


def begun(
    columns: Columns,
    position: int,
    register: Register,
    as_of: int,
    known_on: int | None,
) -> Interval:
    """Return whether a record counts from its from-day on, and was recorded by ``known_on``."""
    counts = YES
    if register.fact_type.from_fields:
        counts = _at_most(columns.days(FROM_DAY)[position], as_of)
    if known_on is not None and register.fact_type.name != ORGANISATION:
        counts = counts & _at_most(columns.days(RECORDED_ON)[position], known_on)
    return counts


def _at_most(day: Day, last: int) -> Interval:
    if day is NOT_SUPPLIED or day is NONE_THEN:
        return UNKNOWN
    return YES if day <= last else NO


def _read_statements(
    register: Register,
    moment: Moment,
    columns: Columns,
    behind: bool,
    known_on: int | None,
) -> View:
    fact_type = register.fact_type
    days = columns.days(FROM_DAY)
    window = fact_type.valid_for
    first_valid = 0 if window is None else first_day_inside(moment.as_of, moment.value(window))
    groups: dict[tuple[Value, ...], list[tuple[int, Interval]]] = {}
    keys = [columns[name] for name in fact_type.newest_per]
    for position, day in enumerate(days):
        exists = begun(columns, position, register, moment.as_of, known_on)
        if exists == NO or day < first_valid:
            continue
        groups.setdefault(tuple(key[position] for key in keys), []).append((position, exists))
    sure: list[int] = []
    units: list[Unit] = []
    for group in groups.values():
        newest = max((days[position] for position, exists in group if exists == YES), default=0)
        candidates = tuple(position for position, _ in group if not days[position] < newest)
        unit = Unit(candidates, any(exists == YES for _, exists in group))
        units.append(unit)
        if unit.sure and len(candidates) == 1:
            sure.append(candidates[0])
    return View(register, columns, behind, sorted(sure), (), tuple(units))
