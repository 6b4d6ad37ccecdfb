"""Wiring: which rules rest on which questions, statements, other rules and fact types; once for each norm."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from brabantnorm_rules.norm.conditions import Has
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS
from brabantnorm_rules.norm.mentions import conditions_of, leaves_of, relations_of
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
    records, each with the fact type whose records should have one (None: a relation inside another). ``questions`` are
    the numbers of the questions that a rule rests on, through other rules too. ``order`` is the place of each rule in
    the norm's order.
    """

    of_question: tuple[tuple[str, ...], ...]
    of_statements: Mapping[str, tuple[str, ...]]
    dependents: Mapping[str, tuple[str, ...]]
    outer: Mapping[str, tuple[tuple[str, Has | None], ...]]
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
        for question in _questions(rule):
            for fact_type in _statements(question):
                of_statements[fact_type].append(rule.id)
            if isinstance(question, OfRule):
                dependents[question.rule].append(rule.id)
            elif id(question) in norm.numbers:
                of_question[norm.numbers[id(question)]].append(rule.id)
    return Wiring(
        tuple(map(_once, of_question)),
        {name: _once(rules) for name, rules in of_statements.items()},
        {name: _once(rules) for name, rules in dependents.items()},
        _outer(norm),
        {name: frozenset(_below(norm, name)) for name in norm.rules},
        {name: place for place, name in enumerate(sorted(norm.rules, key=number_order))},
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _questions(rule: Rule) -> Iterator[Question]:
    """Yield every question inside the checks of a rule that count for its outcome."""
    for check in rule.checks:
        if not check.note:
            yield from questions_inside(check.question)


def _statements(question: Question) -> Iterator[str]:
    if isinstance(question, Attested):
        yield JUDGEMENT
    elif isinstance(question, Counted) or (isinstance(question, Share) and question.totals is not None):
        yield TOTALS


def _below(norm: Norm, rule_id: str) -> Iterator[int]:
    rule = norm.rules[rule_id]
    for question in _questions(rule):
        if isinstance(question, OfRule):
            yield from _below(norm, question.rule)
        elif id(question) in norm.numbers:
            yield norm.numbers[id(question)]
    for part in rule.parts:
        yield from _below(norm, part)


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
