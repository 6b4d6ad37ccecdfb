"""Choices: the values that an outcome rests on in words, with who chose them."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from brabantnorm_rules.analysis.wording import describe_value
from brabantnorm_rules.assessment.findings import Finding
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.language import explanation as words
from brabantnorm_rules.norm.mentions import parameters_on_days_of
from brabantnorm_rules.norm.parameters import Parameter, ParameterValue

if TYPE_CHECKING:
    from brabantnorm_rules.analysis.explanations.explanation import Explanation


def say_choices(explanation: "Explanation", language: str) -> Iterator[str]:
    """Yield the values that an outcome rests on, with who chose them, in ``nl`` or ``en``.

    Of a parameter that a check takes as it was on the day of a field, every value up to the as-of date is told.
    """
    as_of, kind = explanation.as_of.toordinal(), explanation.organisation.kind
    on_days = frozenset(_on_days(explanation.finding))
    for used in explanation.parameters:
        parameter = explanation.norm.parameters[used.name]
        spans = [span for span in parameter.spans(kind) if span[1] <= as_of]
        if used.name not in on_days or len(spans) == 1:
            yield _say(explanation, parameter, used.value, as_of, "", language)
            continue
        for number, (value, first, last) in enumerate(spans, 1):
            name = "until" if number == 1 else "since" if number == len(spans) else "between"
            told = {"first": describe_day(max(first, 1), language), "last": describe_day(last, language)}
            yield _say(explanation, parameter, value, first, words.ON_DAYS[name].fill(language, told), language)


def _say(
    explanation: "Explanation",
    parameter: Parameter,
    value: ParameterValue | date,
    day: int,
    on_days: str,
    language: str,
) -> str:
    """Return a value and who chose it, by what was in force on a day (ordinal)."""
    dated = parameter.in_force(day, explanation.organisation.kind)
    origin = parameter.origin_of(dated)
    origins = words.READ_ORIGINS if dated.admitted and origin in words.READ_ORIGINS else words.ORIGINS
    told = {
        "title": parameter.title.in_language(language),
        "on_days": on_days,
        "value": describe_value(value, parameter.name, explanation.norm, language),
        "origin": origins[origin].in_language(language),
    }
    return words.CHOSEN.fill(language, told)


def _on_days(finding: Finding) -> Iterator[str]:
    """Yield the names of the parameters that a rule and its parts take as they were on the day of a field."""
    for check in finding.rule.checks:
        yield from parameters_on_days_of(check.question)
    for part in finding.parts:
        yield from _on_days(part)
