"""Renews the reference of operators and checks: ``python -m tests.operators``.

Read what changed with ``git diff docs/reference/operators.md`` before you commit.
"""

from tests.operators.page import PAGE, written


def main() -> None:
    """Write the page."""
    PAGE.write_text(written(), encoding="utf-8")


if __name__ == "__main__":
    main()
