"""What is done to the XML of a part after Jinja ran: line breaks, tabs, gaps, empty cells.

Only what a template or its values call for is done; the rest would change nothing.
"""

import itertools
import re
from collections.abc import Iterable, Iterator

from qmsdocs.word.gaps import DOTS, MARKER, gap_paths, shade

_TEXT_SPECIAL = re.compile("\n|\t|" + MARKER.pattern)
_RUN = re.compile(rb"<(/?)w:r(?=[ >])[^>]*(?<!/)>")
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>[^<]*</w:t>")
_PROPERTIES = re.compile(
    rb"<w:rPr>((?:(?!</?w:rPr>|<w:rPrChange).)*)"
    rb"(?:<w:rPrChange.*?</w:rPrChange>)?</w:rPr>", re.DOTALL
)  # fmt: skip
_HIGHLIGHTED = re.compile(r"<w:highlight [^>]*/>")
_COLORED = re.compile(r"<w:color [^>]*/>")
#: What stands after the highlight in the order of the schema.
_AFTER_HIGHLIGHT = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b"
)
_YELLOW = '<w:highlight w:val="yellow"/>'
_OPEN = '<w:t xml:space="preserve">'
#: Behind these a run may stand, or a whole paragraph.
_BEFORE_RUN = re.compile(
    r"</w:(?:r|pPr|hyperlink|sdt|ins|fldSimple)>|<w:(?:p|hyperlink|sdtContent)(?: [^>]*)?>"
    r"|<w:(?:pPr|bookmarkStart|bookmarkEnd|proofErr)(?: [^>]*)?/>"
)
_BEFORE_PARAGRAPH = re.compile(
    r"</w:(?:p|tbl|tcPr)>|<w:(?:body|tc|hdr|ftr|footnote|endnote|txbxContent)(?: [^>]*)?>|<w:tcPr/>"
)
_EMPTY_ROW = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>|<w:trPr/>)?</w:tr>"
)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
_NO_PARAGRAPH = re.compile(
    r"(</w:tcPr>|<w:tcPr/>|<w:(?:tc|hdr|ftr|footnote|endnote|txbxContent)(?: [^>]*)?(?<!/)>|</w:tbl>)"
    r"(?=</w:(?:tc|hdr|ftr|footnote|endnote|txbxContent)>)"
)
_ROW_OR_CELL_END = "</w:(?:tr|tc|hdr|ftr|footnote|endnote|txbxContent)>"

#: How the properties of a drawing begin, and the place of its number in them.
DRAWING = b"<wp:docPr"
_DRAWING_ID = re.compile(rb'((?:\s[^>]*?)?\sid=")[^"]*')
FIRST_ID = 1001

#: What only values bring: newlines, tabs, gaps; of these the first byte, for it is found quickly.
_GAP = "\ufdd0".encode()[:1]
_SPECIAL = (b"\n", b"\t", _GAP)


def finish(data: bytes, fills: bool = True, numbers: bool = True) -> tuple[bytes, tuple[str, ...]]:
    """Give a rendered part ready to be stored, and the paths of its gaps, which are highlighted.

    `fills`: rows or cells may have come out empty; `numbers`: each drawing gets its own number,
    for a loop repeats them.
    """
    gaps = gap_paths(data.decode()) if _GAP in data else ()
    places = [at for mark in _SPECIAL for at in _places(data, mark)]
    if places:
        data = b"".join(_resolved(data, sorted(places)))
    if gaps or fills:
        xml = MARKER.sub(_outside_text, data.decode())
        data = (_filled(xml) if fills else xml).encode()
    return numbered(data, itertools.count(FIRST_ID)) if numbers else data, gaps


def may_come_out_empty(skeleton: str, mark: str) -> bool:
    """Tell whether a part can have rows, cells or tables without content, by its fixed text.

    In the skeleton a mark stands for each tag, which may leave nothing behind.
    """
    ends = re.search(f"{mark}(?:{_ROW_OR_CELL_END})|(?:</w:tblGrid>|<w:tblGrid/>){mark}", skeleton)
    return ends is not None or _filled(skeleton) != skeleton


