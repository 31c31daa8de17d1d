"""The filters that draw charts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from qmsdocs.base.vietnamese import number_text
from qmsdocs.word.gaps import EmptyList, Gap, Value
from qmsdocs.word.metrics import wrap
from qmsdocs.word.pictures.bars import lies
from qmsdocs.word.pictures.chart_words import WORDS
from qmsdocs.word.pictures.charts import Chart, Series, chart_run
from qmsdocs.word.pictures.given import (
    Row,
    field,
    length_of,
    number_of,
    rows_of,
    shown,
    words_if_any,
    words_of,
)
from qmsdocs.word.pictures.pies import legend_texts, pie_room
from qmsdocs.word.printing import refused

WIDTH = 165.0
_UPRIGHT, _PIE = 80.0, 70.0
_LOWEST, _HIGHEST = 45.0, 220.0
#: How many rows are told to who cannot see the chart.
_TOLD = 20


def bar_chart(  # noqa: PLR0913, PLR0917 (all that a template may say)
    rows: Value,
    /,
    title: Value = "",
    label: str = "name",
    series: Mapping[str, str] | str = "value",
    unit: Value = "",
    stacked: bool = False,
    horizontal: bool | None = None,
    width_mm: float = WIDTH,
    height_mm: float | None = None,
) -> Markup | Gap:
    """Draw the numbers of a list as bars, for a `{{r … }}` tag; no rows, or no numbers, are a gap.

    `label` is the field with the words under the bars; `series` are the fields with numbers by
    their names in the legend. Unless `horizontal` is said, bars lie when their names are long.
    """
    named = {words_of(title): series} if isinstance(series, str) else dict(series)
    read = _read(rows, label, named, "bar_chart")
    if isinstance(read, Gap):
        return read
    names, found = read
    if not names:
        return Markup()
    width_mm, unit = length_of(width_mm, "bar_chart"), shown(words_if_any(unit))
    height_mm = None if height_mm is None else length_of(height_mm, "bar_chart")
    texts, words = tuple(map(shown, names)), shown(words_of(title))
    upright = Chart(
        "bar", words, texts, found, width_mm, height_mm or _UPRIGHT, unit, bool(stacked)
    )
    flat = lies(upright) if horizontal is None else bool(horizontal)
    bars = 1 if stacked else len(found)
    height = _lying_height(texts, bars, width_mm) if flat and height_mm is None else upright.height
    chart = replace(upright, horizontal=flat, height=height)
    return _drawn(chart, names, f"Biểu đồ cột: {words_of(title)}")


def pie_chart(  # noqa: PLR0913, PLR0917 (all that a template may say)
    rows: Value,
    /,
    title: Value = "",
    label: str = "name",
    value: str = "value",
    width_mm: float = 140.0,
    height_mm: float | None = None,
) -> Markup | Gap:
    """Draw the shares of a list as slices, for a `{{r … }}` tag; no rows, or no numbers, are a gap."""
    read = _read(rows, label, {words_of(title): value}, "pie_chart")
    if isinstance(read, Gap):
        return read
    names, found = read
    if not names:
        return Markup()
    width_mm = length_of(width_mm, "pie_chart")
    for number in found[0].values:
        if number is not None and number < 0:
            raise refused("pie_chart", "số không âm", number)
    texts, words = tuple(map(shown, names)), shown(words_of(title))
    legend = legend_texts(texts, found[0].values)
    if height_mm is not None:
        height_mm = length_of(height_mm, "pie_chart")
    else:
        needed = pie_room(legend, width_mm, bool(words)).height
        height_mm = min(max(needed, _PIE), _HIGHEST)
    chart = Chart("pie", words, texts, found, width_mm, height_mm, legend=legend)
    return _drawn(chart, names, f"Biểu đồ tròn: {words_of(title)}")


def _read(
    value: Value, label: str, named: Mapping[str, str], name: str
) -> tuple[list[str], tuple[Series, ...]] | Gap:
    """Give the names of the rows and their numbers, or the gap that stands for them."""
    if isinstance(value, EmptyList):
        return Gap(value.path)
    rows = rows_of(value, name, "danh sách các dòng")
    names = [words_of(field(row, label, name)) for row in rows]
    series = tuple(
        Series(shown(legend), tuple(number_of(row, key, name) for row in rows))
        for legend, key in named.items()
    )
    if rows and all(number is None for one in series for number in one.values):
        return _lost(rows, tuple(named.values()), name)
    return names, series


def _lost(rows: Sequence[Row], keys: Sequence[str], name: str) -> Gap:
    """Give the first of the numbers of which none is there."""
    for row in rows:
        for key in keys:
            if isinstance(value := field(row, key, name), Gap):
                return Gap(value.path)
    raise refused(name, "ít nhất một con số", None)


def _drawn(chart: Chart, names: Sequence[str], title: str) -> Markup:
    told = "; ".join(_told(chart, names))
    more = "; …" if len(names) > _TOLD else ""
    return Markup(chart_run(chart, f"{title}. {told}{more}"))  # noqa: S704 (made by us, escaped)


def _told(chart: Chart, names: Sequence[str]) -> Iterator[str]:
    """Tell the rows in words."""
    for index, name in enumerate(names[:_TOLD]):
        numbers = [
            f"{one.name} {number_text(number)}{chart.unit}".strip()
            for one in chart.series
            if (number := one.values[index]) is not None
        ]
        yield f"{name}: {', '.join(numbers) or 'chưa có số liệu'}"


def _lying_height(names: Sequence[str], bars: int, width: float) -> float:
    """Give the height that lying bars and the lines of their names need."""
    lines = sum(max(1, len(wrap(name, width * 0.35, WORDS))) for name in names)
    needed = 28 + max(lines * 4.6 + len(names) * 3, len(names) * (bars * 4 + 2.5))
    return min(max(needed, _LOWEST), _HIGHEST)
