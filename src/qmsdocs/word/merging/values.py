"""What the properties of a style come to, so that two ways of writing the same are equal."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from qmsdocs.word.merging.names import OFF, ON, VAL, W, attributes

Values = dict[str, str]

#: Of no consequence for how a printed page looks (the book never hyphenates).
_IGNORED: Final = frozenset(
    ("lang", "noProof", "suppressAutoHyphens", "rPrChange", "pPrChange", "sectPr", "rPr")
)
_POSITION: Final = f"{W}pos"
_SIDES: Final = {
    "start": "left",
    "end": "right",
    "startChars": "leftChars",
    "endChars": "rightChars",
}
_JUSTIFIED: Final = {"start": "left", "end": "right"}
#: Text that Word itself begins with when neither style nor defaults say anything.
PLAIN: Final[Mapping[str, str]] = {
    "widowControl.val": "1",
    "ind.left": "0",
    "ind.right": "0",
    "ind.first": "0",
    "spacing.before": "0",
    "spacing.after": "0",
    "spacing.line": "240",
    "spacing.lineRule": "auto",
    "jc.val": "left",
    "kern.val": "0",
    "spacing.val": "0",
    "position.val": "0",
    "w.val": "100",
    "u.val": "none",
    "numPr.numId": "0",
    "outlineLvl.val": "9",
    "sz.val": "20",
    "szCs.val": "20",
    "color.val": "auto",
}


def values_of(properties: etree._Element | None) -> Values:
    """Give what `w:pPr` or `w:rPr` says, flat: `ind.left`, `sz.val`, `b.val`."""
    found: Values = {}
    for child in () if properties is None else properties:
        name = _name(child.tag)
        if name not in _IGNORED:
            found.update(_element(name, child))
    return found


def without_plain(values: Values) -> Values:
    """Leave out what Word would do anyway."""
    listed = is_listed(values)
    return {
        key: value
        for key, value in values.items()
        if value != PLAIN.get(key.removeprefix("r."), "0" if key.endswith(".val") else "")
        and (listed or not key.startswith("numPr."))
    }


def is_listed(values: Values) -> bool:
    """Tell whether paragraphs with these values are numbered or have bullets."""
    return values.get("numPr.numId", "0") != "0"


def _element(name: str, element: etree._Element) -> Iterator[tuple[str, str]]:
    if name == "tabs":
        for tab in element:
            stop = ",".join(f"{_name(key)}={value}" for key, value in sorted(attributes(tab)))
            yield f"tabs.{tab.get(_POSITION)}", stop
    elif len(element):
        for child in element:
            for key, value in _attributes(child):
                prefix = f"{name}.{_name(child.tag)}"
                yield (prefix if key == "val" else f"{prefix}.{key}"), value
    elif not element.attrib:
        yield f"{name}.val", "1"
    else:
        for key, value in _attributes(element):
            yield f"{name}.{key}", value


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Give the attributes with one name and one word for each thing."""
    tag = _name(element.tag)
    for full, value in attributes(element):
        key = _name(full)
        if tag == "ind":
            yield _indent(_SIDES.get(key, key), value)
        elif tag == "rFonts" and key.lower().endswith("theme"):
            yield ("cs" if key == "cstheme" else key.removesuffix("Theme")), f"+{value}"
        elif full == VAL:
            yield key, _JUSTIFIED.get(value, value) if tag == "jc" else _switch(value)
        else:
            yield key, value


def _indent(key: str, value: str) -> tuple[str, str]:
    """Give the first line one name, whether it stands out or in."""
    if key == "hanging" and value != "0":
        return "first", f"-{value}"
    return ("first" if key in {"firstLine", "hanging"} else key), value


def _switch(value: str) -> str:
    return "0" if value in OFF else "1" if value in ON else value


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2]
