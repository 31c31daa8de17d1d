"""Tells the roles of an ending: power, post, name, Nơi nhận; and of annexes behind it."""

from itertools import pairwise

from qmsdocs.lint import words
from qmsdocs.lint.draft import Draft
from qmsdocs.lint.paper import Spot

_LONGEST_NAME = 40
_MOST_WORDS = 7
_NOT_IN_NAMES = frozenset("/:;0123456789")
_LONGEST_DATE = 90
_LONGEST_POST = 80
_ROOM_TO_SIGN = 30.0  # points
_TITLE_LINES = 6


def find_ending(draft: Draft, places: range) -> int:
    """Give where the ending begins: at Nơi nhận or at the signature, else nowhere."""
    for at in places:
        spot = draft.spots[at]
        if words.COPY_TO.match(spot.text) or _signs(spot):
            start = draft.table_of(at).start
            return _back_to_signature(draft, start, places.start)
    for at in reversed(places):  # without Nơi nhận a post alone tells it
        if _is_post(draft.spots[at]):
            return draft.table_of(at).start
    return places.stop


def _is_post(spot: Spot) -> bool:
    """Tell a post that stands as in a signature."""
    placed = spot.on_tabs or spot.paragraph.shape.align == "center"
    capitals = spot.upper and spot.bold and placed
    return bool(capitals and len(spot.text) < _LONGEST_POST and words.POST.match(spot.text))


def _signs(spot: Spot) -> bool:
    """Tell the first line of a signature."""
    text = spot.text.strip()
    if len(text) >= _LONGEST_POST:
        return False
    beside = spot.where.columns > 1
    power = words.POWER.match(text) and spot.upper and (spot.bold or beside)
    return bool(
        power or (words.MINUTES_SIGN.match(text) and (spot.upper or (beside and spot.bold)))
    )


def _back_to_signature(draft: Draft, at: int, start: int) -> int:
    """Step back over a table of signatures that stands before Nơi nhận (as in minutes)."""
    place = at - 1
    while place > start and draft.spots[place].blank:
        place -= 1
    table = draft.table_of(place)
    if draft.spots[place].where.table < 0 or len(table) > 14:
        return at
    signed = any(_signs(draft.spots[each]) or _is_post(draft.spots[each]) for each in table)
    return table.start if signed else at


def tell_ending(draft: Draft, places: range) -> None:
    """Tell Nơi nhận and its lines, then each column of signatures, then what comes after."""
    last = _last_place(draft, places)
    _tell_copies(draft, range(places.start, last))
    columns: dict[int, list[int]] = {}
    for at in draft.untold(places):
        spot = draft.spots[at]
        if at >= last:
            draft.tell(at, "after", "place")
        elif words.DATED.search(spot.text) and len(spot.text) < _LONGEST_DATE:
            draft.tell(at, "dia_danh_ngay.sign")
        elif words.is_rule_of_signs(spot.text):
            draft.tell(at, "rule")
        else:
            column = spot.where.column if spot.where.table >= 0 else -1
            columns.setdefault(column, []).append(at)
    for signers in columns.values():
        _tell_signature(draft, signers)


def _tell_copies(draft: Draft, places: range) -> None:
    """Tell the words `Nơi nhận` and the lines under them, down to the one for the archive."""
    label: Spot | None = None
    archived = False
    for at in draft.untold(places):
        spot = draft.spots[at]
        if words.COPY_TO.match(spot.text):
            draft.tell(at, "noi_nhan.label")
            label = spot
        elif label is not None and _is_copy(spot, label):
            if archived and not words.DASH.match(spot.text):
                return
            draft.tell(at, "noi_nhan.item", "place")
            archived = archived or words.ARCHIVE.match(spot.text) is not None


def _last_place(draft: Draft, places: range) -> int:
    """Give where the ending ends: at notes, or with the table or the page of Nơi nhận."""
    end = places.stop
    for at in places:
        spot = draft.spots[at]
        if words.NOTES.match(spot.text):
            return min(at, end)
        if words.COPY_TO.match(spot.text) and spot.where.table >= 0:
            end = draft.table_of(at).stop
    return end


def _is_copy(spot: Spot, label: Spot) -> bool:
    same = spot.where.column == label.where.column and spot.where.table == label.where.table
    signs = label.where.table < 0 and spot.bold and not words.DASH.match(spot.text)
    return same and not signs and not _signs(spot)


def _tell_signature(draft: Draft, places: list[int]) -> None:
    """Tell a column of signatures: after a name only another post can begin."""
    named = apart = False
    for before, at in pairwise([-1, *places]):
        spot = draft.spots[at]
        apart = before >= 0 and _is_apart(draft, before, at)
        if words.SIGNED.match(spot.text) or spot.text.strip().startswith("("):
            draft.tell(at, "chu_ky")
        elif words.POWER.match(spot.text):
            draft.tell(at, "quyen_han")
            named = False
        elif words.POST.match(spot.text) or (spot.upper and not (apart and _is_person(spot.text))):
            draft.tell(at, "chuc_vu", "look")
            named = False
        elif not named and _may_be_name(spot.text):
            draft.tell(at, "ho_ten", "look")
            named = True
        else:
            draft.tell(at, "after", "place")


def _is_apart(draft: Draft, before: int, at: int) -> bool:
    """Tell whether there is room for a signature between two lines of a column."""
    gap = draft.spots[before].paragraph.shape.after + draft.spots[at].paragraph.shape.before
    table = draft.spots[at].where.table
    blanks = [each for each in draft.spots[before + 1 : at] if each.where.table == table]
    return gap >= _ROOM_TO_SIGN or any(each.blank for each in blanks)


def _is_person(text: str) -> bool:
    return _may_be_name(text) and len(text.split()) > 1


def _may_be_name(text: str) -> bool:
    clean = text.strip()
    if any(sign in _NOT_IN_NAMES for sign in clean):
        return False
    return 0 < len(clean) <= _LONGEST_NAME and len(clean.split()) <= _MOST_WORDS


def find_annexes(draft: Draft, places: range) -> list[int]:
    """Give where annexes begin."""
    return [at for at in places if is_annex(draft.spots[at])]


def is_annex(spot: Spot) -> bool:
    """Tell the words `Phụ lục …` that stand alone in the middle of a line, or begin a page."""
    if spot.where.columns:
        return False
    centred = spot.paragraph.shape.align == "center"
    if words.ANNEX.match(spot.text):
        return centred or spot.where.page_start
    return centred and spot.bold and words.ANNEX_TITLED.match(spot.text) is not None


def tell_annex(draft: Draft, places: range) -> int:
    """Tell label, title and reference of an annex; gives where its text begins."""
    draft.tell(places.start, "phu_luc.label")
    done = False
    for at in draft.untold(range(places.start + 1, places.stop)):
        spot = draft.spots[at]
        titled = spot.paragraph.shape.align == "center" or (spot.upper and spot.bold)
        near = at - places.start < _TITLE_LINES and titled
        if words.WITH.match(spot.text):
            draft.tell(at, "phu_luc.ref")
        elif words.is_rule_of_signs(spot.text) or not spot.text.strip():
            draft.tell(at, "rule")
        elif near and not done and not spot.where.columns:
            draft.tell(at, "phu_luc.title", "look" if spot.upper else "place")
            continue
        else:
            return at
        done = True
    return places.stop
