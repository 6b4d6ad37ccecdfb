"""Calendar: the days on which time alone can change something for a dossier, and what comes to pass on each."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

import attrs

from brabantnorm_rules.analysis.triggers import Passing, Reach, Term, Trigger, triggers_of
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.engines.view import Columns
from brabantnorm_rules.norm.conditions import ParameterAt
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterValue
from brabantnorm_rules.norm.periods import (
    FIRST_DAY,
    LAST_DAY,
    Clock,
    NamedWindow,
    Period,
    Window,
    first_day_outside,
)
from brabantnorm_rules.norm.values import Absent, local_day

AS_ANSWERS: Final = (TOTALS, JUDGEMENT)
"""Statements that rules ask for without a question about their records."""


@attrs.frozen(eq=False)
class Occasion:
    """What comes to pass on a day, and in which record.

    ``id`` is empty where it does so in no single record. ``day`` (ordinal) is the one that it comes from: that of the
    field, that from which a register is complete or to which it was kept, or from which a change is in force. ``term``
    is what passed since.
    """

    trigger: Trigger
    reach: Reach
    day: int
    term: ParameterValue | None
    id: str = ""


@attrs.define(eq=False)
class Day:
    """What comes to pass on a day.

    ``records`` are the ids of records that can be something else by it, by fact type; ``registers`` fact types of which
    all can, and what is complete; ``parameters`` those that get another value.
    """

    occasions: list[Occasion] = attrs.field(factory=list)
    records: dict[str, set[str]] = attrs.field(factory=lambda: defaultdict(set))
    registers: set[str] = attrs.field(factory=set)
    parameters: set[str] = attrs.field(factory=set)


def calendar_of(norm: Norm, dossier: Dossier, start: int, end: int) -> Mapping[int, Day]:
    """Return the days after ``start`` and up to ``end`` (ordinals) on which something can change, in order."""
    maker = _Maker(norm, dossier, start, end, defaultdict(Day))
    for trigger, reach in triggers_of(norm).items():
        maker.enter(trigger, reach)
    for parameter in norm.parameters.values():
        for _, first, _ in parameter.spans(dossier.organisation.kind)[1:]:
            if start < first <= end:
                maker.days[first].parameters.add(parameter.name)
    return dict(sorted(maker.days.items()))


@attrs.frozen
class _Course:
    """How days lead to days: the later the one, the later the other.

    ``bound`` is the column of an instant that is asked instead of its day. The course holds for what comes to pass from
    ``first`` to ``last``.
    """

    leads_to: Callable[[int], int]
    term: ParameterValue | None = None
    bound: str = ""
    first: int = FIRST_DAY
    last: int = LAST_DAY


@attrs.frozen(eq=False)
class _Maker:
    norm: Norm
    dossier: Dossier
    start: int
    end: int
    days: dict[int, Day]

    def enter(self, trigger: Trigger, reach: Reach) -> None:
        """Enter the days that a trigger has in the dossier."""
        register = self.dossier.registers.get(trigger.fact_type)
        if register is None:
            return
        own = bool(reach.own) or trigger.fact_type in AS_ANSWERS
        for course in self._courses(trigger):
            after, until = max(self.start, course.first - 1), min(self.end, course.last)
            if trigger.field:
                name = f"{trigger.field}{course.bound}"
                index = register.memo.get(("index", name), partial(_index, register, name))
                low = bisect_right(index, after, key=lambda entry: course.leads_to(entry[0]))
                high = bisect_right(index, until, low, key=lambda entry: course.leads_to(entry[0]))
                days: Sequence[Any] = register.columns[trigger.field]
                for moment, position in index[low:high]:
                    record = register.ids[position]
                    occasion = Occasion(trigger, reach, days[position], course.term, record)
                    found = self._note(course.leads_to(moment), occasion)
                    if own:
                        found.records[trigger.fact_type].add(record)
                continue
            for day in _days_of_register(trigger, register):
                if after < course.leads_to(day) <= until:
                    found = self._note(course.leads_to(day), Occasion(trigger, reach, day, course.term))
                    found.registers.update([trigger.fact_type] if own else ())

    def _note(self, on: int, occasion: Occasion) -> Day:
        found = self.days[on]
        found.occasions.append(occasion)
        found.registers.update(occasion.reach.related)
        return found

    def _courses(self, trigger: Trigger) -> Iterator[_Course]:
        """Yield how the days of a trigger lead to those on which it comes to pass."""
        if trigger.passing in (Passing.BEGINS, Passing.HAPPENS, Passing.REACHED):
            yield _Course(lambda day: day)
        if trigger.passing in (Passing.REACHED, Passing.ENDED, Passing.BEHIND):
            yield _Course(lambda day: day + 1)
        if trigger.passing is Passing.COMPLETE and trigger.term is None:
            yield _Course(lambda day: day)
        elif trigger.passing is Passing.DEADLINE and trigger.term is None:
            yield _Course(lambda day: day + 1)
        for term, first, last in self._spans(trigger.term):
            if isinstance(term, Clock):
                for bound in (".earliest", ".latest"):
                    yield _Course(partial(_day_of_deadline, term.microseconds), term, bound, first, last)
            elif isinstance(term, Period | NamedWindow):
                before = 1 if trigger.passing is Passing.COMPLETE else 0
                yield _Course(partial(_day_outside, term, before), term, "", first, last)

    def _spans(self, term: Term | None) -> Sequence[tuple[ParameterValue, int, int]]:
        """Return what a term comes to, and when; as it was on some day of a record, it can be any of its values."""
        match term:
            case None:
                return []
            case ParameterOf(name):
                return self.norm.parameters[name].spans(self.dossier.organisation.kind)
            case ParameterAt(name):
                values = self.norm.parameters[name].spans(self.dossier.organisation.kind)
                return [(value, FIRST_DAY, LAST_DAY) for value, _, _ in values]
            case _:
                return [(term, FIRST_DAY, LAST_DAY)]


def _index(register: Register, name: str) -> Sequence[tuple[int, int]]:
    """Return the days of a column, or microseconds of a bound, each with its position, the earliest first."""
    column: Sequence[Any] = Columns(register)[name]
    return sorted([(day, position) for position, day in enumerate(column) if not isinstance(day, Absent)])


def _days_of_register(trigger: Trigger, register: Register) -> Collection[int]:
    """Return the days that a trigger which is no record's starts from."""
    match trigger.passing:
        case Passing.BEHIND:
            return set() if register.as_at is None else {register.as_at}
        case Passing.COMPLETE:
            return {told.since for told in register.declarations if told.since is not None}
        case _:
            return set() if trigger.change is None else {trigger.change.in_force}


def _day_of_deadline(microseconds: int, moment: int) -> int:
    """Return the local day at whose end a deadline has passed."""
    return local_day(moment + microseconds)


def _day_outside(window: Window, before: int, day: int) -> int:
    """Return the first day on which a day, or the one so many days before it, lies outside a window."""
    return first_day_outside(day - before, window)
