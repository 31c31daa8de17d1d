"""Checks of how paragraphs and tables are set: indents, spacing, rules, empty lines, widths."""

import re
from collections.abc import Iterable, Iterator

from qmsdocs.lint.findings import Case, Finding, UnjudgedError, first_of_each, number
from qmsdocs.lint.paper import Spot
from qmsdocs.model.rules import Measure
from qmsdocs.word.metrics import text_width, wrap
from qmsdocs.word.reading.model import Line, Table

_LEADERS = re.compile(r"[.…_\t](?:(?<=[…\t])|[._]{3})")
_SIDE_SLACK = 1.0  # mm
_NEVER = ("center", "right")  # even a short line of text is not set so


def aligned(case: Case) -> Iterable[Finding]:
    """Look at the sides of text that fills more than a line."""
    wanted = case.law.component(case.options["component"]).align
    return first_of_each(
        Finding(f"lint.text-not-{wanted}", spot, {"found": found})
        for spot in _prose(case)
        for found in [spot.paragraph.shape.align]
        if found != wanted and (found in _NEVER or _fills_lines(case, spot))
    )


def first_line(case: Case) -> Iterable[Finding]:
    """Compare where the first line begins with what the law allows."""
    rule = case.law.measure(case.options["measure"])
    slack = case.options["tolerance"]
    near = case.options["near"]
    wrong: list[Finding] = []
    for spot in _prose(case):
        shape = spot.paragraph.shape
        begins = shape.left + shape.first
        far = min(abs(begins - right) for right in rule.allowed or _nearest(begins, rule))
        if shape.align == "center" or far <= slack or spot.text.startswith("\t"):
            continue  # the first line begins at a tab stop, which a file need not name
        code = "lint.first-line-near" if far <= near else "lint.first-line"
        wrong.append(Finding(code, spot, {"found": number(begins)}))
    return first_of_each(wrong, "found")


def _nearest(value: float, rule: Measure) -> tuple[float]:
    """Give the nearest value of a range."""
    return (min(max(value, rule.min or 0.0), rule.max or value),)


def spaced(case: Case) -> Iterable[Finding]:
    """Compare the space between paragraphs that follow each other."""
    least = case.law.measure(case.options["measure"]).min or 0.0
    prose = set(map(id, _prose(case)))
    pairs = zip(case.paper.spots, case.paper.spots[1:], strict=False)
    return first_of_each(
        Finding("lint.space", below, {"found": number(_gap(above, below)), "least": number(least)})
        for above, below in pairs
        if id(above) in prose and id(below) in prose and _gap(above, below) < least
    )


def _gap(above: Spot, below: Spot) -> float:
    first, second = above.paragraph.shape, below.paragraph.shape
    same = first.style == second.style
    after = 0.0 if first.contextual and same else first.after
    return after + (0.0 if second.contextual and same else second.before)


def line_spacing(case: Case) -> Iterable[Finding]:
    """Compare the height of lines."""
    rule = case.law.measure(case.options["measure"])
    low, high = rule.min or 0.0, rule.max or 9.0
    wrong: list[Finding] = []
    for spot in _prose(case):
        shape = spot.paragraph.shape
        lines, slack = shape.line, 0.01
        if lines is None:
            size = max((look.size for look in spot.looks), default=14.0)
            lines, slack = (shape.exact or 0) / (size * 1.15), 0.12
        if not low - slack <= lines <= high + slack:
            wrong.append(Finding("lint.line-spacing", spot, {"found": number(lines)}))
    return first_of_each(wrong, "found")


def _prose(case: Case) -> list[Spot]:
    """Give running text; lines to be filled in are none."""
    found = [spot for spot in case.spots() if not _LEADERS.search(spot.text.strip())]
    if not found:
        raise UnjudgedError("lint.no-part", part=case.options["roles"][0])
    return found


def _fills_lines(case: Case, spot: Spot) -> bool:
    section = case.paper.section_of(spot)
    return _width(spot) > section.text_width


def _width(spot: Spot) -> float:
    looks = list(spot.looks)
    return (
        text_width(spot.text.strip(), looks[0].size, looks[0].bold, looks[0].italic)
        if looks
        else 0.0
    )


def one_line(case: Case) -> Iterator[Finding]:
    """Look whether a role that has one line needs two."""
    spots = case.spots()
    parts = [spot.part for spot in spots]
    for spot in spots:
        several = parts.count(spot.part) > 1 and spot.how == "place"
        wide = 0 < spot.where.width < _width(spot) - _SIDE_SLACK
        if several or "\n" in spot.text.strip() or wide:
            yield Finding("lint.wrapped", spot)


def beside(case: Case) -> Iterator[Finding]:
    """Look whether a role stands on its side of the page, where there are two."""
    column = ("left", "right").index(case.options["side"])
    for spot in case.spots():
        if spot.where.columns == 2 and spot.where.column != column:
            yield Finding(case.options["says"], spot)


