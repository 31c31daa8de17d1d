"""What is asked of a new agency, and what is usual for its kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qmsdocs.model.agency import AgencyKind, Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs; the name may not be known yet."""

    post: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A department; `was` is the id of the one in the sample whose place it takes."""

    name: str
    code: str = ""
    head: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the Ban Chỉ đạo."""

    post: str
    role: Role
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers; empty ones are not known. Without members the usual ones are taken.

    `sample` is the id of the sample agency to begin with; without one the starter profile is taken.
    """

    id: str
    kind: AgencyKind
    year: int
    name: str
    code: str
    place: str
    head: Person
    departments: tuple[Unit, ...]
    short_name: str = ""
    here: str = ""
    superior: str = ""
    province: str = ""
    deputy: Person | None = None
    members: tuple[Member, ...] = ()
    scope: str = ""
    sample: str = ""


class Usual(NamedTuple):
    """What is usual for a kind of agency: how it calls itself, who leads it, who decides."""

    here: str
    head: str
    deputy: str
    decides_as: str = "head"


USUAL: Mapping[AgencyKind, Usual] = {
    "bo": Usual("Bộ", "Bộ trưởng", "Thứ trưởng"),
    "ubnd-tinh": Usual("Ủy ban nhân dân tỉnh", "Chủ tịch", "Phó Chủ tịch", "collective"),
    "so": Usual("Sở", "Giám đốc", "Phó Giám đốc"),
    "chi-cuc": Usual("Chi cục", "Chi cục trưởng", "Phó Chi cục trưởng"),
    "ubnd-huyen": Usual("Ủy ban nhân dân huyện", "Chủ tịch", "Phó Chủ tịch", "collective"),
    "phong": Usual("Phòng", "Trưởng phòng", "Phó Trưởng phòng"),
    "ubnd-xa": Usual("Ủy ban nhân dân xã", "Chủ tịch", "Phó Chủ tịch", "collective"),
    "su-nghiep": Usual("đơn vị", "Giám đốc", "Phó Giám đốc"),
}

#: What an Ủy ban nhân dân is of; its name tells more than the kind, of which there is one for a level.
_COUNCIL = re.compile(
    r"[uủ][ỷy] ban nhân dân (tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b",
    re.IGNORECASE,
)

_HEADS = (
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Phòng", "Trưởng phòng"),
    ("Ban", "Trưởng ban"),
    ("Chi cục", "Chi cục trưởng Chi cục"),
    ("Trung tâm", "Giám đốc Trung tâm"),
)


def usual_members(answers: Answers) -> tuple[Member, ...]:
    """Give who usually sits in the Ban Chỉ đạo: the leaders, the heads of departments, a secretary."""
    found = [Member(answers.head.post, "Trưởng ban", answers.head.name)]
    if answers.deputy:
        found.append(Member(answers.deputy.post, "Phó Trưởng ban", answers.deputy.name))
    first, *others = answers.departments
    found += [Member(head_of(unit.name), "Ủy viên", unit.head) for unit in others]
    return (*found, Member(head_of(first.name), "Thư ký", first.head))


def here_of(answers: Answers) -> str:
    """Give what the agency calls itself: as it was answered, else by its name, else as is usual."""
    usual = USUAL[answers.kind].here
    council = _COUNCIL.match(answers.name) if usual.startswith("Ủy ban") else None
    if answers.here not in {"", usual}:
        return answers.here
    return f"Ủy ban nhân dân {council[1].lower()}" if council else usual


def head_of(unit: str) -> str:
    """Give what the head of a department is called."""
    for word, post in _HEADS:
        if unit.startswith(word):
            return f"{post}{unit.removeprefix(word)}"
    return f"Phụ trách {unit}"


def unit_of(text: str) -> Unit:
    """Read a department from one line: `name; letters; head`, the last two if they are known."""
    parts = [part.strip() for part in text.split(";")]
    return Unit(*parts[:3])
