"""The command line, run inside the test."""

from functools import cache
from pathlib import Path

import pytest

from brabantnorm_rules import Norm, read_norm
from brabantnorm_rules.authoring import loading
from brabantnorm_rules.cli import main
from tests.cli.running import Ran, Run
from tests.examples import DOSSIER


@cache
def _read_once(folder: Path) -> Norm:
    return read_norm(folder)


@pytest.fixture(autouse=True)
def norms_by_name_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read a norm that is asked by its name once for all these tests: it is immutable, and reading it takes long."""
    monkeypatch.setattr(loading, "read_norm", _read_once)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with these arguments."""

    def ran(*arguments: str | Path) -> Ran:
        code = main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a dossier under the small norm."""
    made = tmp_path / "dijkstede"
    made.mkdir()
    (made / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    return made
