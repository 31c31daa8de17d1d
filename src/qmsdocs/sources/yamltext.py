"""From the bytes of a text file to characters that may stand in a Word file."""

import re

from qmsdocs.base.errors import Problem
from qmsdocs.base.places import Place

MAX_BYTES = 5 * 1024 * 1024
#: A binary file has thousands of them; a person needs the first ones.
MAX_REPORTED = 50

#: Control characters, line separators that only some programs know, a byte-order mark inside the
#: text, halves of characters, and non-characters: XML forbids them or editors hide them.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]".replace(
        "\x0b-\x1f", "\x0b\x0c\x0e-\x1f"
    )
)


def decoded(data: bytes, file: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode UTF-8 with or without a byte-order mark; otherwise say where it fails."""
    if len(data) > MAX_BYTES:
        values = {"size": f"{len(data) / 1e6:.1f}", "limit": MAX_BYTES // 1024 // 1024}
        return None, (Problem("file.too-big", Place(file), values),)
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


def place_at(text: str, index: int, file: str) -> Place:
    """Give the line and column, counted in characters from 1, of an index into a text."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _named(char: str) -> dict[str, object]:
    return {"character": f"U+{ord(char):04X}"}
