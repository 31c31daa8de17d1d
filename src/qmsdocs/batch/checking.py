"""Checks single template files, ours or a person's own, whether they are in use or not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.batch.templates import check_page
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.kinds import MAX_WORD_BYTES
from qmsdocs.model.page import Page, read_page
from qmsdocs.model.rules import Rulebook
from qmsdocs.sources.files import read_file
from qmsdocs.word.template import check
from qmsdocs.word.writer import write


def check_file(
    path: Path, pages: Mapping[str, Page], rulebook: Rulebook, day: date
) -> tuple[Problem, ...]:
    """Find every fault of a page (`.md`) or Word template (`.docx`).

    A Word template named after a kind is also checked against what that kind may read.

    Raises:
        InputError: the file cannot be read at all.
    """
    if path.suffix.lower() == ".docx":
        data = read_file(path, MAX_WORD_BYTES)
        page = pages.get(path.stem)
        if page is None:
            return check(data, path.as_posix())
        return check_page(replace(page, word=data, word_file=path.as_posix()))
    page = read_page(read_file(path), path.as_posix())
    return check_page(page) or _compiled(page, rulebook, day)


def _compiled(page: Page, rulebook: Rulebook, day: date) -> tuple[Problem, ...]:
    """Compile the page as a build would, and check what comes out."""
    try:
        data = write(compile_page(page, rulebook.format_on(day), House()))
    except QmsDocsError as error:
        return error.problems
    return check(data, page.file)
