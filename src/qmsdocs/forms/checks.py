"""Checks what the language allows where: fences, classes, drawings, and tags that belong together.

docxtpl silently shortens a paper whose loop is not closed where it was opened, so this is an error here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qmsdocs.base.hints import nearest
from qmsdocs.forms.nodes import (
    FenceNode,
    Heading,
    ListNode,
    Node,
    Para,
    RowNode,
    Runs,
    TableNode,
    TagNode,
    fences,
    plain,
)
from qmsdocs.forms.pictures import is_picture
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.setting import ADDRESSED
from qmsdocs.forms.tags import CELL_WORDS, CLOSERS, MIDDLES, OPENERS, Tag
from qmsdocs.model.page import CONTROLLED_FORMS

_PARAGRAPH_CLASSES = ("center", "right", "bold", "italic", "slogan", "no-indent", "keep")
_HEADING_CLASSES = ("title", "no-number")


@dataclass(frozen=True, slots=True)
class _FenceRule:
    """What a fence may bear; one of its own page stands at the top of the page, in no tag."""

    attributes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    own_page: bool = False
    once: bool = False


_FENCES: Mapping[str, _FenceRule] = {
    "kinh-gui": _FenceRule(own_page=True, once=True),
    "noi-nhan": _FenceRule(own_page=True, once=True),
    "attached": _FenceRule(("title",), ("landscape", "dieu"), own_page=True, once=True),
    "appendix": _FenceRule(("title", "if"), ("landscape",), own_page=True),
    "landscape": _FenceRule(own_page=True),
    "signatures": _FenceRule(),
    "no-number": _FenceRule(),
}


def check_page(nodes: Sequence[Node], form: str, first_line: int, problems: Problems) -> None:
    """Report what the form or the language does not allow."""
    check = _Check(form, problems)
    check.nodes(nodes, top=True)
    check.once(nodes)
    if form == "QĐ+" and not any(fences(nodes, "attached")):
        problems.add("page.attached-missing", first_line)
    if all(isinstance(node, FenceNode) and node.name != "landscape" for node in nodes):
        problems.add("page.body-empty", first_line)
    _check_turned(nodes, problems)


@dataclass(frozen=True, slots=True)
class _Check:
    form: str
    problems: Problems

    def nodes(self, nodes: Iterable[Node], *, top: bool = False) -> None:
        depth = 0
        for node in nodes:
            if isinstance(node, TagNode):
                depth += (node.word in OPENERS) - (node.word in CLOSERS)
            elif isinstance(node, FenceNode):
                self._fence(node, top=top and depth == 0)
            elif isinstance(node, ListNode):
                for item in node.items:
                    self.nodes(item.nodes)
            else:
                self._text(node)

    def once(self, nodes: Sequence[Node]) -> None:
        for name, rule in _FENCES.items():
            for node in list(fences(nodes, name))[1:] if rule.once else ():
                self.problems.add("page.fence-twice", node.line, name=name)

    def _fence(self, node: FenceNode, *, top: bool) -> None:
        rule = _FENCES.get(node.name)
        if rule is None:
            near = nearest(node.name, _FENCES)
            code = "page.fence-unknown-near" if near else "page.fence-unknown"
            known = ", ".join(_FENCES)
            self.problems.add(code, node.line, name=node.name, near=near, known=known)
            return
        if rule.own_page and not top:
            self.problems.add("page.fence-inside", node.line, name=node.name)
        if not self._fits_form(node.name):
            self.problems.add("page.fence-form", node.line, name=node.name, form=self.form)
        for name in (*node.attributes, *(f".{word}" for word in node.classes)):
            if name not in (*rule.attributes, *(f".{word}" for word in rule.classes)):
                self.problems.add("page.attribute", node.line, name=name, fence=node.name)
        self._fence_content(node)

    def _fits_form(self, name: str) -> bool:
        return {
            "kinh-gui": self.form in ADDRESSED,
            "noi-nhan": self.form not in CONTROLLED_FORMS,
            "attached": self.form == "QĐ+",
        }.get(name, True)

    def _fence_content(self, node: FenceNode) -> None:
        if node.name in ("kinh-gui", "noi-nhan"):
            for inner in node.nodes:
                if not (isinstance(inner, TagNode) or _is_plain_list(inner)):
                    self.problems.add("page.fence-list", inner.line, name=node.name)
            return
        if node.name == "signatures" and not _is_signatures(node.nodes):
            self.problems.add("page.signatures", node.line)
        self.nodes(node.nodes)

    def _text(self, node: Heading | Para | TableNode | TagNode) -> None:
        if isinstance(node, Para | Heading):
            known = _PARAGRAPH_CLASSES if isinstance(node, Para) else _HEADING_CLASSES
            for name in sorted(node.classes - set(known)):
                self.problems.add("page.class-unknown", node.line, name=name, known=_joined(known))
            if not (isinstance(node, Para) and is_picture(node.runs)):
                self._no_picture(node.runs, node.line)
        elif isinstance(node, TableNode):
            for row in (node.head, *node.rows):
                for cell in row.cells if isinstance(row, RowNode) else ():
                    if not is_picture(cell.runs):
                        self._no_picture(cell.runs, row.line)

    def _no_picture(self, runs: Runs, line: int) -> None:
        for run in runs:
            if is_picture((run,)):
                where = run.content.line if isinstance(run.content, Tag) else line
                self.problems.add("page.picture-alone", where)


def _check_turned(nodes: Sequence[Node], problems: Problems) -> None:
    """An appendix that may be missing gives its sheet to the part before it."""
    before = False
    for node in fences(nodes, "attached", "appendix"):
        turned = "landscape" in node.classes
        if plain(node.attributes.get("if", ())) and turned != before:
            problems.add("page.appendix-turned", node.line)
        before = turned


def _is_plain_list(node: Node) -> bool:
    return isinstance(node, ListNode) and all(
        len(item.nodes) == 1 and isinstance(item.nodes[0], Para) for item in node.items
    )


def _is_signatures(nodes: Sequence[Node]) -> bool:
    only = nodes[0] if len(nodes) == 1 else None
    return isinstance(only, TableNode) and len(only.rows) == 1 and isinstance(only.rows[0], RowNode)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(f".{name}" for name in names)


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
