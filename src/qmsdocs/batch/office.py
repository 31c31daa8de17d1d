"""LibreOffice: where it is, and one call of it, in a process and a profile folder of its own.

Two calls on one profile lose files in silence, so each worker has its own and nothing is taken for
done that is not there.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest

#: Names the program when it is not where it usually is.
VARIABLE = "QMSDOCS_SOFFICE"
#: Seconds for a start with a new profile, and for each file; bytes of a file for another second.
START = 60.0
PER_FILE = 20.0
PER_SECOND = 2000

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_VERSIONS = ("versionrc", "version.ini", "../Resources/versionrc")


@dataclass(frozen=True, slots=True)
class Office:
    """The program and what tells its version from others."""

    program: Path
    stamp: str


def find_office(environment: Mapping[str, str] = os.environ) -> Office:
    """Find LibreOffice.

    Raises:
        OutputError: it is not installed; the message says where to get it.
    """
    for program in _candidates(environment):
        if program.is_file():
            return Office(program, _stamp(program))
    raise OutputError(Problem("output.no-libreoffice"))


class Calls:
    """Calls of LibreOffice, from several threads, that can all be ended at once."""

    def __init__(self, office: Office) -> None:
        """Begin with none."""
        self.office = office
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def to_pdf(self, profile: Path, files: Sequence[Path], folder: Path) -> None:
        """Turn Word files into PDF in a folder; what went wrong shows in what is not there.

        A call that takes too long is ended with all the processes it started.
        """
        process = self._begin(_command(self.office, profile, files, folder))
        if process is None:
            return
        try:
            process.wait(_patience(files))
        except subprocess.TimeoutExpired:
            _end(process)
        with self._lock:
            self._running.discard(process)

    def wait_for_files(self, profile: Path) -> "subprocess.Popen[bytes] | None":
        """Start the program so that it takes the next call on this profile, and ends with it."""
        return self._begin([*_start(self.office, profile), "--nodefault", "--nologo"])

    def stop(self) -> None:
        """End what runs, and begin nothing more."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                _end(process)

    def _begin(self, command: Sequence[str]) -> "subprocess.Popen[bytes] | None":
        with self._lock:
            if self._stopped:
                return None
            process = subprocess.Popen(  # noqa: S603 a list of arguments, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._running = {one for one in self._running if one.poll() is None} | {process}
            return process


def _patience(files: Sequence[Path]) -> float:
    """Give the seconds in which even a slow machine must be done: a book takes longer than a page."""
    return START + sum(PER_FILE + path.stat().st_size / PER_SECOND for path in files)


def _command(office: Office, profile: Path, files: Sequence[Path], folder: Path) -> list[str]:
    how = ("--convert-to", "pdf:writer_pdf_Export", "--outdir", os.fspath(folder))
    return [*_start(office, profile), *how, *map(os.fspath, files)]


def _start(office: Office, profile: Path) -> list[str]:
    own = f"-env:UserInstallation={profile.absolute().as_uri()}"
    return [os.fspath(office.program), "--headless", "--norestore", own]


def _candidates(environment: Mapping[str, str]) -> list[Path]:
    own = environment.get(VARIABLE, "").strip()
    if own:
        return [Path(own)]
    path = environment.get("PATH")
    found = [place for name in _NAMES if (place := shutil.which(name, path=path))]
    windows = [
        Path(environment[name]) / "LibreOffice" / "program" / "soffice.exe"
        for name in _WINDOWS
        if environment.get(name)
    ]
    return [*map(Path, found), *windows, *map(Path, _PLACES)]


def _stamp(program: Path) -> str:
    """Give what changes with the version, without starting the program."""
    real = program.resolve()
    for name in _VERSIONS:
        notes = real.parent / name
        if notes.is_file():
            return digest(notes.read_bytes())[:16]
    found = real.stat()
    return digest(f"{real} {found.st_size} {found.st_mtime_ns}".encode())[:16]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it started."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tool = shutil.which("taskkill")
        if tool:
            subprocess.run(  # noqa: S603 our own process, by its number
                [tool, "/F", "/T", "/PID", str(process.pid)], check=False, capture_output=True
            )
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
