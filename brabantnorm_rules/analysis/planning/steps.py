"""Steps: what is looked up, done or waited for, and the dossier as it is then."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.analysis.timeline import Cause
from brabantnorm_rules.dossier import Declaration, Dossier, Register
from brabantnorm_rules.dossier.dossiers import let_in_of
from brabantnorm_rules.dossier.entry import entry_of
from brabantnorm_rules.dossier.given import Problems
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION
from brabantnorm_rules.norm.values import Absent, Value
from brabantnorm_rules.truth import Outcome

Said: TypeAlias = date | datetime | bool | int | Fraction | str | frozenset[str] | Absent
"""What a field is to hold, as a dossier takes it."""


class StepKind(StrEnum):
    """What a step asks: to look a fact up and record it, to do a thing, or to let time pass."""

    SUPPLY = "supply"
    DO = "do"
    WAIT = "wait"


@attrs.frozen
class Tried:
    """The outcome of the rule when a fact that is looked up turns out to be this instead.

    Of a day that is looked up these are the nearest ones on either side of where the outcome becomes another.
    """

    value: Said
    outcome: Outcome


@attrs.frozen
class Step:
    """One step of a proposal.

    ``values`` are fields with what they are to hold, in the records ``ids`` of a ``fact_type``; ``new``: these are
    added. ``complete``: the register is brought up to date and declared complete. ``on`` is the day on which it is
    done; of a step that waits, the day until which, and ``because`` says what comes to pass then. ``tried`` says of a
    fact that is looked up what else it can turn out to be, and what the first rule of the proposal shows then.
    """

    kind: StepKind
    on: date
    fact_type: str = ""
    ids: tuple[str, ...] = ()
    values: tuple[tuple[str, Said], ...] = ()
    new: bool = False
    complete: bool = False
    tried: tuple[Tried, ...] = ()
    because: tuple[Cause, ...] = ()

    def split(self) -> "tuple[Step, ...]":
        """Return the smallest steps that this one is made of: one for each record."""
        return tuple(attrs.evolve(self, ids=(record,)) for record in self.ids) if len(self.ids) > 1 else (self,)


def joined(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps with those that do the same to several records as one: first what is looked up, then the rest."""
    found: dict[Step, list[str]] = {}
    for step in sorted(steps, key=lambda step: tuple(StepKind).index(step.kind)):
        found.setdefault(attrs.evolve(step, ids=()), []).extend(step.ids)
    return tuple(attrs.evolve(alike, ids=tuple(ids)) for alike, ids in found.items())


def apply(dossier: Dossier, steps: Iterable[Step]) -> Dossier:
    """Return a dossier with what steps supply and do; of a step that waits nothing is changed.

    Raises DossierError for a record that cannot be.
    """
    for step in steps:
        if step.complete:
            dossier = _completed(dossier, step)
        elif step.new:
            rows = [{ID: record, **dict(step.values)} for record in step.ids]
            dossier = dossier.add(step.fact_type, rows)
        elif step.kind is not StepKind.WAIT:
            dossier = _changed(dossier, step)
    return dossier


def _completed(dossier: Dossier, step: Step) -> Dossier:
    before = dossier.registers[step.fact_type].declarations if step.fact_type in dossier.entered else ()
    declared = (*before, Declaration(step.on.toordinal()))
    return dossier.add(step.fact_type, (), complete=declared, as_at=dossier.as_at)


def _changed(dossier: Dossier, step: Step) -> Dossier:
    register = dossier.registers[step.fact_type]
    made = dossier.with_registers([_with_values(register, step, dossier)])
    if step.fact_type != ORGANISATION:
        return made
    own = dossier.organisation
    facts = {**own.facts, **{name: value for name, value in step.values if name not in (ID, KIND_FIELD)}}
    return made.of_organisation(attrs.evolve(own, facts=facts))


def _with_values(register: Register, step: Step, dossier: Dossier) -> Register:
    place = {record: position for position, record in enumerate(register.ids)}
    positions = [place[record] for record in step.ids]
    entry = entry_of(dossier.norm, register.fact_type, let_in=let_in_of(dossier.let_in, step.fact_type))
    columns, problems = dict(register.columns), Problems()
    for name, said in step.values:
        field = entry.fields[name]
        read = problems.read(field.read_alone, said, Place(within=f"{step.fact_type}.{name}"))
        cells: tuple[Any, ...] = read if isinstance(read, tuple) else (read,) * len(field.names)
        columns.update(_replaced(columns, dict(zip(field.names, cells, strict=True)), positions))
    problems.check()
    return attrs.evolve(register, columns=columns)


def _replaced(
    columns: Mapping[str, tuple[Value, ...]], cells: Mapping[str, Value], positions: Sequence[int]
) -> Mapping[str, tuple[Value, ...]]:
    found = {}
    for name, value in cells.items():
        column = list(columns[name])
        for position in positions:
            column[position] = value
        found[name] = tuple(column)
    return found
