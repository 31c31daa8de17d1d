"""What a page reads is checked against the data that there are, with file and line."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from qmsdocs.compose.contract import ALWAYS, check_paths, context_shape
from qmsdocs.compose.names import Context
from qmsdocs.model.page import Page, read_page
from template_tools import paragraph, said, table, word
from toy import page as toy_page

ROOT = Path(__file__).parents[2]
#: The file line of the first line of the body that `page` makes.
FIRST = 12


def page(body: str = "x", **front: str) -> Page:
    """Give a page whose front matter takes lines 5 (id) to 10 (cites)."""
    given = {
        "subject": "Duy trì",
        "needs": "[plan]",
        "bases": "[qd-19-2014]",
        "cites": "[tt-116-2015]",
    }
    head = "".join(f"{key}: {value}\n" for key, value in (given | front).items())
    return toy_page(f"id: maintenance-plan\nform: KH\n{head}".rstrip(), body)


def told(source: Page) -> list[str]:
    return said(check_paths(source))


def codes(body: str, **front: str) -> list[str]:
    return [problem.code for problem in check_paths(page(body, **front))]


def test_what_there_is_may_be_read() -> None:
    body = """\
{{ agency.name }} {{ agency.superior.name }} {{ letterhead.issuer }} {{ paper.number_line }} {{ year }}
{% for a in plan.activities | sort(attribute="due") %}
| {{ loop.index }} | {{ a.name | upper }} | {{ a.support | join("; ") }} | {% colspan 2 %}{{ a.due }} |
{% endfor %}
{{ plan.review_deadline | date }} {{ plan.review_deadline.year }} {{ plan.training | length }}
{% for d in plan.duties %}{% for t in d.tasks %}{{ t }}{% endfor %}{% endfor %}
{{ cite.qd_19_2014.full }} {{ cite.tt_116_2015.short }} {% if cite.guidance %}{{ cite.guidance.full }}{% endif %}
{{ signature.lines | join }} {% for b in bases %}{{ b }}{% endfor %}
{% if agency.kind in ["so", "bo"] and plan %}{{ (plan.activities | first).name }}{% endif %}
"""
    assert told(page(body)) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ agency.sort_name }}", "không có 'agency.sort_name'; có phải 'agency.short_name'?"),
        ("{{ agencie.name }}", "không có 'agencie'; có phải 'agency'?"),
        ("{{ agency.superior.nmae }}", "không có 'agency.superior.nmae'; có phải 'agency.superior.name'?"),
        ("{% for a in plan.activities %}{{ a.nam }}{% endfor %}", "có phải 'plan.activities[].name'?"),
        ("{% set l = plan %}{{ l.fundin }}", "không có 'plan.fundin'; có phải 'plan.funding'?"),
        ("{{ plan.activities | map(attribute='nam') | join }}", "có phải 'plan.activities[].name'?"),
        ("{{ plan.activities | bar_chart(label='nam', series={'A': 'due'}) }}", "có phải 'plan.activities[].name'?"),
        ("{{ plan.activities | bar_chart(label='name', series={'A': 'duee'}) }}", "có phải 'plan.activities[].due'?"),
        ("{{ plan.activities | process_map }}", "không có 'plan.activities[].group'"),
        ("{{ agency.name | org_chart }}", "'agency.name' không phải là danh sách"),
        ("{{ plan.zzzzzz }}", "không có 'plan.zzzzzz'; plan có: purposes, requirements,"),
        ("{{ agency.name.upper }}", "'agency.name' là một giá trị, bên trong không có mục 'upper'"),
        ("{{ plan.activities.name }}", "'plan.activities' là danh sách nên không có mục 'name'"),
        ("{{ lead.name }}", "'lead' chưa khai báo; thêm lead vào mục needs"),
        ("{{ agency }}", "'agency' là cả một nhóm mục nên không in được; ghi rõ mục cần in, ví dụ agency.name."),
        ("{{ agency.superior | upper }}", "ví dụ agency.superior.name."),
        ("{{ plan.activities }}", 'dùng {% for … %} hoặc {{ plan.activities | join("; ") }}.'),
        ("{% for a in agency.name %}{% endfor %}", "'agency.name' không phải là danh sách"),
        ("{{ agency.name | join }}", "'agency.name' không phải là danh sách"),
        ("{% for a in plan %}{% endfor %}", "ví dụ plan.purposes."),
        ("{{ plan.funding | date }}", "'plan.funding' không phải là ngày"),
        ("{% for a in plan.activities %}{{ a.due | long_date }}{% endfor %}", "không phải là ngày"),
        ("{{ cite.qd_19_2015.full }}", "văn bản 'qd-19-2015' chưa khai báo; có phải 'qd-19-2014'?"),
        ("{{ cite.abc.full }}", "văn bản 'abc' chưa khai báo; thêm abc vào mục bases hoặc cites"),
        ("{{ cite.guidance.ful }}", "có phải 'cite.guidance.full'?"),
        ("{{ agency.name | uper }}", "không có bộ lọc 'uper'"),
        ("{% iff plan %}", "không có lệnh 'iff'"),
        ("{{ agency name }}", "sai cú pháp"),
        ("{{ agency.name.upper() }}", "không gọi \"upper\" như một hàm"),
        ("{{ agency.__class__ }}", "phần bên trong của Python"),
        ("{% set ns = namespace() %}", "không có 'namespace'"),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_line(body: str, words: str) -> None:
    found = told(page(f"dòng đầu\n\n{body}\n"))
    assert found
    assert found[0].startswith(f"templates/thu.md:{FIRST + 2}: ")
    assert words in found[0]


def test_a_value_that_is_yes_or_no_is_not_printed() -> None:
    assert codes("{{ lead.is_self }}", needs="[lead]") == ["template.yes-or-no"]
    assert codes("{% if lead.is_self %}x{% endif %}", needs="[lead]") == []


def test_any_list_or_fact_may_be_needed() -> None:
    body = (
        "{{ plan.activities | needed }}{% for d in plan.duties %}{{ d.tasks | needed }}{% endfor %}"
    )
    assert codes(body + "{{ agency.phone | needed }}") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{{ plan.activites | needed }}", "có phải 'plan.activities'?"),
        ("{{ plan.activities | sort | needed }}", "phải đứng ngay sau tên một danh sách"),
        ("{{ [] | needed }}", "ví dụ {{ plan.activities | needed }}"),
        ("{{ plan.funding | neded }}", "không có bộ lọc 'neded'"),
    ],
)
def test_what_cannot_be_needed_is_told(body: str, words: str) -> None:
    (found,) = told(page(body))
    assert words in found


def test_every_fault_is_told() -> None:
    body = "{{ agency.nam }}\n{{ cite.x }}\n{{ lead.nam }} {{ plan }}"
    assert codes(body) == [
        "template.unknown-near",
        "template.citation",
        "template.not-needed",
        "template.whole-record",
    ]


def test_the_lines_of_the_front_matter_are_checked_at_their_lines() -> None:
    source = page(
        subject='"Về {{ agency.shortname }}"',
        needs="[plan, committe]",
        bases="[qd-19-2014, {id: ke-hoach, when: plan.guidence}]",
        cites="[{id: tt-116-2015, when: cite.ke_hoach}]",
        proposal='"{{ committee.name }}"',
        requires="[plann]",
    )
    assert told(source) == [
        "templates/thu.md:8: mục needs có 'committe' nhưng không có dữ liệu tên như vậy; có phải 'committee'?",
        "templates/thu.md:12: mục requires có 'plann' nhưng không có dữ liệu tên như vậy; có phải 'plan'?",
        "templates/thu.md:7: không có 'agency.shortname'; có phải 'agency.short_name'?",
        "templates/thu.md:11: 'committee' chưa khai báo; thêm committee vào mục needs ở đầu trang.",
        "templates/thu.md:9: không có 'plan.guidence'; có phải 'plan.guidance'?",
    ]


def test_the_condition_and_the_title_of_a_fence_are_checked() -> None:
    body = '::: appendix {title="{{ agency.nam }}" if="plan.activites | length > 8"}\nx\n:::\n'
    assert [text.split(": ", 1)[1] for text in told(page(body))] == [
        "không có 'agency.nam'; có phải 'agency.name'?",
        "không có 'plan.activites'; có phải 'plan.activities'?",
    ]


def test_blocks_of_a_page_are_left_to_those_who_compile_it() -> None:
    assert told(page("{% if plan %}\n{{ agency.name }}\n")) == []


class TestOwnWordFile:
    """A workspace's own Word file stands in place of the body."""

    def own(self, template: bytes) -> Page:
        return replace(page("{{ qqqqqq }}"), word=template, word_file="templates/mau.docx")

    def test_its_paths_are_checked_at_their_places(self) -> None:
        rows = table(("{%tr for a in plan.activities %}",), ("{{ a.nam }}",), ("{%tr endfor %}",))
        template = word("x", rows, sides={"header": paragraph("{{ lead.name }}")})
        assert told(self.own(template)) == [
            "templates/mau.docx: thân văn bản, bảng 1, hàng 2, ô 1: không có "
            "'plan.activities[].nam'; có phải 'plan.activities[].name'?",
            "templates/mau.docx: đầu trang, đoạn 1: 'lead' chưa khai báo; thêm lead vào mục needs ở đầu trang.",
        ]

    @pytest.mark.parametrize("template", [b"", b"xin chao", word("{% if %}")])
    def test_a_file_that_cannot_be_read_is_left_to_the_check_of_word_files(
        self, template: bytes
    ) -> None:
        assert told(self.own(template)) == []

    def test_the_front_matter_still_counts(self) -> None:
        own = replace(self.own(word("x")), kind=page(needs="[plann]").kind)
        assert [problem.code for problem in check_paths(own)] == ["template.need-unknown-near"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("[!_]*.md")), ids=lambda path: path.stem
)
def test_our_own_pages_keep_the_contract(path: Path) -> None:
    assert told(read_page(path.read_bytes(), path.name)) == []


def test_the_shape_has_every_name_of_the_context() -> None:
    assert list(context_shape().fields) == [field.name for field in fields(Context)]
    assert set(ALWAYS) <= set(context_shape().fields)
