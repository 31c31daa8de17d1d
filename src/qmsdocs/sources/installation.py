"""Tells cheaply whether files have changed: by size and times, which hold on this machine only."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qmsdocs import __version__
from qmsdocs.base.hashing import digest

#: Other programs that read profiles, pages and templates, or make papers.
_USED = (
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "markdown_it",
    "markupsafe",
    "pydantic",
    "pydantic_core",
    "yaml",
)
_LEFT_OUT = frozenset(("__pycache__", "_data"))


@cache
def engine_stamp() -> str:
    """Give what changes when the program, or one that it uses, is exchanged."""
    found = [sys.version, __version__]
    for name in _USED:
        spec = find_spec(name)
        if spec and spec.origin:
            found.append(_stamp(spec.origin, Path(spec.origin).stat()))
    return digest("\n".join([*found, *tree_stamps(Path(__file__).parents[1])]).encode())


def tree_stamps(folder: Path) -> list[str]:
    """Give a stamp of every file below a folder; nothing for a folder that is not there."""
    return sorted(_stamps(os.fspath(folder))) if folder.is_dir() else []


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield _stamp(entry.path, entry.stat())
            elif entry.name not in _LEFT_OUT:
                yield from _stamps(entry.path)


def _stamp(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns}"
