"""Checks of words: fixed texts, patterns, ends of lines, order of letters."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from qmsdocs.base.vietnamese import roman
from qmsdocs.lint.findings import Case, Finding, UnjudgedError, first_of_each
from qmsdocs.lint.paper import Spot

_LONGEST_QUOTE = 60
_DASHED = re.compile(r"\s*[-–—]")
_CITED = re.compile(
    r"\b(Nghị định|Thông tư|Quyết định|Nghị quyết|Chỉ thị|Công văn|Kế hoạch)\s+(?:số\s+)?"
    r"(\d+/[^\s,;.:)]*[A-ZĐ]{2}[^\s,;.:)]*)"
)
#: What leads from a paper to those that its title names.
_ABOUT_OTHERS = re.compile(
    r"sửa đổi|bổ sung|thi hành|thay thế|bãi bỏ|hướng dẫn|quy định|về việc|về\b"
)
#: A day without its year.
_PART_OF_DAY = re.compile(r"ngày\s+\d{1,2}[/.-]\d{1,2}(?![\d/.-])")
_COUNTED = re.compile(r"\s*(?:điều\s+|khoản\s+)?(?:(\d{1,3})|([IVXLC]+))\s*[.)/:,–-]", re.I)
_ROMAN = {roman(count): count for count in range(1, 90)}
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
    the `first` or `last` spot; `any` is content when one of the spots has what must be; `write` is
    what to write instead.
    """
    options = case.options
    spots = case.spots()
    write = {"wanted": options["write"]} if "write" in options else {}
    spots = {"first": spots[:1], "last": spots[-1:]}.get(options.get("only", ""), spots)
    texts = [(spot, spot.text) for spot in spots]
    if options.get("joined"):
        texts = [(spots[0], " / ".join(" ".join(spot.text.split()) for spot in spots))]
    forbidden, wanted = options.get("forbidden"), options.get("wanted")
    missing = [pair for pair in texts if wanted and not re.search(wanted, pair[1])]
    if missing and not (options.get("any") and len(missing) < len(texts)):
        for spot, _ in missing[-1 if options.get("any") else 0 :]:
            yield Finding(options["says"], spot, {"found": quote(spot.text), **write})
    for spot, words in texts:
        match = re.search(forbidden, words) if forbidden else None
        if match:
            yield Finding(options["says"], spot, {"found": around(match), **write})


def ends(case: Case) -> Iterator[Finding]:
    """Look at the ends of the lines of each list: `each`, and `last` for its last line.

    `signs` names the choice of the law that has both (`semicolon-dot`).
    """
    each, last = case.options.get("each"), case.options.get("last")
    if "signs" in case.options:
        each, last = (_SIGNS[sign] for sign in case.law.choice(case.options["signs"]).split("-"))
    for spots in _lists(case):
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
        elif found and not (spot.blank or spot.role in case.options["roles"] or _beside(spot)):
            yield found
            found = []
    if found:
        yield found


def _beside(spot: Spot) -> bool:
    """Tell what stands on the other side of a tab."""
    return spot.where.table < 0 and spot.where.column > 0


def dashed(case: Case) -> Iterator[Finding]:
    """Look for lines of lists that have no dash, but for those that go on from the one above."""
    for spots in _lists(case):
        for above, spot in zip([None, *spots], spots, strict=False):
            goes_on = above is not None and not above.text.rstrip().endswith((";", "."))
            if not (goes_on or spot.paragraph.label or _DASHED.match(spot.text)):
                yield Finding("lint.no-dash", spot, {"found": quote(spot.text)})


def cited(case: Case) -> Iterator[Finding]:
    """Look whether the first mention of a paper has its date; one named in a title need not."""
    seen: set[str] = set()
    for spot in case.spots():
        found = list(_CITED.finditer(spot.text)) if "/" in spot.text else []
        ends = [*(match.start() for match in found[1:]), len(spot.text)]
        title = False
        for match, end in zip(found, ends, strict=False):
            rest = spot.text[match.end() : end]
            if "ngày" in rest and not _PART_OF_DAY.search(rest):
                seen.add(match[2])
            elif match[2] not in seen and not title:
                seen.add(match[2])
                code = "lint.cite-date" if spot.role == "can_cu" else "lint.cite-date-text"
                yield Finding(code, spot, {"found": match[0]})
            title = _ABOUT_OTHERS.search(rest) is not None


def letters(case: Case) -> Iterator[Finding]:
    """Look whether the letters of points follow the order of the law, each list from the start."""
    order = case.law.text(case.options["letters"]).split()
    expected, again = 0, ""
    for spot in case.paper.spots:
        if spot.role != case.options["role"]:
            expected = expected if spot.role in case.options["within"] or spot.blank else 0
            continue
        match = re.match(r"\s*\(?([a-zăâđêôơư])\s*[.,:)/–-]", spot.text.lower())
        if match is None:
            continue
        letter = match[1]
        wanted = order[expected] if expected < len(order) else ""
        twice = letter == order[0] and expected == 1
        if twice or letter not in (wanted, again, order[0]):
            yield Finding("lint.letter", spot, {"found": letter, "wanted": wanted})
            again = order[expected + 1] if expected + 1 < len(order) else ""  # it may stand for it
        else:
            again = ""
        expected = order.index(letter) + 1 if letter in order else expected + 1


