"""Sound papers made by hand, and changes to them: what the cases of the inspector's rules ask for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from docx_tools import docx, paragraph, part, run
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.judging import Verdict, judge
from qmsdocs.lint.paper import Paper, Spot
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.rules import LintRule, load_rules
from qmsdocs.model.rules import load_rulebook
from qmsdocs.word.metrics import text_width
from qmsdocs.word.reader import read_document
from qmsdocs.word.reading.model import Block, Cell, Document, Line, Paragraph, Row, Run, Table

DAY = date(2026, 6, 1)
_FONT = "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>"
_PAGE = (
    "<w:headerReference w:type='default' r:id='header1'/><w:pgSz w:w='11906' w:h='16838'/>"
    "<w:pgMar w:top='1134' w:bottom='1134' w:left='1701' w:right='850'/>"
    "<w:pgNumType w:start='1'/><w:titlePg/>"
)
_NUMBER = paragraph(
    f"<w:r><w:rPr>{_FONT}<w:sz w:val='28'/></w:rPr><w:fldChar w:fldCharType='begin'/></w:r>"
    "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    + run("2", f"{_FONT}<w:sz w:val='28'/>")
    + "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    "<w:jc w:val='center'/>",
)
_LONG = (
    "Các phòng, đơn vị thuộc Sở chủ động tổ chức thực hiện nhiệm vụ được giao theo tiến độ, "
    "báo cáo kết quả về Văn phòng Sở trước ngày 30 tháng 11 năm 2024 để tổng hợp"
)


def line(text: str, look: str = "", size: float = 14, align: str = "both", more: str = "") -> str:
    """Give a paragraph: `look` is of `b` and `i`."""
    properties = _FONT + "".join(f"<w:{sign}/>" for sign in look) + f"<w:sz w:val='{size * 2:g}'/>"
    return paragraph(run(text, properties), f"{more}<w:jc w:val='{align}'/>")


def prose(text: str, look: str = "") -> str:
    """Give a paragraph of the text."""
    return line(text, look, more="<w:spacing w:after='120'/><w:ind w:firstLine='720'/>")


def rule(mm: float) -> str:
    """Give a drawn line in a paragraph of its own."""
    points = mm / 25.4 * 72
    return paragraph(
        f"<w:r><w:pict><v:line from='0,0' to='{points:.1f}pt,0'/></w:pict></w:r>",
        "<w:jc w:val='center'/>",
    )


def table(rows: list[list[str]], widths: list[int], extra: str = "") -> str:
    """Give a table; widths are twips."""
    cells = [
        "".join(
            f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr>{cell}</w:tc>"
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    margins = "<w:tblCellMar><w:left w:w='0'/><w:right w:w='0'/></w:tblCellMar>"
    return f"<w:tbl><w:tblPr>{extra}{margins}</w:tblPr>{body}</w:tbl>"


def head(number: str, about: str = "", day: str = "Bình Thuận, ngày 15 tháng 3 năm 2024") -> str:
    """Give the head of a paper."""
    left = line("UBND TỈNH BÌNH THUẬN", "", 13, "center") + line(
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b", 13, "center"
    )
    right = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", 13, "center") + line(
        "Độc lập - Tự do - Hạnh phúc", "b", 14, "center"
    )
    below = line(number, "", 13, "center") + (line(about, "", 13, "center") if about else "")
    dated = line(day, "i", 14, "center") if day else "<w:p/>"
    return table([[left + rule(28), right + rule(60.4)], [below, dated]], [3600, 5750])


def title(kind: str, about: str) -> str:
    """Give kind, subject and the rule under them."""
    width = text_width(about, 14, bold=True)
    return line(kind, "b", 14, "center") + line(about, "b", 14, "center") + rule(width * 0.4)


def ending(copies: tuple[str, ...], post: str = "GIÁM ĐỐC") -> str:
    """Give Nơi nhận and the signature."""
    left = line("Nơi nhận:", "bi", 12, "left") + "".join(
        line(each, "", 11, "left") for each in copies
    )
    right = line(post, "b", 14, "center") + "<w:p/>" * 4 + line("Nguyễn Văn A", "b", 14, "center")
    return table([[left, right]], [4700, 4650])


def plan() -> str:
    """Give the body of a plan with an annex."""
    cell = [line(text, "", 13, "left") for text in ("1", "Tập huấn")]
    borders = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>"
    annex = (
        line("Phụ lục", "b", 14, "center")
        + line("DANH MỤC NHIỆM VỤ", "b", 14, "center")
        + line("(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 15 tháng 3 năm 2024)", "i", 14, "center")
        + table([cell], [1000, 8000], borders)
    )
    section = f"<w:p><w:pPr><w:sectPr>{_PAGE}</w:sectPr></w:pPr></w:p>"
    return (
        head("Số: 15/KH-SKHCN")
        + title("KẾ HOẠCH", "Duy trì Hệ thống quản lý chất lượng năm 2024")
        + prose(_LONG + ".")
        + prose(_LONG + " theo Phụ lục.")
        + prose("I. MỤC ĐÍCH, YÊU CẦU", "b")
        + prose("1. Mục đích", "b")
        + prose("a) Nâng cao hiệu quả công việc;")
        + prose("b) Phát hiện điểm chưa phù hợp;")
        + prose("c) Bảo đảm tiến độ;")
        + prose(_LONG + "./.")
        + ending(("- Các phòng, đơn vị;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."))
        + section
        + annex
    )


def _decision() -> str:
    return (
        head("Số: 15/QĐ-SKHCN")
        + title("QUYẾT ĐỊNH", "Về việc thành lập Ban Chỉ đạo ISO")
        + line("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "b", 14, "center")
        + prose("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "i")
        + prose("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;", "i")
        + prose("Theo đề nghị của Chánh Văn phòng Sở.", "i")
        + line("QUYẾT ĐỊNH:", "b", 14, "center")
        + prose("Điều 1. Hiệu lực thi hành", "b")
        + prose(_LONG + "./.")
        + ending(("- Như Điều 1;", "- Lưu: VT, VP."))
    )


def _letter() -> str:
    return (
        head("Số: 15/SKHCN-VP", "V/v cử cán bộ dự tập huấn")
        + prose("Kính gửi: Sở Nội vụ tỉnh Bình Thuận")
        + prose(_LONG + "./.")
        + ending(("- Như trên;", "- Lưu: VT, VP."))
    )


def _minutes() -> str:
    signs = [line(text, "b", 14, "center") for text in ("THƯ KÝ", "CHỦ TỌA")]
    names = [line(text, "b", 14, "center") for text in ("Trần Thị B", "Nguyễn Văn A")]
    return (
        head("Số: 15/BB-SKHCN", day="")
        + title("BIÊN BẢN", "Họp xem xét của lãnh đạo năm 2024")
        + prose(_LONG + "./.")
        + table([signs, names], [4700, 4650])
        + line("Nơi nhận:", "bi", 12, "left")
        + line("- Lãnh đạo Sở;", "", 11, "left")
        + line("- Lưu: VT, Hồ sơ.", "", 11, "left")
    )


_PAPERS: Mapping[str, Callable[[], str]] = {
    "KH": plan,
    "QĐ": _decision,
    "CV": _letter,
    "BB": _minutes,
}


def file_of(body: str) -> bytes:
    """Give a Word file with a body, page and page number."""
    page = f"<w:sectPr>{_PAGE}</w:sectPr>"
    return docx(body + page, {"header1": part("hdr", _NUMBER)})


@cache
def sound_file(kind: str) -> bytes:
    """Give a Word file without fault."""
    return file_of(_PAPERS[kind]())


@cache
def sound(kind: str = "KH") -> Document:
    """Give a sound paper as it is read."""
    return read_document(sound_file(kind), f"{kind}.docx")


def paper_of(document: Document) -> Paper:
    """Recognise the one paper of a document."""
    (paper,) = recognise(document, kinds_of(load_rulebook()))
    return paper


def judged(document: Document, day: date = DAY) -> tuple[Verdict, ...]:
    """Give all verdicts on a document."""
    return judge(paper_of(document), load_rulebook().format_on(day), load_rules())


def codes(document: Document, rule_id: str = "", day: date = DAY) -> set[str]:
    """Give the codes found, of one rule or of all."""
    return {
        found.finding.code
        for verdict in judged(document, day)
        if rule_id in ("", verdict.rule.id)
        for found in verdict.findings
    }


def changed(case: Mapping[str, Any]) -> Document:
    """Give a sound paper with the change that a case of a rule names."""
    document = sound(str(case.get("on", "KH")))
    if "section" in case:
        sections = tuple(replace(each, **case["section"]) for each in document.sections)
        return replace(document, sections=sections)
    if "annex" in case:
        last = replace(document.sections[-1], **case["annex"])
        return replace(document, sections=(*document.sections[:-1], last))
    if "number" in case:
        return _with_number(document, case["number"])
    if "table" in case:
        return _with_table(document, case["table"])
    return _with_spots(document, case)


def _with_number(document: Document, change: Any) -> Document:  # noqa: ANN401 as YAML has it
    sections = []
    for section in document.sections:
        (number,) = section.heads["default"]
        assert isinstance(number, Paragraph)
        if change == "none":
            sections.append(replace(section, heads={}))
        elif change == "foot":
            sections.append(replace(section, heads={}, feet=section.heads))
        else:
            heads = {"default": (_restyled(number, change),)}
            sections.append(replace(section, heads=heads))
    return replace(document, sections=tuple(sections))


def _with_table(document: Document, change: Mapping[str, Any]) -> Document:
    section = document.sections[-1]
    blocks = list(section.blocks)
    at = next(index for index, each in enumerate(blocks) if isinstance(each, Table))
    old = blocks[at]
    assert isinstance(old, Table)
    rows = old.rows * int(change.get("rows", 1))
    rows = (replace(rows[0], head=bool(change.get("head"))), *rows[1:])
    blocks[at] = replace(old, rows=rows, width=float(change.get("width", old.width)))
    last = replace(section, blocks=tuple(blocks))
    return replace(document, sections=(*document.sections[:-1], last))


def _with_spots(document: Document, case: Mapping[str, Any]) -> Document:
    paper = paper_of(document)
    edits: dict[int, list[Paragraph]] = {}
    if "remove" in case:
        edits = {id(spot.paragraph): [] for spot in paper.of(case["remove"])}
    elif "before" in case:
        found = paper.of(case["before"])[0].paragraph
        edits = {id(found): [_worded(found, case["text"]), found]}
    else:
        spots = paper.of(case["role"])
        spot = spots[-1] if case.get("which") == "last" else spots[0]
        edits = {id(spot.paragraph): _edited(spot, case)}
        if "rule" in case:
            at = paper.spots.index(spot)
            below = next(each for each in paper.spots[at:] if each.role == "rule").paragraph
            edits[id(below)] = [_ruled(below, case["rule"])]
    return replace(
        document,
        sections=tuple(
            replace(each, blocks=_rebuilt(each.blocks, edits, case.get("width")))
            for each in document.sections
        ),
    )


def _edited(spot: Spot, case: Mapping[str, Any]) -> list[Paragraph]:
    found = spot.paragraph
    if "text" in case:
        found = _worded(found, case["text"])
    found = _restyled(found, case)
    return [_worded(found, ""), found] if "before_it" in case else [found]


def _worded(found: Paragraph, text: str) -> Paragraph:
    runs = (Run(text, found.runs[0].look),) if text else ()
    return replace(found, runs=runs, text=text)


def _restyled(found: Paragraph, case: Mapping[str, Any]) -> Paragraph:
    names = {"bold", "italic", "underline", "size", "color"} & set(case)
    looks = {name: case[name] for name in names}
    if "font" in case:
        looks |= {"ascii": case["font"], "high": case["font"]}
    runs = tuple(replace(each, look=replace(each.look, **looks)) for each in found.runs)
    shapes = {name: case[name] for name in ("align", "first", "after", "line") if name in case}
    return replace(found, runs=runs, shape=replace(found.shape, **shapes))


def _ruled(found: Paragraph, what: object) -> Paragraph:
    if what == "signs":
        first = next(each for each in paper_of(sound()).spots if each.role == "tieu_ngu")
        return replace(_worded(first.paragraph, "_" * 24), lines=())
    return replace(found, lines=(Line(float(str(what))),))


def _rebuilt(
    blocks: tuple[Block, ...], edits: Mapping[int, list[Paragraph]], width: float | None
) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(
                Row(
                    tuple(_cell(cell, edits, width) for cell in row.cells),
                    row.head,
                )
                for row in block.rows
            )
            made.append(replace(block, rows=rows))
        else:
            made += edits.get(id(block), [block])
    return tuple(made)


def _cell(cell: Cell, edits: Mapping[int, list[Paragraph]], width: float | None) -> Cell:
    touched = any(id(block) in edits for block in cell.blocks)
    blocks = _rebuilt(cell.blocks, edits, width)
    return replace(cell, blocks=blocks, width=width if width and touched else cell.width)


def all_cases(right: bool) -> list[tuple[LintRule, Mapping[str, Any]]]:
    """Give every case of every rule."""
    return [(each, case) for each in load_rules() for case in (each.right if right else each.wrong)]
