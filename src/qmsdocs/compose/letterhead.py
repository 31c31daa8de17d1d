"""The top left of a paper: names in capitals, and the measured length of the drawn rules."""

import re
from functools import lru_cache

from qmsdocs.base.units import mm_to_emu
from qmsdocs.compose.names import Letterhead
from qmsdocs.model.agency import Agency, House
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.balance import balanced
from qmsdocs.word.metrics import text_width, wrap

#: Width that the Quốc hiệu takes from the head, by its size; the agency's names get the rest.
NATION_WIDTH = {12: 99.0, 13: 107.0}
#: The word that begins the name of a place: a line of its own when the name of an agency is long.
_PLACE = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG|XÃ(?! HỘI)|ĐẶC KHU) )")


def letterhead(agency: Agency, house: House, rules: FormatRules) -> Letterhead:
    """Give the names as printed, and the length of the rule under the issuer's name."""
    superior, sizes = agency.superior, rules.head(house.head_size)
    width = page_text_width(rules) - NATION_WIDTH[house.head_size]
    above = (superior.letterhead or superior.name).upper() if superior else ""
    above = _broken(above, width, sizes.co_quan, bold=False)
    issuer = (agency.letterhead or agency.short_name).upper()
    issuer = _broken(issuer, width, sizes.co_quan, bold=True)
    length = longest_line(issuer, width, sizes.co_quan)
    share = rules.measure("co_quan.rule").use
    return Letterhead(superior=above, issuer=issuer, rule_emu=_emu(length * share))


def _broken(name: str, width: float, size: float, *, bold: bool) -> str:
    """Break a name that is too long for its line, before the province, ward … if that will do."""
    if len(wrap(name, width, size, bold=bold)) == 1:
        return name
    parts = _PLACE.split(name)
    lines = [" ".join(parts[:-1]), parts[-1]]
    if all(text_width(line, size, bold=bold) <= width for line in lines) and lines[0]:
        return "\n".join(lines)
    return balanced(name, width, size)


def subject_rule(subject: str, house: House, rules: FormatRules) -> int:
    """Give the length of the rule under a trích yếu, in EMU."""
    part = rules.component("trich_yeu")
    low, high = part.size_min or house.body_size, part.size_max or house.body_size
    size = min(max(house.body_size, low), high)
    width = page_text_width(rules)
    length = longest_line(balanced(subject, width, size), width, size)
    return _emu(length * rules.measure("trich_yeu.rule").use)


@lru_cache(maxsize=1024)  # the papers of an agency bear the same names
def longest_line(text: str, width: float, size: float) -> float:
    """Give the width of the longest line of a bold text that may take several, in millimetres."""
    return max(text_width(line, size, bold=True) for line in wrap(text, width, size, bold=True))


def page_text_width(rules: FormatRules) -> float:
    """Give the width between the margins of an upright page, in millimetres."""
    margins = (rules.measure(f"page.margin.{side}").use for side in ("left", "right"))
    return rules.measure("page.width").use - sum(margins)


def _emu(length: float) -> int:
    return mm_to_emu(round(length, 1))
