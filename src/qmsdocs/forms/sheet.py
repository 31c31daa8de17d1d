"""The paper and its margins as the rules in force say."""

from dataclasses import replace

from qmsdocs.forms import layout
from qmsdocs.model.agency import House
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.blocks import Page


def portrait(rules: FormatRules) -> Page:
    """Give the upright sheet."""
    return Page(
        width=rules.measure("page.width").use,
        height=rules.measure("page.height").use,
        top=rules.measure("page.margin.top").use,
        bottom=rules.measure("page.margin.bottom").use,
        left=rules.measure("page.margin.left").use,
        right=rules.measure("page.margin.right").use,
        header=layout.HEADER_FROM_EDGE,
        footer=layout.FOOTER_FROM_EDGE,
    )


def landscape(rules: FormatRules) -> Page:
    """Give the sheet on its side; the margins stay where a reader sees them."""
    upright = portrait(rules)
    return replace(upright, width=upright.height, height=upright.width, landscape=True)


def text_width(page: Page) -> float:
    """Give the width between the margins."""
    return page.width - page.left - page.right


def head_widths(page: Page, house: House) -> tuple[float, float]:
    """Give the columns of the head: the right one as wide as its longest line, the rest left."""
    right = layout.HEAD_RIGHT[house.head_size]
    return text_width(page) - right, right
