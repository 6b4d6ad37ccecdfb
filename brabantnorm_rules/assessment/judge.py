"""The judge: how each check is answered from tallies and statements, and what the rules show with that."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

import attrs

from brabantnorm_rules.assessment.background import LiveBackground
from brabantnorm_rules.assessment.findings import CheckResult, Finding
from brabantnorm_rules.assessment.statements import (
    Answer,
    Statements,
    attested,
    counted,
)
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
    NotApplicable,
    OfRule,
    Question,
    RecordQuestion,
    Rule,
    Share,
)
from brabantnorm_rules.truth import (
    Flags,
    any_flags,
    judge_exists,
    judge_none,
    judge_share,
    merge,
)


class Judge:
    """Judges the rules of a norm over the tallies of one dossier; every rule once.

    ``flags`` are what rules were found to show before, for who judges again only where something changed.
    """

    __slots__ = ("_asked", "_background", "_flags", "_statements", "assessing", "findings", "shown", "tallies")

    def __init__(
        self,
        assessing: Assessing,
        tallies: Sequence[Tally],
        shown: int | None,
        flags: dict[str, Flags] | None = None,
    ) -> None:
        self.assessing = assessing
        self.tallies = tallies
        self.shown = shown
        self.findings: dict[str, Finding] = {}
        self._flags: dict[str, Flags] = {} if flags is None else flags
        self._asked: Mapping[str, _Asked] = assessing.moment.settled("asked", _asked)
        self._background = LiveBackground(assessing, self)
        self._statements: dict[str, Statements] = {}

    def at(self, assessing: Assessing, changed: Container[str]) -> "Judge":
        """Return a judge of the same tallies at another moment.

        Of all fact types but those ``changed`` the same statements count then.
        """
        other = Judge(assessing, self.tallies, self.shown, self._flags)
        other._statements = {name: found for name, found in self._statements.items() if name not in changed}
        return other

    def finding(self, rule_id: str) -> Finding:
        """Return the finding of a rule, with its parts."""
        found = self.findings.get(rule_id)
        if found is None:
            asked = self._asked[rule_id]
            rule = asked.rule
            parts = tuple([self.finding(part) for part in rule.parts]) if rule.parts else ()
            flags = self.flags(rule_id)
            because = asked.because or (NotApplicable.NO_CASE if flags is Flags.NOTHING else None)
            found = self.findings[rule_id] = Finding(rule, flags, parts, because, self._background)
        return found

    def flags(self, rule_id: str) -> Flags:
        """Return what a rule shows."""
        found = self._flags.get(rule_id)
        if found is None:
            found = self._flags[rule_id] = self.flags_now(rule_id)
        return found

    def flags_now(self, rule_id: str) -> Flags:
        """Return what a rule shows by the tallies as they are now, and by what other rules were found to show."""
        asked = self._asked[rule_id]
        if asked.because is not None:
            return Flags.NOTHING
        needed = [answer.flags(self) for answer in asked.needed]
        needed += [self.flags(part) for part in asked.rule.parts]
        return merge(needed) if len(needed) != 1 else needed[0]

    def results(self, rule: Rule) -> tuple[CheckResult, ...]:
        """Return what the checks of a rule show, those too that never count; none where the rule does not apply."""
        asked = self._asked[rule.id]
        return () if asked.because is not None else tuple([answer.result(self) for answer in asked.answers])

    def statements(self, fact_type: str) -> Statements:
        """Return the statements of a fact type that count."""
        if fact_type not in self._statements:
            self._statements[fact_type] = Statements.of(fact_type, self.assessing)
        return self._statements[fact_type]


# ---- what is asked at a moment ----------------------------------------------------------------------------------

_Number: TypeAlias = Fraction | int


@attrs.frozen(eq=False)
class _Answer:
    """How a check is answered: in flags alone, as much as an outcome needs, and in full."""

    check: Check
    flags: Callable[[Judge], Flags]
    result: Callable[[Judge], CheckResult]


@attrs.frozen(eq=False)
class _Asked:
    """A rule at a moment: why it does not apply, if so, and how each check that is asked is answered."""

    rule: Rule
    because: NotApplicable | None
    answers: tuple[_Answer, ...]
    needed: tuple[_Answer, ...]

    @classmethod
    def of(cls, rule: Rule, because: NotApplicable | None, answers: tuple[_Answer, ...]) -> "_Asked":
        return cls(rule, because, answers, tuple(answer for answer in answers if not answer.check.note))


def _asked(moment: Moment) -> Mapping[str, _Asked]:
    norm = moment.norm
    return {
        rule.id: _Asked.of(rule, norm.not_applicable(rule, moment.kind), _answers(moment, rule))
        for rule in norm.rules.values()
    }


def _answers(moment: Moment, rule: Rule) -> tuple[_Answer, ...]:
    """Return how the checks of a rule are answered: those whose values the set parameters hold at this moment."""
    return tuple(
        _answer(moment, check, check.question)
        for check in rule.checks
        if all(value in moment.parameter(name) for name, value in check.active_when)  # type: ignore[operator]  # sets
    )


def _answer(moment: Moment, check: Check, question: Question) -> _Answer:
    """Return how a question is answered, with what is the same for every dossier looked up once."""
    match question:
        case Exists() | NoneOf() | Share():
            return _of_records(moment, check, question)
        case Counted():
            return _in_full(
                check, lambda judge: _of_totals(check, counted(question, judge.statements(TOTALS), moment.value))
            )
        case Attested(subject):
            return _in_full(check, lambda judge: _of_totals(check, attested(subject, judge.statements(JUDGEMENT))))
        case OfRule(rule):
            return _in_full(check, lambda judge: CheckResult(check, judge.flags(rule)))
        case AnyQuestion(parts):
            return _composed(check, any_flags, [_answer(moment, check, part) for part in parts])
        case AllQuestions(parts):
            return _composed(check, merge, [_answer(moment, check, part) for part in parts])


def _in_full(check: Check, result: Callable[[Judge], CheckResult]) -> _Answer:
    return _Answer(check, lambda judge: result(judge).flags, result)


def _of_totals(check: Check, answer: Answer) -> CheckResult:
    return CheckResult(check, answer.flags, totals=answer.totals, contradiction=answer.contradiction)


def _composed(check: Check, compose: Callable[[Iterable[Flags]], Flags], answers: Sequence[_Answer]) -> _Answer:
    def flags(judge: Judge) -> Flags:
        return compose([part.flags(judge) for part in answers])

    def result(judge: Judge) -> CheckResult:
        return CheckResult(check, flags(judge), parts=tuple([part.result(judge) for part in answers]))

    return _Answer(check, flags, result)


def _of_records(moment: Moment, check: Check, question: RecordQuestion) -> _Answer:
    number = moment.norm.numbers[id(question)]
    quantify = _quantifier(moment, question)

    def flags(judge: Judge) -> Flags:
        return quantify(judge.tallies[number])

    def result(judge: Judge) -> CheckResult:
        tally = judge.tallies[number]
        return CheckResult(check, quantify(tally), tally, judge.shown, (), bool(tally.contradictions))

    if not isinstance(question, Share) or question.totals is None:
        return _Answer(check, flags, result)

    def beside(judge: Judge) -> CheckResult:
        tally = judge.tallies[number]
        totals = counted(question, judge.statements(TOTALS), moment.value)
        return _beside(check, tally, quantify(tally), totals, judge.shown)

    return _in_full(check, beside)


def _quantifier(moment: Moment, question: RecordQuestion) -> Callable[[Tally], Flags]:
    """Return what tallies come to in a question."""
    match question:
        case Exists(at_least=number):
            least: _Number = moment.value(number)
            return lambda tally: judge_exists(tally.positions, least, complete=tally.complete)
        case NoneOf():
            return lambda tally: judge_none(tally.positions, complete=tally.complete)
        case Share(at_least=number, when_no_cases=when_no_cases):
            share: _Number = moment.value(number)
            none = when_no_cases.flags
            return lambda tally: judge_share(tally.positions, share, complete=tally.complete, when_no_cases=none)


def _beside(check: Check, tally: Tally, flags: Flags, answer: Answer, shown: int | None) -> CheckResult:
    """Return the result of records and totals together: either answers; when they differ, neither does."""
    contradiction = bool(tally.contradictions) or answer.contradiction
    if flags == Flags.UNKNOWN:
        flags = answer.flags
    elif answer.flags not in (Flags.UNKNOWN, flags):
        flags, contradiction = Flags.UNKNOWN, True
    return CheckResult(check, flags, tally, shown, answer.totals, contradiction)
