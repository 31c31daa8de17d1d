"""Footnotes and endnotes: gathered in one part of the book, numbered anew in each part of it."""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from qmsdocs.word.merging.names import ID, W
from qmsdocs.word.property_order import detach

_PLAIN = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/></w:pPr>'
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))

Change = Callable[[etree._Element], None]


class NoteBook:
    """The notes of one kind, `footnote` or `endnote`, in the whole book."""

    def __init__(self, kind: str) -> None:
        """Begin with the lines that part notes from text."""
        self.kind = kind
        self.elements = [_separator(kind, *what) for what in _SEPARATORS]

    @property
    def is_used(self) -> bool:
        """Tell whether any source has such notes."""
        return len(self.elements) > len(_SEPARATORS)

    def add(self, note: etree._Element) -> str:
        """Take in a note and give its number."""
        number = str(len(self.elements) - len(_SEPARATORS) + 1)
        note.set(ID, number)
        self.elements.append(note)
        return number


class SourceNotes:
    """Brings the notes of one source into the book, in the order of the references."""

    def __init__(self, book: NoteBook, root: etree._Element | None) -> None:
        """Read the notes of a source."""
        self._book = book
        found = () if root is None else root.findall(W + book.kind)
        self._notes = {note.get(ID, ""): note for note in found if not note.get(f"{W}type")}
        self.is_used = False

    def apply(self, root: etree._Element, change: Change) -> None:
        """Let the text refer to notes of the book; `change` is done to each note that comes along."""
        for reference in list(root.iter(f"{W}{self._book.kind}Reference")):
            note = self._notes.get(reference.get(ID, ""))
            if note is None:
                detach(reference)
                continue
            new = deepcopy(note)
            change(new)
            reference.set(ID, self._book.add(new))
            self.is_used = True


def _separator(kind: str, what: str, number: str) -> etree._Element:
    text = (
        f'<w:{kind} xmlns:w="{W[1:-1]}" w:type="{what}" w:id="{number}">'
        f"<w:p>{_PLAIN}<w:r><w:{what}/></w:r></w:p></w:{kind}>"
    )
    return etree.fromstring(text)
