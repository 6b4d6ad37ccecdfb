"""The journal: the events of one session in a file that is only ever appended to, so that none is lost."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.language.diagnostics import report

FORMAT: Final = 1
"""The version of the journal's own form."""

_HEADER: Final = b'{"format":1,"journal":"brabantnorm_rules"}\n'
_NUMBER: Final = "number"


class Journal:
    """Events in a file: a header, then for each event one line of JSON with its number, counted from 1.

    A last line that is not whole was never acknowledged: opening the file cuts it off, and ``problems`` tells so. An
    event is acknowledged when `append` returns, or, in batches, when `sync` does. One journal at a time writes in a
    file.
    """

    def __init__(self, path: str | Path, *, batches: bool = False) -> None:
        """Open the journal at a path, made when it is not there.

        ``batches``: events reach the disk when `sync` is called (or the journal is closed), not each by itself: they
        outlive the process in the meantime, but not a failure of the whole machine.

        Raises DossierError for a file that is no journal, that has a line in it that is no event, or in which another
        journal is writing, and OSError when the file cannot be read or written.
        """
        self.path: Final = Path(path)
        self.problems: tuple[Diagnostic, ...] = ()
        self._batches = batches
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            self._lock()
            self._size, self._number = self._check()
            torn = os.fstat(self._file).st_size - self._size
            if torn:
                line = self._number + 2 if self._size else 1
                self.problems = (self._problem("journal-torn", line, length=torn),)
                self._cut()
            if not self._size:
                self._write(_HEADER)
                os.fsync(self._file)
                _sync_folder(self.path.parent)
        except BaseException:
            os.close(self._file)
            raise

    def __len__(self) -> int:
        """Return how many events there are."""
        return self._number

    def __bool__(self) -> bool:
        """Return True: a journal without events is one all the same."""
        return True

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield the events that are kept, in order, as JSON values."""
        for line in self._lines():
            event = json.loads(line)
            del event[_NUMBER]
            yield event

    def append(self, event: Mapping[str, Any]) -> None:
        """Keep one event, given as JSON values; without batches it is on the disk when this returns.

        Raises OSError when it cannot be kept; the file is then as it was, or closed where even that is not sure.
        """
        text = json.dumps({_NUMBER: self._number + 1, **event}, ensure_ascii=False, separators=(",", ":"))
        try:
            self._write(text.encode("utf-8") + b"\n")
            if not self._batches:
                os.fsync(self._file)
        except BaseException:
            self._take_back()
            raise
        self._number += 1

    def sync(self) -> None:
        """Bring to the disk what was appended; when this returns all of it is acknowledged."""
        os.fsync(self._file)

    def close(self) -> None:
        """Bring to the disk what was appended, and close the file. Closing twice does nothing."""
        if self._file >= 0:
            try:
                os.fsync(self._file)
            finally:
                self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- the file -----------------------------------------------------------------------------------------------

    def _write(self, content: bytes) -> None:
        self._before = self._size
        left = memoryview(content)
        while left:
            left = left[os.write(self._file, left) :]
        self._size += len(content)

    def _take_back(self) -> None:
        """Undo the last writing."""
        self._size = self._before
        try:
            self._cut()
        except OSError:
            self._release()

    def _release(self) -> None:
        if self._file >= 0:
            file, self._file = self._file, -1
            os.close(file)

    def _cut(self) -> None:
        os.ftruncate(self._file, self._size)
        os.fsync(self._file)

    def _check(self) -> tuple[int, int]:
        """Return the length of all whole lines, and how many events they hold; what is no journal is refused."""
        size = number = 0
        with self.path.open("rb") as file:
            header = file.readline()
            if not _HEADER.startswith(header):
                raise self._error("journal-format", 1, name=self.path.name, known=FORMAT)
            if header != _HEADER:
                return 0, 0
            size = len(header)
            for line in file:
                if not _is_event(line, number + 1):
                    if file.read(1):
                        raise self._error("journal-broken", number + 2)
                    break
                size, number = size + len(line), number + 1
        return size, number

    def _lines(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.readline()
            for _ in range(self._number):
                yield file.readline()

    def _lock(self) -> None:
        """Refuse a file in which another journal writes, where the system can tell."""
        try:
            import fcntl
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise self._error("journal-in-use", 0, name=self.path.name) from None

    def _problem(self, code: str, line: int, **arguments: object) -> Diagnostic:
        return Diagnostic(code, Place(str(self.path), line, 1 if line else 0), arguments)

    def _error(self, code: str, line: int, **arguments: object) -> DossierError:
        problem = self._problem(code, line, **arguments)
        return DossierError([problem], report([problem]))


def _is_event(line: bytes, number: int) -> bool:
    """Return whether a line is whole, and holds the event of this number."""
    if not line.endswith(b"\n"):
        return False
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(event, dict) and event.get(_NUMBER) == number


def _sync_folder(folder: Path) -> None:
    """Bring to the disk that a file is there, where the system lets folders be opened for that."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
