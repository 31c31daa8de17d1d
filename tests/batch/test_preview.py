"""Pages of Word files as pictures: printed once, drawn by number, gaps with their places."""

import struct
import zlib
from pathlib import Path

import pytest

from office_tools import calls, fake_office
from qmsdocs.base.errors import OutputError
from qmsdocs.batch.office import VARIABLE, find_office
from qmsdocs.batch.preview import Printer, marked, picture, printer, sheets
from qmsdocs.sources import caching

GAP = "0.4784 0 0.0039 rg"  # 7A0001 as LibreOffice writes it


def pdf(*pages: str) -> bytes:
    """Give a PDF of A5 pages with a word on each in a colour."""
    parts = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    parts.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    parts.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for at, color in enumerate(pages):
        stream = f"{color} BT /F1 40 Tf 42 297 Td (page) Tj ET"
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * at} 0 R >>"
        )
        parts.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    text, spots = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        spots.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{spot:010d} 00000 n \n" for spot in spots)
    size = len(parts) + 1
    text += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return f"{text}startxref\n{text.index('xref')}\n%%EOF\n".encode()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    monkeypatch.setenv(caching.VARIABLE, str(tmp_path / "cache"))
    office = find_office({VARIABLE: str(fake_office(tmp_path))})
    return Printer(office)


def test_a_file_is_printed_once_and_kept_for_other_printers(own: Printer, tmp_path: Path) -> None:
    first = own.pdf(b"word file")
    assert first.startswith(b"%PDF-1.6 of word file")
    assert own.pdf(b"word file") == first
    assert len(calls(tmp_path)) == 1
    own.close()
    other = Printer(find_office({VARIABLE: str(tmp_path / "soffice")}))
    assert other.pdf(b"word file") == first
    assert len(calls(tmp_path)) == 1
    other.close()


def test_a_file_that_cannot_be_printed_is_tried_twice_and_told(
    own: Printer, tmp_path: Path
) -> None:
    with pytest.raises(OutputError) as caught:
        own.pdf(b"torn")
    assert caught.value.problems[0].code == "see.not-printed"
    assert len(calls(tmp_path)) == 2
    assert own.pdf(b"sound")
    own.close()


def test_without_libreoffice_there_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/no/such/program")
    assert printer() is None


def test_a_gap_is_found_by_its_colour_where_it_stands() -> None:
    found = sheets(pdf("0 0 0 rg", GAP, "1 0 0 rg"))
    assert [len(sheet.spots) for sheet in found] == [0, 1, 0]
    spot = found[1].spots[0]
    assert spot.shade == 1
    assert 9 < spot.left < 11
    assert 43 < spot.top < 48
    assert (found[0].width, found[0].height) == (420, 595)


@pytest.mark.parametrize(("number", "at"), [(1, 0), (2, 1), (0, 0), (99, 1)])
def test_a_page_is_drawn_as_a_whole_picture_in_its_colours(number: int, at: int) -> None:
    data = picture(pdf("1 0 0 rg", "0 0 1 rg"), number, 840)
    assert data.startswith(b"\x89PNG")
    width, height, depth, sort = struct.unpack(">IIBB", data[16:26])
    assert (width, height, depth, sort) == (840, 1190, 8, 2)
    length = struct.unpack(">I", data[33:37])[0]
    rows = zlib.decompress(data[41 : 41 + length])
    assert len(rows) == height * (1 + 3 * width)
    line = 1 + 3 * width
    pixels = {
        rows[spot : spot + 3]
        for start in range(0, len(rows), line)
        for spot in range(start + 1, start + line, 3)
    }
    assert (b"\xff\x00\x00" in pixels, b"\x00\x00\xff" in pixels) == (at == 0, at == 1)


def test_texts_are_found_on_the_pages_in_their_order_over_the_ends_of_lines() -> None:
    lines = "BT /F1 20 Tf 42 500 Td (first words) Tj 0 -24 Td (go on) Tj ET"
    found = marked(pdf(lines, lines), ["first words go", "page", "first", "nothing", "", "words"])
    first, second = ([spot.shade for spot in one.spots] for one in found)
    assert first == [0, 0, 1]
    assert second == [2, 5]
    word, over, page = found[0].spots
    assert word.left == pytest.approx(10, abs=1)
    assert word.top == pytest.approx(100 * (595 - 500) / 595 - word.height, abs=1)
    assert over.top > word.top + word.height / 2
    assert page.height > word.height
