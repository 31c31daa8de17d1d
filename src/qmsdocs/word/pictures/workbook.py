"""The workbook inside a chart: one sheet with its data, so that Word can edit them in Excel."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qmsdocs.word.deflate import Deflate
from qmsdocs.word.pictures.charts import Chart, Number
from qmsdocs.word.xmltext import XML, escape
from qmsdocs.word.zip_image import ZipImage

SHEET = "Sheet1"
#: What the legend of a pie says: the name, the number, the share of the whole.
_LEGEND = 'A{row}&IF(B{row}="","",": "&B{row}&" ("&ROUND(B{row}/SUM(B$2:B${last})*100,1)&"%)")'

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STATIC = (
    (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    ),
    (
        "_rels/.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
    ),
    (
        "xl/styles.xml",
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/>'
        '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
        '<right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" '
        'fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" '
        'fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ),
    (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
)


class _Formula(NamedTuple):
    """A formula, and what it shows."""

    formula: str
    shown: str


_Value = str | Number | _Formula


def workbook(chart: Chart, way: Deflate) -> bytes:
    """Give the bytes of the workbook: a head, then a row for each category."""
    strings: dict[str, int] = {}
    rows = "".join(
        f'<row r="{number}">{"".join(_cells(row, number, strings))}</row>'
        for number, row in enumerate(_rows(chart), start=1)
    )
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><cols><col min="1" max="1" width="40" customWidth="1"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    texts = f'<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">{items}</sst>'
    made = (("xl/sharedStrings.xml", texts), ("xl/worksheets/sheet1.xml", sheet))
    entries = [(name, (XML + text).encode()) for name, text in (*_STATIC, *made)]
    return ZipImage().with_entries(entries, way).zipped()


def column_name(number: int) -> str:
    """Give `A`, `B` … `AA` for 0, 1 … 26."""
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def number_text(value: float) -> str:
    """Give a number as a sheet and a chart hold it."""
    return str(value) if isinstance(value, int) else repr(round(value, 6))


def legend_column(chart: Chart) -> str:
    """Give the column that holds what the legend says of each category."""
    return column_name(len(chart.series) + 1)


def _rows(chart: Chart) -> Iterator[list[_Value]]:
    yield ["", *(one.name for one in chart.series)]
    last = len(chart.categories) + 1
    for index, category in enumerate(chart.categories):
        row: list[_Value] = [category, *(one.values[index] for one in chart.series)]
        if chart.legend:
            row.append(_Formula(_LEGEND.format(row=index + 2, last=last), chart.legend[index]))
        yield row


def _cells(row: Sequence[_Value], number: int, strings: dict[str, int]) -> Iterator[str]:
    for index, value in enumerate(row):
        name = f"{column_name(index)}{number}"
        if isinstance(value, _Formula):
            written = f"<f>{escape(value.formula)}</f><v>{escape(value.shown)}</v>"
            yield f'<c r="{name}" t="str">{written}</c>'
        elif isinstance(value, str) and value:
            yield f'<c r="{name}" t="s"><v>{strings.setdefault(value, len(strings))}</v></c>'
        elif isinstance(value, int | float):
            yield f'<c r="{name}"><v>{number_text(value)}</v></c>'


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
