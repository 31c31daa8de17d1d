"""Kính gửi above the body and Nơi nhận below it; the profile may name others than the page."""

from collections.abc import Iterator, Sequence

from qmsdocs.forms.ending import ended, signed
from qmsdocs.forms.nodes import FenceNode, Item, ListNode, Node, Para, Run, Runs, TagNode, texts
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Text

_TO = Text("Kính gửi: ")


def recipients(page: FenceNode | None, archive: str) -> tuple[Block, ...]:
    """Give the list under `Nơi nhận:`, which ends in `Lưu`."""
    items = tuple(_lines(page.nodes if page else (), "NoiNhan"))
    own = (BlockTag("else"), *items) if items else ()
    return (
        Paragraph("NoiNhanTu", (Text("Nơi nhận:"),)),
        BlockTag("if paper.recipients"),
        BlockTag("for name in paper.recipients"),
        Paragraph("NoiNhan", (Text("- {{ name }};"),)),
        BlockTag("endfor"),
        *own,
        BlockTag("endif"),
        Paragraph("NoiNhan", (Text(f"- Lưu: {archive}."),)),
    )


def addressees(page: FenceNode | None) -> tuple[Block, ...]:
    """Give Kính gửi: one body on the same line, several on lines of their own."""
    own = (BlockTag("else"), *_page_addressees(page.nodes)) if page else ()
    return (
        BlockTag("if paper.to | length == 1"),
        Paragraph("KinhGuiMot", (Text("Kính gửi: {{ paper.to | first }}"),)),
        BlockTag("elif paper.to"),
        Paragraph("KinhGui", (_TO,)),
        BlockTag("for name in paper.to"),
        BlockTag("if loop.last"),
        Paragraph("KinhGuiCuoi", (Text("- {{ name }}."),)),
        BlockTag("else"),
        Paragraph("KinhGuiMuc", (Text("- {{ name }};"),)),
        BlockTag("endif"),
        BlockTag("endfor"),
        *own,
        BlockTag("endif"),
    )


def item_runs(item: Item) -> Runs:
    """Give the text of an item of a list of names."""
    return item.nodes[0].runs if item.nodes and isinstance(item.nodes[0], Para) else ()


def _page_addressees(nodes: Sequence[Node]) -> Iterator[Block]:
    only = nodes[0] if len(nodes) == 1 else None
    if isinstance(only, ListNode) and len(only.items) == 1:
        yield Paragraph("KinhGuiMot", (_TO, *texts(item_runs(only.items[0]))))
        return
    yield Paragraph("KinhGui", (_TO,))
    parted = tuple(_with_sign(node) for node in nodes)
    lines = list(_lines(ended(parted, ".") or parted, "KinhGuiMuc", sign=""))
    if lines and isinstance(lines[-1], Paragraph):
        lines[-1] = Paragraph("KinhGuiCuoi", lines[-1].inlines)
    yield from lines


def _with_sign(node: Node) -> Node:
    if not isinstance(node, ListNode):
        return node
    items = (
        Item((Para(signed(item_runs(item), ";"), item.line),), item.line) for item in node.items
    )
    return ListNode(node.ordered, node.start, tuple(items), node.line)


def _lines(nodes: Sequence[Node], style: str, sign: str = ";") -> Iterator[Block]:
    for node in nodes:
        if isinstance(node, TagNode):
            yield BlockTag(node.source)
        elif isinstance(node, ListNode):
            for item in node.items:
                runs = signed(item_runs(item), sign) if sign else item_runs(item)
                yield Paragraph(style, texts((Run("- "), *runs)))
