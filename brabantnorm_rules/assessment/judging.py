"""Judging: from the tallies of an engine to flags, outcomes and findings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.assessment.background import LiveBackground
from brabantnorm_rules.assessment.findings import (
    SHOWN,
    Assessment,
    CheckResult,
    Finding,
    NotApplicable,
)
from brabantnorm_rules.assessment.statements import (
    Answer,
    Statements,
    attested,
    counted,
)
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.compiled import CompiledEngine
from brabantnorm_rules.engines.moment import Moment, moment_of
from brabantnorm_rules.engines.port import Engine, Tally
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, TOTALS
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Check,
    Counted,
    Exists,
    NoneOf,
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

ENGINES: Final[Mapping[str, Engine]] = {"compiled": CompiledEngine()}


def assess(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    engine: str = "compiled",
    evidence: int | None = SHOWN,
    rules: Iterable[str] | None = None,
) -> Assessment:
    """Assess a dossier against a norm on a date.

    ``known_on`` asks what was known on that day: only what was recorded and declared by then counts. ``engine`` is an
    engine's name. ``evidence`` limits how many ids of records each check shows (None: all). ``rules`` selects the
    clauses that are asked, by number; without it all.

    Returns the assessment. Raises TypeError when a date is none, ValueError for a date before 1900 or after 2200, for
    an unknown engine, for a dossier whose fact types are not the norm's (enter it anew with ``dossier.for_norm(norm)``)
    and for a negative ``evidence``, KeyError for an unknown rule.
    """
    if engine not in ENGINES:
        raise ValueError(f"unknown engine {engine!r}: there is {', '.join(map(repr, ENGINES))}")
    if evidence is not None and evidence < 0:
        raise ValueError("evidence is a number of records, or None for all")
    if dossier.norm is not norm and dossier.norm.fact_types != norm.fact_types:
        raise ValueError("the dossier was entered under other fact types: use dossier.for_norm(norm)")
    day, known = (
        _day(as_of, "as_of"),
        None if known_on is None else _day(known_on, "known_on"),
    )
    asked = norm.clauses if rules is None else tuple(norm.rules[rule_id] for rule_id in dict.fromkeys(rules))
    assessing = Assessing(moment_of(norm, day, dossier.organisation.kind), dossier, known)
    judge = _Judge(assessing, ENGINES[engine].tally(assessing), evidence)
    clauses = tuple([judge.finding(rule.id) for rule in asked])
    return Assessment(
        norm,
        dossier.organisation,
        date.fromordinal(day),
        dossier.as_at,
        None if known is None else date.fromordinal(known),
        engine,
        judge.findings if rules is None else _all_of(clauses),
        clauses,
        dossier.let_in,
    )


def _day(value: date, name: str) -> int:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{name} is a date, not {type(value).__name__}")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"{name} lies between {FIRST_YEAR} and {LAST_YEAR}, not in {value.year}")
    return value.toordinal()


def _all_of(clauses: Iterable[Finding]) -> dict[str, Finding]:
    """Return the findings of rules and of all their parts, by number."""
    found: dict[str, Finding] = {}
    for finding in clauses:
        found[finding.rule.id] = finding
        found.update(_all_of(finding.parts))
    return found


class _Judge:
    """Judges the rules of a norm over the tallies of one dossier; every rule once."""

    __slots__ = ("_asked", "_background", "_statements", "assessing", "findings", "shown", "tallies")

    def __init__(self, assessing: Assessing, tallies: Sequence[Tally], shown: int | None) -> None:
        self.assessing = assessing
        self.tallies = tallies
        self.shown = shown
        self.findings: dict[str, Finding] = {}
        self._asked: Mapping[str, _Asked] = assessing.moment.made("asked", _asked)
        self._background = LiveBackground(assessing, self)
        self._statements: dict[str, Statements] = {}

    def finding(self, rule_id: str) -> Finding:
        """Return the finding of a rule, with its parts."""
        found = self.findings.get(rule_id)
        if found is None:
            found = self.findings[rule_id] = self._find(self._asked[rule_id])
        return found

    def _find(self, asked: "_Asked") -> Finding:
        rule = asked.rule
        parts = tuple([self.finding(part) for part in rule.parts]) if rule.parts else ()
        if asked.because is not None:
            return Finding(rule, Flags.NOTHING, parts, asked.because, self._background)
        needed = [answer.flags(self) for answer in asked.needed]
        needed += [part.flags for part in parts]
        flags = merge(needed) if len(needed) != 1 else needed[0]
        because = NotApplicable.NO_CASE if flags is Flags.NOTHING else None
        return Finding(rule, flags, parts, because, self._background)

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
    flags: Callable[[_Judge], Flags]
    result: Callable[[_Judge], CheckResult]


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
    rules = moment.norm.rules
    whole = {part: rule for rule in rules.values() for part in rule.parts}

    def lacks(rule: Rule) -> NotApplicable | None:
        return _lacks(moment, rule) or (lacks(whole[rule.id]) if rule.id in whole else None)

    return {rule.id: _Asked.of(rule, lacks(rule), _answers(moment, rule)) for rule in rules.values()}


def _lacks(moment: Moment, rule: Rule) -> NotApplicable | None:
    """Return why a rule does not apply to this kind of organisation, whatever the facts; None when it does."""
    if rule.applies_to is not None and moment.kind not in rule.applies_to:
        return NotApplicable.TEXT
    if rule.power is not None and moment.kind not in moment.norm.powers[rule.power].kinds:
        return NotApplicable.POWER
    return None


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
            return _in_full(check, lambda judge: CheckResult(check, judge.finding(rule).flags))
        case AnyQuestion(parts):
            return _composed(check, any_flags, [_answer(moment, check, part) for part in parts])
        case AllQuestions(parts):
            return _composed(check, merge, [_answer(moment, check, part) for part in parts])


def _in_full(check: Check, result: Callable[[_Judge], CheckResult]) -> _Answer:
    return _Answer(check, lambda judge: result(judge).flags, result)


def _of_totals(check: Check, answer: Answer) -> CheckResult:
    return CheckResult(check, answer.flags, totals=answer.totals, contradiction=answer.contradiction)


def _composed(check: Check, compose: Callable[[Iterable[Flags]], Flags], answers: Sequence[_Answer]) -> _Answer:
    def flags(judge: _Judge) -> Flags:
        return compose([part.flags(judge) for part in answers])

    def result(judge: _Judge) -> CheckResult:
        return CheckResult(check, flags(judge), parts=tuple([part.result(judge) for part in answers]))

    return _Answer(check, flags, result)


def _of_records(moment: Moment, check: Check, question: RecordQuestion) -> _Answer:
    number = moment.norm.numbers[id(question)]
    quantify = _quantifier(moment, question)

    def flags(judge: _Judge) -> Flags:
        return quantify(judge.tallies[number])

    def result(judge: _Judge) -> CheckResult:
        tally = judge.tallies[number]
        return CheckResult(check, quantify(tally), tally, judge.shown, (), bool(tally.contradictions))

    if not isinstance(question, Share) or question.totals is None:
        return _Answer(check, flags, result)

    def beside(judge: _Judge) -> CheckResult:
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
