"""Tells the roles of a head: in a table, in tabbed paragraphs, or in plain lines."""

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint import words
from qmsdocs.lint.draft import Draft
from qmsdocs.lint.paper import Spot
from qmsdocs.lint.spots import halves, lines

#: How far from the Quốc hiệu the rest of a head without a table may stand.
_BEFORE, _AFTER = 5, 14
_LONGEST_DATE = 90


def open_heads(spots: tuple[Spot, ...]) -> Draft:
    """Cut what holds several parts of a head or ending in one paragraph."""
    pieces: list[Spot] = []
    for spot in spots:
        for half in halves(spot):
            several = "\n" in half.text and any(
                words.is_republic(line) or words.is_motto(line) for line in half.text.split("\n")
            )
            pieces += lines(half) if several and not _wrapped(half.text) else (half,)
    return Draft(pieces)


def _wrapped(text: str) -> bool:
    """Tell a Quốc hiệu that somebody broke into two lines by hand."""
    return words.is_republic(text) and not any(words.is_motto(line) for line in text.split("\n"))


def find_heads(draft: Draft) -> list[range]:
    """Give where each head stands, told by its Quốc hiệu, or by what else a head has."""
    heads: list[range] = []
    for at, spot in enumerate(draft.spots):
        if heads and at < heads[-1].stop:
            continue
        if words.is_republic(spot.text) or (words.is_motto(spot.text) and _is_apart(draft, at)):
            heads.append(_region(draft, at))
    return heads or _without_republic(draft)


def _is_apart(draft: Draft, at: int) -> bool:
    return len(draft.spots[at].text.strip()) < 45


def _without_republic(draft: Draft) -> list[range]:
    """Find a head that lacks Quốc hiệu and Tiêu ngữ by its number and its date."""
    for at, spot in enumerate(draft.spots[:20]):
        if words.NUMBER.match(spot.text) and "/" in spot.text:
            region = _region(draft, at)
            if any(words.DATED.search(draft.spots[near].text) for near in region):
                return [region]
    return []


def _region(draft: Draft, at: int) -> range:
    if draft.spots[at].where.table >= 0:
        return _with_rest(draft, draft.table_of(at))
    start, end = at, at + 1
    while start > 0 and at - start < _BEFORE and _may_head(draft.spots[start - 1]):
        start -= 1
    numbered = False
    while end < len(draft.spots) and end - at < _AFTER and _may_head(draft.spots[end], True):
        spot = draft.spots[end]
        if numbered and spot.upper and not spot.where.columns:
            break  # the name of the kind, set with a tab
        numbered = numbered or words.NUMBER.match(spot.text) is not None
        end += 1
    return range(start, end)


def _with_rest(draft: Draft, table: range) -> range:
    """Take number and date to a head in a table when they stand below it, in lines or a table."""
    end = table.stop
    for at in range(table.stop, min(table.stop + _AFTER, len(draft.spots))):
        spot = draft.spots[at]
        if _role(spot) in {"so", "dia_danh_ngay", "trich_yeu_cv"}:
            end = draft.table_of(at).stop
        elif at >= end and not spot.blank:
            break
    return range(table.start, end)


def _may_head(spot: Spot, below: bool = False) -> bool:
    if spot.where.table >= 0:
        return False
    if spot.blank or spot.where.columns == 2 or words.is_rule_of_signs(spot.text):
        return True
    text = spot.text
    told = words.NUMBER.match(text) or words.DATED.search(text) or words.LETTER_ABOUT.match(text)
    return bool(told) or words.is_motto(text) or (_is_tabbed(spot) if below else spot.upper)


def _is_tabbed(spot: Spot) -> bool:
    """Tell a line that a tab puts under a line of the head, with nothing on the other side."""
    short = len(spot.text) < _LONGEST_DATE
    return spot.text.startswith("\t") and short and not words.DEAR.match(spot.text)


def tell_head(draft: Draft, head: range) -> None:
    """Tell the roles of one head."""
    agency: list[int] = []
    numbered: set[int] = set()
    for at in head:
        spot = draft.spots[at]
        role = _role(spot)
        if role:
            draft.tell(at, role)
            if role == "so":
                numbered.add(spot.where.column)
        elif spot.blank:
            continue
        elif numbered and (
            _is_tabbed(spot) or (spot.where.columns > 1 and _is_under(spot, numbered))
        ):
            draft.tell(at, "trich_yeu_cv", "place")
        elif _left(spot, draft, head) and not numbered:
            agency.append(at)
    _tell_wrapped(draft, head)
    _tell_agency(draft, agency)


def _is_under(spot: Spot, numbered: set[int]) -> bool:
    return spot.where.column in numbered and not spot.where.column


def _role(spot: Spot) -> str:
    text = spot.text
    about = words.ABOUT if spot.where.columns > 1 else words.LETTER_ABOUT
    checks = (
        ("quoc_hieu", words.is_republic(text)),
        ("tieu_ngu", words.is_motto(text)),
        ("rule", words.is_rule_of_signs(text) or (not text.strip() and bool(spot.paragraph.lines))),
        ("so", bool(words.NUMBER.match(text)) and ("/" in text or len(text) < 40)),
        ("dia_danh_ngay", is_dated(text)),
        ("trich_yeu_cv", bool(about.match(text))),
        ("khan", bool(words.STAMP.match(text))),
    )
    return next((role for role, fits in checks if fits), "")


def is_dated(text: str) -> bool:
    """Tell a line with place and date, also when the date is in digits."""
    if len(text) >= _LONGEST_DATE:
        return False
    ways = (words.DATED, words.IN_DIGITS, words.DATE_LIKE)
    return any(way.search(text) for way in ways)


def _left(spot: Spot, draft: Draft, head: range) -> bool:
    """Tell the side of the agency: the first column, or the lines above the Quốc hiệu."""
    if spot.where.columns > 1:
        return spot.where.column == 0
    republic = [at for at in head if draft.spots[at].role == "quoc_hieu"]
    return spot.upper and (not republic or _is_tabbed(spot))


def _tell_wrapped(draft: Draft, head: range) -> None:
    """Tell the second line of a Quốc hiệu that was broken into two paragraphs."""
    for at in head:
        if draft.spots[at].role == "quoc_hieu" and at + 1 < head.stop:
            below = draft.spots[at + 1]
            if below.role == "text" and slug(below.text) in {"viet-nam", "nghia-viet-nam"}:
                draft.tell(at + 1, "quoc_hieu", "place")


def _tell_agency(draft: Draft, places: list[int]) -> None:
    """Tell the body above from the body that issues, whatever their weights."""
    if not places:
        return
    issuer = _issuer_from(draft, places)
    for at in places:
        role = "co_quan_ban_hanh" if at >= issuer else "co_quan_chu_quan"
        draft.tell(at, role, "place")


def _issuer_from(draft: Draft, places: list[int]) -> int:
    texts = [draft.spots[at].text.strip() for at in places]
    for at, text, above in zip(places[1:], texts[1:], texts, strict=False):
        if words.goes_on(above, text):
            continue
        if words.is_lower_body(text) or draft.spots[at].bold != draft.spots[at - 1].bold:
            return at
    if len(places) > 1 and not words.goes_on(texts[-2], texts[-1]):
        return places[-1]
    return places[0]
