"""Tells the roles between the head and the ending: title, căn cứ, structure, text."""

from collections.abc import Collection
from itertools import pairwise

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint import words
from qmsdocs.lint.draft import Draft
from qmsdocs.lint.paper import Spot

_LONGEST_TITLE = 60
_TITLE_LINES = 12
_SAME_INDENT = 1.0  # mm
_PROSE = 60  # letters; shorter lines in the middle are captions
_INDENT = 5.0  # mm


def tell_title(draft: Draft, places: range, kinds: Collection[str]) -> int:
    """Tell tên loại, trích yếu, chỉ dẫn kèm theo and authority; gives where the body begins."""
    rest = [
        at
        for at in places
        if draft.spots[at].role != "khan"
        and (draft.spots[at].text.strip() or draft.spots[at].paragraph.lines)
    ]
    if not rest or not _is_title(draft.spots[rest[0]], kinds):
        return rest[0] if rest else places.stop
    draft.tell(rest[0], "ten_loai", "words" if _named(draft.spots[rest[0]], kinds) else "look")
    decides = slug(draft.spots[rest[0]].text) in words.DECISION
    ruled = about = False
    for at, below in pairwise([*rest[1:_TITLE_LINES], -1]):
        spot = draft.spots[at]
        over = below > 0 and draft.spots[below].role == "text" and _is_line(draft.spots[below])
        role = _title_role(spot, ruled, decides, (over or spot.bold) and not about)
        if not role:
            return at
        draft.tell(at, role, "place" if role == "trich_yeu" else "words")
        about = about or role == "trich_yeu"
        ruled = ruled or role in {"rule", "tham_quyen", "phu_luc.ref"}
    return places.stop


def _is_line(spot: Spot) -> bool:
    return words.is_rule_of_signs(spot.text) or (not spot.text.strip() and not spot.blank)


def _title_role(spot: Spot, ruled: bool, decides: bool, told: bool) -> str:
    """Give the role of a line under the name of the kind; '' when the body has begun.

    `decides` when the body that decides may be named; `told` when the look of the line or the
    rule under it tells a subject, wherever on the line it stands.
    """
    text = spot.text
    starts = (words.BASIS, words.DEAR, words.DECIDES)
    checks = (
        ("rule", words.is_rule_of_signs(text) or not text.strip()),
        (
            "phu_luc.ref",
            words.WITH.match(text) and (text.lstrip().startswith("(") or _sloped(spot)),
        ),
        ("", spot.where.columns),
        ("dia_danh_ngay", words.PLACE_AND_DAY.match(text)),
        ("trich_yeu", words.ABOUT.match(text) and not ruled),
        ("", any(each.match(text) for each in starts) or _beginning(spot)),
        ("", spot.paragraph.shape.align != "center" and (ruled or not told)),
        ("tham_quyen", decides and spot.upper and spot.bold and not words.ISSUES.match(text)),
        ("", ruled),
    )
    return next((role for role, fits in checks if fits), "trich_yeu")


def _is_title(spot: Spot, kinds: Collection[str]) -> bool:
    text = spot.text.strip()
    if spot.where.columns > 1 or not text or len(text) > _LONGEST_TITLE:
        return False
    begins = words.DEAR.match(text) or _beginning(spot)
    placed = spot.paragraph.shape.align == "center" or (spot.bold and not begins)
    return _named(spot, kinds) or (placed and spot.upper)


def _named(spot: Spot, kinds: Collection[str]) -> bool:
    return slug(spot.text) in kinds


def tell_body(draft: Draft, places: range) -> None:
    """Tell căn cứ, Kính gửi, and the parts of the text."""
    rest = draft.untold(places)
    basing = dear = True
    label = role = ""
    above: Spot | None = None
    for at, below in pairwise([*rest, -1]):
        spot = draft.spots[at]
        based = basing and _is_basis(spot, role, draft.spots[below].text if below > 0 else "")
        named = role.startswith("kinh_gui") and _is_addressee(spot, above, role)
        role = _body_role(spot, label, based, named)
        draft.tell(at, role, "rest" if role == "body" else "words")
        label = role if role.endswith(".label") else ""
        dear = role.startswith("kinh_gui")
        above = spot
        basing = basing and (dear or role in {"can_cu", "tham_quyen"})


def _is_basis(spot: Spot, above: str, below: str) -> bool:
    """Tell a căn cứ from a sentence that begins alike: by its look, its end or its neighbours."""
    text = spot.text
    decides, goes_on = words.DECIDES.match(below), words.BASIS.match(below)
    leads = words.LEADS_ON.search(text) and not (decides or goes_on)
    if leads or not words.BASIS.match(text):
        return False
    names = words.BASIS_TEXT.match(text) or not text.rstrip().endswith(".")
    listed = bool(decides or (goes_on and names))
    return _sloped(spot) or above == "can_cu" or listed or text.rstrip().endswith((";", ","))


def _is_addressee(spot: Spot, above: Spot | None, role: str) -> bool:
    """Tell a line of addressees: by its dash, or because the line above leads to it."""
    if above is None or words.BASIS.match(spot.text):
        return False
    if words.DASH.match(spot.text):
        return True
    leads = above.text.rstrip().endswith((":", ";", ","))
    one, other = above.paragraph.shape, spot.paragraph.shape
    alike = abs(one.left + one.first - other.left - other.first) < _SAME_INDENT
    return leads and (alike or role == "kinh_gui")


def _sloped(spot: Spot) -> bool:
    return all(look.italic for look in spot.looks)


def _body_role(spot: Spot, label: str, based: bool, named: bool) -> str:
    text = spot.text
    if words.DEAR.match(text):
        role = "kinh_gui"
    elif named:
        role = "kinh_gui.item"
    elif spot.where.columns:
        role = "table"
    elif words.DECIDES.match(text):
        role = "quyet_dinh"
    elif based:
        role = "can_cu"
    elif words.is_rule_of_signs(text) or not text.strip():
        role = "rule"
    else:
        role = _beginning(spot) or _plain_role(spot, label)
    return role


def _plain_role(spot: Spot, label: str) -> str:
    """Give the role of a paragraph whose words tell none; `label` when one stands above it."""
    if spot.paragraph.shape.align != "center":
        return "body"
    return label.replace("label", "title") or ("body" if _is_prose(spot) else "caption")


def _is_prose(spot: Spot) -> bool:
    """Tell text that was put in the middle: it is long and still has its indent."""
    return len(spot.text) > _PROSE and spot.paragraph.shape.first > _INDENT


def _beginning(spot: Spot) -> str:
    """Give the part of the text that a paragraph begins."""
    for role, pattern in words.BEGINNINGS:
        if pattern.match(spot.text):
            if role == "muc_b" and not (spot.bold or spot.upper):
                continue
            return "khoan.titled" if role == "khoan" and spot.bold else role
    return ""
