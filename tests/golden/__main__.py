"""Renews the golden pages: ``python -m tests.golden``.

Read what changed with ``git diff tests/golden`` before you commit.
"""

from brabantnorm_rules import load_norm
from tests.golden.pages import GOLDEN


def main() -> None:
    """Write each page."""
    norm = load_norm("brabant-2022")
    for golden in GOLDEN:
        golden.path.write_text(golden.written(norm), encoding="utf-8")


if __name__ == "__main__":
    main()
