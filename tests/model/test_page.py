"""A page has front matter that is checked and a body whose lines can be counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.base.errors import TemplateError
from qmsdocs.model.page import Basis, read_page
from qmsdocs.sources.messages import line

HEAD = """\
---
id: maintenance-plan
title: Kế hoạch duy trì
set: yearly
order: 7
form: KH
subject: "Duy trì {{ standard.name }} năm {{ year }}"
needs: [plan]
bases: [qd-19-2014, {id: guidance, when: plan.guidance}]
clauses: ["4.4", 9.1, 7.10]
---
"""


def faults(text: str) -> list[str]:
    """Give the messages about a page."""
    with pytest.raises(TemplateError) as caught:
        read_page(text.encode(), "x.md")
    return [line(problem) for problem in caught.value.problems]


def test_a_page_is_its_kind_and_its_body() -> None:
    page = read_page((HEAD + "# Mục đích\n\n---\nHết\n").encode(), "x.md")
    assert page.kind.id == "maintenance-plan"
    assert page.kind.bases == (Basis(id="qd-19-2014"), Basis(id="guidance", when="plan.guidance"))
    assert page.kind.clauses == ("4.4", "9.1", "7.10")
    assert (page.kind.cover, page.kind.one_per, page.kind.needs) == (True, None, ("plan",))
    assert (page.body, page.first_line) == ("# Mục đích\n\n---\nHết\n", 12)


@given(st.text(alphabet="aế\n\r#-{}| "), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_a_line_of_the_body_is_found_in_the_file(body: str, ending: str, bom: bool) -> None:
    text = (HEAD + body).replace("\r\n", "\n").replace("\r", "\n")
    data = text.replace("\n", ending).encode("utf-8-sig" if bom else "utf-8")
    page = read_page(data, "x.md")
    assert text.split("\n")[page.first_line - 1 :] == page.body.split("\n")


def test_the_body_is_composed() -> None:
    assert read_page((HEAD + "Ke\u0302\u0301").encode(), "x").body == "Kế"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("form: KH", "form: KHH", 'x.md:6:7: mẫu trình bày: không nhận giá trị "KHH"'),
        ("needs:", "need:", 'x.md:8:1: không có mục nào tên là "need"; có phải "needs"?'),
        ("order: 7", "order: bảy", "x.md:5:8: thứ tự trong bộ: phải là số nguyên"),
        (
            '"Duy trì {{ standard.name }} năm {{ year }}"',
            "{{ year }}",
            "x.md:7:11: trước dấu hai chấm",
        ),
        (
            '"Duy trì {{ standard.name }} năm {{ year }}"',
            "",
            "x.md:6:1: mẫu trình bày: mẫu KH cần trích yếu",
        ),
        ("form: KH", "form: QĐ+", "x.md:6:1: mẫu trình bày: mẫu QĐ+ cần tên văn bản kèm theo"),
        (
            "{id: guidance, when",
            "{idd: guidance, when",
            'x.md:9:22: căn cứ 2: không có mục nào tên là "idd"; có phải "id"?',
        ),
        (
            "[qd-19-2014,",
            "[QĐ 19,",
            'x.md:9:9: căn cứ 1 › mã văn bản: "QĐ 19" không dùng làm mã được',
        ),
        (
            "id: maintenance-plan",
            "id: maintenance-plan\nid: x",
            'x.md:3:1: mục "id" đã có ở dòng 2',
        ),
    ],
)
def test_a_fault_of_the_front_matter_has_its_place(old: str, new: str, message: str) -> None:
    found = faults(HEAD.replace(old, new))
    assert found[0].startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Không có phần khai báo\n", "x.md:1: trang mẫu phải bắt đầu bằng dòng ---"),
        ("", "x.md:1: trang mẫu phải bắt đầu bằng dòng ---"),
        ("---\nid: a\n", "x.md:1: phần khai báo đầu trang chưa kết thúc"),
        (HEAD + "một\nhai\x07\n", "x.md:13:4: có ký tự ẩn U+0007"),
    ],
)
def test_what_is_no_page_is_refused(text: str, message: str) -> None:
    assert faults(text)[0].startswith(message)


def test_a_controlled_document_needs_no_subject() -> None:
    head = HEAD.replace("form: KH", "form: TL").replace("subject:", "code:")
    assert read_page(head.encode(), "x").kind.subject is None


def test_a_page_in_another_encoding_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        read_page("é".encode("latin-1"), "x.md")
    assert caught.value.problems[0].code == "file.not-utf8"
