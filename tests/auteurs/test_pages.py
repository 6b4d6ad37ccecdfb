"""The pages for authors are carried out as they stand, and print what they say."""

import re
import shutil
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from brabantnorm_rules import load_norm, norms
from brabantnorm_rules.authoring.shipped import GROUP
from brabantnorm_rules.cli import main
from tests.auteurs.pages import FOLDER, PAGES, carried_out

TUTORIAL = FOLDER / "handleiding.md"

Carrying: TypeAlias = Callable[[Path], tuple[str, Path]]


@pytest.fixture(scope="module")
def carry_out(tmp_path_factory: pytest.TempPathFactory) -> Carrying:
    """Return what carries a page out once, and says what it then is and in which folder."""

    @cache
    def carry(page: Path) -> tuple[str, Path]:
        folder = tmp_path_factory.mktemp(page.stem)
        return carried_out(page.read_text(encoding="utf-8"), folder), folder

    return carry


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_prints_what_it_says(page: Path, carry_out: Carrying) -> None:
    printed, _ = carry_out(page)
    assert printed == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_all_that_a_page_shows_is_carried_out(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"^```(\w+)$", text, flags=re.MULTILINE)) <= {"sh", "text", "yaml", "toml"}
    shown = re.findall(r"^```(?:yaml|toml)\n(.*)$", text, flags=re.MULTILINE)
    assert all(re.fullmatch(r"# [\w./-]+( \(onderaan\))?", line) for line in shown)
    assert text.count("```sh\n") == text.count("```text\n")
    assert len(re.findall(r"```sh\n[^`]*```\n\n```text\n", text)) == text.count("```sh\n")


def test_a_page_that_prints_something_else_is_not_as_it_stands(tmp_path: Path) -> None:
    page = "```sh\nbrabantnorm rules check .\n```\n\n```text\n.: geen problemen gevonden\n```\n"
    assert "[eindcode 2]" in carried_out(page, tmp_path)
    with pytest.raises(ValueError, match="rm"):
        carried_out(page.replace("brabantnorm", "rm"), tmp_path)


def test_the_index_names_every_page() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", index)) == {page.name for page in PAGES} - {"README.md"}


def test_the_package_of_the_tutorial_is_found_by_the_name_of_its_norm(
    tmp_path: Path, carry_out: Carrying, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, made = carry_out(TUTORIAL)
    project = tomllib.loads((made / "pakket" / "pyproject.toml").read_text(encoding="utf-8"))
    points = project["project"]["entry-points"][GROUP]
    (package,) = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    installed = tmp_path / "installed"
    shutil.copytree(made / "dijkstede", installed / package / "dijkstede")
    (installed / package / "__init__.py").touch()
    info = installed / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    listed = "".join(f"{name} = {value}\n" for name, value in points.items())
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{listed}", encoding="utf-8")
    monkeypatch.syspath_prepend(str(installed))
    assert "dijkstede" in norms()
    assert "1.7" in load_norm("dijkstede").rules
    assert main(["assess", str(made / "dossier.yaml"), "--rule", "1.7"]) == 0
    assert "deels voldaan" in capsys.readouterr().out
