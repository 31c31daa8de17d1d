"""Checks the papers of an agency's year: reads the folder of Word files and the profile together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qmsdocs.base.errors import InputError, NotFoundError, OutputError, Problem, QmsDocsError
from qmsdocs.base.hashing import digest
from qmsdocs.base.places import Place
from qmsdocs.batch.manifest import Entry, read_manifest
from qmsdocs.batch.pages import pages_of
from qmsdocs.batch.workspace import Workspace
from qmsdocs.lint.inspecting import kinds_of
from qmsdocs.lint.recognising import recognise
from qmsdocs.lint.sets.case import SetCase
from qmsdocs.lint.sets.coverage import clause_cover
from qmsdocs.lint.sets.duties import duty_proofs
from qmsdocs.lint.sets.judging import judge_set
from qmsdocs.lint.sets.kinds import kind_of
from qmsdocs.lint.sets.names import is_own
from qmsdocs.lint.sets.papers import SetPaper
from qmsdocs.lint.sets.results import SetFound, SetResult, SetWaived
from qmsdocs.lint.sets.texts import text_uses
from qmsdocs.lint.waivers import Waivers, load_waivers
from qmsdocs.lint.waiving import waive
from qmsdocs.model.folders import list_years
from qmsdocs.model.loading import load_profile
from qmsdocs.model.page import Page
from qmsdocs.model.profile import Profile
from qmsdocs.model.rules import Rulebook, load_rulebook
from qmsdocs.sources.files import read_file
from qmsdocs.word.reader import read_document

#: Word keeps a hidden file of this beginning beside an open one.
_OPEN = "~$"
#: Where a build puts what it was told to overwrite.
_ASIDE = "ban-sua-tay"
_NEW = ".moi"
#: What people keep beside the papers and that is not read.
_OTHER = {".doc", ".pdf", ".odt", ".rtf", ".docm"}


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands in a folder: papers, files that cannot be read, files of other sorts."""

    papers: tuple[SetPaper, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...]


def check_set(
    workspace: Workspace, agency: str, year: int | None, folder: Path | None, today: date
) -> SetResult:
    """Judge the papers of a year, the newest if none is given, in `folder` or where builds write.

    Raises:
        InputError: there is no such agency or year, the profile has faults, or the folder holds
            no Word file.
    """
    home = workspace.agency_folder(agency)
    year = max(list_years(home), default=0) if year is None else year
    pages = pages_of(workspace)
    profile = load_profile(home, year, tuple(pages))
    folder = folder or workspace.output / profile.id / str(year)
    book, waivers = load_rulebook(), load_waivers(workspace.root, today)
    read = _read(folder, profile, pages, book)
    case = SetCase(read.papers, profile, book, today)
    verdict = judge_set(case)
    told = [_waived(each, folder, waivers, today) for each in verdict.found]
    clauses = {name: page.kind.clauses for name, page in pages.items()}
    return SetResult(
        agency=profile.id,
        name=profile.agency.agency.name,
        issuer=profile.agency.agency.letterhead or profile.agency.agency.short_name.upper(),
        year=year,
        folder=folder.as_posix(),
        day=today,
        edition=book.edition(profile.agency.edition).name,
        papers=tuple(paper.fact for paper in read.papers),
        found=tuple(each for each in told if isinstance(each, SetFound)),
        waived=tuple(each for each in told if isinstance(each, SetWaived)),
        expired=waivers.expired(today),
        unjudged=verdict.unjudged,
        duties=duty_proofs(case),
        clauses=clause_cover(case, clauses),
        texts=text_uses(case),
        unread=read.problems,
        skipped=read.skipped,
    )


def _waived(found: SetFound, folder: Path, waivers: Waivers, today: date) -> SetFound | SetWaived:
    """Let a finding pass when a waiver speaks of one of its files; without any, of the folder."""
    for file in [place.file for place in found.places] or [folder.as_posix()]:
        _, passed = waive((found.found,), file, waivers, today)
        if passed:
            return SetWaived(found, passed[0])
    return found


def _read(folder: Path, profile: Profile, pages: Mapping[str, Page], book: Rulebook) -> _Read:
    """Read every Word file of a folder; one that cannot be read is told and hides no other."""
    if not folder.is_dir():
        raise NotFoundError(Problem("set.no-folder", Place(folder.as_posix())))
    files = tuple(_files(folder))
    words = [path for path in files if path.suffix.lower() == ".docx"]
    if not words:
        raise InputError(Problem("set.no-papers", Place(folder.as_posix())))
    known = _known(folder)
    papers: list[SetPaper] = []
    problems: list[Problem] = []
    for path in words:
        try:
            papers += _papers(path, known.get(path.name), profile, pages, book)
        except QmsDocsError as error:
            problems += error.problems
    skipped = tuple(path.as_posix() for path in files if path not in words)
    return _Read(tuple(papers), tuple(problems), skipped)


def _files(folder: Path) -> Iterator[Path]:
    """Give the files that count: a person's own, and not our new version beside it."""
    for path in sorted(folder.rglob("*")):
        named = path.suffix.lower()
        if named not in _OTHER | {".docx"} or path.name.startswith(_OPEN) or not path.is_file():
            continue
        edited = path.with_name(f"{path.stem.partition(_NEW)[0]}.docx")
        if _ASIDE in path.relative_to(folder).parts or (edited != path and edited.is_file()):
            continue
        yield path


def _known(folder: Path) -> Mapping[str, Entry]:
    """Give the list of what was built; without one, papers are told by their words alone."""
    try:
        return read_manifest(folder)
    except OutputError:
        return {}


def _papers(
    path: Path,
    entry: Entry | None,
    profile: Profile,
    pages: Mapping[str, Page],
    book: Rulebook,
) -> Iterator[SetPaper]:
    """Read the papers of a file; an untouched file of ours is of the kind that the list says."""
    data = read_file(path)
    name = path.as_posix()
    for at, paper in enumerate(recognise(read_document(data, name), kinds_of(book), name)):
        kind = kind_of(paper)
        listed = entry.kind if entry and at == 0 else ""
        if listed and (not kind or (entry and entry.sha256 == digest(data))):
            kind = listed
        page = pages.get(kind)
        title = page.kind.title if page else ""
        made = SetPaper(name, paper, kind, title)
        yield made if is_own(paper, profile) else replace(made, own=False)
