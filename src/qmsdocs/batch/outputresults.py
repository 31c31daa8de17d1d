"""What is made of finished papers, PDF, books and archives, as values: what is wanted, what came."""

from typing import Literal, NamedTuple

from qmsdocs.base.errors import Problem
from qmsdocs.batch.results import Status

Kind = Literal["pdf", "book", "archive"]


class Wanted(NamedTuple):
    """What is to be made; `part` names a build of some papers only (`yearly`), empty for all.

    `fresh` makes PDF anew that are kept from earlier.
    """

    pdf: bool = False
    book: bool = False
    archive: bool = False
    part: str = ""
    fresh: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything is to be made."""
        return self.pdf or self.book or self.archive


class OutputResult(NamedTuple):
    """One file made of papers: `file` is relative to the output folder.

    `problems` say why it failed, `notices` what a person should look at; `agency` is empty when a
    failure concerns all.
    """

    agency: str
    year: int
    kind: Kind
    file: str
    status: Status
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    exit_code: int = 0
