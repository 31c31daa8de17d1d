"""Pictures that are files of their own: a logo on a cover. PNG and JPEG."""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image as Reader

from qmsdocs.base.errors import InputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Picture, Table, WordDocument
from qmsdocs.word.xmltext import attribute

#: What the library raises for bytes that are no picture.
_FAULTS = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    KeyError,
    struct.error,
)
_TYPES = {"image/png": "png", "image/jpeg": "jpeg"}
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture file of a document: `type` is `png` or `jpeg`."""

    type: str
    data: bytes = field(repr=False)

    @property
    def relation(self) -> str:
        """The id by which the text refers to it."""
        return f"rIdImage{digest(self.data)[:12]}"

    @property
    def path(self) -> str:
        """The name of its part below `word/`."""
        return f"media/image-{digest(self.data)[:12]}.{self.type}"


def checked_picture(data: bytes, file: str) -> bytes:
    """Give a picture back if Word can show it.

    Raises:
        InputError: it is no PNG or JPEG.
    """
    if _read(data) is None:
        raise InputError(Problem("word.not-a-picture", Place(file)))
    return data


def images_of(document: WordDocument) -> tuple[Image, ...]:
    """Give the picture files of a document, each once."""
    pictures = (p for section in document.sections for p in _pictures(section.blocks))
    found = {picture.data: None for picture in pictures}
    return tuple(Image(_TYPES[_reader(data).content_type], data) for data in found)


def picture_xml(picture: Picture, id_: int) -> str:
    """Give the run with a picture, in its own proportions; `id_` is unique in the file."""
    reader = _reader(picture.data)
    image = Image(_TYPES[reader.content_type], picture.data)
    scale = min(picture.height / reader.px_height, picture.width / reader.px_width)
    wide, high = (mm_to_emu(scale * size) for size in (reader.px_width, reader.px_height))
    about = f'id="{id_}" name="Hình {id_}" descr="{attribute(picture.description)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WORD}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr {about}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{image.relation}"/><a:stretch>'
        "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (inline for inline in block.inlines if isinstance(inline, Picture))
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in () if isinstance(row, BlockTag) else row.cells:
                    yield from _pictures(cell.blocks)


def _reader(data: bytes) -> Reader:
    reader = _read(data)
    if reader is None:
        raise ValueError("no PNG or JPEG")
    return reader


def _read(data: bytes) -> Reader | None:
    try:
        reader = Reader.from_blob(data)
        known = reader.content_type in _TYPES and reader.px_width > 0 and reader.px_height > 0
    except _FAULTS:
        return None
    return reader if known else None
