"""Text in pictures: paragraphs that say all of their form themselves, and how much room they need."""

from functools import lru_cache

from qmsdocs.word.gaps import dotted
from qmsdocs.word.metrics import line_height, wrap
from qmsdocs.word.styles_xml import FONT, fonts_xml, spacing_xml
from qmsdocs.word.xmltext import font_size, run

_OFF = ' w:val="0"'
_SAMPLE = (
    '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>'
)
_KEPT = 1024  # papers share many of their boxes, procedures their steps


@lru_cache(maxsize=_KEPT)
def text_paragraph(
    text: str, size: float, bold: bool = False, italic: bool = False, align: str = "center"
) -> str:
    """Give a paragraph that says all of its form itself, whatever styles the file has."""
    return (
        f'<w:p><w:pPr><w:widowControl w:val="0"/>{spacing_xml(0, 0, 1)}'
        f'<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>'
        f"{text_run(text, size, bold, italic)}</w:p>"
    )


def text_run(
    text: str, size: float, bold: bool = False, italic: bool = False, shade: str = ""
) -> str:
    """Give a run that says all of its form itself."""
    switches = "".join(
        f"<w:{name}{'' if on else _OFF}/><w:{name}Cs{'' if on else _OFF}/>"
        for name, on in (("b", bold), ("i", italic))
    )
    ground = _SAMPLE % shade if shade else ""
    properties = f'{fonts_xml(FONT)}{switches}<w:color w:val="000000"/>{font_size(size)}{ground}'
    return run(text, properties)


def text_height(text: str, width: float, size: float, bold: bool = False) -> float:
    """Give the height of a text set in a width; words that do not fit break at any letter."""
    return len(wrap(text, width, size, bold=bold)) * line_height(size)


def cut_to(text: str, width: float, size: float, most: int) -> str:
    """Give as much of a text as fits so many lines, with `…` where it was cut."""
    lines = wrap(dotted(text), width, size)
    if len(lines) <= most:
        return text
    return " ".join(lines[:most])[:-1].rstrip() + "…"
