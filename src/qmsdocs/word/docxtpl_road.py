"""docxtpl's own road, for what is bound to its document: `Subdoc`, `InlineImage`, replaced pictures.

Jinja is ours there too, sandbox and all; only patching, filling and saving are docxtpl's.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from qmsdocs.base.places import Place
from qmsdocs.word.compiled import names_of
from qmsdocs.word.core_properties import read_properties
from qmsdocs.word.environment import environment
from qmsdocs.word.finishing import finish
from qmsdocs.word.gaps import Value
from qmsdocs.word.package import read_package
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
    document: Document, context: Mapping[str, Value]
) -> tuple[dict[str, bytes], dict[str, str], tuple[str, ...]]:
    """Fill a template by docxtpl.

    Returns:
        The parts of the Word file, its core properties, the paths of its gaps.

    Raises:
        TemplateError, RenderError: as `template.render` does, without a place.
        WordFileError: what came out is not a sound Word file.
    """
    names = names_of(context)
    buffer = io.BytesIO()
    try:
        document.render(names, environment())
        document.save(buffer)
    except Exception as error:
        raise error_of(problem_of(error, "", Place(), names)) from error
    parts = read_package(buffer.getvalue())
    gaps: list[str] = []
    for part in text_parts(parts):
        parts[part.name], found = finish(parts[part.name], numbers=False)
        gaps += found
    return parts, read_properties(parts), tuple(gaps)


def _documents(value: Value) -> Iterator[Document]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _documents(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _documents(item)
    elif isinstance(document := getattr(value, "tpl", None), DocxTemplate):
        yield document
