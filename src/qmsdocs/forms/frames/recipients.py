"""Nơi nhận below a paper; the profile may name others than the page."""

from collections.abc import Iterator, Sequence

from qmsdocs.forms.ending import signed
from qmsdocs.forms.names import item_runs
from qmsdocs.forms.nodes import FenceNode, ListNode, Node, Run, TagNode, texts
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Text


def recipients(page: FenceNode | None, archive: str) -> tuple[Block, ...]:
    """Give the list under `Nơi nhận:`, which ends in `Lưu`."""
    items = tuple(_lines(page.nodes if page else ()))
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


def _lines(nodes: Sequence[Node]) -> Iterator[Block]:
    for node in nodes:
        if isinstance(node, TagNode):
            yield BlockTag(node.source)
        elif isinstance(node, ListNode):
            for item in node.items:
                yield Paragraph("NoiNhan", texts((Run("- "), *signed(item_runs(item), ";"))))
