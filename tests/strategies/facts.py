"""Generated facts: registers that are mostly filled and complete, entered as a dossier, and completed step by step."""

from datetime import date, timedelta
from random import Random
from typing import Any

import attrs

from brabantnorm_rules import NONE, Dossier, Norm, Organisation
from brabantnorm_rules.norm.facts import KIND_FIELD, ORGANISATION, Domain, FactType, Field, FieldType
from tests.reference.facts import Facts, GivenRegister
from tests.strategies.days import day_near, moment_near
from tests.strategies.fact_types import KINDS


def facts(random: Random, norm: Norm) -> Facts:
    """Return facts under a generated norm."""
    as_at = day_near(random) + timedelta(random.choice((0, 0, 400, 800)))
    thorough = random.choice((1, 1, 0.98, 0.9, 0.6))
    supplied = {reference.fact_type for reference in norm.references}
    registers = {
        name: register(random, with_words(norm, fact_type), as_at, thorough)
        for name, fact_type in norm.fact_types.items()
        if name != ORGANISATION and (name in supplied or random.random() < 0.96)
    }
    organisation = norm.fact_types[ORGANISATION]
    own = {
        field.name: value(random, field)
        for field in with_words(norm, organisation).fields
        if field.name not in ("id", KIND_FIELD) and random.random() < thorough
    }
    return Facts("gm9901", random.choice(KINDS), as_at, own, registers)


def register(random: Random, fact_type: FactType, as_at: date, thorough: float) -> GivenRegister:
    """Return a register; ``thorough``: how much of it is filled in."""
    rows = tuple(row(random, fact_type, f"r{number}", thorough) for number in range(random.choice((0, 1, 2, 3, 4, 6))))
    kept_to = as_at - timedelta(random.choice((0, 1, 20, 200))) if random.random() < 0.1 else None
    blanks = [
        field.name for field in fact_type.fields if field.name not in ("id", "vastgelegd_op") and random.random() < 0.1
    ]
    return GivenRegister(rows, _complete(random, fact_type, kept_to or as_at), kept_to, tuple(blanks))


def _complete(random: Random, fact_type: FactType, as_at: date) -> Any:
    chance = random.random()
    if chance < 0.85:
        return True
    if chance < 0.9:
        return False
    return tuple(declaration(random, fact_type, as_at) for _ in range(random.randint(1, 2)))


def declaration(random: Random, fact_type: FactType, as_at: date) -> dict[str, Any]:
    """Return a declaration of completeness."""
    made: dict[str, Any] = {}
    if random.random() < 0.6:
        made["since"] = day_near(random)
    if fact_type.slice and random.random() < 0.7:
        (words,) = [field.values for field in fact_type.fields if field.name == fact_type.slice]
        made["for"] = tuple(random.sample(words, random.randint(1, len(words))))
    if random.random() < 0.4:
        made["stated_on"] = as_at - timedelta(random.choice((0, 30, 300)))
    return made


def row(random: Random, fact_type: FactType, name: str, thorough: float) -> dict[str, Any]:
    """Return one record as it is given."""
    made: dict[str, Any] = {"id": name}
    for field in fact_type.fields:
        if field.name == "id":
            continue
        chance = random.random()
        if field.name in fact_type.required or (chance < thorough and random.random() < 0.85):
            made[field.name] = value(random, field)
        elif field.name == "vastgelegd_op":
            continue
        elif chance < thorough:
            made[field.name] = NONE
        elif random.random() < 0.3:
            made[field.name] = None
    return made


def value(random: Random, field: Field) -> Any:
    """Return a value of a field."""
    match field.type:
        case FieldType.DATE:
            return day_near(random)
        case FieldType.INSTANT:
            return moment_near(random)
        case FieldType.BOOL:
            return random.random() < 0.6
        case FieldType.NUMBER:
            return random.choice((0, 1, 1, 2, 3, 5))
        case FieldType.ENUM:
            return random.choice(field.values)
        case FieldType.SET:
            return tuple(random.sample(field.values, random.randint(0, len(field.values))))
        case FieldType.URI:
            return "urn:voorbeeld:1"
        case _:
            return "alle"


def with_words(norm: Norm, fact_type: FactType) -> FactType:
    """Return a fact type whose fields list all words that they may hold, also those that the norm has elsewhere."""
    changes = tuple(change.id for named in norm.changes.values() for change in named.changes)
    words = {Domain.CHANGE: changes, Domain.ORGANISATION: ("gm9901", "gm9902", *norm.parties[:2])}
    fields = (
        attrs.evolve(field, values=words[field.domain]) if field.domain is not None else field
        for field in fact_type.fields
    )
    return attrs.evolve(fact_type, fields=tuple(fields))


def dossier(norm: Norm, given: Facts, order: Random | None = None) -> Dossier:
    """Return facts entered as a dossier, in the order of ``order`` when that is asked."""
    organisation = Organisation(given.organisation, "Dijkstede", given.kind, given.of_organisation)
    made = Dossier(norm, organisation, given.as_at)
    names = list(given.registers)
    if order is not None:
        order.shuffle(names)
    for name in names:
        register_ = given.registers[name]
        rows = list(register_.rows)
        if order is not None:
            order.shuffle(rows)
        complete = register_.complete if isinstance(register_.complete, bool) else list(register_.complete)
        made = made.add(name, rows, complete=complete, as_at=register_.as_at, empty_is_none=register_.empty_is_none)
    return made
