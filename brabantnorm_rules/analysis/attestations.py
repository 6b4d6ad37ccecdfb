"""Attestations: which checks one can answer, how old it is and by which role, and which outcomes rest on it alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.assessment import Assessment, CheckResult, Finding, assess
from brabantnorm_rules.assessment.judging import day_of
from brabantnorm_rules.assessment.statements import Statements
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.dossier.deviations import EXPIRING_WITHIN
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.view import FROM_DAY, begun
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, ROLE, SUBJECT, VERDICT, FieldType
from brabantnorm_rules.norm.periods import LAST_DAY, first_day_outside
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Attested, OfRule, Question, questions_inside
from brabantnorm_rules.norm.values import Absent
from brabantnorm_rules.truth import NO, Flags, Outcome


class AttestationStatus(StrEnum):
    """How the newest attestation on a subject stands on a date.

    Valid, also if not for long; too old by the norm's own term; not there; or open, because it is not known which one
    counts or what it says.
    """

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MISSING = "missing"
    OPEN = "open"


@attrs.frozen
class Attestation:
    """The newest attestation on a subject, as it stands on a date.

    ``id`` is that of its record, ``verdict`` what it says, ``role`` that of who attested (empty: not recorded). ``age``
    is in days since ``given_on``; ``until`` is the last day on which it is valid (None: no end). Of one that is not
    there, or of which it is open which one counts, no more is known than its subject.
    """

    subject: str
    status: AttestationStatus
    id: str = ""
    verdict: str = ""
    role: str = ""
    given_on: date | None = None
    age: int | None = None
    until: date | None = None


@attrs.frozen
class AttestedCheck:
    """A check that an attestation can answer, alone or beside other facts, with the outcome of its rule."""

    rule: str
    outcome: Outcome
    check: str
    variables: tuple[tuple[str, str | bool], ...]
    attestation: Attestation


@attrs.frozen(eq=False)
class Attestations:
    """The attestations that the rules of a norm ask of a dossier on a date; iterating yields the checks that ask one.

    ``clauses`` is how many clauses were looked at. ``alone`` are the numbers of those whose outcome rests on
    attestations alone: no fact beside them shows that something is met or falls short.
    """

    norm: Norm
    organisation: Organisation
    as_of: date
    as_at: date
    known_on: date | None
    checks: tuple[AttestedCheck, ...]
    clauses: int
    alone: tuple[str, ...]

    def __iter__(self) -> Iterator[AttestedCheck]:
        return iter(self.checks)

    def __len__(self) -> int:
        return len(self.checks)

    def counts(self) -> Mapping[AttestationStatus, int]:
        """Return how many checks have an attestation that stands in each way; every way is named."""
        found = Counter(check.attestation.status for check in self)
        return {status: found[status] for status in AttestationStatus}


def attestations(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    rules: Iterable[str] | None = None,
    within: int = EXPIRING_WITHIN,
) -> Attestations:
    """Return the attestations that rules ask: for each check that one can answer, how old it is, if it is there.

    Checks that never count, and those of rules that do not apply, are left out. ``within`` is how many days before its
    last one an attestation is said to expire soon. ``rules`` selects rules, by number, with their parts; without it
    all.

    Raises what `assess` raises.
    """
    assessment = assess(norm, dossier, as_of, known_on=known_on)
    asked = tuple(assessment) if rules is None else tuple(assessment[rule] for rule in dict.fromkeys(rules))
    known = None if known_on is None else day_of(known_on, "known_on")
    moment = moment_of(norm, day_of(as_of, "as_of"), dossier.organisation.kind)
    reader = _Reader(Assessing(moment, dossier, known), within)
    checks = [
        AttestedCheck(
            finding.rule.id,
            finding.outcome,
            result.check.id,
            result.check.variables,
            reader.attestation(inside.subject),
        )
        for finding in dict.fromkeys(part for clause in asked for part in clause.tree())
        for result in finding.checks
        if not result.check.note
        for inside in questions_inside(result.check.question)
        if isinstance(inside, Attested)
    ]
    alone = [finding.rule.id for finding in asked if _rests_on_attestations(finding, assessment)]
    return Attestations(
        norm, dossier.organisation, as_of, dossier.as_at, known_on, tuple(checks), len(asked), tuple(alone)
    )


# ---- the attestation on a subject -------------------------------------------------------------------------------


_NAMES: Final = (FieldType.ENUM, FieldType.TEXT)
"""The types of a field in which a role can stand."""


@attrs.frozen(eq=False)
class _Reader:
    """Reads the attestations of a dossier at a moment, each subject once."""

    assessing: Assessing
    within: int
    found: dict[str, Attestation] = attrs.field(factory=dict)

    def attestation(self, subject: str) -> Attestation:
        """Return the newest attestation on a subject."""
        if subject not in self.found:
            self.found[subject] = self._read(subject)
        return self.found[subject]

    def _read(self, subject: str) -> Attestation:
        statements = self.assessing.made("attestations", lambda: Statements.of(JUDGEMENT, self.assessing))
        unit = statements.units.get(frozenset(((SUBJECT, subject),)))
        if unit is None:
            return self._too_old(subject)
        verdicts = {statements.view.columns[VERDICT][position] for position in unit.candidates}
        if not unit.sure or len(verdicts) > 1 or any(isinstance(verdict, Absent) for verdict in verdicts):
            return Attestation(subject, AttestationStatus.OPEN)
        return self._at(subject, unit.candidates[0])

    def _too_old(self, subject: str) -> Attestation:
        """Return the newest attestation that is not valid any more, or that there is none."""
        view, moment = self.assessing.view(JUDGEMENT), self.assessing.moment
        subjects, days = view.columns[SUBJECT], view.columns.days(FROM_DAY)
        lapsed = [
            position
            for position, day in enumerate(days)
            if subjects[position] == subject
            and isinstance(day, int)
            and begun(view.columns, position, view.register, moment.as_of, self.assessing.known_on) != NO
        ]
        if not lapsed:
            return Attestation(subject, AttestationStatus.MISSING)
        return self._at(subject, max(lapsed, key=lambda position: days[position]))

    def _at(self, subject: str, position: int) -> Attestation:
        """Return the attestation that stands in a position of the register."""
        view, moment = self.assessing.view(JUDGEMENT), self.assessing.moment
        register, columns = view.register, view.columns
        day, until = columns[FROM_DAY][position], LAST_DAY
        if isinstance(day, int) and register.fact_type.valid_for is not None:
            until = first_day_outside(day, moment.value(register.fact_type.valid_for)) - 1
        named = register.fact_type.field(ROLE)
        role = columns[ROLE][position] if named is not None and named.type in _NAMES else ""
        left = until - moment.as_of
        status = AttestationStatus.EXPIRING if left <= self.within else AttestationStatus.VALID
        return Attestation(
            subject,
            AttestationStatus.EXPIRED if left < 0 else status,
            register.ids[position],
            _text(columns[VERDICT][position]),
            _text(role),
            date.fromordinal(day) if isinstance(day, int) else None,
            moment.as_of - day if isinstance(day, int) else None,
            date.fromordinal(until) if until < LAST_DAY else None,
        )


def _text(value: object) -> str:
    return "" if isinstance(value, Absent) else str(value)


# ---- what rests on attestations alone ---------------------------------------------------------------------------


def _rests_on_attestations(finding: Finding, assessment: Assessment) -> bool:
    """Return whether an outcome is there, and all that it comes from are attestations."""
    answers = list(_answers_of(finding, assessment))
    decided = finding.outcome is Outcome.MET or finding.outcome.is_shortfall
    return decided and all(isinstance(answer, Attested) for answer in answers)


def _answers_of(finding: Finding, assessment: Assessment) -> Iterator[Question]:
    """Yield the questions whose answers show that something is met or falls short, of a rule and its parts."""
    for result in finding.checks:
        if not result.check.note:
            yield from _answers(result, result.check.question, assessment)
    for part in finding.parts:
        yield from _answers_of(part, assessment)


def _answers(result: CheckResult, question: Question, assessment: Assessment) -> Iterator[Question]:
    if not result.flags & Flags.PARTLY:
        return
    match question:
        case AnyQuestion(parts) | AllQuestions(parts):
            suffices = isinstance(question, AnyQuestion) and result.outcome is Outcome.MET
            for inner, part in zip(result.parts, parts, strict=True):
                if not suffices or inner.outcome is Outcome.MET:
                    yield from _answers(inner, part, assessment)
        case OfRule(rule):
            yield from _answers_of(assessment[rule], assessment)
        case _:
            yield question
