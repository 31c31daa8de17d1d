"""Write a paper without ever losing a byte that a person wrote."""

from collections.abc import Mapping
from typing import Any

from qmsdocs.base.hashing import digest
from qmsdocs.batch.manifest import Manifest, hash_on_disk, names_beside
from qmsdocs.batch.results import Status
from qmsdocs.sources.files import write_atomic


def write_paper(
    manifest: Manifest, name: str, data: bytes, facts: Mapping[str, Any]
) -> tuple[str, Status]:
    """Write under the name, or beside it when the file there is not ours.

    Returns:
        The name written and what was done: `written`, `unchanged` or `beside`.
    """
    path = manifest.folder / name
    if hash_on_disk(path) == digest(data):
        manifest.record(name, data, facts)
        return name, "unchanged"
    if path.exists() and not manifest.is_ours(name):
        name = _free_name(manifest, name, data)
        _put(manifest, name, data, facts)
        return name, "beside"
    _put(manifest, name, data, facts)
    return name, "written"


def _put(manifest: Manifest, name: str, data: bytes, facts: Mapping[str, Any]) -> None:
    write_atomic(manifest.folder / name, data)
    manifest.record(name, data, facts)


def _free_name(manifest: Manifest, name: str, data: bytes) -> str:
    """Give the first name beside that is free, or holds our own earlier version."""
    for other in names_beside(name):
        path = manifest.folder / other
        if not path.exists() or manifest.is_ours(other) or hash_on_disk(path) == digest(data):
            return other
    raise AssertionError("names beside never end")
