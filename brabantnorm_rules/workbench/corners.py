"""Corners: the records on either side of every boundary of conditions, field by field."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

import attrs

from brabantnorm_rules.engines.moment import Moment, end_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import ID, ORGANISATION_ID, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.mentions import leaves_of
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Clock, Period, first_day_inside, first_day_reaching
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED
from brabantnorm_rules.workbench import cells
from brabantnorm_rules.workbench.cells import Cell
from brabantnorm_rules.workbench.links import FIRST, LAST, MINUTE, Link, day_at, day_of, uneven_days, value_on

_OTHERS: Final = {FieldType.URI: "https://voorbeeld.invalid"}
_OTHER: Final = "anders"
_OTHER_ORGANISATION: Final = 9902
_OWN_ORGANISATION: Final = "gm9901"
_ROUNDS: Final = 2
"""From how many fields away a boundary is carried over."""


@attrs.define(eq=False)
class Corners:
    """What the fields of one fact type can hold, as far as it makes a difference to conditions that are added.

    A day is kept as its ordinal, a moment as its microsecond. A field of the records that should have these goes by
    its type and name. ``changes`` are the ids of changes that it may name.

    ``inexact``: also what is not known of a record. A field is not supplied, of a moment only the day is known, and a
    register that is behind was kept to the day before as-of.

    ``lists`` are the words that are named together, ``counts`` how many members a set is asked to hold.
    """

    fact_type: FactType
    as_of: int
    changes: Sequence[str]
    inexact: bool = False
    days: dict[str, set[int]] = attrs.field(factory=dict)
    words: dict[str, dict[str, None]] = attrs.field(factory=dict)
    lists: dict[frozenset[str], None] = attrs.field(factory=dict)
    numbers: dict[str, set[Fraction]] = attrs.field(factory=dict)
    counts: dict[str, int] = attrs.field(factory=dict)
    links: dict[Link, None] = attrs.field(factory=dict)
    _outer: dict[str, FactType] = attrs.field(factory=dict, init=False)

    def add(self, moment: Moment, condition: c.Condition, its: FactType | None = None) -> None:
        """Add what a condition on records of the type compares with at a moment.

        ``its`` is the type of the records that should have these.
        """
        if its is not None:
            self._outer[its.name] = its
        for leaf in leaves_of(condition):
            self._add_leaf(moment, leaf, its)

    def is_whole(self, names: Iterable[str], outer: FactType | None = None) -> bool:
        """Return whether `cells` are all that can make a difference; of large sets only some members are tried."""
        sets = [name for name in _named(names, outer) if (field := self.field(name)) and field.type is FieldType.SET]
        return all(cells.is_small(self._sorts(name), self._most(name)) for name in sets)

    def cells(self, names: Collection[str], outer: FactType | None = None) -> Mapping[str, Sequence[Cell]]:
        """Return what a record can hold of each of these fields: values on both sides of each boundary, and none.

        With ``outer`` it is a record that should have one of the type, of this other type. The first of two days from
        which a record exists is among them where the second is.
        """
        self._join_links()
        days = self._days_reached()
        first, *second = (outer or self.fact_type).from_fields or ("",)
        chosen = dict.fromkeys((*names, first) if second and second[0] in names else names)
        return {
            own: list(self._cells(name, days))
            for own, name in zip(chosen, _named(chosen, outer), strict=True)
            if self.field(name) is not None
        }

    def field(self, name: str) -> Field | None:
        """Return the field of this name, that of a record that should have these among them."""
        holder, _, own = name.rpartition(".")
        return (self._outer[holder] if holder else self.fact_type).field(own)

    # ---- what conditions compare with -------------------------------------------------------------------------------

    def _add_leaf(self, moment: Moment, leaf: c.Condition, its: FactType | None) -> None:
        self._add_dated(moment, leaf, its)
        match leaf:
            case c.WithinLast(field, window):
                for value in _values(moment, window):
                    first = first_day_inside(self.as_of, value)
                    self.add_days(field, first - 1, first)
            case c.Within(field, length, start):
                for duration in _values(moment, length):
                    self._add_deadline(_name(moment, start, its), field, duration)
            case c.WithinBefore(field, length, end):
                name = _name(moment, end, its)
                self.add_days(field)
                self.add_days(name, *(day + shift for day in self._ends for shift in (-1, 0, 1)))
                self.links.update((Link(name, field, period, before=True), None) for period in _values(moment, length))
            case c.UpToDateWith(changes):
                for change in changes.changes:
                    for name in ("vastgesteld_op", "herbevestigd_op", *self.fact_type.from_fields):
                        self.add_days(name, change.in_force - 1, change.in_force)
                    self.add_days("vastgesteld_op", change.known - 1, change.known)
                    self._add_words("verwerkt", (change.id,))
            case c.Has(record_of, where, window):
                self._add_window(moment, window)
                self._add_related(moment.norm.fact_types[record_of], where)
            case c.Is(field):
                self.add_days(field)
            case c.IncludesAtLeast(field, number, operand):
                self.counts[field] = max(number, self.counts.get(field, 0))
                self._add_operand(moment, field, operand, its)
            case _:
                self._add_operand(moment, leaf.field, leaf.operand, its)  # type: ignore[union-attr]  # tests on a field

    @property
    def _ends(self) -> Sequence[int]:
        """The last days on which is looked: as-of, and that of a register that is behind."""
        return (self.as_of - 1, self.as_of) if self.inexact else (self.as_of,)

    @property
    def day_names(self) -> Sequence[str]:
        """The names of the type's own fields of which days were found to make a difference."""
        return [name for name in self.days if self.fact_type.field(name) is not None]

    def days_of(self, name: str) -> Sequence[int]:
        """Return the days on which values of a field were found to make a difference."""
        field = self.field(name)
        return sorted({day_at(field, at) for at in self.days.get(name, ())}) if field is not None else []

    def add_days(self, name: str, *days: int) -> None:
        """Add days on which values of a field make a difference."""
        field = self.field(name)
        if field is not None and field.is_day:
            found = self.days.setdefault(name, set())
            near = [day for day in (*days, self.as_of, self.as_of + 1) if FIRST <= day <= LAST]
            found.update(value_on(field, day) for day in near)

    def _add_dated(self, moment: Moment, leaf: c.Condition, its: FactType | None) -> None:
        """Add the days on which parameters change to the fields that say which of their values counts."""
        for written in attrs.asdict(leaf, recurse=False).values():
            if isinstance(written, c.ParameterAt):
                since = [dated.since for dated in moment.norm.parameters[written.name].values if dated.since]
                self.add_days(_name(moment, written.at, its), *(day - shift for day in since for shift in (0, 1)))

    def _add_deadline(self, start: str, field: str, duration: Period | Clock) -> None:
        held, other = self.field(start), self.field(field)
        self.add_days(start)
        self.add_days(field)
        if isinstance(duration, Period):
            for end in self._ends:
                first = first_day_reaching(end, duration)
                self.add_days(start, first - 1, first)
        elif held is not None and other is not None:
            whole_days = FieldType.DATE in (held.type, other.type)
            for end in self._ends:
                last = end_of(end) - duration.microseconds
                if held.type is FieldType.INSTANT:
                    self.days[start].update((last - MINUTE, last))
                if self.inexact or whole_days:
                    self.add_days(start, *(day_of(last) + shift for shift in (-1, 0, 1)))
            if whole_days:
                self.add_days(start, *uneven_days(self.as_of))
        self.links[Link(start, field, duration)] = None

    def _add_window(self, moment: Moment, window: object) -> None:
        for operand in (getattr(window, "start", None), getattr(window, "end", None)):
            if operand is not None:
                name = _name(moment, operand, None)
                self.add_days(name)
                for period in _values(moment, getattr(window, "period", None)):
                    first = first_day_reaching(self.as_of, period)
                    self.add_days(name, first - 1, first)

    def _add_related(self, related: FactType, where: c.Condition) -> None:
        """Add the words with which fields of related records are compared."""
        for leaf in leaves_of(where):
            operand, held = getattr(leaf, "operand", None), related.field(getattr(leaf, "field", ""))
            if isinstance(operand, c.Its) and held is not None:
                self._add_words(operand.field, held.values)

    def _add_operand(self, moment: Moment, name: str, operand: Any, its: FactType | None) -> None:
        self.add_days(name)
        match operand:
            case c.Own() | c.Its():
                self._add_other(name, _name(moment, operand, its))
            case c.AsOf():
                self.add_days(name, self.as_of - 1)
            case c.OwnOrganisation():
                self._add_words(name, (_OWN_ORGANISATION,))
            case _:
                for value in _values(moment, operand):
                    members = value if isinstance(value, tuple) else (value,)
                    self._add_words(name, [member for member in members if isinstance(member, str)])
                    for member in members:
                        self._add_constant(name, member)

    def _add_constant(self, name: str, value: object) -> None:
        field = self.field(name)
        if isinstance(value, int | Fraction) and not isinstance(value, bool) and field is not None:
            if field.is_day:
                self.add_days(name, int(value) - 1, int(value), int(value) + 1)
            else:
                self.numbers.setdefault(name, set()).add(Fraction(value))

    def _add_other(self, name: str, other: str) -> None:
        self.links[Link(other, name)] = None
        self.add_days(other)
        for one, two in ((name, other), (other, name)):
            held = self.field(two)
            if held is not None:
                self._add_words(one, held.values)

    def _add_words(self, name: str, words: Collection[str]) -> None:
        self.words.setdefault(name, {}).update(dict.fromkeys(words))
        self.lists[frozenset(words)] = None

    # ---- from there to values ---------------------------------------------------------------------------------------

    def _join_links(self) -> None:
        """Give fields that are compared with each other the same numbers and words to be compared with."""
        for _ in range(_ROUNDS):
            for link in self.links:
                numbers = self.numbers.get(link.start, set()) | self.numbers.get(link.field, set())
                words = {**self.words.get(link.start, {}), **self.words.get(link.field, {})}
                for name in (link.start, link.field):
                    self.numbers[name], self.words[name] = numbers, words

    def _days_reached(self) -> Mapping[str, set[int]]:
        """Return the days of each field, with those that lie a duration, or nothing, from those of other fields."""
        days = {name: set(found) for name, found in self.days.items()}
        pairs = {frozenset((link.start, link.field)) for link in self.links}
        for _ in range(min(sum(len(pair) > 1 for pair in pairs), _ROUNDS) or 1):
            known = {name: tuple(found) for name, found in days.items()}
            for link in self.links:
                one, two = self.field(link.start), self.field(link.field)
                if one is None or two is None or not one.is_day or not two.is_day:
                    continue
                for at in known.get(link.start, ()):
                    days[link.field].update(link.reached(one, two, at, inexact=self.inexact))
                for at in known.get(link.field, ()):
                    days[link.start].update(link.reaching(one, two, at, inexact=self.inexact))
        return days

    def _cells(self, name: str, days: Mapping[str, set[int]]) -> Iterator[Cell]:
        holder, _, own = name.rpartition(".")
        field = self.field(name)
        assert field is not None  # noqa: S101 - asked only of fields that there are
        yield from self._supplied(name, field, days)
        if own not in (self._outer[holder] if holder else self.fact_type).required and own != ID:
            if own != RECORDED_ON:
                yield cells.absent(field, NONE)
            if self.inexact:
                yield cells.absent(field, NOT_SUPPLIED)

    def _supplied(self, name: str, field: Field, days: Mapping[str, set[int]]) -> Iterator[Cell]:
        match field.type:
            case FieldType.DATE | FieldType.INSTANT:
                found = days.get(name) or {value_on(field, self.as_of)}
                yield from cells.days_in(field, found, inexact=self.inexact)
            case FieldType.BOOL:
                yield from ((True,), (False,))
            case FieldType.NUMBER:
                yield from cells.numbers_in(field, self.numbers.get(name) or {Fraction(1)})
            case FieldType.ENUM:
                compared = sum(name in (link.start, link.field) for link in self.links)
                yield from cells.words_in(self._sorts(name), compared)
            case FieldType.SET:
                yield from cells.sets_in(self._sorts(name), self._most(name))
            case _:
                other = _OTHERS.get(field.type, _OTHER)
                more = (other, f"{other}_2") if self._is_linked(name) else (other,)
                yield from ((word,) for word in (*self.words.get(name, ()), *more))

    def _most(self, name: str) -> int:
        """Return how many words of one sort there can be in a set before more make no difference, but for all."""
        return max(1, self.counts.get(name, 0))

    def _is_linked(self, name: str) -> bool:
        """Return whether a field is compared with another."""
        return any(name in (link.start, link.field) for link in self.links)

    def _sorts(self, name: str) -> Sequence[Sequence[str]]:
        """Return the words that a field can hold by sort; of those that nothing names as many as make a difference."""
        field = self.field(name)
        named = self.words.get(name, {})
        is_set = field is not None and field.type is FieldType.SET
        more = max(self.counts.get(name, 0), 2 * self._is_linked(name), 0 if is_set else 1)
        known: Sequence[str] = self.changes
        if field is not None and field.domain is Domain.ORGANISATION:
            own = [word for word in named if ORGANISATION_ID.fullmatch(word)]
            others = [f"gm{_OTHER_ORGANISATION + number}" for number in range(more + len(own))]
            known = [*own, *[word for word in others if word not in named][:more]]
        elif field is not None and field.own:
            known = [*field.values, *named, *(f"{_OTHER}_{number}" for number in range(1, more + 1))]
        elif field is not None and field.domain is not Domain.CHANGE:
            known = field.values
        unnamed = [word for word in dict.fromkeys(known) if not any(word in words for words in self.lists)][more:]
        return cells.sorts_of([word for word in dict.fromkeys(known) if word not in unnamed], tuple(self.lists))


def _named(names: Iterable[str], outer: FactType | None) -> Sequence[str]:
    return [name if outer is None else f"{outer.name}.{name}" for name in names]


def _name(moment: Moment, operand: c.FieldOperand, its: FactType | None) -> str:
    if isinstance(operand, ParameterOf):
        return str(moment.parameter(operand.name))
    return f"{its.name}.{operand.field}" if isinstance(operand, c.Its) and its is not None else operand.field


def _values(moment: Moment, written: Any) -> tuple[Any, ...]:
    match written:
        case ParameterOf(name):
            return (moment.parameter(name),)
        case c.ParameterAt(name, _):
            return moment.norm.parameters[name].ever()
        case None | c.AsOf():
            return ()
        case _:
            return (written,)
