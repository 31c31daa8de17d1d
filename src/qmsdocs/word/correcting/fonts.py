"""Gives all text of a file one font: in runs, styles, lists and the theme."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lxml import etree

from qmsdocs.base.encodings import STRANGE, UNICODE
from qmsdocs.word.reading.names import A, W

_SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
_SYMBOLS = re.compile(
    r"symbol|wingdings|webdings|marlett|zapf|opensymbol|mt extra|cambria math", re.IGNORECASE
)
_OLD = re.compile(r"\.?vn|vni", re.IGNORECASE)
_OLD_CAPITALS = re.compile(r"\.?vn.*h$", re.IGNORECASE)


def is_symbol_font(name: str) -> bool:
    """Tell a font of signs, whose letters mean other things."""
    return _SYMBOLS.match(name) is not None


def is_old_font(name: str) -> bool:
    """Tell a font of an encoding from before Unicode (TCVN3, VNI)."""
    return _OLD.match(name) is not None


def is_readable(text: str, name: str) -> bool:
    """Tell whether text in an old font is Unicode all the same, so that the font may change."""
    if _OLD_CAPITALS.match(name) and text != text.upper():
        return False  # the font shows small letters as capitals
    return text.isascii() or (not STRANGE.search(text) and UNICODE.search(text) is not None)


def set_font(roots: Iterable[etree._Element], font: str) -> None:
    """Name one font wherever fonts are named; what would become other signs stays."""
    roots = list(roots)

    @cache
    def whole() -> str:
        return "".join(map(_text, roots))

    for root in roots:
        for element in root.iter(W + "rFonts"):
            _set(element, font, whole)
        for face in _faces(root):
            name = face.get("typeface", "")
            if name and (not is_old_font(name) or is_readable(whole(), name)):
                face.set("typeface", font)
                for trait in {"panose", "pitchFamily", "charset"} & set(face.attrib):
                    del face.attrib[trait]


def _faces(root: etree._Element) -> Iterator[etree._Element]:
    """Give the fonts of a theme."""
    for size in ("major", "minor"):
        for tag in ("latin", "ea", "cs"):
            yield from root.iterfind(f".//{A}{size}Font/{A}{tag}")


def _set(element: etree._Element, font: str, whole: Callable[[], str]) -> None:
    names = {script: element.get(W + script) for script in _SCRIPTS}
    found = {name for name in names.values() if name}
    old = [name for name in found if is_old_font(name)]
    text = _concerned(element, whole) if old else ""
    if any(map(is_symbol_font, found)) or not all(is_readable(text, name) for name in old):
        return
    for script, name in names.items():
        if name is not None and not name.lower().startswith(font.lower()):
            element.set(W + script, font)


def _concerned(element: etree._Element, whole: Callable[[], str]) -> str:
    """Give the text that a `w:rFonts` may concern: that of a paragraph, or all."""
    run = next(element.iterancestors(W + "r"), None)
    return _text(next(run.iterancestors(W + "p"), run)) if run is not None else whole()


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(W + "t"))
