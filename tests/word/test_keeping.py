"""In the last turn of a loop, cells of a marked style stay with the row of sums that follows."""

import io
from dataclasses import replace

import docx

from qmsdocs.word.blocks import (
    BlockTag,
    Cell,
    Page,
    Paragraph,
    ParagraphStyle,
    Row,
    Section,
    Table,
    Text,
    WordDocument,
)
from qmsdocs.word.keeping import BEFORE_SUMS, styles_before_sums
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.template import check, render
from qmsdocs.word.writer import write
from word_tools import faults

STYLES = (
    ParagraphStyle("O", "Ô bảng", 12),
    ParagraphStyle("OTruocTong", f"Ô bảng {BEFORE_SUMS}", 12),
)


def cells(*texts: str, style: str = "OTruocTong", keep: bool | None = None) -> Row:
    return Row(tuple(Cell((Paragraph(style, (Text(text),), keep_next=keep),)) for text in texts))


def document(*rows: Row | BlockTag) -> WordDocument:
    table = Table((80, 80), rows)
    return WordDocument(STYLES, (Section(Page(), (table, Paragraph("O"))),), "O")


SUMS = document(
    BlockTag("for x in xs"),
    cells("{{ x }}", "1"),
    BlockTag("endfor"),
    cells("Tổng số", "3", style="O"),
)


def kept(template: bytes, **context: object) -> list[list[bool]]:
    """Say of each cell of the filled table whether it is kept with the next row."""
    filled = render(template, context, {}).data
    assert faults(filled) == []
    (table,) = docx.Document(io.BytesIO(filled)).tables
    return [
        [bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in row.cells]
        for row in table.rows
    ]


def test_only_the_last_turn_is_kept_with_the_sums() -> None:
    assert kept(write(SUMS), xs=["a", "b", "c"]) == [
        [False] * 2,
        [False] * 2,
        [True] * 2,
        [False] * 2,
    ]
    assert kept(write(SUMS), xs=[]) == [[False] * 2]


def test_the_template_itself_is_a_sound_word_file_and_passes_the_check() -> None:
    assert faults(write(SUMS)) == []
    assert check(write(SUMS), "mau.docx") == ()


def test_the_style_is_found_by_its_name_for_word_changes_ids() -> None:
    parts = read_package(write(SUMS))
    for name in ("word/styles.xml", "word/document.xml"):
        parts[name] = parts[name].replace(b'"OTruocTong"', b'"a0"')
    assert styles_before_sums(parts) == {"a0"}
    assert kept(write_package(parts), xs=["a", "b"])[1] == [True] * 2


def test_each_inner_loop_keeps_its_own_last_row() -> None:
    nested = document(
        BlockTag("for xs in all"),
        BlockTag("for x in xs"),
        cells("{{ x }}", "1"),
        BlockTag("endfor"),
        BlockTag("endfor"),
        cells("Tổng số", "3", style="O"),
    )
    found = kept(write(nested), all=[["a", "b"], ["c"]])
    assert [row[0] for row in found] == [False, True, True, False]


def test_outside_a_loop_the_style_means_nothing() -> None:
    assert kept(write(document(cells("a", "b"), cells("{{ c }}", "d"))), c="c") == [[False] * 2] * 2


def test_an_own_choice_of_keeping_gives_way_to_the_style() -> None:
    rows = (BlockTag("for x in xs"), cells("{{ x }}", "1", keep=True), BlockTag("endfor"))
    assert kept(write(document(*rows)), xs=["a", "b"]) == [[False] * 2, [True] * 2]


def test_a_file_without_the_style_has_nothing_to_keep() -> None:
    plain = replace(SUMS, styles=(STYLES[0], replace(STYLES[1], name="Ô khác")))
    assert styles_before_sums(read_package(write(plain))) == frozenset()
    assert styles_before_sums({}) == frozenset()
    assert kept(write(plain), xs=["a"])[0] == [False] * 2
