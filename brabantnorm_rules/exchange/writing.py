"""Writing: an assessment as canonical JSON."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.assessment.findings import (
    Assessment,
    CheckResult,
    Finding,
    Missing,
    UsedParameter,
)
from brabantnorm_rules.exchange import document as d
from brabantnorm_rules.exchange.conversion import CONVERTER
from brabantnorm_rules.exchange.text import package_version, text_of
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import json_value
from brabantnorm_rules.norm.rules import Check

T = TypeVar("T")
S = TypeVar("S")


def write_assessment(assessment: Assessment, indent: int | None) -> str:
    """Return an assessment as canonical JSON, with so many spaces for each level (None: all on one line)."""
    return text_of(plain(assessment), indent)


def plain(assessment: Assessment) -> Any:
    """Return an assessment as the dictionaries, lists, texts, whole numbers and booleans of its JSON."""
    return CONVERTER.unstructure(_document(assessment))


def variables_of(check: Check) -> tuple[d.VariableDocument, ...]:
    """Return the values that tell a check from the others of its name."""
    return _each(check.variables, lambda pair: d.VariableDocument(*pair))


def _each(items: Iterable[S], write: Callable[[S], T]) -> tuple[T, ...]:
    return tuple(write(item) for item in items)


def _document(assessment: Assessment) -> d.AssessmentDocument:
    norm, glossary = assessment.norm, assessment.glossary
    asked = tuple(finding.rule.id for finding in assessment)
    organisation = assessment.organisation
    return d.AssessmentDocument(
        format=d.FORMAT,
        norm=d.NormDocument(norm.id, norm.edition, glossary.wording(norm.title)),
        package=assessment.package or package_version(),
        engine=assessment.engine,
        organisation=d.OrganisationDocument(organisation.id, organisation.name, organisation.kind),
        as_of=assessment.as_of,
        as_at=assessment.as_at,
        known_on=assessment.known_on,
        forecast=assessment.forecast,
        phase=assessment.phase,
        confidence=d.ConfidenceDocument(
            norm.least_confidence,
            _each(
                assessment.switched_off,
                lambda change: d.ChangeDocument(change.id, change.title, change.confidence),
            ),
        ),
        selection=None if asked == tuple(rule.id for rule in norm.clauses) else asked,
        counts=d.CountsDocument(
            assessment.counts(),
            _each(
                norm.pillars,
                lambda pillar: d.PillarDocument(
                    pillar.number, glossary.wording(pillar.title), assessment.counts(pillar.number)
                ),
            ),
        ),
        let_in=_each(assessment.let_in, lambda let_in: d.LetInDocument(let_in.field, let_in.reason)),
        clauses=_each(assessment, lambda finding: _finding(finding, norm)),
    )


def _finding(finding: Finding, norm: Norm) -> d.FindingDocument:
    rule = finding.rule
    return d.FindingDocument(
        rule=rule.id,
        title=finding.title,
        outcome=finding.outcome,
        flags=finding.flags,
        because=finding.because,
        anchor=finding.anchor,
        forecast=finding.forecast,
        basis=_each(rule.basis, lambda source_id: _source(source_id, norm)),
        checks=_each(finding.checks, _check),
        parameters=_each(finding.parameters, lambda used: _parameter(used, finding, norm)),
        deviations=_each(finding.deviations, _deviation),
        missing=_each(finding.missing, _missing),
        reasons=Text(finding.explain("nl"), finding.explain("en")),
        remedy=finding.remedy if finding.outcome.is_shortfall else None,
        parts=_each(finding.parts, lambda part: _finding(part, norm)),
    )


def _source(source_id: str, norm: Norm) -> d.SourceDocument:
    source = norm.sources[source_id]
    return d.SourceDocument(source.id, source.title, source.jci, source.url, source.confidence)


def _check(result: CheckResult) -> d.CheckDocument:
    return d.CheckDocument(
        id=result.check.id,
        variables=variables_of(result.check),
        note=result.check.note,
        outcome=result.outcome,
        flags=result.flags,
        records=result.records,
        totals=result.totals,
        contradiction=result.contradiction,
        parts=_each(result.parts, _check),
    )


def _parameter(used: UsedParameter, finding: Finding, norm: Norm) -> d.ParameterDocument:
    title = finding.glossary.wording(norm.parameters[used.name].title)
    return d.ParameterDocument(used.name, title, json_value(used.value), used.origin, used.since)


def _deviation(state: DeviationState) -> d.DeviationDocument:
    decided = state.deviation
    return d.DeviationDocument(
        decided.owner,
        decided.reason,
        decided.decided_on,
        decided.until,
        state.expired,
        state.status,
    )


def _missing(missing: Missing) -> d.MissingDocument:
    key = _each(missing.key, lambda pair: d.KeyDocument(*pair))
    return d.MissingDocument(missing.lack, missing.fact_type, missing.id, missing.field, key)
