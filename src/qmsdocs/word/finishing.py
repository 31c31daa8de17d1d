"""What is done to the XML of a part after Jinja ran: line breaks, tabs, gaps, empty cells."""

import itertools
import re
from collections.abc import Iterator

from qmsdocs.word.gaps import DOTS, MARKER

_SPECIAL = re.compile("[\n\t\ufdd0]")
_TEXT_SPECIAL = re.compile("\n|\t|" + MARKER.pattern)
_TOKEN = re.compile(r"<w:r(?=[ >])[^>]*(?<!/)>|</w:r>|<w:t(?: [^>]*)?>[^<]*</w:t>")
_PROPERTIES = re.compile(
    r"<w:rPr>((?:(?!</?w:rPr>|<w:rPrChange).)*)"
    r"(?:<w:rPrChange.*?</w:rPrChange>)?</w:rPr>", re.DOTALL
)  # fmt: skip
_HIGHLIGHTED = re.compile(r"<w:highlight [^>]*/>")
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
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\sid=")[^"]*(")')
_FIRST_ID = 1001


def finish(xml: str, body: bool = True) -> str:
    """Give a rendered part ready to be stored; its gaps are highlighted dots.

    In the body each drawing gets its own number, for a loop repeats them.
    """
    if _SPECIAL.search(xml):
        xml = "".join(_resolved(xml))
    if MARKER.search(xml):
        xml = MARKER.sub(_outside_text, xml)
    xml = _filled(xml)
    return _numbered(xml) if body else xml


def _resolved(xml: str) -> Iterator[str]:
    """Turn newlines, tabs and gaps in the text of runs into breaks, tabs and runs."""
    done = 0
    open_runs: list[int] = []
    for match in _TOKEN.finditer(xml):
        token = match[0]
        if token == "</w:r>":  # noqa: S105 (an end tag)
            open_runs = open_runs[:-1]
        elif token.startswith("<w:r"):
            open_runs.append(match.end())
        elif _SPECIAL.search(token):
            yield xml[done : match.start()]
            yield _text(token, _properties(xml, open_runs))
            done = match.end()
    yield xml[done:]


def _properties(xml: str, open_runs: list[int]) -> str:
    """Give what stands in the properties of the innermost open run."""
    found = _PROPERTIES.match(xml, open_runs[-1]) if open_runs else None
    return found[1] if found else ""


def _text(element: str, properties: str) -> str:
    """Split one text element at its newlines, tabs and gaps."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    again = f"<w:r>{own}{_OPEN}"
    gap = f"</w:t></w:r>{gap_run(properties)}{again}"

    def replaced(match: re.Match[str]) -> str:
        if match[0] == "\n":
            return f"</w:t><w:br/>{_OPEN}"
        return f"</w:t></w:r><w:r>{own}<w:tab/></w:r>{again}" if match[0] == "\t" else gap

    start = element.index(">") + 1
    return element[:start] + _TEXT_SPECIAL.sub(replaced, element[start:])


def gap_run(properties: str = "") -> str:
    """Give the run of a gap: dots, highlighted, otherwise formatted as the text around it."""
    properties = _HIGHLIGHTED.sub("", properties)
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
        return gap_run()
    if closing + 1 == at and _BEFORE_PARAGRAPH.fullmatch(element):
        return f"<w:p>{gap_run()}</w:p>"
    return DOTS


def _filled(xml: str) -> str:
    """Drop rows and tables that came out empty, and give a paragraph to cells without one.

    Word refuses a file that has such a row, table or cell.
    """
    xml = _EMPTY_ROW.sub("", xml)
    if "</w:tblGrid></w:tbl>" in xml or "<w:tblGrid/></w:tbl>" in xml:
        xml = _EMPTY_TABLE.sub("", xml)
    return _NO_PARAGRAPH.sub(r"\1<w:p/>", xml)


def _numbered(xml: str) -> str:
    numbers = itertools.count(_FIRST_ID)
    return _DRAWING_ID.sub(lambda match: f"{match[1]}{next(numbers)}{match[2]}", xml)
