"""The top left of a paper: names in capitals, and the measured length of the drawn rules."""

from qmsdocs.base.units import mm_to_emu
from qmsdocs.compose.names import Letterhead
from qmsdocs.model.agency import Agency
from qmsdocs.word.metrics import text_width, wrap

#: A rule is 1/3 to 1/2 of its text line (NĐ 30/2020, Phụ lục I, Phần I, Mục II); the middle is safe.
_RULE_SHARE = 5 / 12


def letterhead(agency: Agency, size: float, width: float) -> Letterhead:
    """Give the names as printed and the rule under the issuer, in a column `width` mm wide."""
    superior = agency.superior
    above = (superior.letterhead or superior.name.upper()) if superior else ""
    issuer = agency.letterhead or agency.short_name.upper()
    return Letterhead(
        superior=above, issuer=issuer, rule_emu=rule_emu(issuer, size, width, bold=True)
    )


def rule_emu(text: str, size: float, width: float, *, bold: bool) -> int:
    """Give the length of the rule under a text that may take several lines, in EMU."""
    lines = [line for part in text.split("\n") for line in wrap(part, width, size, bold=bold)]
    longest = max((text_width(line, size, bold=bold) for line in lines), default=0.0)
    return mm_to_emu(round(longest * _RULE_SHARE, 1))
