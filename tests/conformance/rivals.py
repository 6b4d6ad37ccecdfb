"""Rival readings, each as a change of the reference interpreter, so that a case can tell it apart."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
import pytest

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.truth import NO, UNKNOWN, YES
from tests.reference import completeness, conditions, facts, outcomes, records
from tests.reference.time import local_day

Patch = Callable[[pytest.MonkeyPatch], None]


def _replace(target: Any, name: str, value: Any) -> Patch:
    return lambda patch: patch.setattr(target, name, value)


def _by(day: Any, last: Any) -> Any:
    if day is NOT_SUPPLIED:
        return YES
    return NO if day is NONE or local_day(day) > last else YES


def _first_decides(record: records.Record) -> Any:
    name = record.fact_type.from_fields[0]
    return NOT_SUPPLIED if name not in record.row else record.value(name)


def _only_if_they_agree(group: list[records.Record]) -> records.Subject:
    surely = [record for record in group if record.valid() == YES]
    newest = max(local_day(record.from_day) for record in surely)
    last = [record for record in surely if local_day(record.from_day) == newest]
    return records.Subject(tuple(last), YES if len(last) == 1 else NO)


def _all_judgements(group: list[records.Record]) -> records.Subject:
    return records.Subject(tuple(group), YES)


def _added_up(question: records.Question, asked: Any) -> outcomes.Flags:
    totals = question.records("telling")
    numerator, denominator = (sum(total.value(name) for total in totals) for name in ("teller", "noemer"))
    return frozenset({"yes" if numerator >= asked.at_least * denominator else "no"})


def _whenever_it_was_said(question: records.Question, *others: Any) -> bool:
    return completeness.knows_all_that_could(attrs.evolve(question, known_on=None), *others)


RIVALS: Final[Mapping[str, Patch]] = {
    "no response yet is unknown": _replace(conditions, "NOT_DUE", UNKNOWN),
    "no response yet is in time": _replace(conditions, "NOT_DUE", YES),
    "a blank is known none": _replace(facts, "NOT_SUPPLIED", NONE),
    "from not supplied exists": _replace(records.Record, "_by", staticmethod(_by)),
    "a first from-field left out may still be supplied": _replace(records.Record, "from_day", property(_first_decides)),
    "known none stays none": _replace(records.Question, "behind", lambda *_: False),
    "a related record must still exist": _replace(
        records.Record, "begun", lambda record: NO if _has_ended(record) else YES
    ),
    "a clock that has not started is no": _replace(conditions, "NOT_DUE", NO),
    "neither of two contradicting statements counts": _replace(records, "_newest", _only_if_they_agree),
    "completeness said later counts": _replace(outcomes, "knows_all_that_could", _whenever_it_was_said),
    "is present of not supplied is no": _replace(conditions, "UNKNOWN", NO),
    "every judgement ever given must agree": _replace(records, "_newest", _all_judgements),
    "totals are added up": _replace(outcomes, "_counted", _added_up),
    "every is true on no cases": _replace(outcomes, "_no_cases", lambda _: frozenset({"yes"})),
}
"""What each rival reading changes, by its name."""


def _has_ended(record: records.Record) -> bool:
    until = record.fact_type.until
    day: Any = record.value(until) if until else NONE
    return day is not NONE and local_day(day) < record.question.as_of
