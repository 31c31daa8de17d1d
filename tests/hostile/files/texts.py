"""Files with far too much of one thing, each with its name: they may cost time or memory."""

import io
import zipfile
from collections.abc import Callable, Mapping

from docx_tools import docx, paragraph, part, run
from hostile.files.zips import Named, packed, with_part
from lint_tools import file_of, head, line, plan, prose
from qmsdocs.word.package import write_package

#: Paragraphs of one sign or phrase: a pattern that looks back and forth would never end.
_SIGNS = (
    "_", " ", ".", "1", "a", "(", "…", "-", "\u00a0", "\t", "0/", "ò", "o\u0300", "Số ", "ngày ", "V/v ",
    "Căn cứ ", "Điều 1. ", "I", "I.", "a) ", "1.1.", "[", "{{", "Lưu: ", "Nơi nhận", "Phụ lục ", "KT. ",
    "tháng năm ", "kèm theo ", ", ", " ,", "/", "x x", "CỘNG HÒA ", "Độc lập - ", "số 1/", "\u200b", "́",
)  # fmt: skip
_CELL = "<w:tc><w:p/></w:tc>"
_MANY: Mapping[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "<w:p/>" * n,
    "words": lambda n: prose("Các đơn vị thực hiện.") * (n // 20),
    "runs": lambda n: paragraph(run("a") * (n // 5)),
    "runs of other looks": lambda n: paragraph(
        "".join(run("a", f"<w:sz w:val='{i}'/>") for i in range(n // 8))
    ),
    "breaks": lambda n: paragraph("<w:r>" + "<w:br/>" * n + "</w:r>"),
    "tabs": lambda n: paragraph("<w:r>" + "<w:tab/><w:t>a</w:t>" * (n // 4) + "</w:r>"),
    "pages": lambda n: paragraph("<w:r><w:br w:type='page'/></w:r>") * (n // 8),
    "cells": lambda n: f"<w:tbl><w:tr>{'<w:tc/>' * n}</w:tr></w:tbl>",
    "cells with text": lambda n: f"<w:tbl><w:tr>{_CELL * (n // 4)}</w:tr></w:tbl>",
    "rows": lambda n: f"<w:tbl>{'<w:tr/>' * n}</w:tbl>",
    "rows with text": lambda n: f"<w:tbl>{f'<w:tr>{_CELL}{_CELL}</w:tr>' * (n // 12)}</w:tbl>",
    "tables": lambda n: f"<w:tbl><w:tr>{_CELL}</w:tr></w:tbl>" * (n // 8),
    "columns and spans": lambda n: (
        f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * (n // 2)}</w:tblGrid>"
        + "<w:tr>"
        + "<w:tc><w:tcPr><w:gridSpan w:val='999999'/></w:tcPr></w:tc>" * (n // 20)
        + "</w:tr></w:tbl>"
    ),
    "fields that never end": lambda n: paragraph(
        "<w:r>" + "<w:fldChar w:fldCharType='begin'/>" * (n // 2) + "</w:r>"
    ),
    "fields in fields": lambda n: paragraph(
        "<w:r>"
        + "<w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText>" * (n // 8)
        + "<w:fldChar w:fldCharType='end'/>" * (n // 8)
        + "</w:r>"
    ),
    "instructions": lambda n: paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'/>"
        + "<w:instrText>PAGE</w:instrText>" * (n // 2)
        + "</w:r>"
    ),
    "lines": lambda n: paragraph(
        "<w:r><w:pict><v:line from='0,0' to='9,0'/></w:pict></w:r>" * (n // 10)
    ),
    "boxes": lambda n: paragraph(
        "<w:r><w:pict>" + "<w:txbxContent><w:p/></w:txbxContent>" * (n // 3) + "</w:pict></w:r>"
    ),
    "branches": lambda n: paragraph(
        "<w:r><mc:AlternateContent>" + "<mc:Choice/>" * n + "</mc:AlternateContent></w:r>"
    ),
    "controls": lambda n: "<w:sdt/>" * n,
    "sections": lambda n: (
        "<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr></w:pPr></w:p>"
        * (n // 14)
    ),
    "heads": lambda n: head("Số: 15/KH-SKHCN") * (n // 250),
    "head lines": lambda n: line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "b", 13) * (n // 20),
    "numbered heads": lambda n: (
        (line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + line("Số: 15/KH-UBND") + prose("x"))
        * (n // 60)
    ),
    "annexes": lambda n: line("Phụ lục I", "b", 14, "center") * (n // 20),
    "Nơi nhận": lambda n: line("Nơi nhận:", "bi", 12, "left") * (n // 20),
    "recipients": lambda n: line("Nơi nhận:") + line("- Các đơn vị;") * (n // 20),
    "signatures": lambda n: line("KT. GIÁM ĐỐC", "b") * (n // 20),
    "bases": lambda n: prose("Căn cứ Luật số 1;", "i") * (n // 20),
    "points": lambda n: prose("a) Một điểm;") * (n // 20),
    "articles": lambda n: prose("Điều 1. Tên", "b") * (n // 20),
    "titles": lambda n: line("KẾ HOẠCH", "b", 14, "center") * (n // 20),
    "tabbed heads": lambda n: line("Số: 1/KH-A\tHà Nội, ngày 01 tháng 3 năm 2024") * (n // 20),
    "list items": lambda n: (
        "<w:p><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        * (n // 14)
    ),
}
_MOST = 900_000
_HARDEST = ("words", "points", "annexes", "tabbed heads", "cells", "runs of other looks", "heads")
_MB = 1024 * 1024


def signs() -> Named:
    """Give a paragraph of a sign, over and over, alone and among the lines of a paper."""
    for sign in _SIGNS:
        body = paragraph(run(sign * (2_900_000 // len(sign))), "<w:jc w:val='center'/>")
        yield f"sign {sign!r}", docx(body)
        yield f"sign in a paper {sign!r}", file_of(plan() + body + plan())
        yield f"sign many times {sign!r}", file_of(plan() + prose(sign * 500 + "x") * 2_000)


def crowds() -> Named:
    """Give so many of each thing as may just be read, and more."""
    for name, make in _MANY.items():
        for count in (_MOST, _MOST // 3, _MOST // 20):
            yield f"crowd of {count} {name}", file_of(plan() + make(count))
            yield f"crowd of {count} {name} alone", docx(make(count))
    yield "a million paragraphs", docx("<w:p/>" * 1_000_000)
    yield "a million words", docx(paragraph(run("chữ ")) * 1_000_000)


def attributes() -> Named:
    """Give attributes without end: their number, their length, their names."""
    many = "".join(f" a{n}='{n}'" for n in range(400_000))
    yield "attributes", docx(f"<w:p{many}/>")
    yield "attribute names", docx(f"<w:p {'a' * 9_000_000}='1'/>")
    yield "namespaces", docx("<w:p" + "".join(f" xmlns:n{n}='u{n}'" for n in range(200_000)) + "/>")
    for size in (1_000_000, 9_000_000, 11_000_000):
        value = "9" * size
        yield f"long value {size}", docx(paragraph(run("a", f"<w:sz w:val='{value}'/>")))
        yield f"long style {size}", docx(paragraph(run("a"), f"<w:pStyle w:val='{value}'/>"))
        yield f"long font {size}", docx(paragraph(run("a", f"<w:rFonts w:ascii='{value}'/>")))
        yield f"long field {size}", docx(paragraph(f"<w:fldSimple w:instr='{value}'/>"))
        drawn = f"<w:r><w:drawing><wp:inline><wp:extent cx='{value}' cy='0'/><a:x><a:prstGeom prst='line'/></a:x></wp:inline></w:drawing></w:r>"
        yield f"long drawing {size}", docx(paragraph(drawn))
    label = "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='{0}'/><w:numFmt w:val='{1}'/><w:lvlText w:val='{2}'/></w:lvl></w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>"
    items = _MANY["list items"](400_000)
    for start, way, text in (
        ("999999999", "lowerLetter", "%1."), ("-9", "upperLetter", "%1"), ("0", "lowerRoman", "%1"),
        ("399", "upperRoman", "%1"), ("1", "decimal", "%1" * 1_000_000), ("1", "odd", "%9%8"),
    ):  # fmt: skip
        lists = part("numbering", label.format(start, way, text))
        yield f"list from {start} {way} {len(text)}", docx(items, {"numbering": lists})


def large() -> Named:
    """Give large parts: some of them the reader never opens."""
    noise = bytes(range(256)) * 4 * 1024
    yield "large picture", with_part("word/media/image1.png", noise * 40)
    yield "large header", with_part("word/header1.xml", part("hdr", "<w:p/>" * 2_000_000))
    yield "large styles", with_part("word/styles.xml", part("styles", "<w:style/>" * 2_000_000))
    yield (
        "large list of types",
        with_part("[Content_Types].xml", b"<a>" + b"<b/>" * 2_000_000 + b"</a>"),
    )
    blank = part("hdr", "<w:p/>" * 40_000)
    parts = _unpacked(docx("<w:p/>", {f"header{n}": blank for n in range(1, 30)}))
    body = "".join(
        f"<w:p><w:pPr><w:sectPr><w:headerReference r:id='header{n}'/></w:sectPr></w:pPr></w:p>"
        for n in range(1, 30)
    )
    parts["word/document.xml"] = part("document", f"<w:body>{body}</w:body>")
    yield "large heads, many", packed(parts.items())
    notes = f"<w:footnote w:id='2'>{paragraph(run('x'))}</w:footnote>" * 60_000
    yield "notes", docx("<w:p/>", {"footnotes": part("footnotes", notes)})
    yield "large text", docx(paragraph(run(" " * 9 * _MB)))
    yield "large text, split", docx(paragraph(run("a" * 4 * _MB)) * 4)


def all_texts() -> Named:
    """Give every file of this module; most are large."""
    for group in (signs, crowds, attributes, large):
        for name, data in group():
            yield name, _stored(data)


def some_texts() -> Named:
    """Give smaller ones of every sort, and some of the largest."""
    for sign in _SIGNS:
        yield f"sign some times {sign!r}", _stored(file_of(plan() + prose(sign * 900 + "x") * 40))
        yield f"sign often {sign!r}", _stored(docx(paragraph(run(sign * (150_000 // len(sign))))))
    for name, make in _MANY.items():
        yield f"crowd of some {name}", _stored(file_of(plan() + make(_MOST // 40)))
    for name in _HARDEST:
        yield f"crowd of all {name}", _stored(file_of(plan() + _MANY[name](_MOST)))
    yield "a million paragraphs", _stored(docx("<w:p/>" * 1_000_000))


def _stored(data: bytes) -> bytes:
    """Pack a file anew without making it small: what packs too well is refused before it is read."""
    return write_package(_unpacked(data), level=0)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
