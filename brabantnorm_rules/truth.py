"""The chain no < not due < yes, intervals on it, the roles of records, and counting by roles."""

from collections.abc import Iterable, Sequence, Sized
from enum import IntEnum, IntFlag, StrEnum
from fractions import Fraction
from typing import Final, NoReturn, TypeAlias

import attrs


class Degree(IntEnum):
    """One step of the chain of truth."""

    NO = 0
    NOT_DUE = 1
    YES = 2


@attrs.frozen
class Interval:
    """What completing a record can still make of a condition: every degree from ``lowest`` to ``highest``."""

    lowest: Degree
    highest: Degree

    def __and__(self, other: "Interval") -> "Interval":
        return Interval(min(self.lowest, other.lowest), min(self.highest, other.highest))

    def __or__(self, other: "Interval") -> "Interval":
        return Interval(max(self.lowest, other.lowest), max(self.highest, other.highest))

    def __invert__(self) -> "Interval":
        return Interval(Degree(2 - self.highest), Degree(2 - self.lowest))


NO: Final = Interval(Degree.NO, Degree.NO)
NOT_DUE: Final = Interval(Degree.NOT_DUE, Degree.NOT_DUE)
YES: Final = Interval(Degree.YES, Degree.YES)
UNKNOWN: Final = Interval(Degree.NO, Degree.YES)
AT_MOST_NOT_DUE: Final = Interval(Degree.NO, Degree.NOT_DUE)
AT_LEAST_NOT_DUE: Final = Interval(Degree.NOT_DUE, Degree.YES)


def all_of(parts: Iterable[Interval]) -> Interval:
    """Return the truth of a conjunction: the minimum of both ends; of nothing: yes."""
    truth = YES
    for part in parts:
        truth = truth & part
    return truth


def any_of(parts: Iterable[Interval]) -> Interval:
    """Return the truth of a disjunction: the maximum of both ends; of nothing: no."""
    truth = NO
    for part in parts:
        truth = truth | part
    return truth


class Role(IntFlag):
    """What one record can still be in a check; a set of roles is their union."""

    NO_CASE = 1
    PASSING = 2
    FAILING = 4


ROLE_SETS: Final = tuple(Role(mask) for mask in range(1, 8))


def roles(truth: Interval, *, deadline: bool) -> Role:
    """Return what a case can still be, given the truth of its ``must``.

    ``deadline`` says whether the condition holds a deadline test; without one it cannot be "not due".
    """
    found = Role(0)
    if truth.lowest is Degree.NO:
        found |= Role.FAILING
    if truth.highest is Degree.YES:
        found |= Role.PASSING
    if truth.lowest <= Degree.NOT_DUE <= truth.highest and (deadline or truth == NOT_DUE):
        found |= Role.NO_CASE
    return found


class Flags(IntFlag):
    """What checks have shown so far: some yes, some no, some unknown; nothing shown is 'not applicable'."""

    NOTHING = 0
    YES = 1
    NO = 2
    UNKNOWN = 4
    PARTLY = YES | NO


