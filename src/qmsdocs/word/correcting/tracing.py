"""The paragraphs of the main part as the reader counts them, with the elements behind their text."""

from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.reading.body import Reading
from qmsdocs.word.reading.listing import Listing
from qmsdocs.word.reading.names import W
from qmsdocs.word.reading.stylesheet import read_styles


@dataclass(slots=True)
class Piece:
    """A run and the text that was read from it."""

    run: etree._Element
    text: str


@dataclass(slots=True)
class Traced:
    """A paragraph with the runs that have text."""

    element: etree._Element
    pieces: list[Piece] = field(default_factory=list)


def trace(root: etree._Element, styles: etree._Element) -> list[Traced]:
    """Give the paragraphs of a part; the first is number 1 of the reader."""
    found: list[Traced] = []
    events: list[tuple[etree._Element, str]] = []
    body = root.find(W + "body")
    _reading(styles, events).blocks(root if body is None else body)
    for element, text in events:
        if element.tag == W + "p":
            found.append(Traced(element))
        else:
            found[-1].pieces.append(Piece(element, text))
    return found


def blocks_of(body: etree._Element) -> list[etree._Element]:
    """Give the paragraphs and tables of the body, those in content controls too."""
    return list(_reading(etree.Element("none")).flat(body))


def _reading(
    styles: etree._Element, events: list[tuple[etree._Element, str]] | None = None
) -> Reading:
    """Read as the reader does, but for theme and lists: they change no text."""
    none = etree.Element("none")
    return Reading(read_styles(styles, none, none), Listing({}), trace=events)
