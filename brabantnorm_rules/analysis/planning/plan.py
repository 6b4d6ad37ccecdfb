"""Plan: for each rule that is not met what would make it met, each proposal tried on the dossier."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from brabantnorm_rules.analysis.planning.joining import joint
from brabantnorm_rules.analysis.planning.solving import Solution, Solver
from brabantnorm_rules.analysis.planning.steps import Step, StepKind, apply
from brabantnorm_rules.analysis.planning.trials import LimitReached, Trials
from brabantnorm_rules.analysis.planning.waiting import later, waits
from brabantnorm_rules.analysis.timeline import LAST_DATE
from brabantnorm_rules.assessment import Finding
from brabantnorm_rules.assessment.judging import check_fact_types, day_of
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import Attested, Counted, Share, questions_inside
from brabantnorm_rules.truth import Outcome

LIMIT: Final = 400
"""How often a dossier is assessed again for each rule, unless asked otherwise."""

_DAY: Final = timedelta(days=1)

_AHEAD: Final = relativedelta(years=5)
"""How far ahead is looked for what time repairs, unless asked otherwise."""


class UnsolvedReason(StrEnum):
    """Why nothing is proposed for a rule.

    Nothing was found that works; what works would have another rule met no more; or it was tried as often as may be.
    """

    FAILS = "fails"
    HARMS = "harms"
    LIMIT = "limit"


@attrs.frozen
class Proposal:
    """Steps with which rules show other outcomes on a date, and of which none can be left out.

    ``kind`` says what the steps ask at most: to look up facts, to do things, or also to wait. ``makes`` gives the
    outcome ``on`` that date, with these steps and nothing else changed, of each rule that shows another than without
    them. ``rules`` are those for which it was looked for, and ``clauses`` the clauses that it makes met.
    """

    kind: StepKind
    steps: tuple[Step, ...]
    makes: Mapping[str, Outcome] = attrs.field(hash=False)
    on: date
    rules: tuple[str, ...]
    clauses: tuple[str, ...]

    def apply(self, dossier: Dossier) -> Dossier:
        """Return the dossier for which it was made with what it proposes in it; time passes by assessing on ``on``."""
        return apply(dossier, self.steps)


@attrs.frozen
class Unsolved:
    """A rule that is not met and for which nothing is proposed, and why; ``harmed`` are rules that would suffer."""

    rule: str
    outcome: Outcome
    reason: UnsolvedReason
    harmed: tuple[str, ...] = ()


@attrs.frozen(eq=False)
class Plan:
    """What would make rules met that are not met on a date; iterating yields the proposals, the best first.

    First come those that make most clauses met, then those of fewest steps. ``until`` is how far ahead was looked;
    ``findings`` are those of the dossier as it is, of the rules that are looked at.
    """

    norm: Norm
    organisation: Organisation
    as_of: date
    as_at: date
    known_on: date | None
    until: date
    findings: Mapping[str, Finding]
    proposals: tuple[Proposal, ...]
    unsolved: tuple[Unsolved, ...]

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self.proposals)

    def __len__(self) -> int:
        return len(self.proposals)

    def for_rule(self, rule: str) -> tuple[Proposal, ...]:
        """Return the proposals that were looked for for a rule, or that make it met all the same, the best first."""
        return tuple(each for each in self if rule in each.rules or each.makes.get(rule) is Outcome.MET)


def plan(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    rules: Iterable[str] | None = None,
    until: date | None = None,
    limit: int = LIMIT,
) -> Plan:
    """Return what would make each rule met that falls short or is unknown: to look up, to do, or to wait for.

    Every proposal was tried: the dossier with its steps, assessed by the whole norm, shows what the proposal says, and
    without any one of its steps it does not. What is done is done on ``as_of``. No fact about the past is changed and
    no case is made to be none, a date that is known only moves on where it says when something was last done, and
    nothing is proposed with which another rule is met no more.

    ``known_on`` is as for `assess`; what is proposed is recorded on that day then. ``rules`` selects rules, by number,
    at any depth; without it all. ``until`` is the last date that is looked at for what time repairs: five years after
    ``as_of``, unless given. ``limit`` bounds how often is assessed for each rule.

    Raises what `assess` raises, and ValueError for an ``until`` before ``as_of`` and a limit that is not positive.
    """
    check_fact_types(norm, dossier)
    last = until or min(as_of + _AHEAD, LAST_DATE)
    if day_of(last, "until") < day_of(as_of, "as_of"):
        raise ValueError(f"until, {last}, lies before the as-of date, {as_of}")
    if limit < 1:
        raise ValueError("limit is a positive number of assessments")
    asked = [norm.rules[rule].id for rule in dict.fromkeys(norm.rules if rules is None else rules)]
    solver = Solver(Trials(norm, dossier, known_on, limit), as_of)
    findings = {rule: solver.base(as_of)[rule] for rule in asked}
    open_still = [rule for rule, finding in findings.items() if _is_open(finding)]
    solutions: dict[str, tuple[Solution, ...]] = {}
    unsolved = []
    passing = waits(solver, open_still, last)
    for rule in open_still:
        solutions[rule], reason = _solve(solver, rule, passing.get(rule), last)
        if not solutions[rule]:
            harmed = tuple(solver.harmed) if reason is UnsolvedReason.HARMS else ()
            unsolved.append(Unsolved(rule, findings[rule].outcome, reason, harmed))
    found = (*joint(solver, solutions), *((rule, each) for rule, several in solutions.items() for each in several))
    return Plan(
        norm,
        dossier.organisation,
        as_of,
        dossier.as_at,
        known_on,
        last,
        findings,
        _ranked(norm, found),
        tuple(unsolved),
    )


def _is_open(finding: Finding) -> bool:
    return finding.outcome.is_shortfall or finding.outcome is Outcome.UNKNOWN


def _solve(
    solver: Solver, rule: str, wait: Solution | None, until: date
) -> tuple[tuple[Solution, ...], UnsolvedReason]:
    """Return what makes a rule met, and why there is nothing where there is not."""
    found: list[Solution] = []
    solver.trials.left, solver.harmed = solver.trials.limit, {}
    reason = UnsolvedReason.FAILS
    falls_short = solver.base(solver.as_of)[rule].outcome.is_shortfall
    try:
        found += solver.solve(rule, solver.as_of)
        if not found and solver.as_of < until and _asks_statements(narrow(solver.trials.norm, rule)):
            # A statement of the day itself would contradict what another of that day says.
            found += solver.solve(rule, solver.as_of + _DAY)
        if not found:
            found += later(solver, rule, until)
        if not found and not falls_short:
            found += solver.solve(rule, solver.as_of, Outcome.NOT_APPLICABLE)
    except LimitReached:
        reason = UnsolvedReason.LIMIT
    if wait is not None and (not found or (falls_short and wait.makes[rule] is Outcome.MET)):
        found.append(wait)
    if reason is UnsolvedReason.FAILS and solver.harmed:
        reason = UnsolvedReason.HARMS
    return tuple(found), reason


def _asks_statements(norm: Norm) -> bool:
    """Return whether a norm asks for judgements or totals."""
    checks = (check for rule in norm.rules.values() for check in rule.checks)
    return any(
        isinstance(found, Attested | Counted) or (isinstance(found, Share) and found.totals is not None)
        for check in checks
        for found in questions_inside(check.question)
    )


def _ranked(norm: Norm, found: Iterable[tuple[str, Solution]]) -> tuple[Proposal, ...]:
    """Return solutions as proposals, those that ask the same as one, the best first."""
    rules: dict[tuple[Step, ...], dict[str, None]] = {}
    made: dict[tuple[Step, ...], Solution] = {}
    for rule, solution in found:
        asked = tuple(attrs.evolve(step, tried=(), because=()) for step in solution.steps)
        rules.setdefault(asked, {})[rule] = None
        made[asked] = _together(made[asked], solution) if asked in made else solution
    proposals = [_proposal(norm, solution, tuple(rules[asked])) for asked, solution in made.items()]
    return tuple(sorted(proposals, key=lambda each: (-len(each.clauses), len(each.steps))))


def _together(one: Solution, other: Solution) -> Solution:
    """Return two solutions that ask the same as one; what a fact can turn out to be is said for the first."""
    steps = (
        attrs.evolve(step, because=tuple(dict.fromkeys((*step.because, *more.because))))
        for step, more in zip(one.steps, other.steps, strict=True)
    )
    return Solution(tuple(steps), {**one.makes, **other.makes}, one.on)


def _proposal(norm: Norm, solution: Solution, rules: tuple[str, ...]) -> Proposal:
    kinds = tuple(StepKind)
    kind = max((step.kind for step in solution.steps), key=kinds.index)
    clauses = tuple(rule.id for rule in norm.clauses if solution.makes.get(rule.id) is Outcome.MET)
    return Proposal(kind, solution.steps, solution.makes, solution.on, rules, clauses)
