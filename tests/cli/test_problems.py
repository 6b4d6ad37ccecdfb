"""Every problem with what the command line is asked is told by its own code, at its place, and nothing else is."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from brabantnorm_rules.language.command_problems import COMMAND_PROBLEMS
from brabantnorm_rules.language.diagnostics import PROBLEMS
from tests.cli.running import COMMAND, Run, environment
from tests.examples import SMALL
from tests.problems import codes_in

NORM = ("--norm", str(SMALL))
DOSSIER = "DOSSIER"
"""Stands in arguments for a folder with a dossier under the small norm."""

CASES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("command-missing", (), ""),
    ("command-missing", ("dossier",), ""),
    ("command-unknown", ("asses", "x"), ""),
    ("command-unknown", ("rules", "chek"), ""),
    ("option-unknown", ("assess", "x", "--as_of", "2024-12-31"), ""),
    ("option-misused", ("assess", "x", "--as-of"), ""),
    ("argument-missing", ("assess",), ""),
    ("argument-missing", ("dossier", "new"), ""),
    ("argument-extra", ("assess", "x", "y"), ""),
    ("choice-unknown", ("assess", DOSSIER, *NORM, "--fail-on", "niet_voldaan"), "--fail-on"),
    ("choice-unknown", ("assess", DOSSIER, *NORM, "--format", "xml"), "--format"),
    ("choice-unknown", ("--language", "fr", "rules"), "--language"),
    ("value-not-date", ("assess", DOSSIER, *NORM, "--as-of", "31-12-2024"), "--as-of"),
    ("date-impossible", ("assess", DOSSIER, *NORM, "--as-of", "2024-02-30"), "--as-of"),
    ("year-out-of-range", ("assess", DOSSIER, *NORM, "--known-on", "0024-02-28"), "--known-on"),
    ("norm-unknown", ("assess", DOSSIER, "--norm", "klein-2025"), "--norm"),
    ("norm-unknown", ("assess", DOSSIER), "DOSSIER/dossier.yaml:2:7"),
    ("rule-unknown", ("assess", DOSSIER, *NORM, "--rule", "1.22.a"), "--rule"),
    ("kind-unknown", ("dossier", "new", "--kind", "waterschap", *NORM), "--kind"),
)
"""A code, the arguments that have that problem, and its place."""


@pytest.mark.parametrize(
    ("code", "arguments", "place"), CASES, ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(CASES)]
)
def test_a_problem_is_told_at_its_place_in_both_languages_and_nothing_else_is(
    run: Run, folder: Path, code: str, arguments: tuple[str, ...], place: str
) -> None:
    given = [str(folder) if argument == DOSSIER else argument for argument in arguments]
    told = []
    for language in ("nl", "en"):
        ran = run(*(() if "--language" in given else ("--language", language)), *given)
        assert (ran.code, ran.out) == (2, "")
        line, *helps = ran.err.splitlines()
        start = f"{place.replace(DOSSIER, str(folder))}: " if place else ""
        assert line.startswith(f"{start}{code}: ")
        assert all(text.startswith("    ") for text in helps)
        assert not re.search(r"\{\w*\}|None|``", ran.err)
        told.append(ran.err)
    assert told[0] != told[1] or "--language" in given


def test_standard_input_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    code, told = _ended("assess", "-", stdin=os.open(tmp_path / "x", os.O_WRONLY | os.O_CREAT))
    assert code == 2
    assert re.fullmatch(r"-: path-unreadable: dit kan niet worden gelezen: [^\n]+\n", told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by a device of Linux")
def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    code, told = _ended("assess", str(folder), *NORM, stdout=os.open("/dev/full", os.O_WRONLY))
    assert code == 2
    assert re.fullmatch(r"output-failed: de uitvoer kan niet worden geschreven: [^\n]+\n", told)


def _ended(*arguments: str, stdin: int | None = None, stdout: int | None = None) -> tuple[int, str]:
    ran = subprocess.run(
        [*COMMAND, *arguments],
        stdin=stdin,
        stdout=subprocess.DEVNULL if stdout is None else stdout,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    for opened in (stdin, stdout):
        if opened is not None:
            os.close(opened)
    return ran.returncode, ran.stderr.decode()


OF_THE_SYSTEM = {"path-unreadable", "output-failed"}
"""Codes of problems that arguments cannot have, shown by the tests above."""


def test_every_code_has_arguments_that_show_it_and_every_code_that_is_reported_has_a_sentence() -> None:
    assert {code for code, _, _ in CASES} | OF_THE_SYSTEM >= COMMAND_PROBLEMS.keys()
    assert PROBLEMS.keys() >= codes_in("cli")
    assert COMMAND_PROBLEMS.keys() <= codes_in("cli")
