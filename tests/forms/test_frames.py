"""Each form: what stands where, taken from the rules and not from the code."""

import re

import pytest

from forms_tools import compiled, lines, page, paragraphs, rules, said, styled
from qmsdocs.forms import layout
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.agency import House
from qmsdocs.word.blocks import (
    BlockTag,
    PageField,
    Paragraph,
    RawRuns,
    Row,
    Rule,
    Section,
    Table,
    Text,
    WordDocument,
)
from qmsdocs.word.metrics import text_width

LIST = "\n\n::: noi-nhan\n- Như trên\n- Phòng mẫu;\n:::"
WIDTH = 200 - 25 - 10


def head(document: WordDocument) -> Table:
    table = document.sections[0].blocks[0]
    assert isinstance(table, Table)
    return table


def cell(table: Table, row: int, column: int) -> list[str]:
    found = table.rows[row]
    assert isinstance(found, Row)
    return [said(block) for block in found.cells[column].blocks]


def last_table(section: Section) -> Table:
    return [block for block in section.blocks if isinstance(block, Table)][-1]


def test_head_of_a_named_paper() -> None:
    table = head(compiled("Chữ."))
    assert cell(table, 0, 0) == [
        "{%p if letterhead.superior %}",
        "{{ letterhead.superior }}",
        "{%p endif %}",
        "{{ letterhead.issuer }}",
        "",
    ]
    assert cell(table, 0, 1) == ["QUỐC HIỆU MẪU", "Tiêu ngữ - Mẫu", ""]
    assert cell(table, 1, 0) == ["{{ paper.number_line }}"]
    assert cell(table, 1, 1) == ["{{ paper.date_line }}"]
    assert (table.borders, table.cell_padding) == ("none", 0)


@pytest.mark.parametrize("size", [12, 13])
def test_the_motto_s_rule_is_as_long_as_the_motto(size: int) -> None:
    table = head(compiled("Chữ.", house=House(head_size=size)))
    row = table.rows[0]
    assert isinstance(row, Row)
    ruled = row.cells[1].blocks[-1]
    assert isinstance(ruled, Paragraph)
    rule = ruled.inlines[0]
    assert isinstance(rule, Rule)
    assert rule.length == round(text_width("Tiêu ngữ - Mẫu", size + 1, bold=True), 1)


def test_the_right_column_holds_the_longest_line_of_the_law() -> None:
    for size in (12, 13):
        widths = head(compiled("Chữ.", house=House(head_size=size))).widths
        nation = text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size, bold=True)
        day = text_width("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", size + 1, italic=True)
        assert widths[1] >= max(nation, day)
        assert sum(widths) == WIDTH


def test_a_named_paper_from_title_to_signature() -> None:
    section = compiled("# Mục\n\nHết." + LIST, bases=["luat-mau"]).sections[0]
    assert lines(section)[1:-1] == [
        "KẾ HOẠCH",
        "{{ paper.subject | balanced(165, 14) }}",
        "",
        "{%p for basis in bases %}",
        '{{ basis }}{{ "." if loop.last else ";" }}',
        "{%p endfor %}",
        "I. MỤC",
        "Hết./.",
    ]
    end = last_table(section)
    assert cell(end, 0, 0) == [
        "Nơi nhận:",
        "{%p if paper.recipients %}",
        "{%p for name in paper.recipients %}",
        "- {{ name }};",
        "{%p endfor %}",
        "{%p else %}",
        "- Như trên;",
        "- Phòng mẫu;",
        "{%p endif %}",
        "- Lưu: {{ paper.archive }}.",
    ]
    assert cell(end, 0, 1) == [
        "{%p for line in signature.lines %}",
        "{%p if loop.first %}",
        "{{ line }}",
        "{%p else %}",
        "{{ line }}",
        "{%p endif %}",
        "{%p endfor %}",
        "{{ signature.name }}",
    ]


def test_the_last_paragraph_stays_with_the_signature() -> None:
    block = compiled("Chữ.\n\nHết.").sections[0].blocks[-2]
    assert isinstance(block, Paragraph)
    assert block.keep_next


