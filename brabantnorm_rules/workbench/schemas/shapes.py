"""Shapes of schemas: closed mappings, lists, texts and days, and the definitions that they share."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.authoring.files import FORMAT
from brabantnorm_rules.authoring.shapes import KEY, NAME
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.facts import ORGANISATION_ID

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, or a part of one."""


def closed(keys: Iterable[str], values: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """Return a mapping with a closed set of keys: those that the reader knows, in its order.

    Raises KeyError for a key of the reader's of which ``values`` says nothing.
    """
    needed = list(required)
    return {
        "type": "object",
        "properties": {key: values[key] for key in keys},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def named(values: Schema, form: Schema | None = None, **more: Any) -> Schema:
    """Return a mapping whose keys are names of the author's own."""
    return {"type": "object", "propertyNames": form or NAMES, "additionalProperties": values, **more}


def list_of(items: Schema, *, least: int = 1, most: int | None = None, unique: bool = False) -> Schema:
    """Return a list; an empty one is fine only where ``least`` is nothing."""
    found: Schema = {"type": "array", "items": items}
    if least:
        found["minItems"] = least
    if most is not None:
        found["maxItems"] = most
    if unique:
        found["uniqueItems"] = True
    return found


def words(options: Iterable[object]) -> Schema:
    """Return one of a closed set of words; of no words: nothing that can be."""
    found = list(dict.fromkeys(option if isinstance(option, bool) else str(option) for option in options))
    return {"enum": found} if found else {"not": {}}


def either(*schemas: Schema) -> Schema:
    """Return what is one of several things; what nothing can be is left out."""
    possible = [schema for schema in schemas if schema != {"not": {}}]
    closed_sets = [schema["enum"] for schema in possible if schema.keys() == {"enum"}]
    others = [schema for schema in possible if schema.keys() != {"enum"}]
    if closed_sets:
        others.append(words(word for options in closed_sets for word in options))
    if not others:
        return {"not": {}}
    return others[0] if len(others) == 1 else {"anyOf": others}


def pattern(form: re.Pattern[str] | str) -> Schema:
    """Return a text that has a form, from its first to its last character."""
    written = form if isinstance(form, str) else form.pattern
    return {"type": "string", "pattern": f"^(?:{written})$"}


def when(condition: Schema, then: Schema) -> Schema:
    """Return what holds where a condition does."""
    return {"if": condition, "then": then}


def says(key: str, word: str) -> Schema:
    """Return the condition that a mapping has a word under a key."""
    return {"properties": {key: {"const": word}}, "required": [key]}


def requires(*keys: str) -> Schema:
    """Return the condition that a mapping has keys."""
    return {"required": list(keys)}


TEXT: Final[Schema] = {"type": "string", "pattern": r"\S"}
TRUTH: Final[Schema] = {"type": "boolean"}
NAMES: Final = pattern(NAME)
KEYS: Final = pattern(KEY)
DAY: Final = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ORGANISATION: Final = pattern(ORGANISATION_ID)
VERSION: Final[Schema] = {"const": FORMAT}
WORDING: Final = closed(Language, {str(language): TEXT for language in Language}, Language)
ANYTHING: Final[Schema] = {}


@attrs.frozen(eq=False)
class Definitions:
    """What stands in a schema once and is referred to from many places; equal ones are kept under one name."""

    found: dict[str, Schema] = attrs.field(factory=dict)
    _names: dict[str, str] = attrs.field(factory=dict)

    def add(self, name: str, schema: Schema) -> Schema:
        """Return a reference to a definition."""
        known = self._names.setdefault(repr(schema), name)
        self.found[known] = schema
        return refer(known)


def refer(name: str) -> Schema:
    """Return a reference to a definition by its name."""
    return {"$ref": f"#/$defs/{name}"}
