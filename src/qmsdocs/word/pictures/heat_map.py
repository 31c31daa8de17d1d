"""The heat map of risks: a Word table whose greys stay apart on a black and white copy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from qmsdocs.base.units import mm_to_twips
from qmsdocs.word.gaps import Value, dotted
from qmsdocs.word.metrics import text_width
from qmsdocs.word.pictures.given import field, rows_of, words_if_any, words_of
from qmsdocs.word.pictures.texts import text_paragraph, text_run
from qmsdocs.word.printing import refused
from qmsdocs.word.styles_xml import spacing_xml
from qmsdocs.word.xmltext import attribute

NAME = "heat_map"
SEVERITY, LIKELIHOOD = "Mức độ nghiêm trọng (S)", "Khả năng xảy ra (P)"
#: Grounds of the levels; black words can be read on all of them.
SHADES = ("FFFFFF", "E2E2E2", "BFBFBF", "8F8F8F")

_AXIS, _NARROWEST, _WIDEST, _PADDING = 8.0, 10.0, 38.0, 1.5
_LABELS, _SCORE, _IDS, _SMALL = 10.0, 8.5, 10.0, 8.5
_HEIGHT = 12.0
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right")
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the table; without a shade it has no borders."""

    width: float
    paragraphs: str
    shade: str = ""
    span: int = 1
    merge: str = ""
    turned: bool = False

    def xml(self) -> str:
        """Give the element."""
        merge = {"restart": '<w:vMerge w:val="restart"/>', "": ""}.get(self.merge, "<w:vMerge/>")
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        look = (
            f"<w:tcBorders>{_BORDERS}</w:tcBorders>"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>'
        ) * bool(self.shade)
        turned = '<w:textDirection w:val="btLr"/>' if self.turned else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{mm_to_twips(self.width)}" w:type="dxa"/>{span}{merge}{look}'
            f'{turned}<w:vAlign w:val="center"/></w:tcPr>{self.paragraphs}</w:tc>'
        )


def heat_map_xml(risks: Mapping[str, Value], width: float) -> str:
    """Give the legend, to stand in the paragraph of the caller, the table, and an unseen paragraph.

    Raises:
        Refusal: something is missing in the data.
    """
    rows = rows_of(field(risks, "rows", NAME), NAME, "danh sách các hàng")
    if not rows:
        raise refused(NAME, "ít nhất một hàng", "")
    grid = [rows_of(field(row, "cells", NAME), NAME, "danh sách các ô") for row in rows]
    names = _row_names(risks, rows)
    below = [words_of(one) for one in risks.get("likelihood") or _columns(grid)]
    side = _side_width(names)
    each = (width - _AXIS - side) / max(1, len(below))
    widths = [_AXIS, side, *[each] * len(below)]
    lines = "".join(
        _row(
            [
                _axis_cell(SEVERITY if index == 0 else ""),
                _Cell(side, _plain(name, align="right")),
                *(_risk_cell(cell, each) for cell in cells),
            ],
            _HEIGHT,
        )
        for index, (name, cells) in enumerate(zip(names, grid, strict=True))
    )
    foot = _row(
        [_Cell(_AXIS + side, _plain(""), span=2), *(_Cell(each, _plain(one)) for one in below)]
    )
    title = _Cell(each * len(below), _plain(LIKELIHOOD, bold=True), span=len(below))
    last = _row([_Cell(_AXIS + side, _plain(""), span=2), title], bound=False)
    return f"{_legend(grid)}</w:p>{_table(widths, lines + foot + last, _told(grid, rows))}{_end()}"


def _row_names(risks: Mapping[str, Value], rows: Sequence[Mapping[str, Value]]) -> list[str]:
    """Give the words beside the rows, from the top: the labels of the scale, else its numbers."""
    labels = risks.get("severity") or []
    if len(labels) == len(rows):
        return [words_of(one) for one in reversed(labels)]
    return [words_of(field(row, "severity", NAME)) for row in rows]


def _columns(grid: Sequence[Sequence[Mapping[str, Value]]]) -> list[Value]:
    return [cell.get("likelihood", "") for cell in grid[0]] if grid else []


