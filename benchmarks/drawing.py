"""One chart as SVG: groups of bars over a logarithmic scale."""

import math
from html import escape

Groups = list[tuple[str, list[tuple[str, float]]]]

_COLORS = ("#8a8f98", "#c98a2b", "#2f6f9f", "#7bb3d6")
_LEFT, _TOP, _WIDTH, _BAR, _SPACE = 190, 70, 560, 9, 12
_FONT = 'font-family="sans-serif" font-size="12"'


def chart(groups: Groups) -> str:
    """Give the chart; all groups have the same bars."""
    most = max(value for _, bars in groups for _, value in bars)
    top = 10 ** math.ceil(math.log10(most))
    group = len(groups[0][1]) * _BAR + _SPACE
    height = _TOP + len(groups) * group + 40
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 40}" height="{height}">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="10" y="22" {_FONT} font-weight="bold">Documents per second of one processor (logarithmic)</text>',
        *_legend(groups[0][1]),
        *_scale(top, height),
    ]
    for index, (name, bars) in enumerate(groups):
        lines += _group(name, bars, _TOP + 10 + index * group, top)
    return "\n".join([*lines, "</svg>"])


def _legend(bars: list[tuple[str, float]]) -> list[str]:
    lines = []
    for index, (name, _) in enumerate(bars):
        x, y = 10 + (index % 2) * 300, 34 + (index // 2) * 16
        lines.append(f'<rect x="{x}" y="{y}" width="10" height="10" fill="{_COLORS[index]}"/>')
        lines.append(f'<text x="{x + 15}" y="{y + 9}" {_FONT}>{escape(name)}</text>')
    return lines


def _scale(top: float, height: int) -> list[str]:
    lines = []
    for power in range(round(math.log10(top)) + 1):
        x = _LEFT + _long(10**power, top)
        lines.append(f'<path d="M{x:.0f} {_TOP + 4}V{height - 28}" stroke="#ddd"/>')
        lines.append(
            f'<text x="{x:.0f}" y="{height - 12}" text-anchor="middle" {_FONT}>{10**power}</text>'
        )
    return lines


def _group(name: str, bars: list[tuple[str, float]], y: int, top: float) -> list[str]:
    middle = y + len(bars) * _BAR / 2 + 4
    lines = [
        f'<text x="{_LEFT - 8}" y="{middle:.0f}" text-anchor="end" {_FONT}>{escape(name)}</text>'
    ]
    for index, (_, value) in enumerate(bars):
        at = y + index * _BAR
        lines.append(
            f'<rect x="{_LEFT}" y="{at}" width="{_long(value, top):.1f}" height="{_BAR - 1}" '
            f'fill="{_COLORS[index]}"><title>{value:.0f}</title></rect>'
        )
    return lines


def _long(value: float, top: float) -> float:
    return _WIDTH * max(0.0, math.log10(value)) / math.log10(top)
