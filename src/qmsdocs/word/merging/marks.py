"""What must be one of its kind in a file: bookmarks, drawings, content controls, paragraph marks."""

from lxml import etree

from qmsdocs.word.merging.names import ID, NAME, VAL, W14, WP, W, elements
from qmsdocs.word.property_order import detach

#: Where a person was last; of no use in a book.
_LAST_PLACE = "_GoBack"
_LONGEST_NAME = 40
_COMMENTS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_PARAGRAPH_MARKS = (f"{W14}paraId", f"{W14}textId")


class MarkBook:
    """Numbers and names that are taken in the book."""

    def __init__(self) -> None:
        """Begin with nothing taken."""
        self._last: dict[str, int] = {}
        self._names: set[str] = set()

    def next(self, kind: str) -> str:
        """Give the next number for bookmarks, drawings or content controls."""
        self._last[kind] = self._last.get(kind, 0) + 1
        return str(self._last[kind])

    def free_name(self, wish: str) -> str:
        """Give a name for a bookmark that nobody has yet, and take it."""
        name, number = wish[:_LONGEST_NAME], 1
        while name.casefold() in self._names:
            number += 1
            name = f"{wish[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
        self._names.add(name.casefold())
        return name


class SourceMarks:
    """Renews the marks of one source."""

    def __init__(self, book: MarkBook) -> None:
        """Nothing is renewed before it is met."""
        self._book = book
        self._names: dict[str, str] = {}
        self.has_comments = False
        self.has_changes = False

    def learn(self, root: etree._Element) -> None:
        """Rename the bookmarks of a part; done for all parts before any reference is changed."""
        numbers: dict[str, str] = {}
        for start in list(root.iter(f"{W}bookmarkStart")):
            old, number = start.get(NAME, ""), start.get(ID, "")
            if old == _LAST_PLACE:
                detach(start)
                continue
            if old not in self._names:
                self._names[old] = self._book.free_name(old)
            numbers[number] = self._book.next("bookmark")
            start.set(NAME, self._names[old])
            start.set(ID, numbers[number])
        for end in list(root.iter(f"{W}bookmarkEnd")):
            if end.get(ID, "") in numbers:
                end.set(ID, numbers[end.get(ID, "")])
            else:
                detach(end)

    def new_name(self, old: str) -> str:
        """Give the name in the book of a bookmark of the source."""
        return self._names.get(old, old)

    def apply(self, root: etree._Element) -> None:
        """Renew what must be one of its kind, and leave out comments."""
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor is not None:
                link.set(f"{W}anchor", self.new_name(anchor))
        for drawing in root.iter(f"{WP}docPr"):
            drawing.set("id", self._book.next("drawing"))
        self._content_controls(root)
        for element in elements(root, "descendant-or-self::*[@w14:paraId or @w14:textId]"):
            for name in _PARAGRAPH_MARKS:
                element.attrib.pop(name, "")
        comments = list(root.iter(*_COMMENTS))
        for mark in comments:
            detach(mark)
        self.has_comments = self.has_comments or bool(comments)
        self.has_changes = self.has_changes or next(root.iter(*_CHANGES), None) is not None

    def _content_controls(self, root: etree._Element) -> None:
        """Number the controls, and loosen what would fill them from the book's properties."""
        for binding in list(root.iter("{*}dataBinding")):
            detach(binding)
        for control in elements(root, "descendant-or-self::w:sdtPr/w:id"):
            control.set(VAL, self._book.next("control"))
