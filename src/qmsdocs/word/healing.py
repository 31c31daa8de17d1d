"""Makes the tags of a Word part whole: Word splits them over runs and tracks their changes."""

import re

from lxml import etree

from qmsdocs.word.gaps import BRACE
from qmsdocs.word.pictures.names import draws
from qmsdocs.word.spots import Spot, W, spots
from qmsdocs.word.tags import OPENING, STRING, TAG

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_CELL_TAG = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b")
_SCOPED = re.compile(r"\{[{%#](?:tr|tc|p|r)[ \xa0]")
_STRING = re.compile(STRING)
_PLAIN_VALUE = re.compile(r"\{\{(?!(?:tr|tc|p|r)[ \xa0]|[-+])\s*")
_BRACES = re.compile(rf"({STRING}|[{{}}])")
#: What Word puts into a tag while a person types, and what was meant.
_TYPED = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None, "\u00ad": None,
        "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    }
)  # fmt: skip
#: In quoted text of a tag with a scope, these would end the tag for docxtpl.
_SIGNS = {"%": r"\x25", "}": r"\x7d"}


def heal(root: etree._Element) -> None:
    """Settle tracked changes and put each tag whole into one text element."""
    _settle_changes(root)
    for spot in spots(root):
        if OPENING.search(spot.text):
            _gather(spot)
            if spot.cell is not None and _CELL_TAG.search(spot.text):
                _give_properties(spot.cell)


def _give_properties(cell: etree._Element) -> None:
    """Let a cell have properties, for docxtpl adds to them and never makes them."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    if not len(properties):
        etree.SubElement(properties, f"{W}tcW", {f"{W}w": "0", f"{W}type": "auto"})


def _gather(spot: Spot) -> None:
    """Give each tag to the text element in which it begins."""
    texts = spot.texts
    owners = [index for index, element in enumerate(texts) for _ in element.text or ""]
    whole, done = spot.text, 0
    kept = [""] * len(texts)
    for match in TAG.finditer(whole):
        for index in range(done, match.start()):
            kept[owners[index]] += whole[index]
        kept[owners[match.start()]] += _straightened(match[0], alone=spot.text.strip() == match[0])
        done = match.end()
    for index in range(done, len(whole)):
        kept[owners[index]] += whole[index]
    for element, text in zip(texts, kept, strict=True):
        if element.text and not text:
            _drop_text(element)
        else:
            element.text = text
            element.set(_PRESERVE, "preserve")


def _drop_text(element: etree._Element) -> None:
    """Drop a text element that gave all its text away, and its run when nothing else is in it."""
    run = element.getparent()
    _remove(element)
    if run is not None and all(child.tag == f"{W}rPr" for child in run):
        _remove(run)


def _straightened(tag: str, alone: bool) -> str:
    """Undo what typing in Word does to a tag, and hide signs that docxtpl would stumble on.

    A tag that draws and stands alone in its paragraph gives runs, whether it says so or not.
    """
    tag = tag.translate(_TYPED)
    if alone and tag.startswith("{{") and draws(tag[2:-2]):
        tag = _PLAIN_VALUE.sub("{{r ", tag)
    if not _SCOPED.match(tag):
        return tag
    return _without_braces(
        _STRING.sub(lambda match: re.sub("[%}]", lambda sign: _SIGNS[sign[0]], match[0]), tag)
    )


def _without_braces(tag: str) -> str:
    """Hide the ends of maps, `{"Chỉ tiêu": "target"}`, for docxtpl would take them for the tag's."""
    pieces, depth = [tag[:2]], 0
    for piece in _BRACES.split(tag[2:-2]):
        depth += piece == "{"
        pieces.append(BRACE if piece == "}" and depth > 0 else piece)
        depth -= piece == "}" and depth > 0
    return "".join(pieces) + tag[-2:]


def _settle_changes(root: etree._Element) -> None:
    """Accept every tracked change, as a printed paper would show the text."""
    for mark in list(root.iter(f"{W}del")):
        parent = mark.getparent()
        if parent is not None and parent.tag == f"{W}trPr":
            _remove(parent.getparent())
    for name in ("del", "moveFrom"):
        for element in list(root.iter(W + name)):
            _remove(element)
    for name in ("ins", "moveTo"):
        for element in list(root.iter(W + name)):
            _remove(element, keep_content=True)


def _remove(element: etree._Element | None, keep_content: bool = False) -> None:
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        index = parent.index(element)
        parent[index : index + 1] = list(element) if keep_content else []
