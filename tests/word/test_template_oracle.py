"""docxtpl itself, left to go its own way, gives the same XML."""

import io
from collections.abc import Mapping

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from qmsdocs.word.cell_order import ordered_cells
from qmsdocs.word.environment import environment
from qmsdocs.word.package import read_package, write_package
from qmsdocs.word.template import render
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

TEMPLATES = {
    "values": word("Xin {{ a }}", paragraph(run("{{ a }}", "<w:b/>"), run(" thường {{ n + 1 }}"))),
    "paragraphs": word("{%p for x in xs %}", "{{ loop.index }}. {{ x.t }}", "{%p if x.ys %}", "có", "{%p else %}", "không", "{%p endif %}", "{%p endfor %}"),
    "inline": word("{% for x in xs %}{{ x.t }}{% if not loop.last %}, {% endif %}{% endfor %}"),
    "runs": word(paragraph(run("a "), run("{%r if off %}"), run("b", "<w:b/>"), run("{%r endif %}"), run("c"))),
    "rows": word(table(("TT", "Tên"), (ROWS[0], ""), ("{{ loop.index }}", "{{ x.t }}"), (ROWS[1], ""))),
    "columns": word(table(("{%tc for x in xs %}", "{{ x.t }}", "{%tc endfor %}"), ("{%tc for x in xs %}", "{{ x.ys | length }}", "{%tc endfor %}"))),
    "merged down": word(table((ROWS[0], ""), ("{% vm %}chung", "{{ x.t }}"), (ROWS[1], ""))),
    "merged across": word(table(("{%tc for x in xs %}", "{% hm %}chung", "{%tc endfor %}"), ("{%tc for x in xs %}", "{{ x.t }}", "{%tc endfor %}"))),
    "spans": word(table(("{% colspan n %}rộng", "b"), ("{% cellbg color %}c", "d"))),
    "dashes": word("a {%- if on %}", "b", "{%- endif %} c"),
    "comments": word("a{# x #}b", "{#p ghi chú #}", "c"),
    "sides": word("x", sides={"header": paragraph("{{ a }}"), "footer": paragraph("{% if on %}{{ n }}{% endif %}")}),
    "notes": word("x", sides={"footnotes": f'<w:footnote w:id="1">{paragraph("{{ a }}")}</w:footnote>'}),
    "two rows a turn": word(table((ROWS[0], ""), ("{{ x.t }}", ""), ("", "{{ x.ys | join }}"), (ROWS[1], ""))),
    "paragraphs in cells": word(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr>{cell('{%p for x in xs %}', '{{ x.t }}', '{%p endfor %}', 'z')}</w:tr></w:tbl>"),
}  # fmt: skip


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


def by_docxtpl(template: bytes) -> dict[str, bytes]:
    made = DocxTemplate(io.BytesIO(template))
    made.render(dict(DATA), environment())
    buffer = io.BytesIO()
    made.save(buffer)
    return read_package(buffer.getvalue())


@pytest.mark.parametrize("name", TEMPLATES)
def test_both_give_the_same_xml(name: str) -> None:
    template = with_cell_properties(TEMPLATES[name])
    ours, theirs = read_package(render(template, DATA, {}).data), by_docxtpl(template)
    parts = [part for part in ours if part.startswith("word/") and part.endswith(".xml")]
    assert parts
    for part in parts:
        assert canonical(ours[part]) == canonical(theirs[part])
