"""Text: plain JSON values as the text of a document, and the version that makes it."""

import json
from functools import cache
from typing import Any


def text_of(document: Any, indent: int | None = None) -> str:
    """Return plain JSON values as text, keys sorted, with so many spaces for each level (None: all on one line)."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators)


@cache
def package_version() -> str:
    """Return the version of this library."""
    from importlib import metadata  # an import of the library need not wait for it

    try:
        return metadata.version("brabantnorm_rules")
    except metadata.PackageNotFoundError:
        return "unknown"