def in_order(case: Case) -> Iterator[Finding]:
    """Look whether numbers follow each other, by lists of roles from the highest to the lowest.

    Roles of one list count together or each for itself; below a higher one a list begins anew.
    """
    lists = case.options["lists"]
    last: dict[str, tuple[int, ...]] = {}
    above = ""
    for spot in case.paper.of(*(role for roles in lists for role in roles)):
        match = _COUNTED.match(spot.text)
        if match is None:
            continue
        level = next(at for at, roles in enumerate(lists) if spot.role in roles)
        for role in [role for roles in lists[level + 1 :] for role in roles]:
            last.pop(role, None)
        count = int(match[1]) if match[1] else _ROMAN.get(match[2].upper(), 0)
        before = {each for role in lists[level] for each in last.get(role, ())}
        own = min(last.get(spot.role, (0,)))
        anew = count == 1 and (own > 1 or above != spot.role)
        last[spot.role] = (count,)
        if before and count - 1 not in before and not anew:
            wanted = roman(own + 1) if match[2] else own + 1
            yield Finding("lint.order", spot, {"found": match[1] or match[2], "wanted": wanted})
            last[spot.role] = (own + 1, count)
        above = spot.role


def kind_code(case: Case) -> Iterator[Finding]:
    """Compare the kind in the number with the name of the kind."""
    kind = case.paper.kind
    if not kind:
        raise UnjudgedError("lint.kind-not-known")
    (spot, *_) = case.spots()
    known = {other.abbreviation or other.form for other in case.law.kinds} - {""}
    code = re.split("[-–—]", spot.text.rpartition("/")[2])[0].strip(".… ")
    if not code or "/" not in spot.text:
        raise UnjudgedError("lint.number-blank")
    if kind not in {"CV", code}:
        yield Finding("lint.kind-code", spot, {"found": code, "wanted": kind})
    elif kind == "CV" and code in known:
        yield Finding("lint.kind-code-letter", spot, {"found": code})


def everywhere(case: Case) -> Iterable[Finding]:
    """Look for signs that no text should hold, in the whole paper but for some roles, or in some."""
    forbidden, free = re.compile(case.options["forbidden"]), case.options.get("free", ())
    only = case.options.get("roles")
    if not only and not re.search(case.options["forbidden"], case.paper.text, re.MULTILINE):
        return ()  # most papers end here, after one search and not one for each spot
    return first_of_each(
        Finding(case.options["says"], spot, {"found": around(match)})
        for spot in (case.paper.of(*only) if only else case.paper.spots)
        if spot.role not in free
        for match in [forbidden.search(spot.text)]
        if match and (only or any(sign.isalnum() for sign in spot.text))
    )


def composed(case: Case) -> Iterable[Finding]:
    """Look for letters that are put together from parts."""
    return first_of_each(
        Finding("lint.not-nfc", spot, {"found": quote(spot.text)})
        for spot in case.paper.spots
        if not unicodedata.is_normalized("NFC", spot.paragraph.text)
    )


def tones(case: Case) -> Iterator[Finding]:
    """Look whether tone marks are placed in one way (`hòa` or `hoà`) in the whole paper."""
    if not all(expression.search(case.paper.text) for expression in _TONES.values()):
        return
    found: dict[str, Spot] = {}
    words: dict[str, str] = {}
    for spot in case.paper.spots:
        if spot.role in case.options.get("free", ()):
            continue
        for way, expression in _TONES.items():
            match = expression.search(spot.text) if way not in found else None
            if match:
                start = max(match.start() - _LONGEST_ONSET, 0)
                before = _BEGINNING.search(spot.text[start : match.start()])
                found[way], words[way] = spot, (before[0] if before else "") + match.group()
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
    words = words.strip().replace("\n", "↵")
    return ("…" if start else "") + words + ("…" if end < len(match.string) else "")


#: Both cases are spelt out and one set of letters comes first: these run over every letter of a file.
_TONES = {
    "old": re.compile(
        r"[òóỏõọÒÓỎÕỌùúủũụÙÚỦŨỤ](?:(?<=[òóỏõọÒÓỎÕỌ])[aeAE]|(?<=[ùúủũụÙÚỦŨỤ])(?<![qQ].)[yY])\b"
    ),
    "new": re.compile(
        r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])(?<![qQ].)[ỳýỷỹỵỲÝỶỸỴ])\b"
    ),
}
_BEGINNING = re.compile(r"\w*$")
_LONGEST_ONSET = 6
