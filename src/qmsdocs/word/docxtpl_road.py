"""docxtpl's own road, for what is bound to its document: `Subdoc`, `InlineImage`, replaced pictures.

Jinja is ours there too, sandbox and all; only patching, filling and saving are docxtpl's.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from qmsdocs.base.places import Place
from qmsdocs.word.compiled import names_of
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.deflate import Deflate
from qmsdocs.word.environment import environment
from qmsdocs.word.finishing import finish
from qmsdocs.word.gaps import Value
from qmsdocs.word.healing import heal
from qmsdocs.word.package import read_package
from qmsdocs.word.pictures.beginnings import begun
from qmsdocs.word.pictures.chart_parts import with_charts
from qmsdocs.word.pictures.chart_shelves import shelf_of
from qmsdocs.word.pictures.charts import has_charts
from qmsdocs.word.pictures.names import PICTURES
from qmsdocs.word.text_parts import text_parts
from qmsdocs.word.troubles import error_of, problem_of

#: Where docxtpl keeps what somebody asked it to replace.
_REPLACED = ("pics_to_replace", "crc_to_new_media", "crc_to_new_embedded", "zipname_to_replace")

Document = Any
"""A `docxtpl.DocxTemplate`, which has no types."""


def bound_document(context: Mapping[str, Value]) -> Document | None:
    """Give the document of docxtpl that values of the data are bound to, if any are."""
    return next(_documents(context), None)


def template_of(document: Document) -> bytes | None:
    """Give the bytes of a document's template, or nothing when pictures are to be replaced in it."""
    if any(getattr(document, name) for name in _REPLACED):
        return None
    source = document.template_file
    if not hasattr(source, "read"):
        return Path(source).read_bytes()
    source.seek(0)
    data: bytes = source.read()
    source.seek(0)
    return data


def fill_document(
    document: Document, context: Mapping[str, Value], way: Deflate
) -> tuple[dict[str, bytes], dict[str, str], tuple[str, ...]]:
    """Fill a template by docxtpl; `way` is how the workbooks of charts are compressed.

    Returns:
        The parts of the Word file, its core properties, the paths of its gaps.

    Raises:
        TemplateError, RenderError: as `template.render` does, without a place.
        WordFileError: what came out is not a sound Word file.
    """
    names = names_of(context)
    buffer = io.BytesIO()
    try:
        with _healing(document):
            document.render(names, environment())
        document.save(buffer)
    except Exception as error:
        raise error_of(problem_of(error, "", Place(), names)) from error
    parts = read_package(buffer.getvalue())
    gaps: list[str] = []
    for part in text_parts(parts):
        parts[part.name], found = finish(parts[part.name], numbers=False)
        gaps += found
    return _charted(parts, way), read_properties(parts), tuple(gaps)


def _charted(parts: dict[str, bytes], way: Deflate) -> dict[str, bytes]:
    """Give the package with the parts of its charts."""
    drawing = [part.name for part in text_parts(parts) if has_charts(parts[part.name])]
    if not drawing:
        return parts
    shelf = shelf_of(parts, drawing)
    types, made = with_charts(shelf, [(name, parts[name]) for name in drawing], way)
    return {**parts, **dict([types, *made])}


@contextmanager
def _healing(document: Document) -> Iterator[None]:
    """Let docxtpl patch what draws only after its tags were made whole, as on the other roads."""
    patch = document.patch_xml

    def patched(xml: str) -> str:
        if not any(name in xml for name in PICTURES):
            return str(patch(xml))
        root = etree.fromstring(xml.encode())
        heal(root)
        return begun(patch(etree.tostring(root, encoding="unicode")))

    document.patch_xml = patched
    try:
        yield
    finally:
        del document.patch_xml


def _documents(value: Value) -> Iterator[Document]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _documents(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _documents(item)
    elif isinstance(document := getattr(value, "tpl", None), DocxTemplate):
        yield document
