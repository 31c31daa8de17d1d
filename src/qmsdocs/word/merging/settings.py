"""What a Word file can say only once, and so a book can say only once for all its parts."""

from lxml import etree

from qmsdocs.word.merging.names import OFF, ON, VAL, W, elements, to_bytes
from qmsdocs.word.writer_static import settings

#: Settings that change the look of pages, in the order of the schema, with what Word does without.
_SHARED = {
    "mirrorMargins": "0",
    "gutterAtTop": "0",
    "defaultTabStop": "720",
    "evenAndOddHeaders": "0",
}
_SIDES = ("mirrorMargins", "gutterAtTop")
#: Half a millimetre in twips: nobody sees by how much tab stops may differ.
_HAIR = 28
_NOTES = (
    '<w:footnotePr xmlns:w="{space}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    '<w:endnotePr xmlns:w="{space}"><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>',
)


class Settings:
    """The settings of one source, or those of the book."""

    def __init__(self, root: etree._Element | None) -> None:
        """Read what changes the look of pages."""
        self.values = {name: _value(root, name) for name in _SHARED}
        self.mode = _mode(root)

    @property
    def both_sides(self) -> bool:
        """Tell whether even pages have headers of their own."""
        return self.values["evenAndOddHeaders"] not in OFF

    def strange_in(self, book: "Settings") -> bool:
        """Tell whether the part was laid out by settings that the book does not have."""
        sides = any(self.values[name] != book.values[name] for name in _SIDES)
        return sides or self.mode != book.mode or abs(self._tab - book._tab) > _HAIR

    @property
    def _tab(self) -> int:
        value = self.values["defaultTabStop"]
        return int(value) if value.isdigit() else 0


def settings_part(book: Settings, both_sides: bool, notes: tuple[bool, bool]) -> bytes:
    """Write the settings of the book.

    Args:
        book: the settings of the first part.
        both_sides: whether any part has headers of its own for even pages.
        notes: whether there are footnotes, endnotes.
    """
    root = etree.fromstring(settings().encode())
    for name in reversed(_SHARED):
        old = root.find(W + name)
        if old is not None:
            root.remove(old)
        value = "1" if name == "evenAndOddHeaders" and both_sides else book.values[name]
        if name == "defaultTabStop" or value not in OFF:
            element = etree.Element(W + name)
            element.set(VAL, value)
            root.insert(1, element)
    for used, text in zip(reversed(notes), reversed(_NOTES), strict=True):
        if used:
            compat = root.find(f"{W}compat")
            element = etree.fromstring(text.format(space=W[1:-1]))
            root.insert(len(root) if compat is None else root.index(compat), element)
    for mode in elements(root, ".//w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(VAL, book.mode)
    return to_bytes(root)


def _value(root: etree._Element | None, name: str) -> str:
    element = None if root is None else root.find(W + name)
    value = _SHARED[name] if element is None else element.get(VAL, "1")
    return "0" if value in OFF else "1" if value in ON else value


def _mode(root: etree._Element | None) -> str:
    """Give the version of Word whose ways the file keeps to: 15 is 2013 and later."""
    path = ".//w:compatSetting[@w:name='compatibilityMode']"
    found = [] if root is None else elements(root, path)
    return found[0].get(VAL, "12") if found else "12"
