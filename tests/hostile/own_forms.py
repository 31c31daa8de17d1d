"""A Word form as a consultant draws it, and ways to hurt it."""

import io
import zipfile
from collections.abc import Callable, Mapping

from docx import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"

Parts = dict[str, bytes]


def form(first: str = "{%tr for o in objective_results %}", last: str = "{%tr endfor %}") -> Parts:
    """Give the parts of a form with a table of objectives."""
    document = Document()
    document.add_paragraph("Mục tiêu của {{ agency.name }} năm {{ year }}")
    table = document.add_table(rows=4, cols=2)
    for row, texts in enumerate(
        (("TT", "Tên"), (first, ""), ("{{ loop.index }}", "{{ o.name }}"), (last, ""))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("Hết.")
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Give the file of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def run(text: str, inside: str = "t") -> str:
    """Give a run with a text."""
    return f'<w:r><w:{inside} xml:space="preserve">{text}</w:{inside}></w:r>'


def with_paragraph(content: str) -> Parts:
    """Give the form with one more paragraph at its end."""
    parts = form()
    paragraph = f'<w:p xmlns:w="{W}">{content}</w:p><w:sectPr'
    parts[MAIN] = parts[MAIN].replace(b"<w:sectPr", paragraph.encode(), 1)
    return parts


def with_link(kind: str, target: str, mode: str = "") -> Parts:
    """Give the form with one more relationship."""
    parts = form()
    link = f'<Relationship Id="rX" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    return parts


def with_footnote(text: str) -> Parts:
    """Give the form with a footnote."""
    parts = with_link("footnotes", "footnotes.xml")
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p>{run(text)}</w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"</Types>", override.encode())
    return parts


def text_box(content: str) -> str:
    """Give a run with a text box, which Word writes twice: for new programs and for old ones."""
    inside = f"<w:txbxContent><w:p>{content}</w:p></w:txbxContent>"
    drawn = "http://schemas.openxmlformats.org/drawingml/2006"
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps" xmlns:wps="{shape}"><w:drawing>'
        f'<wp:inline xmlns:wp="{drawn}/wordprocessingDrawing"><wp:extent cx="900000" cy="300000"/>'
        f'<wp:docPr id="9" name="Khung"/><a:graphic xmlns:a="{drawn}/main"><a:graphicData uri="{shape}">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def changed(change: Callable[[Parts], object]) -> bytes:
    """Give the file of the form after a change of its parts."""
    parts = form()
    change(parts)
    return packed(parts)
