"""What a Word file says when it is read: blocks with the formatting that a person sees.

Lengths are millimetres, sizes and spacings points. Equal formatting is one shared object.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from qmsdocs.base.values import value

#: Colours that print black.
BLACK = frozenset({"auto", "000000"})


@value
class Look:
    """How characters look after styles, defaults and theme; a font for each script.

    `as_complex` when Word sets all of them in the font for complex scripts.
    """

    ascii: str = "Times New Roman"
    high: str = "Times New Roman"
    complex: str = "Times New Roman"
    east: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False
    raised: bool = False
    color: str = "auto"
    as_complex: bool = False


@value
class Shape:
    """How a paragraph is set: `line` counts lines, `exact` is a fixed line height in points.

    `frame` is the place of the frame in which it stands, if any.
    """

    style: str = ""
    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float | None = 1.0
    exact: float | None = None
    page_break: bool = False
    ruled: bool = False
    contextual: bool = False
    frame: str = ""
    listing: tuple[str, int] | None = None


@value
class Run:
    """Text of one look; `field` is the instruction whose result it is (`PAGE`)."""

    text: str
    look: Look
    field: str = ""


@value
class Line:
    """A drawn horizontal line; one that is `inline` stands where words would."""

    length: float
    solid: bool = True
    inline: bool = False


@value
class Paragraph:
    r"""A paragraph; `label` is the number that Word writes, `number` its place in the part.

    `label_look` is how that number looks when it has a look of its own.

    Tabs, line breaks and page breaks are `\t`, `\n` and `\f`; what a tracked change took out is
    not there. `boxes` are the blocks of text boxes that hang on it.
    """

    runs: tuple[Run, ...]
    shape: Shape
    text: str = ""
    label: str = ""
    number: int = 0
    lines: tuple[Line, ...] = ()
    boxes: tuple["Blocks", ...] = ()
    pictures: int = 0
    label_look: Look | None = None


@value
class Cell:
    """A cell; `carried` when it goes on with the one above."""

    blocks: "Blocks"
    width: float = 0.0
    carried: bool = False


@value
class Row:
    """A row; `head` when Word repeats it on each page."""

    cells: tuple[Cell, ...]
    head: bool = False


@value
class Table:
    """A table; `padding` is what both sides of a cell leave free together.

    `share` is its width as a part of the text's when it is said so.
    """

    rows: tuple[Row, ...]
    width: float = 0.0
    indent: float = 0.0
    align: str = "left"
    padding: float = 3.8
    bordered: bool = False
    share: float = 0.0


Block: TypeAlias = Paragraph | Table
Blocks: TypeAlias = tuple[Block, ...]


@value
class Section:
    """Pages of one setup. Heads and feet by `default`, `first`, `even`, as they come to print.

    `digits` is the way in which pages are counted when it is not the usual one (`lowerRoman`).
    """

    blocks: Blocks
    width: float = 210.0
    height: float = 297.0
    top: float = 25.4
    bottom: float = 25.4
    left: float = 25.4
    right: float = 25.4
    title_page: bool = False
    restart: int | None = None
    kind: str = "nextPage"
    heads: Mapping[str, Blocks] = field(default_factory=dict, hash=False)
    feet: Mapping[str, Blocks] = field(default_factory=dict, hash=False)
    digits: str = ""

    @property
    def text_width(self) -> float:
        """Give the width between the margins."""
        return self.width - self.left - self.right


@value
class Document:
    """A file as it was read; `changes` counts tracked changes, `controls` content controls.

    `notes` are the blocks of footnotes and endnotes, which stand outside the text.
    """

    sections: tuple[Section, ...]
    even_and_odd: bool = False
    changes: int = 0
    controls: int = 0
    notes: Blocks = ()

    @property
    def blocks(self) -> Blocks:
        """Give the blocks of all sections."""
        return tuple(block for section in self.sections for block in section.blocks)


def paragraphs(blocks: Blocks) -> Iterator[Paragraph]:
    """Give every paragraph in reading order: those of cells and text boxes too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for box in block.boxes:
                yield from paragraphs(box)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
