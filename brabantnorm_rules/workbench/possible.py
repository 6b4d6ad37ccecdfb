"""What conditions can be: every truth that a record can give them, found by trying all that make a difference."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.dossier.entry import change_ids
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import Moment, moment_of
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import FROM_DAY, View, begun, read
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType, RecordKind
from brabantnorm_rules.norm.mentions import fields_of, its_fields_of, leaves_of, parameters_in_condition
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterValue
from brabantnorm_rules.norm.periods import first_day_inside
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.truth import NO, NOT_DUE, YES, Interval
from brabantnorm_rules.workbench.addresses import Located
from brabantnorm_rules.workbench.corners import Corners
from brabantnorm_rules.workbench.days import days_for
from brabantnorm_rules.workbench.registers import TooLarge, register_of_corners

_LARGEST: Final = 20_000
"""The most records, or pairs of these, that are tried at one moment."""

_MOST_TRIED: Final = 100_000
"""After so many, those of all moments together, no more are tried."""


class Truth(StrEnum):
    """What a condition is for a record, as far as people tell it apart."""

    YES = "yes"
    NO = "no"
    NOT_DUE = "not_due"
    UNKNOWN = "unknown"


_TRUTHS: Final = {YES: Truth.YES, NO: Truth.NO, NOT_DUE: Truth.NOT_DUE}


def _as_it_is(norm: Norm) -> Norm:
    return norm


def truth_of(interval: Interval) -> Truth:
    """Return what an interval of truth is called; what is still open is unknown."""
    return _TRUTHS.get(interval, Truth.UNKNOWN)


def truths_to_see(located: Located) -> frozenset[Truth]:
    """Return the truths of which one wants to know whether a condition can have them."""
    return frozenset(Truth) if c.has_deadline(located.condition) else frozenset(Truth) - {Truth.NOT_DUE}


def possible_truths(norm: Norm, rule: Rule, located: Located) -> frozenset[Truth]:
    """Return every truth that a condition of a rule can have for a record that the condition is asked of.

    A relation can have every truth: which records there are is free. So can what has too large a domain to try.
    """
    wanted = truths_to_see(located)
    if isinstance(located.condition, c.Has):
        return wanted
    found: set[Truth] = set()
    try:
        for (truths,) in _trials(norm, rule, located, [located.condition]):
            found.update(map(truth_of, set(truths)))
            if found >= wanted:
                return wanted
    except TooLarge:
        return wanted
    return wanted & found


def same_truths(
    norm: Norm,
    rule: Rule,
    located: Located,
    one: c.Condition,
    other: c.Condition,
    prepare: Callable[[Norm], Norm] = _as_it_is,
) -> bool:
    """Return whether two conditions are surely the same for every record, on every date and under every reading.

    False too where there are too many records to try, and where relations are looked up. ``prepare`` gives a norm, as
    it is read, the parameters that only these conditions use.
    """
    return _compare(norm, rule, located, one, other, prepare, lambda first, second: first == second)


def implies(norm: Norm, rule: Rule, located: Located, one: c.Condition, other: c.Condition) -> bool:
    """Return whether another condition is surely at least as true as one, whatever the record, date and reading.

    False too where there are too many records to try, and where relations are looked up.
    """

    def reaches(first: Interval, second: Interval) -> bool:
        return first.lowest <= second.lowest and first.highest <= second.highest

    return _compare(norm, rule, located, one, other, _as_it_is, reaches)


def _compare(
    norm: Norm,
    rule: Rule,
    located: Located,
    one: c.Condition,
    other: c.Condition,
    prepare: Callable[[Norm], Norm],
    holds: Callable[[Interval, Interval], bool],
) -> bool:
    if any(isinstance(leaf, c.Has) for condition in (one, other) for leaf in leaves_of(condition)):
        return False
    try:
        return all(
            holds(first, second)
            for truths in _trials(norm, rule, located, [one, other], prepare)
            for first, second in set(zip(*truths, strict=True))
        )
    except TooLarge:
        return False


def _trials(
    norm: Norm,
    rule: Rule,
    located: Located,
    conditions: Sequence[c.Condition],
    prepare: Callable[[Norm], Norm] = _as_it_is,
) -> Iterator[Sequence[Sequence[Interval]]]:
    """Yield for each moment, and each register that is behind or not, what each condition is for all records."""
    tried = 0
    for moment in moments_for(norm, rule, located.types[0], conditions, prepare):
        for behind in (False, True):
            truths = _Trial(moment, located, behind).truths(conditions)
            tried += len(truths[0])
            yield truths
            if tried > _MOST_TRIED:
                raise TooLarge


def moments_for(
    norm: Norm,
    rule: Rule,
    fact_type: str,
    conditions: Sequence[c.Condition],
    prepare: Callable[[Norm], Norm] = _as_it_is,
) -> Iterator[Moment]:
    """Yield the moments that can make a difference to conditions on records of a type: each kind, day and reading."""
    made = prepare(norm)
    names = dict.fromkeys(name for condition in conditions for name in parameters_in_condition(condition))
    readings: list[Mapping[str, ParameterValue]] = [{}]
    for parameter in [made.parameters[name] for name in names]:
        readings += [{parameter.name: value} for dated in parameter.values for value in dated.admitted]
    for read_so in [prepare(with_readings(norm, reading)) for reading in readings]:
        for kind in norm.kinds:
            if norm.not_applicable(rule, kind) is None:
                for day in days_for(read_so, fact_type, conditions):
                    yield moment_of(read_so, day, kind)


@attrs.frozen(eq=False)
class _Trial:
    """All records that make a difference to conditions at a moment."""

    moment: Moment
    located: Located
    behind: bool

    def truths(self, conditions: Sequence[c.Condition]) -> Sequence[Sequence[Interval]]:
        """Return for each condition its truth for all these records."""
        return self._inside(conditions) if self.located.around else self._outside(conditions)

    def _outside(self, conditions: Sequence[c.Condition]) -> Sequence[Sequence[Interval]]:
        fact_type = self._types[0]
        fields = self._fields(conditions, fact_type)
        scope = [part for part in _parts(self.located.question.where) if self._narrows(part, fields, fact_type)]
        corners = self._corners([*conditions, *scope])
        assessing = self._assessing(self._register(corners, fields))
        view = assessing.view(fact_type.name, ended=self.located.question.ended)
        positions = those_there(view, self.moment)
        inside = zip(positions, *truths_of(assessing, view, positions, scope), strict=True)
        cases = [position for position, *truths in inside if NO not in truths]
        return truths_of(assessing, view, cases, conditions)

    def _narrows(self, part: c.Condition, fields: Sequence[str], fact_type: FactType) -> bool:
        """Return whether a part of the scope says more of these fields, of which the cases must meet something."""
        if not self.located.must or any(isinstance(leaf, c.Has) for leaf in leaves_of(part)):
            return False
        return set(self._fields([part], fact_type)) <= set(fields)

    def _inside(self, conditions: Sequence[c.Condition]) -> Sequence[Sequence[Interval]]:
        inner, outer = self._types[:2]
        fields = self._fields(conditions, inner)
        its = list(dict.fromkeys(name for condition in conditions for name in its_fields_of(condition)))
        corners = self._corners(conditions, outer)
        holder, register = self._register(corners, its, outer), self._register(corners, fields)
        assessing = self._assessing(register)
        views = [read(each, self.moment, None, ended=True) for each in (holder, register)]
        counting = [those_there(view, self.moment) for view in views]
        if len(counting[0]) * len(counting[1]) > _LARGEST:
            raise TooLarge
        pairs = [(position, related) for position in counting[0] for related in counting[1]]
        return [related_truths_of(assessing, views[0], views[1], pairs, condition) for condition in conditions]

    def _fields(self, conditions: Iterable[c.Condition], fact_type: FactType) -> Sequence[str]:
        """Return the fields of the record that conditions look at, those that a parameter names among them."""
        found: dict[str, None] = {}
        for condition in conditions:
            found.update(dict.fromkeys(fields_of(condition, fact_type)))
            for leaf in leaves_of(condition):
                named = getattr(leaf, "start", getattr(leaf, "end", None))
                if isinstance(named, ParameterOf):
                    found[str(self.moment.parameter(named.name))] = None
        return list(found)

    @property
    def _types(self) -> Sequence[FactType]:
        return [self.moment.norm.fact_types[name] for name in self.located.types]

    def _corners(self, conditions: Iterable[c.Condition], its: FactType | None = None) -> Corners:
        norm = self.moment.norm
        corners = Corners(self._types[0], self.moment.as_of, change_ids(norm), inexact=True)
        for condition in conditions:
            corners.add(self.moment, condition, its)
        return corners

    def _register(self, corners: Corners, names: Iterable[str], outer: FactType | None = None) -> Register:
        register = register_of_corners(corners, names, outer, largest=_LARGEST)
        return attrs.evolve(register, as_at=self.moment.as_of - 1) if self.behind else register

    def _assessing(self, register: Register) -> Assessing:
        organisation = Organisation(id="gm9901", name="Dijkstede", kind=self.moment.kind)
        dossier = Dossier(self.moment.norm, organisation, date.fromordinal(self.moment.as_of))
        return Assessing(self.moment, dossier.with_registers([register]), None)


def those_there(view: View, moment: Moment) -> list[int]:
    """Return the positions of a view's records that are there at a moment, or perhaps are."""
    register = view.register
    if register.fact_type.kind is not RecordKind.STATEMENT:
        return sorted((*view.sure, *view.perhaps))
    window = register.fact_type.valid_for
    first = 0 if window is None else first_day_inside(moment.as_of, moment.value(window))
    days = view.columns.days(FROM_DAY)
    return [
        position
        for position, day in enumerate(days)
        if begun(view.columns, position, register, moment.as_of, None) != NO and not day < first
    ]


def _parts(condition: c.Condition) -> Sequence[c.Condition]:
    return condition.parts if isinstance(condition, c.All) else (condition,)
