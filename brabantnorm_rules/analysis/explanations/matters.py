"""Matters: what is the matter with each record that speaks against what a check asks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.explanations.faults import Matter, MatterKind, fault_of
from brabantnorm_rules.assessment.findings import CheckResult
from brabantnorm_rules.assessment.statements import Statements
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.engines.view import FROM_DAY, View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import DENOMINATOR, JUDGEMENT, NUMERATOR, SUBJECT, TOTALS, VERDICT
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
    Question,
    RecordQuestion,
    Share,
)
from brabantnorm_rules.norm.values import NONE, Absent
from brabantnorm_rules.truth import NO, YES, Flags, Interval

_NEAREST: Final = 3
"""How many records are named that come nearest to what is asked."""


@attrs.frozen
class RecordMatters:
    """What is the matter with one record; ``nearest``: none is what is asked, and this one comes nearest to it."""

    fact_type: str
    id: str
    matters: tuple[Matter, ...]
    nearest: bool = False


def matters_of(result: CheckResult, assessing: Assessing) -> tuple[RecordMatters, ...]:
    """Return what is the matter with the records that speak against what a check asks, in the order of the check.

    ``result`` is what the check shows with all its evidence (``evidence=None``). Where a record is asked that is not
    there, the records are named of which least is the matter. Of an attestation and of totals is told what they hold,
    and of facts that contradict each other both.
    """
    return tuple(_of_result(result, result.check.question, result.check, assessing))


_SORTS: Final = (c.Compare, c.In, c.Includes, c.IncludesAny)
"""Tests that fail only on records that hold nothing of what is asked."""


def of_another_sort(questions: Sequence[RecordQuestion], assessing: Assessing) -> Mapping[str, frozenset[str]]:
    """Return the records that no question is about, by their fact type: each asks for another sort."""
    found: dict[str, frozenset[str]] = {}
    for question in questions:
        view = assessing.view(question.fact_type, ended=question.ended)
        names = tuple(filter(None, (view.register.fact_type.slice,)))
        tests = [test for test in _needed(question.where) if isinstance(test, _SORTS) and test.field in names]
        positions = range(len(view.register))
        held = truths_of(assessing, view, positions, tests)
        ids = view.register.ids
        others = frozenset(ids[place] for place in positions if held and all(each[place] == NO for each in held))
        found[question.fact_type] = found.get(question.fact_type, others) & others
    return found


def _of_result(result: CheckResult, question: Question, check: Check, assessing: Assessing) -> Iterator[RecordMatters]:
    if not result.flags & Flags.NO and not result.contradiction:
        return
    match question:
        case AnyQuestion(parts) | AllQuestions(parts):
            for inner, part in zip(result.parts, parts, strict=True):
                yield from _of_result(inner, part, check, assessing)
        case Exists():
            yield from _nearest(question, check, assessing)
        case NoneOf() if result.records is not None:
            yield from _of_records(question, result.records.passing.ids, question.where, assessing, wanted=False)
        case Share() if result.records is not None:
            yield from _of_records(question, result.records.failing.ids, question.must, assessing, wanted=True)
            if not result.records.scope and not result.totals:
                yield from _nearest(question, check, assessing)
            yield from _of_totals(result, assessing)
        case Counted():
            yield from _of_totals(result, assessing)
        case Attested(subject):
            yield from _of_attestation(subject, assessing)
        case _:
            return


def _of_totals(result: CheckResult, assessing: Assessing) -> Iterator[RecordMatters]:
    view = assessing.view(TOTALS)
    for position in _positions(view, [totals.id for totals in result.totals]):
        numerator, denominator = (view.columns[name][position] for name in (NUMERATOR, DENOMINATOR))
        if isinstance(numerator, int) and isinstance(denominator, int):
            counted = Matter(MatterKind.COUNTED, NUMERATOR, numerator, counted=(numerator, denominator))
            yield _of_statement(view, position, counted)


def _of_attestation(subject: str, assessing: Assessing) -> Iterator[RecordMatters]:
    found = Statements.of(JUDGEMENT, assessing)
    unit = found.units.get(frozenset([(SUBJECT, subject)]))
    for position in unit.candidates if unit is not None else ():
        verdict = Matter(MatterKind.VALUE, VERDICT, found.view.columns[VERDICT][position])
        yield _of_statement(found.view, position, verdict)


def _of_statement(view: View, position: int, told: Matter) -> RecordMatters:
    fact_type = view.register.fact_type
    days = tuple(Matter(MatterKind.VALUE, name, view.columns[name][position]) for name in fact_type.from_fields)
    return RecordMatters(fact_type.name, view.register.ids[position], (*days, told))


def _of_records(
    question: RecordQuestion, ids: Sequence[str], condition: c.Condition, assessing: Assessing, *, wanted: bool
) -> Iterator[RecordMatters]:
    view = assessing.view(question.fact_type, ended=question.ended)
    positions = _positions(view, ids)
    truths = _truths(condition, view, positions, assessing)
    for place, position in enumerate(positions):
        found = _blamed(condition, wanted, {part: held[place] for part, held in truths.items()})
        matters = tuple(dict.fromkeys(fault_of(leaf, position, view, assessing) for leaf in found))
        yield RecordMatters(question.fact_type, ids[place], tuple(_telling(matters)))


def _telling(matters: Sequence[Matter]) -> Iterator[Matter]:
    """Yield what is the matter, without what another matter says too, and what one set lacks at once.

    That a field holds nothing where its deadline says so; that nothing lies in a window where nothing was found at all.
    """
    passed = {matter.field for matter in matters if matter.kind is MatterKind.PASSED}
    lacking: dict[str, dict[str, None]] = {}
    for matter in matters:
        if matter.kind is MatterKind.LACKS:
            lacking.setdefault(matter.field, {}).update(dict.fromkeys(matter.words))
    for matter in matters:
        at_all = attrs.evolve(matter, since=None, limit=None)
        if matter.kind is MatterKind.NONE and matter.field in passed:
            continue
        if matter.kind is MatterKind.UNRELATED and at_all != matter and at_all in matters:
            continue
        if matter.kind is MatterKind.LACKS:
            words = lacking.pop(matter.field, None)
            if words is not None:
                yield attrs.evolve(matter, words=tuple(words))
            continue
        yield matter


def _nearest(question: Exists | Share, check: Check, assessing: Assessing) -> Iterator[RecordMatters]:
    """Yield the records with which one thing is the matter: one test that fails, or that they are not there now."""
    view = assessing.view(question.fact_type, ended=question.ended)
    there, perhaps = frozenset(view.sure), frozenset(view.perhaps)
    positions = [position for position in range(len(view.register)) if position not in perhaps]
    truths = _truths(question.where, view, positions, assessing)
    from_fields = view.register.fact_type.from_fields
    shown = 0
    for place, position in enumerate(positions):
        held = {part: found[place] for part, found in truths.items()}
        absent = position not in there
        failing = [test for test in _needed(question.where) if held[test] == NO]
        if absent:
            failing = [test for test in failing if not _tests(test, from_fields)]
        if len(failing) + absent != 1 or shown == _NEAREST:
            continue
        leaves = [leaf for test in failing for leaf in _blamed(test, True, held)]
        if any(_tells_apart(leaf, view, check) for leaf in leaves):
            continue
        matters = dict.fromkeys(fault_of(leaf, position, view, assessing) for leaf in leaves)
        if absent:
            matters.update(dict.fromkeys(_of_existence(view, position, assessing.moment.as_of)))
        if matters:
            shown += 1
            told = tuple(_telling(tuple(matters)))
            yield RecordMatters(question.fact_type, view.register.ids[position], told, nearest=True)


def _needed(condition: c.Condition) -> Iterator[c.Condition]:
    """Yield the conditions that all must hold."""
    if isinstance(condition, c.All):
        for part in condition.parts:
            yield from _needed(part)
    else:
        yield condition


def _tests(condition: c.Condition, names: Sequence[str]) -> bool:
    """Return whether a condition tests one of these fields, so that it says again that a record is not there."""
    return any(getattr(part, "field", None) in names for part in _inside(condition))


def _tells_apart(test: c.Condition, view: View, check: Check) -> bool:
    """Return whether a test asks what sort of record it is: one of another sort comes near to nothing."""
    fact_type = view.register.fact_type
    if getattr(test, "field", "") in (fact_type.slice, *fact_type.required):
        return True
    filled_in = [value for _, value in check.variables]
    return isinstance(test, c.Compare) and test.comparison is c.Comparison.EQUAL and test.operand in filled_in


def _of_existence(view: View, position: int, as_of: int) -> Iterator[Matter]:
    """Yield why a record is not there on the date: it ended, or begins later."""
    fact_type, columns = view.register.fact_type, view.register.columns
    until = columns[fact_type.until][position] if fact_type.until else NONE
    if fact_type.until and isinstance(until, int) and until < as_of:
        yield Matter(MatterKind.ENDED, fact_type.until, until)
    for name in fact_type.from_fields:
        day = columns[name][position]
        if isinstance(day, int) and day > as_of and isinstance(view.columns[FROM_DAY][position], Absent):
            yield Matter(MatterKind.BEGINS, name, day)
            return


def _positions(view: View, ids: Sequence[str]) -> list[int]:
    place = {record_id: position for position, record_id in enumerate(view.register.ids)}
    return [place[record_id] for record_id in ids]


_Truths: TypeAlias = Mapping[c.Condition, Interval]


def _truths(
    condition: c.Condition, view: View, positions: Sequence[int], assessing: Assessing
) -> Mapping[c.Condition, Sequence[Interval]]:
    conditions = tuple(dict.fromkeys(_inside(condition)))
    return dict(zip(conditions, truths_of(assessing, view, positions, conditions), strict=True))


def _inside(condition: c.Condition) -> Iterator[c.Condition]:
    yield condition
    for part in c.parts_of(condition):
        yield from _inside(part)


def _blamed(condition: c.Condition, wanted: bool, truths: _Truths) -> Iterator[c.Condition]:
    """Yield the tests because of which a condition surely does not hold, or, when it should not, surely does."""
    if truths[condition] != (NO if wanted else YES):
        return
    match condition:
        case c.Not(part):
            yield from _blamed(part, not wanted, truths)
        case c.All(parts) | c.Any(parts):
            for part in parts:
                yield from _blamed(part, wanted, truths)
        case _:
            yield condition
