"""Judging: from the tallies of an engine to flags, outcomes and findings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

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

    Returns the assessment. Raises TypeError when a date is none, ValueError for an unknown engine, for a dossier
    whose fact types are not the norm's (enter it anew with ``dossier.for_norm(norm)``) and for a negative ``evidence``,
    KeyError for an unknown rule.
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
    clauses = tuple(judge.finding(rule) for rule in asked)
    findings: dict[str, Finding] = {}
    for clause in clauses:
        _collect(clause, findings)
    return Assessment(
        norm,
        dossier.organisation,
        date.fromordinal(day),
        date.fromordinal(dossier.as_at),
        None if known is None else date.fromordinal(known),
        engine,
        findings,
        clauses,
        dossier.let_in,
    )


def _day(value: date, name: str) -> int:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{name} is a date, not {type(value).__name__}")
    return value.toordinal()


def _collect(finding: Finding, findings: dict[str, Finding]) -> None:
    findings[finding.rule.id] = finding
    for part in finding.parts:
        _collect(part, findings)


class _Judge:
    """Judges the rules of a norm over the tallies of one dossier; every rule once."""

    def __init__(
        self,
        assessing: Assessing,
        tallies: Sequence[Tally],
        shown: int | None,
    ) -> None:
        self._moment: Moment = assessing.moment
        self._assessing = assessing
        self._tallies = tallies
        self._numbers = assessing.moment.norm.numbers
        self._shown = shown
        self._background = LiveBackground(assessing)
        self._asked: Mapping[str, tuple[NotApplicable | None, tuple[Check, ...]]] = self._moment.made("asked", _asked)
        self._findings: dict[str, Finding] = {}
        self._statements: dict[str, Statements] = {}

    def finding(self, rule: Rule) -> Finding:
        """Return the finding of a rule, with its parts."""
        found = self._findings.get(rule.id)
        if found is None:
            found = self._findings[rule.id] = self._find(rule)
        return found

    def _find(self, rule: Rule) -> Finding:
        because, checks = self._asked[rule.id]
        parts = tuple([self.finding(self._moment.norm.rules[part]) for part in rule.parts])
        if because is not None:
            return Finding(rule, Flags.NOTHING, (), parts, because, self._background)
        results = tuple([self._result(check, check.question) for check in checks])
        needed = [result.flags for result in results if not result.check.note]
        flags = merge([*needed, *[part.flags for part in parts]])
        no_case = NotApplicable.NO_CASE if flags is Flags.NOTHING else None
        return Finding(rule, flags, results, parts, no_case, self._background)

    def _result(self, check: Check, question: Question) -> CheckResult:
        match question:
            case Exists() | NoneOf() | Share():
                return self._of_records(check, question)
            case Counted():
                answer = counted(question, self._read(TOTALS), self._number)
                return CheckResult(
                    check,
                    answer.flags,
                    totals=answer.totals,
                    contradiction=answer.contradiction,
                )
            case Attested(subject):
                answer = attested(subject, self._read(JUDGEMENT))
                return CheckResult(check, answer.flags, contradiction=answer.contradiction)
            case OfRule(rule_id):
                return CheckResult(check, self.finding(self._moment.norm.rules[rule_id]).flags)
            case AnyQuestion(inner):
                parts = tuple(self._result(check, part) for part in inner)
                return CheckResult(check, any_flags(part.flags for part in parts), parts=parts)
            case AllQuestions(inner):
                parts = tuple(self._result(check, part) for part in inner)
                return CheckResult(check, merge(part.flags for part in parts), parts=parts)

    def _of_records(self, check: Check, question: RecordQuestion) -> CheckResult:
        tally = self._tallies[self._numbers[id(question)]]
        if isinstance(question, Exists):
            flags = judge_exists(tally.positions, self._number(question.at_least), complete=tally.complete)
        elif isinstance(question, NoneOf):
            flags = judge_none(tally.positions, complete=tally.complete)
        else:
            flags = judge_share(
                tally.positions,
                self._number(question.at_least),
                complete=tally.complete,
                when_no_cases=question.when_no_cases.flags,
            )
            if question.totals is not None:
                return self._beside(
                    check,
                    tally,
                    flags,
                    counted(question, self._read(TOTALS), self._number),
                )
        return CheckResult(check, flags, tally, self._shown, (), bool(tally.contradictions))

    def _beside(self, check: Check, tally: Tally, flags: Flags, answer: Answer) -> CheckResult:
        """Return the result of records and totals together: either answers; when they differ, neither does."""
        contradiction = bool(tally.contradictions) or answer.contradiction
        if flags == Flags.UNKNOWN:
            flags = answer.flags
        elif answer.flags not in (Flags.UNKNOWN, flags):
            flags, contradiction = Flags.UNKNOWN, True
        return CheckResult(check, flags, tally, self._shown, answer.totals, contradiction)

    def _read(self, fact_type: str) -> Statements:
        if fact_type not in self._statements:
            self._statements[fact_type] = Statements.of(fact_type, self._assessing)
        return self._statements[fact_type]

    def _number(self, written: Any) -> Fraction | int:
        number: Fraction | int = self._moment.value(written)
        return number


def _asked(moment: Moment) -> Mapping[str, tuple[NotApplicable | None, tuple[Check, ...]]]:
    """Return for each rule why it does not apply, if so, and which of its checks are asked at this moment."""
    rules = moment.norm.rules
    whole = {part: rule for rule in rules.values() for part in rule.parts}

    def lacks(rule: Rule) -> NotApplicable | None:
        return _lacks(moment, rule) or (lacks(whole[rule.id]) if rule.id in whole else None)

    return {rule.id: (lacks(rule), _active(moment, rule)) for rule in rules.values()}


def _lacks(moment: Moment, rule: Rule) -> NotApplicable | None:
    """Return why a rule does not apply to this kind of organisation, whatever the facts; None when it does."""
    if rule.applies_to is not None and moment.kind not in rule.applies_to:
        return NotApplicable.TEXT
    if rule.power is not None and moment.kind not in moment.norm.powers[rule.power].kinds:
        return NotApplicable.POWER
    return None


def _active(moment: Moment, rule: Rule) -> tuple[Check, ...]:
    """Return the checks that are asked at this moment: those whose values the set parameters hold."""
    return tuple(
        check
        for check in rule.checks
        if all(value in moment.parameter(name) for name, value in check.active_when)  # type: ignore[operator]  # sets
    )
