"""Results of scenarios for other programs: as JSON, and as JUnit XML."""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final
from xml.etree import ElementTree

from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench.running import ScenarioResult
from brabantnorm_rules.workbench.scenarios import Shown
from brabantnorm_rules.workbench.wording import lines, name, say

FORMAT: Final = 1
"""The version of the JSON's own form."""

_UNREADABLE: Final = "\N{REPLACEMENT CHARACTER}"


def scenarios_to_json(norm: Norm, results: Sequence[ScenarioResult]) -> str:
    """Return results as JSON: for each expectation what was expected, what was shown, why, and its file and line."""
    document = {
        "format": FORMAT,
        "norm": {"id": norm.id, "edition": norm.edition},
        "total": len(results),
        "failed": sum(not result.passed for result in results),
        "results": [_plain(result) for result in results],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)


def scenarios_to_junit(norm: Norm, results: Sequence[ScenarioResult], language: str = "nl") -> str:
    """Return results as JUnit XML, as test runners and continuous integration read it: a suite for each file.

    Texts are in ``nl`` or ``en``.
    """
    failed = sum(not result.passed for result in results)
    root = ElementTree.Element("testsuites", name=norm.id, tests=str(len(results)), failures=str(failed))
    for path, group in groupby(results, lambda result: result.place.path):
        of_file = list(group)
        failures = sum(not result.passed for result in of_file)
        suite = ElementTree.SubElement(
            root, "testsuite", name=_clean(path), tests=str(len(of_file)), failures=str(failures)
        )
        for result in of_file:
            _add_case(suite, result, language)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def _add_case(suite: ElementTree.Element, result: ScenarioResult, language: str) -> None:
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=f"{result.expectation.dossier.norm.id}.{result.expectation.rule}",
        name=_clean(name(result.scenario, result.expectation, language)),
        file=_clean(result.place.path),
        line=str(result.place.line),
    )
    if not result.passed:
        told = "\n".join(f"{label}: {text}" for label, text in lines(result, language))
        failure = ElementTree.SubElement(case, "failure", message=_clean(say(result.got, language)))
        failure.text = _clean(f"{result.place}\n{result.scenario.title}\n{told}")


def _plain(result: ScenarioResult) -> Mapping[str, Any]:
    expectation = result.expectation
    return {
        "scenario": result.scenario.id,
        "title": result.scenario.title,
        "rule": expectation.rule,
        "as_of": expectation.as_of.isoformat(),
        "known_on": None if expectation.known_on is None else expectation.known_on.isoformat(),
        "readings": sorted(expectation.readings),
        "path": result.place.path,
        "line": result.place.line,
        "passed": result.passed,
        "expected": _shown(result.expected),
        "got": _shown(result.got),
        "why": {str(language): result.why(language) for language in Language},
    }


def _shown(shown: Shown) -> Mapping[str, Any]:
    return {
        "outcome": str(shown.outcome),
        "because": [{"id": decider.id, "combination": dict(decider.combination)} for decider in sorted(shown.because)],
        "reason": None if shown.reason is None else str(shown.reason),
        "notes": None if shown.notes is None else {check: str(outcome) for check, outcome in shown.notes.items()},
        "changes_on": None if shown.changes_on is None else str(shown.changes_on),
    }


def _clean(text: str) -> str:
    """Return text without characters that XML cannot hold."""
    return "".join(character if character.isprintable() or character == "\n" else _UNREADABLE for character in text)
