"""Conditions: for each operator, what a value, known none and not supplied make of it."""

from datetime import date
from typing import Any

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Period
from brabantnorm_rules.truth import (
    AT_LEAST_NOT_DUE,
    AT_MOST_NOT_DUE,
    NO,
    NOT_DUE,
    UNKNOWN,
    YES,
    Interval,
    all_of,
    any_of,
)
from tests.reference.completeness import knows_all_that_could
from tests.reference.facts import ONE_DAY, Moment, midnight
from tests.reference.records import Record
from tests.reference.time import bounds, first_reaching, inside, last_day, length, local_day


def truth(condition: c.Condition, record: Record, outer: Record | None = None) -> Interval:
    """Return what completing the record can still make of a condition; ``outer`` should have it as related record."""
    match condition:
        case c.All(parts):
            return all_of(truth(part, record, outer) for part in parts)
        case c.Any(parts):
            return any_of(truth(part, record, outer) for part in parts)
        case c.Not(part):
            return ~truth(part, record, outer)
        case c.Is(field, present):
            value = record.value(field)
            if value is NOT_SUPPLIED:
                return UNKNOWN
            return YES if (value is not NONE) == present else NO
        case c.Compare(field, comparison, operand):
            return _compared(record.value(field), _operand(operand, record, outer), comparison)
        case c.OnSide(field, side, operand):
            return _on_side(record.value(field), _operand(operand, record, outer), side)
        case c.In(field, operand):
            return _both(record.value(field), _operand(operand, record, outer), lambda value, several: value in several)
        case c.Includes(field, operand):
            return _both(record.value(field), _operand(operand, record, outer), lambda several, value: value in several)
        case c.IncludesAny(field, operand):
            return _both(
                record.value(field), _operand(operand, record, outer), lambda has, any_of_: bool(has & any_of_)
            )
        case c.IncludesAll(field, operand):
            return _both(record.value(field), _operand(operand, record, outer), lambda has, wanted: wanted <= has)
        case c.IncludesAtLeast(field, number, None):
            return _both(record.value(field), number, lambda has, least: len(has) >= least)
        case c.IncludesAtLeast(field, number, operand):
            return _both(
                record.value(field), _operand(operand, record, outer), lambda has, wanted: len(has & wanted) >= number
            )
        case c.WithinLast(field, window):
            as_of = record.question.as_of
            return _both(
                record.value(field),
                _operand(window, record, outer),
                lambda day, length_: inside(local_day(day), length_, as_of),
            )
        case c.Within(field, duration, start):
            return _within(record, field, _operand(duration, record, outer), start, outer)
        case c.WithinBefore(field, period, end):
            return _within_before(record, field, _operand(period, record, outer), end, outer)
        case c.UpToDateWith(changes, term):
            return all_of(_reflects(record, change, record.question.parameter(term.name)) for change in changes.changes)
        case c.Has():
            return _has(condition, record)


def _both(left: Any, right: Any, test: Any) -> Interval:
    """Return a test on two sides: none on either side is no, else not supplied on either side is unknown."""
    if left is NONE or right is NONE:
        return NO
    if left is NOT_SUPPLIED or right is NOT_SUPPLIED:
        return UNKNOWN
    return YES if test(left, right) else NO


def _operand(written: Any, record: Record, outer: Record | None) -> Any:
    question = record.question
    match written:
        case c.Own(field):
            return record.value(field)
        case c.Its(field):
            assert outer is not None
            return outer.value(field)
        case c.AsOf():
            return question.as_of
        case c.OwnOrganisation():
            return question.facts.organisation
        case c.ParameterAt(name, at):
            day = _operand(at, record, outer)
            if day is NONE or day is NOT_SUPPLIED:
                return day
            value = question.parameter(name, local_day(day))
        case _:
            value = question.written(written)
    return frozenset(value) if isinstance(value, tuple) else value


def _compared(value: Any, operand: Any, comparison: c.Comparison) -> Interval:
    def test(left: Any, right: Any) -> bool:
        left, right = _comparable(left), _comparable(right)
        match comparison:
            case c.Comparison.EQUAL:
                return bool(left == right)
            case c.Comparison.AT_LEAST:
                return bool(left >= right)
            case c.Comparison.AT_MOST:
                return bool(left <= right)
            case c.Comparison.MORE_THAN:
                return bool(left > right)
            case c.Comparison.LESS_THAN:
                return bool(left < right)

    return _both(value, operand, test)


def _on_side(value: Any, operand: Any, side: c.Side) -> Interval:
    def test(left: Any, right: Any) -> bool:
        left, right = _comparable(left), _comparable(right)
        return bool(left >= right if side is c.Side.ON_OR_AFTER else left <= right)

    return _both(value, operand, test)


def _comparable(value: Any) -> Any:
    """Return a day as its number, as norms write days; anything else as it is."""
    return local_day(value).toordinal() if isinstance(value, Moment) or hasattr(value, "toordinal") else value


# ---- deadlines --------------------------------------------------------------------------------------------------


def _named(operand: c.FieldOperand, record: Record, outer: Record | None) -> tuple[Record, str]:
    match operand:
        case c.Own(field):
            return record, field
        case c.Its(field):
            assert outer is not None
            return outer, field
        case ParameterOf(name):
            return record, str(record.question.parameter(name))


