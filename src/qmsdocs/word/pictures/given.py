"""What the filters that draw are given: rows, words and numbers, or gaps where facts are missing."""

from collections.abc import Mapping, Sequence
from math import isfinite

from qmsdocs.word.gaps import Gap, Value, dotted
from qmsdocs.word.printing import printed, refused

#: The smallest and the largest picture, in millimetres.
SMALLEST, LARGEST = 20, 420

Row = Mapping[str, Value]


def rows_of(value: Value, name: str, wanted: str) -> Sequence[Row]:
    """Give a list of groups of fields.

    Raises:
        Refusal: it is something else.
    """
    if isinstance(value, list | tuple) and all(isinstance(row, Mapping) for row in value):
        return value
    raise refused(name, wanted, value)


def words_of(value: Value) -> str:
    """Give a text as it would be printed; a gap is its marker.

    Raises:
        Refusal: it is nothing that can be printed.
    """
    return str(printed(value))


def words_if_any(value: Value) -> str:
    """Give a text that may be missing."""
    return "" if value is None or isinstance(value, Gap) else words_of(value)


def shown(text: str) -> str:
    """Give words for inside a picture, where nothing can be highlighted: dots for gaps, one line."""
    return " ".join(dotted(text).split())


def number_of(row: Row, key: str, name: str) -> int | float | None:
    """Give the number of a row; None when it is not there yet.

    Raises:
        Refusal: it is no number, or the row has no such field.
    """
    value = field(row, key, name)
    if value is None or isinstance(value, Gap):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return value
    raise refused(name, f"một số ở mục {key}", value)


def field(row: Row, key: str, name: str) -> Value:
    """Give a field of a row, or one inside it: `unit.name`.

    Raises:
        Refusal: the row has no such field.
    """
    value: Value = row
    for step in key.split("."):
        if isinstance(value, Gap):
            return value.inside(step)
        if not isinstance(value, Mapping) or step not in value:
            raise refused(name, f"mục {key} ở mỗi dòng", ", ".join(map(str, row)))
        value = value[step]
    return value


def length_of(value: Value, name: str) -> float:
    """Give a width or height in millimetres.

    Raises:
        Refusal: it is no length that fits a page.
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and SMALLEST <= value <= LARGEST:
        return float(value)
    raise refused(name, f"kích thước từ {SMALLEST} đến {LARGEST} mm", value)
