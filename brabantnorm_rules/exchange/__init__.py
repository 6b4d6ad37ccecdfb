"""Exchange: assessments as canonical JSON, read back and described by a schema; and the journal of a session.

The rooms behind these doors are entered late: they take a converter along that an import of the library need not wait
for.
"""

from typing import Any

from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.exchange.journal import Journal
from brabantnorm_rules.norm.edition import Norm

__all__ = ["Journal", "assessment_schema", "from_json", "to_json"]


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
