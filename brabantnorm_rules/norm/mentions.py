"""What questions mention: the fields they test, the parameters they use, the relations inside them."""

from collections.abc import Collection, Iterator, Mapping

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import JUDGEMENT, SUBJECT, TOTALS, FactType
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
    questions_inside,
    record_questions,
)

OPERANDS = ("operand", "start", "end", "window", "duration", "period", "term")
ADOPTED_ON = "vastgesteld_op"
CONFIRMED_ON = "herbevestigd_op"
REFERS_TO_LAW_AS_IT_IS = "dynamische_verwijzing"
DOCUMENT_FIELDS = (ADOPTED_ON, CONFIRMED_ON, "verwerkt", REFERS_TO_LAW_AS_IT_IS)


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
            yield from (name for name in DOCUMENT_FIELDS if fact_type.field(name))
            yield from fact_type.from_fields
        elif isinstance(leaf, c.Has):
            yield from _own_fields(leaf.window)
            yield from (name for name in its_fields_of(leaf.where) if fact_type.field(name))
        else:
            yield leaf.field  # type: ignore[union-attr]  # every other leaf tests a field
            yield from _own_fields(leaf)


def _own_fields(holder: object) -> Iterator[str]:
    for name in OPERANDS:
        operand = getattr(holder, name, None)
        for found in (operand, getattr(operand, "at", None)):
            if isinstance(found, c.Own):
                yield found.field


def its_fields_of(condition: c.Condition) -> Iterator[str]:
    """Yield the fields of the record that should have a related one, as far as a condition on the latter names them."""
    for leaf in leaves_of(condition):
        for name in OPERANDS:
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


def all_needed_in(question: Question) -> Iterator[str]:
    """Yield the names of the parameters of which a question needs every member, where one of them would not do."""
    for asked in record_questions(question):
        for condition in conditions_of(asked):
            for leaf in _every_leaf(condition):
                if isinstance(leaf, c.IncludesAll):
                    yield from _named(leaf.operand)


def one_needed_in(question: Question) -> Iterator[str]:
    """Yield the names of the parameters of which a question asks one member, whichever it is."""
    for asked in record_questions(question):
        for condition in conditions_of(asked):
            for leaf in _every_leaf(condition):
                if isinstance(leaf, c.In | c.IncludesAny):
                    yield from _named(leaf.operand)


def _every_leaf(condition: c.Condition) -> Iterator[c.Condition]:
    for leaf in leaves_of(condition):
        yield leaf
        if isinstance(leaf, c.Has):
            yield from _every_leaf(leaf.where)


def field_of(value: str | bool, question: Question) -> str:
    """Return the first field that a question asks this value of, as ``type.field``; empty where it asks it of none."""
    asked = (name for part in questions_inside(question) for name, members in _asked(part) if value in members)
    return next(asked, "")


def _asked(question: Question) -> Iterator[tuple[str, Collection[object]]]:
    """Yield the fields that a question itself asks values of, as ``type.field``, each with these."""
    match question:
        case Exists() | NoneOf() | Share():
            for condition in conditions_of(question):
                yield from _asked_in(condition, question.fact_type)
        case Attested(subject):
            yield f"{JUDGEMENT}.{SUBJECT}", (subject,)
    if isinstance(question, Counted | Share):
        yield from ((f"{TOTALS}.{field}", (value,)) for field, value in question.totals or ())


def _asked_in(condition: c.Condition, fact_type: str) -> Iterator[tuple[str, Collection[object]]]:
    for leaf in leaves_of(condition):
        match leaf:
            case c.Has():
                yield from _asked_in(leaf.where, leaf.record_of)
            case c.Compare() | c.In() | c.Includes() | c.IncludesAny() | c.IncludesAll() | c.IncludesAtLeast():
                members = leaf.operand if isinstance(leaf.operand, tuple) else (leaf.operand,)
                yield f"{fact_type}.{leaf.field}", members


def parameters_in_condition(condition: c.Condition) -> Iterator[str]:
    """Yield the names of the parameters that a condition uses, those in relations among them."""
    for leaf in leaves_of(condition):
        for holder in (leaf, getattr(leaf, "window", None)):
            for name in OPERANDS:
                yield from _named(getattr(holder, name, None))
        if isinstance(leaf, c.Has):
            yield from parameters_in_condition(leaf.where)


def parameters_on_days_of(question: Question) -> Iterator[str]:
    """Yield the names of the parameters that a question takes as they were on the day of a field."""
    for part in questions_inside(question):
        if isinstance(part, RecordQuestion):
            for condition in conditions_of(part):
                yield from _on_days_in(condition)


def _on_days_in(condition: c.Condition) -> Iterator[str]:
    for leaf in leaves_of(condition):
        operands = (getattr(leaf, name, None) for name in OPERANDS)
        yield from (operand.name for operand in operands if isinstance(operand, c.ParameterAt))
        if isinstance(leaf, c.Has):
            yield from _on_days_in(leaf.where)


def _named(operand: object) -> Iterator[str]:
    if isinstance(operand, ParameterOf | c.ParameterAt):
        yield operand.name
