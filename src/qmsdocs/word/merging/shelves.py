"""What all parts of a book share while it is made."""

from dataclasses import dataclass, field

from lxml import etree

from qmsdocs.word.merging.lists import ListBook
from qmsdocs.word.merging.marks import MarkBook
from qmsdocs.word.merging.names import NAME, W
from qmsdocs.word.merging.namespaces import Namespaces
from qmsdocs.word.merging.notes import NoteBook
from qmsdocs.word.merging.package import BookPackage
from qmsdocs.word.merging.styles import SourceStyles
from qmsdocs.word.merging.stylesheet import StyleBook
from qmsdocs.word.merging.theme import Theme

DOCUMENT = "word/document.xml"
NUMBERING = "word/numbering.xml"
NOTE_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


@dataclass
class Shelves:
    """Names and numbers that are taken, and what was brought into the book."""

    theme: Theme
    package: BookPackage = field(default_factory=BookPackage)
    spaces: Namespaces = field(default_factory=Namespaces)
    styles: StyleBook = field(default_factory=StyleBook)
    lists: ListBook = field(default_factory=ListBook)
    marks: MarkBook = field(default_factory=MarkBook)
    fonts: dict[str, etree._Element] = field(default_factory=dict)
    footnotes: NoteBook = field(default_factory=lambda: NoteBook("footnote"))
    endnotes: NoteBook = field(default_factory=lambda: NoteBook("endnote"))
    known_styles: dict[str, SourceStyles] = field(default_factory=dict)

    def add_fonts(self, root: etree._Element | None) -> None:
        """Take in the fonts of a source that no other has named, without embedded files."""
        for font in () if root is None else root.findall(f"{W}font"):
            name = font.get(NAME, "")
            if name not in self.fonts:
                for child in [child for child in font if str(child.tag).startswith(f"{W}embed")]:
                    font.remove(child)
                self.fonts[name] = font
