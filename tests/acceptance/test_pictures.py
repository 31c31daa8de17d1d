"""Every picture of a paper is seen in LibreOffice: words of shapes and tables, numbers of charts."""

from pathlib import Path

import pytest

from acceptance.pdf_reader import MISSING, pages, pdf_of, to_pdf
from qmsdocs.word.blocks import Cell, Page, Paragraph, RawRuns, Row, Section, Table, WordDocument
from qmsdocs.word.template import render
from qmsdocs.word.writer import write
from word_tools import STEPS, STYLES, text

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)} (see .ci/run)"
)
#: Each picture with what must be read on paper.
PICTURES = {
    "steps | flowchart": ["1. Tiếp nhận hồ sơ", "Lãnh đạo phòng", "Không đạt", "Ký duyệt & đóng dấu"],
    'rows | bar_chart(title="Kết quả", label="n", series={"Chỉ tiêu": "a", "Đạt được": "b"}, unit="%")': [
        "Kết quả", "Chỉ tiêu", "Đạt được", "97,5%", "Hài lòng",
    ],
    'rows | pie_chart(title="Cơ cấu", label="n", value="a")': ["Cơ cấu", "Hài lòng: 80 (44,4%)", "56%"],
    "risks | heat_map": ["Khả năng xảy ra (P)", "R01, R02", "rất cao"],
    "processes | process_map": ["ĐẦU VÀO", "QUÁ TRÌNH CHÍNH", "Thẩm định", "Trả kết quả"],
    "units | org_chart": ["GIÁM ĐỐC", "Nguyễn Văn A", "Phòng Kế hoạch"],
}  # fmt: skip
DATA = {
    "steps": list(STEPS),
    "rows": [{"n": "Đúng hạn", "a": 100, "b": 97.5}, {"n": "Hài lòng", "a": 80, "b": None}],
    "risks": {
        "severity": [1],
        "likelihood": [1],
        "rows": [{"severity": 1, "cells": [
            {"likelihood": 1, "score": 1, "level": "rất cao", "shade": 3, "ids": "R01, R02"},
        ]}],
    },
    "processes": [{"name": name, "group": "chính"} for name in ("Thẩm định", "Trả kết quả")],
    "units": [
        {"name": "GIÁM ĐỐC", "note": "Nguyễn Văn A", "parent": None},
        {"name": "Phòng Kế hoạch", "note": None, "parent": 0},
        {"name": "Văn phòng", "note": None, "parent": 0},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the words on the pages of a paper with each picture behind a head, which is a table."""
    folder = tmp_path_factory.mktemp("pictures")
    head = Table((165,), (Row((Cell((text("Plain", "SỞ MẪU"),)),)),))
    files = []
    for number, expression in enumerate(PICTURES):
        picture = Paragraph("Plain", (RawRuns(expression),))
        template = write(WordDocument(STYLES, (Section(Page(), (head, picture)),), "Body"))
        files.append(folder / f"hinh-{number}.docx")
        files[-1].write_bytes(render(template, DATA, {}).data)
    to_pdf(files, folder)
    return {
        expression: _words(pdf_of(file, folder))
        for expression, file in zip(PICTURES, files, strict=True)
    }


@pytest.mark.parametrize("expression", PICTURES)
def test_what_a_picture_says_is_read_on_paper(printed: dict[str, str], expression: str) -> None:
    for words in PICTURES[expression]:
        assert "".join(words.split()) in printed[expression]


def _words(pdf: Path) -> str:
    """Give the words of all pages without spaces, for lines break where they will."""
    return "".join(word.text for page in pages(pdf) for word in page.words)
