"""The XML of a chart part, with the values it shows written into it beside those of its workbook."""

from qmsdocs.word.pictures.bars import bar_area
from qmsdocs.word.pictures.chart_words import WORDS, bare, solid, title, words
from qmsdocs.word.pictures.charts import Chart
from qmsdocs.word.pictures.pies import pie_area, pie_legend
from qmsdocs.word.xmltext import XML

#: The id of the reference to the workbook.
WORKBOOK_ID = "rId1"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def chart_xml(chart: Chart) -> bytes:
    """Give the part of a chart."""
    titled = title(chart.title) if chart.title else ""
    area = pie_area(chart) if chart.kind == "pie" else bar_area(chart)
    return (
        f'{XML}<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_OFFICE}">'
        '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/>'
        f'<c:chart>{titled}<c:autoTitleDeleted val="{int(not titled)}"/>{area}{_legend(chart)}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{bare(solid('FFFFFF'))}{words(WORDS)}"
        f'<c:externalData r:id="{WORKBOOK_ID}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def _legend(chart: Chart) -> str:
    if chart.kind == "pie":
        return pie_legend(chart)
    if len(chart.series) < 2:
        return ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{words(WORDS)}</c:legend>'
