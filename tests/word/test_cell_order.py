"""The properties of table cells after docxtpl has turned its tags into some."""

import pytest

from qmsdocs.word.cell_order import ordered_cells


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(
            '<w:gridSpan w:val="{{ n }}"/><w:tcW w:w="5" w:type="dxa"/>',
            '<w:tcW w:w="5" w:type="dxa"/><w:gridSpan w:val="{{ n }}"/>',
            id="span before width",
        ),
        pytest.param(
            '<w:vAlign w:val="center"/><w:vMerge w:val="{% if loop.first %}a{% else %}b{% endif %}"/>',
            '<w:vMerge w:val="{% if loop.first %}a{% else %}b{% endif %}"/><w:vAlign w:val="center"/>',
            id="merge after alignment",
        ),
        pytest.param(
            '<w:shd w:fill="{{c}}"/><w:tcW w:w="5"/><w:tcBorders><w:top w:val="nil"/></w:tcBorders>',
            '<w:tcW w:w="5"/><w:tcBorders><w:top w:val="nil"/></w:tcBorders><w:shd w:fill="{{c}}"/>',
            id="with an element that has children",
        ),
        pytest.param(
            '{% if a %}<w:vAlign w:val="top"/>{% endif %}<w:tcW w:w="5"/>',
            '{% if a %}<w:vAlign w:val="top"/>{% endif %}<w:tcW w:w="5"/>',
            id="tags between properties stay where they are",
        ),
        pytest.param("<w:odd/><w:tcW/>", "<w:odd/><w:tcW/>", id="unknown properties stay"),
    ],
)
def test_properties_follow_the_schema(given: str, wanted: str) -> None:
    around = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    assert ordered_cells(around.format(given) * 2) == around.format(wanted) * 2


def test_a_cell_without_properties_does_not_swallow_the_next() -> None:
    xml = "<w:tc><w:tcPr/><w:p/></w:tc><w:tc><w:tcPr><w:vAlign/><w:tcW/></w:tcPr></w:tc>"
    assert ordered_cells(xml) == xml.replace("<w:vAlign/><w:tcW/>", "<w:tcW/><w:vAlign/>")
