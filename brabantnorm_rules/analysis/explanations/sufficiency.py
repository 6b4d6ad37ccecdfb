"""Sufficiency: a set of facts that carries an outcome by itself, and from which none can be withheld."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

import attrs

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION, FactType, columns_of
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import Share
from brabantnorm_rules.norm.values import NOT_SUPPLIED, Value, comparable
from brabantnorm_rules.truth import Outcome

_REGISTER: Final = attrgetter("fact_type")
_FIELD: Final = attrgetter("field")

LIMIT: Final = 2000
"""How often a rule is assessed again to find out which facts can be withheld, unless asked otherwise."""


@attrs.frozen
class Fact:
    """One fact of a dossier: what a field of a record holds, or one declaration of the completeness of a register.

    ``value`` is as `Register` holds it: days are ordinals. Of an instant it is the local day.
    """

    fact_type: str
    id: str = ""
    field: str = ""
    value: Value = attrs.field(default=NOT_SUPPLIED, eq=comparable)
    declaration: Declaration | None = None


@attrs.frozen
class SufficientFacts:
    """Facts that carry an outcome: with these alone it is the same.

    ``minimal``: none of them can be withheld. It is False when a bound was reached before each had been tried.
    """

    facts: tuple[Fact, ...]
    minimal: bool = True


def sufficient_facts(
    norm: Norm, dossier: Dossier, as_of: date, rule: str, *, known_on: date | None = None, limit: int = LIMIT
) -> SufficientFacts:
    """Return a set of facts that carries the outcome of a rule, and from which none can be withheld.

    Facts are withheld, many at once where that changes nothing, and the rule is assessed again with what is left. The
    same dossier always gives the same set; there may be others. Withholding one more leaves the outcome unknown, or of
    what is partly met leaves open what is met. What records must hold is withheld last, so that of one that does not
    count is kept what sort of record it is. Never withheld is that a record is there, what tells it from others of its
    key, a day that no record may lack, and what the norm itself supplies. Of an unknown there is no such set: it is
    empty.

    ``limit`` bounds how often is assessed; the rest is as for `assess`, which says what is raised.
    """
    narrowed = narrow(norm, rule)
    outcome = assess(narrowed, dossier, as_of, known_on=known_on, evidence=0)[rule].outcome
    if outcome is Outcome.UNKNOWN:
        return SufficientFacts(())
    asked = 0

    def always(fact: Fact) -> bool:
        """Return whether every record of the register holds this field."""
        return fact.field in dossier.registers[fact.fact_type].fact_type.required

    found = tuple(facts_of(dossier))
    kept, left = dict.fromkeys(found), dossier
    again, beside = False, _asks_totals(narrowed)
    open_still: deque[Sequence[Fact]] = deque([found] if found else [])
    last: deque[Sequence[Fact]] = deque()
    while (open_still or last) and asked < limit:
        group = (open_still or last).popleft()
        tried, touched = frozenset(group), {fact.fact_type for fact in group}
        rest = {name: [fact for fact in kept if fact.fact_type == name and fact not in tried] for name in touched}
        less = left.with_registers(_with_only(dossier.registers[name], facts) for name, facts in rest.items())
        asked += 1
        if assess(narrowed, less, as_of, known_on=known_on, evidence=0)[rule].outcome is outcome:
            kept, left = {fact: None for fact in kept if fact not in tried}, less
            again = beside
        else:
            for part in _split(group, always):
                (last if all(map(always, part)) else open_still).append(part)
        if again and not open_still and not last:
            # Totals that contradicted records may have kept a fact that is needed no more since some were withheld.
            open_still.extend((fact,) for fact in kept)
            again = False
    return SufficientFacts(tuple(kept), not open_still and not last)


def _asks_totals(norm: Norm) -> bool:
    """Return whether some check asks totals beside records, so that these can contradict each other."""
    return any(isinstance(question, Share) and question.totals is not None for question in norm.questions)


def _split(group: Sequence[Fact], always: Callable[[Fact], bool]) -> Sequence[Sequence[Fact]]:
    """Return a group of facts in smaller ones; of one fact: none.

    By register, then by whether records always hold it, then by field, then in halves.
    """
    for key in (_REGISTER, always, _FIELD):
        parts: dict[object, list[Fact]] = {}
        for fact in group:
            parts.setdefault(key(fact), []).append(fact)
        if len(parts) > 1:
            return tuple(parts.values())
    half = len(group) // 2
    return (group[:half], group[half:]) if half else ()


def facts_of(dossier: Dossier) -> Iterator[Fact]:
    """Yield the facts of a dossier that can be withheld, in the order in which that is tried."""
    for name in sorted({ORGANISATION, *dossier.entered}):
        register = dossier.registers[name]
        if name != ORGANISATION:
            for declaration in register.declarations:
                yield Fact(name, declaration=declaration)
        fixed = _fixed(register.fact_type)
        fields = [field.name for field in register.fact_type.fields if field.name not in fixed]
        for position, record_id in enumerate(register.ids):
            for field in fields:
                value = register.columns[field][position]
                if value is not NOT_SUPPLIED:
                    yield Fact(name, record_id, field, value)


def with_only(dossier: Dossier, facts: Iterable[Fact]) -> Dossier:
    """Return a dossier in which of all that can be withheld only these facts are left."""
    left: dict[str, list[Fact]] = {name: [] for name in {ORGANISATION, *dossier.entered}}
    for fact in facts:
        left[fact.fact_type].append(fact)
    return dossier.with_registers(_with_only(dossier.registers[name], kept) for name, kept in left.items())


def _with_only(register: Register, facts: Sequence[Fact]) -> Register:
    fact_type = register.fact_type
    position_of = {record_id: position for position, record_id in enumerate(register.ids)}
    shown: dict[str, set[int]] = {}
    for fact in facts:
        if fact.field:
            shown.setdefault(fact.field, set()).add(position_of[fact.id])
    columns = dict(register.columns)
    for field in fact_type.fields:
        if field.name in _fixed(fact_type):
            continue
        seen = shown.get(field.name, set())
        for name in columns_of(field):
            columns[name] = tuple(
                [value if position in seen else NOT_SUPPLIED for position, value in enumerate(columns[name])]
            )
    declared = {fact.declaration for fact in facts if fact.declaration is not None}
    declarations = tuple(told for told in register.declarations if told in declared)
    if fact_type.name == ORGANISATION:
        declarations = register.declarations
    return attrs.evolve(register, columns=columns, declarations=declarations)


def _fixed(fact_type: FactType) -> frozenset[str]:
    """Return the fields that are not withheld: they say which record it is, and of when if that is always known."""
    kind = (KIND_FIELD,) if fact_type.name == ORGANISATION else ()
    days = (name for name in fact_type.required if fact_type.day_field(name))
    return frozenset((ID, *kind, *fact_type.newest_per, *days))
