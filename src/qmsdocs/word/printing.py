"""How a value looks when a template prints it, and what cannot be printed."""

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import is_normalized

from jinja2 import Undefined
from markupsafe import Markup

from qmsdocs.base.hints import shortened
from qmsdocs.base.vietnamese import nfc, number_text, short_date
from qmsdocs.word.gaps import DOTS, Gap, Value

#: Whole markers of gaps stay; control characters, half characters and non-characters go.
_DROPPED = re.compile(
    "(\ufdd0[\ufde0-\ufdef]*\ufdd1)"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
_NEWLINES = re.compile("\r\n|[\r\u2028\u2029]")


class Refusal(Exception):  # noqa: N818 (it is turned into a Problem before anybody sees it)
    """Something that a template may not do; becomes a problem with its place."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the code of the message and its values."""
        self.code = code
        self.values = values
        super().__init__(code)


def refused(filter_name: str, wanted: str, value: object) -> Refusal:
    """Give the refusal of a filter that was given something else than it works with."""
    value = DOTS if isinstance(value, Gap) else value
    shown = shortened(clean(str(value)))
    return Refusal("template.filter-value", filter=filter_name, wanted=wanted, value=shown)


def clean(text: str) -> str:
    """Give composed text with plain newlines and without what a Word file cannot hold."""
    if text.isprintable() and is_normalized("NFC", text):
        return text
    return nfc(_DROPPED.sub(_kept, _NEWLINES.sub("\n", text)))


def printed(value: Value) -> Value:
    """Give the text of a value: decimal commas, short dates, a marker for a gap.

    Markup and undefined names pass, the first as it is, the second to fail on its own.

    Raises:
        Refusal: when it is a list, a group of fields, yes or no, or anything but plain data.
    """
    if type(value) is str:
        return clean(value)
    if isinstance(value, Markup):
        return Markup(clean(value))  # noqa: S704 (it was markup before)
    if isinstance(value, Gap):
        return str(value)
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value) if isinstance(value, int) else number_text(value)
    if isinstance(value, date):
        return short_date(value)
    raise Refusal("template.unprintable", kind=kind_of(value))


def kind_of(value: object) -> str:
    """Name what a value is, in words of the user."""
    if isinstance(value, bool):
        return "giá trị có/không"
    if isinstance(value, Mapping):
        return "cả một nhóm mục"
    if isinstance(value, list | tuple):
        return "danh sách"
    return "chưa có gì" if value is None else "không phải dữ liệu"


def _kept(match: re.Match[str]) -> str:
    return match[1] or ""
