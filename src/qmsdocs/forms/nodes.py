"""What a page says, as plain frozen values: between the Markdown and the blocks of Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from qmsdocs.forms.tags import Tag, split
from qmsdocs.word.blocks import Align, Text


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text or a tag, with its weight and slant; a newline breaks the line."""

    content: str | Tag
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `label` is its number as printed, with the space after it."""

    level: int
    runs: Runs
    line: int
    classes: frozenset[str] = frozenset()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs
    line: int
    classes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `label` is its number or sign as printed, with the space after it."""

    nodes: "tuple[Node, ...]"
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; `start` is the number that the author gave the first item."""

    ordered: bool
    start: int
    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TagNode:
    """A block tag that stands for itself."""

    source: str
    line: int

    @property
    def word(self) -> str:
        """Give `for`, `if`, `else` …."""
        return self.source.split(maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class CellNode:
    """A table cell; `tags` are docxtpl's cell tags."""

    runs: Runs
    span: int = 1
    tags: str = ""


@dataclass(frozen=True, slots=True)
class RowNode:
    """A table row."""

    cells: tuple[CellNode, ...]
    line: int


@dataclass(frozen=True, slots=True)
class TableNode:
    """A table; `dashes` are the lengths of the dashes under the head, which give the widths."""

    head: RowNode
    rows: tuple[RowNode | TagNode, ...]
    dashes: tuple[int, ...]
    aligns: tuple[Align, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FenceNode:
    """A part between `::: name` and `:::`; `title` and `condition` are its attributes."""

    name: str
    nodes: "tuple[Node, ...]"
    line: int
    classes: frozenset[str] = frozenset()
    attributes: dict[str, Runs] = field(default_factory=dict)


Node = Heading | Para | ListNode | TagNode | TableNode | FenceNode
Case = Literal["as-is", "upper"]


def fences(nodes: Iterable[Node], *names: str) -> Iterator[FenceNode]:
    """Give the fences of some names among nodes."""
    return (node for node in nodes if isinstance(node, FenceNode) and node.name in names)


def runs_of(text: str, tags: Sequence[Tag], bold: bool = False, italic: bool = False) -> Runs:
    """Give a marked text as runs."""
    return tuple(Run(piece, bold, italic) for piece in split(text, tags))


def texts(runs: Iterable[Run], case: Case = "as-is", bold: bool | None = None) -> tuple[Text, ...]:
    """Give runs as pieces of a Word paragraph; neighbours of one look become one piece.

    With `bold`, the runs that are not bold themselves get that weight against their style.
    """
    found: list[Text] = []
    for run in runs:
        look = (True if run.bold else bold, True if run.italic else None)
        words = _words(run.content, case)
        if found and (found[-1].bold, found[-1].italic) == look:
            words = found.pop().text + words
        found.append(Text(words, bold=look[0], italic=look[1]))
    return tuple(found)


def plain(runs: Iterable[Run], case: Case = "as-is") -> str:
    """Give runs as one string with their tags."""
    return "".join(_words(run.content, case) for run in runs)


def _words(content: str | Tag, case: Case) -> str:
    if isinstance(content, Tag):
        return content.upper if case == "upper" else content.flat
    return content.upper() if case == "upper" else content
