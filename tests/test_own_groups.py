"""Following the page on one's own groups gives what it says."""

import re
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules.cli import main

PAGE: Final = (Path(__file__).parents[1] / "docs" / "how-to" / "own-groups.md").read_text(encoding="utf-8")
COMMANDS: Final = re.findall(r"^brabantnorm (.+)$", PAGE, flags=re.MULTILINE)


def block(language: str) -> str:
    """Return the one block of the page in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "groups.yaml").write_text(block("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_the_commands_show_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        assert main(command.split()) == 0, command
    shown = " ".join(capsys.readouterr().out.split())
    assert "- Bosrand: Berg, Dal en Bos (misschien, geen partij bij de norm)" in shown
    assert "basisteam Waterkant (zeker, een deel)" in shown
    assert "Op 1 januari 2022 ontstaan of vergroot uit Oudstad (zeker)" in shown


def test_the_example_in_python_prints_the_members(capsys: pytest.CaptureFixture[str]) -> None:
    exec(block("python"), {})
    assert capsys.readouterr().out.splitlines() == ["Berg, Dal en Bos medium", "Dijkstede sure"]
