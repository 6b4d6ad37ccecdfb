"""Fulfilling: what a record is to hold so that a condition holds of it, as far as that can be brought about."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.planning.candidates import Candidates
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ID, ORGANISATION, FactType, Field
from brabantnorm_rules.norm.mentions import DOCUMENT_FIELDS, fields_of
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Absent, Value, comparable
from brabantnorm_rules.truth import NO, YES, Interval

ADOPTED: Final = DOCUMENT_FIELDS[0]
"""The field that holds the day on which a document was adopted."""

_BREADTH: Final = 6
"""How many ways to fulfil a part of a condition are kept for the next part."""

Row: TypeAlias = Mapping[str, Value]
"""What a record holds of fields: days as ordinals."""


@attrs.frozen(eq=False)
class Draft:
    """What fields of a record are to hold, and the records that it needs beside it."""

    values: Row = attrs.field(factory=dict)
    related: tuple[tuple[str, Row], ...] = ()

    def having(self, name: str, value: Value) -> "Draft":
        """Return it with this value of a field."""
        return attrs.evolve(self, values={**self.values, name: value})


@attrs.frozen
class Making:
    """A field that a test asks to hold a value: what it holds now, what the draft made of it, and the value."""

    fact_type: FactType
    field: Field
    now: Value = attrs.field(eq=comparable)
    held: Value = attrs.field(eq=comparable)
    value: Value = attrs.field(eq=comparable)
    leaf: c.Condition
    on: int

    @property
    def agrees(self) -> bool:
        """Whether the draft leaves room for the value: it said nothing, the same, or a part of a set."""
        return self.held is self.now or self.held == self.value or is_more(self.held, self.value)


@attrs.frozen(eq=False)
class Subject:
    """A record that is to fulfil a condition: what it holds now, and what may be made of that.

    ``admits`` says whether a field may be made to hold a value because of a test. ``truths`` is what conditions come to
    for the record now; of one that is not there, nothing is known yet. ``its`` is the record that should have this one.
    ``relates``: it may get other records beside it.
    """

    fact_type: FactType
    admits: Callable[[Making], bool]
    row: Row = attrs.field(factory=dict)
    truths: Mapping[c.Condition, Interval] = attrs.field(factory=dict)
    its: Row | None = None
    relates: bool = True

    def may(self, draft: Draft, field: Field, value: Value, leaf: c.Condition, on: int) -> bool:
        """Return whether a field of a draft may be made to hold a value because of a test, on a day (ordinal)."""
        now = self.row.get(field.name, NOT_SUPPLIED)
        making = Making(self.fact_type, field, now, self.holds(draft, c.Own(field.name)), value, leaf, on)
        return making.agrees and self.admits(making)

    def holds(self, draft: Draft, operand: c.Own | c.Its) -> Value:
        """Return what a field holds, with what a draft makes of it; or one of the record that should have this one."""
        if isinstance(operand, c.Its):
            return NOT_SUPPLIED if self.its is None else self.its.get(operand.field, NOT_SUPPLIED)
        return draft.values.get(operand.field, self.row.get(operand.field, NOT_SUPPLIED))


@attrs.frozen(eq=False)
class Writer:
    """Writes drafts, with the values that candidates give."""

    candidates: Candidates

    @property
    def on(self) -> int:
        """The day (ordinal) on which what is written happens."""
        return self.candidates.on

    def new(self, fact_type: FactType, condition: c.Condition, its: Row | None = None) -> Iterator[Draft]:
        """Yield drafts of a new record of which a condition holds, whole enough to be a record."""
        if fact_type.name == ORGANISATION or self._is_supplied(fact_type):
            return
        begin = Draft(dict.fromkeys(_begins(fact_type), self.on))
        for draft in self.drafts(Subject(fact_type, may_be_new, its=its), condition, begin):
            asked = [field for field in fact_type.fields if field.name in fact_type.required and field.name != ID]
            filled = {field.name: self.candidates.something(fact_type, field) for field in asked}
            yield attrs.evolve(draft, values={**filled, **draft.values})

    def drafts(self, subject: Subject, condition: c.Condition, draft: Draft, wanted: bool = True) -> Iterator[Draft]:
        """Yield drafts with which a condition holds of a record; not ``wanted``: with which it does not."""
        if subject.truths.get(condition) == (YES if wanted else NO):
            yield draft
            return
        match condition:
            case c.Not(part):
                yield from self.drafts(subject, part, draft, not wanted)
            case c.All(parts) | c.Any(parts) if isinstance(condition, c.All) == wanted:
                found: Iterable[Draft] = [draft]
                for part in parts:
                    found = list(islice(self._each(subject, part, found, wanted), _BREADTH))
                yield from found
            case c.All(parts) | c.Any(parts):
                for part in parts:
                    yield from self.drafts(subject, part, draft, wanted)
            case c.Has():
                if wanted and subject.relates:
                    yield from self._related(subject, condition, draft)
            case c.UpToDateWith():
                if wanted:
                    yield from self._up_to_date(subject, condition, draft)
            case _:
                yield from self._held(subject, condition, draft, wanted)

    def _each(self, subject: Subject, part: c.Condition, drafts: Iterable[Draft], wanted: bool) -> Iterator[Draft]:
        for draft in drafts:
            yield from self.drafts(subject, part, draft, wanted)

    def _is_supplied(self, fact_type: FactType) -> bool:
        """Return whether the norm supplies the records of a type, so that none is added to them."""
        norm, dossier = self.candidates.moment.norm, self.candidates.dossier
        supplied = {reference.fact_type for reference in norm.references}
        return fact_type.name in supplied and fact_type.name not in dossier.entered

    def _related(self, subject: Subject, relation: c.Has, draft: Draft) -> Iterator[Draft]:
        fact_type = self.candidates.moment.norm.fact_types[relation.record_of]
        outer = {**subject.row, **draft.values}
        for found in self.new(fact_type, relation.where, outer):
            row = found.values if relation.date is None else {**found.values, relation.date: self.on}
            yield attrs.evolve(draft, related=(*draft.related, (fact_type.name, row), *found.related))

    def _up_to_date(self, subject: Subject, leaf: c.UpToDateWith, draft: Draft) -> Iterator[Draft]:
        """Yield how a document comes to reflect changes: adopted or confirmed again, or with these worked in."""
        adopted, confirmed, worked_in, refers = DOCUMENT_FIELDS
        held = subject.holds(draft, c.Own(worked_in))
        changes = frozenset(change.id for change in leaf.changes.changes)
        processed = changes | held if isinstance(held, frozenset) else changes
        for name, value in ((adopted, self.on), (confirmed, self.on), (worked_in, processed), (refers, True)):
            field = subject.fact_type.field(name)
            if field is not None and subject.may(draft, field, value, leaf, self.on):
                yield draft.having(name, value)

    def _held(self, subject: Subject, leaf: c.Condition, draft: Draft, wanted: bool) -> Iterator[Draft]:
        name: str = leaf.field  # type: ignore[union-attr]  # every other leaf tests a field
        field = subject.fact_type.field(name)
        if field is None:
            return
        values = self.candidates.of if wanted else self.candidates.outside
        for value in values(subject.fact_type, leaf, field, lambda operand: subject.holds(draft, operand)):
            if subject.may(draft, field, value, leaf, self.on):
                yield draft.having(name, value)
        others = set(fields_of(leaf, subject.fact_type)) - {name}
        if name not in draft.values and not others.isdisjoint(draft.values):
            yield draft  # what it is compared with comes to hold something: that may be enough


def may_be_new(making: Making) -> bool:
    """Return whether a new record may hold a value: what happens in it happens on the day itself."""
    if making.field.name in (ID, making.fact_type.until):
        return making.field.name != ID and making.value is NONE
    happens = making.field.is_day and not making.field.ahead and not isinstance(making.value, Absent)
    return not happens or making.value == making.on


def is_more(held: Value, value: Value) -> bool:
    """Return whether a set holds all that another does."""
    return isinstance(held, frozenset) and isinstance(value, frozenset) and held <= value


def _begins(fact_type: FactType) -> Sequence[str]:
    """Return the field that says from when a new record is there: of a document the day of adoption."""
    names = fact_type.from_fields
    return (ADOPTED,) if ADOPTED in names else names[:1]
