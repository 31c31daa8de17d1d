"""Paragraphs that Word numbers itself: the number is no longer among the words."""

import re

from mutation.package import File, NotHereError, R, Target, xml
from mutation.plants import Deed, Places, at
from mutation.ways import put_paragraph

_LITERAL = re.compile(r"^(?:Điều \d+\.|\d+\.|[a-zđ]\)|[IVX]+\.)\s*")


def numbering(role: str, kind: str, text: str, look: str = "") -> Deed:
    """Give a deed: the paragraphs of a role in one run get numbers of a form from Word."""

    def do(file: File) -> Places:
        if "word/numbering.xml" in file.parts:
            raise NotHereError
        row = _neighbours(file, role)
        found = re.search(r"\d+", row[0].text[:4])
        _part(file, kind, text, look, int(found[0]) if found and kind == "decimal" else 1)
        for target in row:
            target.write(_LITERAL.sub("", target.text))
            put_paragraph(
                target.paragraph, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            )
        return at(*row)

    return do


def _neighbours(file: File, role: str) -> list[Target]:
    """Give the first paragraphs of a role that follow each other, at least two."""
    known = file.targets[: file.main_end]
    row: list[Target] = []
    for each in known:
        if each.role == role and not each.marked and _LITERAL.match(each.text):
            row.append(each)
        elif len(row) > 1:
            return row
        else:
            row = []
    if len(row) > 1:
        return row
    raise NotHereError


def _part(file: File, kind: str, text: str, look: str, start: int) -> None:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:rPr>{look}</w:rPr></w:lvl>'
    )
    content = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    add_part(file, "numbering", content)


def add_part(file: File, kind: str, content: str) -> None:
    """Add a head, foot, … with its link and its type."""
    root = {"footer": "ftr", "header": "hdr"}.get(kind, kind)
    name = f"word/{kind}9.xml"
    made = xml(f"<w:{root}>{content}</w:{root}>")
    file.parts[name] = b""
    file.trees[name] = made
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = file.tree("[Content_Types].xml")
    space = types.tag.removesuffix("Types")
    types.append(
        types.makeelement(
            f"{space}Override", {"PartName": f"/{name}", "ContentType": f"{main}.{kind}+xml"}
        )
    )
    links = file.tree("word/_rels/document.xml.rels")
    space = links.tag.removesuffix("Relationships")
    values = {"Id": f"rId{kind}9", "Type": f"{R[1:-1]}/{kind}", "Target": f"{kind}9.xml"}
    links.append(links.makeelement(f"{space}Relationship", values))
