"""The papers of an agency's year as they stand on disk, edited by hand or not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from qmsdocs.base.errors import NotFoundError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.batch.results import PaperResult, own_name


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper's Word file: its title, its name below the agency's folder, and its bytes."""

    title: str
    name: str
    path: Path
    data: bytes

    @property
    def key(self) -> str:
        """The digest of the file."""
        return digest(self.data)

    @property
    def pdf(self) -> str:
        """The name of the PDF beside it."""
        return f"{self.name.removesuffix('.docx')}.pdf"


@dataclass(frozen=True, slots=True)
class YearPapers:
    """The results of an agency's year, in the order of the catalogue."""

    agency: str
    year: int
    papers: tuple[PaperResult, ...]

    @property
    def failed(self) -> tuple[PaperResult, ...]:
        """The papers that could not be made."""
        return tuple(paper for paper in self.papers if paper.status == "failed")

    def standing(self, output: Path) -> list[Standing]:
        """Read the files of the papers; where a person edited one, theirs.

        Raises:
            NotFoundError: a file is not there any more.
        """
        found = [
            (paper.title, own_file(output / paper.file)) for paper in self.papers if paper.file
        ]
        gone = [path for _, path in found if not path.is_file()]
        if gone:
            raise NotFoundError(Problem("file.not-found", Place(path.as_posix())) for path in gone)
        folder = output / self.agency
        return [
            Standing(title, path.relative_to(folder).as_posix(), path, path.read_bytes())
            for title, path in sorted(found, key=lambda item: item[1].name)
        ]


def by_year(papers: Iterable[PaperResult]) -> Iterator[YearPapers]:
    """Sort papers by agency and year, in the order of the work; what was only planned is left out."""
    made = [paper for paper in papers if paper.status != "planned"]
    made.sort(key=lambda paper: (paper.agency, paper.year))
    for (agency, year), group in groupby(made, lambda paper: (paper.agency, paper.year)):
        yield YearPapers(agency, year, tuple(group))


def own_file(path: Path) -> Path:
    """Give the file that counts: a person's own before our new version beside it."""
    edited = path.with_name(own_name(path.name))
    return edited if edited.is_file() else path
