"""Drawn rules, and how a template says a length that is known only when a paper is made.

A rule whose length is a template expression is drawn with a literal length, so that Word opens
the template, and carries the expression in its alternative text: `Đường kẻ dài {{ … }}` (lengths
in EMU). `apply_length_tags` moves the expression to where the length stands.
"""

import re

from lxml import etree

from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.blocks import Rule
from qmsdocs.word.pictures.shapes import Drawing, line_drawing

#: The alternative text of a rule.
RULE = "Đường kẻ"

#: How thick a rule is, in points.
_WEIGHT = 0.75
_NOTE = f"{RULE} dài "
_TAGGED = re.compile(re.escape(_NOTE) + r"(\{\{.+\}\})\s*")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>\s*")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/%s}"
_FRAMES = tuple(_DRAWING % "wordprocessingDrawing" + name for name in ("inline", "anchor"))
_EXTENTS = (_DRAWING % "wordprocessingDrawing" + "extent", _DRAWING % "main" + "ext")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def rule_xml(rule: Rule, id_: int) -> str:
    """Give a run with the drawn line; `id_` is unique in the file.

    The line has no height of its own: it lies on the foot of its line of text, so that its
    paragraph wants a style of a small size.
    """
    description = _NOTE + rule.length_tag if rule.length_tag else RULE
    drawing = Drawing(mm_to_emu(rule.length), 0, id_, f"{RULE} {id_}", description)
    return line_drawing(drawing, _WEIGHT)


def apply_length_tags(xml: str) -> str:
    """Put the expressions of tagged rules in place of their literal lengths.

    Works on a whole part or an element of it, also after Word has saved the template anew. The
    result is a template and no longer a Word part. The older picture of the same line
    (`mc:Fallback`), which Word writes for its versions before 2010, cannot follow and is left out.
    """
    if _NOTE not in xml:
        return xml
    declaration = _DECLARATION.match(xml)
    root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(resolve_entities=False))
    for frame in root.iter(*_FRAMES):
        _apply(frame)
    head = declaration.group() if declaration else ""
    return head + etree.tostring(root, encoding="unicode")


def _apply(frame: etree._Element) -> None:
    properties = frame.find(_DRAWING % "wordprocessingDrawing" + "docPr")
    note = None if properties is None else _TAGGED.fullmatch(str(properties.get("descr", "")))
    if properties is None or note is None:
        return
    for element in frame.iter(*_EXTENTS):
        if element.get("cx"):
            element.set("cx", note[1].replace('"', "'"))
    properties.set("descr", RULE)
    for choice in frame.iterancestors(_CHOICE):
        for fallback in choice.findall(_FALLBACK):
            choice.remove(fallback)
