"""Counts the agencies of a province that have profiles of their own in the workspace.

Only what the figures need is read of each: who it is, whether it uses the software, whether it
has a file for the year. The result stands in the province's own profile as if it were written there.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from qmsdocs.base.errors import Problem, ProfileError
from qmsdocs.model.fields import parse_flag
from qmsdocs.model.folders import AGENCY_FILE, list_agencies, list_years
from qmsdocs.model.profile import Profile
from qmsdocs.model.province import Level, Member, MemberCount, Province, count_members
from qmsdocs.model.raw import child, read
from qmsdocs.sources.files import read_file
from qmsdocs.sources.yamlfile import scan_yaml


def counts_profiles(profile: Profile) -> bool:
    """Tell whether the figures of a profile depend on other profiles."""
    province = profile.year.province
    return province is not None and province.count_profiles


def gathered(profile: Profile, folder: Path) -> Profile:
    """Give the profile with the agencies of its province among the members, if it asks for them.

    An agency that the profile lists by name stays as it is written there.

    Args:
        profile: the profile of the lead agency.
        folder: the folder of all profiles.

    Raises:
        ProfileError: an `agency.yaml` cannot be read, with every problem of every one; or a
            typed total is not what the profiles come to.
    """
    province = profile.year.province
    if province is None or not counts_profiles(profile):
        return profile
    named = {member.name for member in province.members}
    found = _members(profile, folder)
    members = (*province.members, *(member for member in found if member.name not in named))
    _check(profile, province, count_members(members, province.not_applying), folder)
    year = profile.year.model_copy(
        update={"province": province.model_copy(update={"members": members})}
    )
    return replace(profile, year=year)


def _check(profile: Profile, province: Province, count: MemberCount, folder: Path) -> None:
    """Stop when a typed total is not what the profiles come to; the table has its own rows."""
    problems = []
    for name in ("total", "applying", "electronic") if not province.levels else ():
        typed, computed = getattr(province, name), getattr(count, name)
        if typed is not None and typed != computed:
            said = {"value": typed, "computed": computed, "other": folder.as_posix()}
            place = profile.place_of_gap(f"province.{name}")
            problems.append(Problem("profile.typed-not-computed", place, said))
    if problems:
        raise ProfileError(problems)


def _members(profile: Profile, folder: Path) -> list[Member]:
    problems: list[Problem] = []
    found: list[Member] = []
    for name in list_agencies(folder):
        path = folder / name / AGENCY_FILE
        if path.is_file():
            document, faults = scan_yaml(read_file(path), path.as_posix())
            problems += faults
            applying = profile.year.year in list_years(path.parent)
            found += _member(document.value, profile.agency.agency.province, applying=applying)
    if problems:
        raise ProfileError(problems)
    return found


def _member(data: object, province: str | None, *, applying: bool) -> Iterator[Member]:
    """Give the agency of a file if it is of the province and of a sort that is counted."""
    name, kind = child(data, "agency", "name"), child(data, "agency", "kind")
    if not isinstance(name, str) or kind not in get_args(Level):
        return
    if str(child(data, "agency", "province") or "").casefold() == (province or "").casefold():
        electronic = read(parse_flag, child(data, "agency", "electronic")) or False
        yield Member(name=name, level=kind, applying=applying, electronic=electronic)
