"""Dossiers: all the facts of one organisation, immutable; adding gives a new one."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.dossier.declarations import Complete, Declarations
from brabantnorm_rules.dossier.deviations import (
    Deviation,
    LetIn,
    check_deviation,
    check_let_in,
    deviation_of,
    read_confidentiality,
)
from brabantnorm_rules.dossier.entry import Entry, Records, change_ids, entry_of, refuse_field
from brabantnorm_rules.dossier.given import Problems
from brabantnorm_rules.dossier.organisations import Organisation, enter_organisation
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.dossier.values import suggest
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.norm.edition import Norm, Reference
from brabantnorm_rules.norm.facts import ORGANISATION, Confidentiality, FactType, Field, FieldType
from brabantnorm_rules.norm.values import Absent, Instant, Value

Day: TypeAlias = date | str
"""A day as a date or as ISO text."""


@attrs.define(frozen=True, eq=False, init=False)
class Dossier:
    """All the facts of one organisation under a norm. Immutable; compared by identity.

    ``as_at`` is the day to which it was kept. ``registers`` are by fact type: the record of the organisation
    itself, what the norm supplies, and what was ``entered``. ``confidentiality`` is that of the dossier as a whole,
    honoured beside that of each fact type by what is made for others; None: the fact types alone say it.
    """

    norm: Norm
    organisation: Organisation
    as_at: date
    registers: Mapping[str, Register]
    deviations: tuple[Deviation, ...]
    let_in: tuple[LetIn, ...]
    entered: frozenset[str]
    confidentiality: Confidentiality | None

    def __init__(
        self,
        norm: Norm,
        organisation: Organisation,
        as_at: Day,
        *,
        deviations: Iterable[Deviation] = (),
        let_in: Iterable[LetIn] = (),
        confidentiality: Confidentiality | str | None = None,
    ) -> None:
        """Begin a dossier without records, kept to ``as_at`` (a date or ISO text).

        ``confidentiality`` is ``openbaar``, ``intern`` or ``vertrouwelijk``.

        Raises DossierError for an organisation of a kind that the norm does not address, and for whatever else is not
        right of the organisation, of a deviation, of a field let in or of who may read it.
        """
        problems = Problems()
        deviations, let_in = tuple(deviations), tuple(let_in)
        day = problems.read(read_day, as_at, Place(within="as_at")) or 0
        open_fields = let_in_of(let_in, ORGANISATION)
        own = enter_organisation(norm, organisation, day, open_fields, _keys_of("organisation"), problems)
        for index, deviation in enumerate(deviations):
            check_deviation(norm, deviation, _keys_of(f"deviations[{index}]"), problems)
        for index, field in enumerate(let_in):
            check_let_in(norm, field, _keys_of(f"let_in[{index}]"), problems)
        level = None
        if confidentiality is not None:
            level = problems.read(read_confidentiality, confidentiality, Place(within="confidentiality"))
        problems.check()
        supplied = {reference.fact_type: _supplied(norm, reference, day) for reference in norm.references}
        registers = {ORGANISATION: own} | supplied
        begun = date.fromordinal(day)
        self.__attrs_init__(norm, organisation, begun, registers, deviations, let_in, frozenset(), level)

    def is_within(self, most: Confidentiality) -> bool:
        """Return whether who may read what is as confidential as ``most``, may read the dossier as a whole."""
        return self.confidentiality is None or self.confidentiality.within(most)

    def add(
        self,
        fact_type: str,
        rows: Iterable[Mapping[str, object]],
        *,
        complete: Complete | None = None,
        as_at: Day | None = None,
        empty_is_none: Collection[str] = (),
    ) -> "Dossier":
        """Return a dossier that has these records besides its own.

        ``rows`` map fields to dates, datetimes, ISO text, true and false, whole and exact numbers, words, lists of
        words, `NONE` or None. ``complete`` is True, False or a list of declarations (``since``, ``for``,
        ``stated_on``), ``as_at`` the day to which the register was kept, when that is before the dossier's; given, they
        replace what was said before. ``empty_is_none`` names fields of which None says that there is none. Records of a
        type that the norm supplies replace the norm's.

        Raises DossierError with every problem of the rows and of what is said of them.
        """
        if isinstance(rows, Mapping | str):
            raise TypeError("rows is a list of mappings, one for each record")
        problems = Problems()
        entry = self.way_in(fact_type, empty_is_none, problems)
        known = entry.fact_type
        before = self.registers[fact_type] if fact_type in self.entered else None
        records = entry.read_rows(list(rows), problems, frozenset(before.ids if before else ()))
        kept_to = before.as_at if before else None
        if as_at is not None:
            kept_to = read_kept_to(as_at, self.as_at.toordinal(), Place(within=f"{fact_type}.as_at"), problems)
        declarations = before.declarations if before else ()
        if complete is not None:
            declarations = self.read_declarations(known, complete, kept_to, problems)
        problems.check()
        if before is not None:
            records = Records(before.ids, before.columns).joined(records)
        return self.with_registers([Register(known, records.ids, records.columns, declarations, kept_to)])

    def way_in(self, fact_type: str, empty_is_none: Collection[str], problems: Problems) -> Entry:
        """Return the way in of a fact type's records, with what is let in; its problems are reported.

        Raises DossierError for a fact type that cannot have a register.
        """
        known = find_fact_type(self.norm, fact_type, Place(within=str(fact_type)), problems)
        if known is None:
            raise problems.error()
        for name in empty_is_none:
            if known.field(name) is None:
                refuse_field(known, name, Place(within=f"{fact_type}.empty_is_none"), problems)
        return entry_of(self.norm, known, empty_is_none, let_in_of(self.let_in, fact_type))

    def read_declarations(
        self, known: FactType, complete: Complete, kept_to: int | None, problems: Problems
    ) -> tuple[Declaration, ...]:
        """Return what is said of the completeness of a register kept to a day (ordinal; None: to the dossier's)."""
        return Declarations(
            known,
            change_ids(self.norm),
            kept_to or self.as_at.toordinal(),
            lambda index, key: Place(within=f"{known.name}.complete[{index}]{key and '.'}{key}"),
            problems,
        ).read(complete)

    def add_deviation(self, rule: str, *, owner: str, reason: str, decided_on: Day, until: Day) -> "Dossier":
        """Return a dossier with one more deviation: for a rule, decided on a day, by an owner, with a last day.

        Raises DossierError for a rule that the norm does not have, a text that is missing, and days that cannot be.
        """
        problems = Problems()
        place = _keys_of(f"deviations[{len(self.deviations)}]")
        first = problems.read(read_day, decided_on, place("decided_on"))
        last = problems.read(read_day, until, place("until"))
        deviation = deviation_of(rule, owner, reason, first, last)
        check_deviation(self.norm, deviation, place, problems)
        problems.check()
        return self._with(deviations=(*self.deviations, deviation))

    def for_norm(self, norm: Norm) -> "Dossier":
        """Return the dossier entered anew under another norm, its values as they were read.

        Raises DossierError where that norm has no place for what is known: its kind of organisation, a fact type, a
        field, a value, or a rule that is deviated from.
        """
        entered = Dossier(
            norm,
            self.organisation,
            self.as_at,
            deviations=self.deviations,
            let_in=self.let_in,
            confidentiality=self.confidentiality,
        )
        problems: list[Diagnostic] = []
        for name in sorted(self.entered):
            register = self.registers[name]
            as_at = None if register.as_at is None else date.fromordinal(register.as_at)
            rows = rows_of(register, norm.fact_types.get(name))
            try:
                entered = entered.add(name, rows, complete=register.declarations, as_at=as_at)
            except DossierError as error:
                problems.extend(error.diagnostics)
        Problems(problems).check()
        return entered

    def with_registers(self, registers: Iterable[Register]) -> "Dossier":
        """Return a dossier with these registers, made under its norm, in the place of those of the same fact types."""
        made = {register.fact_type.name: register for register in registers}
        return self._with(registers={**self.registers, **made}, entered=self.entered | made.keys() - {ORGANISATION})

    def of_organisation(self, organisation: Organisation) -> "Dossier":
        """Return a dossier of this organisation, whose record stands in the registers already."""
        return self._with(organisation=organisation)

    def _with(self, **changed: Any) -> "Dossier":
        made = Dossier.__new__(Dossier)
        kept = {field.name: getattr(self, field.name) for field in attrs.fields(Dossier)}
        made.__attrs_init__(**kept | changed)
        return made


def find_fact_type(norm: Norm, name: str, place: Place, problems: Problems) -> FactType | None:
    """Return the fact type of a register; one that cannot have one is reported."""
    found = norm.fact_types.get(name)
    if found is None:
        problems.report("undeclared-fact-type", place, name=str(name), suggestion=suggest(str(name), norm.fact_types))
    elif name == ORGANISATION:
        problems.report("organisation-register", place, name=name)
        return None
    return found


def read_kept_to(given: object, as_at: int, place: Place, problems: Problems) -> int | None:
    """Return the day (ordinal) to which a register was kept, when that is before the dossier's ``as_at``; else None."""
    day = problems.read(read_day, given, place)
    if day is not None and day > as_at:
        problems.report("as-at-later", place, day=str(date.fromordinal(day)), as_at=str(date.fromordinal(as_at)))
    return None if day is None or day >= as_at else day


def let_in_of(let_in: Iterable[LetIn], fact_type: str) -> tuple[str, ...]:
    """Return the names of a fact type's fields that are let in."""
    return tuple(field.name for field in let_in if field.fact_type == fact_type)


def rows_of(register: Register, other: FactType | None = None) -> list[dict[str, object]]:
    """Return a register's records as rows for entry, for ``other``: a fact type of the same name under another norm.

    A field that the other type does not have is left out where nothing is said of it.
    """
    fields = [
        field
        for field in register.fact_type.fields
        if other is None or other.field(field.name) or _is_used(register, field)
    ]
    columns = [_given_again(register, field) for field in fields]
    names = [field.name for field in fields]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _is_used(register: Register, field: Field) -> bool:
    return any(not isinstance(value, Absent) for value in register.columns[field.name])


def _given_again(register: Register, field: Field) -> Iterable[object]:
    column = register.columns[field.name]
    if field.type is FieldType.DATE:
        return [date.fromordinal(value) if type(value) is int else value for value in column]
    if field.type is FieldType.INSTANT:
        bounds = zip(*(register.columns[f"{field.name}{bound}"] for bound in ("", ".earliest", ".latest")), strict=True)
        return [_instant(day, earliest, latest) for day, earliest, latest in bounds]
    return column


def _instant(day: Value, earliest: Value, latest: Value) -> Instant | Value:
    if isinstance(day, int) and isinstance(earliest, int) and isinstance(latest, int):
        return Instant(day, earliest, latest)
    return day


def _supplied(norm: Norm, reference: Reference, as_at: int) -> Register:
    """Return a register that the norm supplies, for a dossier kept to ``as_at`` (ordinal)."""
    fact_type = norm.fact_types[reference.fact_type]
    records = norm.memo.get_shared(
        ("supplied", reference.fact_type), lambda: _read_supplied(norm, fact_type, reference)
    )
    kept_to = min(reference.as_at, as_at)
    return Register(
        fact_type, records.ids, records.columns, (Declaration(kept_to),), kept_to if kept_to < as_at else None
    )


def _read_supplied(norm: Norm, fact_type: FactType, reference: Reference) -> Records:
    problems = Problems()
    records = entry_of(norm, fact_type).read_rows(reference.rows, problems)
    problems.check()
    return records


def _keys_of(within: str) -> Callable[[str], Place]:
    return lambda key: Place(within=f"{within}.{key}")
