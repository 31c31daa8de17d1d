"""docxtpl itself, left to go its own way, gives the same XML; and our two roads the same bytes."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from docxtpl import DocxTemplate, Listing, RichText, RichTextParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qmsdocs.word.careful import fill_carefully
from qmsdocs.word.cell_order import ordered_cells
from qmsdocs.word.compiled import fill_quickly, names_of
from qmsdocs.word.deflate import deflate
from qmsdocs.word.docxtpl_road import fill_document
from qmsdocs.word.environment import environment
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.pictures.names import PICTURES
from qmsdocs.word.template import compile_template, render
from sample_forms import FormPaper, form_papers
from template_tools import cell, paragraph, run, table, word

DATA: Mapping[str, object] = {
    "a": "A & <B>\tc\nd",
    "n": 2,
    "on": True,
    "off": False,
    "color": "FFEE00",
    "xs": [{"t": "một", "ys": [1, 2]}, {"t": "hai", "ys": []}, {"t": "ba", "ys": [3]}],
}
ROWS = ("{%tr for x in xs %}", "{%tr endfor %}")
COLUMNS = ("{%tc for x in xs %}", "{{ x.t }}", "{%tc endfor %}")
INNER = table(("{%tr for y in x.ys %}",), ("{{ y }} {{ loop.index }}",), ("{%tr endfor %}",))
GRID = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>%s</w:tbl>"


def boxed(*contents: str) -> str:
    """Give a table with a row for each content, in one cell."""
    rows = (f"<w:tr><w:tc><w:tcPr/>{content}</w:tc></w:tr>" for content in contents)
    return GRID % "".join(rows)


TEMPLATES = {
    "values": word("Xin {{ a }}", paragraph(run("{{ a }}", "<w:b/>"), run(" thường {{ n + 1 }}"))),
    "paragraphs": word("{%p for x in xs %}", "{{ loop.index }}. {{ x.t }}", "{%p if x.ys %}", "có", "{%p else %}", "không", "{%p endif %}", "{%p endfor %}"),
    "inline": word("{% for x in xs %}{{ x.t }}{% if not loop.last %}, {% endif %}{% endfor %}"),
    "runs": word(paragraph(run("a "), run("{%r if off %}"), run("b", "<w:b/>"), run("{%r endif %}"), run("c"))),
    "rows": word(table(("TT", "Tên"), (ROWS[0], ""), ("{{ loop.index }}", "{{ x.t }}"), (ROWS[1], ""))),
    "columns": word(table(COLUMNS, ("{%tc for x in xs %}", "{{ x.ys | length }}", "{%tc endfor %}"))),
    "a column left out": word(table(("a", "{%tc if off %}", "b", "{%tc endif %}"), ("a", "{#tc x #}", "b", "c"))),
    "merged down": word(table((ROWS[0], ""), ("{% vm %}chung", "{{ x.t }}"), (ROWS[1], ""))),
    "merged across": word(table(("{%tc for x in xs %}", "{% hm %}chung", "{%tc endfor %}"), COLUMNS)),
    "spans": word(table(("{% colspan n %}rộng", "b"), ("{% cellbg color %}c", "d"))),
    "dashes": word("a {%- if on %}", "b", "{%- endif %} c"),
    "dashes behind": word("a {% if on -%}", "b", "{% endif -%}", "c"),
    "comments": word("a{# x #}b", "{#p ghi chú #}", "c"),
    "sides": word("x", sides={"header": paragraph("{{ a }}"), "footer": paragraph("{% if on %}{{ n }}{% endif %}")}),
    "notes": word("x", sides={"footnotes": f'<w:footnote w:id="1">{paragraph("{{ a }}")}</w:footnote>'}),
    "two rows a turn": word(table((ROWS[0], ""), ("{{ x.t }}", ""), ("", "{{ x.ys | join }}"), (ROWS[1], ""))),
    "paragraphs in cells": word(GRID % f"<w:tr>{cell('{%p for x in xs %}', '{{ x.t }}', '{%p endfor %}', 'z')}</w:tr>"),
    "tables in tables": word(boxed(paragraph("{%tr for x in xs[:1] %}"), INNER + paragraph("{{ x.t }}"), paragraph("{%tr endfor %}"))),
    "loops in loops": word("{%p for x in xs %}", "{%p for y in x.ys %}", "{{ x.t }} {{ y }} {{ loop.index0 }}", "{%p endfor %}", "{%p endfor %}"),
    "variables": word("{% set s = n * 3 %}{{ s }}{% for x in xs if x.ys %}{% set s = x.t %}{{ s }}{% endfor %}{{ s }}"),
    "turns": word("{% for x in xs %}{{ loop.cycle('a', 'b') }}{{ loop.revindex }}{{ loop.first }}{% endfor %}".replace("{{ loop.first }}", "{% if loop.first %}!{% endif %}")),
    "filters": word("{{ xs | map(attribute='t') | join(', ') | upper }} {{ 'x' ~ n }} {{ (xs | first).t }} {{ n if on else a }}"),
    "macros": word("{% macro m(v) %}<{{ v }}>{% endmacro %}{{ m('é') }}{{ m(n) }}"),
    "a recursive loop": word("{% for x in xs recursive %}{{ x.t }}{% endfor %}"),
    "drawings": word("{%p for x in xs %}", paragraph('<w:r><w:drawing><wp:docPr id="1" name="n"/></w:drawing></w:r>'), "{%p endfor %}", paragraph('<w:r><w:drawing><wp:docPr id="1" name="n"/></w:drawing></w:r>')),
}  # fmt: skip
#: A tag in pieces: we leave the text around it in runs of its own, docxtpl draws all together.
SPLIT = word(
    paragraph(
        run("{"), run("{ a"), run(" }"), run("}"), run(" {% if"), run(" on %}x{% end"), run("if %}")
    )
)
#: Those that have no quick code, or need more of it than it has.
CAREFUL = {"macros", "a recursive loop"}


def with_cell_properties(template: bytes) -> bytes:
    """Docxtpl adds cell properties only where there are some."""
    parts = read_package(template)
    full = b'<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
    return write_package({name: data.replace(b"<w:tcPr/>", full) for name, data in parts.items()})


def canonical(data: bytes) -> bytes:
    """Give XML in one form: cell properties in order, no difference that means nothing."""
    root = etree.fromstring(data, etree.XMLParser(remove_blank_text=True))
    text = ordered_cells(etree.tostring(root, encoding="unicode"))
    return etree.tostring(etree.fromstring(text), method="c14n")


def by_docxtpl(template: bytes, data: Mapping[str, Any]) -> dict[str, bytes]:
    made = DocxTemplate(io.BytesIO(template))
    made.render(names_of(data), environment())
    buffer = io.BytesIO()
    made.save(buffer)
    return read_package(buffer.getvalue())


def by_docxtpl_road(template: bytes, data: Mapping[str, Any]) -> dict[str, bytes]:
    """Let docxtpl fill a template whose tags were healed; those of charts hold what it cannot read."""
    return fill_document(DocxTemplate(io.BytesIO(template)), data, deflate())[0]


def draws(template: bytes) -> bool:
    """Tell whether there are pictures in a template."""
    return any(name.encode() in read_package(template)["word/document.xml"] for name in PICTURES)


def assert_same_as_docxtpl(template: bytes, data: Mapping[str, Any]) -> None:
    """Compare every part with text."""
    ours, theirs = read_package(render(template, data, {}).data), by_docxtpl(template, data)
    parts = [part for part in ours if part.startswith("word/") and part.endswith(".xml")]
    assert parts
    for part in parts:
        assert canonical(ours[part]) == canonical(theirs[part])


@pytest.mark.parametrize("name", TEMPLATES)
def test_docxtpl_gives_the_same_xml(name: str) -> None:
    assert_same_as_docxtpl(with_cell_properties(TEMPLATES[name]), DATA)


@pytest.mark.parametrize("name", TEMPLATES)
def test_our_roads_give_the_same_bytes(name: str) -> None:
    compiled = compile_template(TEMPLATES[name])
    quick = fill_quickly(compiled, DATA)
    assert (quick is None) == (name in CAREFUL)
    assert quick in (None, fill_carefully(compiled, DATA))


def test_a_tag_in_pieces_says_the_same() -> None:
    ours, theirs = read_package(render(SPLIT, DATA, {}).data), by_docxtpl(SPLIT, DATA)
    assert texts(ours["word/document.xml"]) == texts(theirs["word/document.xml"])


VALUES = {
    "rich text": (word("x {{r v }} y"), RichText("A & B\tc\nd", bold=True, color="#FF0000")),
    "rich text in a condition": (word("{% if v %}x {{r v }}{% endif %} y"), RichText("A")),
    "a rich paragraph": (word("x", "{{p v }}", "y"), RichTextParagraph("A", parastyle="S")),
    "a listing": (word("x {{ v }} y"), Listing("một\nhai\aba\tbốn & <năm>\fsáu")),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_of_docxtpl_come_out_as_docxtpl_prints_them(name: str) -> None:
    template, value = VALUES[name]
    assert_same_as_docxtpl(template, {"v": value})


@pytest.mark.parametrize("paper", form_papers(), ids=lambda paper: paper.name)
class TestOwnForms:
    """Every kind of paper there is."""

    def test_the_quick_road_is_taken_and_gives_what_the_careful_one_gives(
        self, paper: FormPaper
    ) -> None:
        compiled = compile_template(paper.template)
        assert not any(part.needs.parses for part in compiled.parts)
        assert fill_quickly(compiled, paper.context) == fill_carefully(compiled, paper.context)

    def test_docxtpl_gives_the_same_paragraphs(self, paper: FormPaper) -> None:
        made = render(paper.template, paper.context, paper.properties)
        by = by_docxtpl_road if draws(paper.template) else by_docxtpl
        ours, theirs = read_package(made.data), by(paper.template, paper.context)
        for part in theirs:
            if part.startswith("word/") and part.endswith(".xml"):
                assert texts(ours[part]) == texts(theirs[part])


def texts(data: bytes) -> list[str]:
    """Give the text of each paragraph, with a tab for each tab and a newline for each break."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    signs = {f"{space}tab": "\t", f"{space}br": "\n"}
    return [
        "".join(
            signs.get(str(item.tag), (item.text or "") if item.tag == f"{space}t" else "")
            for item in paragraph.iter()
        )
        for paragraph in etree.fromstring(data).iter(f"{space}p")
    ]


