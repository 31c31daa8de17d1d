"""Arithmetic of measured things: percentages, targets, scores and levels, without rounding errors."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from operator import eq, ge, gt, le, lt

_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    ">=": ge,
    "<=": le,
    "=": eq,
    ">": gt,
    "<": lt,
}
PERCENT = "%"
#: A percentage shows so many decimal digits, and more only where the verdict hangs on them.
DIGITS, MOST_DIGITS = 1, 4


def exact(value: float) -> Fraction:
    """Give a number as it is written: 99.8 is 998/10, not the nearest binary fraction."""
    return Fraction(str(value))


def meets(result: Fraction | float, compare: str, target: float) -> bool:
    """Say whether a result meets a target."""
    return _COMPARE[compare](
        result if isinstance(result, Fraction) else exact(result), exact(target)
    )


def percentage(part: int, total: int) -> Fraction | None:
    """Give the hundredths that a part is of a total; nothing of nothing is no percentage."""
    return Fraction(part * 100, total) if total else None


def shown(value: Fraction, digits: int = DIGITS) -> float | int:
    """Round half up to a number of digits, as people do; a whole number is an int."""
    scale = 10**digits
    rounded = Fraction((abs(value) * scale * 2 + 1) // 2, scale) * (1 if value >= 0 else -1)
    return int(rounded) if rounded.denominator == 1 else float(rounded)


def shown_against(value: Fraction, compare: str, target: float) -> float | int:
    """Round a percentage, but never over its target: what is shown agrees with the verdict."""
    verdict = meets(value, compare, target)
    for digits in range(DIGITS, MOST_DIGITS + 1):
        rounded = shown(value, digits)
        if meets(rounded, compare, target) == verdict:
            return rounded
    away = floor if value < exact(target) else ceil
    return shown(Fraction(away(value * 10**MOST_DIGITS), 10**MOST_DIGITS), MOST_DIGITS)


def agrees(written: float, value: Fraction) -> bool:
    """Say whether a written number is the value, rounded to the digits that were written."""
    digits = len(str(written).partition(".")[2]) if isinstance(written, float) else 0
    return abs(exact(written) - value) * 2 <= Fraction(1, 10**digits)


def level_index(score: int, lowest: Sequence[int]) -> int:
    """Give the place of a score's level; `lowest` holds where each level begins, upwards."""
    return max(0, sum(1 for begin in lowest if begin <= score) - 1)


def is_effective(before: int, after: int, lowest: Sequence[int]) -> bool:
    """Say whether a measure worked: the score went down, or the risk is at the lowest level."""
    return after < before or level_index(after, lowest) == 0
