"""A file that begins with a table: LibreOffice shows words of its groups only behind a paragraph."""

import io

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from drawing_tools import NS
from qmsdocs.word.package import read_package
from qmsdocs.word.pictures.beginnings import begun
from qmsdocs.word.template import Rendered, render
from template_tools import table, word

UNITS = [{"name": "A", "note": None, "parent": None}]


def first(made: Rendered) -> str:
    """Give the name of the first element of the body."""
    body = etree.fromstring(read_package(made.data)["word/document.xml"])[0]
    return str(etree.QName(body[0]).localname)


@pytest.mark.parametrize("road", ["ours", "docxtpl"])
def test_shapes_in_a_file_that_begins_with_a_table_have_a_paragraph_before_it(road: str) -> None:
    source = word(table(("đầu",)), "{{r units | org_chart }}")
    document = DocxTemplate(io.BytesIO(source))
    document.replace_pic("không có", io.BytesIO(b""))
    document.allow_missing_pics = True
    made = render(source if road == "ours" else document, {"units": UNITS}, {})
    assert first(made) == "p"


@pytest.mark.parametrize(
    "tag", ["{{ a }}", '{{r rows | bar_chart(label="n", series={"A": "a"}) }}']
)
def test_other_files_begin_as_they_did(tag: str) -> None:
    data = {"a": "x", "rows": [{"n": "x", "a": 1}]}
    assert first(render(word(table(("đầu",)), tag), data, {})) == "tbl"


def test_tags_before_the_table_change_nothing() -> None:
    xml = f'<w:body xmlns:w="{NS["w"]}">{{% if a %}} {{% endif %}}<w:tbl/>{{{{ x | flowchart }}}}</w:body>'
    assert begun(xml.replace("<w:tbl/>", "<w:tbl>")).index("<w:p>") < xml.index("{%") + 5
    text = xml.replace("<w:tbl/>", "<w:p/><w:tbl>")
    assert begun(text) == text
