"""Swaps: what differs between two situations, and the first one with a part of that as it is in the second."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Any, Final, TypeVar

import attrs

from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.dossier.registers import column_names
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION
from brabantnorm_rules.norm.parameters import Parameter
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.norm.rules import OfRule, Rule, number_order, questions_inside
from brabantnorm_rules.norm.values import Value

T = TypeVar("T")

_JUDGED: Final = ("applies_to", "power", "parts", "checks")
"""What of a rule its outcome rests on; the rest is text."""


class FactorKind(StrEnum):
    """What can differ between two situations and change an outcome."""

    AS_OF = "as_of"
    KNOWN_ON = "known_on"
    REGISTER = "register"
    RULE = "rule"
    PARAMETER = "parameter"
    POWERS = "powers"


@attrs.frozen
class Factor:
    """A difference that an outcome changed because of.

    ``name`` is a fact type, a rule or a parameter. Of a register, ``records`` are the ids of those that were added,
    changed or removed, and ``declared`` says whether what is said of its completeness is part of it.
    """

    kind: FactorKind
    name: str = ""
    records: tuple[str, ...] = ()
    declared: bool = False

    def split(self) -> "tuple[Factor, ...]":
        """Return the smallest causes that this one is made of, those of completeness first."""
        if self.kind is not FactorKind.REGISTER:
            return (self,)
        told = (attrs.evolve(self, records=()),) if self.declared else ()
        return (*told, *(attrs.evolve(self, records=(record,), declared=False) for record in self.records))


@attrs.frozen(eq=False)
class Situation:
    """What an assessment is made of: a norm, a dossier, the as-of date, and the day on which it was known (None: any).

    The dossier is entered under fact types equal to the norm's.
    """

    norm: Norm
    dossier: Dossier
    as_of: date
    known_on: date | None = None

    def assess(self) -> Assessment:
        """Return the assessment of this situation; raises what `assess` raises."""
        return assess(self.norm, self.dossier, self.as_of, known_on=self.known_on)


def causes_between(first: Situation, second: Situation) -> tuple[Factor, ...]:
    """Return everything that differs between two situations and that an outcome can rest on.

    Applied to the first together they make the second. Causes that rest on nothing else come first: the dates, then the
    registers, then the norm's.
    """
    return (*_dates(first, second), *_registers(first.dossier, second.dossier), *norm_causes(first.norm, second.norm))


def norm_causes(first: Norm, second: Norm) -> tuple[Factor, ...]:
    """Return everything that differs between two norms and that an outcome can rest on.

    A parameter that only one of them has belongs to the rules that use it.
    """
    if first is second:
        return ()
    rules = sorted({*first.rules, *second.rules}, key=number_order)
    found = [
        Factor(FactorKind.RULE, rule)
        for rule in rules
        if _judged(first.rules.get(rule)) != _judged(second.rules.get(rule))
    ]
    for name, parameter in first.parameters.items():
        other = second.parameters.get(name)
        if other is not None and _in_force(parameter) != _in_force(other):
            found.append(Factor(FactorKind.PARAMETER, name))
    if first.powers != second.powers:
        found.append(Factor(FactorKind.POWERS))
    return tuple(found)


@attrs.frozen(eq=False)
class Swaps:
    """Makes the first situation with some causes as they are in the second.

    ``norms`` keeps the norms that were made: they are the same for every dossier.
    """

    first: Situation
    second: Situation
    norms: dict[frozenset[Factor], Norm] = attrs.field(factory=dict)

    def apply(self, causes: Iterable[Factor]) -> Situation:
        """Return the first situation with these causes as they are in the second.

        Raises CycleError where rules of the two norms, put together, rest on each other.
        """
        applied = tuple(causes)
        kinds = {cause.kind for cause in applied}
        norm = self._norm(frozenset(cause for cause in applied if cause.kind in _OF_NORM))
        return Situation(
            norm,
            self._dossier([cause for cause in applied if cause.kind is FactorKind.REGISTER]),
            (self.second if FactorKind.AS_OF in kinds else self.first).as_of,
            (self.second if FactorKind.KNOWN_ON in kinds else self.first).known_on,
        )

    def _norm(self, causes: frozenset[Factor]) -> Norm:
        if not causes:
            return self.first.norm
        if causes not in self.norms:
            self.norms[causes] = _mixed(self.first.norm, self.second.norm, causes)
        return self.norms[causes]

    def _dossier(self, causes: Iterable[Factor]) -> Dossier:
        first, second = self.first.dossier, self.second.dossier
        parts: dict[str, list[Factor]] = {}
        for cause in causes:
            parts.setdefault(cause.name, []).append(cause)
        if not parts:
            return first
        made = first.with_registers([_merged(first, second, name, found) for name, found in parts.items()])
        # the kind of the organisation stands in its record, and beside it
        return made.of_organisation(second.organisation) if ORGANISATION in parts else made


_OF_NORM: Final = (FactorKind.RULE, FactorKind.PARAMETER, FactorKind.POWERS)


def _dates(first: Situation, second: Situation) -> Iterator[Factor]:
    if first.as_of != second.as_of:
        yield Factor(FactorKind.AS_OF)
    if first.known_on != second.known_on:
        yield Factor(FactorKind.KNOWN_ON)


def _registers(first: Dossier, second: Dossier) -> Iterator[Factor]:
    for name in sorted({*first.registers, *second.registers}):
        one, other = _register(first, name), _register(second, name)
        if one is other:
            continue
        rows, others = _rows(one), _rows(other)
        records = tuple(record for record in sorted({*rows, *others}) if rows.get(record) != others.get(record))
        declared = _told(one) != _told(other)
        if records or declared:
            yield Factor(FactorKind.REGISTER, name, records, declared)


def _register(dossier: Dossier, name: str) -> Register:
    """Return a register of a dossier; one that is missing is empty and complete for nothing."""
    found = dossier.registers.get(name)
    if found is not None:
        return found
    fact_type = dossier.norm.fact_types[name]
    return Register(fact_type, (), dict.fromkeys(column_names(fact_type), ()))


def _rows(register: Register) -> Mapping[str, tuple[Value, ...]]:
    columns = [register.columns[name] for name in column_names(register.fact_type)]
    return dict(zip(register.ids, zip(*columns, strict=True), strict=True))


def _told(register: Register) -> tuple[Any, ...]:
    return register.declarations, register.as_at


def _merged(first: Dossier, second: Dossier, name: str, causes: Iterable[Factor]) -> Register:
    """Return a register of the first dossier, with records and declarations of the second's."""
    one, other = _register(first, name), _register(second, name)
    rows, others = dict(_rows(one)), _rows(other)
    told = one
    for cause in causes:
        told = other if cause.declared else told
        for record in cause.records:
            if record in others:
                rows[record] = others[record]
            else:
                rows.pop(record, None)
    ids = tuple(sorted(rows))
    names = column_names(one.fact_type)
    columns = {column: tuple(rows[record][place] for record in ids) for place, column in enumerate(names)}
    return Register(one.fact_type, ids, columns, told.declarations, told.as_at)


