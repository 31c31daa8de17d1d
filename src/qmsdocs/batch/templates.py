"""Word templates of the pages: checked and compiled once for each set of rules and house style."""

from collections.abc import Hashable
from datetime import date

from qmsdocs.base.errors import TemplateError
from qmsdocs.compose.contract import check_paths
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page
from qmsdocs.model.rules import Rulebook
from qmsdocs.word.template import check
from qmsdocs.word.writer import write


def word_template(page: Page, rulebook: Rulebook, day: date, house: House) -> bytes:
    """Give the Word template of a page under the rules of a day; a workspace's own file wins.

    Raises:
        TemplateError: with every fault of the page or of the Word file.
    """
    problems = list(check_paths(page))
    if page.word is not None and not problems:
        problems += check(page.word, page.word_file)
    if problems:
        raise TemplateError(problems)
    return page.word or write(compile_page(page, rulebook.format_on(day), house))


class TemplateStore:
    """Keeps what was compiled, and the error of what could not be: each page fails once."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Start with nothing compiled."""
        self._rulebook = rulebook
        self._made: dict[Hashable, bytes | TemplateError] = {}

    def get(self, page: Page, day: date, house: House) -> bytes:
        """Give the template of a page for a day and a house style.

        Raises:
            TemplateError: with every fault of the page or of the Word file.
        """
        key = (page.kind.id, self._period(day), house.model_dump_json())
        if key not in self._made:
            try:
                self._made[key] = word_template(page, self._rulebook, day, house)
            except TemplateError as error:
                self._made[key] = error
        made = self._made[key]
        if isinstance(made, TemplateError):
            raise made
        return made

    def _period(self, day: date) -> date:
        """Give the last day on which a rule changed: all days of one period have equal rules."""
        return max((d for d in self._rulebook.change_dates() if d <= day), default=day)
