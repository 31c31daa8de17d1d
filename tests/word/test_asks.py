"""Which data a template reads, with every loop variable traced to its list."""

import pytest

from qmsdocs.base.errors import TemplateError, WordFileError
from qmsdocs.word.asks import Ask, asked, asked_in_word, survey
from template_tools import paragraph, said, table, word


def paths(source: str) -> list[str]:
    """Give the paths in order, each once."""
    return list(dict.fromkeys(ask.written for ask in asked(source)))


def uses(source: str) -> list[tuple[str, str]]:
    return [(ask.use, ask.written) for ask in asked(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ agency.name }}", ["agency.name"]),
        ("{{ agency['name'] }}", ["agency.name"]),
        ("{{ objectives[0].name }}", ["objectives[].name"]),
        ("{{ xs[1:3] | join }}", ["xs", "xs[]"]),
        ("{{ d[k].x }}", ["k", "d[].x"]),
        ("{{ 1 }}{{ 'a' }}{{ true }}{{ range(3) | first }}", []),
        ("{% for a in plan.activities %}{{ a.name }}{% endfor %}", ["plan.activities", "plan.activities[].name"]),
        ("{% for a in xs %}{% for b in a.ys %}{{ b.z }}{% endfor %}{% endfor %}{{ a.q }}",
         ["xs", "xs[].ys", "xs[].ys[].z", "a.q"]),
        ("{% for a in xs if a.on %}{% else %}{{ a.x }}{% endfor %}", ["xs", "xs[].on", "a.x"]),
        ("{% for a in xs %}{{ loop.index }}{{ loop.nextitem.x }}{% endfor %}", ["xs"]),
        ("{% set l = agency.lead %}{{ l.name }}", ["agency.lead", "agency.lead.name"]),
        ("{% set l = l0 %}{% set l = l1 %}{{ l.n }}", ["l0", "l1", "l0.n", "l1.n"]),
        ("{% with c = committee %}{{ c.name }}{% endwith %}{{ c }}", ["committee", "committee.name", "c"]),
        ("{% set t %}{{ a.b }}{% endset %}{{ t }}", ["a.b"]),
        ("{% macro m(x) %}{{ x.y }}{{ year }}{% endmacro %}{{ m(agency.name) }}", ["year", "agency.name"]),
        ("{% call m() %}{{ a.b }}{% endcall %}", ["m", "a.b"]),
        ("{{ (a or b).c }}", ["a", "a.c", "b.c"]),
        ("{{ (a if t.x else b).c }}", ["t.x", "a.c", "b.c"]),
        ("{% if not a.b and c.d == e.f or g in h.i %}{% endif %}", ["a.b", "c.d", "e.f", "g", "h.i"]),
        ("{% if a is defined %}{% elif b is in(c.d) %}{% endif %}", ["a", "b", "c.d"]),
        ("{{ x | default(y.z) | upper }}", ["x", "y.z"]),
        ("{{ 'a' ~ b.c ~ d }}", ["b.c", "d"]),
        ("{{ (xs | sort(attribute='due,n') | first).x }}", ["xs[].due", "xs[].n", "xs", "xs[].x"]),
        ("{{ xs | map(attribute='l.n') | join(', ') }}", ["xs[].l.n", "xs"]),
        ("{{ xs | selectattr('a', 'equalto', y) | map(attribute='b') | list | length }}",
         ["y", "xs[].a", "xs", "xs[].b"]),
        ("{{ xs | sum(attribute='n') }}", ["xs[].n", "xs"]),
        ("{{ xs | join(', ', attribute='n') }}", ["xs[].n", "xs"]),
        ("{% for g in fs | groupby('u') %}{{ g.grouper }}{% for f in g.list %}{{ f.id }}{% endfor %}{% endfor %}",
         ["fs[].u", "fs", "fs[].id"]),
        ("{% for u, list in fs | groupby('u.n') %}{{ u }}{{ list[0].id }}{% endfor %}", ["fs[].u.n", "fs", "fs[].id"]),
        ("{% for k, v in terms | items %}{{ k }}{{ v.x }}{% endfor %}", ["terms", "terms[].x"]),
        ("{% for k, v in terms | dictsort %}{{ v }}{% endfor %}", ["terms", "terms[]"]),
        ("{% for x in [a.b, c] %}{{ x.n }}{% endfor %}", ["a.b", "c", "a.b.n", "c.n"]),
        ("{% for x in a.xs + b.xs %}{{ x.n }}{% endfor %}", ["a.xs", "b.xs", "a.xs[].n", "b.xs[].n"]),
        ("{{ steps | flowchart(width_mm=w.x) }}", ["w.x", "steps[].name", "steps"]),
        ("{{ xs | bar_chart(title=t.x, label='n.m', series={'A': 'a', 'B': 'b'}) }}",
         ["t.x", "xs[].n.m", "xs[].a", "xs[].b", "xs"]),
        ("{{ xs | bar_chart('T', 'n', 'a') }}", ["xs[].n", "xs[].a", "xs"]),
        ("{{ xs | pie_chart(value='count') }}", ["xs[].name", "xs[].count", "xs"]),
        ("{{ r.map | heat_map }}", ["r.map"]),
        ("{{ xs | process_map }}", ["xs[].name", "xs[].group", "xs"]),
        ("{{ xs | org_chart }}", ["xs[].name", "xs[].note", "xs[].parent", "xs"]),
        ("{{ {'a': b.c}.a }}", ["b.c"]),
        ("{% colspan 2 + n.m %}x {% vm %}{% hm %}{% cellbg c.d %}", ["n.m", "c.d"]),
        ("{# {{ a.b }} #}", []),
    ],
)  # fmt: skip
def test_the_paths_that_a_text_reads(source: str, expected: list[str]) -> None:
    assert sorted(paths(source)) == sorted(expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ a.b }}", [("print", "a.b")]),
        ("{{ a.b | upper }}", [("print", "a.b")]),
        ("{{ a ~ '' }}", [("print", "a")]),
        ("{{ a | date }}{{ b | long_date }}", [("date", "a"), ("date", "b")]),
        ("{{ a | number }}{{ b | length }}", [("read", "a"), ("read", "b")]),
        ("{% if a %}{% endif %}", [("read", "a")]),
        ("{{ a.b | needed }}", [("read", "a.b")]),
        ("{% for x in a %}{{ x }}{% endfor %}", [("loop", "a"), ("print", "a[]")]),
        ("{{ a | join }}", [("loop", "a"), ("print", "a[]")]),
        ("{% set x = a %}", [("read", "a")]),
    ],
)
def test_what_a_path_is_read_for(source: str, expected: list[tuple[str, str]]) -> None:
    assert uses(source) == expected


