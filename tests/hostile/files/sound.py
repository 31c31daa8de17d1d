"""Sound Word files, one with everything in it that a reader knows: what the attacks begin with."""

from functools import cache

from docx_tools import docx, paragraph, part, run, style, theme
from lint_tools import file_of, plan, prose, sound_file
from qmsdocs.word.package import read_package

Parts = dict[str, bytes]
MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
PACKAGE = "_rels/.rels"

_STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' w:eastAsia='SimSun'/>"
    "<w:sz w:val='28'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after='120' "
    "w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
    + style("Base", "<w:sz w:val='26'/>")
    + style("Own", "<w:b/>", extra="<w:basedOn w:val='Base'/>")
    + "<w:style w:type='table' w:styleId='Grid'><w:name w:val='Grid'/><w:tblPr><w:tblBorders>"
    "<w:top w:val='single'/></w:tblBorders></w:tblPr><w:tblStylePr w:type='firstRow'><w:rPr><w:b/>"
    "</w:rPr></w:tblStylePr></w:style>"
)
_LISTS = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>"
)
_BOX = f"<w:txbxContent>{paragraph(run('hộp'))}</w:txbxContent>"
_DRAWN = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:extent cx='2160000' cy='0'/>"
    f"<a:x><a:prstGeom prst='line'/>{_BOX}</a:x></wp:anchor></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:line from='0,2pt' to='170pt,2pt'/>{_BOX}</w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
_BODY = (
    plan()
    + paragraph(
        run("Mục"),
        "<w:pStyle w:val='Own'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr>",
    )
    + paragraph(_DRAWN + "<w:r><w:footnoteReference w:id='2'/></w:r>")
    + f"<w:sdt><w:sdtContent>{prose('Điều khiển.')}</w:sdtContent></w:sdt>"
    + paragraph(f"<w:ins w:id='1'>{run('thêm')}</w:ins><w:del w:id='2'>{run('bớt')}</w:del>")
    + "<w:tbl><w:tblPr><w:tblStyle w:val='Grid'/><w:tblW w:w='9000' w:type='dxa'/><w:tblLook "
    "w:val='04A0'/></w:tblPr><w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/></w:tblGrid>"
    "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    f"{paragraph(run('Đầu'))}</w:tc></w:tr><w:tr><w:tc>{paragraph(run('1'))}</w:tc><w:tc>"
    f"<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph(run('2'))}</w:tc></w:tr></w:tbl>"
)


@cache
def full_file() -> bytes:
    """Give a file with styles, theme, lists, notes, boxes, controls, changes and settings."""
    base = read_package(file_of(_BODY))
    body = base[MAIN].decode()
    inner = body[body.index("<w:body>") + len("<w:body>") : body.index("</w:body>")]
    note = f"<w:footnote w:id='2'>{paragraph(run('Ghi chú'))}</w:footnote>"
    return docx(
        inner,
        {
            "header1": base["word/header1.xml"],
            "styles": part("styles", _STYLES),
            "theme": theme("Times New Roman"),
            "numbering": part("numbering", _LISTS),
            "footnotes": part("footnotes", note),
            "settings": part("settings", "<w:evenAndOddHeaders/>"),
        },
    )


def full_parts() -> Parts:
    """Give the parts of that file."""
    return read_package(full_file())


def sound_files() -> list[bytes]:
    """Give files of several kinds."""
    return [full_file(), *(sound_file(kind) for kind in ("KH", "QĐ", "CV", "BB"))]
