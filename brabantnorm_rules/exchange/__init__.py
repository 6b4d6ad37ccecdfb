"""Exchange: assessments as canonical JSON, read back and described by a schema."""

from brabantnorm_rules.exchange.reading import from_json
from brabantnorm_rules.exchange.schema import assessment_schema
from brabantnorm_rules.exchange.writing import to_json

__all__ = ["assessment_schema", "from_json", "to_json"]
