"""Output: text, JSON and diagnostics on any terminal, and the exit codes."""

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

import click

from brabantnorm_rules.dossier.exports import SUFFIXES
from brabantnorm_rules.errors import Diagnostic, Place, Severity
from brabantnorm_rules.language.commands import MORE_ALIKE, WARNING
from brabantnorm_rules.language.diagnostics import render


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED = 1
    BAD_INPUT = 2
    INTERRUPTED = 130


class InputError(Exception):
    """What was asked cannot be done; the diagnostics say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the diagnostics."""
        super().__init__(*diagnostics)
        self.diagnostics = diagnostics


_NEAREST: Final = {
    "✓": "+",
    "◐": "~",
    "✗": "x",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
}
"""What stands for a character on a terminal that cannot show it, one for one."""

_ALIKE: Final = 3
_INDEX: Final = re.compile(r"/[0-9]+(?=/|$)")
_UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}"


def encoding_of(stream: Any) -> str:
    """Return the encoding of a stream; of none: ASCII."""
    return getattr(stream, "encoding", None) or "ascii"


def clean(text: str) -> str:
    """Return text on one line without characters that steer a terminal: texts of others are shown, not obeyed."""
    return "".join(
        character if character.isprintable() else " " if character.isspace() else _UNREADABLE for character in text
    )


def fit(text: str, encoding: str) -> str:
    """Return text in which each character that an encoding lacks has made place for the nearest that it has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(character, encoding) for character in text)
    return text


def _nearest(character: str, encoding: str) -> str:
    for candidate in (character, _NEAREST.get(character, ""), unicodedata.normalize("NFKD", character)[0]):
        try:
            if candidate.encode(encoding):
                return candidate
        except UnicodeEncodeError:
            continue
    return "?"


def write(text: str, *, error: bool = False) -> None:
    """Write lines to standard output, or to standard error; colours only on a terminal that wants them."""
    stream = sys.stderr if error else sys.stdout
    color = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
    _write(stream, fit(text, encoding_of(stream)), color)


def write_document(text: str) -> None:
    """Write what other programs read to standard output, in UTF-8 on every terminal."""
    _write(sys.stdout, f"{text}\n".encode(), None)


def _write(stream: Any, content: str | bytes, color: bool | None) -> None:
    try:
        click.echo(content, file=stream, nl=isinstance(content, str), color=color)
    except OSError as error:
        # What is still buffered must not fail once more when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        seen_enough = isinstance(error, BrokenPipeError)
        if not seen_enough and stream is not sys.stderr:
            raise InputError(Diagnostic("output-failed", Place(), {"reason": error.strerror or ""})) from None


def write_diagnostics(diagnostics: Iterable[Diagnostic], language: str) -> None:
    """Write problems to standard error, one line each in the order of their places, with help below it.

    One wrong setting of an export may be a problem in every row: of problems that are alike in one column only the
    first are written, the help once, and at the end how many more there are.
    """
    alike: Counter[tuple[Place, str, str]] = Counter()
    for diagnostic in sorted(diagnostics, key=lambda found: (found.place, found.code)):
        found = render(diagnostic, language)
        column = _column_of(diagnostic.place)
        kind = (column or diagnostic.place, found.code, found.help)
        alike[kind] += 1
        if column is None or alike[kind] <= _ALIKE:
            place = f"{clean(found.place)}: " if found.place else ""
            write(f"{place}{_severity(diagnostic, language)}{found.code}: {clean(found.sentence)}", error=True)
            if found.help and (column is None or alike[kind] == 1):
                write(f"    {clean(found.help)}", error=True)
    for (where, code, _), number in alike.items():
        if number > _ALIKE:
            more = MORE_ALIKE.fill(language, {"number": number - _ALIKE})
            write(f"{clean(str(where))}: {code}: {more}", error=True)


def _severity(diagnostic: Diagnostic, language: str) -> str:
    return f"{WARNING.in_language(language)}: " if diagnostic.severity is Severity.WARNING else ""


def _column_of(place: Place) -> Place | None:
    """Return the place of the column in which a problem stands, or of the same field in all records; else None."""
    if place.path.lower().endswith(SUFFIXES):
        return Place(place.path, within=place.within)
    if place.within.startswith("/"):
        return Place(place.path, within=_INDEX.sub("/*", place.within))
    return None
