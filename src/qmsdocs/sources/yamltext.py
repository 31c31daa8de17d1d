"""From the bytes of a text file to characters that may stand in a Word file."""

import re

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place

MAX_BYTES = 5 * 1024 * 1024
#: A binary file has thousands of them; a person needs the first ones.
MAX_REPORTED = 50

#: Control characters, line separators that only some programs know, signs that turn the direction
#: of writing, a byte-order mark inside the text, halves of characters, letters of symbol fonts, the
#: sign for what was lost, and non-characters: XML forbids them or editors hide them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
    "\ud800-\uf8ff\ufeff\ufffd-\uffff]"
)
#: Soft hyphens, spaces of no width, marks of direction: copied along, seen by nobody, and in the
#: way of whoever searches the text.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060]")
#: Spaces of Word and of web pages where YAML takes only the ordinary one.
_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACES = re.compile(f"[{_SPACES}]")
#: All of them, for a file that has none of any.
_UNUSUAL = re.compile(f"{HIDDEN.pattern[:-1]}{_INVISIBLE.pattern[1:-1]}{_SPACES}]")
_LINE_START = re.compile(
    rf"^[ {_SPACES}]*(?:-[ {_SPACES}]+)*(?:[^\W\d]\w*:(?=[{_SPACES}])[ {_SPACES}]+)?", re.MULTILINE
)

#: How files of other programs begin.
_FORMATS = (
    (b"PK\x03\x04", "Word, Excel (.docx, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "Word, Excel (.doc, .xls)"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
)


def decoded(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode UTF-8 with or without a byte-order mark; otherwise say where it fails."""
    for start, name in _FORMATS:
        if data.startswith(start):
            return None, (Problem("file.other-format", Place(file), {"format": name}),)
    if len(data) > MAX_BYTES:
        values = {"size": f"{len(data) / 1e6:.1f}", "limit": MAX_BYTES // 1024 // 1024}
        return None, (Problem("file.too-big", Place(file), values),)
    if data.count(0) > len(data) // 8:  # UTF-16 that does not say so
        return None, (Problem("file.not-utf8", Place(file)),)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").lstrip("\ufeff")
        return None, (Problem("file.not-utf8", place_at(before, len(before), file)),)


def hidden_characters(text: str, file: str) -> tuple[list[Problem], str]:
    """Find forbidden characters and give the text with spaces in their stead."""
    found = [
        Problem("file.hidden-character", place_at(text, match.start(), file), _named(match[0]))
        for _, match in zip(range(MAX_REPORTED), HIDDEN.finditer(text), strict=False)
    ]
    return found, HIDDEN.sub(" ", text) if found else text


def is_usual(text: str) -> bool:
    """Tell at once that there is nothing to find for `hidden_characters`, nor for `tidied`."""
    return not _UNUSUAL.search(text)


def tidied(text: str) -> str:
    """Give the text without signs that nobody sees, and with spaces that YAML knows."""
    text = _INVISIBLE.sub("", text)
    if not _ODD_SPACES.search(text):
        return text
    return _LINE_START.sub(lambda start: _ODD_SPACES.sub(" ", start[0]), text)


def place_at(text: str, index: int, file: str) -> Place:
    """Give the line and column, counted in characters from 1, of an index into a text."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _named(char: str) -> dict[str, object]:
    return {"character": f"U+{ord(char):04X}"}