def test_a_body_that_ends_in_a_table_gets_its_sign_on_a_line_of_its_own() -> None:
    section = compiled("Chữ.\n\n| A |\n|---|\n| 1 |").sections[0]
    assert said(section.blocks[-2]) == "./."


def test_the_first_page_bears_no_number() -> None:
    section = compiled("Chữ.").sections[0]
    assert section.title_page
    number = section.header[0]
    assert isinstance(number, Paragraph)
    assert (number.inlines, number.align) == ((PageField(),), "center")


def test_an_older_rule_puts_the_number_at_the_foot() -> None:
    section = compile_page(page("Chữ."), rules("footer-right"), House()).sections[0]
    number = section.footer[0]
    assert section.header == ()
    assert isinstance(number, Paragraph)
    assert number.align == "right"


def test_the_sign_after_the_last_basis_is_the_law_s() -> None:
    older = compile_page(page("Chữ.", bases=["a"]), rules(signs="semicolon-comma"), House())
    assert styled(older.sections[0], "CanCu") == ['{{ basis }}{{ "," if loop.last else ";" }}']


def test_a_decision() -> None:
    body = "# Thành lập Ban.\n## Một.\n# Hiệu lực {.title}\n1. Hết."
    document = compiled(body, form="QĐ", bases=["luat-mau"], proposal="{{ committee.unit }}")
    section = document.sections[0]
    assert lines(section)[1:-1] == [
        "QUYẾT ĐỊNH",
        "{{ paper.subject | balanced(165, 14) }}",
        "",
        "{{ paper.authority }}",
        "{%p for basis in bases %}",
        "{{ basis }};",
        "{%p endfor %}",
        "Theo đề nghị của {{ committee.unit }}.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Ban.",
        "1. Một.",
        "Điều 2. Hiệu lực",
        "1. Hết./.",
    ]
    first = next(b for b in section.blocks if said(b).startswith("Điều 1"))
    assert isinstance(first, Paragraph)
    assert first.inlines == (Text("Điều 1. ", bold=True), Text("Thành lập Ban."))
    assert first.keep_next
    assert styled(section, "DieuTieuDe") == ["Điều 2. Hiệu lực"]
    assert styled(section, "QuyetDinh") == ["QUYẾT ĐỊNH:"]


def test_a_decision_that_issues_a_text() -> None:
    body = '# Ban hành.\n\n::: attached {title="Tài liệu {{ a }}"}\n# Phần\n\nHết.\n:::'
    first, text = compiled(body, form="QĐ+", attached_kind="Danh mục").sections
    assert said(first.blocks[-2]) == "Điều 1. Ban hành./."
    assert text.restart
    assert text.title_page
    letterhead = text.blocks[0]
    assert isinstance(letterhead, Table)
    assert len(letterhead.rows) == 1
    assert lines(text)[1:] == [
        "DANH MỤC",
        "Tài liệu {{ a }}",
        "(Kèm theo {{ paper.mention }})",
        "",
        "I. PHẦN",
        "Hết./.",
    ]


def test_the_attached_text_may_have_articles() -> None:
    body = "# Ban hành.\n\n::: attached {.dieu .landscape}\n# Phạm vi\n:::"
    text = compiled(body, form="QĐ+", attached_kind="QUY CHẾ").sections[1]
    assert lines(text)[-1] == "Điều 1. Phạm vi./."
    assert text.page.landscape


def test_a_letter_to_one() -> None:
    document = compiled("Chữ.\n\n::: kinh-gui\n- {{ lead.name }}\n:::" + LIST, form="CV")
    section = document.sections[0]
    assert cell(head(document), 1, 0) == ["{{ paper.number_line }}", "V/v {{ paper.subject }}"]
    assert "CÔNG VĂN" not in lines(section)
    assert styled(section, "KinhGuiMot") == [
        "Kính gửi: {{ paper.to | first }}",
        "Kính gửi: {{ lead.name }}",
    ]


