"""Checks across the fields and files of a profile: ids that exist, ids given once, known kinds."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from qmsdocs.base.errors import Problem
from qmsdocs.base.hints import nearest, shortened
from qmsdocs.base.places import Place
from qmsdocs.base.vietnamese import slug
from qmsdocs.model.audit_checks import audit_problems
from qmsdocs.model.establish_checks import establish_problems
from qmsdocs.model.fields import UnitMark, parse_whole
from qmsdocs.model.province_checks import province_problems
from qmsdocs.model.raw import EVERY, Files, child, marked_patterns, read, texts, values
from qmsdocs.model.review_checks import review_problems
from qmsdocs.model.system_checks import system_problems
from qmsdocs.model.times import time_problems
from qmsdocs.model.validation import Source, quoted
from qmsdocs.model.yearly_checks import yearly_problems
from qmsdocs.sources.yamlbuild import Loc

Pattern: TypeAlias = tuple[str, ...]

#: Lists whose ids are given once each.
_OWN_IDS: tuple[Pattern, ...] = (
    ("signers", EVERY, "id"),
    ("departments", EVERY, "id"),
    ("documents", EVERY, "code"),
    ("objectives", EVERY, "id"),
    ("department_objectives", EVERY, "id"),
    ("risks", EVERY, "id"),
    ("audit", "findings", EVERY, "id"),
    ("earlier_findings", EVERY, "id"),
    ("inspection", "agencies", EVERY, "id"),
    ("consultants", EVERY, "id"),
    ("procedures", EVERY, "id"),
    ("procedures", EVERY, "code"),
)
#: Where a signer is named by id.
SIGNERS: tuple[Pattern, ...] = (("papers", EVERY, "signer"), ("review", "chair"))
#: Where a text is named by its id in `references`.
REFERENCES: tuple[Pattern, ...] = (
    ("committee", "replaces"),
    ("plan", "guidance"),
    ("plan", "inspection"),
    ("audit", "decision"),
    ("follow_up", "notice"),
    ("follow_up", "minutes"),
    ("procedure_changes", EVERY, "decision"),
    ("guidance", "earlier_notice"),
    ("inspection_notice", "inspection_plan"),
    ("issuance", "replaces", EVERY),
    ("announcement", "replaces", EVERY),
    ("assessment", "units", EVERY, "decisions", EVERY),
    ("maintenance", "announcement"),
)
#: A message that lists more names is not read.
MAX_LISTED = 12
#: Names that stand in sentences; where a paper wants capitals, it makes them itself.
_NAMES: tuple[Pattern, ...] = (
    ("agency", "name"),
    ("agency", "short_name"),
    ("agency", "superior", "name"),
    ("lead", "name"),
    ("signers", EVERY, "name"),
    ("departments", EVERY, "name"),
    ("committee", "members", EVERY, "name"),
)
#: A syllable without marks; most abbreviations, as UBND or HĐND, are none.
_SYLLABLE = re.compile(r"[^aeiouy]{0,3}[aeiouy]+[^aeiouy]{0,2}")
_LIKE_AN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def cross_check(files: Files, year: int, kinds: Collection[str] | None) -> list[Problem]:
    """Find what no field can see alone."""
    readable = isinstance(files.agency.document.value, dict)  # else nothing is known to be named
    return [
        *_duplicates(files),
        *(_unknown_ids(files) if readable else ()),
        *(_unknown_departments(files) if readable else ()),
        *_unknown_kinds(files, kinds),
        *_year(files.year, year),
        *_leaders(files.agency),
        *_capitals(files.agency),
        *_independence(files.year),
        *time_problems(files, year),
        *province_problems(files),
        *system_problems(files, kinds),
        *establish_problems(files),
        *yearly_problems(files),
        *audit_problems(files),
        *review_problems(files),
    ]


def _duplicates(files: Files) -> Iterator[Problem]:
    for pattern in _OWN_IDS:
        for source in files.all():
            yield from _repeated((source,), pattern)
    yield from _repeated((files.agency, files.year), ("references", EVERY, "id"))


def _repeated(sources: tuple[Source, ...], pattern: Pattern) -> Iterator[Problem]:
    first: dict[str, tuple[Source, Loc]] = {}
    for source in sources:
        for loc, value in texts(source, *pattern):
            if value in first:
                earlier, where = first[value]
                before = earlier.place(where)
                said = {"value": shortened(value), "first": f"{before.file}:{before.line}"}
                yield Problem("profile.duplicate-id", source.place(loc), said)
            first.setdefault(value, (source, loc))


def _unknown_ids(files: Files) -> Iterator[Problem]:
    signers = [value for _, value in texts(files.agency, "signers", EVERY, "id")]
    names = _ids_by_name(files.agency)
    references = [
        value
        for source in (files.agency, files.year)
        for _, value in texts(source, "references", EVERY, "id")
    ]
    for source in files.all():
        for pattern in SIGNERS if signers else ():  # without any, the missing list is the fault
            yield from _not_among(signers, source, pattern, "profile.unknown-signer", names)
        for pattern in REFERENCES:
            yield from _not_among(references, source, pattern, "profile.unknown-reference")


def _ids_by_name(source: Source) -> dict[str, str]:
    """Give the ids of the signers by their names, which people write instead."""
    signers = [signer for _, signer in values(source, "signers", EVERY)]
    pairs = [(child(signer, "name"), child(signer, "id")) for signer in signers]
    return {name: id_ for name, id_ in pairs if isinstance(name, str) and isinstance(id_, str)}


def _not_among(
    known: list[str],
    source: Source,
    pattern: Pattern,
    code: str,
    names: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    for loc, value in texts(source, *pattern):
        if value not in known:
            yield _unknown(code, value, known, source.place(loc), (names or {}).get(value))


def _unknown(
    code: str, value: str, known: Collection[str], place: Place, named: str | None = None
) -> Problem:
    near = named or nearest(value, known)
    listed = quoted(list(known)[:MAX_LISTED]) + (", …" if len(known) > MAX_LISTED else "")
    said = {"value": shortened(value), "near": near, "known": listed or "—"}
    return Problem(f"{code}-near" if near else code, place, said)


def _unknown_departments(files: Files) -> Iterator[Problem]:
    """A unit is a department's id or a name; what is spelt like an id must be one."""
    known = [value for _, value in texts(files.agency, "departments", EVERY, "id")]
    names = {value.casefold() for _, value in texts(files.agency, "departments", EVERY, "name")}
    for source in files.all():
        for pattern in marked_patterns(source.model, UnitMark):
            for loc, value in texts(source, *pattern):
                if value in known or value.casefold() in names:
                    continue
                if _LIKE_AN_ID.fullmatch(value) or slug(value) in known:
                    yield _unknown("profile.unknown-department", value, known, source.place(loc))
                    if not known:  # the list is missing: that need not be said of every unit
                        return


