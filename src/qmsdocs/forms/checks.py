"""Checks what the language allows where: fences, classes, drawings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    plain,
)
from qmsdocs.forms.pictures import is_picture
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.setting import ADDRESSED
from qmsdocs.forms.tags import CLOSERS, OPENERS, Tag
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
    if form == "QĐ+" and not any(_named(nodes, "attached")):
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
            for node in list(_named(nodes, name))[1:] if rule.once else ():
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
    for node in _named(nodes, "attached", "appendix"):
        turned = "landscape" in node.classes
        if plain(node.attributes.get("if", ())) and turned != before:
            problems.add("page.appendix-turned", node.line)
        before = turned


def _named(nodes: Sequence[Node], *names: str) -> Iterator[FenceNode]:
    return (node for node in nodes if isinstance(node, FenceNode) and node.name in names)


def _is_plain_list(node: Node) -> bool:
    return isinstance(node, ListNode) and all(
        len(item.nodes) == 1 and isinstance(item.nodes[0], Para) for item in node.items
    )


def _is_signatures(nodes: Sequence[Node]) -> bool:
    only = nodes[0] if len(nodes) == 1 else None
    return isinstance(only, TableNode) and len(only.rows) == 1 and isinstance(only.rows[0], RowNode)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(f".{name}" for name in names)
