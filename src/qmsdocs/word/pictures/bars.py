"""Bars of a chart: upright or lying, side by side or on top of each other."""

from qmsdocs.base.vietnamese import number_text as shown_number
from qmsdocs.word.metrics import line_height, text_width, wrap
from qmsdocs.word.pictures.chart_words import (
    FILLS,
    ONE_FILL,
    SMALL,
    WORDS,
    bare,
    painted,
    placed,
    ruled,
    shown,
    solid,
    title,
    words,
)
from qmsdocs.word.pictures.charts import Chart
from qmsdocs.word.pictures.workbook import number_text, series_data, series_head
from qmsdocs.word.xmltext import attribute

_CATEGORIES, _VALUES = 111111111, 222222222
#: A unit of so many letters stands behind each number; a longer one beside the axis.
_SHORT_UNIT = 2
_MOST_LABELS = 60
#: The room between the bars of two categories, in hundredths of a bar.
_GAP = 60
_GROUPING = {
    False: ('<c:grouping val="clustered"/>', '<c:overlap val="-5"/>'),
    True: ('<c:grouping val="stacked"/>', '<c:overlap val="100"/>'),
}
#: What stands around lying bars, in millimetres, and the greatest share of the width for names.
_TITLE, _EDGE, _AXIS, _UNIT, _LEGEND, _LABEL, _MOST_NAMES = 13.0, 4.0, 8.0, 5.0, 8.0, 4.0, 0.42
#: What the axis and the edges take of the width of the chart, in millimetres.
_EDGES = 16.0
#: Percentages above this have a scale up to 100; pieces up to this are counted one by one.
_FEW_PERCENT, _FEW = 50, 10
#: A standing bar is no narrower than this, its name has no more lines; more bars do not lie well.
_NARROWEST, _MOST_LINES, _MOST_LYING = 6.0, 3, 40


def lies(chart: Chart) -> bool:
    """Tell whether bars that stand would be too narrow for their names or numbers."""
    bars = 1 if chart.stacked else len(chart.series)
    slot = (chart.width - _EDGES) / max(1, len(chart.categories))
    if slot < _NARROWEST * bars:
        return True
    if any(len(wrap(name, slot - 1, WORDS)) > _MOST_LINES for name in chart.categories):
        return True
    return not _has_room(chart) and bars * len(chart.categories) <= _MOST_LYING


def bar_area(chart: Chart) -> str:
    """Give the plot area."""
    paints = FILLS if len(chart.series) > 1 else (ONE_FILL,)
    told = _has_room(chart)
    labels = _labels(chart, told=told)
    series = "".join(
        f"<c:ser>{series_head(chart, index)}{painted(paints[index % len(paints)])}"
        f'<c:invertIfNegative val="0"/>{labels}{series_data(chart, index)}</c:ser>'
        for index in range(len(chart.series))
    )
    lying, grouping = ("bar" if chart.horizontal else "col"), _GROUPING[chart.stacked]
    return (
        f'<c:plotArea>{_place(chart)}<c:barChart><c:barDir val="{lying}"/>{grouping[0]}'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{_GAP}"/>{grouping[1]}'
        f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
        f"{_category_axis(chart)}{_value_axis(chart, gridded=not told)}{bare()}</c:plotArea>"
    )


def _place(chart: Chart) -> str:
    """Give the place of lying bars, so that their names get the room they need and no more."""
    if not chart.horizontal:
        return "<c:layout/>"
    widest = max((text_width(name, WORDS) for name in chart.categories), default=0.0)
    left = min(widest + 4, chart.width * _MOST_NAMES + 4)
    top = _TITLE if chart.title else _EDGE
    foot = _AXIS + (_UNIT if _axis_unit(chart) else 0) + (_LEGEND if len(chart.series) > 1 else 0)
    width = chart.width - left - _LABEL - _widest_number(chart)
    height = max(10.0, chart.height - top - foot)
    return placed(
        left / chart.width, top / chart.height, width / chart.width, height / chart.height,
        inner=True,
    )  # fmt: skip


def _axis_unit(chart: Chart) -> str:
    """Give a unit that is too long to stand behind each number."""
    return chart.unit if len(chart.unit) > _SHORT_UNIT else ""


