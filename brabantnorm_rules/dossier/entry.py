"""Entry: records as they are given, read field by field into columns of normalised values in order of their ids."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from operator import itemgetter
from typing import Final, cast

import attrs

from brabantnorm_rules.dossier.fields import FieldEntry
from brabantnorm_rules.dossier.given import Given, Left, Problems, Unreadable, shown
from brabantnorm_rules.dossier.personal import is_personal_name, may_be_personal
from brabantnorm_rules.dossier.values import reading_of, suggest
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, FactType, Field
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Absent, Value

UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}"
"""Begins what stands in the place of an id that could not be read, which was reported."""

_PLAIN_IDS: Final = re.compile(r"(?:[A-Za-z0-9_:/-]{1,100}+(?:\n|\Z))*+", re.ASCII)
_ABSENCES: Final = frozenset(("", "geen", "onbekend"))


@attrs.frozen(eq=False)
class Records:
    """Records that were read: their ids in order, and the values of each column, in the order of `column_names`."""

    ids: tuple[str, ...]
    columns: Mapping[str, tuple[Value, ...]]

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the values of each record."""
        return zip(*self.columns.values(), strict=True)

    def joined(self, more: "Records") -> "Records":
        """Return these records and more of the same fact type, whose ids are others."""
        columns = {name: column + more.columns[name] for name, column in self.columns.items()}
        return _in_order(self.ids + more.ids, columns)


@attrs.frozen(eq=False)
class Entry:
    """The way in of the records of one fact type."""

    fact_type: FactType
    fields: Mapping[str, FieldEntry]
    screened: bool
    _left_out: Mapping[str, Absent] = attrs.field(init=False, repr=False)
    _alone: dict[str, tuple[Value, ...]] = attrs.field(init=False, repr=False)
    _required: frozenset[str] = attrs.field(init=False, repr=False)

    @_left_out.default
    def _leave_out(self) -> Mapping[str, Absent]:
        return {name: entry.left_out for entry in self.fields.values() for name in entry.names}

    @_alone.default
    def _leave_out_of_one(self) -> dict[str, tuple[Value, ...]]:
        return {name: (mark,) for name, mark in self._left_out.items()}

    @_required.default
    def _require(self) -> frozenset[str]:
        return frozenset(name for name, entry in self.fields.items() if entry.required)

    def read_rows(self, rows: Sequence[object], problems: Problems, taken: Set[str] = frozenset()) -> Records:
        """Return rows, mappings of field to value, as records; every problem is reported to ``problems``.

        A row's place is ``type[index].field``. What has a problem is not supplied in the records returned. ``taken``
        are ids that other records have.
        """
        alone = self._read_alone(rows[0], taken) if len(rows) == 1 else None
        return alone or self.read(self._given(rows, problems), problems, taken)

    def _read_alone(self, row: object, taken: Set[str]) -> Records | None:
        """Return the one record that is given when nothing of it is unusual; None: it has to be read like others."""
        if type(row) is not dict or not self._required <= row.keys():
            return None
        columns: dict[str, tuple[Value, ...]] = self._alone.copy()
        try:
            for name, raw in row.items():
                entry = self.fields[name]
                if entry.is_instant:
                    value = entry.read_alone(raw)
                    bounds = (value, value, value) if isinstance(value, Absent) else value
                    columns.update(zip(entry.names, zip(bounds), strict=True))
                elif name != ID:
                    columns[name] = (entry.read_alone(raw),)
        except (KeyError, TypeError, Unreadable):
            return None
        ids = _plain_ids((row[ID],), taken, screened=self.screened)
        if ids is None:
            return None
        columns[ID] = ids
        return Records(ids, columns)

    def read(self, given: Given, problems: Problems, taken: Set[str] = frozenset()) -> Records:
        """Return what was given as records; every problem is reported to ``problems``."""
        left_out = self._required - given.columns.keys() - given.missing
        if left_out:
            given = attrs.evolve(given, columns={**given.columns, **dict.fromkeys(left_out, (Left.OUT,) * given.size)})
        columns: dict[str, tuple[Value, ...]] = {name: (mark,) * given.size for name, mark in self._left_out.items()}
        ids = columns[ID] = self._ids(given, taken, problems)
        for name in given.columns:
            if name != ID:
                entry = self.fields[name]
                columns.update(zip(entry.names, entry.columns(given, problems), strict=True))
        return _in_order(ids, columns)

    def _given(self, rows: Sequence[object], problems: Problems) -> Given:
        name = self.fact_type.name
        mappings = _mappings(rows)
        positions: Sequence[int] = range(len(rows))
        if len(mappings) < len(rows):
            positions = [position for position, row in enumerate(rows) if isinstance(row, Mapping)]
        keys: set[object] = set().union(*mappings)
        if len(mappings) < len(rows) or not keys <= self.fields.keys():
            self._refuse(rows, problems)
        return Given(
            len(mappings),
            {field: _column(mappings, field) for field in self.fields if field in keys},
            lambda position, field: Place(within=f"{name}[{positions[position]}].{field}"),
        )

    def _refuse(self, rows: Sequence[object], problems: Problems) -> None:
        """Report rows that are no mapping, and fields that the fact type does not have."""
        for position, row in enumerate(rows):
            place = f"{self.fact_type.name}[{position}]"
            if not isinstance(row, Mapping):
                problems.report("record-expected", Place(within=place), text=shown(row))
                continue
            for key in row:
                if key not in self.fields:
                    refuse_field(self.fact_type, shown(key), Place(within=f"{place}.{shown(key)}"), problems)

    def _ids(self, given: Given, taken: Set[str], problems: Problems) -> tuple[str, ...]:
        """Return the ids; one that cannot be read or is there twice is reported."""
        if ID in given.missing:
            return tuple(map(str, range(given.size)))
        raw = given.columns[ID]
        found = _plain_ids(raw, taken, screened=self.screened)
        if found is not None:
            return found
        first = dict.fromkeys(taken, self.fact_type.name)
        ids: list[str] = []
        for position, value in enumerate(raw):
            place = given.place(position, ID)
            read = problems.read(self.fields[ID].read, value, place)
            if read in first:
                problems.report("id-not-unique", place, id=read, first=first[str(read)])
                read = None
            ids.append(str(read) if read is not None else f"{UNREADABLE}{position}")
            first.setdefault(ids[-1], str(place))
        return tuple(ids)


