"""Gives problems that know no file the file of the page that they come from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.model.page import Page


@contextmanager
def placed(page: Page, lines: Mapping[str, int] | None = None, name: str = "") -> Iterator[None]:
    """Let errors of the block name where in the page they come from.

    Args:
        page: the page that is being filled.
        lines: the lines of its front matter; none for its body or its own Word file.
        name: what is read of the front matter.
    """
    try:
        yield
    except QmsDocsError as error:
        line = lines.get(name, 0) if lines else 0
        file = page.file if line or page.word is None else page.word_file
        raise type(error)(_at(problem, file, line) for problem in error.problems) from error


def _at(problem: Problem, file: str, line: int) -> Problem:
    if problem.place.file:
        return problem
    return replace(problem, place=replace(problem.place, file=file, line=line))