def ruled(case: Case) -> Iterator[Finding]:
    """Look for the drawn rule under the last line of a role, and at its length."""
    spots = [spot for spot in case.spots() if spot.part == "main"][-1:]
    rule = case.law.measure(case.options["measure"])
    slack = case.options["tolerance"]
    for spot in spots:
        below = _below(case, spot)
        lines = [line for each in below for line in each.paragraph.lines]
        widths = _line_widths(case, spot)
        low = (rule.min or 0) * min(widths) - slack
        high = (rule.max or 9) * max(widths) + slack
        if any(not line.solid for line in lines):
            yield Finding("lint.rule-not-solid", spot)
        elif lines and not any(low <= line.length <= high for line in lines):
            found = {"found": number(lines[0].length), "low": number(low), "high": number(high)}
            yield Finding("lint.rule-length", spot, found)
        elif any(_is_aside(each) for each in below):
            yield Finding("lint.rule-aside", spot)
        elif not lines and any(each.role == "rule" for each in below):
            yield Finding("lint.rule-of-signs", spot)
        elif not lines and any(each.paragraph.shape.ruled for each in below):
            yield _bordered(case, spot, low, high)
        elif not lines and not any(low <= each.length <= high for each in _floating(case, spot)):
            yield Finding("lint.rule-missing", spot)


def _is_aside(spot: Spot) -> bool:
    """Tell a line that stands alone in a paragraph, and not in the middle."""
    own = spot.paragraph
    return any(line.inline for line in own.lines) and not (
        spot.text.strip() or spot.on_tabs or own.shape.align == "center"
    )


def _bordered(case: Case, spot: Spot, low: float, high: float) -> Finding:
    """Judge a border in the stead of a line: it is as long as the paragraph is wide."""
    shape = spot.paragraph.shape
    room = spot.where.width or case.paper.section_of(spot).text_width
    length = room - shape.left - shape.right
    if low <= length <= high:
        return Finding("lint.rule-border", spot)
    found = {"found": number(length), "low": number(low), "high": number(high)}
    return Finding("lint.rule-length", spot, found)


def _floating(case: Case, spot: Spot) -> Iterator[Line]:
    """Give lines that hang on other words: they may be drawn under this spot."""
    for other in case.paper.spots:
        if other.part == spot.part and other.text.strip():
            yield from other.paragraph.lines


def _line_widths(case: Case, spot: Spot) -> list[float]:
    """Give the widths of the lines of a text as it breaks: of the last one, and of the longest."""
    look = next(spot.looks)
    room = spot.where.width or case.paper.section_of(spot).text_width
    lines = wrap(spot.text.strip(), room, look.size, look.bold, look.italic)
    widths = [text_width(line, look.size, look.bold, look.italic) for line in lines]
    return [widths[-1], max(widths)]


def _below(case: Case, spot: Spot) -> list[Spot]:
    """Give the spot and what follows it in its cell or among the lines below, to the next words."""
    spots = case.paper.spots
    at = next(index for index, each in enumerate(spots) if each is spot)
    found = [spot]
    for each in spots[at + 1 : at + 5]:
        place, here = each.where, spot.where
        if (place.table, place.column) != (here.table, here.column) and here.columns != 2:
            break
        if each.text.strip() and each.role not in {"rule", "phu_luc.ref"}:
            break
        found.append(each)
    return found


def same_line(case: Case) -> Iterator[Finding]:
    """Look whether two roles stand in one row of the head."""
    first, second = (case.paper.of(role, parts=("main",)) for role in case.options["roles"])
    if not first or not second:
        raise UnjudgedError("lint.no-part", part=case.options["roles"][0])
    one, other = first[0], second[0]
    if any(each.where.table < 0 and each.where.columns == 1 for each in (one, other)):
        raise UnjudgedError("lint.in-a-box")
    if one.where.table < 0 or other.where.table < 0:
        same = one.paragraph.number == other.paragraph.number
    else:
        same = (one.where.table, one.where.row) == (other.where.table, other.where.row)
    if not same:
        yield Finding("lint.not-same-line", other)


def blanks(case: Case) -> Iterable[Finding]:
    """Look for empty paragraphs between paragraphs of the text."""
    spots = case.paper.spots
    triples = zip(spots, spots[1:], spots[2:], strict=False)
    text = set(case.options["roles"])
    return first_of_each(
        Finding("lint.blank", blank)
        for above, blank, below in triples
        if blank.blank and not blank.where.columns and (above.role in text or below.role in text)
        if above.where.table < 0  # programs need a paragraph between a table and what follows
    )


def tables(case: Case) -> Iterator[Finding]:
    """Look for tables that are wider than the text, and long ones whose head is not repeated."""
    long = case.options["rows"]
    first = {spot.where.table: spot for spot in reversed(case.paper.of("table"))}
    for index, (section, table) in case.paper.tables.items():
        page = case.paper.sections[section]
        spot = first.get(index)
        if spot is None:
            continue  # it only holds a head or an ending
        said = max(table.width, table.share * page.text_width)
        width = max(said, _cells_width(table)) + max(table.indent, 0.0)
        if table.bordered and width - page.text_width > case.options["tolerance"]:
            values = {"found": number(width), "wanted": number(page.text_width)}
            yield Finding("lint.table-wide", spot, values)
        if table.bordered and -table.indent > case.options["tolerance"]:
            yield Finding("lint.table-out", spot, {"found": number(-table.indent)})
        if table.bordered and len(table.rows) > long and not table.rows[0].head:
            yield Finding("lint.table-head", spot, {"count": len(table.rows)})


def _cells_width(table: Table) -> float:
    """Give the widest row by its cells: Word leaves the width of a table as it was when columns are dragged."""
    return max((sum(cell.width for cell in row.cells) for row in table.rows), default=0.0)
