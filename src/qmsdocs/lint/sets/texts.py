"""The texts that papers cite: in force on the paper's own day or not, and what came after."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qmsdocs.base.vietnamese import nfc, short_date
from qmsdocs.lint import words
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.kinds import set_data
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.lint.sets.results import SetPlace, TextState, TextUse
from qmsdocs.model.rules.legal import NUMBERLESS, LegalText

_NUMBER = r"\d+[a-zA-Z]?/(?:(?:19|20)\d\d/)?[A-ZĐ][A-Za-zĐđ0-9]*(?:[-–][A-ZĐ][A-Za-zĐđ0-9]*)*"
_KIND = (
    "Nghị định|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Nghị quyết|Kế hoạch|Công văn|Thông báo"
    "|Văn bản hợp nhất|Hướng dẫn|Báo cáo|Tờ trình|Biên bản|Chương trình|Giấy mời"
)
_LAW = (
    r"(?:Bộ luật|Luật|Pháp lệnh)(?:\s+[^\d.;,()]{3,90}?)?\s+số\s+\d+/\d{4}/(?:PL-)?(?:QH|UBTVQH)\d+"
)
_CITED = re.compile(
    rf"\b(?:(?P<kind>{_KIND})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})|(?P<law>{_LAW}))"
)
#: A text that is named because it ends, or beside its own end, is not relied on.
_ENDING = re.compile(
    r"(thay thế|thay cho|bãi bỏ|hết hiệu lực|hủy bỏ|huỷ bỏ|không còn hiệu lực|được thay)",
    re.IGNORECASE,
)
_NEAR = 90
_AFTER = re.compile(
    r"^[\s,]*(?:ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|ngày\s+\d{1,2}/\d{1,2}/\d{4})"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A text that a paper names, and where; `excused` when it is named as ended."""

    name: str
    number: str
    paper: SetPaper
    spot: Spot
    excused: bool = False


def texts(case: SetCase) -> Iterator[Judged]:
    """Find texts that were not in force on the day of the paper that cites them."""
    undated: dict[str, None] = {}
    for cited, text in _known(case):
        day = cited.paper.day
        if day is None:
            undated.setdefault(cited.paper.name)
        elif not cited.excused and text.in_force_from and not text.in_force(day):
            yield _mark(case, cited, text, day)
    if undated:
        yield Left("set.texts-undated", {"papers": ", ".join(undated)})


def _mark(case: SetCase, cited: Cited, text: LegalText, day: date) -> Mark:
    values: dict[str, object] = {
        "text": text.name,
        "paper": cited.paper.name,
        "day": short_date(day),
    }
    if text.in_force_from and day < text.in_force_from:
        values["start"] = short_date(text.in_force_from)
        return Mark("set.text-not-yet", (cited.paper.place(cited.spot),), values)
    values["end"] = short_date(text.in_force_to or day)
    follower = case.book.legal.successor(text, day)
    if follower is None:
        return Mark("set.text-ended", (cited.paper.place(cited.spot),), values)
    return Mark(
        "set.text-ended-use", (cited.paper.place(cited.spot),), values | {"other": follower.name}
    )


def text_uses(case: SetCase) -> tuple[TextUse, ...]:
    """Give every text that the own papers cite, with how it stood; the known ones first."""
    found: dict[tuple[str, TextState], list[tuple[SetPlace, LegalText | None, date | None]]]
    found = defaultdict(list)
    own = _own(case)
    for cited in _all(case):
        text = _law(case).get(cited.number)
        state = _state(cited, text, own)
        name = text.name if text else cited.name
        found[name, state].append((cited.paper.place(cited.spot), text, cited.paper.day))
    for cited, text in _by_title(case):
        state = _state(cited, text, own)
        found[text.name, state].append((cited.paper.place(cited.spot), text, cited.paper.day))
    order = {"ended": 0, "not-yet": 1, "in-force": 2, "undated": 3, "own": 4, "unknown": 5}
    made = [_use(case, name, state, uses) for (name, state), uses in found.items()]
    return tuple(sorted(made, key=lambda use: (order[use.state], use.name)))


def _use(
    case: SetCase,
    name: str,
    state: TextState,
    uses: list[tuple[SetPlace, LegalText | None, date | None]],
) -> TextUse:
    _, text, day = uses[0]
    after = case.book.legal.successor(text, day) if text and day and state == "ended" else None
    files: dict[str, SetPlace] = {}
    for place, _, _ in uses:
        files.setdefault(place.file, place)
    verified = text is None or text.verified
    return TextUse(name, state, tuple(files.values()), after.name if after else "", verified)


def _state(cited: Cited, text: LegalText | None, own: frozenset[str]) -> TextState:
    day = cited.paper.day
    if text is None:
        return "own" if cited.number in own else "unknown"
    if day is None or text.in_force_from is None:
        return "undated"
    if text.in_force(day):
        return "in-force"
    return "not-yet" if day < text.in_force_from else "ended"


