"""Checks of the system's documents: the typed list against the papers, steps, chart."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.vietnamese import short_date
from qmsdocs.model.fields import parse_day, parse_whole
from qmsdocs.model.page import Page
from qmsdocs.model.raw import EVERY, Files, child, read, spot, values
from qmsdocs.model.times import step_loops
from qmsdocs.model.validation import Source, quoted
from qmsdocs.sources.yamlbuild import Loc

_LISTED = 12
#: Where agency.yaml names a kind of paper as a value.
_KINDS = (
    ("manual", "processes", EVERY, "kind"),
    ("manual", "procedures", EVERY, "forms", EVERY, "kind"),
)


def system_problems(files: Files, kinds: Collection[str] | None) -> list[Problem]:
    """Find what the manual, the list of documents and the papers say differently."""
    return [
        *_documents(files, kinds),
        *_steps(files.agency),
        *_offices(files.agency),
        *_kinds(files.agency, kinds),
    ]


def _documents(files: Files, kinds: Collection[str] | None) -> Iterator[Problem]:
    """A document that is listed bears the edition that its paper or procedure bears."""
    known = {code: (source, loc) for source, loc, code in _coded(files, kinds)}
    for loc, line in values(files.agency, "documents", EVERY):
        source, other = known.get(str(child(line, "code")), (None, ()))
        if source is not None:
            yield from _edition(files.agency, loc, source, other)
            yield from _effective(files.agency, loc, source, other)


def _coded(files: Files, kinds: Collection[str] | None) -> Iterator[tuple[Source, Loc, str]]:
    """Give every paper and procedure of which the files speak, by its code."""
    for loc, _ in values(files.procedures, "procedures", EVERY):
        code = _at(files.procedures, (*loc, "code"))
        if code is not None:
            yield files.procedures, loc, str(code)
    for loc, paper in values(files.year, "papers", EVERY):
        kind = str(loc[-1])
        page = kinds.get(kind) if isinstance(kinds, Mapping) else None
        if isinstance(page, Page) and page.kind.one_per:
            continue
        own = child(paper, "code") or _at(files.agency, ("house", "codes", kind))
        code = own or (page.kind.code if isinstance(page, Page) else None)
        if code is not None:
            yield files.year, loc, str(code)


def _edition(source: Source, loc: Loc, other: Source, where: Loc) -> Iterator[Problem]:
    typed, shown = (
        read(parse_whole, _at(s, (*p, "edition"))) for s, p in ((source, loc), (other, where))
    )
    if (typed or 1) != (shown or 1):
        place = (*loc, "edition") if typed is not None else loc
        there = (*where, "edition") if shown is not None else where
        said = {"value": typed or 1, "other": shown or 1, "place": spot(other, there)}
        yield Problem("profile.document-edition", source.place(place), said)


def _effective(source: Source, loc: Loc, other: Source, where: Loc) -> Iterator[Problem]:
    """A document cannot hold before the day on which it is issued."""
    typed = read(parse_day, _at(source, (*loc, "effective")))
    for name in ("issued", "date"):
        issued = read(parse_day, _at(other, (*where, name)))
        if typed and issued and typed < issued:
            said = {
                "value": short_date(typed),
                "other": short_date(issued),
                "place": spot(other, (*where, name)),
            }
            yield Problem("profile.document-early", source.place((*loc, "effective")), said)


def _steps(source: Source) -> Iterator[Problem]:
    """A step leads back to an earlier step of its own procedure."""
    for loc, steps in values(source, "manual", "procedures", EVERY, "steps"):
        if isinstance(steps, list):
            yield from step_loops(source, loc, steps)


def _offices(source: Source) -> Iterator[Problem]:
    """A box of the chart stands under one that was named before it."""
    for loc, office in values(source, "manual", "organisation", EVERY):
        above, index = read(parse_whole, child(office, "under")), loc[-1]
        if above is not None and isinstance(index, int) and not 1 <= above <= index:
            said = {"value": above, "number": index + 1}
            yield Problem("profile.office-under", source.place((*loc, "under")), said)


def _kinds(source: Source, kinds: Collection[str] | None) -> Iterator[Problem]:
    if kinds is None:
        return
    for loc, _ in values(source, "manual", "procedures", EVERY):
        if loc[-1] not in kinds:
            yield _unknown(str(loc[-1]), kinds, source, loc, key=True)
    for pattern in _KINDS:
        for loc, value in values(source, *pattern):
            if isinstance(value, str) and value not in kinds:
                yield _unknown(value, kinds, source, loc)


def _unknown(
    name: str, kinds: Collection[str], source: Source, loc: Loc, *, key: bool = False
) -> Problem:
    near = nearest(name, kinds)
    known = quoted(list(kinds)[:_LISTED]) + (", …" if len(kinds) > _LISTED else "")
    place = source.key_place(loc) if key else source.place(loc)
    said = {"value": shortened(name), "near": near, "known": known}
    return Problem("profile.unknown-kind-near" if near else "profile.unknown-kind", place, said)


def _at(source: Source, loc: Loc) -> Any:  # noqa: ANN401 what stands in the file
    """Give what stands at a path, or None."""
    value: Any = source.document.value
    for step in loc:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value
