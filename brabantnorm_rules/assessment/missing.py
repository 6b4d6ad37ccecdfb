"""The facts that would help to decide what is unknown: which register, which record, which field."""

from collections.abc import Iterator

from brabantnorm_rules.assessment.findings import CheckResult, Finding, Lack, Missing
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.facts import (
    JUDGEMENT,
    RECORDED_ON,
    SUBJECT,
    TOTALS,
    RecordKind,
)
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
)
from brabantnorm_rules.norm.values import NONE_THEN, NOT_SUPPLIED
from brabantnorm_rules.truth import Flags, Outcome


def facts_that_decide(finding: Finding, assessing: Assessing) -> tuple[Missing, ...]:
    """Return the facts that would help to decide a finding that is unknown; of any other finding: none."""
    if finding.outcome != Outcome.UNKNOWN:
        return ()
    found: dict[Missing, None] = {}
    for result in finding.checks:
        if not result.check.note:
            found.update(dict.fromkeys(_of_result(result, result.check.question, assessing)))
    for part in finding.parts:
        found.update(dict.fromkeys(facts_that_decide(part, assessing)))
    return tuple(found)


def _of_result(result: CheckResult, question: Question, assessing: Assessing) -> Iterator[Missing]:
    if not result.flags & Flags.UNKNOWN:
        return
    match question:
        case Attested(subject):
            yield Missing(Lack.ATTESTATION, JUDGEMENT, key=((SUBJECT, subject),))
        case Counted(totals):
            yield Missing(Lack.TOTALS, TOTALS, key=totals)
        case OfRule():
            return
        case Exists() | NoneOf() | Share():
            yield from _of_records(result, question, assessing)
            if isinstance(question, Share) and question.totals is not None:
                yield Missing(Lack.TOTALS, TOTALS, key=question.totals)
        case _:
            for part, inner in zip(result.parts, question.parts, strict=True):
                yield from _of_result(part, inner, assessing)


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
        for condition in conditions_of(question):
            for relation in relations_of(condition):
                related = assessing.view(relation.record_of)
                coverage = Coverage(
                    related,
                    assessing.moment,
                    assessing.organisation,
                    assessing.known_on,
                    lambda _: NOT_SUPPLIED,
                )
                yield from _of_register(related, complete=coverage.covers(relation.where))


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
    if fact_type.kind is RecordKind.STATEMENT and position not in view.sure:
        yield Missing(Lack.EXISTENCE, fact_type.name, record_id)
