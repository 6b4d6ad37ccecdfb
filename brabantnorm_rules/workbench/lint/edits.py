"""Edits: the change of a text that takes a problem away, where it is plain what was meant."""

from collections.abc import Mapping
from typing import Final

import attrs

from brabantnorm_rules.errors import Diagnostic, Edit

_WRITTEN: Final = ("key", "name", "word", "value", "code")
"""Under which of its arguments a problem says what was written."""

_BEFORE: Final = ('"', "'", "$", '"$', "'$", "# ignore ")
"""What may stand between a problem's place and the word that is meant."""


def with_edit(diagnostic: Diagnostic, files: Mapping[str, str]) -> Diagnostic:
    """Return a problem with the edit that writes what was probably meant; ``files`` are texts by their paths."""
    meant = str(diagnostic.arguments.get("suggestion", ""))
    written = next((str(diagnostic.arguments[key]) for key in _WRITTEN if key in diagnostic.arguments), "")
    place = diagnostic.place
    lines = files.get(place.path, "").splitlines()
    if diagnostic.edit is not None or not meant or not written or not 0 < place.line <= len(lines):
        return diagnostic
    rest = lines[place.line - 1][place.column - 1 :]
    before = next((each for each in ("", *_BEFORE) if rest.startswith(f"{each}{written}")), None)
    if before is None:
        return diagnostic
    start = attrs.evolve(place, column=place.column + len(before))
    return attrs.evolve(diagnostic, edit=Edit(start, attrs.evolve(start, column=start.column + len(written)), meant))
