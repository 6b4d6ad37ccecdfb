"""Ignores: warnings that an author means, said with a reason in a comment above the line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import suggest
from brabantnorm_rules.errors import Diagnostic, Edit, Place, Severity
from brabantnorm_rules.language.warnings import WARNINGS
from brabantnorm_rules.workbench.lint.subject import warn

_IGNORE: Final = re.compile(r"\s*# ignore ([^\s:]+)(?::\s*(.*))?")
_COMMENT: Final = re.compile(r"\s*(?:#.*)?")


@attrs.frozen
class Ignore:
    """That a warning on a line is meant, and why: the comment at a place, about the next line that holds something."""

    code: str
    reason: str
    place: Place
    line: int


def with_ignores(found: Iterable[Diagnostic], files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield the warnings that are not ignored, and what is wrong with ignores; ``files`` are texts by their paths.

    An ignore without a reason, or of what is no warning, does not count; one of a warning that is not there is told.
    """
    counting: dict[tuple[str, int, str], Ignore] = {}
    for path, text in files.items():
        for ignore in _ignores(path, text):
            problem = _problem(ignore)
            if problem is not None:
                yield problem
            else:
                counting[path, ignore.line, ignore.code] = ignore
    used: set[tuple[str, int, str]] = set()
    for diagnostic in found:
        key = (diagnostic.place.path, diagnostic.place.line, diagnostic.code)
        if key in counting:
            used.add(key)
        else:
            yield diagnostic
    for key, ignore in counting.items():
        if key not in used:
            place = ignore.place
            edit = Edit(attrs.evolve(place, column=1), Place(place.path, place.line + 1, 1), "")
            yield attrs.evolve(warn("ignore-unneeded", place, code=ignore.code), edit=edit)


def _ignores(path: str, text: str) -> Iterator[Ignore]:
    waiting: list[tuple[re.Match[str], int]] = []
    for number, line in enumerate(text.splitlines(), 1):
        said = _IGNORE.fullmatch(line)
        if said is not None:
            waiting.append((said, number))
        elif not _COMMENT.fullmatch(line):
            yield from (_ignore(path, each, at, number) for each, at in waiting)
            waiting.clear()
    yield from (_ignore(path, each, at, at) for each, at in waiting)


def _ignore(path: str, said: re.Match[str], at: int, line: int) -> Ignore:
    return Ignore(said[1], (said[2] or "").strip(), Place(path, at, said[0].index("#") + 1), line)


def _problem(ignore: Ignore) -> Diagnostic | None:
    if ignore.code not in WARNINGS:
        suggestion = suggest(ignore.code, list(WARNINGS))
        arguments = {"code": ignore.code, "allowed": ", ".join(WARNINGS), "suggestion": suggestion}
        return Diagnostic("ignore-unknown", ignore.place, arguments)
    if not ignore.reason:
        return Diagnostic("ignore-without-reason", ignore.place, {"code": ignore.code}, Severity.ERROR)
    return None
