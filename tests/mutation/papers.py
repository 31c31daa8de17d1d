"""Clean papers: ours of every kind and agency, and papers as clerks type them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from qmsdocs.compose.context import context_of
from qmsdocs.compose.facts import Facts, law_date_of
from qmsdocs.compose.papers import properties
from qmsdocs.forms.compiling import compile_page
from qmsdocs.model.kinds import load_kinds
from qmsdocs.model.loading import list_years, load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import load_rulebook
from qmsdocs.model.things import things
from qmsdocs.sources.files import bundled
from qmsdocs.word.package import read_package
from qmsdocs.word.template import render
from qmsdocs.word.writer import write
from sample_forms import has_facts

_SAVED = Path(__file__).parent / "saved"
_DECREE = date(2020, 3, 5)


@dataclass(frozen=True)
class CleanPaper:
    """A paper without fault: the form of its kind, and whether the decree was not in force yet."""

    name: str
    kind: str
    old: bool
    parts: Mapping[str, bytes] = field(hash=False, compare=False)


@cache
def own_papers() -> tuple[CleanPaper, ...]:
    """Give a paper of each kind of each sample agency; forms and manuals are no such papers."""
    pages, folder = load_kinds(bundled("templates")), bundled("profiles")
    made: list[CleanPaper] = []
    for agency in sorted(path for path in folder.iterdir() if path.is_dir()):
        profile = load_profile(agency, max(list_years(agency)), pages)
        made += _of_agency(profile, pages)
    return tuple(made)


@cache
def saved_papers() -> tuple[CleanPaper, ...]:
    """Give papers of ours that another program saved anew (LibreOffice)."""
    return tuple(
        CleanPaper(
            f"saved/{path.stem}",
            path.stem.replace("QD", "QĐ"),
            False,
            read_package(path.read_bytes()),
        )
        for path in sorted(_SAVED.glob("*.docx"))
    )


def _of_agency(profile: Profile, pages: Mapping[str, Page]) -> Iterator[CleanPaper]:
    book = load_rulebook()
    for page in pages.values():
        if page.kind.form in {"TL", "BM"} or not has_facts(profile, page):
            continue
        items = things(profile, page.kind.one_per)
        if not items:
            continue
        item = items[0]
        day = law_date_of(profile, page.kind.id, date(profile.year.year, 12, 31), item)
        template = write(compile_page(page, book.format_on(day), profile.agency.house))
        context = context_of(Facts(profile, page, book, day, item, pages=pages))
        data = render(template, context, properties(context)).data
        name = f"{profile.id}/{page.kind.id}"
        yield CleanPaper(name, page.kind.form, day < _DECREE, read_package(data))
