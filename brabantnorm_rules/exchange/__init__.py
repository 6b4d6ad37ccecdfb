"""Exchange: assessments as canonical JSON and read back, receipts to make them again, and the journal of a session.

The rooms behind these doors are entered late: they take a converter along that an import of the library need not wait
for.
"""

from typing import TYPE_CHECKING, Any

from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.exchange.journal import Journal
from brabantnorm_rules.norm.edition import Norm

if TYPE_CHECKING:
    from brabantnorm_rules.exchange.receipts import Replay

__all__ = ["Journal", "assessment_schema", "from_json", "replay", "to_json", "write_receipt"]


def to_json(assessment: Assessment, *, indent: int | None = None) -> str:
    """Return an assessment as canonical JSON: sorted keys, no white space, whole numbers and texts only.

    ``indent`` is a number of spaces for each level, for people to read; without it the same assessment gives the same
    bytes. `from_json` reads it back.
    """
    from brabantnorm_rules.exchange.writing import write_assessment

    return write_assessment(assessment, indent)


def from_json(text: str, norm: Norm, *, path: str = "") -> Assessment:
    """Return the assessment that `to_json` wrote, under the norm that it was made with, at the confidence it names.

    ``path`` is the file that problems name. What comes from the norm is taken from the norm, and must be what the text
    says: written again, the assessment gives the same text. Raises AssessmentError with every problem that was found.
    """
    from brabantnorm_rules.exchange.reading import read_assessment

    return read_assessment(text, norm, path)


def assessment_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that describes exactly what `to_json` writes."""
    from brabantnorm_rules.exchange.schema import make_schema

    return make_schema()


def write_receipt(assessment: Assessment, dossier: Dossier) -> str:
    """Return the receipt of an assessment of a dossier, as canonical JSON (RFC 8785): `replay` makes it again.

    It holds the findings, the dates and the parameters that they used, and digests of the norm (by rule, parameter and
    fact type), of the dossier (by register) and of all of itself. Raises ValueError for an assessment that was made of
    another dossier.
    """
    from brabantnorm_rules.exchange import receipts

    return receipts.write_receipt(assessment, dossier)


def replay(text: str, dossier: Dossier, *, path: str = "") -> "Replay":
    """Make the assessment of a receipt again, of a dossier under its own norm, and say everything that differs.

    The date, what was known, the engine, the rules that were asked and the confidence are those of the receipt.
    ``path`` is the file that problems name. Raises AssessmentError for a text that is no receipt, or one of rules that
    the norm does not have, and EngineUnavailable for an engine that is not installed.
    """
    from brabantnorm_rules.exchange import receipts

    return receipts.replay(text, dossier, path=path)
