"""Remembers what was dear to work out until its files change; and the latest of other things."""

import secrets
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

T = TypeVar("T")

#: A province has some hundreds of agencies; of each a line of the list is remembered.
_MOST = 2000


class Latest(Generic[T]):
    """The latest things by key; of more than so many the oldest is forgotten."""

    def __init__(self, most: int) -> None:
        """Begin with none."""
        self._most = most
        self._known: dict[str, T] = {}

    def keep(self, thing: T, key: str = "") -> str:
        """Keep a thing; gives its key, one that nobody can guess unless it has one."""
        key = key or secrets.token_hex(8)
        self._known.pop(key, None)
        self._known[key] = thing
        while len(self._known) > self._most:
            self._known.pop(next(iter(self._known)), None)
        return key

    def get(self, key: str) -> T | None:
        """Give a thing that is still there."""
        return self._known.get(key)

    def take(self, key: str) -> T | None:
        """Give a thing that is still there, once."""
        return self._known.pop(key, None)


class Remembered:
    """Values by key, each behind the stamp of what it was made from."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[Hashable, tuple[str, Any]] = {}
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, stamp: str, make: Callable[[], T]) -> T:
        """Give a value, made anew when its stamp is another; two who ask together make it once."""
        with self._lock:
            lock = self._locks.setdefault(key, Lock())
        with lock:
            known = self._known.get(key)
            if known is None or known[0] != stamp:
                known = stamp, make()
                self._put(key, known)
            value: T = known[1]
            return value

    def peek(self, key: Hashable, stamp: str) -> Any:  # noqa: ANN401 whatever is remembered
        """Give a value that need not be made, else None."""
        known = self._known.get(key)
        return known[1] if known and known[0] == stamp else None

    def _put(self, key: Hashable, known: tuple[str, Any]) -> None:
        with self._lock:
            while len(self._known) >= _MOST:
                oldest = next(iter(self._known))
                self._known.pop(oldest)
                self._locks.pop(oldest, None)
            self._known[key] = known
