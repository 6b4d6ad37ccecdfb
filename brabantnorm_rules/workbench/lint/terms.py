"""Terms: periods, days and numbers that a rule writes out, so that nobody can see who chose them."""

from collections.abc import Iterator
from fractions import Fraction

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.mentions import conditions_of, leaves_of
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period
from brabantnorm_rules.norm.rules import Counted, Exists, Question, Share, questions_inside, record_questions
from brabantnorm_rules.workbench.lint.subject import Subject, warn

_OPERANDS = ("operand", "window", "duration", "period")
_PLAIN = (0, 1)
"""Numbers that say none, one or all: they are no choice."""


def written_terms(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the periods, days and numbers in rules that are no parameters: a parameter says who chose them."""
    for rule, checks in subject.checks():
        question = checks[0].question
        for asked in record_questions(question):
            for condition in conditions_of(asked):
                for leaf in _leaves(condition):
                    for code in _written_in(leaf):
                        place = subject.places.of(leaf)
                        yield warn(code, place, rule=rule.id, check=checks[0].id)
        if any(_is_chosen(number) for inner in questions_inside(question) for number in _numbers(inner)):
            yield warn("number-in-rule", subject.places.of(checks[0]), rule=rule.id, check=checks[0].id)


def _leaves(condition: c.Condition) -> Iterator[c.Condition]:
    for leaf in leaves_of(condition):
        yield leaf
        if isinstance(leaf, c.Has):
            yield from _leaves(leaf.where)


def _written_in(leaf: c.Condition) -> Iterator[str]:
    holders = (leaf, leaf.window) if isinstance(leaf, c.Has) else (leaf,)
    for holder in holders:
        for name in _OPERANDS:
            match getattr(holder, name, None):
                case Period() | Clock() | NamedWindow.CALENDAR_YEAR:
                    yield "period-in-rule"
                case bool():
                    pass
                case int() | Fraction() as number:
                    if isinstance(leaf, c.OnSide):
                        yield "day-in-rule"
                    elif _is_chosen(number):
                        yield "number-in-rule"
    if isinstance(leaf, c.IncludesAtLeast) and _is_chosen(leaf.number):
        yield "number-in-rule"


def _numbers(question: Question) -> Iterator[object]:
    match question:
        case Exists() | Share():
            yield question.at_least
        case Counted():
            yield from (question.at_least, question.at_most)


def _is_chosen(number: object) -> bool:
    return isinstance(number, int | Fraction) and number not in _PLAIN
