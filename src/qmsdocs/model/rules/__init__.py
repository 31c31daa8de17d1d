"""Law as dated data: what the rule packs say on a day, and what changes between two days.

`load_rulebook()` gives the packs that come with the program. A rule is chosen by date: the value
for a day is the last one not after it; a gap, an overlap or a missing citation is refused.
"""

from qmsdocs.model.rules.changes import RuleChange
from qmsdocs.model.rules.citations import Citation
from qmsdocs.model.rules.entries import Entry, Period
from qmsdocs.model.rules.formats import FormatRules
from qmsdocs.model.rules.legal import LegalText
from qmsdocs.model.rules.loading import load_rulebook
from qmsdocs.model.rules.rulebook import Rulebook
from qmsdocs.model.rules.standards import Edition
from qmsdocs.model.rules.values import (
    Choice,
    Component,
    DocumentKind,
    Duty,
    FixedText,
    HeadSizes,
    Measure,
    Norm,
)

__all__ = [
    "Choice",
    "Citation",
    "Component",
    "DocumentKind",
    "Duty",
    "Edition",
    "Entry",
    "FixedText",
    "FormatRules",
    "HeadSizes",
    "LegalText",
    "Measure",
    "Norm",
    "Period",
    "RuleChange",
    "Rulebook",
    "load_rulebook",
]
