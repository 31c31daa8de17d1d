"""Writes the commented example of a file of waivers, when somebody asks for it."""

from importlib.resources import files
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.places import Place
from qmsdocs.lint.waivers import FILE
from qmsdocs.sources.files import write_atomic


def write_waivers(root: Path) -> Path:
    """Write an example of waivers into a workspace.

    Raises:
        OutputError: the workspace has waivers already, or cannot be written.
    """
    path = root / FILE
    if path.exists():
        raise OutputError(Problem("waiver.exists", Place(path.as_posix())))
    write_atomic(path, files("qmsdocs.data").joinpath("examples", FILE).read_bytes())
    return path
