"""Matters: what is the matter with each record that a check fails on, by the tests that it fails."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.assessment.findings import CheckResult
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.engines.view import FROM_DAY, View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, day_after, first_day_inside
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Exists, NoneOf, Question, RecordQuestion, Share
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, NONE, Absent, Value, comparable, local_day
from brabantnorm_rules.truth import NO, YES, Flags, Interval

_NEAREST: Final = 3
"""How many records are named that come nearest to what is asked."""


class MatterKind(StrEnum):
    """What can be the matter with a record."""

    VALUE = "value"
    NONE = "none"
    LACKS = "lacks"
    FEW = "few"
    OUTSIDE = "outside"
    LATE = "late"
    LATE_HOURS = "late_hours"
    PASSED = "passed"
    UNPROCESSED = "unprocessed"
    UNRELATED = "unrelated"
    BEGINS = "begins"
    ENDED = "ended"


@attrs.frozen
class Matter:
    """One thing that is the matter with a record.

    ``field`` is what was tested and ``value`` what it holds (days are ordinals). ``limit`` is the last day that was in
    time, or the first of a period (ordinal). ``hours`` is how long after the start it came. ``words`` are the values
    that a set lacks, the changes that a document does not take into account, or the type of the record that it should
    have.
    """

    kind: MatterKind
    field: str = ""
    value: Value = attrs.field(default=NONE, eq=comparable)
    limit: int | None = None
    hours: int | None = None
    words: tuple[str, ...] = ()


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
    there, the records are named of which least is the matter.
    """
    return tuple(_of_result(result, result.check.question, assessing))


def _of_result(result: CheckResult, question: Question, assessing: Assessing) -> Iterator[RecordMatters]:
    if not result.flags & Flags.NO:
        return
    match question:
        case AnyQuestion(parts) | AllQuestions(parts):
            for inner, part in zip(result.parts, parts, strict=True):
                yield from _of_result(inner, part, assessing)
        case Exists():
            yield from _nearest(question, assessing)
        case NoneOf() if result.records is not None:
            yield from _of_records(question, result.records.passing.ids, question.where, assessing, wanted=False)
        case Share() if result.records is not None:
            yield from _of_records(question, result.records.failing.ids, question.must, assessing, wanted=True)
        case _:
            return


def _of_records(
    question: RecordQuestion, ids: Sequence[str], condition: c.Condition, assessing: Assessing, *, wanted: bool
) -> Iterator[RecordMatters]:
    view = assessing.view(question.fact_type, ended=question.ended)
    positions = _positions(view, ids)
    truths = _truths(condition, view, positions, assessing)
    for place, position in enumerate(positions):
        found = _blamed(condition, wanted, {part: held[place] for part, held in truths.items()})
        matters = tuple(dict.fromkeys(_matter(leaf, position, view, assessing) for leaf in found))
        yield RecordMatters(question.fact_type, ids[place], tuple(_telling(matters)))


def _telling(matters: Sequence[Matter]) -> Iterator[Matter]:
    """Yield what is the matter, without that a field holds nothing where its deadline says so too."""
    passed = {matter.field for matter in matters if matter.kind is MatterKind.PASSED}
    return (matter for matter in matters if matter.kind is not MatterKind.NONE or matter.field not in passed)


def _nearest(question: Exists, assessing: Assessing) -> Iterator[RecordMatters]:
    """Yield the records with which one thing is the matter: one test that fails, or that they are not there now."""
    view = assessing.view(question.fact_type, ended=question.ended)
    there, perhaps = frozenset(view.sure), frozenset(view.perhaps)
    positions = [position for position in range(len(view.register)) if position not in perhaps]
    truths = _truths(question.where, view, positions, assessing)
    shown = 0
    for place, position in enumerate(positions):
        held = {part: found[place] for part, found in truths.items()}
        matters = [_matter(leaf, position, view, assessing) for leaf in _blamed(question.where, True, held)]
        if position not in there:
            matters += _of_existence(view, position, assessing.moment.as_of)
        elif held[question.where] == YES:
            continue
        if len(matters) == 1 and matters[0].field not in _tells_apart(view) and shown < _NEAREST:
            shown += 1
            yield RecordMatters(question.fact_type, view.register.ids[position], tuple(matters), nearest=True)


