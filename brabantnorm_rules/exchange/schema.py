"""The JSON Schema of an assessment, generated from its document."""

import inspect
from collections.abc import Mapping
from datetime import date
from enum import EnumMeta
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

import attrs

from brabantnorm_rules.exchange.conversion import FLAGS
from brabantnorm_rules.exchange.document import FORMAT, AssessmentDocument
from brabantnorm_rules.truth import Flags, outcome

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_WORDS: Final[Mapping[Any, Mapping[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def make_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document."""
    definitions: dict[str, Any] = {}
    root = _schema_of(AssessmentDocument, definitions)
    return {
        "$schema": DIALECT,
        "$id": f"urn:brabantnorm-rules:assessment:{FORMAT}",
        "title": "Assessment",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type; classes are kept under their names in ``definitions``."""
    if kind in _WORDS:
        return dict(_WORDS[kind])
    if kind is Flags:
        return _closed({name: {"type": "boolean"} for name in FLAGS})
    if isinstance(kind, EnumMeta):
        return {"enum": [str(member) for member in kind]}  # type: ignore[var-annotated]  # members are those of a StrEnum
    if attrs.has(kind):
        return _reference(kind, definitions)
    inner = get_args(kind)
    match get_origin(kind):
        case origin if origin is Literal:
            return {"const": inner[0]}
        case origin if origin is Union or origin is UnionType:
            return {"anyOf": [_schema_of(each, definitions) for each in inner]}
        case origin if origin is tuple:
            return {"type": "array", "items": _schema_of(inner[0], definitions)}
        case _:
            return _closed({str(key): _schema_of(inner[1], definitions) for key in inner[0]})


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__.removesuffix("Document")
    if name not in definitions:
        definitions[name] = {}
        attrs.resolve_types(kind)
        properties = {
            field.name: field.metadata.get("schema") or _schema_of(field.type, definitions)
            for field in attrs.fields(kind)
        }
        definitions[name] = {"description": inspect.getdoc(kind), **_closed(properties)}
        if {"flags", "outcome"} <= properties.keys():
            definitions[name]["oneOf"] = _agreements()
    return {"$ref": f"#/$defs/{name}"}


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _agreements() -> list[dict[str, Any]]:
    """Return which flags go with which outcome."""
    return [
        {
            "properties": {
                "flags": {"const": {name: flag in Flags(held) for name, flag in FLAGS.items()}},
                "outcome": {"const": str(outcome(Flags(held)))},
            }
        }
        for held in range(8)
    ]
