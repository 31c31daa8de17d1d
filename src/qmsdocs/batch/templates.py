"""Word templates of the pages: checked and compiled once for each set of rules and house style."""

from collections.abc import Hashable
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import OutputError, Problem, QmsDocsError, TemplateError
from qmsdocs.base.places import Place
from qmsdocs.compose.contract import check_paths
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.rules import Rulebook
from qmsdocs.sources.files import write_atomic
from qmsdocs.word.template import check
from qmsdocs.word.writer import write


def word_template(page: Page, rulebook: Rulebook, day: date, house: House) -> bytes:
    """Give the Word template of a page under the rules of a day; a workspace's own file wins.

    Raises:
        TemplateError: with every fault of the page or of the Word file.
    """
    problems = check_page(page)
    if problems:
        raise TemplateError(problems)
    return page.word or write(compile_page(page, rulebook.format_on(day), house))


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


class TemplateStore:
    """Keeps what was compiled, and the error of what could not be: each page fails once."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Start with nothing compiled."""
        self._rulebook = rulebook
        self._changes = rulebook.change_dates()
        self._made: dict[Hashable, bytes | QmsDocsError] = {}

    def get(self, page: Page, day: date, house: House) -> bytes:
        """Give the template of a page for a day and a house style.

        Raises:
            QmsDocsError: with every fault of the page or of the Word file.
        """
        key = (page.kind.id, self.period(day), house.model_dump_json())
        if key not in self._made:
            try:
                self._made[key] = word_template(page, self._rulebook, day, house)
            except QmsDocsError as error:
                self._made[key] = error
        made = self._made[key]
        if isinstance(made, QmsDocsError):
            raise made
        return made

    def period(self, day: date) -> date | None:
        """Give the last day on which a rule changed: all days of one period have equal rules."""
        return max((change for change in self._changes if change <= day), default=None)
