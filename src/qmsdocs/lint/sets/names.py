"""The agency's name and code: the same in every paper that it issues."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from qmsdocs.base.vietnamese import nfc
from qmsdocs.lint.paper import Paper, Spot
from qmsdocs.lint.sets.case import Judged, Mark, SetCase
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.model.profile import Profile

#: Names that are at least so much alike are one name with a slip of the pen.
_ALIKE = 0.9
_TOP = 4


def names(case: SetCase) -> Iterator[Judged]:
    """Compare name and code in the head of each own paper with the profile."""
    for paper in case.papers:
        if paper.own:
            yield from _name(case, paper)
            yield from _code(case, paper)


def is_own(paper: Paper, profile: Profile) -> bool:
    """Tell whether the agency, or a body of it, issued a paper; what has no head counts as its own."""
    issuers = paper.of("co_quan_ban_hanh", "co_quan_chu_quan", parts=("main",))
    if not issuers:
        return True
    wanted = _names(profile)
    here = [_plain(_joined(issuers, role)) for role in ("co_quan_ban_hanh", "co_quan_chu_quan")]
    if any(name in wanted for name in here):
        return True
    coded = any(profile.agency.agency.code in spot.text for spot in paper.of("so"))
    return coded and any(_alike(here[0], name) for name in wanted)


def _plain(text: str) -> str:
    """Give a name without case and line breaks; `Uỷ` and `Ủy` are one."""
    return " ".join(nfc(text).casefold().replace("uỷ", "ủy").split())


def _joined(spots: tuple[Spot, ...], role: str) -> str:
    return " ".join(spot.text for spot in spots if spot.role == role)


def _names(profile: Profile) -> set[str]:
    agency = profile.agency.agency
    told = (agency.letterhead, agency.short_name, agency.name)
    return {_plain(name) for name in told if name}


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _name(case: SetCase, paper: SetPaper) -> Iterator[Mark]:
    spots = _issuer(paper)
    text = " ".join(" ".join(spot.text.split()) for spot in spots)
    wanted = _names(case.profile)
    if not text or _plain(text) in wanted or not any(_alike(_plain(text), name) for name in wanted):
        return  # another body of the agency, as a committee
    agency = case.profile.agency.agency
    place = case.profile_place("agency.letterhead" if agency.letterhead else "agency.short_name")
    values = {
        "value": text,
        "other_value": " ".join((agency.letterhead or agency.short_name).split()),
        "paper": paper.name,
        "other": place.paper,
    }
    yield Mark("set.agency-name", (paper.place(spots[0]), place), values)


def _issuer(paper: SetPaper) -> list[Spot]:
    """Give the lines of the issuing body: in the head, else in capitals at the top."""
    told = [spot for spot in paper.paper.of("co_quan_ban_hanh") if spot.part == "main"]
    if told or paper.paper.standing != "other":
        return told
    return [spot for spot in paper.spots[:_TOP] if spot.upper and spot.where.table == 0][:1]


def _code(case: SetCase, paper: SetPaper) -> Iterator[Mark]:
    """Compare the part of the code that names the agency: the last, in a letter the first."""
    wanted = case.profile.agency.agency.code
    spots = paper.paper.of("so")
    _, slash, sign = (spots[0].text if spots else "").rpartition("/")
    parts = [part.strip() for part in sign.split("-") if part.strip()]
    issuer = _plain(" ".join(spot.text for spot in _issuer(paper)))
    if not slash or not parts or issuer not in _names(case.profile):
        return
    found = parts[0] if paper.paper.kind == "CV" else "-".join(parts[1:])
    if found and wanted not in (found, found.split("-")[0]):
        place = case.profile_place("agency.code", wanted)
        values = {
            "value": found,
            "other_value": wanted,
            "paper": paper.name,
            "other": place.paper,
        }
        yield Mark("set.agency-code", (paper.place(spots[0]), place), values)
