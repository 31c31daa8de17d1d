"""Makes of finished papers what people need besides: PDF, one book, one archive.

They lie in the agency's folder: PDF beside their Word files, book and archive beside the folder of
the year. The list in the agency's folder says whose they are, as it does for papers: what a person
made or edited is never overwritten.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from qmsdocs.base.errors import Problem, QmsDocsError
from qmsdocs.base.hashing import canonical_json, digest
from qmsdocs.base.places import Place
from qmsdocs.batch.engine import engine_id
from qmsdocs.batch.ledger import Ledger
from qmsdocs.batch.manifest import Entry, Inputs
from qmsdocs.batch.office import Office, find_office
from qmsdocs.batch.outputresults import Kind, OutputResult, Wanted
from qmsdocs.batch.pdf import print_all
from qmsdocs.batch.results import PaperResult, Status
from qmsdocs.batch.standing import Standing, YearPapers, by_year
from qmsdocs.batch.writing import write_paper
from qmsdocs.word.archive import folder_name, write_archive
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.merging.book import Book, BookPart, merge
from qmsdocs.word.merging.front import Front
from qmsdocs.word.package import read_package

#: Agencies whose PDF are made together: so many folders are held at a time.
_TOGETHER = 50
_FAULT = 1
_TITLE = "HỒ SƠ HỆ THỐNG QUẢN LÝ CHẤT LƯỢNG"
_LIST = "DANH MỤC VĂN BẢN"
_HEADS = ("TT", "Tên văn bản")


def make_outputs(
    output: Path, papers: Iterable[PaperResult], wanted: Wanted
) -> Iterator[OutputResult]:
    """Make what is wanted of the papers of a build, and give each result as it comes."""
    years = iter(list(by_year(papers)))
    office: Office | None = None
    if wanted.pdf:
        try:
            office = find_office()
        except QmsDocsError as error:
            yield OutputResult("", 0, "pdf", "", "failed", error.problems, exit_code=_FAULT)
    while some := list(islice(years, _TOGETHER)):
        yield from _some(output, some, wanted, office)


def _some(
    output: Path, years: Sequence[YearPapers], wanted: Wanted, office: Office | None
) -> Iterator[OutputResult]:
    with ExitStack() as open_ledgers:
        makers: list[_Maker] = []
        for year in years:
            try:
                maker = _Maker(output, year, wanted)
                open_ledgers.enter_context(closing(maker.ledger))
                makers.append(maker)
            except QmsDocsError as error:
                kind: Kind = "book" if wanted.book else "archive" if wanted.archive else "pdf"
                yield _failed(year, kind, "", error)
        for maker in makers if wanted.book else ():
            yield maker.book()
        if office is not None:
            yield from _printed(makers, office, wanted.fresh)
        for maker in makers if wanted.archive else ():
            yield maker.archive()


class _Maker:
    """Makes the files of one agency's year."""

    def __init__(self, output: Path, year: YearPapers, wanted: Wanted) -> None:
        """Read the papers, and the list of what was made before.

        Raises:
            QmsDocsError: a paper is not there any more, or the list is damaged.
        """
        self.year = year
        self.papers = year.standing(output)
        self.ledger = Ledger(output / year.agency)
        self._wanted = wanted
        self._books: list[Standing] = []
        self._pdf: list[Path] = []

    @property
    def printable(self) -> list[Standing]:
        """The papers, and the book if there is one."""
        return [*self.papers, *self._books]

    def book(self) -> OutputResult:
        """Make the book."""
        names = [self.year.agency, str(self.year.year), self._wanted.part]
        name = f"{'-'.join(filter(None, names))}.docx"
        made_of = _digest([engine_id(), *((paper.title, paper.key) for paper in self.papers)])
        try:
            self._require_all()
            result = self._known("book", name, made_of)
            if result is None:
                book = make_book(self.papers, self.year.year)
                result = self._put("book", name, book.data, made_of)
                result = result._replace(notices=book.notices)
        except QmsDocsError as error:
            return _failed(self.year, "book", name, error)
        path = self.ledger.folder / Path(result.file).name
        self._books = [Standing("", path.name, path, path.read_bytes())]
        return result

    def archive(self) -> OutputResult:
        """Make the archive, of the PDF too that were made this time."""
        part = f"-{self._wanted.part}" if self._wanted.part else ""
        name = f"{self.year.year}{part}.zip"
        try:
            self._require_all()
            pdf = {path.name: path.read_bytes() for path in self._pdf if path.is_file()}
            data = make_archive(self.papers, pdf, self.year.agency, self.year.year)
            return self._put("archive", name, data, digest(data))
        except QmsDocsError as error:
            return _failed(self.year, "archive", name, error)

    def known_pdf(self, paper: Standing, office: Office) -> OutputResult | None:
        """Give the result for a PDF that is up to date."""
        result = self._known("pdf", paper.pdf, paper.key, office.stamp)
        return result if result is None else self._packed(paper, result)

    def put_pdf(self, paper: Standing, data: bytes, office: Office) -> OutputResult:
        """Write a PDF beside its Word file."""
        try:
            result = self._put("pdf", paper.pdf, data, paper.key, office.stamp)
            return self._packed(paper, result)
        except QmsDocsError as error:
            return _failed(self.year, "pdf", paper.pdf, error)

    def lacks_pdf(self, paper: Standing, problem: Problem) -> OutputResult:
        """Give the result for a PDF that did not come."""
        place = replace(problem.place, file=paper.path.as_posix())
        error = QmsDocsError(replace(problem, place=place))
        return _failed(self.year, "pdf", paper.pdf, error)

    def _packed(self, paper: Standing, result: OutputResult) -> OutputResult:
        """Note that a paper's PDF goes into the archive; where a person made one, theirs."""
        if paper not in self._books:
            self._pdf.append(self.ledger.folder / paper.pdf)
        return result

    def _require_all(self) -> None:
        """Refuse to make a whole of which a part is missing."""
        failed = self.year.failed
        if failed:
            titles = "; ".join(paper.title for paper in failed)
            place = Place((self.ledger.folder / str(self.year.year)).as_posix())
            raise QmsDocsError(
                Problem("output.incomplete", place, {"count": len(failed), "titles": titles})
            )

    def _known(self, kind: Kind, name: str, made_of: str, engine: str = "") -> OutputResult | None:
        entry = self.ledger.entries.get(name)
        if entry is None or not self.ledger.is_ours(name):
            return None
        if (entry.inputs.template, entry.inputs.engine) != (made_of, engine):
            return None
        return self._result(kind, name, "unchanged")

    def _put(
        self, kind: Kind, name: str, data: bytes, made_of: str, engine: str = ""
    ) -> OutputResult:
        entry = Entry(digest(data), kind, inputs=Inputs(template=made_of, engine=engine))
        written = write_paper(self.ledger, name, data, entry)
        return self._result(kind, written.file, written.status)

    def _result(self, kind: Kind, name: str, status: Status) -> OutputResult:
        file = f"{self.year.agency}/{name}"
        return OutputResult(self.year.agency, self.year.year, kind, file, status)


