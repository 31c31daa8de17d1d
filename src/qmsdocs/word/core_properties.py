"""The core properties of a Word file (title, creator, dates …): what a template has, and their part."""

from collections.abc import Iterator, Mapping

from lxml import etree

from qmsdocs.word.core_xml import PREFIXES
from qmsdocs.word.links import RELATIONSHIP, part_for

LABEL = "thuộc tính của tệp"
NAME = "docProps/core.xml"

KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CONTENT_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def read_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the properties that a template has, by name."""
    name = part_for(parts, "core-properties")
    if name is None:
        return {}
    texts = ((etree.QName(item).localname, item.text) for item in _elements(parts[name]))
    return {key: text for key, text in texts if key in PREFIXES and text}


def declared_core(parts: dict[str, bytes]) -> str:
    """Give the name of the part with the core properties; a package without one gets it."""
    name = part_for(parts, "core-properties")
    if name is None:
        name = NAME
        _declare(parts)
    return name


def to_bytes(root: etree._Element) -> bytes:
    """Serialise a part as Word does."""
    return _HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _elements(data: bytes) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return iter(etree.fromstring(data, parser))


def _declare(parts: dict[str, bytes]) -> None:
    """Tell the package of its new part."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{NAME}", ContentType=CONTENT_TYPE)
    parts["[Content_Types].xml"] = to_bytes(types)
    links = etree.fromstring(parts["_rels/.rels"])
    known = {link.get("Id") for link in links}
    free = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
    etree.SubElement(links, RELATIONSHIP, Id=free, Type=KIND, Target=NAME)
    parts["_rels/.rels"] = to_bytes(links)
