"""A second set of faults, of the page: thought out after the inspector was done."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from mutation.numbered import add_part
from mutation.package import File, NotHereError, Target, W, xml
from mutation.plants import Deed, Places, Plant, at, whole
from mutation.ways import (
    by_style,
    put_paragraph,
)

_WIDE = {
    "F27": "tables made for the old text width stand out of the new one",
    "F11": "the subject breaks otherwise, so that its rule is no longer in proportion",
}
_MERGED = {
    "F03": "the page setup of the annex is now that of the paper",
    "F01": "as above",
    "F02": "as above",
    "F26": "the paragraph that held the break of sections is now an empty one",
}


def _attribute(section: Any, tag: str, **values: object) -> None:  # noqa: ANN401
    found = section.find(W + tag)
    if found is None:
        raise NotHereError
    for name, value in values.items():
        found.set(W + name, str(value))


def _pages(tag: str, **values: object) -> Deed:
    """Change the page of every section."""

    def do(file: File) -> Places:
        for section in file.sections():
            _attribute(section, tag, **values)
        return whole()

    return do


def _one_page(which: int, tag: str, **values: object) -> Deed:
    """Change the page of one of several sections."""

    def do(file: File) -> Places:
        sections = file.sections()
        if len(sections) < 2:
            raise NotHereError
        _attribute(sections[which], tag, **values)
        return whole()

    return do


def _first_page(tag: str, **values: object) -> Deed:
    """Change the page of the paper itself."""

    def do(file: File) -> Places:
        _attribute(file.sections()[0], tag, **values)
        return whole()

    return do


def _turned(file: File) -> Places:
    """Turn a paper that has no wide table."""
    tables = list(file.body.iter(W + "tbl"))
    if any(len(each.findall(W + "tr")) > 3 for each in tables):
        raise NotHereError
    return _pages("pgSz", w=16838, h=11906, orient="landscape")(file)


def _gutter_on_top(file: File) -> Places:
    file.tree("word/settings.xml").insert(0, xml("<w:gutterAtTop/>"))
    return _pages("pgMar", gutter=567)(file)


def _section_in_the_text(file: File) -> Places:
    """Give the first paragraphs other margins than the others on the same page."""
    body = file.nth("body", 1)
    if body.paragraph.getparent() is not file.body:
        raise NotHereError
    rest = file.sections()[0]
    upper = deepcopy(rest)
    _attribute(upper, "pgMar", left=1134)
    put_paragraph(body.paragraph, "")
    body.paragraph.find(W + "pPr").append(upper)
    for tag in ("type", "titlePg", "pgNumType"):
        for found in rest.findall(W + tag):
            rest.remove(found)
    at_size = rest.find(W + "pgSz")
    at_size.addprevious(xml('<w:type w:val="continuous"/>'))
    return whole()


def _numbered(file: File) -> Any:  # noqa: ANN401
    """Give the head or foot that holds the page number."""
    for name in sorted(file.parts):
        if name.startswith(("word/header", "word/footer")) and b"PAGE" in file.parts[name]:
            return file.tree(name)
    raise NotHereError


def _instruction(new: str) -> Deed:
    def do(file: File) -> Places:
        for instruction in _numbered(file).iter(W + "instrText"):
            instruction.text = new
            return whole()
        raise NotHereError

    return do


def _even_pages(file: File) -> Places:
    file.tree("word/settings.xml").insert(1, xml("<w:evenAndOddHeaders/>"))
    return whole()


def _field() -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _head_is(content: str) -> Deed:
    """Put something else for what the head holds; the style of its paragraph stays."""

    def do(file: File) -> Places:
        root = _numbered(file)
        style = root.find(f"{W}p/{W}pPr/{W}pStyle")
        named = f'<w:pStyle w:val="{style.get(W + "val")}"/>' if style is not None else ""
        for child in list(root):
            root.remove(child)
        root.extend(xml(f"<w:hdr>{content.replace('STYLE', named)}</w:hdr>"))
        return whole()

    return do


def _cells() -> str:
    cells = ("", "", f'<w:p><w:pPr>STYLE<w:jc w:val="right"/></w:pPr>{_field()}</w:p>')
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
        for cell in cells
    )
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        + '<w:gridCol w:w="3000"/>' * 3
        + f"</w:tblGrid><w:tr>{made}</w:tr></w:tbl><w:p/>"
    )


def in_gallery(file: File) -> Places:
    """Put the number where Word's gallery puts it: in a content control."""
    wanted = '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj></w:sdtPr><w:sdtContent>HELD</w:sdtContent></w:sdt>'
    side = "right" if file.old else "center"
    held = f'<w:p><w:pPr>STYLE<w:jc w:val="{side}"/></w:pPr>{_field()}</w:p>'
    return _head_is(wanted.replace("HELD", held))(file)


_BLANKS = (
    '<w:p><w:pPr>STYLE<w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">'
    + " " * 40
    + f"</w:t></w:r>{_field()}</w:p>"
)
_LEFT_STOP = (
    '<w:p><w:pPr>STYLE<w:tabs><w:tab w:val="center" w:pos="2000"/></w:tabs><w:jc w:val="left"/></w:pPr>'
    f"<w:r><w:tab/></w:r>{_field()}</w:p>"
)