def entry_of(
    norm: Norm, fact_type: FactType, empty_is_none: Collection[str] = (), let_in: Collection[str] = ()
) -> Entry:
    """Return the way in of a fact type; kept with the norm.

    ``empty_is_none`` are fields of which a blank says that there is none, ``let_in`` fields that may hold what looks
    like personal data.
    """
    blanks, free = frozenset(empty_is_none), frozenset(let_in)
    return norm.memo.get_shared(
        ("entry", fact_type.name, blanks, free),
        lambda: Entry(
            fact_type,
            {field.name: _field_entry(norm, fact_type, field, blanks, free) for field in fact_type.fields},
            ID not in free,
        ),
    )


def left_out(fact_type: FactType, field: Field) -> Absent:
    """Return what leaving a field out says: that there is none of it, or nothing."""
    runs_on = field.name == fact_type.until
    other_decides = len(fact_type.from_fields) == 2 and field.name == fact_type.from_fields[0]
    return NONE if field.left_out_none or runs_on or other_decides else NOT_SUPPLIED


def refuse_field(fact_type: FactType, name: str, place: Place, problems: Problems) -> None:
    """Report a field that a fact type does not have."""
    if is_personal_name(name):
        problems.report("personal-field", place, field=name)
    else:
        names = [field.name for field in fact_type.fields]
        problems.report(
            "undeclared-field",
            place,
            field=name,
            name=fact_type.name,
            allowed=", ".join(names),
            suggestion=suggest(name, names),
        )


def _field_entry(
    norm: Norm, fact_type: FactType, field: Field, blanks: frozenset[str], free: frozenset[str]
) -> FieldEntry:
    return FieldEntry(
        field,
        reading_of(field, change_ids(norm), screened=field.name not in free),
        field.name in fact_type.required or field.name == ID,
        left_out(fact_type, field),
        field.name in blanks,
    )


def change_ids(norm: Norm) -> tuple[str, ...]:
    """Return the ids of all changes that a norm names."""
    return tuple(dict.fromkeys(change.id for named in norm.changes.values() for change in named.changes))


def _mappings(rows: Sequence[object]) -> Sequence[Mapping[str, object]]:
    """Return the rows that are mappings; asking each is as dear as reading a field, so plain ones are not asked."""
    if set(map(type, rows)) == {dict}:
        return cast("Sequence[Mapping[str, object]]", rows)
    return [row for row in rows if isinstance(row, Mapping)]


def _column(rows: Iterable[Mapping[str, object]], field: str) -> list[object]:
    try:
        return list(map(itemgetter(field), rows))
    except KeyError:
        return [row.get(field, Left.OUT) for row in rows]


def _plain_ids(raw: Sequence[object], taken: Set[str], *, screened: bool) -> tuple[str, ...] | None:
    """Return ids that are all unique and beyond suspicion; None when they have to be read one by one."""
    try:
        joined = "\n".join(raw)  # type: ignore[arg-type] # what is no text ends up in the except
    except TypeError:
        return None
    if joined.count("\n") != len(raw) - 1 or not _PLAIN_IDS.fullmatch(joined):
        return None
    if screened and may_be_personal(joined):
        return None
    unique = set(raw)
    if len(unique) < len(raw) or not unique.isdisjoint(_ABSENCES) or any(map(taken.__contains__, unique)):
        return None
    return tuple(raw)  # type: ignore[arg-type] # all are texts


def _in_order(ids: tuple[str, ...], columns: Mapping[str, tuple[Value, ...]]) -> Records:
    if list(ids) == sorted(ids):
        return Records(ids, columns)
    order = sorted(range(len(ids)), key=ids.__getitem__)
    pick = itemgetter(*order)
    return Records(pick(ids), {name: pick(column) for name, column in columns.items()})
