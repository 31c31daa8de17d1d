"""Cited texts are found in running words, and judged on the day of the paper."""

from dataclasses import replace
from datetime import date

import pytest

from docx_tools import docx, paragraph, run
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.sets.case import Left, Mark, SetCase
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.lint.sets.texts import text_uses, texts, units
from qmsdocs.model.rules import load_rulebook
from qmsdocs.word.reader import read_document
from sample_tools import sample

BOOK = load_rulebook()


def case(day: str, *lines: str) -> SetCase:
    """Give a set of one form that bears a day and says some lines."""
    said = [f"Ngày lập: {day}", *lines] if day else list(lines)
    body = "".join(paragraph(run(line, ""), "") for line in said)
    (paper,) = recognise(read_document(docx(body), "x.docx"), kinds_of(BOOK), "x.docx")
    return SetCase((SetPaper("x.docx", paper),), sample("ubnd-phuong-mau"), BOOK, date(2026, 12, 1))


def found(day: str, *lines: str) -> list[tuple[str, object]]:
    return [
        (each.code.removeprefix("set."), each.values.get("text"))
        for each in texts(case(day, *lines))
        if isinstance(each, Mark)
    ]


def uses(day: str, *lines: str) -> dict[str, str]:
    return {use.name: use.state for use in text_uses(case(day, *lines))}


OLD = "Nghị định số 61/2018/NĐ-CP"
NEW = "Nghị định số 118/2025/NĐ-CP"


@pytest.mark.parametrize(
    "cited", [OLD, "Nghị định 61/2018/NĐ-CP", "nghị quyết và Nghị định số: 61/2018/NĐ-CP."]
)
def test_a_text_is_judged_on_the_day_of_the_paper(cited: str) -> None:
    assert found("30/6/2025", f"Thực hiện {cited}") == []
    assert found("01/7/2025", f"Thực hiện {cited}") == [("text-ended-use", OLD)]


def test_a_text_of_later_is_not_in_force_yet() -> None:
    assert found("30/6/2025", f"Thực hiện {NEW}") == [("text-not-yet", NEW)]


@pytest.mark.parametrize(
    "words",
    [
        f"{NEW} thay thế {OLD}",
        f"{OLD} hết hiệu lực từ ngày 01/7/2025",
        "Thông tư số 01/2018/TT-VPCP ngày 23 tháng 11 năm 2018 hướng dẫn thi hành một số quy định của"
        f" {OLD} ngày 23 tháng 4 năm 2018",
    ],
)
def test_a_text_that_is_named_as_ended_or_in_the_title_of_another_is_no_fault(words: str) -> None:
    assert found("05/3/2026", words) == []


def test_a_law_is_known_by_its_title_and_day() -> None:
    old = "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"
    new = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    assert found("05/3/2024", f"Căn cứ {old};") == []
    assert [code for code, _ in found("05/3/2026", f"Căn cứ {old};")] == ["text-ended-use"]
    assert found("05/3/2026", f"Căn cứ {new};", "theo Luật Tổ chức chính quyền địa phương") == []
    assert uses("05/3/2026", f"Căn cứ {new};") == {
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": "in-force"
    }


def test_every_text_is_listed_as_it_stands() -> None:
    assert uses(
        "05/3/2026",
        f"{OLD}; Quyết định số 19/2014/QĐ-TTg; Luật Hộ tịch số 60/2014/QH13",
        "Công văn số 318/SKHCN-TĐC ngày 24 tháng 02 năm 2026; Quyết định số 62b/QĐ-ABC",
    ) == {
        OLD: "ended",
        "Quyết định số 19/2014/QĐ-TTg": "in-force",
        "Luật Hộ tịch số 60/2014/QH13": "unknown",
        "Công văn số 318/SKHCN-TĐC": "own",
        "Quyết định số 62b/QĐ-ABC": "unknown",
    }


def test_without_a_day_nothing_is_judged_and_that_is_told() -> None:
    said = list(texts(case("", f"Thực hiện {OLD}")))
    assert [type(each) for each in said] == [Left]
    assert uses("", f"Thực hiện {OLD}") == {OLD: "undated"}


def test_papers_of_other_bodies_are_not_judged() -> None:
    one = case("05/3/2026", OLD)
    (paper,) = one.papers
    assert list(texts(replace(one, papers=(replace(paper, own=False),)))) == []


@pytest.mark.parametrize(
    ("day", "line", "count"),
    [
        ("05/3/2026", "Gửi Ủy ban nhân dân huyện Tân Mẫu phối hợp", 1),
        ("05/3/2026", "Gửi UBND quận Tân Bình phối hợp", 1),
        ("05/3/2025", "Gửi Ủy ban nhân dân huyện Tân Mẫu phối hợp", 0),
        ("05/3/2026", "Quyết định ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân huyện Tân Mẫu", 0),
        ("05/3/2026", "Ủy ban nhân dân huyện Tân Mẫu (trước đây)", 0),
        ("05/3/2026", "cấp huyện không còn", 0),
    ],
)
def test_a_district_is_gone_since_july_2025(day: str, line: str, count: int) -> None:
    assert len(list(units(case(day, line)))) == count
