"""Drawn lines, text boxes and pictures that hang on a run."""

import re
from collections.abc import Iterator

from lxml import etree

from qmsdocs.word.reading.model import Line
from qmsdocs.word.reading.names import MC, TWIPS_PER_MM, WP, A, V, W, twips, whole

EMU_PER_MM = 36_000
_LINES = frozenset({"line", "straightConnector1", "bentConnector2"})
_FLAT = 1.0  # mm; a line that rises less is level
_STYLE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+\s*[a-z]*)")
_SHAPE_LINES = ("_x0000_t32", "_x0000_t20")


class Drawn:
    """What hangs on the runs of a paragraph: lines, elements of text boxes, pictures."""

    __slots__ = ("boxes", "lines", "pictures")

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.boxes: list[etree._Element] = []
        self.pictures = 0

    def add(self, element: etree._Element) -> None:
        """Look into a `w:drawing`, `w:pict` or `mc:AlternateContent`."""
        if element.tag == MC + "AlternateContent":
            for child in chosen(element):
                if child.tag not in {MC + "Choice", MC + "Fallback"}:
                    self.add(child)
            return
        found = [*_drawing_lines(element), *_vml_lines(element)]
        self.lines += found
        boxes = [box for box in element.iter(W + "txbxContent") if not _inner(box, element)]
        self.boxes += boxes
        if not found and not boxes:
            self.pictures += 1


def chosen(alternate: etree._Element) -> etree._Element:
    """Give the first branch that has something; the others say the same for other programs."""
    branches = [*alternate.iterfind(MC + "Choice"), *alternate.iterfind(MC + "Fallback")]
    return next((branch for branch in branches if len(branch)), alternate)


def _inner(box: etree._Element, top: etree._Element) -> bool:
    """Tell a box within a box, and the second telling of one for old programs."""
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in {W + "txbxContent", MC + "Fallback"}:
            return True
    return False


def _drawing_lines(element: etree._Element) -> Iterator[Line]:
    if element.tag != W + "drawing":
        return
    shapes = list(element.iter(A + "prstGeom"))
    extent = element.find(f"*/{WP}extent")
    if len(shapes) != 1 or extent is None or shapes[0].get("prst") not in _LINES:
        return
    wide, high = _emu(extent.get("cx")), _emu(extent.get("cy"))
    if wide > high and high < _FLAT:
        inline = element.find(f"{WP}inline") is not None
        yield Line(wide, _solid(shapes[0].getparent()), inline)


def _solid(properties: etree._Element | None) -> bool:
    dash = properties.find(f"{A}ln/{A}prstDash") if properties is not None else None
    return dash is None or dash.get("val") == "solid"


def _emu(value: str | None) -> float:
    return whole(value) / EMU_PER_MM


def _vml_lines(element: etree._Element) -> Iterator[Line]:
    if element.tag == W + "drawing":
        return
    for line in element.iter(V + "line"):
        start, end = (_point(line.get(name, "")) for name in ("from", "to"))
        if abs(start[1] - end[1]) < _FLAT:
            yield Line(abs(end[0] - start[0]), line.find(V + "stroke[@dashstyle]") is None)
    for shape in element.iter(V + "shape"):
        if shape.get("type", "").lstrip("#") in _SHAPE_LINES:
            sizes = dict(_STYLE.findall(shape.get("style", "")))
            if _length(sizes.get("height", "0")) < _FLAT:
                yield Line(_length(sizes.get("width", "0")))


def _point(text: str) -> tuple[float, float]:
    across, _, down = text.partition(",")
    return _length(across), _length(down)


def _length(text: str) -> float:
    """Read a length of VML, which is in points when it does not say (or in CSS pixels)."""
    text = text.replace(" ", "")
    if text.endswith("px"):
        return twips(text[:-2] + "pt") * 0.75 / TWIPS_PER_MM
    return twips(text if text[-2:].isalpha() else text + "pt") / TWIPS_PER_MM
