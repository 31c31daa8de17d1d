"""Word files that were sent to be looked at: in a private folder of the server, gone at its end."""

import re
import secrets
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Lock

#: So many files are kept; the oldest goes first.
_KEPT = 12
_LONGEST = 80
#: What no system lets stand in the name of a file; `~$` is how Word's hidden files begin.
_ODD = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]'
)
_ENDING = ".docx"


class Inbox:
    """The files by key; a key is nothing that anybody can guess, and no part of a path."""

    def __init__(self) -> None:
        """Begin with none."""
        self._folder = TemporaryDirectory(prefix="qmsdocs-inspect-", ignore_cleanup_errors=True)
        self._files: OrderedDict[str, Path] = OrderedDict()
        self._lock = Lock()

    def put(self, name: str, data: bytes) -> str:
        """Keep a file under its own name; gives its key."""
        key = secrets.token_hex(8)
        path = Path(self._folder.name, key, plain_name(name))
        path.parent.mkdir()
        path.write_bytes(data)
        with self._lock:
            self._files[key] = path
            old = [self._files.popitem(last=False)[1] for _ in range(len(self._files) - _KEPT)]
        for each in old:
            rmtree(each.parent, ignore_errors=True)
        return key

    def path(self, key: str) -> Path | None:
        """Give a file that is still there."""
        path = self._files.get(key)
        return path if path and path.is_file() else None

    def drop(self, key: str) -> None:
        """Take a file out."""
        with self._lock:
            path = self._files.pop(key, None)
        if path:
            rmtree(path.parent, ignore_errors=True)

    def close(self) -> None:
        """Take everything away."""
        with suppress(OSError):
            self._folder.cleanup()


def plain_name(name: str) -> str:
    """Give the name of a sent file as one that every system takes: no folders, no odd signs."""
    last = re.split(r"[/\\]", name)[-1]
    stem = _ODD.sub("_", last).lstrip("~$. ").removesuffix(_ENDING)
    return (stem[:_LONGEST].strip(". ") or "van-ban") + _ENDING
