"""Deviations of assessments: how each stands, which shortfalls carry one in force, and how two assessments differ."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import attrs

from brabantnorm_rules.dossier import Deviation, DeviationStatus
from brabantnorm_rules.norm.rules import number_order
from brabantnorm_rules.truth import Flags

if TYPE_CHECKING:
    from brabantnorm_rules.assessment.findings import Assessment, Finding


@attrs.frozen
class DeviationState:
    """A deviation that was decided for a rule, as it stands on the as-of date."""

    deviation: Deviation
    as_of: date

    @property
    def status(self) -> DeviationStatus:
        """Whether it is in force, expires soon or has expired."""
        return self.deviation.status(self.as_of)

    @property
    def expired(self) -> bool:
        """Whether its last day has passed."""
        return self.status is DeviationStatus.EXPIRED


@attrs.frozen
class Deviations:
    """The deviations that an assessment shows, none of which changes an outcome.

    ``states`` are in the order in which they end. ``shortfalls`` are the numbers of the clauses that fall short,
    ``deviating`` those of them that carry a deviation in force.
    """

    states: tuple[DeviationState, ...]
    shortfalls: tuple[str, ...]
    deviating: tuple[str, ...]

    def having(self, *statuses: DeviationStatus) -> tuple[DeviationState, ...]:
        """Return the deviations that stand in one of these ways."""
        return tuple(state for state in self.states if state.status in statuses)


def deviations(assessment: "Assessment") -> Deviations:
    """Return the deviations of an assessment that were decided by its as-of date, and the shortfalls that carry one."""
    states = [state for finding in assessment.findings.values() for state in finding.deviations]
    states.sort(key=lambda state: (state.deviation.until, number_order(state.deviation.rule)))
    short = [finding for finding in assessment if finding.outcome.is_shortfall]
    return Deviations(
        tuple(states),
        tuple(finding.rule.id for finding in short),
        tuple(finding.rule.id for finding in short if deviates(finding)),
    )


def deviates(finding: "Finding") -> bool:
    """Return whether a shortfall carries a deviation in force: of the rule itself, or of every part that falls short.

    Where the rule's own checks fall short too, the deviations of its parts do not say why.
    """
    if not finding.outcome.is_shortfall:
        return False
    if any(state.status.is_in_force for state in finding.deviations):
        return True
    short = [part for part in finding.parts if part.outcome.is_shortfall]
    own = any(Flags.NO in result.flags for result in finding.checks if not result.check.note)
    return bool(short) and not own and all(map(deviates, short))


# ---- two assessments --------------------------------------------------------------------------------------------


class DeviationMove(StrEnum):
    """What became of a deviation between two situations: it is new, gone, or otherwise; it has ended, or not yet."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    ENDED = "ended"
    RESUMED = "resumed"


@attrs.frozen
class DeviationDifference:
    """A deviation of a rule that is not the same in two situations; no outcome differs because of it.

    None where a situation does not have it, or where it was not decided yet.
    """

    rule: str
    before: DeviationState | None
    after: DeviationState | None

    @property
    def move(self) -> DeviationMove:
        """What became of it."""
        if self.before is None or self.after is None:
            return DeviationMove.ADDED if self.before is None else DeviationMove.REMOVED
        if self.before.deviation != self.after.deviation:
            return DeviationMove.CHANGED
        return DeviationMove.ENDED if self.after.expired else DeviationMove.RESUMED


def deviations_between(first: "Assessment", second: "Assessment") -> tuple[DeviationDifference, ...]:
    """Return the deviations that are not the same in two assessments, in the norm's order of their rules.

    The same decision ends when its last day has passed in the second only. Of other decisions for one rule, those of
    the same day are taken for one that was changed.
    """
    rules = sorted({*first.findings, *second.findings}, key=number_order)
    return tuple(found for rule in rules for found in _between(rule, _states(first, rule), _states(second, rule)))


def _states(assessment: "Assessment", rule: str) -> list[DeviationState]:
    return list(assessment[rule].deviations) if rule in assessment else []


_SAME: Final[tuple[Callable[[DeviationState], object], ...]] = (
    lambda state: state.deviation,
    lambda state: state.deviation.decided_on,
)
"""What two states of one decision have the same: all of it, or else the day on which was decided."""


def _between(rule: str, before: list[DeviationState], after: list[DeviationState]) -> Iterator[DeviationDifference]:
    for same in _SAME:
        for state in tuple(before):
            other = next((found for found in after if same(found) == same(state)), None)
            if other is not None:
                before.remove(state)
                after.remove(other)
                if state.deviation != other.deviation or state.expired != other.expired:
                    yield DeviationDifference(rule, state, other)
    yield from (DeviationDifference(rule, state, None) for state in before)
    yield from (DeviationDifference(rule, None, state) for state in after)
