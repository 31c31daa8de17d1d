"""Takes a page apart: the body and its landscape sheets, who it is for, what is attached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qmsdocs.forms import sheet
from qmsdocs.forms.ending import ended
from qmsdocs.forms.flow import FlowLook, HeadingLook, laid_out
from qmsdocs.forms.nodes import FenceNode, Node, Para, Run, Runs, fences, plain
from qmsdocs.forms.numbering import ARTICLES, DECIMAL, OUTLINE, Scheme, numbered
from qmsdocs.forms.problems import Problems
from qmsdocs.forms.setting import Setting
from qmsdocs.model.page import CONTROLLED_FORMS
from qmsdocs.word.blocks import Block

_APART = ("kinh-gui", "noi-nhan", "attached", "appendix")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the body on sheets of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attached text or appendix; `condition` says when it is there."""

    title: Runs
    blocks: tuple[Block, ...]
    landscape: bool
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page taken apart; `has_signatures` when the body brings its own signing block."""

    main: tuple[Part, ...]
    to: FenceNode | None
    recipients: FenceNode | None
    attached: Attachment | None
    appendices: tuple[Attachment, ...]
    proposal: Runs
    has_signatures: bool


def parted(nodes: Sequence[Node], setting: Setting, proposal: Runs, problems: Problems) -> Parts:
    """Take a page apart, number its headings and lists, and lay it out."""
    body = tuple(node for node in nodes if not any(fences([node], *_APART)))
    if setting.kind.form not in CONTROLLED_FORMS:
        body = _finished(body, setting)
    scheme = _scheme(setting.kind.form)
    attached = fences(nodes, "attached")
    return Parts(
        main=tuple(_main(numbered(body, scheme, problems), scheme, setting)),
        to=next(fences(nodes, "kinh-gui"), None),
        recipients=next(fences(nodes, "noi-nhan"), None),
        attached=next((_attached(node, setting, problems) for node in attached), None),
        appendices=tuple(
            _attachment(node, node.nodes, OUTLINE, setting, problems)
            for node in fences(nodes, "appendix")
        ),
        proposal=proposal,
        has_signatures=any(fences(nodes, "signatures")),
    )


def _scheme(form: str) -> Scheme:
    if form in CONTROLLED_FORMS:
        return DECIMAL
    return ARTICLES if form.startswith("QĐ") else OUTLINE


def _look(scheme: Scheme, setting: Setting, *, landscape: bool) -> FlowLook:
    width = sheet.text_width(sheet.landscape(setting.rules)) if landscape else setting.width
    if scheme is ARTICLES:
        headings = (
            HeadingLook("Dieu", titled="DieuTieuDe", label_bold=True),
            HeadingLook("Khoan", titled="KhoanTieuDe"),
            HeadingLook("Diem"),
        )
    elif scheme is OUTLINE:
        headings = (
            HeadingLook("Muc", case=setting.case("muc_b")),
            HeadingLook("KhoanTieuDe"),
            HeadingLook("Diem"),
        )
    else:
        headings = (
            HeadingLook("TaiLieuMuc1", case="upper"),
            HeadingLook("TaiLieuMuc2"),
            HeadingLook("TaiLieuMuc3"),
        )
    return FlowLook(headings, width, setting.styles["BangDau"].size)


def _main(nodes: Sequence[Node], scheme: Scheme, setting: Setting) -> Iterator[Part]:
    """Give the stretches of the body between landscape sheets; at least one."""
    stretch: list[Node] = []
    found = 0
    for node in (*nodes, None):
        turned = isinstance(node, FenceNode) and node.name == "landscape"
        if node is not None and not turned:
            stretch.append(node)
            continue
        if stretch or (node is None and not found):
            yield _part(stretch, scheme, setting, landscape=False)
            found, stretch = found + 1, []
        if isinstance(node, FenceNode):
            yield _part(node.nodes, scheme, setting, landscape=True)
            found += 1


def _part(nodes: Sequence[Node], scheme: Scheme, setting: Setting, *, landscape: bool) -> Part:
    return Part(laid_out(nodes, _look(scheme, setting, landscape=landscape)), landscape)


def _finished(nodes: tuple[Node, ...], setting: Setting) -> tuple[Node, ...]:
    """Give the body with `./.` after its last sentence, or on a line of its own after a table."""
    if nodes and isinstance(last := nodes[-1], FenceNode):
        if last.name == "signatures":
            return (*_finished(nodes[:-1], setting), last)
        if last.name == "landscape":
            return (*nodes[:-1], replace(last, nodes=_finished(last.nodes, setting)))
    sign = setting.rules.text("end_mark")
    alone = Para((Run(sign),), 0, frozenset({"right"}))
    return ended(nodes, sign) or (*nodes, alone)


def _attached(node: FenceNode, setting: Setting, problems: Problems) -> Attachment:
    scheme = ARTICLES if "dieu" in node.classes else OUTLINE
    return _attachment(node, _finished(node.nodes, setting), scheme, setting, problems)


def _attachment(
    node: FenceNode, nodes: Sequence[Node], scheme: Scheme, setting: Setting, problems: Problems
) -> Attachment:
    landscape = "landscape" in node.classes
    look = _look(scheme, setting, landscape=landscape)
    return Attachment(
        title=node.attributes.get("title", ()),
        blocks=laid_out(numbered(nodes, scheme, problems, again=True), look),
        landscape=landscape,
        condition=plain(node.attributes.get("if", ())),
    )
