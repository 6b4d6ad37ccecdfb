"""The pytest plugin: scenario files are collected beside other tests, one test for each expectation.

Switch it on with ``-p brabantnorm_rules.workbench.pytest_plugin``. Scenarios are tested under the norm in whose folder
they are, or under the norm that the setting ``brabantnorm_norm`` names.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from brabantnorm_rules.authoring import load_norm, read_norm
from brabantnorm_rules.errors import ModuleError, ScenarioError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench.reading import FOLDER, SUFFIXES, find_norm_of, read_scenarios
from brabantnorm_rules.workbench.running import ScenarioResult, run_expectation
from brabantnorm_rules.workbench.scenarios import Expectation, Scenario
from brabantnorm_rules.workbench.wording import lines, name

_SETTING: Final = "brabantnorm_norm"
_LANGUAGE: Final = "nl"
_NORMS: Final = pytest.StashKey[dict[str, Norm]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting that names the norm of scenarios that are in no norm's folder."""
    parser.addini(_SETTING, "the norm of scenarios: a name, or the path of a folder (./folder)", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Begin without norms; each is read when it is first needed."""
    config.stash[_NORMS] = {}


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return the collector of a scenario file; None for any other file."""
    if file_path.suffix not in SUFFIXES or file_path.parent.name != FOLDER:
        return None
    named = str(parent.config.getini(_SETTING))
    if not named and find_norm_of(file_path) is None:
        return None
    found: ScenarioFile = ScenarioFile.from_parent(parent, path=file_path)
    return found


class ScenarioFile(pytest.File):
    """One file of scenarios."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each expectation; a file or a norm that cannot be read is told with all its problems."""
        try:
            norm = self._norm()
            scenarios = read_scenarios(norm, self.path)
        except (ModuleError, ScenarioError) as error:
            raise self.CollectError(str(error)) from None
        for scenario in scenarios:
            for number, expectation in enumerate(scenario.expectations, 1):
                asked = {"norm": norm, "scenario": scenario, "expectation": expectation}
                yield ScenarioItem.from_parent(self, name=f"{scenario.id}[{number}]", **asked)

    def _norm(self) -> Norm:
        named = str(self.config.getini(_SETTING)) or str(find_norm_of(self.path))
        norms = self.config.stash[_NORMS]
        if named not in norms:
            is_path = "/" in named or os.sep in named
            norms[named] = read_norm(self.config.rootpath / named) if is_path else load_norm(named)
        return norms[named]


class ScenarioItem(pytest.Item):
    """One expectation."""

    def __init__(self, *, norm: Norm, scenario: Scenario, expectation: Expectation, **given: Any) -> None:
        """Keep what is asked."""
        super().__init__(**given)
        self.norm = norm
        self.scenario = scenario
        self.expectation = expectation

    def runtest(self) -> None:
        """Fail when the rule does not show what is expected."""
        result = run_expectation(self.norm, self.scenario, self.expectation)
        if not result.passed:
            raise ExpectationNotMet(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *given: Any) -> Any:
        """Return what was expected, what was shown and why, at file and line."""
        if isinstance(excinfo.value, ExpectationNotMet):
            result = excinfo.value.result
            told = [f"{label}: {text}" for label, text in lines(result, _LANGUAGE)]
            return "\n".join([f"{result.place}: {self.scenario.title}", *told])
        return super().repr_failure(excinfo, *given)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the expectation stands, and what it asks."""
        return self.path, self.expectation.place.line - 1, name(self.scenario, self.expectation, _LANGUAGE)


class ExpectationNotMet(Exception):  # noqa: N818 - it says what is the matter
    """A rule does not show what a scenario expects."""

    def __init__(self, result: ScenarioResult) -> None:
        """Keep the result."""
        super().__init__(str(result.place))
        self.result = result
