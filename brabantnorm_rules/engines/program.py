"""Programs: a generated function of one fact type, run over a register, gives the tallies of its questions."""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from operator import or_
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.relations import Plan, Related
from brabantnorm_rules.engines.source import Source
from brabantnorm_rules.engines.view import Unit, View
from brabantnorm_rules.norm.rules import RecordQuestion
from brabantnorm_rules.truth import Role

ByRoles: TypeAlias = Sequence[Sequence[int]]
"""Positions at the index that their role set is."""

_Answer: TypeAlias = tuple[Sequence[int], Sequence[int], Sequence[tuple[int, int]]]
"""Positions that surely pass and that surely fail, and the role sets and positions of the others."""

_Function: TypeAlias = Callable[[Sequence[int]], Sequence[_Answer]]
_NOBODY: Final[ByRoles] = ((),) * 8
_NO_CASE: Final = int(Role.NO_CASE)


@attrs.frozen(eq=False)
class Program:
    """The generated function of one fact type, what it needs, and the questions that it answers with their numbers."""

    fact_type: str
    ended: bool
    questions: tuple[tuple[int, RecordQuestion], ...]
    plans: tuple[Plan, ...]
    source: Source
    text: str
    function: Callable[..., Sequence[_Answer]]

    def run(self, assessing: Assessing, tallies: list[Tally]) -> None:
        """Put the tally of each question over the register at the question's number."""
        view = assessing.view(self.fact_type, ended=self.ended)
        found, contradictions = self._play(view, assessing)
        coverage = Coverage(view, assessing.moment, assessing.organisation, assessing.known_on)
        known = coverage.knows_all
        for (number, question), positions, contradicting in zip(self.questions, found, contradictions, strict=True):
            complete = known or coverage.covers(question.where)
            tallies[number] = Tally(view.register, positions, complete, contradicting)

    def _play(self, view: View, assessing: Assessing) -> tuple[Sequence[ByRoles], Sequence[tuple[int, ...]]]:
        """Return the positions by role set, and the contradicting ones, for each question."""
        none: Sequence[tuple[int, ...]] = ((),) * len(self.questions)
        if not view.register.ids:
            return (_NOBODY,) * len(self.questions), none
        relations = tuple(Related(found, assessing, view) for found in self.plans)
        tally: _Function = partial(
            self.function, view.columns, None, **assessing.arguments(view, self, self.source.make_constants, relations)
        )
        found = [_by_roles(*answer) for answer in tally(view.sure)]
        if view.perhaps:
            perhaps = [_in_doubt(_by_roles(*answer)) for answer in tally(view.perhaps)]
            found = [_joined(one, other) for one, other in zip(found, perhaps, strict=True)]
        if not view.open_units:
            return found, none
        played = [_play_units(view.open_units, tally, number) for number in range(len(self.questions))]
        return (
            [_joined(one, other) for one, (other, _) in zip(found, played, strict=True)],
            [contradicting for _, contradicting in played],
        )


def _by_roles(passing: Sequence[int], failing: Sequence[int], others: Sequence[tuple[int, int]]) -> ByRoles:
    if not others:
        return ((), (), passing, (), failing, (), (), ())
    found: list[list[int]] = [[] for _ in range(8)]
    for held, position in others:
        found[held].append(position)
    return ((), (), passing, found[3], failing, found[5], sorted(found[6]), sorted(found[7]))


def _joined(one: ByRoles, other: ByRoles) -> ByRoles:
    return [sorted((*some, *more)) if more else some for some, more in zip(one, other, strict=True)]


def _in_doubt(found: ByRoles) -> ByRoles:
    """Return the role sets of records that perhaps do not exist: no case besides."""
    doubtful: list[list[int]] = [[] for _ in range(8)]
    for held, positions in enumerate(found):
        doubtful[held | _NO_CASE].extend(positions)
    return doubtful


def _play_units(units: Sequence[Unit], tally: _Function, number: int) -> tuple[ByRoles, tuple[int, ...]]:
    """Return the role sets of statements of which it is open which one counts, each key as one record.

    Also the positions of those that would play different roles.
    """
    found: list[list[int]] = [[] for _ in range(8)]
    contradicting: list[int] = []
    for unit in units:
        played = {_role_set(_by_roles(*tally((position,))[number])) for position in unit.candidates}
        union = reduce(or_, played, 0 if unit.sure else _NO_CASE)
        if union != _NO_CASE:
            found[union].append(unit.candidates[0])
        if len(played) > 1:
            contradicting.extend(unit.candidates)
    return found, tuple(contradicting)


def _role_set(found: ByRoles) -> int:
    return next((held for held, positions in enumerate(found) if positions), _NO_CASE)
