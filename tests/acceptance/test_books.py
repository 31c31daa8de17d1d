"""A book in LibreOffice: page by page the same as its papers, also of papers that were edited."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from acceptance.papers import BEFORE, FORMS, Paper, Papers
from acceptance.pdf_reader import MISSING, Prints, pages, pdf_of, to_pdf
from qmsdocs.word.merging.book import BookPart, merge
from qmsdocs.word.merging.front import Front

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see .ci/run)"
)
FRONT = Front("", "HỒ SƠ", "NĂM", "DANH MỤC VĂN BẢN", ("TT", "Tên văn bản"))
#: The agency with most kinds; what it has no paper of is in the book of the others.
WIDEST = "ubnd-phuong-mau"


def widest(papers: Papers) -> list[Paper]:
    """Give one paper of each kind of the agency with most kinds."""
    return papers.first(WIDEST)


def rest(papers: Papers) -> list[Paper]:
    """Give one paper of each kind that is not in the other book, of whichever agency has it."""
    there = {paper.kind for paper in widest(papers)}
    return [papers.of(kind)[0] for kind in FORMS if kind not in there]


def under_different_law(papers: Papers) -> list[Paper]:
    """Give papers under the rules before NĐ 30/2020 and under those of 2026."""
    return [*papers.first(BEFORE[0])[::4], *widest(papers)[::8]]


def assert_like(made: list[str], alone: list[list[str]]) -> None:
    """Check that the pages of a book are those of its papers.

    LibreOffice forgets now and then to keep a paragraph with the next one, in the paper or in the
    book: then a page of it ends elsewhere. A few papers may have that, if their words are all there.
    """
    assert len(made) == sum(map(len, alone))
    moved = []
    for wanted in alone:
        found, made = made[: len(wanted)], made[len(wanted) :]
        if found != wanted:
            assert set(" ".join(found).split()) == set(" ".join(wanted).split())
            moved.append(wanted[0][:200])
    assert len(moved) <= max(1, len(alone) // 10), moved


@cache
def read(pdf: Path) -> list[str]:
    """Give the words of each page."""
    return [" ".join(word.text for word in page.words) for page in pages(pdf)]


def pages_of(papers: list[Paper], prints: Prints) -> list[str]:
    return [page for paper in papers for page in read(prints.pdf(paper.path))]


def book_pages(files: list[Path], folder: Path, front: Front | None = FRONT) -> list[str]:
    """Make a book of files and give the words of each page."""
    parts = [BookPart(file.stem, file.read_bytes(), str(file)) for file in files]
    path = folder / "book.docx"
    path.write_bytes(merge(parts, {}, front).data)
    to_pdf([path], folder)
    return read(pdf_of(path, folder))


def test_the_two_books_have_every_kind_of_paper(papers: Papers) -> None:
    assert {paper.kind for paper in (*widest(papers), *rest(papers))} == set(FORMS)
    assert len(widest(papers)) > 40


@pytest.mark.parametrize("chosen", [widest, rest], ids=["widest", "rest"])
def test_a_book_has_every_page_of_its_papers(
    chosen: object, papers: Papers, prints: Prints, tmp_path: Path
) -> None:
    assert callable(chosen)
    found: list[Paper] = chosen(papers)
    files = [paper.path for paper in found]
    alone = [pages_of([paper], prints) for paper in found]
    made = book_pages(files, tmp_path)
    front = " ".join(made[: -sum(map(len, alone))])
    assert_like(made[-sum(map(len, alone)) :], alone)
    listed = "".join(front.split())  # a long name takes several lines
    assert all(f"{number}{file.stem}" in listed for number, file in enumerate(files, start=1))
    links = (tmp_path / "pdf" / "book.pdf").read_bytes().count(b"/Subtype/Link")
    assert links >= len(files)


def test_papers_under_different_law_keep_their_looks(
    papers: Papers, prints: Prints, tmp_path: Path
) -> None:
    found = under_different_law(papers)
    assert {paper.agency for paper in found} == {BEFORE[0], WIDEST}
    files = [paper.path for paper in found]
    assert_like(book_pages(files, tmp_path, None), [pages_of([one], prints) for one in found])


@pytest.mark.slow
def test_papers_that_libreoffice_has_saved_come_out_the_same(
    papers: Papers, prints: Prints, tmp_path: Path
) -> None:
    ours = papers.first("so-khcn-binh-thuan")[::4]
    edited = ours[::2]
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(saved)]
    paths = [str(paper.path) for paper in edited]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=300)
    files = [saved / paper.path.name if paper in edited else paper.path for paper in ours]
    alone = Prints(tmp_path / "alone")
    (tmp_path / "alone").mkdir()
    alone.add(file for file in files if file.parent == saved)
    (tmp_path / "book").mkdir()
    wanted = [read((alone if file.parent == saved else prints).pdf(file)) for file in files]
    assert_like(book_pages(files, tmp_path / "book", None), wanted)
