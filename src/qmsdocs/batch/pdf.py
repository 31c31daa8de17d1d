"""PDF of Word files: many files in one call of LibreOffice, a few calls side by side, kept by digest.

A start costs seconds, a further file a fraction of one; so files go in bundles, each worker has a
profile folder of its own, and what came out once is kept in the user's cache under the digest of the
Word file and of the program. A bundle that loses files is tried again file by file: one damaged file
fails alone.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from qmsdocs.base.errors import Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.batch.office import Calls, Office
from qmsdocs.sources.caching import keep, kept

#: Files in one call: enough to pay for the start, few enough to see progress.
BUNDLE = 24
#: Calls side by side.
WORKERS = 2

_SORT = "pdf"
_START, _END = b"%PDF-", b"%%EOF"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, or why there is none; `key` is the digest of the Word file."""

    key: str
    data: bytes = b""
    problem: Problem | None = None


def print_all(
    office: Office, files: Mapping[str, Path], *, fresh: bool = False, workers: int = WORKERS
) -> Iterator[Printed]:
    """Give the PDF of every Word file, as soon as it is there.

    Args:
        office: LibreOffice.
        files: the Word files by the digest of their bytes.
        fresh: make all of them anew, whatever is kept.
        workers: so many calls of LibreOffice run side by side.
    """
    wanted: list[str] = []
    for key in files:
        data = None if fresh else kept(_SORT, cache_key(key, office))
        if data is not None and is_pdf(data):
            yield Printed(key, data)
        else:
            wanted.append(key)
    if wanted:
        yield from _made(office, {key: files[key] for key in wanted}, workers)


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a whole PDF."""
    return data.startswith(_START) and _END in data[-1024:]


def bundles(keys: Sequence[str], workers: int = WORKERS) -> list[Sequence[str]]:
    """Share files out: as many bundles as there are workers, or more when they would be too big."""
    size = min(BUNDLE, max(1, -(-len(keys) // workers)))
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def _made(office: Office, files: Mapping[str, Path], workers: int) -> Iterator[Printed]:
    with tempfile.TemporaryDirectory(prefix="qmsdocs-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profiles: SimpleQueue[Path] = SimpleQueue()
        calls = Calls(office)
        for number in range(workers):
            profiles.put(folder / f"profile-{number}")

        def work(keys: Sequence[str]) -> list[Printed]:
            with _borrowed(profiles) as profile:
                return _bundle(calls, profile, {key: files[key] for key in keys}, folder)

        with _stopping(calls, ThreadPoolExecutor(workers)) as pool:
            jobs: list[Future[list[Printed]]] = [
                pool.submit(work, keys) for keys in bundles(list(files), workers)
            ]
            for job in as_completed(jobs):
                yield from job.result()


def _bundle(calls: Calls, profile: Path, files: Mapping[str, Path], folder: Path) -> list[Printed]:
    """Print some files in one call; those that are missing then, each in a call of its own."""
    found = _call(calls, profile, files, folder)
    for key in files.keys() - found.keys() if len(files) > 1 else ():
        found |= _call(calls, profile, {key: files[key]}, folder)
    results = []
    for key, path in files.items():
        if key in found:
            keep(_SORT, cache_key(key, calls.office), found[key])
            results.append(Printed(key, found[key]))
        else:
            problem = Problem("output.pdf-failed", Place(file=path.as_posix()))
            results.append(Printed(key, problem=problem))
    return results


def _call(calls: Calls, profile: Path, files: Mapping[str, Path], folder: Path) -> dict[str, bytes]:
    """Print copies of files, so that nothing is locked and no two have one name."""
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
        copies, made = Path(name, "in"), Path(name, "out")
        copies.mkdir()
        sources = []
        for key, path in files.items():
            try:
                data = path.read_bytes()
            except OSError:
                continue
            if digest(data) == key:
                sources.append(copies / f"{key}.docx")
                sources[-1].write_bytes(data)
        if sources:
            calls.to_pdf(profile, sources, made)
        found = {key: made / f"{key}.pdf" for key in files}
        whole = {key: path.read_bytes() for key, path in found.items() if path.is_file()}
        return {key: data for key, data in whole.items() if is_pdf(data)}


def cache_key(key: str, office: Office) -> str:
    """Give the name under which the PDF of a Word file is kept."""
    return f"{key}-{office.stamp}"


@contextmanager
def _borrowed(profiles: "SimpleQueue[Path]") -> Iterator[Path]:
    profile = profiles.get()
    try:
        yield profile
    finally:
        profiles.put(profile)


@contextmanager
def _stopping(calls: Calls, pool: ThreadPoolExecutor) -> Iterator[ThreadPoolExecutor]:
    """End everything when the one who waits for the results goes away."""
    try:
        yield pool
    finally:
        calls.stop()
        pool.shutdown(wait=True, cancel_futures=True)