def _side_width(names: Iterable[str]) -> float:
    widest = max((text_width(dotted(name), _LABELS) for name in names), default=0.0)
    return min(max(_NARROWEST, widest + 2 * _PADDING + 1), _WIDEST)


def _axis_cell(words: str) -> _Cell:
    paragraph = text_paragraph(words, _LABELS, bold=True)
    return _Cell(_AXIS, _kept(paragraph), merge="restart" if words else "go on", turned=True)


def _risk_cell(cell: Mapping[str, Value], width: float) -> _Cell:
    """Give a cell: its score, and under it the numbers of the risks that stand there."""
    shade = field(cell, "shade", NAME)
    number = shade if isinstance(shade, int) and 0 <= shade < len(SHADES) else 0
    score, ids = words_if_any(cell.get("score")), words_if_any(cell.get("ids"))
    fits = text_width(dotted(ids), _IDS, bold=True) <= 2 * (width - 2 * _PADDING)
    paragraphs = text_paragraph(score, _SCORE, align="center")
    if ids:
        paragraphs += text_paragraph(ids, _IDS if fits else _SMALL, bold=True)
    return _Cell(width, _kept(paragraphs), SHADES[number])


def _plain(words: str, bold: bool = False, align: str = "center") -> str:
    return _kept(text_paragraph(words, _LABELS, bold=bold, align=align))


def _kept(paragraphs: str) -> str:
    """Bind paragraphs to what follows, so that the table stays on one page."""
    return paragraphs.replace("<w:pPr>", "<w:pPr><w:keepNext/>")


def _row(cells: Sequence[_Cell], height: float = 0.0, bound: bool = True) -> str:
    least = f'<w:trHeight w:val="{mm_to_twips(height)}" w:hRule="atLeast"/>' if height else ""
    inside = "".join(cell.xml() for cell in cells)
    inside = inside if bound else inside.replace("<w:keepNext/>", "")
    return f"<w:tr><w:trPr><w:cantSplit/>{least}</w:trPr>{inside}</w:tr>"


def _table(widths: Sequence[float], rows: str, told: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{mm_to_twips(width)}"/>' for width in widths)
    side = mm_to_twips(_PADDING)
    margins = "".join(
        f'<w:{name} w:w="{size}" w:type="dxa"/>'
        for name, size in (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(mm_to_twips, widths))}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblCaption w:val="Ma trận rủi ro"/>'
        f'<w:tblDescription w:val="{attribute(told)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _legend(grid: Sequence[Sequence[Mapping[str, Value]]]) -> str:
    """Give a sample of each shade with the name of its level."""
    levels: dict[int, str] = {}
    for cell in (cell for cells in grid for cell in cells):
        shade = cell.get("shade")
        if isinstance(shade, int) and 0 <= shade < len(SHADES):
            levels.setdefault(shade, words_if_any(cell.get("level")))
    runs = [text_run("Mức rủi ro: ", _LABELS)]
    for number, shade in enumerate(sorted(levels)):
        words = f"\u00a0{levels[shade]}\u00a0"
        runs.append(text_run("    " if number else "", _LABELS))
        runs.append(text_run(words, _LABELS, bold=True, shade=SHADES[shade]))
    return "".join(runs) if any(levels.values()) else ""


def _told(
    grid: Sequence[Sequence[Mapping[str, Value]]], rows: Sequence[Mapping[str, Value]]
) -> str:
    """Tell in words where the risks are."""
    found = []
    for row, cells in zip(rows, grid, strict=True):
        for cell in cells:
            if ids := words_if_any(cell.get("ids")):
                place = f"S={words_if_any(row.get('severity'))}, P={words_if_any(cell.get('likelihood'))}"
                found.append(f"{ids} ({place}, mức {words_if_any(cell.get('level'))})")
    return "Ma trận rủi ro. " + ("; ".join(found) or "Chưa có rủi ro nào")


def _end() -> str:
    """Begin the paragraph that has to follow a table, as small as can be."""
    return f"<w:p><w:pPr>{spacing_xml(0, 0, 0)}</w:pPr>"
