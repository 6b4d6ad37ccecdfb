"""Relations: whether a record has another record that it should have, looked up by position."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias, cast

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.operators import write
from brabantnorm_rules.engines.rails import Record
from brabantnorm_rules.engines.source import PARAMETERS, Source, frame, identifier
from brabantnorm_rules.engines.view import FROM_DAY, View, begun
from brabantnorm_rules.engines.windows import Windows, keys_of, matching
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.periods import FIRST_DAY, LAST_DAY
from brabantnorm_rules.norm.values import NONE, Absent
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
    key, its_key = matching(has)
    return Plan(has, fact_type, source, text, source.compile(text, name), inner, key, its_key)


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
        "_outer",
        "_plan",
        "_search",
        "_windows",
    )

    def __init__(self, found: Plan, assessing: Assessing, outer: View) -> None:
        """Keep what a relation is looked up in from the records of ``outer``."""
        super().__init__()
        self._plan, self._assessing, self._outer = found, assessing, outer

    def _make_ready(self) -> None:
        found, assessing, outer = self._plan, self._assessing, self._outer
        view = assessing.view(found.fact_type.name)
        inner = tuple([_inside(nested, assessing, view) for nested in found.inner])
        constants = assessing.moment.made(found, found.source.make_constants)
        self._search, keep = found.function(assessing, view, outer, (), constants, inner)
        self._has, self._its, self._its_key = found.has, outer.columns, found.its_key
        self._windows = Windows(found.has, assessing.moment, outer.columns)
        self._candidates: _Candidates = assessing.made(found, lambda: _Candidates.among(found, view, keep, assessing))
        self._coverage = Coverage(view, assessing.moment, assessing.organisation, assessing.known_on)

    def __missing__(self, position: int) -> Interval:
        if not self:
            self._make_ready()
        truth = self[position] = self._look_up(position)
        return truth

    def undecided(self, position: int) -> tuple[Sequence[int], bool]:
        """Return the related records that perhaps are the one that a record should have.

        And whether no related record is missing that could be. As long as the window is unknown any day may lie in it.
        """
        self._make_ready()
        window = self._windows.at(position)
        if window is NOT_DUE:
            return (), True
        first, last = (FIRST_DAY, LAST_DAY) if isinstance(window, Interval) else window
        sure, perhaps = self._candidates.inside(self._key(position), first, last)
        undecided = [candidate for candidate in sure if self._search(position, (candidate,)) is UNKNOWN]
        undecided += [candidate for candidate in perhaps if self._search(position, (candidate,)) is not NO]
        return sorted(undecided), self._covers(position, first)

    def _look_up(self, position: int) -> Interval:
        window = self._windows.at(position)
        if isinstance(window, Interval):
            return window
        first, last = window
        sure, perhaps = self._candidates.inside(self._key(position), first, last)
        found = self._search(position, sure)
        if found is YES:
            return YES
        none = found is NO and self._search(position, perhaps) is NO and self._covers(position, first)
        if self._has.window is not None and last >= self._assessing.moment.as_of:
            return NOT_DUE if none else AT_LEAST_NOT_DUE
        return NO if none else UNKNOWN

    def _key(self, position: int) -> object:
        return self._its[self._its_key][position] if self._its_key else None

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


def _inside(found: Plan, assessing: Assessing, outer: View) -> Related:
    """Return the truth of a relation inside another, for the whole register of the related records."""
    related: Related = assessing.made((found, "inside"), lambda: Related(found, assessing, outer))
    return related


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
                *keys_of(keys[position] if keys is not None else NONE, _UNKNOWN_KEY),
            ):
                pool = pools[key]
                if isinstance(day, Absent):
                    pool.undated.append(position)
                else:
                    (pool.sure if counts == YES else pool.perhaps).append((cast("int", day), position))
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


def _between(dated: Sequence[tuple[int, int]], first: int, last: int) -> list[int]:
    low = bisect_left(dated, (first, -1))
    high = bisect_right(dated, (last, LAST_DAY))
    return [position for _, position in dated[low:high]]
