"""Remembers profiles that were found good, so that the next build need not read and check them.

A profile is kept sealed, under the digest of the files that it was read from: as this user's program
found it, it is taken again. One with a fault is never kept, so every fault is found and placed anew.
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from qmsdocs.base.hashing import digest
from qmsdocs.model.folders import content_digest
from qmsdocs.model.loading import Read, checked_profile, logo_of
from qmsdocs.model.profile import Profile
from qmsdocs.sources.sealing import remembered


def remembered_profile(folder: Path, year: int, files: Read, kinds: Collection[str]) -> Profile:
    """Give a profile, as it is remembered if its files are the same as then.

    Args:
        folder: the folder of the agency.
        year: the year wanted.
        files: what was read of it.
        kinds: ids of the known kinds of paper.

    Raises:
        ProfileError: with every problem of every file.
    """
    name = digest(f"{folder.resolve()} {year}".encode())
    content = content_digest(contents(files))
    paths = (path.as_posix() for path in files)
    signature = "\n".join([folder.absolute().name, *paths, *sorted(kinds), content])

    def read() -> Profile:
        return replace(checked_profile(folder, year, files, kinds), logo=None)

    # A picture would only make what is kept larger: it has just been read.
    return replace(remembered("profiles", name, signature, read), logo=logo_of(files))


def contents(files: Read) -> list[tuple[str, bytes]]:
    """Give the names and bytes of the files that could be read."""
    return [(path.name, data) for path, data in files.items() if isinstance(data, bytes)]