def _judged(rule: Rule | None) -> tuple[Any, ...] | None:
    if rule is None:
        return None
    checks = tuple(attrs.evolve(check, says=None, title=None) for check in rule.checks)
    return (checks, *(getattr(rule, name) for name in _JUDGED if name != "checks"))


def _in_force(parameter: Parameter) -> tuple[Any, ...]:
    return parameter.type, parameter.of, tuple((dated.value, dated.since, dated.kind) for dated in parameter.values)


def _mixed(first: Norm, second: Norm, causes: frozenset[Factor]) -> Norm:
    """Return the first norm with rules, parameters and powers of the second."""
    named = {kind: {cause.name for cause in causes if cause.kind is kind} for kind in _OF_NORM}
    powers = (second.powers, first.powers) if named[FactorKind.POWERS] else (first.powers, second.powers)
    parameters = _picked(first.parameters, second.parameters, named[FactorKind.PARAMETER])
    alike = all(_sort(first.parameters[name]) == _sort(parameters[name]) for name in named[FactorKind.PARAMETER])
    if alike and not named[FactorKind.RULE] and not named[FactorKind.POWERS]:
        return first.with_parameters(parameters[name] for name in named[FactorKind.PARAMETER])
    return attrs.evolve(
        first,
        rules=MappingProxyType(_rules(first, second, named[FactorKind.RULE])),
        parameters=MappingProxyType(parameters),
        powers=MappingProxyType({**powers[1], **powers[0]}),
    )


def _sort(parameter: Parameter) -> tuple[Any, ...]:
    return parameter.type, isinstance(parameter.values[0].value, Clock)


def _picked(first: Mapping[str, T], second: Mapping[str, T], names: Iterable[str]) -> dict[str, T]:
    """Return what both have, of the second what is named; what only one has is there as well."""
    return {**second, **first, **{name: second[name] for name in names if name in second}}


def _rules(first: Norm, second: Norm, names: Iterable[str]) -> dict[str, Rule]:
    """Return the rules of the first norm, with the named ones as the second has them, and all that these rest on."""
    found = {rule_id: rule for rule_id, rule in first.rules.items() if rule_id not in names}
    found |= {rule_id: second.rules[rule_id] for rule_id in names if rule_id in second.rules}
    waiting = list(found.values())
    while waiting:
        for mentioned in _mentioned(waiting.pop()):
            if mentioned not in found:
                found[mentioned] = (second if mentioned in second.rules else first).rules[mentioned]
                waiting.append(found[mentioned])
    TopologicalSorter({rule_id: _mentioned(rule) for rule_id, rule in found.items()}).prepare()
    return found


def _mentioned(rule: Rule) -> Iterator[str]:
    yield from rule.parts
    for check in rule.checks:
        yield from (inside.rule for inside in questions_inside(check.question) if isinstance(inside, OfRule))


def needed(causes: tuple[T, ...], suffices: Callable[[tuple[T, ...]], bool]) -> tuple[T, ...]:
    """Return some of the causes that suffice together, and of which none can be left out.

    All of them together suffice. ``suffices`` says whether some do.
    """
    found = _needed(causes, (), suffices)
    while (fewer := _fewer(found, suffices)) is not None:
        found = fewer
    return tuple(cause for cause in causes if cause in found)


def _needed(causes: tuple[T, ...], beside: tuple[T, ...], suffices: Callable[[tuple[T, ...]], bool]) -> tuple[T, ...]:
    """Return what of these is needed beside others; halving, because most causes have nothing to do with it."""
    if suffices(beside):
        return ()
    if len(causes) == 1:
        return causes
    half = len(causes) // 2
    later = _needed(causes[half:], (*beside, *causes[:half]), suffices)
    return (*_needed(causes[:half], (*beside, *later), suffices), *later)


def _fewer(causes: tuple[T, ...], suffices: Callable[[tuple[T, ...]], bool]) -> tuple[T, ...] | None:
    """Return the causes without one that can be left out; None when there is none."""
    for left_out in range(len(causes)):
        rest = (*causes[:left_out], *causes[left_out + 1 :])
        if suffices(rest):
            return rest
    return None
