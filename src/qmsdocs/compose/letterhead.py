"""The top left of a paper: names in capitals, and the measured length of the drawn rules."""

from functools import lru_cache

from qmsdocs.base.units import mm_to_emu
from qmsdocs.compose.names import Letterhead
from qmsdocs.model.agency import Agency, House
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.balance import balanced
from qmsdocs.word.metrics import text_width, wrap

#: Width that the Quốc hiệu takes from the head, by its size; the agency's names get the rest.
NATION_WIDTH = {12: 99.0, 13: 107.0}


def letterhead(agency: Agency, house: House, rules: FormatRules) -> Letterhead:
    """Give the names as printed, and the length of the rule under the issuer's name."""
    superior = agency.superior
    above = (superior.letterhead or superior.name).upper() if superior else ""
    issuer = (agency.letterhead or agency.short_name).upper()
    width = page_text_width(rules) - NATION_WIDTH[house.head_size]
    length = longest_line(issuer, width, rules.head(house.head_size).co_quan)
    share = rules.measure("co_quan.rule").use
    return Letterhead(superior=above, issuer=issuer, rule_emu=_emu(length * share))


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
