"""``rules mutate`` says which changes no scenario notices, at file and line and in words."""

import json
import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, Run, environment
from tests.workbench.files import GOOD, write_norm


@pytest.mark.parametrize(
    ("language", "said", "words", "rule"),
    [
        ("nl", "een stap hoger; geen scenario merkt het (higher)", "bereikt: minder dan 5", "regel 1.1: "),
        ("en", "a step higher; no scenario notices (higher)", "bereikt: less than 5", "rule 1.1: "),
    ],
)
def test_what_survives_is_told_at_file_and_line_in_words_with_the_score(
    run: Run, tmp_path: Path, language: str, said: str, words: str, rule: str
) -> None:
    write_norm(tmp_path)
    ran = run("rules", "mutate", tmp_path, "--rule", "1.1", "--processes", "1", "--language", language)
    assert (ran.code, ran.err) == (1, "")
    lines = ran.out.splitlines()
    (place,) = [number for number, line in enumerate(lines) if "where.bereikt.less_than" in line and said in line]
    assert lines[place].startswith(f"{tmp_path / 'pillar-1-voorbeelden.yaml'}:")
    assert lines[place + 1].strip() == words
    (score,) = [line for line in lines if line.startswith(rule)]
    assert score.removeprefix(rule).partition("%")[0] == lines[lines.index(score) + 1].partition("%")[0]


def test_less_than_all_may_be_enough(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path)
    for least, code in (("10", 0), ("99", 1)):
        assert run("rules", "mutate", tmp_path, "--rule", "1.1", "--processes", "1", "--at-least", least).code == code


def test_what_is_explained_or_makes_no_difference_is_told_when_that_is_asked(run: Run, tmp_path: Path) -> None:
    entry = "{check: geen_kleine, condition: where.bereikt.less_than, changes: [higher], why: Altijd even.}"
    file = write_norm(tmp_path, f"{GOOD}equivalent:\n  - {entry}\n  - {entry.replace('higher', 'denied')}\n")
    ran = run("rules", "mutate", tmp_path, "--rule", "1.1", "--processes", "1", "--all")
    assert "een stap hoger; dat is dezelfde regel (Altijd even.)" in ran.out
    assert "where.datum.on_or_before: weggelaten; dat is dezelfde regel (geen record maakt verschil)" in ran.out
    line = GOOD.count("\n") + 3
    assert (
        f"{file}:{line}:5: regel 1.1, check geen_kleine, where.bereikt.less_than, denied: deze uitzondering" in ran.out
    )


def test_expectations_that_are_not_met_are_told(run: Run, tmp_path: Path) -> None:
    wrong = GOOD.replace("outcome: unknown, because: [reactie]", "outcome: met, because: [reactie]")
    file = write_norm(tmp_path, wrong)
    ran = run("rules", "mutate", tmp_path, "--rule", "1.4", "--processes", "1", "--at-least", "0")
    assert ran.code == 1
    assert f"{file}:" in ran.out.splitlines()[0]
    assert "merkt dus niets" in ran.out.splitlines()[0]


def test_other_programs_read_json(run: Run, tmp_path: Path) -> None:
    write_norm(tmp_path)
    ran = run("rules", "mutate", tmp_path, "--rule", "1.4", "--processes", "1", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    assert {mutant["rule"] for mutant in json.loads(ran.out)["mutants"]} == {"1.4"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--rule", "9.9"), "rule-unknown"),
        (("--at-least", "101"), "number-out-of-range"),
        (("--at-least", "x"), "number-out-of-range"),
        (("--processes", "0"), "number-out-of-range"),
    ],
)
def test_what_cannot_be_done_is_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: str) -> None:
    write_norm(tmp_path)
    ran = run("rules", "mutate", tmp_path, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert code in ran.err


def test_on_a_terminal_one_sees_how_far_it_is(tmp_path: Path) -> None:
    write_norm(tmp_path)
    reading, writing = pty.openpty()
    command = [*COMMAND, "rules", "mutate", str(tmp_path), "--rule", "1.4", "--processes", "1"]
    ran = subprocess.run(command, stderr=writing, stdout=subprocess.PIPE, env=environment(TERM="xterm"), check=False)
    os.close(writing)
    shown = os.read(reading, 100_000).decode()
    os.close(reading)
    assert "100%" in shown
    assert b"100%" not in ran.stdout.partition(b"regel")[0]


def test_work_that_is_interrupted_ends_without_a_traceback() -> None:
    reading, writing = pty.openpty()
    command = [*COMMAND, "rules", "mutate", "--rule", "4.12", "--processes", "2"]
    # A file that is being opened at that moment is closed when the process ends, of which Python warns.
    given = environment(TERM="xterm", PYTHONWARNINGS="error,ignore::ResourceWarning")
    with subprocess.Popen(command, stderr=writing, stdout=subprocess.PIPE, env=given) as running:
        os.close(writing)
        shown = b""
        while b"%" not in shown:
            shown += os.read(reading, 1000)
        running.send_signal(signal.SIGINT)
        out, _ = running.communicate()
    while True:
        try:
            more = os.read(reading, 100_000)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(reading)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in shown
