"""Slices of a pie, kept apart by greys and hatchings; the legend tells the numbers.

So no number covers another, however small their slices are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qmsdocs.base.vietnamese import number_text
from qmsdocs.word.metrics import line_height, text_width, wrap
from qmsdocs.word.pictures.chart_words import (
    FILLS,
    SMALL,
    WORDS,
    bare,
    painted,
    placed,
    shown,
    words,
)
from qmsdocs.word.pictures.charts import Chart, Number
from qmsdocs.word.pictures.workbook import series_data, series_head

#: Smaller slices have no share beside them.
_LEAST_SHARE = 0.05
_TITLE, _EDGE, _LABEL, _KEY = 11.0, 3.0, 9.0, 9.0
_BELOW_UNDER, _LEAST, _MOST_LEGEND = 100.0, 42.0, 0.55
_LINE = 1.2


@dataclass(frozen=True, slots=True)
class PieRoom:
    """The room of a pie and its legend in millimetres; the legend stands below where it is narrow."""

    width: float
    titled: bool
    legend: float
    lines: float
    below: bool

    @property
    def top(self) -> float:
        """Give where the title ends."""
        return _TITLE if self.titled else _EDGE

    @property
    def height(self) -> float:
        """Give the height that the whole needs at least."""
        if self.below:
            return self.top + _LEAST + 2 * _LABEL + self.lines + _EDGE
        return self.top + max(_LEAST + 2 * _LABEL, self.lines) + _EDGE


def pie_room(legend: Sequence[str], width: float, titled: bool) -> PieRoom:
    """Measure the legend of a pie."""
    below = width < _BELOW_UNDER
    most = width - 2 * _EDGE if below else width * _MOST_LEGEND
    widest = max((text_width(text, WORDS) for text in legend), default=0.0)
    room = min(most, widest * 1.03 + _KEY)
    lines = sum(len(wrap(text, room - _KEY, WORDS)) for text in legend)
    return PieRoom(width, titled, room, lines * line_height(WORDS) * _LINE, below)


def legend_texts(names: Sequence[str], values: Sequence[Number]) -> tuple[str, ...]:
    """Give what the legend says of each category: its name, its number, its share of the whole."""
    whole = sum(value or 0 for value in values)
    return tuple(
        name if value is None else f"{name}: {number_text(value)} ({_percent(value, whole)}%)"
        for name, value in zip(names, values, strict=True)
    )


def pie_area(chart: Chart) -> str:
    """Give the plot area."""
    room = pie_room(chart.legend, chart.width, bool(chart.title))
    free = chart.height - room.top - _EDGE - (room.lines if room.below else 0)
    beside = chart.width - (0 if room.below else room.legend + _EDGE)
    side = max(10.0, min(free - 2 * _LABEL, beside - 2 * _LABEL))
    x, y = (beside - side) / 2, room.top + (free - side) / 2
    place = placed(
        x / chart.width, y / chart.height, side / chart.width, side / chart.height, inner=True
    )
    return (
        f'<c:plotArea>{place}<c:pieChart><c:varyColors val="1"/>'
        f"<c:ser>{series_head(chart, 0)}{''.join(_slices(chart))}{_labels(chart)}"
        f"{series_data(chart, 0)}</c:ser>"
        f'<c:firstSliceAng val="0"/></c:pieChart>{bare()}</c:plotArea>'
    )


def pie_legend(chart: Chart) -> str:
    """Give the legend: at the right, or below where the chart is narrow."""
    room = pie_room(chart.legend, chart.width, bool(chart.title))
    tall = min(room.lines, chart.height - room.top - _EDGE)
    if room.below:
        x, y = (chart.width - room.legend) / 2, chart.height - _EDGE - tall
    else:
        x = chart.width - room.legend - _EDGE
        y = room.top + (chart.height - room.top - _EDGE - tall) / 2
    place = placed(
        x / chart.width, y / chart.height, room.legend / chart.width, tall / chart.height
    )
    side = "b" if room.below else "r"
    return (
        f'<c:legend><c:legendPos val="{side}"/>{place}<c:overlay val="0"/>{words(WORDS)}</c:legend>'
    )


def _percent(value: float, whole: float) -> str:
    return number_text(round(value / whole * 100, 1)) if whole else "0"


def _slices(chart: Chart) -> Iterator[str]:
    for index in range(len(chart.categories)):
        yield (
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/>'
            f"{painted(FILLS[index % len(FILLS)])}</c:dPt>"
        )


def _labels(chart: Chart) -> str:
    """Give the share beside each slice that is large enough."""
    values = chart.series[0].values
    whole = sum(value or 0 for value in values)
    without = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
        for index, value in enumerate(values)
        if (value or 0) < _LEAST_SHARE * whole or not value
    )
    return (
        f'<c:dLbls>{without}<c:numFmt formatCode="0%" sourceLinked="0"/>{bare()}{words(SMALL)}'
        f'<c:dLblPos val="outEnd"/>{shown(Percent=True)}<c:showLeaderLines val="0"/></c:dLbls>'
    )