def _own(case: SetCase) -> frozenset[str]:
    """Give the numbers of the set's own papers and of what the profile cites."""
    profile = case.profile
    cited = (each.number for each in (*profile.agency.references, *profile.year.references))
    return frozenset((*filter(None, (paper.number for paper in case.papers)), *cited))


def _known(case: SetCase) -> Iterator[tuple[Cited, LegalText]]:
    law = _law(case)
    for cited in _all(case):
        if cited.number in law:
            yield cited, law[cited.number]
    yield from _by_title(case)


def _law(case: SetCase) -> Mapping[str, LegalText]:
    """Give the texts of the packs by number; numbers that bodies of one name share are left out."""

    def work() -> Mapping[str, LegalText]:
        texts = case.book.legal.texts.values()
        return {text.number: text for text in texts if text.number}

    found: Mapping[str, LegalText] = case.book.once("set-texts", work)
    return found


def _all(case: SetCase) -> Iterator[Cited]:
    """Give every number that an own paper cites, each once a paragraph."""
    law = _law(case)
    for paper in case.papers:
        for spot in paper.spots if paper.own else ():
            seen: set[str] = set()
            quoted = ""
            for match in _CITED.finditer(nfc(spot.text)):
                name = match["law"] or f"{match['kind']} số {match['number']}"
                number = name.rpartition(" ")[2].replace("–", "-")
                before, after = (
                    spot.text[: match.start()][-_NEAR:],
                    spot.text[match.end() :][:_NEAR],
                )
                excused = number in quoted or _is_ending(paper, spot, before, after)
                if number in law:
                    quoted += law[number].subject
                if number not in seen and spot.role != "so":
                    seen.add(number)
                    yield Cited(name, number, paper, spot, excused)


def _is_ending(paper: SetPaper, spot: Spot, before: str, after: str) -> bool:
    """Tell a text that is named as ended: beside it, or in its row of the list of outside texts."""
    if _ENDING.search(before[-40:]) or _ENDING.search(after):
        return True
    if spot.where.table < 0:
        return False
    same = (spot.where.table, spot.where.row)
    row = [each for each in paper.spots if (each.where.table, each.where.row) == same]
    return any(_ENDING.search(each.text) for each in row)


def _by_title(case: SetCase) -> Iterator[tuple[Cited, LegalText]]:
    """Give the laws that are cited by title and day: of several of a title, the one of that day."""
    titled: dict[str, list[LegalText]] = defaultdict(list)
    for text in case.book.legal.texts.values():
        if text.kind in NUMBERLESS and not text.amends:
            titled[text.short].append(text)
    for paper in case.papers:
        for spot in paper.spots if paper.own else ():
            for title, laws in titled.items():
                at = spot.text.find(title)
                if at >= 0 and not spot.text[at + len(title) :][:5].strip().startswith("số"):
                    after = spot.text[at + len(title) :]
                    law = _of_day(laws, after, paper.day)
                    before = spot.text[:at][-_NEAR:]
                    excused = _is_ending(paper, spot, before, after[:_NEAR]) or "sửa đổi" in before
                    yield Cited(law.name, law.number, paper, spot, excused), law


def _of_day(laws: list[LegalText], after: str, day: date | None) -> LegalText:
    match = _AFTER.match(after)
    dated = words.day_in(match[0]) if match else None
    if dated:
        return next((law for law in laws if law.date == dated), laws[-1])
    held = (law for law in laws if day and law.in_force(day))
    return next(held, laws[-1])


def units(case: SetCase) -> Iterator[Mark]:
    """Find bodies that were abolished before the day of the paper that speaks of them."""
    for row in set_data("units")["units"]:
        pattern, gone = re.compile(row["says"]), date.fromisoformat(row["abolished"])
        for paper in case.papers:
            day = paper.day
            if not paper.own or day is None or day < gone:
                continue
            for spot in paper.spots:
                match = pattern.search(spot.text)
                if match and not _is_past(spot.text, match, gone):
                    values = {"unit": match[0], "day": short_date(gone), "paper": paper.name}
                    yield Mark("set.abolished-unit", (paper.place(spot),), values)
                    break


def _is_past(text: str, match: re.Match[str], gone: date) -> bool:
    """Tell a mention of what was: in a citation of before that day, or said to be earlier."""
    before, after = text[: match.start()][-160:], text[match.end() :][:60]
    days = [day for each in words.DAY.finditer(before) if (day := words.day_in(each[0]))]
    cited = bool(days) and max(days) < gone
    return cited or bool(
        re.search(r"trước đây|cũ\b|sáp nhập|sắp xếp|giải thể|hợp nhất", before + after)
    )
