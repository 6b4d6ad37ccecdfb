"""Statements as answers: attestations, and totals that are counted instead of records."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.assessment.findings import Totals
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.view import Unit, View
from brabantnorm_rules.norm.facts import DENOMINATOR, NUMERATOR, SUBJECT, VERDICT
from brabantnorm_rules.norm.rules import Counted, Share
from brabantnorm_rules.norm.values import Absent, Value
from brabantnorm_rules.truth import Flags, judge_totals

_VERDICTS = {"ja": Flags.YES, "nee": Flags.NO, "deels": Flags.PARTLY}

_Key: TypeAlias = frozenset[tuple[str, Value]]


@attrs.frozen
class Answer:
    """What the statements of one key answer: flags, the totals they hold, and whether they contradict each other."""

    flags: Flags
    totals: tuple[Totals, ...] = ()
    contradiction: bool = False


@attrs.frozen(eq=False)
class Statements:
    """The statements of one fact type that count on a date, by their key."""

    view: View
    units: Mapping[_Key, Unit]

    @classmethod
    def of(cls, fact_type: str, assessing: Assessing) -> "Statements":
        """Read the statements of a fact type."""
        view = assessing.view(fact_type)
        names = view.register.fact_type.newest_per
        return cls(
            view,
            {frozenset((name, view.columns[name][unit.candidates[0]]) for name in names): unit for unit in view.units},
        )

    def answer(
        self, key: tuple[tuple[str, str], ...], of_one: Callable[[int], Flags]
    ) -> tuple[Flags, bool, Unit | None]:
        """Return the answer whichever statement of a key counts, and whether they contradict each other.

        ``of_one`` answers for the statement at a position. Without a statement that surely counts: unknown.
        """
        unit = self.units.get(frozenset(key))
        if unit is None:
            return Flags.UNKNOWN, False, None
        answers = {of_one(position) for position in unit.candidates}
        if not unit.sure:
            return Flags.UNKNOWN, False, unit
        return judge_totals(answers), len(answers - {Flags.UNKNOWN}) > 1, unit


def attested(subject: str, statements: Statements) -> Answer:
    """Return the valid judgement on a subject: yes, no or partly; without one: unknown, never no."""
    verdicts = statements.view.columns[VERDICT]
    flags, contradiction, _ = statements.answer(
        ((SUBJECT, subject),),
        lambda position: _VERDICTS.get(str(verdicts[position]), Flags.UNKNOWN),
    )
    return Answer(flags, (), contradiction)


def counted(
    question: Counted | Share,
    statements: Statements,
    number: Callable[[Any], Fraction | int],
) -> Answer:
    """Return what totals answer; ``number`` gives a threshold that may be a parameter."""
    columns = statements.view.columns
    numerators, denominators = columns[NUMERATOR], columns[DENOMINATOR]
    at_most = question.at_most if isinstance(question, Counted) else None
    at_least = question.at_least

    def of_one(position: int) -> Flags:
        numerator, denominator = numerators[position], denominators[position]
        if denominator == 0:
            return question.when_no_cases.flags
        if isinstance(numerator, Absent) or isinstance(denominator, Absent):
            return Flags.UNKNOWN
        if at_most is not None:
            return Flags.YES if numerator <= number(at_most) else Flags.NO  # type: ignore[operator]  # both are numbers
        return Flags.YES if numerator >= number(at_least) * denominator else Flags.NO  # type: ignore[operator]  # numbers

    flags, contradiction, unit = statements.answer(question.totals or (), of_one)
    totals = tuple(
        Totals(
            statements.view.register.ids[position],
            _shown(numerators[position]),
            _shown(denominators[position]),
        )
        for position in (unit.candidates if unit else ())
    )
    return Answer(flags, totals, contradiction)


def _shown(value: Value) -> str:
    return "" if isinstance(value, Absent) else str(value)
