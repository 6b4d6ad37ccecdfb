"""Programs: a generated function of one fact type, run over a register, gives the tallies of its questions."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import repeat
from operator import or_
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.port import AllBut, Tally
from brabantnorm_rules.engines.relations import Plan, Related
from brabantnorm_rules.engines.source import Source
from brabantnorm_rules.engines.view import Unit, View
from brabantnorm_rules.norm.rules import RecordQuestion
from brabantnorm_rules.truth import Role

ByRoles: TypeAlias = Sequence[Sequence[int]]
"""Positions at the index that their role set is."""

_Answer: TypeAlias = tuple[Sequence[int] | None, Sequence[int], Sequence[tuple[int, int]]]
"""Positions that surely pass (None: the rest) and that surely fail, and the role sets and positions of the others."""

_Function: TypeAlias = Callable[..., Sequence[_Answer]]
_Tally: TypeAlias = Callable[[Sequence[int]], Sequence[_Answer]]
_NOBODY: Final[ByRoles] = ((),) * 8
_NO_CASE: Final = int(Role.NO_CASE)
_PASSING: Final = int(Role.PASSING)
_FAILING: Final = int(Role.FAILING)


@attrs.frozen(eq=False)
class Program:
    """The generated function of one fact type, what it needs, and the questions that it answers with their numbers."""

    fact_type: str
    ended: bool
    questions: tuple[tuple[int, RecordQuestion], ...]
    plans: tuple[Plan, ...]
    source: Source
    text: str
    function: _Function

    def run(self, assessing: Assessing, tallies: list[Tally]) -> None:
        """Put the tally of each question over the register at the question's number."""
        view = assessing.view(self.fact_type, ended=self.ended)
        register = view.register
        found: Iterable[ByRoles] = (_NOBODY,) * len(self.questions)
        contradictions: Iterable[tuple[int, ...]] = repeat(())
        if register.ids:
            tally = self._tally_of(view, assessing)
            found = [_by_roles(view.sure, *answer) for answer in tally(view.sure)]
            if view.perhaps:
                found = [
                    _joined(one, _in_doubt(view.perhaps, answer))
                    for one, answer in zip(found, tally(view.perhaps), strict=True)
                ]
            if view.units:
                found, contradictions = _with_open_units(found, view.open_units, tally)
        coverage = Coverage(view, assessing.moment, assessing.organisation, assessing.known_on)
        complete = coverage.of_questions(ended=self.ended)
        for (number, _), positions, whole, contradicting in zip(self.questions, found, complete, contradictions):  # noqa: B905  the last may go on for ever
            tallies[number] = Tally(register, positions, whole, contradicting)

    def role_sets(self, assessing: Assessing, view: View, positions: Sequence[int]) -> Sequence[Sequence[int]]:
        """Return the role set of the records at ``positions`` in each question, as if they surely exist."""
        return [_role_sets(positions, *answer) for answer in self._tally_of(view, assessing)(positions)]

    def _tally_of(self, view: View, assessing: Assessing) -> _Tally:
        """Return the generated function, handed all but the positions to look at."""
        constants, relations = given(self.source, self.plans, assessing, view)
        function = self.function
        return lambda positions: function(assessing, view, None, positions, constants, relations)


def given(
    source: Source, plans: Sequence[Plan], assessing: Assessing, view: View
) -> tuple[tuple[Any, ...], tuple[Related, ...]]:
    """Return the constants of the moment and the relations of a view, as a generated function is handed them."""
    relations = tuple([Related(found, assessing, view) for found in plans]) if plans else ()
    return assessing.moment.made(source, source.make_constants), relations


def _role_sets(
    positions: Sequence[int],
    passing: Sequence[int] | None,
    failing: Sequence[int],
    others: Sequence[tuple[int, int]],
) -> Sequence[int]:
    if len(positions) == 1:
        return (
            others[0][0] if others else _FAILING if failing else _PASSING if passing or passing is None else _NO_CASE,
        )
    held = dict.fromkeys(positions, _PASSING if passing is None else _NO_CASE)
    held.update(dict.fromkeys(passing or (), _PASSING))
    held.update(dict.fromkeys(failing, _FAILING))
    held.update({position: roles for roles, position in others})
    return tuple(held.values())


def _by_roles(
    positions: Sequence[int],
    passing: Sequence[int] | None,
    failing: Sequence[int],
    others: Sequence[tuple[int, int]],
) -> ByRoles:
    if passing is None:
        passing = AllBut(positions, failing, others)
    if not others:
        return ((), (), passing, (), failing, (), (), ())
    found: list[list[int]] = [[] for _ in range(8)]
    for held, position in others:
        found[held].append(position)
    return ((), (), passing, sorted(found[3]), failing, sorted(found[5]), sorted(found[6]), sorted(found[7]))


def _joined(one: ByRoles, other: ByRoles) -> ByRoles:
    return [sorted((*some, *more)) if more else some for some, more in zip(one, other, strict=True)]


def _in_doubt(positions: Sequence[int], answer: _Answer) -> ByRoles:
    """Return the role sets of records that perhaps do not exist: no case besides."""
    doubtful: list[list[int]] = [[] for _ in range(8)]
    for held, found in enumerate(_by_roles(positions, *answer)):
        doubtful[held | _NO_CASE].extend(found)
    return doubtful


def _with_open_units(
    found: Sequence[ByRoles], units: Sequence[Unit], tally: _Tally
) -> tuple[Sequence[ByRoles], Sequence[tuple[int, ...]]]:
    """Return the role sets with those of statements of which it is open which one counts, and what contradicts."""
    joined, contradictions = [], []
    for place, one in enumerate(found):
        other, contradicting = _play_units(units, tally, place)
        joined.append(_joined(one, other))
        contradictions.append(contradicting)
    return joined, contradictions


def _play_units(units: Sequence[Unit], tally: _Tally, place: int) -> tuple[ByRoles, tuple[int, ...]]:
    """Return the role sets of open statements in one question, each key as one record.

    Also the positions of those that would play different roles.
    """
    found: list[list[int]] = [[] for _ in range(8)]
    contradicting: list[int] = []
    for unit in units:
        played = {_role_sets((position,), *tally((position,))[place])[0] for position in unit.candidates}
        union = reduce(or_, played, 0 if unit.sure else _NO_CASE)
        if union != _NO_CASE:
            found[union].append(unit.candidates[0])
        if len(played) > 1:
            contradicting.extend(unit.candidates)
    return found, tuple(sorted(contradicting))
