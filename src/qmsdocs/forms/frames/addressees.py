"""Kính gửi above the body, Nơi nhận below the paper; the profile may name others than the page."""

from collections.abc import Iterator, Sequence

from qmsdocs.forms.ending import signed
from qmsdocs.forms.names import Name, Names, item_runs, names_of
from qmsdocs.forms.nodes import FenceNode, ListNode, Node, Run, Runs, TagNode, texts
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Text

_TO = "Kính gửi: "
_NOBODY = "{{ paper.to | needed }}"


def addressees(page: FenceNode | None, *, must: bool = False) -> tuple[Block, ...]:
    """Give Kính gửi: one body on the same line, several on lines of their own.

    Args:
        page: whom the page addresses; the profile may name others.
        must: whether a paper to nobody has a gap there.
    """
    if page:
        own: tuple[Block, ...] = (BlockTag("else"), *_page_addressees(names_of(page.nodes)))
    else:
        own = (BlockTag("else"), Paragraph("KinhGuiMot", (Text(_TO + _NOBODY),))) if must else ()
    return (
        BlockTag("if paper.to | length == 1"),
        Paragraph("KinhGuiMot", (Text(_TO + "{{ paper.to | first }}"),)),
        BlockTag("elif paper.to"),
        Paragraph("KinhGui", (Text(_TO),)),
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


def _page_addressees(names: Names) -> Iterator[Block]:
    """Choose between one line and several, now or when the paper is rendered."""
    if names.count is None or (not names.count.terms and names.count.known != 1):
        yield from _several(names)
    elif not names.count.terms:
        yield _one(names)
    else:
        yield BlockTag(f"if {names.count.expression} == 1")
        yield _one(names)
        yield BlockTag("else")
        yield from _several(names)
        yield BlockTag("endif")


def _one(names: Names) -> Paragraph:
    """Give the line of the only name; the tags that choose it stand in the line."""
    runs: list[Run] = [Run(_TO)]
    for entry in names.entries:
        runs += entry.runs if isinstance(entry, Name) else (Run(f"{{% {entry.source} %}}"),)
    return Paragraph("KinhGuiMot", texts(runs))


def _several(names: Names) -> Iterator[Block]:
    yield Paragraph("KinhGui", (Text(_TO),))
    for entry in names.entries:
        if not isinstance(entry, Name):
            yield BlockTag(entry.source)
        elif entry.last_if is None:
            yield _line(entry.runs, ";")
        elif not entry.last_if:
            yield _line(entry.runs, ".")
        else:
            yield BlockTag(f"if {' and '.join(entry.last_if)}")
            yield _line(entry.runs, ".")
            yield BlockTag("else")
            yield _line(entry.runs, ";")
            yield BlockTag("endif")


def _line(runs: Runs, sign: str) -> Paragraph:
    style = "KinhGuiCuoi" if sign == "." else "KinhGuiMuc"
    return Paragraph(style, texts((Run("- "), *signed(runs, sign))))


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
