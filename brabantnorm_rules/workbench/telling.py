"""Problems and warnings for other programs: as JSON, as SARIF, and as annotations of a workflow run."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from brabantnorm_rules.errors import Diagnostic, Edit, Severity
from brabantnorm_rules.language.diagnostics import PROBLEMS, render
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.language.warnings import WARNINGS

FORMAT: Final = 1
"""The version of the JSON's own form."""

_SARIF: Final = "2.1.0"
_SARIF_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_PACKAGE: Final = "brabantnorm_rules"
_ESCAPED: Final = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_ESCAPED_IN_NAMES: Final = (*_ESCAPED, (":", "%3A"), (",", "%2C"))


def diagnostics_to_json(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return problems as JSON: code, severity, place, sentence, help and edit of each, in ``nl`` or ``en``."""
    document = {
        "format": FORMAT,
        "language": str(Language(language)),
        "diagnostics": [_plain(found, language) for found in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)


def diagnostics_to_sarif(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return problems as SARIF 2.1.0, as editors and continuous integration read it; texts are in ``nl`` or ``en``."""
    told = tuple(diagnostics)
    codes = list(dict.fromkeys(found.code for found in told))
    driver = {"name": "brabantnorm", "version": _version(), "rules": [_rule(code, language) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": str(Language(language)),
        "results": [_result(found, codes, language) for found in told],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": _SARIF, "runs": [run]}, ensure_ascii=False, indent=2)


def diagnostics_to_github(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return problems as commands of a GitHub workflow, which shows them beside the lines; in ``nl`` or ``en``."""
    return "\n".join(_annotation(found, language) for found in diagnostics)


# ---- parts ----------------------------------------------------------------------------------------------------------


def _plain(found: Diagnostic, language: str) -> dict[str, Any]:
    said, place = render(found, language), found.place
    return {
        "code": found.code,
        "severity": str(found.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "within": place.within,
        "sentence": said.sentence,
        "help": said.help,
        "edit": None if found.edit is None else _edit(found.edit),
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "path": edit.start.path,
        "line": edit.start.line,
        "column": edit.start.column,
        "end_line": edit.end.line,
        "end_column": edit.end.column,
        "text": edit.text,
    }


def _rule(code: str, language: str) -> dict[str, Any]:
    level = Severity.WARNING if code in WARNINGS else Severity.ERROR
    return {
        "id": code,
        "shortDescription": {"text": PROBLEMS[code][0].in_language(language)},
        "defaultConfiguration": {"level": str(level)},
    }


def _result(found: Diagnostic, codes: Sequence[str], language: str) -> dict[str, Any]:
    said = render(found, language)
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": str(found.severity),
        "message": {"text": f"{said.sentence}\n{said.help}" if said.help else said.sentence},
    }
    if found.place.path:
        location: dict[str, Any] = {"artifactLocation": {"uri": quote(found.place.path)}}
        if found.place.line:
            location["region"] = {"startLine": found.place.line, "startColumn": max(found.place.column, 1)}
        result["locations"] = [{"physicalLocation": location}]
    if found.edit is not None:
        result["fixes"] = [_fix(found.edit, said.help)]
    return result


def _fix(edit: Edit, said: str) -> dict[str, Any]:
    deleted = {
        "startLine": edit.start.line,
        "startColumn": edit.start.column,
        "endLine": edit.end.line,
        "endColumn": edit.end.column,
    }
    change = {
        "artifactLocation": {"uri": quote(edit.start.path)},
        "replacements": [{"deletedRegion": deleted, "insertedContent": {"text": edit.text}}],
    }
    return {"description": {"text": said}, "artifactChanges": [change]}


def _annotation(found: Diagnostic, language: str) -> str:
    said, place = render(found, language), found.place
    given = {"file": place.path, "line": place.line, "col": place.column, "title": found.code}
    options = ",".join(f"{key}={_escape(str(value), _ESCAPED_IN_NAMES)}" for key, value in given.items() if value)
    text = f"{said.sentence}\n{said.help}" if said.help else said.sentence
    return f"::{found.severity} {options}::{_escape(text, _ESCAPED)}"


def _escape(text: str, escaped: Sequence[tuple[str, str]]) -> str:
    for character, code in escaped:
        text = text.replace(character, code)
    return text


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(_PACKAGE)
    except PackageNotFoundError:
        return "0"
