"""What mends the findings of each kind of check."""

from collections.abc import Mapping

from qmsdocs.lint.correcting import look, page, setting, wording
from qmsdocs.lint.correcting.fault import Fault, Fix
from qmsdocs.lint.rules import LintRule, Step
from qmsdocs.word.correcting.fonts import is_old_font, is_symbol_font

FIXES: Mapping[str, Fix] = {
    "page-size": page.page_size,
    "margins": page.margins,
    "page-number": page.page_number,
    "page-digits": page.page_number,
    "page-number-look": page.page_number,
    "restarted": page.restarted,
    "font": look.font,
    "colour": look.colour,
    "size": look.size,
    "head-sizes": look.head_sizes,
    "style": look.style,
    "text": wording.fixed_text,
    "composed": wording.composed,
    "aligned": setting.aligned,
    "first-line": setting.first_line,
    "spaced": setting.spaced,
    "line-spacing": setting.line_spacing,
    "blanks": setting.blanks,
}
#: Checks of how things lie on the page: a person must look at it.
_LAYOUT = frozenset({"ruled", "one-line", "same-line", "tables"})


def fix_of(step: Step) -> Fix | None:
    """Give what mends the findings of a step: its own patterns, else that of the kind of check."""
    return wording.mended if step.mend else FIXES.get(step.check)


def is_corrected(rule: LintRule) -> bool:
    """Tell whether anything that a rule finds is mended."""
    return rule.scope == "paper" and any(fix_of(step) for step in rule.checks)


def why_left(fault: Fault) -> str:
    """Give the code of why a fault was not mended."""
    name = str(fault.finding.values.get("found", ""))
    if fault.step.check == "font" and is_symbol_font(name):
        return "fix.left-symbols"
    if fault.step.check == "font" and is_old_font(name):
        return "fix.left-encoding"
    if fix_of(fault.step) is page.page_number:
        return "fix.left-header"
    if fix_of(fault.step) in {wording.fixed_text, wording.mended} or fault.what == "is-upper":
        return "fix.left-words"
    if fix_of(fault.step):
        return "fix.left-unsafe"
    return "fix.left-layout" if fault.step.check in _LAYOUT else "fix.left-words"