def test_a_letter_to_nobody_has_a_gap_where_the_addressee_belongs() -> None:
    section = compiled("Chữ.", form="CV").sections[0]
    assert styled(section, "KinhGuiMot")[-1] == "Kính gửi: {{ paper.to | needed }}"
    assert styled(compiled("Chữ.", form="TTr").sections[0], "KinhGuiMot")[1:] == []


def test_a_letter_to_several() -> None:
    section = compiled("Chữ.\n\n::: kinh-gui\n- Một.\n- Hai\n:::", form="CV").sections[0]
    assert lines(section)[1:-2][-5:] == [
        "{%p else %}", "Kính gửi: ", "- Một;", "- Hai.", "{%p endif %}",
    ]  # fmt: skip
    assert styled(section, "KinhGuiCuoi") == ["- {{ name }}.", "- Hai."]


def test_the_address_stands_at_the_foot_of_a_letter_only() -> None:
    foot = compiled("Chữ.", form="CV").sections[0].first_footer
    assert foot[0] == BlockTag("if agency.address")
    assert foot[-1] == BlockTag("endif")
    rule = foot[1]
    assert isinstance(rule, Paragraph)
    assert rule.inlines == (Rule(WIDTH),)
    assert compiled("Chữ.").sections[0].first_footer == ()


def test_minutes() -> None:
    document = compiled("Chữ." + LIST, form="BB", needs=["review", "chair"])
    assert cell(head(document), 1, 0) == ["{{ paper.number_line }}"]
    assert cell(head(document), 1, 1) == []
    end = last_table(document.sections[0])
    assert [cell(end, 0, n) for n in (0, 1)] == [["THƯ KÝ"], ["CHỦ TỌA"]]
    assert [cell(end, 1, n) for n in (0, 1)] == [["{{ review.secretary }}"], ["{{ chair.name }}"]]
    assert lines(document.sections[0])[-1] == "- Lưu: VT, Hồ sơ."


def test_appendices_begin_anew_and_are_numbered_from_two() -> None:
    one = '\n\n::: appendix {title="Danh sách {{ a }}"}\nx\n:::'
    (_, only) = compiled("Chữ." + one).sections
    assert lines(only) == [
        "Phụ lục",
        "DANH SÁCH {{ (a) | upper }}",
        "(Kèm theo {{ paper.mention }})",
        "",
        "x",
    ]
    assert (only.restart, only.title_page, only.page.landscape) == (True, True, False)
    sections = compiled("Chữ." + one + one.replace('"}', '" .landscape}')).sections
    assert [lines(section)[0] for section in sections[1:]] == ["Phụ lục I", "Phụ lục II"]
    assert sections[2].page.landscape
    assert (sections[2].page.width, sections[2].page.height) == (300, 200)


def test_conditional_appendices_are_counted() -> None:
    made = '\n\n::: appendix {title="A" if="a > 1"}\nx\n:::\n\n::: appendix\ny\n:::'
    sections = compiled("Chữ." + made).sections[1:]
    assert [section.condition for section in sections] == ["a > 1", ""]
    assert lines(sections[1])[0] == (
        "Phụ lục{% if (1 if a > 1 else 0) + 1 > 1 %} "
        "{{ ((1 if a > 1 else 0) + 1) | roman }}{% endif %}"
    )


def test_landscape_sheets_stand_between_upright_ones() -> None:
    body = "Một.\n\n::: landscape\n| A | B |\n|-|---|\n| 1 | 2 |\n:::"
    sections = compiled(body).sections
    assert [section.page.landscape for section in sections] == [False, True, False]
    assert [section.title_page for section in sections] == [True, False, False]
    table = sections[1].blocks[0]
    assert isinstance(table, Table)
    assert sum(table.widths) == pytest.approx(300 - 25 - 10)
    assert lines(sections[1])[-1] == "./."
    assert isinstance(sections[2].blocks[-1], Table)


