"""Which program makes the papers: its version and the digest of all that shapes them."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from qmsdocs import __version__
from qmsdocs.sources.caching import once
from qmsdocs.sources.installation import engine_stamp

#: Parts of the program that change nothing in a paper: what asks for it, and what judges it.
_ASKING = ("cli", "web", "batch", "api.py", "__main__.py", "messages", "schemas")
_JUDGING = ("lint", "sets", "reader.py", "reading", "correcting")
_OUTSIDE = frozenset((*_ASKING, *_JUDGING, "__pycache__", "_data"))
#: Other programs that decide what a paper looks like.
_HELPERS = ("docxtpl", "jinja2")
_DIGITS = 16


@cache
def engine_id() -> str:
    """Give what is recorded with each paper; the same on every machine with this version."""
    return once("engines", engine_stamp(), _engine_id).decode()


def _engine_id() -> bytes:
    from importlib.metadata import version  # noqa: PLC0415 slow to import, and seldom needed

    package = Path(__file__).parents[1]
    made = sha256()
    for path in sorted(_sources(package)):
        made.update(path.relative_to(package).as_posix().encode())
        made.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for name in _HELPERS:
        made.update(f"{name} {version(name)}".encode())
    return f"{__version__}+{made.hexdigest()[:_DIGITS]}".encode()


def _sources(folder: Path) -> Iterator[Path]:
    """Give the files that shape papers."""
    for entry in folder.iterdir():
        if entry.name in _OUTSIDE:
            continue
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.suffix in {".py", ".yaml", ".json"}:
            yield entry
