"""Completing facts: supplying what was not supplied, narrowing, adding what no declaration covers, and declaring."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date
from random import Random
from typing import Any

import attrs

from brabantnorm_rules import NONE, NOT_SUPPLIED, Norm
from brabantnorm_rules.norm.facts import KIND_FIELD, ORGANISATION, RECORDED_ON, FactType, FieldType, RecordKind
from tests.reference.facts import Facts, GivenRegister, moment_of, value_of
from tests.strategies.facts import declaration, row, value, with_words

Step = Callable[[], Facts]


def complete(random: Random, norm: Norm, given: Facts, as_of: date) -> Facts:
    """Return the facts with one thing more known, as it may turn out to be; the same facts when all is known."""
    steps = [
        step
        for fact_type in (with_words(norm, known) for known in norm.fact_types.values())
        if fact_type.name != ORGANISATION
        for step in _steps(random, fact_type, given, as_of)
    ]
    steps += _of_organisation(random, with_words(norm, norm.fact_types[ORGANISATION]), given)
    return random.choice(steps)() if steps else given


def _of_organisation(random: Random, fact_type: FactType, given: Facts) -> Iterator[Step]:
    for field in fact_type.fields:
        if field.name not in ("id", KIND_FIELD) and field.name not in given.of_organisation:
            supplied = {**given.of_organisation, field.name: value(random, field)}
            yield lambda supplied=supplied: attrs.evolve(given, of_organisation=supplied)  # type: ignore[misc]  # bound now


def _steps(random: Random, fact_type: FactType, given: Facts, as_of: date) -> Iterator[Step]:
    register = given.registers.get(fact_type.name, GivenRegister())

    def replaced(**changed: Any) -> Facts:
        made = attrs.evolve(register, **changed)
        return attrs.evolve(given, registers={**given.registers, fact_type.name: made})

    for index, known in enumerate(register.rows):
        for name, supplied in _completed(random, fact_type, register, known, given, as_of):
            rows = (*register.rows[:index], {**known, name: supplied}, *register.rows[index + 1 :])
            yield lambda rows=rows: replaced(rows=rows)  # type: ignore[misc]  # bound now
    added = row(random, fact_type, f"nieuw{len(register.rows)}", 0.9)
    if _may_be_added(fact_type, register, added, given, as_of):
        yield lambda: replaced(rows=(*register.rows, added))
    if register.complete is not True:
        more = declaration(random, fact_type, register.as_at or given.as_at)
        told = () if register.complete is False else register.complete
        yield lambda: replaced(complete=(*told, more))


def _completed(
    random: Random,
    fact_type: FactType,
    register: GivenRegister,
    known: Mapping[str, Any],
    given: Facts,
    as_of: date,
) -> Iterator[tuple[str, Any]]:
    """Yield fields of a record with what completing may make of them."""
    behind = register.as_at is not None and register.as_at < given.as_at and as_of > register.as_at
    for field in fact_type.fields:
        if field.name == "id":
            continue
        said = value_of(fact_type, field.name, known, register.empty_is_none)
        if said is NOT_SUPPLIED:
            none = NONE if field.name not in (RECORDED_ON, *fact_type.required) else value(random, field)
            yield field.name, random.choice((value(random, field), value(random, field), none))
        elif said is NONE and behind and field.is_day and field.name != RECORDED_ON:
            later = value(random, field)
            if register.as_at is not None and moment_of(later).day > register.as_at:
                yield field.name, later
        elif field.type is FieldType.INSTANT and said is not NONE:
            bounds = moment_of(known[field.name])
            yield field.name, random.choice((bounds.earliest, bounds.latest)).astimezone(UTC)


def _may_be_added(
    fact_type: FactType, register: GivenRegister, added: Mapping[str, Any], given: Facts, as_of: date
) -> bool:
    """Return whether no declaration covers a record, and it supersedes none."""
    keys = fact_type.newest_per
    if fact_type.kind is RecordKind.STATEMENT and any(
        all(known.get(name) == added.get(name) for name in keys) for known in register.rows
    ):
        return False
    name = fact_type.from_fields[0]
    day = added.get(name)
    if not isinstance(day, date) or len(fact_type.from_fields) != 1:
        return register.complete is False
    from_day = moment_of(day).day
    if register.as_at is not None and register.as_at < given.as_at and as_of > register.as_at:
        return register.complete is False or from_day > register.as_at
    if register.complete is True:
        return False
    return register.complete is False or not any(
        _covers(told, fact_type, added, from_day) for told in register.complete
    )


def _covers(told: Mapping[str, Any], fact_type: FactType, added: Mapping[str, Any], from_day: date) -> bool:
    if "since" in told and from_day < told["since"]:
        return False
    if "for" not in told or fact_type.slice is None:
        return True
    has = added.get(fact_type.slice)
    if has is NONE:
        return False
    if has is None:
        return True
    return bool(set(told["for"]) & (set(has) if isinstance(has, tuple) else {has}))
