"""Subjects: the norm and the dossier that a command is about."""

import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final, TextIO

from brabantnorm_rules.authoring import load_norm, norms, read_norm
from brabantnorm_rules.cli.output import InputError
from brabantnorm_rules.dossier import Dossier, read_dossier
from brabantnorm_rules.dossier.reading import DOSSIER_LIMITS
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.norm.edition import Norm

DEFAULT_NORM: Final = "brabant-2022"
"""The norm of a command that is not told another."""

_STANDARD_INPUT: Final = "-"
_OPTION: Final = Place(within="--norm")


def open_norm(name: str, place: Place = _OPTION) -> Norm:
    """Return the norm that an option names: by its name, or by the path of its folder, which holds a separator.

    ``place`` is where it is named. Raises InputError for a name that no norm has, ModuleError for a folder that holds
    none.
    """
    if name in (os.curdir, os.pardir) or "/" in name or os.sep in name:
        return read_norm(name)
    return _named(name, place, f"./{name}" if _is_folder(name) else "")


def check_name(name: str, place: Place) -> None:
    """Raise InputError for a name that no norm has, at the place where it is named."""
    known = norms()
    if name not in known:
        raise InputError(_unknown(name, known, place))


def open_dossier(path: str, norm_name: str | None) -> Dossier:
    """Return a dossier, under the norm that an option names, or else under the one that it names itself.

    ``path`` is a folder, a file, or ``-`` for standard input. Raises DossierError with every problem of the dossier,
    and what `open_norm` raises.
    """
    given = _standard_input() if path == _STANDARD_INPUT else None
    if norm_name is not None:
        return read_dossier(_source(path, given), open_norm(norm_name))
    try:
        return read_dossier(_source(path, given), load_norm(DEFAULT_NORM))
    except DossierError as error:
        other = next((found for found in error.diagnostics if found.code == "other-norm"), None)
        if other is None:
            raise
    return read_dossier(_source(path, given), _named(str(other.arguments["name"]), other.place))


def _named(name: str, place: Place, suggestion: str = "") -> Norm:
    known = norms()
    if name in known:
        return load_norm(name)
    raise InputError(_unknown(name, known, place, suggestion))


def _unknown(name: str, known: Sequence[str], place: Place, suggestion: str = "") -> Diagnostic:
    close = "".join(get_close_matches(name, known, n=1)) or suggestion
    return Diagnostic("norm-unknown", place, {"value": name, "norms": ", ".join(known), "suggestion": close})


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _standard_input() -> bytes:
    """Return what standard input holds, as far as a dossier may go: it may have to be read under two norms."""
    try:
        return b"" if sys.stdin is None else sys.stdin.buffer.read(DOSSIER_LIMITS.size + 1)
    except OSError as error:
        problem = Diagnostic("path-unreadable", Place(_STANDARD_INPUT), {"reason": error.strerror or ""})
        raise InputError(problem) from None


def _source(path: str, given: bytes | None) -> str | TextIO:
    return path if given is None else io.TextIOWrapper(io.BytesIO(given))
