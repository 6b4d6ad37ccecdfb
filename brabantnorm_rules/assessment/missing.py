"""The facts that would help to decide what is unknown: which register, which record, which field."""

from collections.abc import Callable, Iterator, Sequence

from brabantnorm_rules.assessment.findings import CheckResult, Finding, Lack, Missing
from brabantnorm_rules.assessment.undecided import fields_that_reflect, undecided_tests, undecided_tests_of_related
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import related_of
from brabantnorm_rules.engines.view import View, begun
from brabantnorm_rules.norm.conditions import Condition, Has, Own, UpToDateWith, Within
from brabantnorm_rules.norm.facts import (
    DENOMINATOR,
    JUDGEMENT,
    NUMERATOR,
    RECORDED_ON,
    SUBJECT,
    TOTALS,
    VERDICT,
    FactType,
    RecordKind,
)
from brabantnorm_rules.norm.mentions import conditions_of, fields_of
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
from brabantnorm_rules.truth import UNKNOWN, Flags, Outcome


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
            lacking = Missing(Lack.ATTESTATION, JUDGEMENT, key=((SUBJECT, subject),))
            yield from _of_statements(result, lacking, (VERDICT,), assessing)
        case Counted(totals):
            yield from _of_totals(result, totals, assessing)
        case OfRule(rule):
            yield from _of_finding(finding_of(rule), assessing, finding_of)
        case Exists() | NoneOf() | Share():
            yield from _of_records(result, question, assessing)
            if isinstance(question, Share) and question.totals is not None:
                yield from _of_totals(result, question.totals, assessing)
        case _:
            for part, inner in zip(result.parts, question.parts, strict=True):
                yield from _of_result(part, inner, assessing, finding_of)


# ---- statements -----------------------------------------------------------------------------------------------------


def _of_totals(result: CheckResult, key: tuple[tuple[str, str], ...], assessing: Assessing) -> Iterator[Missing]:
    lacking = Missing(Lack.TOTALS, TOTALS, key=key)
    yield from _of_statements(result, lacking, (NUMERATOR, DENOMINATOR), assessing)


def _of_statements(
    result: CheckResult, lacking: Missing, asked: Sequence[str], assessing: Assessing
) -> Iterator[Missing]:
    """Yield what is missing of the statements of a key: when they are of, the fields ``asked``, or a statement at all.

    Of those that contradict each other, or what records show, nothing else is missing.
    """
    view = assessing.view(lacking.fact_type)
    keys = [view.columns[name] for name, _ in lacking.key]
    key = tuple(value for _, value in lacking.key)
    candidates = next(
        (unit.candidates for unit in view.units if tuple(column[unit.candidates[0]] for column in keys) == key), ()
    )
    existence = [*view.register.fact_type.from_fields, *([RECORDED_ON] if assessing.known_on is not None else [])]
    found = [
        missing
        for names in (existence, asked)
        for position in candidates
        for missing in _of_fields(names, view, position)
    ]
    if not found and not result.contradiction:
        found = [_of_one(Lack.EXISTENCE, view, position) for position in candidates[1:] and candidates] or [lacking]
    yield from found


# ---- records --------------------------------------------------------------------------------------------------------


def _of_records(result: CheckResult, question: RecordQuestion, assessing: Assessing) -> Iterator[Missing]:
    records = result.records
    if records is None:
        return
    view = assessing.view(question.fact_type, ended=question.ended)
    yield from _of_register(view, complete=records.complete)
    position_of = {record_id: position for position, record_id in enumerate(view.register.ids)}
    positions = list(_candidates(view, [position_of[record_id] for record_id in records.undecided.ids]))
    relations: list[tuple[Has, int]] = []
    for position, tests in zip(
        positions, undecided_tests(conditions_of(question), view, positions, assessing), strict=True
    ):
        if position not in view.sure:
            yield from _of_fields(_existence(view, question, position, assessing), view, position)
        yield from _of_tests(tests, view, position, assessing)
        if view.register.fact_type.kind is RecordKind.STATEMENT and position not in view.sure:
            yield _of_one(Lack.EXISTENCE, view, position)
        relations += ((test, position) for test in tests if isinstance(test, Has))
    for relation, position in relations:
        yield from _of_relation(relation, view, position, assessing)


