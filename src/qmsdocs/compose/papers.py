"""One paper: its context, filled into its Word template; what is missing; its file name."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from qmsdocs.base.errors import Problem
from qmsdocs.base.vietnamese import slug
from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts
from qmsdocs.compose.placing import placed
from qmsdocs.model.page import SETS, Page
from qmsdocs.model.things import Item
from qmsdocs.word.deflate import Deflate
from qmsdocs.word.gaps import dotted
from qmsdocs.word.template import Compiled, render

#: Together with the folders well under the 260 characters that Windows allows in a path.
_LONGEST_NAME = 80
_LONGEST_SUFFIX = 40


class ComposedPaper(NamedTuple):
    """A finished Word file; each gap is a problem whose place says where to fill it."""

    data: bytes
    gaps: tuple[Problem, ...]


def compose_paper(facts: Facts, template: bytes) -> ComposedPaper:
    """Fill the template with what the page may read of the profile.

    Raises:
        QmsDocsError: a text is not in force, or the template cannot be rendered.
    """
    return filled(facts, template, context_of(facts))


def filled(
    facts: Facts,
    template: bytes | Compiled,
    context: Mapping[str, Any],
    way: Deflate | None = None,
) -> ComposedPaper:
    """Fill the template with a context that was made before, and compress it in a way.

    Raises:
        QmsDocsError: the template cannot be rendered.
    """
    with placed(facts.page):
        rendered = render(template, context, properties(context), way)
    gaps = tuple(gap(facts, path) for path in rendered.gaps)
    return ComposedPaper(rendered.data, gaps)


def file_name(page: Page, item: Item | None = None) -> str:
    """Give `3-07-ke-hoach-duy-tri.docx`: set, number in the set, title, the thing's code."""
    kind = page.kind
    place = f"{SETS.index(kind.set) + 1}-{kind.order:02d}"
    suffix = f"-{slug(item.suffix)[:_LONGEST_SUFFIX]}" if item else ""
    return f"{place}-{slug(kind.title)[:_LONGEST_NAME].strip('-')}{suffix}.docx"


def properties(context: Mapping[str, Any]) -> dict[str, str]:
    """Give the core properties of the file from the paper itself; no clock is asked."""
    paper, year = context["paper"], context["year"]
    day = paper["date"] or date(year, 1, 1)
    moment = f"{day.isoformat()}T00:00:00Z"
    return {
        "title": paper["title"],
        "subject": dotted(paper["subject"]) or paper["title"],
        "creator": context["agency"]["name"],
        "created": moment,
        "modified": moment,
        "language": "vi-VN",
    }


def gap(facts: Facts, path: str) -> Problem:
    """Give a missing fact as a problem, whose place says where to fill it in."""
    kind, item = facts.page.kind, facts.item
    place = facts.profile.place_of_gap(path, kind.id, item.id if item else "")
    return Problem("build.gap", place, {"path": path, "kind": kind.title})
