"""Solving: what makes one rule met, found among the ways of its checks and tried on the dossier."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.planning.candidates import Candidates
from brabantnorm_rules.analysis.planning.fulfilling import Writer
from brabantnorm_rules.analysis.planning.merging import folded, merged
from brabantnorm_rules.analysis.planning.records import RecordWays, Way
from brabantnorm_rules.analysis.planning.repairs import Repairs, combined
from brabantnorm_rules.analysis.planning.steps import Said, Step, StepKind, Tried, apply, joined
from brabantnorm_rules.analysis.planning.trials import Trials, named
from brabantnorm_rules.assessment import Assessment, CheckResult, assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.times import FIRST_YEAR
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.facts import JUDGEMENT, VERDICT, FieldType
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.values import NONE, ZONE
from brabantnorm_rules.truth import Outcome

_SOLUTIONS: Final = 3
"""How many ways to have a rule met are proposed, at most, that need no waiting."""

_OTHERWISE: Final = 8
"""How many other values of a fact that is looked up are tried."""

_FAR: Final = timedelta(days=20 * 366)
"""How long before a day that is looked up others are tried."""

_FIRST_DATE: Final = date(FIRST_YEAR, 1, 1)
_LAST_MINUTE: Final = time(23, 59)

Ways: TypeAlias = Sequence[tuple[CheckResult, tuple[Way, ...]]]
"""The checks of a rule that are not answered with yes alone, with the ways for each."""


@attrs.frozen
class Solution:
    """Steps with which rules show other outcomes ``on`` a date than without them."""

    steps: tuple[Step, ...]
    makes: Mapping[str, Outcome]
    on: date


@attrs.define(eq=False)
class Solver:
    """Solves rules of a norm for a dossier on a date.

    ``harmed`` are rules that would be met no more with what was tried for the last one.
    """

    trials: Trials
    as_of: date
    harmed: dict[str, None] = attrs.field(factory=dict)
    _base: dict[date, Assessment] = attrs.field(factory=dict)

    def base(self, on: date) -> Assessment:
        """Return the assessment of the dossier as it is on a date, with all evidence."""
        if on not in self._base:
            trials = self.trials
            self._base[on] = assess(trials.norm, trials.dossier, on, known_on=trials.known_on, evidence=None)
        return self._base[on]

    def solve(self, rule: str, done: date, wanted: Outcome = Outcome.MET) -> Iterator[Solution]:
        """Yield ways to give a rule an outcome on the date on which they are done; raises LimitReached."""
        checks = tuple(self.repairs(self.base(done), self.trials.dossier, done, done).of_checks(self.base(done)[rule]))
        shapes: list[Counter[object]] = []
        for steps in self.sufficient(rule, checks, done, done, wanted):
            shape = _shape(steps)
            if any(before <= shape for before in shapes):
                continue
            shapes.append(shape)
            solution = self.checked(rule, steps, done)
            if solution is not None:
                yield solution
            if len(shapes) == _SOLUTIONS:
                return

    def repairs(self, assessment: Assessment, dossier: Dossier, on: date, done: date) -> Repairs:
        """Return what finds ways for an assessment of a dossier ``on`` a date, of which the steps are ``done`` on one.

        The assessment shows all evidence.
        """
        known_on = self.trials.known_on
        moment = moment_of(assessment.norm, on.toordinal(), dossier.organisation.kind)
        writer = Writer(Candidates(moment, done.toordinal(), dossier))
        assessing = Assessing(moment, dossier, None if known_on is None else known_on.toordinal())
        return Repairs(RecordWays(assessing, writer, done, known_on), assessment.findings)

    def sufficient(
        self, rule: str, checks: Ways, on: date, done: date, wanted: Outcome = Outcome.MET
    ) -> Iterator[tuple[Step, ...]]:
        """Yield steps, done on one date, that give a rule an outcome on another, and none of which can be left out."""
        for way in combined([ways for _, ways in checks]):
            once = tuple(dict.fromkeys(way))
            for steps in dict.fromkeys((merged(once), once)):
                found = self.trials.fewest(rule, steps, on, wanted) or self._further(rule, steps, on, done, wanted)
                if found:
                    yield named(self.trials.dossier, joined(found))
                    break

    def _further(
        self, rule: str, steps: tuple[Step, ...], on: date, done: date, wanted: Outcome
    ) -> tuple[Step, ...] | None:
        """Return steps with more that they call for themselves: what a new record must be or have in its turn."""
        if not any(step.new for step in steps):
            return None
        trials = self.trials
        first = named(trials.dossier, steps)
        try:
            made = apply(trials.dossier, first)
        except DossierError:
            return None
        there = assess(narrow(trials.norm, rule), made, on, known_on=trials.known_on, evidence=None)
        checks = tuple(self.repairs(there, made, on, done).of_checks(there[rule]))
        for more in sorted(combined([ways for _, ways in checks]), key=_looks_up):
            found = trials.fewest(rule, folded(first, more), on, wanted)
            if found:
                return found
        return None

    def checked(self, rule: str, steps: tuple[Step, ...], on: date) -> Solution | None:
        """Return steps with all that they make; None where another rule would be met no more because of them."""
        before, after = self.trials.whole((), on), self.trials.whole(steps, on)
        outcomes = {name: (before[name].outcome, after[name].outcome) for name in self.trials.norm.rules}
        worse = [name for name, (one, other) in outcomes.items() if is_worse(one, other)]
        self.harmed.update(dict.fromkeys(worse))
        if worse:
            return None
        makes = {name: other for name, (one, other) in outcomes.items() if one is not other or name == rule}
        return Solution(self._with_others(rule, steps, on), makes, on)

    # ---- what else a fact can turn out to be -------------------------------------------------------------------------

    def _with_others(self, rule: str, steps: tuple[Step, ...], on: date) -> tuple[Step, ...]:
        return tuple(
            attrs.evolve(step, tried=tuple(self._tried(rule, steps, place, on))) if _is_open(step) else step
            for place, step in enumerate(steps)
        )

    def _tried(self, rule: str, steps: tuple[Step, ...], place: int, on: date) -> Iterator[Tried]:
        step = steps[place]
        name, chosen = step.values[-1] if not step.new else (VERDICT, dict(step.values)[VERDICT])

        def outcome(value: Said) -> Outcome | None:
            values = tuple((each, value if each == name else said) for each, said in step.values)
            others = (*steps[:place], attrs.evolve(step, values=values), *steps[place + 1 :])
            return self.trials.outcome(rule, others, on)

        for value in (*self._edges(chosen, outcome), *self._others(step, name, chosen)):
            found = outcome(value)
            if found is not None:
                yield Tried(value, found)

    def _edges(self, chosen: Said, outcome: Callable[[Said], Outcome | None]) -> Iterator[date]:
        """Yield the days, before and after a day that was chosen, between which an outcome becomes another one."""
        if not isinstance(chosen, date) or isinstance(chosen, datetime):
            return
        reached = outcome(chosen)
        for far in (max(chosen - _FAR, _FIRST_DATE), self.as_of):
            same, other = chosen, far
            if outcome(far) is reached:
                continue
            while abs((same - other).days) > 1:
                middle = same + (other - same) // 2
                same, other = (middle, other) if outcome(middle) is reached else (same, middle)
            yield from (day for day in (same, other) if day != chosen)

    def _others(self, step: Step, name: str, chosen: Said) -> Iterator[Said]:
        """Yield other values than the one chosen that a field of a step can turn out to hold."""
        fact_type = self.trials.norm.fact_types[step.fact_type]
        field = fact_type.field(name)
        assert field is not None  # noqa: S101 - steps name fields that there are
        if field.type is FieldType.BOOL:
            yield not chosen
        elif field.type is FieldType.ENUM:
            yield from (value for value in field.values[:_OTHERWISE] if value != chosen)
        elif isinstance(chosen, datetime):
            yield datetime.combine(chosen.date(), _LAST_MINUTE, ZONE)
        if chosen is not NONE and name not in fact_type.required and field.type is not FieldType.BOOL:
            yield NONE


def is_worse(before: Outcome, after: Outcome) -> bool:
    """Return whether a rule is met no more, or falls short where it did not, or further than it did."""
    match before:
        case Outcome.MET:
            return after is not Outcome.MET
        case Outcome.PARTLY_MET:
            return after is Outcome.NOT_MET
        case Outcome.NOT_APPLICABLE:
            return after.is_shortfall
        case _:
            return False


def _looks_up(steps: Sequence[Step]) -> bool:
    """Return whether something is to be looked up; of a record that is not there yet, that cannot be done."""
    return any(step.kind is StepKind.SUPPLY for step in steps)


def _is_open(step: Step) -> bool:
    """Return whether a step looks one fact up, of which others can be tried."""
    if step.kind is not StepKind.SUPPLY or step.complete:
        return False
    return step.fact_type == JUDGEMENT if step.new else len(step.values) == 1


def _shape(steps: Sequence[Step]) -> Counter[object]:
    """Return what steps are like: which fields of what are set, and how many new records there are of what."""
    return Counter(
        (step.kind, step.fact_type) if step.new else (step.kind, step.fact_type, step.complete, *dict(step.values))
        for step in steps
    )
