"""A made-up decree and short pages for the tests of the forms."""

import datetime

from qmsdocs.forms.checks import check_balance, check_page
from qmsdocs.forms.compiling import compile_page
from qmsdocs.forms.markdown import read_body
from qmsdocs.forms.nodes import Node
from qmsdocs.forms.problems import Problems
from qmsdocs.model.agency import House
from qmsdocs.model.page import Kind, Page
from qmsdocs.model.rules import (
    Choice,
    Citation,
    Component,
    DocumentKind,
    FixedText,
    FormatRules,
    HeadSizes,
    Measure,
)
from qmsdocs.model.rules.values import Rule
from qmsdocs.word.blocks import Block, BlockTag, Paragraph, Row, Section, Table, Text, WordDocument

DECREE = Citation(document="Nghị định mẫu")
#: Components of the made-up decree: least and greatest size, and what else it says.
COMPONENTS: dict[str, tuple[int, int, str]] = {
    "page.number": (13, 14, ""),
    "quoc_hieu": (12, 13, "bold upper center"),
    "tieu_ngu": (13, 14, "bold center"),
    "co_quan_chu_quan": (12, 13, "upper center"),
    "co_quan_ban_hanh": (12, 13, "bold upper center"),
    "so": (13, 13, "center"),
    "dia_danh_ngay": (13, 14, "italic center"),
    "dia_chi": (11, 12, "left"),
    "ten_loai": (16, 18, "bold upper center"),
    "trich_yeu": (13, 14, "bold center"),
    "trich_yeu_cv": (12, 13, "center"),
    "can_cu": (13, 14, "italic both"),
    "body": (10, 20, "both"),
    "dieu": (13, 14, "bold both"),
    "khoan": (13, 14, "both"),
    "khoan.titled": (13, 14, "bold both"),
    "diem": (13, 14, "both"),
    "muc_b": (13, 14, "bold upper both"),
    "quyen_han": (13, 14, "bold upper center"),
    "chuc_vu": (13, 14, "bold upper center"),
    "ho_ten": (13, 14, "bold center"),
    "kinh_gui": (13, 14, "left"),
    "noi_nhan.label": (12, 12, "bold italic left"),
    "noi_nhan.item": (11, 11, "left"),
    "phu_luc.label": (14, 14, "bold center"),
    "phu_luc.title": (13, 14, "bold upper center"),
    "phu_luc.ref": (13, 14, "italic center"),
}
MEASURES = {
    "page.width": 200.0,
    "page.height": 300.0,
    "page.margin.top": 21.0,
    "page.margin.bottom": 22.0,
    "page.margin.left": 25.0,
    "page.margin.right": 10.0,
    "tieu_ngu.rule": 1.0,
    "trich_yeu_cv.gap": 6.0,
    "body.first_line": 11.0,
    "body.space": 7.0,
    "body.line": 1.2,
}
TEXTS = {
    "quoc_hieu": "QUỐC HIỆU MẪU",
    "tieu_ngu": "Tiêu ngữ - Mẫu",
    "end_mark": "./.",
    "page.font": "Phông mẫu",
}
KINDS = {"KH": "Kế hoạch", "QĐ": "Quyết định", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình"}


def rules(
    number_place: str = "header-center", signs: str = "semicolon-dot", **measures: float
) -> FormatRules:
    """Give the made-up decree; measures may be changed (`body_line=1.5`)."""
    changed = {name.replace("__", "."): value for name, value in measures.items()}
    found: list[Rule] = [_component(name) for name in COMPONENTS]
    for name, value in (MEASURES | changed).items():
        found.append(Measure(id=name, label=name, citation=DECREE, use=value, unit="mm"))
    for name, text in TEXTS.items():
        if name not in COMPONENTS:
            found.append(FixedText(id=name, label=name, citation=DECREE, value=text))
    for code, kind in (KINDS | {"TB": "Thông báo", "GM": "Giấy mời"}).items():
        found.append(
            DocumentKind(id=code, label=kind, citation=DECREE, name=kind, abbreviation=code)
        )
    for size in (12, 13):
        found.append(_head(size))
    for name, way in (("page_number.place", number_place), ("can_cu.punctuation", signs)):
        found.append(Choice(id=name, label=name, citation=DECREE, value=way, says=way))
    return FormatRules(datetime.date(2024, 1, 1), {rule.id: rule for rule in found})


def _component(name: str) -> Component:
    low, high, look = COMPONENTS[name]
    words = look.split()
    align = next((word for word in words if word in ("left", "center", "both")), "left")
    return Component.model_validate({
        "id": name,
        "label": name,
        "citation": DECREE,
        "size": low,
        "size_min": low,
        "size_max": high,
        "bold": "bold" in words,
        "italic": "italic" in words,
        "upper": "upper" in words,
        "align": align,
        "text": TEXTS.get(name, ""),
    })  # fmt: skip


def _head(size: int) -> HeadSizes:
    return HeadSizes(
        id=f"head.{size}",
        label="head",
        citation=DECREE,
        quoc_hieu=size,
        tieu_ngu=size + 1,
        co_quan=size,
        dia_danh_ngay=size + 1,
    )


def page(body: str, form: str = "KH", **fields: object) -> Page:
    """Give a page whose body begins on line 10 of `trang.md`."""
    front = {
        "id": "mau",
        "title": "Tài liệu mẫu",
        "set": "system",
        "order": 1,
        "form": form,
        "subject": "Việc mẫu",
    }
    return Page(Kind.model_validate(front | fields), body, 10, "trang.md")


def compiled(
    body: str, form: str = "KH", house: House | None = None, **fields: object
) -> WordDocument:
    """Give the Word document of a page under the made-up decree."""
    return compile_page(page(body, form, **fields), rules(), house or House())


def read(body: str) -> tuple[Node, ...]:
    """Give the nodes of a body that is right."""
    problems = Problems("trang.md")
    nodes = read_body(body, 10, problems)
    check_balance(nodes, problems)
    problems.stop()
    return nodes


def faults(body: str, form: str = "KH") -> list[tuple[str, int]]:
    """Give code and line of every problem of a body."""
    problems = Problems("trang.md")
    nodes = read_body(body, 10, problems)
    check_balance(nodes, problems)
    check_page(nodes, form, 10, problems)
    return [(problem.code, problem.place.line) for problem in problems.found]


def said(block: Block) -> str:
    """Give the text of a paragraph, the source of a tag, or the cells of a table in words."""
    if isinstance(block, BlockTag):
        return f"{{%p {block.source} %}}"
    if isinstance(block, Paragraph):
        return "".join(piece.text for piece in block.inlines if isinstance(piece, Text))
    return " / ".join(
        f"{{%tr {row.source} %}}"
        if isinstance(row, BlockTag)
        else " | ".join(" ".join(map(said, cell.blocks)) for cell in row.cells)
        for row in block.rows
    )


def lines(section: Section) -> list[str]:
    """Give the blocks of a section in words."""
    return [said(block) for block in section.blocks]


def styled(section: Section, style: str) -> list[str]:
    """Give the texts of the paragraphs of a style, those in tables too."""
    return [said(block) for block in paragraphs(section.blocks) if block.style == style]


def paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """Give the paragraphs of blocks, those in tables too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells if isinstance(row, Row) else ():
                    found += paragraphs(cell.blocks)
    return found
