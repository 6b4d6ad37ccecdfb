"""``rules check``: errors and warnings, in every form, and the exit codes that go with them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.examples import SMALL


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the small norm with one mistake."""
    copy = tmp_path / "norm"
    shutil.copytree(SMALL, copy)
    module = copy / "pillar-1-voorbeelden.yaml"
    module.write_text(module.read_text(encoding="utf-8").replace("power: apv", "power: avp"), encoding="utf-8")
    return copy


def test_warnings_are_told_as_such_and_fail_only_when_asked(run: Run) -> None:
    ran = run("rules", "check", SMALL)
    assert ran.code == 0
    assert "waarschuwing: field-unused: geen regel gebruikt het veld `fte`" in ran.err
    number = ran.err.count(": waarschuwing: ")
    assert ran.out == f"{SMALL}: geen fouten; waarschuwingen: {number}\n"
    asked = run("rules", "check", SMALL, "--fail-on", "warning", "--language", "en")
    assert asked.code == 1
    assert asked.out == f"{SMALL}: no errors; warnings: {number}\n"


def test_of_one_file_only_its_own_warnings_are_told(run: Run) -> None:
    ran = run("rules", "check", SMALL / "facts.yaml")
    assert ran.code == 0
    assert "facts.yaml" in ran.err
    assert "pillar-1" not in ran.err


def test_where_there_is_an_error_no_warning_is_told(run: Run, broken: Path) -> None:
    for more in ((), ("--fail-on", "warning")):
        ran = run("rules", "check", broken, *more)
        assert (ran.code, ran.out) == (2, "")
        assert "`avp`" in ran.err
        assert "waarschuwing" not in ran.err


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_other_forms_go_to_standard_output_with_the_same_exit_codes(run: Run, broken: Path, form: str) -> None:
    well, ill = run("rules", "check", SMALL, "--format", form), run("rules", "check", broken, "--format", form)
    assert (well.code, well.err, ill.code, ill.err) == (0, "", 2, "")
    assert "field-unused" in well.out
    assert "unknown-power" in ill.out
    if form != "github":
        json.loads(well.out)
    assert run("rules", "check", SMALL, "--format", form, "--fail-on", "warning").code == 1


def test_the_codes_can_be_written(run: Run) -> None:
    ran = run("rules", "diagnostics", "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "| `parameter-unused` | no rule uses the parameter `{name}` |" in ran.out
