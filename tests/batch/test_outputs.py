"""PDF, books and archives of finished papers: complete, up to date, and nothing of a person's lost."""

import io
import json
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from merging_tools import Made, paragraph, setup, styles
from office_tools import calls, fake_office
from qmsdocs.batch.outputresults import OutputResult, Wanted
from qmsdocs.batch.outputs import make_outputs
from qmsdocs.batch.results import PaperResult, Status
from qmsdocs.word.package import read_package, write_package

BOOK = Wanted(book=True)
ZIP = Wanted(archive=True)
PDF = Wanted(pdf=True)
script = pytest.mark.skipif(
    sys.platform == "win32", reason="the program is a script with a first line"
)


def word_file(text: str) -> bytes:
    """Give a small Word file."""
    return Made(paragraph(text) + setup(), {"styles": styles()}).data()


def paper(
    output: Path,
    name: str,
    status: Status = "written",
    agency: str = "so-thu",
    text: str | None = None,
) -> PaperResult:
    """Write a paper unless it failed, and give its result."""
    file = f"{agency}/2024/{name}.docx"
    if status == "failed":
        return PaperResult(agency, 2024, "kind", name.capitalize(), "", "failed", exit_code=1)
    path = output / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(word_file(text or name))
    return PaperResult(agency, 2024, "kind", name.capitalize(), file, status)


def made(output: Path, papers: Iterable[PaperResult], wanted: Wanted) -> list[OutputResult]:
    return list(make_outputs(output, papers, wanted))


def one(output: Path, papers: Iterable[PaperResult], wanted: Wanted) -> OutputResult:
    (result,) = made(output, papers, wanted)
    return result


def text_of(path: Path) -> str:
    return read_package(path.read_bytes())["word/document.xml"].decode()


def names_in(path: Path) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return archive.namelist()


# --- books ------------------------------------------------------------------------------------


def test_a_book_has_the_papers_of_the_year_in_catalogue_order(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "2-01-chinh-sach"), paper(tmp_path, "1-01-quyet-dinh")]
    result = one(tmp_path, papers, BOOK)
    assert (result.file, result.status, result.exit_code) == (
        "so-thu/so-thu-2024.docx",
        "written",
        0,
    )
    text = text_of(tmp_path / result.file)
    places = [text.index(word) for word in ("DANH MỤC", ">1-01-quyet-dinh<", ">2-01-chinh-sach<")]
    assert places == sorted(places)


