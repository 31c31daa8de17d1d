"""What a YAML file is read into: paths, plain values, numbers that keep how they were written."""

import re
from typing import TypeAlias

from qmsdocs.base.vietnamese import nfc

Loc: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
#: What such a word or a number begins with.
_BEGINNINGS = "~ntf-0123456789"
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")


class WrittenFloat(float):
    """A decimal number that still knows how it was written: `7.10` is a clause, not 7.1."""

    written: str

    def __new__(cls, written: str | float) -> "WrittenFloat":
        """Read a number and keep its text."""
        number = super().__new__(cls, written)
        number.written = str(written)
        return number

    def __str__(self) -> str:
        """Give the text as written."""
        return self.written


def plain_value(text: str) -> object:
    """Read an unquoted scalar; what is no plain word or number is the text itself."""
    if text[:1] not in _BEGINNINGS:
        return nfc(text)
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return WrittenFloat(text)
    return nfc(text)