def _candidates(view: View, positions: Sequence[int]) -> Iterator[int]:
    """Yield records, and of a statement every one that may be the one that counts."""
    candidates = {unit.candidates[0]: unit.candidates for unit in view.open_units}
    for position in positions:
        yield from candidates.get(position, (position,))


def _of_relation(relation: Has, outer: View, position: int, assessing: Assessing) -> Iterator[Missing]:
    """Yield what is missing of the records that the one at a position should have."""
    view = assessing.view(relation.record_of)
    undecided, complete = related_of(assessing, outer, relation).undecided(position)
    yield from _of_register(view, complete=complete)
    for related in undecided:
        if begun(view.columns, related, view.register, assessing.moment.as_of, assessing.known_on) == UNKNOWN:
            yield from _of_fields(_beginning(view, related, assessing), view, related)
        if relation.date is not None and relation.window is not None:
            yield from _of_fields((relation.date,), view, related)
        tests = undecided_tests_of_related(relation.where, outer, view, (position, related), assessing)
        yield from _of_tests(tests, view, related, assessing)
        for test in tests:
            if isinstance(test, Has):
                yield from _of_relation(test, view, related, assessing)


def _of_register(view: View, *, complete: bool) -> Iterator[Missing]:
    if not complete:
        yield Missing(Lack.BEHIND if view.behind else Lack.COMPLETENESS, view.register.fact_type.name)


# ---- fields ---------------------------------------------------------------------------------------------------------


def _of_tests(tests: Sequence[Condition], view: View, position: int, assessing: Assessing) -> Iterator[Missing]:
    """Yield what is missing for tests on the record at a position."""
    fact_type = view.register.fact_type
    names = [name for test in tests for name in _fields(test, view, position, assessing)]
    yield from _of_fields(names, view, position)
    for name in dict.fromkeys(_clocked(tests, assessing)):
        if fact_type.instant_field(name):
            earliest, latest = (view.columns[f"{name}{bound}"][position] for bound in (".earliest", ".latest"))
            if earliest < latest:  # type: ignore[operator]  # both are comparable
                yield _of_one(Lack.TIME, view, position, name)


def _of_fields(names: Sequence[str], view: View, position: int) -> Iterator[Missing]:
    """Yield which of some fields of the record at a position are not supplied."""
    for name in dict.fromkeys(names):
        value = view.columns[name][position]
        if value is NOT_SUPPLIED:
            yield _of_one(Lack.FIELD, view, position, name)
        elif value is NONE_THEN:
            yield Missing(Lack.BEHIND, view.register.fact_type.name)


def _of_one(lack: Lack, view: View, position: int, name: str = "") -> Missing:
    return Missing(lack, view.register.fact_type.name, view.register.ids[position], name)


def _existence(view: View, question: RecordQuestion, position: int, assessing: Assessing) -> Sequence[str]:
    """Return the fields that say whether a record exists."""
    until = view.register.fact_type.until
    return [*_beginning(view, position, assessing), *([until] if until and not question.ended else [])]


def _beginning(view: View, position: int, assessing: Assessing) -> Sequence[str]:
    """Return the fields that say from when a record counts: of two the one that decides."""
    names = list(_deciding(view.register.fact_type, view, position))
    return [*names, RECORDED_ON] if assessing.known_on is not None else names


def _deciding(fact_type: FactType, view: View, position: int) -> Iterator[str]:
    for name in fact_type.from_fields:
        yield name
        if view.columns[name][position] is not NONE:
            return


def _fields(test: Condition, view: View, position: int, assessing: Assessing) -> Iterator[str]:
    """Yield the fields of the record itself that can decide a test, also those that a reading chooses."""
    if isinstance(test, UpToDateWith):
        yield from fields_that_reflect(test, view, position, assessing)
        return
    yield from fields_of(test, view.register.fact_type)
    for holder in (test, getattr(test, "window", None)):
        for operand in (getattr(holder, "start", None), getattr(holder, "end", None)):
            if isinstance(operand, ParameterOf):
                yield str(assessing.moment.parameter(operand.name))


def _clocked(tests: Sequence[Condition], assessing: Assessing) -> Iterator[str]:
    """Yield the fields between which a clock runs."""
    for test in tests:
        if isinstance(test, Within) and assessing.moment.norm.runs_on_clock(test.duration):
            yield test.field
            if isinstance(test.start, ParameterOf):
                yield str(assessing.moment.parameter(test.start.name))
            elif isinstance(test.start, Own):
                yield test.start.field
