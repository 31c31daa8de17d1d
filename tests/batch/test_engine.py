"""What makes a paper stale: the program that makes it, not the one that judges or asks for it."""

from pathlib import Path

import qmsdocs
from qmsdocs.batch import engine

PACKAGE = Path(str(qmsdocs.__file__)).parent


def test_only_what_shapes_papers_counts() -> None:
    names = {
        path.relative_to(PACKAGE).as_posix()
        for path in engine._sources(PACKAGE)  # no other way to see it
    }
    for wanted in (
        "forms/compiling.py",
        "compose/context.py",
        "word/writer.py",
        "data/rules/format-nd30.yaml",
        "model/year.py",
    ):
        assert wanted in names
    judging = (
        "lint/",
        "word/reader",
        "word/reading",
        "word/correcting/",
        "data/rules/lint/",
        "cli/",
        "batch/",
    )
    assert [name for name in names if name.startswith(judging)] == []
