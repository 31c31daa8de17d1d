"""The table of fonts of the book: every font that a part names, without embedded files."""

from copy import deepcopy

from lxml import etree

from qmsdocs.word.merging.names import NAME, W


class FontBook:
    """Fonts by name; the first part that names a font describes it."""

    def __init__(self) -> None:
        """Begin without a font."""
        self._fonts: dict[str, etree._Element] = {}

    @property
    def elements(self) -> list[etree._Element]:
        """Give the fonts by name."""
        return [self._fonts[name] for name in sorted(self._fonts)]

    def add(self, root: etree._Element | None) -> None:
        """Take in the fonts of a source."""
        for font in () if root is None else root.findall(f"{W}font"):
            name = font.get(NAME, "")
            if name not in self._fonts:
                self._fonts[name] = deepcopy(font)
                for child in list(self._fonts[name]):
                    if str(child.tag).startswith(f"{W}embed"):
                        self._fonts[name].remove(child)