def test_each_agency_and_year_has_its_own(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a", agency=agency) for agency in ("so-a", "so-b")]
    assert [result.file for result in made(tmp_path, papers, BOOK)] == [
        "so-a/so-a-2024.docx",
        "so-b/so-b-2024.docx",
    ]


def test_some_papers_give_a_book_with_a_name_of_its_own(tmp_path: Path) -> None:
    result = one(tmp_path, [paper(tmp_path, "1-01-a")], Wanted(book=True, part="yearly"))
    assert result.file == "so-thu/so-thu-2024-yearly.docx"


def test_a_book_that_is_up_to_date_is_not_made_anew(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a")]
    book = tmp_path / one(tmp_path, papers, BOOK).file
    before = book.stat().st_mtime_ns
    assert one(tmp_path, papers, BOOK).status == "unchanged"
    assert book.stat().st_mtime_ns == before
    papers = [paper(tmp_path, "1-01-a", text="khác")]
    assert one(tmp_path, papers, BOOK).status == "written"
    assert ">khác<" in text_of(book)


def test_a_book_that_a_person_edited_stays(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a")]
    book = tmp_path / one(tmp_path, papers, BOOK).file
    book.write_bytes(b"a person's")
    result = one(tmp_path, [paper(tmp_path, "1-01-a", text="khác")], BOOK)
    assert (result.file, result.status) == ("so-thu/so-thu-2024.moi.docx", "beside")
    assert book.read_bytes() == b"a person's"


def test_of_a_paper_that_a_person_edited_theirs_goes_into_the_book(tmp_path: Path) -> None:
    paper(tmp_path, "1-01-a", text="sửa tay")
    beside = paper(tmp_path, "1-01-a.moi", "beside", text="bản mới")
    text = text_of(tmp_path / one(tmp_path, [beside], BOOK).file)
    assert ">sửa tay<" in text
    assert ">bản mới<" not in text


def test_no_book_of_which_a_paper_is_missing(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a"), paper(tmp_path, "kế hoạch", "failed")]
    result = one(tmp_path, papers, BOOK)
    assert (result.status, result.exit_code) == ("failed", 1)
    assert [problem.code for problem in result.problems] == ["output.incomplete"]
    assert result.problems[0].values == {"count": 1, "titles": "Kế hoạch"}
    assert not (tmp_path / result.file).exists()


def test_an_edited_paper_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    broken = paper(tmp_path, "1-01-a")
    (tmp_path / broken.file).write_bytes(b"PK no zip")
    result = one(tmp_path, [broken, paper(tmp_path, "1-02-b")], BOOK)
    assert [problem.code for problem in result.problems] == ["word.damaged"]
    assert result.problems[0].place.file == (tmp_path / broken.file).as_posix()
    assert result.exit_code == 2


def test_a_paper_that_is_gone_is_named_and_other_agencies_go_on(tmp_path: Path) -> None:
    gone = paper(tmp_path, "1-01-a", agency="so-a")
    (tmp_path / gone.file).unlink()
    first, second = made(tmp_path, [gone, paper(tmp_path, "1-01-a", agency="so-b")], BOOK)
    assert [problem.code for problem in first.problems] == ["file.not-found"]
    assert (second.agency, second.status) == ("so-b", "written")


def test_papers_that_are_only_planned_make_nothing(tmp_path: Path) -> None:
    planned = paper(tmp_path, "1-01-a", "planned")
    assert made(tmp_path, [planned], Wanted(book=True, archive=True)) == []


def test_what_a_person_should_see_to_is_told(tmp_path: Path) -> None:
    file = paper(tmp_path, "1-01-a")
    parts = read_package((tmp_path / file.file).read_bytes())
    body = parts["word/document.xml"].replace(
        b"<w:sectPr", b'<w:p><w:ins w:id="1"/></w:p><w:sectPr'
    )
    (tmp_path / file.file).write_bytes(write_package(parts | {"word/document.xml": body}))
    result = one(tmp_path, [file], BOOK)
    assert [notice.code for notice in result.notices] == ["output.tracked-changes"]
    assert result.exit_code == 0


# --- archives ---------------------------------------------------------------------------------


def test_an_archive_holds_the_current_papers_and_nothing_else(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a"), paper(tmp_path, "2-01-b", "unchanged")]
    paper(tmp_path, "1-09-khong-con")
    (tmp_path / "so-thu/2024/manifest.json").write_text("{}", encoding="utf-8")
    result = one(tmp_path, papers, ZIP)
    assert result.file == "so-thu/2024.zip"
    assert names_in(tmp_path / result.file) == [
        "so-thu 2024/1-01-a.docx",
        "so-thu 2024/2-01-b.docx",
    ]


def test_its_folder_has_the_name_of_the_agency(tmp_path: Path) -> None:
    file = paper(tmp_path, "1-01-a")
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Sở Thử: Đăk Lăk</dc:creator></cp:coreProperties>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    parts = read_package((tmp_path / file.file).read_bytes())
    parts |= {"docProps/core.xml": core.encode(), "_rels/.rels": links.encode()}
    (tmp_path / file.file).write_bytes(write_package(parts))
    result = one(tmp_path, [file], ZIP)
    assert names_in(tmp_path / result.file) == ["Sở Thử- Đăk Lăk 2024/1-01-a.docx"]


def test_it_holds_edited_papers_as_they_are_on_disk(tmp_path: Path) -> None:
    paper(tmp_path, "1-01-a")
    (tmp_path / "so-thu/2024/1-01-a.docx").write_bytes(b"not even a Word file")
    beside = paper(tmp_path, "1-01-a.moi", "beside")
    result = one(tmp_path, [beside], ZIP)
    with zipfile.ZipFile(tmp_path / result.file) as archive:
        assert archive.namelist() == ["so-thu 2024/1-01-a.docx"]
        assert archive.read("so-thu 2024/1-01-a.docx") == b"not even a Word file"


def test_equal_papers_give_an_equal_archive(tmp_path: Path) -> None:
    found = []
    for folder in ("a", "b"):
        result = one(tmp_path / folder, [paper(tmp_path / folder, "1-01-a")], ZIP)
        found.append((tmp_path / folder / result.file).read_bytes())
    assert found[0] == found[1]
    assert one(tmp_path / "a", [paper(tmp_path / "a", "1-01-a")], ZIP).status == "unchanged"


def test_somebody_elses_archive_stays(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "1-01-a")]
    (tmp_path / "so-thu/2024.zip").write_bytes(b"theirs")
    result = one(tmp_path, papers, ZIP)
    assert (result.file, result.status) == ("so-thu/2024.moi.zip", "beside")
    assert (tmp_path / "so-thu/2024.zip").read_bytes() == b"theirs"


# --- PDF --------------------------------------------------------------------------------------


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    monkeypatch.setenv("QMSDOCS_SOFFICE", str(fake_office(folder)))
    monkeypatch.setenv("QMSDOCS_CACHE", str(tmp_path / "cache"))
    return folder


@script
def test_a_pdf_lies_beside_each_word_file_and_the_book(tmp_path: Path, printer: Path) -> None:
    papers = [paper(tmp_path, "1-01-a"), paper(tmp_path, "1-02-b", agency="so-khac")]
    results = made(tmp_path, papers, Wanted(pdf=True, book=True))
    assert sorted(result.file for result in results if result.kind == "pdf") == [
        "so-khac/2024/1-02-b.pdf",
        "so-khac/so-khac-2024.pdf",
        "so-thu/2024/1-01-a.pdf",
        "so-thu/so-thu-2024.pdf",
    ]
    for result in results:
        assert (tmp_path / result.file).is_file()
    assert sum(number for _, number in calls(printer)) == 4


@script
def test_what_is_up_to_date_is_not_printed_again(tmp_path: Path, printer: Path) -> None:
    papers = [paper(tmp_path, "1-01-a"), paper(tmp_path, "1-02-b")]
    made(tmp_path, papers, PDF)
    for path in (tmp_path / "cache" / "pdf").iterdir():
        path.unlink()
    papers[1] = paper(tmp_path, "1-02-b", text="khác")
    results = made(tmp_path, papers, PDF)
    assert {Path(r.file).name: r.status for r in results} == {
        "1-01-a.pdf": "unchanged",
        "1-02-b.pdf": "written",
    }
    assert calls(printer)[-1][1] == 1


@script
def test_a_pdf_of_a_persons_own_stays_and_goes_into_the_archive(
    tmp_path: Path, printer: Path
) -> None:
    papers = [paper(tmp_path, "1-01-a")]
    scan = tmp_path / "so-thu/2024/1-01-a.pdf"
    scan.write_bytes(b"the signed paper, scanned")
    first, archive = made(tmp_path, papers, Wanted(pdf=True, archive=True))
    assert (first.file, first.status) == ("so-thu/2024/1-01-a.moi.pdf", "beside")
    assert scan.read_bytes() == b"the signed paper, scanned"
    with zipfile.ZipFile(tmp_path / archive.file) as packed:
        assert packed.read("so-thu 2024/1-01-a.pdf") == b"the signed paper, scanned"
    assert len(calls(printer)) == 1


@script
def test_papers_that_are_the_same_are_printed_once(tmp_path: Path, printer: Path) -> None:
    papers = [paper(tmp_path, "1-01-a", agency=agency, text="x") for agency in ("so-a", "so-b")]
    assert len(made(tmp_path, papers, PDF)) == 2
    assert calls(printer) == [("profile-0", 1)]


@script
def test_a_paper_that_cannot_be_printed_fails_alone(tmp_path: Path, printer: Path) -> None:
    bad = paper(tmp_path, "1-01-a")
    (tmp_path / bad.file).write_bytes(b"crash")
    results = made(tmp_path, [bad, paper(tmp_path, "1-02-b")], Wanted(pdf=True, archive=True))
    codes = {Path(r.file).name: [p.code for p in r.problems] for r in results}
    assert codes == {"1-01-a.pdf": ["output.pdf-failed"], "1-02-b.pdf": [], "2024.zip": []}
    assert names_in(tmp_path / "so-thu/2024.zip") == [
        "so-thu 2024/1-01-a.docx", "so-thu 2024/1-02-b.docx", "so-thu 2024/1-02-b.pdf",
    ]  # fmt: skip
    assert calls(printer) != []


def test_without_libreoffice_the_rest_is_made_and_the_message_comes_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMSDOCS_SOFFICE", str(tmp_path / "nowhere"))
    papers = [paper(tmp_path, "1-01-a"), paper(tmp_path, "1-01-a", agency="so-khac")]
    results = made(tmp_path, papers, Wanted(pdf=True, archive=True))
    assert [[p.code for p in r.problems] for r in results] == [["output.no-libreoffice"], [], []]
    assert results[0].exit_code == 1
    assert (tmp_path / papers[0].file).is_file()
    assert (tmp_path / "so-thu/2024.zip").is_file()


def test_the_list_says_what_was_made_of_what_without_a_trace_of_the_machine(
    tmp_path: Path,
) -> None:
    made(tmp_path, [paper(tmp_path, "1-01-a")], Wanted(book=True, archive=True))
    text = (tmp_path / "so-thu/manifest.json").read_text(encoding="utf-8")
    assert json.loads(text)["files"].keys() == {"2024.zip", "so-thu-2024.docx"}
    assert str(tmp_path) not in text
