"""The filters, seen through a line of text."""

from datetime import date

import pytest

from qmsdocs.base.errors import RenderError, TemplateError
from qmsdocs.sources.messages import message
from qmsdocs.word.gaps import gap_paths
from qmsdocs.word.template import render_text
from template_tools import fill, lines, part, word

DAY = date(2024, 3, 5)


def say(expression: str, **context: object) -> str:
    return render_text(f"{{{{ {expression} }}}}", context)


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("day | date", "05/3/2024"),
        ("'2024-01-09' | date", "09/01/2024"),
        ("day | long_date", "ngày 05 tháng 3 năm 2024"),
        ("'2019-10' | month", "tháng 10/2019"),
        ("'2019-01' | month", "tháng 01/2019"),
        ("day | month", "tháng 3/2024"),
        ("1234.5 | number", "1.234,5"),
        ("1000000 | number", "1.000.000"),
        ("90 | percent", "90%"),
        ("99.5 | percent", "99,5%"),
        ("4 | roman", "IV"),
        ("'trưởng phòng' | sentence", "Trưởng phòng"),
        ("'ủy ban' | sentence", "Ủy ban"),
        ("'Nguồn ngân sách' | lower_first", "nguồn ngân sách"),
        ("'UBND tỉnh' | lower_first", "UBND tỉnh"),
        ("'đường đi' | upper", "ĐƯỜNG ĐI"),
        ("3.14159 | round(2)", "3,14"),
        ("'a-b' | replace('-', ' – ')", "a – b"),
        ("[1, 2] | sum", "3"),
        ("{'b': 2, 'a': 1} | dictsort | first | first", "a"),
    ],
)
def test_a_value_is_printed_in_the_legal_form(expression: str, printed: str) -> None:
    assert say(expression, day=DAY) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [(2024, "2024"), (0.5, "0,5"), (90.0, "90"), (1234.5, "1.234,5"), (DAY, "05/3/2024")],
)
def test_a_value_without_a_filter_is_printed_as_people_write_it(
    value: object, printed: str
) -> None:
    assert say("x", x=value) == printed
    assert say("'số ' ~ x", x=value) == f"số {printed}"
    assert say("[x, x] | join(' ')", x=value) == f"{printed} {printed}"
    assert say("x | upper", x=value) == printed


def test_lists_are_sorted_as_a_vietnamese_dictionary() -> None:
    words = ["đá", "dê", "Ân", "ăn", "an", "ca"]
    assert say("xs | sort | join(' ')", xs=words) == "an ăn Ân ca dê đá"
    assert say("xs | sort(reverse=true) | first", xs=words) == "đá"


def test_lists_of_groups_are_sorted_by_several_fields() -> None:
    groups = [{"a": 2, "b": "x"}, {"a": 1, "b": "y"}, {"a": 1, "b": "x"}]
    text = say("xs | sort(attribute='a,b') | map(attribute='b') | join", xs=groups)
    assert text == "xyx"


def test_groups_keep_the_order_of_their_first_elements() -> None:
    source = "{% for g in xs | groupby('u') %}{{ g.grouper }}:{{ g.list | length }} {% endfor %}"
    found = [{"u": "Văn phòng"}, {"u": "Thanh tra"}, {"u": "Văn phòng"}]
    assert render_text(source, {"xs": found}) == "Văn phòng:2 Thanh tra:1 "


def test_groups_can_be_taken_apart() -> None:
    source = "{% for u, list in xs | groupby('u') %}{{ u }}{{ list[0].n }}{% endfor %}"
    assert render_text(source, {"xs": [{"u": "A", "n": 1}]}) == "A1"


def test_a_dictionary_gives_its_items_and_may_have_fields_named_like_methods() -> None:
    source = "{% for k, v in d | items %}{{ k }}={{ v }};{% endfor %}{{ d.items }}{{ d.keys }}"
    assert render_text(source, {"d": {"items": 1, "keys": "x"}}) == "items=1;keys=x;1x"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("x | date", "sắp tới"),
        ("x | date", "2024-13-01"),
        ("x | long_date", 5),
        ("x | month", "2019-13"),
        ("x | number", "chín mươi"),
        ("x | number", True),
        ("x | roman", 0),
        ("x | roman", 1.5),
        ("x | round(99)", 1.5),
        ("'1' | so(x)", "la-mã"),
        ("x | flowchart", "bước 1"),
        ("x | flowchart", ["bước 1"]),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_is_wanted(
    expression: str, value: object
) -> None:
    with pytest.raises(RenderError) as caught:
        say(expression, x=value)
    problem = caught.value.problems[0]
    assert problem.code == "template.filter-value"
    assert expression in message(problem)
    assert str(problem.values["filter"]) in expression