VALUE = st.one_of(
    st.none(),
    st.integers(-5, 5),
    st.text("ab é&<>\"'\n\t\u0301", max_size=4),
    st.sampled_from([True, 1.5, []]),
)
GROUP = st.fixed_dictionaries({"p": VALUE, "q": VALUE})
FACTS = st.fixed_dictionaries({"v": VALUE, "g": GROUP, "xs": st.lists(GROUP, max_size=3)})
PATHS = ["v", "g.p", "g.q", "xs", "xs[0].p", "x.p", "x.q", "g", "none", "loop.index", "g.z", "y"]
EXPRESSION = st.recursive(
    st.sampled_from([*PATHS, "1", "'é'"]),
    lambda inner: st.one_of(
        st.builds("({} or {})".format, inner, inner),
        st.builds("({} ~ {})".format, inner, inner),
        st.builds("({} == {})".format, inner, inner),
        st.builds("({} | {})".format, inner, st.sampled_from(["length", "upper", "default('d')", "first", "string", "list", "needed", "join('-')"])),
        st.builds("({} is {})".format, inner, st.sampled_from(["none", "defined", "string", "iterable", "not mapping"])),
        st.builds("({} if {} else {})".format, inner, inner, inner),
    ),
    max_leaves=3,
)  # fmt: skip
BODY = st.recursive(
    st.builds("{{{{ {} }}}}".format, EXPRESSION) | st.just("c"),
    lambda inner: st.one_of(
        st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, EXPRESSION, inner, inner),
        st.builds("{{% for x in {} %}}{}{{% endfor %}}".format, st.sampled_from(["xs", "g.p", "v"]), inner),
        st.builds("{}{}".format, inner, inner),
        st.builds("{{% set y = {} %}}{}".format, EXPRESSION, inner),
    ),
    max_leaves=4,
)  # fmt: skip


@given(BODY, FACTS)
@settings(max_examples=400, deadline=None)
def test_whatever_the_quick_road_gives_the_careful_one_gives(
    body: str, facts: dict[str, Any]
) -> None:
    compiled = compile_template(word(table((body, "{% if v %}x{% endif %}"))))
    quick = fill_quickly(compiled, facts)
    if quick is not None:
        assert quick == fill_carefully(compiled, facts)
