"""Relations: whether a record has another record that it should have, looked up by position."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.moment import term
from brabantnorm_rules.engines.operators import write
from brabantnorm_rules.engines.rails import Record
from brabantnorm_rules.engines.source import PARAMETERS, Source, frame, identifier
from brabantnorm_rules.engines.view import FROM_DAY, View, begun
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import FIRST_DAY, LAST_DAY, first_day_reaching
from brabantnorm_rules.norm.values import NONE, Absent, Value
from brabantnorm_rules.truth import (
    AT_LEAST_NOT_DUE,
    NO,
    NOT_DUE,
    UNKNOWN,
    YES,
    Interval,
)

_Search: TypeAlias = Callable[[int, Iterable[int]], Interval]
_Keep: TypeAlias = Callable[[Iterable[int]], list[int]]


@attrs.frozen(eq=False)
class Plan:
    """How one relation is looked up.

    The generated function gives a search among candidates for one outer record, and a filter of what can be a candidate
    for any. ``key`` is a field of the related record that must equal or include the outer record's ``its_key``.
    """

    has: c.Has
    fact_type: FactType
    source: Source
    text: str
    function: Callable[..., tuple[_Search, _Keep]]
    inner: tuple["Plan", ...]
    key: str
    its_key: str


def plan(norm: Norm, has: c.Has, outer: FactType) -> Plan:
    """Return the plan of a relation from records of the fact type ``outer``."""
    fact_type = norm.fact_types[has.record_of]
    source = Source()
    record = Record(
        source,
        norm,
        fact_type,
        "j",
        "columns",
        Record(source, norm, outer, "i", "its_columns"),
    )
    parts = has.where.parts if isinstance(has.where, c.All) else (has.where,)
    rails = write(record, has.where)
    fixed = write(record, c.All(tuple(part for part in parts if not _uses_its(part))))
    name = identifier(f"search_{has.record_of}")
    body = (
        "    def search(i, candidates):\n"
        "        found = NO\n"
        "        for j in candidates:\n"
        f"            if {rails.yes}: return YES\n"
        f"            if not ({rails.no}): found = UNKNOWN\n"
        "        return found\n"
        "    def keep(candidates):\n"
        f"        return [j for j in candidates if not ({fixed.no})]\n"
        "    return search, keep\n"
    )
    text = f"def {name}({', '.join(PARAMETERS)}):\n" + frame("    ", source.preamble(body)) + body
    inner = tuple(plan(norm, nested, fact_type) for nested in source.relations)
    key, its_key = next((found for part in parts if (found := _matching(part))), ("", ""))
    return Plan(has, fact_type, source, text, source.compile(text, name), inner, key, its_key)


def _matching(part: c.Condition) -> tuple[str, str] | None:
    match part:
        case c.Compare(field, c.Comparison.EQUAL, c.Its(its_field)) | c.Includes(field, c.Its(its_field)):
            return field, its_field
        case _:
            return None


def _uses_its(condition: c.Condition) -> bool:
    if isinstance(condition, c.Has):
        return False
    operands = (getattr(condition, name, None) for name in ("operand", "start", "end", "window", "duration", "period"))
    own = any(isinstance(found, c.Its) or isinstance(getattr(found, "at", None), c.Its) for found in operands)
    return own or any(_uses_its(part) for part in c.parts_of(condition))


class Related(dict[int, Interval]):
    """Whether the record at a position has the related record; worked out when it is first asked for."""

    __slots__ = (
        "_assessing",
        "_candidates",
        "_coverage",
        "_has",
        "_its",
        "_its_key",
        "_search",
        "_term",
    )

    def __init__(self, found: Plan, assessing: Assessing, outer: View) -> None:
        """Make the related register ready for looking up from the records of ``outer``."""
        super().__init__()
        view = assessing.view(found.fact_type.name)
        inner = tuple(Related(nested, assessing, view) for nested in found.inner)
        constants = assessing.moment.made(found, found.source.make_constants)
        self._search, keep = found.function(assessing, view, outer, (), constants, inner)
        self._assessing, self._has, self._its, self._its_key = (
            assessing,
            found.has,
            outer.columns,
            found.its_key,
        )
        period = getattr(found.has.window, "period", None)
        self._term = None if period is None else assessing.moment.made((found, "term"), lambda on: term(on, period))
        self._candidates = _Candidates.among(found, view, keep, assessing)
        self._coverage = Coverage(view, assessing.moment, assessing.organisation, assessing.known_on)

    def __missing__(self, position: int) -> Interval:
        truth = self[position] = self._look_up(position)
        return truth

    def _look_up(self, position: int) -> Interval:
        window = self._window(position)
        if isinstance(window, Interval):
            return window
        first, last = window
        key = self._its[self._its_key][position] if self._its_key else None
        sure, perhaps = self._candidates.inside(key, first, last)
        found = self._search(position, sure)
        if found is YES:
            return YES
        none = found is NO and self._search(position, perhaps) is NO and self._covers(position, first)
        if self._has.window is not None and last >= self._assessing.moment.as_of:
            return NOT_DUE if none else AT_LEAST_NOT_DUE
        return NO if none else UNKNOWN

    def _covers(self, position: int, first: int) -> bool:
        """Return whether no related record is missing that could matter to the outer record."""
        fact_type = self._coverage.view.register.fact_type
        on_from = self._has.window is not None and self._has.date in (
            None,
            *fact_type.from_fields,
        )
        since = first if on_from and len(fact_type.from_fields) == 1 else None
        coverage = attrs.evolve(self._coverage, its=lambda field: self._its[field][position])
        return coverage.covers(self._has.where, since)

    def _window(self, position: int) -> tuple[int, int] | Interval:
        """Return the first and last day of the window, or the truth that its ends decide already."""
        match self._has.window:
            case None:
                return FIRST_DAY, LAST_DAY
            case c.After(start, _):
                return self._ends(self._day(start, position), lambda day: (day, self._after(day)))
            case c.Before(end, _):
                return self._ends(
                    self._day(end, position),
                    lambda day: (self._first_reaching(day), day),
                )
            case c.Between(start, end):
                first, last = self._day(start, position), self._day(end, position)
                if first is NONE or last is NONE or not isinstance(last, Absent):
                    return self._ends(first, lambda day: (day, LAST_DAY if last is NONE else _ordinal(last)))
                return UNKNOWN

    @staticmethod
    def _ends(day: Value, window: Callable[[int], tuple[int, int]]) -> tuple[int, int] | Interval:
        if day is NONE:
            return NOT_DUE
        return UNKNOWN if isinstance(day, Absent) else window(_ordinal(day))

    def _after(self, day: int) -> int:
        return _ordinal(self._term[day]) if self._term is not None else day

    def _first_reaching(self, day: int) -> int:
        window = self._has.window
        period = self._assessing.moment.value(window.period) if isinstance(window, c.Before) else None
        return first_day_reaching(day, period) if period else day

    def _day(self, operand: c.FieldOperand, position: int) -> Value:
        if isinstance(operand, ParameterOf):
            return self._its[str(self._assessing.moment.parameter(operand.name))][position]
        return self._its[operand.field][position]


def _ordinal(value: Any) -> int:
    return int(value)


_ANY_KEY: Final = object()
_UNKNOWN_KEY: Final = object()


@attrs.frozen(eq=False)
class _Pool:
    """Candidates in the order of their days: those that surely count, those that perhaps do, those without a day."""

    sure: list[tuple[int, int]] = attrs.field(factory=list)
    perhaps: list[tuple[int, int]] = attrs.field(factory=list)
    undated: list[int] = attrs.field(factory=list)


@attrs.frozen(eq=False)
class _Candidates:
    """The related records that can match, by key and by day. A related record counts also when it has ended since."""

    pools: dict[object, _Pool]
    keyed: bool

    @classmethod
    def among(cls, found: Plan, view: View, keep: _Keep, assessing: Assessing) -> "_Candidates":
        register, columns = view.register, view.columns
        as_of, known_on = assessing.moment.as_of, assessing.known_on
        days = columns[found.has.date or FROM_DAY] if found.has.window is not None else None
        keys = columns[found.key] if found.key else None
        pools: dict[object, _Pool] = defaultdict(_Pool)
        for position in keep(range(len(register))):
            counts = begun(columns, position, register, as_of, known_on)
            day = FIRST_DAY if days is None else days[position]
            if counts == NO or day is NONE:
                continue
            for key in (
                _ANY_KEY,
                *_keys_of(keys[position] if keys is not None else NONE),
            ):
                pool = pools[key]
                if isinstance(day, Absent):
                    pool.undated.append(position)
                else:
                    (pool.sure if counts == YES else pool.perhaps).append((_ordinal(day), position))
        for pool in pools.values():
            pool.sure.sort()
            pool.perhaps.sort()
        return cls(pools, keys is not None)

    def inside(self, key: object, first: int, last: int) -> tuple[list[int], list[int]]:
        """Return the positions that surely, and that perhaps, count and lie in a window (ordinals)."""
        sure: list[int] = []
        perhaps: list[int] = []
        for name in self._names(key):
            if pool := self.pools.get(name):
                sure += _between(pool.sure, first, last)
                perhaps += [*_between(pool.perhaps, first, last), *pool.undated]
        return sure, perhaps

    def _names(self, key: object) -> tuple[object, ...]:
        if not self.keyed or (isinstance(key, Absent) and key is not NONE):
            return (_ANY_KEY,)
        return () if key is NONE else (key, _UNKNOWN_KEY)


def _keys_of(value: Value) -> Iterable[object]:
    if isinstance(value, Absent):
        return () if value is NONE else (_UNKNOWN_KEY,)
    return value if isinstance(value, frozenset) else (value,)


def _between(dated: Sequence[tuple[int, int]], first: int, last: int) -> list[int]:
    low = bisect_left(dated, (first, -1))
    high = bisect_right(dated, (last, LAST_DAY))
    return [position for _, position in dated[low:high]]
