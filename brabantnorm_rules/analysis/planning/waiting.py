"""Waiting: what time alone makes of rules, and what is done now so that time does the rest."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import compress, islice
from typing import Final

import attrs

from brabantnorm_rules.analysis.planning.merging import merged
from brabantnorm_rules.analysis.planning.records import Way
from brabantnorm_rules.analysis.planning.solving import Solution, Solver
from brabantnorm_rules.analysis.planning.steps import Step, StepKind
from brabantnorm_rules.analysis.timeline import TimelineChange, timeline
from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Register
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import Check
from brabantnorm_rules.truth import Outcome

_DATES: Final = 3
"""How many dates are tried on which what cannot be repaired is over."""


def waits(solver: Solver, rules: Sequence[str], until: date) -> Mapping[str, Solution]:
    """Return what time alone makes of rules: when each is first met, else does not apply, else becomes unknown."""
    trials, found, base = solver.trials, dict[str, Solution](), solver.base(solver.as_of)
    changes = timeline(trials.norm, trials.dossier, solver.as_of, until, known_on=trials.known_on, rules=rules)
    for wanted in (Outcome.MET, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN):
        for change in changes:
            if change.after is wanted is not base[change.rule].outcome and change.rule not in found:
                found[change.rule] = Solution((_wait(change),), {change.rule: wanted}, change.on)
    return found


def later(solver: Solver, rule: str, until: date) -> Iterator[Solution]:
    """Yield a way to have a rule met by doing things now and waiting for the rest; raises LimitReached."""
    trials, done = solver.trials, solver.as_of
    narrowed, base = narrow(trials.norm, rule), solver.base(done)
    repairs = solver.repairs(base, trials.dossier, done, done)
    checks = tuple(repairs.of_checks(base[rule]))
    waiting = [result.check for result, ways in checks if not _is_repairable(solver, rule, result.check, ways)]
    for change in islice(_over(solver, rule, waiting, repairs.records.stuck, until), _DATES):
        there = assess(narrowed, trials.dossier, change.on, known_on=trials.known_on, evidence=None)
        open_still = tuple(solver.repairs(there, trials.dossier, change.on, done).of_checks(there[rule]))
        for steps in solver.sufficient(rule, open_still, change.on, done):
            if trials.outcome(rule, steps, done) is not Outcome.MET:
                solution = solver.checked(rule, (*steps, _wait(change)), change.on)
                if solution is not None:
                    yield solution
                    return


def _wait(change: TimelineChange) -> Step:
    return Step(StepKind.WAIT, change.on, because=change.because)


def _is_repairable(solver: Solver, rule: str, check: Check, ways: tuple[Way, ...]) -> bool:
    """Return whether a check by itself can be answered with yes by what is done now."""
    norm = _with_checks(narrow(solver.trials.norm, rule), rule, [check])
    return any(solver.trials.outcome(rule, merged(way), solver.as_of, norm) is Outcome.MET for way in ways)


def _over(
    solver: Solver, rule: str, waiting: Sequence[Check], stuck: Mapping[str, Collection[str]], until: date
) -> Iterator[TimelineChange]:
    """Yield the changes by which some checks do not fall short any more because of what is stuck."""
    if not waiting:
        return
    trials = solver.trials
    norm = _with_checks(narrow(trials.norm, rule), rule, waiting)
    left = trials.dossier.with_registers(_only(trials.dossier.registers[name], ids) for name, ids in stuck.items())
    for change in timeline(norm, left, solver.as_of, until, known_on=trials.known_on, rules=[rule]):
        if not change.after.is_shortfall:
            yield change


def _only(register: Register, ids: Collection[str]) -> Register:
    """Return a register with only some of its records."""
    kept = [record in ids for record in register.ids]
    columns = {name: tuple(compress(column, kept)) for name, column in register.columns.items()}
    return attrs.evolve(register, ids=tuple(compress(register.ids, kept)), columns=columns)


def _with_checks(norm: Norm, rule: str, checks: Sequence[Check]) -> Norm:
    """Return a norm in which a rule and its parts have no other checks than these."""
    rules = dict(norm.rules)
    waiting = [rule]
    while waiting:
        name = waiting.pop()
        rules[name] = attrs.evolve(rules[name], checks=tuple(check for check in rules[name].checks if check in checks))
        waiting += rules[name].parts
    return attrs.evolve(norm, rules=rules)
