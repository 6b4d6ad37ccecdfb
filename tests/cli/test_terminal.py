"""The report can be read on every terminal: 80 columns, any encoding, with or without colour, and cut off."""

import os
import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.cli.contents import contents_of
from brabantnorm_rules.cli.output import clean, fit
from brabantnorm_rules.cli.page import WIDTH, Page
from brabantnorm_rules.cli.report import report
from brabantnorm_rules.dossier import read_dossier
from brabantnorm_rules.language.languages import Wording
from tests.cli.running import COMMAND, ROOT, Run, environment, start
from tests.examples import DOSSIER, SMALL

NORM = read_norm(SMALL)
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("terminal") / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("as_of", ["2024-06-30", "2026-01-01", "2020-01-01"])
def test_every_line_fits_in_80_columns(run: Run, folder: Path, language: str, as_of: str) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--as-of", as_of, "--language", language)
    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= WIDTH == 80


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_line_on_the_example_fits_and_is_readable_in_ascii(language: str) -> None:
    arguments = ("assess", ROOT / "docs" / "examples" / "dijkstede", "--language", language)
    shown = start(*arguments, PYTHONIOENCODING="utf-8").stdout.decode()
    plain = start(*arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert plain.stdout.isascii()
    lost = [
        (old, new) for old, new in zip(shown, plain.stdout.decode("ascii"), strict=True) if new == "?" and old != "?"
    ]
    assert lost == []
    assert max(map(len, shown.splitlines())) <= WIDTH


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=200), st.sampled_from(["nl", "en"]), st.sampled_from(["ascii", "utf-8", "cp1252"]))
def test_every_line_fits_whatever_the_texts_are(dossier: Path, text: str, language: str, encoding: str) -> None:
    norm = NORM
    rules = {
        rule_id: attrs.evolve(rule, title=Wording(text, text), remedy=Wording(text, text))
        for rule_id, rule in norm.rules.items()
    }
    norm = attrs.evolve(norm, title=Wording(text, text), rules=rules)
    read = read_dossier(dossier, norm)
    assessment = assess(norm, read, date(2024, 6, 30))
    page = Page(language, encoding)
    lines = [*report(assessment, read, page, as_of_chosen=True), *contents_of(read, page)]
    for line in lines:
        shown = ESCAPES.sub("", line)
        assert len(shown) <= WIDTH
        assert shown.isprintable()
        shown.encode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8", "utf-16"])
def test_any_encoding_of_the_terminal_will_do(folder: Path, encoding: str) -> None:
    ran = start("assess", folder, "--norm", SMALL, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, b"")
    shown = ran.stdout.decode(encoding)
    assert "niet voldaan" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert ("✗" in shown) == encoding.startswith("utf")
    assert encoding.startswith("utf") or "x niet voldaan" in shown


def test_help_and_diagnostics_too_fit_an_ascii_terminal(folder: Path) -> None:
    helped = start("rules", "--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (helped.returncode, helped.stderr) == (0, b"")
    refused = start("assess", folder, "--norm", "één", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert refused.returncode == 2
    assert b"norm-unknown" in refused.stderr
    assert b"een" in refused.stderr


def test_json_is_utf_8_on_every_terminal(folder: Path) -> None:
    ran = start("assess", folder, "--norm", SMALL, "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    same = start("assess", folder, "--norm", SMALL, "--format", "json", PYTHONIOENCODING="utf-8")
    assert ran.stdout == same.stdout
    assert "één jaar".encode() in ran.stdout


def test_there_is_no_colour_outside_a_terminal(folder: Path) -> None:
    assert b"\x1b" not in start("assess", folder, "--norm", SMALL).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
@pytest.mark.parametrize(("changed", "colours"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_a_terminal_gets_colours_unless_it_wants_none(folder: Path, changed: dict[str, str], colours: bool) -> None:
    shown, code = in_terminal(["assess", str(folder), "--norm", str(SMALL)], changed)
    assert code == 0
    assert ("\x1b[31m" in shown) == colours
    assert "niet voldaan" in shown


def in_terminal(arguments: list[str], changed: dict[str, str]) -> tuple[str, int]:
    leader, follower = os.openpty()
    plain = {name: value for name, value in environment(TERM="xterm").items() if name != "NO_COLOR"}
    process = subprocess.Popen([*COMMAND, *arguments], stdout=follower, env={**plain, **changed})
    os.close(follower)
    shown = b""
    while True:
        try:
            read = os.read(leader, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(leader)
    return shown.decode(), process.wait()


@pytest.mark.parametrize(
    ("arguments", "fail_on", "code"), [(["--format", "json"], "met", 0), ([], "not_met", 1)], ids=["json", "text"]
)
def test_a_reader_that_stops_early_is_no_mistake(folder: Path, arguments: list[str], fail_on: str, code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, "assess", str(folder), "--norm", str(SMALL), "--fail-on", fail_on, *arguments]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr
    assert b"Error" not in ran.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["dossier", "new", "--kind", "gemeente"]], ids=" ".join)
def test_help_and_templates_may_be_cut_off_too(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run([*COMMAND, *arguments], stdout=writing, stderr=subprocess.PIPE, env=environment(), check=False)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by a device of Linux")
def test_a_full_disk_is_said(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "assess", str(folder), "--norm", str(SMALL)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr
    assert b"output-failed" in ran.stderr


def test_an_interrupted_command_ends_with_130(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("brabantnorm_rules.cli.assess.assess", interrupt)
    ran = run("assess", folder, "--norm", SMALL)
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "afgebroken")
    ran = run("assess", folder, "--norm", SMALL, "--language", "en")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "interrupted")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
def test_an_interrupt_by_the_keyboard_ends_with_130_and_no_traceback() -> None:
    announced = """if True:
        import sys
        from brabantnorm_rules.cli import main, subjects
        read = subjects._standard_input
        subjects._standard_input = lambda: (print(flush=True), read())[1]
        sys.exit(main())
    """
    process = subprocess.Popen(
        [sys.executable, "-c", announced, "assess", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"\n"
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert (process.returncode, told.strip()) == (130, b"afgebroken")


@settings(max_examples=50)
@given(st.text())
def test_texts_of_others_never_steer_the_terminal(text: str) -> None:
    assert all(character.isprintable() for character in clean(text))
    assert len(clean(text)) == len(text)


@settings(max_examples=50)
@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_fitting_keeps_the_length_and_what_the_encoding_has(text: str, encoding: str) -> None:
    fitted = fit(text, encoding)
    fitted.encode(encoding)
    assert len(fitted) == len(text)
    assert all(new == old for new, old in zip(fitted, text, strict=True) if old.isascii())
