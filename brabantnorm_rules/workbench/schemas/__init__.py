"""Schemas: JSON Schemas of what authors write under a norm, so that an editor completes and checks as they type.

What makes them is entered late: an import of the library need not wait for it.
"""

import json
from typing import Any, Final

from brabantnorm_rules.norm.edition import Norm

__all__ = ["SCHEMAS", "norm_schema", "write_schema"]

SCHEMAS: Final = (
    "module",
    "facts",
    "parameters",
    "changes",
    "sources",
    "powers",
    "words",
    "groups",
    "norm",
    "scenarios",
    "dossier",
)
"""What there are schemas of: a rule module, the other files of a norm, its scenarios, and dossiers."""


def norm_schema(norm: Norm, of: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one sort of file under a norm, with the names that this norm has.

    ``of`` is one of ``module``, ``facts``, ``parameters``, ``changes``, ``sources``, ``powers``, ``words``, ``groups``,
    ``norm``, ``scenarios`` and ``dossier``. Whatever the library reads the schema accepts; it refuses unknown keys,
    operators, types, fields, values and parameters, and what is missing. What can only be seen beside other files or
    places (an id that stands twice) the schema does not know. Raises ValueError for another word.
    """
    from brabantnorm_rules.workbench.schemas.making import make_schema

    if of not in SCHEMAS:
        raise ValueError(f"there is no schema of {of!r}; there are: {', '.join(SCHEMAS)}")
    return make_schema(norm, of)


def write_schema(norm: Norm, of: str) -> str:
    """Return a schema as `norm_schema` makes it, as text: each definition on a line of its own."""
    schema = norm_schema(norm, of)
    definitions = schema.pop("$defs", {})
    lines = [f"{_json(key)}: {_json(value)}" for key, value in schema.items()]
    if definitions:
        inner = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in definitions.items())
        lines.append(f'"$defs": {{\n{inner}\n}}')
    return "{\n" + ",\n".join(lines) + "\n}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
