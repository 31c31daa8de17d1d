"""From a `WordDocument` to the bytes of a clean Word file, built from nothing.

The same document gives the same bytes. Template tags in texts pass through untouched.
"""

from collections.abc import Iterable

from qmsdocs.word.blocks import WordDocument
from qmsdocs.word.embedded import Image, images_of
from qmsdocs.word.package import write_package
from qmsdocs.word.styles_xml import FONT, styles_part
from qmsdocs.word.writer_blocks import Numbers
from qmsdocs.word.writer_sections import RunningParts, body_xml
from qmsdocs.word.writer_static import (
    app_properties,
    content_types,
    core_properties,
    document_relationships,
    font_table,
    package_relationships,
    settings,
    theme_part,
)
from qmsdocs.word.xmltext import XML

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FIXED = {
    "styles": "styles.xml",
    "settings": "settings.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
}


def write(document: WordDocument) -> bytes:
    """Give the bytes of the Word file.

    Raises:
        ValueError: when there is no section, or the styles contradict themselves.
        KeyError: for a core property that Word does not have.
    """
    return write_package(parts_of(document))


def parts_of(document: WordDocument) -> dict[str, bytes]:
    """Give the parts of the Word file by name."""
    if not document.sections:
        raise ValueError("a document has at least one section")
    numbers = Numbers()
    running = RunningParts(document, numbers)
    body = body_xml(document, numbers, running)
    texts = {
        "_rels/.rels": package_relationships(),
        "docProps/app.xml": app_properties(),
        "docProps/core.xml": core_properties(document.properties),
        "word/document.xml": f"{XML}<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/fontTable.xml": font_table([FONT, *(style.font for style in document.styles)]),
        "word/settings.xml": settings(),
        "word/styles.xml": XML + styles_part(document.styles, document.default_style),
        "word/theme/theme1.xml": XML + theme_part(),
        **{f"word/{name}.xml": _running_part(name, xml) for name, xml in running.parts.items()},
    }
    images = images_of(document)
    texts["word/_rels/document.xml.rels"] = _links(running, images)
    kinds = {name: _kind(name) for name in sorted(texts) if not name.endswith(".rels")}
    texts["[Content_Types].xml"] = content_types(kinds, {image.type for image in images})
    parts = {name: text.encode("utf-8") for name, text in texts.items()}
    return parts | {f"word/{image.path}": image.data for image in images}


def _running_part(name: str, xml: str) -> str:
    element = "w:hdr" if name.startswith("header") else "w:ftr"
    return f"{XML}<{element} {_NS}>{xml}</{element}>"


def _links(running: RunningParts, images: Iterable[Image]) -> str:
    fixed = [(f"rId{kind[0].upper()}{kind[1:]}", kind, path) for kind, path in _FIXED.items()]
    moving = [
        (f"rId{name.capitalize()}", name.rstrip("0123456789"), f"{name}.xml")
        for name in running.parts
    ]
    pictures = [(image.relation, "image", image.path) for image in images]
    return document_relationships([*fixed, *moving, *pictures])


def _kind(part: str) -> str:
    name = part.rsplit("/", 1)[-1].removesuffix(".xml").rstrip("0123456789")
    return "main" if name == "document" else name
