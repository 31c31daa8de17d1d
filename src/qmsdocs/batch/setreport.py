"""The one-page report on a set for the head of the agency: a page, as every other paper."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import OutputError, Problem
from qmsdocs.base.hashing import digest
from qmsdocs.base.hints import shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import padded_count, sentence, short_date
from qmsdocs.forms.compiling import compile_page
from qmsdocs.lint.found import Found
from qmsdocs.lint.sets.results import DutyProof, PaperFact, SetFound, SetResult
from qmsdocs.model.agency import House
from qmsdocs.model.page import Page, read_page
from qmsdocs.model.rules import load_rulebook
from qmsdocs.sources.files import read_file, write_atomic
from qmsdocs.sources.messages import message, text
from qmsdocs.word.package import read_package
from qmsdocs.word.template import render
from qmsdocs.word.writer import write

_PAGE = "set-report.md"
_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_SEAL = re.compile(rb"<dc:identifier>([^<]*)</dc:identifier>")
#: What goes on one page: so many lines of findings, duties and notes, and so many letters in a line
#: of each; at least so many findings. Rows stand apart by a part of a line.
_ROOM, _WIDE, _DUTY, _PROOF, _FEWEST, _BETWEEN = 32.0, 78, 50, 32, 2, 0.3
_LONGEST, _LONGEST_VALUE, _LONGEST_NAME, _LONGEST_LIST = 240, 56, 60, 10
_OF_DUTIES = "set.duty-absent"
#: Duties of which a head need not be told.
_SILENT = ("not-bound", "not-arisen", "unjudged")


def report_bytes(result: SetResult) -> bytes:
    """Give the report as a Word file; the same result gives the same bytes.

    The seal in its properties tells later whether a person changed the file.
    """
    page = _page()
    rules = load_rulebook().format_on(result.day)
    template = write(compile_page(page, rules, House(body_size=13)))
    context = _context(result, page)
    properties = {
        "title": page.kind.title,
        "subject": f"{result.agency}/{result.year}",
        "creator": result.name,
        "created": f"{result.day.isoformat()}T00:00:00Z",
        "modified": f"{result.day.isoformat()}T00:00:00Z",
        "language": "vi-VN",
    }
    bare = render(template, context, properties).data
    seal = digest(read_package(bare)[_DOCUMENT])
    return render(template, context, properties | {"identifier": seal}).data


def write_report(result: SetResult, path: Path) -> None:
    """Write the report; a file of somebody else, or changed by somebody, stays as it is.

    Raises:
        OutputError: there is such a file, or the folder cannot be written.
    """
    if path.exists() and not _is_ours(read_file(path)):
        raise OutputError(Problem("set.report-exists", Place(path.as_posix())))
    write_atomic(path, report_bytes(result))


def _is_ours(data: bytes) -> bool:
    try:
        parts = read_package(data)
    except Exception:  # whatever it is, it is not ours
        return False
    seal = _SEAL.search(parts.get(_CORE, b""))
    return bool(seal) and seal is not None and seal[1].decode() == digest(parts[_DOCUMENT])


@cache
def _page() -> Page:
    path = files("qmsdocs.data").joinpath("reports", _PAGE)
    return read_page(path.read_bytes(), _PAGE)


def _context(result: SetResult, page: Page) -> dict[str, Any]:
    """Give what the page and its form print."""
    kind = page.kind
    subject = f"Kết quả kiểm tra bộ hồ sơ HTQLCL năm {result.year}"
    return {
        "year": result.year,
        "agency": {"name": result.name},
        "letterhead": {"issuer": result.issuer},
        "paper": {
            "title": kind.title,
            "subject": subject,
            "code": kind.code,
            "edition": 1,
            "date": result.day,
        },
        "check": _check(result),
    }


def _check(result: SetResult) -> dict[str, Any]:
    """Give what the page prints; so many findings as find room on one page."""
    duties, notes = _duties(result), [*_notes(result)]
    room = _ROOM - sum(_lines(note, _WIDE) for note in notes)
    room -= sum(max(_lines(row["duty"], _DUTY), _lines(row["proof"], _PROOF)) for row in duties)
    findings: list[dict[str, str]] = []
    told = _told(result)
    for each in told:
        said = _said(each.found)
        room -= _lines(said, _WIDE)
        if room < 0 and len(findings) >= _FEWEST:
            break
        level = sentence(text(f"lint.{each.found.severity}"))
        findings.append({"severity": level, "text": said})
    more = len(told) - len(findings)
    return {
        **{name: padded_count(count) for name, count in result.counts.items()},
        "verdict": _verdict(result),
        "papers": padded_count(len(result.papers)),
        "findings": findings,
        "lacking": bool(result.duties_in("absent")),
        "more": padded_count(more) if more else "",
        "duties": duties,
        "notes": notes,
    }


def _told(result: SetResult) -> list[SetFound]:
    """Give the findings: errors first, and one of each sort before the second of any.

    Duties that lack a proof stand in the table of duties.
    """
    seen: Counter[str] = Counter()
    ranked: list[tuple[bool, int, SetFound]] = []
    for each in result.found:
        if not each.found.code.startswith(_OF_DUTIES):
            ranked.append((each.found.severity != "error", seen[each.found.code], each))
            seen[each.found.code] += 1
    return [each for _, _, each in sorted(ranked, key=lambda row: row[:2])]


def _lines(words: str, width: int) -> float:
    """Guess how many lines words take in a row of a table."""
    return -(-len(words) // width) + _BETWEEN


def _verdict(result: SetResult) -> str:
    """Give the result in one sentence."""
    about = f"Bộ hồ sơ HTQLCL năm {result.year} của {result.name}"
    if result.count("error"):
        return f"{about} có nội dung chưa thống nhất, phải sửa trước khi được kiểm tra."
    if result.duties_in("absent"):
        return f"{about} thống nhất, nhưng còn nghĩa vụ chưa có văn bản chứng minh."
    if result.count("warning"):
        return f"{about} thống nhất, có một số điểm cần lưu ý."
    return f"{about} thống nhất, mọi nghĩa vụ đến hạn đều có văn bản chứng minh."


def _said(found: Found) -> str:
    """Give a finding in a sentence or two, long names cut."""
    values = {
        name: shortened(value, _LONGEST_VALUE) if type(value) is str else value
        for name, value in found.values.items()
    }
    return shortened(sentence(message(Problem(found.code, values=values))), _LONGEST)


def _duties(result: SetResult) -> list[dict[str, str]]:
    """Give a row for each proof, with all duties that it is for; what is not proved comes first."""
    rows: dict[str, list[str]] = {}
    known = [duty for duty in result.duties if duty.state not in _SILENT]
    for duty in sorted(known, key=lambda each: each.state == "proved"):
        rows.setdefault(_proof(duty), []).append(duty.short)
    return [{"duty": "; ".join(told), "proof": proof} for proof, told in rows.items()]


def _proof(duty: DutyProof) -> str:
    """Give the papers that prove a duty, or how it stands."""
    if duty.state != "proved":
        name = "missing" if duty.state == "absent" else duty.state
        state = sentence(text(f"set.duty-{name}"))
        term = f"{state} (hạn {short_date(duty.due)})" if duty.due else state
        return (
            f"{term}; {text('set.planned', papers=_named(duty.planned))}" if duty.planned else term
        )
    return _named(duty.papers)


def _named(papers: tuple[PaperFact, ...]) -> str:
    """Give the first paper by number and day, and how many others there are."""
    paper = papers[0]
    named = paper.number or shortened(paper.name, _LONGEST_NAME)
    more = len(papers) - 1
    day = f", {short_date(paper.day)}" if paper.day else ""
    return f"{named}{day}" + (f" và {more} văn bản khác" if more else "")


def _notes(result: SetResult) -> Iterator[str]:
    """Give what else the head should know, each in a line."""
    bare = [cover.clause for cover in result.clauses if not cover.papers and not cover.left_out]
    if bare:
        listed = ", ".join(bare[:_LONGEST_LIST]) + ("…" if len(bare) > _LONGEST_LIST else ".")
        yield f"Điều khoản của {result.edition} chưa có tài liệu trong bộ: {listed}"
    ended = [use.name for use in result.texts if use.state == "ended"]
    if ended:
        yield f"Có nêu văn bản đã hết hiệu lực: {', '.join(ended[:_FEWEST])}."
    if result.unread:
        yield f"Không đọc được {len(result.unread)} tệp."
    if result.unjudged:
        yield f"Có {len(result.unjudged)} nội dung chưa xét được vì thiếu văn bản hoặc số liệu để đối chiếu."
