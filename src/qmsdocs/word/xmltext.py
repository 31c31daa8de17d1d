"""Text on its way into WordprocessingML: escaping, line breaks, tabs, run properties."""

import re

from qmsdocs.base.units import pt_to_half_points

#: The first line of a part.
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: What XML 1.0 cannot hold, not even as a character reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINES = re.compile("\r\n|\r|\x0b")
_PIECES = re.compile("([\n\t])")


def clean(text: str) -> str:
    """Give the text with one kind of newline and without what XML cannot hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", _NEWLINES.sub("\n", text))


def escape(text: str) -> str:
    """Escape text for an element."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Escape text for an attribute in double quotes; newlines and tabs become spaces."""
    return escape(text).replace("\n", " ").replace("\t", " ").replace('"', "&quot;")


def run_content(text: str) -> str:
    """Give the content of a run: `w:t` with breaks for newlines and `w:tab` for tabs."""
    pieces = _PIECES.split(clean(text))
    return "".join(_piece(piece) for piece in pieces if piece)


def run(text: str, properties: str = "") -> str:
    """Give one run, or nothing for an empty text; `properties` are the children of `w:rPr`."""
    content = run_content(text)
    if not content:
        return ""
    return f"<w:r>{wrapped('w:rPr', properties)}{content}</w:r>"


def wrapped(name: str, content: str) -> str:
    """Give an element around content, or nothing when there is no content."""
    return f"<{name}>{content}</{name}>" if content else ""


def font_size(points: float) -> str:
    """Give the size of Latin and complex script."""
    half = pt_to_half_points(points)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def bold_italic(bold: bool, italic: bool) -> str:
    """Give the switches that are on."""
    return switch("b", bold or None) + switch("i", italic or None)


def switch(name: str, on: bool | None) -> str:
    """Give a switch of Latin and complex script; nothing when the style decides."""
    if on is None:
        return ""
    value = "" if on else ' w:val="0"'
    return f"<w:{name}{value}/><w:{name}Cs{value}/>"


def _piece(piece: str) -> str:
    if piece == "\n":
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
