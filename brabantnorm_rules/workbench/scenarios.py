"""Scenarios: a dossier, and what rules are expected to show of it on a date; and what they need not show."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final, Literal

import attrs

from brabantnorm_rules.assessment import NotApplicable
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.parameters import ParameterValue
from brabantnorm_rules.truth import Outcome

NEVER: Final[Literal["never"]] = "never"
"""Stands for the date of a change where an outcome never changes if nothing happens."""


@attrs.frozen(order=True)
class Decider:
    """A check or part that decides an outcome, by its id.

    Of a check that is asked for combinations of values: ``combination`` is the one that decides; none: any does.
    """

    id: str
    combination: tuple[tuple[str, str | bool], ...] = ()

    def __str__(self) -> str:
        values = ", ".join(f"{name}={_word(value)}" for name, value in self.combination)
        return f"{self.id}[{values}]" if values else self.id


@attrs.frozen
class Shown:
    """What a rule shows, or is expected to show: its outcome, what decides it, and its notes.

    ``because`` are the checks and parts that decide. ``reason`` says why the rule is not applicable, ``notes`` the
    outcomes of checks that are only shown. ``changes_on`` is the first date on which the outcome changes if nothing
    happens, or `NEVER`. What is None is not asked.
    """

    outcome: Outcome
    because: frozenset[Decider]
    reason: NotApplicable | None = None
    notes: Mapping[str, Outcome] | None = attrs.field(default=None, hash=False)
    changes_on: date | Literal["never"] | None = None

    def is_met_by(self, got: "Shown") -> bool:
        """Return whether what a rule shows is what was expected, and of what was asked nothing else."""
        return (
            (self.outcome, self.because) == (got.outcome, got.because)
            and self.reason in (None, got.reason)
            and self.notes == got.notes
            and self.changes_on == got.changes_on
        )


@attrs.frozen(eq=False)
class Expectation:
    """What is expected of one rule for a dossier on a date; ``readings`` are parameters that are read otherwise."""

    rule: str
    as_of: date
    known_on: date | None
    readings: Mapping[str, ParameterValue]
    dossier: Dossier = attrs.field(repr=False)
    expected: Shown
    place: Place


@attrs.frozen(eq=False)
class Scenario:
    """One scenario of a file: its id there, one sentence for people, and what is expected."""

    id: str
    title: str
    expectations: tuple[Expectation, ...]
    place: Place


class Exempted(StrEnum):
    """What scenarios need not show: what cannot be, or a change of a rule that changes nothing."""

    UNREACHABLE = "unreachable"
    EQUIVALENT = "equivalent"


@attrs.frozen
class Exemption:
    """What an author says that scenarios need not show, and why.

    ``condition`` is an address inside a check; without it the check is meant, without a check the rule. ``what`` is a
    truth or an outcome that cannot be, or the name of a change. ``reason`` tells apart why a rule is not applicable.
    """

    kind: Exempted
    rule: str
    check: str
    condition: str
    what: str
    reason: NotApplicable | None
    why: str
    place: Place


def _word(value: str | bool) -> str:
    return value if isinstance(value, str) else str(value).lower()
