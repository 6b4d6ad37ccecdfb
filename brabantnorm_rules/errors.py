"""Diagnostics, the one shape of every problem found in input, and the errors that carry them."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key by which numbers inside a text are in the order of numbers: row 2 before row 10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", text))


@attrs.frozen(order=True)
class Place:
    """Where a problem stands.

    ``path`` is a file, ``-`` for standard input, or empty for values built in code; ``line`` and ``column`` count
    from 1 (in a table: row and column); ``within`` is a JSON Pointer or ``type[index].field``.
    """

    path: str = ""
    line: int = 0
    column: int = 0
    within: str = attrs.field(default="", order=_natural)

    def __str__(self) -> str:
        position = f":{self.line}:{self.column}" if self.line else ""
        inside = f"#{self.within}" if self.path and self.within else self.within
        return f"{self.path}{position}{inside}"


def _freeze(arguments: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(dict(arguments))


class Severity(StrEnum):
    """How bad a problem is: an error, with which nothing can be read; or a warning, which may be meant."""

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen
class Edit:
    """A change of a text that takes a problem away: ``text`` for what stands from ``start`` up to ``end``."""

    start: Place
    end: Place
    text: str


@attrs.frozen
class Diagnostic:
    """One problem: its code, its place, and what its sentence needs. `language.render` makes the sentence.

    ``edit`` is a change that takes it away, where the library knows one.
    """

    code: str
    place: Place
    arguments: Mapping[str, object] = attrs.field(factory=dict, converter=_freeze)
    severity: Severity = Severity.ERROR
    edit: Edit | None = None

    def __reduce__(self) -> tuple[type["Diagnostic"], tuple[str, Place, dict[str, object], Severity, Edit | None]]:
        return Diagnostic, (self.code, self.place, dict(self.arguments), self.severity, self.edit)


class NormError(Exception):
    """What the library raises when it cannot do what was asked; the base of all its own errors."""


class _DiagnosedError(NormError):
    """Bad input: all problems that were found, in the order of their places."""

    def __init__(self, diagnostics: Iterable[Diagnostic], report: str = "") -> None:
        """Keep the diagnostics; ``report`` is their text for people, shown when the error is printed."""
        self.diagnostics = tuple(sorted(diagnostics, key=lambda found: (found.place, found.code)))
        self.report = report or "\n".join(f"{found.place}: {found.code}" for found in self.diagnostics)
        super().__init__(self.report)

    def __reduce__(self) -> tuple[type["_DiagnosedError"], tuple[tuple[Diagnostic, ...], str]]:
        return type(self), (self.diagnostics, self.report)


class ModuleError(_DiagnosedError):
    """Rule modules that cannot be read as a norm."""


class DossierError(_DiagnosedError):
    """Facts that cannot be read as a dossier."""


class ScenarioError(_DiagnosedError):
    """Scenarios that cannot be read."""


class AssessmentError(_DiagnosedError):
    """A text that cannot be read as an assessment."""


class EngineUnavailable(NormError):  # noqa: N818 - it says what is the matter
    """An engine that was asked for by name cannot be used: what it needs is not installed, or it can hold no more."""
