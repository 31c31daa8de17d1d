"""Gives all text of a file one font: in runs, styles, lists and the theme."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from lxml import etree

from qmsdocs.word.reading.names import A, W

_SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
_SYMBOLS = re.compile(
    r"symbol|wingdings|webdings|marlett|zapf|opensymbol|mt extra|cambria math", re.IGNORECASE
)
_OLD = re.compile(r"\.?vn|vni", re.IGNORECASE)
_OLD_CAPITALS = re.compile(r"\.?vn.*h$", re.IGNORECASE)
#: Letters and signs that text in an old encoding is made of, and Vietnamese in Unicode is not.
_STRANGE = re.compile(
    "[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]"
)
_UNICODE = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


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
    return text.isascii() or (not _STRANGE.search(text) and _UNICODE.search(text) is not None)


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
