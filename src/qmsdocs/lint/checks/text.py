"""Checks of words: fixed texts, patterns, ends of lines, order of letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from qmsdocs.lint.findings import Case, Finding, UnjudgedError, first_of_each
from qmsdocs.lint.paper import Spot

_LONGEST_QUOTE = 60
_SIGNS = {"semicolon": ";", "dot": ".", "comma": ","}


def text(case: Case) -> Iterator[Finding]:
    """Compare roles with the text that the law fixes; `also` are other ways to write it."""
    wanted = case.law.text(case.options["text"])
    right = {wanted, *case.options.get("also", ())}
    for spot in case.spots():
        if " ".join(spot.text.split("\n")).strip() not in right:
            yield Finding(case.options["says"], spot, {"found": quote(spot.text), "wanted": wanted})


def pattern(case: Case) -> Iterator[Finding]:
    """Look for what may not be (`forbidden`), or must be (`wanted`), in the texts of roles.

    `joined` looks into the texts of all the roles as one, with ` / ` between them; `only` takes
    the `first` or `last` spot; `any` is content when one of the spots has what must be.
    """
    options = case.options
    spots = case.spots()
    spots = {"first": spots[:1], "last": spots[-1:]}.get(options.get("only", ""), spots)
    texts = [(spot, spot.text) for spot in spots]
    if options.get("joined"):
        texts = [(spots[0], " / ".join(" ".join(spot.text.split()) for spot in spots))]
    forbidden, wanted = options.get("forbidden"), options.get("wanted")
    missing = [pair for pair in texts if wanted and not re.search(wanted, pair[1])]
    if missing and not (options.get("any") and len(missing) < len(texts)):
        for spot, _ in missing[: 1 if options.get("any") else None]:
            yield Finding(options["says"], spot, {"found": quote(spot.text)})
    for spot, words in texts:
        match = re.search(forbidden, words) if forbidden else None
        if match:
            yield Finding(options["says"], spot, {"found": around(match)})


def ends(case: Case) -> Iterator[Finding]:
    """Look at the ends of the lines of each list: `each`, and `last` for its last line.

    `signs` names the choice of the law that has both (`semicolon-dot`).
    """
    each, last = case.options.get("each"), case.options.get("last")
    if "signs" in case.options:
        each, last = (_SIGNS[sign] for sign in case.law.choice(case.options["signs"]).split("-"))
    for spots in _lists(case):
        if len(spots) < case.options.get("least", 1):
            continue
        begins = re.compile(case.options.get("begins", ""))
        for spot, below in zip(spots, [*spots[1:], None], strict=True):
            if below is not None and not begins.match(below.text):
                continue  # the line goes on below
            wanted = last if below is None else each
            if "\t" in spot.text.strip():
                continue  # a line to be filled in
            if not spot.text.rstrip().endswith(str(wanted)):
                code = "lint.end-last" if below is None else "lint.end-each"
                values = {"wanted": wanted, "found": quote(spot.text[-20:])}
                yield Finding(code, spot, values)


def _lists(case: Case) -> Iterator[list[Spot]]:
    """Give the lists that the spots make: what stands between two lists parts them."""
    wanted = set(map(id, case.spots()))
    found: list[Spot] = []
    for spot in case.paper.spots:
        if id(spot) in wanted:
            found.append(spot)
        elif found and not spot.blank and spot.role not in case.options["roles"]:
            yield found
            found = []
    if found:
        yield found


def letters(case: Case) -> Iterator[Finding]:
    """Look whether the letters of points follow the order of the law, each list from the start."""
    order = case.law.text(case.options["letters"]).split()
    expected = 0
    for spot in case.paper.spots:
        if spot.role != case.options["role"]:
            expected = expected if spot.role in case.options["within"] or spot.blank else 0
            continue
        match = re.match(r"\s*([a-zđ])\s*([.)])", spot.text)
        if match is None:
            continue
        letter = match[1]
        wanted = order[expected] if expected < len(order) else ""
        if letter not in (wanted, order[0]):
            yield Finding("lint.letter", spot, {"found": letter, "wanted": wanted})
        if letter in order:
            expected = order.index(letter) + 1


def kind_code(case: Case) -> Iterator[Finding]:
    """Compare the kind in the number with the name of the kind."""
    kind = case.paper.kind
    if not kind:
        raise UnjudgedError("lint.kind-not-known")
    (spot, *_) = case.spots()
    match = re.search(r"/\s*([^-/\s]+)\s*-", spot.text)
    known = {other.abbreviation for other in case.law.kinds if other.abbreviation}
    if match is None or not match[1].strip(".… "):
        raise UnjudgedError("lint.number-blank")
    if kind != "CV" and match[1] != kind:
        yield Finding("lint.kind-code", spot, {"found": match[1], "wanted": kind})
    elif kind == "CV" and match[1] in known:
        yield Finding("lint.kind-code-letter", spot, {"found": match[1]})


def everywhere(case: Case) -> Iterable[Finding]:
    """Look for signs that no text should hold, in the whole paper but for some roles."""
    forbidden, free = re.compile(case.options["forbidden"]), case.options.get("free", ())
    return first_of_each(
        Finding(case.options["says"], spot, {"found": around(match)})
        for spot in case.paper.spots
        if spot.role not in free
        for match in [forbidden.search(spot.text)]
        if match and any(sign.isalnum() for sign in spot.text)
    )


def composed(case: Case) -> Iterable[Finding]:
    """Look for letters that are put together from parts."""
    return first_of_each(
        Finding("lint.not-nfc", spot, {"found": quote(spot.text)})
        for spot in case.paper.spots
        if not unicodedata.is_normalized("NFC", spot.text)
    )


def tones(case: Case) -> Iterator[Finding]:
    """Look whether tone marks are placed in one way (`hòa` or `hoà`) in the whole paper."""
    found: dict[str, Spot] = {}
    words: dict[str, str] = {}
    for spot in case.paper.spots:
        for way, expression in _TONES.items():
            match = expression.search(spot.text) if way not in found else None
            if match:
                found[way], words[way] = spot, match.group()
    if len(found) == len(_TONES):
        yield Finding("lint.tones", found["new"], {"old": words["old"], "new": words["new"]})


def quote(words: str) -> str:
    """Give words short enough for a message."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def around(match: re.Match[str], more: int = 12) -> str:
    """Give what was found with some signs on each side."""
    start, end = max(match.start() - more, 0), match.end() + more
    words = match.string[start:end]
    return ("…" if start else "") + words.strip() + ("…" if end < len(match.string) else "")


_TONES = {
    "old": re.compile(r"\b\w*(?:[òóỏõọ]a|[òóỏõọ]e|(?<![qQ])[ùúủũụ]y)\b", re.IGNORECASE),
    "new": re.compile(r"\b\w*(?:o[àáảãạ]|o[èéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ])\b", re.IGNORECASE),
}
