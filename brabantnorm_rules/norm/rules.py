"""Rules, one for each clause or sub-clause, and the checks inside them."""

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.conditions import ALWAYS, Condition
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.truth import Flags


class Anchor(StrEnum):
    """What a clause rests on."""

    LAW = "law"
    AGREEMENT = "agreement"
    AMBITION = "ambition"


class WhenNoCases(StrEnum):
    """What a check answers when surely no record is a case."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    @property
    def flags(self) -> Flags:
        """What the answer adds to a rule."""
        return _WHEN_NO_CASES[self]


_WHEN_NO_CASES: Final = {
    WhenNoCases.NOT_APPLICABLE: Flags.NOTHING,
    WhenNoCases.MET: Flags.YES,
    WhenNoCases.NOT_MET: Flags.NO,
    WhenNoCases.UNKNOWN: Flags.UNKNOWN,
}


class NotApplicable(StrEnum):
    """Why a rule does not apply: by its text, for lack of a power, or because no case is due."""

    TEXT = "text"
    POWER = "power"
    NO_CASE = "no_case"


Number: TypeAlias = Fraction | int | ParameterOf

# ---- questions: what a check asks -------------------------------------------------------------------------------


@attrs.frozen(cache_hash=True)
class Exists:
    """At least so many records hold."""

    fact_type: str
    where: Condition = ALWAYS
    at_least: Number = 1
    ended: bool = False


@attrs.frozen(cache_hash=True)
class NoneOf:
    """No record holds."""

    fact_type: str
    where: Condition = ALWAYS
    ended: bool = False


@attrs.frozen(cache_hash=True)
class Share:
    """Of the records in scope at least a share passes; ``every`` is a share of one.

    ``ended`` keeps records in scope whose until-day has passed. ``totals`` is the same question asked of totals: a key
    of the fact type of totals, as pairs of field and value.
    """

    fact_type: str
    must: Condition
    when_no_cases: WhenNoCases
    where: Condition = ALWAYS
    at_least: Number = 1
    ended: bool = False
    totals: tuple[tuple[str, str], ...] | None = None


@attrs.frozen(cache_hash=True)
class Counted:
    """A question answered from totals: the share is at least, or else the number is at most, a threshold."""

    totals: tuple[tuple[str, str], ...]
    when_no_cases: WhenNoCases
    at_least: Number | None = None
    at_most: Number | None = None


@attrs.frozen(cache_hash=True)
class Attested:
    """A human judgement that is recorded as a fact."""

    subject: str


@attrs.frozen(cache_hash=True)
class OfRule:
    """What another rule shows."""

    rule: str


@attrs.frozen(cache_hash=True)
class AnyQuestion:
    """One of these suffices."""

    parts: tuple["Question", ...]


@attrs.frozen(cache_hash=True)
class AllQuestions:
    """All of these are needed."""

    parts: tuple["Question", ...]


RecordQuestion: TypeAlias = Exists | NoneOf | Share
Question: TypeAlias = RecordQuestion | Counted | Attested | OfRule | AnyQuestion | AllQuestions

# ---- checks and rules -------------------------------------------------------------------------------------------


@attrs.frozen
class Check:
    """One test inside a rule.

    ``variables`` are the values that ``for_each`` filled in. ``active_when`` names set parameters and the value that
    each must hold for this check to be asked. ``note``: shown, never part of the outcome. ``says`` is the sentence that
    people read when it falls short, with placeholders; ``title`` is what they call it.
    """

    id: str
    question: Question
    variables: tuple[tuple[str, str | bool], ...] = ()
    active_when: tuple[tuple[str, str | bool], ...] = ()
    note: bool = False
    says: Text | None = None
    title: Text | None = None


@attrs.frozen
class Rule:
    """One clause or sub-clause of the norm, encoded; a rule may have parts, which are rules themselves."""

    id: str
    pillar: int
    title: Text
    summary: Text | None = None
    interpretation: Text | None = None
    anchor: Anchor | ParameterOf | None = None
    basis: tuple[str, ...] = ()
    applies_to: tuple[str, ...] | None = None
    power: str | None = None
    parts: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    remedy: Text | None = None


@attrs.frozen
class Pillar:
    """One of the norm's pillars."""

    number: int
    title: Text
    summary: Text | None = None


def record_questions(question: Question) -> tuple[RecordQuestion, ...]:
    """Return the questions inside a question that are asked of records, in order."""
    match question:
        case Exists() | NoneOf() | Share():
            return (question,)
        case AnyQuestion(parts) | AllQuestions(parts):
            return tuple(found for part in parts for found in record_questions(part))
        case _:
            return ()


def questions_inside(question: Question) -> Iterator[Question]:
    """Yield a question and the questions that it is composed of."""
    yield question
    if isinstance(question, AnyQuestion | AllQuestions):
        for part in question.parts:
            yield from questions_inside(part)


def number_order(rule_id: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts clause numbers in the norm's order: 4.9 before 4.10, 3.1.2.a before 3.1.2.b."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in rule_id.split("."))
