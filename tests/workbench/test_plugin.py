"""Switched on, the pytest plugin collects scenario files, one test for each expectation."""

from pathlib import Path

import pytest

from tests.workbench.files import GOOD, write_norm

pytest_plugins = ("pytester",)

_SWITCH = ("-p", "brabantnorm_rules.workbench.pytest_plugin", "-p", "no:cacheprovider")
_WRONG = GOOD.replace("because: [geen_kleine]}", "because: [aandacht]}")


def test_each_expectation_is_a_test_of_its_own(pytester: pytest.Pytester) -> None:
    write_norm(pytester.path / "regels")
    result = pytester.runpytest_inprocess(*_SWITCH, "-v")
    result.assert_outcomes(passed=10)
    result.stdout.fnmatch_lines(["*1.1.yaml::gesprek[[]2[]] PASSED*", "*1.1.yaml::klein[[]1[]] PASSED*"])


def test_an_expectation_that_is_not_met_says_what_was_shown_and_where(pytester: pytest.Pytester) -> None:
    file = write_norm(pytester.path / "regels", _WRONG)
    result = pytester.runpytest_inprocess(*_SWITCH)
    result.assert_outcomes(passed=9, failed=1)
    line = GOOD[: GOOD.index("because: [geen_kleine]}")].count("\n") + 1
    result.stdout.fnmatch_lines(
        [
            "*klein, regel 1.1 op 30 juni 2024*",
            f"{file}:{line}:9: Een gesprek met vier mensen is te klein.",
            "verwacht: deels voldaan, door aandacht",
            "kreeg: deels voldaan, door geen_kleine",
            "waarom: Deels voldaan.*",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_files_that_cannot_be_read_are_told_with_all_their_problems(pytester: pytest.Pytester) -> None:
    write_norm(pytester.path / "regels", GOOD.replace("[geen_kleine]", "[klein]").replace("id: klein", "id: Klein"))
    result = pytester.runpytest_inprocess(*_SWITCH)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*: bad-name: *", "*: unknown-check: *"])


def test_scenarios_elsewhere_are_tested_under_the_norm_that_the_setting_names(pytester: pytest.Pytester) -> None:
    write_norm(pytester.path / "regels").rename(_in(pytester.path / "scenarios") / "eigen.yaml")
    pytester.runpytest_inprocess(*_SWITCH).assert_outcomes()
    pytester.makeini("[pytest]\nbrabantnorm_norm = ./regels\n")
    pytester.runpytest_inprocess(*_SWITCH).assert_outcomes(passed=10)


def test_nothing_is_collected_without_the_switch(pytester: pytest.Pytester) -> None:
    write_norm(pytester.path / "regels")
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes()


def _in(folder: Path) -> Path:
    folder.mkdir()
    return folder
