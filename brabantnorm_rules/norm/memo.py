"""A memo: what others make of an immutable value, kept with it."""

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memo:
    """What is made of a value once: filled under a lock, bounded in dates, never compared, hashed or pickled.

    What is made of a norm whatever its parameters' values are is shared with norms that differ in nothing else.
    """

    __slots__ = ("_dated", "_kept", "_limit", "_lock", "_shared")

    def __init__(self, limit: int = 64) -> None:
        """Keep at most ``limit`` entries that belong to a date; the oldest goes first."""
        self._kept: dict[Hashable, Any] = {}
        self._dated: dict[Hashable, Any] = {}
        self._shared: dict[Hashable, Any] = {}
        self._limit = limit
        self._lock = threading.RLock()

    def beside(self) -> "Memo":
        """Return a memo for a value that differs from this one's in nothing that what is shared rests on."""
        made = Memo(self._limit)
        made._shared, made._lock = self._shared, self._lock
        return made

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key, made now if it was not there."""
        return self._get(self._kept, key, make)

    def get_dated(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key that belongs to a date, made now if it is not there any more."""
        return self._get(self._dated, key, make)

    def keep(self, key: Hashable, value: object) -> None:
        """Keep under a key what was made of an equal value before, as `get_shared` does."""
        self._get(self._shared, key, lambda: value)

    def get_shared(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under a key for this value and those beside it, made now if it was not there."""
        return self._get(self._shared, key, make)

    def _get(self, kept: dict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
        try:
            found: T = kept[key]
        except KeyError:
            with self._lock:
                if key not in kept:
                    while kept is self._dated and len(kept) >= self._limit:
                        del kept[next(iter(kept))]
                    kept[key] = make()
                found = kept[key]
        return found

    def __reduce__(self) -> tuple[type["Memo"], tuple[()]]:
        return (Memo, ())
