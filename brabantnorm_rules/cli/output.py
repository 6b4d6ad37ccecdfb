"""Output: text, JSON and diagnostics on any terminal, and the exit codes."""

import os
import sys
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Final

import click

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.diagnostics import render


class ExitCode(IntEnum):
    """How a command ended."""

    DONE = 0
    FAILED_ON = 1
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


def write_json(text: str) -> None:
    """Write JSON to standard output, in UTF-8 on every terminal."""
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
    """Write problems to standard error, one line each with its help below it, in the order of their places."""
    for diagnostic in sorted(diagnostics, key=lambda found: (found.place, found.code)):
        found = render(diagnostic, language)
        place = f"{clean(found.place)}: " if found.place else ""
        write(f"{place}{found.code}: {clean(found.sentence)}", error=True)
        if found.help:
            write(f"    {clean(found.help)}", error=True)
