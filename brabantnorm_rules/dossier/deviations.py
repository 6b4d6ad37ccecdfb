"""What a dossier states beside its facts: deviations that were decided on, fields let in, and who may read it."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.dossier.given import Problems, Unreadable, shown
from brabantnorm_rules.dossier.personal import screen
from brabantnorm_rules.dossier.times import FIRST_YEAR, read_day
from brabantnorm_rules.dossier.values import LONGEST_TEXT, suggest
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality

EXPIRING_WITHIN: Final = 90
"""How many days before its last day a deviation is said to expire soon, unless asked otherwise."""


class DeviationStatus(StrEnum):
    """How a deviation stands on a date: not decided yet, in force, in force but not for long, or expired."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRING = "expiring"
    EXPIRED = "expired"

    @property
    def is_in_force(self) -> bool:
        """Whether the deviation is in force, for long or not."""
        return self in (DeviationStatus.IN_FORCE, DeviationStatus.EXPIRING)


def _as_day(given: date | str) -> date:
    try:
        return date.fromordinal(read_day(given))
    except Unreadable as problem:
        raise DossierError([Diagnostic(problem.code, Place(within="deviation"), problem.arguments)]) from None


@attrs.frozen
class Deviation:
    """A decided, motivated exception to a rule: the norm's own room for "maatwerk". It never changes an outcome.

    ``owner`` is a role, never a name. ``decided_on`` and ``until`` (the last day) are given as dates or ISO text.
    """

    rule: str
    owner: str
    reason: str
    decided_on: date = attrs.field(converter=_as_day)
    until: date = attrs.field(converter=_as_day)

    def status(self, on: date, *, within: int = EXPIRING_WITHIN) -> DeviationStatus:
        """Return how this stands on a date: in force from the day on which it was decided, up to and including its end.

        It expires soon when its last day is at most ``within`` days away.
        """
        if on < self.decided_on:
            return DeviationStatus.NOT_YET
        if on > self.until:
            return DeviationStatus.EXPIRED
        return DeviationStatus.EXPIRING if (self.until - on).days <= within else DeviationStatus.IN_FORCE


@attrs.frozen
class LetIn:
    """A field (``fact_type.field``) that may hold what looks like personal data, and why; assessments repeat it."""

    field: str
    reason: str

    @property
    def fact_type(self) -> str:
        """The fact type of the field."""
        return self.field.partition(".")[0]

    @property
    def name(self) -> str:
        """The field's own name."""
        return self.field.partition(".")[2]


def deviation_of(rule: str, owner: str, reason: str, decided_on: int | None, until: int | None) -> Deviation:
    """Return a deviation between two days (ordinals); one that could not be read, and was reported, is any day."""
    first = date(FIRST_YEAR, 1, 1) if decided_on is None else date.fromordinal(decided_on)
    return Deviation(rule, owner, reason, first, first if until is None else date.fromordinal(until))


def check_deviation(norm: Norm, deviation: Deviation, place: Callable[[str], Place], problems: Problems) -> None:
    """Report what is not right of a deviation; ``place`` gives the place of each of its keys."""
    if deviation.rule not in norm.rules:
        suggestion = suggest(str(deviation.rule), norm.rules)
        problems.report("unknown-rule", place("rule"), name=shown(deviation.rule), suggestion=suggestion)
    problems.read(read_motive, deviation.owner, place("owner"))
    problems.read(read_motive, deviation.reason, place("reason"))
    if deviation.until < deviation.decided_on:
        problems.report("deviation-ends-before", place("until"))


def check_let_in(norm: Norm, let_in: LetIn, place: Callable[[str], Place], problems: Problems) -> None:
    """Report what is not right of a field that is let in; ``place`` gives the place of each of its keys."""
    fact_type = norm.fact_types.get(let_in.fact_type)
    if fact_type is None or fact_type.field(let_in.name) is None:
        options = [f"{known.name}.{field.name}" for known in norm.fact_types.values() for field in known.fields]
        suggestion = suggest(let_in.field, options)
        problems.report("let-in-field", place("field"), field=shown(let_in.field), suggestion=suggestion)
    problems.read(read_motive, let_in.reason, place("reason"))


def read_confidentiality(raw: object) -> Confidentiality:
    """Return who may read a dossier; raises `Unreadable`."""
    if not isinstance(raw, str) or raw not in tuple(Confidentiality):
        raise Unreadable("value-not-allowed", value=shown(raw), allowed=", ".join(Confidentiality))
    return Confidentiality(raw)


def read_motive(raw: object) -> str:
    """Return a text that has to be there and names no person; raises `Unreadable`."""
    if not isinstance(raw, str) or not raw.strip():
        raise Unreadable("text-missing")
    if len(raw) > LONGEST_TEXT:
        raise Unreadable("text-too-long", limit=LONGEST_TEXT)
    screen(raw)
    return raw
