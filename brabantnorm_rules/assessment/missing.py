"""The facts that would help to decide what is unknown: which register, which record, which field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from brabantnorm_rules.assessment.findings import CheckResult, Finding, Lack, Missing
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import Condition, Has, Own, Within, parts_of
from brabantnorm_rules.norm.facts import (
    DENOMINATOR,
    JUDGEMENT,
    NUMERATOR,
    RECORDED_ON,
    SUBJECT,
    TOTALS,
    RecordKind,
)
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, relations_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import (
    Attested,
    Counted,
    Exists,
    NoneOf,
    OfRule,
    Question,
    RecordQuestion,
    Share,
)
from brabantnorm_rules.norm.values import NONE, NONE_THEN, NOT_SUPPLIED
from brabantnorm_rules.truth import Flags, Interval, Outcome


def facts_that_decide(
    finding: Finding, assessing: Assessing, finding_of: Callable[[str], Finding]
) -> tuple[Missing, ...]:
    """Return the facts that would help to decide a finding that is unknown; of any other finding: none.

    ``finding_of`` gives the finding of another rule, that a check may ask for.
    """
    if finding.outcome != Outcome.UNKNOWN:
        return ()
    return tuple(dict.fromkeys(_of_finding(finding, assessing, finding_of)))


def _of_finding(finding: Finding, assessing: Assessing, finding_of: Callable[[str], Finding]) -> Iterator[Missing]:
    for result in finding.checks:
        if not result.check.note:
            yield from _of_result(result, result.check.question, assessing, finding_of)
    for part in finding.parts:
        yield from _of_finding(part, assessing, finding_of)


def _of_result(
    result: CheckResult, question: Question, assessing: Assessing, finding_of: Callable[[str], Finding]
) -> Iterator[Missing]:
    if not result.flags & Flags.UNKNOWN:
        return
    match question:
        case Attested(subject):
            if not result.contradiction:
                yield Missing(Lack.ATTESTATION, JUDGEMENT, key=((SUBJECT, subject),))
        case Counted(totals):
            yield from _of_totals(result, totals)
        case OfRule(rule):
            yield from _of_finding(finding_of(rule), assessing, finding_of)
        case Exists() | NoneOf() | Share():
            yield from _of_records(result, question, assessing)
            if isinstance(question, Share) and question.totals is not None:
                yield from _of_totals(result, question.totals)
        case _:
            for part, inner in zip(result.parts, question.parts, strict=True):
                yield from _of_result(part, inner, assessing, finding_of)


def _of_totals(result: CheckResult, key: tuple[tuple[str, str], ...]) -> Iterator[Missing]:
    """Yield which totals are missing, or which number of those that are there."""
    numbers = [
        Missing(Lack.FIELD, TOTALS, totals.id, name)
        for totals in result.totals
        for name, held in ((NUMERATOR, totals.numerator), (DENOMINATOR, totals.denominator))
        if not held
    ]
    yield from numbers
    if not numbers and not result.contradiction:
        yield Missing(Lack.TOTALS, TOTALS, key=key)


def _of_records(result: CheckResult, question: RecordQuestion, assessing: Assessing) -> Iterator[Missing]:
    records = result.records
    if records is None:
        return
    view = assessing.view(question.fact_type, ended=question.ended)
    yield from _of_register(view, complete=records.complete)
    position_of = {record_id: position for position, record_id in enumerate(view.register.ids)}
    positions = [position_of[record_id] for record_id in records.undecided.ids]
    relations: dict[Has, None] = {}
    for position, record_id, open_tests in zip(
        positions, records.undecided.ids, _open_tests(question, view, positions, assessing), strict=True
    ):
        yield from _of_record(view, question, position, record_id, open_tests, assessing)
        for test in open_tests:
            relations.update(dict.fromkeys(relations_of(test)))
    for relation in relations:
        yield from _of_relation(relation, assessing)


# ---- which tests are open -------------------------------------------------------------------------------------------

_Truths: TypeAlias = Mapping[Condition, Interval]


def _open_tests(
    question: RecordQuestion, view: View, positions: Sequence[int], assessing: Assessing
) -> Iterator[tuple[Condition, ...]]:
    """Yield for each record the tests that are undecided, of those on which it depends what the record is."""
    inside = tuple(dict.fromkeys(found for condition in conditions_of(question) for found in _inside(condition)))
    truths = truths_of(assessing, view, positions, inside)
    for place in range(len(positions)):
        held = {condition: found[place] for condition, found in zip(inside, truths, strict=True)}
        yield tuple(test for condition in conditions_of(question) for test in _open(condition, held))


def _inside(condition: Condition) -> Iterator[Condition]:
    yield condition
    for part in parts_of(condition):
        yield from _inside(part)


def _open(condition: Condition, truths: _Truths) -> Iterator[Condition]:
    held = truths[condition]
    if held.lowest is held.highest:
        return
    parts = parts_of(condition)
    if not parts:
        yield condition
    for part in parts:
        yield from _open(part, truths)


# ---- what is missing ------------------------------------------------------------------------------------------------


def _of_relation(relation: Has, assessing: Assessing) -> Iterator[Missing]:
    """Yield what is missing of the records that others should have."""
    view = assessing.view(relation.record_of)
    coverage = Coverage(view, assessing.moment, assessing.organisation, assessing.known_on, lambda _: NOT_SUPPLIED)
    yield from _of_register(view, complete=coverage.covers(relation.where))
    fact_type = view.register.fact_type
    names = dict.fromkeys(
        [*fact_type.from_fields, *([relation.date] if relation.date else []), *fields_of(relation.where, fact_type)]
    )
    for position, record_id in enumerate(view.register.ids):
        for name in names:
            if view.columns[name][position] is NOT_SUPPLIED:
                yield Missing(Lack.FIELD, fact_type.name, record_id, name)


def _of_register(view: View, *, complete: bool) -> Iterator[Missing]:
    if not complete:
        yield Missing(
            Lack.BEHIND if view.behind else Lack.COMPLETENESS,
            view.register.fact_type.name,
        )


def _of_record(
    view: View,
    question: RecordQuestion,
    position: int,
    record_id: str,
    open_tests: Sequence[Condition],
    assessing: Assessing,
) -> Iterator[Missing]:
    fact_type = view.register.fact_type
    names = [name for test in open_tests for name in fields_of(test, fact_type)]
    if position not in view.sure:
        names = [*_of_existence(view, question, position, assessing), *names]
    for name in dict.fromkeys(names):
        value = view.columns[name][position]
        if value is NOT_SUPPLIED:
            yield Missing(Lack.FIELD, fact_type.name, record_id, name)
        elif value is NONE_THEN:
            yield Missing(Lack.BEHIND, fact_type.name)
    for name in dict.fromkeys(_clocked(open_tests, assessing)):
        bounds = [view.columns[f"{name}{bound}"][position] for bound in (".earliest", ".latest")]
        if fact_type.instant_field(name) and bounds[0] < bounds[1]:  # type: ignore[operator]  # both are comparable
            yield Missing(Lack.TIME, fact_type.name, record_id, name)
    if fact_type.kind is RecordKind.STATEMENT and position not in view.sure:
        yield Missing(Lack.EXISTENCE, fact_type.name, record_id)


def _of_existence(view: View, question: RecordQuestion, position: int, assessing: Assessing) -> Iterator[str]:
    """Yield the fields that say whether a record exists: of two that say from when the one that counts."""
    fact_type, columns = view.register.fact_type, view.register.columns
    *first, last = fact_type.from_fields or (None,)
    counting = next((name for name in first if columns[name][position] is not NONE), last)
    if counting is not None:
        yield counting
    if fact_type.until and not question.ended:
        yield fact_type.until
    if assessing.known_on is not None:
        yield RECORDED_ON


def _clocked(open_tests: Sequence[Condition], assessing: Assessing) -> Iterator[str]:
    """Yield the fields between which a clock runs."""
    for test in open_tests:
        if isinstance(test, Within) and assessing.moment.norm.runs_on_clock(test.duration):
            yield test.field
            if isinstance(test.start, ParameterOf):
                yield str(assessing.moment.parameter(test.start.name))
            elif isinstance(test.start, Own):
                yield test.start.field
