"""What questions mention: the fields they test, the parameters they use, the relations inside them."""

from collections.abc import Iterator, Mapping

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS, FactType
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Counted,
    Exists,
    NoneOf,
    Question,
    RecordQuestion,
    Rule,
    Share,
)

_OPERANDS = ("operand", "start", "end", "window", "duration", "period", "term")
_DOCUMENT_FIELDS = (
    "vastgesteld_op",
    "herbevestigd_op",
    "verwerkt",
    "dynamische_verwijzing",
)


def conditions_of(question: RecordQuestion) -> tuple[c.Condition, ...]:
    """Return the scope of a question, and what its cases must meet."""
    return (question.where, question.must) if isinstance(question, Share) else (question.where,)


def leaves_of(condition: c.Condition) -> Iterator[c.Condition]:
    """Yield the tests inside a condition, relations among them; not the tests inside relations."""
    parts = c.parts_of(condition)
    if not parts and not isinstance(condition, c.All | c.Any):
        yield condition
    for part in parts:
        yield from leaves_of(part)


def relations_of(condition: c.Condition) -> Iterator[c.Has]:
    """Yield the relations inside a condition, also those inside other relations."""
    for leaf in leaves_of(condition):
        if isinstance(leaf, c.Has):
            yield leaf
            yield from relations_of(leaf.where)


def fields_of(condition: c.Condition, fact_type: FactType) -> Iterator[str]:
    """Yield the fields of the record itself that a condition tests."""
    for leaf in leaves_of(condition):
        if isinstance(leaf, c.UpToDateWith):
            yield from (name for name in _DOCUMENT_FIELDS if fact_type.field(name))
            yield from fact_type.from_fields
        elif isinstance(leaf, c.Has):
            yield from _own_fields(leaf.window)
            yield from (name for name in its_fields_of(leaf.where) if fact_type.field(name))
        else:
            yield leaf.field  # type: ignore[union-attr]  # every other leaf tests a field
            yield from _own_fields(leaf)


def _own_fields(holder: object) -> Iterator[str]:
    for name in _OPERANDS:
        operand = getattr(holder, name, None)
        for found in (operand, getattr(operand, "at", None)):
            if isinstance(found, c.Own):
                yield found.field


def its_fields_of(condition: c.Condition) -> Iterator[str]:
    """Yield the fields of the record that should have a related one, as far as a condition on the latter names them."""
    for leaf in leaves_of(condition):
        for name in _OPERANDS:
            operand = getattr(leaf, name, None)
            for found in (operand, getattr(operand, "at", None)):
                if isinstance(found, c.Its):
                    yield found.field


def parameters_in(question: Question, fact_types: Mapping[str, FactType]) -> Iterator[str]:
    """Yield the names of the parameters that a question uses, in order."""
    match question:
        case Exists() | NoneOf() | Share():
            yield from _named(fact_types[question.fact_type].valid_for)
            for condition in conditions_of(question):
                yield from parameters_in_condition(condition)
            if not isinstance(question, NoneOf):
                yield from _named(question.at_least)
            if isinstance(question, Share) and question.totals is not None:
                yield from _named(fact_types[TOTALS].valid_for)
        case Counted():
            yield from _named(question.at_least)
            yield from _named(question.at_most)
            yield from _named(fact_types[TOTALS].valid_for)
        case Attested():
            yield from _named(fact_types[JUDGEMENT].valid_for)
        case AnyQuestion(parts) | AllQuestions(parts):
            for part in parts:
                yield from parameters_in(part, fact_types)


def parameters_of(rule: Rule, fact_types: Mapping[str, FactType]) -> tuple[str, ...]:
    """Return the names of the parameters that a rule's own checks use, each once, in the order of the text."""
    names: dict[str, None] = {}
    for check in rule.checks:
        names.update(dict.fromkeys(name for name, _ in check.active_when))
        names.update(dict.fromkeys(parameters_in(check.question, fact_types)))
    return tuple(names)


def shares_in(question: Question) -> Iterator[str]:
    """Yield the names of the parameters that are a share of cases in a question: people read these as percentages."""
    match question:
        case Share(at_least=ParameterOf(name)) | Counted(at_least=ParameterOf(name)):
            yield name
        case AnyQuestion(parts) | AllQuestions(parts):
            for part in parts:
                yield from shares_in(part)


def parameters_in_condition(condition: c.Condition) -> Iterator[str]:
    """Yield the names of the parameters that a condition uses, those in relations among them."""
    for leaf in leaves_of(condition):
        for holder in (leaf, getattr(leaf, "window", None)):
            for name in _OPERANDS:
                yield from _named(getattr(holder, name, None))
        if isinstance(leaf, c.Has):
            yield from parameters_in_condition(leaf.where)


def _named(operand: object) -> Iterator[str]:
    if isinstance(operand, ParameterOf | c.ParameterAt):
        yield operand.name
