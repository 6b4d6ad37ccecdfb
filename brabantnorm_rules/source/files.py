"""Files: read within a size, decoded as stated, and never outside the folder they belong to."""

import stat
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

import attrs

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.source.numbers import LONGEST_SHOWN, shortened


@attrs.frozen
class Limits:
    """How much one text may hold: bytes, levels of nesting, and values and keys together."""

    size: int
    depth: int
    nodes: int


MODULE_LIMITS: Final = Limits(size=1024 * 1024, depth=40, nodes=100_000)
"""The limits of one file of a norm."""

FOLDER_FILES: Final = 200
"""The most files of one kind that are read from a folder."""

ENCODINGS: Final = {"utf-8": "utf-8-sig", "cp1252": "cp1252"}
"""The encodings that a file may be stated to have; in UTF-8 a byte order mark is accepted."""


def locate(folder: Path, name: str, place: Place) -> tuple[Path | None, tuple[Diagnostic, ...]]:
    """Return the path of the file that a text names, inside a folder and nowhere else.

    ``place`` is where the name was written. Absolute paths, ``..`` and links that lead outside the folder are refused.
    """
    written = PurePosixPath(name)
    windows = PureWindowsPath(name)
    outside = (Diagnostic("path-outside-folder", place, {"name": shortened(name, LONGEST_SHOWN)}),)
    if not name or written.is_absolute() or windows.drive or windows.root or ".." in windows.parts:
        return None, outside
    try:
        root = folder.resolve()
        path = (root / written).resolve()
        inside = path.is_relative_to(root) and path != root
        found = path.is_file()
    except (OSError, ValueError, RuntimeError):
        return None, (Diagnostic("file-missing", place, {"name": shortened(name, LONGEST_SHOWN)}),)
    if not inside:
        return None, outside
    if not found:
        return None, (Diagnostic("file-missing", place, {"name": shortened(name, LONGEST_SHOWN)}),)
    return path, ()


def list_files(folder: Path, suffixes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """Return the names in a folder that end on one of ``suffixes``, sorted; hidden files are left alone.

    What has such a name and is no file (a folder, a broken link) is among them, so that reading it tells.
    """
    place = Place(str(folder))
    try:
        names = sorted(
            entry.name
            for entry in folder.iterdir()
            if entry.name.lower().endswith(suffixes) and not entry.name.startswith(".")
        )
    except (FileNotFoundError, NotADirectoryError):
        return (), (Diagnostic("folder-missing", place, {"name": shortened(str(folder), LONGEST_SHOWN)}),)
    except (OSError, ValueError):
        return (), (Diagnostic("file-unreadable", place, {"name": shortened(str(folder), LONGEST_SHOWN)}),)
    if len(names) > FOLDER_FILES:
        return (), (Diagnostic("too-many-files", place, {"number": len(names), "limit": FOLDER_FILES}),)
    return tuple(names), ()


def read_bytes(path: Path, place: Place, limit: int) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return what a file holds, at most ``limit`` bytes; more, or no ordinary file, is a diagnostic at ``place``."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, (Diagnostic("file-unreadable", place, {"name": path.name}),)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None, (Diagnostic("file-missing", place, {"name": path.name}),)
    except (OSError, ValueError):
        return None, (Diagnostic("file-unreadable", place, {"name": path.name}),)
    if len(data) > limit:
        return None, (too_large(place, limit),)
    return data, ()


def decode(data: bytes, name: str, place: Place, encoding: str = "utf-8") -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return bytes as text in one of `ENCODINGS`; what cannot be decoded is a diagnostic with its line."""
    try:
        return data.decode(ENCODINGS[encoding]), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        arguments = {"name": name, "encoding": encoding, "line": line}
        return None, (Diagnostic("file-undecodable", place, arguments),)


def read_text(
    path: Path, place: Place, limit: int, encoding: str = "utf-8"
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return a file's text: at most ``limit`` bytes, in one of `ENCODINGS`."""
    data, problems = read_bytes(path, place, limit)
    if data is None:
        return None, problems
    return decode(data, path.name, place, encoding)


def is_too_large(text: str, limits: Limits) -> bool:
    """Return whether a text has more bytes, in UTF-8, than its limits allow."""
    return len(text) > limits.size or (
        4 * len(text) > limits.size and len(text.encode("utf-8", "surrogatepass")) > limits.size
    )


def too_large(place: Place, limit: int) -> Diagnostic:
    """Return the diagnostic of what has more than ``limit`` bytes."""
    words = f"{limit // (1024 * 1024)} MiB" if limit % (1024 * 1024) == 0 else f"{limit} bytes"
    return Diagnostic("file-too-large", place, {"limit": words})
