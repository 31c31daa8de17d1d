"""A book in LibreOffice: page by page the same as its papers, also of papers that were edited."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from acceptance.papers import BEFORE, SAMPLES, Papers
from acceptance.pdf_reader import MISSING, pages, pdf_of, to_pdf
from acceptance.running import once
from qmsdocs.word.merging.book import BookPart, merge
from qmsdocs.word.merging.front import Front

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see .ci/run)"
)
FRONT = Front("", "HỒ SƠ", "NĂM", "DANH MỤC VĂN BẢN", ("TT", "Tên văn bản"))
#: Papers under the rules before NĐ 30/2020 and under those of 2026, in one book.
APART = (BEFORE, "ubnd-phuong-mau")


@cache
def read(pdf: Path) -> list[str]:
    """Give the words of each page."""
    return [" ".join(word.text for word in page.words) for page in pages(pdf)]


def files_of(papers: Papers, *agencies: str) -> list[Path]:
    return [paper.path for agency in agencies for paper in papers.all if paper.agency == agency]


def pages_of(files: list[Path], folder: Path) -> list[str]:
    return [page for file in files for page in read(pdf_of(file, folder))]


def book_pages(files: list[Path], folder: Path, front: Front | None = FRONT) -> list[str]:
    """Make a book of files and give the words of each page."""
    parts = [BookPart(file.stem, file.read_bytes(), str(file)) for file in files]
    path = folder / "book.docx"
    path.write_bytes(merge(parts, {}, front).data)
    to_pdf([path], folder)
    return read(pdf_of(path, folder))


def printed(papers: Papers, agency: str, factory: pytest.TempPathFactory) -> Path:
    """Give the folder with the PDF of an agency's papers, made once in a run of all tests."""
    files = files_of(papers, agency)
    return once(factory, f"pdf-{agency}", lambda target: to_pdf(files, target))


@pytest.mark.parametrize("agency", SAMPLES)
def test_a_book_has_every_page_of_its_papers(
    papers: Papers, agency: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = files_of(papers, agency)
    front, *rest = book_pages(files, tmp_path)
    assert rest == pages_of(files, printed(papers, agency, tmp_path_factory))
    assert all(f"{number} {file.stem}" in front for number, file in enumerate(files, start=1))
    links = (tmp_path / "pdf" / "book.pdf").read_bytes().count(b"/Subtype/Link")
    assert links >= len(files)


def test_papers_under_different_law_keep_their_looks(
    papers: Papers, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    wanted = [
        page
        for agency in APART
        for page in pages_of(files_of(papers, agency), printed(papers, agency, tmp_path_factory))
    ]
    assert book_pages(files_of(papers, *APART), tmp_path, None) == wanted


@pytest.mark.slow
def test_papers_that_libreoffice_has_saved_come_out_the_same(
    papers: Papers, tmp_path: Path
) -> None:
    ours = files_of(papers, "so-khcn-binh-thuan")
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(saved)]
    subprocess.run([*command, *map(str, ours)], check=True, capture_output=True, timeout=300)
    edited = [saved / file.name for file in ours[::2]]
    alone = tmp_path / "alone"
    alone.mkdir()
    to_pdf(edited, alone)
    (tmp_path / "book").mkdir()
    files = [saved / file.name if n % 2 == 0 else file for n, file in enumerate(ours)]
    wanted = dict(zip(edited, (read(pdf_of(file, alone)) for file in edited), strict=True))
    to_pdf(ours[1::2], alone)
    wanted |= {file: read(pdf_of(file, alone)) for file in ours[1::2]}
    assert book_pages(files, tmp_path / "book", None) == [p for f in files for p in wanted[f]]
