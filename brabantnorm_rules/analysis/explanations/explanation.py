"""Explanation: everything that one finding rests on, worked out when it is asked for, in plain sentences."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from brabantnorm_rules.analysis.attestations import AttestedCheck, attestations
from brabantnorm_rules.analysis.explanations.annotations import annotations
from brabantnorm_rules.analysis.explanations.explaining import Section, sections
from brabantnorm_rules.analysis.explanations.matters import RecordMatters, matters_of, of_another_sort
from brabantnorm_rules.analysis.explanations.sufficiency import LIMIT, SufficientFacts, sufficient_facts
from brabantnorm_rules.analysis.sensitivity import RuleSensitivity, sensitivity
from brabantnorm_rules.assessment import DeviationState, assess
from brabantnorm_rules.assessment.findings import CheckResult, Finding, Missing, UsedParameter
from brabantnorm_rules.assessment.judging import day_of
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import parameters_of
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.rules import RecordQuestion, record_questions


@attrs.frozen
class CheckMatters:
    """What is the matter with the records that speak against one check of a rule.

    ``variables`` are the values that were filled in for the check.
    """

    rule: str
    check: str
    variables: tuple[tuple[str, str | bool], ...]
    records: tuple[RecordMatters, ...]


@attrs.frozen(eq=False)
class Explanation:
    """What one finding rests on.

    ``matters`` are the records that speak against it, of the rule and its parts. ``sufficient`` are facts that carry
    the outcome. ``parameters`` are those that the rule and its parts use. ``sensitivity`` is what the rule shows when
    it is read otherwise; None: it rests on no reading. ``attestations`` are the checks of the rule and its parts that
    one can answer, and ``on_attestations_alone`` says whether the outcome rests on nothing else. ``deviations`` were
    decided for the rules that it is a part of, for the rule itself and for its parts; none changes an outcome.
    """

    norm: Norm
    organisation: Organisation
    as_of: date
    as_at: date
    known_on: date | None
    finding: Finding
    matters: tuple[CheckMatters, ...]
    sufficient: SufficientFacts
    parameters: tuple[UsedParameter, ...]
    sensitivity: RuleSensitivity | None
    attestations: tuple[AttestedCheck, ...]
    on_attestations_alone: bool
    deviations: tuple[DeviationState, ...]
    _dossier: Dossier = attrs.field(repr=False)
    _others: Mapping[str, frozenset[str]] = attrs.field(repr=False)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that would help to decide an unknown; else none."""
        return self.finding.missing

    def sections(self, language: str = "nl") -> tuple[Section, ...]:
        """Return the explanation in plain sentences under headings, in ``nl`` or ``en``."""
        return (*sections(self, self._dossier, self._others, language), *annotations(self, language))

    def text(self, language: str = "nl") -> str:
        """Return the explanation as text, in ``nl`` or ``en``: a heading, and a line for each sentence below it."""
        return "\n\n".join(
            "\n".join([section.title, *(f"- {sentence}" for sentence in section.sentences)])
            for section in self.sections(language)
        )


def explain(
    norm: Norm, dossier: Dossier, as_of: date, rule: str, *, known_on: date | None = None, limit: int = LIMIT
) -> Explanation:
    """Explain the finding of a rule, at any depth, for a dossier on a date.

    ``limit`` bounds how often is assessed to find the facts that carry the outcome (`sufficient_facts`). The rest is as
    for `assess`, which says what is raised.
    """
    finding = assess(norm, dossier, as_of, known_on=known_on, evidence=None, rules=[rule])[rule]
    known = None if known_on is None else day_of(known_on, "known_on")
    kind = dossier.organisation.kind
    assessing = Assessing(moment_of(norm, day_of(as_of, "as_of"), kind), dossier, known)
    found = tuple(finding.tree())
    asked = attestations(norm, dossier, as_of, known_on=known_on, rules=[rule])
    above = assess(norm, dossier, as_of, known_on=known_on, rules=_above(rule, norm))
    parameters = tuple(dict.fromkeys(used for part in found for used in _decisive(part, norm)))
    return Explanation(
        norm,
        dossier.organisation,
        as_of,
        dossier.as_at,
        known_on,
        finding,
        tuple(matters for part in found for matters in _matters(part, assessing)),
        sufficient_facts(norm, dossier, as_of, rule, known_on=known_on, limit=limit),
        parameters,
        sensitivity(narrow(norm, rule), dossier, as_of, known_on=known_on, rules=[rule]).rules.get(rule),
        asked.checks,
        rule in asked.alone,
        tuple(state for part in (*above, *found) for state in part.deviations),
        dossier,
        of_another_sort([question for part in found for question in _asked(part)], assessing),
    )


def _decisive(finding: Finding, norm: Norm) -> Iterator[UsedParameter]:
    """Yield the parameters of a rule's own checks that count in the outcome; none where the rule does not apply."""
    if finding.because is not None:
        return
    counting = attrs.evolve(finding.rule, checks=tuple(check for check in finding.rule.checks if not check.note))
    names = parameters_of(counting, norm.fact_types)
    yield from (used for used in finding.parameters if used.name in names)


def _asked(finding: Finding) -> Iterator[RecordQuestion]:
    """Yield what the checks of a finding that count ask of records."""
    checks = (result.check for result in finding.checks if not result.check.note)
    return (question for check in checks for question in record_questions(check.question))


def _above(rule: str, norm: Norm) -> Iterator[str]:
    """Yield the rules that a rule is a part of, the outermost first."""
    for other in norm.rules.values():
        if rule in other.parts:
            yield from _above(other.id, norm)
            yield other.id


def _matters(finding: Finding, assessing: Assessing) -> Iterator[CheckMatters]:
    counting: list[CheckResult] = [result for result in finding.checks if not result.check.note]
    for result in counting:
        records = matters_of(result, assessing)
        if records:
            yield CheckMatters(finding.rule.id, result.check.id, result.check.variables, records)
