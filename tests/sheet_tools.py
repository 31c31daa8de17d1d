"""Small workbooks of procedures for tests: sheets as rows, and what importing them says."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from profile_tools import AGENCY, STEPS, YEAR, written
from qmsdocs.base.errors import QmsDocsError
from qmsdocs.batch.importing import import_procedures
from qmsdocs.batch.importresults import Imported
from qmsdocs.batch.workspace import Workspace
from qmsdocs.sources.messages import line

MAIN = ["Mã hiệu quy trình", "Tên thủ tục", "Lĩnh vực", "Phòng chủ trì", "Thời hạn giải quyết"]
STEP = ["Mã hiệu quy trình", "Bước", "Tên bước", "Đơn vị, người thực hiện", "Nội dung công việc"]

Rows = Sequence[Sequence[Any]]
Content = dict[str, Rows]


def sheets(main: Rows = (), steps: Rows = ()) -> Content:
    """Give the two sheets that a new procedure needs, with their headings."""
    return {"Quy trình": [MAIN, *main], "Các bước": [STEP, *steps]}


GOOD = sheets(
    [["QT-02", "Thủ tục hai", "Mẫu", "Phòng Chuyên môn", 5]],
    [
        ["QT-02", 1, "Nhận", "Văn phòng", "Nhận hồ sơ"],
        ["QT-02", 2, "Trả", "Một cửa", "Trả kết quả"],
    ],
)


def workbook(path: Path, content: Mapping[str, Rows]) -> Path:
    """Write a workbook."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in content.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def profile(root: Path, procedures: str = STEPS, agency: str = AGENCY) -> Path:
    """Write a workspace with one agency and give its file of procedures."""
    return written(root / "profiles", agency, YEAR, procedures) / "procedures.yaml"


def imported(root: Path, file: Path, *, write: bool = True) -> Imported:
    """Import a file into the agency of `profile`."""
    return import_procedures(Workspace(root), file, "so-mau", write=write)


def said(root: Path, file: Path) -> list[str]:
    """Give what is wrong with a file, without its name, and see that nothing was written."""
    path = root / "profiles/so-mau/procedures.yaml"
    before = path.read_bytes() if path.exists() else None
    try:
        imported(root, file)
    except QmsDocsError as error:
        assert (path.read_bytes() if path.exists() else None) == before
        return [line(p).removeprefix(f"{file.as_posix()}: ") for p in error.problems]
    raise AssertionError("nothing was wrong")
