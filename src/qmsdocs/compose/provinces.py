"""The figures of a province by sort of agency, added up from rows or from single agencies."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from qmsdocs.compose.province_names import LevelFigures, NamedCount, ProvinceFigures
from qmsdocs.model.inspections import Inspection
from qmsdocs.model.province import (
    Level,
    LevelRow,
    Member,
    NotApplying,
    Province,
    count_members,
)

#: What the sorts of agencies are called where a profile does not say.
LEVEL_NAMES: Mapping[Level, str] = {
    "ubnd-tinh": "Ủy ban nhân dân tỉnh",
    "so": "Sở, ban, ngành tỉnh",
    "chi-cuc": "Chi cục",
    "ubnd-huyen": "Ủy ban nhân dân cấp huyện",
    "phong": "Phòng chuyên môn cấp huyện",
    "ubnd-xa": "Ủy ban nhân dân cấp xã",
    "su-nghiep": "Đơn vị sự nghiệp công lập",
    "khac": "Cơ quan, đơn vị khác",
}
_GONE = ("giải thể", "sáp nhập")


def province_figures(province: Province, inspection: Inspection | None) -> ProvinceFigures:
    """Count what the profile says of the province; visits come from the inspection's own list."""
    rows = province.levels or member_rows(province.members, province.not_applying)
    levels = tuple(_levels(rows, province.not_applying, inspection))
    reasons = Counter(agency.reason for agency in province.not_applying)
    total = _sum(levels)
    return ProvinceFigures(
        levels=levels,
        total=total,
        missing=total.total - total.applying,
        dissolved=reasons["giải thể"],
        merged=reasons["sáp nhập"],
        refusing=reasons["chưa áp dụng"],
        beside=sum(level.applying for level in levels if level.beside),
        beside_parts=_counts((x.name, x.applying) for x in levels if x.beside),
        on_site=_counts((level.name, level.on_site) for level in levels),
        by_software=_counts(
            (
                ("Đã áp dụng trên phần mềm ISO điện tử", total.electronic),
                ("Chưa áp dụng trên phần mềm", total.not_electronic),
            )
        ),
    )


def member_rows(
    members: Sequence[Member], not_applying: Sequence[NotApplying]
) -> tuple[LevelRow, ...]:
    """Add single agencies up by sort, in the order in which the sorts first come."""
    found = []
    levels = [*(one.level for one in members), *(one.level for one in not_applying)]
    for level in dict.fromkeys(levels):
        count = count_members(members, not_applying, level)
        forms = Counter(one.inspected for one in members if one.level == level)
        row = LevelRow(
            level=level,
            total=count.total,
            applying=count.applying,
            electronic=count.electronic,
            by_file=forms["hồ sơ"] or None,
            on_site=forms["trụ sở"] or None,
        )
        found.append(row)
    return tuple(found)


def percent(part: int, whole: int) -> float:
    """Give the share in hundredths with one decimal digit; of nothing it is 0."""
    share = round(100 * part / whole, 1) if whole else 0.0
    return int(share) if share.is_integer() else share


def _levels(
    rows: Sequence[LevelRow], not_applying: Sequence[NotApplying], inspection: Inspection | None
) -> Iterator[LevelFigures]:
    """Give the figures of each row; what lists say of a sort goes to its first row."""
    lost = Counter(agency.level for agency in not_applying if agency.reason in _GONE)
    listed = inspection.agencies if inspection else ()
    forms = Counter((agency.level, agency.form) for agency in listed)
    for row in rows:
        counted = [
            forms.pop((row.level, form), 0) if inspection else None for form in ("hồ sơ", "trụ sở")
        ]
        by_file = row.by_file if row.by_file is not None else counted[0]
        on_site = row.on_site if row.on_site is not None else counted[1]
        yield LevelFigures(
            name=row.name or LEVEL_NAMES[row.level],
            beside=row.beside,
            **_shares(row.total, row.applying, row.total - lost.pop(row.level, 0), row.electronic),
            by_file=by_file,
            on_site=on_site,
        )


def _sum(levels: Sequence[LevelFigures]) -> LevelFigures:
    total, applying, kept = (
        sum(getattr(level, name) for level in levels) for name in ("total", "applying", "kept")
    )
    return LevelFigures(
        name="Tổng số",
        beside=False,
        **_shares(total, applying, kept, _added(level.electronic for level in levels)),
        by_file=_added(level.by_file for level in levels),
        on_site=_added(level.on_site for level in levels),
    )


def _shares(total: int, applying: int, kept: int, electronic: int | None) -> dict[str, Any]:
    """Give the numbers of a row with their shares."""
    known = electronic is not None
    return {
        "total": total,
        "applying": applying,
        "kept": kept,
        "kept_percent": percent(applying, kept),
        "electronic": electronic,
        "electronic_percent": percent(electronic or 0, applying) if known else None,
        "not_electronic": applying - (electronic or 0) if known else None,
    }


def _added(numbers: Iterable[int | None]) -> int | None:
    """Add what is known; nothing known is no number."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _counts(pairs: Iterable[tuple[str, int | None]]) -> tuple[NamedCount, ...]:
    """Leave out what there is none of."""
    return tuple(NamedCount(name, count) for name, count in pairs if count and count > 0)
