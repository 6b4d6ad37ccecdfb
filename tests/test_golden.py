"""The example organisations are assessed as the golden pages in tests/golden say, to the letter."""

from difflib import unified_diff

import pytest

from brabantnorm_rules import load_norm
from tests.golden.pages import GOLDEN, HERE, Golden


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.path.stem for golden in GOLDEN])
def test_the_example_reads_as_its_golden_page(golden: Golden) -> None:
    kept, found = golden.path.read_text(encoding="utf-8"), golden.written(load_norm("brabant-2022"))
    changed = "\n".join(unified_diff(kept.splitlines(), found.splitlines(), "kept", "now", n=1, lineterm=""))
    assert not changed, (
        f"{golden.path.name} reads differently now:\n{changed}\n"
        "Is each line that changed right, for somebody who knows the norm? Then renew the pages with "
        "`python -m tests.golden`, and read `git diff tests/golden` once more before you commit."
    )


def test_there_is_no_page_that_nothing_is_compared_with() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == {golden.path.name for golden in GOLDEN}
