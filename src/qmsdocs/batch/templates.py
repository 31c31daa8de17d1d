"""Word templates of the pages: checked and compiled once for each set of rules and house style."""

from datetime import date
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.compose.contract import check_paths
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Logo
from qmsdocs.model.rules import Rulebook
from qmsdocs.sources.files import write_atomic
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