def numbered(data: bytes, numbers: Iterator[int]) -> bytes:
    """Give each drawing the next number."""
    first, *others = data.split(DRAWING)
    if not others:
        return data
    pieces = [first]
    for other in others:
        match = _DRAWING_ID.match(other)
        number = b"%s%d" % (match[1], next(numbers)) if match else b""
        pieces += (DRAWING, number, other[match.end() if match else 0 :])
    return b"".join(pieces)


def _resolved(xml: bytes, places: Iterable[int]) -> Iterator[bytes]:
    """Turn newlines, tabs and gaps in the text of runs into breaks, tabs and runs."""
    done = 0
    for at in places:
        start = xml.rfind(b"<", 0, at)
        element = _TEXT.match(xml, start) if start >= done else None
        if element:
            yield xml[done:start]
            yield _text(element[0].decode(), _properties(xml, start).decode()).encode()
            done = element.end()
    yield xml[done:]


def _places(xml: bytes, mark: bytes) -> Iterator[int]:
    at = xml.find(mark)
    while at >= 0:
        yield at
        at = xml.find(mark, at + 1)


def _properties(xml: bytes, at: int) -> bytes:
    """Give what stands in the properties of the innermost run that is open at a place."""
    deep = 1
    while deep:
        at = max(xml.rfind(b"<w:r", 0, at), xml.rfind(b"</w:r", 0, at))
        if at < 0:
            return b""
        run = _RUN.match(xml, at)
        deep += (1 if run[1] else -1) if run else 0
    found = _PROPERTIES.match(xml, xml.index(b">", at) + 1)
    return found[1] if found else b""


def _text(element: str, properties: str) -> str:
    """Split one text element at its newlines, tabs and gaps."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    again = f"<w:r>{own}{_OPEN}"

    def replaced(match: re.Match[str]) -> str:
        if match[0] == "\n":
            return f"</w:t><w:br/>{_OPEN}"
        run = f"<w:r>{own}<w:tab/></w:r>" if match[0] == "\t" else gap_run(properties, match[1])
        return f"</w:t></w:r>{run}{again}"

    start = element.index(">") + 1
    return element[:start] + _TEXT_SPECIAL.sub(replaced, element[start:])


def gap_run(properties: str = "", digits: str = "") -> str:
    """Give the run of a gap: dots, highlighted, otherwise formatted as the text around it.

    In a view it has a colour that tells its path, which the digits of its marker spell.
    """
    properties = _HIGHLIGHTED.sub("", properties)
    if color := shade(digits):
        properties = f'{_COLORED.sub("", properties)}<w:color w:val="{color}"/>'
    after = _AFTER_HIGHLIGHT.search(properties)
    index = after.start() if after else len(properties)
    all_properties = properties[:index] + _YELLOW + properties[index:]
    return f"<w:r><w:rPr>{all_properties}</w:rPr><w:t>{DOTS}</w:t></w:r>"


def _outside_text(match: re.Match[str]) -> str:
    """Show a gap that does not stand in the text of a run.

    It may stand in place of runs or paragraphs; in an attribute, a field or a formula only plain
    dots are possible.
    """
    xml, at = match.string, match.start()
    opening, closing = xml.rfind("<", 0, at), xml.rfind(">", 0, at)
    if opening > closing:
        return DOTS
    element = xml[opening : closing + 1]
    if closing + 1 == at and _BEFORE_RUN.fullmatch(element):
        return gap_run("", match[1])
    if closing + 1 == at and _BEFORE_PARAGRAPH.fullmatch(element):
        return f"<w:p>{gap_run('', match[1])}</w:p>"
    return DOTS


def _filled(xml: str) -> str:
    """Drop rows and tables that came out empty, and give a paragraph to cells without one.

    Word refuses a file that has such a row, table or cell.
    """
    xml = _EMPTY_ROW.sub("", xml)
    if "</w:tblGrid></w:tbl>" in xml or "<w:tblGrid/></w:tbl>" in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    return _NO_PARAGRAPH.sub(r"\1<w:p/>", xml)
