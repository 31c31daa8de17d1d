"""Rows of a spreadsheet as the texts of a form, or the reasons against them."""

import csv
from datetime import date

import pytest

from qmsdocs.base.errors import InputError
from qmsdocs.model.formpaste import MAX_ROWS, cell_text, grid_of, pasted, place_of_cell
from qmsdocs.model.formshape import form_shape

OBJECTIVES = form_shape("year").field("objectives")
STEPS = form_shape("procedures").field("procedures").field("steps")


def codes(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.place.within) for one in pasted(OBJECTIVES, grid_of(text)).problems]


def test_cells_come_as_excel_copies_them() -> None:
    assert grid_of('a\tb\r\n"dòng 1\ndòng 2"\t"nói ""x"""\r\n') == [
        ["a", "b"],
        ["dòng 1\ndòng 2", 'nói "x"'],
    ]


def test_a_row_of_headings_says_which_column_is_what() -> None:
    found = pasted(OBJECTIVES, grid_of("Chỉ tiêu\tNỘI DUNG MỤC TIÊU\tQuý I\n90\tĐúng hạn\t91,5\n"))
    assert not found.problems
    assert found.rows == [{"target": "90", "name": "Đúng hạn", "quarters": {"q1": "91,5"}}]
    assert found.numbers == [2]
    assert place_of_cell(found, 0, ("target",)).within == "dòng 2, cột 1"


def test_without_headings_the_columns_are_those_of_the_table_from_a_cell_on() -> None:
    grid = grid_of("Đúng hạn\ttrở lên\t90")
    assert pasted(OBJECTIVES, grid, "name").rows == [
        {"name": "Đúng hạn", "compare": ">=", "target": "90"}
    ]
    assert pasted(OBJECTIVES, grid).rows[0]["id"] == "Đúng hạn"


def test_choices_are_taken_by_their_words_and_groups_by_their_parts() -> None:
    grid = grid_of("Nhận\tMột cửa\tNhận hồ sơ\t4\tgiờ\t\tKết thúc")
    assert pasted(STEPS, grid).rows == [
        {
            "name": "Nhận", "unit": "Một cửa", "content": "Nhận hồ sơ",
            "time": {"value": "4", "unit": "giờ"}, "form": "", "kind": "end",
        }
    ]  # fmt: skip


def test_a_heading_that_no_column_has_and_cells_beyond_the_table_are_told() -> None:
    assert codes("Nội dung mục tiêu\tChỉ tiêu\tMàu sắc\nA\t1\tđỏ") == [
        ("fill.unknown-column", "dòng 1, cột 3")
    ]
    assert codes("\n".join(["\t".join("abcdefgh")])) == [("fill.no-column", "dòng 1, cột 7")]


def test_too_many_rows_are_refused_at_once() -> None:
    assert codes("x\n" * (MAX_ROWS + 1))[0][0] == "fill.too-many-rows"
    assert not pasted(OBJECTIVES, grid_of("x\n" * (MAX_ROWS + 1))).rows


def test_a_cell_without_end_is_refused() -> None:
    limit = csv.field_size_limit(1000)
    try:
        with pytest.raises(InputError):
            grid_of('"' + "x" * 2000)
    finally:
        csv.field_size_limit(limit)


def test_cells_of_a_workbook_become_what_a_person_would_type() -> None:
    cells = [date(2026, 3, 5), 99.5, 98.6000000001, 12, True, None, " chữ "]
    assert [*map(cell_text, cells)] == ["05/03/2026", "99,5", "98,6", "12", "có", "", "chữ"]