def _first_foot(file: File) -> Places:
    """Show the number at the foot of the first page, which has a foot of its own."""
    section = file.sections()[0]
    if section.find(W + "titlePg") is None:
        raise NotHereError
    content = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_field()}</w:p>'
    add_part(file, "footer", content)
    section.insert(0, xml('<w:footerReference w:type="first" r:id="rIdfooter9"/>'))
    return whole()


def head_style(properties: str) -> Deed:
    """Change the style of the page number, and let its runs say nothing."""

    def do(file: File) -> Places:
        root = _numbered(file)
        paragraph = next(root.iter(W + "p"))
        by_style(file, Target(paragraph, (), ""), properties)
        said = {each.tag for each in xml(f"<w:rPr>{properties}</w:rPr>")}
        for run in root.iter(W + "rPr"):
            for each in [each for each in run if each.tag in said]:
                run.remove(each)
        return whole()

    return do


def _setup_of(file: File, target: Target) -> Any:  # noqa: ANN401
    """Give the page setup of the section in which a paragraph stands."""
    seen = False
    for element in file.body.iter(W + "p", W + "sectPr"):
        seen = seen or element is target.paragraph
        if seen and element.tag == W + "sectPr":
            return element
    raise NotHereError


def _annex_number(which: int, change: Callable[[Any], None]) -> Deed:
    def do(file: File) -> Places:
        label = file.nth("phu_luc.label", which, main=False)
        if which and len(file.all("phu_luc.label", main=False)) < 2:
            raise NotHereError
        numbering = _setup_of(file, label).find(W + "pgNumType")
        if numbering is None:
            raise NotHereError
        change(numbering)
        return at(label)

    return do


def _break_before(file: File) -> Places:
    """Part the annex from the paper by "page break before", without a section of its own."""
    label = file.nth("phu_luc.label", 0, main=False)
    ends = [each for each in file.sections() if each.getparent().tag == W + "pPr"]
    if not ends:
        raise NotHereError
    ends[0].getparent().remove(ends[0])
    put_paragraph(label.paragraph, "<w:pageBreakBefore/>")
    return at(label)


_F01 = [
    Plant("F01", "folio paper, 8.5 × 13 inch", _pages("pgSz", w=12240, h=18720), also=_WIDE),
    Plant("F01", "16K paper (184 × 260)", _pages("pgSz", w=10433, h=14742), also=_WIDE),
    Plant("F01", "7 mm too short", _pages("pgSz", h=16441)),
    Plant("F01", "Letter said in millimetres", _pages("pgSz", w="215.9mm", h="279.4mm"), also=_WIDE),
    Plant("F01", "the last section on A3 that is turned", _one_page(-1, "pgSz", w=23811, h=16838, orient="landscape")),
    Plant("F01", "turned without a wide table", _turned, also=_WIDE),
]  # fmt: skip
_F02 = [
    Plant("F02", "Word's narrow margins", _pages("pgMar", top=720, bottom=720, left=720, right=720), also=_WIDE),
    Plant("F02", "Word's moderate margins", _pages("pgMar", top=1440, bottom=1440, left=1080, right=1080), also=_WIDE),
    Plant("F02", "right 21 mm", _pages("pgMar", right=1191), also=_WIDE),
    Plant("F02", "left 29 mm", _pages("pgMar", left=1644), also=_WIDE),
    Plant("F02", "left 2.5cm, said so", _pages("pgMar", left="2.5cm"), also=_WIDE),
    Plant("F02", "top of just 10 mm", _pages("pgMar", top=-567)),
    Plant("F02", "a gutter of 10 mm on top", _gutter_on_top, also=_WIDE),
    Plant("F02", "a section within the text with 20 mm", _section_in_the_text, also=_WIDE),
]  # fmt: skip
_F03 = [
    Plant("F03", "none on even pages", _even_pages),
    Plant("F03", "the count of pages for the number", _instruction(" NUMPAGES ")),
    Plant("F03", "Roman by the field", _instruction(" PAGE \\* ROMAN ")),
    Plant("F03", "letters for digits", _pages("pgNumType", fmt="lowerLetter")),
    Plant("F03", "begins with 0", _first_page("pgNumType", start=0), also={"F04": "the annex shares the section"}),
    Plant("F03", "in the right cell of a table", _head_is(_cells()), old=False),
    Plant("F03", "pushed by blanks", _head_is(_BLANKS)),
    Plant("F03", "on a tab that is not in the middle", _head_is(_LEFT_STOP)),
    Plant("F03", "at the foot of the first page", _first_foot),
    Plant("F03", "size 10 by the style of the head", head_style('<w:sz w:val="20"/>')),
]  # fmt: skip


def _no_start(numbering: Any) -> None:  # noqa: ANN401
    numbering.attrib.pop(W + "start", None)
    numbering.set(W + "fmt", "decimal")


def _zero(numbering: Any) -> None:  # noqa: ANN401
    numbering.set(W + "start", "0")


_F04 = [
    Plant("F04", "a form of digits but no start", _annex_number(0, _no_start)),
    Plant("F04", "starts at 0", _annex_number(0, _zero), also={"F03": "a page 0"}),
    Plant("F04", "the second goes on from the first", _annex_number(1, _no_start)),
    Plant("F04", "page break before, no section", _break_before, also=_MERGED | {"F27": "as above"}),
]  # fmt: skip


PLANTS = [*_F01, *_F02, *_F03, *_F04]
