"""The named Word styles of a paper, made from the rules in force and the house style.

Sizes, weight, slant and alignment are the law's; where the law leaves a size open, or says nothing of
a part (the cover of a controlled document), `layout` says what we chose.
"""

from qmsdocs.forms.style_maker import StyleMaker
from qmsdocs.forms.styles_body import body_styles, letter_styles, table_styles
from qmsdocs.forms.styles_paper import (
    addressed_styles,
    head_styles,
    signing_styles,
    title_styles,
)
from qmsdocs.forms.styles_system import system_styles
from qmsdocs.model.agency import House
from qmsdocs.model.rules import FormatRules
from qmsdocs.word.blocks import ParagraphStyle

DEFAULT_STYLE = "NoiDung"


def styles(rules: FormatRules, house: House) -> tuple[ParagraphStyle, ...]:
    """Give every style that a form may use."""
    maker = StyleMaker(rules, house)
    specs = (
        *head_styles(),
        *title_styles(),
        *body_styles(maker),
        *letter_styles(maker),
        *addressed_styles(maker),
        *signing_styles(),
        *table_styles(house),
        *system_styles(maker),
    )
    return tuple(maker.style(spec) for spec in specs)
