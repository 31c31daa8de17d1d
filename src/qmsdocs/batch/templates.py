"""Word templates of the pages: compiled, exported, checked, also those that are not in use."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem, QmsDocsError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.compose.contract import check_paths
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.kinds import MAX_WORD_BYTES
from qmsdocs.model.page import Page, read_page
from qmsdocs.model.profile import Logo
from qmsdocs.model.rules import Rulebook
from qmsdocs.sources.files import read_file, write_atomic
from qmsdocs.word.template import check
from qmsdocs.word.writer import write


def word_template(
    page: Page, rulebook: Rulebook, day: date, house: House, logo: Logo | None = None
) -> bytes:
    """Give the Word template of a page under the rules of a day; a workspace's own file wins.

    Raises:
        TemplateError: with every fault of the page or of the Word file.
    """
    problems = check_page(page)
    if problems:
        raise TemplateError(problems)
    return page.word or write(compile_page(page, rulebook.format_on(day), house, logo))


def check_page(page: Page) -> tuple[Problem, ...]:
    """Find names that the model does not have, and faults of the workspace's own Word file."""
    problems = check_paths(page)
    return problems if page.word is None else (*check(page.word, page.word_file), *problems)


def export_template(page: Page, rulebook: Rulebook, day: date, folder: Path) -> Path:
    """Write the Word template of a page to `<folder>/<id>.docx`.

    Raises:
        OutputError: there is such a file already.
    """
    path = folder / f"{page.kind.id}.docx"
    if path.exists():
        raise OutputError(Problem("build.exists", Place(file=path.as_posix())))
    write_atomic(path, word_template(page, rulebook, day, House()))
    return path


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
