"""Mutants: a rule with one thing in it otherwise, as an author might have written it by mistake."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

import attrs

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import parameters_of
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Check,
    Counted,
    Exists,
    NoneOf,
    Question,
    RecordQuestion,
    Rule,
    Share,
    WhenNoCases,
)
from brabantnorm_rules.workbench.addresses import Located
from brabantnorm_rules.workbench.changes import Changed, ConditionChanges, Swap, replaced, without
from brabantnorm_rules.workbench.shifting import changes_of, derive, derived_from, derived_name, shift


@attrs.frozen(eq=False)
class Mutant:
    """A rule with one thing otherwise.

    ``address`` is where in the check ``check`` (empty: in the rule itself), ``change`` the name of what was done there.
    ``origin`` is what stood there as it was read. ``swaps`` are, for each combination of ``for_each``, the conditions
    around the change from the smallest on; none where more than a condition differs.
    """

    rule: str
    check: str
    address: str
    change: str
    made: Rule
    origin: object
    swaps: tuple[tuple[Swap, ...], ...] = ()

    def of(self, norm: Norm) -> Norm:
        """Return a norm with this rule in the place of its own, and with the parameters that only this rule has."""
        derived = {}
        for name in parameters_of(self.made, norm.fact_types):
            found = derived_from(name)
            if found is not None:
                original, change = found
                derived[name] = derive(norm.parameters[original], change)
        rules = {**norm.rules, self.rule: self.made}
        return attrs.evolve(norm, rules=rules, parameters={**norm.parameters, **derived})


def mutants_of(norm: Norm, rule: Rule) -> Iterator[Mutant]:
    """Yield every mutant of a rule, each other than the rule and than those before it."""
    seen = {rule}
    for mutant in (*_of_rule(norm, rule), *_of_checks(norm, rule)):
        if mutant.made not in seen:
            seen.add(mutant.made)
            yield mutant


def _of_rule(norm: Norm, rule: Rule) -> Iterator[Mutant]:
    def mutant(change: str, **changed: Any) -> Mutant:
        return Mutant(rule.id, "", "", change, attrs.evolve(rule, **changed), rule)

    if rule.applies_to is not None:
        yield mutant("for_all", applies_to=None)
        if len(rule.applies_to) > 1:
            for kind in rule.applies_to:
                left = tuple(other for other in rule.applies_to if other != kind)
                yield mutant(f"not_for:{kind}", applies_to=left)
    if rule.power is not None:
        yield mutant("without_power", power=None)
    for place, part in enumerate(rule.parts):
        yield mutant(f"without:{part}", parts=without(rule.parts, place))


def _of_checks(norm: Norm, rule: Rule) -> Iterator[Mutant]:
    for check_id, group in groupby(rule.checks, lambda each: each.id):
        checks = tuple(group)

        def mutant(change: str, made: Sequence[Check], checks: tuple[Check, ...] = checks) -> Mutant:
            return Mutant(rule.id, checks[0].id, "", change, _with(rule, checks[0].id, made), checks[0])

        yield mutant("dropped", ())
        yield mutant(
            "counts" if checks[0].note else "note", [attrs.evolve(each, note=not each.note) for each in checks]
        )
        for name, _ in checks[0].variables:
            for value in dict.fromkeys(dict(each.variables)[name] for each in checks):
                left = [each for each in checks if dict(each.variables)[name] != value]
                yield mutant(f"{name}:without:{value}", left)
        yield from _of_questions(norm, rule, check_id, checks)


def _with(rule: Rule, check_id: str, made: Sequence[Check]) -> Rule:
    place = next(number for number, check in enumerate(rule.checks) if check.id == check_id)
    others = [check for check in rule.checks if check.id != check_id]
    return attrs.evolve(rule, checks=(*others[:place], *made, *others[place:]))


def _of_questions(norm: Norm, rule: Rule, check_id: str, checks: Sequence[Check]) -> Iterator[Mutant]:
    """Yield the changes of what a check asks, each made in every combination of ``for_each`` where it can be."""
    found = [
        {(changed.address, changed.change): changed for changed in _Changes(norm, check).of(check.question, "")}
        for check in checks
    ]
    for address, change in dict.fromkeys(name for each in found for name in each):
        made = [each.get((address, change)) for each in found]
        changed = [
            check if one is None else attrs.evolve(check, question=one.made)
            for check, one in zip(checks, made, strict=True)
        ]
        there = [one for one in made if one is not None]
        swaps = tuple(one.swaps for one in there)
        yield Mutant(
            rule.id,
            check_id,
            address,
            change,
            _with(rule, check_id, changed),
            there[0].origin,
            swaps if all(swaps) else (),
        )


@attrs.frozen(eq=False)
class _Changes:
    """Yields the changes of what a check asks."""

    norm: Norm
    check: Check

    def of(self, question: Question, prefix: str, origin: object = None) -> Iterator[Changed[Question]]:
        """Yield a question with one thing otherwise; ``origin`` is the question inside another, as it was read."""
        here = prefix.rstrip(".")
        for name, made in self._whole(question):
            yield Changed(here, name, made, self.check if origin is None else origin)
        match question:
            case AnyQuestion(parts) | AllQuestions(parts):
                word = "any" if isinstance(question, AnyQuestion) else "all"
                kind = type(question)
                for place, part in enumerate(parts):
                    named = f"{prefix}{word}.{place + 1}"
                    for changed in self.of(part, f"{named}.", part):
                        yield changed.inside(lambda made, at=place: kind(replaced(parts, at, made)))  # type: ignore[misc]
                    if len(parts) > 1:
                        yield Changed(named, "left_out", kind(without(parts, place)), part)
            case Exists() | NoneOf() | Share():
                yield from self._conditions(question, prefix)

    def _conditions(self, question: RecordQuestion, prefix: str) -> Iterator[Changed[Question]]:
        for name, must in (("where", False), ("must", True)):
            condition = getattr(question, name, c.ALWAYS)
            if condition != c.ALWAYS:
                located = Located("", c.ALWAYS, question, must, (question.fact_type,))
                for changed in ConditionChanges(self.norm, located).within(condition, f"{prefix}{name}"):
                    yield changed.inside(lambda made, name=name: attrs.evolve(question, **{name: made}))  # type: ignore[misc]

    def _whole(self, question: Question) -> Iterator[tuple[str, Question]]:
        match question:
            case Exists(fact_type, where, at_least, ended):
                yield "every", Share(fact_type, where, WhenNoCases.NOT_MET, ended=ended)
                yield "none", NoneOf(fact_type, where, ended)
                yield from self._numbers(question, "at_least", at_least, least=1)
            case NoneOf(fact_type, where, ended):
                yield "exists", Exists(fact_type, where, 1, ended)
            case Share(fact_type, must, _, where, at_least, ended, totals):
                yield "exists", Exists(fact_type, c.All((where, must)), 1, ended)
                if at_least != 1:
                    yield from self._numbers(question, "at_least", at_least)
                if totals is not None:
                    yield "without_totals", attrs.evolve(question, totals=None)
            case Counted(_, _, at_least, at_most):
                name = "at_most" if at_least is None else "at_least"
                yield from self._numbers(question, name, at_most if at_least is None else at_least)
            case AnyQuestion(parts) if len(parts) > 1:
                yield "all_instead", AllQuestions(parts)
            case AllQuestions(parts) if len(parts) > 1:
                yield "any_instead", AnyQuestion(parts)
        if isinstance(question, Share | Counted):
            for answer in WhenNoCases:
                if answer is not question.when_no_cases:
                    yield f"when_no_cases:{answer}", attrs.evolve(question, when_no_cases=answer)
        if isinstance(question, Exists | NoneOf | Share) and self.norm.fact_types[question.fact_type].until:
            name = "not_ended" if question.ended else "ended"
            yield name, attrs.evolve(question, ended=not question.ended)

    def _numbers(self, question: Any, name: str, number: Any, least: int = 0) -> Iterator[tuple[str, Question]]:
        if isinstance(number, ParameterOf):
            for change in changes_of(self.norm.parameters[number.name]):
                yield change, attrs.evolve(question, **{name: ParameterOf(derived_name(number.name, change))})
            return
        if name == "at_least" and not isinstance(question, Exists) and number == 1:
            yield "lower", attrs.evolve(question, at_least=Fraction(99, 100))
            return
        for change, made in shift(ParameterType.NUMBER, number):
            if made >= least:
                yield change, attrs.evolve(question, **{name: made})
