"""What no template may do, and how a fault in a template or its data is told."""

from collections.abc import Callable

import pytest

from qmsdocs.base.errors import QmsDocsError, RenderError, TemplateError, WordFileError
from qmsdocs.sources.messages import line, message
from qmsdocs.word.environment import MAX_RANGE
from qmsdocs.word.template import check, compile_template, render, render_text
from template_tools import lines, paragraph, table, word

DATA: dict[str, object] = {
    "agency": {"name": "Sở", "leader": "A", "here": "Sở"},
    "xs": [{"n": "1"}],
    "year": 2024,
    "day": None,
}

#: Ways out of the sandbox that are known for Jinja, and their kin.
ESCAPES = [
    "cycler.__init__.__globals__.os.popen('id').read()",
    "joiner.__init__.__globals__",
    "namespace.__init__.__globals__",
    "lipsum.__globals__['os'].popen('id').read()",
    "self.__init__.__globals__",
    "self._TemplateReference__context",
    "''.__class__.__mro__[1].__subclasses__()",
    "agency.__class__",
    "agency['__class__']",
    "agency.get('name')",
    "agency.name.upper()",
    "agency.name.format(agency)",
    "'{0.__class__}'.format(agency)",
    "'{0.__class__}'.format_map(agency)",
    "'%s' % agency",
    "'%s' | format(agency)",
    "agency | attr('__class__')",
    "xs | map(attribute='__class__') | list",
    "xs | map('attr', '__class__') | list",
    "xs | selectattr('__class__') | list",
    "xs | groupby('__class__')",
    "xs | sort(attribute='__class__')",
    "xs.append(1)",
    "agency.update(name='x')",
    "xs.__len__()",
    "year.real",
    "year.bit_length()",
    "(1).__class__",
    "day.__class__",
    "range.__self__",
    "range(3).__class__",
    "dict",
    "request",
    "caller",
    "agency.name | safe",
    "agency | pprint",
    "agency | tojson",
    "[] | random",
    "environment",
    "loop",
]


class TestRefused:
    """Only names of data and filters; nothing of Python."""

    @pytest.mark.parametrize("escape", ESCAPES)
    @pytest.mark.parametrize("where", ["body", "property", "line"])
    def test_no_expression_reaches_what_is_behind_the_data(self, escape: str, where: str) -> None:
        tag = f"{{{{ {escape} }}}}"
        ways: dict[str, Callable[[], object]] = {
            "body": lambda: render(word(f"Kính gửi {tag}"), DATA, {}),
            "property": lambda: render(word("x", core={"title": tag}), DATA, {}),
            "line": lambda: render_text(tag, DATA),
        }
        with pytest.raises(QmsDocsError) as caught:
            ways[where]()
        assert isinstance(caught.value, TemplateError | RenderError)
        assert all("{expression}" not in message(problem) for problem in caught.value.problems)

    @pytest.mark.parametrize(
        "escape", [escape for escape in ESCAPES if "_" in escape and "|" not in escape]
    )
    def test_a_refusal_quotes_the_expression_and_its_place(self, escape: str) -> None:
        with pytest.raises(TemplateError) as caught:
            render(word("đầu", f"Kính gửi {{{{ {escape} }}}} ạ"), DATA, {})
        text = line(caught.value.problems[0])
        assert escape[:40] in text
        assert text.startswith("thân văn bản, đoạn 2")

    @pytest.mark.parametrize(
        "statement",
        [
            "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
            "{% if agency.__class__ %}{% endif %}",
            "{% set x = agency.__class__ %}",
            "{% if agency.__class__ is defined %}x{% endif %}",
            "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
            "{% for x in xs %}{{ loop.__init__ }}{% endfor %}",
            "{% autoescape false %}{{ agency.name }}{% endautoescape %}",
            "{% include 'x' %}",
            "{% import 'os' as os %}",
            "{% extends 'x' %}",
        ],
    )
    def test_no_statement_does_either(self, statement: str) -> None:
        for template in (word(statement), word("x", core={"subject": statement})):
            with pytest.raises(QmsDocsError):
                render(template, DATA, {})

    @pytest.mark.parametrize(
        "expression",
        [
            "'a' * 10 ** 9",
            "10 ** 9 * 'a'",
            "[0] * 10 ** 8",
            "9 ** 9 ** 9 ** 9 ** 9",
            "range(10 ** 9) | list",
            "range(0, 10 ** 9, 1) | join",
            "('a' * 1000) | replace('a', 'b' * 1000)",
            "1.5 | round(10 ** 9)",
        ],
    )
    def test_results_out_of_all_measure_are_refused(self, expression: str) -> None:
        with pytest.raises(QmsDocsError) as caught:
            render_text(f"{{{{ {expression} }}}}", DATA)
        assert caught.value.problems[0].code in ("template.too-big", "template.filter-value")

    def test_what_a_paper_needs_is_not_too_big(self) -> None:
        assert render_text(f"{{{{ range({MAX_RANGE}) | length }}}}", {}) == str(MAX_RANGE)
        assert render_text("{{ '.' * 80 }}{{ 7 % 4 }}{{ 2 ** 10 }}", {}) == "." * 80 + "31024"

    def test_loops_may_ask_where_they_are(self) -> None:
        source = "{% for x in xs %}{{ loop.index }}{{ loop.last and 'cuối' }}{{ loop.cycle('a', 'b') }}{% endfor %}"
        assert render_text(source, {"xs": [1]}) == "1cuốia"


