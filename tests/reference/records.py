"""Records on a date: what can be known of each field, and whether the record counts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from brabantnorm_rules import NONE, NOT_SUPPLIED, Norm
from brabantnorm_rules.norm.facts import ORGANISATION, RECORDED_ON, FactType, RecordKind
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.truth import NO, UNKNOWN, YES, Interval
from tests.reference.facts import Facts, GivenRegister, value_of
from tests.reference.time import inside, local_day


@attrs.frozen
class Question:
    """What is asked: a norm, the facts, the as-of date, and what was known by then."""

    norm: Norm
    facts: Facts
    as_of: date
    known_on: date | None = None

    def parameter(self, name: str, day: date | None = None) -> Any:
        """Return a parameter's value: the later date first, then the organisation's own kind before all kinds."""
        on = (day or self.as_of).toordinal()
        best: Any = None
        for dated in self.norm.parameters[name].values:
            if dated.kind not in (None, self.facts.kind) or (dated.since is not None and dated.since > on):
                continue
            rank = (dated.since or 0, dated.kind is not None)
            if best is None or rank > best[0]:
                best = (rank, dated.value)
        return best[1]

    def written(self, operand: Any) -> Any:
        """Return what a written operand is, or the parameter that it names."""
        return self.parameter(operand.name) if isinstance(operand, ParameterOf) else operand

    def given(self, fact_type: str) -> GivenRegister:
        """Return what is given of a fact type; what is missing is empty and complete for nothing."""
        if fact_type == ORGANISATION:
            return GivenRegister(
                ({"id": self.facts.organisation, "soort": self.facts.kind, **self.facts.of_organisation},)
            )
        return self.facts.registers.get(fact_type, GivenRegister())

    def behind(self, fact_type: str) -> bool:
        """Return whether a register was kept to an earlier day than the dossier, and as-of lies after it."""
        as_at = self.given(fact_type).as_at
        return as_at is not None and as_at < self.facts.as_at and self.as_of > as_at

    def records(self, fact_type: str) -> list["Record"]:
        """Return all records of a fact type, in order of their ids."""
        rows = sorted(self.given(fact_type).rows, key=lambda row: str(row["id"]))
        return [Record(self, self.norm.fact_types[fact_type], row) for row in rows]


@attrs.frozen(eq=False)
class Record:
    """One record, read on the as-of date."""

    question: Question
    fact_type: FactType
    row: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The record's id."""
        return str(self.row["id"])

    def said(self, name: str) -> Any:
        """Return what is said of a field, on whatever day."""
        return value_of(self.fact_type, name, self.row, self.question.given(self.fact_type.name).empty_is_none)

    def value(self, name: str) -> Any:
        """Return what is known of a field: what lies after as-of has not happened, none that is behind is not known."""
        field = self.fact_type.field(name)
        assert field is not None
        said = self.said(name)
        if not field.is_day or name == RECORDED_ON:
            return said
        if said is NONE:
            return NOT_SUPPLIED if self.question.behind(self.fact_type.name) else NONE
        if said is not NOT_SUPPLIED and not field.ahead and local_day(said) > self.question.as_of:
            return NONE
        return said

    def none_then(self, name: str) -> bool:
        """Return whether there was none of it on the last day of a register that is behind."""
        field = self.fact_type.field(name)
        assert field is not None
        return field.is_day and self.said(name) is NONE and self.question.behind(self.fact_type.name)

    @property
    def from_day(self) -> Any:
        """The day from which it counts; of two from-fields the first decides, unless it is not there."""
        first, *second = self.fact_type.from_fields
        if second and self.said(first) is NONE and not self.question.behind(self.fact_type.name):
            return self.value(second[0])
        return self.value(first)

    def begun(self) -> Interval:
        """Return whether it counts from its from-day on, and was recorded by then."""
        counts = YES
        if self.fact_type.from_fields:
            counts = counts & self._by(self.from_day, self.question.as_of)
        if self.question.known_on is not None and self.fact_type.name != ORGANISATION:
            counts = counts & self._by(self.value(RECORDED_ON), self.question.known_on)
        return counts

    @staticmethod
    def _by(day: Any, last: date) -> Interval:
        if day is NOT_SUPPLIED:
            return UNKNOWN
        return NO if day is NONE or local_day(day) > last else YES

    def exists(self, *, ended: bool) -> Interval:
        """Return whether it exists on as-of; ``ended``: also when it has ended since."""
        counts = self.begun()
        if self.fact_type.until is None or ended:
            return counts
        until = self.value(self.fact_type.until)
        if until is NOT_SUPPLIED:
            return counts & UNKNOWN
        return NO if until is not NONE and local_day(until) < self.question.as_of else counts

    def valid(self) -> Interval:
        """Return whether a statement exists and still holds."""
        counts = self.begun()
        window = self.question.written(self.fact_type.valid_for)
        if window is None or counts == NO or self.from_day is NOT_SUPPLIED:
            return counts
        return counts if inside(local_day(self.from_day), window, self.question.as_of) else NO


@attrs.frozen(eq=False)
class Subject:
    """What has one role in a check: a record, or the statements of one key of which only the newest counts.

    ``counts``: whether there surely is one.
    """

    records: tuple[Record, ...]
    counts: Interval


def subjects(question: Question, fact_type: str, *, ended: bool) -> list[Subject]:
    """Return what can have a role: each record, or each key of statements with every record that may be its newest."""
    records = question.records(fact_type)
    found = question.norm.fact_types[fact_type]
    if found.kind is not RecordKind.STATEMENT:
        return [Subject((record,), record.exists(ended=ended)) for record in records]
    keys: dict[tuple[Any, ...], list[Record]] = {}
    for record in records:
        if record.valid() != NO:
            keys.setdefault(tuple(record.value(name) for name in found.newest_per), []).append(record)
    return [_newest(group) for group in keys.values()]


def _newest(group: list[Record]) -> Subject:
    surely = [record for record in group if record.valid() == YES]

    def superseded(record: Record) -> bool:
        day = record.from_day
        return day is not NOT_SUPPLIED and any(local_day(day) < local_day(other.from_day) for other in surely)

    candidates = tuple(record for record in group if not superseded(record))
    return Subject(candidates, YES if surely else UNKNOWN)
