"""Documents: what the JSON of everything that looks further than one assessment has in common."""

from datetime import date
from fractions import Fraction
from typing import Any, Final

from brabantnorm_rules.analysis.attestations import Attestations
from brabantnorm_rules.analysis.explanations.explanation import Explanation
from brabantnorm_rules.analysis.planning.plan import Plan
from brabantnorm_rules.analysis.planning.steps import Said
from brabantnorm_rules.analysis.sensitivity import Sensitivity
from brabantnorm_rules.analysis.timeline import Timeline
from brabantnorm_rules.exchange.text import package_version
from brabantnorm_rules.norm.values import Absent

_NONE: Final = "geen"

FORMAT: Final = 1
"""The version of the form of these documents."""


def head(subject: Timeline | Sensitivity | Explanation | Attestations | Plan) -> dict[str, Any]:
    """Return what every document begins with."""
    norm, organisation, known_on = subject.norm, subject.organisation, subject.known_on
    return {
        "format": FORMAT,
        "norm": {"id": norm.id, "edition": norm.edition, "confidence": str(norm.least_confidence)},
        "package": package_version(),
        "organisation": {"id": organisation.id, "name": organisation.name, "kind": organisation.kind},
        "as_at": subject.as_at.isoformat(),
        "known_on": None if known_on is None else known_on.isoformat(),
    }


def said_document(said: Said) -> Any:
    """Return what a field is to hold as one writes it in a dossier; that there is none is all that is said absent."""
    match said:
        case Absent():
            return _NONE
        case frozenset():
            return sorted(said)
        case date():
            return said.isoformat()
        case Fraction():
            return str(said)
        case _:
            return said
