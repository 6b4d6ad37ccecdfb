"""Every problem with what the command line is asked is told by its own code, at its place, and nothing else is."""

import errno
import io
import os
import re
from pathlib import Path

import pytest

from brabantnorm_rules.language.command_problems import COMMAND_PROBLEMS
from brabantnorm_rules.language.diagnostics import PROBLEMS
from tests.cli.running import Run
from tests.examples import SMALL
from tests.problems import PACKAGE, codes_in

NORM = ("--norm", str(SMALL))
TESTED = PACKAGE.parent / "rules" / "brabant-2022" / "scenarios" / "4.1.yaml"
MODULE = SMALL / "pillar-1-voorbeelden.yaml"
TWO = tuple(str(PACKAGE.parent / "docs" / "examples" / name) for name in ("dijkstede", "merwebrabant"))
DOSSIER = "DOSSIER"
"""Stands in arguments for a folder with a dossier under the small norm."""

CASES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("command-missing", (), ""),
    ("command-missing", ("dossier",), ""),
    ("command-unknown", ("asses", "x"), ""),
    ("command-unknown", ("rules", "chek"), ""),
    ("option-unknown", ("--", "-x"), ""),
    ("option-unknown", ("assess", "x", "--as_of", "2024-12-31"), ""),
    ("option-misused", ("assess", "x", "--as-of"), ""),
    ("argument-missing", ("assess",), ""),
    ("argument-missing", ("dossier", "new"), ""),
    ("argument-extra", ("assess", "x", "y"), ""),
    ("period-reversed", ("timeline", DOSSIER, *NORM, "--until", "2020-01-01"), "--until"),
    ("choice-unknown", ("assess", DOSSIER, *NORM, "--fail-on", "niet_voldaan"), "--fail-on"),
    ("choice-unknown", ("assess", DOSSIER, *NORM, "--format", "xml"), "--format"),
    ("choice-unknown", ("--language", "fr", "rules"), "--language"),
    ("value-not-date", ("assess", DOSSIER, *NORM, "--as-of", "31-12-2024"), "--as-of"),
    ("date-impossible", ("assess", DOSSIER, *NORM, "--as-of", "2024-02-30"), "--as-of"),
    ("year-out-of-range", ("assess", DOSSIER, *NORM, "--known-on", "0024-02-28"), "--known-on"),
    ("fact-types-differ", ("compare", DOSSIER, *NORM, "--second-norm", "brabant-2022"), "--second-norm"),
    ("dossiers-of-one", ("compare", DOSSIER, DOSSIER, DOSSIER, *NORM), ""),
    ("option-for-one", ("compare", *TWO, "--second-as-of", "2024-06-30"), "--second-as-of"),
    ("option-for-set", ("compare", DOSSIER, *NORM, "--small"), "--small"),
    ("no-dossiers", ("region", DOSSIER, "--as-of", "2024-06-30"), "DOSSIER"),
    ("schema-which", ("rules", "schema"), "--of"),
    ("norm-unknown", ("assess", DOSSIER, "--norm", "klein-2025"), "--norm"),
    ("norm-unknown", ("assess", DOSSIER), "DOSSIER/dossier.yaml:2:7"),
    ("rule-unknown", ("assess", DOSSIER, *NORM, "--rule", "1.22.a"), "--rule"),
    ("rule-unknown", ("rules", "test", "--rule", "4.32"), "--rule"),
    ("rule-untested", ("rules", "test", str(TESTED), "--rule", "4.23"), "--rule"),
    ("norm-missing", ("rules", "test", DOSSIER), "DOSSIER"),
    ("no-scenarios", ("rules", "test", str(SMALL)), str(SMALL / "scenarios")),
    ("organisation-unknown", ("groups", "Dijkstad", "--on", "2024-01-01"), "ORGANISATION"),
    ("rule-unknown", ("rules", "show", "1.9", *NORM), "NUMBER"),
    ("kind-unknown", ("rules", "show", "1.1", "--kind", "waterschap", *NORM), "--kind"),
    ("line-missing", ("rules", "explain", str(SMALL)), "FILE:LINE"),
    ("line-missing", ("rules", "explain", f"{SMALL}:x"), "FILE:LINE"),
    ("no-rule-here", ("rules", "explain", f"{MODULE}:1"), f"{MODULE}:1:1"),
    ("no-rule-here", ("rules", "explain", f"{SMALL}/facts.yaml:9"), f"{SMALL}/facts.yaml:9:1"),
    ("file-there", ("rules", "new", "facts", str(SMALL), "scan"), str(SMALL / "facts.yaml")),
    ("kind-unknown", ("dossier", "new", "--kind", "waterschap", *NORM), "--kind"),
    ("no-counterexample", ("rules", "stricter", str(SMALL), str(SMALL), "--counterexample", "1.1"), "--counterexample"),
    ("tree-is-text", ("explain", DOSSIER, "1.1", *NORM, "--tree", "--format", "json"), "--tree"),
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


class _Failing(io.RawIOBase):
    """A stream of a device that fails."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        raise OSError(errno.EIO, "Input/output error")


def test_standard_input_that_cannot_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(_Failing())))
    ran = run("assess", "-")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "-: path-unreadable: dit kan niet worden gelezen: Input/output error\n"


def test_standard_input_that_is_closed_is_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    ran = run("assess", "-")
    assert (ran.code, ran.out, ran.err) == (2, "", "-: empty-file: het bestand is leeg\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by a device of Linux")
@pytest.mark.parametrize("arguments", [[], ["--format", "json"]], ids=["text", "json"])
def test_output_that_cannot_be_written_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        ran = run("assess", folder, *NORM, *arguments)
    assert ran.code == 2
    assert re.fullmatch(r"output-failed: de uitvoer kan niet worden geschreven: [^\n]+\n", ran.err)


def test_a_reader_that_stops_is_no_problem(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as cut_off:
        monkeypatch.setattr("sys.stdout", cut_off)
        ran = run("assess", folder, *NORM)
        helped = run("--help")
    assert (ran.code, ran.err) == (0, "")
    assert (helped.code, helped.err) == (0, "")


OF_THE_SYSTEM = {"path-unreadable", "output-failed"}
"""Codes of problems that arguments cannot have, shown by the tests above."""


def test_every_code_has_arguments_that_show_it_and_every_code_that_is_reported_has_a_sentence() -> None:
    assert {code for code, _, _ in CASES} | OF_THE_SYSTEM >= COMMAND_PROBLEMS.keys()
    assert PROBLEMS.keys() >= codes_in("cli")
    assert COMMAND_PROBLEMS.keys() <= codes_in("cli")
