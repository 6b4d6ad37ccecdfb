"""Carries a page out in a folder: files are written, commands are run, and what they print stands in the page."""

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from brabantnorm_rules.cli import main

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "docs" / "auteurs"
PAGES: Final = sorted(FOLDER.glob("*.md"))
_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```\n", flags=re.DOTALL | re.MULTILINE)
_FILE: Final = re.compile(r"# ([\w./-]+)( \(onderaan\))?\n")
_PROGRAM: Final = "brabantnorm"


def carried_out(page: str, folder: Path) -> str:
    """Return a page with what its commands print, carried out from top to bottom in a folder.

    A block ``yaml`` or ``toml`` whose first line names a file is written to it, or at its end (``onderaan``). Of a
    block ``sh`` each line is a command; the block ``text`` behind it holds what they print, and how they end where
    that is not with 0.
    """
    done: list[str] = []
    end = 0
    printed: str | None = None
    with contextlib.chdir(folder):
        for block in _BLOCK.finditer(page):
            sort, text = block.groups()
            done.append(page[end : block.start()])
            end = block.end()
            if sort == "text" and printed is not None:
                text, printed = printed, None
            elif printed:
                raise ValueError(f"nothing says what is printed before {text!r}")
            elif sort == "sh":
                printed = "".join(_run(text))
            elif (named := _FILE.match(text)) is not None:
                path = Path(named[1])
                path.parent.mkdir(parents=True, exist_ok=True)
                before = path.read_text(encoding="utf-8") if named[2] else ""
                path.write_text(before + text.removeprefix(named[0]), encoding="utf-8")
            done.append(f"```{sort}\n{text}```\n")
    return "".join([*done, page[end:]])


def _run(commands: str) -> Iterator[str]:
    for command in commands.splitlines():
        program, *arguments = shlex.split(command)
        if program != _PROGRAM:
            raise ValueError(f"{command!r} is no command of {_PROGRAM}")
        written = io.BytesIO()
        console = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(console), contextlib.redirect_stderr(console):
            code = main(arguments)
        yield written.getvalue().decode().replace(os.sep, "/")
        if code:
            yield f"[eindcode {int(code)}]\n"
