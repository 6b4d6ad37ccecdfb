"""Records: ways in which single records come to be what a check asks, or are found to be."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.planning.fulfilling import Draft, Making, Row, Subject, Writer
from brabantnorm_rules.analysis.planning.leeway import may_extend, may_repair, may_supply
from brabantnorm_rules.analysis.planning.steps import Said, Step, StepKind
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import RECORDED_ON, FactType, RecordKind
from brabantnorm_rules.norm.mentions import conditions_of, fields_of, leaves_of
from brabantnorm_rules.norm.rules import Exists, NoneOf, RecordQuestion, Share
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR, NONE, NONE_THEN, NOT_SUPPLIED, ZONE, Absent, Value
from brabantnorm_rules.truth import Interval

Way: TypeAlias = tuple[Step, ...]
"""Steps that together may have something answered with yes; each about one record."""

_Truths: TypeAlias = Mapping[c.Condition, Interval]
"""What conditions come to for one record."""

WAYS: Final = 4
"""How many ways are kept for each thing that is asked."""

_NEAREST: Final = 3
"""How many records that are there already are named where a check asks for one."""

_RELATED: Final = 5
"""How many related records are looked at for each record that should have one."""

_MINUTE: Final = MICROSECONDS_PER_HOUR // 60
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@attrs.define(eq=False)
class RecordWays:
    """Finds ways for records of a dossier at a moment, with steps done ``on`` a day.

    New records are recorded on ``recorded``, where that matters. ``stuck`` are the records, by fact type, that fall
    short and of which that cannot be changed.
    """

    assessing: Assessing
    writer: Writer
    on: date
    recorded: date | None = None
    stuck: dict[str, set[str]] = attrs.field(factory=dict)

    # ---- new records -------------------------------------------------------------------------------------------------

    def new(self, fact_type: FactType, condition: c.Condition, kind: StepKind) -> Iterator[Way]:
        """Yield new records of which a condition holds, each followed by those that it needs beside it."""
        for draft in islice(self.writer.new(fact_type, condition), WAYS):
            yield (self.record(fact_type, draft.values, kind), *self._beside(draft))

    def record(self, fact_type: FactType, row: Row, kind: StepKind) -> Step:
        """Return the step of a new record."""
        if self.recorded is not None:
            row = {**row, RECORDED_ON: self.recorded.toordinal()}
        return Step(kind, self.on, fact_type.name, ("1",), _said(fact_type, row), new=True)

    def completed(self, view: View) -> Step:
        """Return the step that brings a register up to date and declares it complete."""
        return Step(StepKind.SUPPLY, self.recorded or self.on, view.register.fact_type.name, complete=True)

    def _beside(self, draft: Draft) -> Way:
        types = self.assessing.moment.norm.fact_types
        return tuple(self.record(types[name], row, StepKind.DO) for name, row in draft.related)

    # ---- what is done ------------------------------------------------------------------------------------------------

    def extended(self, view: View, condition: c.Condition) -> Iterator[Way]:
        """Yield ways to make a lasting thing that is there what is asked, those that change least first."""
        records = [view.register.ids[position] for position in view.sure]
        found: list[Way] = []
        for record, truths in self._truths(view, records, condition):
            subject = _subject(view, record, may_extend, truths, relates=False)
            for draft in islice(self.writer.drafts(subject, condition, Draft()), 1):
                found.append(self._changes(view, record, draft, StepKind.DO))
        yield from sorted(found, key=lambda way: sum(len(step.values) for step in way))[:_NEAREST]

    def repaired(self, view: View, question: Share, records: Sequence[str]) -> Iterator[tuple[Way, ...]]:
        """Yield for each case that fails ways in which it comes to pass; that it is a case stays as it is."""
        scope = frozenset(fields_of(question.where, view.register.fact_type))

        def admits(making: Making) -> bool:
            return making.field.name not in scope and may_repair(making)

        yield from self._repaired(view, records, question.must, admits, wanted=True)

    def ruled_out(self, view: View, question: NoneOf, records: Sequence[str]) -> Iterator[tuple[Way, ...]]:
        """Yield for each record that there should not be ways in which it becomes another one, if it lasts."""
        lasting = view.register.fact_type.kind is RecordKind.THING
        yield from self._repaired(
            view, records, question.where, may_repair if lasting else lambda _: False, wanted=False
        )

    def _repaired(
        self,
        view: View,
        records: Sequence[str],
        condition: c.Condition,
        admits: Callable[[Making], bool],
        *,
        wanted: bool,
    ) -> Iterator[tuple[Way, ...]]:
        for record, truths in self._truths(view, records, condition):
            subject = _subject(view, record, admits, truths)
            drafts = islice(self.writer.drafts(subject, condition, Draft(), wanted), WAYS)
            ways = tuple(self._changes(view, record, draft, StepKind.DO) for draft in drafts)
            if not ways:
                self.stuck.setdefault(view.register.fact_type.name, set()).add(record)
            yield ways

    # ---- what is looked up -------------------------------------------------------------------------------------------

    def decided(self, view: View, question: RecordQuestion, records: Sequence[str]) -> Iterator[tuple[Way, ...]]:
        """Yield for each record what to look up so that it passes or is no case, or which other record it may need."""
        scope, *must = conditions_of(question)
        case = c.All((scope, *must))
        for record, truths in self._truths(view, records, case):
            ways: list[Way] = []
            if must:
                ways += self._supplied(view, question, record, case, truths)
                ways += self._needed(view, record, must[0], truths)
            ways += self._supplied(view, question, record, c.Not(scope), truths)
            yield tuple(ways[:WAYS])

    def supplied(self, view: View, question: Exists, records: Sequence[str]) -> Iterator[Way]:
        """Yield for each record that is not decided what to look up so that it is what is asked, if that can be."""
        for record, truths in self._truths(view, records, question.where):
            yield from islice(self._supplied(view, question, record, question.where, truths), 1)

    def _supplied(
        self, view: View, question: RecordQuestion, record: str, condition: c.Condition, truths: _Truths
    ) -> Iterator[Way]:
        """Yield what can be supplied of a record so that a condition holds of it."""
        row = _row(view, record)
        begin = self._there(view, row, _existence(view.register.fact_type, question), self.writer.on)
        subject = _subject(view, record, may_supply, truths)
        needs_others: list[Way] = []
        for draft in islice(self.writer.drafts(subject, condition, begin), WAYS):
            steps = self._changes(view, record, draft, StepKind.SUPPLY)
            behind = any(row[name] is NONE_THEN for name in draft.values)
            way = (self.completed(view), *steps) if behind else steps
            if draft.related:
                needs_others.append(way)
            else:
                yield way
        timed = self._timed(view, record, condition)
        if timed:
            yield (Step(StepKind.SUPPLY, self.on, view.register.fact_type.name, (record,), timed),)
        for relation in leaves_of(condition):
            if isinstance(relation, c.Has):
                yield from self._of_related(view, record, relation)
        yield from needs_others

    def _there(self, view: View, row: Row, names: Sequence[str], day: int) -> Draft:
        """Return the draft of a record that is there from a day on, as far as nothing is supplied of that."""
        found: dict[str, Value] = {}
        for name in names:
            if row[name] is NOT_SUPPLIED:
                found[name] = NONE if name == view.register.fact_type.until else day
        if self.recorded is not None and row[RECORDED_ON] is NOT_SUPPLIED:
            found[RECORDED_ON] = self.recorded.toordinal()
        return Draft(found)

    def _needed(self, view: View, record: str, condition: c.Condition, truths: _Truths) -> Iterator[Way]:
        """Yield new records beside one, so that a condition holds of it whatever else it holds."""
        subject = _subject(view, record, lambda _: False, truths)
        for draft in islice(self.writer.drafts(subject, condition, Draft()), 1):
            yield self._beside(draft)

    def _of_related(self, view: View, record: str, relation: c.Has) -> Iterator[Way]:
        """Yield what can be supplied of the records that one may have, so that it surely has one of them."""
        inner = self.assessing.view(relation.record_of, ended=True)
        outer, row = _place(view, record), _row(view, record)
        window = relation.window
        near = row.get(getattr(getattr(window, "end", getattr(window, "start", None)), "field", ""), NONE)
        day = near if isinstance(near, int) and near <= self.writer.on else self.writer.on
        names = (*inner.register.fact_type.from_fields, *([relation.date] if relation.date else []))
        inside = tuple(dict.fromkeys(_inside(relation.where)))
        tried = 0
        for position, related in enumerate(inner.register.ids):
            if tried == _RELATED or not any(column[position] is NOT_SUPPLIED for column in _columns(inner)):
                continue
            tried += 1
            pairs = [(outer, position)]
            truths = {part: related_truths_of(self.assessing, view, inner, pairs, part)[0] for part in inside}
            begin = self._there(inner, _row(inner, related), names, day)
            subject = attrs.evolve(_subject(inner, related, may_supply, truths, relates=False), its=row)
            for draft in islice(self.writer.drafts(subject, relation.where, begin), 1):
                yield self._changes(inner, related, draft, StepKind.SUPPLY)

    def _timed(self, view: View, record: str, condition: c.Condition) -> tuple[tuple[str, Said], ...]:
        """Return the times of moments of which only the day is known, so that they lie as near as they can."""
        position, norm = _place(view, record), self.assessing.moment.norm
        found: dict[str, Said] = {}
        for leaf in leaves_of(condition):
            if isinstance(leaf, c.Within) and norm.runs_on_clock(leaf.duration):
                for place, name in enumerate((leaf.field, self.writer.candidates.field_of(leaf.start))):
                    bounds = [view.columns[f"{name}.{each}"][position] for each in ("earliest", "latest")]
                    if view.register.fact_type.instant_field(name) and _is_open(bounds):
                        found[name] = _moment(bounds[place])
        return tuple(found.items())

    # ---- steps -------------------------------------------------------------------------------------------------------

    def _truths(self, view: View, records: Sequence[str], condition: c.Condition) -> Iterator[tuple[str, _Truths]]:
        """Yield records with what a condition and those inside it come to for them."""
        inside = tuple(dict.fromkeys(_inside(condition)))
        found = truths_of(self.assessing, view, [_place(view, record) for record in records], inside)
        for number, record in enumerate(records):
            yield record, {part: held[number] for part, held in zip(inside, found, strict=True)}

    def _changes(self, view: View, record: str, draft: Draft, kind: StepKind) -> Way:
        fact_type = view.register.fact_type
        values = _said(fact_type, draft.values)
        change = (Step(kind, self.on, fact_type.name, (record,), values),) if values else ()
        return (*change, *self._beside(draft))


def _subject(
    view: View,
    record: str,
    admits: Callable[[Making], bool],
    truths: _Truths,
    *,
    relates: bool = True,
) -> Subject:
    """Return a record as it reads on the date; a day that is recorded already, but lies ahead, stays as it is."""
    row, position = _row(view, record), _place(view, record)
    recorded = {name: view.register.columns[name][position] for name in row}
    ahead = {
        name for name, value in row.items() if isinstance(value, Absent) and not isinstance(recorded[name], Absent)
    }
    return Subject(
        view.register.fact_type,
        lambda making: making.field.name not in ahead and admits(making),
        row,
        truths,
        relates=relates,
    )


def _place(view: View, record: str) -> int:
    """Return the position of a record, found in the order of the ids."""
    return bisect_left(view.register.ids, record)


def _row(view: View, record: str) -> Row:
    position = _place(view, record)
    return {field.name: view.columns[field.name][position] for field in view.register.fact_type.fields}


def _columns(view: View) -> Iterator[Sequence[Value]]:
    return (view.columns[field.name] for field in view.register.fact_type.fields)


def _inside(condition: c.Condition) -> Iterator[c.Condition]:
    yield condition
    for part in c.parts_of(condition):
        yield from _inside(part)


def _existence(fact_type: FactType, question: RecordQuestion) -> Sequence[str]:
    """Return the fields that say whether a record is there."""
    ends = () if fact_type.until is None or question.ended else (fact_type.until,)
    return (*fact_type.from_fields, *ends)


def _moment(microseconds: Value) -> datetime:
    """Return the minute in which a moment, given in microseconds (UTC), lies by the local clock."""
    assert isinstance(microseconds, int)  # noqa: S101 - asked of bounds that there are
    return (_EPOCH + timedelta(minutes=microseconds // _MINUTE)).astimezone(ZONE)


def _is_open(bounds: Sequence[Value]) -> bool:
    earliest, latest = bounds
    return isinstance(earliest, int) and isinstance(latest, int) and earliest < latest


def _said(fact_type: FactType, row: Row) -> tuple[tuple[str, Said], ...]:
    """Return what a record is to hold as a dossier takes it, in the order of the fields."""
    found: list[tuple[str, Said]] = []
    for field in fact_type.fields:
        if field.name in row:
            value = row[field.name]
            found.append((field.name, date.fromordinal(value) if field.is_day and isinstance(value, int) else value))
    return tuple(found)
