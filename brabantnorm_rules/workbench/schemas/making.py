"""Making schemas: each sort of file with what its schema is made from."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from brabantnorm_rules.authoring.extending import FIELDS, SET
from brabantnorm_rules.authoring.files import FORMAT
from brabantnorm_rules.authoring.layers import REPLACE, WITHDRAW
from brabantnorm_rules.exchange.schema import DIALECT
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench.schemas.dossiers import dossier_schema
from brabantnorm_rules.workbench.schemas.facts import fact_types_schema, fields_schema, parameters_schema, set_schema
from brabantnorm_rules.workbench.schemas.header import (
    changes_schema,
    groups_schema,
    header_schema,
    powers_schema,
    sources_schema,
    words_schema,
)
from brabantnorm_rules.workbench.schemas.rules import module_schema
from brabantnorm_rules.workbench.schemas.scenarios import scenarios_schema
from brabantnorm_rules.workbench.schemas.shapes import TEXT, VERSION, Definitions, Schema, closed, list_of

_Part = Callable[[Norm, Definitions], Schema]
_Making = Mapping[str, _Part]


def _shared(key: str, part: _Part, more: _Making, norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of a file that holds names under one key; in one that extends another more may be said."""
    values = {"format": VERSION, key: part(norm, definitions)}
    if not norm.extends:
        return closed(values, values, required=values)
    values |= {word: of_more(norm, definitions) for word, of_more in more.items()}
    replaced = list_of({}) if key == "changes" else part(norm, definitions)
    values |= {REPLACE: replaced, WITHDRAW: list_of(TEXT, unique=True)}
    return {**closed(values, values, required=["format"]), "minProperties": 2}


_PARTS: Final[_Making] = {
    "module": module_schema,
    "facts": partial(_shared, "fact_types", fact_types_schema, {FIELDS: fields_schema}),
    "parameters": partial(_shared, "parameters", parameters_schema, {SET: set_schema}),
    "changes": partial(_shared, "changes", changes_schema, {}),
    "sources": partial(_shared, "sources", sources_schema, {}),
    "powers": partial(_shared, "powers", powers_schema, {}),
    "words": partial(_shared, "words", words_schema, {}),
    "groups": groups_schema,
    "norm": header_schema,
    "scenarios": scenarios_schema,
    "dossier": dossier_schema,
}


def make_schema(norm: Norm, of: str) -> dict[str, Any]:
    """Return the schema of one sort of file under a norm."""
    definitions = Definitions()
    root = _PARTS[of](norm, definitions)
    found = dict(sorted(definitions.found.items()))
    return {
        "$schema": DIALECT,
        "$id": f"urn:brabantnorm-rules:{of}:{FORMAT}:{norm.id}",
        "title": f"{of} ({norm.id})",
        **root,
        **({"$defs": found} if found else {}),
    }
