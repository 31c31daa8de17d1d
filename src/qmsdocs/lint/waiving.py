"""Parts findings in those that stay and those that a waiver lets pass."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase

from qmsdocs.base.errors import Problem
from qmsdocs.base.vietnamese import nfc
from qmsdocs.lint.found import Found, Waived
from qmsdocs.lint.results import FileResult
from qmsdocs.lint.rules import set_rules
from qmsdocs.lint.waivers import Waiver, Waivers, roles


def waive(
    found: Iterable[Found], file: str, waivers: Waivers, today: date
) -> tuple[tuple[Found, ...], tuple[Waived, ...]]:
    """Part the findings on a file in those that stay and those that a waiver lets pass."""
    found = tuple(found)
    name = waivers.name(file)
    valid = [
        (number, waiver)
        for number, (waiver, _) in enumerate(waivers.given)
        if waiver.until >= today and _speaks_of(waiver, name)
    ]
    if not valid:
        return found, ()
    kept: list[Found] = []
    waived: list[Waived] = []
    for each in found:
        number, waiver = next((pair for pair in valid if _covers(pair[1], each)), (0, None))
        if waiver is None:
            kept.append(each)
        else:
            waived.append(Waived(each, waiver.reason, waiver.until, number))
    return tuple(kept), tuple(waived)


def waive_all(result: FileResult, waivers: Waivers, today: date) -> FileResult:
    """Part the findings on each paper of a file."""
    if not waivers.given:
        return result
    papers = []
    for paper in result.papers:
        kept, waived = waive(paper.found, result.file, waivers, today)
        papers.append(replace(paper, found=kept, waived=waived))
    return replace(result, papers=tuple(papers))


def _speaks_of(waiver: Waiver, name: str) -> bool:
    """Compare a file with the patterns of a waiver: with its path, or with its bare name."""
    names = {nfc(name).casefold(), nfc(name).rpartition("/")[2].casefold()}
    patterns = [nfc(pattern).casefold().removeprefix("./") for pattern in waiver.files]
    return any(fnmatchcase(each, pattern) for each in names for pattern in patterns)


def _covers(waiver: Waiver, found: Found) -> bool:
    if waiver.rule != found.rule:
        return False
    if waiver.place is not None and found.role not in roles(waiver.place):
        return False
    return waiver.quote is None or _quoted(waiver.quote, found.quote)


def _quoted(wanted: str, quote: str) -> bool:
    """Look for words in the quoted line; of a long line only the beginning is known."""
    words, line = (re.sub(r"\s+", " ", nfc(text)).strip() for text in (wanted, quote))
    return words in line or (line.endswith("…") and words.startswith(line[:-1].rstrip()))


def idle(
    waivers: Waivers, used: Collection[int], files: Iterable[str], today: date
) -> tuple[Problem, ...]:
    """Give a note for each waiver that speaks of some of these files and let nothing pass.

    Rules on sets are not asked of single files, so that a waiver of theirs is not idle.
    """
    others = {rule.id for rule in set_rules()}
    names = [waivers.name(file) for file in files] if waivers.given else []
    return tuple(
        Problem("waiver.idle", place, {"rule": waiver.rule})
        for number, (waiver, place) in enumerate(waivers.given)
        if number not in used
        and waiver.until >= today
        and waiver.rule not in others
        and any(_speaks_of(waiver, name) for name in names)
    )
