"""Every construct of the page language, and what is said of those it does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_tools import compiled, faults, read
from qmsdocs.base.errors import Problem, TemplateError
from qmsdocs.forms.markdown import read_body
from qmsdocs.forms.nodes import (
    CellNode,
    FenceNode,
    Heading,
    ListNode,
    Node,
    Para,
    RowNode,
    Run,
    TableNode,
    TagNode,
    plain,
)
from qmsdocs.forms.problems import Problems
from qmsdocs.sources.messages import catalogue, line


def shape(nodes: tuple[Node, ...]) -> list[object]:
    """Give the kinds of nodes, lists with their items."""
    found: list[object] = []
    for node in nodes:
        match node:
            case Heading():
                found.append(f"h{node.level} {plain(node.runs)}")
            case Para():
                found.append(f"p {plain(node.runs)}")
            case TagNode():
                found.append(f"% {node.source}")
            case ListNode():
                sign = node.start if node.ordered else "-"
                found.append([sign, *(shape(item.nodes) for item in node.items)])
            case TableNode():
                found.append("table")
            case FenceNode():
                found.append({node.name: shape(node.nodes)})
    return found


def table(body: str) -> TableNode:
    node = read(body)[0]
    assert isinstance(node, TableNode)
    return node


def test_headings_paragraphs_and_their_lines() -> None:
    nodes = read("# Một {{ a }}\n\nĐoạn\nhai dòng {.center .bold}\n\n### Ba {.no-number}")
    assert shape(nodes) == ["h1 Một {{ a }}", "p Đoạn hai dòng", "h3 Ba"]
    assert [node.line for node in nodes] == [10, 12, 15]
    assert isinstance(nodes[1], Para)
    assert nodes[1].classes == {"center", "bold"}
    assert isinstance(nodes[2], Heading)
    assert nodes[2].classes == {"no-number"}


def test_weight_slant_and_line_breaks() -> None:
    node = read("một **hai *ba*** {{ x }}**{{ y }}**\\\nbốn")[0]
    assert isinstance(node, Para)
    assert [
        (r.content if isinstance(r.content, str) else r.content.text, r.bold, r.italic)
        for r in node.runs
    ] == [
        ("một ", False, False),
        ("hai ", True, False),
        ("ba", True, True),
        (" ", False, False),
        ("{{ x }}", False, False),
        ("{{ y }}", True, False),
        ("\n", False, False),
        ("bốn", False, False),
    ]


def test_emphasis_ends_before_a_tag() -> None:
    node = read("{% if a %}*Chú ý.*{% endif %}")[0]
    assert isinstance(node, Para)
    assert Run("Chú ý.", italic=True) in node.runs


def test_lists_nest() -> None:
    assert shape(read("1. một\n   - a\n   - b\n2. hai\n\n   tiếp")) == [
        [1, ["p một", ["-", ["p a"], ["p b"]]], ["p hai", "p tiếp"]]
    ]


def test_a_line_with_only_tags_stands_alone() -> None:
    assert shape(read("Đoạn\n{% if a %}\ntiếp\n{% else %}{% set b = 1 %}\n# Mục\n{% endif %}")) == [
        "p Đoạn",
        "% if a",
        "p tiếp",
        "% else",
        "% set b = 1",
        "h1 Mục",
        "% endif",
    ]


def test_a_tag_at_the_margin_goes_with_the_indented_item_after_it() -> None:
    body = (
        "{% for s in ss %}\n1. {{ s }}\n{% for t in s.ts %}\n   1. {{ t }}\n{% else %}\n   - không\n"
        "{% endfor %}\n{% endfor %}"
    )
    inner = ["% for t in s.ts", [1, ["p {{ t }}"]], "% else", ["-", ["p không"]], "% endfor"]
    assert shape(read(body)) == ["% for s in ss", [1, ["p {{ s }}", *inner]], "% endfor"]


def test_tables_have_widths_alignment_and_row_tags() -> None:
    node = table(
        "| TT | Tên \\| họ | Số |\n|:-:|----|--:|\n{% for a in b %}\n| {{ a | x }} | c<br>d | |\n"
        "{% endfor %}\n| {% colspan 2 %}**Tổng** | 1 |"
    )
    assert node.dashes == (1, 4, 2)
    assert node.aligns == ("center", "left", "right")
    first, row, last, total = node.rows
    assert first == TagNode("for a in b", 12)
    assert last == TagNode("endfor", 14)
    assert isinstance(row, RowNode)
    assert [plain(cell.runs) for cell in row.cells] == ["{{ a | x }}", "c\nd", ""]
    assert [plain(cell.runs) for cell in node.head.cells] == ["TT", "Tên | họ", "Số"]
    assert isinstance(total, RowNode)
    assert total.cells[0] == CellNode((Run("Tổng", bold=True),), span=2)
    assert total.line == 15


def test_cell_tags_are_kept_for_the_cell() -> None:
    row = table("| A | B |\n|--|--|\n| {% vm %}{{ a }} | {% cellbg c %}{% hm %}b |").rows[0]
    assert isinstance(row, RowNode)
    assert [cell.tags for cell in row.cells] == ["{% vm %}", "{% cellbg c %}{% hm %}"]


def test_tags_around_a_table_are_not_rows() -> None:
    body = "{% if a %}\n| A |\n|---|\n| 1 |\n{% if b %}\n| 2 |\n{% endif %}\n{% endif %}\n{% if c %}\nHết\n{% endif %}"
    nodes = read(body)
    assert shape(nodes) == ["% if a", "table", "% endif", "% if c", "p Hết", "% endif"]
    assert isinstance(nodes[1], TableNode)
    assert [type(row).__name__ for row in nodes[1].rows] == [
        "RowNode",
        "TagNode",
        "RowNode",
        "TagNode",
    ]


def test_text_right_after_a_table_is_no_row() -> None:
    assert shape(read("| A |\n|---|\n| 1 |\nHết")) == ["table", "p Hết"]


def test_fences_nest_and_have_attributes() -> None:
    nodes = read(
        '::: attached {title="Bảng {{ a }}" .landscape}\n::: no-number\n# Một\n:::\nHai\n:::'
    )
    assert shape(nodes) == [{"attached": [{"no-number": ["h1 Một"]}, "p Hai"]}]
    assert isinstance(nodes[0], FenceNode)
    assert plain(nodes[0].attributes["title"]) == "Bảng {{ a }}"
    assert nodes[0].classes == {"landscape"}


@pytest.mark.parametrize(
    ("body", "code", "where"),
    [
        ("Chữ\n\n<div>\nx\n</div>", "page.html", 12),
        ("Chữ\nhai <b>x", "page.html", 11),
        ("xem [trang](http://a.vn)", "page.link", 10),
        ("![hình](a.png)", "page.image", 10),
        ("gõ `lệnh`", "page.code", 10),
        ("```\nx\n```", "page.code", 10),
        ("> lời", "page.quote", 10),
        ("Chữ\n\n---\n\nhai", "page.line-across", 12),
        ("#### Bốn", "page.heading-depth", 10),
        ("#", "page.heading-empty", 10),
        ("a ** b", "page.stray-signs", 10),
        ("| A | B |\n|---|---|\n| 1 |", "page.row-cells", 12),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |", "page.row-cells", 12),
        ("Chữ\n\n| 1 | 2 |", "page.table-without-head", 12),
        ("Chữ\n:::", "page.fence-not-open", 11),
        ("Chữ\n::: no-number\nx", "page.fence-not-closed", 11),
        ('Chữ\n\n::: appendix {title="a}\nx\n:::', "page.attributes", 12),
        ("{% if a %}\nx", "page.tag-not-closed", 10),
        ("x {% if a %}\n\n{% endif %}", "page.tag-not-closed", 10),
        ("x\n\n{% endfor %}", "page.tag-not-open", 12),
        ("{% for a in b %}\nx\n{% elif c %}\ny\n{% endfor %}", "page.tag-not-open", 12),
        ("{% for a in b %}\nx\n{% endif %}", "page.tag-crossed", 12),
        ("- a {% if b %}\n- c {% endif %}", "page.tag-not-closed", 10),
        ("| A |\n|---|\n| {% if a %} x |", "page.tag-not-closed", 12),
        ("x {% vm %}", "page.cell-tag", 10),
        ("x {.chính-giữa}", "page.class-unknown", 10),
        ("# x {.center}", "page.class-unknown", 10),
        ("Chữ\n\n::: noi-nhn\n- a\n:::", "page.fence-unknown-near", 12),
        ("Chữ\n\n::: xyzzy\na\n:::", "page.fence-unknown", 12),
        ("Chữ\n\n::: noi-nhan\na\n:::", "page.fence-list", 13),
        ("Chữ\n\n::: kinh-gui\n- a\n:::", "page.fence-form", 12),
        ("Chữ\n\n::: attached\na\n:::", "page.fence-form", 12),
        ("Chữ\n\n{% if a %}\n::: landscape\nx\n:::\n{% endif %}", "page.fence-inside", 13),
        ("Chữ\n\n::: noi-nhan\n- a\n:::\n::: noi-nhan\n- b\n:::", "page.fence-twice", 15),
        ("Chữ\n\n::: no-number {.landscape}\nx\n:::", "page.attribute", 12),
        ("Chữ\n\n::: signatures\n| A |\n|---|\n:::", "page.signatures", 12),
        ("Chữ {{ a | flowchart }}", "page.picture-alone", 10),
        ("| A |\n|---|\n| x {{ a | flowchart }} |", "page.picture-alone", 12),
        ("Chữ {{ a | bar_chart(label='n') }}", "page.picture-alone", 10),
        ('Chữ\n\n::: appendix {if="a" .landscape}\nx\n:::', "page.appendix-turned", 12),
        ("::: noi-nhan\n- a\n:::", "page.body-empty", 10),
    ],
)  # fmt: skip
def test_what_the_language_does_not_know_is_told_with_its_line(
    body: str, code: str, where: int
) -> None:
    assert (code, where) in faults(body)


def test_a_sheet_on_its_side_is_a_body() -> None:
    assert faults("::: landscape\nChữ.\n:::") == []


PIECES = st.sampled_from(
    [
        "# ", "- ", "1. ", "   ", "| a | b |", "|---|:-:|", "\n", "\n\n", "x", "**", "*", "`", "<b>", ":::",
        "::: appendix ", '{title="a" .b}', "{.center}", "{{ a }}", "{% if a %}", "{% else %}", "{% endif %}",
        "{% for a in b %}", "{% endfor %}", "{%", "}}", "> ", "---", "\\", "[a](b)", "|", "{# a #}", "\t", "&amp;",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=20), st.sampled_from(["KH", "QĐ", "CV", "TL"]))
def test_any_text_is_a_paper_or_a_list_of_faults(pieces: list[str], form: str) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        document = compiled("".join(pieces), form=form)
    except TemplateError as error:
        problems = error.problems
    assert all(problem.code.startswith("page.") for problem in problems)
    assert all(problem.place.line >= 1 for problem in problems)
    assert problems or document.sections


def test_a_decision_that_issues_a_text_needs_the_text() -> None:
    assert faults("# Ban hành", form="QĐ+") == [("page.attached-missing", 10)]


def test_all_faults_come_at_once_in_the_order_of_the_lines() -> None:
    problems = Problems("trang.md")
    read_body("Chữ\n\n> a\n\n<div>\n\n{{ b", 10, problems)
    with pytest.raises(TemplateError) as raised:
        problems.stop()
    assert [problem.place.line for problem in raised.value.problems] == [12, 14, 16]


def test_every_message_says_what_to_do_in_both_languages() -> None:
    words = {code: texts for code, texts in catalogue().items() if code.startswith("page.")}
    assert words
    for texts in words.values():
        assert texts["vi"]
        assert texts["en"]


def test_messages_name_file_and_line() -> None:
    problems = Problems("templates/a.md")
    read_body("{{ a", 7, problems)
    assert line(problems.found[0]).startswith(
        'templates/a.md:7: thẻ bắt đầu bằng "{{ a" không có dấu'
    )
    assert "}} cho {{" in line(problems.found[0])
