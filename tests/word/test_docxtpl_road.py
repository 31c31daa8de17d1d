"""Values that are bound to a document of docxtpl, and pictures that it replaces."""

import base64
import io
from pathlib import Path

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage

from qmsdocs.base.errors import TemplateError
from qmsdocs.word.gaps import DOTS
from qmsdocs.word.package import read_package
from qmsdocs.word.template import Rendered, render
from template_tools import lines, opened, part, word

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OTHER_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


def with_image(template: bytes, **context: object) -> Rendered:
    """Fill a template with a picture among the values."""
    document = DocxTemplate(io.BytesIO(template))
    image = InlineImage(document, io.BytesIO(DOT), width=Mm(10))
    return render(template, {"image": image, **context}, {"title": "Ảnh"})


def test_a_picture_among_the_values_comes_into_the_file() -> None:
    made = with_image(word("Ảnh: {{ image }}", "{{ a }}"), a="A & B\nC")
    assert lines(made)[1] == "A & B\nC"
    assert len(opened(made).inline_shapes) == 1
    assert DOT in read_package(made.data).values()
    assert opened(made).core_properties.title == "Ảnh"


def test_a_picture_may_stand_deep_in_the_values() -> None:
    template = word("{% for x in xs %}{{ x.image }}{% endfor %}")
    document = DocxTemplate(io.BytesIO(template))
    xs = [{"image": InlineImage(document, io.BytesIO(DOT))}, {"image": ""}]
    assert len(opened(render(template, {"xs": xs}, {})).inline_shapes) == 1


def test_gaps_are_found_on_this_road_too() -> None:
    made = with_image(word("{{ image }}", "{{ a.b }}"), a={"b": None})
    assert made.gaps == ("a.b",)
    assert lines(made)[1] == DOTS
    assert "w:highlight" in part(made)


def test_equal_input_gives_equal_bytes_on_this_road_too() -> None:
    template = word("{{ image }}", core={"title": "x", "creator": "y"})
    assert with_image(template).data == with_image(template).data


@pytest.mark.parametrize("expression", ["image.tpl", "image.__class__", "image._insert_image()"])
def test_the_sandbox_holds_on_this_road_too(expression: str) -> None:
    with pytest.raises(TemplateError):
        with_image(word("{{ image }}", f"{{{{ {expression} }}}}"))


def test_a_document_in_place_of_the_bytes_is_filled_as_they_are(tmp_path: Path) -> None:
    template = word("{{ a }}")
    path = tmp_path / "mau.docx"
    path.write_bytes(template)
    expected = render(template, {"a": "x"}, {})
    for source in (path, str(path), io.BytesIO(template)):
        assert render(DocxTemplate(source), {"a": "x"}, {}) == expected


def test_pictures_are_replaced() -> None:
    template = with_image(word("{{ image }}", "{_{ a }_}")).data
    document = DocxTemplate(io.BytesIO(template))
    document.replace_pic("image.png", io.BytesIO(OTHER_DOT))
    made = render(document, {"a": "x"}, {})
    assert lines(made)[1] == "x"
    media = [data for name, data in read_package(made.data).items() if "media" in name]
    assert media == [OTHER_DOT]
