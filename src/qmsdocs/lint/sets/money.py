"""What a year's maintenance costs, against the cap of the law on the day of the paper."""

import re
from collections.abc import Iterator

from qmsdocs.base.errors import RulePackError
from qmsdocs.base.vietnamese import number_text, short_date, slug
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.sets.case import Judged, Left, Mark, SetCase
from qmsdocs.lint.sets.papers import SetPaper

_CAP = "maintenance"
_AMOUNT = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?\s*triệu)\s*(?:đồng|đ\b)", re.IGNORECASE
)
_BARE = re.compile(r"^\s*(\d{1,3}(?:\.\d{3})+)\s*(?:đồng|đ)?\s*$")
_SUM = re.compile(r"^(tong-cong|tong-kinh-phi|cong|tong-so)")
_OTHER_WORK = re.compile(r"xay-dung|chuyen-doi|mo-rong")


def budget(case: SetCase) -> Iterator[Judged]:
    """Compare the sums of estimate and plan with the cap on maintenance."""
    estimates = case.of("budget-estimate")
    own = [paper for paper in estimates if not _OTHER_WORK.search(_about(paper))]
    for paper in estimates:
        if paper not in own:
            yield Left("set.budget-other-work", {"paper": paper.name})
    if not own:
        yield Left("set.no-budget")
    for paper in own:
        found = _total(paper)
        if found is None:
            yield Left("set.budget-unread", {"paper": paper.name, "file": paper.file})
        else:
            yield from _over(case, paper, *found)
    for paper in case.of("maintenance-plan"):
        for spot in _about_money(paper):
            amounts = [(spot, amount) for amount in _amounts(spot.text)]
            yield from (
                _over(case, paper, *max(amounts, key=lambda each: each[1])) if amounts else ()
            )


def _about(paper: SetPaper) -> str:
    return slug(" ".join(spot.text for spot in paper.paper.of("trich_yeu", "trich_yeu_cv")))


def _total(paper: SetPaper) -> tuple[Spot, int] | None:
    """Give the sum: that of the table, or of the sentence; the larger when they differ."""
    found: list[tuple[Spot, int]] = []
    spots = paper.spots
    for at, spot in enumerate(spots):
        if not _SUM.match(slug(spot.text)):
            continue
        near = [spot, *spots[at + 1 : at + 8]] if spot.where.table >= 0 else [spot]
        for each in near:
            bare = _BARE.match(each.text) if each is not spot else None
            amounts = [_value(bare[1])] if bare else _amounts(each.text)
            found += [(each, amount) for amount in amounts[:1]]
    return max(found, key=lambda each: each[1], default=None)


def _about_money(paper: SetPaper) -> Iterator[Spot]:
    """Give the paragraphs of a plan that say what its work costs, without those that cite a cap."""
    for spot in paper.body():
        words = slug(spot.text)
        if "kinh-phi" in words and not re.search(r"khong-qua|toi-da|muc-chi|dinh-muc", words):
            yield spot


def _amounts(text: str) -> list[int]:
    return [_value(match[1]) for match in _AMOUNT.finditer(text)]


def _value(text: str) -> int:
    if "triệu" in text.lower():
        return round(float(text.split(maxsplit=1)[0].replace(",", ".")) * 1_000_000)
    return int(text.replace(".", ""))


def _over(case: SetCase, paper: SetPaper, spot: Spot, amount: int) -> Iterator[Judged]:
    try:
        cap = case.book.norm(_CAP, paper.day or case.today)
    except RulePackError:
        yield Left("set.no-cap", {"paper": paper.name, "day": short_date(paper.day or case.today)})
        return
    if amount > cap.limit:
        values = {
            "amount": number_text(amount),
            "limit": number_text(cap.limit),
            "paper": paper.name,
        }
        yield Mark("set.budget-over", (paper.place(spot),), values)
