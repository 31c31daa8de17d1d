"""The list of what was written: how a file that a person edited is told from our own."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from qmsdocs import __version__
from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.sources.files import write_atomic

FILE_NAME = "manifest.json"
_FORMAT = 1
#: Other programs whose version decides what a paper looks like.
_ENGINE = ("docxtpl", "jinja2")


@dataclass(slots=True)
class Manifest:
    """Records by file name relative to the folder; each has at least `sha256`."""

    folder: Path
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def is_ours(self, name: str) -> bool:
        """Tell whether the file on disk is byte for byte the one that was recorded."""
        recorded = self.files.get(name, {}).get("sha256")
        return recorded is not None and recorded == hash_on_disk(self.folder / name)

    def record(self, name: str, data: bytes, facts: Mapping[str, Any]) -> None:
        """Note what was written under a name."""
        self.files[name] = {"sha256": digest(data), **facts}

    def save(self) -> None:
        """Write the list, in the order of the names."""
        content = {
            "format": _FORMAT,
            "versions": {"qmsdocs": __version__} | {name: version(name) for name in _ENGINE},
            "files": self.files,
        }
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomic(self.folder / FILE_NAME, (text + "\n").encode())


def load_manifest(folder: Path) -> Manifest:
    """Read the list of a folder; none there means that nothing was written.

    Raises:
        OutputError: the list is damaged. Guessing would risk a file that a person edited.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Manifest(folder)
    try:
        files = json.loads(path.read_bytes())["files"]
        if not all(isinstance(entry["sha256"], str) for entry in files.values()):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutputError(Problem("build.manifest-damaged", Place(file=str(path)))) from error
    return Manifest(folder, files)


def hash_on_disk(path: Path) -> str | None:
    """Give the SHA-256 of a file, or nothing when it is not there."""
    return digest(path.read_bytes()) if path.is_file() else None


def names_beside(name: str) -> Iterable[str]:
    """Give the names to try when a person's file must stay: `x.moi.docx`, `x.moi-2.docx` …."""
    stem = name.removesuffix(".docx")
    yield f"{stem}.moi.docx"
    number = 2
    while True:
        yield f"{stem}.moi-{number}.docx"
        number += 1
