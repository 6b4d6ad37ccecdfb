"""What holds for all tests: which of them measure coverage."""

from pathlib import Path
from typing import Final

import pytest

_HERE: Final = Path(__file__).parent
_UNMEASURED: Final = (
    "laws",
    "auteurs",
    "cli/test_bad_input.py",
    "test_examples.py",
    "test_explanations.py",
    "test_how_to.py",
    "test_overlay.py",
)
"""Tests that go over the same code again and again: others measure it, in less than half the time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave tests out of what measures coverage."""
    for item in items:
        if any(item.path.is_relative_to(_HERE / each) for each in _UNMEASURED):
            item.add_marker(pytest.mark.no_cover)