def _number_format(chart: Chart, axis: bool = False) -> str:
    """Give the form of numbers as Vietnamese write them: with a comma, and dots from 1.000 on.

    A zero that would lie on a stack is left out.
    """
    unit = chart.unit.replace('"', "")
    values = [value for one in chart.series for value in one.values if value is not None]
    form = "General"
    if any(abs(value) >= 1000 for value in values):
        decimals = 0 if axis else max(map(_decimals, values))
        form = "#,##0" + ("." + "0" * decimals if decimals else "")
    behind = f'"{unit}"' if 0 < len(unit) <= _SHORT_UNIT else ""
    code = f"[$-42A]{form}{behind}" + f";-{form}{behind};" * (chart.stacked and not axis)
    return f'<c:numFmt formatCode="{attribute(code)}" sourceLinked="0"/>'


def _decimals(value: float) -> int:
    return min(2, len(number_text(value).partition(".")[2]))


def _labels(chart: Chart, told: bool) -> str:
    """Give the numbers on the bars, unless there is no room for them."""
    inside = "ctr" if chart.stacked else "outEnd"
    place = f'<c:dLblPos val="{inside}"/>' if told else ""
    look = bare(solid("FFFFFF")) if chart.stacked else bare()  # white where they stand on a bar
    form, flags = _number_format(chart), shown(Val=told)
    return f"<c:dLbls>{form}{look}{words(SMALL)}{place}{flags}</c:dLbls>"


def _has_room(chart: Chart) -> bool:
    """Tell whether numbers on the bars would not cover each other."""
    bars = len(chart.categories) * (1 if chart.stacked else len(chart.series))
    if bars > _MOST_LABELS:
        return False
    if chart.horizontal:
        return (chart.height - 2 * _EDGES) / bars > line_height(SMALL) * 0.7
    slot = (chart.width - _EDGES) / len(chart.categories)
    own = slot / (bars / len(chart.categories) + _GAP / 100)
    return own > _widest_number(chart)


def _widest_number(chart: Chart) -> float:
    values = [value for one in chart.series for value in one.values if value is not None]
    unit = chart.unit if len(chart.unit) <= _SHORT_UNIT else ""
    return max((text_width(shown_number(value) + unit, SMALL) for value in values), default=0.0)


def _category_axis(chart: Chart) -> str:
    order, place = ("maxMin", "l") if chart.horizontal else ("minMax", "b")
    every = '<c:tickLblSkip val="1"/>' if len(chart.categories) <= 40 else ""
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{ruled("000000")}{words(WORDS)}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{every}'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart, gridded: bool) -> str:
    """Give the axis of the numbers, with lines where the numbers are not told on the bars."""
    place, crosses = ("b", "max") if chart.horizontal else ("l", "autoZero")
    unit = _axis_unit(chart)
    lines = f"<c:majorGridlines>{ruled()}</c:majorGridlines>" if gridded else ""
    named = title(unit, SMALL, bold=False, turned=not chart.horizontal) if unit else ""
    bounds, step = _scale(chart)
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{bounds}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/>{lines}'
        f'{named}{_number_format(chart, axis=True)}<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{bare()}{words(SMALL)}<c:crossAx val="{_CATEGORIES}"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _scale(chart: Chart) -> tuple[str, str]:
    """Give the ends of the axis and its steps.

    Percentages end a little above 100, for the numbers on the bars; few pieces are counted one by
    one.
    """
    series = [one.values for one in chart.series]
    values = [value for one in series for value in one if value is not None]
    if any(value < 0 for value in values):
        return "", ""
    low = '<c:min val="0"/>'
    if chart.stacked:
        values = [sum(value or 0 for value in stack) for stack in zip(*series, strict=True)]
    top = max(values, default=0)
    if chart.unit == "%" and _FEW_PERCENT < top <= 100:
        return f'<c:max val="{100 if chart.stacked else 110}"/>{low}', '<c:majorUnit val="20"/>'
    counted = top <= _FEW and all(type(value) is int for value in values)
    return low, '<c:majorUnit val="1"/>' if counted else ""