def test_each_path_has_its_line() -> None:
    source = "a\n{{ b.c }}\n\n{{ d\n | default(e) }}\n{% colspan f %}"
    assert [(ask.written, ask.place.line) for ask in asked(source)] == [
        ("b.c", 2), ("e", 5), ("d", 4), ("d", 4), ("e", 4), ("f", 6),
    ]  # fmt: skip


def test_a_text_that_cannot_be_read_says_where() -> None:
    with pytest.raises(TemplateError) as caught:
        asked("a\n{{ b c }}\n{{ d | uper }}\n{% iff %}")
    assert [problem.place.line for problem in caught.value.problems] == [2, 3, 4]


def test_a_block_left_open_is_told_in_vietnamese() -> None:
    with pytest.raises(TemplateError) as caught:
        asked("{% if a %}\nx")
    assert 'thiếu thẻ đóng của "if"' in said(caught.value.problems)[0]


def test_a_wrong_filter_does_not_hide_what_else_is_read() -> None:
    asks, problems = survey("{{ a.b | uper }} {{ c }}")
    assert [ask.written for ask in asks] == ["a.b", "c"]
    assert [problem.code for problem in problems] == ["template.filter-unknown-near"]


def test_a_word_template_is_read_across_paragraphs_rows_and_parts() -> None:
    template = word(
        "{%p for a in plan.activities %}",
        "{{ a.name }}",
        "{%p endfor %}",
        table(
            ("{%tr for x in xs %}", ""), ("{{ x.n }}", "{% colspan x.w %}"), ("{%tr endfor %}", "")
        ),
        "{{r procedure.steps | flowchart }}",
        sides={"footer": paragraph("{{ agency.", "name }}")},
        core={"title": "{{ paper.title }}"},
    )
    asks = asked_in_word(template, "mau.docx")
    places = {ask.written: str(ask.place) for ask in asks}
    assert places == {
        "plan.activities": "mau.docx: thân văn bản, đoạn 1",
        "plan.activities[].name": "mau.docx: thân văn bản, đoạn 2",
        "xs": "mau.docx: thân văn bản, bảng 1, hàng 1, ô 1",
        "xs[].n": "mau.docx: thân văn bản, bảng 1, hàng 2, ô 1",
        "xs[].w": "mau.docx: thân văn bản, bảng 1, hàng 2, ô 2",
        "procedure.steps": "mau.docx: thân văn bản, đoạn 4",
        "procedure.steps[].name": "mau.docx: thân văn bản, đoạn 4",
        "agency.name": "mau.docx: chân trang, đoạn 1",
        "paper.title": "mau.docx: thuộc tính của tệp",
    }


def test_a_word_template_that_cannot_be_read_says_why() -> None:
    with pytest.raises(TemplateError) as caught:
        asked_in_word(word("{% if a %}"), "mau.docx")
    assert said(caught.value.problems)[0].startswith("mau.docx: thân văn bản, đoạn 1")
    with pytest.raises(WordFileError):
        asked_in_word(b"", "mau.docx")


def test_an_ask_is_a_plain_value() -> None:
    assert Ask(("a", "[]", "b")) == Ask(("a", "[]", "b"))
    assert Ask(("a", "[]", "b")).written == "a[].b"
