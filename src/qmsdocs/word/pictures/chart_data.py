"""The data of a chart as its XML holds them: where they stand in the workbook, and their values."""

from collections.abc import Sequence

from qmsdocs.word.pictures.charts import Chart, Number
from qmsdocs.word.pictures.workbook import SHEET, column_name, legend_column, number_text
from qmsdocs.word.xmltext import escape


def series_head(chart: Chart, index: int) -> str:
    """Give the numbers of a series and its name."""
    cell = f"{SHEET}!${column_name(index + 1)}$1"
    name = _texts(cell, [chart.series[index].name])
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>'


def series_data(chart: Chart, index: int) -> str:
    """Give the categories and the values of a series."""
    last = len(chart.categories) + 1
    column = column_name(index + 1)
    names = legend_column(chart) if chart.legend else "A"
    categories = _texts(f"{SHEET}!${names}$2:${names}${last}", chart.legend or chart.categories)
    values = _numbers(f"{SHEET}!${column}$2:${column}${last}", chart.series[index].values)
    return f"<c:cat>{categories}</c:cat><c:val>{values}</c:val>"


def _texts(cells: str, texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>' for index, text in enumerate(texts)
    )
    cache = f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{cells}</c:f>{cache}</c:strRef>"


def _numbers(cells: str, values: Sequence[Number]) -> str:
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{number_text(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    count = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
    return f"<c:numRef><c:f>{cells}</c:f><c:numCache>{count}{points}</c:numCache></c:numRef>"
