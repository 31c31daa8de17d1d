"""Remembers what was dear to work out until the files change that it was made from."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

#: A province has some hundreds of agencies; of each a line of the list is remembered.
_MOST = 2000


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
