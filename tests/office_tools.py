"""A program that behaves as LibreOffice does on the command line, well or badly."""

import sys
from pathlib import Path

import pytest

from qmsdocs.base.errors import OutputError
from qmsdocs.batch.office import VARIABLE, find_office

_SCRIPT = """\
#!{python}
import os, pathlib, sys, time
arguments = sys.argv[1:]
profile = next(a for a in arguments if a.startswith("-env:UserInstallation="))
folder = pathlib.Path(arguments[arguments.index("--outdir") + 1])
files = arguments[arguments.index("--outdir") + 2:]
with open({log!r}, "a") as log:
    log.write(profile.rpartition("/")[2] + " " + str(len(files)) + "\\n")
folder.mkdir(parents=True, exist_ok=True)
for file in map(pathlib.Path, files):
    data = file.read_bytes()
    if b"crash" in data:
        os._exit(77)
    if b"hang" in data:
        time.sleep(60)
    if b"lost" in data and len(files) > 1:
        continue
    text = b"%PDF-1.6 of " + data if b"torn" in data else b"%PDF-1.6 of " + data + b"\\n%%EOF\\n"
    (folder / (file.stem + ".pdf")).write_bytes(text)
"""


def fake_office(folder: Path) -> Path:
    """Make the program; each of its calls adds a line to `calls.txt`: profile, number of files.

    A file that says `crash` ends it, `hang` keeps it busy, `lost` is printed only when it is alone,
    `torn` gives half a PDF.
    """
    program = folder / "soffice"
    script = _SCRIPT.format(python=sys.executable, log=str(folder / "calls.txt"))
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return program


def with_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program be the one of this machine; without one the test is passed over."""
    monkeypatch.delenv(VARIABLE)
    try:
        find_office()
    except OutputError:
        pytest.skip("LibreOffice is not installed")


def calls(folder: Path) -> list[tuple[str, int]]:
    """Give the calls: which profile, how many files."""
    path = folder / "calls.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [(line.split()[0], int(line.split()[1])) for line in lines]
