"""Tells the roles between the head and the ending: title, căn cứ, structure, text."""

from collections.abc import Collection
from itertools import pairwise

from qmsdocs.base.vietnamese import slug
from qmsdocs.lint import words
from qmsdocs.lint.draft import Draft
from qmsdocs.lint.paper import Spot

_LONGEST_TITLE = 60
_TITLE_LINES = 12


def tell_title(draft: Draft, places: range, kinds: Collection[str]) -> int:
    """Tell tên loại, trích yếu, chỉ dẫn kèm theo and authority; gives where the body begins."""
    rest = [at for at in places if not draft.spots[at].blank or draft.spots[at].paragraph.lines]
    if not rest or not _is_title(draft.spots[rest[0]], kinds):
        return rest[0] if rest else places.stop
    draft.tell(rest[0], "ten_loai", "words" if _named(draft.spots[rest[0]], kinds) else "look")
    ruled = False
    for at in rest[1:_TITLE_LINES]:
        spot = draft.spots[at]
        role = _title_role(spot, ruled)
        if not role:
            return at
        draft.tell(at, role, "place" if role == "trich_yeu" else "words")
        ruled = ruled or role in {"rule", "tham_quyen", "phu_luc.ref"}
    return places.stop


def _title_role(spot: Spot, ruled: bool) -> str:
    """Give the role of a line under the name of the kind; '' when the body has begun."""
    text = spot.text
    starts = (words.BASIS, words.DEAR, words.DECIDES)
    checks = (
        ("rule", words.is_rule_of_signs(text) or not text.strip()),
        ("phu_luc.ref", words.WITH.match(text) and text.lstrip().startswith("(")),
        ("", spot.where.columns),
        ("trich_yeu", words.ABOUT.match(text) and not ruled),
        ("", any(each.match(text) for each in starts) or _beginning(spot)),
        ("", spot.paragraph.shape.align != "center"),
        ("tham_quyen", spot.upper and spot.bold),
        ("", ruled),
    )
    return next((role for role, fits in checks if fits), "trich_yeu")


def _is_title(spot: Spot, kinds: Collection[str]) -> bool:
    text = spot.text.strip()
    if spot.where.columns > 1 or not text or len(text) > _LONGEST_TITLE:
        return False
    return _named(spot, kinds) or (spot.paragraph.shape.align == "center" and spot.upper)


def _named(spot: Spot, kinds: Collection[str]) -> bool:
    return slug(spot.text) in kinds


def tell_body(draft: Draft, places: range) -> None:
    """Tell căn cứ, Kính gửi, and the parts of the text."""
    rest = draft.untold(places)
    basing = dear = True
    label = role = ""
    for at, below in pairwise([*rest, -1]):
        spot = draft.spots[at]
        based = basing and _is_basis(spot, role, draft.spots[below].text if below > 0 else "")
        role = _body_role(spot, label, based, dear)
        draft.tell(at, role, "rest" if role == "body" else "words")
        label = role if role.endswith(".label") else ""
        dear = role.startswith("kinh_gui")
        basing = basing and (dear or role in {"can_cu", "tham_quyen"})


def _is_basis(spot: Spot, above: str, below: str) -> bool:
    """Tell a căn cứ from a sentence that begins alike: by its look, its end or its neighbours."""
    text = spot.text
    if not words.BASIS.match(text) or words.LEADS_ON.search(text):
        return False
    sloped = all(look.italic for look in spot.looks)
    listed = bool(words.BASIS.match(below) or words.DECIDES.match(below))
    return sloped or above == "can_cu" or listed or text.rstrip().endswith((";", ","))


def _body_role(spot: Spot, label: str, based: bool, dear: bool) -> str:
    text = spot.text
    centred = spot.paragraph.shape.align == "center"
    checks = (
        ("kinh_gui", words.DEAR.match(text)),
        ("kinh_gui.item", dear and words.DASH.match(text)),
        ("table", spot.where.columns),
        ("quyet_dinh", words.DECIDES.match(text)),
        ("can_cu", based),
        ("rule", words.is_rule_of_signs(text) or not text.strip()),
        (label.replace("label", "title"), label and centred and not _beginning(spot)),
    )
    told = next((role for role, fits in checks if fits), "")
    return told or _beginning(spot) or ("caption" if centred else "body")


def _beginning(spot: Spot) -> str:
    """Give the part of the text that a paragraph begins."""
    for role, pattern in words.BEGINNINGS:
        if pattern.match(spot.text):
            if role == "muc_b" and not (spot.bold or spot.upper):
                continue
            return "khoan.titled" if role == "khoan" and spot.bold else role
    return ""
