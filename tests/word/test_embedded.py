"""Picture files inside a Word file."""

import io
import zipfile

import pytest

from picture_tools import png
from qmsdocs.base.errors import InputError
from qmsdocs.word.blocks import Page as Sheet
from qmsdocs.word.blocks import Paragraph, ParagraphStyle, Picture, Section, WordDocument
from qmsdocs.word.embedded import checked_picture
from qmsdocs.word.writer import write
from word_tools import faults


def _file(*pictures: Picture) -> bytes:
    section = Section(Sheet(), tuple(Paragraph("Thuong", (picture,)) for picture in pictures))
    return write(WordDocument((ParagraphStyle("Thuong", "Thường", 14),), (section,), "Thuong"))


def test_a_picture_is_shown_in_its_proportions_and_kept_once() -> None:
    data = png(40, 20)
    picture = Picture(data, 20, 100, 'Biểu trưng "A & B"')
    made = _file(picture, picture)
    assert faults(made) == []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        [name] = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert archive.read(name) == data
        text = archive.read("word/document.xml").decode()
    assert text.count('<wp:extent cx="1440000" cy="720000"/>') == 2, "40 mm by 20 mm"
    assert "Biểu trưng &quot;A &amp; B&quot;" in text


def test_a_broad_picture_fits_the_width() -> None:
    with zipfile.ZipFile(io.BytesIO(_file(Picture(png(400, 10), 20, 100, "x")))) as archive:
        assert '<wp:extent cx="3600000" cy="90000"/>' in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("data", [b"", b"GIF89a", png(3, 3)[:20], b"%PDF-1.4", b"\xff\xd8\xff"])
def test_what_word_cannot_show_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        checked_picture(data, "logo.png")
    assert [problem.code for problem in caught.value.problems] == ["word.not-a-picture"]
