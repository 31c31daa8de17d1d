"""The package of the book as it grows: parts, content types and relationships."""

import posixpath
from collections import defaultdict
from collections.abc import Mapping

from qmsdocs.base.hashing import digest
from qmsdocs.word.links import Link, links_name, links_part
from qmsdocs.word.package import write_package
from qmsdocs.word.package_checks import CONTENT_TYPES
from qmsdocs.word.xmltext import XML, attribute

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}


class BookPackage:
    """Parts get free names; what is equal and links to nothing is stored once."""

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._links: defaultdict[str, dict[tuple[str, str, bool], Link]] = defaultdict(dict)
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._known: dict[tuple[str, str, str], str] = {}

    def put(self, name: str, data: bytes, content_type: str) -> None:
        """Store a part under a name of its own."""
        self._parts[name] = data
        self._types[name] = content_type

    def reserve(self, like: str) -> str:
        """Give a free name like another: `word/media/image1.png` may give `word/media/image7.png`."""
        folder, name = posixpath.split(like)
        stem, dot, extension = name.rpartition(".")
        stem = posixpath.join(folder, (stem or extension).rstrip("0123456789")).lower()
        self._counts[stem] += 1
        return f"{stem}{self._counts[stem]}{dot}{extension if dot else ''}".lower()

    def add(self, like: str, data: bytes, content_type: str) -> str:
        """Store a part that links to nothing, once for equal contents, and give its name."""
        key = (posixpath.dirname(like), content_type, digest(data))
        if key not in self._known:
            self._known[key] = self.reserve(like)
            self.put(self._known[key], data, content_type)
        return self._known[key]

    def link(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """Let a part refer to another or to an address, and give the id of the relationship."""
        links = self._links[part]
        key = (kind, target, external)
        if key not in links:
            links[key] = Link(f"rId{len(links) + 1}", kind, target, external)
        return links[key].id

    def set_links(self, part: str, links: Mapping[str, Link]) -> None:
        """Give a part relationships with the ids that its XML already uses."""
        self._links[part] = {
            (link.id + link.kind, link.target, link.external): link for link in links.values()
        }

    def to_bytes(self) -> bytes:
        """Give the Word file."""
        parts = dict(self._parts)
        for name, links in self._links.items():
            parts[links_name(name)] = links_part(links.values(), name)
        parts[CONTENT_TYPES] = self._content_types()
        return write_package(parts)

    def _content_types(self) -> bytes:
        defaults = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in _DEFAULTS.items()
        )
        overrides = "".join(
            f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in sorted(self._types.items())
        )
        space = f"{_PACKAGE}/content-types"
        return f'{XML}<Types xmlns="{space}">{defaults}{overrides}</Types>'.encode()
