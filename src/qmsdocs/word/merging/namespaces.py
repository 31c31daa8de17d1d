"""One prefix for each namespace in the whole book: compatibility marks name prefixes, not URIs."""

from lxml import etree

from qmsdocs.word.merging.names import A_NS, MC, MC_NS, OFFICE, W14_NS, W_NS, WP_NS, elements

_REQUIRES = "Requires"
_IGNORABLE = f"{MC}Ignorable"
_MICROSOFT = "http://schemas.microsoft.com/office/word"
_USUAL = {
    f"{_MICROSOFT}/2010/wordprocessingShape": "wps",
    f"{_MICROSOFT}/2010/wordprocessingGroup": "wpg",
    f"{_MICROSOFT}/2010/wordprocessingCanvas": "wpc",
    f"{_MICROSOFT}/2010/wordprocessingInk": "wpi",
    f"{_MICROSOFT}/2010/wordprocessingDrawing": "wp14",
    f"{_MICROSOFT}/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:word": "w10",
}
_MARKED = "descendant-or-self::*[@mc:Ignorable or (self::mc:Choice and @Requires)]"


class Namespaces:
    """Hands out prefixes and makes roots that declare all of them."""

    def __init__(self) -> None:
        """Begin with the namespaces that every book uses."""
        self._prefixes = {
            W_NS: "w", OFFICE: "r", MC_NS: "mc", W14_NS: "w14", WP_NS: "wp", A_NS: "a",
        }  # fmt: skip
        self._ignorable: dict[str, None] = {}

    def adopt(self, root: etree._Element) -> None:
        """Take over the namespaces of a root whose children will move to a root of the book."""
        for prefix, uri in root.nsmap.items():
            self._prefix(uri, prefix)
        for element in elements(root, _MARKED):
            self._rename(element)
        for prefix in root.get(_IGNORABLE, "").split():
            self._ignorable[prefix] = None

    def root(self, tag: str) -> etree._Element:
        """Make an empty root that declares every namespace known so far."""
        spaces = {prefix: uri for uri, prefix in self._prefixes.items()}
        root = etree.Element(tag, nsmap=spaces)
        if self._ignorable:
            root.set(_IGNORABLE, " ".join(self._ignorable))
        return root

    def _rename(self, element: etree._Element) -> None:
        """Let the marks of an element speak of the prefixes of the book."""
        for name in (_IGNORABLE, _REQUIRES):
            named = [
                (element.nsmap.get(prefix), prefix) for prefix in element.get(name, "").split()
            ]
            if named:
                words = " ".join(self._prefix(uri, prefix) for uri, prefix in named if uri)
                element.set(name, words)

    def _prefix(self, uri: str, wish: str | None) -> str:
        """Give the prefix of a namespace: programs look for the usual ones in these marks."""
        if uri not in self._prefixes:
            taken = set(self._prefixes.values())
            stem = _USUAL.get(uri) or (wish if wish and not wish.startswith("ns") else "x")
            names = (stem, *(f"{stem}{n}" for n in range(2, len(taken) + 3)))
            self._prefixes[uri] = next(name for name in names if name not in taken)
        return self._prefixes[uri]
