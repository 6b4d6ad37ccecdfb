"""Snapshots: norms that the package carries as they were read when it was built, for as long as nothing has changed."""

import pickle
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from brabantnorm_rules.norm.edition import Norm

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_MADE_BY: Final = ("authoring", "engines", "language", "norm", "source", "errors.py", "truth.py")
"""The code that decides what a norm's files are read into, and what engines make of it."""


def restore(snapshot: Path, folder: Path) -> Norm | None:
    """Return the norm in a folder from its snapshot, with what engines made of it.

    None where there is no snapshot, or one of other files, other code or another Python. Building the package made it:
    it is as trusted as the package's own modules.
    """
    try:
        taken_of, _, content = snapshot.read_bytes().partition(b"\n")
    except OSError:
        return None
    if taken_of != fingerprint(folder):
        return None
    norm: Norm
    norm, made = pickle.loads(content)  # noqa: S301  made by building the package, and part of it
    for key, value in made.items():
        norm.memo.keep(key, value)
    return norm


def write(snapshot: Path, folder: Path, content: bytes) -> None:
    """Write the snapshot of the norm in a folder: it, and by their keys what engines made of it, pickled."""
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=snapshot.parent, delete=False) as made:
        made.write(fingerprint(folder) + b"\n" + content)
    Path(made.name).replace(snapshot)


def fingerprint(folder: Path) -> bytes:
    """Return what a snapshot of the norm in a folder depends on: its files, the library's code, and this Python."""
    code = (path for name in _MADE_BY for path in sorted((_PACKAGE / name).rglob("*.py")) or [_PACKAGE / name])
    digest = blake2b(MAGIC_NUMBER, digest_size=20)
    for path in (*sorted(folder.glob("*.yaml")), *code):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest().encode("ascii")
