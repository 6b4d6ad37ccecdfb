"""Tracing: how each check of a rule came to its answer, down to the truth of every condition for every record."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.assessment.findings import CheckResult, Finding
from brabantnorm_rules.assessment.judging import day_of
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import Condition, parts_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.mentions import conditions_of, fields_of
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Exists, NoneOf, Question, RecordQuestion, Share
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.truth import Interval, Outcome

SHOWN = 20
"""How many records of each check are traced, unless asked otherwise."""


@attrs.frozen
class TracedCondition:
    """What one condition comes to for one record, with the values that it tests; ``parts`` are those inside it."""

    condition: Condition
    truth: Interval
    values: tuple[tuple[str, Value], ...]
    parts: tuple["TracedCondition", ...]


@attrs.frozen
class TracedRecord:
    """One record in a check: what its scope comes to, and what a case must be."""

    fact_type: str
    id: str
    conditions: tuple[TracedCondition, ...]


@attrs.frozen
class TracedCheck:
    """The outcome of one check of a rule, and the records it saw: those that fail, are undecided, and pass."""

    rule: str
    check: str
    outcome: Outcome
    records: tuple[TracedRecord, ...]


def trace(
    norm: Norm, dossier: Dossier, as_of: date, rule: str, *, known_on: date | None = None, shown: int = SHOWN
) -> tuple[TracedCheck, ...]:
    """Return how the checks of a rule and its parts came to their answers, those too that are only shown.

    ``shown`` limits the records of each question. The rest is as for `assess`, which says what is raised.
    """
    finding = assess(norm, dossier, as_of, known_on=known_on, evidence=shown, rules=[rule])[rule]
    known = None if known_on is None else day_of(known_on, "known_on")
    moment = moment_of(norm, day_of(as_of, "as_of"), dossier.organisation.kind)
    return tuple(_of_finding(finding, Assessing(moment, dossier, known), shown))


def _of_finding(finding: Finding, assessing: Assessing, shown: int) -> Iterator[TracedCheck]:
    for result in finding.checks:
        records = tuple(_of_result(result, result.check.question, assessing, shown))
        yield TracedCheck(finding.rule.id, result.check.id, result.outcome, records)
    for part in finding.parts:
        yield from _of_finding(part, assessing, shown)


def _of_result(result: CheckResult, question: Question, assessing: Assessing, shown: int) -> Iterator[TracedRecord]:
    match question:
        case AnyQuestion(parts) | AllQuestions(parts):
            for inner, part in zip(result.parts, parts, strict=True):
                yield from _of_result(inner, part, assessing, shown)
        case Exists() | NoneOf() | Share() if result.records is not None:
            seen = result.records
            ids = dict.fromkeys((*seen.failing.ids, *seen.undecided.ids, *seen.passing.ids))
            yield from _of_records(question, tuple(ids)[:shown], assessing)
        case _:
            return


def _of_records(question: RecordQuestion, ids: tuple[str, ...], assessing: Assessing) -> Iterator[TracedRecord]:
    view = assessing.view(question.fact_type, ended=question.ended)
    place = {record_id: position for position, record_id in enumerate(view.register.ids)}
    positions = [place[record_id] for record_id in ids]
    asked = conditions_of(question)
    inside = tuple(dict.fromkeys(found for condition in asked for found in _inside(condition)))
    truths = dict(zip(inside, truths_of(assessing, view, positions, inside), strict=True))
    for number, position in enumerate(positions):
        held = {condition: found[number] for condition, found in truths.items()}
        traced = tuple(_traced(condition, held, view, position) for condition in asked)
        yield TracedRecord(question.fact_type, ids[number], traced)


def _inside(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in parts_of(condition):
        yield from _inside(part)


def _traced(condition: Condition, held: Mapping[Condition, Interval], view: View, position: int) -> TracedCondition:
    parts = tuple(_traced(part, held, view, position) for part in parts_of(condition))
    fact_type: FactType = view.register.fact_type
    names = () if parts else dict.fromkeys(fields_of(condition, fact_type))
    values = tuple((name, view.columns[name][position]) for name in names if fact_type.field(name))
    return TracedCondition(condition, held[condition], values, parts)
