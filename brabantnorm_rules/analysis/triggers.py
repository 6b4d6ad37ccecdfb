"""Triggers: what time alone can change under a norm: which days in which records bring something to pass."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias

import attrs

from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, RECORDED_ON, TOTALS, FactType, RecordKind
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.norm.mentions import DOCUMENT_FIELDS, OPERANDS, conditions_of, leaves_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Duration, Window

Term: TypeAlias = Window | Duration | ParameterOf | c.ParameterAt
"""How long after a field's day something comes to pass."""


class Passing(StrEnum):
    """What comes to pass on a day, though nothing happens.

    Of a record: it begins to count, its last day has passed, a date that lay ahead comes, the as-of date comes to a
    date or passes it, a date slides out of a window, a deadline has passed, a statement no longer holds. Of a register:
    all that a window looks back at is complete from now on, the day to which it was kept has passed. Besides: documents
    must reflect a change of law from now on, a parameter gets another value.
    """

    BEGINS = "begins"
    ENDED = "ended"
    HAPPENS = "happens"
    REACHED = "reached"
    WINDOW = "window"
    DEADLINE = "deadline"
    VALIDITY = "validity"
    COMPLETE = "complete"
    BEHIND = "behind"
    LAW = "law"
    PARAMETER = "parameter"


@attrs.frozen
class Trigger:
    """What can come to pass of the records, or the register, of a fact type.

    Of records: by the day of ``field``, or when ``term`` after it has passed. Of a register that is complete from a day
    on: when that day lies before the window ``term``, or is reached (None). ``change`` is the change of law that
    documents must reflect when it has been in force longer than ``term``.
    """

    fact_type: str
    passing: Passing
    field: str = ""
    term: Term | None = None
    change: Change | None = None


@attrs.frozen(eq=False)
class Reach:
    """The numbers of the questions that can see a trigger.

    ``own``: of those about the record itself. ``related``: of those about records that should have it, by the fact type
    of these.
    """

    own: frozenset[int]
    related: Mapping[str, frozenset[int]]

    @property
    def questions(self) -> frozenset[int]:
        """The numbers of all these questions."""
        return self.own.union(*self.related.values())


def triggers_of(norm: Norm) -> Mapping[Trigger, Reach]:
    """Return the triggers of a norm; kept with it."""
    return norm.memo.get("triggers", lambda: _find(norm))


