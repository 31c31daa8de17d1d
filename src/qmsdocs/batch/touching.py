"""Which kinds of paper a change of the law touches."""

from qmsdocs.model.page import CONTROLLED_FORMS, Page
from qmsdocs.model.rules import Rulebook, RuleChange


def touches(change: RuleChange, page: Page, rulebook: Rulebook) -> bool:
    """Tell whether a change reaches a kind: by its form, the texts it cites, the standard.

    A rule of form without forms of its own reaches every administrative paper.
    """
    if change.pack == "legal":
        return bool(_ids(change.id, rulebook) & set(page.cited))
    if change.pack == "standard":
        return True
    if change.pack == "format":
        form = page.kind.form
        return form.rstrip("+") in change.kinds if change.kinds else form not in CONTROLLED_FORMS
    return False


def _ids(text: str, rulebook: Rulebook) -> set[str]:
    """Give the ids by which a page may ask for a text: its own, and those of its lines."""
    lines = rulebook.legal.lines.items()
    return {text, *(name for name, line in lines if text in line.texts)}
