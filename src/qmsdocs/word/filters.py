"""The filters of a template: our own, and those of Jinja that can do no harm."""

import datetime
import re
from collections.abc import Callable, Mapping
from functools import wraps
from types import GeneratorType

from jinja2 import Undefined, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context

from qmsdocs.base import vietnamese
from qmsdocs.word.balance import balanced
from qmsdocs.word.counters import STYLES, Counters
from qmsdocs.word.gaps import EmptyList, EmptyMap, Gap, Value
from qmsdocs.word.list_filters import LIST_FILTERS
from qmsdocs.word.pictures.filters import PICTURE_FILTERS
from qmsdocs.word.printing import Refusal, printed
from qmsdocs.word.printing import refused as _wanted

#: Where the counters of a paper stand among its names; no template can write this name.
COUNTERS = " counters"
MAX_TEXT = 100_000
MAX_PRECISION = 12

#: Filters of Jinja that only look, choose or change letters. Left out: what gives raw markup or
#: reaches into objects (`safe`, `attr`), what can grow without bound (`center`, `indent`, `format`,
#: `batch`), and what differs between runs (`random`).
_BUILT_IN = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
    "reverse", "select", "selectattr", "sum", "title", "trim", "truncate", "unique", "upper",
    "wordcount",
)  # fmt: skip

#: Filters that look at a gap themselves; the others give it back unchanged.
_SEE_GAPS = frozenset({"cellbg", "colspan", "count", "length"})
_DEFAULTS = frozenset({"d", "default"})
#: Filters of Jinja that see a value as it would be printed.
_OF_TEXT = frozenset(
    ["capitalize", "e", "escape", "lower", "title", "trim", "truncate", "upper", "wordcount"]
)

_COLOR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def date(value: object) -> str:
    """Give `05/3/2024`."""
    return vietnamese.short_date(_day(value, "date"))


def long_date(value: object) -> str:
    """Give `ngày 05 tháng 3 năm 2024`."""
    return vietnamese.administrative_date(_day(value, "long_date"))


def month(value: object) -> str:
    """Give `tháng 10/2019` for `2019-10` or for a day of that month."""
    match = _MONTH.fullmatch(f"{value:%Y-%m}" if isinstance(value, datetime.date) else str(value))
    if not match or not 1 <= int(match[2]) <= 12:
        raise _wanted("month", "một tháng dạng 2019-10", value)
    return f"tháng {vietnamese.padded_month(int(match[2]))}/{match[1]}"


def number(value: object) -> str:
    """Give `1.234,5`."""
    return vietnamese.number_text(_number(value, "number"))


def percent(value: object) -> str:
    """Give `90%`, `99,5%`; the value is already in hundredths."""
    return vietnamese.number_text(_number(value, "percent")) + "%"


def roman(value: object) -> str:
    """Give `IV`."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 400:
        raise _wanted("roman", "một số nguyên từ 1 đến 399", value)
    return vietnamese.roman(value)


def sentence(value: object) -> str:
    """Capitalise the first letter only."""
    return vietnamese.sentence(text(value))


def lower_first(value: object) -> str:
    """Lower the first letter, except of an abbreviation."""
    return vietnamese.lower_first(text(value))


def text(value: object) -> str:
    """Give the value as it would be printed."""
    return str(printed(value))


def replace(value: object, old: str, new: str) -> str:
    """Replace one text by another."""
    whole = text(value)
    if len(whole) + whole.count(old) * len(new) > MAX_TEXT:
        raise Refusal("template.too-big", limit=MAX_TEXT)
    return whole.replace(old, new)


def rounded(value: object, precision: int = 0) -> float:
    """Round to a number of decimal digits."""
    if not isinstance(precision, int) or abs(precision) > MAX_PRECISION:
        raise _wanted("round", f"số chữ số thập phân không quá {MAX_PRECISION}", precision)
    return round(_number(value, "round"), precision)


def needed(value: object) -> Value:
    """Give a gap where a list of the data is empty, and nothing where something is there.

    A missing fact is a gap already and passes every filter.
    """
    if isinstance(value, EmptyList | EmptyMap):
        return Gap(value.path)
    if value is None or (isinstance(value, list | Mapping) and not value):
        raise Refusal("template.needed-list")
    return ""


def colspan(value: object) -> str:
    """Give the number of columns that a cell goes over, for the tag `colspan`."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 64:
        raise _wanted("colspan", "số cột từ 1 đến 63", value)
    return str(value)


def cellbg(value: object) -> str:
    """Give the colour of a cell, for the tag `cellbg`; no colour for a missing one."""
    color = "auto" if isinstance(value, Gap) else text(value).removeprefix("#")
    if not _COLOR.fullmatch(color):
        raise _wanted("cellbg", "một màu dạng FFFF00", value)
    return color


@pass_context
def so(context: Context, value: object, style: str = "arabic") -> str:
    """Count one more at a depth and give the number.

    A template writes `{{ "1" | so("roman") }}`.
    """
    if style != "decimal" and style not in STYLES:
        raise _wanted("so", ", ".join([*STYLES, "decimal"]), style)
    counters: Counters = context[COUNTERS]
    return counters.next(str(value), style)


def filters() -> dict[str, Callable[..., Value]]:
    """Give every filter of a template by name."""
    chosen = {name: FILTERS[name] for name in _BUILT_IN} | LIST_FILTERS | PICTURE_FILTERS | _OWN
    return {name: _through_gaps(name, function) for name, function in chosen.items()}


def _through_gaps(name: str, function: Callable[..., Value]) -> Callable[..., Value]:
    """Let gaps through, let undefined names fail, show text filters text, make lists of generators.

    What a filter makes of an empty list still knows the path of the list.
    """
    first = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def filtered(*args: Value, **kwargs: Value) -> Value:
        value = args[first]
        if isinstance(value, Gap) and name not in _SEE_GAPS:
            if name not in _DEFAULTS:
                return value
            rest = args[first + 1 :] or tuple(kwargs.values())
            return rest[0] if rest else ""
        if isinstance(value, Undefined) and name not in _DEFAULTS:
            str(value)
        if name in _OF_TEXT:
            args = (*args[:first], printed(value), *args[first + 1 :])
        result = function(*args, **kwargs)
        if isinstance(result, GeneratorType):
            result = list(result)
        emptied = isinstance(result, list) and not result
        return value if emptied and isinstance(value, EmptyList) else result

    return filtered


def _day(value: object, name: str) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise _wanted(name, "một ngày", value)


def _number(value: object, name: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise _wanted(name, "một số", value)


_OWN: dict[str, Callable[..., Value]] = {
    function.__name__: function
    for function in (
        date, long_date, month, number, percent, sentence, lower_first, text, replace, so,
        needed, balanced,
    )
} | {"colspan": colspan, "cellbg": cellbg, "roman": roman, "round": rounded, "string": text}  # fmt: skip
