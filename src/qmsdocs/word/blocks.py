"""What a Word file is made of, as plain frozen values: the input of `word.writer`."""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "both"]
Borders = Literal["none", "grid", "box"]


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A named paragraph style; sizes and spaces in points, indents in millimetres.

    `line` is a multiple of single spacing; `keep_next` binds the paragraph to the next one;
    `outline` is the heading level in Word's navigation pane (1 to 9, 0 = body text).
    """

    id: str
    name: str
    size: float
    font: str = "Times New Roman"
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    keep_next: bool = False
    widow_control: bool = True
    outline: int = 0
    color: str = "000000"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text, possibly with template tags; `None` = as the style says. Newlines break the line."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class PageField:
    """The number of this page, or of all pages of the file."""

    kind: Literal["page", "pages"] = "page"


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, `length` millimetres long, inline.

    When `length_tag` is given (a template expression in EMU such as `{{ letterhead.rule_emu }}`),
    `word.template` puts it in place of the literal length when the template is compiled; Word
    itself opens the template with the literal length.
    """

    length: float
    length_tag: str = ""


@dataclass(frozen=True, slots=True)
class RawRuns:
    """A docxtpl `{{r … }}` tag: an expression that gives whole runs (pictures, rich text)."""

    expression: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG in the line, `height` millimetres high and at most `width` wide."""

    data: bytes = field(repr=False)
    height: float
    width: float
    description: str


Inline = Text | PageField | Rule | RawRuns | Picture


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a named style; `align` and `keep_next` override it."""

    style: str
    inlines: tuple[Inline, ...] = ()
    align: Align | None = None
    keep_next: bool | None = None


@dataclass(frozen=True, slots=True)
class BlockTag:
    """A template tag that stands for itself: becomes `{%p … %}`, or `{%tr … %}` between rows.

    `source` is the inside of the tag: `for a in plan.activities`, `endif`.
    """

    source: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `tags` are docxtpl cell tags put first (`{% colspan 2 %}`, `{% vm %}` …)."""

    blocks: "tuple[Block, ...]"
    span: int = 1
    tags: str = ""
    valign: Literal["top", "center"] = "top"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a header row repeats on each page; no row splits."""

    cells: tuple[Cell, ...]
    header: bool = False
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: column widths in millimetres, rows and row tags in order."""

    widths: tuple[float, ...]
    rows: tuple[Row | BlockTag, ...]
    borders: Borders = "grid"
    cell_padding: float = 1.9


@dataclass(frozen=True, slots=True)
class Page:
    """Page setup in millimetres; `header` and `footer` distances from the edge of the paper."""

    width: float = 210.0
    height: float = 297.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0
    header: float = 10.0
    footer: float = 10.0
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on pages of one setup, beginning a new page after the first section.

    `first_footer` is shown on the first page when `title_page` is set;
    `restart` makes the page numbers begin at 1 again. With `condition` (`committee.members|length > 8`)
    the section is there only when it holds; such a section has the page setup of the one before it.
    """

    page: Page
    blocks: "tuple[Block, ...]"
    header: "tuple[Block, ...]" = ()
    footer: "tuple[Block, ...]" = ()
    first_footer: "tuple[Block, ...]" = ()
    title_page: bool = False
    restart: bool = False
    condition: str = ""


Block = Paragraph | Table | BlockTag


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A whole Word file. `properties` are core properties (title, subject, creator …)."""

    styles: tuple[ParagraphStyle, ...]
    sections: tuple[Section, ...]
    default_style: str
    properties: dict[str, str] = field(default_factory=dict)
