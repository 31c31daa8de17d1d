"""The part with the core properties of a Word file, written from their texts."""

from collections.abc import Mapping

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_TAIL = "</cp:coreProperties>"
_DATE = ' xsi:type="dcterms:W3CDTF"'

#: The properties in the order in which we write them, each with the prefix of its namespace.
PREFIXES = {
    "title": "dc", "subject": "dc", "creator": "dc", "keywords": "cp", "description": "dc",
    "identifier": "dc", "language": "dc", "category": "cp", "contentStatus": "cp", "version": "cp",
    "lastModifiedBy": "cp", "revision": "cp", "created": "dcterms", "modified": "dcterms",
    "lastPrinted": "cp",
}  # fmt: skip
_DATES = frozenset(("created", "modified"))


def core_xml(properties: Mapping[str, str]) -> bytes:
    """Give the part that says these properties; empty ones are left out.

    Raises:
        ValueError: when there is no such property.
    """
    if not properties.keys() <= PREFIXES.keys():
        unknown = sorted(set(properties) - set(PREFIXES))
        raise ValueError(f"no such core property: {', '.join(unknown)}")
    elements = [
        _element(key, prefix, properties[key])
        for key, prefix in PREFIXES.items()
        if properties.get(key)
    ]
    return f"{_HEAD}{''.join(elements)}{_TAIL}".encode()


def _element(key: str, prefix: str, text: str) -> str:
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if key not in _DATES:
        return f"<{prefix}:{key}>{text}</{prefix}:{key}>"
    moment = text if "T" in text else f"{text}T00:00:00Z"
    return f"<{prefix}:{key}{_DATE}>{moment}</{prefix}:{key}>"
