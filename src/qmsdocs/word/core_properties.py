"""The core properties of a Word file (title, creator, dates …), written by us and escaped once."""

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from qmsdocs.word.text_parts import core_part

LABEL = "thuộc tính của tệp"
NAME = "docProps/core.xml"

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = {"cp": _CP, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}

#: The properties in the order in which we write them.
_SPACES = {
    "title": _DC, "subject": _DC, "creator": _DC, "keywords": _CP, "description": _DC,
    "identifier": _DC, "language": _DC, "category": _CP, "contentStatus": _CP, "version": _CP,
    "lastModifiedBy": _CP, "revision": _CP, "created": _TERMS, "modified": _TERMS,
    "lastPrinted": _CP,
}  # fmt: skip
_DATES = frozenset(("created", "modified"))


def read_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Give the properties that a template has, by name."""
    name = core_part(parts)
    if name is None:
        return {}
    texts = ((etree.QName(item).localname, item.text) for item in _elements(parts[name]))
    return {key: text for key, text in texts if key in _SPACES and text}


def write_properties(parts: dict[str, bytes], properties: Mapping[str, str]) -> None:
    """Put the properties into a package, also into one that has none yet.

    Raises:
        ValueError: when there is no such property.
    """
    unknown = set(properties) - set(_SPACES)
    if unknown:
        raise ValueError(f"no such core property: {', '.join(sorted(unknown))}")
    name = core_part(parts)
    if name is None:
        name = NAME
        _declare(parts)
    root = etree.Element(f"{{{_CP}}}coreProperties", nsmap=_NAMESPACES)
    for key, space in _SPACES.items():
        if properties.get(key):
            _add(root, f"{{{space}}}{key}", key, properties[key])
    parts[name] = to_bytes(root)


def rendered_properties(parts: Mapping[str, bytes], fill: Callable[[str], str]) -> dict[str, str]:
    """Give the properties of a template with their tags filled in."""
    own = read_properties(parts)
    return {key: fill(text) if "{" in text else text for key, text in own.items()}


def to_bytes(root: etree._Element) -> bytes:
    """Serialise a part as Word does."""
    return _HEAD + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _elements(data: bytes) -> Iterator[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return iter(etree.fromstring(data, parser))


def _add(root: etree._Element, tag: str, key: str, text: str) -> None:
    element = etree.SubElement(root, tag)
    if key in _DATES:
        element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        text = text if "T" in text else f"{text}T00:00:00Z"
    element.text = text


def _declare(parts: dict[str, bytes]) -> None:
    """Tell the package of its new part."""
    types = etree.fromstring(parts["[Content_Types].xml"])
    etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{NAME}", ContentType=_TYPE)
    parts["[Content_Types].xml"] = to_bytes(types)
    links = etree.fromstring(parts["_rels/.rels"])
    known = {link.get("Id") for link in links}
    free = next(f"rId{n}" for n in range(1, len(known) + 2) if f"rId{n}" not in known)
    etree.SubElement(links, f"{_RELS}Relationship", Id=free, Type=_KIND, Target=NAME)
    parts["_rels/.rels"] = to_bytes(links)
