"""Gives problems that know no file the file of the page that they come from."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.model.page import Page


@contextmanager
def placed(page: Page, within: str = "") -> Iterator[None]:
    """Let errors of the block name the page's file, or its own Word file.

    Args:
        page: the page that is being filled.
        within: the spot in words, for problems that name none: `subject`.
    """
    try:
        yield
    except QmsDocsError as error:
        raise type(error)(_at(problem, page, within) for problem in error.problems) from error


def _at(problem: Problem, page: Page, within: str) -> Problem:
    place = problem.place
    if place.file:
        return problem
    file = (not within and page.word_file) or page.file
    return replace(problem, place=replace(place, file=file, within=place.within or within))
