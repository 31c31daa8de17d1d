"""Lays the nodes of a body out as blocks of Word: styles, labels, tables, tags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qmsdocs.forms.nodes import (
    Case,
    FenceNode,
    Heading,
    ListNode,
    Node,
    Para,
    Runs,
    TableNode,
    TagNode,
    plain,
    texts,
)
from qmsdocs.forms.pictures import is_picture, picture
from qmsdocs.forms.tables import sign_table, word_table
from qmsdocs.forms.tags import CLOSERS, MIDDLES, OPENERS
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Table, Text

#: Classes of a paragraph that choose its style; the others change weight, slant or keep.
_STYLES: Mapping[str, str] = {
    "slogan": "PhuongCham",
    "center": "NoiDungGiua",
    "right": "NoiDungPhai",
    "no-indent": "NoiDungSatLe",
}


@dataclass(frozen=True, slots=True)
class HeadingLook:
    """How a level of headings is set: with its label in bold only, or the whole line."""

    style: str
    titled: str = ""
    case: Case = "as-is"
    label_bold: bool = False


@dataclass(frozen=True, slots=True)
class FlowLook:
    """How a body is set: its headings by level, the width between the margins, the size in cells."""

    headings: tuple[HeadingLook, HeadingLook, HeadingLook]
    width: float
    cell_size: float


def laid_out(nodes: Sequence[Node], look: FlowLook) -> tuple[Block, ...]:
    """Give the blocks of numbered nodes."""
    blocks = tuple(_blocks(nodes, look))
    return tuple(_spaced_after_tables(blocks))


def _blocks(nodes: Sequence[Node], look: FlowLook) -> Iterator[Block]:
    for index, node in enumerate(nodes):
        if isinstance(node, Heading):
            followed = _has_content(nodes[index + 1 :], node.level)
            yield _heading(node, look, followed=followed)
        elif isinstance(node, Para) and _introduces(node, nodes[index + 1 :]):
            yield replace(_paragraph(node), keep_next=True)
        elif isinstance(node, TableNode):
            kept = _leads_on(nodes[index + 1 :])
            yield word_table(node, look.width, look.cell_size, followed=kept)
        else:
            yield from _block(node, look)


def _block(node: Node, look: FlowLook) -> Iterator[Block]:
    match node:
        case TagNode():
            yield BlockTag(node.source)
        case Para() if is_picture(node.runs):
            yield picture(node.runs, look.width)
        case Para():
            yield _paragraph(node)
        case ListNode():
            yield from _list(node, look)
        case FenceNode(name="signatures"):
            yield from _signatures(node, look)
        case FenceNode():
            yield from _blocks(node.nodes, look)


def _heading(node: Heading, look: FlowLook, *, followed: bool) -> Paragraph:
    level = look.headings[node.level - 1]
    titled = "title" in node.classes and level.titled
    style = level.titled if titled else level.style
    bold = True if level.label_bold and not titled and node.label else None
    label = (Text(node.label, bold=bold),) if node.label else ()
    inlines = _joined(*label, *texts(node.runs, level.case))
    return Paragraph(style, inlines, keep_next=True if followed else None)


def _has_content(after: Sequence[Node], level: int) -> bool:
    """Tell whether something stands under a heading, so that the two stay on one page."""
    for node in after:
        if not isinstance(node, TagNode):
            return not isinstance(node, Heading) or node.level > level
    return False


def _introduces(node: Para, after: Sequence[Node]) -> bool:
    """Tell whether a paragraph leads to a table, or ends in a colon: what follows stays with it."""
    if is_picture(node.runs):
        return False
    following = next((other for other in after if not isinstance(other, TagNode)), None)
    return isinstance(following, TableNode) or plain(node.runs).rstrip().endswith(":")


def _leads_on(after: Sequence[Node]) -> bool:
    """Tell whether a kept sentence comes next, as before signatures: a row goes with it."""
    following = next((other for other in after if not isinstance(other, TagNode)), None)
    return isinstance(following, Para) and "keep" in following.classes


def _paragraph(node: Para, label: str = "", style: str = "NoiDung") -> Paragraph:
    chosen = [_STYLES[name] for name in _STYLES if name in node.classes]
    runs = _weighted(node.runs, node.classes)
    return Paragraph(
        chosen[0] if chosen else style,
        _joined(*((Text(label),) if label else ()), *texts(runs)),
        keep_next=True if "keep" in node.classes else None,
    )


def _weighted(runs: Runs, classes: frozenset[str]) -> Runs:
    bold, italic = "bold" in classes, "italic" in classes
    return tuple(replace(run, bold=run.bold or bold, italic=run.italic or italic) for run in runs)


def _joined(*pieces: Text) -> tuple[Text, ...]:
    """Join neighbours of one look."""
    found: list[Text] = []
    for piece in pieces:
        alike = found and (found[-1].bold, found[-1].italic) == (piece.bold, piece.italic)
        before = found.pop().text if alike else ""
        found.append(replace(piece, text=before + piece.text))
    return tuple(found)


def _list(node: ListNode, look: FlowLook) -> Iterator[Block]:
    for item in node.items:
        style = _item_style(item.label, ordered=node.ordered)
        label = item.label
        for inner in item.nodes:
            if isinstance(inner, Para) and not is_picture(inner.runs):
                yield _paragraph(inner, label, style)
                label = ""
            else:
                yield from _blocks((inner,), look)


def _item_style(label: str, *, ordered: bool) -> str:
    if not ordered:
        return "GachDauDong"
    return "Diem" if label.rstrip().endswith(")") else "Khoan"


def _signatures(node: FenceNode, look: FlowLook) -> Iterator[Block]:
    table = next((inner for inner in node.nodes if isinstance(inner, TableNode)), None)
    if table:
        yield sign_table(table, look.width)


def _spaced_after_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give body text that follows a table the style with space above it, in every branch."""
    after_table, branches = False, list[tuple[bool, bool]]()
    for block in blocks:
        if isinstance(block, BlockTag):
            after_table = _at_branch(block.source, after_table, branches)
        if isinstance(block, Paragraph) and after_table and block.style == "NoiDung":
            yield replace(block, style="NoiDungSauBang")
        else:
            yield block
        if not isinstance(block, BlockTag):
            after_table = isinstance(block, Table)


def _at_branch(source: str, after_table: bool, branches: list[tuple[bool, bool]]) -> bool:
    """Tell whether a table may stand right before what comes after a tag.

    A branch follows what stands before its block; so does what comes after a block that may be
    passed over. `branches` holds, of each open block, whether it follows a table and has an `else`.
    """
    word = source.split(maxsplit=1)[0]
    if word in OPENERS:
        branches.append((after_table, False))
    elif word in MIDDLES and branches:
        branches[-1] = (branches[-1][0], word == "else")
        return branches[-1][0]
    elif word in CLOSERS and branches:
        before, has_else = branches.pop()
        return after_table or (before and not has_else)
    return after_table