class Outcome(StrEnum):
    """The outcome of a rule for one dossier on one date. It has no truth value: compare it."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_shortfall(self) -> bool:
        """Whether the rule is surely not met, wholly or in part."""
        return self is Outcome.NOT_MET or self is Outcome.PARTLY_MET

    def __bool__(self) -> NoReturn:
        raise TypeError(f"an outcome is neither true nor false: compare it, as in outcome == Outcome.{self.name}")


_ALL_FLAGS: Final = tuple(Flags(value) for value in range(8))
_OUTCOMES: Final = (
    Outcome.NOT_APPLICABLE,
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.PARTLY_MET,
    Outcome.UNKNOWN,
    Outcome.UNKNOWN,
    Outcome.NOT_MET,
    Outcome.PARTLY_MET,
)
"""The outcome at the index that the flags are: yes 1, no 2, unknown 4."""


def merge(found: Iterable[Flags]) -> Flags:
    """Return the flags of parts that are all needed: everything that any of them shows."""
    merged = 0
    for flags in found:
        merged = int.__or__(merged, flags)
    return _ALL_FLAGS[merged]


def outcome(flags: Flags) -> Outcome:
    """Return the outcome that merged flags stand for."""
    return _OUTCOMES[flags]


def any_flags(alternatives: Iterable[Flags]) -> Flags:
    """Return the flags of alternatives of which one suffices; they are compared by outcome."""
    outcomes = {outcome(flags) for flags in alternatives}
    for best, flags in (
        (Outcome.MET, Flags.YES),
        (Outcome.UNKNOWN, Flags.UNKNOWN),
        (Outcome.NOT_APPLICABLE, Flags.NOTHING),
        (Outcome.PARTLY_MET, Flags.PARTLY),
    ):
        if best in outcomes:
            return flags
    return Flags.NO


ByRoles: TypeAlias = Sequence[Sized]
"""The records that have each set of roles, at the index that the set is; only how many they are is asked."""

_PASSING: Final = int(Role.PASSING)
_FAILING: Final = int(Role.FAILING)
_EITHER: Final = int(Role.PASSING | Role.FAILING)
_PERHAPS_FAILING: Final = tuple(int(held) for held in ROLE_SETS if held & Role.FAILING and held != Role.FAILING)
_IN_DOUBT: Final = int(Role.NO_CASE | Role.PASSING)


def judge_exists(found: ByRoles, at_least: int | Fraction, *, complete: bool) -> Flags:
    """Answer whether at least so many records are cases (role sets {p}, {o, p} and {o})."""
    sure = len(found[_PASSING])
    if sure >= at_least:
        return Flags.YES
    if complete and sure + len(found[_IN_DOUBT]) < at_least:
        return Flags.NO
    return Flags.UNKNOWN


def judge_none(found: ByRoles, *, complete: bool) -> Flags:
    """Answer whether no record is a case (role sets {p}, {o, p} and {o})."""
    if found[_PASSING]:
        return Flags.NO
    if complete and not found[_IN_DOUBT]:
        return Flags.YES
    return Flags.UNKNOWN


def judge_share(found: ByRoles, at_least: int | Fraction, *, complete: bool, when_no_cases: Flags) -> Flags:
    """Answer whether at least the share ``at_least`` (0 to 1, exact) of the cases passes.

    ``when_no_cases`` answers when surely no record is a case, and when perhaps none is and every other
    possibility gives that same answer.
    """
    if at_least == 1 and found[_FAILING]:
        return Flags.NO
    if not complete:
        return Flags.UNKNOWN
    if not (found[_PASSING] or found[_FAILING] or found[_EITHER]):
        return _judge_without_sure_cases(found, at_least, when_no_cases)
    if at_least == 1:
        return Flags.UNKNOWN if any(found[held] for held in _PERHAPS_FAILING) else Flags.YES
    if _reaches(found, at_least, _WORST):
        return Flags.YES
    if not _reaches(found, at_least, _BEST):
        return Flags.NO
    return Flags.UNKNOWN


def _judge_without_sure_cases(found: ByRoles, at_least: int | Fraction, when_no_cases: Flags) -> Flags:
    answers = {when_no_cases}
    if any(found[held] for held in ROLE_SETS if held & Role.PASSING):
        answers.add(Flags.YES)
    if any(found[held] for held in ROLE_SETS if held & Role.FAILING):
        answers.add(Flags.NO if at_least > 0 else Flags.YES)
    return answers.pop() if len(answers) == 1 else Flags.UNKNOWN


def _reading(*preference: Role) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the role sets that a reading takes as passing and as failing, given which role it prefers."""
    taken = {held: next(role for role in preference if held & role) for held in ROLE_SETS}
    passing = tuple(int(held) for held in ROLE_SETS if taken[held] == Role.PASSING)
    failing = tuple(int(held) for held in ROLE_SETS if taken[held] == Role.FAILING)
    return passing, failing


_WORST: Final = _reading(Role.FAILING, Role.NO_CASE, Role.PASSING)
_BEST: Final = _reading(Role.PASSING, Role.NO_CASE, Role.FAILING)


def _reaches(found: ByRoles, at_least: int | Fraction, reading: tuple[tuple[int, ...], tuple[int, ...]]) -> bool:
    passing, failing = reading
    passed = sum([len(found[held]) for held in passing])
    return passed >= at_least * (passed + sum([len(found[held]) for held in failing]))


def judge_totals(answers: Iterable[Flags]) -> Flags:
    """Return the one answer that all possible totals give, or unknown when they differ."""
    found = set(answers)
    return found.pop() if len(found) == 1 else Flags.UNKNOWN
