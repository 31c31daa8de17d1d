"""Findings of the internal audit: the same in forms, log, report and profile; each closed in time."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from qmsdocs.base.errors import Said
from qmsdocs.base.vietnamese import short_date, slug
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.comparing import Mention, Teller, Thing, Words, compare
from qmsdocs.lint.sets.grids import Grid, GridCell
from qmsdocs.lint.sets.papers import SetPaper, first_day
from qmsdocs.lint.sets.results import SetPlace

_WORDS = Words(
    missing="set.finding-missing",
    differs="set.finding-differs",
    labels={
        "unit": Said("set.what-unit"),
        "clause": Said("set.what-clause"),
        "grade": Said("set.what-grade"),
        "text": Said("set.what-text"),
        "due": Said("set.what-due"),
        "closed": Said("set.what-closed"),
    },
)
_NUMBER = re.compile(r"(\d+)(?:\s*/\s*(\d{4}))?")
_CLAUSE = re.compile(r"\b\d{1,2}(?:\.\d{1,2})+\b")
_FORM_NUMBER = re.compile(r"^\s*số(?: phiếu)?\s*:\s*(\d+(?:\s*/\s*\d{4})?)", re.IGNORECASE)
_CLOSED = re.compile(r"đã (?:đóng|hoàn thành|khắc phục)|ngày đóng", re.IGNORECASE)
_FORM_CLOSED = re.compile(r"ngày đóng(?: phiếu)?\s*:?\s*(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_FORM_DUE = re.compile(
    r"(?:thời )?hạn(?: hoàn thành)?\s*:\s*(\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE
)
_FORM_TEXT = re.compile(r"^\s*mô tả\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)
_NOTE = "luu-y"


def nonconformities(case: SetCase) -> Iterator[Judged]:
    """Compare the findings of all papers; each nonconformity is closed, or its term is not over."""
    forms = case.of("nonconformity-report")
    listed = case.of("audit-report", "nonconformity-log")
    tellers = [teller for paper in listed if (teller := _of_list(paper, case.year))]
    things = tuple(thing for paper in forms for thing in _of_form(paper, case.year))
    if things:
        tellers.append(_of_forms(forms, things))
    if not tellers:
        if listed or forms:
            first = (*listed, *forms)[0]
            yield Left("set.findings-unread", {"paper": first.name, "file": first.file})
        return
    if not things and any(_NOTE not in _grade(each) for each in tellers[0].things):
        yield Left("set.no-forms")
    audit = case.profile.year.audit
    if audit and audit.findings is not None:
        tellers.append(_profile(case))
    if len(tellers) > 1:
        yield from compare(tellers, _WORDS, {})
    else:
        yield Left("set.findings-alone", {"paper": tellers[0].name})
    yield from _open(case, tellers)
    yield from _half_closed(tellers, {paper.file for paper in forms})


def _of_forms(forms: Iterable[SetPaper], things: tuple[Thing, ...]) -> Teller:
    """Take all forms together; a finding that is only a note needs none."""
    first = next(iter(forms))
    name, folder = first.name, first.file.rpartition("/")[0]
    place = SetPlace(folder, name)
    return Teller(name, place, things, lambda thing: _NOTE not in _grade(thing))


def _grade(thing: Thing) -> str:
    return str(thing.said["grade"].norm) if "grade" in thing.said else ""


def _of_list(paper: SetPaper, year: int) -> Teller | None:
    """Read every table of a paper that has a number of the form for each finding."""
    things = tuple(
        thing
        for grid in paper.grids
        for row in grid.rows
        if (thing := _row(paper, grid, row, year))
    )
    return Teller(paper.name, paper.place(), things, day=paper.day) if things else None


def _row(paper: SetPaper, grid: Grid, row: tuple[GridCell, ...], year: int) -> Thing | None:
    at = grid.columns(r"^so-phieu|^phieu", r"mo-ta")
    key = _key(row[at[0]].text, year) if at else ""
    if at is None or not key:
        return None
    said = {"text": _mention(paper, row[at[1]], _first(row[at[1]]))}
    for name, pattern in (("unit", r"don-vi"), ("clause", r"dieu-khoan"), ("grade", r"muc-do")):
        column = grid.column(pattern)
        if column is not None and (found := _read(name, row[column].text)):
            said[name] = _mention(paper, row[column], found)
    for column in range(at[1] + 1, len(row)):
        said |= _terms(paper, grid.heads[column], row[column])
    if "grade" not in said and "bien-phap" in " ".join(grid.heads):
        said["grade"] = _mention(paper, row[at[0]], "lưu ý")
    return Thing(key, _named(key, year), paper.place(row[at[0]].spot), said, key)


def _terms(paper: SetPaper, head: str, cell: GridCell) -> dict[str, Mention]:
    """Give the last day, or the day of closing, that a cell names."""
    found: dict[str, Mention] = {}
    for line in cell.text.split("\n"):
        day = first_day(line)
        if day is None:
            continue
        closed = _CLOSED.search(line) or (_CLOSED.search(cell.text) and "tinh-trang" in head)
        due = "han" in head.split("-") or re.search(r"thời hạn", line, re.IGNORECASE)
        if closed:
            found["closed"] = Mention(short_date(day), day, paper.place(cell.spot))
        elif due:
            found["due"] = Mention(short_date(day), day, paper.place(cell.spot))
    return found


def _of_form(paper: SetPaper, year: int) -> Iterator[Thing]:
    """Read a form: its number, its table, the lines with labels."""
    numbers = [(spot, match[1]) for spot in paper.spots if (match := _FORM_NUMBER.match(spot.text))]
    if numbers:
        spot, number = numbers[0]
        key = _key(number, year)
        said = dict(_of_table(paper)) | dict(_of_lines(paper))
        yield Thing(key, _named(key, year), paper.place(spot), said, key)


def _of_table(paper: SetPaper) -> Iterator[tuple[str, Mention]]:
    for grid in paper.grids[:2]:
        for name, pattern in (("unit", "^don-vi"), ("clause", "dieu-khoan"), ("grade", "muc-do")):
            column = grid.column(pattern)
            cell = grid.rows[0][column] if column is not None and grid.rows else None
            if cell and (found := _read(name, cell.text)):
                yield name, _mention(paper, cell, found)


def _of_lines(paper: SetPaper) -> Iterator[tuple[str, Mention]]:
    for spot in paper.spots:
        for name, pattern in (("due", _FORM_DUE), ("closed", _FORM_CLOSED)):
            if (match := pattern.search(spot.text)) and (day := first_day(match[1])):
                yield name, Mention(short_date(day), day, paper.place(spot))
        if match := _FORM_TEXT.match(spot.text):
            text = match[1].strip().rstrip(".")
            yield "text", Mention(text, slug(text), paper.place(spot))


def _read(name: str, text: str) -> str:
    """Give what a cell says of unit, clause or grade; clause and grade may share a cell."""
    if name == "clause":
        match = _CLAUSE.search(text)
        return match[0] if match else ""
    if name == "grade":
        found = (word for word in ("nặng", "nhẹ", "lưu ý") if word in text.lower())
        return next(found, "")
    return " ".join(text.split())


def _mention(paper: SetPaper, cell: GridCell, value: str) -> Mention:
    return Mention(
        value, slug(value) if not _CLAUSE.fullmatch(value) else value, paper.place(cell.spot)
    )


def _first(cell: GridCell) -> str:
    return cell.lines[0].rstrip(".") if cell.lines else ""


def _key(text: str, year: int) -> str:
    match = _NUMBER.search(text)
    if match is None:
        return ""
    return f"{int(match[1])}/{match[2] or year}"


def _named(key: str, year: int) -> str:
    number, _, of = key.partition("/")
    return f"{int(number):02d}" if of == str(year) else f"{int(number):02d}/{of}"


def _profile(case: SetCase) -> Teller:
    audit = case.profile.year.audit
    things: list[Thing] = []
    for at, each in enumerate((audit.findings if audit else None) or ()):
        place = case.profile_place(f"audit.findings[{at}]")
        key = _key(each.id, case.year)
        if not key:
            continue
        said = {"text": Mention(each.description.rstrip("."), slug(each.description), place)}
        if each.closed:
            said["closed"] = Mention(short_date(each.closed), each.closed, place)
        things.append(Thing(key, _named(key, case.year), place, said, key))
    place = case.profile_place("audit.findings")
    return Teller(place.paper, place, tuple(things))


def _open(case: SetCase, tellers: Iterable[Teller]) -> Iterator[Mark]:
    """Find nonconformities that no paper closes: worse when the paper itself says so too late."""
    told: dict[str, list[Thing]] = {}
    for teller in tellers:
        for thing in teller.things:
            told.setdefault(thing.key, []).append(thing)
    for things in told.values():
        said = {name: mention for thing in reversed(things) for name, mention in thing.said.items()}
        grade, closed = said.get("grade"), said.get("closed")
        if _is_past(case, closed) or grade is None or grade.norm == _NOTE:
            continue
        yield from _unclosed(case, things[-1], said.get("due"), closed)


def _is_past(case: SetCase, closed: Mention | None) -> bool:
    """Tell a day of closing that has come."""
    return closed is not None and isinstance(closed.norm, date) and closed.norm <= case.today


def _half_closed(tellers: Iterable[Teller], forms: Collection[str]) -> Iterator[Mark]:
    """Find findings that one paper closes and a form, or a paper made later, still leaves open."""
    known = [(teller, thing) for teller in tellers for thing in teller.things]
    for teller, thing in known:
        others = (each for _, each in known if each.key == thing.key and "closed" in each.said)
        other = next(others, None)
        if other is None or "closed" in thing.said or thing.place.line:
            continue
        closed = other.said["closed"]
        later = (
            teller.day is not None and isinstance(closed.norm, date) and teller.day >= closed.norm
        )
        if thing.place.file in forms or later:
            values = {"name": thing.name, "paper": thing.place.paper, "day": closed.value}
            values["other"] = closed.place.paper
            yield Mark("set.finding-half-closed", (thing.place, closed.place), values)


def _unclosed(
    case: SetCase, thing: Thing, due: Mention | None, closed: Mention | None
) -> Iterator[Mark]:
    if due is None:
        yield Mark("set.finding-no-term", (thing.place,), {"name": thing.name})
        return
    last = due.norm
    if not isinstance(last, date) or last >= case.today:
        return
    days_of = [day for paper in case.papers if paper.file == due.place.file and (day := paper.day)]
    late = closed is not None or bool(days_of and last < days_of[0])
    code = "set.finding-overdue" if late else "set.finding-open"
    yield Mark(code, (due.place,), {"name": thing.name, "due": short_date(last)})