def test_a_controlled_document() -> None:
    cover, body = compiled("# Mục đích\n## Một", form="TL").sections
    assert cover.header == ()
    assert "{{ paper.subject | upper | balanced(153, 22) }}" in styled(cover, "BiaTen")
    assert "Mã hiệu: {{ paper.code }}" in styled(cover, "BiaMa")
    sign_off = last_table(cover)
    assert [cell(sign_off, 0, n)[0] for n in range(4)] == ["", "SOẠN THẢO", "SOÁT XÉT", "PHÊ DUYỆT"]
    assert [cell(sign_off, n, 0)[0] for n in range(1, 4)] == ["Họ và tên", "Chữ ký", "Chức vụ"]
    assert cell(sign_off, 3, 3) == ["{{ paper.approved.post }}"]
    running = body.header[0]
    assert isinstance(running, Table)
    assert cell(running, 0, 2)[0] == "Mã hiệu: {{ paper.code }}"
    assert cell(running, 0, 2)[-1].startswith("Trang: ")
    changes = body.blocks[1]
    assert isinstance(changes, Table)
    assert "{%tr for change in paper.changes %}" in said(changes)
    assert lines(body)[-2:] == ["1. MỤC ĐÍCH", "1.1. Một"]


def test_a_document_without_cover_is_signed_at_its_end() -> None:
    (sheet,) = compiled("“Đúng hẹn” {.slogan}\n\nChữ.", form="TL", cover=False).sections
    assert lines(sheet)[0] == "{{ paper.subject | upper | balanced(165, 20) }}"
    assert "Chữ." in lines(sheet)
    assert styled(sheet, "PhuongCham") == ["“Đúng hẹn”"]
    assert styled(sheet, "NgayKy") == ["{{ paper.date_line }}"]
    assert styled(sheet, "HoTen") == ["{{ signature.name }}"]
    own = "Chữ.\n\n::: signatures\n| A |\n|---|\n| b |\n:::"
    (sheet,) = compiled(own, form="TL", cover=False).sections
    assert styled(sheet, "HoTen") == []
    assert styled(sheet, "HoTenCot") == ["b"]


def test_a_form() -> None:
    (section,) = compiled("Chữ.\n\n| A |\n|---|\n| 1 |", form="BM", subject=None).sections
    assert styled(section, "BieuMauTen") == ["{{ paper.title | upper }}"]
    assert styled(section, "DauTrang")[0] == "Mã hiệu: {{ paper.code }}"


def test_tables_are_as_wide_as_the_text_and_repeat_their_head() -> None:
    body = "Chữ.\n\n| A | B |\n|:------:|------------------|\n| 1 | 2 |\n\nHết."
    table = compiled(body).sections[0].blocks[5]
    assert isinstance(table, Table)
    assert table.widths == (WIDTH / 4, WIDTH * 3 / 4)
    first, second = table.rows
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert first.header
    number = second.cells[0].blocks[0]
    assert isinstance(number, Paragraph)
    assert (number.style, number.align) == ("BangO", "center")


def test_no_column_is_narrower_than_its_head() -> None:
    body = "Chữ.\n\n| TT | Trách nhiệm | C |\n|:-:|-|----------------------------------------|\n| 1 | 2 | 3 |"
    table = compiled(body).sections[0].blocks[5]
    assert isinstance(table, Table)
    assert table.widths[0] == pytest.approx(layout.TABLE_LEAST)
    assert table.widths[1] > text_width("nhiệm", 13, bold=True) + 2 * layout.TABLE_PADDING
    assert sum(table.widths) == pytest.approx(WIDTH)
    assert table.widths[2] > 100


def test_what_leads_to_a_table_or_list_stays_with_it() -> None:
    body = "Như sau\n\n| A |\n|---|\n| 1 |\n\nGồm:\n\n- a\n\nThường.\n\nHết."
    blocks = compiled(body).sections[0].blocks
    kept = {said(b): b.keep_next for b in blocks if isinstance(b, Paragraph)}
    assert (kept["Như sau"], kept["Gồm:"], kept["Thường."]) == (True, True, None)


def test_text_after_a_table_keeps_its_distance() -> None:
    section = compiled("Chữ.\n\n| A |\n|---|\n| 1 |\n\nHết.\n\nThêm.").sections[0]
    assert styled(section, "NoiDungSauBang") == ["Hết."]


