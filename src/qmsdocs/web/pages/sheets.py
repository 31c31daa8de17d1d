"""The Excel sheets of procedures: to be downloaded and filled in, and taken back whole."""

import tempfile
from collections.abc import Callable
from pathlib import Path, PurePath

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from qmsdocs import api
from qmsdocs.base.errors import InputError, Problem
from qmsdocs.web.asking import Ask, page
from qmsdocs.web.files import attached
from qmsdocs.web.filling import uploaded

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def imported(ask: Ask, refused: Callable[[tuple[Problem, ...]], Response]) -> Response:
    """Take procedures from the file of a form: all of it, or nothing with the reasons."""
    file = uploaded(ask.form, "procedures")
    if file is None:
        return refused((Problem("fill.no-file"),))
    with tempfile.TemporaryDirectory(prefix="qmsdocs-sheets-") as name:
        path = Path(name, f"file{PurePath(str(file.filename)).suffix.lower()}")
        path.write_bytes(file.file.read())
        try:
            found = api.import_procedures(ask.root, path, ask.agency)
        except InputError as error:
            return refused(error.problems)
    back = ask.url("group", agency=ask.agency, year=ask.year, group="procedures")
    return ask.go(back, "fill.imported", added=len(found.added), updated=len(found.updated))


def sheets(ask: Ask) -> Response:
    """Give the sheets with the procedures that there are, or empty ones."""
    with tempfile.TemporaryDirectory(prefix="qmsdocs-sheets-") as name:
        path = Path(name, "quy-trinh.xlsx")
        api.export_procedures(ask.root, path, ask.agency)
        return attached(path.read_bytes(), path.name, _EXCEL)


ROUTES: list[BaseRoute] = [Route("/a/{agency}/{year:int}/sheets", page(sheets), name="sheets")]
