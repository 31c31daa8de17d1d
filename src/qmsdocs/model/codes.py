"""Codes of procedures by the agency's own pattern: `QT-{field}-{nn}` gives `QT-SHTT-01`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from qmsdocs.base.vietnamese import slug
from qmsdocs.model.agency import AgencyProfile
from qmsdocs.model.procedure import Procedure

_MARK = re.compile(r"\{([^{}]*)\}")
_LETTERS = 5


def with_codes(agency: AgencyProfile, procedures: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """Give the procedures with a code for each that has none; a number is never given twice."""
    known = tuple(procedures)
    if all(procedure.code for procedure in known):
        return known
    departments = {unit.id: unit.code or initials(unit.name) for unit in agency.departments}
    taken = {procedure.code for procedure in known if procedure.code}
    counters: dict[str, Iterator[int]] = {}
    made = []
    for procedure in known:
        if not procedure.code:
            pattern = _fixed(agency, procedure, departments)
            code = next(
                code
                for number in counters.setdefault(pattern, count(1))
                if (code := _numbered(pattern, number)) not in taken
            )
            procedure = procedure.model_copy(update={"code": code})  # noqa: PLW2901 the same one
        made.append(procedure)
    return tuple(made)


def initials(text: str) -> str:
    """Give the first letters of the words: `Sở hữu trí tuệ` gives `SHTT`, five at most."""
    words = slug(text).split("-")
    return "".join(word[0] for word in words if word)[:_LETTERS].upper()


def _fixed(agency: AgencyProfile, procedure: Procedure, departments: Mapping[str, str]) -> str:
    """Fill in all of the pattern but the number."""
    field = agency.house.fields.get(procedure.field) or initials(procedure.field)
    unit = procedure.department or ""
    words = {"field": field, "department": departments.get(unit) or initials(unit)}
    return _MARK.sub(lambda m: words.get(m[1], m[0]), agency.house.procedure_code)


def _numbered(pattern: str, number: int) -> str:
    return _MARK.sub(lambda m: str(number).zfill(len(m[1])), pattern)
