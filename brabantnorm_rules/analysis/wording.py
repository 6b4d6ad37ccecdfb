"""Causes and readings in words, in the language of who reads them."""

from collections.abc import Callable, Iterator
from datetime import date

from brabantnorm_rules.analysis.sensitivity import Reading
from brabantnorm_rules.analysis.timeline import Cause
from brabantnorm_rules.analysis.triggers import Passing
from brabantnorm_rules.assessment.wording import describe, describe_amount, describe_day
from brabantnorm_rules.language import timeline as words
from brabantnorm_rules.language.sentences import AND, OR
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import all_needed_in, one_needed_in, shares_in
from brabantnorm_rules.norm.parameters import ParameterType, ParameterValue
from brabantnorm_rules.norm.rules import Question


def describe_cause(cause: Cause, norm: Norm, kind: str, language: str) -> str:
    """Return in a sentence what came to pass, in the words of a kind of organisation, in ``nl`` or ``en``."""
    arguments = {
        "fact_type": cause.fact_type,
        "id": cause.id,
        "field": cause.field,
        "day": "" if cause.day is None else describe_day(cause.day.toordinal(), language),
        "term": "" if cause.term is None else describe_value(cause.term, cause.parameter, norm, language),
        "parameter": norm.parameters[cause.parameter].title.in_language(language) if cause.parameter else "",
        "change": "".join(_titles(cause.change, norm, language)),
    }
    name = "day" if cause.passing is Passing.DEADLINE and cause.term is None else str(cause.passing)
    return norm.glossary_for(kind).fill(words.PASSINGS[name], language, arguments)


def describe_reading(reading: Reading, norm: Norm, kind: str, language: str) -> str:
    """Return how a rule is read otherwise, in the words of a kind of organisation, in ``nl`` or ``en``."""
    chosen = [
        words.ONE_READING.fill(
            language,
            {
                "parameter": norm.parameters[name].title.in_language(language),
                "value": describe_value(value, name, norm, language),
            },
        )
        for name, value in reading.readings
    ]
    if len(chosen) > 1:
        chosen = [words.QUOTED.fill(language, {"reading": one}) for one in chosen]
    return norm.glossary_for(kind).text(f" {AND.in_language(language)} ".join(chosen), language)


def describe_value(value: ParameterValue | date, name: str, norm: Norm, language: str) -> str:
    """Return a value of a parameter in words, in ``nl`` or ``en``; no name: an amount of time by itself."""
    if not name:
        return describe_amount(value, ParameterType.WINDOW, language)  # type: ignore[arg-type]  # a term is an amount
    shares, choices = norm.memo.get("how parameters are used", lambda: (_all(norm, shares_in), _choices(norm)))
    joined = OR if name in choices else AND
    return describe(norm, norm.parameters[name], value, language, share=name in shares, joined=joined)


def _choices(norm: Norm) -> frozenset[str]:
    """Return the names of the parameters of which one member will do wherever they are asked."""
    checks = [check for rule in norm.rules.values() for check in rule.checks]
    each = {name for check in checks for name, _ in check.active_when}
    return _all(norm, one_needed_in) - _all(norm, all_needed_in) - each


def _all(norm: Norm, found_in: Callable[[Question], Iterator[str]]) -> frozenset[str]:
    questions = [check.question for rule in norm.rules.values() for check in rule.checks]
    return frozenset(name for question in questions for name in found_in(question))


def _titles(change: str, norm: Norm, language: str) -> Iterator[str]:
    listed = {found.id: found for changes in norm.changes.values() for found in changes.changes}
    if change in listed:
        yield listed[change].title.in_language(language)