def _find(norm: Norm) -> Mapping[Trigger, Reach]:
    own: dict[Trigger, set[int]] = defaultdict(set)
    related: dict[Trigger, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, question in enumerate(norm.questions):
        fact_type = norm.fact_types[question.fact_type]
        found = _Finder(norm, set(_existence(fact_type, ended=question.ended)), set())
        found.own.update(_bounds(question.where, fact_type))
        for condition in conditions_of(question):
            found.look(condition, fact_type, found.own)
        for trigger in found.own:
            own[trigger].add(number)
        for trigger in found.related:
            related[trigger][fact_type.name].add(number)
    for name in (TOTALS, JUDGEMENT):
        if name in norm.fact_types:
            for trigger in _existence(norm.fact_types[name], ended=False):
                own[trigger] |= set()
    return {
        trigger: Reach(
            frozenset(own.get(trigger, ())),
            {name: frozenset(numbers) for name, numbers in related.get(trigger, {}).items()},
        )
        for trigger in own | related
    }


def _existence(fact_type: FactType, *, ended: bool) -> Iterator[Trigger]:
    """Yield what decides whether a record is there."""
    yield Trigger(fact_type.name, Passing.BEHIND)
    for field in fact_type.from_fields:
        yield Trigger(fact_type.name, Passing.BEGINS, field)
        if fact_type.kind is RecordKind.STATEMENT and fact_type.valid_for is not None:
            yield Trigger(fact_type.name, Passing.VALIDITY, field, fact_type.valid_for)
    if fact_type.until is not None and not ended:
        yield from _happens(fact_type, fact_type.until)
        yield Trigger(fact_type.name, Passing.ENDED, fact_type.until)


def _happens(fact_type: FactType, name: str) -> Iterator[Trigger]:
    """Yield that a date comes which, as long as it lies ahead, is none."""
    if fact_type.day_field(name) and not fact_type.ahead_field(name) and name != RECORDED_ON:
        yield Trigger(fact_type.name, Passing.HAPPENS, name)


def _bounds(where: c.Condition, fact_type: FactType) -> Iterator[Trigger]:
    """Yield how far back a condition looks on the from-day, which decides what must have been declared complete."""
    for leaf in leaves_of(where):
        match leaf:
            case c.WithinLast(field, window) if fact_type.from_fields == (field,):
                yield Trigger(fact_type.name, Passing.COMPLETE, term=window)
            case c.OnSide(field, c.Side.ON_OR_AFTER, c.AsOf()) if fact_type.from_fields == (field,):
                yield Trigger(fact_type.name, Passing.COMPLETE)


@attrs.frozen(eq=False)
class _Finder:
    """What one question can see: in its own records, and in records that these should have."""

    norm: Norm
    own: set[Trigger]
    related: set[Trigger]

    def look(
        self,
        condition: c.Condition,
        fact_type: FactType,
        into: set[Trigger],
        outer: FactType | None = None,
        of_outer: set[Trigger] | None = None,
    ) -> None:
        """Find the triggers of a condition on records of a fact type.

        ``outer`` is the type of the records that should have one, whose triggers go ``of_outer``.
        """
        for leaf in leaves_of(condition):
            for operand in _operands(leaf):
                if isinstance(operand, c.Its) and outer is not None and of_outer is not None:
                    of_outer.update(_happens(outer, operand.field))
                else:
                    for name in self._fields(operand):
                        into.update(_happens(fact_type, name))
            match leaf:
                case c.Has():
                    self._look_at_related(leaf, fact_type, into)
                case c.UpToDateWith(changes, term):
                    for name in (*DOCUMENT_FIELDS, *fact_type.from_fields):
                        into.update(_happens(fact_type, name))
                    into.update(Trigger(fact_type.name, Passing.LAW, "", term, change) for change in changes.changes)
                case _:
                    into.update(_happens(fact_type, leaf.field))  # type: ignore[union-attr]  # every other leaf has one
                    into.update(self._of_test(leaf, fact_type.name))

    def _of_test(self, leaf: c.Condition, fact_type: str) -> Iterator[Trigger]:
        match leaf:
            case c.WithinLast(field, window):
                yield Trigger(fact_type, Passing.HAPPENS, field)
                yield Trigger(fact_type, Passing.WINDOW, field, window)
            case c.Within(_, duration, start):
                yield from (Trigger(fact_type, Passing.DEADLINE, name, duration) for name in self._fields(start))
            case c.WithinBefore(_, _, end):
                yield from (Trigger(fact_type, Passing.DEADLINE, name) for name in self._fields(end))
            case c.OnSide(field, _, c.AsOf()) | c.Compare(field, _, c.AsOf()):
                yield Trigger(fact_type, Passing.REACHED, field)
            case _:
                return

    def _look_at_related(self, has: c.Has, fact_type: FactType, into: set[Trigger]) -> None:
        match has.window:
            case c.After(start, period):
                into.update(Trigger(fact_type.name, Passing.DEADLINE, name, period) for name in self._fields(start))
            case c.Before(end, _) | c.Between(_, end):
                into.update(Trigger(fact_type.name, Passing.DEADLINE, name) for name in self._fields(end))
            case None:
                pass
        inner = self.norm.fact_types[has.record_of]
        self.related.update(_existence(inner, ended=True))
        self.related.update(_bounds(has.where, inner))
        if has.date is not None:
            self.related.update(_happens(inner, has.date))
        self.look(has.where, inner, self.related, fact_type, into)

    def _fields(self, operand: object) -> tuple[str, ...]:
        """Return the fields of the record itself that an operand can name."""
        match operand:
            case c.Own(field):
                return (field,)
            case ParameterOf(name):
                return tuple(value for value in self.norm.parameters[name].ever() if isinstance(value, str))
            case _:
                return ()


def _operands(leaf: c.Condition) -> Iterator[object]:
    for holder in (leaf, getattr(leaf, "window", None)):
        for name in OPERANDS:
            operand = getattr(holder, name, None)
            yield operand
            if isinstance(operand, c.ParameterAt):
                yield operand.at
