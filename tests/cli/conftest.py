"""The command line, run inside the test."""

from pathlib import Path

import pytest

from brabantnorm_rules.cli import main
from tests.cli.running import Ran, Run
from tests.examples import DOSSIER


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
