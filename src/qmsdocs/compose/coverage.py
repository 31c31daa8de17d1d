"""What of each department's administrative procedures the system covers, and who drafts what."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from qmsdocs.compose.establish_names import Coverage, Drafting, UnitCount, UnitCoverage
from qmsdocs.compose.names import Citation
from qmsdocs.model.establish import Assessment, Assignment, UnitStatus
from qmsdocs.model.procedure import Procedure
from qmsdocs.model.profile import Profile

_SILENT = UnitStatus.fixed(unit="-")


def coverage(profile: Profile, texts: Mapping[str, Citation]) -> Coverage | None:
    """Count documents and procedures of each department in scope, in the order of the agency.

    Args:
        profile: its lists of documents and procedures are counted.
        texts: the decisions that the assessment names, by id.
    """
    assessment = profile.year.assessment
    if assessment is None:
        return None
    units = tuple(_units(profile, assessment, texts))
    covered = sum(unit.covered for unit in units)
    total = sum(unit.total for unit in units)
    return Coverage(
        units=units,
        documents=sum(len(unit.documents) for unit in units),
        covered=covered,
        uncovered=total - covered,
        total=total,
        percent=percent(covered, total),
    )


def percent(part: int, whole: int) -> float | None:
    """Give hundredths with one decimal; nothing for a part of nothing.

    What is not all of it is never rounded up to 100, nor what is something down to 0.
    """
    if not whole:
        return None
    rounded = round(100 * part / whole, 1)
    if part < whole and rounded == 100:
        return 99.9
    return 0.1 if part and not rounded else rounded


def drafting(assignments: Sequence[Assignment], units: Mapping[str, str]) -> Drafting:
    """Count the documents that each department drafts; the last day only when all have one."""
    counts = Counter(units.get(each.unit, each.unit) for each in assignments)
    days = [each.due for each in assignments if each.due]
    return Drafting(
        by_unit=tuple(UnitCount(unit=unit, count=count) for unit, count in counts.items()),
        last=max(days) if days and len(days) == len(assignments) else None,
    )


def _units(
    profile: Profile, assessment: Assessment, texts: Mapping[str, Citation]
) -> Iterator[UnitCoverage]:
    names = {unit.id: unit.name for unit in profile.agency.departments}
    found = {_name(status.unit, names) or status.unit: status for status in assessment.units}
    in_scope = [unit.name for unit in profile.agency.departments if unit.in_scope]
    mentioned: set[str] = set()
    known = [each for each in profile.procedures if _was_there(each, assessment.end)]
    later = {each.code for each in profile.procedures} - {each.code for each in known}
    for name in dict.fromkeys((*in_scope, *found)):
        status = found.get(name, _SILENT)
        documents = tuple(
            each
            for each in profile.agency.documents
            if _name(each.keeper, names) == name and each.code not in later
        )
        procedures = tuple(each for each in known if _name(each.department, names) == name)
        covered, total = len(procedures), len(procedures) + len(status.uncovered)
        yield UnitCoverage(
            unit=name,
            documents=documents,
            procedures=procedures,
            decisions=tuple(_mentions(status.decisions, texts, mentioned)),
            uncovered=status.uncovered,
            covered=covered,
            total=total,
            percent=percent(covered, total),
            remarks=status.remarks,
            proposals=status.proposals,
        )


def _was_there(procedure: Procedure, day: date | None) -> bool:
    """Tell whether a procedure had been issued by a day; without any date it had."""
    issued = [each.date for each in procedure.changes if each.date]
    issued += [procedure.issued] if procedure.issued else []
    return not issued or day is None or min(issued) <= day


def _name(unit: str | None, names: Mapping[str, str]) -> str | None:
    """Give a department's name for its id, or for its name in other letters."""
    if unit is None or unit in names:
        return names.get(unit or "")
    known = {name.casefold(): name for name in names.values()}
    return known.get(unit.casefold(), unit)


def _mentions(
    ids: Iterable[str], texts: Mapping[str, Citation], mentioned: set[str]
) -> Iterator[str]:
    """Name texts in full where the paper names them first, short later."""
    for id_ in ids:
        yield texts[id_].short if id_ in mentioned else texts[id_].full
        mentioned.add(id_)
