"""Content: values as canonical JSON (RFC 8785), and the digests by which it is seen that they are the same."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.values import Absent

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
"""What canonical JSON can hold here: no number that is not whole."""


def canonical(value: Json) -> str:
    """Return a value as canonical JSON: keys in the order of their UTF-16 code units, no white space.

    Raises TypeError for a number that is not whole, and for what is no JSON value.
    """
    match value:
        case dict():
            keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
            return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
        case list():
            return "[" + ",".join(map(canonical, value)) + "]"
        case str() | bool() | int() | None:
            return json.dumps(value, ensure_ascii=False)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in canonical JSON")


def digest(value: Json) -> str:
    """Return the digest of a value: of the same value always the same, and of no other."""
    return f"sha256:{sha256(canonical(value).encode()).hexdigest()}"


def digests_of_norm(norm: Norm) -> dict[str, Json]:
    """Return the digest of each rule, parameter and fact type of a norm, and of the rest together.

    Where in the files something was said is no part of what the norm says.
    """
    plain = {field.name: getattr(norm, field.name) for field in attrs.fields(Norm) if field.init}
    del plain["provenance"]
    apart = {name: plain.pop(name) for name in ("rules", "parameters", "fact_types")}
    return {
        **{name: {key: digest(content_of(value)) for key, value in values.items()} for name, values in apart.items()},
        "rest": digest(content_of(plain)),
    }


def digests_of_dossier(dossier: Dossier) -> dict[str, Json]:
    """Return the digest of each register that was entered in a dossier, and of the rest together."""
    own = dossier.organisation
    rest = {
        "organisation": {"id": own.id, "name": own.name, "kind": own.kind, "facts": own.facts},
        "as_at": dossier.as_at,
        "deviations": dossier.deviations,
        "let_in": dossier.let_in,
    }
    registers = {name: digest(_register(dossier.registers[name])) for name in sorted(dossier.entered)}
    return {"registers": dict(registers), "rest": digest(content_of(rest))}


def _register(register: Register) -> Json:
    columns = {name: content_of(column) for name, column in register.columns.items()}
    declared = sorted(map(canonical, map(content_of, register.declarations)))
    return {"ids": list(register.ids), "columns": columns, "declared": list(declared), "as_at": register.as_at}


def content_of(value: Any) -> Json:
    """Return a frozen value of the library as a JSON value that is another for every other value."""
    match value:
        case Absent(name=name):
            return {"absent": name}
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case Fraction():
            return {"fraction": str(value)}
        case date():
            return {"date": value.isoformat()}
        case tuple() | list():
            return [content_of(item) for item in value]
        case frozenset():
            return {"set": [content_of(item) for item in sorted(value, key=repr)]}
        case Mapping():
            return {str(key): content_of(item) for key, item in value.items()}
        case _ if attrs.has(type(value)):
            fields = [field.name for field in attrs.fields(type(value)) if field.init]
            return {"is": type(value).__name__, **{name: content_of(getattr(value, name)) for name in fields}}
        case _:
            raise TypeError(f"{type(value).__name__} has no content that can be written")