def _tells_apart(view: View) -> frozenset[str | None]:
    """Return the fields that say what sort of record it is: one of another sort comes near to nothing."""
    fact_type = view.register.fact_type
    return frozenset((fact_type.slice, *fact_type.required))


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


# ---- one test -------------------------------------------------------------------------------------------------------


def _matter(leaf: c.Condition, position: int, view: View, assessing: Assessing) -> Matter:
    """Return what is the matter with a record, by a test that speaks against it."""
    moment, columns = assessing.moment, view.columns
    if isinstance(leaf, c.Has):
        return Matter(MatterKind.UNRELATED, words=(leaf.record_of,))
    if isinstance(leaf, c.UpToDateWith):
        return Matter(MatterKind.UNPROCESSED, words=tuple(_unprocessed(leaf, position, view, assessing)))
    name: str = leaf.field  # type: ignore[union-attr]  # every other leaf tests a field
    value = columns[name][position]
    if isinstance(leaf, c.Within | c.WithinBefore):
        return _deadline(leaf, position, view, assessing)
    if isinstance(value, Absent):
        return Matter(MatterKind.NONE, name)
    match leaf:
        case c.WithinLast(_, window) if not isinstance(window, c.ParameterAt):
            length = moment.value(window)
            if isinstance(length, Period | NamedWindow):
                return Matter(MatterKind.OUTSIDE, name, value, limit=first_day_inside(moment.as_of, length))
        case c.Includes(_, operand):
            wanted: object = assessing.organisation if isinstance(operand, c.OwnOrganisation) else moment.value(operand)
            if isinstance(wanted, str):
                return _of_set(name, value, (wanted,))
        case c.IncludesAny(_, several) | c.IncludesAll(_, several):
            members = moment.value(several)
            if isinstance(members, tuple):
                return _of_set(name, value, members)
        case c.IncludesAtLeast():
            return Matter(MatterKind.FEW, name, value)
        case _:
            pass
    return Matter(MatterKind.VALUE, name, value)


def _of_set(name: str, value: Value, members: tuple[object, ...]) -> Matter:
    lacks = tuple(str(member) for member in members if isinstance(value, frozenset) and member not in value)
    return Matter(MatterKind.LACKS if lacks else MatterKind.VALUE, name, value, words=lacks)


def _deadline(leaf: c.Within | c.WithinBefore, position: int, view: View, assessing: Assessing) -> Matter:
    """Return how a deadline was missed: nothing came before it passed, or it came too late."""
    moment, columns = assessing.moment, view.columns
    operand = leaf.start if isinstance(leaf, c.Within) else leaf.end
    written = leaf.duration if isinstance(leaf, c.Within) else leaf.period
    other = str(moment.parameter(operand.name)) if isinstance(operand, ParameterOf) else operand.field
    value, start = columns[leaf.field][position], columns[other][position]
    limit = start if isinstance(start, int) else None
    length = moment.value(written)
    late = columns[f"{leaf.field}.earliest"][position]
    begun = columns[f"{other}.latest"][position]
    if isinstance(leaf, c.Within) and isinstance(length, Clock) and isinstance(begun, int):
        limit = local_day(begun + length.microseconds)
        if isinstance(late, int):
            return Matter(MatterKind.LATE_HOURS, leaf.field, value, limit, (late - begun) // MICROSECONDS_PER_HOUR)
    elif isinstance(leaf, c.Within) and isinstance(length, Period) and isinstance(start, int):
        limit = day_after(start, length)
    kind = MatterKind.PASSED if isinstance(value, Absent) else MatterKind.LATE
    return Matter(kind, leaf.field, value, limit)


def _unprocessed(leaf: c.UpToDateWith, position: int, view: View, assessing: Assessing) -> Iterator[str]:
    """Yield the changes that a document surely does not take into account."""
    changes = leaf.changes.changes
    alone = [attrs.evolve(leaf, changes=attrs.evolve(leaf.changes, changes=(change,))) for change in changes]
    for change, (held,) in zip(changes, truths_of(assessing, view, (position,), alone), strict=True):
        if held == NO:
            yield change.id
