"""``rules coverage`` says what scenarios do not show, at file and line and in the words of the condition."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.workbench.files import GOOD, write_norm

_UNNEEDED = "unreachable:\n  - {check: samen, outcome: not_met, why: Dat kan niet.}\n"


@pytest.mark.parametrize(
    ("language", "said", "words"),
    [
        ("nl", "in geen scenario onbekend", "bereikt: minder dan 5"),
        ("en", "in no scenario unknown", "bereikt: less than 5"),
    ],
)
def test_what_is_missing_is_told_at_file_and_line_in_words(
    run: Run, tmp_path: Path, language: str, said: str, words: str
) -> None:
    write_norm(tmp_path)
    ran = run("rules", "coverage", tmp_path, "--rule", "1.1", "--language", language)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    (place,) = [number for number, line in enumerate(lines) if "where.bereikt.less_than" in line]
    assert lines[place].startswith(f"{tmp_path / 'pillar-1-voorbeelden.yaml'}:")
    assert lines[place].endswith(said)
    assert lines[place + 1].strip() == words
    assert "%: " in lines[-1]


def test_what_cannot_be_is_told_with_the_reason_when_that_is_asked(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path, GOOD + _UNNEEDED.replace("not_met", "met"))
    short, long = (run("rules", "coverage", tmp_path, "--rule", "1.1", *more) for more in ((), ("--all",)))
    assert "moet altijd zijn ingevuld" not in short.out
    assert "moet altijd zijn ingevuld" in long.out
    assert "check samen: kan niet voldaan zijn (Dat kan niet.)" in long.out


def test_an_exemption_that_is_not_needed_is_told(run: Run, tmp_path: Path) -> None:
    file = write_norm(tmp_path, GOOD + _UNNEEDED)
    ran = run("rules", "coverage", tmp_path)
    line = GOOD.count("\n") + 2
    assert f"{file}:{line}:5: regel 1.1, check samen, not_met: deze uitzondering" in ran.out
    assert ran.code == 1


def test_rules_of_which_all_is_shown_end_well(run: Run) -> None:
    ran = run("rules", "coverage", "--rule", "1.3")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("100%: ")


def test_other_programs_read_json(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path)
    ran = run("rules", "coverage", tmp_path, "--rule", "1.4", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert {item["rule"] for item in json.loads(ran.out)["items"]} == {"1.4"}


def test_what_cannot_be_measured_is_refused(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path)
    for arguments, code in (((tmp_path, "--rule", "9.9"), "rule-unknown"), ((tmp_path.parent / "x",), "norm-missing")):
        ran = run("rules", "coverage", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert code in ran.err