class TestNames:
    """A name that is not there: expression, place, nearest name."""

    def told(self, *blocks: str) -> str:
        with pytest.raises(TemplateError) as caught:
            render(word(*blocks), DATA, {})
        return line(caught.value.problems[0])

    def test_a_mistyped_field_names_the_nearest(self) -> None:
        assert self.told("a", "Kính gửi {{ agency.leeder }}, {{ agency.name }}") == (
            'thân văn bản, đoạn 2: "Kính gửi {{ agency.leeder }}, {{ agency.name }}": '
            "không có 'agency.leeder'; có phải 'agency.leader'?"
        )

    def test_a_mistyped_name_names_the_nearest(self) -> None:
        assert "không có 'agencie'; có phải 'agency'?" in self.told("{{ agencie.name }}")

    def test_a_strange_name_lists_what_there_is(self) -> None:
        text = self.told("{{ agency.zzzzzz }}")
        assert "không có 'agency.zzzzzz'; agency có: here, leader, name." in text
        assert "dữ liệu có: agency, day, xs, year." in self.told("{{ qqqqqq }}")

    def test_a_row_without_a_field_is_found_in_its_cell(self) -> None:
        grid = table(
            ("{%tr for x in xs %}", ""), ("{{ x.n }}", "{{ x.m }}"), ("{%tr endfor %}", "")
        )
        assert self.told("{{ agency.name }}", grid).startswith(
            "thân văn bản, bảng 1, hàng 2, ô 2: không có 'x.m'"
        )

    def test_the_second_of_two_equal_tags_is_told_from_the_first(self) -> None:
        blocks = (
            "{% for x in xs %}{{ x.n }}{% endfor %}",
            "{% for x in [year] %}{{ x.n }}{% endfor %}",
        )
        assert self.told(*blocks).startswith("thân văn bản, đoạn 2")

    @pytest.mark.parametrize(
        ("expression", "words"),
        [
            ("xs[5].n", "'xs' không có phần tử 5"),
            ("xs.n", "'xs' là danh sách nên không có mục 'n'"),
            ("agency.name.x", "'agency.name' là một giá trị, bên trong không có mục 'x'"),
            ("agency['nam']", "không có 'agency.nam'; có phải 'agency.name'?"),
        ],
    )
    def test_what_is_no_group_has_no_fields(self, expression: str, words: str) -> None:
        assert words in self.told(f"{{{{ {expression} }}}}")

    def test_headers_and_properties_are_named(self) -> None:
        with pytest.raises(TemplateError) as header:
            render(word("x", sides={"header": paragraph("{{ agency.nam }}")}), DATA, {})
        assert str(header.value.problems[0].place).startswith("đầu trang, đoạn 1")
        with pytest.raises(TemplateError) as core:
            render(word("x", core={"title": "{{ agency.nam }}"}), DATA, {})
        assert line(core.value.problems[0]) == (
            "thuộc tính của tệp: không có 'agency.nam'; có phải 'agency.name'?"
        )

    def test_asking_whether_a_name_is_there_is_allowed(self) -> None:
        template = word(
            "{{ 'có' if agency.x is defined else 'không' }}{{ agency.x | default('y') }}"
        )
        made = render(template, DATA, {})
        assert lines(made) == ["khôngy"]