def test_text_after_a_table_keeps_its_distance_in_every_branch() -> None:
    table, either = (
        "Chữ.\n\n| A |\n|---|\n| 1 |\n\n",
        "{% if x %}\nMột.\n{% else %}\nHai.\n{% endif %}",
    )
    both = compiled(f"{table}{either}\n\nHết.").sections[0]
    assert styled(both, "NoiDungSauBang") == ["Một.", "Hai."]
    passed = compiled(f"{table}{{% if x %}}\nMột.\n{{% endif %}}\n\nHết.\n\nThêm.").sections[0]
    assert styled(passed, "NoiDungSauBang") == ["Một.", "Hết."]


def test_a_flowchart_is_a_drawing() -> None:
    section = compiled("Chữ.\n\n{{ procedure.steps | flowchart }}\n\nHết.").sections[0]
    drawing = next(b for b in section.blocks if isinstance(b, Paragraph) and b.style == "HinhVe")
    assert "procedure.steps | flowchart" in repr(drawing.inlines[0])


def picture_of(body: str) -> str:
    """Give what the paragraphs of a page's pictures say."""
    blocks = [block for section in compiled(body).sections for block in section.blocks]
    cells = [
        cell
        for b in blocks
        if isinstance(b, Table)
        for r in b.rows
        if isinstance(r, Row)
        for cell in r.cells
    ]
    inner = [block for cell in cells for block in cell.blocks]
    found = [b for b in (*blocks, *inner) if isinstance(b, Paragraph) and b.style == "HinhVe"]
    return " ".join(
        inline.expression for b in found for inline in b.inlines if isinstance(inline, RawRuns)
    )


def test_a_picture_in_a_cell_is_as_wide_as_its_column() -> None:
    body = "Chữ.\n\n| A | B |\n|---|---|\n| {{ xs | org_chart }} | b |\n\nHết."
    width = round((WIDTH / 2 - 2 * layout.TABLE_PADDING) - 0.5)
    assert picture_of(body) == f"xs | org_chart(width_mm={width})"
    told = body.replace("org_chart", 'bar_chart(label="n", width_mm=40)')
    assert picture_of(told) == 'xs | bar_chart(label="n", width_mm=40)'


def test_a_picture_on_a_sheet_on_its_side_is_as_wide_as_the_text() -> None:
    body = "Chữ.\n\n::: landscape\n{{ xs | bar_chart(label='n') }}\n:::"
    (width,) = re.findall(r"width_mm=(\d+)", picture_of(body))
    assert int(width) > WIDTH


def test_a_body_may_end_in_a_picture() -> None:
    section = compiled("Chữ.\n\n{{ xs | org_chart }}").sections[0]
    assert picture_of("Chữ.\n\n{{ xs | org_chart }}") == "xs | org_chart"
    assert "./." in lines(section)


def test_the_head_of_a_form_on_its_side_is_as_wide_as_its_sheet() -> None:
    body = "::: landscape\nChữ.\n\n| A |\n|---|\n| 1 |\n:::"
    (section,) = compiled(body, form="BM", subject=None).sections
    head, *_, table = (block for block in section.blocks if isinstance(block, Table))
    assert section.page.landscape
    assert sum(head.widths) == pytest.approx(sum(table.widths))


@pytest.mark.parametrize("form", ["KH", "QĐ", "BC", "TB", "BB", "TTr", "CV", "GM", "TL", "BM"])
def test_every_style_that_is_used_is_defined(form: str) -> None:
    body = (
        "Chữ.\n\na {.center}\n\nb {.right}\n\nc {.no-indent}\n\n- d\n\n1. e\n   1. f\n\n# g\n## h\n### i\n\n"
        "| k |\n|---|\n| l |\n\n::: signatures\n| m |\n|---|\n| n |\n:::\n\n{{ x | flowchart }}"
    )
    document = compiled(body, form=form)
    known = {style.id for style in document.styles}
    for section in document.sections:
        parts = (section.blocks, section.header, section.footer, section.first_footer)
        used = {block.style for part in parts for block in paragraphs(part)}
        assert used <= known
    assert document.default_style in known
