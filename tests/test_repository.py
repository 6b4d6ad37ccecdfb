"""The house: what stands at the top, how large rooms are, and that every module says what lives there."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "brabantnorm_rules"
MODULES = sorted(PACKAGE.rglob("*.py"))
ALLOWED = {"pyproject.toml", "brabantnorm_rules", "rules", "docs", "tests", "CHANGELOG.md", "README.md", "LICENSE"}


def test_the_top_level_holds_what_was_agreed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {name.split("/")[0] for name in listed.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= ALLOWED


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PACKAGE)))
def test_a_module_says_in_its_first_line_what_lives_there_and_stays_small(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    described = ast.get_docstring(ast.parse(text))
    assert described
    assert described.splitlines()[0].endswith(".")
    assert len(text.splitlines()) <= 350


def test_no_document_or_module_names_a_package_registry() -> None:
    hosts = re.compile(r"py" + r"pi\.org|pythonhosted|npm" + r"js\.(org|com)|deb\.debian\.org")
    texts = [*MODULES, *(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
    assert [text.name for text in texts if hosts.search(text.read_text(encoding="utf-8"))] == []