def _within(record: Record, field: str, duration: Any, start_of: c.FieldOperand, outer: Record | None) -> Interval:
    if duration is NONE:
        return NO
    if duration is NOT_SUPPLIED:
        return UNKNOWN
    holder, name = _named(start_of, record, outer)
    start, value = holder.value(name), record.value(field)
    if start is NONE:
        return NOT_DUE
    if start is NOT_SUPPLIED:
        return UNKNOWN
    if value is not NONE and value is not NOT_SUPPLIED:
        return _in_time(value, start, duration)
    if record.none_then(field) and value is NOT_SUPPLIED:
        kept_to = record.question.given(record.fact_type.name).as_at
        assert kept_to is not None
        if _passed(start, duration, kept_to) == YES:
            return NO
    passed = _passed(start, duration, record.question.as_of)
    if value is NONE:
        return {YES: NO, NO: NOT_DUE}.get(passed, AT_MOST_NOT_DUE)
    return AT_LEAST_NOT_DUE if passed == NO else UNKNOWN


def _passed(start: Any, duration: Any, day: date) -> Interval:
    """Return whether the deadline had passed on a day: surely, surely not, or it depends on when exactly it began."""
    if isinstance(duration, Period):
        return YES if day > last_day(local_day(start), duration) else NO
    end = midnight(day + ONE_DAY)
    earliest, latest = bounds(start)
    if latest + length(duration) < end:
        return YES
    return NO if earliest + length(duration) >= end else UNKNOWN


def _in_time(value: Any, start: Any, duration: Any) -> Interval:
    if isinstance(duration, Period):
        return YES if local_day(value) <= last_day(local_day(start), duration) else NO
    (value_earliest, value_latest), (start_earliest, start_latest) = bounds(value), bounds(start)
    if value_latest - start_earliest <= length(duration):
        return YES
    return NO if value_earliest - start_latest > length(duration) else UNKNOWN


def _within_before(record: Record, field: str, period: Any, end_of: c.FieldOperand, outer: Record | None) -> Interval:
    if period is NONE:
        return NO
    if period is NOT_SUPPLIED:
        return UNKNOWN
    holder, name = _named(end_of, record, outer)
    end, value = holder.value(name), record.value(field)
    if end is NONE:
        return NOT_DUE
    if end is NOT_SUPPLIED:
        return UNKNOWN
    last = local_day(end)
    if record.none_then(field) and value is NOT_SUPPLIED:
        kept_to = record.question.given(record.fact_type.name).as_at
        assert kept_to is not None
        return NO if kept_to > last else UNKNOWN
    if value is NONE:
        return NO if record.question.as_of > last else NOT_DUE
    if value is NOT_SUPPLIED:
        return UNKNOWN
    return YES if local_day(value) <= last <= last_day(local_day(value), period) else NO


def _reflects(record: Record, change: Any, term: Period) -> Interval:
    """Return whether a document reflects a change of law, where it has been in force for longer than the term."""
    question, fact_type = record.question, record.fact_type
    in_force, known = date.fromordinal(change.in_force), date.fromordinal(change.known)
    if question.as_of <= last_day(in_force, term):
        return YES

    def since(day: Any, first: date) -> Interval:
        return _both(day, first, lambda left, right: local_day(left) >= right)

    def field(name: str) -> Any:
        return record.value(name) if fact_type.field(name) else NONE

    in_advance = since(record.from_day, in_force) if fact_type.from_fields else NO
    in_advance = in_advance | _both(field("verwerkt"), change.id, lambda several, one: one in several)
    return any_of(
        (
            since(field("vastgesteld_op"), in_force),
            since(field("herbevestigd_op"), in_force),
            in_advance & since(field("vastgesteld_op"), known),
            _both(field("dynamische_verwijzing"), True, lambda left, right: left == right) if change.textual else NO,
        )
    )


# ---- a record that another record should have -------------------------------------------------------------------


def _has(test: c.Has, record: Record) -> Interval:
    window = _window(test, record)
    if isinstance(window, Interval):
        return window
    first, last = window

    def counts(related: Record) -> Interval:
        found = related.begun() & truth(test.where, related, record)
        if test.window is None:
            return found
        day = related.from_day if test.date is None else related.value(test.date)
        return found & _both(
            day, first, lambda left, _: first <= local_day(left) and (last is None or local_day(left) <= last)
        )

    found = any_of(counts(related) for related in record.question.records(test.record_of))
    if found == YES:
        return YES
    from_fields = record.question.norm.fact_types[test.record_of].from_fields
    on_from_field = len(from_fields) == 1 and test.date in (None, *from_fields)
    since = first if test.window is not None and on_from_field else None
    none = found == NO and knows_all_that_could(record.question, test.record_of, test.where, record, since)
    if test.window is not None and (last is None or last >= record.question.as_of):
        return NOT_DUE if none else AT_LEAST_NOT_DUE
    return NO if none else UNKNOWN


def _window(test: c.Has, record: Record) -> Any:
    """Return the first and last day of the window (None: it runs on), or the truth that its ends decide."""

    def day_of(operand: c.FieldOperand) -> Any:
        holder, name = _named(operand, record, None)
        return holder.value(name)

    match test.window:
        case None:
            return None, None
        case c.After(named, period):
            start = day_of(named)
            if start is NONE or start is NOT_SUPPLIED:
                return NOT_DUE if start is NONE else UNKNOWN
            return local_day(start), last_day(local_day(start), record.question.written(period))
        case c.Before(named, period):
            end = day_of(named)
            if end is NONE or end is NOT_SUPPLIED:
                return NOT_DUE if end is NONE else UNKNOWN
            return first_reaching(local_day(end), record.question.written(period)), local_day(end)
        case c.Between(first, last):
            start, end = day_of(first), day_of(last)
            if start is NONE:
                return NOT_DUE
            if start is NOT_SUPPLIED or end is NOT_SUPPLIED:
                return UNKNOWN
            return local_day(start), None if end is NONE else local_day(end)
