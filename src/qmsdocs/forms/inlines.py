"""Reads the text inside a paragraph, heading or cell: weight, slant, line breaks and tags."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from qmsdocs.forms.fences import attributes_of
from qmsdocs.forms.nodes import Run, Runs, runs_of
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.tags import Tag

_UNKNOWN = {
    "link": "page.link",
    "image": "page.image",
    "code_inline": "page.code",
    "html_inline": "page.html",
}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CLASSES = re.compile(r"\s*(\{\s*\.[^{}]*\})\s*$")


@dataclass(slots=True)
class InlineReader:
    """Reads one piece of inline text; `line` follows the line ends on the way."""

    tags: Sequence[Tag]
    problems: Problems
    line: int
    in_cell: bool = False

    def runs(self, node: SyntaxTreeNode) -> Runs:
        """Give the text below the node as runs."""
        return tuple(self._walk(node.children, bold=False, italic=False))

    def _walk(self, nodes: Sequence[SyntaxTreeNode], *, bold: bool, italic: bool) -> Iterator[Run]:
        for node in nodes:
            if node.type == "text":
                yield from self._text(node.content, bold=bold, italic=italic)
            elif node.type in ("strong", "em"):
                yield from self._walk(
                    node.children,
                    bold=bold or node.type == "strong",
                    italic=italic or node.type == "em",
                )
            elif node.type in ("softbreak", "hardbreak"):
                self.line += 1
                yield Run(" " if node.type == "softbreak" else "\n", bold, italic)
            elif node.type == "html_inline" and self.in_cell and _BREAK.fullmatch(node.content):
                yield Run("\n", bold, italic)
            else:
                self._unknown(node)

    def _text(self, text: str, *, bold: bool, italic: bool) -> Runs:
        if "**" in text or "__" in text:
            self.problems.add("page.stray-signs", self.line, text=text.strip()[:40])
        return runs_of(text, self.tags, bold, italic)

    def _unknown(self, node: SyntaxTreeNode) -> None:
        text = node.content or node.attrs.get("href") or node.attrs.get("src") or ""
        self.problems.add(_UNKNOWN.get(node.type, "page.unknown"), self.line, text=str(text)[:40])


def take_classes(runs: Runs, line: int, problems: Problems) -> tuple[Runs, frozenset[str]]:
    """Split off `{.center .bold}` at the end of a paragraph or heading."""
    last = runs[-1] if runs else None
    match = _CLASSES.search(last.content) if last and isinstance(last.content, str) else None
    if last is None or match is None:
        return runs, frozenset()
    attributes = attributes_of(match[1], line, problems)
    words = attributes.get("class", "").split()
    left = str(last.content)[: match.start()]
    kept = (replace(last, content=left),) if left else ()
    return (*runs[:-1], *kept), frozenset(words)


def stripped(runs: Runs) -> Runs:
    """Take white space off both ends."""
    return _stripped_end(_stripped_end(runs, first=True), first=False)


def _stripped_end(runs: Runs, *, first: bool) -> Runs:
    while runs:
        run = runs[0] if first else runs[-1]
        if not isinstance(run.content, str):
            break
        text = run.content.lstrip() if first else run.content.rstrip()
        rest = runs[1:] if first else runs[:-1]
        if text:
            kept = replace(run, content=text)
            return (kept, *rest) if first else (*rest, kept)
        runs = rest
    return runs
