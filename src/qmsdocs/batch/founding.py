"""A new agency from a few answers: the profile that a person would write, on the starter or a sample."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qmsdocs.base.errors import InputError, NotFoundError, Problem
from qmsdocs.base.vietnamese import slug
from qmsdocs.batch.foundinganswers import USUAL, Answers, Member, Person, Unit
from qmsdocs.batch.foundingedits import founded_files
from qmsdocs.batch.renewing import renewed_file
from qmsdocs.batch.starting import Started, sample_files, start_profile
from qmsdocs.batch.workspace import Workspace
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.folders import newest_year
from qmsdocs.model.loading import checked_profile
from qmsdocs.model.profile import Profile
from qmsdocs.sources.files import checked_name
from qmsdocs.sources.starter import starter_files

#: Answers that are plain texts.
_TEXTS = ("name", "short_name", "here", "code", "superior", "place", "province", "scope")
#: An id is typed now and then; one that is longer helps nobody.
_LONGEST = 48


def found_agency(workspace: Workspace, answers: Answers) -> Started:
    """Write the profile of a new agency; no file is ever overwritten, none at all with a fault.

    Args:
        workspace: the folder to write into; it need not exist.
        answers: what is known of the agency.

    Raises:
        InputError: something needed is not answered, or the profile would have faults.
        OutputError: there is already a profile of that id.
    """
    _require_answers(answers)
    folder = workspace.profiles / checked_name(answers.id)
    begin = _begin(answers.sample, answers.year)
    sample = _profile(Path("profiles") / answers.sample, answers.year, begin)
    files = founded_files(begin, sample.agency, _placed(answers, sample.agency))
    _profile(folder, answers.year, files)
    return start_profile(workspace, answers.id, files)


def known_answers(sample: str, year: int) -> Answers:
    """Give what the starter profile or a sample would answer, to begin the questions with.

    Raises:
        InputError: there is no such sample, or it is of a later year.
    """
    profile = _profile(Path("profiles") / sample, year, _begin(sample, year))
    agency = profile.agency
    people = {one.power: Person(one.post, one.name or "") for one in agency.signers}
    facts = agency.agency
    return Answers(
        id="",
        kind=facts.kind,
        year=year,
        name=facts.name,
        code=facts.code,
        place=facts.place,
        head=people["head"],
        departments=tuple(
            Unit(one.name, one.code or "", one.head or "", one.id) for one in agency.departments
        ),
        short_name=facts.short_name,
        here=facts.here,
        superior=facts.superior.name if facts.superior else "",
        province=facts.province or "",
        deputy=people.get("deputy"),
        members=tuple(
            Member(one.post, one.role, one.name or "")
            for one in (agency.committee.members if agency.committee else ())
        ),
        scope=agency.scope or "",
        sample=sample,
    )


def answers_of(given: Mapping[str, str], year: int, departments: tuple[Unit, ...] = ()) -> Answers:
    """Make answers of texts by name; what is not given is as in the sample, or usual for the kind.

    Args:
        given: texts by the names of the fields of `Answers`, people as `head`, `head_post`, …. Without
            an `id` one is proposed.
        year: the first year.
        departments: the departments; none are those of the sample.

    Raises:
        InputError: there is no such kind of agency or sample.
    """
    sample = given.get("sample", "")
    known = known_answers(sample, year) if sample else None
    asked = given.get("kind") or (known.kind if known else "")
    kind = next((one for one in USUAL if one == asked), None)
    if kind is None:
        code = "found.unknown-kind" if asked else "found.no-kind"
        raise InputError(Problem(code, values={"value": asked, "known": ", ".join(USUAL)}))
    usual = USUAL[kind]
    texts: dict[str, Any] = {
        name: given.get(name) or (getattr(known, name) if known else "") for name in _TEXTS
    }
    deputy = _person(given, "deputy", known.deputy if known else None, usual.deputy)
    return Answers(
        **texts,
        id=given.get("id") or id_of(texts["name"], texts["code"]),
        kind=kind,
        year=year,
        head=_person(given, "head", known.head if known else None, usual.head),
        deputy=deputy if given.get("deputy") or given.get("deputy_post") or known else None,
        departments=departments or (known.departments if known else ()),
        sample=sample,
    )


def _person(given: Mapping[str, str], name: str, known: Person | None, post: str) -> Person:
    return Person(
        given.get(f"{name}_post") or (known.post if known else post),
        given.get(name) or (known.name if known else ""),
    )


def _placed(answers: Answers, sample: AgencyProfile) -> Answers:
    """Let new departments take the places of those of the sample that nobody has taken."""
    taken = {unit.was for unit in answers.departments}
    free = iter([one.id for one in sample.departments if one.id not in taken])
    units = (
        unit if unit.was else replace(unit, was=next(free, "")) for unit in answers.departments
    )
    return replace(answers, departments=tuple(units))


def _require_answers(answers: Answers) -> None:
    """Name every answer without which there is no profile."""
    needed = {
        "id": answers.id,
        "name": answers.name,
        "code": answers.code,
        "place": answers.place,
        "head-post": answers.head.post,
        "department": answers.departments,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        raise InputError(Problem(f"found.no-{name}") for name in missing)


def _begin(sample: str, year: int) -> dict[str, bytes]:
    """Give the files to begin with, for the year: a sample of an earlier one is carried over."""
    if not sample:
        return starter_files(year)
    files = {name: data for name, data in sample_files(sample).items() if name.endswith(".yaml")}
    old = newest_year(name for name in files if not name[:4].isdigit() or int(name[:4]) <= year)
    if not old:
        raise NotFoundError(Problem("found.later-sample", values={"sample": sample, "year": year}))
    kept = {name: data for name, data in files.items() if not name[:4].isdigit()}
    data, path = files[f"{old}.yaml"], Path(f"{year}.yaml")
    if old != year:
        data = renewed_file(data, Path(f"{old}.yaml"), path, old, year).text.encode()
    return kept | {path.name: data}


def _profile(folder: Path, year: int, files: Mapping[str, bytes]) -> Profile:
    return checked_profile(folder, year, {folder / name: data for name, data in files.items()})


def id_of(name: str, code: str) -> str:
    """Propose an id for an agency: its name without marks, or its letters when that is too long."""
    found = slug(name)
    return found if found and len(found) <= _LONGEST else slug(code) or found[:_LONGEST].strip("-")
