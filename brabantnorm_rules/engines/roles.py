"""Roles record by record: what each record of a register can be, once its existence and its key are considered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Final, TypeAlias

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.port import Engine, Tally
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.truth import Role

RoleSets: TypeAlias = tuple[int, ...]
"""The role set of one record in each question about its fact type; `CONTRADICTS` besides where it is contradicted."""

CONTRADICTS: Final = 8
"""A bit beside a role set: another statement of the same day and key plays another role."""

HELD: Final = 7
"""The bits of a role set itself."""

_NO_CASE: Final = int(Role.NO_CASE)


def role_sets_of(engine: Engine, assessing: Assessing, view: View, *, ended: bool) -> dict[int, RoleSets]:
    """Return the role sets of the records of a view by position; those that surely do not exist are left out.

    A record that perhaps does not exist is perhaps no case. Statements of one key of which it is open which one counts
    are one record, that stands at the position of the first; the others are no case.
    """
    positions = view.sure
    if view.perhaps or view.units:
        of_units = [place for unit in view.open_units for place in unit.candidates]
        positions = sorted([*view.sure, *view.perhaps, *of_units])
    if not positions:
        return {}
    asked = engine.role_sets(assessing, view, positions, ended=ended)
    found = dict(zip(positions, zip(*asked, strict=True), strict=True))
    for position in view.perhaps:
        found[position] = tuple([held | _NO_CASE for held in found[position]])
    for unit in view.open_units if view.units else ():
        played = list(zip(*(found[position] for position in unit.candidates), strict=True))
        contradicts = [CONTRADICTS if len(set(roles)) > 1 else 0 for roles in played]
        doubt = 0 if unit.sure else _NO_CASE
        found.update(dict.fromkeys(unit.candidates, tuple([_NO_CASE | bit for bit in contradicts])))
        found[unit.candidates[0]] = tuple(
            [reduce(or_, roles, doubt | bit) for roles, bit in zip(played, contradicts, strict=True)]
        )
    return found


def tallies_of(
    assessing: Assessing, roles_of: Callable[[str, bool], Iterable[tuple[int, RoleSets]]]
) -> Sequence[Tally]:
    """Return the tallies of ``norm.questions``, in their order, from what each record can be.

    ``roles_of`` gives the positions of a fact type's records, in order, with their role sets, by fact type and whether
    what ended is included.
    """
    questions = assessing.moment.norm.questions_of
    found = dict(tally for asked in questions for tally in tallies_about(assessing, *asked, roles_of(*asked)))
    return [found[number] for number in range(len(found))]


def tallies_about(
    assessing: Assessing, fact_type: str, ended: bool, roles: Iterable[tuple[int, RoleSets]]
) -> Iterator[tuple[int, Tally]]:
    """Yield the tally of each question about one fact type with its number, from what each record can be."""
    numbers = assessing.moment.norm.questions_of[fact_type, ended]
    found: list[list[list[int]]] = [[[] for _ in range(8)] for _ in numbers]
    contradictions: list[list[int]] = [[] for _ in numbers]
    for position, held_in in roles:
        for place, held in enumerate(held_in):
            if held != _NO_CASE:
                found[place][held & HELD].append(position)
                if held & CONTRADICTS:
                    contradictions[place].append(position)
    register = assessing.register(fact_type)
    complete = completeness_of(assessing, fact_type, ended=ended)
    for place, number in enumerate(numbers):
        found[place][_NO_CASE].clear()
        yield number, Tally(register, found[place], complete[place], tuple(contradictions[place]))


def completeness_of(assessing: Assessing, fact_type: str, *, ended: bool) -> Sequence[bool]:
    """Return for each question about a fact type whether no record that could matter to it is missing."""
    view = assessing.view(fact_type, ended=ended)
    return Coverage(view, assessing.moment, assessing.organisation, assessing.known_on).of_questions(ended=ended)
