"""Missing facts: false, harmless in conditions, dotted and highlighted where they are printed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmsdocs.word.gaps import DOTS, EmptyList, EmptyMap, Gap, dotted, gap_paths, with_gaps
from template_tools import fill, lines, paragraph, part, rows, run, table, word

YELLOW = '<w:highlight w:val="yellow"/>'


def test_none_becomes_a_gap_that_knows_its_path() -> None:
    data = with_gaps({"plan": {"activities": [{"due": "x"}, {"due": None}]}, "scope": None})
    assert data["plan"]["activities"][1]["due"].path == "plan.activities[1].due"
    assert data["scope"].path == "scope"
    assert data["plan"]["activities"][0]["due"] == "x"


def test_a_gap_is_empty_and_false_and_equals_nothing_but_none() -> None:
    gap = Gap("a")
    assert not gap
    assert list(gap) == []
    assert len(gap) == 0
    assert gap == None  # noqa: E711 (as a template compares)
    assert gap == Gap("b")
    assert gap != ""
    assert gap != 0
    assert [gap < 1, gap > 1, gap <= 1, gap >= 1] == [False] * 4
    assert "x" not in gap


@given(st.text(min_size=1, alphabet=st.characters(codec="utf-8")))
def test_the_printed_marker_gives_its_path_back(path: str) -> None:
    assert gap_paths(f"trước {Gap(path)} sau") == (path,)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, str.swapcase, str.capitalize])
def test_letters_of_a_marker_cannot_be_changed(change: type[str]) -> None:
    assert gap_paths(change(f"hạn {Gap('plan.due')}")) == ("plan.due",)


def test_paths_come_once_in_order_of_appearance() -> None:
    text = f"{Gap('b')} {Gap('a')} {Gap('b')}"
    assert gap_paths(text) == ("b", "a")
    assert dotted(text) == f"{DOTS} {DOTS} {DOTS}"


def test_a_cut_marker_is_still_a_gap() -> None:
    cut = str(Gap("plan.due"))[:6]
    assert dotted(cut) == DOTS
    assert len(gap_paths(cut)) == 1


def test_only_what_is_printed_is_a_gap() -> None:
    template = word("{% if a %}có{% else %}không{% endif %}, {{ b }}", "{% if c.d %}x{% endif %}")
    made = fill(template, a=None, b=None, c=None)
    assert lines(made) == [f"không, {DOTS}", ""]
    assert made.gaps == ("b",)


def test_gaps_of_a_paper_come_once_and_in_order() -> None:
    template = word(
        "{{ b }} {{ a.x.y }} {{ b }}",
        table(("{%tr for r in rs %}",), ("{{ r.n }}",), ("{%tr endfor %}",)),
        sides={"footer": paragraph("{{ z }}")},
    )
    made = fill(template, a=None, b=None, z=None, rs=[{"n": "1"}, {"n": None}])
    assert made.gaps == ("b", "a.x.y", "rs[1].n", "z")
    assert rows(made) == [["1"], [DOTS]]


def test_a_gap_keeps_the_formatting_around_it_and_is_highlighted() -> None:
    made = fill(word(paragraph(run("Hạn: {{ a }}.", '<w:b/><w:sz w:val="26"/>'))), a=None)
    text = part(made)
    highlighted = f'<w:rPr><w:b/><w:sz w:val="26"/>{YELLOW}</w:rPr><w:t>{DOTS}</w:t>'
    assert highlighted in text
    assert text.count('<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>') == 2


def test_the_highlight_stands_where_the_schema_wants_it_and_once() -> None:
    properties = '<w:b/><w:highlight w:val="green"/><w:u w:val="single"/><w:lang w:val="vi-VN"/>'
    text = part(fill(word(paragraph(run("{{ a }}", properties))), a=None))
    runs = re.findall(r"<w:r>.*?</w:r>", text)
    gap = next(item for item in runs if DOTS in item)
    assert f'<w:b/>{YELLOW}<w:u w:val="single"/><w:lang w:val="vi-VN"/>' in gap
    assert gap.count("highlight") == 1


def test_a_gap_in_an_attribute_a_field_or_a_property_is_plain_dots() -> None:
    picture = '<w:r><w:drawing><wp:docPr id="1" name="x" descr="{{ a }}"/></w:drawing></w:r>'
    field = '<w:r><w:instrText>HYPERLINK "{{ b }}"</w:instrText></w:r>'
    template = word(paragraph(picture, field), core={"title": "{{ c }}"})
    made = fill(template, a=None, b=None, c=None)
    assert f'descr="{DOTS}"' in part(made)
    assert f'HYPERLINK "{DOTS}"' in part(made)
    assert f">{DOTS}<" in part(made, "docProps/core.xml")
    assert YELLOW not in part(made)
    assert made.gaps == ("a", "b", "c")


def test_a_missing_drawing_is_a_gap_in_its_place() -> None:
    made = fill(word("Lưu đồ: {{r steps | flowchart }} hết"), steps=None)
    assert lines(made) == [f"Lưu đồ: {DOTS} hết"]
    assert made.gaps == ("steps",)
    assert YELLOW in part(made)


@pytest.mark.parametrize(
    "expression",
    [
        "a", "a.b.c", "a[0]", "a['x']", "a | upper", "a | date", "a | long_date", "a | month",
        "a | number", "a | percent", "a | roman", "a | sentence", "a | lower_first", "a | join(', ')",
        "a | first", "a | sort | first", "a | round(2)", "a | trim", "a + 1", "1 + a", "a * 2", "-a",
        "a ~ ''", "'' ~ a", "'x' if no else a", "a or b", "a | replace('x', 'y')",
        "a | sum", "a | text",
    ],
)  # fmt: skip
def test_a_gap_passes_through_what_templates_do(expression: str) -> None:
    made = fill(word(f"{{{{ {expression} }}}}"), a=None, b=None, no=False)
    assert lines(made) == [DOTS]
    assert len(made.gaps) == 1


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("a | default('chưa rõ')", "chưa rõ"),
        ("a | d('x') | upper", "X"),
        ("a or 'x'", "x"),
        ("a | length", "0"),
        ("'trống' if a is none else 'có'", "trống"),
        ("'có' if a is defined else 'không'", "có"),
        ("'bằng' if a == b else 'khác'", "bằng"),
        ("'lớn' if a > 3 else 'không'", "không"),
        ("[a, 'x'] | select | join", "x"),
    ],
)
def test_what_asks_about_a_gap_gets_an_answer(expression: str, printed: str) -> None:
    made = fill(word(f"{{{{ {expression} }}}}"), a=None, b=None)
    assert lines(made) == [printed]
    assert made.gaps == ()


def test_a_missing_list_is_looped_over_as_empty() -> None:
    template = word("{% for x in a %}{{ x }}{% else %}không có{% endfor %}")
    assert lines(fill(template, a=None)) == ["không có"]


def test_missing_values_sort_last() -> None:
    template = word('{{ xs | sort(attribute="n") | map(attribute="n") | join(" ") }}')
    made = fill(template, xs=[{"n": None}, {"n": "b"}, {"n": "a"}])
    assert lines(made) == [f"a b {DOTS}"]


class TestEmptyLists:
    """A list with nothing in it is no gap, but `needed` can make one of it."""

    def test_an_empty_list_knows_its_path_and_is_otherwise_any_empty_list(self) -> None:
        data = with_gaps({"plan": {"duties": [{"tasks": []}, {"tasks": ["x"]}]}, "terms": {}})
        tasks, terms = data["plan"]["duties"][0]["tasks"], data["terms"]
        assert (tasks, terms) == ([], {})
        assert not tasks
        assert isinstance(tasks, EmptyList)
        assert isinstance(terms, EmptyMap)
        assert (tasks.path, terms.path) == ("plan.duties[0].tasks", "terms")
        assert type(data["plan"]["duties"]) is list
        assert data["plan"]["duties"][1]["tasks"] == ["x"]

    def test_a_needed_list_that_is_empty_is_a_gap_of_its_path(self) -> None:
        template = word(
            "{%p for x in review.attendees %}",
            "- {{ x }}.",
            "{%p else %}",
            "- {{ review.attendees | needed }}.",
            "{%p endfor %}",
        )
        made = fill(template, review={"attendees": []})
        assert lines(made) == [f"- {DOTS}."]
        assert YELLOW in part(made)
        assert made.gaps == ("review.attendees",)
        assert lines(fill(template, review={"attendees": ["A"]})) == ["- A."]

    def test_a_table_of_an_empty_list_shows_its_gap_in_a_row(self) -> None:
        cells = table(
            ("Tên",),
            ("{%tr for d in ds %}",),
            ("{{ d.name }}",),
            ("{%tr else %}",),
            ("{{ ds | needed }}",),
            ("{%tr endfor %}",),
        )
        made = fill(word(cells), ds=[])
        assert rows(made) == [["Tên"], [DOTS]]
        assert made.gaps == ("ds",)
        assert rows(fill(word(cells), ds=[{"name": "A"}])) == [["Tên"], ["A"]]

    def test_an_empty_list_that_nobody_needs_is_no_gap(self) -> None:
        made = fill(
            word("{{ xs | join('; ') }}{% for x in xs %}x{% else %}không{% endfor %}"), xs=[]
        )
        assert lines(made) == ["không"]
        assert made.gaps == ()

    def test_the_steps_of_a_drawing_are_needed(self) -> None:
        made = fill(word("{{r a.steps | flowchart }}"), a={"steps": []})
        assert lines(made) == [DOTS]
        assert made.gaps == ("a.steps",)

    @pytest.mark.parametrize(
        "expression", ["sort", "list", "unique", "map(attribute='n')", "groupby('n')", "select"]
    )
    def test_what_a_filter_makes_of_it_knows_the_path(self, expression: str) -> None:
        source = f"{{% set ys = a.xs | {expression} %}}{{{{ ys | needed }}}}"
        assert fill(word(source), a={"xs": []}).gaps == ("a.xs",)
