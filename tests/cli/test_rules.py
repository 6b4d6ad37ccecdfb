"""``rules test`` says what did not come out as expected, at file and line; ``rules check`` looks at scenarios too."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import Run
from tests.examples import SMALL
from tests.workbench.files import GOOD, write_norm

_WRONG = GOOD.replace("because: [geen_kleine]}", "because: [aandacht]}")


def test_scenarios_that_come_out_as_they_say_are_counted(run: Run, tmp_path: Path) -> None:
    file = write_norm(tmp_path)
    for path in (tmp_path, file.parent, file):
        assert (ran := run("rules", "test", path)).code == 0
        assert (ran.out, ran.err) == ("10 verwachtingen kloppen (5 scenario's)\n", "")


def test_the_shipped_norm_is_tested_where_no_path_is_given(run: Run) -> None:
    ran = run("rules", "test", "--language", "en", "--rule", "4.23")
    assert (ran.code, ran.err) == (0, "")
    assert "expectations are met" in ran.out


@pytest.mark.parametrize(("language", "expected", "got"), [("nl", "verwacht:", "kreeg:"), ("en", "expected:", "got:")])
def test_what_does_not_come_out_is_told_at_file_and_line(
    run: Run, tmp_path: Path, language: str, expected: str, got: str
) -> None:
    file = write_norm(tmp_path, _WRONG)
    ran = run("rules", "test", tmp_path, "--language", language)
    assert (ran.code, ran.err) == (1, "")
    head, title, *told = ran.out.splitlines()
    line = GOOD[: GOOD.index("because: [geen_kleine]}")].count("\n") + 1
    assert head.startswith(f"{file}:{line}:9: klein, ")
    assert title == "    Een gesprek met vier mensen is te klein."
    assert told[0].split()[0] == expected
    assert told[0].endswith(" aandacht")
    assert told[1].split()[0] == got
    assert told[1].endswith(" geen_kleine")
    assert told[-1].startswith("1 ")
    assert max(map(len, told)) <= 80


def test_other_programs_read_json_and_junit(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path, _WRONG)
    as_json, as_junit = (run("rules", "test", tmp_path, "--format", form) for form in ("json", "junit"))
    assert (as_json.code, as_json.err, as_junit.code, as_junit.err) == (1, "", 1, "")
    assert json.loads(as_json.out)["failed"] == 1
    assert ElementTree.fromstring(as_junit.out).get("failures") == "1"


def test_only_the_rules_that_are_asked_are_tested(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path, _WRONG)
    assert run("rules", "test", tmp_path, "--rule", "1.4", "--rule", "1.2").out.startswith("2 ")
    assert run("rules", "test", tmp_path, "--rule", "1.1").code == 1


def test_scenarios_elsewhere_are_tested_under_a_norm_that_is_named(run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "eigen.yaml"
    elsewhere.write_text(GOOD, encoding="utf-8")
    assert run("rules", "test", elsewhere, "--norm", SMALL).code == 0


def test_scenarios_are_found_from_where_the_process_runs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_norm(tmp_path)
    for folder, path in ((tmp_path, "."), (tmp_path, "scenarios"), (file.parent, "."), (file.parent, file.name)):
        monkeypatch.chdir(folder)
        assert run("rules", "test", path).code == 0
        assert run("rules", "check", path).code == 0


def test_scenarios_with_problems_are_told_and_not_run(run: Run, tmp_path: Path) -> None:
    file = write_norm(tmp_path, GOOD.replace("[geen_kleine]", "[klein]"))
    for command in ("check", "test"):
        ran = run("rules", command, tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{file}:")
        assert "unknown-check: regel 1.1 heeft geen check of onderdeel `klein`" in ran.err
