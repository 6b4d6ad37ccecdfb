"""Joining: one new record in the place of several, where it serves more rules than each of them alone."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from brabantnorm_rules.analysis.planning.merging import have_in_common, merge
from brabantnorm_rules.analysis.planning.solving import Solution, Solver
from brabantnorm_rules.analysis.planning.steps import Step, StepKind
from brabantnorm_rules.analysis.planning.trials import LimitReached
from brabantnorm_rules.truth import Outcome


def joint(solver: Solver, solutions: Mapping[str, Sequence[Solution]]) -> Iterator[tuple[str, Solution]]:
    """Yield new records that each serve several rules at once, for each of these rules.

    Each record in the place of which one comes has something in common with every other.
    """
    alone = {rule: [each.steps[0] for each in several if _is_one_record(each)] for rule, several in solutions.items()}
    left = {rule: steps for rule, steps in alone.items() if steps}
    while left:
        rule = next(iter(left))
        found = _Joint(solver, (rule,), (left.pop(rule)[0],))
        for other, steps in left.items():
            found = next(filter(None, (found.joined(other, step) for step in steps)), found)
        for other in found.rules[1:]:
            del left[other]
        if found.made is not None:
            yield from ((served, found.made) for served in found.rules)


@attrs.frozen(eq=False)
class _Joint:
    """Rules with a new record for each, and what one in the place of all of them makes; None: of one record."""

    solver: Solver
    rules: tuple[str, ...]
    steps: tuple[Step, ...]
    made: Solution | None = None

    def joined(self, rule: str, step: Step) -> "_Joint | None":
        """Return it with one more rule and record; None where one record would not serve all."""
        if not all(have_in_common(each, step) for each in self.steps):
            return None
        record = merge(self.steps[0] if self.made is None else self.made.steps[0], step)
        rules = (*self.rules, rule)
        # Each by itself may be there already; all of them in one record is what is to be done.
        made = None if record is None else _tried(self.solver, attrs.evolve(record, kind=StepKind.DO), rules)
        return None if made is None else _Joint(self.solver, rules, (*self.steps, step), made)


def _is_one_record(solution: Solution) -> bool:
    return len(solution.steps) == 1 and solution.steps[0].new and len(solution.steps[0].ids) == 1


def _tried(solver: Solver, step: Step, rules: Sequence[str]) -> Solution | None:
    solver.trials.left = solver.trials.limit
    try:
        found = solver.checked(rules[0], (step,), solver.as_of)
    except LimitReached:
        return None
    return found if found is not None and all(found.makes.get(rule) is Outcome.MET for rule in rules) else None
