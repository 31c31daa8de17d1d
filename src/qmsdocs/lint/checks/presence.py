"""Checks of what is there: roles that must be or may not be, what is pointed to."""

import re
from collections.abc import Iterator

from qmsdocs.base.vietnamese import roman
from qmsdocs.lint.checks.text import quote
from qmsdocs.lint.findings import Case, Finding, UnjudgedError

_MOST = 400  # nobody counts further in Roman digits


def present(case: Case) -> Iterator[Finding]:
    """Look for roles that a paper must have; one of those named is enough."""
    if not any(spot.part == "main" for spot in case.paper.spots):
        raise UnjudgedError("lint.attached-only")
    if not case.paper.of(*case.options["roles"], parts=("main",)):
        yield Finding(case.options["says"])


def absent(case: Case) -> Iterator[Finding]:
    """Look for roles that a paper of this kind may not have."""
    for spot in case.paper.of(*case.options["roles"], parts=("main",))[:1]:
        yield Finding(case.options["says"], spot, {"found": quote(spot.text)})


def mentioned(case: Case) -> Iterator[Finding]:
    """Look whether the main text points to what stands behind it."""
    spots = case.spots()
    main = " ".join(spot.text for spot in case.paper.spots if spot.part == "main")
    if not re.search(case.options["words"], main, re.IGNORECASE):
        yield Finding(case.options["says"], spots[0])


def numbered(case: Case) -> Iterator[Finding]:
    """Look at the numbers of parts: none or Roman for one, Roman from two on."""
    spots = case.spots()
    for count, spot in enumerate(spots, 1):
        match = re.search(r"(?i:phụ lục)\s*(?i:số\s*)?(\w+\b|[.…]+)?", spot.text)
        found = (match[1] or "") if match else ""
        if found and not re.match(r"[IVXLC.…]+$", found):
            yield Finding("lint.annex-arabic", spot, {"found": found})
        elif not found and len(spots) > 1:
            yield Finding("lint.annex-no-number", spot)
        elif found and found[0] not in ".…" and count < _MOST and found != roman(count):
            yield Finding("lint.order", spot, {"found": found, "wanted": roman(count)})


def followed(case: Case) -> Iterator[Finding]:
    """Look whether each spot of a role is soon followed by another role."""
    wanted, spots = set(case.options["by"]), case.paper.spots
    leading = set(map(id, case.spots()))
    for at, spot in enumerate(spots):
        if id(spot) not in leading:
            continue
        near = [each for each in spots[at + 1 : at + 8] if not each.blank]
        if not any(each.role in wanted for each in near):
            yield Finding(case.options["says"], spot)
