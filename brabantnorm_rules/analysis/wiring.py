"""Wiring: which rules rest on which questions, statements, other rules and fact types; once for each norm."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from brabantnorm_rules.norm.conditions import Has
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS
from brabantnorm_rules.norm.mentions import conditions_of, leaves_of, parameters_in, relations_of
from brabantnorm_rules.norm.rules import (
    Attested,
    Counted,
    OfRule,
    Question,
    Rule,
    Share,
    number_order,
    questions_inside,
)


@attrs.frozen(eq=False)
class Wiring:
    """What has to be judged again when something changes.

    ``of_question`` are the rules that ask a question, by its number; ``of_statements`` those that ask for statements of
    a fact type; ``dependents`` those that rest on another rule. ``outer`` are, of a fact type, the relations to its
    records, each with the fact type whose records should have one (None: a relation inside another). ``rests_on`` are
    the rules that a rule rests on, itself too; ``questions`` the numbers of the questions that these ask. ``order`` is
    the place of each rule in the norm's order.
    """

    of_question: tuple[tuple[str, ...], ...]
    of_statements: Mapping[str, tuple[str, ...]]
    dependents: Mapping[str, tuple[str, ...]]
    outer: Mapping[str, tuple[tuple[str, Has | None], ...]]
    rests_on: Mapping[str, frozenset[str]]
    questions: Mapping[str, frozenset[int]]
    order: Mapping[str, int]

    def looks_up(self, fact_type: str) -> bool:
        """Return whether whole registers of a fact type are read: for relations, or for statements as answers."""
        return fact_type in self.outer or fact_type in self.of_statements


def wiring_of(norm: Norm) -> Wiring:
    """Return the wiring of a norm; kept with it."""
    return norm.memo.get_shared("wiring", lambda: _wire(norm))


def _wire(norm: Norm) -> Wiring:
    of_question: list[list[str]] = [[] for _ in norm.questions]
    of_statements: dict[str, list[str]] = defaultdict(list)
    dependents: dict[str, list[str]] = defaultdict(list)
    for rule in norm.rules.values():
        for part in rule.parts:
            dependents[part].append(rule.id)
        for question in questions_for_outcome(rule):
            for fact_type in _statements(question):
                of_statements[fact_type].append(rule.id)
            if isinstance(question, OfRule):
                dependents[question.rule].append(rule.id)
            elif id(question) in norm.numbers:
                of_question[norm.numbers[id(question)]].append(rule.id)
    rests_on = {name: frozenset(_below(norm, name)) for name in norm.rules}
    return Wiring(
        tuple(map(_once, of_question)),
        {name: _once(rules) for name, rules in of_statements.items()},
        {name: _once(rules) for name, rules in dependents.items()},
        _outer(norm),
        rests_on,
        {name: frozenset(_numbers(norm, below)) for name, below in rests_on.items()},
        {name: place for place, name in enumerate(sorted(norm.rules, key=number_order))},
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def questions_for_outcome(rule: Rule) -> Iterator[Question]:
    """Yield every question inside the checks of a rule that count for its outcome."""
    for check in rule.checks:
        if not check.note:
            yield from questions_inside(check.question)


def _statements(question: Question) -> Iterator[str]:
    if isinstance(question, Attested):
        yield JUDGEMENT
    elif isinstance(question, Counted) or (isinstance(question, Share) and question.totals is not None):
        yield TOTALS


def _below(norm: Norm, rule_id: str) -> Iterator[str]:
    """Yield a rule, and the rules that it rests on."""
    rule = norm.rules[rule_id]
    yield rule_id
    for other in (*rule.parts, *(asked.rule for asked in questions_for_outcome(rule) if isinstance(asked, OfRule))):
        yield from _below(norm, other)


def parameters_below(norm: Norm, rule_id: str) -> Iterator[str]:
    """Yield the names of the parameters that the outcome of a rule rests on, through other rules too."""
    for other in wiring_of(norm).rests_on[rule_id]:
        for check in norm.rules[other].checks:
            if not check.note:
                yield from (name for name, _ in check.active_when)
                yield from parameters_in(check.question, norm.fact_types)


def _numbers(norm: Norm, rules: Iterable[str]) -> Iterator[int]:
    """Yield the numbers of the questions that rules ask."""
    for rule_id in rules:
        for question in questions_for_outcome(norm.rules[rule_id]):
            if id(question) in norm.numbers:
                yield norm.numbers[id(question)]


def _outer(norm: Norm) -> Mapping[str, tuple[tuple[str, Has | None], ...]]:
    outer: dict[str, dict[tuple[str, Has | None], None]] = defaultdict(dict)
    for question in norm.questions:
        for condition in conditions_of(question):
            direct = [leaf for leaf in leaves_of(condition) if isinstance(leaf, Has)]
            for relation in direct:
                outer[relation.record_of][question.fact_type, relation] = None
                for nested in relations_of(relation.where):
                    outer[nested.record_of][question.fact_type, None] = None
    return {name: tuple(found) for name, found in outer.items()}
