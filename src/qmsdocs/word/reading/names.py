"""Names and units of WordprocessingML, and how its values are read without ever failing."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = W + "val"

TWIPS_PER_MM = 1440 / 25.4
_OFF = frozenset({"0", "false", "off", "none"})
_UNITS = {"pt": 20.0, "mm": TWIPS_PER_MM, "cm": TWIPS_PER_MM * 10, "in": 1440.0, "pc": 240.0}


class TooLongError(Exception):
    """A file has more text than any paper."""


#: Word knows no length beyond this; a damaged file may say one.
_MOST = 100_000


def is_on(element: etree._Element) -> bool:
    """Read a switch: it is on unless it says otherwise."""
    return element.get(VAL, "1") not in _OFF


def twips(value: str | None, default: float = 0.0) -> float:
    """Read a length in twips, or with a unit (`2.5cm`); what is no length is the default."""
    if value is None:
        return default
    try:
        number = float(value)
    except ValueError:
        factor = _UNITS.get(value[-2:])
        try:
            number = float(value[:-2]) * factor if factor else default
        except ValueError:
            return default
    return number if abs(number) < _MOST else default


def mm(value: str | None, default: float = 0.0) -> float:
    """Read a length in millimetres; `default` is in twips."""
    return twips(value, default) / TWIPS_PER_MM


def points(value: str | None, default: float = 0.0) -> float:
    """Read a length in points; `default` is in twips."""
    return twips(value, default) / 20


def whole(value: str | None, default: int = 0) -> int:
    """Read a whole number."""
    try:
        return int(value) if value is not None and len(value) < 10 else default
    except ValueError:
        return default


def attributes(element: etree._Element | None) -> dict[str, str]:
    """Give the attributes of an element by their local names."""
    items = element.items() if element is not None else ()
    return {str(name).rpartition("}")[2]: str(value) for name, value in items}


def full_attributes(element: etree._Element) -> dict[str, str]:
    """Give the attributes of an element by their full names."""
    return dict(element.items())  # type: ignore[arg-type]


def children(element: etree._Element) -> dict[str, etree._Element]:
    """Give the children of an element by their names, the first of each."""
    return {child.tag: child for child in reversed(element)}
