"""The norm is found wherever the library is installed from, and the base install needs no compiler."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CARRIED = (".build", "brabantnorm_rules", "rules", "docs", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md")
USE = """
import sys
import brabantnorm_rules as bn
norm = bn.load_norm("brabant-2022")
assert bn.norms() == ("brabant-2022",), bn.norms()
assert "4.23" in norm.rules
from brabantnorm_rules.engines.compiled import COMPILED
norm.memo.get_shared(COMPILED, lambda: sys.exit("the norm was read anew"))
print(bn.__file__)
"""


def run(*command: str | Path, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, "CC": "/nonexistent", "CXX": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is carried, so that building leaves nothing behind."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in CARRIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            shutil.copy(source, copy / name)
    (copy / "tests").mkdir()
    return copy


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is built from that sdist."""
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, checkout, cwd=out)
    return out


def new_environment(folder: Path) -> Path:
    run(sys.executable, "-m", "venv", folder, cwd=folder.parent)
    return folder / "bin"


def test_the_wheel_built_from_the_sdist_works_in_an_empty_environment_without_a_compiler(
    built: Path, checkout: Path, tmp_path: Path
) -> None:
    (wheel,) = built.glob("*.whl")
    binaries = new_environment(tmp_path / "venv")
    run(binaries / "pip", "install", "-q", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "rules" / "brabant-2022").mkdir(parents=True)
    where = run(binaries / "python", "-I", "-c", USE, cwd=elsewhere)
    assert str(tmp_path / "venv") in where
    out = run(binaries / "brabantnorm", "assess", checkout / "docs" / "examples" / "dijkstede", cwd=elsewhere)
    assert "Dijkstede" in out


def test_the_wheel_carries_the_norm_inside_the_package_and_is_typed(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "brabantnorm_rules/_norms/brabant-2022/norm.yaml" in names
    assert f"brabantnorm_rules/_snapshots/brabant-2022.{sys.implementation.cache_tag}" in names
    assert "brabantnorm_rules/_norms/brabant-2022/scenarios/4.23.yaml" in names
    assert "brabantnorm_rules/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"brabantnorm_rules"}


def test_an_editable_install_finds_the_norm_in_the_checkout(checkout: Path, tmp_path: Path) -> None:
    binaries = new_environment(tmp_path / "venv")
    run(binaries / "pip", "install", "-q", "-e", checkout, cwd=tmp_path)
    assert str(checkout) in run(binaries / "python", "-c", USE, cwd=tmp_path)