def _unknown_kinds(files: Files, kinds: Collection[str] | None) -> Iterator[Problem]:
    if kinds is None:
        return
    for source, pattern in (
        (files.year, ("papers", EVERY)),
        (files.agency, ("house", "codes", EVERY)),
    ):
        for loc, _ in values(source, *pattern):
            if loc[-1] not in kinds:
                place = source.key_place(loc)
                yield _unknown("profile.unknown-kind", str(loc[-1]), kinds, place)
    for loc, kind in texts(files.year, "without", EVERY):
        if kind not in kinds:
            yield _unknown("profile.unknown-kind", kind, kinds, files.year.place(loc))


def _year(source: Source, year: int) -> Iterator[Problem]:
    for loc, value in values(source, "year"):
        written = read(parse_whole, value)
        if written is not None and 2000 <= written <= 2100 and written != year:
            said = {"value": written, "year": year}
            yield Problem("profile.other-year", source.place(loc), said)


def _leaders(source: Source) -> Iterator[Problem]:
    """Somebody heads the agency, and one person leads its committee."""
    powers = {value for _, value in texts(source, "signers", EVERY, "power")}
    whole = not source.document.mended  # else the line that says it may be one that was cut
    if powers and whole and powers <= {"deputy", "by-order", "authorised"}:
        yield Problem("profile.no-head", source.key_place(("signers",)))
    roles = texts(source, "committee", "members", EVERY, "role")
    for loc, _ in [(loc, role) for loc, role in roles if role == "Trưởng ban"][1:]:
        yield Problem("profile.second-chief", source.place(loc))


def _capitals(source: Source) -> Iterator[Problem]:
    """No name is written in capitals: two syllables or more, for abbreviations are."""
    for pattern in _NAMES:
        for loc, value in texts(source, *pattern):
            words = slug(value).split("-") if value.isupper() else ()
            if sum(len(word) > 1 and bool(_SYLLABLE.fullmatch(word)) for word in words) > 1:
                yield Problem("profile.capitals", source.place(loc), {"value": shortened(value)})


def _independence(source: Source) -> Iterator[Problem]:
    """Nobody audits their own work: a team from one unit cannot audit that unit."""
    units = {value for _, value in texts(source, "audit", "team", EVERY, "unit")}
    for loc, unit in texts(source, "audit", "units", EVERY):
        if units == {unit}:
            yield Problem("profile.audits-itself", source.place(loc), {"unit": shortened(unit)})
