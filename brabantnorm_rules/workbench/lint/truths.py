"""Conditions that are always or never so, and checks that another check implies."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

import attrs

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import fields_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import (
    Check,
    Exists,
    NoneOf,
    Number,
    Question,
    RecordQuestion,
    Rule,
    Share,
    record_questions,
)
from brabantnorm_rules.workbench.addresses import Located, conditions_in, name_of
from brabantnorm_rules.workbench.lint.subject import Subject, warn
from brabantnorm_rules.workbench.possible import Truth, implies, possible_truths


def constant_conditions(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the conditions that no record can make true, or none false, found by trying all that differ."""
    norm = subject.norm
    for rule, checks in subject.checks():
        found = [{each.address: each for each in conditions_in(check.question)} for check in checks]
        for address, located in found[0].items():
            alike = [each[address] for each in found if address in each]
            possible = frozenset[Truth]().union(*(possible_truths(norm, rule, each) for each in alike))
            for truth, code in ((Truth.YES, "never-true"), (Truth.NO, "never-false")):
                if truth not in possible:
                    place = subject.places.of(located.condition)
                    yield warn(code, place, rule=rule.id, check=checks[0].id, condition=address)


def excluding_conditions(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the conditions that can be true, but never together with one before them in the same mapping."""
    for rule, checks in subject.checks():
        for located in _mappings(checks[0].question):
            parts = [part for part in _parts(located.condition) if not isinstance(part, c.Has)]
            for first, second in combinations(parts, 2):
                if _excludes(subject.norm, rule, located, first, second):
                    names = {"condition": name_of(second), "other": name_of(first)}
                    place = subject.places.of(second)
                    yield warn("never-together", place, rule=rule.id, check=checks[0].id, **names)


def _mappings(question: Question) -> Iterator[Located]:
    """Yield the scope of each question of records, and what its cases must meet."""
    for asked in record_questions(question):
        types = (asked.fact_type,)
        yield Located("where", asked.where, asked, False, types)
        if isinstance(asked, Share):
            yield Located("must", asked.must, asked, True, types)


def _excludes(norm: Norm, rule: Rule, located: Located, first: c.Condition, second: c.Condition) -> bool:
    fact_type = norm.fact_types[located.types[0]]
    if set(fields_of(first, fact_type)).isdisjoint(fields_of(second, fact_type)):
        return False

    def can_be(condition: c.Condition) -> bool:
        return Truth.YES in possible_truths(norm, rule, attrs.evolve(located, condition=condition))

    return can_be(first) and can_be(second) and not can_be(c.All((first, second)))


# ---- checks that another implies ----------------------------------------------------------------------------------


def implied_checks(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the checks of a rule that are met whenever another check of it is."""
    for rule in subject.rules():
        asked: dict[str, list[Check]] = {}
        for check in rule.checks:
            if not check.note:
                asked.setdefault(check.id, []).append(check)
        told: set[str] = set()
        for one, other in permutations(asked, 2):
            if not subject.is_own(asked[other][0]):
                continue
            covered = all(any(_implies(subject.norm, rule, each, made) for each in asked[one]) for made in asked[other])
            if covered and one not in told:
                told.add(other)
                place = subject.places.of(asked[other][0])
                yield warn("check-implied", place, rule=rule.id, check=other, other=one)


def _implies(norm: Norm, rule: Rule, one: Check, other: Check) -> bool:
    """Return whether the answer of one check is surely no better than that of another, as far as conditions show it."""
    if one.active_when != other.active_when:
        return False
    first, second = one.question, other.question
    if first == second:
        return True
    match first, second:
        case Exists(), Exists() if (first.fact_type, first.ended) == (second.fact_type, second.ended):
            return _reaches(first.at_least, second.at_least) and _narrows(norm, rule, first, first.where, second.where)
        case NoneOf(), NoneOf() if (first.fact_type, first.ended) == (second.fact_type, second.ended):
            return _narrows(norm, rule, first, second.where, first.where)
        case Share(), Share() if attrs.evolve(first, must=second.must, at_least=second.at_least) == second:
            return _reaches(first.at_least, second.at_least) and _narrows(
                norm, rule, first, first.must, second.must, must=True
            )
    return False


def _reaches(one: Number, other: Number) -> bool:
    if isinstance(one, ParameterOf) or isinstance(other, ParameterOf):
        return one == other
    return one >= other


def _narrows(
    norm: Norm, rule: Rule, question: RecordQuestion, one: c.Condition, other: c.Condition, *, must: bool = False
) -> bool:
    """Return whether each part of another condition follows from a part of one."""
    located = Located("", one, question, must, (question.fact_type,))

    def follows(part: c.Condition) -> bool:
        return any(
            given == part or (type(given) is type(part) and implies(norm, rule, located, given, part))
            for given in _parts(one)
        )

    return all(follows(part) for part in _parts(other))


def _parts(condition: c.Condition) -> Sequence[c.Condition]:
    return condition.parts if isinstance(condition, c.All) else (condition,)
