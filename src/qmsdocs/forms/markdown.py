"""Reads the body of a page: Markdown and Jinja to nodes, each with its line of the file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from qmsdocs.forms.fences import Fence, split_fences
from qmsdocs.forms.inlines import InlineReader, stripped, take_classes
from qmsdocs.forms.nodes import (
    FenceNode,
    Heading,
    Item,
    ListNode,
    Node,
    Para,
    Run,
    Runs,
    TagNode,
    runs_of,
)
from qmsdocs.forms.pipe_tables import read_table
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tagged_lines import isolated
from qmsdocs.forms.tags import Line, Tag, lift

_UNKNOWN = {
    "hr": "page.line-across",
    "blockquote": "page.quote",
    "fence": "page.code",
    "html_block": "page.html",
}
#: Four spaces are no code, a line of `===` is no heading, `[a]: b` is no link: they are text here.
_OFF = ["code", "lheading", "reference", "autolink"]


def read_body(body: str, first_line: int, problems: Problems) -> tuple[Node, ...]:
    """Give the nodes of a page; what cannot be read goes to `problems`."""
    lines, tags = lift(body, first_line, problems)
    return _fence_nodes(split_fences(lines, problems), tags, problems)


def read_text(text: str, line: int, problems: Problems) -> Runs:
    """Give a text with tags that is not Markdown, such as a field of the front matter."""
    lines, tags = lift(text, line, problems)
    return tuple(run for part in lines for run in runs_of(part.text.strip(), tags))


def _fence_nodes(fence: Fence, tags: Sequence[Tag], problems: Problems) -> tuple[Node, ...]:
    found: list[Node] = []
    for part in fence.parts:
        if isinstance(part, Fence):
            found.append(
                FenceNode(
                    name=part.name,
                    nodes=_fence_nodes(part, tags, problems),
                    line=part.line,
                    classes=frozenset(part.attributes.get("class", "").split()),
                    attributes={
                        name: runs_of(value, tags)
                        for name, value in part.attributes.items()
                        if name != "class"
                    },
                )
            )
        else:
            found += _Reader(isolated(part, tags), tags, problems).nodes()
    return tuple(found)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable(_OFF)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads lines without fences."""

    lines: Sequence[Line]
    tags: Sequence[Tag]
    problems: Problems

    def nodes(self) -> Iterator[Node]:
        text = "\n".join(line.text for line in self.lines)
        yield from self._blocks(SyntaxTreeNode(_markdown().parse(text)).children)

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Node]:
        readers: dict[str, Callable[[SyntaxTreeNode], Node]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "table": self._table,
        }
        for node in nodes:
            reader = readers.get(node.type)
            if reader:
                yield reader(node)
            else:
                code = _UNKNOWN.get(node.type, "page.unknown")
                text = node.content.strip().split("\n")[0][:40]
                self.problems.add(code, self._line(node), text=text)

    def _heading(self, node: SyntaxTreeNode) -> Heading:
        line, level = self._line(node), int(node.tag[1:])
        if level > 3:
            self.problems.add("page.heading-depth", line)
        runs, classes = take_classes(self._runs(node), line, self.problems)
        if not runs:
            self.problems.add("page.heading-empty", line)
        return Heading(level, runs, line, classes)

    def _paragraph(self, node: SyntaxTreeNode) -> Para | TagNode:
        line, runs = self._line(node), self._runs(node)
        first = runs[0].content if runs else ""
        if len(runs) == 1 and isinstance(first, Tag) and first.is_block:
            return TagNode(first.inside, line)
        if isinstance(first, str) and first.startswith("|"):
            self.problems.add("page.table-without-head", line)
        runs, classes = take_classes(runs, line, self.problems)
        return Para(runs, line, classes)

    def _list(self, node: SyntaxTreeNode) -> ListNode:
        items = tuple(
            Item(tuple(self._blocks(child.children)), self._line(child)) for child in node.children
        )
        start = int(node.attrs.get("start", 1))
        return ListNode(node.type == "ordered_list", start, items, self._line(node))

    def _table(self, node: SyntaxTreeNode) -> Node:
        first = node.map[0] if node.map else 0
        return read_table(node, self.lines[first:], self.tags, self.problems)

    def _runs(self, node: SyntaxTreeNode) -> Runs:
        reader = InlineReader(self.tags, self.problems, self._line(node))
        return stripped(reader.runs(node.children[0])) if node.children else (Run(""),)

    def _line(self, node: SyntaxTreeNode) -> int:
        return self.lines[node.map[0]].number if node.map else 0
