"""The façade: every public name can be asked for, and what not everybody needs is imported only then."""

import subprocess
import sys
from pathlib import Path

import pytest

import brabantnorm_rules

ROOT = Path(__file__).parents[1]
LATE = ("analysis", "reports", "workbench", "cli")


@pytest.mark.parametrize("name", brabantnorm_rules.__all__)
def test_a_public_name_can_be_asked_for(name: str) -> None:
    assert getattr(brabantnorm_rules, name) is not None
    assert name in dir(brabantnorm_rules)


def test_another_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'brabantnorm_rules' has no attribute 'bestaat_niet'"):
        brabantnorm_rules.bestaat_niet  # noqa: B018 - asking is what is tested


def test_an_import_of_the_library_leaves_the_rooms_above_an_assessment_alone() -> None:
    script = "import sys, brabantnorm_rules; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "brabantnorm_rules.assessment" in loaded
    assert [name for name in loaded if name.startswith(tuple(f"brabantnorm_rules.{room}" for room in LATE))] == []
