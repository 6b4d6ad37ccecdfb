"""Problems for other programs: JSON, SARIF and workflow annotations say the same, and the pages list every code."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from brabantnorm_rules import (
    Diagnostic,
    Edit,
    Place,
    Severity,
    diagnostics_to_github,
    diagnostics_to_json,
    diagnostics_to_sarif,
    render,
    write_diagnostics,
)
from brabantnorm_rules.language.diagnostics import PROBLEMS

REFERENCE: Final = Path(__file__).parents[2] / "docs" / "reference"
PLACE: Final = Place("map met spatie/pillar-1.yaml", 12, 5)
UNKNOWN: Final = Diagnostic(
    "unknown-rule",
    PLACE,
    {"name": "4.32", "suggestion": "4.23"},
    edit=Edit(PLACE, Place(PLACE.path, 12, 9), "4.23"),
)
UNUSED: Final = Diagnostic("parameter-unused", Place("parameters.yaml", 3, 3), {"name": "los"}, Severity.WARNING)
MISSING: Final = Diagnostic("norm-missing", Place("ergens"))
TOLD: Final = (UNKNOWN, UNUSED, MISSING)


def _of(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1}


_NUMBER: Final = {"type": "integer", "minimum": 1}
_MESSAGE: Final = _of({"text": {"type": "string", "minLength": 1}})
_LEVEL: Final = {"enum": ["none", "note", "warning", "error"]}
_FILE: Final = _of({"uri": {"type": "string", "pattern": r"^[^ \\]+$"}})
_REGION: Final = _of(
    {"startLine": _NUMBER, "startColumn": _NUMBER, "endLine": _NUMBER, "endColumn": _NUMBER}, "endLine", "endColumn"
)
_LOCATION: Final = _of(
    {"physicalLocation": _of({"artifactLocation": _FILE, "region": _REGION}, "region")},
)
_REPLACEMENT: Final = _of({"deletedRegion": _REGION, "insertedContent": _of({"text": {"type": "string"}})})
_FIX: Final = _of(
    {
        "description": _MESSAGE,
        "artifactChanges": _several(_of({"artifactLocation": _FILE, "replacements": _several(_REPLACEMENT)})),
    }
)
_RESULT: Final = _of(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": _several(_LOCATION),
        "fixes": _several(_FIX),
    },
    "locations",
    "fixes",
)
_RULE: Final = _of(
    {"id": {"type": "string"}, "shortDescription": _MESSAGE, "defaultConfiguration": _of({"level": _LEVEL})}
)
_DRIVER: Final = _of(
    {"name": {"type": "string"}, "version": {"type": "string"}, "rules": {"type": "array", "items": _RULE}}
)
_RUN: Final = _of(
    {
        "tool": _of({"driver": _DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "results": {"type": "array", "items": _RESULT},
    }
)
SARIF: Final = _of(
    {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": _several(_RUN)},
)
"""What is used of the published shape of SARIF 2.1.0: its names, what it requires, and its closed sets of words."""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("told", [TOLD, ()], ids=["problems", "none"])
def test_sarif_has_its_published_shape(language: str, told: tuple[Diagnostic, ...]) -> None:
    document = json.loads(diagnostics_to_sarif(told, language))
    assert [error.message for error in Draft202012Validator(SARIF).iter_errors(document)] == []


def test_sarif_tells_level_place_and_fix_of_each_problem() -> None:
    run = json.loads(diagnostics_to_sarif(TOLD, "en"))["runs"][0]
    results, rules = run["results"], run["tool"]["driver"]["rules"]
    assert [(each["ruleId"], each["level"]) for each in results] == [
        ("unknown-rule", "error"),
        ("parameter-unused", "warning"),
        ("norm-missing", "error"),
    ]
    for result in results:
        rule = rules[result["ruleIndex"]]
        assert (rule["id"], rule["defaultConfiguration"]["level"]) == (result["ruleId"], result["level"])
    where = results[0]["locations"][0]["physicalLocation"]
    assert where == {
        "artifactLocation": {"uri": "map%20met%20spatie/pillar-1.yaml"},
        "region": {"startLine": 12, "startColumn": 5},
    }
    (change,) = results[0]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 12, "startColumn": 5, "endLine": 12, "endColumn": 9}
    assert replacement["insertedContent"] == {"text": "4.23"}
    assert "region" not in results[2]["locations"][0]["physicalLocation"]
    said = render(UNUSED, "en")
    assert results[1]["message"]["text"] == f"{said.sentence}\n{said.help}"


def test_json_tells_everything_of_each_problem() -> None:
    document = json.loads(diagnostics_to_json(TOLD))
    assert (document["format"], document["language"]) == (1, "nl")
    first, second, _ = document["diagnostics"]
    assert first["edit"] == {
        "path": PLACE.path,
        "line": 12,
        "column": 5,
        "end_line": 12,
        "end_column": 9,
        "text": "4.23",
    }
    said = render(UNUSED)
    assert second == {
        "code": "parameter-unused",
        "severity": "warning",
        "path": "parameters.yaml",
        "line": 3,
        "column": 3,
        "within": "",
        "sentence": said.sentence,
        "help": said.help,
        "edit": None,
    }


def test_an_annotation_is_one_line_with_what_steers_escaped() -> None:
    odd = Diagnostic("parameter-unused", Place("a,b:c%.yaml", 3, 3), {"name": "50%"}, Severity.WARNING)
    first, second, third = diagnostics_to_github((UNKNOWN, odd, MISSING), "en").split("\n")
    assert first.startswith("::error file=map met spatie/pillar-1.yaml,line=12,col=5,title=unknown-rule::")
    assert second.startswith("::warning file=a%2Cb%3Ac%25.yaml,line=3,col=3,title=parameter-unused::no rule uses ")
    assert "`50%25`%0A" in second
    assert third.startswith("::error file=ergens,title=norm-missing::")


# ---- the pages of codes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "name"), [("nl", "diagnostics.md"), ("en", "diagnostics.en.md")])
def test_the_committed_page_lists_every_code_as_it_is_told_now(language: str, name: str) -> None:
    page = (REFERENCE / name).read_text(encoding="utf-8")
    renew = f"brabantnorm rules diagnostics --language {language} > docs/reference/{name}"
    assert page == write_diagnostics(language), f"the wording has changed: renew the page with `{renew}`"
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", page, flags=re.MULTILINE)) == sorted(PROBLEMS)
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 4 for row in rows)