class TestSyntax:
    """What Jinja cannot read is told in the terms of Word."""

    @pytest.mark.parametrize(
        ("tag", "words"),
        [
            ("{{ agency.name | uper }}", "không có bộ lọc 'uper'"),
            ("{% iff agency %}", "không có lệnh 'iff'"),
            ("{{ agency name }}", 'thừa "name"'),
            ("{{ agency. }}", "sai cú pháp"),
            ("{{ }}", "sai cú pháp"),
            ("{% if agency is presnt %}{% endif %}", "không có phép thử 'is presnt'"),
            ("{% if agency %}", "chưa có thẻ đóng {% endif %}"),
            ("{% endfor %}", "không có thẻ mở"),
            ("{{ agency.name", "không có dấu đóng }}"),
        ],
    )
    def test_the_place_and_the_remedy_are_named(self, tag: str, words: str) -> None:
        with pytest.raises(TemplateError) as caught:
            compile_template(word("đoạn đầu", f"Kính gửi {tag}"))
        text = line(caught.value.problems[0])
        assert text.startswith("thân văn bản, đoạn 2")
        assert words in text

    def test_all_faults_of_a_part_are_told_at_once(self) -> None:
        with pytest.raises(TemplateError) as caught:
            compile_template(word("{{ a | uper }}", "{% iff x %}", "{{ b | lowre }}"))
        assert len(caught.value.problems) == 3

    def test_a_value_of_the_wrong_kind_is_a_fault_of_the_paper(self) -> None:
        with pytest.raises(RenderError) as caught:
            render(word("Hạn: {{ agency.name | date }}"), DATA, {})
        assert line(caught.value.problems[0]) == (
            'thân văn bản, đoạn 1: "Hạn: {{ agency.name | date }}": {{ agency.name | date }}: bộ lọc '
            'date cần một ngày, đang nhận "Sở"; sửa giá trị trong hồ sơ hoặc bỏ bộ lọc.'
        )

    @pytest.mark.parametrize(
        ("expression", "reason"),
        [
            ("year + agency.name", "các giá trị khác loại nhau"),
            ("1 / 0", "chia cho 0"),
            ("[] | first", "danh sách trống"),
            ("xs | map('uper') | list", "No filter named"),
        ],
    )
    def test_what_cannot_be_worked_out_is_told_with_the_reason(
        self, expression: str, reason: str
    ) -> None:
        with pytest.raises(RenderError) as caught:
            render(word(f"{{{{ {expression} }}}}"), DATA, {})
        text = line(caught.value.problems[0])
        assert expression in text
        assert reason in text

    @pytest.mark.parametrize("deep", [
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{% for i in range(2) %}" * 25 + "x" + "{% endfor %}" * 25,
    ])  # fmt: skip
    def test_what_is_nested_too_deep_is_told_without_a_traceback(self, deep: str) -> None:
        with pytest.raises(QmsDocsError) as caught:
            render(word(deep), DATA, {})
        assert "lồng nhau quá nhiều lớp" in line(caught.value.problems[0])
        assert [problem.code for problem in check(word(deep), "m.docx")] == [
            caught.value.problems[0].code
        ]

    def test_a_missing_number_of_columns_is_told_with_its_cell(self) -> None:
        with pytest.raises(RenderError) as caught:
            render(word(table(("{% colspan day %}A", "B"))), DATA, {})
        assert "bảng 1, hàng 1, ô 1" in line(caught.value.problems[0])

    def test_blocks_of_two_kinds_never_shorten_a_paper_silently(self) -> None:
        grid = table(("{%tr for x in xs %}",), ("{{ x.n }}",), ("{% endfor %}",))
        with pytest.raises(TemplateError) as caught:
            render(word("a", grid, "b", "c"), DATA, {})
        assert caught.value.problems[0].code == "template.block-kind"

    def test_what_is_no_word_file_is_told(self) -> None:
        for data in (b"", b"PK\x03\x04", b"xin chao"):
            with pytest.raises(WordFileError):
                render(data, {}, {})
