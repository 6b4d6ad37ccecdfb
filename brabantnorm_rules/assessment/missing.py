"""The facts that would help to decide what is unknown: which register, which record, which field."""

from collections.abc import Callable, Iterator

from brabantnorm_rules.assessment.findings import CheckResult, Finding, Lack, Missing
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import Has, Own, Within
from brabantnorm_rules.norm.facts import (
    JUDGEMENT,
    RECORDED_ON,
    SUBJECT,
    TOTALS,
    RecordKind,
)
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, leaves_of, relations_of
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
from brabantnorm_rules.norm.values import NONE_THEN, NOT_SUPPLIED
from brabantnorm_rules.truth import Flags, Outcome


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
            yield Missing(Lack.ATTESTATION, JUDGEMENT, key=((SUBJECT, subject),))
        case Counted(totals):
            yield Missing(Lack.TOTALS, TOTALS, key=totals)
        case OfRule(rule):
            yield from _of_finding(finding_of(rule), assessing, finding_of)
        case Exists() | NoneOf() | Share():
            yield from _of_records(result, question, assessing)
            if isinstance(question, Share) and question.totals is not None:
                yield Missing(Lack.TOTALS, TOTALS, key=question.totals)
        case _:
            for part, inner in zip(result.parts, question.parts, strict=True):
                yield from _of_result(part, inner, assessing, finding_of)


def _of_records(result: CheckResult, question: RecordQuestion, assessing: Assessing) -> Iterator[Missing]:
    records = result.records
    if records is None:
        return
    view = assessing.view(question.fact_type, ended=question.ended)
    yield from _of_register(view, complete=records.complete)
    if records.undecided.total:
        position_of = {record_id: position for position, record_id in enumerate(view.register.ids)}
        for record_id in records.undecided.ids:
            yield from _of_record(view, question, position_of[record_id], record_id, assessing)
        for relation in _relations(question):
            yield from _of_relation(relation, assessing)


def _relations(question: RecordQuestion) -> Iterator[Has]:
    return (relation for condition in conditions_of(question) for relation in relations_of(condition))


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
    assessing: Assessing,
) -> Iterator[Missing]:
    fact_type = view.register.fact_type
    mentioned = dict.fromkeys(name for part in conditions_of(question) for name in fields_of(part, fact_type))
    existence = [
        *fact_type.from_fields,
        *([fact_type.until] if fact_type.until and not question.ended else []),
    ]
    if assessing.known_on is not None:
        existence.append(RECORDED_ON)
    for name in dict.fromkeys([*existence, *mentioned]):
        value = view.columns[name][position]
        if value is NOT_SUPPLIED:
            yield Missing(Lack.FIELD, fact_type.name, record_id, name)
        elif value is NONE_THEN:
            yield Missing(Lack.BEHIND, fact_type.name)
    for name in dict.fromkeys(_clocked(question, assessing)):
        bounds = [view.columns[f"{name}{bound}"][position] for bound in (".earliest", ".latest")]
        if fact_type.instant_field(name) and bounds[0] < bounds[1]:  # type: ignore[operator]  # both are comparable
            yield Missing(Lack.TIME, fact_type.name, record_id, name)
    if fact_type.kind is RecordKind.STATEMENT and position not in view.sure:
        yield Missing(Lack.EXISTENCE, fact_type.name, record_id)


def _clocked(question: RecordQuestion, assessing: Assessing) -> Iterator[str]:
    """Yield the fields between which a clock runs."""
    for condition in conditions_of(question):
        for leaf in leaves_of(condition):
            if isinstance(leaf, Within) and assessing.moment.norm.runs_on_clock(leaf.duration):
                yield leaf.field
                if isinstance(leaf.start, ParameterOf):
                    yield str(assessing.moment.parameter(leaf.start.name))
                elif isinstance(leaf.start, Own):
                    yield leaf.start.field
