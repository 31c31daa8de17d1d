"""The files of an agency's year that may be downloaded: those that papers and lists name, no others.

A request names one of them and is compared; it never becomes a path.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from qmsdocs.batch.manifest import read_manifest
from qmsdocs.web.asking import Ask
from qmsdocs.web.states import PaperState

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Whole:
    """A file made of all papers, or of those of a set: `kind` is `archive`, `book` or `pdf`."""

    name: str
    kind: str
    size: int


def wholes(ask: Ask, agency: str, year: int) -> tuple[Whole, ...]:
    """Give the archives and books of a year that are there."""
    folder = ask.workspace.output / agency
    start = {"archive": f"{year}", "book": f"{agency}-{year}", "pdf": f"{agency}-{year}"}
    found = (
        Whole(name, entry.kind, (folder / name).stat().st_size)
        for name, entry in sorted(read_manifest(folder).items())
        if entry.kind in start and "/" not in name
        if Path(name).stem == start[entry.kind] or name.startswith(f"{start[entry.kind]}-")
        if (folder / name).is_file()
    )
    return tuple(found)


def pdf_of(ask: Ask, agency: str, year: int, paper: PaperState) -> str:
    """Give the name of the PDF beside a paper; empty when there is none."""
    if not paper.file:
        return ""
    path = (ask.workspace.output / agency / str(year) / paper.file).with_suffix(".pdf")
    return path.name if path.is_file() else ""


def known_files(ask: Ask, agency: str, year: int, papers: Iterable[PaperState]) -> dict[str, Path]:
    """Give every file that may be downloaded, by name."""
    folder = ask.workspace.output / agency
    papers = tuple(papers)
    names = {name for one in papers for name in (one.file, one.ours)}
    names |= {pdf_of(ask, agency, year, one) for one in papers}
    found = {name: folder / str(year) / name for name in names if name}
    return found | {one.name: folder / one.name for one in wholes(ask, agency, year)}


def attached(data: bytes, name: str, media_type: str) -> Response:
    """Answer with a file to keep, whatever letters its name has."""
    named = f"attachment; filename*=utf-8''{quote(name, safe='')}"
    return Response(data, media_type=media_type, headers={"Content-Disposition": named})