def _printed(makers: Sequence[_Maker], office: Office, fresh: bool) -> Iterator[OutputResult]:
    """Print what is not up to date; papers that are byte for byte the same are printed once."""
    waiting: dict[str, list[tuple[_Maker, Standing]]] = {}
    for maker in makers:
        for paper in maker.printable:
            known = None if fresh else maker.known_pdf(paper, office)
            if known is not None:
                yield known
            else:
                waiting.setdefault(paper.key, []).append((maker, paper))
    files = {key: papers[0][1].path for key, papers in waiting.items()}
    for printed in print_all(office, files, fresh=fresh):
        for maker, paper in waiting[printed.key]:
            if printed.problem is not None:
                yield maker.lacks_pdf(paper, printed.problem)
            else:
                yield maker.put_pdf(paper, printed.data, office)


def _failed(year: YearPapers, kind: Kind, name: str, error: QmsDocsError) -> OutputResult:
    file = f"{year.agency}/{name}" if name else ""
    return OutputResult(
        year.agency, year.year, kind, file, "failed", error.problems, exit_code=error.exit_code
    )


def _digest(value: object) -> str:
    return digest(canonical_json(value).encode())


def make_book(papers: Sequence[Standing], year: int) -> Book:
    """Join the papers of a year.

    Raises:
        WordFileError: a paper that was edited can no longer be read.
    """
    parts = [BookPart(paper.title, paper.data, paper.path.as_posix()) for paper in papers]
    front = Front("", _TITLE, f"NĂM {year}", _LIST, _HEADS)
    properties = {"title": f"{_TITLE.capitalize()} năm {year}", "language": "vi-VN"}
    return merge(parts, properties, front)


def make_archive(
    papers: Sequence[Standing], others: Mapping[str, bytes], agency: str, year: int
) -> bytes:
    """Pack papers, and other files by name, into one folder."""
    folder = folder_name(f"{_owner(papers) or agency} {year}")
    files = {paper.path.name: paper.data for paper in papers} | dict(others)
    return write_archive({f"{folder}/{name}": data for name, data in files.items()}, year)


def _owner(papers: Sequence[Standing]) -> str:
    """Give the name of the agency, which every paper of ours carries in its properties."""
    for paper in papers:
        try:
            name = read_properties(read_package(paper.data)).get("creator", "")
        except QmsDocsError:
            continue
        if name:
            return name
    return ""
