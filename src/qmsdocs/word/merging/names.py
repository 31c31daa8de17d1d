"""Names of XML that the book needs: namespaces, tags, kinds of relationships, content types."""

from typing import Final

from lxml import etree

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC_NS: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14_NS: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
A_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"

W: Final = f"{{{W_NS}}}"
R: Final = f"{{{OFFICE}}}"
MC: Final = f"{{{MC_NS}}}"
W14: Final = f"{{{W14_NS}}}"
A: Final = f"{{{A_NS}}}"
WP: Final = f"{{{WP_NS}}}"

VAL: Final = f"{W}val"
ID: Final = f"{W}id"
NAME: Final = f"{W}name"
#: How a switch says yes, and how it says no.
ON: Final = frozenset(("1", "true", "on"))
OFF: Final = frozenset(("0", "false", "off"))

_SPACES: Final = {"w": W_NS, "r": OFFICE, "mc": MC_NS, "w14": W14_NS, "a": A_NS, "wp": WP_NS}

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def relation(kind: str) -> str:
    """Give the full kind of a relationship: `header`, `image` …."""
    return f"{OFFICE}/{kind}"


def content_type(kind: str) -> str:
    """Give the content type of a part of WordprocessingML: `header`, `document.main` …."""
    return f"{_WORD_TYPE}.{kind}+xml"


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """Give the elements that an XPath with the usual prefixes finds."""
    found = root.xpath(path, namespaces=_SPACES)
    items = found if isinstance(found, list) else []
    return [item for item in items if isinstance(item, etree._Element)]


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """Give the attributes of an element; they may be changed meanwhile."""
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def to_bytes(root: etree._Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def words(text: str) -> tuple[str, ...]:
    """Give the words of a long list."""
    return tuple(text.split())
