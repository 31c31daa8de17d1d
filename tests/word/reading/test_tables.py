"""Tables: which parts of a table style hold in which cell, borders and padding of a style, widths."""

import pytest

from docx_tools import only_table, paragraph, part, read, run
from qmsdocs.word.reading.model import Look, Table, paragraphs

_PARTS = {
    "wholeTable": "<w:color w:val='111111'/>",
    "band1Horz": "<w:sz w:val='22'/>",
    "band2Horz": "<w:sz w:val='24'/>",
    "band1Vert": "<w:u w:val='single'/>",
    "firstRow": "<w:b/>",
    "lastRow": "<w:b/><w:color w:val='222222'/>",
    "firstCol": "<w:i/>",
    "lastCol": "<w:caps/>",
    "nwCell": "<w:color w:val='333333'/>",
}
STYLES = (
    "<w:style w:type='table' w:styleId='Base'><w:name w:val='Base'/><w:tblPr><w:tblBorders>"
    "<w:top w:val='single'/></w:tblBorders><w:tblCellMar><w:left w:w='57' w:type='dxa'/></w:tblCellMar>"
    "</w:tblPr>"
    + "".join(
        f"<w:tblStylePr w:type='{name}'><w:rPr>{said}</w:rPr></w:tblStylePr>"
        for name, said in _PARTS.items()
    )
    + "</w:style><w:style w:type='table' w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='Base'/>"
    "<w:tblStylePr w:type='firstRow'><w:pPr><w:jc w:val='center'/></w:pPr></w:tblStylePr></w:style>"
)
PARTS = {"styles": part("styles", STYLES)}
ALL = "w:firstRow='1' w:lastRow='1' w:firstColumn='1' w:lastColumn='1' w:noHBand='0' w:noVBand='0'"


def table(look: str, rows: int = 4, columns: int = 3, style: str = "Own", more: str = "") -> str:
    cell = f"<w:tc>{paragraph(run('a'))}</w:tc>"
    given = f"<w:tblLook {look}/>" if look else ""
    body = f"<w:tr>{cell * columns}</w:tr>" * rows
    grid = "<w:gridCol w:w='1000'/>" * columns
    return (
        f"<w:tbl><w:tblPr><w:tblStyle w:val='{style}'/>{more}{given}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def looks(body: str) -> list[list[Look]]:
    (found,) = read(body, PARTS).blocks
    assert isinstance(found, Table)
    return [
        [next(paragraphs(cell.blocks)).runs[0].look for cell in row.cells] for row in found.rows
    ]


def test_each_part_of_a_table_style_holds_in_its_cells_and_corners_win() -> None:
    found = looks(table(ALL))
    assert [[look.bold for look in row] for row in found] == [
        [True] * 3, [False] * 3, [False] * 3, [True] * 3,
    ]  # fmt: skip
    assert [[look.italic for look in row] for row in found] == [[True, False, False]] * 4
    assert [[look.caps for look in row] for row in found] == [[False, False, True]] * 4
    assert found[0][0].color == "333333"
    assert [row[1].color for row in found] == ["111111", "111111", "111111", "222222"]


def test_bands_are_counted_from_behind_the_first_row_and_column() -> None:
    assert [row[1].size for row in looks(table(ALL))] == [10, 11, 12, 10]
    assert [row[1].size for row in looks(table("w:val='0000'"))] == [11, 12, 11, 12]
    assert [look.underline for look in looks(table(ALL))[1]] == [False, True, False]


@pytest.mark.parametrize(
    ("look", "bold", "italic", "size"),
    [
        ("w:val='04A0'", True, True, 11),  # what Word writes: first row, first column, no columns
        ("w:val='0600'", False, False, 10),
        ("w:val='04A0' w:firstRow='0'", False, True, 12),
        ("w:val='odd'", False, False, 12),
        ("", False, False, 12),
    ],
)
def test_the_switches_of_a_table_turn_the_parts_on(
    look: str, bold: bool, italic: bool, size: float
) -> None:
    found = looks(table(look))
    assert (found[0][1].bold, found[1][0].italic, found[1][1].size) == (bold, italic, size)


def test_a_style_that_builds_on_another_adds_to_its_parts() -> None:
    found = read(table(ALL), PARTS)
    aligned = [each.shape.align for each in paragraphs(found.blocks)]
    assert aligned == ["center"] * 3 + ["left"] * 9


def test_a_table_in_a_table_has_its_own_parts_only() -> None:
    inner = table("w:val='0600'", rows=1, columns=1)
    outer = f"<w:tbl><w:tblPr><w:tblStyle w:val='Own'/><w:tblLook w:val='0020'/></w:tblPr><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    (only,) = paragraphs(read(outer, PARTS).blocks)
    assert only.runs[0].look.bold is False


@pytest.mark.parametrize(
    ("more", "bordered"),
    [("", True), ("<w:tblBorders><w:top w:val='none'/></w:tblBorders>", False)],
)
def test_borders_and_padding_come_from_the_style_unless_the_table_says_otherwise(
    more: str, bordered: bool
) -> None:
    (found,) = read(table("", more=more), PARTS).blocks
    assert isinstance(found, Table)
    assert found.bordered is bordered
    assert found.padding == pytest.approx((57 + 108) / 1440 * 25.4)


def test_borders_of_a_table_inside_a_cell_are_its_own() -> None:
    cell = "<w:tcPr><w:tcBorders><w:top w:val='single'/></w:tcBorders></w:tcPr><w:p/>"
    inner = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    outer = only_table(f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>")
    nested = outer.rows[0].cells[0].blocks[0]
    assert isinstance(nested, Table)
    assert (outer.bordered, nested.bordered) == (False, True)


def test_columns_that_a_row_leaves_out_or_joins_count_for_the_widths() -> None:
    grid = (
        "<w:tblGrid>" + "".join(f"<w:gridCol w:w='{n * 567}'/>" for n in (1, 2, 3)) + "</w:tblGrid>"
    )
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc>"
    rows = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{wide}</w:tr><w:tr>{wide}<w:tc><w:p/></w:tc></w:tr>"
    found = only_table(f"<w:tbl>{grid}{rows}</w:tbl>")
    assert [[round(cell.width) for cell in row.cells] for row in found.rows] == [[50], [30, 30]]


def test_rows_and_cells_in_content_controls_are_there_and_removed_rows_are_not() -> None:
    cell = f"<w:tc>{paragraph(run('a'))}</w:tc>"
    held = "<w:sdt><w:sdtPr/><w:sdtContent>{0}</w:sdtContent></w:sdt>"
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell}</w:tr>"
    rows = held.format(f"<w:tr>{cell}{held.format(cell)}</w:tr>") + gone + f"<w:tr>{cell}</w:tr>"
    assert [len(row.cells) for row in only_table(f"<w:tbl>{rows}</w:tbl>").rows] == [2, 1]
