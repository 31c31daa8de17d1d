"""What a chart shows, as plain values, and how it travels through a rendered part.

A filter cannot add parts to a package. So it draws a frame whose reference holds the whole chart,
written as base64; whoever packs the file makes the parts and puts a real reference in its place.
The reference stands in an attribute, where no value of the data can write one.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

from qmsdocs.base.units import mm_to_emu
from qmsdocs.word.xmltext import attribute

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECLARED = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MARK = b'r:id="qms-chart:'
_REFERENCE = re.compile(_MARK + rb'([\w=-]+)"')

Number = int | float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A row of numbers with the name it has in the legend; None is a point that is not there."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its words, its numbers, its size in millimetres.

    `legend` is what the legend of a pie says of each category.
    """

    kind: Literal["bar", "pie"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    width: float
    height: float
    unit: str = ""
    stacked: bool = False
    horizontal: bool = False
    legend: tuple[str, ...] = ()


def chart_run(chart: Chart, description: str) -> str:
    """Give the run of a chart; `description` is its words for the blind, which may hold gaps."""
    size = f'cx="{mm_to_emu(chart.width)}" cy="{mm_to_emu(chart.height)}"'
    return (
        f"<w:r {_DECLARED}><w:rPr><w:noProof/></w:rPr><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name="Biểu đồ" descr="{attribute(description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" '
        f'xmlns:r="{_OFFICE}" r:id="qms-chart:{_packed(chart)}"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def has_charts(data: bytes) -> bool:
    """Tell whether a rendered part holds charts that have no part yet."""
    return _MARK in data


def taken_out(data: bytes, place: Callable[[Chart], str]) -> bytes:
    """Give a part with real references; `place` takes each chart and gives the id of its part."""

    def placed(match: re.Match[bytes]) -> bytes:
        chart = _unpacked(match[1])
        return b'r:id="%s"' % place(chart).encode() if chart else match[0]

    return _REFERENCE.sub(placed, data)


def _packed(chart: Chart) -> str:
    text = json.dumps(asdict(chart), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode()


def _unpacked(data: bytes) -> Chart | None:
    """Give the chart of a reference, or nothing when no filter of ours wrote it."""
    try:
        facts = json.loads(base64.urlsafe_b64decode(data))
        series = tuple(
            Series(str(one["name"]), tuple(map(_number, one["values"]))) for one in facts["series"]
        )
        categories = tuple(map(str, facts["categories"]))
        legend = tuple(map(str, facts["legend"]))
        return Chart(**{**facts, "series": series, "categories": categories, "legend": legend})
    except (binascii.Error, ValueError, TypeError, KeyError):
        return None


def _number(value: object) -> Number:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise ValueError(value)
