"""Checks that block tags open and close in the same part of a page.

docxtpl silently shortens a paper whose loop is not closed where it was opened, so this is an error here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qmsdocs.forms.nodes import FenceNode, Heading, ListNode, Node, Para, Runs, TableNode, TagNode
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import CELL_WORDS, CLOSERS, MIDDLES, OPENERS, Tag


@dataclass(slots=True)
class _Stack:
    """The tags open at one spot."""

    problems: Problems
    opened: list[tuple[str, str, int]] = field(default_factory=list)

    def take(self, source: str, line: int) -> None:
        word = source.split(maxsplit=1)[0] if source else ""
        if word in OPENERS:
            self.opened.append((word, source, line))
        elif word in MIDDLES and not self._continues(word):
            self.problems.add("page.tag-not-open", line, tag=_shown(source))
        elif word in CLOSERS:
            self._close(word, source, line)

    def _continues(self, word: str) -> bool:
        """`else` goes with for and if, `elif` only with if."""
        return bool(self.opened) and (word == "else" or self.opened[-1][0] == "if")

    def _close(self, word: str, source: str, line: int) -> None:
        if self.opened and OPENERS[self.opened[-1][0]] == word:
            self.opened.pop()
        elif self.opened:
            _, opener, opened_at = self.opened.pop()
            self.problems.add(
                "page.tag-crossed", line, tag=_shown(source), opener=_shown(opener), at=opened_at
            )
        else:
            self.problems.add("page.tag-not-open", line, tag=_shown(source))

    def end(self) -> None:
        for word, source, line in self.opened:
            self.problems.add("page.tag-not-closed", line, tag=_shown(source), closer=OPENERS[word])


def check_balance(nodes: Sequence[Node], problems: Problems) -> None:
    """Report tags that are not closed where they were opened: among blocks, rows, words."""
    _check_alone(nodes, problems)
    for node in nodes:
        if isinstance(node, Heading | Para):
            check_runs(node.runs, node.line, problems)
        elif isinstance(node, ListNode):
            for item in node.items:
                check_balance(item.nodes, problems)
        elif isinstance(node, TableNode):
            _check_table(node, problems)
        elif isinstance(node, FenceNode):
            check_balance(node.nodes, problems)
            for runs in node.attributes.values():
                check_runs(runs, node.line, problems)


def check_runs(runs: Runs, line: int, problems: Problems, *, in_cell: bool = False) -> None:
    """Report tags that are not closed in their paragraph, and cell tags outside cells."""
    stack = _Stack(problems)
    for run in runs:
        tag = run.content
        if isinstance(tag, Tag) and tag.is_statement:
            if tag.word in CELL_WORDS and not in_cell:
                problems.add("page.cell-tag", tag.line, tag=tag.flat)
            stack.take(tag.inside, tag.line or line)
    stack.end()


def _check_alone(nodes: Iterable[object], problems: Problems) -> None:
    stack = _Stack(problems)
    for node in nodes:
        if isinstance(node, TagNode):
            stack.take(node.source, node.line)
    stack.end()


def _check_table(table: TableNode, problems: Problems) -> None:
    _check_alone(table.rows, problems)
    for row in (table.head, *table.rows):
        if not isinstance(row, TagNode):
            for cell in row.cells:
                check_runs(cell.runs, row.line, problems, in_cell=True)


def _shown(source: str) -> str:
    return f"{{% {source} %}}"
