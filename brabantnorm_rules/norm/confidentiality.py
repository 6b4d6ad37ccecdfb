"""Confidentiality: what the outcome of a rule rests on, and who may read that."""

from collections.abc import Iterable, Iterator, Mapping

from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS, Confidentiality, FactType
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, relations_of
from brabantnorm_rules.norm.rules import (
    Attested,
    Counted,
    Exists,
    NoneOf,
    OfRule,
    Question,
    RecordQuestion,
    Share,
    questions_inside,
)


def levels_of(norm: Norm, rule: str) -> Mapping[str, Confidentiality]:
    """Return the fact types that the outcome of a rule rests on, each with how confidential that is.

    A record is as confidential as its type, and as the most confidential of its fields that is tested. What parts of
    the rule and other rules that it asks rest on, counts as its own; what is only shown does not.
    """
    found: dict[str, Confidentiality] = {}
    for fact_type, level in _levels(norm, rule):
        found[fact_type] = most_confidential((level, found.get(fact_type, level)))
    return found


def most_confidential(levels: Iterable[Confidentiality]) -> Confidentiality:
    """Return the level that the fewest may read; of none: public."""
    return max(levels, key=tuple(Confidentiality).index, default=Confidentiality.PUBLIC)


def _levels(norm: Norm, rule: str) -> Iterator[tuple[str, Confidentiality]]:
    asked = norm.rules[rule]
    for check in asked.checks:
        if not check.note:
            for question in questions_inside(check.question):
                yield from _of_question(norm, question)
    for part in asked.parts:
        yield from _levels(norm, part)


def _of_question(norm: Norm, question: Question) -> Iterator[tuple[str, Confidentiality]]:
    match question:
        case Exists() | NoneOf() | Share():
            yield from _of_records(norm, question)
        case Attested():
            yield _of_type(norm.fact_types[JUDGEMENT])
        case OfRule(rule):
            yield from _levels(norm, rule)
    if isinstance(question, Counted) or (isinstance(question, Share) and question.totals is not None):
        yield _of_type(norm.fact_types[TOTALS])


def _of_records(norm: Norm, question: RecordQuestion) -> Iterator[tuple[str, Confidentiality]]:
    for condition in conditions_of(question):
        tests = [(question.fact_type, condition)]
        tests += [(relation.record_of, relation.where) for relation in relations_of(condition)]
        for name, tested in tests:
            fact_type = norm.fact_types[name]
            yield _of_type(fact_type, fields_of(tested, fact_type))


def _of_type(fact_type: FactType, tested: Iterable[str] = ()) -> tuple[str, Confidentiality]:
    fields = (fact_type.field(name) for name in tested)
    own = [field.confidentiality for field in fields if field is not None and field.confidentiality is not None]
    return fact_type.name, most_confidential((fact_type.confidentiality, *own))
