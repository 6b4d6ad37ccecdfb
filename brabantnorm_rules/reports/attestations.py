"""Attestations as canonical JSON: which checks one can answer, how old it is, and what rests on it alone."""

from typing import Any

from brabantnorm_rules.analysis.attestations import Attestations, AttestedCheck
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.reports.documents import head


def attestations_to_json(attestations: Attestations, *, indent: int | None = None) -> str:
    """Return the attestations that rules ask as canonical JSON; ``indent`` is as for `to_json`."""
    document = head(attestations) | {
        "as_of": attestations.as_of.isoformat(),
        "counts": {str(status): number for status, number in attestations.counts().items()},
        "clauses": attestations.clauses,
        "alone": list(attestations.alone),
        "checks": [attested_document(check) for check in attestations],
    }
    return text_of(document, indent)


def attested_document(check: AttestedCheck) -> dict[str, Any]:
    """Return a check that an attestation can answer, with that attestation."""
    found = check.attestation
    return {
        "rule": check.rule,
        "outcome": str(check.outcome),
        "check": check.check,
        "variables": [{"name": name, "value": value} for name, value in check.variables],
        "subject": found.subject,
        "status": str(found.status),
        "id": found.id,
        "verdict": found.verdict,
        "role": found.role,
        "given_on": None if found.given_on is None else found.given_on.isoformat(),
        "age": found.age,
        "until": None if found.until is None else found.until.isoformat(),
    }
