"""The document of an assessment: what its JSON holds, as values; written, read and described from here alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal

import attrs

from brabantnorm_rules.assessment.findings import Lack, Phase, Records, Totals
from brabantnorm_rules.dossier import DeviationStatus
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.norm.periods import Unit
from brabantnorm_rules.norm.rules import Anchor, NotApplicable
from brabantnorm_rules.truth import Flags, Outcome

FORMAT: Final = 1
"""The version of the document's own form."""

_NUMBER: Final = {"type": "integer", "minimum": 0}


def _amount_of(*units: str) -> dict[str, Any]:
    return {
        "oneOf": [
            {"type": "object", "properties": {unit: _NUMBER}, "required": [unit], "additionalProperties": False}
            for unit in units
        ]
    }


PARAMETER_VALUE: Final[Mapping[str, Any]] = {
    "oneOf": [
        _amount_of(*Unit, "hours", "minutes"),
        {"type": "integer"},
        {"type": "string"},
        {"type": "array", "items": {"type": ["string", "boolean"]}},
    ]
}
"""The schema of a parameter's value: an amount of time, a whole number, a text (date, fraction or word), a set."""


@attrs.frozen
class NormDocument:
    """The norm that was assessed against."""

    id: str
    edition: str
    title: Text


@attrs.frozen
class OrganisationDocument:
    """The organisation that was assessed."""

    id: str
    name: str
    kind: str


@attrs.frozen
class PillarDocument:
    """How many clauses of one pillar have each outcome."""

    pillar: int
    title: Text
    outcomes: Mapping[Outcome, int]


@attrs.frozen
class CountsDocument:
    """How many clauses have each outcome, in all and for each pillar."""

    outcomes: Mapping[Outcome, int]
    pillars: tuple[PillarDocument, ...]


@attrs.frozen
class LetInDocument:
    """A field that was let in although its values look like personal data, and why."""

    field: str
    reason: str


@attrs.frozen
class ChangeDocument:
    """A change of law or guidance."""

    id: str
    title: Text
    confidence: Confidence


@attrs.frozen
class ConfidenceDocument:
    """How sure a change of law or guidance must be to count, and those that are less sure and did not."""

    least: Confidence
    switched_off: tuple[ChangeDocument, ...]


@attrs.frozen
class SourceDocument:
    """A law, an agreement or guidance that a rule rests on."""

    id: str
    title: Text
    jci: str
    url: str
    confidence: Confidence


@attrs.frozen
class VariableDocument:
    """A value that one of several like checks has filled in."""

    name: str
    value: str | bool


@attrs.frozen
class CheckDocument:
    """What one check shows; ``parts`` are the results inside a composed check."""

    id: str
    variables: tuple[VariableDocument, ...]
    note: bool
    outcome: Outcome
    flags: Flags
    records: Records | None
    totals: tuple[Totals, ...]
    contradiction: bool
    parts: tuple["CheckDocument", ...]


@attrs.frozen
class ParameterDocument:
    """A parameter that a finding rests on, with the value in force, who chose it, and since when."""

    name: str
    title: Text
    value: Any = attrs.field(metadata={"schema": PARAMETER_VALUE})
    origin: Origin
    since: date | None


@attrs.frozen
class DeviationDocument:
    """A deviation that was decided for a rule, and how it stood on the as-of date."""

    owner: str
    reason: str
    decided_on: date
    until: date
    expired: bool
    status: DeviationStatus


@attrs.frozen
class KeyDocument:
    """One field of the key of an attestation or of totals."""

    field: str
    value: str


@attrs.frozen
class MissingDocument:
    """A fact that would help to decide what is unknown."""

    lack: Lack
    fact_type: str
    id: str
    field: str
    key: tuple[KeyDocument, ...]


@attrs.frozen
class FindingDocument:
    """The outcome of one rule and what it rests on."""

    rule: str
    title: Text
    outcome: Outcome
    flags: Flags
    because: NotApplicable | None
    anchor: Anchor | None
    forecast: bool
    basis: tuple[SourceDocument, ...]
    checks: tuple[CheckDocument, ...]
    parameters: tuple[ParameterDocument, ...]
    deviations: tuple[DeviationDocument, ...]
    missing: tuple[MissingDocument, ...]
    reasons: Text
    remedy: Text | None
    parts: tuple["FindingDocument", ...]


@attrs.frozen
class AssessmentDocument:
    """All findings of one organisation on one date; ``selection`` names the rules that were asked, null: all."""

    format: Literal[1]
    norm: NormDocument
    package: str
    engine: str
    organisation: OrganisationDocument
    as_of: date
    as_at: date
    known_on: date | None
    forecast: bool
    phase: Phase | None
    confidence: ConfidenceDocument
    selection: tuple[str, ...] | None
    counts: CountsDocument
    let_in: tuple[LetInDocument, ...]
    clauses: tuple[FindingDocument, ...]
