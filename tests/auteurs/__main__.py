"""Renews what commands print in the pages for authors: ``python -m tests.auteurs``.

Read what changed with ``git diff docs/auteurs`` before you commit.
"""

import tempfile
from pathlib import Path

from tests.auteurs.pages import PAGES, carried_out


def main() -> None:
    """Carry out each page, and write it anew."""
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            text = carried_out(page.read_text(encoding="utf-8"), Path(folder))
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
