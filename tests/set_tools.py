"""A built year in a folder of its own, and what people do to its Word files."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from qmsdocs.api import BuildRequest, build, check_set
from qmsdocs.base.errors import Problem
from qmsdocs.lint.sets.results import SetResult
from qmsdocs.sources.messages import message

ROOT = Path(__file__).parents[1]
WARD = "ubnd-phuong-mau"
#: All terms of the ward's open findings are still to come on this day.
DAY = date(2026, 11, 12)


def built(folder: Path, agency: str = WARD) -> Path:
    """Build the papers of an agency and give their folder."""
    report = build(ROOT, BuildRequest(agencies=(agency,), output=folder, today=DAY))
    assert report.exit_code == 0
    return next(path.parent for path in folder.glob(f"{agency}/*/manifest.json"))


def checked(folder: Path, agency: str = WARD, day: date = DAY) -> SetResult:
    """Check a folder as the year of an agency."""
    return check_set(ROOT, agency, int(folder.name), folder, day)


def said(result: SetResult) -> list[str]:
    """Give the findings as rule and words, for messages of tests."""
    return [
        f"{each.found.rule} {message(Problem(each.found.code, values=each.found.values))}"
        for each in result.found
    ]


def codes(result: SetResult) -> list[str]:
    """Give the codes of the findings, without their domain."""
    return [each.found.code.removeprefix("set.") for each in result.found]


def copied(source: Path, target: Path) -> Path:
    """Give a copy of a built year that a test may change."""
    shutil.copytree(source, target / source.name)
    return target / source.name


def paper(result_or_folder: Path, part: str) -> Path:
    """Give the one file whose name holds some words."""
    (found,) = (path for path in sorted(result_or_folder.rglob("*.docx")) if part in path.name)
    return found


def paragraphs(document: Any) -> list[Paragraph]:  # noqa: ANN401 python-docx's own
    """Give every paragraph, also those in cells and in what stands in them."""
    found = list(document.paragraphs)
    for table in document.tables:
        found += [each for row in table.rows for cell in row.cells for each in paragraphs(cell)]
    return found


def put(path: Path, find: str, words: str, *, every: bool = False, alone: bool = False) -> None:
    """Write other words in the stead of some, as somebody does in Word; `alone`: of a whole line."""
    document = docx.Document(str(path))
    changed = 0
    for each in paragraphs(document):
        whole = "".join(run.text for run in each.runs)
        if (find == whole if alone else find in whole) and (every or not changed):
            runs = [run for run in each.runs if run.text]
            runs[0].text = whole.replace(find, words)
            for run in runs[1:]:
                run.text = ""
            changed += 1
    assert changed, (path.name, find)
    document.save(str(path))


def drop_row(path: Path, words: str) -> None:
    """Delete the first row of a table that holds some words."""
    document = docx.Document(str(path))
    tables: list[Table] = document.tables
    row = next(row for table in tables for row in table.rows if words in _words(row))
    row._tr.getparent().remove(row._tr)
    document.save(str(path))


def _words(row: Any) -> str:  # noqa: ANN401 python-docx's own
    return " ".join(cell.text for cell in row.cells)


def change(folder: Path, case: Mapping[str, Any], files: Mapping[str, list[str]]) -> None:
    """Do to a folder what the case of a rule says; `files` are the names by kind."""
    if "remove" in case:
        for name in files[case["remove"]][: 1 if case.get("one") else None]:
            (folder / name).unlink()
        return
    path = folder / files[case["in"]][0]
    if "row" in case:
        drop_row(path, case["row"])
    else:
        put(path, case["find"], case["put"], every=bool(case.get("every")))