@pytest.mark.parametrize("value", [{"name": "x"}, [1], True, object()])
def test_what_cannot_be_printed_is_refused(value: object) -> None:
    for expression in ("x", "'số ' ~ x", "[x] | join", "x | upper"):
        with pytest.raises(RenderError) as caught:
            say(expression, x=value)
        assert caught.value.problems[0].code == "template.unprintable"


class TestCounting:
    """`so` counts while the paper is rendered."""

    def test_each_depth_counts_and_begins_the_deeper_ones_anew(self) -> None:
        one, two = '{{ "1" | so("roman") }}', '{{ "2" | so("letter") }}'
        source = f"{one} {two} {two} {one} {two}"
        assert render_text(source, {}) == "I a b II a"

    def test_letters_follow_the_vietnamese_alphabet(self) -> None:
        assert (
            render_text('{% for n in range(6) %}{{ "1" | so("letter") }}{% endfor %}', {})
            == "abcdđe"
        )

    def test_decimal_numbers_join_the_depths(self) -> None:
        source = "".join(f'{{{{ "{n}" | so("decimal") }}}} ' for n in (1, 2, 2, 3, 1, 2))
        assert render_text(source, {}) == "1. 1.1. 1.2. 1.2.1. 2. 2.1. "

    def test_articles_run_through_whatever_stands_above_them(self) -> None:
        source = "".join(
            f'{{{{ "{depth}" | so("{style}") }}}} '
            for depth, style in ((1, "roman"), (2, "dieu"), (3, "arabic"), (1, "roman"), (2, "dieu"), (3, "arabic"))
        )  # fmt: skip
        assert render_text(source, {}) == "I 1 1 II 2 1 "

    def test_a_name_instead_of_a_depth_counts_by_itself(self) -> None:
        source = '{{ "muc" | so }}{{ "1" | so }}{{ "muc" | so }}'
        assert render_text(source, {}) == "112"

    def test_counting_follows_loops_and_conditions(self) -> None:
        template = word(
            "{%p for x in xs %}", '{% if x %}{{ "1" | so("roman") }}. {{ x }}{% endif %}', "{%p endfor %}"
        )  # fmt: skip
        assert lines(fill(template, xs=["a", "", "b"])) == ["I. a", "", "II. b"]

    def test_each_paper_begins_at_one(self) -> None:
        template = word('{{ "1" | so }}')
        assert lines(fill(template)) == lines(fill(template)) == ["1"]

    def test_no_template_reaches_the_counters(self) -> None:
        with pytest.raises(TemplateError):
            render_text("{{ counters }}", {})


class TestNeeded:
    """`needed` says nothing where something is there, and a gap where a list or fact is missing."""

    @pytest.mark.parametrize("value", [["x"], {"x": 1}, "x", 0, DAY, False])
    def test_what_is_there_prints_nothing(self, value: object) -> None:
        assert say("a.b | needed", a={"b": value}) == ""

    @pytest.mark.parametrize("value", [[], {}, (), None])
    def test_what_is_missing_is_a_gap(self, value: object) -> None:
        assert gap_paths(say("a.b | needed", a={"b": value})) == ("a.b",)

    def test_a_list_inside_a_loop_has_the_path_of_its_turn(self) -> None:
        source = "{% for d in ds %}{{ d.tasks | needed }}{% endfor %}"
        said = render_text(source, {"ds": [{"tasks": ["x"]}, {"tasks": []}]})
        assert gap_paths(said) == ("ds[1].tasks",)

    @pytest.mark.parametrize("made", ["xs | select('equalto', 1)", "none"])
    def test_what_the_template_made_is_refused_for_nobody_can_fill_it(self, made: str) -> None:
        source = f"{{% set ys = {made} %}}{{{{ ys | needed }}}}"
        with pytest.raises(TemplateError) as caught:
            render_text(source, {"xs": [2]})
        problem = caught.value.problems[0]
        assert problem.code == "template.needed-list"
        assert "plan.activities | needed" in message(problem)

    def test_a_name_that_is_not_there_is_still_an_error(self) -> None:
        with pytest.raises(TemplateError):
            say("a.c | needed", a={"b": []})


def test_a_flowchart_stands_in_the_run_of_its_tag() -> None:
    steps = [
        {"name": "Tiếp nhận <hồ sơ> & kiểm tra", "unit": None, "kind": "start", "back_to": None},
        {"name": "Trả kết quả", "unit": "Một cửa", "kind": "end", "back_to": None},
    ]
    xml = part(fill(word("{{r steps | flowchart(width_mm=120) }}"), steps=steps))
    assert "Tiếp nhận &lt;hồ sơ&gt; &amp; kiểm tra" in xml
    assert xml.count("<wp:inline") == 2
