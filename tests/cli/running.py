"""What running the command line gives."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import attrs

ROOT: Final = Path(__file__).parents[2]
COMMAND: Final = (sys.executable, "-c", "import sys; from brabantnorm_rules.cli import main; sys.exit(main())")


@attrs.frozen
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


def environment(**changed: str) -> dict[str, str]:
    """Return an environment for a process of its own, in which the package can be imported."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "error", **changed}


def start(*arguments: str | Path, given: bytes = b"", **changed: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, with changes to its environment."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, input=given, env=environment(**changed), capture_output=True, check=False)
