"""Pictures in a page: one expression alone, with a filter that draws."""

from collections.abc import Sequence

from qmsdocs.forms.nodes import Run
from qmsdocs.forms.tags import Tag
from qmsdocs.word.blocks import Paragraph, RawRuns
from qmsdocs.word.pictures.names import draws, measured, runs_on


def is_picture(runs: Sequence[Run]) -> bool:
    """Tell whether a paragraph is a drawing: one expression with a filter that draws."""
    alone = runs[0].content if len(runs) == 1 else ""
    return isinstance(alone, Tag) and draws(alone.inside)


def picture(runs: Sequence[Run], width: float) -> Paragraph:
    """Give the paragraph of a drawing, which is as wide as its place unless it says a width itself."""
    content = runs[0].content
    inside = content.inside if isinstance(content, Tag) else content
    return Paragraph(
        "HinhVe", (RawRuns(measured(inside, width)),), keep_next=runs_on(inside) or None
    )
