"""Which parts of a Word file hold text that a template may fill, and their names in words."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_LABELS = {
    f"{_OFFICE}header": "đầu trang",
    f"{_OFFICE}footer": "chân trang",
    f"{_OFFICE}footnotes": "chú thích cuối trang",
    f"{_OFFICE}endnotes": "chú thích cuối văn bản",
}


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part with text: its name in the package and in words; `body` marks the main part."""

    name: str
    label: str
    body: bool = False


def text_parts(parts: Mapping[str, bytes]) -> tuple[TextPart, ...]:
    """Give the main part, then headers, footers and notes in the order of their names."""
    main = main_part(parts)
    found: dict[str, str] = {}
    for kind, target in _links(parts, main):
        if kind in _LABELS and target in parts:
            found.setdefault(target, _LABELS[kind])
    return (TextPart(main, "thân văn bản", body=True), *_numbered(found))


def main_part(parts: Mapping[str, bytes]) -> str:
    """Give the name of the main part, which need not be `word/document.xml`."""
    return _target_of(parts, f"{_OFFICE}officeDocument") or "word/document.xml"


def styles_part(parts: Mapping[str, bytes]) -> str | None:
    """Give the name of the part with the styles."""
    return _target_of(parts, f"{_OFFICE}styles", main_part(parts))


def core_part(parts: Mapping[str, bytes]) -> str | None:
    """Give the name of the part with the core properties."""
    return _target_of(parts, _CORE)


def _target_of(parts: Mapping[str, bytes], wanted: str, source: str = "") -> str | None:
    links = _links(parts, source)
    targets = (target for kind, target in links if kind == wanted and target in parts)
    return next(targets, None)


def _numbered(found: Mapping[str, str]) -> Iterator[TextPart]:
    """Number the labels that are used more than once: `đầu trang 2`."""
    labels = list(found.values())
    for kind in dict.fromkeys(_LABELS.values()):
        names = sorted(name for name, label in found.items() if label == kind)
        for number, name in enumerate(names, start=1):
            yield TextPart(name, f"{kind} {number}" if labels.count(kind) > 1 else kind)


def _links(parts: Mapping[str, bytes], source: str) -> Iterator[tuple[str, str]]:
    """Give kind and target of the relationships of a part, or of the package for ''."""
    folder, name = posixpath.split(source)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return
    for link in etree.fromstring(data).iter(_RELATIONSHIP):
        if link.get("TargetMode") != "External":
            path = posixpath.join("/", folder, unquote(link.get("Target", "")))
            yield link.get("Type", ""), posixpath.normpath(path).lstrip("/")
