"""A page of every form becomes a sound Word template, and a paper that reads as it should."""

import datetime
from io import BytesIO

import pytest
from docx import Document

from forms_tools import compiled
from qmsdocs.compose.letterhead import NATION_WIDTH
from qmsdocs.forms import layout
from qmsdocs.word.checking import check
from qmsdocs.word.template import render
from qmsdocs.word.writer import write
from word_tools import faults

OFFICER = {"name": "Nguyễn Văn A", "post": "Giám đốc"}
CONTEXT: dict[str, object] = {
    "agency": {"address": "Số 1", "phone": None, "email": "a@mau.example", "website": None},
    "letterhead": {"superior": "", "issuer": "SỞ MẪU", "rule_emu": 900_000},
    "signature": {"lines": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "name": "Trần Thị B"},
    "standard": {"name": "TCVN ISO 9001:2015"},
    "year": 2024,
    "bases": ["Căn cứ Luật A", "Căn cứ Luật B"],
    "paper": {
        "title": "Tài liệu mẫu",
        "subject": "Việc mẫu",
        "subject_rule_emu": 900_000,
        "number_line": "Số:         /KH-MAU",
        "date_line": "Mẫu, ngày      tháng      năm 2024",
        "mention": "Quyết định số 1/QĐ-MAU",
        "authority": "GIÁM ĐỐC SỞ MẪU",
        "archive": "VT, VP",
        "recipients": [],
        "to": [],
        "date": datetime.date(2024, 3, 5),
        "code": "MAU-01",
        "edition": 2,
        "changes": [{"edition": 2, "date": None, "where": "Mục 1", "summary": "Sửa tên"}],
        "drafted": OFFICER,
        "checked": None,
        "approved": OFFICER,
    },
    "xs": ["m", "n"],
}
BODY = """\
# Mục đích
{% for x in xs %}
## Về {{ x }}

1. Một & hai < ba.
{% for y in xs %}
   1. {{ y }};
{% endfor %}
{% endfor %}

| TT | Tên |
|:-:|------|
{% for x in xs %}
| {{ loop.index }} | {{ x }} |
{% endfor %}

Hết.
"""
FENCES = "\n::: noi-nhan\n- Như trên\n:::\n"
ATTACHED = "\n::: attached\n# Mục {{ year }}\n\nXong.\n:::\n"
APPENDIX = '\n::: appendix {title="Bảng" if="xs"}\n# Phần\n\nPhụ.\n:::\n'


def paper(form: str) -> tuple[list[str], bytes]:
    """Give the lines of a rendered paper of a form, cells after the body's own paragraphs."""
    body = BODY + (FENCES if form not in ("TL", "BM") else "")
    body += ATTACHED if form == "QĐ+" else APPENDIX if form == "KH" else ""
    cover = form == "TL"
    made = compiled(body, form=form, bases=["a"], attached_kind="Danh mục", cover=cover)
    template = write(made)
    assert check(template, "mau.docx") == ()
    rendered = render(template, CONTEXT, {})
    document = Document(BytesIO(rendered.data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                lines += cell.text.split("\n")
    return lines, rendered.data


@pytest.mark.parametrize(
    "form", ["KH", "BC", "TB", "TTr", "GM", "CV", "BB", "QĐ", "QĐ+", "TL", "BM"]
)
def test_every_form_gives_a_sound_paper(form: str) -> None:
    lines, data = paper(form)
    assert faults(data) == []
    assert not any("{{" in line or "{%" in line or "so(" in line for line in lines)
    assert any("Một & hai < ba." in line for line in lines)
    assert any(line.endswith("Về n") for line in lines)
    ending = "Hết." if form in ("TL", "BM") else "Hết./."
    assert ending in lines


def test_numbers_are_counted_and_begin_again_in_an_attached_text() -> None:
    lines, _ = paper("KH")
    numbered = [line for line in lines if line[:2] in ("I.", "1.", "2.", "a)", "b)")]
    one = ["1. Một & hai < ba.", "a) m;", "b) n;"]
    assert numbered == ["I. MỤC ĐÍCH", "1. Về m", *one, "2. Về n", *one, "I. PHẦN"]
    assert "Phụ lục" in lines
    assert "(Kèm theo Quyết định số 1/QĐ-MAU)" in lines


def test_a_paper_with_its_head_and_end() -> None:
    lines, _ = paper("KH")
    for line in (
        "QUỐC HIỆU MẪU",
        "SỞ MẪU",
        "Số:         /KH-MAU",
        "KẾ HOẠCH",
        "Căn cứ Luật A;",
        "Căn cứ Luật B.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Trần Thị B",
    ):
        assert line in lines


def test_a_controlled_document_with_its_cover() -> None:
    lines, _ = paper("TL")
    for line in ("Mã hiệu: MAU-01", "Lần ban hành: 02", "Ngày ban hành: 05/3/2024", "Sửa tên"):
        assert line in lines
    assert lines.count("Nguyễn Văn A") == 2


def test_the_head_is_measured_for_the_column_that_it_gets() -> None:
    assert layout.HEAD_RIGHT == NATION_WIDTH
