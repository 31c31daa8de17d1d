"""The profile that a new agency begins with, spoilt in the ways in which people spoil it."""

from collections.abc import Callable
from pathlib import Path

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.model.loading import load_profile
from qmsdocs.sources.starter import starter_files

YEAR = 2026
FILES = {"agency": "agency.yaml", "year": f"{YEAR}.yaml", "procedures": "procedures.yaml"}

Change = Callable[[str], str | bytes]


def write_starter(folder: Path, **changes: Change) -> Path:
    """Write the starter profile, with changes to `agency`, `year` or `procedures`."""
    folder.mkdir(parents=True, exist_ok=True)
    contents = starter_files(YEAR)
    for name, change in changes.items():
        text = contents[FILES[name]].decode()
        changed = change(text)
        assert changed != text, "the starter has no such line any more"
        contents[FILES[name]] = changed if isinstance(changed, bytes) else changed.encode()
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    return folder


def instead(right: str, wrong: str) -> Change:
    """Put something wrong in the place of something right."""

    def change(text: str) -> str:
        assert right in text, right
        return text.replace(right, wrong, 1)

    return change


def faults(folder: Path) -> tuple[Problem, ...]:
    """Give what is wrong with a profile."""
    try:
        load_profile(folder, YEAR, {"maintenance-plan", "training-request"})
    except ProfileError as error:
        return error.problems
    return ()


def line_of(folder: Path, problem: Problem) -> str:
    """Give the line at which a problem points."""
    place = problem.place
    assert place.line, problem
    return (
        (folder / Path(place.file).name)
        .read_text(encoding="utf-8-sig")
        .splitlines()[place.line - 1]
    )
