"""Rows: records of one fact type made at random, towards what conditions are to be."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.engines.truths import truths_of
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.mentions import fields_of, leaves_of
from brabantnorm_rules.truth import NO, YES, Interval
from brabantnorm_rules.workbench.cells import Cell
from brabantnorm_rules.workbench.registers import Row, register_with

_TRIES: Final = 6
_Places: TypeAlias = dict[str, frozenset[int]]
"""Of each field the places of the cells that it may hold."""


@attrs.frozen(eq=False)
class Rows:
    """Makes records of a fact type from the cells that each field can hold."""

    fact_type: FactType
    cells: Mapping[str, Sequence[Cell]]
    random: Random
    _tried: dict[tuple[int, c.Condition], tuple[frozenset[int], frozenset[int]]] = attrs.field(factory=dict, init=False)

    def altered(self, row: Row) -> Row:
        """Return a record that holds anything of one field, and otherwise what another holds."""
        name = self.random.choice(list(self.cells)) if self.cells else ""
        return {**row, name: self.random.choice(self.cells[name])} if name else row

    def any_row(self) -> Row:
        """Return a record that holds anything."""
        return {name: self.random.choice(cells) for name, cells in self.cells.items()}

    def row(self, moment: Moment, wanted: Sequence[tuple[c.Condition, bool]]) -> Row:
        """Return a record for which conditions hold or do not; where none was found, one that holds anything.

        What a test says of one field is arranged, what it says of several is tried a few times.
        """
        made = []
        for _ in range(_TRIES):
            places: _Places = {name: frozenset(range(len(cells))) for name, cells in self.cells.items()}
            if all(self._narrow(moment, condition, holds, places) for condition, holds in wanted):
                made.append(
                    {name: cells[self.random.choice(sorted(places[name]))] for name, cells in self.cells.items()}
                )
        if not made:
            return self.any_row()
        alone = [(condition, holds) for condition, holds in wanted if _stands_alone(condition)]
        truths = self._truths(moment, [[*row.values()] for row in made], [*self.cells], [each for each, _ in alone])
        fitting = [
            row
            for row, *found in zip(made, *truths, strict=True)
            if all(truth == (YES if holds else NO) for truth, (_, holds) in zip(found, alone, strict=True))
        ]
        return (fitting or made)[0]

    def _narrow(self, moment: Moment, condition: c.Condition, holds: bool, places: _Places) -> bool:
        """Leave out of ``places`` what makes a condition otherwise; return whether something is left of every field."""
        match condition:
            case c.Not(part):
                return self._narrow(moment, part, not holds, places)
            case c.All(parts) | c.Any(parts):
                every = isinstance(condition, c.All) is holds
                chosen = parts if every or not parts else (self.random.choice(parts),)
                return all(self._narrow(moment, part, holds, places) for part in chosen) and (every or bool(parts))
        names = list(dict.fromkeys(fields_of(condition, self.fact_type)))
        if isinstance(condition, c.Has) or _looks_outward(condition) or len(names) != 1 or names[0] not in self.cells:
            return True
        (name,) = names
        places[name] &= self._cells_that(moment, condition, name)[0 if holds else 1]
        return bool(places[name])

    def _cells_that(self, moment: Moment, condition: c.Condition, name: str) -> tuple[frozenset[int], frozenset[int]]:
        """Return the places of the cells of a field for which a condition holds, and for which it does not."""
        key = (id(moment), condition)
        if key not in self._tried:
            (truths,) = self._truths(moment, [[cell] for cell in self.cells[name]], [name], [condition])
            held, not_held = (
                frozenset(place for place, truth in enumerate(truths) if truth == wanted) for wanted in (YES, NO)
            )
            self._tried[key] = (held, not_held)
        return self._tried[key]

    def _truths(
        self, moment: Moment, rows: Sequence[Sequence[Cell]], names: Sequence[str], conditions: Sequence[c.Condition]
    ) -> Sequence[Sequence[Interval]]:
        """Return for each condition its truth for these records."""
        register = register_with(self.fact_type, names, rows, moment.as_of)
        organisation = Organisation(id="gm9901", name="Dijkstede", kind=moment.kind)
        dossier = Dossier(moment.norm, organisation, date.fromordinal(moment.as_of)).with_registers([register])
        assessing = Assessing(moment, dossier, None)
        return truths_of(assessing, assessing.view(self.fact_type.name), range(len(rows)), conditions)


def _stands_alone(condition: c.Condition) -> bool:
    """Return whether a condition can be tried without other records."""
    return not any(isinstance(leaf, c.Has) or _looks_outward(leaf) for leaf in leaves_of(condition))


def _looks_outward(condition: c.Condition) -> bool:
    """Return whether a test compares with the record that should have this one."""
    held = attrs.asdict(condition, recurse=False).values()
    return any(isinstance(value, c.Its) or isinstance(getattr(value, "at", None), c.Its) for value in held)
